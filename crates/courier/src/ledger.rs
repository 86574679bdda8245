//! The ledger as the app sees it: lines in, state and log out.

use std::collections::HashMap;

use courier_vault::{Id, Line};
use jiff::Timestamp;

use crate::domain::{Entry, parse_content};
use crate::state::State;

/// One change set that happened.
pub(crate) struct Logged {
    pub(crate) recorded: Timestamp,
    /// The card of the person who was at the keyboard.
    pub(crate) by: Id,
    pub(crate) entries: Vec<Entry>,
    /// The cards of which it names a new version, and which one: counted from 0 in the order of the ledger.
    pub(crate) cards: Vec<(Id, u32)>,
}

/// Everything that happened, in order, and what it comes to.
#[derive(Default)]
pub(crate) struct Ledger {
    pub(crate) state: State,
    pub(crate) log: Vec<Logged>,
    /// Something in it was written by a newer version.
    pub(crate) newer: bool,
    /// How many versions of each card were named.
    versions: HashMap<Id, u32>,
}

impl Ledger {
    pub(crate) fn of(lines: &[Line]) -> Self {
        let mut ledger = Self::default();
        for line in lines {
            ledger.take(line);
        }
        ledger
    }

    /// Takes in one more change set.
    pub(crate) fn take(&mut self, line: &Line) {
        // Counted of every line, also of one that says nothing to us: the vault counts them all.
        let cards = line.cards.iter().map(|card| (card.clone(), self.next_version(card))).collect();
        let Some((by, entries)) = parse_content(&line.content) else {
            self.newer = true;
            return;
        };
        self.newer |= entries.iter().any(Option::is_none);
        let entries: Vec<Entry> = entries.into_iter().flatten().collect();
        for entry in &entries {
            self.state.apply(entry, line.recorded);
        }
        self.log.push(Logged { recorded: line.recorded, by, entries, cards });
    }

    fn next_version(&mut self, card: &Id) -> u32 {
        let count = self.versions.entry(card.clone()).or_default();
        let nth = *count;
        *count = nth.saturating_add(1);
        nth
    }
}
