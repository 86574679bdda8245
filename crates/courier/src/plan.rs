//! Plans: something with a key, an agency or a person that takes several steps, and perhaps weeks.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::letter::MailTo;
use crate::state::Plan;
use crate::views::{PlanEnd, PlanRow, PlanStep, PlanView, PlanWhat};

impl App {
    /// The plans of that kind: those under way first, the newest first of each.
    pub(crate) fn plan_rows(&self, open: &Open, is_one: impl Fn(&Plan) -> bool) -> Vec<PlanRow> {
        let _ = open.state().plans.values().filter(|plan| is_one(plan));
        Vec::new()
    }

    /// What can be begun with a key, in the order of its page.
    pub(crate) fn plans_for(&self, open: &Open, api_user: &Id) -> Vec<PlanWhat> {
        let _ = (open, api_user);
        Vec::new()
    }

    /// Every plan, those under way first.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn plans(&self) -> Result<Vec<PlanRow>, Error> {
        todo!()
    }

    /// A plan.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn plan(&self, id: &str) -> Result<PlanView, Error> {
        let _ = (id,);
        todo!()
    }

    /// Begins a plan about a key, an agency, a person or a delivery, or takes up the one under way; its id.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::TooEarly`] where it makes no sense for it.
    pub fn begin_plan(&self, what: PlanWhat, about: &str) -> Result<String, Error> {
        let _ = (what, about);
        todo!()
    }

    /// The person says that a step is done.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where it is not its turn.
    pub fn plan_done(&self, id: &str, step: PlanStep, about: &str) -> Result<PlanView, Error> {
        let _ = (id, step, about);
        todo!()
    }

    /// A step is left out.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where it may not be.
    pub fn plan_skip(
        &self,
        id: &str,
        step: PlanStep,
        about: &str,
        reason: &str,
    ) -> Result<PlanView, Error> {
        let _ = (id, step, about, reason);
        todo!()
    }

    /// The moment it rests on, in the vault's time zone: when a key is replaced, when something was noticed.
    ///
    /// # Errors
    /// [`Error::Fields`] for a moment that is none.
    pub fn plan_time(&self, id: &str, day: &str, time: &str) -> Result<PlanView, Error> {
        let _ = (id, day, time);
        todo!()
    }

    /// Who at an agency gets the new file.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn plan_reader(&self, id: &str, agency: &str, contact: &str) -> Result<PlanView, Error> {
        let _ = (id, agency, contact);
        todo!()
    }

    /// The letter of a step as an e-mail.
    ///
    /// # Errors
    /// [`Error::Unknown`] where it has none.
    pub fn plan_mail(&self, id: &str, step: PlanStep, about: &str) -> Result<MailTo, Error> {
        let _ = (id, step, about);
        todo!()
    }

    /// It is over.
    ///
    /// # Errors
    /// [`Error::TooEarly`] while steps are open and it is not given up.
    pub fn end_plan(&self, id: &str, how: PlanEnd) -> Result<PlanView, Error> {
        let _ = (id, how);
        todo!()
    }
}
