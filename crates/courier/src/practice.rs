//! Practice: the whole app on an invented organisation and a platform on this computer.

use courier_platforms::Reach;

use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::views::StartView;

impl App {
    /// Whether all of this is practice. Fixed when the profile opens.
    pub fn is_practice(&self) -> bool {
        matches!(self.host.reach, Reach::Practice { .. })
    }

    /// What the person of a draft would answer; empty outside practice.
    pub(crate) fn practice_answer(&self, open: &Open, contact: &Id) -> String {
        let _ = (open, contact);
        String::new()
    }

    /// Opens the practice profile, founding it with invented people where there is none yet.
    ///
    /// # Errors
    /// [`Error::NotOpen`] outside practice.
    pub fn open_practice(&self) -> Result<StartView, Error> {
        todo!()
    }
}
