//! An Action Network group's key: asked for one event. The address without a path answers whatever the key is,
//! and people are nobody's business here.
//!
//! Source: <https://actionnetwork.org/docs/v2>

use url::Url;

use super::{incomplete, message};
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::Request;

const HOST: &str = "actionnetwork.org";
const EVENTS: &str = "https://actionnetwork.org/api/v2/events?per_page=1";

pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    let Ok(url) = Url::parse(EVENTS) else { return incomplete() };
    let request = Request::get(url).header("accept", "application/hal+json").secret_header(
        "OSDI-API-Token",
        "",
        input.key,
    );
    match net.ask(&AllowedHosts::of([HOST]), request).await {
        Ok(answer) => judge(&answer, input),
        Err(why_not) => why_not,
    }
}

/// The body first: clients disagree on the status of a wrong key.
fn judge(answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    let error = if answer.is_html() { String::new() } else { message(answer, "error") };
    if error.starts_with("API Key invalid or not present") {
        return answer.found(Outcome::WrongKey);
    }
    if error.starts_with("Too many requests") {
        return answer.limit_reached();
    }
    let is_list = answer.json().is_some_and(|json| {
        let held = json.get("_embedded").and_then(|held| held.as_object());
        let are_events = held.is_some_and(|held| held.keys().all(|name| name == "osdi:events"));
        json.get("total_records").is_some() && are_events
    });
    if answer.is_success() && is_list {
        return answer.found(Outcome::Works);
    }
    answer.unexpected(&[input.key])
}
