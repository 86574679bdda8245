//! Engaging Networks, the REST API: a key begins a session, the session's token does the rest.

use axum::http::Method;
use axum::response::Response;

use crate::answers::{not_imitated, say};
use crate::asked::Asked;
use crate::keys::{Barred, Key, Memory};
use crate::platforms::echo;

const US: &str = "engaging-networks";
const SUPPORTERS: &str = "Manage individual supporters";
const PAGES: &str = "Manage Page";

/// `/ens/service/…`
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    match (&asked.method, asked.segments().as_slice()) {
        (&Method::POST, ["ens", "service", "authenticate"]) => authenticate(memory, asked),
        (&Method::GET, ["ens", "service", "authenticate", token]) => {
            let case = if mine(memory, asked, token).is_some() {
                "session-valid"
            } else {
                "session-unknown"
            };
            say(US, case, &[("TOKEN", &echo(token))])
        }
        (&Method::DELETE, ["ens", "service", "authenticate", token]) => {
            let known = mine(memory, asked, token).is_some() && memory.end_session(token);
            say(US, if known { "session-ended" } else { "session-invalid" }, &[])
        }
        (&Method::GET, ["ens", "service", "supporter", "fields"]) => {
            with_session(memory, asked, SUPPORTERS, "supporter-fields")
        }
        (&Method::GET, ["ens", "service", "supporter", "query"]) => {
            with_session(memory, asked, SUPPORTERS, "supporters")
        }
        (&Method::GET, ["ens", "service", "page"]) => with_session(memory, asked, PAGES, "pages"),
        _ => not_imitated(),
    }
}

/// The data centre: each knows its own keys only.
pub(crate) fn region(asked: &Asked) -> &str {
    asked.host.split('.').next().unwrap_or_default()
}

fn authenticate(memory: &mut Memory, asked: &Asked) -> Response {
    let sent = asked.text();
    let sent = sent.trim();
    // The platform wants the bare key; a key in quotes is what many programs send.
    let quoted: Option<String> = serde_json::from_str(sent).ok();
    let sent = quoted.as_deref().unwrap_or(sent);
    let known = memory
        .by_key(US, sent)
        .filter(|key| key.kind == "rest-api-user" && key.region == region(asked));
    let Some(key) = known.cloned() else {
        return say(US, "wrong-key", &[("KEY", &echo(sent))]);
    };
    if let Err(why) = memory.admit(&key) {
        return barred(&key, &why);
    }
    let token = memory.begin_session(&key);
    say(US, "works", &[("TOKEN", &token)])
}

/// Whose session that is, in this data centre.
fn mine<'a>(memory: &'a Memory, asked: &Asked, token: &str) -> Option<&'a Key> {
    memory.session(token).filter(|key| key.region == region(asked))
}

fn with_session(memory: &mut Memory, asked: &Asked, permission: &str, case: &str) -> Response {
    let token = asked.header("ens-auth-token").unwrap_or_default();
    let Some(key) = mine(memory, asked, token).cloned() else {
        return say(US, "session-invalid", &[("TOKEN", &echo(token))]);
    };
    if let Err(why) = memory.admit(&key) {
        return barred(&key, &why);
    }
    say(US, if key.may("View", permission) { case } else { "limited" }, &[])
}

fn barred(key: &Key, why: &Barred) -> Response {
    let fill = [("KEY", key.key.as_str()), ("EMAIL", key.field("email-address"))];
    let case = match why {
        Barred::Inactive => "key-inactive",
        Barred::Address => "address-not-registered",
        Barred::Limit => "limit-reached",
    };
    say(US, case, &fill)
}
