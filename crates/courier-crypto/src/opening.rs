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
    age::Decryptor::new_buffered(sealed.as_slice()).map_err(|e| refused(&e, header))?;
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
    let decryptor =
        age::Decryptor::new_buffered(sealed.as_slice()).map_err(|e| refused(&e, header))?;
    let mut reader = decryptor.decrypt(identities).map_err(|e| refused(&e, header))?;
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
    match ArmoredReader::new(text).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(_) if text.ends_with(ARMOUR_END) => Err(OpenError::Damaged),
        Err(_) => Err(OpenError::Truncated),
    }
}

/// The header's text, up to its MAC.
fn header(sealed: &[u8]) -> Result<&str, OpenError> {
    let rest = sealed.strip_prefix(MAGIC).ok_or(OpenError::NotAge)?;
    if !rest.starts_with(b"v1\n") {
        let is_newer = rest.starts_with(b"v") && rest.get(1).is_some_and(u8::is_ascii_digit);
        let is_cut = b"v1\n".starts_with(rest);
        return Err(match (is_cut, is_newer && !rest.starts_with(b"v1\r")) {
            (true, _) => OpenError::Truncated,
            (false, true) => OpenError::Newer,
            (false, false) => OpenError::Header,
        });
    }
    let first = sealed.get(..LONGEST_HEADER).unwrap_or(sealed);
    let end = first.windows(4).position(|w| w == b"\n---");
    match end.and_then(|end| first.get(..=end)) {
        Some(header) => match std::str::from_utf8(header) {
            Ok(header) if bodies_end(header) => Ok(header),
            _ => Err(OpenError::Header),
        },
        // What stands before the cut may be wrong already.
        None if sealed.len() <= LONGEST_HEADER => {
            let parsed = age::Decryptor::new_buffered(sealed);
            Err(parsed.err().map_or(OpenError::Header, |e| refused(&e, "")))
        }
        None => Err(OpenError::Header),
    }
}

/// Whether each stanza ends with a short line, if only an empty one, as the format wants it. The age crate
/// also takes a form from before the format was settled.
fn bodies_end(header: &str) -> bool {
    let mut is_ended = true;
    for line in header.lines().skip(1) {
        let begins = line.starts_with("-> ");
        if begins != is_ended {
            return false;
        }
        is_ended = !begins && line.len() < 64;
    }
    is_ended
}

fn refused(error: &age::DecryptError, header: &str) -> OpenError {
    let refused = match error {
        age::DecryptError::NoMatchingKeys
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::DecryptionFailed => OpenError::NotForThis,
        age::DecryptError::ExcessiveWork { required, .. } => {
            OpenError::TooMuchWork { required: *required }
        }
        age::DecryptError::Io(e) if e.kind() == ErrorKind::UnexpectedEof => OpenError::Truncated,
        // Also of an unknown format, which the age crate takes every broken header for.
        _ => OpenError::Header,
    };
    // The age crate looks into no post-quantum stanza, whole or not.
    let mut stanzas = header.lines().filter_map(|line| line.strip_prefix("-> "));
    let is_hybrid = stanzas.any(|stanza| stanza.split(' ').next() == Some(HYBRID));
    match refused {
        OpenError::NotForThis | OpenError::Header if is_hybrid => OpenError::Hybrid,
        other => other,
    }
}
