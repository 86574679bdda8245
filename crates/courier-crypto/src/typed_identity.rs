//! An age identity as a person types it from paper, or as a QR code gives it.

use std::collections::BTreeSet;
use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::Identity;

/// What every identity begins with, as it is written and as it is read. A person need not type it.
const WRITTEN: &str = "AGE-SECRET-KEY-1";
const BEGINNING: &str = "AGESECRETKEY";

/// The characters that follow: 52 of the key and six by which a slip is noticed.
const LENGTH: usize = 58;

/// How many characters a row has; the last one has what is left.
const IN_ROW: usize = 4;

/// Those that may follow: letters and digits that are hard to take for one another (bech32).
const ALPHABET: &[u8] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

/// An identity with its numbering and comments is far shorter; whatever is longer is not read.
const LONGEST: usize = 4096;

/// So many numbers of rows in their order are no accident.
const CLEARLY_NUMBERED: usize = 3;

/// Why what was typed is not an identity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdentityProblem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Nothing,
    /// A character that never stands in an identity, such as `1`, `B`, `I` or `O`.
    #[error("character {place} of row {row} never stands in an identity")]
    Character {
        /// Its row, from one.
        row: usize,
        /// Its place in the row, from one.
        place: usize,
    },
    /// Characters are missing, or there are too many.
    #[error("{have} characters instead of {of}")]
    Length {
        /// How many there are.
        have: usize,
        /// How many there should be.
        of: usize,
    },
    /// As many characters as there should be, and they do not fit together: one or more are not as printed.
    #[error("the characters do not fit together")]
    Slip {
        /// The one row in which one other character, or two swapped, would make them fit. Unless several
        /// slips were made, it is that one.
        row: Option<usize>,
    },
    /// An age key of another kind: a public one, a plugin's, a post-quantum one.
    #[error("an age key of another kind")]
    AnotherKind,
}

impl Identity {
    /// What follows `AGE-SECRET-KEY-1`, in rows of four characters to be printed, read and typed.
    pub fn rows(&self) -> Vec<SecretString> {
        let text = self.to_text();
        let characters = text.expose_secret().strip_prefix(WRITTEN).unwrap_or_default();
        let rows = characters.as_bytes().chunks(IN_ROW);
        rows.map(|row| SecretString::from(String::from_utf8_lossy(row).into_owned())).collect()
    }

    /// Reads an identity in whatever way it was typed: with or without its beginning, in any letter case,
    /// with blanks, line ends, dashes and the rows' numbers between; also a whole identity file. Nothing is
    /// corrected silently.
    ///
    /// # Errors
    /// [`IdentityProblem`], which says what to look at again.
    pub fn parse_typed(typed: &SecretString) -> Result<Self, IdentityProblem> {
        let typed = typed.expose_secret();
        let have = typed.chars().take(LONGEST + 1).count();
        if have > LONGEST {
            return Err(IdentityProblem::Length { have, of: LENGTH });
        }
        // A row's number may also be part of a key: it is left out only where what remains is a key.
        let (kept, _) = characters(typed, false);
        let (without, numbers) = characters(typed, true);
        match (read(&kept), read(&without)) {
            (Ok(found), _) | (_, Ok(found)) => Ok(found),
            (Err(slip @ IdentityProblem::Slip { .. }), _)
            | (_, Err(slip @ IdentityProblem::Slip { .. })) => Err(slip),
            (_, Err(problem)) if numbers >= CLEARLY_NUMBERED => Err(problem),
            (Err(problem), _) => Err(problem),
        }
    }
}

