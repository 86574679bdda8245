//! Why what was pasted may not be the right thing, and whose key it looks like.

use zeroize::Zeroizing;

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

/// Shapes of keys that lie about on the same desk, to say whose key it may be. What has the shape of the key
/// that is asked for is never looked up here.
pub(crate) const OTHERS: &[(&str, LooksLike)] = &[
    // All three kinds of it look the same, and so does HubSpot's.
    ("Engaging Networks", |key| {
        let groups: Vec<usize> = key.split('-').map(str::len).collect();
        groups == [8, 4, 4, 4, 12] && key.chars().all(is_hex_or_hyphen)
    }),
    ("Action Network", |key| key.len() == 32 && key.bytes().all(|b| b.is_ascii_hexdigit())),
    ("Spektrix", |key| {
        let body = key.strip_suffix("==").unwrap_or("");
        body.len() == 86 && body.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/".contains(&b))
    }),
    ("our own service", |key| {
        let body = key.strip_prefix("hk_").unwrap_or("");
        body.len() == 43 && body.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
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
    ("Stripe", |key| ["rk_live_", "rk_test_"].iter().any(|begin| key.starts_with(begin))),
    // The key that no agency should get.
    ("Stripe that opens the whole account", |key| {
        ["sk_live_", "sk_test_"].iter().any(|begin| key.starts_with(begin))
    }),
    ("Raisely", |key| key.starts_with("raisely-sk-")),
    ("WordPress", |key| {
        let groups: Vec<&str> = key.split(' ').collect();
        groups.len() == 6
            && groups
                .iter()
                .all(|group| group.len() == 4 && group.bytes().all(|b| b.is_ascii_alphanumeric()))
    }),
];

/// Those of them that no other system's key has by chance.
const TELLING: &[&str] = &[
    "our own service",
    "EveryAction",
    "Mailchimp",
    "Stripe",
    "Stripe that opens the whole account",
    "Raisely",
];

/// Whose key it looks like, where that is no chance.
pub(crate) fn telling_system(key: &str) -> Option<&'static str> {
    let telling = |(system, _): &&(&str, LooksLike)| TELLING.contains(system);
    OTHERS.iter().filter(telling).find(|(_, looks_like)| looks_like(key)).map(|(system, _)| *system)
}

/// Whose key it looks like.
pub(crate) fn other_system(key: &str) -> Option<&'static str> {
    OTHERS.iter().find(|(_, looks_like)| looks_like(key)).map(|(system, _)| *system)
}

fn is_hex_or_hyphen(sign: char) -> bool {
    sign == '-' || sign.is_ascii_hexdigit()
}

/// Whether a part is covered: dots, stars, a row of x, an ellipsis, or a word in brackets that says so.
pub(crate) fn is_masked(pasted: &str) -> bool {
    let small = Zeroizing::new(pasted.to_lowercase());
    let covers = |sign: char| {
        matches!(sign, '•' | '●' | '∙' | '·' | '⬤' | '◦' | '▪' | '■' | '█' | '*' | '＊' | '…')
    };
    small.contains(covers)
        || ["...", "xxxx", "[redacted]", "[hidden]", "<redacted>"]
            .iter()
            .any(|cover| small.contains(cover))
}
