//! EveryAction and NGP VAN: sent one word to repeat.
//!
//! Sources: <https://developers.ngpvan.com/reference/authentication>, <https://docs.ngpvan.com/reference/errors>

use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use url::Url;
use zeroize::Zeroizing;

use super::incomplete;
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::Request;

/// The platform in the United States, and everywhere else.
const HOSTS: [&str; 2] = ["api.securevan.com", "intlapi.securevan.com"];
/// The field with the name of the application, which is the user.
const APPLICATION: &str = "application-name";
/// My Campaign, which is EveryAction, and My Voters: one of them stands behind every key.
const MODES: [&str; 2] = ["|1", "|0"];
const WRONG_MODE: &str = "Invalid Database Mode";
const WORD: &str = "hello";

pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    let host = input.platform.region(input.account.region).map(|region| region.host.as_str());
    let Some(host) = HOSTS.into_iter().find(|known| host.is_none_or(|host| host == *known)) else {
        return incomplete();
    };
    let typed = input.fields.get(APPLICATION).map_or(input.account.name, String::as_str);
    let application = if typed.is_empty() { "KeyCourier" } else { typed };
    if has_mode(input.key) {
        return ask(net, host, application, input.key, input).await.0;
    }
    let mut last = incomplete();
    for mode in MODES {
        let key = with_mode(input.key, mode);
        let (answer, is_wrong_mode) = ask(net, host, application, &key, input).await;
        if !is_wrong_mode {
            return answer;
        }
        last = answer;
    }
    last
}

/// The answer, and whether it says that the key belongs to the other database.
async fn ask(
    net: &Net,
    host: &str,
    application: &str,
    key: &SecretString,
    input: &CheckInput<'_>,
) -> (CheckAnswer, bool) {
    let Ok(url) = Url::parse(&format!("https://{host}/v4/echoes")) else {
        return (incomplete(), false);
    };
    let request = Request::post(url).basic(application, key).json(&json!({ "message": WORD }));
    match net.ask(&AllowedHosts::of(HOSTS), request).await {
        Ok(answer) => {
            let text = error_text(&answer);
            (judge(&answer, &text, input), text.contains(WRONG_MODE))
        }
        Err(why_not) => (why_not, false),
    }
}

fn judge(answer: &Answer, text: &str, input: &CheckInput<'_>) -> CheckAnswer {
    if answer.is_html() {
        return answer.unexpected(&[input.key]);
    }
    let repeats = answer
        .json()
        .is_some_and(|json| json.get("message").and_then(|word| word.as_str()) == Some(WORD));
    match answer.status {
        200..300 if repeats => answer.found(Outcome::Works),
        401 => answer.found(Outcome::WrongKey),
        403 if !text.is_empty() => answer.found(Outcome::Limited),
        _ if text.starts_with("Rate limit exceeded") => match seconds(text) {
            None => answer.limit_reached(),
            seconds => answer.found_why(Outcome::LimitReached, Why::AskLater { seconds }),
        },
        _ => answer.unexpected(&[input.key]),
    }
}

/// What the first of its errors says.
fn error_text(answer: &Answer) -> String {
    let json = answer.json().unwrap_or_default();
    let text = json.pointer("/errors/0/text").and_then(|text| text.as_str());
    text.unwrap_or_default().to_owned()
}

/// `Try again in 5200 ms.`: the header that others send is not there.
fn seconds(text: &str) -> Option<u32> {
    let (_, after) = text.split_once("Try again in ")?;
    let (number, _) = after.split_once(" ms")?;
    Some(number.parse::<u32>().ok()?.div_ceil(1000))
}

fn has_mode(key: &SecretString) -> bool {
    MODES.iter().any(|mode| key.expose_secret().ends_with(mode))
}

fn with_mode(key: &SecretString, mode: &str) -> SecretString {
    let whole = Zeroizing::new(format!("{}{mode}", key.expose_secret()));
    SecretString::from(whole.as_str())
}
