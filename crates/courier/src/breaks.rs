//! Who breaks when a key stops.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::state::Plan;
use crate::views::{BreaksView, PlanStepView, PlanWhat};

impl App {
    /// The letter to a holder, and to whom it goes.
    pub(crate) fn fill_letter(
        &self,
        open: &Open,
        plan: &Plan,
        grant: &Id,
        view: &mut PlanStepView,
    ) {
        let _ = (open, plan, grant, view);
    }

    /// Who is left without a key when this one stops now.
    pub(crate) fn who_breaks(&self, open: &Open, plan: &Plan, key: &Id) -> Vec<String> {
        let state = open.state();
        let new = state.api_users.get(key).and_then(|known| known.replaced_by.clone());
        let new = new.filter(|_| plan.what == PlanWhat::Overlap);
        let opened = |agency: &Id| {
            let files = state.deliveries.values().filter(|d| d.received.is_some());
            new.as_ref().is_some_and(|new| {
                files
                    .filter(|d| d.api_users.contains(new))
                    .any(|d| state.contacts.get(&d.contact).is_some_and(|c| c.agency == *agency))
            })
        };
        let holders = state.holders(key);
        open.names_of(holders.iter().filter(|agency| !opened(agency)))
    }

    /// Every holder of a key, with a letter that is ready.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn breaks(&self, key: &str, what: PlanWhat) -> Result<BreaksView, Error> {
        let _ = (key, what);
        todo!()
    }
}
