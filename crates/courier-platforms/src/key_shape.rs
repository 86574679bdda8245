//! What a key looks like, and getting it out of what was pasted.
//!
//! The shape is a hint: it makes the window ask, it never decides. Cleaning takes away what stands *round* a
//! key and never a character of it. The one file of this crate that handles a key.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::addresses::{is_blank, is_dash, is_invisible};

/// What a key looks like: groups of characters, a hyphen between them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyShape {
    /// How many characters each group has; one group for a key without hyphens.
    pub groups: Vec<usize>,
    /// Which characters.
    pub alphabet: Alphabet,
}

/// The characters of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// `0-9`, `a-f`, and `A-F`, kept as they come.
    Hex,
}

/// A key as it will be kept, and what was done to get there. Its debug text shows no key.
#[derive(Debug)]
pub struct CleanedKey {
    /// The key.
    pub key: SecretString,
    /// How many characters it has.
    pub characters: usize,
    /// What was taken away or straightened, each once, in the order of the enum.
    pub removed: Vec<Removed>,
    /// Why it may not be the right thing.
    pub doubt: Option<KeyDoubt>,
}

/// What was taken away from a pasted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Removed {
    /// Blanks, line ends and signs without width.
    Blanks,
    /// Quotation marks of any kind.
    Quotes,
    /// A label such as `API Key:`.
    Label,
    /// A full stop, comma or semicolon after it.
    Punctuation,
    /// Dashes that a word processor had made long: hyphens again.
    Dashes,
}

/// Why what was pasted may not be the right thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyDoubt {
    /// Nothing was pasted, or nothing but blanks.
    Empty,
    /// The platform, or somebody, covered a part of it.
    Masked,
    /// It begins like a key and stops too early.
    Truncated {
        /// How many characters it has.
        characters: usize,
        /// How many it should have.
        expected: usize,
    },
    /// It goes on after a key's length.
    TooLong {
        /// How many characters it has.
        characters: usize,
        /// How many it should have.
        expected: usize,
    },
    /// It looks like a key of another system.
    OtherShape {
        /// That system's name.
        system: &'static str,
    },
    /// There are two keys or more.
    Several,
    /// It looks like nothing we know.
    Unlikely,
}

impl KeyDoubt {
    /// Names the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Masked => "masked",
            Self::Truncated { .. } => "truncated",
            Self::TooLong { .. } => "too-long",
            Self::OtherShape { .. } => "other-shape",
            Self::Several => "several",
            Self::Unlikely => "unlikely",
        }
    }

    /// What the sentence mentions.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Truncated { characters, expected } | Self::TooLong { characters, expected } => {
                vec![("characters", characters.to_string()), ("expected", expected.to_string())]
            }
            Self::OtherShape { system } => vec![("system", (*system).to_owned())],
            Self::Empty | Self::Masked | Self::Several | Self::Unlikely => Vec::new(),
        }
    }

    /// Whether it can be kept when the person says it is right all the same. Nothing, and dots in a key's
    /// place, are no key whatever anybody says.
    pub fn can_be_kept(&self) -> bool {
        !matches!(self, Self::Empty | Self::Masked)
    }
}

/// Whether a text has the shape of another system's key.
type LooksLike = fn(&str) -> bool;

/// Shapes of keys that lie about on the same desk (`vendors.md` §8), to say whose key it may be.
const OTHERS: &[(&str, LooksLike)] = &[
    ("Action Network", |key| key.len() == 32 && key.bytes().all(|b| b.is_ascii_hexdigit())),
    ("Spektrix", |key| {
        key.len() == 88
            && key.ends_with("==")
            && key
                .trim_end_matches('=')
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+/".contains(&b))
    }),
    ("EveryAction", |key| {
        let guid = key.strip_suffix("|0").or_else(|| key.strip_suffix("|1"));
        guid.is_some_and(|guid| {
            guid.len() == 36 && guid.bytes().all(|b| is_hex_or_hyphen(b.into()))
        })
    }),
    ("Mailchimp", |key| {
        key.split_once("-us").is_some_and(|(hex, centre)| {
            hex.len() == 32
                && hex.bytes().all(|b| b.is_ascii_hexdigit())
                && (1..=2).contains(&centre.len())
                && centre.bytes().all(|b| b.is_ascii_digit())
        })
    }),
    ("Stripe", |key| {
        ["sk_live_", "sk_test_", "rk_live_", "rk_test_"].iter().any(|p| key.starts_with(p))
    }),
];

