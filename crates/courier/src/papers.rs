//! Papers: what is printed, kept, or shown to somebody who asks.

use std::path::Path;

use crate::app::App;
use crate::error::Error;
use crate::views::{PaperAsk, PaperForm};

impl App {
    /// A paper, as the bytes of its file.
    ///
    /// # Errors
    /// [`Error::Unknown`] of what is not on record.
    pub fn paper(&self, ask: &PaperAsk, form: PaperForm) -> Result<Vec<u8>, Error> {
        let _ = (ask, form);
        todo!()
    }

    /// Saves a paper where the person wants it.
    ///
    /// # Errors
    /// Those of [`App::paper`] and of the disk.
    pub fn save_paper(&self, ask: &PaperAsk, form: PaperForm, to: &Path) -> Result<(), Error> {
        Ok(courier_bundle::write_file(to, &self.paper(ask, form)?)?)
    }

    /// The name proposed in the save dialog.
    ///
    /// # Errors
    /// As for [`App::paper`].
    pub fn paper_name(&self, ask: &PaperAsk, form: PaperForm) -> Result<String, Error> {
        let _ = (ask, form);
        todo!()
    }

    /// The reviews and ends to come, as an iCalendar file without names of keys, hosts or people.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn calendar(&self) -> Result<Vec<u8>, Error> {
        todo!()
    }

    /// The name proposed for it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn calendar_name(&self) -> Result<String, Error> {
        todo!()
    }

    /// Saves it where the person wants it.
    ///
    /// # Errors
    /// Those of [`App::calendar`] and of the disk.
    pub fn save_calendar(&self, to: &Path) -> Result<(), Error> {
        Ok(courier_bundle::write_file(to, &self.calendar()?)?)
    }
}
