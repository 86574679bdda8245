//! Keys: their list, and a page each.

use crate::app::App;
use crate::error::Error;
use crate::views::{KeyPage, KeyRow};

impl App {
    /// Every key on record, newest first.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn keys(&self) -> Result<Vec<KeyRow>, Error> {
        todo!()
    }

    /// A key's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn key(&self, id: &str) -> Result<KeyPage, Error> {
        todo!("{id}")
    }

    /// The person switched it off in the system.
    ///
    /// # Errors
    /// Those of recording.
    pub fn switch_key_off(&self, id: &str) -> Result<KeyPage, Error> {
        todo!("{id}")
    }

    /// The person switched it on again.
    ///
    /// # Errors
    /// Those of recording.
    pub fn switch_key_on(&self, id: &str) -> Result<KeyPage, Error> {
        todo!("{id}")
    }

    /// It stays although others may have read it on its way; the reason is kept on a card.
    ///
    /// # Errors
    /// [`Error::Fields`] where no reason is given.
    pub fn accept_exposure(&self, grant: &str, reason: &str) -> Result<KeyPage, Error> {
        todo!("{grant} {reason}")
    }

    /// Begins a draft that gives this key to another agency too; its id.
    ///
    /// # Errors
    /// [`Error::Forgotten`] where we keep no copy and the system does not show it again.
    pub fn give_key(&self, id: &str) -> Result<String, Error> {
        todo!("{id}")
    }

    /// Begins a draft that replaces this key; its id.
    ///
    /// # Errors
    /// Those of writing.
    pub fn replace_key(&self, id: &str) -> Result<String, Error> {
        todo!("{id}")
    }
}
