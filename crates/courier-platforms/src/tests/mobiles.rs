//! Mobile numbers as people type them; numbers of Ofcom's drama ranges where one is needed.

use proptest::prelude::*;

use crate::{FieldProblem, parse_mobile, parse_mobile_in, show_mobile};

fn parsed(text: &str) -> String {
    said(parse_mobile(text))
}

fn said(found: Result<Option<String>, FieldProblem>) -> String {
    match found {
        Ok(number) => number.unwrap_or_default(),
        Err(problem) => problem.code().to_owned(),
    }
}

#[test]
fn written_in_any_way() {
    for text in [
        "+447700900123",
        " +44 7700 900123 ",
        "+44 (0)7700 900123",
        "+44 (0) 7700 900 123",
        "+44(0)7700900123",
        "(+44) 7700 900123",
        "+44 ( 0 ) 7700 900123",
        "+44 07700 900123",
        "0044 7700 900 123",
        "0044 (0)7700 900123",
        "00 44 7700 900123",
        "tel:+447700900123",
        "TEL:+44-7700-900123;ext=",
        "tel://+447700900123",
        "+44.7700.900.123",
        "+44-7700-900123",
        "+44\u{2011}7700\u{2013}900123",
        "+44/7700/900123",
        "+44\u{a0}7700\u{202f}900123",
        "\u{202a}+44 7700 900123\u{202c}",
        "\u{200e}+44\u{ad} 7700 900123\u{feff}\r\n",
        "\u{ff0b}44 7700 900123",
    ] {
        assert_eq!(parsed(text), "+447700900123", "{text:?}");
    }
    for text in ["+44 7894 123 456", "+44 (0)7894 123456", "+44 07894 123456", "004407894123456"] {
        assert_eq!(parsed(text), "+447894123456", "{text}");
    }
    assert_eq!(parsed("+420 601 123 456"), "+420601123456");
    assert_eq!(parsed("+353 85 012 3456"), "+353850123456");
    assert_eq!(parsed("+39 312 345 6789"), "+393123456789");
    // Nobody can tell there.
    assert_eq!(parsed("+1 (520) 878-2491"), "+15208782491");
    assert_eq!(parsed(""), "");
    assert_eq!(parsed(" \u{200b}\n"), "");
}

#[test]
fn a_number_without_its_country_is_asked_about() {
    for text in [
        "07700 900123",
        "07894 123456",
        "(07700) 900123",
        "44 7700 900123",
        "011 44 7700 900123",
        "tel:07700900123;phone-context=+44",
        "123",
    ] {
        assert_eq!(parsed(text), "mobile-without-country", "{text:?}");
    }
}

#[test]
fn the_country_that_was_said_is_used_for_such_a_number_only() {
    let parsed = |text, code| said(parse_mobile_in(text, code));
    for code in ["44", "+44", " +44 ", "0044"] {
        assert_eq!(parsed("07700 900123", code), "+447700900123", "{code:?}");
        assert_eq!(parsed("7700 900123", code), "+447700900123");
        assert_eq!(parsed("44 7700 900123", code), "+447700900123");
        assert_eq!(parsed("+420 601 123 456", code), "+420601123456");
        assert_eq!(parsed("020 7946 0018", code), "mobile-landline");
        assert_eq!(parsed("12", code), "mobile-malformed");
        assert_eq!(parsed("Ana", code), "mobile-malformed");
        assert_eq!(parsed("", code), "");
    }
    for code in ["", "UK", "+", "4444", "-44", "0", "999"] {
        let said = parsed("07700 900123", code);
        assert!(said.starts_with("mobile-"), "{code:?} made {said}");
    }
}

#[test]
fn landlines_and_numbers_nobody_carries_are_refused() {
    for text in [
        "+44 20 7946 0018",
        "+44 121 496 0123",
        "+44 (0)20 7946 0018",
        "0033 1 42 68 53 00",
        "+353 1 679 6444",
        "+44 800 123 4567",
        "+44 909 879 1234",
    ] {
        assert_eq!(parsed(text), "mobile-landline", "{text}");
    }
}

#[test]
fn what_is_no_number() {
    for text in [
        "+44 12",
        "+999 123 456 789",
        "+",
        "+44",
        "00",
        "tel:",
        "Ana",
        "ana@brightwater.example",
        "+44 7700 900123 ext 4",
        "+44 7700 900123, +44 7700 900124",
        "+44 7700 900123 or so",
        "+44 +44 7700 900123",
        "44+7700900123",
        "+44 7700 90012",
        "+44 7700 9001234",
        "+000000000",
        "0000000000000",
        &"9".repeat(10_000),
        &"+".repeat(10_000),
    ] {
        let said = parsed(text);
        assert_eq!(said, "mobile-malformed", "{text:?}");
    }
}

#[test]
fn shown_in_groups() {
    assert_eq!(show_mobile("+447700900123"), "+44 7700 900123");
    assert_eq!(show_mobile("+420601123456"), "+420 601 123 456");
    for text in ["", "07700 900123", "+", "+999123456", "Ana"] {
        let _ = show_mobile(text);
    }
    assert_eq!(show_mobile("+999123456"), "+999123456");
}

/// Whether one text can be had from the other by leaving signs out.
fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|sign| rest.any(|other| other == sign))
}

proptest! {
    /// Nothing is invented: every digit of the number stands in the text, in that order; only the country may
    /// come from elsewhere. And a number that was read is read again as the same.
    #[test]
    fn every_digit_stands_in_the_text(
        text in prop_oneof![
            any::<String>(),
            "[+0-9() .-]{0,24}",
            "(\\+|00)(44|1|33|39|49|353|420|61|52|7)[ (]{0,2}0?[) ]{0,2}[1-9][0-9 .-]{6,12}",
            "tel:[+0-9;=-]{0,24}",
        ],
        code in prop_oneof!["[0-9]{1,3}", any::<String>()],
    ) {
        if let Ok(Some(number)) = parse_mobile(&text) {
            prop_assert!(is_subsequence(&number[1..], &text), "{} from {:?}", number, text);
            prop_assert_eq!(parse_mobile(&number), Ok(Some(number.clone())));
            prop_assert_eq!(parse_mobile(&show_mobile(&number)), Ok(Some(number)));
        }
        if let Ok(Some(number)) = parse_mobile_in(&text, &code) {
            let national = number[1..].strip_prefix(code.trim()).unwrap_or(&number[1..]);
            prop_assert!(is_subsequence(national, &text), "{} from {:?}", number, text);
        }
        let _ = show_mobile(&text);
    }
}
