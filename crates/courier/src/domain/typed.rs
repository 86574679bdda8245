//! What a person types about an agency and its access: days, countries, free text.

use std::collections::BTreeSet;

use celes::Country;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::inputs::too_long;
use crate::error::Problem;
use crate::error_code::ErrorCode;

/// The most characters a reason or another free text has.
pub(crate) const LONGEST_TEXT: usize = 500;

/// The years in which a contract may end.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2150;

/// Free text: something in it, at most 500 characters, line breaks kept.
pub(crate) fn parse_text(text: &str) -> Result<String, Problem> {
    let text = parse_optional_text(text)?;
    if text.is_empty() { Err(Problem::of(ErrorCode::Missing)) } else { Ok(text) }
}

/// The same where nothing need be said.
pub(crate) fn parse_optional_text(text: &str) -> Result<String, Problem> {
    let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim();
    let length = kept.chars().count();
    if length > LONGEST_TEXT {
        return Err(too_long(length, LONGEST_TEXT));
    }
    Ok(kept.to_owned())
}

/// A day as `YYYY-MM-DD`; nothing typed is `None`.
pub(crate) fn parse_day(text: &str) -> Result<Option<Date>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // The library reads shorter and longer forms too; the window sends this one.
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    match day.filter(|day| YEARS.contains(&day.year())) {
        Some(day) => Ok(Some(day)),
        None => Err(Problem::of(ErrorCode::DayMalformed)),
    }
}

/// The same of something that was: no day to come.
pub(crate) fn parse_past_day(text: &str, today: Date) -> Result<Option<Date>, Problem> {
    match parse_day(text)? {
        Some(day) if day > today => Err(Problem::of(ErrorCode::DayToCome)),
        day => Ok(day),
    }
}

/// Country codes in capitals, each once, in order.
pub(crate) fn parse_countries(codes: &[String]) -> Result<Vec<String>, Problem> {
    let mut countries = BTreeSet::new();
    for code in codes {
        let code = code.trim().to_uppercase();
        if Country::from_alpha2(&code).is_err() {
            let mut problem = Problem::of(ErrorCode::CountryUnknown);
            problem.params.insert("value".to_owned(), code.chars().take(20).collect());
            return Err(problem);
        }
        countries.insert(code);
    }
    Ok(countries.into_iter().collect())
}

/// Every country code there is, in order.
pub(crate) fn all_countries() -> Vec<String> {
    let mut codes: Vec<String> =
        Country::get_countries().iter().map(|country| country.alpha2.to_owned()).collect();
    codes.sort();
    codes
}

/// What a name is ordered by: as if it had neither capitals nor accents, then as it is.
pub(crate) fn order_of(name: &str) -> (String, String) {
    let plain = name.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    (plain.to_lowercase(), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_one_way_or_not_at_all() {
        let day = |text| parse_day(text).map_err(|p| p.code);
        assert_eq!(day(""), Ok(None));
        assert_eq!(day(" 2026-12-31 "), Ok(Some(jiff::civil::date(2026, 12, 31))));
        for text in ["20261231", "31.12.2026", "2026-02-30", "2026-12-31T09:00", "0026-12-31", "x"]
        {
            assert_eq!(day(text), Err(ErrorCode::DayMalformed), "{text}");
        }
    }

    #[test]
    fn countries_are_codes_and_each_stands_once() {
        let codes = |typed: &[&str]| {
            parse_countries(&typed.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(codes(&["pt", "GB", " gb"]).unwrap(), ["GB", "PT"]);
        let refused = codes(&["GB", "Britain"]).unwrap_err();
        assert_eq!(
            (refused.code, &*refused.params["value"]),
            (ErrorCode::CountryUnknown, "BRITAIN")
        );
        let all = all_countries();
        assert!(all.len() >= 249 && all.is_sorted());
        assert_eq!(codes(&all.iter().map(String::as_str).collect::<Vec<_>>()).unwrap(), all);
    }

    #[test]
    fn free_text_is_short_and_holds_no_control_characters() {
        assert_eq!(parse_text(" two\nlines\u{7} ").unwrap(), "two\nlines");
        assert_eq!(parse_text(" \u{0} ").unwrap_err().code, ErrorCode::Missing);
        assert!(parse_text(&"é".repeat(500)).is_ok());
        assert_eq!(parse_text(&"é".repeat(501)).unwrap_err().params["most"], "500");
        assert_eq!(parse_optional_text(" ").unwrap(), "");
    }

    #[test]
    fn names_are_ordered_as_a_person_looks_for_them() {
        let mut names = ["Zebra", "Česká", "abaco", "Ábaco", "Ceta", "brightwater"];
        names.sort_by_key(|name| order_of(name));
        assert_eq!(names, ["abaco", "Ábaco", "brightwater", "Česká", "Ceta", "Zebra"]);
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_us_panic(text in "\\PC*", codes: Vec<String>) {
            if let Ok(kept) = parse_text(&text) {
                proptest::prop_assert_eq!(parse_text(&kept).unwrap(), kept);
            }
            let _ = (parse_day(&text), parse_countries(&codes));
        }
    }
}
