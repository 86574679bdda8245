//! Keepers: what can open the vault key. `keys/<epoch>/<keeper>.age` is an age identity file sealed to one.

use std::collections::BTreeMap;
use std::path::Path;

use courier_crypto::{Identity, Recipient, open_with, seal_to, sha256_hex};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::append::{ChangeSet, Written};
use crate::index::{KeeperEntry, KeeperKind};
use crate::line::{Maker, Record};
use crate::open::Vault;
use crate::place::{FORMAT, Kind, Place, VaultKeys};
use crate::{Id, VaultError, disk};

/// A keeper to let in.
pub(crate) struct NewKeeper<'a> {
    pub(crate) id: &'a Id,
    pub(crate) kind: KeeperKind,
    pub(crate) recipient: &'a Recipient,
    /// Of a sheet that was just made.
    pub(crate) maker: Option<Maker>,
}

impl<'a> NewKeeper<'a> {
    pub(crate) fn device(id: &'a Id, recipient: &'a Recipient) -> Self {
        Self { id, kind: KeeperKind::Device, recipient, maker: None }
    }
}

/// A keeper's file, relative to the vault folder.
pub(crate) fn name_of(epoch: u32, keeper: &Id) -> String {
    format!("keys/{epoch}/{keeper}.age")
}

fn path_of(folder: &Path, epoch: u32, keeper: &Id) -> std::path::PathBuf {
    folder.join(name_of(epoch, keeper))
}

/// The epochs that any keeper has a key of.
fn epochs_in(folder: &Path) -> Result<Vec<u32>, VaultError> {
    let names = disk::names(&folder.join("keys"))?;
    let epoch = |name: &String| name.parse::<u32>().ok().filter(|epoch| epoch.to_string() == *name);
    Ok(names.iter().filter_map(epoch).collect())
}

/// Whether a folder has a vault key sealed to this keeper, whatever it is worth.
pub fn holds_a_key_for(folder: &Path, keeper: &Id) -> bool {
    let epochs = epochs_in(folder).unwrap_or_default();
    epochs.into_iter().any(|epoch| path_of(folder, epoch, keeper).is_file())
}

/// The newest of them.
pub(crate) fn newest_epoch(folder: &Path) -> Result<Option<u32>, VaultError> {
    Ok(epochs_in(folder)?.into_iter().max())
}

/// Seals an epoch's key to a keeper and writes the file; returns the record that vouches for it.
pub(crate) fn write_keeper(
    folder: &Path,
    keys: &VaultKeys,
    epoch: u32,
    keeper: &NewKeeper<'_>,
    touched: &mut disk::Touched,
) -> Result<Record, VaultError> {
    let identity = keys.identity(epoch).ok_or(VaultError::NoKeyForThisDevice)?;
    let place = Place {
        format: FORMAT,
        vault: keys.vault.clone(),
        epoch,
        kind: Kind::Key,
        id: keeper.id.clone(),
        device: None,
        number: 1,
        last: None,
    };
    let text = identity.to_text();
    let plaintext = Zeroizing::new(format!("# {}\n{}\n", place.line(), text.expose_secret()));
    let sealed = seal_to(std::slice::from_ref(keeper.recipient), plaintext.as_bytes())?;
    let path = path_of(folder, epoch, keeper.id);
    disk::make_folder(path.parent().unwrap_or(folder), touched)?;
    // A key of a change that never came to be may stand here; nothing names it, so it may go.
    disk::replace(&path, &sealed, touched)?;
    Ok(Record::Keeper {
        epoch,
        keeper: keeper.id.clone(),
        kind: keeper.kind,
        recipient: keeper.recipient.to_string(),
        sha256: sha256_hex(&sealed),
        maker: keeper.maker.clone(),
    })
}

