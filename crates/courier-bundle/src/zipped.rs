//! The ZIP form: one AES-256 entry with what a person reads and the payload, at a size that tells nothing.

use std::io::{Cursor, Read, Write};

use courier_crypto::Passphrase;
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use zeroize::Zeroizing;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipArchive, ZipWriter};

use crate::read::ReadProblem;

/// The one entry.
const ENTRY: &str = "message.txt";

/// The fixed lines round the payload.
const BEGINS: &str = "-----BEGIN KEY COURIER PAYLOAD-----\n";
const ENDS: &str = "\n-----END KEY COURIER PAYLOAD-----\n";

/// The entry's size is a multiple of this.
const BLOCK: usize = 4096;

/// More of an entry is not read.
const MOST: u64 = 1024 * 1024;

/// Seals what is read and the payload. Stored, not compressed: that would undo the padding.
///
/// # Errors
/// What the ZIP library says.
pub(crate) fn seal(
    words: &Passphrase,
    readable: &SecretString,
    payload: &SecretSlice<u8>,
) -> Result<Vec<u8>, ZipError> {
    let parts = [
        readable.expose_secret().as_bytes(),
        BEGINS.as_bytes(),
        payload.expose_secret(),
        ENDS.as_bytes(),
    ];
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let padded = length.next_multiple_of(BLOCK);
    let mut message = Zeroizing::new(Vec::with_capacity(padded));
    for part in parts {
        message.extend_from_slice(part);
    }
    message.resize(padded, b' ');
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .with_aes_encryption(AesMode::Aes256, words.canonical().expose_secret());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(ENTRY, options)?;
    writer.write_all(&message)?;
    Ok(writer.finish()?.into_inner())
}

/// Whether these bytes are a ZIP of ours, as far as one sees without its words.
///
/// # Errors
/// [`ReadProblem`] saying what it is instead.
pub(crate) fn look(bytes: &[u8]) -> Result<(), ReadProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadProblem::Truncated)?;
    if archive.len() != 1 {
        return Err(ReadProblem::SeveralEntries);
    }
    let entry = archive.by_index_raw(0).map_err(|_| ReadProblem::Damaged)?;
    let is_named = entry.name().is_ok_and(|name| name == ENTRY);
    let ours = is_named && entry.encrypted() && entry.size() <= MOST;
    if ours { Ok(()) } else { Err(ReadProblem::OtherZip) }
}

/// Why a ZIP did not open.
pub(crate) enum Refused {
    /// Other words.
    Words,
    /// Altered, or more in it than it says.
    Damaged,
    /// Nothing of ours in it.
    NotOurs,
}

/// The payload in a ZIP of ours.
pub(crate) fn open(words: &Passphrase, bytes: &[u8]) -> Result<SecretSlice<u8>, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    let password = words.canonical().expose_secret().as_bytes();
    let entry = archive.by_index_decrypt(0, password).map_err(|error| match error {
        ZipError::InvalidPassword => Refused::Words,
        _ => Refused::Damaged,
    })?;
    let mut message = Zeroizing::new(Vec::new());
    entry.take(MOST + 1).read_to_end(&mut message).map_err(|_| Refused::Damaged)?;
    if message.len() as u64 > MOST {
        return Err(Refused::Damaged);
    }
    let message = std::str::from_utf8(&message).map_err(|_| Refused::NotOurs)?;
    let (_, after) = message.split_once(BEGINS).ok_or(Refused::NotOurs)?;
    let (payload, _) = after.rsplit_once(ENDS).ok_or(Refused::NotOurs)?;
    Ok(SecretSlice::from(payload.as_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier_crypto::Language;

    #[test]
    fn what_is_sealed_comes_back_at_a_size_that_tells_nothing() {
        let words = Passphrase::make(Language::En);
        let readable = SecretString::from("Key: x\n");
        let mut sizes = Vec::new();
        for length in [1, 100, 3000] {
            let payload = SecretSlice::from(vec![b'x'; length]);
            let sealed = seal(&words, &readable, &payload).unwrap();
            look(&sealed).unwrap();
            let Ok(opened) = open(&words, &sealed) else { panic!("it opens") };
            assert_eq!(opened.expose_secret(), payload.expose_secret());
            sizes.push(sealed.len());
        }
        assert_eq!(sizes[0], sizes[1]);
        assert_eq!(sizes[1], sizes[2]);
    }

    #[test]
    fn other_words_and_altered_bytes_are_refused() {
        let words = Passphrase::make(Language::En);
        let payload = SecretSlice::from(b"{}".to_vec());
        let sealed = seal(&words, &SecretString::from(""), &payload).unwrap();
        // Two bytes tell most wrong words at once, the code at the end tells the rest.
        assert!(open(&Passphrase::make(Language::En), &sealed).is_err());
        let mut altered = sealed.clone();
        altered[sealed.len() / 2] ^= 1;
        assert!(open(&words, &altered).is_err());
        assert!(matches!(look(&sealed[..sealed.len() / 2]), Err(ReadProblem::Truncated)));
    }
}
