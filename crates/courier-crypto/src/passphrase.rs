//! The eight unlock words.

use rand::TryRngCore;
use secrecy::{ExposeSecret, SecretString};

/// How many words: eight of 2,048 are 88 bits.
pub const WORDS: usize = 8;

/// The language the two people will speak, which decides the word list. All six lists have 2,048 words
/// that differ in their first four letters, and stay distinct without accents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English
    En,
    /// French
    Fr,
    /// Spanish
    Es,
    /// Italian
    It,
    /// Portuguese
    Pt,
    /// Czech
    Cs,
}

impl Language {
    /// All of them, English first.
    pub const ALL: [Self; 6] = [Self::En, Self::Fr, Self::Es, Self::It, Self::Pt, Self::Cs];

    /// From a language tag such as `pt-BR`; English for a language without a list.
    pub fn of(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "fr" => Self::Fr,
            "es" => Self::Es,
            "it" => Self::It,
            "pt" => Self::Pt,
            "cs" => Self::Cs,
            _ => Self::En,
        }
    }

    fn list(self) -> &'static [&'static str; 2048] {
        match self {
            Self::En => bip39::Language::English,
            Self::Fr => bip39::Language::French,
            Self::Es => bip39::Language::Spanish,
            Self::It => bip39::Language::Italian,
            Self::Pt => bip39::Language::Portuguese,
            Self::Cs => bip39::Language::Czech,
        }
        .word_list()
    }
}

/// Eight unlock words in their canonical form `^[a-z]{3,9}(-[a-z]{3,9}){7}$`, without accents.
#[derive(Clone)]
pub struct Passphrase(SecretString);

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
        Self(SecretString::from(words.join("-")))
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
        let known =
            |word: &str, language: Language| language.list().iter().any(|w| plain(w) == word);
        if Language::ALL.iter().any(|l| words.iter().all(|word| known(word, *l))) {
            return Ok(Self(canonical.clone()));
        }
        let place = words
            .iter()
            .position(|word| !Language::ALL.iter().any(|l| known(word, *l)))
            .unwrap_or(0);
        Err(PassphraseProblem::Unknown { place: place + 1 })
    }

    /// The canonical form: what `age` wants typed, and what QR codes carry.
    pub fn canonical(&self) -> &SecretString {
        &self.0
    }
}

/// Lower case without accents. The lists hold letters of these languages in either composed or decomposed
/// form; nothing else needs to be handled.
fn plain(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c {
            'a'..='z' => Some(c),
            'á' | 'à' | 'â' | 'ã' | 'ä' => Some('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ě' => Some('e'),
            'í' | 'ì' | 'î' | 'ï' => Some('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => Some('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' => Some('u'),
            'ç' | 'č' => Some('c'),
            'ñ' | 'ň' => Some('n'),
            'ý' => Some('y'),
            'ř' => Some('r'),
            'š' => Some('s'),
            'ť' => Some('t'),
            'ď' => Some('d'),
            'ž' => Some('z'),
            // combining marks of the decomposed lists
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_list_stays_distinct_without_accents_and_in_its_first_four_letters() {
        for language in Language::ALL {
            let words: Vec<String> = language.list().iter().map(|w| plain(w)).collect();
            assert_eq!(words.iter().collect::<HashSet<_>>().len(), 2048, "{language:?}");
            let starts: HashSet<&str> =
                words.iter().filter_map(|w| w.get(..w.len().min(4))).collect();
            assert_eq!(starts.len(), 2048, "{language:?}: four letters tell words apart");
            for (word, original) in words.iter().zip(language.list()) {
                assert!((3..=9).contains(&word.len()), "{language:?}: {original} is {word}");
            }
        }
    }

    #[test]
    fn made_words_are_canonical_and_come_back() {
        for language in Language::ALL {
            let made = Passphrase::make(language);
            let text = made.canonical().expose_secret();
            assert_eq!(text.split('-').count(), WORDS);
            assert!(text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()), "{language:?}");
            assert!(Passphrase::parse(made.canonical()).is_ok());
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
