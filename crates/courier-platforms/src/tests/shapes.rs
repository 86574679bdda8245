//! What keys look like, and whose key something else may be.

use proptest::prelude::*;

use super::{kind, kinds};
use crate::key_doubt::OTHERS;
use crate::key_shape::kept;
use crate::{KeyDoubt, Removed};

const UUID: &str = "257e2630-0000-4abc-8def-0123456ad117";
const HEX_32: &str = "0123456789abcdef0123456789abcdef";
const OWN: &str = "hk_abc-DEF_ghi0123456789ABCDEFGHIJKLMNOPQRSTUV";

fn base64(length: usize) -> String {
    let body: String = "aB3+/9xY".chars().cycle().take(length - 2).collect();
    format!("{body}==")
}

/// What a doubt says of it in the form of that kind.
fn doubt(id: &str, pasted: &str) -> String {
    let doubt = kind(id).1.key.clean(pasted).doubt;
    match doubt {
        None => String::new(),
        Some(KeyDoubt::OtherShape { system }) => system.to_owned(),
        Some(doubt) => doubt.code().to_owned(),
    }
}

#[test]
fn whose_key_it_may_be() {
    let spektrix = base64(88);
    let keys = [UUID, HEX_32, spektrix.as_str(), OWN];
    let systems = ["Engaging Networks", "Action Network", "Spektrix", "our own service"];
    for (id, own) in [
        ("rest-api-user", UUID),
        // A UUID cannot say which of the three it is: no doubt.
        ("private-token", UUID),
        ("public-token", UUID),
        ("group-key", HEX_32),
        ("api-account", spektrix.as_str()),
        ("own-key", OWN),
    ] {
        for (key, system) in keys.into_iter().zip(systems) {
            let expected = if key == own { "" } else { system };
            assert_eq!(doubt(id, key), expected, "{key} at {id}");
        }
        assert_eq!(doubt(id, &format!("{HEX_32}-us12")), "Mailchimp");
        assert_eq!(doubt(id, &format!("{UUID}|1")), "EveryAction");
        assert_eq!(doubt(id, "rk_live_000000"), "Stripe");
        assert_eq!(doubt(id, ""), "empty");
        assert_eq!(doubt(id, "••••••••"), "masked");
        assert_eq!(doubt(id, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), "masked");
        assert_eq!(doubt(id, &format!("{own} {own}")), "several", "{id}");
        assert_eq!(doubt(id, "brightwater"), "unlikely", "{id}");
        assert_eq!(doubt(id, &format!("API key: \"{own}\".\n")), "", "{id}");
    }
}

#[test]
fn a_key_that_stops_early_or_goes_on() {
    assert_eq!(doubt("group-key", &HEX_32[..31]), "truncated");
    assert_eq!(doubt("group-key", &format!("{HEX_32}0")), "too-long");
    assert_eq!(doubt("own-key", &OWN[..45]), "truncated");
    assert_eq!(doubt("own-key", &format!("{OWN}0")), "too-long");
    assert_eq!(doubt("own-key", &OWN[3..]), "unlikely");
    // Spektrix promises no length: only what is no whole Base64 is doubted.
    for length in [40, 44, 64, 88, 120] {
        assert_eq!(doubt("api-account", &base64(length)), "", "{length}");
    }
    assert_eq!(doubt("api-account", &base64(88)[..85]), "truncated");
    assert_eq!(doubt("api-account", &base64(88)[..87]), "truncated");
    assert_eq!(doubt("api-account", &format!("{}aB3", base64(88))), "too-long");
    assert_eq!(doubt("api-account", &"aB3+".repeat(100)), "too-long");
    assert_eq!(kind("own-key").1.key.characters(), 46);
    assert_eq!(kind("api-account").1.key.characters(), 88);
}

#[test]
fn names_of_keys_and_headers_are_labels() {
    for (id, key, label) in [
        ("private-token", UUID, "EN_PRIVATE_TOKEN="),
        ("public-token", UUID, "Public token: "),
        ("group-key", HEX_32, "OSDI-API-Token: "),
        ("group-key", HEX_32, "ACTION_NETWORK_API_KEY="),
        ("api-account", &base64(88), "SPEKTRIX_API_SECRET="),
        ("own-key", OWN, "OWN_SERVICE_API_KEY="),
        ("own-key", OWN, "Our own service key: "),
    ] {
        let cleaned = kind(id).1.key.clean(&format!("{label}{key}"));
        assert_eq!(kept(&cleaned), key, "{label}");
        assert!(cleaned.removed.contains(&Removed::Label) && cleaned.doubt.is_none(), "{label}");
    }
}

#[test]
fn hyphens_of_a_key_of_our_own_survive_a_word_processor() {
    let cleaned = kind("own-key").1.key.clean(&OWN.replace('-', "\u{2013}"));
    assert_eq!((kept(&cleaned), &cleaned.doubt), (OWN, &None));
    assert_eq!(cleaned.removed, [Removed::Dashes]);
}

/// The beginnings of Stripe's and Raisely's keys tell them, whatever follows.
fn is_only_begun(key: &str) -> bool {
    ["rk_live_", "rk_test_", "raisely-sk-"].iter().any(|begin| key.starts_with(begin))
        && key.len() < 31
}

proptest! {
    /// What looks like a platform's key to others looks like its own key to itself.
    #[test]
    fn no_key_is_doubted_with_its_own_system(
        key in prop_oneof![
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            "[0-9a-fA-F]{32}",
            "[0-9a-zA-Z+/]{86}==",
            "hk_[0-9a-zA-Z_-]{43}",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\|[01]",
            "[0-9a-f]{32}-us[1-9][0-9]?",
            "rk_(live|test)_[0-9a-zA-Z]{24,99}",
            "raisely-sk-[0-9a-f]{32}",
            "([0-9a-zA-Z]{4} ){5}[0-9a-zA-Z]{4}",
            any::<String>(),
        ],
    ) {
        for (platform, kind) in kinds() {
            let own = OTHERS.iter().find(|(name, _)| name.eq_ignore_ascii_case(&platform.name));
            // Some systems' keys look like nothing in particular.
            if let Some((_, looks_like)) = own && looks_like(&key) && !is_only_begun(&key) {
                prop_assert!(kind.key.is_match(&key), "{} at {}", key, kind.id);
            }
            if let Some(KeyDoubt::OtherShape { system }) = kind.key.clean(&key).doubt {
                prop_assert!(!system.eq_ignore_ascii_case(&platform.name));
            }
        }
    }

    /// For every kind: nothing is made up, nothing stumbles, and what is clean stays as it is.
    #[test]
    fn nothing_is_made_up_for_any_kind(pasted in prop_oneof![any::<String>(), "[hk_0-9a-zA-Z+/=:\"'“–—. •*-]{0,120}"]) {
        let straight = |text: &str| -> String {
            text.chars().map(|sign| if crate::addresses::is_dash(sign) { '-' } else { sign }).collect()
        };
        for (_, kind) in kinds() {
            let cleaned = kind.key.clean(&pasted);
            let mut rest = straight(&pasted).chars().collect::<Vec<_>>().into_iter();
            prop_assert!(straight(kept(&cleaned)).chars().all(|sign| rest.any(|other| other == sign)));
            prop_assert_eq!(cleaned.characters, kept(&cleaned).chars().count());
            let again = kind.key.clean(kept(&cleaned));
            prop_assert_eq!(kept(&again), kept(&cleaned));
        }
    }
}
