//! What stands around a place in a text.

use crate::parts::Parts;
use crate::{words, work};

/// How far we look back and forward, in characters.
const WINDOW: usize = 48;

/// What stands before a place in its line; at the start of a line, a short line above counts as its label.
pub(crate) fn before<'a>(text: &'a str, parts: &Parts<'a>, place: usize) -> &'a str {
    let Some(line) = parts.at(place) else { return "" };
    let head = text.get(line.start..place).unwrap_or_default();
    let near = tail(head);
    work::look(near.len());
    if near.chars().any(|sign| sign.is_alphanumeric() || sign == '§') {
        return near;
    }
    match parts.before(place) {
        Some(above) if near.len() == head.len() && above.len() <= 24 => above,
        _ => "",
    }
}

/// What follows a place, across one line end.
pub(crate) fn after(text: &str, place: usize) -> &str {
    let rest = text.get(place..).unwrap_or_default();
    let end = rest.char_indices().nth(WINDOW).map_or(rest.len(), |(at, _)| at);
    work::look(end);
    rest.get(..end).unwrap_or_default()
}

/// The last characters of a text, beginning with a whole word where one begins there.
fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(WINDOW).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// The words of a text, the last one first.
pub(crate) fn words_back(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(|sign: char| {
        sign.is_whitespace() || matches!(sign, ':' | ',' | ';' | '(' | '|' | '=')
    })
    .filter(|word| word.chars().any(|sign| sign.is_alphanumeric() || sign == '§'))
}

/// Whether a number after this text is a version or chapter.
pub(crate) fn is_version(before: &str) -> bool {
    let mut words = words_back(before);
    let Some(last) = words.next() else { return false };
    if words::is_in(last, words::VERSION) || before.trim_end().ends_with('§') {
        return true;
    }
    // "Version number is 10.4.2.1", but "our release server is 203.0.113.7".
    if words::is_in(last, words::FILLERS) {
        let mut said = words.filter(|word| !words::is_in(word, words::FILLERS));
        return said.next().is_some_and(|word| words::is_in(word, words::VERSION));
    }
    // "Outlook 16.0.1.2", but "Outlook: 203.0.113.7"
    before.ends_with(' ')
        && words::is_in(last, words::PRODUCTS)
        && !before.trim_end().ends_with(':')
}

/// Whether an address after this text is a setting of a network.
pub(crate) fn is_network_setting(before: &str) -> bool {
    let mut words = words_back(before);
    words.next().is_some_and(|last| {
        words::is_in(last, words::NETWORK_SETTINGS)
            || (words::is_in(last, "server|servers|is|ist|est|ip|address")
                && words.next().is_some_and(|word| words::is_in(word, words::NETWORK_SETTINGS)))
    })
}
