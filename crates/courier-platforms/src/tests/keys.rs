//! Getting the key out of what was pasted.

use proptest::prelude::*;
use secrecy::SecretString;

use super::rest_api_user;
use crate::key_shape::kept;
use crate::{CleanedKey, KeyDoubt, Removed};

const KEY: &str = "257e2630-0000-4abc-8def-0123456ad117";

fn clean(pasted: &str) -> CleanedKey {
    rest_api_user().key.clean(pasted)
}

#[test]
fn what_stands_round_a_key_is_taken_away() {
    use Removed::{Blanks, Dashes, Label, Punctuation, Quotes};
    for (pasted, removed) in [
        (KEY.to_owned(), vec![]),
        (format!(" {KEY}\r\n"), vec![Blanks]),
        (format!("\u{feff}{KEY}\u{200b}\u{a0}"), vec![Blanks]),
        ("257e2630-0000\u{200b}-4abc-8def-0123456ad117".to_owned(), vec![Blanks]),
        (format!("\"{KEY}\""), vec![Quotes]),
        (format!("“{KEY}”"), vec![Quotes]),
        (format!("« {KEY} »"), vec![Blanks, Quotes]),
        (format!("`{KEY}`"), vec![Quotes]),
        (format!("‘{KEY}"), vec![Quotes]),
        (format!("{KEY}."), vec![Punctuation]),
        (format!("\"{KEY}\",\n"), vec![Blanks, Quotes, Punctuation]),
        (format!("API Key:{KEY}"), vec![Label]),
        (format!("API Key: {KEY}"), vec![Blanks, Label]),
        (format!("API Key\n{KEY}"), vec![Label]),
        (format!("Key ={KEY}"), vec![Label]),
        (format!("Token:{KEY}"), vec![Label]),
        (format!("the key is {KEY}"), vec![Label]),
        (format!("EN_REST_API_KEY='{KEY}'"), vec![Quotes, Label]),
        (format!("export EN_REST_API_KEY={KEY}"), vec![Label]),
        (format!("\"api-key\":\"{KEY}\""), vec![Quotes, Label]),
        (KEY.replace('-', "–"), vec![Dashes]),
        (KEY.replace('-', "\u{2011}"), vec![Dashes]),
    ] {
        let cleaned = clean(&pasted);
        assert_eq!(kept(&cleaned), KEY, "{pasted:?}");
        assert_eq!(
            (cleaned.removed, cleaned.doubt, cleaned.characters),
            (removed, None, 36),
            "{pasted:?}"
        );
    }
}

#[test]
fn a_secret_is_cleaned_like_a_text() {
    let pasted = SecretString::from(format!("API Key: {KEY}\n"));
    let cleaned = rest_api_user().key.clean_secret(&pasted);
    assert_eq!(kept(&cleaned), KEY);
    assert_eq!(cleaned.doubt, None);
}

/// A list's dash in front is no part of a key, but we cannot know: it stays, and the window asks.
#[test]
fn a_dash_that_joins_nothing_stays_as_it_is() {
    let cleaned = clean(&format!("– {KEY}"));
    assert_eq!(kept(&cleaned), format!("– {KEY}"));
    assert_eq!((cleaned.removed, cleaned.doubt), (vec![], Some(KeyDoubt::Unlikely)));
}

#[test]
fn capitals_are_kept() {
    let capitals = KEY.to_uppercase();
    let cleaned = clean(&capitals);
    assert_eq!(kept(&cleaned), capitals);
    assert_eq!(cleaned.doubt, None);
}

#[test]
fn what_may_not_be_the_key_is_said() {
    let too_short = |characters| KeyDoubt::Truncated { characters, expected: 36 };
    for (pasted, doubt) in [
        (String::new(), KeyDoubt::Empty),
        (" \n\u{200b}".into(), KeyDoubt::Empty),
        ("\"\"".into(), KeyDoubt::Empty),
        ("API Key:".into(), KeyDoubt::Empty),
        ("••••••••".into(), KeyDoubt::Masked),
        ("257e2630-****-****-****-********d117".into(), KeyDoubt::Masked),
        ("●●●●d117".into(), KeyDoubt::Masked),
        ("257e2630-...".into(), KeyDoubt::Masked),
        ("257e2630…".into(), KeyDoubt::Masked),
        ("...".into(), KeyDoubt::Masked),
        ("257e2630- [redacted]".into(), KeyDoubt::Masked),
        ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx".into(), KeyDoubt::Masked),
        ("XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX".into(), KeyDoubt::Masked),
        (KEY[..35].into(), too_short(35)),
        (KEY[1..].into(), too_short(35)),
        ("257e2630".into(), too_short(8)),
        (format!("{KEY}0"), KeyDoubt::TooLong { characters: 37, expected: 36 }),
        (format!("{KEY}{KEY}"), KeyDoubt::TooLong { characters: 72, expected: 36 }),
        (format!("{KEY} {KEY}"), KeyDoubt::Several),
        (format!("Key 1: {KEY}\nKey 2: {}", KEY.replace('-', "–")), KeyDoubt::Several),
        (
            "0123456789abcdef0123456789abcdef".into(),
            KeyDoubt::OtherShape { system: "Action Network" },
        ),
        (format!("{}==", "aB3+".repeat(21) + "aB"), KeyDoubt::OtherShape { system: "Spektrix" }),
        (format!("{KEY}|1"), KeyDoubt::OtherShape { system: "EveryAction" }),
        (
            "0123456789abcdef0123456789abcdef-us12".into(),
            KeyDoubt::OtherShape { system: "Mailchimp" },
        ),
        ("rk_live_0000".into(), KeyDoubt::OtherShape { system: "Stripe" }),
        ("brightwater-api@example.org".into(), KeyDoubt::Unlikely),
        (KEY.replace('7', "g"), KeyDoubt::Unlikely),
        ("257e263-00000-4abc-8def-0123456ad117".into(), KeyDoubt::Unlikely),
        (format!("Here you are, Ana: {KEY}"), KeyDoubt::Unlikely),
        ("key-1234".into(), KeyDoubt::Unlikely),
        (format!("ens-auth-token:{KEY}"), KeyDoubt::Unlikely), // a session's token
    ] {
        assert_eq!(clean(&pasted).doubt, Some(doubt), "{pasted:?}");
    }
}

