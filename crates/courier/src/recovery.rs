//! The recovery sheet: a printed page that opens the vault without this device.

use std::path::Path;

use secrecy::SecretString;

use crate::app::App;
use crate::error::Error;
use crate::views::{SheetView, StartView};

impl App {
    /// How things stand with it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn sheet(&self) -> Result<SheetView, Error> {
        todo!()
    }

    /// Makes a sheet in memory; it opens nothing before it was typed back.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn sheet_make(&self) -> Result<SheetView, Error> {
        todo!()
    }

    /// Two of its rows as typed from the paper.
    ///
    /// # Errors
    /// [`Error::Fields`] where they are not what stands on it.
    pub fn sheet_confirm(&self, typed: &SecretString) -> Result<SheetView, Error> {
        todo!("{typed:?}")
    }

    /// Puts the one that was drawn aside.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn sheet_discard(&self) -> Result<SheetView, Error> {
        todo!()
    }

    /// Cancels the one that opens the vault.
    ///
    /// # Errors
    /// Those of writing.
    pub fn sheet_cancel(&self) -> Result<SheetView, Error> {
        todo!()
    }

    /// Remembers the folder that is to be restored.
    pub fn restore_folder(&self, folder: &Path) -> String {
        todo!("{}", folder.display())
    }

    /// Opens it with the sheet and lets this computer in.
    ///
    /// # Errors
    /// [`Error::Fields`] for a sheet that is not one.
    pub fn restore(
        &self,
        sheet: &SecretString,
        passphrase: Option<&SecretString>,
    ) -> Result<StartView, Error> {
        todo!("{sheet:?} {}", passphrase.is_some())
    }
}
