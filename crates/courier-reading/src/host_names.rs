//! Host names that stand where an address belongs.

use crate::parts::Parts;
use crate::{context, words};

/// Whether a host name stands in a sentence about servers or addresses.
pub(crate) fn belongs(text: &str, parts: &Parts<'_>, place: usize, name: &str) -> bool {
    let before = context::before(text, parts, place);
    let mut words = context::words_back(before);
    if name.split('.').count() > 2 {
        return words.any(|word| words::is_in(word, words::PLACES));
    }
    // "Our server: brightwater.example", but "the server of the shop brightwater.example".
    let direct = before.trim_end().ends_with([':', '=']);
    words.by_ref().take(2).any(|word| words::is_in(word, words::PLACES)) && direct
}

/// A name of at least two labels that is neither a web page's nor a file's.
pub(crate) fn is_host(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').take(9).collect();
    let is_label = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    (2..=8).contains(&labels.len())
        && labels.iter().all(is_label)
        && !labels.first().is_some_and(|first| first.eq_ignore_ascii_case("www"))
        && labels.last().is_some_and(|last| {
            last.len() >= 2
                && last.bytes().all(|byte| byte.is_ascii_alphabetic())
                && !words::is_in(last, words::FILE_ENDINGS)
        })
}
