//! People who leave, agencies that end, keys nobody is sure about: what goes on record on the way.

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, Entry, parse_day, parse_optional_text, parse_text};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::plan::{About, is_next, reason_key, under_way};
use crate::plan_steps::Ground;
use crate::plans::concerned::{decisions, replacing};
use crate::plans::reset;
use crate::state::{Plan, State};
use crate::views::{ConfirmedHow, Decision, EndedWhy, PlanStep, PlanView, PlanWhat, Settled};

impl App {
    /// What is on record from the beginning of a plan, beside the plan.
    pub(crate) fn at_the_beginning(
        &self,
        open: &Open,
        what: PlanWhat,
        about: &About,
    ) -> Result<Vec<Entry>, Error> {
        let state = open.state();
        let since = self.today(open);
        let somebody = about.contact.as_ref().or(about.person.as_ref());
        if somebody.is_some_and(|id| open.card(id).is_none()) {
            return Err(Error::Unknown);
        }
        let already = somebody.is_some_and(|id| state.left.contains_key(id));
        let successor = None;
        let change = match (what, about) {
            (PlanWhat::PersonLeft, About { contact: Some(contact), .. }) if !already => {
                Change::ContactLeft { contact: contact.clone(), since, successor }
            }
            // Somebody else takes the keyboard first.
            (PlanWhat::OursLeft, About { person, .. }) if *person == open.by() => {
                return Err(Error::TooEarly);
            }
            (PlanWhat::OursLeft, About { person: Some(person), .. }) if !already => {
                Change::PersonLeft { person: person.clone(), since, successor }
            }
            (PlanWhat::Unsure, About { delivery: Some(id), .. })
                if state.deliveries.get(id).is_some_and(|d| d.went_out() && d.leak.is_none()) =>
            {
                Change::LeakSuspected { delivery: id.clone() }
            }
            _ => return Ok(Vec::new()),
        };
        Ok(vec![change.said()])
    }

    /// What goes on record when a plan is done, beside its end.
    pub(crate) fn at_the_end(&self, open: &Open, plan: &Plan) -> Vec<Entry> {
        let state = open.state();
        let changes = match (plan.what, &plan.agency, &plan.delivery) {
            (PlanWhat::AgencyEnds, Some(agency), _) => {
                let ended = Change::AgencyEnded { agency: agency.clone(), since: self.today(open) };
                let open_grants = state.open_grants().filter(|(_, g)| g.agency == *agency);
                let off_list = open_grants.map(|(grant, _)| self.off_our_list(open, grant));
                [ended].into_iter().chain(off_list).collect()
            }
            (PlanWhat::Unsure, _, Some(id)) => {
                let Some(delivery) = state.deliveries.get(id) else { return Vec::new() };
                if delivery.leak.is_none() {
                    return Vec::new();
                }
                let how = settled(state, &delivery.api_users, delivery.made);
                vec![Change::LeakSettled { delivery: id.clone(), how }]
            }
            _ => Vec::new(),
        };
        changes.into_iter().map(Change::said).collect()
    }

    fn off_our_list(&self, open: &Open, grant: &Id) -> Change {
        let (since, why) = (self.today(open), EndedWhy::AgencyEnded);
        Change::GrantEnded { grant: grant.clone(), since, why }
    }

