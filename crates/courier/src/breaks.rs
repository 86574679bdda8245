//! Who breaks when a key stops.

use crate::app::App;
use crate::error::Error;
use crate::views::{BreaksView, PlanWhat};

impl App {
    /// Every holder of a key, with a letter that is ready.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn breaks(&self, key: &str, what: PlanWhat) -> Result<BreaksView, Error> {
        let _ = (key, what);
        todo!()
    }
}
