//! The first change of a new vault.

use std::collections::BTreeMap;
use std::path::Path;

use courier_crypto::{Identity, MacKey};
use secrecy::ExposeSecret;

use crate::append::{ChangeSet, Written};
use crate::devices::introduction;
use crate::here::Here;
use crate::index::Index;
use crate::keepers::NewKeeper;
use crate::line::{MacText, Record};
use crate::open::{Line, Vault, open, vault_json};
use crate::place::VaultKeys;
use crate::profile_files::CardCache;
use crate::read::Chain;
use crate::{Device, Id, VaultError, disk, fold_runs, keepers};

/// Founds a vault in an empty or missing folder, with the app's first change set. The device's text must
/// already be kept where it survives this process. The profile remembers the folder before anything is
/// written there, so that a founding cut short is finished by the next one and never taken for a vault
/// that lost its changes.
///
/// # Errors
/// Those of writing; [`VaultError::FolderNotEmpty`] where the folder already holds something else.
pub fn found(
    profile: &Path,
    folder: &Path,
    device: &Device,
    vault: &Id,
    change: ChangeSet,
) -> Result<(Vault, Vec<Line>, Written), VaultError> {
    let mut touched = disk::Touched::default();
    disk::make_folder(profile, &mut touched)?;
    touched.sync()?;
    may_found(folder, Some(vault))?;
    let mut here = Here::new(vault.clone(), device.id.clone(), folder.to_owned());
    here.founding = true;
    here.save(profile)?;
    let mut touched = disk::Touched::default();
    disk::make_folder(folder, &mut touched)?;
    let json = vault_json(vault);
    disk::replace(&folder.join("vault.json"), json.as_bytes(), &mut touched)?;
    let key = Identity::make();
    let mac = MacKey::make();
    let mut begun = Vault {
        folder: folder.to_owned(),
        profile: profile.to_owned(),
        device: device.clone(),
        keys: VaultKeys {
            vault: vault.clone(),
            epochs: vec![(1, key.clone())],
            current: 1,
            files: BTreeMap::new(),
        },
        here,
        index: Index { mac: Some(mac.clone()), ..Index::default() },
        devices: BTreeMap::new(),
        heads: BTreeMap::new(),
        own: Chain::default(),
        lamport: 0,
        recorded: None,
        troubles: Vec::new(),
        cards: CardCache::default(),
        run_length: fold_runs::RUN_LENGTH,
        broken: false,
    };
    let records = vec![
        Record::Founded { mac: MacText(mac.to_text().expose_secret().to_owned()) },
        Record::Epoch { epoch: 1, recipient: key.recipient().to_string() },
        introduction(device, vault, 1, &key),
        keepers::write_keeper(
            folder,
            &begun.keys,
            1,
            &NewKeeper::device(&device.id, &device.identity.recipient()),
            &mut touched,
        )?,
    ];
    let written = begun.append_with(records, change, touched)?;
    let (vault, lines) = open(profile, folder, device.clone())?;
    Ok((vault, lines, written))
}

/// Whether a vault may be founded in this folder: it is empty or missing, or holds what an unfinished
/// founding of this very vault left.
///
/// # Errors
/// [`VaultError::FolderNotEmpty`].
pub fn may_found(folder: &Path, vault: Option<&Id>) -> Result<(), VaultError> {
    let names = disk::names(folder)?;
    let is_leftover = |name: &String| name.starts_with(disk::BESIDE);
    if names.iter().all(is_leftover) {
        return Ok(());
    }
    // What a power cut left of a founding of this vault: some of its files, no change, nobody else's.
    let vault = vault.ok_or(VaultError::FolderNotEmpty)?;
    let is_ours = |name: &String| is_leftover(name) || OURS.contains(&name.as_str());
    let begun = match disk::read(&folder.join("vault.json")) {
        Ok(bytes) => bytes == vault_json(vault).as_bytes(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    if names.iter().all(is_ours) && begun && !holds_a_change(folder)? {
        Ok(())
    } else {
        Err(VaultError::FolderNotEmpty)
    }
}

/// What stands in a vault's folder.
const OURS: [&str; 5] = ["vault.json", "keys", "ledger", "cards", "secrets"];

/// Whether any device's change set stands in this folder.
///
/// # Errors
/// Those of the disk.
pub fn holds_a_change(folder: &Path) -> Result<bool, VaultError> {
    let ledger = folder.join("ledger");
    for device in disk::names(&ledger)? {
        if disk::names(&ledger.join(device))?.iter().any(|name| name.strip_suffix(".age").is_some())
        {
            return Ok(true);
        }
    }
    Ok(false)
}
