//! What can go wrong, and the code under which the window finds its sentence.

use std::collections::BTreeMap;

use courier_bundle::BundleError;
use courier_vault::VaultError;

use crate::views::{ErrorView, FieldProblem};

/// Why something was not done. Nothing was recorded unless a variant says so.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault or the disk under it.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The locked file.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// Fields to look at again; what was typed is kept.
    #[error("{} fields need another look", .0.len())]
    Fields(Vec<(String, Problem)>),
    /// The vault is not open.
    #[error("the vault is not open")]
    NotOpen,
    /// What it asks about does not exist (any more).
    #[error("no such thing")]
    Unknown,
    /// The step before is not done.
    #[error("the step before is not done")]
    TooEarly,
    /// What it rested on was changed while it was done: it was not recorded.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The keychain cannot be used.
    #[error("the keychain cannot be used")]
    KeychainAbsent,
    /// The keychain refused.
    #[error("the keychain refused")]
    KeychainRefused,
    /// The keychain did not give back what it was given.
    #[error("the keychain did not keep the key")]
    KeychainDidNotKeep,
    /// The clipboard holds no text.
    #[error("the clipboard holds no text")]
    ClipboardEmpty,
    /// The clipboard took nothing.
    #[error("the clipboard took nothing")]
    ClipboardRefused,
    /// The key cannot be kept: the sentence says why.
    #[error("the key cannot be kept")]
    Key(Problem),
    /// The same key is kept for another API user.
    #[error("the key is kept already")]
    KeyKept {
        /// Who that API user is for.
        holder: String,
    },
    /// There is no mobile number to send a text message to.
    #[error("no mobile number is known")]
    NoMobile,
    /// A job was given up by its own thread: a fault of ours.
    #[error("a fault in the app")]
    Fault,
}

/// What is wrong with one thing somebody typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Names the sentence.
    pub code: ErrorCode,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}

macro_rules! codes {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// Names a sentence in `text/<lang>/errors.ftl`: `error-<code>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ErrorCode { $(#[doc = $text] $variant),* }

        impl ErrorCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as it stands in the catalogue of texts.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

codes! {
    // opening
    KeychainAbsent = "keychain-absent",
    KeychainRefused = "keychain-refused",
    KeychainNoEntry = "keychain-no-entry",
    KeychainDidNotKeep = "keychain-did-not-keep",
    KeychainLeftover = "keychain-leftover",
    AlreadyOpen = "already-open",
    ProfileDamaged = "profile-damaged",
    FolderMissing = "folder-missing",
    NotAVault = "not-a-vault",
    AnotherVault = "another-vault",
    VaultNewer = "vault-newer",
    NoKeyForThisDevice = "no-key-for-this-device",
    NotADevice = "not-a-device",
    NeedsPassphrase = "needs-passphrase",
    BeginningDamaged = "beginning-damaged",
    FolderNotEmpty = "folder-not-empty",
    // an open vault that is not as it should be
    RolledBack = "rolled-back",
    Gap = "gap",
    DamagedFiles = "damaged-files",
    Forked = "forked",
    Unvouched = "unvouched",
    Retired = "retired",
    NewerInside = "newer-inside",
    FolderNotWritable = "folder-not-writable",
    // doing something
    NotOpen = "not-open",
    Unknown = "unknown",
    TooEarly = "too-early",
    ChangedMeanwhile = "changed-meanwhile",
    Damaged = "damaged",
    Removed = "removed",
    ReadOnly = "read-only",
    Fork = "fork",
    DiskFull = "disk-full",
    NotWritable = "not-writable",
    Disk = "disk",
    Fault = "fault",
    Fields = "fields",
    // fields
    Missing = "missing",
    TooLong = "too-long",
    EmailMalformed = "email-malformed",
    DomainMalformed = "domain-malformed",
    MobileMalformed = "mobile-malformed",
    MobileWithoutCountry = "mobile-without-country",
    ChooseOne = "choose-one",
    AddressMalformed = "address-malformed",
    AddressPrivate = "address-private",
    AddressTwice = "address-twice",
    AddressRange = "address-range",
    AddressesTooLong = "addresses-too-long",
    NotAnOption = "not-an-option",
    // the key
    ClipboardEmpty = "clipboard-empty",
    ClipboardRefused = "clipboard-refused",
    KeyEmpty = "key-empty",
    KeyMasked = "key-masked",
    KeyTruncated = "key-truncated",
    KeyTooLong = "key-too-long",
    KeyOtherShape = "key-other-shape",
    KeySeveral = "key-several",
    KeyUnlikely = "key-unlikely",
    KeyKept = "key-kept",
    // the locked file and its words
    FileDoesNotOpen = "file-does-not-open",
    NoMobile = "no-mobile",
}

impl ErrorCode {
    /// The code of that name, for problems that another crate names.
    pub(crate) fn of(text: &str) -> Self {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).unwrap_or(Self::Fault)
    }
}

