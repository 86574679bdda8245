//! The key of a plan: pasted, made anew by the app, locked into files.

use std::sync::PoisonError;

use courier_vault::{Id, VaultError};
use secrecy::SecretString;

use crate::app::{App, Open};
use crate::domain::{Change, Entry, Known};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::keep_key::Pasted;
use crate::plan::{is_next, under_way};
use crate::plan_steps::Ground;
use crate::sealing::Wanted;
use crate::state::{Delivery, Plan};
use crate::views::{PlanStep, PlanView, PlanWhat, WordsLanguage};

impl App {
    /// The file that a plan made, or that was made otherwise, for an agency.
    pub(crate) fn file_of_plan<'a>(
        &'a self,
        open: &'a Open,
        id: &'a Id,
        plan: &'a Plan,
        agency: &Id,
    ) -> Option<(&'a Id, &'a Delivery)> {
        let ground = Ground::of(self, open, id, plan);
        let (key, since) = open.key_to_give(plan)?;
        ground.file_for(&key, agency, since)
    }

    /// Takes what the clipboard holds as the new key; what may not be the right thing waits in memory.
    ///
    /// # Errors
    /// [`Error::Key`] for what cannot be it.
    pub fn plan_paste_key(&self, id: &str, pasted: &SecretString) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, key) = self.to_paste(open, id)?;
            let known = open.state().api_users.get(&key).ok_or(Error::Unknown)?;
            let facts = self.facts(open, known).ok_or(Error::Unknown)?;
            let Pasted { key: new, doubt, .. } = self.cleaned_key(facts.kind, pasted)?;
            self.is_new(open, &key, &new)?;
            open.pending.remove(&id);
            open.doubts.remove(&id);
            if let Some(doubt) = doubt.or_else(|| open.ends_alike(&key, &new)) {
                open.pending.insert(id.clone(), new);
                open.doubts.insert(id.clone(), doubt);
            } else {
                self.keep_renewed(open, &id, &key, &new, Known::Said)?;
            }
            self.plan_view(open, &id)
        })
    }

    /// Keeps the key that is in doubt.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where none waits.
    pub fn plan_keep_key(&self, id: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, key) = self.to_paste(open, id)?;
            let new = open.pending.get(&id).cloned().ok_or(Error::TooEarly)?;
            self.is_new(open, &key, &new)?;
            self.keep_renewed(open, &id, &key, &new, Known::Said)?;
            self.plan_view(open, &id)
        })
    }

    /// The plan and the key that a new one is pasted for. One that was copied from the system was made there,
    /// whether or not somebody said so.
    fn to_paste(&self, open: &Open, id: &str) -> Result<(Id, Id), Error> {
        let (id, plan) = under_way(open, id)?;
        let key = plan.api_user.clone().ok_or(Error::TooEarly)?;
        let planned = self.planned(open, &id, plan);
        let step = |step| is_next(&planned, step, Some(&key));
        step(PlanStep::PasteKey)
            .or_else(|_| step(PlanStep::RenewThere))
            .map_err(|_| Error::TooEarly)?;
        Ok((id, key))
    }

    /// That it is not the key that was there before, nor anybody else's.
    fn is_new(&self, open: &Open, api_user: &Id, key: &SecretString) -> Result<(), Error> {
        let held = open.state().api_users.get(api_user).map(|known| known.held.as_slice());
        let known = open.vault.find_key(key);
        if held.unwrap_or_default().iter().any(|held| known.contains(held)) {
            return Err(Error::Key(Problem::of(ErrorCode::KeyStillOld)));
        }
        self.is_nobodys(open, Some(api_user), key)
    }

    /// The new key in the place of the old one, everybody waiting for it: one change set.
    pub(crate) fn keep_renewed(
        &self,
        open: &mut Open,
        id: &Id,
        api_user: &Id,
        key: &SecretString,
        known: Known,
    ) -> Result<(), Error> {
        let before = open.state().api_users.get(api_user).and_then(|known| known.secret.clone());
        let before = before.filter(|_| self.can_ask_about_old(open, api_user));
        let before = before.and_then(|secret| open.vault.read_secret(&secret).ok());
        let mut recording = self.renewed_and_kept(open, api_user, key, known);
        let step = PlanStep::PasteKey;
        let done = Change::PlanStepDone { plan: id.clone(), step, about: Some(api_user.clone()) };
        recording.entries.push(Entry { known, change: done });
        self.record(open, recording)?;
        open.renewed.extend(before.map(|before| (api_user.clone(), before)));
        Ok(())
    }

    /// Makes the locked file for one holder: sealed, opened again, compared.
    ///
    /// # Errors
    /// [`Error::Bundle`] where it does not pass.
    pub fn plan_make_file(&self, id: &str, agency: &str) -> Result<PlanView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, delivery, prepared) = self.with(|open| {
            if open.vault.is_read_only() {
                return Err(VaultError::ReadOnly.into());
            }
            let (id, plan) = under_way(open, id)?;
            let agency = Id::parse(agency).ok_or(Error::Unknown)?;
            let planned = self.planned(open, &id, plan);
            is_next(&planned, PlanStep::MakeFile, Some(&agency))?;
            let (key, _) = open.key_to_give(plan).ok_or(Error::TooEarly)?;
            open.may_go_out(std::slice::from_ref(&key))?;
            let contact = open.reader(plan, &agency).ok_or_else(nobody_chosen)?;
            let made = self.file_of_plan(open, &id, plan, &agency);
            // The very one that waits to be saved; another one where it is for somebody else.
            let made = made.filter(|(_, known)| !known.went_out() && known.contact == contact);
            let (delivery, prepared) = if let Some((delivery, _)) = made {
                (delivery.clone(), self.prepare_again(open, delivery)?)
            } else {
                let form = open.proposed_form(&contact);
                let wanted = Wanted { form, language: WordsLanguage::default() };
                (Id::make(), self.prepare(open, &contact, &[key], wanted)?)
            };
            Ok((id, delivery, prepared))
        })?;
        let checked = self.seal(&delivery, &prepared)?;
        self.with(|open| {
            self.settle(open, &delivery, &prepared)?;
            if let Some(recording) = prepared.recording(open, &delivery) {
                self.record(open, recording)?;
            }
            open.checked.insert(delivery, checked);
            self.plan_view(open, &id)
        })
    }
}

