//! Keys of the organisation's own service, and what its developer stores to recognise one.

use data_encoding::BASE64URL_NOPAD;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{make_random, sha256_hex};

/// What every such key begins with, so that a scanner of source code or of mails finds one that leaked.
const PREFIX: &str = "hk_";

/// A new key for the organisation's own service: `hk_` and 43 base64url characters of 32 random bytes.
pub fn make_service_key() -> SecretString {
    let random = Zeroizing::new(BASE64URL_NOPAD.encode(make_random::<32>().as_ref()));
    SecretString::from(format!("{PREFIX}{}", *random))
}

/// What the service's developer stores in place of the key: `sha256:` and the hex of SHA-256 of the key as
/// it is sent. The key has 256 random bits: nothing is gained by a slow hash.
pub fn derive_verifier(key: &SecretString) -> String {
    format!("sha256:{}", sha256_hex(key.expose_secret().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_key_is_32_random_bytes_behind_its_prefix() {
        let key = make_service_key();
        let random = key.expose_secret().strip_prefix("hk_").unwrap();
        assert_eq!(random.len(), 43);
        assert_eq!(BASE64URL_NOPAD.decode(random.as_bytes()).unwrap().len(), 32);
        assert_ne!(make_service_key().expose_secret(), key.expose_secret());
    }

    /// The hash as `sha256sum` gives it of the same characters.
    #[test]
    fn the_verifier_is_sha256_of_the_key_as_it_is_sent() {
        let key = SecretString::from("hk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assert_eq!(
            derive_verifier(&key),
            "sha256:829252d454e573c0a91be583eb91e1a809291e1417cc00101eba434f01cf9898"
        );
    }
}
