//! *Check it works*: a system is asked about a key, and what it said is on record.

use courier_platforms::{CheckAnswer, CheckInput, CheckOffer, Consent, Outcome, Why, check};
use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::views::{CheckConsent, CheckOfferView, CheckView, CheckedKey};

impl App {
    /// Asks the system about a key that is kept.
    ///
    /// # Errors
    /// [`Error::NoCheck`] where there is nothing to ask; [`Error::Forgotten`] where we keep no copy.
    pub async fn check_key(&self, key: &str, consent: CheckConsent) -> Result<CheckView, Error> {
        let _ = (key, consent);
        todo!()
    }

    /// Asks about every key that is kept and can be asked about without more of the person, a few at a time.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub async fn check_keys(&self) -> Result<Vec<CheckedKey>, Error> {
        todo!()
    }

    /// What the system of a key can be asked.
    pub(crate) fn check_offer(&self, open: &Open, api_user: &Id) -> Option<CheckOfferView> {
        let _ = (open, api_user);
        None
    }
}
