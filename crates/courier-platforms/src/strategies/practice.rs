//! The practice platform makes API users itself: what a platform's own screens do, as one call.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::account::AccountParts;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::{Net, Reach};
use crate::platform::Permission;
use crate::request::Request;

/// Where keys are made; the host's name belongs to nobody.
const HOST: &str = "admin.practice.example";

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
struct Made {
    key: SecretString,
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
    let url = Url::parse(&format!("https://{HOST}/keys")).ok();
    let Some(url) = url.filter(|_| net.reach() != Reach::Real) else {
        return Err(CheckAnswer::new(Outcome::Unreachable));
    };
    let bearer = SecretString::from(admin_token);
    let request = Request::post(url).bearer(&bearer).json(&new.written());
    let answer = net.ask(&AllowedHosts::of([HOST]), request).await?;
    if !answer.is_success() {
        return Err(answer.found(Outcome::Unexpected));
    }
    let made: Option<Made> = serde_json::from_slice(&answer.body).ok();
    made.map(|made| made.key).ok_or_else(|| answer.found_why(Outcome::Unexpected, Why::NotReadable))
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
