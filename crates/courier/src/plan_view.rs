//! What the window shows of a plan.
//!
//! Fields of [`PlanStepView`] that are filled, by step (beside `step`, `about`, `name`, `state`, `done_at`, `seen`,
//! `reason` and `can_skip`, which every step has). What the window calls for it stands last.
//!
//! | step | about, `name` | filled | calls |
//! |---|---|---|---|
//! | `agree-time` | nothing | `until`: agreed for | `plan_time` (again, until the key is pasted); `plan_skip` |
//! | `choose-reader` | agency, its name | `people`, `chosen` (proposed while not done) | `plan_reader`; `plan_skip`: the one proposed gets it |
//! | `tell-holder` | access (grant), its agency | `letter`, `email` (may be empty), `chosen` (who it goes to) | `plan_mail`, then `plan_done`; `plan_skip` with an empty `about`: all of them at once |
//! | `make-second` | the new key once there is one | `draft` (may be empty); of our own service `guide`: what its developer does | `replace_key(row.key_id)` gives the draft, in the wizard |
//! | `renew-there` | key, its line | `guide`, `ends_in`, `until`, `by_app` | `plan_done`; with `by_app` `plan_at_system` (pastes the new key as well) |
//! | `paste-key` | key, its line | `guide`: where it is seen again (may be empty), `doubt` while one waits, `ends_in` of the one that is kept | `plan_paste_key`, `plan_keep_key` |
//! | `make-file` | agency, its name | `people`, `chosen`; `delivery` once it is made | `plan_make_file`, then `save_file` of `delivery`; `plan_done`: they have it another way; `plan_skip`: they get no new key, their access ends |
//! | `deliver` | delivery, its person | `delivery` | the delivery's own page; `plan_skip` |
//! | `switch-off-there`, `switch-on-there`, `delete-there` | key, its line | `guide`, `ends_in`, `by_app`; `others`: who breaks now (off, delete); `check` (on) | `plan_done`, with `by_app` `plan_at_system`; after it is on `check_key` |
//! | `see-refused` | key, its line | `check` | `plan_see_refused`; `plan_skip` |
//! | `wait` | key, its line | `until` | nothing: time passes; `plan_skip` |
//! | `ask-person` (reset) | person who has the account, their name; nothing where nobody is known | `people`: who could have taken over, `chosen` once said | yes: `plan_done`; no: `plan_successor` (empty: nobody known) |
//! | `change-account` (reset) | key, its line | `fields`: e-mail and mobile, proposed for who takes over; `guide`: the way to the account | `plan_account` (problems as `field:<id>`); `plan_skip` only where nobody is known |
//! | `renew-there` (reset) | key, its line | as above | `plan_done`: from then on the holders wait (paused) |
//! | `messages-went` (reset) | key, its line | `fields`: where they went; `chosen`: to whom | `plan_done`: the holders go on |
//! | `name-successor` | person, their name | `people`, `chosen`; of an agency's person `letter`, `email` (who takes over?); of ours `why` (`sheet`), `others`: what they set up | `plan_successor` (empty: nobody); `plan_skip` |
//! | `decide` | key, its line | `decisions` (the most careful first), `decided`, `plan` (the one that does it), `others`, `opens_everything`, `why`, `ends_in`, `reason` | `plan_decide`; then the plan in `plan`. Again, until it is done |
//! | `ask-deletion` | agency, its name | `letter`, `email`, `people`, `chosen` | `plan_mail`, then `plan_done`; `plan_skip` |
//! | `deletion-confirmed` | agency, its name | a reminder in `letter`, `email`, once it was asked | `plan_confirmed`; `plan_skip` |
//! | `noticed` (unsure) | nothing | `noticed` and `by` of the plan | `plan_time` |
//! | `tell-holder` (unsure) | access (grant), its agency | `letter` (the emergency letter, by whether the key is off), `email`, `chosen` | as above |
//! | `finish` | nothing | nothing; `can_end` of the plan does not count it | `end_plan(done)`: of an agency that ends, it ends, with its open access |
//!
//! `why` of `decide` names `decide-why-<why>`: `holds`, `held` (agency); `received`, `words-given`, `only-contact`,
//! `account` (person); `kept`, `made`, `saved`, `words-shown`, `account` (ours); `itself`, `holds` (unsure).
//!
//! `state` is `next` for several steps at a time. A step that has `until` in the future is only meant for later: it can
//! be done before. `row.waits_until` says so of the whole plan, which then does not stand on Home. A plan with
//! `can_end` has nothing left to do: `end_plan(done)`.

