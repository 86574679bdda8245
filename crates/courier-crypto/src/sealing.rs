//! Sealing bytes into age files and opening them again.

use std::io::{Read, Write};

use secrecy::{ExposeSecret, SecretSlice, SecretString};
use zeroize::Zeroizing;

use crate::{Identity, Passphrase, Recipient};

/// The scrypt work factor of everything sealed here. Set explicitly: left alone, the age crate times the
/// machine and may pick a factor that a browser refuses to open.
pub const WORK_FACTOR: u8 = 18;

/// The highest scrypt work factor opened: 20 takes 1 GiB; more is somebody's attempt to stop the machine.
pub const MAX_WORK_FACTOR: u8 = 20;

/// Why bytes could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The age crate could not write.
    #[error("sealing stopped: {0}")]
    Age(String),
}

/// Why a sealed file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not an age file, or its header is cut or altered.
    #[error("this is not an age file, or its first part is damaged")]
    NotAge,
    /// The identity or passphrase is not the one it was sealed for.
    #[error("sealed for another key or other words")]
    NotForThis,
    /// It was sealed with more work than we are willing to do.
    #[error("work factor {required} is over {MAX_WORK_FACTOR}")]
    TooMuchWork {
        /// What it asks for.
        required: u8,
    },
    /// The header is whole, the content is cut or altered.
    #[error("the content is damaged")]
    Damaged,
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

/// Whether a file opens with these words, and whether exactly this is in it.
pub fn holds(
    words: &Passphrase,
    sealed: &[u8],
    plaintext: &SecretSlice<u8>,
) -> Result<bool, OpenError> {
    let opened = open_with_passphrase(words.canonical(), sealed)?;
    Ok(opened.as_slice() == plaintext.expose_secret())
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

/// Opens a file sealed to one of these identities.
pub fn open_with(identities: &[Identity], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open(sealed, identities.iter().map(|i| &i.0 as &dyn age::Identity))
}

/// Opens a file sealed with a passphrase.
pub fn open_with_passphrase(
    passphrase: &SecretString,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.expose_secret()));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    open(sealed, std::iter::once(&identity as &dyn age::Identity))
}

fn open<'a>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'a dyn age::Identity>,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let decryptor = age::Decryptor::new(sealed).map_err(|e| refused(&e))?;
    let mut reader = decryptor.decrypt(identities).map_err(|e| refused(&e))?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    Ok(plaintext)
}

fn refused(error: &age::DecryptError) -> OpenError {
    match error {
        age::DecryptError::NoMatchingKeys
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::DecryptionFailed => OpenError::NotForThis,
        age::DecryptError::ExcessiveWork { required, .. } => {
            OpenError::TooMuchWork { required: *required }
        }
        _ => OpenError::NotAge,
    }
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
    use crate::Language;

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
