//! A secret link for the unlock words: made, asked about where that uses up no view, burnt. What its server says
//! is never a receipt.

use secrecy::SecretString;

use crate::app::{App, Open};
use crate::error::Error;
use crate::letters::Question;
use crate::state::Delivery;
use crate::views::{DeliveryView, LinkAnswers, LinkShown, LinkView};

impl App {
    /// The question to put in a native dialog where the organisation's own server was not approved yet.
    ///
    /// # Errors
    /// [`Error::Fields`] for an address that cannot be asked.
    pub fn link_question(
        &self,
        delivery: &str,
        wanted: &LinkAnswers,
    ) -> Result<Option<Question>, Error> {
        let _ = (delivery, wanted);
        todo!()
    }

    /// Makes a link with a delivery's words. The host of an own server was approved in a native dialog.
    ///
    /// # Errors
    /// Why there is none; the words are shown to nobody then.
    pub async fn link_make(
        &self,
        delivery: &str,
        wanted: &LinkAnswers,
    ) -> Result<DeliveryView, Error> {
        let _ = (delivery, wanted);
        todo!()
    }

    /// The link, for the clipboard.
    ///
    /// # Errors
    /// [`Error::NoLink`].
    pub fn link_text(&self, delivery: &str) -> Result<SecretString, Error> {
        let _ = delivery;
        todo!()
    }

    /// The link, to be shown.
    ///
    /// # Errors
    /// [`Error::NoLink`].
    pub fn link_show(&self, delivery: &str) -> Result<LinkShown, Error> {
        let _ = delivery;
        todo!()
    }

    /// Asks the server how the link stands.
    ///
    /// # Errors
    /// Why it does not say.
    pub async fn link_ask(&self, delivery: &str) -> Result<DeliveryView, Error> {
        let _ = delivery;
        todo!()
    }

    /// Ends the link.
    ///
    /// # Errors
    /// [`Error::LinkOpened`] where somebody has opened it already.
    pub async fn link_burn(&self, delivery: &str) -> Result<DeliveryView, Error> {
        let _ = delivery;
        todo!()
    }

    /// A delivery's link.
    pub(crate) fn link_view(&self, open: &Open, delivery: &Delivery) -> Option<LinkView> {
        let _ = (open, delivery);
        None
    }
}
