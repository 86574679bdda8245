//! What a person likes: kept by the shell, used here.

use std::sync::PoisonError;

use crate::app::App;
use crate::error::Error;
use crate::views::Preferences;

impl App {
    /// Takes what the person likes.
    ///
    /// # Errors
    /// Never.
    pub fn set_preferences(&self, preferences: Preferences) -> Result<(), Error> {
        *self.preferences.write().unwrap_or_else(PoisonError::into_inner) = preferences;
        Ok(())
    }

    /// What the person likes.
    pub(crate) fn preferences(&self) -> Preferences {
        *self.preferences.read().unwrap_or_else(PoisonError::into_inner)
    }
}
