//! Action Network, API v2.

use axum::http::Method;
use axum::response::Response;

use crate::answers::{not_imitated, say};
use crate::asked::Asked;
use crate::keys::{Key, Memory};
use crate::platforms::echo;

const US: &str = "action-network";

/// `/api/v2/…`
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let sent = asked.header("osdi-api-token").unwrap_or_default();
    let known = memory.by_key(US, sent).is_some_and(Key::is_active);
    let case = match (&asked.method, asked.segments().as_slice()) {
        // The entry point answers whatever the key is, and says more to a key it knows.
        (&Method::GET, ["api", "v2"]) if known => "entry-known",
        (&Method::GET, ["api", "v2"]) => "entry-unknown",
        (_, ["api", "v2", ..]) if !known => "wrong-key",
        (&Method::GET, ["api", "v2", "events"]) => "works",
        (&Method::GET, ["api", "v2", "people"]) => "people",
        (&Method::GET, ["api", "v2", "tags"]) => "tags",
        _ => return not_imitated(),
    };
    say(US, case, &[("KEY", &echo(sent))])
}