    /// What becomes of one key.
    ///
    /// # Errors
    /// [`Error::Fields`] where a reason is needed; [`Error::TooEarly`] for what cannot be decided for it.
    pub fn plan_decide(
        &self,
        id: &str,
        key: &str,
        decision: Decision,
        reason: &str,
    ) -> Result<PlanView, Error> {
        let parse = if decision == Decision::Accept { parse_text } else { parse_optional_text };
        let reason = parse(reason).map_err(|p| Error::Fields(vec![("reason".to_owned(), p)]))?;
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let key = Id::parse(key).ok_or(Error::Unknown)?;
            let planned = self.planned(open, &id, plan);
            is_next(&planned, PlanStep::Decide, Some(&key))?;
            let ground = Ground::of(self, open, &id, plan);
            if !decisions(&ground, &key).contains(&decision) {
                return Err(Error::TooEarly);
            }
            let what = match decision {
                Decision::Replace => replacing(&self.plans_for(open, &key)),
                Decision::SwitchOff => Some(PlanWhat::SwitchOff),
                Decision::OffOurList | Decision::Accept => None,
            };
            let (by_plan, begun) = match what {
                Some(what) => {
                    let (by, entries) = self.begun(open, what, key.as_str())?;
                    (Some(by), entries)
                }
                None => (None, Vec::new()),
            };
            let decided =
                Change::PlanDecided { plan: id.clone(), api_user: key.clone(), decision, by_plan };
            let (step, about) = (PlanStep::Decide, Some(key.clone()));
            let mark = Change::PlanStepDone { plan: id.clone(), step, about };
            let mut entries = vec![decided.said(), mark.said()];
            entries.extend(begun);
            // Others go on with it, or with the one in its place; this agency does not.
            let leaves = matches!(decision, Decision::OffOurList | Decision::Replace);
            if let Some(agency) =
                plan.agency.as_ref().filter(|_| leaves && plan.what == PlanWhat::AgencyEnds)
            {
                let theirs = open.state().open_grants();
                let theirs = theirs.filter(|(_, g)| g.agency == *agency && g.api_user == key);
                entries.extend(theirs.map(|(grant, _)| self.off_our_list(open, grant).said()));
            }
            let mut recording = Recording { entries, ..Recording::default() };
            let mut card = open.plan_card(&id);
            let place = reason_key(PlanStep::Decide, Some(&key));
            let before = card.reasons.remove(&place);
            if !reason.is_empty() {
                card.reasons.insert(place, reason);
            } else if before.is_none() {
                self.record(open, recording)?;
                return self.plan_view(open, &id);
            }
            recording.cards.push((id.clone(), Card::Plan(card)));
            self.record(open, recording)?;
            self.plan_view(open, &id)
        })
    }

    /// Who takes over; open access moves to them. Nobody, where it is empty. In a reset it is the answer that
    /// whoever has the account is not there any more.
    ///
    /// # Errors
    /// [`Error::Unknown`] of somebody who is not there; [`Error::TooEarly`] where nobody is asked for.
    pub fn plan_successor(&self, id: &str, successor: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let successor = match successor {
                "" => None,
                named => Some(Id::parse(named).ok_or(Error::Unknown)?),
            };
            let (step, about) = match plan.what {
                PlanWhat::PersonLeft => (PlanStep::NameSuccessor, plan.contact.clone()),
                PlanWhat::OursLeft => (PlanStep::NameSuccessor, plan.person.clone()),
                PlanWhat::Reset => {
                    let ground = Ground::of(self, open, &id, plan);
                    let key = plan.api_user.as_ref().ok_or(Error::Unknown)?;
                    (PlanStep::AskPerson, reset::person(&ground, key))
                }
                _ => return Err(Error::TooEarly),
            };
            let planned = self.planned(open, &id, plan);
            is_next(&planned, step, about.as_ref())?;
            let who = about.clone().ok_or(Error::TooEarly)?;
            if successor.as_ref().is_some_and(|next| !open.may_follow(&who, next)) {
                return Err(Error::Unknown);
            }
            let state = open.state();
            let since = state.left.get(&who).map_or_else(|| self.today(open), |(since, _)| *since);
            let mark = match (&successor, step) {
                (None, PlanStep::NameSuccessor) => {
                    Change::PlanStepSkipped { plan: id.clone(), step, about }
                }
                _ => Change::PlanStepDone { plan: id.clone(), step, about },
            };
            let mut changes = vec![mark];
            if plan.what == PlanWhat::OursLeft {
                changes.extend(moved_to(state, &who, successor.as_ref()));
                changes.push(Change::PersonLeft { person: who, since, successor });
            } else {
                changes.push(Change::ContactLeft { contact: who, since, successor });
            }
            let entries = changes.into_iter().map(Change::said).collect();
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// How the agency confirmed that it removed or returned what it had.
    ///
    /// # Errors
    /// [`Error::Fields`] for a day that is none.
    pub fn plan_confirmed(&self, id: &str, on: &str, how: ConfirmedHow) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let agency = plan.agency.clone().ok_or(Error::TooEarly)?;
            let planned = self.planned(open, &id, plan);
            let step = PlanStep::DeletionConfirmed;
            is_next(&planned, step, Some(&agency))?;
            let on = self.confirmed_on(open, on, how)?;
            let about = Some(agency.clone());
            let entries = vec![
                Change::DeletionConfirmed { agency, on, how }.said(),
                Change::PlanStepDone { plan: id.clone(), step, about }.said(),
            ];
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// Silence is noted today.
    fn confirmed_on(&self, open: &Open, on: &str, how: ConfirmedHow) -> Result<Date, Error> {
        let wrong = |problem| Error::Fields(vec![("on".to_owned(), problem)]);
        let today = self.today(open);
        match parse_day(on).map_err(wrong)? {
            Some(day) if day > today => Err(wrong(Problem::of(ErrorCode::DayToCome))),
            Some(day) => Ok(day),
            None if how == ConfirmedHow::NoAnswer => Ok(today),
            None => Err(wrong(Problem::of(ErrorCode::Missing))),
        }
    }
}

