//! Systems of the organisation's own: catalog files in its profile.

use std::path::Path;

use crate::app::{App, Open};
use crate::error::Error;
use crate::letters::Question;
use crate::views::{OwnSystemView, SettingsView};

impl App {
    /// Copies a file that the person chose into the folder of catalog files and reads it.
    ///
    /// # Errors
    /// [`Error::Catalog`] with line and cause where it cannot be used; nothing was copied then.
    pub fn own_system_add(&self, from: &Path) -> Result<SettingsView, Error> {
        let _ = from;
        todo!()
    }

    /// What is asked in a native dialog before the check of a file is on: file, SHA-256, hosts.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn own_system_question(&self, file: &str) -> Result<Question, Error> {
        let _ = file;
        todo!()
    }

    /// The person said yes: the check of these very bytes is on.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where the file is not what was asked about.
    pub fn own_system_switch_on(&self, file: &str, sha256: &str) -> Result<SettingsView, Error> {
        let _ = (file, sha256);
        todo!()
    }

    /// Removes a file; one with keys on record stays.
    ///
    /// # Errors
    /// [`Error::NeededElsewhere`] where keys are on record there.
    pub fn own_system_remove(&self, file: &str) -> Result<SettingsView, Error> {
        let _ = file;
        todo!()
    }

    /// The files there are.
    pub(crate) fn own_system_views(&self, open: &Open) -> Vec<OwnSystemView> {
        let _ = open;
        Vec::new()
    }
}
