//! What we propose can always be used as it is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::engaging_networks;
use crate::{FieldProblem, Proposal};

fn propose(
    purpose: &str,
    agency: &str,
    domain: &str,
    taken: &[String],
) -> BTreeMap<String, String> {
    let platform = engaging_networks();
    let (kind, purpose) = platform.purpose(purpose).unwrap();
    kind.propose(purpose, &Proposal { agency, email_domain: domain, taken })
}

fn email(agency: &str) -> String {
    propose("submit-pages", agency, "example.org", &[])["email-address"].clone()
}

#[test]
fn brightwater() {
    let values = propose("update-supporters", "Brightwater", "example.org", &[]);
    let values: Vec<(&str, &str)> =
        values.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    assert_eq!(
        values,
        [
            ("display-name", "Brightwater API"),
            ("email-address", "brightwater-api@example.org"),
            ("first-name", "Brightwater"),
            ("group", "Brightwater"),
            ("last-name", "API"),
            ("remote-address", ""),
            ("status", "Active"),
        ]
    );
    assert_eq!(propose("submit-pages", "Brightwater", "example.org", &[])["group"], "None");
}

#[test]
fn names_of_all_kinds_make_plain_addresses() {
    for (agency, expected) in [
        ("Brightwater", "brightwater-api"),
        ("  Bright  Water & Sons, Ltd. ", "bright-water-sons-ltd-api"),
        ("Søn & Töchter <b>", "son-tochter-b-api"),
        ("O’Connell's", "oconnells-api"),
        ("Straße 9", "strasse-9-api"),
        ("Cafe\u{301} Ana", "cafe-ana-api"),
        ("شركة المياه", "agency-api"),
        ("Brightwater 明", "agency-api"),
        ("…", "agency-api"),
        ("", "agency-api"),
        ("\u{202e}Brightwater", "brightwater-api"),
        ("a@b.example", "a-b-example-api"),
    ] {
        assert_eq!(email(agency), format!("{expected}@example.org"), "{agency:?}");
    }
    let long = email(&"Very Long Agency Name ".repeat(20));
    assert_eq!(long, "very-long-agency-name-very-long-agency-api@example.org");
}

#[test]
fn a_taken_address_gets_a_number_and_so_do_the_names_beside_it() {
    let taken = |addresses: &[&str]| addresses.iter().map(ToString::to_string).collect::<Vec<_>>();
    let first = taken(&["Brightwater-API@example.org", "someone@example.org"]);
    let values = propose("read-supporters", "Brightwater", "example.org", &first);
    assert_eq!(values["email-address"], "brightwater-api-2@example.org");
    assert_eq!(values["display-name"], "Brightwater API 2");
    assert_eq!(
        values["group"], "Brightwater 2",
        "the first one's group opens what the first one needs"
    );
    assert_eq!(values["first-name"], "Brightwater");

    let both = taken(&["brightwater-api@example.org", "brightwater-api-2@example.org"]);
    assert_eq!(
        propose("read-supporters", "Brightwater", "example.org", &both)["email-address"],
        "brightwater-api-3@example.org"
    );
}

#[test]
fn the_domain_is_taken_as_people_type_it() {
    for domain in ["example.org", " Example.ORG ", "@example.org"] {
        assert_eq!(
            propose("submit-pages", "Brightwater", domain, &[])["email-address"],
            "brightwater-api@example.org"
        );
    }
    for domain in ["", "example", "exam ple.org", "https://example.org/"] {
        assert_eq!(
            propose("submit-pages", "Brightwater", domain, &[])["email-address"],
            "",
            "{domain:?}"
        );
    }
}

proptest! {
    /// Whatever an agency is called, only what nobody but the agency knows is left to fill in.
    #[test]
    fn every_proposal_passes_its_own_check(agency in any::<String>(), taken in 0_usize..4, purpose in 0_usize..5) {
        let platform = engaging_networks();
        let (kind, purpose) = platform.purposes().nth(purpose).unwrap();
        let mut used: Vec<String> = Vec::new();
        for _ in 0..=taken {
            let proposal = Proposal { agency: &agency, email_domain: "example.org", taken: &used };
            let values = kind.propose(purpose, &proposal);
            let email = values["email-address"].clone();
            prop_assert!(email.is_ascii() && !used.contains(&email));
            let checked = kind.check(purpose, &values);
            for (id, problem) in checked.problems {
                let nameless = ["first-name", "group"].contains(&id.as_str());
                prop_assert!(problem == FieldProblem::Missing && (id == "remote-address" || nameless), "{} {:?}", id, problem);
                prop_assert!(!nameless || values[&id].is_empty() || values[&id] == "None");
            }
            used.push(email);
        }
    }
}
