//! The first change of a new vault.

use std::path::Path;

use courier_crypto::{Identity, MacKey};
use secrecy::ExposeSecret;

use crate::append::{ChangeSet, Written};
use crate::devices::introduction;
use crate::here::Here;
use crate::index::{Index, KeeperKind};
use crate::line::Record;
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
/// Those of writing; [`VaultError::Fork`] where the folder already holds something.
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
    let here = Here::new(vault.clone(), device.id.clone(), folder.to_owned());
    let is_unfinished =
        Here::load(profile)?.is_some_and(|h| h.heads.is_empty() && h.folder == folder);
    if !is_unfinished && !disk::names(folder)?.is_empty() {
        return Err(VaultError::Fork);
    }
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
        keys: VaultKeys { vault: vault.clone(), epochs: vec![(1, key.clone())], current: 1 },
        here,
        index: Index { mac: Some(mac.clone()), ..Index::default() },
        devices: std::collections::BTreeMap::new(),
        heads: std::collections::BTreeMap::new(),
        own: Chain::default(),
        lamport: 0,
        recorded: None,
        troubles: Vec::new(),
        cards: CardCache::default(),
        run_length: fold_runs::RUN_LENGTH,
        broken: false,
    };
    let records = vec![
        Record::Founded { mac: mac.to_text().expose_secret().to_owned() },
        Record::Epoch { epoch: 1, recipient: key.recipient().to_string() },
        introduction(device, vault, 1, &key),
        keepers::write_keeper(
            folder,
            &begun.keys,
            1,
            &device.id,
            KeeperKind::Device,
            &device.identity.recipient(),
            &mut touched,
        )?,
    ];
    let written = begun.append_with(records, change, touched)?;
    let (vault, lines) = open(profile, folder, device.clone())?;
    Ok((vault, lines, written))
}
