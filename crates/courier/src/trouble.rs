//! Something went wrong with a delivery, or somebody else may have seen what it carries.

use courier_platforms::StepSet;
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::Change;
use crate::error::Error;
use crate::making_view::step_view;
use crate::state::Delivery;
use crate::views::{DeliveryRow, DeliveryView, LeakView, Settled, Standing, StopView, Trouble};

impl App {
    /// Every delivery of which a file went out, newest first, to find the one that something went wrong with.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn deliveries(&self) -> Result<Vec<DeliveryRow>, Error> {
        self.with(|open| {
            let mut all: Vec<(&Id, &Delivery)> =
                open.state().deliveries.iter().filter(|(_, d)| d.went_out()).collect();
            all.sort_by_key(|(_, delivery)| std::cmp::Reverse(delivery.made));
            Ok(all
                .into_iter()
                .map(|(id, delivery)| self.delivery_row(open, id, delivery))
                .collect())
        })
    }

    /// The locked files that went out to somebody, newest first.
    pub(crate) fn deliveries_to(&self, open: &Open, contact: &Id) -> Vec<DeliveryRow> {
        let theirs = open.state().deliveries.iter();
        let theirs = theirs.filter(|(_, d)| d.contact == *contact && d.went_out() && !d.trial);
        let mut theirs: Vec<(&Id, &Delivery)> = theirs.collect();
        theirs.sort_by_key(|(_, delivery)| std::cmp::Reverse(delivery.made));
        theirs.into_iter().map(|(id, delivery)| self.delivery_row(open, id, delivery)).collect()
    }

    pub(crate) fn delivery_row(&self, open: &Open, id: &Id, delivery: &Delivery) -> DeliveryRow {
        let contact = open.state().contacts.get(&delivery.contact);
        DeliveryRow {
            id: id.to_string(),
            agency: contact.map(|c| open.name(&c.agency)).unwrap_or_default(),
            person: open.name(&delivery.contact),
            platform: self.platform_of(open, delivery),
            made: delivery.made.to_string(),
            standing: standing(delivery),
        }
    }

    /// Puts on record what went wrong.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file was saved.
    pub fn report_trouble(&self, id: &str, trouble: Trouble) -> Result<DeliveryView, Error> {
        self.noted(id, |id, _| Some(Change::TroubleReported { delivery: id, trouble }))
    }

    /// Puts a possible leak on record, and on Home until it is settled.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file was saved.
    pub fn suspect_leak(&self, id: &str) -> Result<DeliveryView, Error> {
        self.noted(id, |id, known| {
            known.leak.is_none().then_some(Change::LeakSuspected { delivery: id })
        })
    }

    /// The possible leak is settled.
    ///
    /// # Errors
    /// Those of recording.
    pub fn settle_leak(&self, id: &str, how: Settled) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.leak.is_some() {
                let settled = Change::LeakSettled { delivery: id.clone(), how };
                let mut entries = vec![settled.said()];
                // What was stopped in the system opens nothing for anybody any more.
                if how == Settled::StoppedAtSystem {
                    let on = delivery.api_users.iter().filter(|id| !open.state().is_off(id));
                    let off = on
                        .map(|id| Change::ApiUserSwitchedOff { api_user: id.clone(), since: None });
                    entries.extend(off.map(Change::said));
                }
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            self.delivery_view(open, &id)
        })
    }

    fn noted(
        &self,
        id: &str,
        change: impl FnOnce(Id, &Delivery) -> Option<Change>,
    ) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if !delivery.went_out() {
                return Err(Error::TooEarly);
            }
            if let Some(change) = change(id.clone(), delivery) {
                let entries = vec![change.said()];
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            self.delivery_view(open, &id)
        })
    }

    /// A possible leak, with the vendor's own steps to stop each key.
    pub(crate) fn leak_view(&self, open: &Open, delivery: &Delivery) -> Option<LeakView> {
        let since = delivery.leak?.to_string();
        let stop = delivery.api_users.iter().filter_map(|id| self.stop_view(open, id)).collect();
        Some(LeakView { since, stop })
    }

    fn stop_view(&self, open: &Open, id: &Id) -> Option<StopView> {
        let facts = self.facts(open, open.state().api_users.get(id)?)?;
        let (fields, ..) = open.api_user_card(id);
        // What cannot be switched off is deleted, or ends when a new one takes its place.
        let ways = [StepSet::SwitchOff, StepSet::Delete, StepSet::Replace];
        let set = ways.into_iter().find(|set| !facts.kind.steps.of(*set).is_empty())?;
        let steps = facts.platform.steps(self.lang(), facts.kind, facts.purpose, set, &fields);
        Some(StopView {
            platform: facts.platform.name.clone(),
            name: self.name_in_form(open, id),
            steps: steps.into_iter().map(step_view).collect(),
        })
    }
}

/// How far a delivery has come.
pub(crate) fn standing(delivery: &Delivery) -> Standing {
    if delivery.leak.is_some() {
        Standing::Leak
    } else if delivery.received.is_some() {
        Standing::Delivered
    } else if delivery.words_sent.is_some() && delivery.arrived.is_some() {
        Standing::WordsGiven
    } else if delivery.arrived.is_some() {
        Standing::Arrived
    } else if delivery.sent.is_some() {
        Standing::Sent
    } else {
        Standing::Made
    }
}
