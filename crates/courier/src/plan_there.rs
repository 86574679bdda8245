//! What a plan does and asks at a system.

use std::collections::BTreeMap;

use courier_platforms::strategies::practice::{self, NewKey, ToDo};
use courier_platforms::{CheckOffer, Made};
use courier_vault::{Id, VaultError};
use secrecy::SecretString;

use crate::accounts::{AccountText, Facts};
use crate::app::{App, Open, Recording};
use crate::domain::{Change, Known};
use crate::error::Error;
use crate::plan::{about_of, is_next, under_way};
use crate::views::{PlanStep, PlanView, PlanWhat};

/// A step that the app does, copied while the vault is held.
struct ToDoThere<'a> {
    plan: Id,
    api_user: Id,
    facts: Facts<'a>,
    account: AccountText,
    fields: BTreeMap<String, String>,
    secret: Option<Id>,
    /// Our copy: the practice platform is told by it which key is meant.
    key: Option<SecretString>,
    /// None where it is made anew.
    to_do: Option<ToDo>,
}

impl App {
    /// Whether a key's system can be asked, with our copy, whether it refuses it.
    pub(crate) fn can_see_refused(&self, open: &Open, key: &Id) -> bool {
        self.check_offer(open, key).is_some_and(|offer| !offer.needs_consent)
    }

    /// Whether it can be asked about the key that was there before this one.
    pub(crate) fn can_see_old_refused(&self, open: &Open, key: &Id) -> bool {
        let known = open.state().api_users.get(key);
        let kept = known.is_some_and(|known| known.secret.is_some());
        kept && open.renewed.contains_key(key) && self.can_ask_about_old(open, key)
    }

    /// Whether asking would do no harm, if it is here.
    pub(crate) fn can_ask_about_old(&self, open: &Open, key: &Id) -> bool {
        let known = open.state().api_users.get(key);
        let facts = known.and_then(|known| self.facts(open, known));
        facts.is_some_and(|facts| facts.kind.check_offer() == CheckOffer::Harmless)
    }

    /// Whether the app does a step at its system itself.
    pub(crate) fn does_there(&self, open: &Open, key: &Id, step: PlanStep) -> bool {
        let Some(known) = open.state().api_users.get(key) else { return false };
        let Some(facts) = self.facts(open, known) else { return false };
        if self.is_practice() {
            // The practice platform is told which key by the key itself; another one is made without it.
            let told = known.secret.is_some() || step == PlanStep::RenewThere;
            return facts.kind.made != Made::Here && told;
        }
        step == PlanStep::SwitchOffThere
            && self.there_view(open, key).is_some_and(|there| there.connection.is_some())
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
        if !self.is_practice() {
            let (plan, key) = self.with(|open| self.step_there(open, id, step, about))?;
            let about = Some(key.clone());
            let done = Change::PlanStepDone { plan: plan.clone(), step, about }.seen();
            // Given up meanwhile, the key is off all the same.
            let also = |open: &Open| under_way(open, id).map(|_| done).into_iter().collect();
            self.switched_off_there(&key, also).await?;
            return self.with(|open| self.plan_view(open, &plan));
        }
        let asked = self.with(|open| self.to_do_there(open, id, step, about))?;
        let (net, token) = (&self.net, self.host.practice_token.as_str());
        let there = match (asked.to_do, &asked.key) {
            (None, key) => {
                let new = practice::remake_key(net, token, key.as_ref(), asked.new_key());
                new.await.map(Some)
            }
            (Some(to_do), Some(key)) => practice::change_key(net, token, key, to_do).await,
            (Some(_), None) => return Err(Error::Forgotten),
        };
        let name = &asked.facts.platform.name;
        let there = there.map_err(|answer| Error::not_reached(&answer, name))?;
        if there.is_none() && asked.to_do != Some(ToDo::Delete) {
            return Err(Error::GoneThere);
        }
        self.with(|open| self.done_there(open, &asked, step, there.as_ref()))
    }

