//! Keys in cells: found so that they can be left out.
//!
//! Better a cell too many than a key too few: what is left out is said, and can be typed by hand.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::address::is_dash;
use crate::work;

/// How keys of systems begin, in small letters.
const BEGINNINGS: &[&str] = &[
    "hk_",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "pk_live_",
    "pk_test_",
    "raisely-sk-",
    "raisely-pk-",
    "age-secret-key-",
    "ghp_",
    "xoxb-",
    "xoxp-",
    "practice-",
];

/// The fewest characters of a key behind such a beginning.
const FEWEST: usize = 8;

/// How much of a word behind such a beginning or a label is looked at.
const LOOKED_AT: usize = 60;

/// Labels behind which any word may be a secret.
const SECRETS: &[&str] = &[
    "password",
    "passwords",
    "passphrase",
    "passcode",
    "passwort",
    "pw",
    "pwd",
    "pin",
    "secret",
    "secrets",
];

/// Labels behind which a word that is no word may be one.
const KEYS: &[&str] = &[
    "key",
    "keys",
    "token",
    "tokens",
    "uuid",
    "guid",
    "hash",
    "credential",
    "credentials",
    "apikey",
];

/// What covers the first part of a key.
const COVERS: &[char] = &['.', '…', '*', '•', '●', '·', 'x', 'X', '-', '–', '_', '#', ' '];

/// What the head of a column says of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderSays {
    /// They are passwords: nothing of them may stay.
    Secret,
    /// They may be keys.
    Key,
    Nothing,
}

pub(super) fn header_says(name: &str) -> HeaderSays {
    let small = name.to_lowercase();
    let last = small.split(|sign: char| !sign.is_alphanumeric()).rfind(|word| !word.is_empty());
    let is_last = |words: &[&str]| last.is_some_and(|last| words.contains(&last));
    if is_last(SECRETS) || small.ends_with("unlock words") {
        HeaderSays::Secret
    } else if is_last(KEYS) {
        HeaderSays::Key
    } else {
        HeaderSays::Nothing
    }
}

/// Whether a key, or something very like one, stands in a text.
pub(super) fn holds_key(text: &str) -> bool {
    let text = straight(text);
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    let is_base64 = |sign: char| is_part(sign) || matches!(sign, '+' | '/' | '=');
    text.split(|sign| !is_part(sign)).any(is_key)
        || text.split(|sign| !is_base64(sign)).any(is_long_mix)
        || is_spaced(&text)
        || is_labelled(&text)
        || text.split_whitespace().any(has_beginning)
}

/// The last four characters, where the text is one whole key.
pub(super) fn ends_in(text: &str) -> Option<String> {
    let text = straight(text);
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '"' | '\''));
    let is_one = !text.contains(char::is_whitespace) || is_spaced(text);
    // Of a short one four characters would be too much of it.
    let is_whole = holds_key(text) && is_one && text.len() >= 16 && text.is_ascii();
    let last = text.len().checked_sub(4).and_then(|at| text.get(at..));
    last.filter(|last| is_whole && !last.contains([' ', ':', '/'])).map(str::to_owned)
}

/// Whether nothing but the end of a key stands in a text.
pub(super) fn is_short_ending(text: &str) -> bool {
    let end = text.trim_start_matches(COVERS);
    let count = end.chars().count();
    (1..=4).contains(&count) && !end.contains(char::is_whitespace)
        || text.chars().count() <= 4 && text.chars().all(char::is_alphanumeric)
}

/// Whether a text of one word is no word: what stands under *Key* and has no shape that we know.
pub(super) fn looks_odd(text: &str) -> bool {
    let count = text.chars().count();
    !text.contains(char::is_whitespace) && count >= FEWEST && (count >= 20 || has_odd_sign(text))
}

fn has_odd_sign(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
        || word.chars().skip(1).any(char::is_uppercase) && word.contains(char::is_lowercase)
        || word.trim_end_matches(['.', ',', ';', '!', '?', ')']).contains(|sign: char| {
            sign.is_ascii_punctuation() && !matches!(sign, '-' | '/' | '\'' | '(' | ')' | '&' | '.')
        })
}

/// The text in plain signs, with hyphens for what word processors make of them.
fn straight(text: &str) -> Zeroizing<String> {
    let mut straight = Zeroizing::new(String::with_capacity(text.len() * 3));
    straight.extend(text.nfkc().map(|sign| if is_dash(sign) { '-' } else { sign }));
    straight
}

fn has_beginning(word: &str) -> bool {
    let small = Zeroizing::new(word.to_lowercase());
    BEGINNINGS.iter().any(|begin| {
        small.match_indices(begin).any(|(at, _)| {
            let is_start = small.get(..at).is_some_and(|before| {
                before.chars().next_back().is_none_or(|sign| !sign.is_alphanumeric())
            });
            let rest = small.get(at + begin.len()..).unwrap_or_default();
            let body = rest.chars().take(LOOKED_AT).take_while(|sign| !sign.is_whitespace());
            work::look(if is_start { LOOKED_AT.min(rest.len()) } else { 1 });
            is_start
                && body.clone().count() >= FEWEST
                && body.clone().any(|sign| sign.is_ascii_digit())
        })
    })
}