impl Open {
    /// Plans that need none of the keys in memory any more, once this is on record.
    pub(crate) fn done_with(&self, entries: &[Entry]) -> Vec<Id> {
        let plans_of = |key: &Id| {
            let plans = self.state().plans.iter();
            let of_it = plans.filter(|(_, plan)| plan.api_user.as_ref() == Some(key));
            of_it.map(|(id, _)| id.clone()).collect()
        };
        let done = entries.iter().flat_map(|entry| match &entry.change {
            // Another key took the place of the one that waits.
            Change::KeyKept { api_user, .. } => plans_of(api_user),
            Change::PlanEnded { plan, .. }
            | Change::PlanStepDone { plan, step: PlanStep::SeeRefused, .. }
            | Change::PlanStepSkipped { plan, step: PlanStep::SeeRefused, .. } => {
                vec![plan.clone()]
            }
            _ => Vec::new(),
        });
        done.collect()
    }

    /// Lets go of the keys that a plan kept in memory.
    pub(crate) fn let_go(&mut self, plan: &Id) {
        self.pending.remove(plan);
        self.doubts.remove(plan);
        // Another plan about the same key is not done with it.
        let plan = self.state().plans.get(plan).filter(|plan| plan.what == PlanWhat::CutOver);
        if let Some(key) = plan.and_then(|plan| plan.api_user.clone()) {
            self.renewed.remove(&key);
        }
    }

    /// The key that a plan gives to holders, and since when there is that key.
    pub(crate) fn key_to_give(&self, plan: &Plan) -> Option<(Id, jiff::Timestamp)> {
        let key = plan.api_user.as_ref()?;
        let known = self.state().api_users.get(key)?;
        if plan.what == PlanWhat::Overlap {
            let new = known.replaced_by.as_ref()?;
            return Some((new.clone(), self.state().api_users.get(new)?.made));
        }
        let renewed = known.renewed.filter(|at| *at >= plan.begun)?;
        Some((key.clone(), renewed))
    }
}

/// Where several people could get it, somebody says who.
fn nobody_chosen() -> Error {
    Error::Fields(vec![("contact".to_owned(), Problem::of(ErrorCode::ChooseOne))])
}
