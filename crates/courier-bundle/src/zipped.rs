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

/// What those lines are known by; elsewhere in the message it is written with a blank more.
const LINE: &str = "-----BEGIN KEY COURIER";
const NO_LINE: &str = "----- BEGIN KEY COURIER";

/// The entry's size is a multiple of this.
const BLOCK: usize = 4096;

/// More of an entry is not read.
const MOST: u64 = 1024 * 1024;

/// A ZIP larger than this is none of ours, and its list of entries is not looked through.
const MOST_ZIPPED: usize = 2 * 1024 * 1024;

/// How a file in a ZIP begins, and where its name stands.
const LOCAL_NAME: usize = 30;

/// What a person reads, and the payload, padded.
pub(crate) fn message(readable: &SecretString, payload: &SecretSlice<u8>) -> Zeroizing<Vec<u8>> {
    // Nobody's name begins the payload.
    let mut readable = Zeroizing::new(readable.expose_secret().replace(LINE, NO_LINE));
    if !readable.is_empty() && !readable.ends_with('\n') {
        readable.push('\n');
    }
    let parts = [readable.as_bytes(), BEGINS.as_bytes(), payload.expose_secret(), ENDS.as_bytes()];
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let padded = length.next_multiple_of(BLOCK);
    let mut message = Zeroizing::new(Vec::with_capacity(padded));
    for part in parts {
        message.extend_from_slice(part);
    }
    message.resize(padded, b' ');
    message
}

/// Seals a message. Stored, not compressed: that would undo the padding.
///
/// # Errors
/// What the ZIP library says.
pub(crate) fn seal(words: &Passphrase, message: &[u8]) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .with_aes_encryption(AesMode::Aes256, words.canonical().expose_secret());
    // As a stream: a writer that can go back would put the CRC of the message in clear (AE-1), by which
    // somebody could try what stands in it without the words.
    let mut writer = ZipWriter::new_stream(Vec::new());
    writer.start_file(ENTRY, options)?;
    writer.write_all(message)?;
    Ok(writer.finish()?.into_inner())
}

/// Whether these bytes are a ZIP of ours, as far as one sees without its words.
///
/// # Errors
/// [`ReadProblem`] saying what it is instead.
pub(crate) fn look(bytes: &[u8]) -> Result<(), ReadProblem> {
    if bytes.len() > MOST_ZIPPED {
        return Err(ReadProblem::OtherZip);
    }
    let is_ours_by_name =
        bytes.get(LOCAL_NAME..).is_some_and(|name| name.starts_with(ENTRY.as_bytes()));
    let cut = || if is_ours_by_name { ReadProblem::Truncated } else { ReadProblem::OtherZip };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| cut())?;
    if archive.len() != 1 {
        return Err(ReadProblem::SeveralEntries);
    }
    let entry = archive.by_index_raw(0).map_err(|_| cut())?;
    let is_named = entry.name().is_ok_and(|name| name == ENTRY);
    let is_stored = entry.encrypted() && entry.compression() == CompressionMethod::Stored;
    let ours = is_named && is_stored && entry.size() <= MOST;
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

/// The whole message in a ZIP of ours.
pub(crate) fn open(words: &Passphrase, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refused> {
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
    Ok(message)
}

/// The payload in a message: between the last pair of fixed lines, since no line of JSON is one of them.
pub(crate) fn cut(message: &[u8]) -> Result<SecretSlice<u8>, Refused> {
    let message = std::str::from_utf8(message).map_err(|_| Refused::NotOurs)?;
    let (before, _) = message.rsplit_once(ENDS).ok_or(Refused::NotOurs)?;
    let (_, payload) = before.rsplit_once(BEGINS).ok_or(Refused::NotOurs)?;
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
            let message = message(&readable, &payload);
            assert_eq!(message.len() % BLOCK, 0);
            let sealed = seal(&words, &message).unwrap();
            look(&sealed).unwrap();
            let Ok(opened) = open(&words, &sealed) else { panic!("it opens") };
            assert_eq!(opened, message);
            let Ok(opened) = cut(&opened) else { panic!("it is ours") };
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
        let sealed = seal(&words, &message(&SecretString::from(""), &payload)).unwrap();
        // Two bytes tell most wrong words at once, the code at the end tells the rest.
        assert!(open(&Passphrase::make(Language::En), &sealed).is_err());
        let mut altered = sealed.clone();
        altered[sealed.len() / 2] ^= 1;
        assert!(open(&words, &altered).is_err());
        assert!(matches!(look(&sealed[..sealed.len() / 2]), Err(ReadProblem::Truncated)));
    }

    #[test]
    fn nothing_in_clear_tells_what_is_in_it() {
        let words = Passphrase::make(Language::En);
        let payload = SecretSlice::from(b"{}".to_vec());
        let sealed = seal(&words, &message(&SecretString::from("Key: x\n"), &payload)).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(sealed.as_slice())).unwrap();
        assert_eq!(archive.by_index_raw(0).unwrap().crc32(), 0);
        let ae_2 = [0x01, 0x99, 7, 0, 2, 0, b'A', b'E', 3, 0, 0];
        assert_eq!(sealed.windows(ae_2.len()).filter(|w| *w == ae_2).count(), 2, "AE-2, AES-256");
    }

    #[test]
    fn no_name_begins_the_payload() {
        let readable =
            "From: -----BEGIN KEY COURIER PAYLOAD-----\nTo: -----END KEY COURIER PAYLOAD-----\n";
        let payload =
            SecretSlice::from(b"{\"note\":\"-----BEGIN KEY COURIER PAYLOAD-----\"}\n".to_vec());
        let message = message(&SecretString::from(readable), &payload);
        let Ok(found) = cut(&message) else { panic!("it is ours") };
        assert_eq!(found.expose_secret(), payload.expose_secret());
        // A reader that takes the first pair finds the same.
        let message = std::str::from_utf8(&message).unwrap();
        let (_, after) = message.split_once(BEGINS).unwrap();
        let (first, _) = after.split_once(ENDS).unwrap();
        assert_eq!(first.as_bytes(), payload.expose_secret());
    }
}
