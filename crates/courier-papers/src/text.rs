//! Text from outside, made fit to be set: what nobody can see goes, what no paper can hold becomes `U+FFFD`.

use icu_properties::CodePointMapData;
use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use unicode_normalization::UnicodeNormalization;

/// How many marks one letter may carry: Vietnamese needs two, pointed Hebrew three. A tower of marks would be drawn
/// over the rows above it.
const MARKS: usize = 4;

/// The text as it is set. Line feeds stay, other white space is one blank. Signs without a picture (bidi
/// overrides, joiners, byte order marks) are taken out: nothing here reorders text, so they could only mislead whoever
/// copies it.
pub(crate) fn clean(text: &str) -> String {
    let category = CodePointMapData::<GeneralCategory>::new();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    for sign in text.nfc() {
        let kind = category.get(sign);
        let is_mark = matches!(
            kind,
            GeneralCategory::NonspacingMark
                | GeneralCategory::EnclosingMark
                | GeneralCategory::SpacingMark
        );
        marks = if is_mark { marks + 1 } else { 0 };
        match kind {
            _ if matches!(sign, '\n' | '\u{2028}' | '\u{2029}') => {
                // A carriage return before it has become a blank.
                clean.truncate(clean.trim_end_matches(' ').len());
                clean.push('\n');
            }
            _ if sign != '\u{a0}' && sign != '\u{202f}' && sign.is_whitespace() => {
                if !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            _ if marks > MARKS || ignorable.contains(sign) => {}
            GeneralCategory::Format => {}
            GeneralCategory::Control
            | GeneralCategory::PrivateUse
            | GeneralCategory::Surrogate
            | GeneralCategory::Unassigned => clean.push('\u{fffd}'),
            _ => clean.push(sign),
        }
    }
    clean
}

/// The same on one line.
pub(crate) fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// Whether nothing of a text can be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    clean(text).trim().is_empty()
}

/// The beginning of a text, for places that hold no long one.
pub(crate) fn start(text: &str, signs: usize) -> String {
    match text.char_indices().nth(signs) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_stays() {
        for text in ["Ana Costa", "Łódź – Œuvre", "Марія", "王芳", "עדי", "a\u{a0}b", "l1\nl2", ""]
        {
            assert_eq!(clean(text), text, "nothing to clean");
        }
    }

    #[test]
    fn what_cannot_be_set_is_seen_or_gone() {
        assert_eq!(
            clean("a\0b\u{1b}[31m"),
            "a\u{fffd}b\u{fffd}[31m",
            "control characters are seen"
        );
        assert_eq!(clean("gpj\u{202e}.exe\u{2066}\u{feff}\u{200b}"), "gpj.exe", "hidden signs go");
        assert_eq!(clean("a\r\nb\tc\u{2028}d\u{3000}e"), "a\nb c\nd e", "white space is plain");
        assert_eq!(
            clean("\u{e000}\u{10ffff}\u{ffff}"),
            "\u{fffd}\u{fffd}\u{fffd}",
            "no such signs"
        );
        assert_eq!(clean("e\u{301}"), "é", "composed");
        assert_eq!(clean(&format!("x{}", "\u{309}".repeat(50))).chars().count(), 5, "no towers");
    }

    #[test]
    fn a_start_says_that_there_is_more() {
        assert_eq!(start("Harbour Trust", 7), "Harbour…");
        assert_eq!(start("Harbour", 7), "Harbour");
    }
}
