//! An Engaging Networks API user: logged in, and out again. No supporter is looked at.
//!
//! Sources: <https://speca.io/engagingnetworks/engaging-network-services>,
//! <https://knowledge.engagingnetworks.net/datareports/engaging-networks-services-rest-services>

use secrecy::SecretString;
use url::Url;

use super::{incomplete, message};
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::Request;

/// The data centres.
const HOSTS: [&str; 3] =
    ["ca.engagingnetworks.app", "us.engagingnetworks.app", "us2.engagingnetworks.app"];

/// What the platform says, and what that means; the status is 401 for each of them, the limit included.
const MESSAGES: &[(&str, Outcome)] = &[
    ("exceeded its api limit", Outcome::LimitReached),
    ("unregistered source address", Outcome::AddressNotRegistered),
    ("is not active", Outcome::KeyInactive),
    ("does not have access to EN services", Outcome::KeyInactive),
    ("user was not found", Outcome::WrongKey),
    ("Invalid api key", Outcome::WrongKey),
];

pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    in_regions(input, async |host: &str| ask(net, host, input.key).await).await
}

/// Asks the account's data centre; where that does not know the key, and the person agreed, the others.
pub(super) async fn in_regions(
    input: &CheckInput<'_>,
    ask: impl AsyncFn(&str) -> CheckAnswer,
) -> CheckAnswer {
    let own = input.platform.region(input.account.region);
    let Some(own) = own.filter(|region| HOSTS.contains(&region.host.as_str())) else {
        return incomplete();
    };
    let first = ask(&own.host).await;
    if first.outcome != Outcome::WrongKey || !input.consent.other_regions {
        return first;
    }
    let others = input.platform.regions.iter().filter(|region| region.id != own.id);
    for region in others.filter(|region| HOSTS.contains(&region.host.as_str())) {
        let answer = ask(&region.host).await;
        if answer.knows_the_key() {
            let why = Why::OtherRegion { region: region.id.clone() };
            return CheckAnswer {
                status: answer.status,
                ..CheckAnswer::because(Outcome::WrongRegion, why)
            };
        }
    }
    first
}

/// An address of a data centre.
pub(super) fn address(host: &str, path: &str) -> Option<Url> {
    Url::parse(&format!("https://{host}{path}")).ok()
}

/// The data centres, and nothing else.
pub(super) fn hosts() -> AllowedHosts {
    AllowedHosts::of(HOSTS)
}

async fn ask(net: &Net, host: &str, key: &SecretString) -> CheckAnswer {
    let Some(url) = address(host, "/ens/service/authenticate") else { return incomplete() };
    let request = Request::post(url.clone()).secret_body("application/json", key);
    let answer = match net.ask(&hosts(), request).await {
        Ok(answer) => answer,
        Err(why_not) => return why_not,
    };
    let Some(session) = session(&answer) else { return judge(&answer, key) };
    // It would end by itself within the hour. Whatever is said to this changes nothing about the key.
    let _ = net.ask(&hosts(), Request::delete(url).secret_segment(&session)).await;
    answer.found(Outcome::Works)
}

/// The session that was begun.
fn session(answer: &Answer) -> Option<SecretString> {
    let is_about_another = answer.json()?.get("valid").is_some();
    (answer.is_success() && !is_about_another).then(|| token(answer)).flatten()
}

/// A session's token, wherever it stands.
fn token(answer: &Answer) -> Option<SecretString> {
    let json = answer.json()?;
    let token = json.get("ens-auth-token")?.as_str()?;
    (!token.is_empty()).then(|| SecretString::from(token))
}

fn judge(answer: &Answer, key: &SecretString) -> CheckAnswer {
    let message = if answer.is_html() { String::new() } else { message(answer, "message") };
    let known = MESSAGES.iter().find(|(part, _)| message.contains(part));
    match known {
        Some((_, Outcome::LimitReached)) => answer.limit_reached(),
        Some((_, outcome)) => answer.found(*outcome),
        None => {
            let token = token(answer).unwrap_or_default();
            answer.unexpected(&[key, &token])
        }
    }
}
