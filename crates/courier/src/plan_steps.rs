//! The steps of a plan, computed from what is: a plan survives weeks and restarts, and notices what was done
//! elsewhere.
//!
//! One kind of plan is one function in [`crate::plans`] that lists its steps. What a step did shows in the state
//! where it can; a step that nothing else shows is a mark of the plan.

use courier_platforms::{Kind, StepSet};
use courier_vault::Id;
use jiff::{Timestamp, ToSpan};

use crate::accounts::Facts;
use crate::app::{App, Open};
use crate::domain::order_of;
use crate::plans;
use crate::state::{ApiUser, Delivery, Grant, Mark, Plan, State};
use crate::views::{PlanStep, PlanWhat, StepState};

/// When a step can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum After {
    /// Once all steps before it, those of its own kind apart, are done or left out.
    Before,
    /// Whenever somebody likes.
    Anytime,
}

/// One step as its plan has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) step: PlanStep,
    pub(crate) about: Option<Id>,
    /// Since when, and whether the app saw it.
    pub(crate) done: Option<(Timestamp, bool)>,
    pub(crate) skipped: Option<Timestamp>,
    pub(crate) can_skip: bool,
    pub(crate) after: After,
    /// It is meant for then, or waits until then.
    pub(crate) until: Option<Timestamp>,
}

impl Planned {
    /// What is done or left out needs nobody any more.
    pub(crate) fn is_over(&self) -> bool {
        self.done.is_some() || self.skipped.is_some()
    }

    /// When it stopped needing anybody.
    pub(crate) fn over_since(&self) -> Option<Timestamp> {
        self.done.map(|(at, _)| at).or(self.skipped)
    }

    /// Only what the state shows counts: a mark of the plan does not.
    pub(crate) fn shown_by(mut self, done: Option<(Timestamp, bool)>) -> Self {
        self.done = done;
        self
    }

    /// What the state shows counts as well as a mark.
    pub(crate) fn or_shown_by(mut self, done: Option<(Timestamp, bool)>) -> Self {
        self.done = done.or(self.done);
        self
    }

    pub(crate) fn skippable(mut self) -> Self {
        self.can_skip = true;
        self
    }

    pub(crate) fn anytime(mut self) -> Self {
        self.after = After::Anytime;
        self
    }

    pub(crate) fn until(mut self, until: Option<Timestamp>) -> Self {
        self.until = until;
        self
    }
}

/// What the steps of a plan are computed from.
pub(crate) struct Ground<'a> {
    pub(crate) app: &'a App,
    pub(crate) open: &'a Open,
    pub(crate) id: &'a Id,
    pub(crate) plan: &'a Plan,
    pub(crate) now: Timestamp,
}

impl<'a> Ground<'a> {
    /// As it is now.
    pub(crate) fn of(app: &'a App, open: &'a Open, id: &'a Id, plan: &'a Plan) -> Self {
        Self { app, open, id, plan, now: (app.host.clock)() }
    }

