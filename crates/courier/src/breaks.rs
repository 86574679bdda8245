//! Who breaks when a key stops, and the letter to each of them.

use courier_platforms::StepSet;
use courier_vault::Id;

use crate::app::{App, Open};
use crate::ask::letter_view;
use crate::domain::{order_of, show_mobile};
use crate::error::Error;
use crate::keys::known;
use crate::letters::{Life, life_letter, written_moment};
use crate::state::{Grant, Plan};
use crate::views::{BreakView, BreaksView, LetterView, PlanStepView, PlanWhat};

impl App {
    /// Every holder of a key, with a letter that is ready.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn breaks(&self, key: &str, what: PlanWhat) -> Result<BreaksView, Error> {
        self.with(|open| {
            let id = known(open, key)?;
            let state = open.state();
            let api_user = state.api_users.get(&id).ok_or(Error::Unknown)?;
            let plan = state.plans.values().find(|plan| {
                plan.what == what && plan.ended.is_none() && plan.api_user.as_ref() == Some(&id)
            });
            let grants = state.grants.iter();
            let theirs = grants.filter(|(_, g)| g.api_user == id && g.ended.is_none());
            let mut holders: Vec<BreakView> = theirs
                .map(|(grant, held)| self.break_view(open, what, plan, (grant, held)))
                .collect();
            holders.sort_by_key(|holder| order_of(&holder.agency));
            let kind = self.facts(open, api_user).map(|facts| facts.kind);
            let has = |set| kind.is_some_and(|kind| !kind.steps.of(set).is_empty());
            Ok(BreaksView {
                key: self.key_line(open, &id),
                platform: self.platform_name(open, api_user),
                holders,
                in_pages: kind.is_some_and(|kind| !kind.secret),
                can_pause: has(StepSet::SwitchOff) && has(StepSet::SwitchOn),
            })
        })
    }

    fn break_view(
        &self,
        open: &Open,
        what: PlanWhat,
        plan: Option<&Plan>,
        (id, grant): (&Id, &Grant),
    ) -> BreakView {
        let person = open.reader_of(plan, &grant.api_user, &grant.agency);
        let card = person.as_ref().map(|id| open.contact_card(id)).unwrap_or_default();
        let agency = open.name(&grant.agency);
        BreakView {
            grant: id.to_string(),
            agency_id: grant.agency.to_string(),
            person: card.name,
            email: card.email,
            mobile: card.mobile.as_deref().map(show_mobile).unwrap_or_default(),
            purpose: self.purpose_of(open, grant, &agency).unwrap_or_default(),
            letter: self.life_letter(open, what, plan, (id, grant)),
            agency,
        }
    }

    /// The letter to one holder.
    fn life_letter(
        &self,
        open: &Open,
        what: PlanWhat,
        plan: Option<&Plan>,
        (id, grant): (&Id, &Grant),
    ) -> LetterView {
        let known = open.state().api_users.get(&grant.api_user);
        let facts = known.and_then(|known| self.facts(open, known));
        let secret = facts.as_ref().is_none_or(|facts| facts.kind.secret);
        let begun = plan.map(|plan| plan.begun);
        let renewed = known.and_then(|known| known.renewed);
        let is_done = begun.is_some_and(|begun| renewed.is_some_and(|at| at >= begun));
        let now = (self.host.clock)();
        let at = plan.and_then(|plan| plan.timed).filter(|at| *at > now);
        let at = at.map(|at| written_moment(self.lang(), at, &open.time_zone()));
        let token = (!secret && is_done).then(|| open.public_token(&grant.api_user)).flatten();
        let token = token.unwrap_or_default();
        let address = facts.map(|facts| facts.base_url).unwrap_or_default();
        let life = match (what, secret, is_done) {
            (PlanWhat::CutOver, true, true) => Life::Replaced,
            (PlanWhat::CutOver, true, false) => Life::CutOver(at.as_deref()),
            (PlanWhat::CutOver, false, true) => {
                Life::PublicToken { token: &token, address: &address }
            }
            (PlanWhat::CutOver, false, false) => Life::PublicCutOver(at.as_deref()),
            (PlanWhat::Overlap, ..) => Life::Overlap,
            (PlanWhat::SwitchOn, ..) => Life::On,
            (PlanWhat::Reset, ..) => Life::Reset,
            _ => Life::Off,
        };
        let platform = known.map(|known| self.platform_name(open, known)).unwrap_or_default();
        let purpose = self.purpose_of(open, grant, "").unwrap_or_default();
        // Where nobody is known, nobody is greeted by name: a grant has none.
        let person = open.reader_of(plan, &grant.api_user, &grant.agency);
        let to = person.as_ref().unwrap_or(id);
        letter_view(self.between(open, to, |b| life_letter(b, &platform, &purpose, &life)))
    }

    /// The letter to a holder, and to whom it goes.
    pub(crate) fn fill_letter(
        &self,
        open: &Open,
        plan: &Plan,
        grant: &Id,
        view: &mut PlanStepView,
    ) {
        let Some(held) = open.state().grants.get(grant) else { return };
        let person = open.reader_of(Some(plan), &held.api_user, &held.agency);
        view.letter = Some(self.life_letter(open, plan.what, Some(plan), (grant, held)));
        view.email = person.as_ref().map(|id| open.contact_card(id).email).unwrap_or_default();
        view.chosen = person.map(|id| id.to_string()).unwrap_or_default();
    }
}

impl Open {
    /// Who is left without a key when this one stops now.
    pub(crate) fn who_breaks(&self, plan: &Plan, key: &Id) -> Vec<String> {
        let state = self.state();
        let new = state.api_users.get(key).and_then(|known| known.replaced_by.clone());
        let new = new.filter(|_| plan.what == PlanWhat::Overlap);
        let opened = |agency: &Id| {
            let files = state.deliveries.values().filter(|d| d.received.is_some());
            new.as_ref().is_some_and(|new| {
                files
                    .filter(|d| d.api_users.contains(new))
                    .any(|d| state.contacts.get(&d.contact).is_some_and(|c| c.agency == *agency))
            })
        };
        let holders = state.holders(key);
        self.names_of(holders.iter().filter(|agency| !opened(agency)))
    }
}
