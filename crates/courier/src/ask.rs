//! Asking the agency for what the system needs from it, and reading what it answers. Nothing that was read is
//! used before the person says so.

use crate::app::{App, Open};
use crate::drafts::Draft;
use crate::error::Error;
use crate::views::{AskingView, LetterView, PersonFound, TakeAnswers, WizardView};
use crate::wizard_view::Chosen;

impl App {
    pub(crate) fn asking(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> Option<AskingView> {
        let _ = (open, draft, chosen);
        None
    }

    pub(crate) fn public_letter(&self, open: &Open, draft: &Draft) -> Option<LetterView> {
        let _ = (open, draft);
        None
    }

    /// Reads a pasted e-mail in *Who*: name, address, mobile. Keeps the text with the draft.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn read_person(&self, id: &str, text: &str) -> Result<PersonFound, Error> {
        todo!("{id} {text}")
    }

    /// Reads the agency's pasted answer. Keeps the text with the draft.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn read_answer(&self, id: &str, text: &str) -> Result<WizardView, Error> {
        todo!("{id} {text}")
    }

    /// Uses what the person ticked: addresses go into the vendor's form, a mobile and a public key onto the
    /// person's card.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn take_answer(&self, id: &str, taken: &TakeAnswers) -> Result<WizardView, Error> {
        todo!("{id} {taken:?}")
    }

    /// The letter was sent: Home says who is waited for.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn asked(&self, id: &str) -> Result<WizardView, Error> {
        todo!("{id}")
    }

    /// The letter of the step a draft is at: what we ask, or what carries a public token.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where that step has none.
    pub fn draft_letter(&self, id: &str) -> Result<LetterView, Error> {
        todo!("{id}")
    }

    /// The link that opens that letter in the mail program, and whether it was too long for it.
    ///
    /// # Errors
    /// As for [`App::draft_letter`].
    pub fn mail_draft(&self, id: &str) -> Result<(String, bool), Error> {
        todo!("{id}")
    }
}
