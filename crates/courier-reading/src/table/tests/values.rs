use proptest::prelude::*;

use super::*;

const SYSTEMS: &[(&str, &[&str])] = &[
    ("engaging-networks", &["Engaging Networks", "EN", "eaactivist"]),
    ("action-network", &["Action Network", "AN"]),
    ("spektrix", &["Spektrix"]),
    ("everyaction", &["EveryAction", "NGP VAN"]),
];

#[test]
fn systems_by_the_names_people_use() {
    for (text, named) in [
        ("Engaging Networks", Some("engaging-networks")),
        ("engaging-networks", Some("engaging-networks")),
        ("EN", Some("engaging-networks")),
        ("ENGAGING  NETWORKS", Some("engaging-networks")),
        ("EngagingNetworks", Some("engaging-networks")),
        ("Every Action", Some("everyaction")),
        ("Engaging Networks (UK)", Some("engaging-networks")),
        ("Engaging", Some("engaging-networks")),
        ("Spectrix", Some("spektrix")),
        ("Enagging Networks", Some("engaging-networks")),
        ("Action Network and Spektrix", None),
        ("", None),
        ("Salesforce", None),
        ("A", None),
    ] {
        assert_eq!(find_named(text, SYSTEMS), named, "{text}");
    }
}

#[test]
fn several_addresses_in_a_cell() {
    let read =
        emails("Ana Costa <ana@brightwater.example>; mo@example.org, Ana@brightwater.example");
    assert_eq!(read.found, ["ana@brightwater.example", "mo@example.org"]);
    assert!(!read.has_other);
    assert!(emails("ana@").has_other && emails("ana@").found.is_empty());
    assert_eq!(emails(""), Emails::default());
}

#[test]
fn mobiles_with_and_without_a_country() {
    let number = || vec!["+447700900123".to_owned()];
    for text in ["+44 7700 900123", "0044 7700 900123", "+44 7700 900123 / +44 (0)7700 900123"] {
        assert_eq!(mobiles(text, None), Ok(number()), "{text}");
    }
    for text in ["07700 900123", "447700900123", "7700900123"] {
        assert_eq!(
            mobiles(text, None),
            Err(MobileProblem::Field(FieldProblem::MobileWithoutCountry)),
            "{text}"
        );
        assert_eq!(mobiles(text, Some("44")), Ok(number()), "{text}");
    }
    assert_eq!(mobiles("4.47701E+11", None), Err(MobileProblem::Rounded));
    assert_eq!(mobiles("4,47701E+11", None), Err(MobileProblem::Rounded));
    assert_eq!(mobiles("", None), Ok(vec![]));
    assert!(mobiles("ask Ana", None).is_err());
}

#[test]
fn countries_as_people_call_them() {
    for (text, codes) in [
        ("", vec![]),
        ("GB", vec!["GB"]),
        ("UK", vec!["GB"]),
        ("U.K.", vec!["GB"]),
        ("England and Wales", vec!["GB"]),
        ("United Kingdom, Ireland", vec!["GB", "IE"]),
        ("USA; Canada", vec!["US", "CA"]),
        ("Germany/France", vec!["DE", "FR"]),
        ("Portugal & Spain", vec!["PT", "ES"]),
        ("Bosnia and Herzegovina", vec!["BA"]),
        ("Trinidad and Tobago", vec!["TT"]),
        ("The Netherlands", vec!["NL"]),
        ("Czech Republic", vec!["CZ"]),
        ("new zealand", vec!["NZ"]),
        ("DEU", vec!["DE"]),
        ("Österreich", vec!["AT"]),
    ] {
        let named = countries(text).unwrap_or_else(|unknown| panic!("{text}: {unknown:?}"));
        // U.K. is two letters with a full stop between.
        assert_eq!(named, codes, "{text}");
    }
    for name in [
        "Australia",
        "Austria",
        "Belgium",
        "Brazil",
        "Bulgaria",
        "Canada",
        "China",
        "Croatia",
        "Cyprus",
        "Denmark",
        "Estonia",
        "Finland",
        "France",
        "Germany",
        "Greece",
        "Hungary",
        "Iceland",
        "India",
        "Ireland",
        "Italy",
        "Japan",
        "Kenya",
        "Latvia",
        "Lithuania",
        "Luxembourg",
        "Malta",
        "Mexico",
        "Nigeria",
        "Norway",
        "Philippines",
        "Poland",
        "Portugal",
        "Romania",
        "Serbia",
        "Singapore",
        "Slovakia",
        "Slovenia",
        "South Africa",
        "South Korea",
        "Spain",
        "Sweden",
        "Switzerland",
        "Taiwan",
        "Turkey",
        "Ukraine",
        "United Arab Emirates",
        "Vietnam",
    ] {
        assert_eq!(countries(name).map(|codes| codes.len()), Ok(1), "{name}");
    }
    let unknown = countries("GB, Harbour Trust all over the world").unwrap_err();
    assert_eq!(unknown.value, "Harbour Trust all ov");
}

#[test]
fn endings_keep_four_characters() {
    for (text, ending) in [
        ("", Ok(None)),
        ("?", Ok(None)),
        ("n/a", Ok(None)),
        ("a1b2", Ok(Some("a1b2"))),
        ("…a1b2", Ok(Some("a1b2"))),
        ("****a1b2", Ok(Some("a1b2"))),
        ("ends in a1b2", Ok(Some("a1b2"))),
        ("...3f2a9b1c", Ok(Some("9b1c"))),
        ("123", Err(EndingProblem::TooShort)),
        ("see the safe", Err(EndingProblem::NotAnEnding)),
    ] {
        let read = parse_ending(text);
        assert_eq!(read.as_ref().map(Option::as_deref).map_err(|p| *p), ending, "{text}");
    }
}

#[test]
fn ways_and_roles_and_yes() {
    for (text, way) in [
        ("E-mail", Some(SentBy::Email)),
        ("by email", Some(SentBy::Email)),
        ("Password-protected zip by e-mail", Some(SentBy::LockedByOther)),
        ("text message", Some(SentBy::Message)),
        ("WhatsApp", Some(SentBy::Message)),
        ("phone", Some(SentBy::Phone)),
        ("In person", Some(SentBy::InPerson)),
        ("1Password", Some(SentBy::PasswordManager)),
        ("one-time link", Some(SentBy::SecretLink)),
        ("Key Courier", Some(SentBy::LockedFile)),
        ("invited", Some(SentBy::BySystem)),
        ("", Some(SentBy::Unknown)),
        ("?", Some(SentBy::Unknown)),
        ("don't know", Some(SentBy::Unknown)),
        ("carrier pigeon", None),
    ] {
        assert_eq!(sent_by(text), way, "{text}");
    }
    assert_eq!(role("Data processor"), Some(RoleSaid::Processor));
    assert_eq!(role("sub-processor"), Some(RoleSaid::SubProcessor));
    assert_eq!(role("Joint Controllers"), Some(RoleSaid::JointController));
    assert_eq!(role("independent controller"), Some(RoleSaid::Other));
    assert_eq!(role("agency"), None);
}

proptest! {
    #[test]
    fn nothing_in_a_cell_makes_it_panic(text in "\\PC*") {
        find_named(&text, SYSTEMS);
        emails(&text);
        let _ = (mobiles(&text, None), mobiles(&text, Some("44")), countries(&text));
        if let Ok(Some(ending)) = parse_ending(&text) {
            prop_assert_eq!(ending.chars().count(), 4);
        }
        sent_by(&text);
        role(&text);
    }
}
