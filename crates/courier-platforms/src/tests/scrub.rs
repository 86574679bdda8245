//! No part of a key is left.

use data_encoding::{BASE64, HEXUPPER};
use proptest::prelude::*;

use super::*;

/// Each character written otherwise.
fn each(text: &str, write: impl Fn(char) -> String) -> String {
    text.chars().map(write).collect::<Vec<String>>().concat()
}

/// Each byte written otherwise.
fn each_byte(text: &str, write: impl Fn(u8) -> String) -> String {
    text.bytes().map(write).collect::<Vec<String>>().concat()
}

const KEY: &str = "7f3c9a1e-52d4-4b8a-9c0d-6e2f1a8b3c5d";

fn scrubbed(text: &str) -> String {
    scrub(text, &[&SecretString::from(KEY)])
}

#[test]
fn a_key_is_taken_out_and_the_rest_is_left() {
    assert_eq!(
        scrubbed("Invalid api key [7f3c9a1e-52d4-4b8a-9c0d-6e2f1a8b3c5d]"),
        "Invalid api key […]"
    );
    let bare = KEY.replace('-', "");
    assert_eq!(scrubbed(&format!("no {} here", bare.to_uppercase())), "no … here");
    assert_eq!(scrubbed(&format!("no {} here", KEY.get(3..20).unwrap())), "no … here");
    let percent: String = each_byte(KEY, |byte| format!("%{byte:02X}"));
    assert_eq!(scrubbed(&format!("no {percent} here")), "no … here");
    let some: String = KEY.replace('-', "%2d").replace('a', "%61");
    assert_eq!(scrubbed(&format!("no {some} here")), "no … here");
    let json: String = each(KEY, |sign| format!("\\u{:04x}", sign as u32));
    assert_eq!(scrubbed(&format!("no {json} here")), "no … here");
    let twice = json.replace('\\', "\\\\").replace('u', "%75");
    assert_eq!(scrubbed(&format!("no {twice} here")), "no … here");
    let entities: String = each(KEY, |sign| format!("&#{};", sign as u32));
    assert_eq!(scrubbed(&format!("no {entities} here")), "no … here");
    let short = entities.replace(';', "");
    for nested in [short.replace('&', "&amp;"), short.replace('&', "&amp"), short] {
        assert_eq!(scrubbed(&format!("no {nested} here")), "no … here");
    }
    let spaced: String = each(KEY, |sign| format!("{sign} "));
    assert_eq!(scrubbed(&format!("no {spaced}here")), "no … here");
}

#[test]
fn what_could_be_turned_into_the_key_is_not_shown_at_all() {
    for hidden in [
        BASE64.encode(KEY.as_bytes()),
        BASE64.encode(format!("user:{KEY}").as_bytes()),
        format!("xx{}", BASE64URL_NOPAD.encode(KEY.as_bytes())),
        HEXUPPER.encode(KEY.as_bytes()),
        KEY.chars().rev().collect(),
        each_byte(KEY, |byte| format!("={byte:02X}")),
    ] {
        assert_eq!(scrubbed(&format!("no {hidden} here")), "", "{hidden}");
    }
    let mut deep = KEY.to_owned();
    for _ in 0..20 {
        deep = deep.replace('%', "%25").replace('-', "%2D");
    }
    assert_eq!(scrubbed(&deep), "");
}

#[test]
fn addresses_are_taken_out_and_one_line_is_left() {
    assert_eq!(
        scrubbed(
            "The user with username [brightwater@harbourtrust.example] asked from 198.51.100.7."
        ),
        "The user with username […] asked from …"
    );
    assert_eq!(scrubbed("from 2001:db8::7, 198.51.100.7:443"), "from …, …");
    assert_eq!(scrubbed("a\r\n\tb\u{202e}c\u{200b}d\u{0}e"), "a bcd e");
    assert_eq!(scrubbed(&"word ".repeat(100)).chars().count(), 200);
    assert_eq!(scrubbed(""), "");
}

fn encoded(text: &str, way: u8) -> String {
    match way {
        0 => text.to_owned(),
        1 => each_byte(text, |byte| format!("%{byte:02X}")),
        2 => each_byte(text, |byte| format!("%{byte:02x}")),
        3 => each(text, |sign| format!("\\u{:04X}", sign as u32)),
        4 => each(text, |sign| format!("&#{};", sign as u32)),
        5 => each(text, |sign| format!("&#x{:x}", sign as u32) + ";"),
        6 => BASE64.encode(text.as_bytes()),
        7 => BASE64URL_NOPAD.encode(text.as_bytes()),
        8 => HEXUPPER.encode(text.as_bytes()),
        9 => text.to_uppercase(),
        10 => text.replace('-', ""),
        11 => text.chars().rev().collect(),
        12 => serde_json::Value::from(text).to_string(),
        _ => url::form_urlencoded::byte_serialize(text.as_bytes()).collect(),
    }
}

/// Whether eight characters of the key can be seen, small or capital.
pub(crate) fn shows(text: &str, key: &str) -> bool {
    let small = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    let (text, key) = (small(text), small(key));
    key.windows(8).any(|part| text.windows(8).any(|seen| seen == part))
}

proptest! {
    #[test]
    fn no_eight_characters_are_left(
        key in "[!-~]{8,60}",
        before in "\\PC{0,30}",
        after in "\\PC{0,30}",
        ways in proptest::collection::vec(0..14_u8, 1..4),
    ) {
        let hidden = ways.iter().fold(key.clone(), |text, way| encoded(&text, *way));
        let said = scrub(&format!("{before}{hidden}{after}"), &[&SecretString::from(key.clone())]);
        prop_assert!(!shows(&said, &key), "{said}");
        prop_assert!(said.chars().count() <= 200);
        prop_assert!(!said.contains(|sign: char| sign.is_control()));
        // Nor after another look at it by somebody patient.
        for packed in unpacked(&said) {
            prop_assert!(!shows(&packed, &key), "{said}");
            let plain = decoded(&packed).unwrap_or_default();
            prop_assert!(!shows(&plain, &key), "{said}");
        }
    }

    #[test]
    fn any_text_and_any_key(text in "\\PC*", key in "\\PC{0,40}") {
        let said = scrub(&text, &[&SecretString::from(key.clone())]);
        prop_assert!(!shows(&said, &key), "{said}");
    }
}
