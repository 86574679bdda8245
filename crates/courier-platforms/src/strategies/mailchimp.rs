//! Mailchimp: asked whether it is there. The data centre stands at the end of the key.
//!
//! Source: <https://mailchimp.com/developer/marketing/docs/errors/>

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::incomplete;
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::Request;

pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    let Some(host) = data_centre(input.key).map(|centre| format!("{centre}.api.mailchimp.com"))
    else {
        return CheckAnswer::because(Outcome::Unreachable, Why::KeyMalformed);
    };
    let Ok(url) = Url::parse(&format!("https://{host}/3.0/ping")) else { return incomplete() };
    let request = Request::get(url).basic("key-courier", input.key);
    match net.ask(&AllowedHosts::of([host]), request).await {
        Ok(answer) => judge(&answer, input),
        Err(why_not) => why_not,
    }
}

/// `us6`: the only part of a key that ever stands in a host, and only in this form.
fn data_centre(key: &SecretString) -> Option<String> {
    let (rest, centre) = key.expose_secret().rsplit_once('-')?;
    let number = centre.strip_prefix("us")?;
    let is_number =
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !rest.is_empty()).then(|| centre.to_owned())
}

fn judge(answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    let json = if answer.is_html() { None } else { answer.json() };
    let Some(json) = json else { return answer.unexpected(&[input.key]) };
    let title = json.get("title").and_then(|title| title.as_str()).unwrap_or_default();
    match (answer.status, title) {
        (200..300, _) if json.get("health_status").is_some() => answer.found(Outcome::Works),
        (_, "API Key Invalid" | "API Key Missing") => answer.found(Outcome::WrongKey),
        (403, "User Disabled" | "UserDisabled") => answer.found(Outcome::KeyInactive),
        (403, title) if !title.is_empty() => answer.found(Outcome::Limited),
        _ => answer.unexpected(&[input.key]),
    }
}