impl Error {
    /// Names the sentence.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Vault(e) => vault_code(e),
            Self::Bundle(e) => bundle_code(e),
            Self::Fields(_) => ErrorCode::Fields,
            Self::NotOpen => ErrorCode::NotOpen,
            Self::Unknown => ErrorCode::Unknown,
            Self::TooEarly => ErrorCode::TooEarly,
            Self::ChangedMeanwhile => ErrorCode::ChangedMeanwhile,
            Self::KeychainAbsent => ErrorCode::KeychainAbsent,
            Self::KeychainRefused => ErrorCode::KeychainRefused,
            Self::KeychainDidNotKeep => ErrorCode::KeychainDidNotKeep,
            Self::ClipboardEmpty => ErrorCode::ClipboardEmpty,
            Self::ClipboardRefused => ErrorCode::ClipboardRefused,
            Self::Key(problem) => problem.code,
            Self::KeyKept { .. } => ErrorCode::KeyKept,
            Self::NoMobile => ErrorCode::NoMobile,
            Self::Fault => ErrorCode::Fault,
        }
    }

    /// As it crosses to the window.
    pub fn view(&self) -> ErrorView {
        let params = match self {
            Self::Key(problem) => problem.params.clone(),
            Self::KeyKept { holder } => [("holder".to_owned(), holder.clone())].into(),
            Self::Vault(VaultError::Damaged { path } | VaultError::BeginningDamaged { path }) => {
                [("path".to_owned(), path.clone())].into()
            }
            _ => BTreeMap::new(),
        };
        let fields = match self {
            Self::Fields(fields) => fields.iter().map(|(f, p)| p.at(f)).collect(),
            _ => Vec::new(),
        };
        let code = self.code().as_str().to_owned();
        ErrorView { code, message: self.to_string(), params, fields }
    }
}

impl Problem {
    /// The problem at a field.
    pub(crate) fn at(&self, field: &str) -> FieldProblem {
        FieldProblem {
            field: field.to_owned(),
            code: self.code.as_str().to_owned(),
            params: self.params.clone(),
        }
    }
}

/// The code of what went wrong with a vault.
pub(crate) fn vault_code(error: &VaultError) -> ErrorCode {
    match error {
        VaultError::FolderMissing => ErrorCode::FolderMissing,
        VaultError::NotAVault => ErrorCode::NotAVault,
        VaultError::AnotherVault => ErrorCode::AnotherVault,
        VaultError::Newer { .. } => ErrorCode::VaultNewer,
        VaultError::NoKeyForThisDevice => ErrorCode::NoKeyForThisDevice,
        VaultError::NotADevice => ErrorCode::NotADevice,
        VaultError::NeedsPassphrase => ErrorCode::NeedsPassphrase,
        VaultError::BeginningDamaged { .. } => ErrorCode::BeginningDamaged,
        VaultError::Damaged { .. } => ErrorCode::Damaged,
        VaultError::Removed => ErrorCode::Removed,
        VaultError::ReadOnly => ErrorCode::ReadOnly,
        VaultError::FolderNotEmpty => ErrorCode::FolderNotEmpty,
        VaultError::Fork => ErrorCode::Fork,
        VaultError::DiskFull => ErrorCode::DiskFull,
        VaultError::NotWritable => ErrorCode::NotWritable,
        VaultError::AlreadyOpen => ErrorCode::AlreadyOpen,
        VaultError::Disk(_) => ErrorCode::Disk,
        VaultError::Sealing(_) => ErrorCode::Fault,
    }
}

fn bundle_code(error: &BundleError) -> ErrorCode {
    match error {
        BundleError::Disk(e) => match VaultError::from(std::io::Error::from(e.kind())) {
            VaultError::DiskFull => ErrorCode::DiskFull,
            VaultError::NotWritable => ErrorCode::NotWritable,
            _ => ErrorCode::Disk,
        },
        BundleError::Seal(_) => ErrorCode::Fault,
        BundleError::DoesNotOpen(_) | BundleError::Differs => ErrorCode::FileDoesNotOpen,
    }
}
