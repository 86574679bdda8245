//! A Spektrix API account: asked, with a signature, for a customer that cannot exist.
//!
//! Source: <https://integrate.spektrix.com/docs/authentication>

use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use md5::{Digest, Md5};
use secrecy::{ExposeSecret, SecretString};
use sha1::Sha1;
use url::Url;
use zeroize::Zeroizing;

use super::incomplete;
use crate::account::is_segment_byte;
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::{Request, bare_key};

const HOST: &str = "system.spektrix.com";
/// The field with the name the account logs in with.
const LOGIN: &str = "username";
/// By how many seconds a clock may be off before it is the likelier cause; what the platform forgives is not
/// documented.
const CLOCK: i64 = 60;

pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    let client = input.account.name;
    let login = input.fields.get(LOGIN).map(String::as_str).unwrap_or_default();
    if client.is_empty() || login.is_empty() || !client.bytes().all(is_segment_byte) {
        return incomplete();
    }
    let nobody = HEXLOWER.encode(&rand::random::<[u8; 10]>());
    let written = format!("https://{HOST}/{client}/api/v3/customers?email={nobody}%40example.org");
    let now = DateTimePrinter::new().timestamp_to_rfc9110_string(&Timestamp::now());
    let (Ok(url), Ok(date)) = (Url::parse(&written), now) else { return incomplete() };
    let key = bare_key(net.reach(), input.key);
    let Some(signature) = signature(&key, "GET", url.as_str(), &date, None) else {
        return CheckAnswer::because(Outcome::Unexpected, Why::KeyMalformed);
    };
    let request = Request::get(url).header("date", &date).secret_header(
        "authorization",
        &format!("SpektrixAPI3 {login}:"),
        &signature,
    );
    match net.ask(&AllowedHosts::of([HOST]), request).await {
        Ok(answer) => judge(&answer, input),
        Err(why_not) => why_not,
    }
}

fn judge(answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    if answer.is_html() {
        return answer.unexpected(&[input.key]);
    }
    match answer.status {
        // There is no such customer: so the question was let through.
        404 => answer.found(Outcome::Works),
        200 if answer.json().is_some() => answer.found(Outcome::Works),
        401 => match answer.clock_ahead.filter(|seconds| seconds.abs() > CLOCK) {
            Some(seconds) => {
                let half = 30 * seconds.signum();
                let minutes = seconds.saturating_add(half).wrapping_div(60);
                answer.found_why(Outcome::Unexpected, Why::ClockOff { minutes })
            }
            None => answer.found(Outcome::WrongKey),
        },
        _ => answer.unexpected(&[input.key]),
    }
}

/// The signature of a request; nothing where the secret is no Base64. Signs the MD5 of the body, where there is
/// one, which no header repeats.
fn signature(
    secret: &SecretString,
    method: &str,
    url: &str,
    date: &str,
    body: Option<&[u8]>,
) -> Option<SecretString> {
    let key = Zeroizing::new(BASE64.decode(secret.expose_secret().as_bytes()).ok()?);
    let mut text = format!("{method}\n{url}\n{date}");
    if let Some(body) = body {
        text.push('\n');
        text.push_str(&BASE64.encode(&Md5::digest(body)));
    }
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).ok()?;
    mac.update(text.as_bytes());
    Some(BASE64.encode(&mac.finalize().into_bytes()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed by two other programs (Python's hmac, OpenSSL): the vendor publishes none.
    #[test]
    fn signatures_are_as_other_programs_make_them() {
        let secret = SecretString::from("dGhpcyBpcyBhIHRlc3Q=");
        let date = "Wed, 21 Oct 2020 07:28:00 GMT";
        let base = "https://system.spektrix.com/apitesting/api/v3";
        for (method, path, body, expected) in [
            ("GET", "/tags", None, "chZ+LR4IBbBE5nWZYxMv7XfXydo="),
            ("GET", "/customers?email=nobody%40example.org", None, "dG9k3qsInxS/UoFZqaKCekbsxEY="),
            (
                "POST",
                "/customers",
                Some(&b"{\"name\":\"test\"}"[..]),
                "wlNF2yNMIrO9I3pXrfI/ZkMGLVQ=",
            ),
        ] {
            let signed = signature(&secret, method, &format!("{base}{path}"), date, body).unwrap();
            assert_eq!(signed.expose_secret(), expected, "{method} {path}");
        }
        assert!(signature(&SecretString::from("no Base64"), "GET", base, date, None).is_none());
    }
}