    pub(crate) fn state(&self) -> &'a State {
        self.open.state()
    }

    /// A step with what its mark says.
    pub(crate) fn step(&self, step: PlanStep, about: Option<&Id>) -> Planned {
        let mark = self.mark(step, about);
        let done = mark.filter(|mark| !mark.skipped);
        // What only the app can find out was seen.
        let seen = step == PlanStep::SeeRefused;
        Planned {
            step,
            about: about.cloned(),
            done: done.map(|mark| (mark.at, seen)),
            skipped: mark.filter(|mark| mark.skipped).map(|mark| mark.at),
            can_skip: false,
            after: After::Before,
            until: None,
        }
    }

    pub(crate) fn mark(&self, step: PlanStep, about: Option<&Id>) -> Option<&'a Mark> {
        let mut marks = self.plan.marks.iter();
        marks.find(|mark| (mark.step, mark.about.as_ref()) == (step, about))
    }

    /// The key it is about.
    pub(crate) fn key(&self) -> Option<(&'a Id, &'a ApiUser)> {
        let id = self.plan.api_user.as_ref()?;
        Some((id, self.state().api_users.get(id)?))
    }

    pub(crate) fn facts(&self, api_user: &ApiUser) -> Option<Facts<'a>> {
        self.app.facts(self.open, api_user)
    }

    /// The catalog's kind of a key.
    pub(crate) fn kind(&self, key: &Id) -> Option<&'a Kind> {
        Some(self.facts(self.state().api_users.get(key)?)?.kind)
    }

    /// Whether a key's system has a way to do it.
    pub(crate) fn can(&self, key: &Id, set: StepSet) -> bool {
        self.kind(key).is_some_and(|kind| !kind.steps.of(set).is_empty())
    }

    /// Everybody who has a key and was not taken off our list before this plan, or by it.
    pub(crate) fn grants_of(&self, key: &Id) -> Vec<(&'a Id, &'a Grant)> {
        let of_it = self.state().grants.iter().filter(|(_, grant)| grant.api_user == *key);
        let still = of_it.filter(|(id, grant)| grant.ended.is_none() || self.is_marked(id));
        let mut grants: Vec<_> = still.collect();
        grants.sort_by_cached_key(|(id, grant)| (self.place_of(&grant.agency), *id));
        grants
    }

    /// Where an agency stands in every list of a plan, whatever its id.
    fn place_of(&self, agency: &Id) -> impl Ord + use<> {
        order_of(&self.open.name(agency))
    }

    /// Their agencies, each once.
    pub(crate) fn agencies_with(&self, key: &Id) -> Vec<&'a Id> {
        let mut agencies: Vec<&Id> = Vec::new();
        let of_it = self.state().grants.values().filter(|grant| grant.api_user == *key);
        let still = of_it.filter(|g| g.ended.is_none() || self.is_marked(&g.agency));
        for grant in still {
            if !agencies.contains(&&grant.agency) {
                agencies.push(&grant.agency);
            }
        }
        agencies.sort_by_cached_key(|agency| (self.place_of(agency), *agency));
        agencies
    }

    /// Whether an agency has a key still, one that works or one that waits.
    fn has(&self, agency: Option<&Id>, key: &Id) -> bool {
        let mut grants = self.state().grants.values();
        grants.any(|g| g.api_user == *key && Some(&g.agency) == agency && g.ended.is_none())
    }

    /// Everybody who has a key is told; what was said before that moment is said again.
    pub(crate) fn tell(&self, key: &Id, since: Option<Timestamp>) -> Vec<Planned> {
        let grants = self.grants_of(key).into_iter();
        let told = grants.filter_map(|(id, grant)| {
            let mut told = self.step(PlanStep::TellHolder, Some(id)).skippable();
            if told.over_since() < since {
                (told.done, told.skipped) = (None, None);
            }
            (told.is_over() || grant.ended.is_none()).then_some(told)
        });
        told.collect()
    }

    /// A file with a key for each of these agencies, as long as they have the key it is for.
    pub(crate) fn make_files(
        &self,
        (held, given): (&Id, &Id),
        agencies: &[&Id],
        since: Option<Timestamp>,
    ) -> Vec<Planned> {
        let files = agencies.iter().map(|agency| {
            let saved = since.and_then(|since| self.saved_for(given, agency, since));
            self.step(PlanStep::MakeFile, Some(agency)).or_shown_by(saved).skippable()
        });
        files.filter(|file| file.is_over() || self.has(file.about.as_ref(), held)).collect()
    }

    /// Who at each of these agencies gets that file. Where the one who was chosen left before it was made and
    /// nobody took over, somebody is chosen again.
    pub(crate) fn readers(&self, held: &Id, agencies: &[&Id], files: &[Planned]) -> Vec<Planned> {
        let readers = agencies.iter().map(|agency| {
            let chosen = self.step(PlanStep::ChooseReader, Some(agency)).skippable();
            let mut files = files.iter();
            let waits = files.any(|file| file.about.as_ref() == Some(agency) && !file.is_over());
            let is_nobody = || self.open.reader(self.plan, agency).is_none();
            let again = chosen.done.is_some() && waits && self.plan.ended.is_none() && is_nobody();
            if again { chosen.shown_by(None) } else { chosen }
        });
        readers.filter(|step| step.is_over() || self.has(step.about.as_ref(), held)).collect()
    }

    /// Files that went out with a key since then, each until its receipt is heard.
    pub(crate) fn deliver(&self, key: &Id, since: Timestamp) -> Vec<Planned> {
        let files = self.files_with(key, since).into_iter();
        let delivered = files.map(|(id, delivery)| {
            let got = delivery.received.as_ref().map(|got| (got.at, got.matched));
            self.step(PlanStep::Deliver, Some(id)).shown_by(got).skippable().anytime()
        });
        delivered.collect()
    }

    fn is_marked(&self, about: &Id) -> bool {
        self.plan.marks.iter().any(|mark| mark.about.as_ref() == Some(about))
    }

    /// Files that went out with a key since then, oldest first.
    pub(crate) fn files_with(&self, key: &Id, since: Timestamp) -> Vec<(&'a Id, &'a Delivery)> {
        let deliveries = self.state().deliveries.iter();
        let mut files: Vec<_> = deliveries
            .filter(|(_, d)| d.api_users.contains(key) && d.went_out() && brought(d, since))
            .collect();
        files.sort_by_key(|(_, d)| d.begun);
        files
    }

    /// The file with a key that was made for an agency since then, saved or not: the newest.
    pub(crate) fn file_for(
        &self,
        key: &Id,
        agency: &Id,
        since: Timestamp,
    ) -> Option<(&'a Id, &'a Delivery)> {
        let deliveries = self.state().deliveries.iter();
        let theirs = deliveries.filter(|(_, d)| {
            d.api_users.contains(key) && self.agency_of(d) == Some(agency) && brought(d, since)
        });
        theirs.max_by_key(|(_, d)| d.made)
    }

    /// When a file with a key was saved for an agency since then.
    pub(crate) fn saved_for(
        &self,
        key: &Id,
        agency: &Id,
        since: Timestamp,
    ) -> Option<(Timestamp, bool)> {
        let files = self.files_with(key, since).into_iter();
        let theirs = files.filter(|(_, d)| self.agency_of(d) == Some(agency));
        let saved = theirs.filter_map(|(_, d)| d.saved.as_ref().map(|saved| saved.at));
        saved.min().map(|at| (at, true))
    }

    /// Where a delivery goes.
    pub(crate) fn agency_of(&self, delivery: &Delivery) -> Option<&'a Id> {
        self.state().contacts.get(&delivery.contact).map(|contact| &contact.agency)
    }

    /// The end of the days in which trouble with an old key would show.
    pub(crate) fn waited(&self, since: Timestamp) -> Timestamp {
        let days = i64::from(self.app.preferences().wait_days);
        let zoned = since.to_zoned(self.open.time_zone());
        zoned.checked_add(days.days()).map_or(since, |then| then.timestamp())
    }
}

