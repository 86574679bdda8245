//! A contact's own public key, pasted from a letter or a file.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, BASE64_NOPAD};

/// `ssh-rsa` keys shorter than this are refused.
const RSA_BITS: u32 = 3072;

/// The longest `ssh-rsa` key the age crate takes.
const RSA_MOST_BITS: u32 = 4096;

/// Nobody's public key fills more than this.
const LONGEST: usize = 16 * 1024;

/// A public key that files can be sealed to.
#[derive(Clone)]
pub struct ContactKey {
    text: String,
    kind: ContactKeyKind,
    recipient: Recipient,
}

#[derive(Clone)]
enum Recipient {
    X25519(age::x25519::Recipient),
    Ssh(age::ssh::Recipient),
}

/// What sort of public key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKeyKind {
    /// `age1…`
    X25519,
    /// `ssh-ed25519`
    SshEd25519,
    /// `ssh-rsa`
    SshRsa {
        /// How long its modulus is.
        bits: u32,
    },
}

/// Why a text is not a public key that files can be sealed to. No variant holds what was pasted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContactKeyProblem {
    /// Nothing there.
    #[error("nothing there")]
    Empty,
    /// More than one key.
    #[error("more than one key")]
    Several,
    /// The secret half. Whoever pasted it should make a new pair.
    #[error("the secret half of a key")]
    SecretKey,
    /// `age1pq1…`: post-quantum, not possible yet.
    #[error("a post-quantum key")]
    PostQuantum,
    /// `age1yubikey1…` and the like: needs a plugin, and we run none.
    #[error("a key of the plugin {name}")]
    Plugin {
        /// The plugin.
        name: String,
    },
    /// An `ssh-rsa` key that is too short to be safe.
    #[error("an RSA key of {bits} bits")]
    RsaTooShort {
        /// How long it is.
        bits: u32,
    },
    /// An `ssh-rsa` key longer than age takes.
    #[error("an RSA key of {bits} bits")]
    RsaTooLong {
        /// How long it is.
        bits: u32,
    },
    /// A sort of SSH key that age does not seal to: `ecdsa-sha2-nistp256`, `sk-ssh-ed25519@openssh.com` …
    #[error("an SSH key of the sort {kind}")]
    OtherSsh {
        /// The sort, as SSH writes it.
        kind: String,
    },
    /// None of these, or one with a slip in it.
    #[error("not a public key")]
    NotAKey,
}