/// Whether a row of letters, digits, `-` and `_` is one.
fn is_key(word: &str) -> bool {
    if word.len() < 16 {
        return false;
    }
    let groups: Vec<&str> = word.split('-').collect();
    let is_hex = |group: &str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_uuid = groups.windows(5).any(|five| {
        let mut lengths = [8, 4, 4, 4, 12].into_iter();
        // Something may be glued to either end.
        five.iter().enumerate().all(|(at, group)| {
            let length = lengths.next().unwrap_or_default();
            let part = match at {
                0 => group.get(group.len().saturating_sub(length)..),
                _ => group.get(..length.min(group.len())),
            };
            part.is_some_and(|part| part.len() == length && is_hex(part))
                && (at == 0 || at == 4 || group.len() == length)
        })
    });
    let bare = Zeroizing::new(word.replace(['-', '_'], ""));
    is_uuid
        || word.len() >= 32 && word.split(['-', '_']).any(is_no_word)
        || word.split(['-', '_']).any(is_mixed)
        || bare.len() >= 32 && is_hex(&bare)
}

/// Whether letters and digits are mixed as nobody writes them, whatever signs of Base64 stand between.
fn is_long_mix(word: &str) -> bool {
    if word.len() < 28 {
        return false;
    }
    let bare = Zeroizing::new(word.replace(['-', '_', '+', '/', '='], ""));
    let rate = |text: &str| {
        let percent = if text.len() >= 32 { 35 } else { 45 };
        text.len() >= 28 && changes(text) * 100 >= text.len() * percent
    };
    // Words with capitals and hyphens take turns too, so without a digit only letters count.
    kinds(&bare) == 3 && rate(word) || kinds(&bare) >= 2 && rate(&bare)
}

/// Whether it is more than a word with a capital at its start and a number at its end.
fn is_no_word(group: &str) -> bool {
    let body = group.trim_end_matches(|sign: char| sign.is_ascii_digit());
    group.len() >= 8 && body.get(1..).is_some_and(|body| kinds(body) >= 2)
}

/// Whether letters and digits are mixed as nobody writes them.
fn is_mixed(group: &str) -> bool {
    let (length, changes) = (group.len(), changes(group));
    if length < 16 {
        return false;
    }
    let is_hex = group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let has_digit = group.bytes().any(|byte| byte.is_ascii_digit());
    let two_cases = group.bytes().any(|byte| byte.is_ascii_lowercase())
        && group.bytes().any(|byte| byte.is_ascii_uppercase());
    let rate = |percent: usize| changes * 100 >= length * percent;
    if is_hex && length >= 32 {
        true
    } else if has_digit && two_cases {
        rate(if length >= 28 { 25 } else { 30 })
    } else if two_cases {
        length >= 20 && rate(if length >= 28 { 25 } else { 30 })
    } else if has_digit {
        changes >= 6 || length >= 20 && changes >= 4 || length >= 28 && changes >= 2
    } else {
        false
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Sort {
    Small,
    Large,
    Digit,
    Other,
}

fn sort(byte: u8) -> Sort {
    match byte {
        b'a'..=b'z' => Sort::Small,
        b'A'..=b'Z' => Sort::Large,
        b'0'..=b'9' => Sort::Digit,
        _ => Sort::Other,
    }
}

/// How often small letters, capitals and digits take turns.
fn changes(text: &str) -> usize {
    text.bytes().zip(text.bytes().skip(1)).filter(|(one, next)| sort(*one) != sort(*next)).count()
}

fn kinds(text: &str) -> usize {
    let has = |wanted: Sort| usize::from(text.bytes().any(|byte| sort(byte) == wanted));
    has(Sort::Small) + has(Sort::Large) + has(Sort::Digit)
}

/// Groups of four with blanks between: WordPress writes six of letters and digits, people write long numbers so.
fn is_spaced(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let of_four = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_alphanumeric());
    words.windows(6).any(|six| {
        let all = || six.iter().flat_map(|word| word.bytes().skip(1));
        let letters = six.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()));
        let is_mix = |word: &&&str| {
            word.bytes().any(|byte| byte.is_ascii_digit())
                && word.bytes().any(|byte| byte.is_ascii_alphabetic())
        };
        // A capital at the start of a word says nothing.
        let is_odd = six.iter().filter(is_mix).count() >= 2
            || all().any(|byte| byte.is_ascii_uppercase()) && all().any(|b| b.is_ascii_lowercase());
        six.iter().all(of_four) && letters && is_odd
    }) || {
        let pieces = words.iter().filter(|word| word.len() >= 4);
        let hex: Zeroizing<String> = Zeroizing::new(pieces.copied().collect());
        let both = kinds(&hex) >= 2;
        hex.len() >= 32 && both && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

/// `password: …`, `API key = …`
fn is_labelled(text: &str) -> bool {
    text.match_indices([':', '=']).any(|(at, sign)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let label: Zeroizing<String> = Zeroizing::new(
            before
                .rsplit(|sign: char| !sign.is_alphanumeric())
                .next()
                .unwrap_or_default()
                .to_lowercase(),
        );
        let after = text.get(at + sign.len()..).unwrap_or_default();
        let word = after.trim_start();
        let end = word.char_indices().take(LOOKED_AT).find(|(_, sign)| sign.is_whitespace());
        let end =
            end.or_else(|| word.char_indices().nth(LOOKED_AT)).map_or(word.len(), |end| end.0);
        let word = word.get(..end).unwrap_or_default();
        let count = word.chars().count();
        work::look(label.len() + word.len());
        SECRETS.contains(&label.as_str()) && (count >= FEWEST || count >= 4 && has_odd_sign(word))
            || KEYS.contains(&label.as_str()) && looks_odd(word)
    })
}

#[cfg(test)]
#[path = "tests/held_keys.rs"]
mod tests;
