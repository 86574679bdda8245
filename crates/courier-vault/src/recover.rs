//! Opening a vault with a recovery sheet alone, and letting a new device in that takes the lost one's place.

use std::path::Path;

use courier_crypto::PublicKey;

use crate::append::{ChangeSet, Written};
use crate::believe::Root;
use crate::devices::Device;
use crate::here::Here;
use crate::line::Record;
use crate::open::{Line, Start, Vault, assemble, vault_in};
use crate::profile_files::CardCache;
use crate::read::Found;
use crate::sheet::Sheet;
use crate::{Id, Trouble, VaultError, keepers};

/// A vault that a recovery sheet opened: it can be read, and a new device can be let in.
pub struct Recovered {
    /// Its device was made for this reading alone and never writes.
    vault: Vault,
    lines: Vec<Line>,
}

/// Opens the vault in `folder` with a recovery sheet. Nothing is written. Belief starts from the device that
/// made the sheet, whose key the sheet's own MAC vouches for: somebody who could open an older key of the
/// vault cannot make one.
///
/// # Errors
/// [`VaultError::SheetOfAnother`] where nothing here was ever sealed to this sheet;
/// [`VaultError::SheetCancelled`] where it was, and was cancelled; else [`VaultError`] where nothing can be
/// shown. What can be shown in part is shown, with [`Recovered::troubles`].
pub fn recover(folder: &Path, sheet: &Sheet) -> Result<Recovered, VaultError> {
    let vault = vault_in(folder)?;
    let keys = keepers::load_keys(folder, &vault, sheet.id(), &sheet.identity).map_err(|e| {
        if matches!(e, VaultError::NoKeyForThisDevice) { VaultError::SheetOfAnother } else { e }
    })?;
    let newest = keys.epochs.last().map_or(0, |(epoch, _)| *epoch);
    let device = Device::make();
    let here = Here::new(vault, device.id.clone(), folder.to_owned());
    let read = assemble(Path::new(""), here, keys, Start::Sheet(sheet), device)?;
    let (mut vault, lines) = (read.vault, read.lines);
    if vault.index.removed_keepers.contains(sheet.id()) {
        return Err(VaultError::SheetCancelled);
    }
    // Keys of its own that a change names and that are gone or altered: a new device would get less than
    // the lost one had.
    let own = vault.index.keepers.iter().filter(|entry| entry.keeper == *sheet.id());
    let mut named = vault.index.epochs.iter().copied().chain(own.map(|entry| entry.epoch));
    let lacking = named.find(|epoch| !read.epochs.contains(epoch));
    let unopened = keepers::newest_epoch(folder)?.filter(|epoch| read.locked && *epoch > newest);
    if let Some(epoch) = lacking.or(unopened) {
        return Err(VaultError::Damaged { path: keepers::name_of(epoch, sheet.id()) });
    }
    vault.read_missing_cards();
    Ok(Recovered { vault, lines })
}

impl Recovered {
    /// What happened, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The vault's id.
    pub fn vault_id(&self) -> &Id {
        self.vault.id()
    }

    /// What is not as it should be.
    pub fn troubles(&self) -> &[Trouble] {
        self.vault.troubles()
    }

    /// A card, as [`Vault::read_card`] gives it.
    ///
    /// # Errors
    /// Those of [`Vault::read_card`].
    pub fn read_card(&self, card: &Id) -> Result<Vec<u8>, VaultError> {
        self.vault.read_card(card)
    }

    /// Lets a new device in: every epoch's key is sealed to it, and its first change set, with the app's
    /// `content`, carries the MAC that vouches for it and names every device the sheet led to. The device's
    /// text must already be kept where it survives this process. What `profile` remembered of this vault, if
    /// anything, stays remembered: changes that are missing since are missed. Troubles that do not stop a
    /// reader do not stop this: the device then finds them when it opens the vault.
    ///
    /// # Errors
    /// Those of writing; [`VaultError::ReadOnly`] where a newer version wrote in this vault.
    pub fn add_device(
        self,
        profile: &Path,
        device: &Device,
        change: ChangeSet,
    ) -> Result<(Vault, Vec<Line>, Written), VaultError> {
        let mut vault = self.vault;
        if vault.troubles.contains(&Trouble::NotWritable) {
            return Err(VaultError::NotWritable);
        }
        if vault.troubles.contains(&Trouble::Newer) {
            return Err(VaultError::ReadOnly);
        }
        if let Ok(Some(before)) = Here::load(profile)
            && before.vault == vault.keys.vault
        {
            for (other, head) in before.heads {
                if vault.heads.get(&other).is_none_or(|seen| seen.number < head.number) {
                    vault.heads.insert(other, head);
                }
            }
        }
        vault.cards = CardCache::default();
        vault.admit(device, profile, change)
    }
}

/// The device that made the sheet, and its key as it stood then.
pub(crate) fn maker_of<'a>(
    sheet: &Sheet,
    vault: &Id,
    found: impl Iterator<Item = (&'a Id, &'a Found)>,
) -> Option<Root> {
    for (device, of_device) in found {
        for record in of_device.records() {
            let Record::Keeper { keeper, maker: Some(maker), .. } = record else { continue };
            if keeper == sheet.id()
                && sheet.maker_mac(vault, device, &maker.sign) == maker.mac
                && let Some(sign) = PublicKey::parse(&maker.sign)
            {
                return Some(Root { device: device.clone(), sign, keeper: sheet.id().clone() });
            }
        }
    }
    None
}
