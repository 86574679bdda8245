//! Sealing bytes into age files.

use std::io::Write;

use secrecy::{ExposeSecret, SecretSlice, SecretString};

use crate::{ContactKey, Identity, Passphrase, Recipient};

/// The scrypt work factor of everything sealed here. Set explicitly: left alone, the age crate times the
/// machine and may pick a factor that a browser refuses to open.
pub const WORK_FACTOR: u8 = 18;

/// Why bytes could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The age crate could not write.
    #[error("sealing stopped: {0}")]
    Age(String),
}

/// Seals bytes so that each of the recipients can open them.
pub fn seal_to(recipients: &[Recipient], plaintext: &[u8]) -> Result<Vec<u8>, SealError> {
    let recipients = recipients.iter().map(|r| &r.0 as &dyn age::Recipient);
    let encryptor =
        age::Encryptor::with_recipients(recipients).map_err(|e| SealError::Age(e.to_string()))?;
    write_out(encryptor, plaintext)
}

/// Seals a secret with unlock words, at [`WORK_FACTOR`].
pub fn seal_with_passphrase(
    words: &Passphrase,
    plaintext: &SecretSlice<u8>,
) -> Result<Vec<u8>, SealError> {
    seal_with_text(words.canonical(), plaintext.expose_secret())
}

/// Seals a secret to a contact's own public key, and to an identity made for this one file: with it the file
/// can be opened again and compared before it is offered, and then it is dropped.
///
/// # Errors
/// [`SealError`] where the age crate could not write.
pub fn seal_to_contact(
    contact: &ContactKey,
    comparing: &Identity,
    plaintext: &SecretSlice<u8>,
) -> Result<Vec<u8>, SealError> {
    let comparing = comparing.recipient();
    let recipients = [contact.recipient(), &comparing.0 as &dyn age::Recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter())
        .map_err(|e| SealError::Age(e.to_string()))?;
    write_out(encryptor, plaintext.expose_secret())
}

fn seal_with_text(passphrase: &SecretString, plaintext: &[u8]) -> Result<Vec<u8>, SealError> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
    recipient.set_work_factor(WORK_FACTOR);
    let recipient: &dyn age::Recipient = &recipient;
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient))
        .map_err(|e| SealError::Age(e.to_string()))?;
    write_out(encryptor, plaintext)
}

fn write_out(encryptor: age::Encryptor, plaintext: &[u8]) -> Result<Vec<u8>, SealError> {
    let age = |e: std::io::Error| SealError::Age(e.to_string());
    let mut sealed = Vec::with_capacity(plaintext.len() + 512);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(age)?;
    writer.write_all(plaintext).map_err(age)?;
    writer.finish().map_err(age)?;
    Ok(sealed)
}

/// Seals bytes with a passphrase that is not unlock words: the app passphrase of a vault.
impl Passphrase {
    /// Seals under any passphrase a person chose for their own vault, at [`WORK_FACTOR`].
    pub fn seal_under_own(
        passphrase: &SecretString,
        plaintext: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        seal_with_text(passphrase, plaintext)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, OpenError, holds, open_with, open_with_passphrase};

    #[test]
    fn what_is_sealed_to_two_opens_for_each_and_for_nobody_else() {
        let (a, b, c) = (Identity::make(), Identity::make(), Identity::make());
        let sealed = seal_to(&[a.recipient(), b.recipient()], b"hello").unwrap();
        assert_eq!(open_with(&[a], &sealed).unwrap().as_slice(), b"hello");
        assert_eq!(open_with(&[b], &sealed).unwrap().as_slice(), b"hello");
        assert_eq!(open_with(&[c], &sealed).unwrap_err(), OpenError::NotForThis);
    }

    #[test]
    fn words_open_and_other_words_are_told_from_damage() {
        let words = Passphrase::make(Language::En);
        let secret = SecretSlice::from(b"secret".to_vec());
        let sealed = seal_with_passphrase(&words, &secret).unwrap();
        assert_eq!(holds(&words, &sealed, &secret), Ok(true));
        let another = SecretSlice::from(b"secreT".to_vec());
        assert_eq!(holds(&words, &sealed, &another), Ok(false));
        let header = String::from_utf8_lossy(&sealed[..80]).into_owned();
        assert!(header.contains(" 18\n"), "the work factor stands in the header: {header}");
        assert_eq!(open_with_passphrase(words.canonical(), &sealed).unwrap().as_slice(), b"secret");
        let other = Passphrase::make(Language::En);
        assert_eq!(
            open_with_passphrase(other.canonical(), &sealed).unwrap_err(),
            OpenError::NotForThis
        );
        let mut cut = sealed.clone();
        cut.pop();
        assert_eq!(open_with_passphrase(words.canonical(), &cut).unwrap_err(), OpenError::Damaged);
        assert_eq!(
            open_with_passphrase(words.canonical(), b"<!doctype html>").unwrap_err(),
            OpenError::NotAge
        );
    }

    #[test]
    fn a_file_that_asks_for_too_much_work_is_refused() {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from("some words"));
        recipient.set_work_factor(2);
        let recipient: &dyn age::Recipient = &recipient;
        let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
        let sealed = write_out(encryptor, b"x").unwrap();
        let text = sealed.iter().map(|b| char::from(*b)).collect::<String>();
        let forged: Vec<u8> = text
            .replacen(" 2\n", " 21\n", 1)
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        assert_eq!(
            open_with_passphrase(&SecretString::from("some words"), &forged).unwrap_err(),
            OpenError::TooMuchWork { required: 21 }
        );
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_opening_panic(bytes: Vec<u8>) {
            let _ = open_with(&[Identity::make()], &bytes);
        }

        #[test]
        fn sealed_bytes_come_back(bytes: Vec<u8>) {
            let identity = Identity::make();
            let sealed = seal_to(&[identity.recipient()], &bytes).unwrap();
            proptest::prop_assert_eq!(&*open_with(&[identity], &sealed).unwrap(), &bytes);
        }
    }
}
