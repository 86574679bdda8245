//! What can go wrong with a vault, for the person whose vault it is.

use std::io;

use jiff::Timestamp;

use crate::Id;

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The folder is not there.
    #[error("the vault folder is not there")]
    FolderMissing,
    /// The folder is there but holds no vault.
    #[error("the folder holds no vault")]
    NotAVault,
    /// The folder holds another vault than the one asked for.
    #[error("the folder holds another vault")]
    AnotherVault,
    /// Made by a newer version in a form we cannot open at all.
    #[error("the vault has format {found}, we know {known}")]
    Newer {
        /// The format found.
        found: u32,
        /// The newest we know.
        known: u32,
    },
    /// This device holds no key to the vault.
    #[error("no key to the vault for this device")]
    NoKeyForThisDevice,
    /// The device's text from the keychain is not one.
    #[error("the keychain's entry is not a device of ours")]
    NotADevice,
    /// The device's text is sealed by a passphrase.
    #[error("the device is sealed by a passphrase")]
    NeedsPassphrase,
    /// The passphrase is not the one it is sealed by, or the part of it that would tell is damaged.
    #[error("another passphrase")]
    WrongPassphrase,
    /// Nothing in this vault was ever sealed to this recovery sheet.
    #[error("the recovery sheet is of another vault")]
    SheetOfAnother,
    /// The recovery sheet was cancelled.
    #[error("the recovery sheet was cancelled")]
    SheetCancelled,
    /// What the vault begins with is missing or altered.
    #[error("the beginning of the vault is damaged: {path}")]
    BeginningDamaged {
        /// Which file.
        path: String,
    },
    /// A file that is needed now is missing, altered, or not what the ledger says.
    #[error("damaged: {path}")]
    Damaged {
        /// Which file.
        path: String,
    },
    /// It was removed from this vault.
    #[error("removed from this vault")]
    Removed,
    /// Nothing can be written now; the vault's troubles say why.
    #[error("the vault is read-only now")]
    ReadOnly,
    /// The folder chosen for a new vault holds something.
    #[error("the folder is not empty")]
    FolderNotEmpty,
    /// Another file stands where the next change belongs.
    #[error("another change has the same number")]
    Fork,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or folder may not be written.
    #[error("the folder may not be written")]
    NotWritable,
    /// Another Key Courier has this profile open.
    #[error("open in another window")]
    AlreadyOpen,
    /// The disk said something else.
    #[error("the disk said: {0}")]
    Disk(io::ErrorKind),
    /// The system has no way to seal.
    #[error("sealing stopped")]
    Sealing(#[from] courier_crypto::SealError),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::NotWritable
            }
            kind => Self::Disk(kind),
        }
    }
}

/// Something that is not as it should be with an open vault. Most make it read-only until the person goes
/// on; what could be read is shown all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Changes we remember are not in the folder: an older copy was put back, or files are still on the way.
    RolledBack {
        /// Whose changes.
        device: Id,
        /// The first missing number.
        from: u64,
        /// The last missing number.
        to: u64,
        /// When the last one that is still there was recorded.
        since: Option<Timestamp>,
    },
    /// Changes in the middle are missing.
    Gap {
        /// Whose changes.
        device: Id,
        /// The first missing number.
        from: u64,
        /// The last missing number.
        to: u64,
        /// When the last one before them was recorded.
        since: Option<Timestamp>,
    },
    /// A file is not what its place or the ledger says.
    Damaged {
        /// Relative to the vault folder.
        path: String,
    },
    /// Two different changes have one number.
    Fork {
        /// Relative to the vault folder.
        path: String,
    },
    /// Changes of a device that nobody who holds the vault key let in.
    Unvouched {
        /// Which device.
        device: Id,
    },
    /// This very device was retired by another: what it wrote since does not count.
    Retired,
    /// Something in it was made by a newer version.
    Newer,
    /// The folder cannot be written.
    NotWritable,
    /// A file that is not ours lies in the folder; left alone.
    Stranger {
        /// Relative to the vault folder.
        path: String,
    },
}

impl Trouble {
    /// Whether nothing may be written while this stands.
    pub fn stops_writing(&self) -> bool {
        !matches!(self, Self::Stranger { .. })
    }

    /// Whether a person can decide to go on without what is missing.
    pub fn can_go_on(&self) -> bool {
        matches!(self, Self::RolledBack { .. } | Self::Gap { .. })
    }
}