impl Open {
    /// Whether somebody can take over from somebody: they are at the same agency, or both ours, and there.
    fn may_follow(&self, who: &Id, next: &Id) -> bool {
        self.successors(who).contains(next)
    }

    /// Everybody who can take over from somebody.
    pub(crate) fn successors(&self, who: &Id) -> Vec<Id> {
        let state = self.state();
        let mut there = match state.contacts.get(who) {
            Some(contact) => self.people_there(&contact.agency),
            None => self.ours_there(),
        };
        there.retain(|id| id != who);
        there
    }

    /// People of ours who are still there.
    fn ours_there(&self) -> Vec<Id> {
        let state = self.state();
        state.people.iter().filter(|id| state.is_there(id)).cloned().collect()
    }
}

/// Whoever takes over answers for what somebody of ours answered for.
fn moved_to(state: &State, who: &Id, successor: Option<&Id>) -> Vec<Change> {
    let Some(successor) = successor else { return Vec::new() };
    let theirs = state.open_grants().filter(|(_, grant)| grant.owner.as_ref() == Some(who));
    let moved = theirs.map(|(grant, known)| Change::GrantChanged {
        grant: grant.clone(),
        owner: Some(successor.clone()),
        categories: known.categories.clone(),
        approved_on: known.approved_on,
    });
    moved.collect()
}

/// How a possible leak of what a file carried is settled: what was accepted may have been seen all the same. A
/// key that was made anew after the file is not the one in it.
fn settled(state: &State, keys: &[Id], made: Timestamp) -> Settled {
    let stopped = |key: &Id| {
        let renewed = state.api_users.get(key).and_then(|known| known.renewed);
        state.is_off(key) || renewed >= Some(made)
    };
    let all = !keys.is_empty() && keys.iter().all(stopped);
    if all { Settled::StoppedAtSystem } else { Settled::LeftAsItIs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::How;

    #[test]
    fn a_leak_is_stopped_only_where_every_key_was() {
        let leak: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let mut state = State::default();
        let keys = [Id::make(), Id::make()];
        for key in &keys {
            let (api_user, account, how) = (key.clone(), Id::make(), How::Guided);
            let (kind, purpose) = ("api-user".to_owned(), "submit-pages".to_owned());
            let made = Change::ApiUserMade { api_user, account, kind, purpose, how };
            state.apply(&made.said(), "2026-02-01T09:00:00Z".parse().unwrap());
        }
        let [off, anew] = keys.clone();
        assert_eq!(settled(&state, &[], leak), Settled::LeftAsItIs, "there is none to stop");
        let said = Change::ApiUserSwitchedOff { api_user: off.clone(), since: None }.said();
        state.apply(&said, later);
        assert_eq!(settled(&state, &[off], leak), Settled::StoppedAtSystem);
        assert_eq!(settled(&state, &keys, leak), Settled::LeftAsItIs, "one goes on");
        state.apply(&Change::KeyRenewed { api_user: anew }.said(), later);
        assert_eq!(settled(&state, &keys, leak), Settled::StoppedAtSystem);
    }
}
