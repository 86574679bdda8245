//! Hashes, keyed hashes, and the few things that may be said about a secret without showing it.

use data_encoding::{BASE64, HEXLOWER};
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::Identity;

/// SHA-256 as 64 lower-case hex characters.
pub type Sha256Hex = String;

/// SHA-256 of these bytes, in hex.
pub fn sha256_hex(bytes: &[u8]) -> Sha256Hex {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// Random bytes from the operating system.
///
/// # Panics
/// Where the operating system has no random numbers: nothing safe can be done then.
#[expect(clippy::expect_used, reason = "without random numbers nothing here may go on")]
pub fn make_random<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0_u8; N]);
    rand::rngs::OsRng.try_fill_bytes(bytes.as_mut()).expect("the system gives random numbers");
    bytes
}

/// A key for HMAC-SHA256.
#[derive(Clone)]
pub struct MacKey(Zeroizing<[u8; 32]>);

impl MacKey {
    /// A new random key.
    pub fn make() -> Self {
        Self(make_random())
    }

    /// Reads base64 of 32 bytes.
    pub fn parse(base64: &SecretString) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64.decode(base64.expose_secret().as_bytes()).ok()?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// Base64 of the 32 bytes.
    pub fn to_text(&self) -> SecretString {
        SecretString::from(BASE64.encode(self.0.as_ref()))
    }

    /// HMAC-SHA256 over `<label> NUL <bytes>`, in hex: the label keeps one use from standing for another.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "HMAC takes keys of any length: it never panics"
    )]
    pub fn mac(&self, label: &str, bytes: &[u8]) -> Sha256Hex {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_ref()).expect("any length will do");
        mac.update(label.as_bytes());
        mac.update(&[0]);
        mac.update(bytes);
        HEXLOWER.encode(&mac.finalize().into_bytes())
    }

    /// The same over a secret text.
    pub fn mac_of(&self, label: &str, secret: &SecretString) -> Sha256Hex {
        self.mac(label, secret.expose_secret().as_bytes())
    }
}

/// HKDF-SHA256 (RFC 5869, no salt) of the identity's text under this label.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "32 bytes are within what HKDF gives: it never panics"
)]
pub fn derive_mac_key(identity: &Identity, label: &str) -> MacKey {
    let text = identity.to_text();
    let hkdf = hkdf::Hkdf::<Sha256>::new(None, text.expose_secret().as_bytes());
    let mut key = Zeroizing::new([0_u8; 32]);
    hkdf.expand(label.as_bytes(), key.as_mut()).expect("32 bytes are few enough");
    MacKey(key)
}

/// Whether two secrets are the same, in a time that does not depend on where they differ.
pub fn same(a: &SecretString, b: &SecretString) -> bool {
    a.expose_secret().as_bytes().ct_eq(b.expose_secret().as_bytes()).into()
}

/// Whether a secret begins with this text, marks and blanks in front aside.
pub fn begins_with(secret: &SecretString, start: &str) -> bool {
    let text = secret.expose_secret();
    text.trim_start_matches(|sign: char| !sign.is_alphanumeric()).starts_with(start)
}

/// The last four characters, all that may be shown of a key. Empty where the key has fewer than sixteen:
/// four of those would be too much of it.
pub fn last_four(key: &SecretString) -> String {
    let length = characters(key);
    if length < 16 {
        return String::new();
    }
    key.expose_secret().chars().skip(length - 4).collect()
}

/// How many characters a key has.
pub fn characters(key: &SecretString) -> usize {
    key.expose_secret().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sha256_and_hmac_are_the_standard_ones() {
        assert_eq!(
            sha256_hex(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let key = MacKey::parse(&SecretString::from(BASE64.encode(&[7_u8; 32]))).unwrap();
        assert_ne!(key.mac("a", b"bc"), key.mac("ab", b"c"), "the label ends where it ends");
    }

    #[test]
    fn four_characters_are_shown_of_a_long_key_and_none_of_a_short_one() {
        let key = SecretString::from("00000000-0000-4000-8000-00000000d117");
        assert_eq!(last_four(&key), "d117");
        assert_eq!(characters(&key), 36);
        assert_eq!(last_four(&SecretString::from("short")), "");
    }
}
