//! Rows as CSV that no spreadsheet runs.
//!
//! A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet, and a formula can send what stands
//! beside it to somebody. OWASP's advice is an apostrophe before it; we ask for it also where only the look of such a
//! sign or white space stands first, because programs differ in what they take for one.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;

/// The rows as UTF-8 with its mark (without it Excel takes it for something else), every cell in quotes, lines ended
/// as RFC 4180 has them.
pub fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\""))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell as no program runs it. What begins with a letter or a number stays as it is, but for control characters.
///
/// A spreadsheet set to another separator than a comma does not see our quotes: to it a cell begins behind every
/// semicolon, tab and line feed, so what stands there is treated as a beginning too.
pub fn harmless(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len() + 1);
    // Where a cell may begin, as long as nothing was seen there.
    let mut beginning = Some(0);
    for sign in cell.chars().map(seen) {
        if let Some(place) = beginning {
            if starts_formula(sign) {
                safe.insert(place, '\'');
                beginning = None;
            } else if !is_blank(sign) && sign != '"' {
                beginning = None;
            }
        }
        safe.push(sign);
        if matches!(sign, ';' | '\t' | '\n' | '\r') {
            beginning = Some(safe.len());
        }
    }
    // A tab or a line feed that a program takes off leaves what stands behind it.
    if safe.starts_with(['\t', '\n', '\r']) {
        safe.insert(0, '\'');
    }
    safe
}

/// Control characters but those that spreadsheets have in cells become a sign that is seen.
fn seen(sign: char) -> char {
    let lasting = matches!(sign, '\t' | '\n' | '\r');
    if sign.is_control() && !lasting { '\u{fffd}' } else { sign }
}

fn is_blank(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(
            CodePointMapData::<GeneralCategory>::new().get(sign),
            GeneralCategory::Format
                | GeneralCategory::SpaceSeparator
                | GeneralCategory::NonspacingMark
        )
}

/// Whether a sign is one of the four, or one that is made into one of them: full-width, small and raised forms, and
/// all that looks like a minus.
fn starts_formula(sign: char) -> bool {
    let plain = |sign| matches!(sign, '=' | '+' | '-' | '@');
    let is_dash =
        CodePointMapData::<GeneralCategory>::new().get(sign) == GeneralCategory::DashPunctuation;
    is_dash || sign == '\u{2212}' || std::iter::once(sign).nfkc().next().is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+44 7700 900123", "'+44 7700 900123"),
            ("-3", "'-3"),
            ("@SUM(1)", "'@SUM(1)"),
            ("  =1+1", "'  =1+1"),
            ("\u{a0}\u{200b}=1+1", "'\u{a0}\u{200b}=1+1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("\t1", "'\t1"),
            ("\r\n=1", "'\r\n'=1"),
            ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠a", "'＠a"),
            ("\u{2212}1", "'\u{2212}1"),
            ("\u{fe63}1", "'\u{fe63}1"),
            ("a;=1+1;b", "a;'=1+1;b"),
            ("a; \"=1+1", "a;' \"=1+1"),
            ("a\n-1", "a\n'-1"),
            ("\0=1", "\u{fffd}=1"),
        ] {
            assert_eq!(harmless(cell), safe, "{cell:?}");
        }
    }

    #[test]
    fn a_plain_cell_stays() {
        for cell in [
            "",
            "Ana Costa",
            "2026-11-24",
            "a=b",
            "read, write",
            "O'Neill",
            "one\ntwo",
            "1;2",
            "a, +44",
        ] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn every_cell_is_in_quotes() {
        let rows = [vec!["a\"b".to_owned(), String::new()], vec!["=1".to_owned()]];
        assert_eq!(
            String::from_utf8(csv(&rows)).unwrap(),
            "\u{feff}\"a\"\"b\",\"\"\r\n\"'=1\"\r\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_cell_begins_with_a_formula(cell in "(?s)[ \t\r\n\u{a0}\"=+@;,a＝＋－＠-]{0,8}.*") {
            let safe = harmless(&cell);
            for part in safe.split([';', '\t', '\n', '\r']) {
                let seen = part.trim_matches(|sign| is_blank(sign) || sign == '"');
                prop_assert!(!seen.starts_with(starts_formula), "{:?}", safe);
            }
            prop_assert_eq!(harmless(&safe), safe, "twice changes nothing");
        }
    }
}