    /// The plan and the key of a step that is next and that the app does.
    fn step_there(
        &self,
        open: &Open,
        id: &str,
        step: PlanStep,
        about: &str,
    ) -> Result<(Id, Id), Error> {
        // What could not be kept is not done.
        if open.vault.is_read_only() {
            return Err(VaultError::ReadOnly.into());
        }
        let (id, plan) = under_way(open, id)?;
        let about = about_of(about)?;
        is_next(&self.planned(open, &id, plan), step, about.as_ref())?;
        let key = about.ok_or(Error::Unknown)?;
        if self.does_there(open, &key, step) { Ok((id, key)) } else { Err(Error::TooEarly) }
    }

    fn to_do_there(
        &self,
        open: &Open,
        id: &str,
        step: PlanStep,
        about: &str,
    ) -> Result<ToDoThere<'_>, Error> {
        let (plan, api_user) = self.step_there(open, id, step, about)?;
        let to_do = match step {
            PlanStep::SwitchOffThere => Some(ToDo::SwitchOff),
            PlanStep::SwitchOnThere => Some(ToDo::SwitchOn),
            PlanStep::DeleteThere => Some(ToDo::Delete),
            PlanStep::RenewThere => None,
            _ => return Err(Error::TooEarly),
        };
        let known = open.state().api_users.get(&api_user).ok_or(Error::Unknown)?;
        let facts = self.facts(open, known).ok_or(Error::Unknown)?;
        let secret = known.secret.clone();
        let key = secret.as_ref().map(|secret| open.vault.read_secret(secret)).transpose()?;
        let account = open.account_text(&known.account);
        let (fields, ..) = open.api_user_card(&api_user);
        Ok(ToDoThere { plan, api_user, facts, account, fields, secret, key, to_do })
    }

    fn done_there(
        &self,
        open: &mut Open,
        asked: &ToDoThere<'_>,
        step: PlanStep,
        there: Option<&SecretString>,
    ) -> Result<PlanView, Error> {
        let ToDoThere { plan, api_user, secret, to_do, .. } = asked;
        let known = open.state().api_users.get(api_user).ok_or(Error::Unknown)?;
        if known.secret != *secret {
            return Err(Error::ChangedMeanwhile);
        }
        let id = || api_user.clone();
        let done = Change::PlanStepDone { plan: plan.clone(), step, about: Some(id()) };
        let change = match to_do {
            None => {
                let new = there.ok_or(Error::GoneThere)?;
                self.keep_renewed(open, plan, api_user, new, Known::Seen)?;
                return self.plan_view(open, plan);
            }
            Some(ToDo::SwitchOff) => Change::ApiUserSwitchedOff { api_user: id(), since: None },
            Some(ToDo::SwitchOn) => Change::ApiUserSwitchedOn { api_user: id() },
            Some(ToDo::Delete) => Change::ApiUserDeleted { api_user: id(), since: None },
        };
        let entries = vec![change.seen(), done.seen()];
        self.record(open, Recording { entries, ..Recording::default() })?;
        self.plan_view(open, plan)
    }

    /// Asks the system whether it refuses the key now.
    ///
    /// # Errors
    /// [`Error::StillOn`] where it takes it.
    pub async fn plan_see_refused(&self, id: &str, about: &str) -> Result<PlanView, Error> {
        let step = PlanStep::SeeRefused;
        let (key, old) = self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let about = about_of(about)?;
            is_next(&self.planned(open, &id, plan), step, about.as_ref())?;
            // A key made anew is asked about by what it was before.
            Ok((about.ok_or(Error::Unknown)?, plan.what == PlanWhat::CutOver))
        })?;
        self.must_be_refused(&key, old).await?;
        self.with(|open| {
            let (id, _) = under_way(open, id)?;
            let api_user = key.clone();
            let seen = (!old).then(|| Change::SwitchOffSeen { api_user }.seen());
            let done = Change::PlanStepDone { plan: id.clone(), step, about: Some(key.clone()) };
            let entries = seen.into_iter().chain([done.seen()]).collect();
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }
}

impl ToDoThere<'_> {
    /// What would be typed into the vendor's form.
    fn new_key(&self) -> NewKey<'_> {
        NewKey {
            platform: &self.facts.platform.id,
            kind: &self.facts.kind.id,
            account: self.account.parts(),
            fields: &self.fields,
            permissions: &self.facts.purpose.permissions,
        }
    }
}
