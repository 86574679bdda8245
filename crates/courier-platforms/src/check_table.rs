//! A check in data: one request, one table.

use url::Url;

use crate::account::is_segment_byte;
use crate::answer::Answer;
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::check_data::{Auth, DataCheck, Method};
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::{Read, Request};

/// Asks, and looks the answer up.
pub(crate) async fn check(net: &Net, table: &DataCheck, input: &CheckInput<'_>) -> CheckAnswer {
    let incomplete = || CheckAnswer::because(Outcome::Unexpected, Why::Incomplete);
    let Some(url) = address(table, input) else { return incomplete() };
    let request = match table.method {
        Method::Get => Request::get(url),
        Method::Post => Request::post(url),
    };
    let request = match &table.auth {
        Auth::Bearer {} => request.bearer(input.key),
        Auth::BasicUser {} => request.basic_user(input.key),
        Auth::BasicPassword { user } => match value(user, input).filter(|user| !user.is_empty()) {
            Some(user) => request.basic(user, input.key),
            None => return incomplete(),
        },
        Auth::Header { name, prefix } => request.secret_header(name, prefix, input.key),
    };
    let hosts = AllowedHosts::of(table.host());
    match net.ask(&hosts, request.reading(Read::LIST)).await {
        Ok(answer) => judge(table, &answer, input),
        Err(why_not) => why_not,
    }
}

/// The address with its parts filled in; nothing where a part is empty, or would be more than a segment.
fn address(table: &DataCheck, input: &CheckInput<'_>) -> Option<Url> {
    let mut written = table.url.clone();
    for id in table.parts()? {
        let part = value(id, input)?;
        if part.is_empty() || !part.bytes().all(is_segment_byte) {
            return None;
        }
        written = written.replace(&format!("/{{{id}}}"), &format!("/{part}"));
    }
    Url::parse(&written).ok()
}

/// What stands in a field, or the account's name.
fn value<'a>(id: &str, input: &CheckInput<'a>) -> Option<&'a str> {
    if id == "name" {
        return Some(input.account.name);
    }
    input.fields.get(id).map(String::as_str)
}

fn judge(table: &DataCheck, answer: &Answer, input: &CheckInput<'_>) -> CheckAnswer {
    let text = answer.text();
    // A page that greets a guest of a hotel is no platform that knows a key; nor is half an answer.
    let counts = !answer.is_html() && !answer.is_broken_json();
    let fits = table.rows.iter().find(|row| {
        row.status == answer.status
            && row.body_contains.as_ref().is_none_or(|part| text.contains(part.as_str()))
            && (counts || row.outcome != Outcome::Works)
    });
    match fits.map(|row| row.outcome) {
        Some(Outcome::LimitReached) => answer.limit_reached(),
        Some(Outcome::Unexpected) | None => answer.unexpected(&[input.key]),
        Some(outcome) => answer.found(outcome),
    }
}