/// The words that labels are made of, in small letters, and with blanks, hyphens and low lines between them.
const LABEL_WORDS: &[&str] = &[
    "api", "key", "apikey", "token", "secret", "private", "rest", "ens", "en", "engaging",
    "networks", "user", "your", "our", "my", "the", "new", "is", "export", "set", "value",
];

impl KeyShape {
    /// How many characters a key has, hyphens included.
    pub fn characters(&self) -> usize {
        self.groups.iter().sum::<usize>() + self.groups.len().saturating_sub(1)
    }

    /// The same for what is already kept as a secret.
    pub fn clean_secret(&self, pasted: &SecretString) -> CleanedKey {
        self.clean(pasted.expose_secret())
    }

    /// The key in what was pasted. Anything comes back as it is where it is not clear what to take away.
    pub fn clean(&self, pasted: &str) -> CleanedKey {
        let mut removed = Vec::new();
        let mut visible = Zeroizing::new(String::with_capacity(pasted.len()));
        visible.extend(pasted.chars().filter(|sign| !is_invisible(*sign)));
        if visible.len() < pasted.len() {
            removed.push(Removed::Blanks);
        }
        let bare = take_away_round(&visible, &mut removed);
        let straight = self.straighten_dashes(bare, &mut removed);
        let doubt = self.doubt(&straight, pasted);
        removed.sort_unstable();
        removed.dedup();
        // `straight` is exactly as long as its memory, so making the secret moves it and leaves no copy behind.
        CleanedKey {
            characters: straight.chars().count(),
            key: SecretString::from(straight),
            removed,
            doubt,
        }
    }

    /// Hyphens for the dashes between two characters of the key.
    fn straighten_dashes(&self, bare: &str, removed: &mut Vec<Removed>) -> String {
        let mut straight = Zeroizing::new(String::with_capacity(bare.len()));
        let mut before = None;
        let mut signs = bare.chars().peekable();
        while let Some(sign) = signs.next() {
            let between = [before, signs.peek().copied()]
                .into_iter()
                .all(|neighbour| neighbour.is_some_and(|neighbour| self.alphabet.holds(neighbour)));
            if sign != '-' && is_dash(sign) && between && self.groups.len() > 1 {
                straight.push('-');
                removed.push(Removed::Dashes);
            } else {
                straight.push(sign);
            }
            before = Some(sign);
        }
        let mut exact = String::with_capacity(straight.len());
        exact.push_str(&straight);
        exact
    }

    fn is_match(&self, key: &str) -> bool {
        let mut groups = key.split('-');
        let fits = |length: &usize| {
            groups.next().is_some_and(|group| {
                group.len() == *length && group.chars().all(|sign| self.alphabet.holds(sign))
            })
        };
        self.groups.iter().all(fits) && groups.next().is_none()
    }

