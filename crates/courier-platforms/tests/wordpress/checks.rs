//! *Check it works*, for the password of an agency's user.

use std::collections::{BTreeMap, BTreeSet};

use courier_platforms::{
    AccountParts, Catalog, CheckAnswer, CheckInput, Consent, Outcome, Why, check,
};

use super::site::{HOST, INDEX, Line, asking};

const WHO: &str = "/wp-json/wp/v2/users/me?_fields=id";

fn checked(script: &[Line<'_>]) -> CheckAnswer {
    let catalog = Catalog::built_in();
    let platform = catalog.platform("wordpress").unwrap();
    let kind = platform.kinds.first().unwrap();
    let fields = BTreeMap::from([("username".to_owned(), "brightwater".to_owned())]);
    let address = format!("https://{HOST}");
    let approved_hosts = BTreeSet::from([HOST.to_owned()]);
    let (answer, asked) = asking(script, async |net, it| {
        let account = AccountParts { address: &address, ..AccountParts::default() };
        let consent = Consent::default();
        let (key, approved_hosts) = (it.password, &approved_hosts);
        let fields = &fields;
        check(net, CheckInput { platform, kind, account, fields, key, consent, approved_hosts })
            .await
    });
    for head in asked.heads {
        assert!(!head.contains("Basic bW86"), "asked as somebody else: {head}");
    }
    answer
}

#[test]
fn each_answer_has_its_outcome() {
    for (index, me, outcome) in [
        ("index", "works", Outcome::Works),
        ("index-closed", "works", Outcome::Works),
        ("index", "wrong-key", Outcome::WrongKey),
        ("index", "incorrect-password", Outcome::WrongKey),
        ("index", "unknown-user", Outcome::WrongKey),
        ("index", "off-for-user", Outcome::KeyInactive),
        ("index-no-passwords", "wrong-key", Outcome::KeyInactive),
        ("index", "users-closed", Outcome::Unexpected),
        ("index", "index-plain-links", Outcome::Unexpected),
    ] {
        let answer = checked(&[(INDEX, index), (WHO, me)]);
        assert_eq!(answer.outcome, outcome, "{index}, {me}: {answer:?}");
        let is_off = answer.why == Some(Why::NoApplicationPasswords);
        assert_eq!(is_off, outcome == Outcome::KeyInactive, "{index}, {me}: {answer:?}");
    }
}
