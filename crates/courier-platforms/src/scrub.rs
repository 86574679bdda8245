//! Taking keys out of what a platform says.
//!
//! Platforms repeat what they were sent, and not always as it was sent. So a text is first decoded, layer by
//! layer, as far as it goes; what is shown is the decoded text with every run of a secret taken out. If what is
//! left could still be turned into a part of a secret, nothing is shown at all.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::Range;

use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::addresses::is_blank;

/// The most characters of a text that are looked at.
const LOOKED_AT: usize = 4096;
/// The most that are shown.
const SHOWN: usize = 200;
/// From how many characters a part of a secret is taken out. Fewer than the eight that would be a leak: a dash or
/// another sign inside does not count.
const RUN: usize = 5;
/// How many layers of encoding are taken off.
const LAYERS: usize = 8;
/// How often something may be packed as Base64 or hex.
const PACKINGS: usize = 3;
/// What stands for what was taken out.
const GONE: char = '…';

/// One line of at most 200 characters without any part of the secrets, without e-mail and IP addresses.
pub(crate) fn scrub(text: &str, secrets: &[&SecretString]) -> String {
    let start: String = text.chars().take(LOOKED_AT).collect();
    let Some(mut plain) = decoded(&start) else {
        return String::new();
    };
    // A secret that looks encoded itself is decoded with the text around it.
    let secrets: Vec<SecretString> =
        secrets.iter().flat_map(|secret| as_is_and_decoded(secret)).collect();
    for secret in &secrets {
        plain = without_runs(&plain, secret);
    }
    let plain = one_visible_line(&without_addresses(&plain));
    let plain: String = plain.chars().take(SHOWN).collect();
    if secrets.iter().any(|secret| could_give_away(&plain, secret, PACKINGS)) {
        return String::new();
    }
    plain
}

fn as_is_and_decoded(secret: &SecretString) -> Vec<SecretString> {
    let own = decoded(secret.expose_secret()).map(SecretString::from);
    own.into_iter().chain([secret.clone()]).collect()
}

/// The text without the layers of encoding it has; nothing where it has too many.
fn decoded(text: &str) -> Option<String> {
    let mut plain = text.to_owned();
    for _ in 0..LAYERS {
        let next = percent_decode_str(&plain).decode_utf8_lossy().into_owned();
        let next = without_backslashes(&without_entities(&next));
        if next == plain {
            return Some(plain);
        }
        plain = next;
    }
    None
}

