//! Recovery sheets: a printed identity of its own that opens the vault without any device.

use courier_crypto::{Identity, IdentityProblem, MacKey, Recipient, derive_mac_key, sha256_hex};
use secrecy::SecretString;

use crate::append::{ChangeSet, Written};
use crate::index::KeeperKind;
use crate::keepers::{self, NewKeeper};
use crate::line::{Maker, Record};
use crate::open::Vault;
use crate::{Id, VaultError, disk};

/// What is wrong with a sheet as it was typed.
pub type SheetProblem = IdentityProblem;

/// A recovery sheet: a keeper whose identity stands on paper and nowhere else.
pub struct Sheet {
    id: Id,
    pub(crate) identity: Identity,
}

impl Sheet {
    /// A new random sheet.
    pub fn make() -> Self {
        Self::of(Identity::make())
    }

    /// Reads a sheet as a person types it, or as its QR code gives it.
    ///
    /// # Errors
    /// [`SheetProblem`], which says what to look at again.
    pub fn parse(text: &SecretString) -> Result<Self, SheetProblem> {
        Identity::parse_typed(text).map(Self::of)
    }

    fn of(identity: Identity) -> Self {
        let id = Id::first_of(&sha256_hex(identity.recipient().to_string().as_bytes()));
        Self { id, identity }
    }

    /// Its keeper's id: the first 32 characters of the SHA-256 of its `age1…` text, so that whoever holds
    /// the sheet knows it.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The whole identity, `AGE-SECRET-KEY-1…`: what the QR code holds and `age -d -i` takes.
    pub fn to_text(&self) -> SecretString {
        self.identity.to_text()
    }

    /// What follows `AGE-SECRET-KEY-1`, in rows of four as they are printed and typed; the last has two.
    pub fn rows(&self) -> Vec<SecretString> {
        self.identity.rows()
    }

    /// What the vault key is sealed to.
    pub fn recipient(&self) -> Recipient {
        self.identity.recipient()
    }

    fn mac_key(&self) -> MacKey {
        derive_mac_key(&self.identity, "key-courier sheet 1")
    }

    /// The MAC by which the sheet knows the device that made it again: only who held the sheet can make it.
    pub(crate) fn maker_mac(&self, vault: &Id, device: &Id, sign: &str) -> String {
        self.mac_key().mac("sheet", format!("{vault}\n{}\n{device}\n{sign}", self.id).as_bytes())
    }
}

impl Vault {
    /// Lets a recovery sheet in: every epoch's key is sealed to it, and opened with it once before the
    /// change names it. Called when the person has shown that the paper is there.
    ///
    /// # Errors
    /// Those of writing; [`VaultError::Damaged`] where the sheet does not open what was sealed to it.
    pub fn add_sheet(&mut self, sheet: &Sheet, change: ChangeSet) -> Result<Written, VaultError> {
        self.may_write()?;
        let sign = self.device.sign.public().to_string();
        let mac = sheet.maker_mac(&self.keys.vault, &self.device.id, &sign);
        let recipient = sheet.recipient();
        let keeper = NewKeeper {
            id: &sheet.id,
            kind: KeeperKind::Sheet,
            recipient: &recipient,
            maker: Some(Maker { sign, mac }),
        };
        let mut touched = disk::Touched::default();
        let records = self.seal_begun_to(&keeper, &mut touched)?;
        let opened =
            keepers::load_keys(&self.folder, &self.keys.vault, &sheet.id, &sheet.identity)?;
        for record in &records {
            if let Record::Keeper { epoch, sha256, .. } = record
                && opened.files.get(epoch) != Some(sha256)
            {
                return Err(VaultError::Damaged { path: keepers::name_of(*epoch, &sheet.id) });
            }
        }
        self.append_with(records, change, touched)
    }

    /// Cancels recovery sheets and begins a new epoch, in one change set: what is written from now on they
    /// do not open, what was written before they still do.
    ///
    /// # Errors
    /// Those of writing; [`VaultError::Removed`] where one of them does not open the vault now.
    pub fn cancel_sheets(
        &mut self,
        sheets: &[Id],
        change: ChangeSet,
    ) -> Result<Written, VaultError> {
        let current = self.sheets();
        if sheets.is_empty() || sheets.iter().any(|sheet| !current.contains(sheet)) {
            return Err(VaultError::Removed);
        }
        self.begin_epoch(sheets, change)
    }

    /// The recovery sheets that open the vault now.
    pub fn sheets(&self) -> Vec<Id> {
        let keepers = self.index.current_keepers().into_iter();
        let sheets = keepers.filter(|keeper| keeper.kind == KeeperKind::Sheet);
        sheets.map(|keeper| keeper.keeper.clone()).collect()
    }
}