use std::cmp::Reverse;

use courier_platforms::{Made, StepSet};
use courier_vault::Id;

use crate::app::{App, Open};
use crate::error::Error;
use crate::incident::TO_TELL;
use crate::making_view::step_view;
use crate::plan::reason_key;
use crate::plan_steps::{Planned, can_end, next_since, standing};
use crate::state::Plan;
use crate::views::{
    NamedId, PlanRow, PlanStep, PlanStepView, PlanView, PlanWhat, StepState, StepView, TodayRow,
    TodayWhat,
};

impl App {
    /// The plans of that kind: those under way first, the newest first of each.
    pub(crate) fn plan_rows(&self, open: &Open, is_one: impl Fn(&Plan) -> bool) -> Vec<PlanRow> {
        let plans = open.state().plans.iter();
        let mut found: Vec<(&Id, &Plan)> = plans.filter(|(_, plan)| is_one(plan)).collect();
        found.sort_by_key(|(_, plan)| (plan.ended.is_some(), Reverse(plan.begun)));
        let rows = found.into_iter().map(|(id, plan)| {
            let planned = self.planned(open, id, plan);
            self.plan_row(open, id, plan, &planned)
        });
        rows.collect()
    }

    fn plan_row(&self, open: &Open, id: &Id, plan: &Plan, planned: &[Planned]) -> PlanRow {
        let state = open.state();
        let known = plan.api_user.as_ref().and_then(|id| state.api_users.get(id));
        let next = planned.iter().zip(standing(planned)).find(|(_, s)| *s == StepState::Next);
        let next = next.map(|(planned, _)| planned).filter(|_| plan.ended.is_none());
        let contact = plan.contact.as_ref().or_else(|| {
            plan.delivery.as_ref().and_then(|id| Some(&state.deliveries.get(id)?.contact))
        });
        let agency = plan.agency.as_ref();
        let agency = agency.or_else(|| Some(&state.contacts.get(contact?)?.agency));
        let holders = || {
            let key = plan.api_user.as_ref();
            key.map(|key| open.names_of(&state.holders(key)).join(", ")).unwrap_or_default()
        };
        let waits = next.and_then(|next| next.until).filter(|until| *until > (self.host.clock)());
        let id_of = |id: Option<&Id>| id.map(Id::to_string).unwrap_or_default();
        let name_of = |id: Option<&Id>| id.map(|id| open.name(id)).unwrap_or_default();
        PlanRow {
            id: id.to_string(),
            what: plan.what,
            key_id: id_of(plan.api_user.as_ref()),
            key: plan.api_user.as_ref().map(|id| self.key_line(open, id)).unwrap_or_default(),
            platform: known.map(|known| self.platform_name(open, known)).unwrap_or_default(),
            agency_id: id_of(agency),
            agency: agency.map_or_else(holders, |id| open.name(id)),
            person: name_of(contact.or(plan.person.as_ref())),
            begun: plan.begun.to_string(),
            next: next.map(|next| next.step),
            waits_until: waits.map(|until| until.to_string()).unwrap_or_default(),
            done: count(planned.iter().filter(|step| step.is_over()).count()),
            of: count(planned.len()),
            ended: plan.ended.map(|(_, how)| how),
        }
    }

