//! Is everything as it was written? A second, independent look at the whole folder, from the disk.

use std::collections::BTreeMap;
use std::path::Path;

use crate::boxes::{card_path, secret_path};
use crate::devices::Device;
use crate::here::Here;
use crate::open::{Start, Vault, assemble_of, vault_in};
use crate::read::{Ledger, read_ledger, single_path};
use crate::{Head, Id, Trouble, VaultError, keepers};

/// What was read and compared.
#[derive(Debug)]
pub struct Checked {
    /// Change sets that count.
    pub changes: usize,
    /// Card versions that were opened and fit the hash their change names.
    pub cards: usize,
    /// Secrets that were opened and fit the HMAC their change names.
    pub secrets: usize,
    /// The last head of each device.
    pub heads: BTreeMap<Id, Head>,
    /// What does not fit.
    pub troubles: Vec<Trouble>,
}

/// Reads the whole folder again, and believes nothing that is in memory: every line with its own signature,
/// every hash and number, every keeper's file, every version of every card, every secret. Writes nothing.
///
/// # Errors
/// [`VaultError`] where the beginning of the vault is not as it was written, so that nothing can be read.
pub fn check(profile: &Path, folder: &Path, device: Device) -> Result<Checked, VaultError> {
    let mut here = Here::load(profile)?.ok_or(VaultError::NotAVault)?;
    folder.clone_into(&mut here.folder);
    if vault_in(folder)? != here.vault {
        return Err(VaultError::AnotherVault);
    }
    let keys = keepers::load_keys(folder, &here.vault, &device.id, &device.identity)?;
    let own = device.clone();
    let start = Start::Device(&own);
    let ledger = read_ledger(folder, &keys, &start)?;
    let unsigned = unsigned(&ledger);
    let read = assemble_of(ledger, profile, here, keys, start, device)?;
    let vault = read.vault;
    let mut troubles = vault.troubles.clone();
    let mut also = |path: String| {
        let damaged = Trouble::Damaged { path };
        if !troubles.contains(&damaged) {
            troubles.push(damaged);
        }
    };
    unsigned.into_iter().for_each(&mut also);
    vault.damaged_removed_keepers().into_iter().for_each(&mut also);
    let (cards, damaged) = vault.check_cards();
    damaged.into_iter().for_each(&mut also);
    let (secrets, damaged) = vault.check_secrets();
    damaged.into_iter().for_each(&mut also);
    let heads = vault.heads.clone();
    Ok(Checked { changes: read.lines.len(), cards, secrets, heads, troubles })
}

/// Lines whose own signature does not hold. Opening checks the last of an unbroken stretch, which speaks for
/// all before it; this asks each.
fn unsigned(ledger: &Ledger) -> Vec<String> {
    let signed = |device: &Id| ledger.devices.get(device).map(|known| &known.sign);
    let bad = ledger
        .lines
        .iter()
        .filter(|line| signed(&line.set.device).is_none_or(|key| !line.is_signed_by(key)));
    bad.map(|line| single_path(&line.set.device, line.set.number)).collect()
}

impl Vault {
    /// How many card versions are whole, and the paths of those that are not.
    fn check_cards(&self) -> (usize, Vec<String>) {
        let kept =
            self.index.cards.iter().filter(|(id, _)| !self.index.removed_cards.contains(*id));
        let versions = kept.flat_map(|(card, versions)| versions.iter().map(move |v| (card, v)));
        let paths = versions.map(|(card, (version, sha256))| {
            let whole = self.read_card_file(card, version, sha256).is_ok();
            (whole, card_path(card, version))
        });
        counted(paths)
    }

    /// The same of secrets.
    fn check_secrets(&self) -> (usize, Vec<String>) {
        let all = self.index.secrets.iter();
        let kept = all.filter(|(id, _)| !self.index.removed_secrets.contains(*id));
        let paths =
            kept.map(|(id, entry)| (self.read_secret(id).is_ok(), secret_path(&entry.device, id)));
        counted(paths)
    }
}

fn counted(checked: impl Iterator<Item = (bool, String)>) -> (usize, Vec<String>) {
    let (whole, damaged): (Vec<_>, Vec<_>) = checked.partition(|(whole, _)| *whole);
    let mut damaged: Vec<String> = damaged.into_iter().map(|(_, path)| path).collect();
    damaged.sort();
    (whole.len(), damaged)
}
