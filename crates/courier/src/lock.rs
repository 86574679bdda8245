//! Hiding, locking, coming back.

use secrecy::SecretString;

use crate::app::App;
use crate::error::Error;
use crate::views::StartView;

impl App {
    /// Puts the vault away: its keys leave the memory.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn hide(&self) -> Result<(), Error> {
        todo!()
    }

    /// Comes back after hiding; a locked vault asks for its passphrase.
    pub fn show_again(&self) -> StartView {
        todo!()
    }

    /// Opens the vault with its passphrase.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is not the one.
    pub fn unlock(&self, passphrase: &SecretString) -> Result<StartView, Error> {
        todo!("{passphrase:?}")
    }
}
