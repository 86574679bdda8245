//! Reading any of our locked files. Every byte is somebody else's: sizes are bounded, nothing is believed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use courier_crypto::{
    Language, LockKind, MAX_WORK_FACTOR, OpenError, Passphrase, TypedProblem, lock_of,
    open_with_passphrase,
};
use data_encoding::BASE64;
use secrecy::{SecretSlice, SecretString};
use zeroize::Zeroizing;

use crate::form::Form;
use crate::page::{DATA_ENDS, PAGE_FORMAT, PAGE_FORMATS, ReadData};
use crate::payload::{Party, Payload, PayloadProblem};
use crate::zipped::{self, Refused};

/// Larger files are not read: ours have a few hundred kilobytes.
const MOST: u64 = 32 * 1024 * 1024;

/// A larger content is none of ours.
const MOST_INSIDE: usize = 1024 * 1024;

/// The tag of a data block is shorter, whoever wrote it.
const LONGEST_TAG: usize = 200;

const AGE: &[u8] = b"age-encryption.org/";
const ARMOUR: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOUR_ENDS: &str = "-----END AGE ENCRYPTED FILE-----";
const ZIP: &[u8] = b"PK\x03\x04";
/// What stands early in each of our pages, in whichever way the file was cut.
const PAGE_MARK: &str = "trusted-types courier";

/// Why a file is not one we can open.
#[derive(Debug, thiserror::Error)]
pub enum ReadProblem {
    /// Larger than any file of ours.
    #[error("too large")]
    TooLarge,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Not one of ours.
    #[error("not one of our files")]
    NotOurs,
    /// One of ours, and its end is missing.
    #[error("cut")]
    Truncated,
    /// One of ours, altered.
    #[error("damaged")]
    Damaged,
    /// It asks for more work than is safe.
    #[error("work factor {required}")]
    WorkFactor {
        /// scrypt's work factor.
        required: u8,
    },
    /// A ZIP of several files.
    #[error("a ZIP of several files")]
    SeveralEntries,
    /// A ZIP of something else.
    #[error("a ZIP of something else")]
    OtherZip,
    /// A page or file of a newer version.
    #[error("of a newer version")]
    PageNewer,
    /// The opener page without a locked file.
    #[error("the opener page without a file")]
    ReleasePage,
    /// The disk.
    #[error("the disk said: {0}")]
    Disk(#[from] io::Error),
}

/// Why the words did not open a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenProblem {
    /// They are not eight words of ours.
    #[error(transparent)]
    Words(TypedProblem),
    /// They are, and not the ones of this file.
    #[error("other words")]
    WrongWords,
    /// It was altered on its way.
    #[error("damaged")]
    Damaged,
    /// It asks for more work than is safe.
    #[error("too much work")]
    TooMuchWork,
    /// Words do not open it.
    #[error("locked to a key")]
    NeedsKey,
    /// It opens, and nothing of ours is in it.
    #[error("nothing of ours in it")]
    NotAPayload,
    /// It opens, and a newer version made it.
    #[error("of a newer version")]
    PayloadNewer,
}

/// What opens a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Eight words.
    Words,
    /// The private half of a public key.
    PublicKey,
    /// The same, of a post-quantum kind.
    Hybrid,
}

/// Who a page says it is from. Not proven by anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedSender {
    /// The sender.
    pub from: Party,
    /// The day, as written in the page.
    pub made: String,
}

/// A locked file of ours that was recognised.
pub struct LockedFile {
    form: Form,
    needs: Needs,
    sealed: Vec<u8>,
    sender: Option<ClaimedSender>,
}

/// What was in a locked file.
pub struct Opened {
    /// The payload.
    pub payload: Payload,
    /// The document as it stood there.
    pub raw: SecretSlice<u8>,
}

impl LockedFile {
    /// Reads a file from the disk. One that is too large is refused by its size, unread.
    ///
    /// # Errors
    /// [`ReadProblem`].
    pub fn read(path: &Path) -> Result<Self, ReadProblem> {
        // Looked at before it is opened: opening a pipe waits for somebody to write into it.
        let data = fs::metadata(path)?;
        if !data.is_file() {
            return Err(ReadProblem::NotOurs);
        }
        if data.len() > MOST {
            return Err(ReadProblem::TooLarge);
        }
        let file = File::open(path)?;
        let mut bytes = Vec::new();
        // It may grow while it is read.
        file.take(MOST + 1).read_to_end(&mut bytes)?;
        Self::parse(&bytes)
    }

