//! Identities as people type them from paper.

#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

use courier_crypto::{Identity, IdentityProblem};
use proptest::prelude::*;
use secrecy::{ExposeSecret, SecretString};

/// Made for this test by age-keygen.
const TEXT: &str = "AGE-SECRET-KEY-1NNSFDQ93J4YWEHECXJ3Q6JHZN5J49SZET8F9A6U8AVM6FRCLNU0SHFA44T";
const PUBLIC: &str = "age10h9zm2tty7y52l7dh688tuvevhxysv6mtdujvhkw505s75m8s3cqqmeh0v";

fn parse(text: &str) -> Result<String, IdentityProblem> {
    Identity::parse_typed(&SecretString::from(text)).map(|found| found.recipient().to_string())
}

fn rows() -> Vec<String> {
    let identity = Identity::parse(&SecretString::from(TEXT)).unwrap();
    identity.rows().iter().map(|row| row.expose_secret().to_owned()).collect()
}

#[test]
fn rows_are_the_key_in_fours() {
    let rows = rows();
    assert_eq!(format!("AGE-SECRET-KEY-1{}", rows.concat()), TEXT);
    assert_eq!(rows.len(), 15);
    assert!(rows[..14].iter().all(|row| row.len() == 4));
}

#[test]
fn what_is_typed_from_paper_is_read() {
    let rows = rows();
    let numbered = |mark: &str| {
        let rows: Vec<String> =
            rows.iter().zip(1..).map(|(row, number)| format!("{number}{mark} {row}")).collect();
        rows.join("\n")
    };
    let typed = [
        TEXT.to_owned(),
        TEXT.to_lowercase(),
        format!("  {TEXT}\r\n"),
        format!("# created: 2026-11-22T00:00:00Z\n# public key: {PUBLIC}\n{TEXT}\n"),
        rows.concat(),
        rows.join(" ").to_lowercase(),
        rows.join("–"),
        rows.join("\n"),
        numbered(""),
        numbered("."),
        numbered(":"),
        numbered(")").replace(") ", ")"),
        format!("AGE-SECRET-KEY-1\n\n{}", numbered("")),
        format!("age secret key 1\n{}", rows.join(" ")),
        format!("AGE-SECRET-KEY-l{}", rows.concat()),
        TEXT.chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    char::from_u32(u32::from(c) + 0xfee0).unwrap()
                } else {
                    c
                }
            })
            .collect(),
    ];
    for (at, typed) in typed.iter().enumerate() {
        assert_eq!(parse(typed), Ok(PUBLIC.to_owned()), "way {at}");
    }
}

#[test]
fn what_is_wrong_is_said_by_its_place() {
    let rows = rows();
    assert_eq!(parse(""), Err(IdentityProblem::Nothing));
    assert_eq!(parse(" \n# only a comment\n"), Err(IdentityProblem::Nothing));
    assert_eq!(parse("AGE-SECRET-KEY-1"), Err(IdentityProblem::Nothing));
    let short = rows[..14].concat();
    assert_eq!(parse(&short), Err(IdentityProblem::Length { have: 56, of: 58 }));
    let long = format!("{TEXT}QQQ");
    assert_eq!(parse(&long), Err(IdentityProblem::Length { have: 61, of: 58 }));
    for never in ["1", "b", "i", "O", "ß", "?"] {
        let mut other = rows.clone();
        other[8].replace_range(2..3, never);
        assert_eq!(
            parse(&other.join(" ")),
            Err(IdentityProblem::Character { row: 9, place: 3 }),
            "{never}"
        );
    }
    for kind in [PUBLIC, "AGE-PLUGIN-YUBIKEY-1QQQQQQQQ", "AGE-SECRET-KEY-PQ-1QQQQ"] {
        assert_eq!(parse(kind), Err(IdentityProblem::AnotherKind));
    }
}

#[test]
fn a_slip_is_told_by_its_row_and_several_are_told_as_a_slip() {
    let other = |c: char| if c == 'Q' { "P" } else { "Q" };
    let rows = rows();
    for row in 0..rows.len() {
        let mut slipped = rows.clone();
        let typed = slipped[row].chars().next().unwrap();
        slipped[row].replace_range(0..1, other(typed));
        assert_eq!(parse(&slipped.concat()), Err(IdentityProblem::Slip { row: Some(row + 1) }));
    }
    let swapped: String = TEXT.replacen("DQ93", "QD93", 1);
    assert_eq!(parse(&swapped), Err(IdentityProblem::Slip { row: Some(2) }));
    let mut many = rows.clone();
    for row in [1, 5, 9] {
        let typed = many[row].chars().next().unwrap();
        many[row].replace_range(0..1, other(typed));
    }
    assert_eq!(parse(&many.concat()), Err(IdentityProblem::Slip { row: None }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_it_panic(typed: String) {
        let _ = parse(&typed);
    }

    #[test]
    fn nothing_near_an_identity_makes_it_panic(typed in "[AGE\\-SCRTKY1# \n.:)0-9a-z\u{2010}]{0,200}") {
        let _ = parse(&typed);
    }

    #[test]
    fn an_identity_comes_back_through_noise(
        betweens in prop::collection::vec("[ \t\n\u{a0}\u{2013}_.\\-]{0,3}", 58),
        capitals in prop::collection::vec(any::<bool>(), 58),
        begun: bool,
    ) {
        let identity = Identity::make();
        let key: String = identity.rows().iter().map(|row| row.expose_secret().to_owned()).collect();
        let mut typed = if begun { "age-secret-key-1".to_owned() } else { String::new() };
        for ((c, between), capital) in key.chars().zip(&betweens).zip(&capitals) {
            typed.push(if *capital { c } else { c.to_ascii_lowercase() });
            typed.push_str(between);
        }
        prop_assert_eq!(parse(&typed), Ok(identity.recipient().to_string()));
    }

    #[test]
    fn an_identity_comes_back_with_its_rows_numbered(mark in "[.:)]?", after in "[ \n]{1,2}") {
        let identity = Identity::make();
        let rows = identity.rows();
        let numbered: Vec<String> = rows
            .iter()
            .zip(1..)
            .map(|(row, number)| format!("{number}{mark} {}", row.expose_secret()))
            .collect();
        prop_assert_eq!(parse(&numbered.join(&after)), Ok(identity.recipient().to_string()));
    }

    #[test]
    fn one_slip_is_never_read_as_a_key(at in 0_usize..58, other in 0_usize..32) {
        let identity = Identity::make();
        let mut key: Vec<u8> =
            identity.rows().iter().flat_map(|row| row.expose_secret().as_bytes().to_vec()).collect();
        let slipped = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"[other];
        prop_assume!(key[at] != slipped);
        key[at] = slipped;
        let said = parse(std::str::from_utf8(&key).unwrap());
        prop_assert_eq!(said, Err(IdentityProblem::Slip { row: Some(at / 4 + 1) }));
    }
}
