//! A key for the organisation's own service is made here, and its developer gets what recognises it.

use crate::app::App;
use crate::error::Error;
use crate::views::WizardView;

impl App {
    /// Makes the key of a draft and keeps it.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where the draft's key is made elsewhere.
    pub fn make_key_here(&self, id: &str) -> Result<WizardView, Error> {
        todo!("{id}")
    }
}
