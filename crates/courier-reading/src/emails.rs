//! E-mail addresses in a text.

use std::ops::Range;
use std::str::FromStr;

use email_address::EmailAddress;

use crate::work;

/// Names before the `@` behind which nobody reads.
const NOBODY: &[&str] = &[
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "mailer-daemon",
    "postmaster",
    "bounce",
];

/// The e-mail addresses of a text and their places.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let least = found.last().map_or(0, |(place, _)| place.end);
        if let Some(place) = around(text, at, least)
            && let Some(email) = text.get(place.clone())
            && is_usable(email)
        {
            found.push((place, email));
        }
    }
    found
}

/// What may be an address around an `@`. RFC 5321 allows 64 bytes before and 255 after.
fn around(text: &str, at: usize, least: usize) -> Option<Range<usize>> {
    let local = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '_' | '+' | '-' | '\'');
    let domain = |sign: char| sign.is_alphanumeric() || matches!(sign, '.' | '-');
    let before = text.get(least..at)?;
    let length: usize =
        before.chars().rev().take(65).take_while(|sign| local(*sign)).map(char::len_utf8).sum();
    let name = before.get(before.len() - length..)?;
    let name = name.trim_start_matches(['.', '\'', '-', '+', '_']);
    let after = text.get(at + 1..)?;
    let length: usize =
        after.chars().take(256).take_while(|sign| domain(*sign)).map(char::len_utf8).sum();
    work::look(length + name.len());
    let host = after.get(..length)?.trim_end_matches(['.', '-']);
    // An `@` on either side belongs to something else.
    let rest = after.get(host.len()..)?;
    (!name.is_empty() && !rest.starts_with('@')).then(|| at - name.len()..at + 1 + host.len())
}

fn is_usable(email: &str) -> bool {
    email.rsplit_once('@').is_some_and(|(_, domain)| domain.contains('.'))
        && EmailAddress::from_str(email).is_ok()
}

/// Whether it belongs to a domain or one below it.
pub(crate) fn is_of(email: &str, domain: &str) -> bool {
    let Some((_, host)) = email.rsplit_once('@') else { return false };
    let (host, domain) = (host.to_lowercase(), domain.trim().to_lowercase());
    let domain = domain.trim_start_matches('@');
    !domain.is_empty()
        && host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
}

/// Whether nobody reads what is sent there.
pub(crate) fn is_nobody(email: &str) -> bool {
    let local = email.split(['@', '+']).next().unwrap_or_default().to_lowercase();
    NOBODY.iter().any(|known| local == *known || (local.starts_with(known) && local.len() < 24))
}
