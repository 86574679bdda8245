//! age X25519 identities: what opens a file, and what a file is sealed to.

use std::str::FromStr;

use secrecy::{ExposeSecret, SecretString};

/// The private half of an age key pair (`AGE-SECRET-KEY-1…`).
#[derive(Clone)]
pub struct Identity(pub(crate) age::x25519::Identity);

/// The public half of an age key pair (`age1…`).
#[derive(Clone)]
pub struct Recipient(pub(crate) age::x25519::Recipient);

impl Identity {
    /// A new random identity.
    pub fn make() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads an identity file as age writes it: `#` lines and blank lines are skipped, exactly one
    /// `AGE-SECRET-KEY-1…` line must remain.
    pub fn parse(text: &SecretString) -> Option<Self> {
        let mut lines = text
            .expose_secret()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = age::x25519::Identity::from_str(lines.next()?).ok()?;
        lines.next().is_none().then_some(Self(identity))
    }

    /// The identity's one line, as it stands in an identity file.
    pub fn to_text(&self) -> SecretString {
        self.0.to_string()
    }

    /// What files for this identity are sealed to.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }
}

impl Recipient {
    /// Reads `age1…`.
    pub fn parse(text: &str) -> Option<Self> {
        age::x25519::Recipient::from_str(text).ok().map(Self)
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
