//! Agencies: their list, and a page each.

use crate::app::App;
use crate::error::Error;
use crate::views::{AgencyAnswers, AgencyPage, AgencyRow, PersonAnswers};

impl App {
    /// Every agency, by name.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn agencies(&self) -> Result<Vec<AgencyRow>, Error> {
        todo!()
    }

    /// An agency's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn agency(&self, id: &str) -> Result<AgencyPage, Error> {
        todo!("{id}")
    }

    /// Keeps what is known of an agency.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_agency(&self, id: &str, answers: &AgencyAnswers) -> Result<AgencyPage, Error> {
        todo!("{id} {answers:?}")
    }

    /// Keeps what is known of a person at an agency, or adds somebody.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_person(&self, agency: &str, answers: &PersonAnswers) -> Result<AgencyPage, Error> {
        todo!("{agency} {answers:?}")
    }
}
