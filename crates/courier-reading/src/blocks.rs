//! Blocks that are blanked before anything else is read: secret keys, which are never repeated, and keys in
//! formats that files are not locked to here.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::left_out::{Left, Why};
use crate::work;

/// How many characters an age identity has.
const AGE_SECRET: usize = 74;

/// The longest title of a block.
const TITLE: usize = 40;

/// The same text with every such block blank: as long as before, so that places stay what they are.
pub(crate) fn blank(text: &str, left: &mut Left) -> Zeroizing<String> {
    let upper = Zeroizing::new(text.to_ascii_uppercase());
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(rest) = upper.get(from..) {
        let Some((at, kind)) = next_block(rest) else { break };
        let start = from + at;
        let end = start + kind.length(upper.get(start..).unwrap_or_default());
        work::look(end - from);
        match kind {
            Kind::Secret | Kind::Putty | Kind::AgeSecret => left.push_secret(),
            Kind::Pgp => left.push(first_line(text, start), Why::PgpKey),
            Kind::Other => left.push(first_line(text, start), Why::OtherKeyFormat),
            Kind::Silent => {}
        }
        ranges.push(start..end);
        from = end.max(start + 1);
    }
    Zeroizing::new(blanked(text, &ranges))
}

/// Stands at both ends of what is blank: what touched it is half a word, and not a whole one.
pub(crate) const TORN: char = '\u{1}';

/// A text with ranges of it blank; they are in order. A blanked line end stays one.
pub(crate) fn blanked(text: &str, ranges: &[Range<usize>]) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        blank.push_str(text.get(from..range.start).unwrap_or_default());
        let inside = text.get(range.clone()).unwrap_or_default();
        for (at, sign) in inside.bytes().enumerate() {
            blank.push(match sign {
                b'\n' => '\n',
                _ if at == 0 || at + 1 == inside.len() => TORN,
                _ => ' ',
            });
        }
        from = range.end.max(from);
    }
    blank.push_str(text.get(from..).unwrap_or_default());
    blank
}

#[derive(Clone, Copy)]
enum Kind {
    /// `-----BEGIN … PRIVATE KEY-----`, of PGP too.
    Secret,
    /// `PuTTY-User-Key-File-3: …`
    Putty,
    /// `AGE-SECRET-KEY-1…`, `AGE-PLUGIN-…`
    AgeSecret,
    /// A public key of PGP.
    Pgp,
    /// A public key or certificate of another format.
    Other,
    /// A signature or encrypted message of PGP.
    Silent,
}

/// The next block in upper-case text, and where it begins.
fn next_block(upper: &str) -> Option<(usize, Kind)> {
    let mut from = 0;
    while let Some(rest) = upper.get(from..) {
        let at = from + rest.find(['B', 'A', 'P'])?;
        let here = upper.get(at..)?;
        let kind = if let Some(begun) = here.strip_prefix("BEGIN ") {
            // The title of a block is short; prose that says "begin" is not one.
            let mut signs = begun.char_indices().take(TITLE);
            let end = signs.find(|(_, sign)| matches!(sign, '-' | '\n')).map(|(at, _)| at);
            let end = end.or_else(|| begun.char_indices().nth(TITLE).map(|(at, _)| at));
            begun
                .split_at_checked(end.unwrap_or(begun.len()))
                .and_then(|(title, rest)| kind_of(title, rest))
        } else if here.starts_with("AGE-SECRET-KEY-") || here.starts_with("AGE-PLUGIN-") {
            Some(Kind::AgeSecret)
        } else if here.starts_with("PUTTY-USER-KEY-FILE") || here.starts_with("PRIVATE-LINES") {
            Some(Kind::Putty)
        } else {
            None
        };
        if let Some(kind) = kind {
            return Some((at, kind));
        }
        from = at + 1;
    }
    None
}

fn kind_of(title: &str, after: &str) -> Option<Kind> {
    let pgp = title.contains("PGP");
    if title.contains("PRIVATE KEY") || title.contains("SECRET KEY") {
        return Some(Kind::Secret);
    }
    if !after.starts_with('-') {
        return None;
    }
    match title.trim() {
        "PGP SIGNED MESSAGE" => None,
        _ if pgp && title.contains("PUBLIC KEY") => Some(Kind::Pgp),
        _ if pgp => Some(Kind::Silent),
        _ if title.contains("PUBLIC KEY") || title.contains("CERTIFICATE") => Some(Kind::Other),
        _ => None,
    }
}

impl Kind {
    /// How long the block is that begins here. One without an end goes on to the end of the text: rather nothing
    /// more is read than a part of a secret.
    fn length(self, upper: &str) -> usize {
        let end = match self {
            Self::AgeSecret => return age_secret(upper),
            Self::Putty => upper.find("PRIVATE-MAC").map(|at| line_end(upper, at)),
            _ => upper
                .match_indices("END ")
                .find(|(at, _)| ends_block(upper, *at))
                .map(|(at, _)| line_end(upper, at)),
        };
        end.unwrap_or(upper.len())
    }
}

/// `END … KEY`, and not `SEND ME THE KEY`.
fn ends_block(upper: &str, at: usize) -> bool {
    let glued = upper.get(..at).and_then(|before| before.chars().next_back());
    let title: String = upper.get(at..).unwrap_or_default().chars().take(TITLE).collect();
    !glued.is_some_and(char::is_alphanumeric)
        && ["KEY", "CERTIFICATE", "PGP"].iter().any(|word| title.contains(word))
}

/// The whole of an age identity, also where a mail program broke it over lines.
fn age_secret(upper: &str) -> usize {
    let mut signs = 0;
    let mut end = 0;
    for (at, sign) in upper.char_indices() {
        if sign.is_ascii_alphanumeric() || sign == '-' {
            signs += 1;
            end = at + 1;
        } else if signs >= AGE_SECRET || !(sign.is_whitespace() || matches!(sign, '>' | '=')) {
            break;
        }
        // Plugins' identities may be longer; nobody writes more than this in one.
        if signs >= 4 * AGE_SECRET {
            break;
        }
    }
    // What is glued to it may be a part of it.
    let rest = upper.get(end..).unwrap_or_default();
    end + rest.find(char::is_whitespace).unwrap_or(rest.len())
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

fn first_line(text: &str, start: usize) -> &str {
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}
