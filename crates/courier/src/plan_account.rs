//! Whose e-mail address and mobile number an account has, in a system that sends the key itself.

use std::collections::BTreeMap;

use courier_platforms::{Field, FieldKind};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::making::problem_of;
use crate::plan::{is_next, under_way};
use crate::plan_steps::Ground;
use crate::plans::reset;
use crate::state::Plan;
use crate::theirs::Theirs;
use crate::views::{FieldView, PlanStep, PlanView};

impl App {
    /// The account's e-mail and mobile as they are in the system now. What we know of the person who gets the
    /// messages is not changed by it.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn plan_account(
        &self,
        id: &str,
        fields: &BTreeMap<String, String>,
    ) -> Result<PlanView, Error> {
        self.with(|open| {
            let (id, plan) = under_way(open, id)?;
            let key = plan.api_user.clone().ok_or(Error::TooEarly)?;
            let planned = self.planned(open, &id, plan);
            is_next(&planned, PlanStep::ChangeAccount, Some(&key))?;
            let known = open.state().api_users.get(&key).ok_or(Error::Unknown)?;
            let facts = self.facts(open, known).ok_or(Error::Unknown)?;
            let (mut values, characters, ends_in) = open.api_user_card(&key);
            let mut problems = Vec::new();
            let gone = self.who_left(open, (&id, plan), &key);
            for field in facts.kind.fields.iter().filter(|field| reaches(field)) {
                match field.check(fields.get(&field.id).map_or("", String::as_str)) {
                    // The messages would go to somebody who is not there any more.
                    Ok(value) if gone.as_ref().is_some_and(|gone| gone.still_has(&value)) => {
                        problems.push((
                            format!("field:{}", field.id),
                            Problem::of(ErrorCode::OfWhoLeft),
                        ));
                    }
                    Ok(value) => drop(values.insert(field.id.clone(), value)),
                    Err(problem) => problems.push((
                        format!("field:{}", field.id),
                        problem_of(problem.code(), problem.params()),
                    )),
                }
            }
            if !problems.is_empty() {
                return Err(Error::Fields(problems));
            }
            let there = open.there(&key);
            let card = Card::ApiUser { fields: values, characters, ends_in, there };
            let (step, about) = (PlanStep::ChangeAccount, Some(key.clone()));
            let mut entries = vec![Change::PlanStepDone { plan: id.clone(), step, about }.said()];
            // Who had it is found by what stood there: from here on the plan says it.
            let ground = Ground::of(self, open, &id, plan);
            let person = reset::person(&ground, &key);
            let (asked, of) = (PlanStep::AskPerson, person.as_ref());
            if ground.mark(asked, of).is_none() {
                let mark = Change::PlanStepDone { plan: id.clone(), step: asked, about: person };
                entries.push(mark.said());
            }
            let changed =
                Change::ApiUserChanged { api_user: key.clone(), account: None, purpose: None };
            entries.push(changed.said());
            let cards = vec![(key, card)];
            self.record(open, Recording { entries, cards, ..Recording::default() })?;
            self.plan_view(open, &id)
        })
    }

    /// What of an account reaches somebody: proposed for whoever takes over.
    pub(crate) fn account_fields(
        &self,
        open: &Open,
        (id, plan): (&Id, &Plan),
        key: &Id,
    ) -> Vec<FieldView> {
        let known = open.state().api_users.get(key);
        let Some(facts) = known.and_then(|known| self.facts(open, known)) else {
            return Vec::new();
        };
        let ground = Ground::of(self, open, id, plan);
        let gone = self.who_left(open, (id, plan), key);
        let next = gone.as_ref().and_then(|gone| gone.next.as_ref());
        let next = next.map(|next| open.contact_card(next));
        let (values, ..) = open.api_user_card(key);
        let changed = ground.mark(PlanStep::ChangeAccount, Some(key)).is_some();
        let value_of = |field: &Field| {
            let stands = || {
                let value = values.get(&field.id);
                let value = value.filter(|v| !gone.as_ref().is_some_and(|gone| gone.still_has(v)));
                value.cloned().unwrap_or_default()
            };
            match (&next, field.kind) {
                (Some(next), FieldKind::Email) if !changed => next.email.clone(),
                (Some(next), FieldKind::Mobile) if !changed => {
                    next.mobile.clone().unwrap_or_default()
                }
                _ => stands(),
            }
        };
        let reaching = facts.kind.fields.iter().filter(|field| reaches(field));
        let values: BTreeMap<&str, String> =
            reaching.map(|field| (field.id.as_str(), value_of(field))).collect();
        let shown = facts.platform.form(self.lang(), facts.kind, facts.purpose).into_iter();
        shown
            .filter_map(|field| {
                Some(FieldView {
                    value: values.get(field.id.as_str())?.clone(),
                    id: field.id,
                    label: field.label,
                    help: field.help,
                    options: field.options,
                    optional: field.optional,
                    many: field.many,
                })
            })
            .collect()
    }

    /// Whoever had the account and is not there any more.
    fn who_left(&self, open: &Open, (id, plan): (&Id, &Plan), key: &Id) -> Option<Gone> {
        let person = reset::person(&Ground::of(self, open, id, plan), key)?;
        let state = open.state();
        state.left.get(&person)?;
        // Whoever took over may have left as well.
        let (mut theirs, mut who) = (Vec::new(), Some(&person));
        while let Some(gone) = who.filter(|_| theirs.len() < state.left.len()) {
            let Some((_, next)) = state.left.get(gone) else { break };
            theirs.push(Theirs::of(open, gone));
            who = next.as_ref();
        }
        let agency = state.contacts.get(&person).map(|contact| &contact.agency);
        let there = agency.map(|agency| open.people_there(agency)).unwrap_or_default();
        let there = there.iter().map(|id| Theirs::of(open, id)).collect();
        Some(Gone { theirs, there, next: open.now_there(&person) })
    }
}

/// Those who had an account and left, one after the other, and who has it now.
struct Gone {
    theirs: Vec<Theirs>,
    /// Who is still there at the agency.
    there: Vec<Theirs>,
    next: Option<Id>,
}

impl Gone {
    /// Whether it reaches somebody who left, and nobody who is there.
    fn still_has(&self, value: &str) -> bool {
        let stands_in = |theirs: &[Theirs]| theirs.iter().any(|of| of.stands_in(value));
        stands_in(&self.theirs) && !stands_in(&self.there)
    }
}

/// Whether a field says where messages go.
fn reaches(field: &Field) -> bool {
    field.personal && matches!(field.kind, FieldKind::Email | FieldKind::Mobile)
}
