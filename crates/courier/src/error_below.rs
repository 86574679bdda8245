//! Under which code the window finds what went wrong below us: in the vault, the locked file, its words.

use std::collections::BTreeMap;

use courier_bundle::{BundleError, OpenProblem, ReadProblem};
use courier_crypto::TypedProblem;
use courier_vault::VaultError;

use crate::error::one;
use crate::error_code::ErrorCode;

/// Which words are not ours, and what they may have been. A word of the list is no secret by itself.
pub(crate) fn words_params(problem: &TypedProblem) -> BTreeMap<String, String> {
    match problem {
        TypedProblem::Count { count } => one("count", count),
        TypedProblem::Unknown { words } => {
            let places: Vec<String> = words.iter().map(|word| word.place.to_string()).collect();
            let near = match words.as_slice() {
                [word] if !word.near.is_empty() => word.near.join(", "),
                _ => "none".to_owned(),
            };
            let mut params = one("places", places.join(", "));
            params.insert("near".to_owned(), near);
            params
        }
    }
}

pub(crate) fn read_code(problem: &ReadProblem) -> ErrorCode {
    match problem {
        ReadProblem::TooLarge => ErrorCode::ReadTooLarge,
        ReadProblem::Empty => ErrorCode::ReadEmpty,
        ReadProblem::NotOurs => ErrorCode::ReadNotOurs,
        ReadProblem::Truncated => ErrorCode::ReadTruncated,
        ReadProblem::Damaged => ErrorCode::ReadDamaged,
        ReadProblem::WorkFactor { .. } => ErrorCode::ReadTooMuchWork,
        ReadProblem::SeveralEntries | ReadProblem::OtherZip => ErrorCode::ReadOtherZip,
        ReadProblem::PageNewer => ErrorCode::ReadNewer,
        ReadProblem::ReleasePage => ErrorCode::ReadOpenerPage,
        ReadProblem::Disk(_) => ErrorCode::ReadDisk,
    }
}

pub(crate) fn unlock_code(problem: &OpenProblem) -> ErrorCode {
    match problem {
        OpenProblem::Words(TypedProblem::Count { .. }) => ErrorCode::WordsCount,
        OpenProblem::Words(TypedProblem::Unknown { words }) if words.len() == 1 => {
            ErrorCode::WordUnknown
        }
        OpenProblem::Words(TypedProblem::Unknown { .. }) => ErrorCode::WordsUnknown,
        OpenProblem::WrongWords => ErrorCode::WordsWrong,
        OpenProblem::Damaged => ErrorCode::ReadDamaged,
        OpenProblem::TooMuchWork => ErrorCode::ReadTooMuchWork,
        OpenProblem::NeedsKey => ErrorCode::ReadNeedsKey,
        OpenProblem::NotAPayload => ErrorCode::ReadNotOurs,
        OpenProblem::PayloadNewer => ErrorCode::ReadNewer,
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
        VaultError::WrongPassphrase => ErrorCode::WrongPassphrase,
        VaultError::SheetOfAnother => ErrorCode::SheetOfAnother,
        VaultError::SheetCancelled => ErrorCode::SheetCancelled,
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

pub(crate) fn bundle_code(error: &BundleError) -> ErrorCode {
    match error {
        BundleError::Disk(e) => match VaultError::from(std::io::Error::from(e.kind())) {
            VaultError::DiskFull => ErrorCode::DiskFull,
            VaultError::NotWritable => ErrorCode::NotWritable,
            _ => ErrorCode::Disk,
        },
        BundleError::Seal(_) | BundleError::Zip(_) => ErrorCode::Fault,
        BundleError::NotRead(_)
        | BundleError::DoesNotOpen(_)
        | BundleError::DoesNotOpenByKey(_)
        | BundleError::Differs => ErrorCode::FileDoesNotOpen,
    }
}
