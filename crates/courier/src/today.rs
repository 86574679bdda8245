//! What needs the person today: files on their way, drafts, and access that is not as it should be.

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::Id;
use jiff::Timestamp;

use crate::app::{App, Open};
use crate::drafts::Draft;
use crate::state::{Delivery, State};
use crate::views::{PlanWhat, Step, TodayRow, TodayWhat};

/// A row, with what it is ordered by.
struct Dated {
    since: Timestamp,
    row: TodayRow,
}

impl App {
    /// Most urgent first: what others may have read before what is over, and somebody who waits with a file
    /// they cannot open before somebody who waits for a file; of each, what has waited longest.
    pub(crate) fn today_rows(&self, open: &Open) -> Vec<TodayRow> {
        let mut rows: Vec<Dated> = self.deliveries_that_wait(open);
        rows.extend(open.drafts().iter().map(|(id, draft)| self.draft_row(open, id, draft)));
        rows.extend(self.sent_unprotected(open));
        rows.extend(self.to_switch_off(open));
        rows.extend(self.contracts_over(open));
        rows.extend(self.grants_to_look_at(open));
        rows.extend(self.open_connections(open));
        let plans = self.plans_today(open).into_iter();
        rows.extend(plans.map(|(since, row)| Dated { since, row }));
        rows.sort_by_key(|dated| (urgency(dated.row.what), dated.since));
        rows.into_iter().map(|dated| dated.row).collect()
    }

    fn deliveries_that_wait(&self, open: &Open) -> Vec<Dated> {
        let deliveries = open.state().deliveries.iter();
        let waiting = deliveries.filter_map(|(id, d)| Some((id, d, waiting_for(d)?)));
        waiting
            .map(|(id, delivery, (what, since))| {
                let contact = open.state().contacts.get(&delivery.contact);
                dated(
                    since,
                    TodayRow {
                        what,
                        id: id.to_string(),
                        agency: contact.map(|c| open.name(&c.agency)).unwrap_or_default(),
                        person: open.name(&delivery.contact),
                        platform: self.platform_of(open, delivery),
                        since: String::new(),
                    },
                )
            })
            .collect()
    }

    fn draft_row(&self, open: &Open, id: &Id, draft: &Draft) -> Dated {
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let agency = contact.map_or_else(|| draft.answers.agency.clone(), |c| open.name(&c.agency));
        let person = draft.contact.as_ref();
        let person = person.map_or_else(|| draft.answers.person.clone(), |id| open.name(id));
        let platform = self.catalog().platform(&draft.answers.platform);
        // Once it goes on with the answer, or without one, nobody is waited for.
        let asked = draft.asked.filter(|_| !draft.answered && draft.step <= Step::AskThem);
        let what = asked.map_or(TodayWhat::Draft, |_| TodayWhat::WaitingForAnswer);
        dated(
            asked.unwrap_or(draft.started),
            TodayRow {
                what,
                id: id.to_string(),
                agency,
                person,
                platform: platform.map(|p| p.name.clone()).unwrap_or_default(),
                since: String::new(),
            },
        )
    }

    /// One row a key that others may have read on its way, whoever got it so.
    fn sent_unprotected(&self, open: &Open) -> Vec<Dated> {
        let state = open.state();
        let mut keys: BTreeMap<&Id, (BTreeSet<&Id>, Timestamp)> = BTreeMap::new();
        for (_, grant) in state.open_grants().filter(|(_, grant)| state.is_exposed(grant)) {
            let (agencies, since) =
                keys.entry(&grant.api_user).or_insert((BTreeSet::new(), grant.recorded));
            agencies.insert(&grant.agency);
            *since = grant.recorded.min(*since);
        }
        keys.into_iter()
            .map(|(id, (agencies, since))| {
                dated(since, self.key_today(open, TodayWhat::SentUnprotected, id, agencies))
            })
            .collect()
    }

    /// Keys whose successor somebody has: the old one is only a door left open.
    fn to_switch_off(&self, open: &Open) -> Vec<Dated> {
        let state = open.state();
        // A plan that replaces it stands there itself.
        let planned = |id: &Id| {
            state.plans.values().any(|plan| {
                plan.what == PlanWhat::Overlap
                    && plan.ended.is_none()
                    && plan.api_user.as_ref() == Some(id)
            })
        };
        let old = state.api_users.iter();
        let old = old.filter(|(id, old)| old.switched_off.is_none() && !planned(id));
        old.filter_map(|(id, old)| Some((id, successor_given(state, old.replaced_by.as_ref()?)?)))
            .map(|(id, since)| {
                let holders = state.holders(id);
                dated(since, self.key_today(open, TodayWhat::SwitchOldOff, id, &holders))
            })
            .collect()
    }

    /// Our passwords at sites that were for one job only.
    fn open_connections(&self, open: &Open) -> Vec<Dated> {
        let state = open.state();
        let for_a_job = state.connections.iter().filter(|(_, connection)| !connection.kept);
        for_a_job
            .map(|(id, connection)| {
                let account = state.accounts.get(&connection.account);
                let platform = account.and_then(|a| self.catalog().platform(&a.platform));
                dated(
                    connection.made,
                    TodayRow {
                        what: TodayWhat::ConnectionOpen,
                        id: id.to_string(),
                        agency: open.host_of(&connection.account),
                        person: String::new(),
                        platform: platform.map(|p| p.name.clone()).unwrap_or_default(),
                        since: String::new(),
                    },
                )
            })
            .collect()
    }