/// Opens every epoch's key that this keeper can open.
pub(crate) fn load_keys(
    folder: &Path,
    vault: &Id,
    keeper: &Id,
    identity: &Identity,
) -> Result<VaultKeys, VaultError> {
    let mut epochs = Vec::new();
    let mut files = BTreeMap::new();
    for epoch in epochs_in(folder)? {
        let Ok(sealed) = disk::read(&path_of(folder, epoch, keeper)) else {
            continue;
        };
        let damaged = || VaultError::BeginningDamaged { path: name_of(epoch, keeper) };
        let plaintext =
            open_with(std::slice::from_ref(identity), &sealed).map_err(|_| damaged())?;
        let text = std::str::from_utf8(&plaintext).map_err(|_| damaged())?;
        let place = text.lines().next().and_then(|l| l.strip_prefix("# ")).ok_or_else(damaged)?;
        let place: Place = serde_json::from_str(place).map_err(|_| damaged())?;
        let right = place.vault == *vault
            && place.epoch == epoch
            && place.kind == Kind::Key
            && place.id == *keeper;
        if !right {
            return Err(damaged());
        }
        let key = Identity::parse(&SecretString::from(text)).ok_or_else(damaged)?;
        epochs.push((epoch, key));
        files.insert(epoch, sha256_hex(&sealed));
    }
    epochs.sort_by_key(|(epoch, _)| *epoch);
    if epochs.is_empty() {
        return Err(VaultError::NoKeyForThisDevice);
    }
    let current = epochs.last().map_or(1, |(epoch, _)| *epoch);
    Ok(VaultKeys { vault: vault.clone(), epochs, current, files })
}

impl Vault {
    /// Keepers whose file is missing or not the one the ledger names; checked at each unlock.
    pub(crate) fn damaged_keepers(&self) -> Vec<String> {
        self.damaged_among(|keeper| !self.index.removed_keepers.contains(keeper))
    }

    /// The same of those that were removed: their files still open what was written before.
    pub(crate) fn damaged_removed_keepers(&self) -> Vec<String> {
        self.damaged_among(|keeper| self.index.removed_keepers.contains(keeper))
    }

    fn damaged_among(&self, is_one: impl Fn(&Id) -> bool) -> Vec<String> {
        // A keeper named again for the same epoch has another file since.
        let last: BTreeMap<(u32, &Id), &KeeperEntry> =
            self.index.keepers.iter().map(|entry| ((entry.epoch, &entry.keeper), entry)).collect();
        let mut damaged = Vec::new();
        for entry in last.into_values() {
            if !is_one(&entry.keeper) {
                continue;
            }
            let path = path_of(&self.folder, entry.epoch, &entry.keeper);
            if disk::read(&path).map(|b| sha256_hex(&b)).ok().as_ref() != Some(&entry.sha256) {
                damaged.push(name_of(entry.epoch, &entry.keeper));
            }
        }
        damaged
    }

    /// Seals the key of every epoch that a change began to a keeper.
    pub(crate) fn seal_begun_to(
        &self,
        keeper: &NewKeeper<'_>,
        touched: &mut disk::Touched,
    ) -> Result<Vec<Record>, VaultError> {
        let mut records = Vec::new();
        for epoch in self.keys.begun() {
            records.push(write_keeper(&self.folder, &self.keys, epoch, keeper, touched)?);
        }
        Ok(records)
    }

    /// Begins a new epoch: a new vault key, sealed to each current keeper; ledger files stay under their
    /// old key, cards and secrets are sealed again under the new one.
    ///
    /// # Errors
    /// Those of writing.
    pub fn start_epoch(&mut self, change: ChangeSet) -> Result<Written, VaultError> {
        self.begin_epoch(&[], change)
    }

    /// The same, without keepers that are cancelled in the same change set.
    pub(crate) fn begin_epoch(
        &mut self,
        cancelled: &[Id],
        change: ChangeSet,
    ) -> Result<Written, VaultError> {
        self.may_write()?;
        let epoch = self.keys.next_epoch();
        let key = Identity::make();
        let cancel = |keeper: &Id| Record::KeeperRemoved { keeper: keeper.clone() };
        let mut records: Vec<Record> = cancelled.iter().map(cancel).collect();
        records.push(Record::Epoch { epoch, recipient: key.recipient().to_string() });
        let before = self.keys.clone();
        self.keys.epochs.push((epoch, key));
        let mut touched = disk::Touched::default();
        let kept = self.seal_to_keepers(epoch, cancelled, &mut records, &mut touched);
        let written = kept.and_then(|()| self.append_with(records, change, touched));
        if written.is_err() {
            self.keys = before;
        }
        written
    }

    fn seal_to_keepers(
        &self,
        epoch: u32,
        cancelled: &[Id],
        records: &mut Vec<Record>,
        touched: &mut disk::Touched,
    ) -> Result<(), VaultError> {
        for entry in self.index.current_keepers() {
            if cancelled.contains(&entry.keeper) {
                continue;
            }
            let Some(recipient) = Recipient::parse(&entry.recipient) else {
                continue;
            };
            let keeper = NewKeeper {
                id: &entry.keeper,
                kind: entry.kind,
                recipient: &recipient,
                maker: None,
            };
            records.push(write_keeper(&self.folder, &self.keys, epoch, &keeper, touched)?);
        }
        Ok(())
    }
}
