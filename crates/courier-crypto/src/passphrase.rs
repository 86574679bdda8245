//! The eight unlock words.

use rand::TryRngCore;
use secrecy::{ExposeSecret, SecretString};

use crate::language::{Language, plain};

/// How many words: eight of 2,048 are 88 bits.
pub const WORDS: usize = 8;

/// Eight unlock words in their canonical form `^[a-z]{3,9}(-[a-z]{3,9}){7}$`, without accents.
#[derive(Clone)]
pub struct Passphrase {
    canonical: SecretString,
    language: Language,
}

/// Why a text is not a passphrase of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseProblem {
    /// Not eight words.
    #[error("{count} words instead of {WORDS}")]
    Count {
        /// How many there are.
        count: usize,
    },
    /// A word, counted from one, that stands in no list.
    #[error("word {place} is not one of ours")]
    Unknown {
        /// Its place, from one.
        place: usize,
    },
}

impl Passphrase {
    /// Eight words drawn evenly from the language's list.
    ///
    /// # Panics
    /// Where the operating system has no random numbers: nothing safe can be done then.
    #[expect(clippy::expect_used, reason = "without random numbers nothing here may go on")]
    #[expect(clippy::indexing_slicing, reason = "an index below 2,048 into 2,048 words")]
    pub fn make(language: Language) -> Self {
        let list = language.list();
        let mut words = Vec::with_capacity(WORDS);
        for _ in 0..WORDS {
            let draw = rand::rngs::OsRng.try_next_u32().expect("the system gives random numbers");
            // 2,048 divides 2^32: the remainder is even.
            words.push(plain(list[(draw % 2048) as usize]));
        }
        Self { canonical: SecretString::from(words.join("-")), language }
    }

    /// Takes the canonical form back, as it was kept.
    ///
    /// # Errors
    /// [`PassphraseProblem`] where it is not eight words of one list.
    pub fn parse(canonical: &SecretString) -> Result<Self, PassphraseProblem> {
        let text = canonical.expose_secret();
        let words: Vec<&str> = text.split('-').collect();
        if words.len() != WORDS {
            return Err(PassphraseProblem::Count { count: words.len() });
        }
        let known = |word: &str, language: Language| language.words().any(|w| w == word);
        let whole = |l: &Language| words.iter().all(|word| known(word, *l));
        if let Some(language) = Language::ALL.into_iter().find(whole) {
            return Ok(Self { canonical: canonical.clone(), language });
        }
        let place = words
            .iter()
            .position(|word| !Language::ALL.iter().any(|l| known(word, *l)))
            .unwrap_or(0);
        Err(PassphraseProblem::Unknown { place: place + 1 })
    }

    /// Eight words that stand in this language's list.
    pub(crate) fn of_words(words: &[&str; WORDS], language: Language) -> Self {
        Self { canonical: SecretString::from(words.join("-")), language }
    }

    /// The language whose list the words are from.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The canonical form: what `age` wants typed, and what QR codes carry.
    pub fn canonical(&self) -> &SecretString {
        &self.canonical
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn made_words_are_canonical_and_come_back() {
        for language in Language::ALL {
            let made = Passphrase::make(language);
            let text = made.canonical().expose_secret();
            assert_eq!(text.split('-').count(), WORDS);
            assert!(text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()), "{language:?}");
            assert_eq!(Passphrase::parse(made.canonical()).unwrap().language(), language);
        }
    }

    #[test]
    fn every_word_of_the_list_is_drawn_sometimes() {
        let mut seen = HashSet::new();
        for _ in 0..8_000 {
            let made = Passphrase::make(Language::En);
            seen.extend(made.canonical().expose_secret().split('-').map(str::to_owned));
        }
        assert_eq!(
            seen.len(),
            2048,
            "64,000 draws leave one out once in ten thousand million runs"
        );
    }

    #[test]
    fn what_is_not_eight_words_of_ours_is_told_apart() {
        let seven = SecretString::from("abandon-ability-able-about-above-absent-absorb");
        assert_eq!(Passphrase::parse(&seven).err(), Some(PassphraseProblem::Count { count: 7 }));
        let wrong = SecretString::from("abandon-ability-able-about-above-absent-absorb-qqq");
        assert_eq!(Passphrase::parse(&wrong).err(), Some(PassphraseProblem::Unknown { place: 8 }));
    }
}
