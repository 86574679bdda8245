//! One person with a profile and a vault folder of their own.

use std::fs;
use std::path::{Path, PathBuf};

use courier_vault::{ChangeSet, Device, Id, Line, NewCard, NewSecret, Vault, Written, found, open};
use jiff::Timestamp;
use secrecy::SecretString;

pub(crate) struct Person {
    _root: tempfile::TempDir,
    pub(crate) profile: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) device: Device,
    pub(crate) vault: Vault,
}

/// A moment, seconds after the tests' beginning of time.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + seconds).unwrap()
}

pub(crate) fn change(seconds: i64, content: &str) -> ChangeSet {
    ChangeSet::of(at(seconds), format!("{{\"did\":\"{content}\"}}"))
}

/// A change with a card and a secret.
pub(crate) fn full_change(seconds: i64, card: &Id, secret: &Id, text: &str) -> ChangeSet {
    let mut change = change(seconds, text);
    change.cards.push(NewCard { card: card.clone(), content: format!("card {text}").into_bytes() });
    change.secrets.push(NewSecret {
        secret: secret.clone(),
        content: SecretString::from(format!("secret {text}")),
        key: Some(SecretString::from(format!("secret {text}"))),
    });
    change
}

impl Person {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let (profile, folder) = (root.path().join("profile"), root.path().join("vault"));
        let device = Device::make();
        let (vault, _, _) =
            found(&profile, &folder, &device, &Id::make(), change(0, "founded")).unwrap();
        Self { _root: root, profile, folder, device, vault }
    }

    pub(crate) fn write(&mut self, seconds: i64, text: &str) -> Written {
        self.vault.append(change(seconds, text)).unwrap()
    }

    /// Closes and opens again.
    pub(crate) fn again(&mut self) -> Vec<Line> {
        let (vault, lines) = open(&self.profile, &self.folder, self.device.clone()).unwrap();
        self.vault = vault;
        lines
    }

    pub(crate) fn single(&self, number: u64) -> PathBuf {
        self.folder.join(format!("ledger/{}/{number:09}.age", self.device.id()))
    }

    /// The files of one folder of the vault, sorted.
    pub(crate) fn files_of(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join(folder)).unwrap();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// A copy of the vault folder as it is now.
    pub(crate) fn copy(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(&self.folder, copy.path());
        copy
    }

    pub(crate) fn put_back(&self, copy: &Path) {
        fs::remove_dir_all(&self.folder).unwrap();
        copy_folder(copy, &self.folder);
    }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

pub(crate) fn contents(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| {
            line.content.trim_start_matches("{\"did\":\"").trim_end_matches("\"}").to_owned()
        })
        .collect()
}
