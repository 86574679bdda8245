//! Engaging Networks, the tokens: public counts, bulk export, bulk import. What is wrong is said with status 200.

use axum::http::Method;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::answers::{not_imitated, say};
use crate::asked::Asked;
use crate::engaging::region;
use crate::keys::{Key, Memory};
use crate::platforms::echo;

const US: &str = "engaging-networks-tokens";

/// `/ea-dataservice/…`
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    match (&asked.method, asked.segments().as_slice()) {
        (&Method::GET, ["ea-dataservice", "data.service"]) => public(memory, asked),
        (&Method::GET, ["ea-dataservice", "export.service"]) => export(memory, asked),
        (&Method::POST, ["ea-dataservice", "import.service"]) => import(memory, asked),
        _ => not_imitated(),
    }
}

fn known<'a>(memory: &'a Memory, asked: &Asked, kind: &str, token: &str) -> Option<&'a Key> {
    memory
        .by_key("engaging-networks", token)
        .filter(|key| key.kind == kind && key.region == region(asked) && key.is_active())
}

fn public(memory: &Memory, asked: &Asked) -> Response {
    let token = asked.query("token").unwrap_or_default();
    if known(memory, asked, "public-token", token).is_none() {
        let fill =
            [("TOKEN", echo(token)), ("KEY", echo(token)), ("IP", memory.caller.to_string())];
        return say(
            US,
            "public-wrong-key",
            &fill.each_ref().map(|(name, value)| (*name, value.as_str())),
        );
    }
    // How the answers look as XML, and those of the other services, is not published.
    let counts = asked.query("service") == Some("EaSupporterCount");
    if !counts || asked.query("contentType") != Some("json") {
        return not_imitated();
    }
    say(US, "public-works", &[("COUNT", "48210")])
}

fn export(memory: &Memory, asked: &Asked) -> Response {
    let token = asked.query("token").unwrap_or_default();
    let day = |name| Date::strptime("%m%d%Y", asked.query(name).unwrap_or_default()).ok();
    let (Some(_), Some(from), Some(to)) =
        (known(memory, asked, "private-token", token), day("startDate"), day("endDate"))
    else {
        return say(US, "export-wrong-key", &[("TOKEN", &echo(token)), ("KEY", &echo(token))]);
    };
    if asked.query("type") != Some("csv") || from > to {
        return not_imitated();
    }
    let mut response = say(US, "export-works", &[]);
    if to >= memory.now().to_zoned(TimeZone::UTC).date() {
        // The day is not over: how many rows there will be is not known.
        response.headers_mut().remove("Total");
    }
    response
}

/// A file is taken and forgotten.
fn import(memory: &Memory, asked: &Asked) -> Response {
    let body = asked.text();
    let token = part(&body, "token").unwrap_or_default();
    if known(memory, asked, "private-token", token).is_none() {
        return say(US, "export-wrong-key", &[("TOKEN", &echo(token)), ("KEY", &echo(token))]);
    }
    say(US, "import-works", &[])
}

/// One part of a multipart form.
fn part<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = body.split_once(&format!("name=\"{name}\""))?;
    let (_, value) = after.split_once("\r\n\r\n")?;
    value.split_once("\r\n").map(|(value, _)| value)
}
