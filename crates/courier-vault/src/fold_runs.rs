//! Folding: many singles of this device's chain become one file, so that opening stays fast.

use zeroize::Zeroizing;

use crate::open::Vault;
use crate::place::Kind;
use crate::read::{run_path, single_path};
use crate::{VaultError, disk};

/// How many singles become one run.
pub const RUN_LENGTH: u64 = 1024;

impl Vault {
    /// Folds once enough singles stand in a row. What goes wrong here loses nothing: the singles stay.
    pub(crate) fn fold_if_long(&mut self) {
        let first = self.own.singles.iter().find(|n| !self.own.in_runs.contains(n)).copied();
        let Some(first) = first else { return };
        let last = first + self.run_length - 1;
        if (first..=last).all(|n| self.own.singles.contains(&n)) {
            let _ = self.fold(first, last);
        }
    }

    fn fold(&mut self, first: u64, last: u64) -> Result<(), VaultError> {
        let device = self.device.id.clone();
        // The first line holds the key of all HMACs.
        let mut lines = Zeroizing::new(Vec::new());
        for number in first..=last {
            let path = single_path(&device, number);
            let damaged = || VaultError::Damaged { path: path.clone() };
            let opened =
                self.keys.open(&disk::read(&self.folder.join(&path))?).ok_or_else(damaged)?;
            lines.extend_from_slice(opened.content());
        }
        let sealed = self.keys.seal(Kind::Run, &device, None, first, Some(last), &lines)?;
        let path = run_path(&device, first, last);
        let mut touched = disk::Touched::default();
        disk::write_new(&self.folder.join(&path), &sealed, &mut touched)?;
        touched.sync()?;
        let read_back = self.keys.open(&disk::read(&self.folder.join(&path))?);
        if read_back.is_none_or(|opened| opened.content() != lines.as_slice()) {
            // The singles are whole; a bad run beside them would be damage.
            std::fs::remove_file(self.folder.join(&path))?;
            return Err(VaultError::Damaged { path });
        }
        self.own.in_runs.extend(first..=last);
        self.delete_folded();
        Ok(())
    }

    /// Deletes this device's singles that also stand in a run; reading has compared the two.
    pub(crate) fn delete_folded(&mut self) {
        let both: Vec<u64> = self.own.singles.intersection(&self.own.in_runs).copied().collect();
        for number in both {
            let path = self.folder.join(single_path(&self.device.id, number));
            if std::fs::remove_file(path).is_ok() {
                self.own.singles.remove(&number);
            }
        }
    }
}