/// The characters that count, as capitals, and how many numbers of rows were left out: those with a full
/// stop, colon or bracket behind them always, bare ones where they are told to be.
fn characters(typed: &str, without_bare_numbers: bool) -> (Zeroizing<Vec<char>>, usize) {
    // No buffer grows: what it grew out of would stay in memory.
    let mut characters = Zeroizing::new(Vec::with_capacity(4 * LONGEST));
    let mut numbers = 0;
    let lines = typed.lines().filter(|line| !line.trim_start().starts_with('#'));
    for token in lines.flat_map(str::split_whitespace) {
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = token.split_at_checked(digits).unwrap_or((token, ""));
        let is_next = number.parse() == Ok(numbers + 1);
        let marked = rest.strip_prefix(['.', ':', ')']).filter(|_| is_next);
        let token = match marked {
            Some(rest) => {
                numbers += 1;
                rest
            }
            None if without_bare_numbers && rest.is_empty() && is_next => {
                numbers += 1;
                continue;
            }
            None => token,
        };
        let letters = token.nfkc().filter(|c| !is_between(*c)).take(LONGEST);
        let room = characters.capacity() - characters.len();
        characters.extend(letters.map(|c| c.to_ascii_uppercase()).take(room));
    }
    (characters, numbers)
}

/// Dashes, dots and marks without width that people and programs put between groups.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '-' | '_' | '.' | ',' | '·' | '\u{2212}' | '\u{feff}' | '\u{2060}')
        || ('\u{2010}'..='\u{2015}').contains(&c)
        || ('\u{200b}'..='\u{200f}').contains(&c)
}

fn read(characters: &[char]) -> Result<Identity, IdentityProblem> {
    let key = key_of(characters)?;
    let outside = key.iter().position(|c| !u8::try_from(*c).is_ok_and(|c| ALPHABET.contains(&c)));
    if let Some(at) = outside {
        return Err(IdentityProblem::Character { row: at / IN_ROW + 1, place: at % IN_ROW + 1 });
    }
    match key.len() {
        0 => return Err(IdentityProblem::Nothing),
        LENGTH => {}
        have => return Err(IdentityProblem::Length { have, of: LENGTH }),
    }
    let mut key: Zeroizing<Vec<u8>> =
        Zeroizing::new(key.iter().filter_map(|c| u8::try_from(*c).ok()).collect());
    identity(&key).ok_or_else(|| IdentityProblem::Slip { row: row_of_slip(&mut key) })
}

/// What stands behind the beginning, if that was typed.
fn key_of(characters: &[char]) -> Result<&[char], IdentityProblem> {
    let begins = |text: &str| {
        characters.len() >= text.len() && text.chars().zip(characters).all(|(a, b)| a == *b)
    };
    if begins("AGE1") || begins("AGEPLUGIN") || begins("AGESECRETKEYPQ1") {
        return Err(IdentityProblem::AnotherKind);
    }
    if !begins(BEGINNING) {
        return Ok(characters);
    }
    let rest = characters.get(BEGINNING.len()..).unwrap_or_default();
    Ok(match rest {
        ['1' | 'I' | '|' | '!', key @ ..] => key,
        ['L', key @ ..] if key.len() >= LENGTH => key,
        _ => rest,
    })
}

fn identity(key: &[u8]) -> Option<Identity> {
    let mut text = Zeroizing::new(String::with_capacity(WRITTEN.len() + LENGTH));
    text.push_str(WRITTEN);
    text.push_str(std::str::from_utf8(key).ok()?);
    age::x25519::Identity::from_str(&text).ok().map(Identity)
}

/// The checksum tells where a single slip is: only one other character makes the rest fit.
fn row_of_slip(key: &mut [u8]) -> Option<usize> {
    let mut rows = BTreeSet::new();
    for at in 0..key.len() {
        let Some(typed) = key.get(at).copied() else { continue };
        for other in ALPHABET {
            if let Some(place) = key.get_mut(at) {
                *place = *other;
            }
            if identity(key).is_some() {
                rows.insert(at / IN_ROW + 1);
            }
        }
        if let Some(place) = key.get_mut(at) {
            *place = typed;
        }
        if at + 1 < key.len() {
            key.swap(at, at + 1);
            if identity(key).is_some() {
                rows.insert(at / IN_ROW + 1);
            }
            key.swap(at, at + 1);
        }
    }
    rows.pop_first().filter(|_| rows.is_empty())
}
