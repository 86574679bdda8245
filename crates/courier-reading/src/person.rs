//! Who wrote a mail: name, e-mail address, mobile.

use std::collections::BTreeSet;

use crate::left_out::{Left, LeftOut, Why};
use crate::parts::{self, Part, Parts};
use crate::phones::Phone;
use crate::readable::Sender;
use crate::{FoundMobile, blocks, emails, keys, names, phones, readable, words};

/// The most other e-mail addresses that are offered.
const OTHERS: usize = 20;

/// What a mail says of the person who sent it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name, from the sender's line or the signature.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The mobile in the signature.
    pub mobile: Option<FoundMobile>,
    /// Other e-mail addresses in the text, in its order; none of our own organisation's.
    pub other_emails: Vec<String>,
    /// What looks like one of these and was not taken.
    pub left_out: Vec<LeftOut>,
}

/// Reads who sent a mail, from its whole text, its source or a signature. Addresses on `own_domain` are ours,
/// so whoever writes from there is passed over.
pub fn read_person(text: &str, own_domain: &str) -> Person {
    let Some(read) = readable::read(text) else {
        return Person { left_out: vec![LeftOut::too_long()], ..Person::default() };
    };
    let mut left = Left::default();
    let text = blocks::blank(&read.text, &mut left);
    let all = Parts::of(&text, read.head);
    let emails = theirs(&text, &all, own_domain, &mut left);
    let is_theirs = |email: &str| !emails::is_of(email, own_domain) && !emails::is_nobody(email);

    // What the head's reader made of odd signs does not count: only what stands there.
    let stands = |words: &str| words.split_whitespace().all(|word| read.text.contains(word));
    let from_head = read.sender.filter(|sender| {
        sender.email.as_deref().is_some_and(|email| is_theirs(email) && stands(email))
    });
    let found = match from_head {
        Some(sender) => Some((sender, read.head)),
        None => sender_line(&text, &all, is_theirs),
    };
    let (sender, start) = found.unwrap_or((Sender { name: None, email: None }, read.head));

    // From here on it is their mail; what they quote below is not theirs again.
    let body = text.get(start..).unwrap_or_default();
    let body_parts = Parts::of(body, 0);
    let signed = names::signed(&body_parts);
    let named = sender.name.as_deref().and_then(names::clean).filter(|name| stands(name));
    let name = match (named, signed) {
        (Some(name), Some(signed)) if signed.starts_with(&format!("{name} ")) => Some(signed),
        (Some(name), _) => Some(name),
        (None, signed) => signed,
    };
    let email = sender.email.or_else(|| likely(&emails, name.as_deref()));

    let mut unused = Left::default();
    let (_, body) = keys::read(body, &body_parts, &mut unused);
    let mobile = choose(phones::read(&body, &body_parts, &mut left), &mut left);
    let main = email.as_deref().map(str::to_lowercase);
    let other_emails = emails
        .into_iter()
        .map(|(email, _)| email)
        .filter(|email| Some(email.to_lowercase()) != main)
        .take(OTHERS)
        .collect();
    Person { name, email, mobile, other_emails, left_out: left.list() }
}

/// The e-mail addresses that are not ours, each once, and whether they stand in new text.
fn theirs(text: &str, parts: &Parts<'_>, own: &str, left: &mut Left) -> Vec<(String, bool)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (place, email) in emails::find(text) {
        let Some(line) = parts.at(place.start) else { continue };
        let people = || {
            parts::label(line.text).is_some_and(|(label, _)| {
                ["from", "to", "cc", "reply-to"]
                    .iter()
                    .any(|known| label.eq_ignore_ascii_case(known))
            })
        };
        // `Message-ID:` and the like only look like addresses.
        if emails::is_of(email, own) || (line.part == Part::Header && !people()) {
            continue;
        }
        if emails::is_nobody(email) {
            left.push(email, Why::NoReply);
        } else if seen.insert(email.to_lowercase()) {
            found.push((email.to_owned(), line.part == Part::New));
        }
    }
    found
}