    pub(crate) fn plan_view(&self, open: &Open, id: &Id) -> Result<PlanView, Error> {
        let plan = open.state().plans.get(id).ok_or(Error::Unknown)?;
        let planned = self.planned(open, id, plan);
        let states = standing(&planned);
        let steps = planned.iter().zip(states);
        let steps = steps.map(|(step, state)| self.plan_step_view(open, id, plan, step, state));
        let holders = plan.api_user.as_ref().map(|key| open.state().holders(key));
        let noticed = plan.timed.filter(|_| plan.what == PlanWhat::Unsure);
        let by = noticed.and_then(|at| at.checked_add(TO_TELL).ok());
        Ok(PlanView {
            row: self.plan_row(open, id, plan, &planned),
            steps: steps.collect(),
            holders: holders
                .into_iter()
                .flatten()
                .map(|agency| NamedId { name: open.name(&agency), id: agency.to_string() })
                .collect(),
            noticed: noticed.map(|at| at.to_string()).unwrap_or_default(),
            by: by.map(|at| at.to_string()).unwrap_or_default(),
            can_end: plan.ended.is_none() && can_end(&planned),
            has_certificate: matches!(plan.what, PlanWhat::AgencyEnds | PlanWhat::OursLeft),
            has_incident_sheet: plan.what == PlanWhat::Unsure,
            history: self.history_of_plan(open, id),
        })
    }

    fn plan_step_view(
        &self,
        open: &Open,
        id: &Id,
        plan: &Plan,
        planned: &Planned,
        state: StepState,
    ) -> PlanStepView {
        let about = planned.about.as_ref();
        let reasons = open.plan_card(id).reasons;
        let mut view = PlanStepView {
            step: planned.step,
            about: about.map(Id::to_string).unwrap_or_default(),
            name: about.map(|about| self.name_of_about(open, about)).unwrap_or_default(),
            state,
            done_at: planned.over_since().map(|at| at.to_string()).unwrap_or_default(),
            seen: planned.done.is_some_and(|(_, seen)| seen),
            reason: reasons.get(&reason_key(planned.step, about)).cloned().unwrap_or_default(),
            can_skip: planned.can_skip,
            guide: Vec::new(),
            ends_in: String::new(),
            by_app: false,
            letter: None,
            email: String::new(),
            people: Vec::new(),
            chosen: String::new(),
            fields: Vec::new(),
            delivery: None,
            draft: String::new(),
            plan: String::new(),
            decided: None,
            decisions: Vec::new(),
            others: Vec::new(),
            opens_everything: false,
            why: String::new(),
            until: planned.until.map(|until| until.to_string()).unwrap_or_default(),
            check: None,
            doubt: None,
        };
        self.fill_step(open, (id, plan), planned, &mut view);
        view
    }

    /// What one step needs, beside what all have.
    fn fill_step(
        &self,
        open: &Open,
        (id, plan): (&Id, &Plan),
        planned: &Planned,
        view: &mut PlanStepView,
    ) {
        if self.fill_leaving(open, (id, plan), planned, view) {
            return;
        }
        if planned.step == PlanStep::MakeSecond {
            if let Some(old) = &plan.api_user {
                self.fill_second(open, old, view);
            }
            return;
        }
        let Some(about) = planned.about.as_ref() else { return };
        match planned.step {
            PlanStep::ChooseReader | PlanStep::MakeFile => {
                self.fill_reader(open, (id, plan), about, view);
            }
            PlanStep::TellHolder => self.fill_letter(open, plan, about, view),
            PlanStep::RenewThere => self.fill_guide(open, about, StepSet::Replace, view),
            PlanStep::PasteKey => {
                self.fill_guide(open, about, StepSet::LookUp, view);
                view.doubt = open.doubts.get(id).cloned();
            }
            PlanStep::SwitchOffThere => {
                self.fill_guide(open, about, StepSet::SwitchOff, view);
                view.others = open.who_breaks(plan, about);
            }
            PlanStep::SwitchOnThere => {
                self.fill_guide(open, about, StepSet::SwitchOn, view);
                view.check = self.check_offer(open, about);
            }
            PlanStep::DeleteThere => {
                self.fill_guide(open, about, StepSet::Delete, view);
                view.others = open.who_breaks(plan, about);
            }
            PlanStep::SeeRefused => view.check = self.check_offer(open, about),
            PlanStep::Deliver => {
                let known = open.state().deliveries.get(about);
                view.delivery = known.map(|known| self.delivery_row(open, about, known));
            }
            _ => {}
        }
    }

