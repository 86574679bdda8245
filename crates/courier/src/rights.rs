//! Changing what a key may do, without a new key.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::views::{KeyPage, RightsAnswers, RightsView};

impl App {
    /// Whether it can be changed what a key may do, without a new key.
    pub(crate) fn can_change_rights(&self, open: &Open, api_user: &Id) -> bool {
        let _ = (open, api_user);
        false
    }

    /// What it may do, beside what is typed.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Fields`] for what needs another look.
    pub fn rights(&self, key: &str, answers: &RightsAnswers) -> Result<RightsView, Error> {
        let _ = (key, answers);
        todo!()
    }

    /// The person changed it in the system.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn change_rights(&self, key: &str, answers: &RightsAnswers) -> Result<KeyPage, Error> {
        let _ = (key, answers);
        todo!()
    }
}