/// Named and numbered signs of HTML, the numbered ones without their semicolon too, as browsers take them.
fn without_entities(text: &str) -> String {
    let named = html_escape::decode_html_entities(text).replace("&amp", "&");
    let mut out = String::with_capacity(named.len());
    let mut rest: &str = &named;
    while let Some((before, after)) = rest.split_once("&#") {
        out.push_str(before);
        let (radix, digits) = match after.strip_prefix(['x', 'X']) {
            Some(digits) => (16, digits),
            None => (10, after),
        };
        let end = digits.find(|sign: char| !sign.is_digit(radix)).unwrap_or(digits.len());
        let (number, after_digits) = digits.split_at(end);
        let sign = u32::from_str_radix(number, radix).ok().and_then(char::from_u32);
        if let Some(sign) = sign {
            out.push(sign);
            rest = after_digits.strip_prefix(';').unwrap_or(after_digits);
        } else {
            out.push_str("&#");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The escapes of JSON, JavaScript and their relatives: `\u0041`, `\u{41}`, `\x41`, `\/`, `\n`.
fn without_backslashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (sign, after) = escape(after);
        out.extend(sign);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What an escape stands for, and what follows it.
fn escape(after: &str) -> (Option<char>, &str) {
    let mut signs = after.chars();
    let Some(kind) = signs.next() else {
        return (None, after);
    };
    let body = signs.as_str();
    let length = match kind {
        'u' => 4,
        'U' => 8,
        'x' | 'X' => 2,
        'n' | 'r' | 't' | 'b' | 'f' => return (Some(' '), body),
        _ => return (Some(kind), body),
    };
    if let Some((number, after)) = body.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        && let Some(sign) = u32::from_str_radix(number, 16).ok().and_then(char::from_u32)
    {
        return (Some(sign), after);
    }
    let number =
        body.get(..length).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let sign = number.and_then(|text| u32::from_str_radix(text, 16).ok()).and_then(char::from_u32);
    match sign {
        Some(sign) => (Some(sign), body.get(length..).unwrap_or_default()),
        None => (Some(kind), body),
    }
}

/// A text as runs are looked for in it: its signs, small, each with the place it came from.
struct Folded {
    signs: Zeroizing<Vec<char>>,
    places: Vec<Range<usize>>,
}

impl Folded {
    /// Letters and digits only, so that dashes, blanks and quotes hide nothing; or every sign.
    fn of(text: &str, every_sign: bool) -> Self {
        let mut folded = Self { signs: Zeroizing::new(Vec::new()), places: Vec::new() };
        for (at, sign) in text.char_indices() {
            if sign.is_alphanumeric() || (every_sign && !is_blank(sign)) {
                folded.signs.push(sign.to_lowercase().next().unwrap_or(sign));
                folded.places.push(at..at.saturating_add(sign.len_utf8()));
            }
        }
        folded
    }

    /// Where a run of the secret stands.
    fn runs_of(&self, secret: &Self) -> Vec<Range<usize>> {
        let run = RUN.min(secret.signs.len());
        if run < 3 {
            return Vec::new();
        }
        let own: BTreeSet<&[char]> = secret.signs.windows(run).collect();
        let windows = self.signs.windows(run).zip(self.places.windows(run));
        let found = windows.filter(|(signs, _)| own.contains(signs));
        let places =
            found.filter_map(|(_, places)| Some(places.first()?.start..places.last()?.end));
        places.collect()
    }
}

/// The text with a sign in place of every run of the secret.
fn without_runs(text: &str, secret: &SecretString) -> String {
    let mut gone: Vec<Range<usize>> = Vec::new();
    for every_sign in [false, true] {
        let own = Folded::of(secret.expose_secret(), every_sign);
        gone.extend(Folded::of(text, every_sign).runs_of(&own));
    }
    without(text, gone)
}

fn without(text: &str, mut gone: Vec<Range<usize>>) -> String {
    gone.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in gone {
        if range.start >= at {
            out.push_str(text.get(at..range.start).unwrap_or_default());
        }
        if range.end > at {
            if !out.ends_with(GONE) || range.start > at {
                out.push(GONE);
            }
            at = range.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Whether a part of the secret can be read from the text some other way.
fn could_give_away(text: &str, secret: &SecretString, packings: usize) -> bool {
    let has = |text: &str| {
        [false, true].into_iter().any(|every_sign| {
            let own = Folded::of(secret.expose_secret(), every_sign);
            !Folded::of(text, every_sign).runs_of(&own).is_empty()
        })
    };
    let backwards: String = text.chars().rev().collect();
    // `=41`, as mail writes it.
    let quoted = percent_decode_str(&text.replace('=', "%")).decode_utf8_lossy().into_owned();
    let deeper = packings.checked_sub(1);
    has(text)
        || has(&backwards)
        || has(&quoted)
        || deeper.is_some_and(|deeper| {
            unpacked(text).iter().any(|inner| {
                could_give_away(inner, secret, deeper)
                    || decoded(inner).is_none_or(|inner| could_give_away(&inner, secret, deeper))
            })
        })
}

/// What stands in the text as Base64 or hex.
fn unpacked(text: &str) -> Vec<String> {
    let is_packed =
        |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '/' | '-' | '_');
    let mut found = BTreeSet::new();
    for word in text.split(|sign| !is_packed(sign)).filter(|word| word.len() >= RUN) {
        // It may begin anywhere in the word.
        for from in 0..4 {
            let word = word.get(from..).unwrap_or_default().as_bytes();
            for encoding in [BASE64_NOPAD, BASE64URL_NOPAD] {
                let whole = word.len().saturating_sub(word.len() % 4);
                let parts = [word, word.get(..whole).unwrap_or_default()];
                found.extend(parts.into_iter().filter_map(|part| encoding.decode(part).ok()));
            }
        }
        for run in word.split(|sign: char| !sign.is_ascii_hexdigit()) {
            for from in 0..2 {
                let run = run.as_bytes().get(from..).unwrap_or_default();
                let even = run.get(..run.len().saturating_sub(run.len() % 2)).unwrap_or_default();
                found.extend(HEXLOWER_PERMISSIVE.decode(even));
            }
        }
    }
    found.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// The text without e-mail addresses and addresses of computers: they belong to somebody.
fn without_addresses(text: &str) -> String {
    let words = text.split_inclusive(is_between);
    let mut out = String::with_capacity(text.len());
    for word in words {
        let bare = word.trim_end_matches(is_between);
        let ends = word.get(bare.len()..).unwrap_or_default();
        let inner = bare.trim_matches(['.', ':', '\'']);
        let is_mail = bare.contains('@');
        let with_port = inner.rsplit_once(':').map_or(inner, |(host, _)| host);
        let is_computer = [inner, with_port].iter().any(|text| text.parse::<IpAddr>().is_ok());
        if is_mail || is_computer {
            out.push(GONE);
        } else {
            out.push_str(bare);
        }
        out.push_str(ends);
    }
    out
}

/// What stands between words in a message.
fn is_between(sign: char) -> bool {
    is_blank(sign)
        || matches!(
            sign,
            '"' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' | '=' | '&' | '?' | '/'
        )
}

/// One line without anything a person cannot see, or that turns the direction of what follows.
fn one_visible_line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    let visible = |word: &str| word.chars().filter(|sign| !is_blank(*sign)).collect::<String>();
    let words: Vec<String> = words.map(visible).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
#[path = "tests/scrub.rs"]
mod tests;
