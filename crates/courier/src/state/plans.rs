//! Plans, people who left, agencies that ended, imports: folded from what happened.

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::Change;
use crate::state::State;
use crate::views::{Decision, PlanEnd, PlanStep, PlanWhat};

/// Something that takes several steps.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Plan {
    pub(crate) what: PlanWhat,
    pub(crate) api_user: Option<Id>,
    pub(crate) agency: Option<Id>,
    pub(crate) contact: Option<Id>,
    /// Somebody of ours.
    pub(crate) person: Option<Id>,
    pub(crate) delivery: Option<Id>,
    pub(crate) begun: Timestamp,
    /// The moment it rests on: when a key is replaced, when something was noticed.
    pub(crate) timed: Option<Timestamp>,
    /// When that was put on record: whoever was told before was told another one.
    pub(crate) timed_at: Option<Timestamp>,
    /// Who at each agency gets the new file.
    pub(crate) readers: BTreeMap<Id, Id>,
    /// Steps that were done or left out, as nothing else on record shows.
    pub(crate) marks: Vec<Mark>,
    /// What becomes of each key, and the plan of its own that does it.
    pub(crate) decided: BTreeMap<Id, (Decision, Option<Id>)>,
    pub(crate) ended: Option<(Timestamp, PlanEnd)>,
}

/// That a step was done or left out.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Mark {
    pub(crate) step: PlanStep,
    pub(crate) about: Option<Id>,
    pub(crate) skipped: bool,
    pub(crate) at: Timestamp,
}

/// A table that was read in.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Import {
    pub(crate) at: Timestamp,
    pub(crate) rows: u32,
    pub(crate) undone: bool,
}

impl State {
    pub(super) fn apply_to_plan(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::PlanBegun { plan, what, api_user, agency, contact, person, delivery } => {
                let begun = Plan {
                    what: *what,
                    api_user: api_user.clone(),
                    agency: agency.clone(),
                    contact: contact.clone(),
                    person: person.clone(),
                    delivery: delivery.clone(),
                    begun: recorded,
                    timed: None,
                    timed_at: None,
                    readers: BTreeMap::new(),
                    marks: Vec::new(),
                    decided: BTreeMap::new(),
                    ended: None,
                };
                self.plans.insert(plan.clone(), begun);
            }
            Change::PlanStepDone { plan, step, about } => {
                self.mark(plan, *step, about.as_ref(), false, recorded);
            }
            Change::PlanStepSkipped { plan, step, about } => {
                self.mark(plan, *step, about.as_ref(), true, recorded);
            }
            Change::PlanTimed { plan, at } => self.plan(plan, |p| {
                (p.timed, p.timed_at) = (Some(*at), Some(recorded));
            }),
            Change::PlanReaderChosen { plan, agency, contact } => {
                self.plan(plan, |p| drop(p.readers.insert(agency.clone(), contact.clone())));
            }
            Change::PlanDecided { plan, api_user, decision, by_plan } => {
                let decided = (*decision, by_plan.clone());
                self.plan(plan, |p| drop(p.decided.insert(api_user.clone(), decided)));
            }
            Change::PlanEnded { plan, how } => {
                self.plan(plan, |p| p.ended = Some((recorded, *how)));
            }
            Change::ContactLeft { contact: who, since, successor }
            | Change::PersonLeft { person: who, since, successor } => {
                self.left.insert(who.clone(), (*since, successor.clone()));
            }
            Change::AgencyEnded { agency, since } => {
                self.ended_agencies.insert(agency.clone(), *since);
            }
            Change::DeletionConfirmed { agency, on, how } => {
                self.confirmed.insert(agency.clone(), (*on, *how));
            }
            Change::Erased { card } => {
                self.erased.insert(card.clone());
            }
            Change::Imported { import, rows } => {
                let taken = Import { at: recorded, rows: *rows, undone: false };
                self.imports.insert(import.clone(), taken);
            }
            Change::ImportUndone { import, agencies, contacts, accounts, api_users, grants } => {
                // A table may be long, and so is what is on record.
                let all = [agencies, contacts, accounts, api_users, grants];
                let gone: BTreeSet<&Id> = all.into_iter().flatten().collect();
                self.agencies.retain(|id| !gone.contains(id));
                self.agency_facts.retain(|id, _| !gone.contains(id));
                self.contacts.retain(|id, _| !gone.contains(id));
                self.accounts.retain(|id, _| !gone.contains(id));
                self.api_users.retain(|id, _| !gone.contains(id));
                self.grants.retain(|id, _| !gone.contains(id));
                if let Some(import) = self.imports.get_mut(import) {
                    import.undone = true;
                }
            }
            change => self.apply_to_connection(change, recorded),
        }
    }

    fn plan(&mut self, id: &Id, change: impl FnOnce(&mut Plan)) {
        if let Some(plan) = self.plans.get_mut(id) {
            change(plan);
        }
    }

    /// The last word on a step counts.
    fn mark(
        &mut self,
        plan: &Id,
        step: PlanStep,
        about: Option<&Id>,
        skipped: bool,
        at: Timestamp,
    ) {
        self.plan(plan, |plan| {
            plan.marks.retain(|mark| (mark.step, mark.about.as_ref()) != (step, about));
            plan.marks.push(Mark { step, about: about.cloned(), skipped, at });
        });
    }
}