    /// Recognises a file by what is in it, whatever its name says.
    ///
    /// # Errors
    /// [`ReadProblem`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadProblem> {
        if bytes.len() as u64 > MOST {
            return Err(ReadProblem::TooLarge);
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(ReadProblem::Empty);
        }
        if bytes.starts_with(AGE) {
            return Self::age(bytes.to_vec(), Form::Age, None);
        }
        if bytes.starts_with(ZIP) {
            zipped::look(bytes)?;
            let sealed = bytes.to_vec();
            return Ok(Self { form: Form::Zip, needs: Needs::Words, sealed, sender: None });
        }
        let text = String::from_utf8_lossy(bytes);
        if let Some(from_data) = data_block(&text) {
            return Self::page(from_data);
        }
        if text.contains(PAGE_MARK) {
            return Err(ReadProblem::Truncated);
        }
        let (_, from_armour) = text.split_once(ARMOUR).ok_or(ReadProblem::NotOurs)?;
        let (armoured, _) = from_armour.split_once(ARMOUR_ENDS).ok_or(ReadProblem::Truncated)?;
        // As in a mail's text: lines may be indented, quoted, broken and ended in any way.
        let armoured: String =
            armoured.chars().filter(|c| !c.is_whitespace() && *c != '>').collect();
        let sealed = BASE64.decode(armoured.as_bytes()).map_err(|_| ReadProblem::Damaged)?;
        Self::age(sealed, Form::Age, None)
    }

    fn page(from_data: &str) -> Result<Self, ReadProblem> {
        let (data, _) = from_data.split_once(DATA_ENDS).ok_or(ReadProblem::Truncated)?;
        // A gateway may have broken long lines: no blank in our JSON means anything outside of texts, and
        // line ends within a text are written as escapes.
        let data: String = data.chars().filter(|c| !c.is_control()).collect();
        let data: ReadData = serde_json::from_str(&data).map_err(|_| ReadProblem::Damaged)?;
        if data.format != PAGE_FORMAT {
            let newer = data.format.starts_with(PAGE_FORMATS);
            return Err(if newer { ReadProblem::PageNewer } else { ReadProblem::Damaged });
        }
        let file = data.file.ok_or(ReadProblem::ReleasePage)?;
        let file: String = file.chars().filter(|c| !c.is_whitespace()).collect();
        let sealed = BASE64.decode(file.as_bytes()).map_err(|_| ReadProblem::Damaged)?;
        let sender = data.from.map(|from| ClaimedSender {
            from: Party { organisation: short(&from.organisation), person: short(&from.person) },
            made: short(&data.made.unwrap_or_default()),
        });
        Self::age(sealed, Form::Page, sender)
    }

    fn age(
        sealed: Vec<u8>,
        form: Form,
        sender: Option<ClaimedSender>,
    ) -> Result<Self, ReadProblem> {
        let needs = match lock_of(&sealed) {
            Ok(LockKind::Words { work_factor }) if work_factor > MAX_WORK_FACTOR => {
                return Err(ReadProblem::WorkFactor { required: work_factor });
            }
            Ok(LockKind::Words { .. }) => Needs::Words,
            Ok(LockKind::PublicKey { .. }) => Needs::PublicKey,
            Ok(LockKind::Hybrid { .. }) | Err(OpenError::Hybrid) => Needs::Hybrid,
            Err(OpenError::NotAge) => return Err(ReadProblem::NotOurs),
            Err(OpenError::Newer) => return Err(ReadProblem::PageNewer),
            Err(OpenError::Truncated) => return Err(ReadProblem::Truncated),
            Err(_) => return Err(ReadProblem::Damaged),
        };
        let form = if needs == Needs::Words { form } else { Form::Key };
        Ok(Self { form, needs, sealed, sender })
    }

    /// In which form it is.
    pub fn form(&self) -> Form {
        self.form
    }

    /// What opens it.
    pub fn needs(&self) -> Needs {
        self.needs
    }

    /// Who it says it is from, where it says so.
    pub fn claimed_sender(&self) -> Option<&ClaimedSender> {
        self.sender.as_ref()
    }

    /// Opens it with words as they were typed. Takes a second and 256 MiB, or more where it asks for more.
    ///
    /// # Errors
    /// [`OpenProblem`].
    pub fn open(&self, typed: &SecretString) -> Result<Opened, OpenProblem> {
        if self.needs != Needs::Words {
            return Err(OpenProblem::NeedsKey);
        }
        let words = Passphrase::parse_typed(typed, &Language::ALL).map_err(OpenProblem::Words)?;
        let raw = self.unlock(&words)?;
        let payload = Payload::parse(&raw).map_err(|problem| match problem {
            PayloadProblem::NotAPayload => OpenProblem::NotAPayload,
            PayloadProblem::Newer => OpenProblem::PayloadNewer,
        })?;
        Ok(Opened { payload, raw })
    }

    /// The payload's bytes.
    pub(crate) fn unlock(&self, words: &Passphrase) -> Result<SecretSlice<u8>, OpenProblem> {
        if self.form == Form::Zip {
            return zipped::cut(&self.message(words)?).map_err(OpenProblem::from);
        }
        match open_with_passphrase(words.canonical(), &self.sealed) {
            Ok(raw) if raw.len() > MOST_INSIDE => Err(OpenProblem::NotAPayload),
            Ok(raw) => Ok(SecretSlice::from(raw.to_vec())),
            Err(OpenError::NotForThis) => Err(OpenProblem::WrongWords),
            Err(OpenError::TooMuchWork { .. }) => Err(OpenProblem::TooMuchWork),
            Err(_) => Err(OpenProblem::Damaged),
        }
    }

    /// The whole message of a ZIP.
    pub(crate) fn message(&self, words: &Passphrase) -> Result<Zeroizing<Vec<u8>>, OpenProblem> {
        Ok(zipped::open(words, &self.sealed)?)
    }

    /// The locked part of it, as it came.
    pub(crate) fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

impl From<Refused> for OpenProblem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Words => Self::WrongWords,
            Refused::Damaged => Self::Damaged,
            Refused::NotOurs => Self::NotAPayload,
        }
    }
}

/// What follows the tag of the data block. A browser that saves the page writes the tag in another way.
fn data_block(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((_, from_tag)) = rest.split_once("<pre ") {
        // A tag ends soon or not at all: a file of nothing but tags is gone through once, not once for each.
        let near = from_tag.get(..from_tag.floor_char_boundary(LONGEST_TAG)).unwrap_or_default();
        let tag = near.split_once(['<', '>']).map_or("", |(tag, _)| tag);
        let ends = from_tag.get(tag.len()..).and_then(|end| end.strip_prefix('>'));
        let is_ours = tag.split_whitespace().any(|part| part.replace('"', "") == "id=data");
        if let (Some(after), true) = (ends, is_ours) {
            return Some(after);
        }
        rest = from_tag;
    }
    None
}

/// So much of a name as a line holds: what a page says of itself may be of any length.
fn short(text: &str) -> String {
    text.chars().take(200).collect()
}
