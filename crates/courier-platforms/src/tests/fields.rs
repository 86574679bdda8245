//! What stands in the vendor's form, and what is refused.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{engaging_networks, kind, kinds, nothing_taken, rest_api_user};
use crate::{Field, FieldProblem, Taken};

fn field(id: &str) -> &'static Field {
    rest_api_user().field(id).expect("it is in the form")
}

#[test]
fn e_mail_addresses() {
    let email = field("email-address");
    assert_eq!(
        email.check(" brightwater-api@example.org\u{200b}\n").as_deref(),
        Ok("brightwater-api@example.org")
    );
    assert_eq!(
        email.check("mo.adeyemi+api@mail.example.org").as_deref(),
        Ok("mo.adeyemi+api@mail.example.org")
    );
    assert_eq!(email.check("  "), Err(FieldProblem::Missing));
    for raw in [
        "brightwater",
        "brightwater@",
        "@example.org",
        "a@@example.org",
        "a b@example.org",
        "a@example",
        "a@exam ple.org",
        "Ana Costa <ana@example.org>",
        "<ana@example.org>",
        "ana@example.org, mo@example.org",
        "a@.org",
        "a@example..org",
        "a@[203.0.113.5]",
        "\"a b\"@example.org",
        "a.@example.org",
        &format!("{}@example.org", "a".repeat(65)),
    ] {
        assert_eq!(email.check(raw), Err(FieldProblem::EmailMalformed), "{raw:?}");
    }
}

#[test]
fn names_status_and_group() {
    let name = field("display-name");
    assert_eq!(name.check("  Brightwater \r\n API\u{feff} ").as_deref(), Ok("Brightwater API"));
    assert_eq!(name.check("شركة المياه").as_deref(), Ok("شركة المياه"));
    assert_eq!(name.check("\u{200b}\n"), Err(FieldProblem::Missing));
    assert_eq!(name.check(&"é".repeat(100)).map(|name| name.chars().count()), Ok(100));
    assert_eq!(name.check(&"é".repeat(101)), Err(FieldProblem::TooLong { length: 101, most: 100 }));

    let status = field("status");
    assert_eq!(status.check("Active ").as_deref(), Ok("Active"));
    assert_eq!(status.check("active"), Err(FieldProblem::NotAnOption));
    assert_eq!(status.check(""), Err(FieldProblem::Missing));

    assert_eq!(field("group").check("").as_deref(), Ok("None"));
}

#[test]
fn single_values_of_what_the_form_gets() {
    let of = |id: &str, checked: &'static str| -> Vec<&str> { field(id).values(checked).collect() };
    assert_eq!(of("remote-address", "203.0.113.5~198.51.100.7"), ["203.0.113.5", "198.51.100.7"]);
    assert_eq!(of("display-name", "a~b"), ["a~b"]);
    assert!(of("remote-address", "").is_empty());
}

#[test]
fn a_whole_form() {
    let platform = engaging_networks();
    let form = |group: &str, addresses: &str| -> BTreeMap<String, String> {
        [
            ("email-address", "brightwater-api@example.org"),
            ("display-name", "Brightwater API"),
            ("first-name", "Brightwater"),
            ("last-name", "API"),
            ("remote-address", addresses),
            ("status", "Active"),
            ("group", group),
        ]
        .map(|(id, value)| (id.to_owned(), value.to_owned()))
        .into()
    };
    let problems = |purpose: &str, raw: &BTreeMap<String, String>| {
        let (kind, purpose) = platform.purpose(purpose).unwrap();
        let checked = kind.check(purpose, raw, nothing_taken());
        assert_eq!(checked.values.len() + checked.problems.len(), kind.fields.len());
        checked.problems.into_iter().map(|(id, problem)| (id, problem.code())).collect::<Vec<_>>()
    };
    let none: Vec<(String, &str)> = Vec::new();
    assert_eq!(problems("submit-pages", &form("", "203.0.113.5")), none);
    assert_eq!(problems("submit-pages", &form("None", "203.0.113.5")), none);
    assert_eq!(problems("update-supporters", &form("Brightwater", "203.0.113.5")), none);
    // A group that was made for something else would open more than the purpose.
    assert_eq!(
        problems("submit-pages", &form("Brightwater", "203.0.113.5")),
        [("group".to_owned(), "not-an-option")]
    );
    assert_eq!(
        problems("update-supporters", &form("None", "10.0.0.1")),
        [("group".to_owned(), "missing"), ("remote-address".to_owned(), "address-private")]
    );
    assert_eq!(problems("read-supporters", &BTreeMap::new()).len(), 7);
}

#[test]
fn a_name_that_is_taken_is_said() {
    let taken: Taken = [
        ("email-address".to_owned(), vec![" Brightwater-API@example.org\n".to_owned()]),
        ("display-name".to_owned(), vec!["Brightwater API".to_owned()]),
        ("username".to_owned(), vec!["Fernweh".to_owned(), "BRIGHTWATER".to_owned()]),
    ]
    .into();
    let problems = |id: &str, values: &[(&str, &str)]| {
        let (_, kind) = kind(id);
        let raw: BTreeMap<String, String> =
            values.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
        let problems = kind.check(&kind.purposes[0], &raw, &taken).problems;
        let said = |(id, problem): (String, FieldProblem)| {
            (problem.code() != "missing").then(|| format!("{id} {}", problem.code()))
        };
        problems.into_iter().filter_map(said).collect::<Vec<_>>().join(", ")
    };
    let rest = |email: &str| {
        problems("rest-api-user", &[("email-address", email), ("display-name", "Brightwater API")])
    };
    // Two users may have the same name on the screen, never the same id.
    assert_eq!(rest("brightwater-api@example.org"), "email-address taken");
    assert_eq!(rest("brightwater-api-2@example.org"), "");
    let account = |username: &str| problems("api-account", &[("username", username)]);
    assert_eq!(account("  Brightwater "), "username taken");
    assert_eq!(account("Brightwater 2"), "");
}

#[test]
fn problems_carry_what_their_sentence_mentions() {
    let params = |problem: FieldProblem| {
        problem
            .params()
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(params(FieldProblem::Missing), "");
    assert_eq!(params(FieldProblem::TooLong { length: 101, most: 100 }), "length=101 most=100");
    assert_eq!(
        params(FieldProblem::AddressTwice { value: "203.0.113.5".into() }),
        "value=203.0.113.5"
    );
}

proptest! {
    #[test]
    fn no_text_makes_a_field_stumble(raw in any::<String>()) {
        for field in kinds().flat_map(|(_, kind)| &kind.fields) {
            if let Ok(value) = field.check(&raw) {
                // What was accepted once is accepted again, unchanged.
                prop_assert_eq!(field.check(&value), Ok(value.clone()), "{}", field.id);
                prop_assert!(!value.contains(['\n', '\r', '\t', '\0']));
                prop_assert!(field.max_length.is_none_or(|most| value.chars().count() <= most));
            }
        }
    }

    #[test]
    fn an_e_mail_address_is_only_trimmed(raw in "[ -~]{0,40}@[a-z.-]{1,20}") {
        if let Ok(email) = field("email-address").check(&raw) {
            prop_assert_eq!(email.as_str(), raw.trim());
        }
    }
}
