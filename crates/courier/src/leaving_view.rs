//! What the steps of leaving, ending and doubt show; `plan_view.rs` has the table.

use courier_platforms::StepSet;
use courier_vault::Id;

use crate::app::{App, Open};
use crate::around::first_name;
use crate::domain::Change;
use crate::letters::{
    Between, Letter, deletion_letter, deletion_reminder, emergency_letter, successor_letter,
    written_day,
};
use crate::making_view::step_view;
use crate::plan_steps::{Ground, Planned};
use crate::plans::concerned::{self, others};
use crate::plans::reset;
use crate::state::Plan;
use crate::views::{FieldView, LetterView, NamedId, PlanStep, PlanStepView, PlanWhat, Role};

impl App {
    /// Fills a step of these plans; whether it was one.
    pub(crate) fn fill_leaving(
        &self,
        open: &Open,
        (id, plan): (&Id, &Plan),
        planned: &Planned,
        view: &mut PlanStepView,
    ) -> bool {
        let ground = &Ground::of(self, open, id, plan);
        match (planned.step, planned.about.as_ref()) {
            (PlanStep::AskPerson, about) => fill_asking(open, about, view),
            (PlanStep::ChangeAccount, Some(key)) => {
                view.fields = self.account_fields(open, (id, plan), key);
                view.guide = self.way_to_account(open, key, &view.fields);
            }
            (PlanStep::MessagesWent, Some(key)) => {
                let last = reset::person(ground, key).and_then(|who| open.now_there(&who));
                view.chosen = last.as_ref().map(Id::to_string).unwrap_or_default();
                view.fields = self.account_fields(open, (id, plan), key);
            }
            (PlanStep::NameSuccessor, Some(who)) => self.fill_successor(open, who, view),
            (PlanStep::Decide, Some(key)) => fill_decision(ground, key, view),
            (PlanStep::AskDeletion, Some(agency)) => {
                self.write_to(open, agency, None, view, |between| {
                    let facts = open.state().agency_facts.get(agency);
                    let other = [Some(Role::JointController), Some(Role::Other)];
                    let is_processor = !facts.is_some_and(|facts| other.contains(&facts.role));
                    deletion_letter(between, &self.had(ground), is_processor)
                });
            }
            (PlanStep::DeletionConfirmed, Some(agency)) => {
                let asked = ground.mark(PlanStep::AskDeletion, Some(agency));
                let asked = asked.filter(|mark| !mark.skipped);
                let Some(asked) = asked else { return true };
                let day = asked.at.to_zoned(open.time_zone()).date();
                let day = written_day(self.lang(), day);
                self.write_to(open, agency, None, view, |between| deletion_reminder(between, &day));
            }
            (PlanStep::TellHolder, Some(grant)) if plan.what == PlanWhat::Unsure => {
                let Some(known) = open.state().grants.get(grant) else { return true };
                let key = &known.api_user;
                let platform = open.state().api_users.get(key);
                let platform = platform.map(|k| self.platform_name(open, k)).unwrap_or_default();
                let name = self.key_name(open, key);
                let off = open.state().is_off(key);
                let reader = open.last_contact_there(key, &known.agency);
                self.write_to(open, &known.agency, reader, view, |between| {
                    emergency_letter(between, &platform, &name, off)
                });
            }
            (PlanStep::Noticed | PlanStep::Finish, _) => {}
            _ => return false,
        }
        true
    }

    fn fill_successor(&self, open: &Open, who: &Id, view: &mut PlanStepView) {
        fill_asking(open, Some(who), view);
        let Some(contact) = open.state().contacts.get(who) else {
            (view.why, view.others) = open.left_with(who);
            return;
        };
        let person = open.name(who);
        let keys = self.given_to(open, who);
        self.write_to(open, &contact.agency, None, view, |between| {
            successor_letter(between, &person, &keys)
        });
    }

    /// How an account is changed in its system, to what is proposed.
    fn way_to_account(
        &self,
        open: &Open,
        key: &Id,
        proposed: &[FieldView],
    ) -> Vec<crate::views::StepView> {
        let known = open.state().api_users.get(key);
        let Some(facts) = known.and_then(|known| self.facts(open, known)) else {
            return Vec::new();
        };
        let (mut fields, ..) = open.api_user_card(key);
        fields.extend(proposed.iter().map(|field| (field.id.clone(), field.value.clone())));
        let (kind, purpose, set) = (facts.kind, facts.purpose, StepSet::Change);
        let steps = facts.platform.steps(self.lang(), kind, purpose, set, &fields);
        steps.into_iter().map(step_view).collect()
    }

