//! What we propose can always be used as it is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{engaging_networks, kind};
use crate::{FieldProblem, Proposal, Taken};

fn propose(
    purpose: &str,
    agency: &str,
    domain: &str,
    taken: &[String],
) -> BTreeMap<String, String> {
    let platform = engaging_networks();
    let (kind, purpose) = platform.purpose(purpose).unwrap();
    let taken = emails(taken);
    let proposal = Proposal { agency, email_domain: domain, taken: &taken, email: "", mobile: "" };
    kind.propose(purpose, &proposal)
}

fn emails(taken: &[String]) -> Taken {
    [("email-address".to_owned(), taken.to_vec())].into()
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

/// Spektrix: the company's name, and the mailbox and mobile of the person there.
#[test]
fn an_api_account_is_made_for_the_person_at_the_agency() {
    let (_, kind) = kind("api-account");
    let propose = |email: &str, mobile: &str, taken: &[&str]| {
        let taken = taken.iter().map(ToString::to_string).collect();
        let taken: Taken = [("username".to_owned(), taken)].into();
        let proposal = Proposal {
            agency: "Brightwater",
            email_domain: "example.org",
            taken: &taken,
            email,
            mobile,
        };
        let values = kind.propose(&kind.purposes[0], &proposal);
        format!("{}, {}, {}", values["username"], values["email"], values["phone"])
    };
    let (email, mobile) = ("ana@brightwater.example", "+44 7700 900123");
    assert_eq!(propose(email, mobile, &[]), format!("Brightwater, {email}, +447700900123"));
    assert_eq!(propose("", "", &[]), "Brightwater, , ");
    // What the form would refuse is asked for, not proposed.
    assert_eq!(propose("ana", "07700 900123", &[]), "Brightwater, , ");
    assert_eq!(propose("", "", &["brightwater", "Brightwater 3"]), "Brightwater 2, , ");
    assert_eq!(propose("", "", &["BRIGHTWATER", "brightwater 2"]), "Brightwater 3, , ");
}

#[test]
fn nobody_is_proposed_as_the_user_of_a_token() {
    let (_, kind) = kind("private-token");
    let proposal = Proposal {
        agency: "Brightwater",
        email_domain: "example.org",
        taken: &Taken::new(),
        email: "ana@brightwater.example",
        mobile: "",
    };
    assert_eq!(kind.propose(&kind.purposes[0], &proposal)["user"], "");
}

proptest! {
    /// Whatever an agency is called, only what nobody but the agency knows is left to fill in.
    #[test]
    fn every_proposal_passes_its_own_check(agency in any::<String>(), taken in 0_usize..4, purpose in 0_usize..5) {
        let platform = engaging_networks();
        let (kind, purpose) = platform.purposes().nth(purpose).unwrap();
        let mut used: Vec<String> = Vec::new();
        for _ in 0..=taken {
            let used_now = emails(&used);
            let proposal = Proposal { agency: &agency, email_domain: "example.org", taken: &used_now, email: "", mobile: "" };
            let values = kind.propose(purpose, &proposal);
            let email = values["email-address"].clone();
            prop_assert!(email.is_ascii() && !used.contains(&email));
            let checked = kind.check(purpose, &values, &used_now);
            for (id, problem) in checked.problems {
                let nameless = ["first-name", "group"].contains(&id.as_str());
                prop_assert!(problem == FieldProblem::Missing && (id == "remote-address" || nameless), "{} {:?}", id, problem);
                prop_assert!(!nameless || values[&id].is_empty() || values[&id] == "None");
            }
            used.push(email);
        }
    }
}
