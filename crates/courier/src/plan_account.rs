//! Whose e-mail address and mobile number an account has, in a system that sends the key itself.

use std::collections::BTreeMap;

use courier_platforms::{Field, FieldKind};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change};
use crate::error::Error;
use crate::making::problem_of;
use crate::plan::{is_next, under_way};
use crate::plan_steps::Ground;
use crate::plans::reset;
use crate::state::Plan;
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
            for field in facts.kind.fields.iter().filter(|field| reaches(field)) {
                match field.check(fields.get(&field.id).map_or("", String::as_str)) {
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
            let ground = Ground { app: self, open, id: &id, plan, now: (self.host.clock)() };
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
        let ground = Ground { app: self, open, id, plan, now: (self.host.clock)() };
        let person = reset::person(&ground, key);
        let left = person.and_then(|person| open.state().left.get(&person));
        let next = left.and_then(|(_, next)| next.as_ref()).map(|next| open.contact_card(next));
        let (values, ..) = open.api_user_card(key);
        let changed = ground.mark(PlanStep::ChangeAccount, Some(key)).is_some();
        let value_of = |field: &Field| {
            let stands = || values.get(&field.id).cloned().unwrap_or_default();
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
}

/// Whether a field says where messages go.
fn reaches(field: &Field) -> bool {
    field.personal && matches!(field.kind, FieldKind::Email | FieldKind::Mobile)
}