/// Whether a file was made, or saved, with what there was after that moment.
pub(crate) fn brought(delivery: &Delivery, since: Timestamp) -> bool {
    delivery.saved.as_ref().map_or(delivery.made, |saved| saved.at) >= since
}

impl App {
    /// The steps of a plan, in order.
    pub(crate) fn planned(&self, open: &Open, id: &Id, plan: &Plan) -> Vec<Planned> {
        let ground = &Ground::of(self, open, id, plan);
        match plan.what {
            PlanWhat::Overlap => plans::overlap::steps(ground),
            PlanWhat::CutOver => plans::cut_over::steps(ground),
            PlanWhat::SwitchOff => plans::switch_off::steps(ground),
            PlanWhat::SwitchOn => plans::switch_on::steps(ground),
            PlanWhat::Reset => plans::reset::steps(ground),
            PlanWhat::PersonLeft => plans::person_left::steps(ground),
            PlanWhat::AgencyEnds => plans::agency_ends::steps(ground),
            PlanWhat::OursLeft => plans::ours_left::steps(ground),
            PlanWhat::Unsure => plans::unsure::steps(ground),
        }
    }
}

/// Whether nothing is left to do but to say that it is over. Where nothing can be done, nothing was.
pub(crate) fn can_end(planned: &[Planned]) -> bool {
    !planned.is_empty()
        && planned.iter().all(|step| step.step == PlanStep::Finish || step.is_over())
}

/// How each step stands, in order.
pub(crate) fn standing(planned: &[Planned]) -> Vec<StepState> {
    let waits = |at: usize, step: PlanStep| {
        planned.iter().take(at).any(|before| before.step != step && !before.is_over())
    };
    planned
        .iter()
        .enumerate()
        .map(|(at, step)| match (step.done, step.skipped) {
            (Some(_), _) => StepState::Done,
            (None, Some(_)) => StepState::Skipped,
            (None, None) if step.after == After::Anytime || !waits(at, step.step) => {
                StepState::Next
            }
            (None, None) => StepState::Later,
        })
        .collect()
}

/// Since when the step at that place is the next one: since what came before it was over, or since then.
pub(crate) fn next_since(plan: &Plan, planned: &[Planned], at: usize) -> Timestamp {
    let before = planned.iter().take(at).filter_map(Planned::over_since);
    let until = planned.get(at).and_then(|step| step.until);
    before.chain(until).max().map_or(plan.begun, |at| at.max(plan.begun))
}
