//! The languages of the unlock words, and their lists.

use unicode_normalization::UnicodeNormalization;

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

    /// The code of the language and of its list: `en`, `fr`, `es`, `it`, `pt`, `cs`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::It => "it",
            Self::Pt => "pt",
            Self::Cs => "cs",
        }
    }

    /// The words of its list, in lower case without accents, in the list's order.
    pub fn words(self) -> impl Iterator<Item = String> {
        self.list().iter().map(|word| plain(word))
    }

    pub(crate) fn list(self) -> &'static [&'static str; 2048] {
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

/// Lower case without accents.
pub(crate) fn plain(word: &str) -> String {
    word.nfkd().filter(char::is_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_list_stays_distinct_without_accents_and_in_its_first_four_letters() {
        for language in Language::ALL {
            let words: Vec<String> = language.words().collect();
            assert_eq!(words.iter().collect::<HashSet<_>>().len(), 2048, "{language:?}");
            let starts: HashSet<&str> =
                words.iter().filter_map(|w| w.get(..w.len().min(4))).collect();
            assert_eq!(starts.len(), 2048, "{language:?}: four letters tell words apart");
            for (word, original) in words.iter().zip(language.list()) {
                assert!((3..=9).contains(&word.len()), "{language:?}: {original} is {word}");
            }
        }
    }
}