    /// The draft that makes the second key; of our own service, what its developer does meanwhile.
    fn fill_second(&self, open: &Open, old: &Id, view: &mut PlanStepView) {
        view.draft = open.replacing(old);
        let known = open.state().api_users.get(old);
        let facts = known.and_then(|known| self.facts(open, known));
        if facts.is_some_and(|facts| facts.kind.made == Made::Here) {
            self.fill_guide(open, old, StepSet::Replace, view);
        }
    }

    /// What to press in the vendor's screens. What cannot be switched off ends when it is made anew.
    fn fill_guide(&self, open: &Open, key: &Id, set: StepSet, view: &mut PlanStepView) {
        let Some(known) = open.state().api_users.get(key) else { return };
        let Some(facts) = self.facts(open, known) else { return };
        let (fields, _, ends_in) = open.api_user_card(key);
        let steps = |set| -> Vec<StepView> {
            let (kind, purpose) = (facts.kind, facts.purpose);
            let steps = facts.platform.steps(self.lang(), kind, purpose, set, &fields);
            steps.into_iter().map(step_view).collect()
        };
        view.guide = steps(set);
        if view.guide.is_empty() && set == StepSet::SwitchOff {
            view.guide = steps(StepSet::Replace);
        }
        view.ends_in = ends_in;
        view.by_app = self.does_there(open, key, view.step);
    }

    /// What a step is about, in words.
    fn name_of_about(&self, open: &Open, about: &Id) -> String {
        let state = open.state();
        if state.api_users.contains_key(about) {
            return self.key_line(open, about);
        }
        if let Some(grant) = state.grants.get(about) {
            return open.name(&grant.agency);
        }
        state.deliveries.get(about).map_or_else(|| open.name(about), |d| open.name(&d.contact))
    }

    /// Plans whose next step can be done now.
    pub(crate) fn plans_today(&self, open: &Open) -> Vec<(jiff::Timestamp, TodayRow)> {
        let under_way = open.state().plans.iter().filter(|(_, plan)| plan.ended.is_none());
        under_way
            .filter_map(|(id, plan)| {
                let planned = self.planned(open, id, plan);
                let row = self.plan_row(open, id, plan, &planned);
                if !row.waits_until.is_empty() {
                    return None;
                }
                let states = standing(&planned);
                let mut next =
                    states.iter().zip(&planned).enumerate().filter(|(_, (state, step))| {
                        // A delivery and a draft stand on Home themselves.
                        **state == StepState::Next && step.step != PlanStep::Deliver
                    });
                let (at, (_, step)) = next.next()?;
                let drafted = step.step == PlanStep::MakeSecond
                    && plan.api_user.as_ref().is_some_and(|key| !open.replacing(key).is_empty());
                if drafted {
                    return None;
                }
                let since = next_since(plan, &planned, at);
                let row = TodayRow {
                    what: TodayWhat::PlanNext,
                    id: row.id,
                    agency: row.agency,
                    person: row.person,
                    platform: row.platform,
                    since: since.to_string(),
                };
                Some((since, row))
            })
            .collect()
    }
}

impl Open {
    /// The draft that replaces a key; empty where there is none.
    pub(crate) fn replacing(&self, key: &Id) -> String {
        let mut drafts = self.drafts().into_iter();
        let begun = drafts.find(|(_, draft)| draft.replaces.as_ref() == Some(key));
        begun.map(|(id, _)| id.to_string()).unwrap_or_default()
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
