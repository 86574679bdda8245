//! Unlock words as people type, paste and dictate them.
//!
//! The opener page reads them by the same rules; `tests/vectors/unlock-words.json` holds both to them.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

use crate::language::Language;
use crate::passphrase::{Passphrase, WORDS};

/// What stands before the words in the QR code for the agency's page.
const PREFIX: &str = "KEYCOURIER:1:";

/// Eight words with their numbering, blanks and accents are far shorter; whatever is longer is not read.
const LONGEST: usize = 4096;

/// So many neighbours of a word are offered.
const NEIGHBOURS: usize = 3;

/// How far a neighbour may be: letters added, left out, changed, or two side by side swapped.
const FARTHEST: usize = 2;

/// Why what was typed is not eight words of one list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedProblem {
    /// Not eight words.
    #[error("{count} words instead of {WORDS}")]
    Count {
        /// How many there are; of a text that is too long, at least nine.
        count: usize,
    },
    /// Words that do not stand in the list that has most of the eight.
    #[error("{} words are not of ours", words.len())]
    Unknown {
        /// They, in the order they were typed.
        words: Vec<UnknownWord>,
    },
}

/// A word that stands not in the list, and what was perhaps meant. Never replaced without being asked:
/// English has 608 pairs of words one letter apart.
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// Its place, from one.
    pub place: usize,
    /// Up to three words of the list, nearest first.
    pub near: Vec<String>,
}

/// The neighbours stay out of logs: they are nearly the word.
impl fmt::Debug for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownWord").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Passphrase {
    /// Reads eight words in whatever way they were typed: capitals, accents, any blank, dash or numbering,
    /// the first four letters each. `lists` are the lists at hand; all eight must be of one of them.
    ///
    /// # Errors
    /// [`TypedProblem`], which says what to look at again.
    pub fn parse_typed(typed: &SecretString, lists: &[Language]) -> Result<Self, TypedProblem> {
        let words = tokens(typed);
        let typed: [&str; WORDS] = words
            .iter()
            .map(|word| word.as_str())
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| TypedProblem::Count { count: words.len() })?;
        let best = Language::ALL
            .into_iter()
            .filter(|language| lists.contains(language))
            .map(|language| Reading::of(&typed, language))
            // `max_by_key` takes the last of equals, and the first in order is wanted.
            .rev()
            // Four letters of one language are often a whole word of another: what counts first is how many of
            // the eight a list knows at all.
            .max_by_key(|reading| (reading.whole + reading.started, reading.whole))
            .ok_or(TypedProblem::Count { count: WORDS })?;
        best.finish(&typed)
    }

    /// Whether a text that should be something else holds unlock words: at least three of one list, whole or
    /// by their first four letters.
    pub fn are_in(typed: &SecretString) -> bool {
        let words = tokens(typed);
        Language::ALL.into_iter().any(|language| {
            let list: Vec<String> = language.words().collect();
            let is_known = |word: &str| {
                let is_start = word.chars().count() == 4;
                list.iter().any(|known| known == word || is_start && known.starts_with(word))
            };
            words.iter().filter(|word| is_known(word)).count() >= 3
        })
    }
}

/// The eight words as one language knows them.
struct Reading {
    language: Language,
    list: Vec<String>,
    /// Where in the list each word stands, if it does.
    places: [Option<usize>; WORDS],
    whole: usize,
    started: usize,
}

impl Reading {
    fn of(typed: &[&str; WORDS], language: Language) -> Self {
        let list: Vec<String> = language.words().collect();
        let (mut whole, mut started) = (0, 0);
        let places = typed.map(|word| {
            if let Some(place) = list.iter().position(|known| known == word) {
                whole += 1;
                return Some(place);
            }
            // Four letters tell the words of a list apart, fewer do not.
            let is_start = word.chars().count() == 4;
            let place = list.iter().position(|known| is_start && known.starts_with(word))?;
            started += 1;
            Some(place)
        });
        Self { language, list, places, whole, started }
    }

    fn finish(self, typed: &[&str; WORDS]) -> Result<Passphrase, TypedProblem> {
        let known: Vec<&str> = self
            .places
            .iter()
            .filter_map(|place| self.list.get((*place)?).map(String::as_str))
            .collect();
        if let Ok(known) = <&[&str; WORDS]>::try_from(known.as_slice()) {
            return Ok(Passphrase::of_words(known, self.language));
        }
        let unknown = (1..).zip(typed).zip(&self.places).filter(|(_, place)| place.is_none());
        let words = unknown
            .map(|((place, word), _)| UnknownWord { place, near: near(word, &self.list) })
            .collect();
        Err(TypedProblem::Unknown { words })
    }
}

