//! What a key looks like, and getting it out of what was pasted.
//!
//! The shape is a hint: it makes the window ask, it never decides. Cleaning takes away what stands *round* a
//! key and never a character of it.

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::addresses::{is_blank, is_dash, is_invisible};
use crate::key_doubt::{KeyDoubt, is_masked, other_system, telling_system};
use crate::key_round::take_away_round;

/// What a key looks like: a beginning, then groups of characters with a joint between them, then an ending.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyShape {
    /// What every key begins with.
    #[serde(default)]
    pub prefix: String,
    /// How many characters each group has; one group for a key without joints.
    pub groups: Vec<usize>,
    /// What stands between two groups.
    #[serde(default)]
    pub joint: Joint,
    /// What a key ends in, the usual one first, `#` for a digit; an empty one where it may have none.
    #[serde(default)]
    pub ends: Vec<String>,
    /// The fewest characters, where the length of the one group is usual but no rule.
    pub at_least: Option<usize>,
    /// Which characters.
    pub alphabet: Alphabet,
}

/// The characters of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alphabet {
    /// `0-9`, `a-f`, and `A-F`, kept as they come.
    Hex,
    /// Letters, digits, `+` and `/`, filled up with `=` to whole fours.
    Base64,
    /// Letters, digits, `-` and `_`, not filled up.
    Base64Url,
    /// Letters and digits.
    Alphanumeric,
    /// Every sign of ASCII that can be seen: nothing is promised.
    Visible,
}

/// What stands between two groups of a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Joint {
    /// A hyphen, which is part of the key.
    #[default]
    Hyphen,
    /// A blank, which the system takes or leaves.
    Blank,
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

impl KeyShape {
    /// How many characters a key has; beginning, hyphens and the usual ending included, blanks not.
    pub fn characters(&self) -> usize {
        let hyphens = match self.joint {
            Joint::Hyphen => self.groups.len().saturating_sub(1),
            Joint::Blank => 0,
        };
        let end = self.ends.first().map_or(0, String::len);
        self.prefix.len() + self.groups.iter().sum::<usize>() + hyphens + end
    }