/// The first line that says who sent a mail and names somebody who is not ours; and where that mail begins.
fn sender_line(
    text: &str,
    parts: &Parts<'_>,
    is_theirs: impl Fn(&str) -> bool,
) -> Option<(Sender, usize)> {
    for (at, line) in parts.lines.iter().enumerate() {
        if line.part == Part::Header || line.text.is_empty() {
            continue;
        }
        let labelled =
            parts::label(line.text).filter(|(label, _)| words::is_in(label, words::FROM));
        let wrote = parts::is_wrote(line.text);
        let said = match labelled {
            Some((_, rest)) => rest,
            None => line.text,
        };
        let next = parts.lines.get(at + 1).map_or(text.len(), |next| next.start);
        let Some((place, email)) = emails::find(said).into_iter().next() else {
            // Outlook leaves the address out where it knows the person.
            let block = parts.lines.get(at + 1..).unwrap_or_default();
            if labelled.is_some()
                && is_outlook_block(block, &is_theirs)
                && let Some(name) = names::clean(said)
            {
                return Some((Sender { name: Some(name), email: None }, line.start));
            }
            continue;
        };
        if !is_theirs(email) {
            continue;
        }
        let before = said.get(..place.start).unwrap_or_default();
        let shown =
            before.ends_with('<') || before.ends_with("<mailto:") || before.ends_with("[mailto:");
        if labelled.is_none() && !wrote && !(shown && names::clean(before).is_some()) {
            continue;
        }
        let name = if wrote { after_date(before) } else { before };
        let name = names::clean(name).filter(|_| shown || labelled.is_some());
        // Below "… wrote:" the mail begins; a sender's line belongs to it.
        let start = if wrote { next } else { line.start };
        return Some((Sender { name, email: Some(email.to_owned()) }, start));
    }
    None
}

/// The lines under a sender's line without address, of a mail that was not sent *to* somebody of theirs.
fn is_outlook_block(lines: &[parts::Line<'_>], is_theirs: impl Fn(&str) -> bool) -> bool {
    let block: Vec<_> = lines
        .iter()
        .take(5)
        .map_while(|line| parts::label(line.text))
        .filter(|(label, _)| words::is_in(label, words::UNDER_FROM))
        .collect();
    let to = block.iter().filter(|(label, _)| words::is_in(label, "to|an|à|para|a|komu"));
    let outward =
        to.into_iter().any(|(_, rest)| emails::find(rest).iter().any(|(_, to)| is_theirs(to)));
    block.len() >= 2 && !outward
}

/// `On Tue, 3 Nov 2026 at 10:12, Ana Costa <`: what follows the date.
fn after_date(before: &str) -> &str {
    let before = before.rsplit_once(" schrieb ").map_or(before, |(_, name)| name);
    let date = before.rfind(|sign: char| sign.is_numeric()).map_or(0, |at| at + 1);
    let rest = before.get(date..).unwrap_or_default();
    // "3 Nov, Ana Costa", "10:12 AM, Ana Costa": a month or half of a day, up to its comma.
    if rest.starts_with(' ')
        && let Some((_, name)) = rest.split_once(", ")
    {
        return name;
    }
    // "10:12 AM Ana Costa", "10:12 Uhr Ana Costa", "10:12, Ana Costa"
    let rest = rest.trim_start_matches([',', '.', ':', ' ', ')']);
    ["AM ", "PM ", "am ", "pm ", "Uhr ", "h "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest)
}

/// The address that fits the name, else the first in new text, else the first.
fn likely(emails: &[(String, bool)], name: Option<&str>) -> Option<String> {
    let fitting = name.and_then(|name| emails.iter().find(|(email, _)| names::fits(email, name)));
    let new = || emails.iter().find(|(_, new)| *new);
    fitting.or_else(new).or_else(|| emails.first()).map(|(email, _)| email.clone())
}

/// The number that is called the mobile, else one with its country, else the first.
fn choose(phones: Vec<Phone>, left: &mut Left) -> Option<FoundMobile> {
    let rank = |phone: &&Phone| (!phone.is_called_mobile, phone.mobile.e164.is_none(), phone.place);
    let chosen = phones.iter().min_by_key(rank).map(|phone| phone.place)?;
    let mut mobile = None;
    for phone in phones {
        if phone.place == chosen {
            mobile = Some(phone.mobile);
        } else {
            left.push(&phone.mobile.as_written, Why::AnotherNumber);
        }
    }
    mobile
}
