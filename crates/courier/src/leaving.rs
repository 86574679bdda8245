//! People who leave and agencies that end.

use crate::app::App;
use crate::error::Error;
use crate::views::{ConfirmedHow, Decision, PlanView};

impl App {
    /// What becomes of one key.
    ///
    /// # Errors
    /// [`Error::Fields`] where a reason is needed.
    pub fn plan_decide(
        &self,
        id: &str,
        key: &str,
        decision: Decision,
        reason: &str,
    ) -> Result<PlanView, Error> {
        let _ = (id, key, decision, reason);
        todo!()
    }

    /// Who takes over; open access moves to them.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn plan_successor(&self, id: &str, successor: &str) -> Result<PlanView, Error> {
        let _ = (id, successor);
        todo!()
    }

    /// How the agency confirmed that it removed or returned what it had.
    ///
    /// # Errors
    /// [`Error::Fields`] for a day that is none.
    pub fn plan_confirmed(&self, id: &str, on: &str, how: ConfirmedHow) -> Result<PlanView, Error> {
        let _ = (id, on, how);
        todo!()
    }
}
