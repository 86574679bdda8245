//! Who has access, on any day and in any period, as it was or as it was known then.

use crate::app::App;
use crate::error::Error;
use crate::views::{RegisterAsk, RegisterView};

impl App {
    /// Who has access.
    ///
    /// # Errors
    /// [`Error::Fields`] for days that are none.
    pub fn register(&self, ask: &RegisterAsk) -> Result<RegisterView, Error> {
        let _ = (ask,);
        todo!()
    }
}
