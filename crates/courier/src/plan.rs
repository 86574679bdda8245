//! Plans: something with a key, an agency or a person that takes several steps, and perhaps weeks.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, Entry, Known, PlanCard, parse_optional_text};
use crate::error::Error;
use crate::letter::MailTo;
use crate::plan_steps::{Planned, can_end, standing};
use crate::state::{Plan, State};
use crate::views::{EndedWhy, PlanEnd, PlanRow, PlanStep, PlanView, PlanWhat, StepState};

/// What a plan is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) api_user: Option<Id>,
    pub(crate) agency: Option<Id>,
    pub(crate) contact: Option<Id>,
    pub(crate) person: Option<Id>,
    pub(crate) delivery: Option<Id>,
}

impl App {
    /// Every plan, those under way first.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn plans(&self) -> Result<Vec<PlanRow>, Error> {
        self.with(|open| Ok(self.plan_rows(open, |_| true)))
    }

    /// A plan.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn plan(&self, id: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let id = Id::parse(id).ok_or(Error::Unknown)?;
            self.plan_view(open, &id)
        })
    }

    /// Begins a plan about a key, an agency, a person or a delivery, or takes up the one under way; its id.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::TooEarly`] where it makes no sense for it.
    pub fn begin_plan(&self, what: PlanWhat, about: &str) -> Result<String, Error> {
        self.with(|open| {
            let (id, entries) = self.begun(open, what, about)?;
            if !entries.is_empty() {
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            Ok(id.to_string())
        })
    }

    /// A plan, and what goes on record for it to be there: nothing where one is under way.
    pub(crate) fn begun(
        &self,
        open: &Open,
        what: PlanWhat,
        about: &str,
    ) -> Result<(Id, Vec<Entry>), Error> {
        let about = About::of(open.state(), what, about)?;
        let begun = open.state().plans.iter().find(|(_, plan)| {
            plan.what == what && plan.ended.is_none() && About::in_plan(plan) == about
        });
        let mut entries = Vec::new();
        if let Some((id, plan)) = begun {
            let planned = self.planned(open, id, plan);
            if planned.is_empty() || !planned.iter().all(Planned::is_over) {
                return Ok((id.clone(), Vec::new()));
            }
            // Nothing was left to do in it: this is another one.
            entries.push(Change::PlanEnded { plan: id.clone(), how: PlanEnd::Done }.said());
        }
        self.may_begin(open, what, &about)?;
        let plan = Id::make();
        entries.extend(self.at_the_beginning(open, what, &about)?);
        let About { api_user, agency, contact, person, delivery } = about;
        let id = plan.clone();
        let begun = Change::PlanBegun { plan, what, api_user, agency, contact, person, delivery };
        entries.insert(0, begun.said());
        Ok((id, entries))
    }

    /// Whether a plan makes sense for what it is about.
    fn may_begin(&self, open: &Open, what: PlanWhat, about: &About) -> Result<(), Error> {
        let Some(key) = &about.api_user else { return Ok(()) };
        if self.plans_for(open, key).contains(&what) {
            return Ok(());
        }
        let known = open.state().api_users.get(key).ok_or(Error::Unknown)?;
        let is_off = known.switched_off.is_some();
        Err(match what {
            PlanWhat::SwitchOn if !is_off => Error::KeyIsOn,
            PlanWhat::SwitchOn => Error::TooEarly,
            _ if is_off => Error::KeyIsOff,
            _ if known.replaced_by.is_some() => Error::KeyReplaced,
            _ => Error::TooEarly,
        })
    }

    /// The person says that a step is done.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where it is not its turn.
    pub fn plan_done(&self, id: &str, step: PlanStep, about: &str) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let about = about_of(about)?;
            let planned = self.planned(open, &id, plan);
            is_next(&planned, step, about.as_ref())?;
            let mut entries = self.said_done(open, plan, step, about.as_ref())?;
            let renewed = entries.iter().any(|of| matches!(of.change, Change::KeyRenewed { .. }));
            let unseen =
                about.as_ref().filter(|_| renewed).and_then(|key| open.ending_unknown(key));
            entries.push(Change::PlanStepDone { plan: id.clone(), step, about }.said());
            let cards = unseen.into_iter().collect();
            self.record(open, Recording { entries, cards, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// What goes on record, beside the mark, when somebody says that a step is done; refused for a step that is
    /// done by something else than saying so.
    fn said_done(
        &self,
        open: &Open,
        plan: &Plan,
        step: PlanStep,
        about: Option<&Id>,
    ) -> Result<Vec<Entry>, Error> {
        let key = || plan.api_user.clone().ok_or(Error::Unknown);
        Ok(match step {
            PlanStep::SwitchOffThere => {
                vec![Change::ApiUserSwitchedOff { api_user: key()?, since: None }.said()]
            }
            PlanStep::SwitchOnThere => {
                vec![Change::ApiUserSwitchedOn { api_user: key()? }.said()]
            }
            PlanStep::DeleteThere => {
                vec![Change::ApiUserDeleted { api_user: key()?, since: None }.said()]
            }
            // They have the new key another way.
            PlanStep::MakeFile if plan.what == PlanWhat::CutOver => {
                let paused = paused(open.state(), &key()?, |_, agency| Some(agency) == about);
                self.resumed(open, paused).into_iter().map(Change::said).collect()
            }
            // A letter brought a public token.
            PlanStep::TellHolder
                if plan.what == PlanWhat::CutOver && !self.is_secret(open, plan) =>
            {
                let paused = paused(open.state(), &key()?, |grant, _| Some(grant) == about);
                self.resumed(open, paused).into_iter().map(Change::said).collect()
            }
            // From here on the key before opens nothing, until the messages with the new one went.
            PlanStep::RenewThere if plan.what == PlanWhat::Reset => {
                self.renewal(open, &key()?, Known::Said)
            }
            PlanStep::MessagesWent => {
                let paused = paused(open.state(), &key()?, |_, _| true);
                self.resumed(open, paused).into_iter().map(Change::said).collect()
            }
            PlanStep::AgreeTime
            | PlanStep::ChangeAccount
            | PlanStep::NameSuccessor
            | PlanStep::Noticed
            | PlanStep::Decide
            | PlanStep::DeletionConfirmed
            | PlanStep::Finish
            | PlanStep::ChooseReader
            | PlanStep::MakeSecond
            | PlanStep::PasteKey
            | PlanStep::MakeFile
            | PlanStep::Deliver
            | PlanStep::SeeRefused
            | PlanStep::Wait => return Err(Error::TooEarly),
            _ => Vec::new(),
        })
    }

    fn is_secret(&self, open: &Open, plan: &Plan) -> bool {
        let known = plan.api_user.as_ref().and_then(|id| open.state().api_users.get(id));
        let facts = known.and_then(|known| self.facts(open, known));
        facts.is_none_or(|facts| facts.kind.secret)
    }

    /// That these have a key that works again since today.
    pub(crate) fn resumed(&self, open: &Open, grants: Vec<Id>) -> Vec<Change> {
        let since = self.today(open);
        grants.into_iter().map(|grant| Change::GrantResumed { grant, since }).collect()
    }

    /// A step is left out; without saying which, every step of that kind that is next.
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
        let reason = parse_optional_text(reason)
            .map_err(|problem| Error::Fields(vec![("reason".to_owned(), problem)]))?;
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let about = about_of(about)?;
            let planned = self.planned(open, &id, plan);
            let of_kind = planned.iter().zip(standing(&planned)).filter(|(planned, standing)| {
                planned.step == step && planned.can_skip && *standing == StepState::Next
            });
            let skipped: Vec<Option<Id>> = of_kind
                .map(|(planned, _)| planned.about.clone())
                .filter(|one| about.is_none() || *one == about)
                .collect();
            if skipped.is_empty() {
                return Err(Error::TooEarly);
            }
            let mut entries = Vec::new();
            let mut card = open.plan_card(&id);
            for about in skipped {
                if !reason.is_empty() {
                    card.reasons.insert(reason_key(step, about.as_ref()), reason.clone());
                }
                entries.extend(self.left_out(open, plan, step, about.as_ref()));
                entries.push(Change::PlanStepSkipped { plan: id.clone(), step, about }.said());
            }
            let mut recording = Recording { entries, ..Recording::default() };
            if !reason.is_empty() {
                recording.cards.push((id.clone(), Card::Plan(card)));
            }
            self.record(open, recording)?;
            self.plan_view(open, &id)
        })
    }

    /// What leaving a step out means, beside the mark.
    fn left_out(&self, open: &Open, plan: &Plan, step: PlanStep, about: Option<&Id>) -> Vec<Entry> {
        let (PlanWhat::CutOver, PlanStep::MakeFile, Some(key)) = (plan.what, step, &plan.api_user)
        else {
            return Vec::new();
        };
        // Their key was made anew, and they get no other.
        let (since, why) = (self.today(open), EndedWhy::KeyGone);
        let gone = paused(open.state(), key, |_, agency| Some(agency) == about).into_iter();
        gone.map(|grant| Change::GrantEnded { grant, since, why }.said()).collect()
    }

    /// The letter of a step as an e-mail.
    ///
    /// # Errors
    /// [`Error::Unknown`] where it has none.
    pub fn plan_mail(&self, id: &str, step: PlanStep, about: &str) -> Result<MailTo, Error> {
        let plan = Id::parse(id).ok_or(Error::Unknown)?;
        let view = self.with(|open| self.plan_view(open, &plan))?;
        let mut steps = view.steps.into_iter();
        let found = steps.find(|found| found.step == step && found.about == about);
        let found = found.ok_or(Error::Unknown)?;
        Ok(MailTo::of(found.email, found.letter.ok_or(Error::Unknown)?))
    }

    /// It is over.
    ///
    /// # Errors
    /// [`Error::TooEarly`] while steps are open and it is not given up.
    pub fn end_plan(&self, id: &str, how: PlanEnd) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let planned = self.planned(open, &id, plan);
            if how == PlanEnd::Done && !can_end(&planned) {
                return Err(Error::TooEarly);
            }
            let mut entries = vec![Change::PlanEnded { plan: id.clone(), how }.said()];
            if how == PlanEnd::Done {
                entries.extend(self.at_the_end(open, plan));
            }
            self.record(open, Recording { entries, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }
}

