//! The practice platform makes API users itself.

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::check::CheckAnswer;
use crate::net::Net;

/// Makes an API user, token or account on the practice platform; its key begins with `PRACTICE-`.
///
/// # Errors
/// Why it did not answer.
pub async fn make_key(
    net: &Net,
    platform: &str,
    kind: &str,
    fields: &BTreeMap<String, String>,
) -> Result<SecretString, CheckAnswer> {
    let _ = (net, platform, kind, fields);
    Err(CheckAnswer {
        outcome: crate::check::Outcome::Unreachable,
        why: None,
        status: None,
        said: String::new(),
    })
}