fn near(word: &str, list: &[String]) -> Vec<String> {
    // Farther than two letters longer than the longest word: nothing is near, and nothing is compared.
    if word.chars().count() > 12 {
        return Vec::new();
    }
    let mut near: Vec<(usize, &String)> = list
        .iter()
        .map(|known| (strsim::osa_distance(word, known), known))
        .filter(|(distance, _)| *distance <= FARTHEST)
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(NEIGHBOURS).map(|(_, known)| known.clone()).collect()
}

/// The words of a text: runs of letters of any script, in lower case and without accents.
fn tokens(typed: &SecretString) -> Vec<Zeroizing<String>> {
    let typed = typed.expose_secret().trim_start();
    let is_prefix = |start: &str| start.eq_ignore_ascii_case(PREFIX);
    let typed = match typed.split_at_checked(PREFIX.len()) {
        Some((start, rest)) if is_prefix(start) => rest,
        _ => typed,
    };
    let is_too_long = typed.trim_end().len() > LONGEST;
    let read = typed.char_indices().take_while(|(at, _)| *at < LONGEST).map(|(_, c)| c);
    let mut words: Vec<Zeroizing<String>> = Vec::new();
    let mut is_inside = false;
    for c in read.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
        let letters = c.to_lowercase().filter(|c| c.is_alphabetic());
        match words.last_mut() {
            Some(word) if is_inside && c.is_alphabetic() => word.extend(letters),
            _ if c.is_alphabetic() => words.push(Zeroizing::new(letters.collect())),
            _ => {}
        }
        is_inside = c.is_alphabetic();
    }
    if is_too_long && words.len() <= WORDS {
        words.resize_with(WORDS + 1, Zeroizing::default);
    }
    words
}

/// Soft hyphen, zero-width characters, bidi marks: copied along with a text, and seen by nobody.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_not_read_to_its_end() {
        let long = SecretString::from("juice ".repeat(1_000_000));
        let Err(TypedProblem::Count { count }) = Passphrase::parse_typed(&long, &Language::ALL)
        else {
            panic!("a million words are too many")
        };
        assert!((9..1_000).contains(&count), "{count}");
        let eight = "juice opera crumble skull vivid exercise comfort capital";
        let padded = |with: &str| SecretString::from(format!("{eight}{}", with.repeat(5_000)));
        assert!(Passphrase::parse_typed(&padded(" "), &Language::ALL).is_ok());
        assert_eq!(
            Passphrase::parse_typed(&padded("-"), &Language::ALL).err(),
            Some(TypedProblem::Count { count: 9 })
        );
    }

    #[test]
    fn unlock_words_are_noticed_among_others() {
        for typed in
            ["juice opera crumble", "the words are JUICE-opera-crumble-skull", "ábaco acción ágil"]
        {
            assert!(Passphrase::are_in(&SecretString::from(typed)), "{typed}");
        }
        for typed in ["", "123 456", "juice kobka moqueur", "I do not have it"] {
            assert!(!Passphrase::are_in(&SecretString::from(typed)), "{typed}");
        }
    }

    #[test]
    fn neighbours_are_not_printed() {
        let typed = "juice opera crumble skull velvit exercise comfort capital";
        let problem = Passphrase::parse_typed(&SecretString::from(typed), &[Language::En]);
        let said = format!("{:?} {}", problem.as_ref().err(), problem.as_ref().err().unwrap());
        assert!(!said.contains("velv"), "{said}");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_reading_panic(typed: String) {
            let _ = Passphrase::parse_typed(&SecretString::from(typed), &Language::ALL);
        }

        #[test]
        fn what_is_read_is_canonical(
            blanks in proptest::collection::vec("[ \u{a0}.,–_0-9\u{200b}-]{0,3} ", 8),
        ) {
            let made = Passphrase::make(Language::Cs);
            let words = made.canonical().expose_secret().split('-');
            let typed: String = words.zip(blanks).map(|(word, blank)| word.to_uppercase() + &blank).collect();
            let read = Passphrase::parse_typed(&SecretString::from(typed), &Language::ALL).unwrap();
            proptest::prop_assert_eq!(
                read.canonical().expose_secret(),
                made.canonical().expose_secret()
            );
        }
    }
}