impl About {
    /// What an id names, for a plan of that kind.
    fn of(state: &State, what: PlanWhat, about: &str) -> Result<Self, Error> {
        let id = Id::parse(about).ok_or(Error::Unknown)?;
        let some = || Some(id.clone());
        let none = Self::default;
        let of_key = || Self { api_user: some(), ..none() };
        let of_agency = || Self { agency: some(), ..none() };
        let is_key = state.api_users.contains_key(&id);
        let is_agency = state.agencies.contains(&id);
        let found = match what {
            PlanWhat::PersonLeft if state.contacts.contains_key(&id) => {
                Self { contact: some(), ..none() }
            }
            PlanWhat::OursLeft if state.people.contains(&id) => Self { person: some(), ..none() },
            PlanWhat::Unsure if state.deliveries.contains_key(&id) => {
                Self { delivery: some(), ..none() }
            }
            PlanWhat::AgencyEnds | PlanWhat::Unsure if is_agency => of_agency(),
            PlanWhat::PersonLeft | PlanWhat::AgencyEnds | PlanWhat::OursLeft => {
                return Err(Error::Unknown);
            }
            _ if is_key => of_key(),
            _ => return Err(Error::Unknown),
        };
        Ok(found)
    }

    fn in_plan(plan: &Plan) -> Self {
        Self {
            api_user: plan.api_user.clone(),
            agency: plan.agency.clone(),
            contact: plan.contact.clone(),
            person: plan.person.clone(),
            delivery: plan.delivery.clone(),
        }
    }
}

