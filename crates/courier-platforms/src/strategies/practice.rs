//! The practice platform makes, changes and ends API users itself: what a platform's own screens do, as calls.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::account::AccountParts;
use crate::answer::Answer;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::{Net, Reach};
use crate::platform::Permission;
use crate::request::Request;

/// Where keys are made; the host's name belongs to nobody.
const HOST: &str = "admin.practice.example";

const CREATED: u16 = 201;
const NOT_FOUND: u16 = 404;

/// An API user, token or account to make.
#[derive(Debug, Clone, Copy)]
pub struct NewKey<'a> {
    /// The platform's id.
    pub platform: &'a str,
    /// The kind's id.
    pub kind: &'a str,
    /// Our account there.
    pub account: AccountParts<'a>,
    /// What would be typed into the vendor's form.
    pub fields: &'a BTreeMap<String, String>,
    /// What its group may do; the practice platform holds it to that.
    pub permissions: &'a [Permission],
}

/// What the practice platform answers.
#[derive(Deserialize)]
struct There {
    id: String,
    key: SecretString,
}

/// What can be done with a key that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToDo {
    /// It rests.
    SwitchOff,
    /// It works again.
    SwitchOn,
    /// It is gone for good.
    Delete,
}

/// Makes an API user, token or account on the practice platform, whose server gave out `admin_token` at its start;
/// the key begins with `PRACTICE-`. Where a kind has one key an account, that one is shown.
///
/// # Errors
/// Why there is none; outside practice nothing is asked.
pub async fn make_key(
    net: &Net,
    admin_token: &str,
    new: NewKey<'_>,
) -> Result<SecretString, CheckAnswer> {
    let request = Request::post(place(net, "keys")?).json(&new.written());
    Ok(there(&ask(net, admin_token, request).await?)?.key)
}

/// Makes a key anew in the place of one that is there: `old` is known no more. Where nobody has the old key, the one
/// that everybody shares is made anew, or another one is made.
///
/// # Errors
/// As for [`make_key`].
pub async fn remake_key(
    net: &Net,
    admin_token: &str,
    old: Option<&SecretString>,
    new: NewKey<'_>,
) -> Result<SecretString, CheckAnswer> {
    let known = match old {
        Some(old) => find(net, admin_token, old).await?,
        None => None,
    };
    let id = if let Some(id) = known {
        id
    } else {
        let request = Request::post(place(net, "keys")?).json(&new.written());
        let answer = ask(net, admin_token, request).await?;
        let made = there(&answer)?;
        if answer.status == CREATED {
            return Ok(made.key);
        }
        made.id
    };
    let changed = json!({ "refresh": true, "fields": new.fields });
    let request = Request::put(place(net, &format!("keys/{id}"))?).json(&changed);
    Ok(there(&ask(net, admin_token, request).await?)?.key)
}

/// Does something with a key that is there; the one that is there after that, `None` where it is gone for good or
/// was not there.
///
/// # Errors
/// As for [`make_key`].
pub async fn change_key(
    net: &Net,
    admin_token: &str,
    key: &SecretString,
    to_do: ToDo,
) -> Result<Option<SecretString>, CheckAnswer> {
    let Some(id) = find(net, admin_token, key).await? else { return Ok(None) };
    let url = place(net, &format!("keys/{id}"))?;
    let changed = match to_do {
        ToDo::SwitchOff => json!({ "status": "Inactive" }),
        ToDo::SwitchOn => json!({ "status": "Active" }),
        ToDo::Delete => {
            let answer = ask(net, admin_token, Request::delete(url)).await?;
            return if answer.is_success() {
                Ok(None)
            } else {
                Err(answer.found(Outcome::Unexpected))
            };
        }
    };
    let answer = ask(net, admin_token, Request::put(url).json(&changed)).await?;
    Ok(Some(there(&answer)?.key))
}

/// What the practice platform calls a key; `None` where it does not know it.
async fn find(
    net: &Net,
    admin_token: &str,
    key: &SecretString,
) -> Result<Option<String>, CheckAnswer> {
    let request = Request::post(place(net, "keys/find")?).secret_json("key", key);
    let answer = ask(net, admin_token, request).await?;
    if answer.status == NOT_FOUND {
        return Ok(None);
    }
    Ok(Some(there(&answer)?.id))
}

/// A place of the practice platform; outside practice there is none.
fn place(net: &Net, path: &str) -> Result<Url, CheckAnswer> {
    let url = Url::parse(&format!("https://{HOST}/{path}")).ok();
    let url = url.filter(|_| net.reach() != Reach::Real);
    url.ok_or_else(|| CheckAnswer::new(Outcome::Unreachable))
}

async fn ask(net: &Net, admin_token: &str, request: Request) -> Result<Answer, CheckAnswer> {
    let bearer = SecretString::from(admin_token);
    net.ask(&AllowedHosts::of([HOST]), request.bearer(&bearer)).await
}

fn there(answer: &Answer) -> Result<There, CheckAnswer> {
    if !answer.is_success() {
        return Err(answer.found(Outcome::Unexpected));
    }
    let there: Option<There> = serde_json::from_slice(&answer.body).ok();
    there.ok_or_else(|| answer.found_why(Outcome::Unexpected, Why::NotReadable))
}

impl NewKey<'_> {
    fn written(&self) -> Value {
        let rows = self.permissions.iter().map(|permission| {
            let actions: Vec<_> = permission.actions.iter().map(|action| action.name()).collect();
            json!({ "name": permission.name, "actions": actions })
        });
        json!({
            "platform": self.platform,
            "kind": self.kind,
            "account": { "region": self.account.region, "name": self.account.name },
            "fields": self.fields,
            "permissions": rows.collect::<Vec<_>>(),
        })
    }
}
