//! The dates to come, for somebody's calendar: it may be shown to others, so that it names nobody and nothing.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use courier_papers::{Appointment, calendar};
use courier_vault::Id;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::app::{App, Open};
use crate::domain::Change;
use crate::error::Error;
use crate::letters::generated as text;

/// How many days before it a calendar speaks up: a week is enough to ask an agency.
const REMIND_DAYS: u16 = 7;
/// How many bytes of a hash tell one appointment from all others.
const UID_BYTES: usize = 16;

/// What is to come.
#[derive(Clone, Copy)]
enum What {
    Review,
    End,
    Contract,
}

impl What {
    fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::End => "end",
            Self::Contract => "contract",
        }
    }
}

impl App {
    /// The reviews and ends to come, as an iCalendar file without names of keys, systems, agencies or people.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn calendar(&self) -> Result<Vec<u8>, Error> {
        self.with(|open| {
            let name = text::paper_dates_name(self.lang());
            let days = self.days_to_come(open);
            Ok(calendar(&name, (self.host.clock)(), &days).into_bytes())
        })
    }

    /// The name proposed for it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn calendar_name(&self) -> Result<String, Error> {
        self.with(|open| Ok(self.name_of_file(open, &text::paper_dates_file(self.lang()), "ics")))
    }

    /// Saves it where the person wants it.
    ///
    /// # Errors
    /// Those of [`App::calendar`] and of the disk.
    pub fn save_calendar(&self, to: &Path) -> Result<(), Error> {
        Ok(courier_bundle::write_file(to, &self.calendar()?)?)
    }

    /// By day, what is later today included.
    fn days_to_come(&self, open: &Open) -> Vec<Appointment> {
        let (state, today) = (open.state(), self.today(open));
        let moved = moved(open);
        let moved = |id: &Id| moved.get(id).copied().unwrap_or_default();
        let mut days = Vec::new();
        let mut holding = HashSet::new();
        for (id, grant) in state.open_grants() {
            days.push((grant.review, What::Review, id, moved(id)));
            days.extend(grant.ends.map(|day| (day, What::End, id, 0)));
            holding.insert(&grant.agency);
        }
        for (id, facts) in &state.agency_facts {
            let ends = facts.contract_ends.filter(|_| holding.contains(id));
            days.extend(ends.map(|day| (day, What::Contract, id, moved(id))));
        }
        days.retain(|(day, ..)| *day >= today);
        let mut days: Vec<Appointment> = days
            .into_iter()
            .map(|(day, what, id, sequence)| self.appointment(day, what, id, sequence))
            .collect();
        days.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
        days
    }

    fn appointment(&self, day: Date, what: What, id: &Id, sequence: u32) -> Appointment {
        let (lang, what) = (self.lang(), what.as_str());
        Appointment {
            uid: uid(what, id),
            sequence,
            day,
            title: text::paper_date_title(lang, what),
            description: text::paper_date_more(lang),
            remind_days: REMIND_DAYS,
        }
    }
}

/// The same for the same access as long as there is a vault; nobody can tell the access by it.
fn uid(what: &str, id: &Id) -> String {
    let hash = Sha256::digest(format!("key-courier calendar\0{what}\0{id}"));
    let hex: Vec<String> = hash.iter().take(UID_BYTES).map(|byte| format!("{byte:02x}")).collect();
    format!("{}@key-courier", hex.concat())
}

/// How often the review of an access moved, and the end of an agency's contract.
fn moved(open: &Open) -> HashMap<&Id, u32> {
    let (mut moved, mut ends) = (HashMap::new(), HashMap::new());
    for entry in open.ledger.log.iter().flat_map(|logged| &logged.entries) {
        let id = match &entry.change {
            Change::ReviewMoved { grant, .. } => grant,
            // Told for the first time it has not moved.
            Change::AgencyChanged { agency, contract_ends, .. }
                if ends.insert(agency, *contract_ends).is_some_and(|was| was != *contract_ends) =>
            {
                agency
            }
            _ => continue,
        };
        let times: &mut u32 = moved.entry(id).or_default();
        *times = times.saturating_add(1);
    }
    moved
}
