//! The answers of the platforms, as they stand in `answers/<platform>/<case>.http`.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use serde_json::Value;

use crate::keys::make_uuid;

/// The files that are answered with.
macro_rules! answers {
    ($($folder:literal: $($case:literal)*;)*) => {
        const ANSWERS: &[(&str, &str, &str)] = &[$($((
            $folder,
            $case,
            include_str!(concat!("../answers/", $folder, "/", $case, ".http")),
        ),)*)*];
    };
}

answers! {
    "engaging-networks": "works" "wrong-key" "address-not-registered" "key-inactive" "limit-reached" "limited"
        "session-valid" "session-unknown" "session-ended" "session-invalid" "supporter-fields" "supporters" "pages";
    "engaging-networks-tokens": "public-works" "public-wrong-key" "export-works" "export-wrong-key" "import-works";
    "action-network": "works" "wrong-key" "entry-known" "entry-unknown" "people" "tags";
    "spektrix": "works" "wrong-key" "customer" "public";
    "wordpress": "index" "works" "wrong-key";
    "everyaction": "works" "wrong-key" "wrong-mode";
    "mailchimp": "works" "wrong-key" "key-inactive";
    "stripe": "works" "wrong-key" "key-inactive" "limited";
    "raisely": "works" "wrong-key" "limited";
    "donorbox": "works" "wrong-key";
    "callhub": "works" "wrong-key" "key-inactive" "limited";
    "givebutter": "works" "wrong-key" "limited";
    "onetime-secret": "made" "state-first" "state-expired" "state-viewed" "state-received" "state-burned" "burnt" "shown"
        "unknown" "not-found" "not-authorized";
}

/// Whether there is such an answer.
pub(crate) fn has(folder: &str, case: &str) -> bool {
    file(folder, case).is_some()
}

/// An answer, its placeholders (`KEY` for `{KEY}`) filled in; the first of a name counts. Date and UUID go without
/// saying.
pub(crate) fn say(folder: &str, case: &str, fill: &[(&str, &str)]) -> Response {
    let date = http_date(Timestamp::now());
    let uuid = make_uuid();
    let mut fill = fill.to_vec();
    fill.extend([("DATE", date.as_str()), ("UUID", uuid.as_str())]);
    let read = file(folder, case).and_then(|text| read(text, &fill));
    read.unwrap_or_else(|| plain(StatusCode::INTERNAL_SERVER_ERROR, "no such answer"))
}

/// A moment as HTTP writes it.
pub(crate) fn http_date(at: Timestamp) -> String {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&at).unwrap_or_default()
}

/// A JSON document of the practice platform's own.
pub(crate) fn json(status: StatusCode, value: &Value) -> Response {
    of(status, "application/json", value.to_string())
}

/// A request that names no host we imitate.
pub(crate) fn refused() -> Response {
    plain(StatusCode::MISDIRECTED_REQUEST, "The practice platform does not answer for this host.")
}

/// A body that is too long.
pub(crate) fn too_long() -> Response {
    plain(StatusCode::PAYLOAD_TOO_LARGE, "The practice platform reads no body that long.")
}

/// A call of a platform that practice has no answer for: better said than guessed.
pub(crate) fn not_imitated() -> Response {
    plain(StatusCode::NOT_IMPLEMENTED, "The practice platform does not imitate this call.")
}

/// A page.
pub(crate) fn html(text: &str) -> Response {
    of(StatusCode::OK, "text/html; charset=utf-8", text.to_owned())
}

fn plain(status: StatusCode, text: &str) -> Response {
    of(status, "text/plain; charset=utf-8", text.to_owned())
}

fn of(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn file(folder: &str, case: &str) -> Option<&'static str> {
    let found = ANSWERS.iter().find(|(of, named, _)| *of == folder && *named == case);
    found.map(|(_, _, text)| *text)
}

/// Reads a comment, a status line, headers, a blank line and a body. Length and connection are the server's.
fn read(text: &str, fill: &[(&str, &str)]) -> Option<Response> {
    let (comment, text) = text.split_once('\n')?;
    let (head, body) =
        text.split_once("\r\n\r\n").or_else(|| text.split_once("\n\n")).unwrap_or((text, ""));
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(':')).collect();
    let is_json = headers
        .iter()
        .any(|(name, value)| name.eq_ignore_ascii_case("content-type") && value.contains("json"));
    let mut response = Response::new(Body::from(filled(body, fill, is_json)));
    *response.status_mut() = StatusCode::from_u16(status).ok()?;
    for (name, value) in headers {
        let name: HeaderName = name.trim().parse().ok()?;
        if matches!(name, header::CONTENT_LENGTH | header::TRANSFER_ENCODING | header::CONNECTION) {
            continue;
        }
        if let Ok(value) = HeaderValue::from_str(&filled(value.trim(), fill, false)) {
            response.headers_mut().append(name, value);
        }
    }
    comment.starts_with("# source: ").then_some(response)
}

/// Fills in from left to right, so that braces in a value are left alone.
fn filled(text: &str, fill: &[(&str, &str)], is_json: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = fill.iter().find(|(known, _)| *known == name)?;
            Some((value, after))
        });
        if let Some((value, after)) = known {
            out.push_str(&if is_json { escaped(value) } else { (*value).to_owned() });
            rest = after;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The value within a JSON string.
fn escaped(value: &str) -> String {
    let quoted = Value::from(value).to_string();
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_an_answer() {
        for (folder, case, text) in ANSWERS {
            assert!(read(text, &[]).is_some(), "{folder}/{case}.http");
        }
    }

    #[test]
    fn a_value_with_quotes_and_braces_stays_one_value() {
        let fill = [("KEY", "\"{TOKEN}\\"), ("TOKEN", "no")];
        assert_eq!(filled("{\"a\":\"{KEY}\"}", &fill, true), "{\"a\":\"\\\"{TOKEN}\\\\\"}");
        assert_eq!(filled("{KEY} {", &fill, false), "\"{TOKEN}\\ {");
    }
}
