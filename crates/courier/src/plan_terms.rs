//! When a plan is meant for, and who gets what.

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Time;

use crate::app::{App, Open, Recording};
use crate::domain::{Change, parse_day};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::plan::under_way;
use crate::state::{Plan, State};
use crate::views::{NamedId, PlanStep, PlanStepView, PlanView, PlanWhat};

impl App {
    /// The moment it rests on, in the vault's time zone: when a key is replaced, when something was noticed.
    ///
    /// # Errors
    /// [`Error::Fields`] for a moment that is none.
    pub fn plan_time(&self, id: &str, day: &str, time: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let at = self.moment(open, plan.what, day, time)?;
            let step = match plan.what {
                PlanWhat::CutOver => PlanStep::AgreeTime,
                PlanWhat::Unsure => PlanStep::Noticed,
                _ => return Err(Error::TooEarly),
            };
            // A moment that has passed is not agreed anew.
            let planned = self.planned(open, &id, plan);
            let renewed = planned.iter().any(|p| p.step == PlanStep::PasteKey && p.is_over());
            if renewed {
                return Err(Error::TooEarly);
            }
            let mark = Change::PlanStepDone { plan: id.clone(), step, about: None };
            let timed = Change::PlanTimed { plan: id.clone(), at };
            let entries = vec![timed.said(), mark.said()];
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// A key is replaced in the future; something was noticed in the past.
    fn moment(
        &self,
        open: &Open,
        what: PlanWhat,
        day: &str,
        time: &str,
    ) -> Result<Timestamp, Error> {
        let wrong = |field: &str, code| Error::Fields(vec![(field.to_owned(), Problem::of(code))]);
        let day = parse_day(day).map_err(|p| Error::Fields(vec![("day".to_owned(), p)]))?;
        let day = day.ok_or_else(|| wrong("day", ErrorCode::Missing))?;
        let time = time.trim();
        if time.is_empty() {
            return Err(wrong("time", ErrorCode::Missing));
        }
        let time = Time::strptime("%H:%M", time);
        let time = time.map_err(|_| wrong("time", ErrorCode::TimeMalformed))?;
        let zoned = open.time_zone().to_zoned(day.to_datetime(time));
        let at = zoned.map_err(|_| wrong("day", ErrorCode::DayMalformed))?.timestamp();
        let now = (self.host.clock)();
        match what {
            PlanWhat::CutOver if at <= now => Err(wrong("time", ErrorCode::TimePast)),
            PlanWhat::Unsure if at > now => Err(wrong("time", ErrorCode::TimeToCome)),
            _ => Ok(at),
        }
    }

    /// Who at an agency gets the new file.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn plan_reader(&self, id: &str, agency: &str, contact: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let agency = Id::parse(agency).ok_or(Error::Unknown)?;
            let contact = Id::parse(contact).ok_or(Error::Unknown)?;
            let planned = self.planned(open, &id, plan);
            let about = Some(agency.clone());
            let step = PlanStep::ChooseReader;
            if !planned.iter().any(|p| p.step == step && p.about == about) {
                return Err(Error::Unknown);
            }
            if !open.people_there(&agency).contains(&contact) {
                return Err(Error::Unknown);
            }
            let chosen = Change::PlanReaderChosen { plan: id.clone(), agency, contact };
            let mark = Change::PlanStepDone { plan: id.clone(), step, about };
            let entries = vec![chosen.said(), mark.said()];
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// The people to choose from, and the file that was made for one of them.
    pub(crate) fn fill_reader(
        &self,
        open: &Open,
        (id, plan): (&Id, &Plan),
        agency: &Id,
        view: &mut PlanStepView,
    ) {
        let people = open.people_there(agency).into_iter();
        view.people =
            people.map(|id| NamedId { name: open.name(&id), id: id.to_string() }).collect();
        let reader = open.reader(plan, agency);
        view.chosen = reader.as_ref().map(Id::to_string).unwrap_or_default();
        if view.step == PlanStep::MakeFile {
            let made = self.file_of_plan(open, id, plan, agency);
            // One that waits to be saved for somebody else is made anew.
            let made = made.filter(|(_, d)| d.went_out() || Some(&d.contact) == reader.as_ref());
            view.delivery = made.map(|(id, known)| self.delivery_row(open, id, known));
        }
    }
}

impl Open {
    /// Who at an agency gets a file of a plan: whoever was chosen, or took over from them; else whoever is
    /// proposed. Nobody, where the one who was chosen is not there any more.
    pub(crate) fn reader(&self, plan: &Plan, agency: &Id) -> Option<Id> {
        self.reader_of(Some(plan), plan.api_user.as_ref()?, agency)
    }

    /// The same for any key that an agency has, with or without a plan.
    pub(crate) fn reader_of(&self, plan: Option<&Plan>, key: &Id, agency: &Id) -> Option<Id> {
        match plan.and_then(|plan| plan.readers.get(agency)) {
            Some(chosen) => self.now_there(chosen),
            None => self.last_contact_there(key, agency),
        }
    }

    /// Whoever is there now in the place of somebody: they themselves, or who took over.
    pub(crate) fn now_there(&self, who: &Id) -> Option<Id> {
        let State { left, erased, .. } = self.state();
        let mut now = who;
        for _ in 0..left.len() {
            let Some((_, successor)) = left.get(now) else { break };
            now = successor.as_ref()?;
        }
        (!left.contains_key(now) && !erased.contains(now)).then(|| now.clone())
    }

    /// The person at an agency to whom a key went last, who is still there; else whoever took over from them;
    /// else the only one we know there.
    pub(crate) fn last_contact_there(&self, api_user: &Id, agency: &Id) -> Option<Id> {
        let there = self.people_there(agency);
        let last = self.last_contact(api_user, agency).and_then(|id| self.now_there(&id));
        let last = last.filter(|id| there.contains(id));
        last.or_else(|| match there.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        })
    }

    /// The people at an agency who are still there.
    pub(crate) fn people_there(&self, agency: &Id) -> Vec<Id> {
        let state = self.state();
        let there = state.contacts.iter();
        let there = there.filter(|(id, of)| of.agency == *agency && state.is_there(id));
        there.map(|(id, _)| id.clone()).collect()
    }
}