impl Open {
    /// What was noted on the way of a plan.
    pub(crate) fn plan_card(&self, plan: &Id) -> PlanCard {
        match self.card(plan) {
            Some(Card::Plan(card)) => card,
            _ => PlanCard::default(),
        }
    }
}

/// A plan that is not over.
pub(crate) fn under_way<'a>(open: &'a Open, id: &str) -> Result<(Id, &'a Plan), Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    let plan = open.state().plans.get(&id).ok_or(Error::Unknown)?;
    if plan.ended.is_some() {
        return Err(Error::TooEarly);
    }
    Ok((id, plan))
}

/// What a step is about, as the window says it.
pub(crate) fn about_of(about: &str) -> Result<Option<Id>, Error> {
    if about.is_empty() {
        return Ok(None);
    }
    Id::parse(about).map(Some).ok_or(Error::Unknown)
}

/// That it is a step's turn.
pub(crate) fn is_next(
    planned: &[Planned],
    step: PlanStep,
    about: Option<&Id>,
) -> Result<(), Error> {
    let mut steps = planned.iter().zip(standing(planned));
    let found = steps.find(|(p, _)| p.step == step && p.about.as_ref() == about);
    match found {
        Some((_, StepState::Next)) => Ok(()),
        Some(_) => Err(Error::TooEarly),
        None => Err(Error::Unknown),
    }
}

/// Where a reason stands on a plan's card.
pub(crate) fn reason_key(step: PlanStep, about: Option<&Id>) -> String {
    let step = serde_json::to_value(step).unwrap_or_default();
    let step = step.as_str().unwrap_or_default().to_owned();
    about.map_or_else(|| step.clone(), |about| format!("{step}/{about}"))
}

/// The grants of a key that wait for a new one.
pub(crate) fn paused(state: &State, key: &Id, is_one: impl Fn(&Id, &Id) -> bool) -> Vec<Id> {
    let grants = state.grants.iter();
    let waiting = grants.filter(|(id, grant)| {
        grant.api_user == *key
            && grant.paused.is_some()
            && grant.ended.is_none()
            && is_one(id, &grant.agency)
    });
    waiting.map(|(id, _)| id.clone()).collect()
}
