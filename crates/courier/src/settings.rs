//! Settings: which systems the organisation uses, and what stands round the vault.

use crate::app::App;
use crate::error::Error;
use crate::views::SettingsView;

impl App {
    /// Settings.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn settings(&self) -> Result<SettingsView, Error> {
        todo!()
    }

    /// The systems the organisation uses from now on; one with keys on record stays.
    ///
    /// # Errors
    /// [`Error::Fields`] where none is left.
    pub fn choose_systems(&self, platforms: &[String]) -> Result<SettingsView, Error> {
        todo!("{platforms:?}")
    }
}
