//! The key of a plan: pasted, made anew by the app, locked into files.

use std::collections::BTreeMap;

use courier_platforms::{CheckOffer, Made};
use courier_vault::Id;
use secrecy::SecretString;

use crate::app::{App, Open};
use crate::error::Error;
use crate::plan_steps::Ground;
use crate::state::{Delivery, Plan};
use crate::views::{PlanStep, PlanView, PlanWhat};

impl App {
    /// Whether a key's system can be asked, with our copy, whether it refuses it.
    pub(crate) fn can_see_refused(&self, open: &Open, key: &Id) -> bool {
        self.check_offer(open, key).is_some_and(|offer| !offer.needs_consent)
    }

    /// Whether it can be asked about the key that was there before this one.
    pub(crate) fn can_see_old_refused(&self, open: &Open, key: &Id) -> bool {
        let known = open.state().api_users.get(key);
        let facts = known.and_then(|known| self.facts(open, known));
        let offer = facts.map_or(CheckOffer::None, |facts| facts.kind.check_offer());
        open.renewed.contains_key(key) && offer == CheckOffer::Harmless
    }

    /// Whether the app does a step at its system itself.
    pub(crate) fn does_there(&self, open: &Open, key: &Id, step: PlanStep) -> bool {
        let Some(known) = open.state().api_users.get(key) else { return false };
        let Some(facts) = self.facts(open, known) else { return false };
        if self.is_practice() {
            // The practice platform is told which key by the key itself.
            return facts.kind.made != Made::Here && known.secret.is_some();
        }
        step == PlanStep::SwitchOffThere
            && self.there_view(open, key).is_some_and(|there| there.connection.is_some())
    }

    /// The file that a plan made, or that was made otherwise, for an agency.
    pub(crate) fn file_of_plan<'a>(
        &'a self,
        open: &'a Open,
        id: &'a Id,
        plan: &'a Plan,
        agency: &Id,
    ) -> Option<(&'a Id, &'a Delivery)> {
        let ground = Ground { app: self, open, id, plan, now: (self.host.clock)() };
        let (key, since) = self.key_to_give(open, plan)?;
        ground.file_for(&key, agency, since)
    }

    /// The key that a plan gives to holders, and since when there is that key.
    pub(crate) fn key_to_give(&self, open: &Open, plan: &Plan) -> Option<(Id, jiff::Timestamp)> {
        let key = plan.api_user.as_ref()?;
        let known = open.state().api_users.get(key)?;
        if plan.what == PlanWhat::Overlap {
            let new = known.replaced_by.as_ref()?;
            return Some((new.clone(), open.state().api_users.get(new)?.made));
        }
        let renewed = known.renewed.filter(|at| *at >= plan.begun)?;
        Some((key.clone(), renewed))
    }

    /// Takes what the clipboard holds as the new key; what may not be the right thing waits in memory.
    ///
    /// # Errors
    /// [`Error::Key`] for what cannot be it.
    pub fn plan_paste_key(&self, id: &str, pasted: &SecretString) -> Result<PlanView, Error> {
        let _ = (id, pasted);
        todo!()
    }

    /// Keeps the key that is in doubt.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where none waits.
    pub fn plan_keep_key(&self, id: &str) -> Result<PlanView, Error> {
        let _ = (id,);
        todo!()
    }

    /// Makes the locked file for one holder: sealed, opened again, compared.
    ///
    /// # Errors
    /// [`Error::Bundle`] where it does not pass.
    pub fn plan_make_file(&self, id: &str, agency: &str) -> Result<PlanView, Error> {
        let _ = (id, agency);
        todo!()
    }

    /// What a step does at its system, done by the app: in practice, and where a system has a call for it. It
    /// cannot be given up half way.
    ///
    /// # Errors
    /// What the system answered.
    pub async fn plan_at_system(
        &self,
        id: &str,
        step: PlanStep,
        about: &str,
    ) -> Result<PlanView, Error> {
        let _ = (id, step, about);
        todo!()
    }

    /// Asks the system whether it refuses the key now.
    ///
    /// # Errors
    /// [`Error::StillOn`] where it takes it.
    pub async fn plan_see_refused(&self, id: &str, about: &str) -> Result<PlanView, Error> {
        let _ = (id, about);
        todo!()
    }

    /// The account's e-mail and mobile as they are in the system now.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn plan_account(
        &self,
        id: &str,
        fields: &BTreeMap<String, String>,
    ) -> Result<PlanView, Error> {
        let _ = (id, fields);
        todo!()
    }
}
