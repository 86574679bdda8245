//! Going on without changes that are missing.

use crate::append::{ChangeSet, Written};
use crate::line::Record;
use crate::open::Vault;
use crate::{Trouble, VaultError};

impl Vault {
    /// Records that the person goes on without the changes that are missing. This device's own chain
    /// continues after the number it remembers, not in the gap: should the missing files come back, they
    /// fit, and nothing was written twice under one number.
    ///
    /// # Errors
    /// [`VaultError::ReadOnly`] where something else than missing changes stops writing.
    pub fn go_on(&mut self, change: ChangeSet) -> Result<Written, VaultError> {
        if self.troubles.iter().any(|t| t.stops_writing() && !t.can_go_on()) {
            return Err(VaultError::ReadOnly);
        }
        let records: Vec<Record> = self
            .troubles
            .iter()
            .filter_map(|trouble| match trouble {
                Trouble::RolledBack { device, from, to, .. }
                | Trouble::Gap { device, from, to, .. } => {
                    Some(Record::Missing { device: device.clone(), from: *from, to: *to })
                }
                _ => None,
            })
            .collect();
        let before = std::mem::take(&mut self.troubles);
        self.troubles = before.iter().filter(|t| !t.can_go_on()).cloned().collect();
        self.append_with(records, change, crate::disk::Touched::default())
            .inspect_err(|_| self.troubles = before)
    }
}
