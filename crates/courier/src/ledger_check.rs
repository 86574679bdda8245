//! Is the ledger whole? Every signature, hash and content, read again from the disk.

use std::sync::PoisonError;

use courier_vault::{Checked, Head, Id, Trouble, VaultError, check};

use crate::app::App;
use crate::error::Error;
use crate::error_below::vault_code;
use crate::home::{notice, notices};
use crate::views::{LedgerCheckView, NamedId, Notice};

impl App {
    /// Reads everything again and compares it with what the ledger says of it. The vault can be used
    /// meanwhile; where something was recorded in between, it is read once more with nobody else at it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn check_ledger(&self) -> Result<LedgerCheckView, Error> {
        // Put away meanwhile, nothing of the vault is read any more.
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (folder, device, before) = self.with(|open| {
            let vault = &open.vault;
            Ok((vault.folder().to_owned(), vault.device().clone(), vault.heads().clone()))
        })?;
        let own = device.id().clone();
        let checked = check(&self.profile, &folder, device.clone());
        self.with(|open| {
            let unchanged = *open.vault.heads() == before && open.vault.folder() == folder;
            let checked =
                if unchanged { checked } else { check(&self.profile, open.vault.folder(), device) };
            Ok(view(checked, &own))
        })
    }
}

fn view(checked: Result<Checked, VaultError>, own: &Id) -> LedgerCheckView {
    let checked = match checked {
        Ok(checked) => checked,
        Err(error) => return unreadable(&error),
    };
    let Checked { changes, cards, secrets, heads, mut troubles } = checked;
    // A folder that may not be written can be whole all the same, and so can one with other files in it.
    troubles.retain(|trouble| !matches!(trouble, Trouble::NotWritable | Trouble::Stranger { .. }));
    let head = heads.get(own);
    let line = |(device, head): (&Id, &Head)| NamedId {
        id: device.to_string(),
        name: format!("{} {}", head.number, head.hash),
    };
    let mut notices = notices(&troubles);
    // Whether to go on without what is missing is asked on Home, not here.
    for notice in &mut notices {
        notice.can_go_on = false;
    }
    LedgerCheckView {
        changes: figure(changes),
        cards: figure(cards),
        secrets: figure(secrets),
        whole: troubles.is_empty(),
        notices,
        head: head.map(|head| head.hash.clone()).unwrap_or_default(),
        head_number: head.map_or(0, |head| u32::try_from(head.number).unwrap_or(u32::MAX)),
        heads: heads.iter().map(line).collect(),
    }
}

/// What the vault begins with is not as it was written: nothing behind it can be read.
fn unreadable(error: &VaultError) -> LedgerCheckView {
    let path = match error {
        VaultError::BeginningDamaged { path } | VaultError::Damaged { path } => Some(path.clone()),
        _ => None,
    };
    let params = path.map(|path| ("path", path)).into_iter().collect();
    let why: Notice = notice(vault_code(error), params, false);
    LedgerCheckView {
        changes: 0,
        cards: 0,
        secrets: 0,
        whole: false,
        notices: vec![why],
        head: String::new(),
        head_number: 0,
        heads: Vec::new(),
    }
}

fn figure(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
