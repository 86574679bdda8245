//! Opening sealed files, and seeing what one needs without opening it. Every byte here may be an attacker's.

use std::io::{ErrorKind, Read};

use age::armor::ArmoredReader;
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use zeroize::Zeroizing;

use crate::{Identity, Passphrase};

/// The highest scrypt work factor opened: 20 takes 1 GiB; more is somebody's attempt to stop the machine.
pub const MAX_WORK_FACTOR: u8 = 20;

/// The longest header read. The age crate parses it anew for each of its lines, so a long one takes long;
/// this much holds the keys of a hundred people.
const LONGEST_HEADER: usize = 32 * 1024;

const MAGIC: &[u8] = b"age-encryption.org/";
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOUR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
const HYBRID: &str = "mlkem768x25519";

/// Why a sealed file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not an age file.
    #[error("this is not an age file")]
    NotAge,
    /// An age file of a version that is not known.
    #[error("an age file of another version")]
    Newer,
    /// The identity or passphrase is not the one it was sealed for.
    #[error("sealed for another key or other words")]
    NotForThis,
    /// It was sealed with more work than we are willing to do.
    #[error("work factor {required} is over {MAX_WORK_FACTOR}")]
    TooMuchWork {
        /// What it asks for.
        required: u8,
    },
    /// It is sealed to a post-quantum key, which cannot be used here yet.
    #[error("sealed to a post-quantum key")]
    Hybrid,
    /// It ends within its first part, or its armour has no end.
    #[error("the file is cut")]
    Truncated,
    /// Its first part, which says for whom it is, is altered.
    #[error("the first part is damaged")]
    Header,
    /// The first part is whole, the content is cut or altered.
    #[error("the content is damaged")]
    Damaged,
}

/// What a file needs to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockKind {
    /// Words, or another passphrase.
    Words {
        /// scrypt's work factor.
        work_factor: u8,
    },
    /// The secret half of one of the keys it is sealed to.
    PublicKey {
        /// The sorts of keys, as age writes them.
        stanzas: Vec<String>,
    },
    /// The same, and one of the keys is a post-quantum one.
    Hybrid {
        /// The sorts of keys, as age writes them.
        stanzas: Vec<String>,
    },
}

/// Tells what a file, binary or armoured, needs to be opened. The work factor is not judged here.
///
/// # Errors
/// [`OpenError`] where it is no age file or its first part is not whole.
pub fn lock_of(sealed: &[u8]) -> Result<LockKind, OpenError> {
    let sealed = binary(sealed)?;
    let header = header(&sealed)?;
    // The age crate decides whether the header stands.
    age::Decryptor::new_buffered(sealed.as_slice()).map_err(|e| refused(&e))?;
    let stanzas: Vec<Vec<&str>> = header
        .lines()
        .filter_map(|line| line.strip_prefix("-> "))
        .map(|line| line.split(' ').collect())
        .collect();
    if let Some(["scrypt", _, work_factor]) = stanzas.first().map(Vec::as_slice) {
        let work_factor = work_factor.parse().map_err(|_| OpenError::Header)?;
        return Ok(LockKind::Words { work_factor });
    }
    let tag = |stanza: &Vec<&str>| stanza.first().map(|tag| (*tag).to_owned());
    let stanzas: Vec<String> = stanzas.iter().filter_map(tag).collect();
    Ok(if stanzas.iter().any(|tag| tag == HYBRID) {
        LockKind::Hybrid { stanzas }
    } else {
        LockKind::PublicKey { stanzas }
    })
}

/// Opens a file sealed to one of these identities.
///
/// # Errors
/// [`OpenError`]; nothing of the content is given out unless all of it is whole.
pub fn open_with(identities: &[Identity], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open(sealed, identities.iter().map(|i| &i.0 as &dyn age::Identity))
}

/// Opens a file sealed with a passphrase.
///
/// # Errors
/// [`OpenError`]; nothing of the content is given out unless all of it is whole.
pub fn open_with_passphrase(
    passphrase: &SecretString,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.expose_secret()));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    open(sealed, std::iter::once(&identity as &dyn age::Identity))
}

/// Whether a file opens with these words, and whether exactly this is in it.
///
/// # Errors
/// [`OpenError`] where it does not open.
pub fn holds(
    words: &Passphrase,
    sealed: &[u8],
    plaintext: &SecretSlice<u8>,
) -> Result<bool, OpenError> {
    let opened = open_with_passphrase(words.canonical(), sealed)?;
    Ok(opened.as_slice() == plaintext.expose_secret())
}

fn open<'a>(
    sealed: &[u8],
    identities: impl Iterator<Item = &'a dyn age::Identity>,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let sealed = binary(sealed)?;
    let header = header(&sealed)?;
    let decryptor = age::Decryptor::new_buffered(sealed.as_slice()).map_err(|e| refused(&e))?;
    let mut reader = decryptor.decrypt(identities).map_err(|e| match refused(&e) {
        OpenError::NotForThis if is_hybrid(header) => OpenError::Hybrid,
        other => other,
    })?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    Ok(plaintext)
}

/// The file without its armour, if it has one.
fn binary(sealed: &[u8]) -> Result<Vec<u8>, OpenError> {
    if sealed.starts_with(MAGIC) {
        return Ok(sealed.to_owned());
    }
    let text = sealed.trim_ascii();
    if !text.starts_with(ARMOUR) {
        let is_cut = !sealed.is_empty() && (MAGIC.starts_with(sealed) || ARMOUR.starts_with(text));
        return Err(if is_cut { OpenError::Truncated } else { OpenError::NotAge });
    }
    let mut bytes = Vec::with_capacity(sealed.len());
    match ArmoredReader::new(sealed).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(_) if text.ends_with(ARMOUR_END) => Err(OpenError::Damaged),
        Err(_) => Err(OpenError::Truncated),
    }
}

/// The header's text, up to its MAC.
fn header(sealed: &[u8]) -> Result<&str, OpenError> {
    if !sealed.starts_with(MAGIC) {
        return Err(OpenError::NotAge);
    }
    let first = sealed.get(..LONGEST_HEADER).unwrap_or(sealed);
    let end = first.windows(4).position(|w| w == b"\n---");
    match end.and_then(|end| first.get(..end)) {
        Some(header) => std::str::from_utf8(header).map_err(|_| OpenError::Header),
        // What comes before the end may already be wrong.
        None if sealed.len() <= LONGEST_HEADER => {
            let parsed = age::Decryptor::new_buffered(sealed);
            Err(parsed.err().map_or(OpenError::Header, |e| refused(&e)))
        }
        None => Err(OpenError::Header),
    }
}

fn is_hybrid(header: &str) -> bool {
    header
        .lines()
        .filter_map(|line| line.strip_prefix("-> "))
        .any(|stanza| stanza.split(' ').next() == Some(HYBRID))
}

fn refused(error: &age::DecryptError) -> OpenError {
    match error {
        age::DecryptError::NoMatchingKeys
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::DecryptionFailed => OpenError::NotForThis,
        age::DecryptError::ExcessiveWork { required, .. } => {
            OpenError::TooMuchWork { required: *required }
        }
        age::DecryptError::UnknownFormat => OpenError::Newer,
        age::DecryptError::Io(e) if e.kind() == ErrorKind::UnexpectedEof => OpenError::Truncated,
        _ => OpenError::Header,
    }
}