    fn doubt(&self, key: &str, pasted: &str) -> Option<KeyDoubt> {
        let (characters, expected) = (key.chars().count(), self.characters());
        if self.is_match(key) {
            return None;
        }
        if key.is_empty() {
            return Some(KeyDoubt::Empty);
        }
        if is_masked(pasted) {
            return Some(KeyDoubt::Masked);
        }
        if let Some((system, _)) = OTHERS.iter().find(|(_, looks_like)| looks_like(key)) {
            return Some(KeyDoubt::OtherShape { system });
        }
        let words = key.split(|sign| !is_hex_or_hyphen(sign) && !is_dash(sign));
        let keys = words.filter(|word| {
            self.is_match(&Zeroizing::new(self.straighten_dashes(word, &mut Vec::new())))
        });
        if keys.count() > 1 {
            return Some(KeyDoubt::Several);
        }
        let is_made_of_it = key.chars().all(|sign| sign == '-' || self.alphabet.holds(sign));
        Some(match characters.cmp(&expected) {
            std::cmp::Ordering::Less if is_made_of_it => {
                KeyDoubt::Truncated { characters, expected }
            }
            std::cmp::Ordering::Greater if is_made_of_it => {
                KeyDoubt::TooLong { characters, expected }
            }
            _ => KeyDoubt::Unlikely,
        })
    }
}

impl Alphabet {
    fn holds(self, sign: char) -> bool {
        match self {
            Self::Hex => sign.is_ascii_hexdigit(),
        }
    }
}

fn is_hex_or_hyphen(sign: char) -> bool {
    sign == '-' || sign.is_ascii_hexdigit()
}

/// Whether a part is covered: dots, stars, a row of x, an ellipsis, or a word in brackets that says so.
fn is_masked(pasted: &str) -> bool {
    let small = Zeroizing::new(pasted.to_lowercase());
    let covers = |sign: char| {
        matches!(sign, '•' | '●' | '∙' | '·' | '⬤' | '◦' | '▪' | '■' | '█' | '*' | '＊' | '…')
    };
    small.contains(covers)
        || ["...", "xxxx", "[redacted]", "[hidden]", "<redacted>"]
            .iter()
            .any(|cover| small.contains(cover))
}

/// The part of a text that is left.
type TakeAway = fn(&str) -> &str;

/// What may stand round a key, and how to take it away.
const ROUND: &[(Removed, TakeAway)] = &[
    (Removed::Blanks, |text| text.trim_matches(is_blank)),
    (Removed::Quotes, |text| text.trim_matches(is_quote)),
    (Removed::Label, after_label),
    // A row of full stops says that something is missing: it stays, to be seen as such.
    (Removed::Punctuation, |text| {
        if text.ends_with("..") { text } else { text.trim_end_matches(['.', ',', ';']) }
    }),
];

/// The text without the blanks, quotation marks, label and punctuation round it.
fn take_away_round<'a>(text: &'a str, removed: &mut Vec<Removed>) -> &'a str {
    let mut rest = text;
    loop {
        let before = rest.len();
        for (what, without) in ROUND {
            let next = without(rest);
            if next.len() < rest.len() {
                removed.push(*what);
                rest = next;
            }
        }
        if rest.len() == before {
            return rest;
        }
    }
}

fn is_quote(sign: char) -> bool {
    matches!(sign,
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}' | '\u{2032}' | '\u{2033}'
        | '\u{300c}'..='\u{300f}' | '\u{ff02}' | '\u{ff07}')
}

/// What follows a label, or all of it. A label is made of words we know and ends in a colon, an equals sign or a
/// blank: `key-1234` and `abcd: 1234` may be keys, `Key: 1234` is none.
fn after_label(text: &str) -> &str {
    let mut rest = text;
    let mut after = text;
    loop {
        let end = rest.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, next) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if !LABEL_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return after;
        }
        let joined = next.trim_start_matches(|sign: char| is_quote(sign) || sign.is_whitespace());
        let ended = joined.trim_start_matches([':', '=', '：']);
        if ended.len() < joined.len() {
            return ended;
        }
        if joined.len() < next.len() && next.chars().next().is_some_and(char::is_whitespace) {
            after = joined;
        }
        rest = joined.trim_start_matches(['_', '-']);
    }
}

/// The key in plain sight, for the tests of this crate only.
#[cfg(test)]
pub(crate) fn kept(cleaned: &CleanedKey) -> &str {
    cleaned.key.expose_secret()
}
