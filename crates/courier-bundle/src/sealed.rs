//! Sealing into a file, and the proof that the file opens again: only a [`Checked`] one can be saved.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use courier_crypto::{
    Identity, OpenError, SealError, open_with, seal_to_contact, seal_with_passphrase, sha256_hex,
};
use jiff::civil::Date;
use secrecy::{ExposeSecret, SecretSlice};
use tempfile::TempPath;

use crate::form::Wrapping;
use crate::page;
use crate::payload::Payload;
use crate::read::{LockedFile, OpenProblem, ReadProblem};
use crate::write::{write_file, write_secret_file};
use crate::zipped;

/// Why there is no locked file.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// The disk.
    #[error("the disk said: {0}")]
    Disk(#[from] io::Error),
    /// Sealing.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The ZIP.
    #[error("the ZIP was not made: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The file that was written is not read as one of ours.
    #[error("the file is not read again: {0}")]
    NotRead(#[from] ReadProblem),
    /// It does not open with its words.
    #[error("the file does not open again: {0}")]
    DoesNotOpen(#[from] OpenProblem),
    /// It does not open with the key it was made to be compared with.
    #[error("the file does not open again: {0}")]
    DoesNotOpenByKey(#[from] OpenError),
    /// It opens, and something else is in it.
    #[error("what is in the file is not what was put in")]
    Differs,
}

/// A locked file that was written and not looked at again yet.
pub struct Sealed {
    path: PathBuf,
    /// The one-time key a file to somebody's public key is compared with; forgotten with this.
    comparing: Option<Identity>,
}

/// A locked file that was opened again and compared. Nothing else is offered for saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// SHA-256 in hex of the file.
    pub sha256: String,
}

impl Sealed {
    /// Seals the bytes into the file at `path`, replacing one that stands there.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn write(
        path: &Path,
        wrapping: &Wrapping<'_>,
        payload: &SecretSlice<u8>,
    ) -> Result<Self, BundleError> {
        let mut comparing = None;
        let sealed = match wrapping {
            Wrapping::Age { words } => seal_with_passphrase(words, payload)?,
            Wrapping::Page { words, page: around } => {
                page::page(around, words, &seal_with_passphrase(words, payload)?)
            }
            Wrapping::Zip { words, readable } => {
                zipped::seal(words, &zipped::message(readable, payload))?
            }
            Wrapping::Key { contact } => {
                let identity = comparing.insert(Identity::make());
                seal_to_contact(contact, identity, payload)?
            }
        };
        write_secret_file(path, &sealed)?;
        Ok(Self { path: path.to_owned(), comparing })
    }

    /// Opens the file from the disk as its reader will and compares every byte. A file that does not pass is
    /// deleted.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn compare(
        self,
        wrapping: &Wrapping<'_>,
        payload: &SecretSlice<u8>,
    ) -> Result<Checked, BundleError> {
        let sealed = fs::read(&self.path)?;
        if let Err(problem) = self.holds(wrapping, &sealed, payload) {
            fs::remove_file(&self.path)?;
            return Err(problem);
        }
        Ok(Checked { path: self.path, size: sealed.len() as u64, sha256: sha256_hex(&sealed) })
    }

    fn holds(
        &self,
        wrapping: &Wrapping<'_>,
        sealed: &[u8],
        payload: &SecretSlice<u8>,
    ) -> Result<(), BundleError> {
        let read = LockedFile::parse(sealed)?;
        if read.form() != wrapping.form() {
            return Err(BundleError::Differs);
        }
        let (inside, is_whole) = match wrapping {
            Wrapping::Age { words } => (read.unlock(words)?, true),
            Wrapping::Page { words, page: around } => {
                (read.unlock(words)?, page::page(around, words, read.sealed()) == sealed)
            }
            Wrapping::Zip { words, readable } => {
                let message = read.message(words)?;
                (read.unlock(words)?, message == zipped::message(readable, payload))
            }
            Wrapping::Key { .. } => {
                let opened = open_with(self.comparing.as_slice(), sealed)?;
                (SecretSlice::from(opened.to_vec()), true)
            }
        };
        if !is_whole || inside.expose_secret() != payload.expose_secret() {
            return Err(BundleError::Differs);
        }
        // Whoever gets it must be able to read it, not only to unlock it.
        Payload::parse(&inside).map_err(|_| OpenProblem::NotAPayload)?;
        Ok(())
    }
}

impl Checked {
    /// The file at `path`, where it is to the byte one that was compared before and has this SHA-256: so a
    /// checksum that was told to somebody stays true over a restart. The checksum must come from a record
    /// that only a compared file gets.
    pub fn still(path: &Path, sha256: &str) -> Option<Self> {
        let sealed = fs::read(path).ok()?;
        let size = sealed.len() as u64;
        (sha256_hex(&sealed) == sha256).then(|| Self {
            path: path.to_owned(),
            size,
            sha256: sha256.to_owned(),
        })
    }

    /// Copies the file to where the person wants it, and reads it back there. What stood there before comes
    /// back if that does not succeed, or if it is undone.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn save(&self, to: &Path) -> Result<Saved, BundleError> {
        let sealed = fs::read(&self.path)?;
        if sha256_hex(&sealed) != self.sha256 {
            return Err(BundleError::Differs);
        }
        let saved = Saved { to: to.to_owned(), before: put_aside(to)? };
        write_file(to, &sealed)?;
        if fs::read(to).is_ok_and(|read| sha256_hex(&read) == self.sha256) {
            return Ok(saved);
        }
        saved.undo()?;
        Err(BundleError::Differs)
    }
}