impl ContactKey {
    /// Reads one public key out of a pasted text: blanks, quotes, line ends and an SSH comment round it are
    /// no matter.
    ///
    /// # Errors
    /// [`ContactKeyProblem`], each with a meaning of its own for the reader.
    pub fn parse(text: &str) -> Result<Self, ContactKeyProblem> {
        if holds_secret(text) {
            return Err(ContactKeyProblem::SecretKey);
        }
        if text.len() > LONGEST {
            return Err(ContactKeyProblem::NotAKey);
        }
        let words: Vec<&str> =
            text.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return Err(ContactKeyProblem::Empty);
        }
        let mut keys = words.iter().enumerate().filter(|(_, word)| begins_key(word));
        let (at, first) = keys.next().ok_or(ContactKeyProblem::NotAKey)?;
        if keys.next().is_some() {
            return Err(ContactKeyProblem::Several);
        }
        if is_age(first) {
            return Self::parse_age(&first.to_ascii_lowercase());
        }
        Self::parse_ssh(first, words.get(at + 1..).unwrap_or_default())
    }

    fn parse_age(word: &str) -> Result<Self, ContactKeyProblem> {
        if let Ok(recipient) = age::x25519::Recipient::from_str(word) {
            let kind = ContactKeyKind::X25519;
            return Ok(Self {
                text: recipient.to_string(),
                kind,
                recipient: Recipient::X25519(recipient),
            });
        }
        // The last 1 divides a Bech32 text: what stands between is the plugin's name.
        let name = word.strip_prefix("age1").and_then(|rest| rest.rsplit_once('1'));
        match name {
            Some(("pq", _)) => Err(ContactKeyProblem::PostQuantum),
            Some((name, _)) if is_name(name) => {
                Err(ContactKeyProblem::Plugin { name: name.to_owned() })
            }
            _ => Err(ContactKeyProblem::NotAKey),
        }
    }

    fn parse_ssh(kind: &str, rest: &[&str]) -> Result<Self, ContactKeyProblem> {
        if !matches!(kind, "ssh-ed25519" | "ssh-rsa") {
            return Err(ContactKeyProblem::OtherSsh { kind: kind.to_owned() });
        }
        // A mail may have broken the key over several lines; what is whole says so itself.
        let mut joined = String::new();
        for part in rest.iter().take(20) {
            joined.push_str(part);
            let Some(parsed) = decode(&joined).and_then(|blob| wire(kind, &blob)) else { continue };
            if let ContactKeyKind::SshRsa { bits } = parsed {
                if bits < RSA_BITS {
                    return Err(ContactKeyProblem::RsaTooShort { bits });
                }
                if bits > RSA_MOST_BITS {
                    return Err(ContactKeyProblem::RsaTooLong { bits });
                }
            }
            let text = format!("{kind} {joined}");
            let recipient =
                age::ssh::Recipient::from_str(&text).map_err(|_| ContactKeyProblem::NotAKey)?;
            return Ok(Self {
                text: recipient.to_string(),
                kind: parsed,
                recipient: Recipient::Ssh(recipient),
            });
        }
        Err(ContactKeyProblem::NotAKey)
    }

    /// The key as one line, without a comment: `age1…` or `ssh-… AAAA…`.
    pub fn to_text(&self) -> String {
        self.text.clone()
    }

    /// What sort of key it is.
    pub fn kind(&self) -> ContactKeyKind {
        self.kind
    }

    /// Its last eight characters, by which two people can compare it.
    pub fn short(&self) -> String {
        let skip = self.text.chars().count().saturating_sub(8);
        self.text.chars().skip(skip).collect()
    }

    pub(crate) fn recipient(&self) -> &dyn age::Recipient {
        match &self.recipient {
            Recipient::X25519(recipient) => recipient,
            Recipient::Ssh(recipient) => recipient,
        }
    }
}

impl PartialEq for ContactKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for ContactKey {}

impl fmt::Debug for ContactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ContactKey").field(&self.text).finish()
    }
}

fn holds_secret(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    ["AGE-SECRET-KEY-", "AGE-PLUGIN-", "PRIVATE KEY", "PRIVATE-LINES"]
        .iter()
        .any(|s| upper.contains(s))
}

/// A word without the quotes, brackets and full stops that stand round it in a letter.
fn bare(word: &str) -> &str {
    let quotes = |c: char| {
        matches!(
            c,
            '"' | '\'' | '`' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '.' | ':'
                | '\u{2018}'..='\u{201f}'
                | '\u{ab}' | '\u{bb}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2060}' | '\u{2066}'..='\u{2069}'
        )
    };
    word.trim_matches(quotes)
}

fn begins_key(word: &str) -> bool {
    is_age(word)
        || ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"].iter().any(|s| word.starts_with(s))
}

fn is_age(word: &str) -> bool {
    word.len() > 10 && word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("age1"))
}

fn is_name(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'+'))
}

fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text.as_bytes()).or_else(|_| BASE64_NOPAD.decode(text.as_bytes())).ok()
}

/// Reads the whole of an SSH public key (RFC 4253, 6.6): the age crate would pass over bytes at its end, and
/// then nobody could open what is sealed to it.
fn wire(kind: &str, blob: &[u8]) -> Option<ContactKeyKind> {
    let (name, rest) = field(blob)?;
    if name != kind.as_bytes() {
        return None;
    }
    let (first, rest) = field(rest)?;
    if kind == "ssh-ed25519" {
        return (first.len() == 32 && rest.is_empty()).then_some(ContactKeyKind::SshEd25519);
    }
    let (modulus, rest) = field(rest)?;
    let leading = modulus.iter().take_while(|byte| **byte == 0).count();
    let bytes = u32::try_from(modulus.len() - leading).ok()?;
    let bits = (bytes * 8).checked_sub(modulus.get(leading)?.leading_zeros())?;
    rest.is_empty().then_some(ContactKeyKind::SshRsa { bits })
}

fn field(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
