//! Names and other words of somebody else's, made harmless for one line of text.

/// Without control characters, line ends and marks that turn the direction of writing; blanks at the ends
/// and several in a row go too.
pub(crate) fn plain_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !is_bidi(*c))
        .map(|c| if c.is_control() || is_line_end(c) { ' ' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name between the marks that keep its direction of writing to itself, for windows and pages.
pub(crate) fn isolated(name: &str) -> String {
    format!("\u{2068}{}\u{2069}", plain_name(name))
}

/// Marks that turn the direction of writing.
pub(super) fn is_bidi(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that take no room.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}'
            | '\u{034f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The line and the paragraph separator, which are no control characters.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_themselves_in_one_line() {
        for (name, plain) in [
            ("<img src=x onerror=alert(1)> & Søn", "<img src=x onerror=alert(1)> & Søn"),
            ("Ana\u{202e}atsoC", "AnaatsoC"),
            ("\u{2067}Ana\u{2069}\u{200f}", "Ana"),
            ("Ana\r\nBcc: x@example.org", "Ana Bcc: x@example.org"),
            ("  Ana\u{0}\t\u{2028} Costa\u{85}", "Ana Costa"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("שרה", "שרה"),
            ("\u{1b}[31mAna", "[31mAna"),
        ] {
            assert_eq!(plain_name(name), plain, "{name:?}");
        }
        assert_eq!(isolated("\u{202e}Ana"), "\u{2068}Ana\u{2069}");
    }

    proptest::proptest! {
        #[test]
        fn nothing_harmful_stays(name: String) {
            let plain = plain_name(&name);
            proptest::prop_assert!(!plain.chars().any(|c| c.is_control() || is_bidi(c) || is_line_end(c)));
            proptest::prop_assert_eq!(plain_name(&plain), plain);
        }
    }
}