    /// A letter to somebody at an agency: to that person, or to the only one there.
    fn write_to(
        &self,
        open: &Open,
        agency: &Id,
        reader: Option<Id>,
        view: &mut PlanStepView,
        letter: impl FnOnce(&Between<'_>) -> Letter,
    ) {
        let there = open.people_there(agency);
        let reader = reader.or_else(|| there.first().cloned());
        let card = reader.as_ref().map(|id| open.contact_card(id)).unwrap_or_default();
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let between = Between {
            lang: self.lang(),
            first: first_name(&card.name),
            sender: &sender,
            sender_first: first_name(&sender),
            organisation: &organisation,
        };
        let Letter { subject, body } = letter(&between);
        view.letter = Some(LetterView { subject, body });
        view.email = card.email;
        if view.step != PlanStep::NameSuccessor {
            view.people = named(open, there);
            view.chosen = reader.map(|id| id.to_string()).unwrap_or_default();
        }
    }

    /// What an agency had, one line a key.
    fn had(&self, ground: &Ground<'_>) -> Vec<String> {
        let Some(agency) = &ground.plan.agency else { return Vec::new() };
        self.lines(ground.open, |grant| grant.agency == *agency)
    }

    /// What an agency has that somebody there may have had.
    fn given_to(&self, open: &Open, who: &Id) -> Vec<String> {
        let state = open.state();
        let Some(contact) = state.contacts.get(who) else { return Vec::new() };
        self.lines(open, |grant| grant.agency == contact.agency && !state.is_over(grant))
    }

    fn lines(&self, open: &Open, is_one: impl Fn(&crate::state::Grant) -> bool) -> Vec<String> {
        let never = crate::views::EndedWhy::NeverWas;
        let grants = open.state().grants.values();
        let grants = grants.filter(|g| !g.ended.is_some_and(|(_, why)| why == never) && is_one(g));
        let mut lines: Vec<String> =
            grants.map(|grant| self.key_line(open, &grant.api_user)).collect();
        lines.sort();
        lines.dedup();
        lines
    }
}

impl Open {
    /// What somebody of ours set up that still opens something: `sheet` for the recovery sheet, and the hosts of
    /// our own connections.
    fn left_with(&self, who: &Id) -> (String, Vec<String>) {
        let state = self.state();
        let theirs = self.ledger.log.iter().filter(|logged| logged.by == *who);
        let (mut why, mut hosts) = (String::new(), Vec::new());
        for entry in theirs.flat_map(|logged| &logged.entries) {
            match &entry.change {
                Change::SheetMade { sheet } if state.sheets.contains_key(sheet) => {
                    "sheet".clone_into(&mut why);
                }
                Change::ConnectionMade { connection, account, .. }
                    if state.connections.contains_key(connection) =>
                {
                    hosts.push(self.host_of(account));
                }
                _ => {}
            }
        }
        hosts.sort();
        hosts.dedup();
        (why, hosts)
    }
}

fn named(open: &Open, ids: Vec<Id>) -> Vec<NamedId> {
    ids.into_iter().map(|id| NamedId { name: open.name(&id), id: id.to_string() }).collect()
}

/// Is somebody still there; whoever could be there instead.
fn fill_asking(open: &Open, about: Option<&Id>, view: &mut PlanStepView) {
    let Some(who) = about else { return };
    view.people = named(open, open.successors(who));
    let left = open.state().left.get(who);
    let next = left.and_then(|(_, next)| next.as_ref());
    view.chosen = next.map(Id::to_string).unwrap_or_default();
}

fn fill_decision(ground: &Ground<'_>, key: &Id, view: &mut PlanStepView) {
    let decided = ground.plan.decided.get(key);
    let why = concerned::keys(ground).into_iter().find(|(id, _)| id == key);
    view.decided = decided.map(|(decision, _)| *decision);
    view.plan = decided.and_then(|(_, by)| Some(by.as_ref()?.to_string())).unwrap_or_default();
    view.decisions = concerned::decisions(ground, key);
    view.others = ground.open.names_of(&others(ground, key));
    view.opens_everything = concerned::opens_everything(ground, key);
    view.why = why.map(|(_, why)| why.as_str().to_owned()).unwrap_or_default();
    view.ends_in = ground.open.api_user_card(key).2;
}
