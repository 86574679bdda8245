//! Ed25519 signatures of a device.

use data_encoding::BASE64;
use ed25519_dalek::{Signature, Signer, Verifier};
use rand::TryRngCore;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

/// What a device signs with.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// What a device's signatures are checked with.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl SigningKey {
    /// A new random key.
    ///
    /// # Panics
    /// Where the operating system has no random numbers: nothing safe can be done then.
    #[expect(clippy::expect_used, reason = "without random numbers nothing here may go on")]
    pub fn make() -> Self {
        let mut seed = Zeroizing::new([0_u8; 32]);
        rand::rngs::OsRng.try_fill_bytes(seed.as_mut()).expect("the system gives random numbers");
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// Reads the base64 of the 32-byte seed (RFC 8032).
    pub fn parse(base64: &SecretString) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64.decode(base64.expose_secret().as_bytes()).ok()?);
        let seed: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.as_slice().try_into().ok()?);
        Some(Self(ed25519_dalek::SigningKey::from_bytes(&seed)))
    }

    /// Base64 of the 32-byte seed.
    pub fn to_text(&self) -> SecretString {
        SecretString::from(BASE64.encode(self.0.as_bytes()))
    }

    /// What others check this key's signatures with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Base64 of the signature over these bytes.
    pub fn sign(&self, bytes: &[u8]) -> String {
        BASE64.encode(&self.0.sign(bytes).to_bytes())
    }
}

impl PublicKey {
    /// Reads the base64 of the 32-byte public key.
    pub fn parse(base64: &str) -> Option<Self> {
        let bytes: [u8; 32] = BASE64.decode(base64.as_bytes()).ok()?.try_into().ok()?;
        ed25519_dalek::VerifyingKey::from_bytes(&bytes).ok().map(Self)
    }

    /// Whether this base64 is the signature of these bytes. Weak keys are refused.
    pub fn signed(&self, bytes: &[u8], signature: &str) -> bool {
        let Ok(decoded) = BASE64.decode(signature.as_bytes()) else {
            return false;
        };
        let Ok(signature) = Signature::from_slice(&decoded) else {
            return false;
        };
        !self.0.is_weak() && self.0.verify(bytes, &signature).is_ok()
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&BASE64.encode(self.0.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_bytes_and_its_key_only() {
        let key = SigningKey::make();
        let again = SigningKey::parse(&key.to_text()).unwrap();
        let signature = again.sign(b"one");
        let public = PublicKey::parse(&key.public().to_string()).unwrap();
        assert!(public.signed(b"one", &signature));
        assert!(!public.signed(b"two", &signature));
        assert!(!SigningKey::make().public().signed(b"one", &signature));
        assert!(!public.signed(b"one", "not base64"));
    }
}