    /// Whether the shape's own data fit together.
    pub(crate) fn is_consistent(&self) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let ends_are_plain = self
            .ends
            .iter()
            .flat_map(|end| end.bytes())
            .all(|byte| is_plain(byte) || matches!(byte, b'|' | b'#'));
        let hyphens_are_joints = self.groups.len() == 1
            || self.alphabet == Alphabet::Hex
            || self.joint == Joint::Blank && self.alphabet == Alphabet::Alphanumeric;
        let sum = self.groups.iter().try_fold(0_usize, |sum, group| sum.checked_add(*group));
        let usual = self.groups.first().copied().unwrap_or(0);
        let lengths_fit =
            self.at_least.is_none_or(|least| self.groups.len() == 1 && least <= usual);
        self.prefix.bytes().all(is_plain)
            && !self.groups.is_empty()
            && !self.groups.contains(&0)
            && hyphens_are_joints
            && lengths_fit
            && ends_are_plain
            // Far longer than any key; what is multiplied with it stays a number.
            && sum.is_some_and(|sum| sum <= 4096)
            && self.prefix.len() + self.ends.iter().map(String::len).sum::<usize>() <= 4096
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
        // Where any sign may belong to the key, only what cannot be seen is round it; and where blanks stand in
        // a key, its first group could be a word of a label.
        let bare = visible.trim_matches(is_blank);
        let is_bare =
            self.alphabet == Alphabet::Visible || self.joint == Joint::Blank && self.is_match(bare);
        let bare = if is_bare {
            removed.extend((bare.len() < visible.len()).then_some(Removed::Blanks));
            bare
        } else {
            take_away_round(&visible, &mut removed)
        };
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
            if sign != '-' && is_dash(sign) && between && self.has_hyphens() {
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

    /// Whether nearly every row of signs has this shape.
    fn is_open(&self) -> bool {
        let promises_nothing = matches!(self.alphabet, Alphabet::Base64Url | Alphabet::Visible);
        promises_nothing && self.prefix.is_empty() && self.at_least.is_some()
    }

    fn has_hyphens(&self) -> bool {
        self.groups.len() > 1 && self.joint == Joint::Hyphen || self.alphabet == Alphabet::Base64Url
    }

    /// The text without the ending of a key; nothing where it ends as no key does.
    fn without_end<'a>(&self, text: &'a str) -> Option<&'a str> {
        if self.ends.is_empty() {
            return Some(text);
        }
        self.ends.iter().find_map(|end| {
            let (rest, tail) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
            let fits =
                |(is, wanted): (u8, u8)| is == wanted || wanted == b'#' && is.is_ascii_digit();
            tail.bytes().zip(end.bytes()).all(fits).then_some(rest)
        })
    }

    /// Whether a sign can stand in an ending.
    fn ends_hold(&self, sign: char) -> bool {
        let mut signs = self.ends.iter().flat_map(|end| end.chars());
        signs.any(|wanted| wanted == sign || wanted == '#' && sign.is_ascii_digit())
    }

    pub(crate) fn is_match(&self, key: &str) -> bool {
        let body = key.strip_prefix(self.prefix.as_str()).and_then(|rest| self.without_end(rest));
        let Some(body) = body else {
            return false;
        };
        if self.joint == Joint::Blank {
            let signs = Zeroizing::new(body.replace(' ', ""));
            return signs.len() == self.groups.iter().sum::<usize>()
                && self.alphabet.is_whole(&signs);
        }
        if let [only] = *self.groups {
            // Four times the usual length is a file, not a key.
            let lengths = self.at_least.map_or(only..=only, |least| least..=only * 4);
            return lengths.contains(&body.len()) && self.alphabet.is_whole(body);
        }
        let mut groups = body.split('-');
        let fits = |length: &usize| {
            groups.next().is_some_and(|group| {
                group.len() == *length && group.chars().all(|sign| self.alphabet.holds(sign))
            })
        };
        self.groups.iter().all(fits) && groups.next().is_none()
    }

    /// Whether a sign can stand anywhere in a key.
    fn holds(&self, sign: char) -> bool {
        let joint = if self.joint == Joint::Blank { ' ' } else { '-' };
        self.alphabet.holds(sign) || self.groups.len() > 1 && sign == joint
    }

    fn doubt(&self, key: &str, pasted: &str) -> Option<KeyDoubt> {
        let is_counted = |sign: &char| self.joint != Joint::Blank || *sign != ' ';
        let (characters, expected) = (key.chars().filter(is_counted).count(), self.characters());
        let x_is_a_letter = self.alphabet != Alphabet::Hex;
        if x_is_a_letter && Zeroizing::new(key.to_lowercase()).contains("xxxxxxxx") {
            return Some(KeyDoubt::Masked);
        }
        // What may hold any sign may hold one that covers others: a row of them does not.
        if self.alphabet == Alphabet::Visible
            && ["****", "...."].iter().any(|row| key.contains(row))
        {
            return Some(KeyDoubt::Masked);
        }
        if self.is_match(key) {
            // A shape that takes nearly everything takes other systems' keys too.
            let other = self.is_open().then(|| telling_system(key)).flatten();
            return other.map(|system| KeyDoubt::OtherShape { system });
        }
        if key.is_empty() {
            return Some(KeyDoubt::Empty);
        }
        if is_masked(pasted) {
            return Some(KeyDoubt::Masked);
        }
        let begins_like_it = !self.prefix.is_empty() && key.starts_with(self.prefix.as_str());
        if let Some(system) = other_system(key).filter(|_| !begins_like_it) {
            return Some(KeyDoubt::OtherShape { system });
        }
        let is_outside = |sign: char| {
            !self.holds(sign)
                && !is_dash(sign)
                && !self.prefix.contains(sign)
                && !self.ends_hold(sign)
        };
        let keys = key.split(is_outside).filter(|word| {
            self.is_match(&Zeroizing::new(self.straighten_dashes(word, &mut Vec::new())))
        });
        if keys.count() > 1 {
            return Some(KeyDoubt::Several);
        }
        let body = key.strip_prefix(self.prefix.as_str());
        let body = body.map(|body| self.without_end(body).unwrap_or(body));
        let is_made_of_it = body.is_some_and(|body| body.chars().all(|sign| self.holds(sign)));
        // Any short word is made of letters and digits.
        let is_like_it =
            is_made_of_it && (!x_is_a_letter || begins_like_it || characters * 2 >= expected);
        Some(match characters.cmp(&expected) {
            std::cmp::Ordering::Less if is_like_it => KeyDoubt::Truncated { characters, expected },
            std::cmp::Ordering::Greater if is_like_it => KeyDoubt::TooLong { characters, expected },
            _ => KeyDoubt::Unlikely,
        })
    }
}

impl Alphabet {
    fn holds(self, sign: char) -> bool {
        match self {
            Self::Hex => sign.is_ascii_hexdigit(),
            Self::Base64 => sign.is_ascii_alphanumeric() || matches!(sign, '+' | '/' | '='),
            Self::Base64Url => sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'),
            Self::Alphanumeric => sign.is_ascii_alphanumeric(),
            Self::Visible => sign.is_ascii_graphic(),
        }
    }

    /// Whether a text is nothing but these characters, and ends as it should.
    fn is_whole(self, text: &str) -> bool {
        let body = text.trim_end_matches('=');
        let filled = text.len() - body.len();
        let ends_well = self != Self::Base64
            || filled <= 2 && text.len().is_multiple_of(4) && !body.contains('=');
        ends_well && text.chars().all(|sign| self.holds(sign))
    }
}

/// The key in plain sight, for the tests of this crate only.
#[cfg(test)]
pub(crate) fn kept(cleaned: &CleanedKey) -> &str {
    cleaned.key.expose_secret()
}