    fn key_today<'a>(
        &self,
        open: &Open,
        what: TodayWhat,
        id: &Id,
        agencies: impl IntoIterator<Item = &'a Id>,
    ) -> TodayRow {
        let platform = open.state().api_users.get(id).map(|key| self.platform_name(open, key));
        TodayRow {
            what,
            id: id.to_string(),
            agency: open.names_of(agencies).join(", "),
            person: String::new(),
            platform: platform.unwrap_or_default(),
            since: String::new(),
        }
    }

    /// Agencies that still hold keys after the last day of their contract.
    fn contracts_over(&self, open: &Open) -> Vec<Dated> {
        let state = open.state();
        let today = self.today(open);
        let holding: BTreeSet<&Id> = state.open_grants().map(|(_, grant)| &grant.agency).collect();
        let over = holding.into_iter().filter_map(|id| {
            let ended = state.agency_facts.get(id)?.contract_ends.filter(|day| *day < today)?;
            Some((id, ended.tomorrow().ok()?.to_zoned(open.time_zone()).ok()?.timestamp()))
        });
        over.map(|(id, since)| {
            dated(
                since,
                TodayRow {
                    what: TodayWhat::ContractOver,
                    id: id.to_string(),
                    agency: open.name(id),
                    person: String::new(),
                    platform: String::new(),
                    since: String::new(),
                },
            )
        })
        .collect()
    }

    /// Access that was to end and is still open; else access whose review is due, or comes within the lead time.
    fn grants_to_look_at(&self, open: &Open) -> Vec<Dated> {
        let today = self.today(open);
        let rows = open.state().open_grants().filter_map(|(id, grant)| {
            let over = grant.ends.filter(|last| *last < today);
            let (what, from) = match over {
                Some(last) => (TodayWhat::EndPassed, last.tomorrow().ok()?),
                None if self.is_review_due(open, grant) => {
                    (TodayWhat::ReviewDue, self.lead_begins(grant))
                }
                None => return None,
            };
            let since = from.to_zoned(open.time_zone()).ok()?.timestamp();
            let row = self.key_today(open, what, &grant.api_user, [&grant.agency]);
            Some(dated(since, TodayRow { id: id.to_string(), ..row }))
        });
        rows.collect()
    }

    /// The vendor's name of what a delivery carries; empty of a trial.
    pub(crate) fn platform_of(&self, open: &Open, delivery: &Delivery) -> String {
        let api_user = delivery.api_users.first().and_then(|id| open.state().api_users.get(id));
        api_user.map(|api_user| self.platform_name(open, api_user)).unwrap_or_default()
    }
}

fn dated(since: Timestamp, row: TodayRow) -> Dated {
    Dated { since, row: TodayRow { since: since.to_string(), ..row } }
}

/// Since when somebody has a key that took another's place; `None` while nobody has. Access is put on record
/// when its file is saved, or when it needs none.
fn successor_given(state: &State, new: &Id) -> Option<Timestamp> {
    state.grants.values().filter(|grant| grant.api_user == *new).map(|grant| grant.recorded).min()
}

fn waiting_for(delivery: &Delivery) -> Option<(TodayWhat, Timestamp)> {
    if let Some(since) = delivery.leak {
        return Some((TodayWhat::PossibleLeak, since));
    }
    if delivery.received.is_some() {
        return None;
    }
    // A file to the person's own key needs no words.
    let needs_words = delivery.words.is_some();
    match (delivery.sent, delivery.arrived, delivery.words_sent) {
        (Some(_), Some(_), Some((given, _))) => Some((TodayWhat::ReceiptToHear, given)),
        (Some(_), Some(arrived), None) if needs_words => Some((TodayWhat::WordsToSend, arrived)),
        (Some(_), Some(arrived), None) => Some((TodayWhat::ReceiptToHear, arrived)),
        (Some((sent, _)), None, _) => Some((TodayWhat::HasItArrived, sent)),
        (None, ..) => match &delivery.saved {
            Some(saved) => Some((TodayWhat::FileToSend, saved.at)),
            // The one that takes the place of a file out there is waited for, saved or not.
            None if delivery.went_out() => Some((TodayWhat::FileToSend, delivery.made)),
            // A file that was never saved has not left: its draft, if there still is one, stands for it.
            None => None,
        },
    }
}

fn urgency(what: TodayWhat) -> u8 {
    match what {
        TodayWhat::PossibleLeak => 0,
        TodayWhat::SentUnprotected => 1,
        TodayWhat::ContractOver => 2,
        TodayWhat::SwitchOldOff | TodayWhat::ConnectionOpen | TodayWhat::EndPassed => 3,
        TodayWhat::WordsToSend | TodayWhat::PlanNext => 4,
        TodayWhat::HasItArrived => 5,
        TodayWhat::ReceiptToHear => 6,
        TodayWhat::FileToSend => 7,
        TodayWhat::ReviewDue | TodayWhat::Draft => 8,
        TodayWhat::WaitingForAnswer => 9,
    }
}
