//! Is the ledger whole? Every signature, hash and content, read again from the disk.

use crate::app::App;
use crate::error::Error;
use crate::views::LedgerCheckView;

impl App {
    /// Reads everything again and compares it with what the ledger says of it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn check_ledger(&self) -> Result<LedgerCheckView, Error> {
        todo!()
    }
}
