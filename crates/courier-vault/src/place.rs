//! Line 1 of every plaintext: where in which vault it belongs.

use courier_crypto::{Identity, OpenError, Recipient, open_with, seal_to};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Id, VaultError};

/// The newest format we write and read.
pub(crate) const FORMAT: u32 = 1;

/// What kind of file a plaintext is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// One change set.
    Change,
    /// Many change sets of one device.
    Run,
    /// One version of a card.
    Card,
    /// One secret.
    Secret,
    /// The vault key, sealed to one keeper.
    Key,
    /// A draft in the profile.
    Draft,
    /// All cards at once, in the profile.
    Cards,
}

/// Where a plaintext belongs. A file found elsewhere is damaged, however well it decrypts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) format: u32,
    pub(crate) vault: Id,
    pub(crate) epoch: u32,
    pub(crate) kind: Kind,
    /// The device of a change or run, else the card's, secret's, keeper's or draft's own id.
    pub(crate) id: Id,
    /// Who wrote it, where `id` does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) device: Option<Id>,
    /// The number of a change or card version, the first number of a run, else 1.
    pub(crate) number: u64,
    /// The last number of a run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<u64>,
}

impl Place {
    pub(crate) fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Why a sealed file cannot be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    Damaged,
    /// Its place names a format we do not know.
    Newer,
    /// Sealed to a key that is not at hand.
    Locked,
}

#[derive(Deserialize)]
struct Stated {
    format: u32,
}

/// The vault keys by epoch and the vault they belong to.
#[derive(Clone)]
pub(crate) struct VaultKeys {
    pub(crate) vault: Id,
    /// Every key found, newest last: what was ever sealed can be read.
    pub(crate) epochs: Vec<(u32, Identity)>,
    /// The newest epoch that a change began: what is written is sealed under it. A key of a later one is
    /// left from a change that never came to be.
    pub(crate) current: u32,
    /// SHA-256 of this keeper's file of each epoch.
    pub(crate) files: std::collections::BTreeMap<u32, String>,
}

/// What stood in a sealed file.
pub(crate) struct Opened {
    pub(crate) place: Place,
    plaintext: Zeroizing<Vec<u8>>,
    content_at: usize,
}

impl Opened {
    /// Everything after line 1.
    pub(crate) fn content(&self) -> &[u8] {
        self.plaintext.get(self.content_at..).unwrap_or_default()
    }
}

impl VaultKeys {
    /// A number no key was ever made for.
    pub(crate) fn next_epoch(&self) -> u32 {
        self.epochs.last().map_or(1, |(epoch, _)| epoch + 1)
    }

    /// The epochs that changes began.
    pub(crate) fn begun(&self) -> Vec<u32> {
        self.epochs.iter().map(|(epoch, _)| *epoch).filter(|e| *e <= self.current).collect()
    }

    fn recipient(&self, epoch: u32) -> Option<Recipient> {
        self.epochs.iter().find(|(e, _)| *e == epoch).map(|(_, identity)| identity.recipient())
    }

    /// The identity of an epoch.
    pub(crate) fn identity(&self, epoch: u32) -> Option<&Identity> {
        self.epochs.iter().find(|(e, _)| *e == epoch).map(|(_, identity)| identity)
    }

    /// Seals content with its place in front, under the current epoch's key.
    pub(crate) fn seal(
        &self,
        kind: Kind,
        id: &Id,
        device: Option<&Id>,
        number: u64,
        last: Option<u64>,
        content: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let epoch = self.current;
        let place = Place {
            format: FORMAT,
            vault: self.vault.clone(),
            epoch,
            kind,
            id: id.clone(),
            device: device.cloned(),
            number,
            last,
        };
        let mut plaintext = Zeroizing::new(place.line().into_bytes());
        plaintext.push(b'\n');
        plaintext.extend_from_slice(content);
        let recipient = self.recipient(epoch).ok_or(VaultError::NoKeyForThisDevice)?;
        Ok(seal_to(&[recipient], &plaintext)?)
    }

    /// Opens a sealed file with whichever epoch's key fits; its place must name that epoch and this vault.
    pub(crate) fn open(&self, sealed: &[u8]) -> Option<Opened> {
        self.open_or_newer(sealed).ok()
    }

    /// The same, telling what a newer version wrote from what is damaged.
    pub(crate) fn open_or_newer(&self, sealed: &[u8]) -> Result<Opened, Unreadable> {
        let mut refused = Unreadable::Locked;
        let opened = self.epochs.iter().rev().find_map(|(epoch, identity)| {
            match open_with(std::slice::from_ref(identity), sealed) {
                Ok(plaintext) => return Some((*epoch, plaintext)),
                Err(OpenError::NotForThis) => {}
                Err(_) => refused = Unreadable::Damaged,
            }
            None
        });
        let (epoch, plaintext) = opened.ok_or(refused)?;
        let end = plaintext.iter().position(|b| *b == b'\n').ok_or(Unreadable::Damaged)?;
        let line = plaintext.get(..end).ok_or(Unreadable::Damaged)?;
        let stated: Stated = serde_json::from_slice(line).map_err(|_| Unreadable::Damaged)?;
        if stated.format > FORMAT {
            return Err(Unreadable::Newer);
        }
        let place: Place = serde_json::from_slice(line).map_err(|_| Unreadable::Damaged)?;
        if place.vault != self.vault || place.epoch != epoch {
            return Err(Unreadable::Damaged);
        }
        Ok(Opened { place, plaintext, content_at: end + 1 })
    }
}
