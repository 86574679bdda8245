//! The person's mail program: whatever opens mail links on this machine writes them down.

use anyhow::Result;

use crate::links::Links;
use crate::surroundings::Surroundings;

/// A mail program that only remembers the last link it was given.
pub struct Mail(Links);

impl Mail {
    /// Makes it the one that mail links are opened with.
    pub fn install(place: &Surroundings) -> Result<Self> {
        Links::install(place, "mailto").map(Self)
    }

    /// Whether a link was opened that nobody took away.
    pub fn was_opened(&self) -> bool {
        self.0.were_opened()
    }

    /// Waits for a link and takes it away.
    pub fn take(&self) -> Result<String> {
        self.0.take()
    }
}
