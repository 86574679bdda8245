//! What a key was for and what it opened, period by period of its rights.

use jiff::civil::Date;

use crate::register_known::{GrantThen, KeyThen};

impl<'a> KeyThen<'a> {
    /// The period a day lies in: what was told last of it counts.
    pub(crate) fn period_on(&self, day: Date) -> usize {
        self.rights.iter().rposition(|rights| rights.since <= day).map_or(0, |at| at + 1)
    }

    /// Its purpose in that period.
    pub(crate) fn purpose_in(&self, period: usize) -> &'a str {
        let told = self.purposes.iter().take(period + 1).rev().find_map(|purpose| *purpose);
        told.unwrap_or(self.purpose)
    }

    /// Another purpose from here on.
    pub(crate) fn say_purpose(&mut self, purpose: &'a str) {
        self.purposes.resize(self.rights.len() + 1, None);
        if let Some(last) = self.purposes.last_mut() {
            *last = Some(purpose);
        }
    }
}

impl<'a> GrantThen<'a> {
    /// Its purpose in that period of its key.
    pub(crate) fn purpose_in(&self, key: &KeyThen<'a>, period: usize) -> &'a str {
        let changed = key.rights.iter().take(period).skip(self.period);
        changed.rev().find_map(|rights| rights.purpose).unwrap_or(self.purpose)
    }

    /// Whether it opened every supporter record in that period of its key.
    fn opened_everything_in(&self, key: &KeyThen<'_>, period: usize) -> bool {
        let changed = key.rights.iter().take(period).skip(self.period);
        changed.rev().find_map(|rights| rights.opens_everything).unwrap_or(self.opens_everything)
    }

    /// Whether it opened every supporter record at any moment of these days.
    pub(crate) fn opened_everything(&self, key: &KeyThen<'_>, from: Date, to: Date) -> bool {
        let changed = key.rights.iter().map(|rights| rights.since);
        let within = changed.filter(|since| (from..=to).contains(since));
        // On the day of a change it was both.
        let before = within.clone().filter_map(|since| since.yesterday().ok());
        let mut days = within.chain(before).chain([from]);
        days.any(|day| self.opened_everything_in(key, key.period_on(day)))
    }

    /// The same at the end of a day.
    pub(crate) fn opened_everything_on(&self, key: &KeyThen<'_>, day: Date) -> bool {
        self.opened_everything_in(key, key.period_on(day))
    }
}
