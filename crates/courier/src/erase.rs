//! Erasing a person.

use crate::app::{App, Open};
use crate::error::Error;
use crate::letters::Question;
use crate::views::{ErasingView, OverdueView};

impl App {
    /// Whose data have been kept longer than the retention term.
    pub(crate) fn overdue(&self, open: &Open) -> Vec<OverdueView> {
        let _ = open;
        Vec::new()
    }

    /// What goes and what stays.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn erasing(&self, id: &str) -> Result<ErasingView, Error> {
        let _ = (id,);
        todo!()
    }

    /// What the native dialog asks before it.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn erase_question(&self, id: &str) -> Result<Question, Error> {
        let _ = (id,);
        todo!()
    }

    /// Removes everything that belongs to a person from the vault.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where they are needed still.
    pub fn erase_person(&self, id: &str) -> Result<(), Error> {
        let _ = (id,);
        todo!()
    }
}
