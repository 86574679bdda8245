//! Platforms whose key is sent as it is, in one header.

use axum::http::Method;
use axum::response::Response;

use crate::answers::{has, not_imitated, say};
use crate::asked::Asked;
use crate::keys::{Key, Memory};
use crate::platforms::echo;

/// Whether that host is one of them.
pub(crate) fn answers(host: &str) -> bool {
    platform(host).is_some()
}

/// Answers for one of them.
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let Some(platform) = platform(&asked.host) else { return not_imitated() };
    let path = asked.segments();
    let imitated = match platform {
        "everyaction" => asked.method == Method::POST && path == ["v4", "echoes"],
        "mailchimp" => asked.method == Method::GET && path == ["3.0", "ping"],
        "stripe" => asked.method == Method::GET && path.first() == Some(&"v1"),
        "raisely" => asked.method == Method::GET && path == ["v3", "campaigns"],
        "donorbox" => asked.method == Method::GET && path == ["api", "v1", "campaigns"],
        "callhub" => asked.method == Method::GET && path == ["v1", "agents"],
        _ => asked.method == Method::GET && path == ["v1", "campaigns"],
    };
    if !imitated {
        return not_imitated();
    }
    let sent = sent(platform, asked).unwrap_or_default();
    let known = memory.by_key(platform, &sent).filter(|_| is_in_its_data_centre(asked, &sent));
    verdict(platform, known, &sent, memory)
}

/// `WordPress`: who am I.
pub(crate) fn wordpress(memory: &mut Memory, asked: &Asked) -> Response {
    const US: &str = "wordpress";
    let route = asked.query("rest_route").map_or_else(
        || asked.path.get(1..).unwrap_or_default().join("/"),
        |route| route.trim_matches('/').to_owned(),
    );
    if asked.method != Method::GET {
        return not_imitated();
    }
    match route.as_str() {
        "" => say(US, "index", &[("HOST", &asked.host)]),
        "wp/v2/users/me" => {
            let (user, password) = asked.basic().unwrap_or_default();
            let bare: String = password.split(' ').collect();
            let known = memory.keys().find(|key| {
                key.platform == US
                    && key.key.split(' ').collect::<String>() == bare
                    && (key.fields.is_empty() || key.fields.values().any(|value| *value == user))
            });
            verdict(US, known, &password, memory)
        }
        _ => not_imitated(),
    }
}

fn platform(host: &str) -> Option<&'static str> {
    Some(match host {
        "api.stripe.com" => "stripe",
        "api.raisely.com" => "raisely",
        "donorbox.org" => "donorbox",
        "api.callhub.io" => "callhub",
        "api.givebutter.com" => "givebutter",
        "api.securevan.com" | "intlapi.securevan.com" => "everyaction",
        _ if data_centre(host).is_some() => "mailchimp",
        _ => return None,
    })
}

/// The key that was sent.
fn sent(platform: &str, asked: &Asked) -> Option<String> {
    match platform {
        "everyaction" | "mailchimp" | "donorbox" => asked.basic().map(|(_, key)| key),
        "callhub" => asked.authorization("token").map(str::to_owned),
        // Stripe takes the key as the user of HTTP Basic, too.
        _ => {
            let bearer = asked.authorization("bearer").map(str::to_owned);
            bearer.or_else(|| asked.basic().map(|(user, _)| user))
        }
    }
}

fn verdict(platform: &str, known: Option<&Key>, sent: &str, memory: &Memory) -> Response {
    let case = match known {
        Some(key) if !key.is_active() && has(platform, "key-inactive") => "key-inactive",
        Some(key) if key.is_active() && key.limited && has(platform, "limited") => "limited",
        Some(key) if key.is_active() => "works",
        None if other_mode(platform, sent, memory) => "wrong-mode",
        _ => "wrong-key",
    };
    say(platform, case, &[("KEY", &echo(sent))])
}

/// `EveryAction`: the key is right, and what follows its `|` names the other database.
fn other_mode(platform: &str, sent: &str, memory: &Memory) -> bool {
    let bare = |key: &str| key.split_once('|').map(|(key, _)| key.to_owned());
    let sent = bare(sent);
    platform == "everyaction"
        && sent.is_some()
        && memory.keys().any(|key| key.platform == platform && bare(&key.key) == sent)
}

/// Mailchimp: the data centre stands at the end of the key.
fn is_in_its_data_centre(asked: &Asked, key: &str) -> bool {
    data_centre(&asked.host)
        .is_none_or(|centre| key.rsplit_once('-').is_some_and(|(_, end)| end == centre))
}

fn data_centre(host: &str) -> Option<&str> {
    let centre = host.strip_suffix(".api.mailchimp.com")?;
    let number = centre.strip_prefix("us")?;
    let is_number = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some(centre)
}