/// The shape is a hint: only what is no key at all cannot be kept.
#[test]
fn only_nothing_and_dots_cannot_be_kept() {
    assert!(!KeyDoubt::Empty.can_be_kept());
    assert!(!KeyDoubt::Masked.can_be_kept());
    for doubt in [
        KeyDoubt::Truncated { characters: 1, expected: 36 },
        KeyDoubt::TooLong { characters: 37, expected: 36 },
        KeyDoubt::OtherShape { system: "Spektrix" },
        KeyDoubt::Several,
        KeyDoubt::Unlikely,
    ] {
        assert!(doubt.can_be_kept());
    }
}

#[test]
fn debug_text_and_doubts_show_no_key() {
    for pasted in [KEY, "257e2630", "257e2630-0000-4abc-8def-0123456ad117|1", "257e2630 x"] {
        let cleaned = clean(pasted);
        assert!(!format!("{cleaned:?}").contains("257e"));
        let params = cleaned.doubt.map(|doubt| doubt.params()).unwrap_or_default();
        assert!(!format!("{params:?}").contains("257e"));
    }
}

#[test]
fn a_whole_book_is_read_in_one_go() {
    for pasted in
        ["key: ".repeat(100_000), "\"'".repeat(100_000), "key_".repeat(100_000), KEY.repeat(20_000)]
    {
        assert!(clean(&pasted).doubt.is_some());
    }
}

fn junk() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        " ", "\n", "\r\n", "\t", "\u{a0}", "\u{200b}", "\u{feff}", "\u{2060}", "\"", "'", "“", "”",
        "„", "‘", "’", "«", "»", "‹", "›", "`", "´",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|sign| rest.any(|other| other == sign))
}

proptest! {
    #[test]
    fn a_key_comes_back_out_of_any_junk(
        key in "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        capitals in any::<bool>(),
        (outer, inner, after, end) in (junk(), junk(), junk(), junk()),
        label in prop::sample::select(vec!["", "API Key:", "Key =", "Token:", "api_key=", "Private key: ", "API KEY\n"]),
        mark in prop::sample::select(vec!["", ".", ",", ";"]),
        dash in prop::sample::select(vec!["-", "–", "—", "\u{2010}", "\u{2011}", "\u{2212}"]),
    ) {
        let key = if capitals { key.to_uppercase() } else { key };
        let pasted = format!("{outer}{label}{inner}{}{after}{mark}{end}", key.replace('-', dash));
        let cleaned = clean(&pasted);
        prop_assert_eq!(kept(&cleaned), key.as_str());
        prop_assert_eq!(cleaned.doubt, None);
        prop_assert_eq!(cleaned.removed.contains(&Removed::Dashes), dash != "-");
        prop_assert_eq!(cleaned.removed.contains(&Removed::Label), !label.is_empty());
        prop_assert_eq!(cleaned.removed.contains(&Removed::Punctuation), !mark.is_empty());
    }

    #[test]
    fn nothing_is_made_up(pasted in prop_oneof![any::<String>(), "[0-9a-fA-FgK:=\"'“–—. •*-]{0,90}", "(key|api|[ :=_-]|[0-9a-f]{4}){0,20}"]) {
        let cleaned = clean(&pasted);
        let straight = |text: &str| -> String {
            text.chars().map(|sign| if crate::addresses::is_dash(sign) { '-' } else { sign }).collect()
        };
        prop_assert!(is_subsequence(&straight(kept(&cleaned)), &straight(&pasted)));
        prop_assert_eq!(cleaned.characters, kept(&cleaned).chars().count());
        // No hex character is lost but with a label in front.
        if !cleaned.removed.contains(&Removed::Label) {
            let hex = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            prop_assert_eq!(hex(kept(&cleaned)), hex(&pasted));
        }
        // Cleaning what is clean changes nothing.
        let again = clean(kept(&cleaned));
        prop_assert_eq!(kept(&again), kept(&cleaned));
        prop_assert!(again.removed.is_empty());
    }
}
