//! What is known of one access: owner, categories, approval, review, end.

use jiff::ToSpan;

use crate::app::{App, Open};
use crate::error::Error;
use crate::state::Grant;
use crate::views::{AccessAnswers, AccessPage, EndedWhy};

impl App {
    /// Whether a review is due, or comes within the lead time.
    pub(crate) fn is_review_due(&self, open: &Open, grant: &Grant) -> bool {
        let lead = i64::from(self.preferences().review_lead_days).days();
        let from = grant.review.checked_sub(lead).unwrap_or(grant.review);
        !open.state().is_over(grant) && from <= self.today(open)
    }

    /// An access's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn access(&self, grant: &str) -> Result<AccessPage, Error> {
        let _ = (grant,);
        todo!()
    }

    /// Keeps what is known of an access.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_access(&self, grant: &str, answers: &AccessAnswers) -> Result<AccessPage, Error> {
        let _ = (grant, answers);
        todo!()
    }

    /// It is still needed: the next review moves.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn sign_review(&self, grant: &str) -> Result<AccessPage, Error> {
        let _ = (grant,);
        todo!()
    }

    /// Takes an access off our list; its key goes on until it is stopped.
    ///
    /// # Errors
    /// [`Error::Fields`] for a day that is none.
    pub fn end_access(&self, grant: &str, why: EndedWhy, since: &str) -> Result<AccessPage, Error> {
        let _ = (grant, why, since);
        todo!()
    }
}
