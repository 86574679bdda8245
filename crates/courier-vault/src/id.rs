//! Names of devices, cards, secrets and whatever else needs one.

use std::fmt;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

/// 128 random bits as 32 lower-case hex characters: safe as a file name on every system.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// A new random id.
    pub fn make() -> Self {
        Self(HEXLOWER.encode(courier_crypto::make_random::<16>().as_ref()))
    }

    /// Takes a text only if it is an id: it may become part of a path.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The first half of a SHA-256 in hex, as an id.
    pub(crate) fn first_of(sha256: &str) -> Self {
        Self(sha256.chars().take(32).collect())
    }

    /// The 32 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not an id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ids_are_ids() {
        let id = Id::make();
        assert_eq!(Id::parse(id.as_str()), Some(id.clone()));
        for not in
            ["", "..", "../../../../etc/passwd.........xx", "ABCDEF00112233445566778899aabbcc"]
        {
            assert_eq!(Id::parse(not), None);
        }
    }
}
