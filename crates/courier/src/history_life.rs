//! History: the life of a key, plans, people who leave, papers of the past.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::domain::Change;
use crate::history::{HistoryWhat, Params, name_of, of_contact};

impl App {
    /// The sentence of what happened in the life of a key; `None` of anything else.
    pub(crate) fn of_life(&self, open: &Open, change: &Change) -> Option<(HistoryWhat, Params)> {
        let of_grant = |grant: &Id| {
            let known = open.state().grants.get(grant);
            let mut params = known.map(|g| self.of_key(open, &g.api_user)).unwrap_or_default();
            params.push(("agency", known.map(|g| open.name(&g.agency)).unwrap_or_default()));
            params
        };
        let of_grant_on = |grant: &Id, name, value: String| {
            let mut params = of_grant(grant);
            params.push((name, value));
            params
        };
        Some(match change {
            Change::GrantChanged { grant, .. } => (HistoryWhat::GrantChanged, of_grant(grant)),
            Change::ReviewMoved { grant, next, because } => {
                let mut params = of_grant_on(grant, "day", next.to_string());
                params.push(("because", name_of(because)));
                (HistoryWhat::ReviewMoved, params)
            }
            Change::GrantPaused { grant, .. } => (HistoryWhat::GrantPaused, of_grant(grant)),
            Change::GrantResumed { grant, .. } => (HistoryWhat::GrantResumed, of_grant(grant)),
            Change::GrantEnded { grant, why, .. } => {
                (HistoryWhat::GrantEnded, of_grant_on(grant, "why", name_of(why)))
            }
            Change::RightsChanged { api_user, asked_by, .. } => {
                let mut params = self.of_key(open, api_user);
                let asked = asked_by.as_ref().map(|id| open.name(id)).unwrap_or_default();
                let is_known = if asked.is_empty() { "nobody" } else { "somebody" };
                params.extend([("asked", is_known.to_owned()), ("person", asked)]);
                (HistoryWhat::RightsChanged, params)
            }
            Change::SwitchOffSeen { api_user } => {
                (HistoryWhat::SwitchOffSeen, self.of_key(open, api_user))
            }
            Change::ApiUserDeleted { api_user, .. } => {
                (HistoryWhat::ApiUserDeleted, self.of_key(open, api_user))
            }
            Change::ContactLeft { contact, .. } => {
                (HistoryWhat::ContactLeft, of_contact(open, contact))
            }
            Change::PersonLeft { person, .. } => {
                (HistoryWhat::PersonLeft, vec![("person", open.name(person))])
            }
            Change::AgencyEnded { agency, .. } => {
                (HistoryWhat::AgencyEnded, vec![("agency", open.name(agency))])
            }
            Change::DeletionConfirmed { agency, how, .. } => (
                HistoryWhat::DeletionConfirmed,
                vec![("agency", open.name(agency)), ("how", name_of(how))],
            ),
            Change::Erased { .. } => (HistoryWhat::Erased, Vec::new()),
            Change::Imported { rows, .. } => {
                (HistoryWhat::Imported, vec![("rows", rows.to_string())])
            }
            Change::ImportUndone { .. } => (HistoryWhat::ImportUndone, Vec::new()),
            change => return self.of_plan(open, change),
        })
    }

    fn of_plan(&self, open: &Open, change: &Change) -> Option<(HistoryWhat, Params)> {
        let (plan, what, extra) = match change {
            Change::PlanBegun { plan, .. } => (plan, HistoryWhat::PlanBegun, None),
            Change::PlanStepDone { plan, step, .. } => {
                (plan, HistoryWhat::PlanStepDone, Some(("step", name_of(step))))
            }
            Change::PlanStepSkipped { plan, step, .. } => {
                (plan, HistoryWhat::PlanStepSkipped, Some(("step", name_of(step))))
            }
            Change::PlanTimed { plan, .. } => (plan, HistoryWhat::PlanTimed, None),
            Change::PlanReaderChosen { plan, contact, .. } => {
                (plan, HistoryWhat::PlanReaderChosen, Some(("person", open.name(contact))))
            }
            Change::PlanDecided { plan, decision, .. } => {
                (plan, HistoryWhat::PlanDecided, Some(("decision", name_of(decision))))
            }
            Change::PlanEnded { plan, how } => {
                (plan, HistoryWhat::PlanEnded, Some(("how", name_of(how))))
            }
            _ => return None,
        };
        let known = open.state().plans.get(plan);
        let of = |id: Option<&Id>| id.map(|id| open.name(id)).unwrap_or_default();
        let key = known.and_then(|p| p.api_user.as_ref());
        let mut params = vec![
            ("plan", known.map(|p| name_of(&p.what)).unwrap_or_default()),
            ("key", key.map(|id| self.key_line(open, id)).unwrap_or_default()),
            ("agency", of(known.and_then(|p| p.agency.as_ref()))),
            ("person", of(known.and_then(|p| p.contact.as_ref().or(p.person.as_ref())))),
        ];
        if let Some((name, value)) = extra {
            params.retain(|(known, _)| *known != name);
            params.push((name, value));
        }
        Some((what, params))
    }
}
