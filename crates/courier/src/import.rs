//! Access that agencies already have, read from a table.

use std::path::Path;

use crate::app::{App, Open};
use crate::error::Error;
use crate::views::{ImportAnswers, ImportView, ImportedView, SettingsView};

impl App {
    /// Tables that were read in, newest first.
    pub(crate) fn imported_views(&self, open: &Open) -> Vec<ImportedView> {
        let _ = open;
        Vec::new()
    }

    /// Looks at a table; nothing is put on record.
    ///
    /// # Errors
    /// Why it is none.
    pub fn import_look(&self, path: &Path) -> Result<ImportView, Error> {
        let _ = path;
        todo!()
    }

    /// The same table with these answers.
    ///
    /// # Errors
    /// [`Error::TooEarly`] without one.
    pub fn import_answer(&self, answers: &ImportAnswers) -> Result<ImportView, Error> {
        let _ = (answers,);
        todo!()
    }

    /// Puts the good rows on record, all at once.
    ///
    /// # Errors
    /// [`Error::TooEarly`] without a table or with a question open.
    pub fn import_take(&self) -> Result<ImportedView, Error> {
        todo!()
    }

    /// Puts the table away.
    ///
    /// # Errors
    /// Never.
    pub fn import_forget(&self) -> Result<(), Error> {
        todo!()
    }

    /// Takes an import back.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where something rests on it.
    pub fn import_undo(&self, id: &str) -> Result<SettingsView, Error> {
        let _ = (id,);
        todo!()
    }
}