/// A file that was saved where the person wants it, and a copy of what stood there before, as long as this
/// lives.
pub struct Saved {
    to: PathBuf,
    before: Option<TempPath>,
}

impl Saved {
    /// Takes the file away again, and puts back what stood there before.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn undo(self) -> Result<(), BundleError> {
        match self.before {
            Some(before) => before.persist(&self.to).map_err(|e| e.error)?,
            None => fs::remove_file(&self.to)?,
        }
        Ok(())
    }
}

/// A copy of the file at `path` beside it; none where there is no file.
fn put_aside(path: &Path) -> io::Result<Option<TempPath>> {
    let Some(folder) = path.parent().filter(|_| path.is_file()) else { return Ok(None) };
    let aside = tempfile::NamedTempFile::new_in(folder)?.into_temp_path();
    fs::copy(path, &aside)?;
    Ok(Some(aside))
}

/// The name of a locked file: sender and date, and from the second of a day on its number. Characters that some system refuses in names, or that
/// would show it other than it is, become blanks.
pub fn file_name(sender: &str, day: Date, number: usize, ending: &str) -> String {
    let plain: String = sender
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '&' | '\'') { c } else { ' ' })
        .take(60)
        .collect();
    let (day, number) = (day.to_string(), number.to_string());
    let words = plain.split_whitespace().chain([day.as_str()]);
    let words: Vec<&str> = words.chain((number != "1").then_some(number.as_str())).collect();
    format!("{}.{ending}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier_crypto::{Language, Passphrase};

    fn payload() -> SecretSlice<u8> {
        crate::payload::tests::payload().to_bytes()
    }

    fn age(words: &Passphrase) -> Wrapping<'_> {
        Wrapping::Age { words }
    }

    #[test]
    fn a_whole_file_passes_and_is_saved_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let words = Passphrase::make(Language::En);
        let sealed = Sealed::write(&folder.path().join("a.age"), &age(&words), &payload()).unwrap();
        let checked = sealed.compare(&age(&words), &payload()).unwrap();
        let to = folder.path().join("elsewhere/b.age");
        checked.save(&to).unwrap();
        let saved = fs::read(&to).unwrap();
        assert_eq!(saved.len() as u64, checked.size);
        assert_eq!(sha256_hex(&saved), checked.sha256);
        assert_eq!(Checked::still(&to, &checked.sha256).unwrap().size, checked.size);
        assert!(Checked::still(&folder.path().join("none"), &checked.sha256).is_none());
        fs::write(&to, b"other").unwrap();
        assert!(Checked::still(&to, &checked.sha256).is_none());
    }

    #[test]
    fn what_is_undone_leaves_what_stood_there_before() {
        let folder = tempfile::tempdir().unwrap();
        let words = Passphrase::make(Language::En);
        let sealed = Sealed::write(&folder.path().join("a.age"), &age(&words), &payload()).unwrap();
        let checked = sealed.compare(&age(&words), &payload()).unwrap();
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("b.age");
        checked.save(&to).unwrap().undo().unwrap();
        assert!(!to.exists());
        fs::write(&to, b"older").unwrap();
        checked.save(&to).unwrap().undo().unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"older");
        checked.save(&to).unwrap();
        assert_eq!(sha256_hex(&fs::read(&to).unwrap()), checked.sha256);
        let names = fs::read_dir(place.path()).unwrap().count();
        assert_eq!(names, 1, "and no copy is left beside");
    }

    #[test]
    fn one_byte_flipped_on_the_disk_is_never_offered() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.age");
        let words = Passphrase::make(Language::En);
        let whole = Sealed::write(&path, &age(&words), &payload()).unwrap();
        let bytes = fs::read(&path).unwrap();
        // One place in each part of the file: version line, stanza, MAC, nonce, content, end.
        for at in [3, 30, 90, bytes.len() - 60, bytes.len() - 30, bytes.len() - 1] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            fs::write(&path, &flipped).unwrap();
            let sealed = Sealed { path: whole.path.clone(), comparing: None };
            assert!(sealed.compare(&age(&words), &payload()).is_err(), "byte {at}");
            assert!(!path.exists(), "the damaged file is gone");
        }
        fs::write(&path, &bytes).unwrap();
        let other = SecretSlice::from(b"something else".to_vec());
        assert!(matches!(whole.compare(&age(&words), &other), Err(BundleError::Differs)));
    }

    #[test]
    fn a_checked_file_changed_later_is_not_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.age");
        let words = Passphrase::make(Language::En);
        let checked = Sealed::write(&path, &age(&words), &payload())
            .unwrap()
            .compare(&age(&words), &payload())
            .unwrap();
        fs::write(&path, b"other").unwrap();
        let to = folder.path().join("b.age");
        assert!(matches!(checked.save(&to), Err(BundleError::Differs)));
        assert!(!to.exists());
    }

    #[test]
    fn file_names_are_plain() {
        let day = jiff::civil::date(2026, 11, 24);
        assert_eq!(file_name("Harbour Trust", day, 1, "age"), "Harbour Trust 2026-11-24.age");
        assert_eq!(file_name("../<b>: \u{202e}x", day, 1, "age"), "b x 2026-11-24.age");
        assert_eq!(file_name("", day, 1, "age"), "2026-11-24.age");
        assert_eq!(file_name("Harbour Trust", day, 2, "age"), "Harbour Trust 2026-11-24 2.age");
        assert_eq!(file_name("Søn & Töchter", day, 1, "age"), "Søn & Töchter 2026-11-24.age");
    }
}
