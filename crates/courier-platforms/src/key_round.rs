//! Taking away what stands round a pasted key.

use crate::addresses::is_blank;
use crate::key_shape::Removed;

/// The words that labels are made of, in small letters, and with blanks, hyphens and low lines between them.
const LABEL_WORDS: &[&str] = &[
    "api",
    "key",
    "apikey",
    "token",
    "secret",
    "private",
    "rest",
    "ens",
    "en",
    "engaging",
    "networks",
    "action",
    "network",
    "osdi",
    "spektrix",
    "public",
    "own",
    "service",
    "group",
    "user",
    "your",
    "our",
    "my",
    "the",
    "new",
    "is",
    "export",
    "set",
    "value",
    "stripe",
    "restricted",
    "raisely",
    "campaign",
    "donorbox",
    "callhub",
    "everyaction",
    "mailchimp",
    "donorfy",
    "access",
    "wordpress",
    "application",
    "password",
];

/// The part of a text that is left.
type TakeAway = fn(&str) -> &str;

/// What may stand round a key, and how to take it away.
const ROUND: &[(Removed, TakeAway)] = &[
    (Removed::Blanks, |text| text.trim_matches(is_blank)),
    (Removed::Quotes, |text| text.trim_matches(is_quote)),
    (Removed::Label, after_label),
    // A row of full stops says that something is missing: it stays, to be seen as such.
    (Removed::Punctuation, |text| {
        if text.ends_with("..") { text } else { text.trim_end_matches(['.', ',', ';']) }
    }),
];

/// The text without the blanks, quotation marks, label and punctuation round it.
pub(crate) fn take_away_round<'a>(text: &'a str, removed: &mut Vec<Removed>) -> &'a str {
    let mut rest = text;
    loop {
        let before = rest.len();
        for (what, without) in ROUND {
            let next = without(rest);
            if next.len() < rest.len() {
                removed.push(*what);
                rest = next;
            }
        }
        if rest.len() == before {
            return rest;
        }
    }
}

fn is_quote(sign: char) -> bool {
    matches!(sign,
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}' | '\u{2032}' | '\u{2033}'
        | '\u{300c}'..='\u{300f}' | '\u{ff02}' | '\u{ff07}')
}

/// What follows a label, or all of it. A label is made of words we know and ends in a colon, an equals sign or a
/// blank: `key-1234` and `abcd: 1234` may be keys, `Key: 1234` is none.
fn after_label(text: &str) -> &str {
    let mut rest = text;
    let mut after = text;
    loop {
        let end = rest.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, next) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !LABEL_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return after;
        }
        let joined = next.trim_start_matches(|sign: char| is_quote(sign) || sign.is_whitespace());
        let ended = joined.trim_start_matches([':', '=', '：']);
        if ended.len() < joined.len() {
            return ended;
        }
        if joined.len() < next.len() && next.chars().next().is_some_and(char::is_whitespace) {
            after = joined;
        }
        rest = joined.trim_start_matches(['_', '-']);
    }
}
