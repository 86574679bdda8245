//! Whatever comes back: a check ends, and shows no part of the key.

use courier_platforms::Consent;
use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use proptest::prelude::*;

use crate::asking::{shows, subject};
use crate::server::Server;

const AGREED: Consent = Consent { other_regions: true, download_a_day: true };

const KINDS: [&str; 9] = [
    "rest-api-user",
    "public-token",
    "private-token",
    "group-key",
    "api-account",
    "without-mode",
    "marketing-key",
    "stripe",
    "donorbox",
];

fn each(text: &str, write: impl Fn(u32) -> String) -> String {
    text.chars().map(|sign| write(sign.into())).collect::<Vec<String>>().concat()
}

fn encoded(text: &str, way: u8) -> String {
    match way {
        0 => text.to_owned(),
        1 => each(text, |sign| format!("%{sign:02X}")),
        2 => each(text, |sign| format!("\\u{sign:04x}")),
        3 => each(text, |sign| format!("&#{sign};")),
        4 => BASE64.encode(text.as_bytes()),
        5 => BASE64URL_NOPAD.encode(text.as_bytes()),
        6 => HEXLOWER.encode(text.as_bytes()),
        7 => text.to_uppercase(),
        8 => text.replace('-', ""),
        _ => text.chars().rev().collect(),
    }
}

/// A key of the kind's own form, so that it is sent.
fn key_of(kind: &str, bytes: [u8; 16]) -> String {
    let hex = HEXLOWER.encode(&bytes);
    match kind {
        "api-account" => BASE64.encode(&bytes.repeat(4)),
        "marketing-key" => format!("{hex}-us6"),
        "stripe" => format!("rk_live_{hex}"),
        _ => hex,
    }
}

fn head() -> impl Strategy<Value = String> {
    let statuses = prop::sample::select(vec![200_u16, 204, 302, 400, 401, 403, 404, 429, 500, 999]);
    let types = prop::sample::select(vec!["application/json", "text/html", "text/plain", "\u{7}"]);
    let begins = prop::sample::select(vec![
        "",
        "{\"error\":\"",
        "{\"message\":\"",
        "{\"errors\":[{\"text\":\"",
        "{\"title\":\"",
        "ERROR ",
        "[\"",
        "{\"ens-auth-token\":\"",
        "\n\n",
    ]);
    (statuses, types, begins).prop_map(|(status, kind, begin)| {
        format!("HTTP/1.1 {status} Any\r\nContent-Type: {kind}\r\nLocation: https://KEY.example.org/KEY\r\n\r\n{begin}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_answer_shows_the_key(
        at in 0..KINDS.len(),
        bytes: [u8; 16],
        head in prop_oneof![8 => head(), 1 => Just(String::new())],
        ways in prop::collection::vec(0..10_u8, 0..3),
        before in prop::collection::vec(any::<u8>(), 0..60),
        after in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let kind = KINDS[at];
        let key = key_of(kind, bytes);
        let hidden = ways.iter().fold(key.clone(), |text, way| encoded(&text, *way));
        let head = head.replace("KEY", &hidden);
        let answer = [head.as_bytes(), &before, hidden.as_bytes(), &after].concat();
        let server = Server::of(vec![answer.clone(), answer.clone(), answer]);
        let got = subject(kind).check_key(server.port, AGREED, &key);
        server.end();
        prop_assert!(!shows(&format!("{got:?}"), &key), "{got:?}");
        prop_assert!(got.said.chars().count() <= 200);
        prop_assert!(!got.said.contains(|sign: char| sign.is_control()));
    }
}
