//! Public keys in a text.

use std::ops::Range;

use courier_crypto::{ContactKey, ContactKeyProblem};

use crate::FoundKey;
use crate::blocks::{TORN, blanked};
use crate::left_out::{Left, Why, shown};
use crate::parts::{Part, Parts};
use crate::work;

/// How the sorts of SSH keys begin. Words of prose such as `ssh-access` are none.
const SSH: &[&str] = &[
    "ssh-ed25519",
    "ssh-rsa",
    "ssh-dss",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
];

/// How many characters an age recipient has.
const AGE: usize = 62;

/// A shorter word that begins like one is how people write about them: `age1…`.
const SHORTEST: usize = 20;

/// Over how many lines a mail program may have broken a key.
const PIECES: usize = 20;

/// The longest key that is put together, in characters.
const LONGEST: usize = 4_000;

/// How much of a key is repeated.
const START: usize = 24;

/// Reads the public keys of a text; returns it with their places blank.
pub(crate) fn read(text: &str, parts: &Parts<'_>, left: &mut Left) -> (Vec<FoundKey>, String) {
    let mut new: Vec<FoundKey> = Vec::new();
    let mut quoted: Vec<FoundKey> = Vec::new();
    let mut claimed: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        let glued = before.is_alphanumeric() || matches!(before, '-' | TORN);
        before = sign;
        if glued || at < from || !matches!(sign, 'a' | 'A' | 's' | 'e') {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some((result, length)) = age(rest).or_else(|| ssh(rest)) else { continue };
        work::look(length);
        from = at + length;
        claimed.push(at..from);
        let start = start_of(rest.get(..length).unwrap_or_default());
        let list = match parts.at(at).map(|line| line.part) {
            Some(Part::Header) => continue,
            Some(Part::Quoted) => &mut quoted,
            _ => &mut new,
        };
        match result {
            Err(problem) => left.push(&start, Why::KeyNotUsable(problem)),
            Ok(key) if list.iter().any(|found| found.key == key) => left.push(&start, Why::Twice),
            Ok(key) => list.push(FoundKey { key, as_written_start: start, quoted: false }),
        }
    }
    if new.is_empty() {
        new = quoted;
        for found in &mut new {
            found.quoted = true;
        }
    } else {
        for passed in quoted {
            if !new.iter().any(|found| found.key == passed.key) {
                left.push(&passed.as_written_start, Why::Quoted);
            }
        }
    }
    (new, blanked(text, &claimed))
}

type Read = (Result<ContactKey, ContactKeyProblem>, usize);

/// `age1…` at the start of a text, and how long it is there.
fn age(text: &str) -> Option<Read> {
    if !text.get(..4)?.eq_ignore_ascii_case("age1") {
        return None;
    }
    let mut end = run(text, |sign| sign.is_ascii_alphanumeric() || sign == '-');
    let first = ContactKey::parse(text.get(..end.min(LONGEST))?);
    if first.is_ok() || end >= AGE {
        return Some((first, end));
    }
    // A mail program may have broken it at the end of a line; what is whole says so itself.
    let mut joined = text.get(..end)?.to_owned();
    let whole = end;
    while joined.len() < AGE
        && let Some((piece, next)) = next_line_piece(text, end)
    {
        joined.push_str(piece);
        end = next;
        if let Ok(key) = ContactKey::parse(&joined) {
            return Some((Ok(key), end));
        }
    }
    (whole >= SHORTEST).then_some((first, whole))
}

/// `ssh-… AAAA…` at the start of a text, and how long it is there.
fn ssh(text: &str) -> Option<Read> {
    let kind = SSH.iter().find(|kind| {
        text.strip_prefix(**kind).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    })?;
    let mut joined = format!("{kind} ");
    let mut end = kind.len();
    let mut result = Err(ContactKeyProblem::NotAKey);
    for number in 0..PIECES {
        let gap = gap(text, end)?;
        let piece_end = end + gap + run(text.get(end + gap..)?, is_base64);
        let piece = text.get(end + gap..piece_end)?;
        if number == 0 && !piece.starts_with("AAAA") {
            return None;
        }
        if piece.is_empty() || joined.len() + piece.len() > LONGEST {
            break;
        }
        joined.push_str(piece);
        result = ContactKey::parse(&joined);
        if number == 0 || !matches!(result, Err(ContactKeyProblem::NotAKey)) {
            end = piece_end;
        } else {
            // Not known yet whether this piece belongs to it.
            let rest = text.get(piece_end..)?;
            if !rest.starts_with(char::is_whitespace) && !rest.is_empty() {
                break;
            }
            end = piece_end;
        }
        if !matches!(result, Err(ContactKeyProblem::NotAKey)) {
            return Some((result, end));
        }
    }
    let first = kind.len() + gap(text, kind.len())?;
    let end = first + run(text.get(first..)?, is_base64);
    Some((result.and(Err(ContactKeyProblem::NotAKey)), end))
}

fn is_base64(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || matches!(sign, '+' | '/' | '=')
}

/// How long the start of a text is whose signs pass.
fn run(text: &str, passes: fn(char) -> bool) -> usize {
    let length = text.find(|sign| !passes(sign)).unwrap_or(text.len());
    work::look(length);
    length
}

/// How long the blanks, line ends and quote marks at a place are.
fn gap(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = rest.find(|sign: char| !(sign.is_whitespace() || sign == '>'));
    work::look(length.unwrap_or(rest.len()));
    Some(length.unwrap_or(rest.len()))
}

/// The word at the start of the next line, and where it ends.
fn next_line_piece(text: &str, end: usize) -> Option<(&str, usize)> {
    // A soft line break, as in a mail's source, ends in an equals sign.
    let soft = usize::from(text.get(end..)?.starts_with("=\n"));
    let start = end + soft + gap(text, end + soft)?;
    let broken = text.get(end..start)?.bytes().filter(|byte| *byte == b'\n').count() == 1;
    let length = run(text.get(start..)?, |sign| sign.is_ascii_alphanumeric());
    let piece = text.get(start..start + length)?;
    (broken && length > 0).then_some((piece, start + length))
}

fn start_of(key: &str) -> String {
    let line = shown(key);
    let mut start: String = line.chars().take(START).collect();
    if start.len() < line.len() {
        start.push('…');
    }
    start
}
