//! Spektrix, API v3: requests are signed, <https://integrate.spektrix.com/docs/authentication>.

use axum::http::Method;
use axum::response::Response;
use data_encoding::BASE64;
use hmac::{Hmac, Mac};
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};
use md5::{Digest, Md5};
use sha1::Sha1;

use crate::answers::{http_date, not_imitated, say};
use crate::asked::Asked;
use crate::keys::{Memory, PREFIX};

const US: &str = "spektrix";
/// How far the caller's clock may be off. The platform does not say; this is what practice allows.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

/// `/{client}/api/v3/…`
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let path = asked.segments();
    let [client, "api", "v3", rest @ ..] = path.as_slice() else { return not_imitated() };
    match (&asked.method, rest) {
        // Open to everybody: these prove nothing about a key.
        (&Method::GET, ["events" | "statements" | "tags"]) => fill(memory, "public"),
        _ if !is_signed(memory, asked, client) => fill(memory, "wrong-key"),
        (&Method::GET, ["customers"]) => {
            let email = asked.query("email").unwrap_or_default();
            let found = email.eq_ignore_ascii_case("sam.lee@example.org");
            fill(memory, if found { "customer" } else { "works" })
        }
        _ => not_imitated(),
    }
}

fn fill(memory: &Memory, case: &str) -> Response {
    say(US, case, &[("DATE", &http_date(memory.now()))])
}

fn is_signed(memory: &Memory, asked: &Asked, client: &str) -> bool {
    let Some((login, signature)) =
        asked.authorization("SpektrixAPI3").and_then(|sent| sent.rsplit_once(':'))
    else {
        return false;
    };
    let Some(date) = asked.header("date").filter(|date| is_near(date, memory.now())) else {
        return false;
    };
    let Ok(signature) = BASE64.decode(signature.as_bytes()) else { return false };
    let text = to_sign(asked, date);
    let mut keys = memory.keys().filter(|key| {
        key.platform == US
            && key.name == client
            && key.field("username") == login
            && key.is_active()
    });
    keys.any(|key| is_of(&key.key, &text, &signature))
}

/// The secret is Base64; what marks it as a practice key is not part of it.
fn is_of(key: &str, text: &str, signature: &[u8]) -> bool {
    let secret = key.strip_prefix(PREFIX).unwrap_or(key);
    let Ok(secret) = BASE64.decode(secret.as_bytes()) else { return false };
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&secret) else { return false };
    mac.update(text.as_bytes());
    mac.verify_slice(signature).is_ok()
}

fn to_sign(asked: &Asked, date: &str) -> String {
    let mut text = format!("{}\nhttps://{}{}\n{date}", asked.method, asked.host, asked.target);
    if asked.method != Method::GET && !asked.body.is_empty() {
        text.push('\n');
        text.push_str(&BASE64.encode(&Md5::digest(&asked.body)));
    }
    text
}

fn is_near(date: &str, now: Timestamp) -> bool {
    let parsed = DateTimeParser::new().parse_timestamp(date);
    parsed.is_ok_and(|then| now.duration_since(then).abs() <= SKEW)
}
