//! What all papers share: whose they are, the words of days and moments, the number at the foot and what it proves.

use courier_papers::{Block, Fact, Foot, Paper};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::app::{App, Open};
use crate::history::name_of;
use crate::letters::generated as text;
use crate::letters::register as words;
use crate::letters::{plain_name, written_day, written_moment};
use crate::views::Precision;

/// What a paper is written with.
pub(super) struct Frame<'a> {
    pub(super) app: &'a App,
    pub(super) open: &'a Open,
    pub(super) lang: &'a str,
    zone: TimeZone,
    /// Number and hash of this device's last entry.
    head: (u64, String),
}

impl<'a> Frame<'a> {
    pub(super) fn new(app: &'a App, open: &'a Open) -> Self {
        let own = open.vault.heads().get(open.vault.device().id());
        let head = own.map(|head| (head.number, head.hash.clone())).unwrap_or_default();
        Self { app, open, lang: app.lang(), zone: open.time_zone(), head }
    }

    /// A paper with its head and foot.
    pub(super) fn paper(&self, title: String, under: String, blocks: Vec<Block>) -> Paper {
        let (number, hash) = &self.head;
        Paper {
            lang: self.lang.to_owned(),
            organisation: self.organisation(),
            title,
            under,
            made: text::paper_made(self.lang, &self.moment((self.app.host.clock)())),
            blocks,
            foot: Foot {
                left: text::paper_entry(self.lang, &number.to_string()),
                mono: hash.clone(),
            },
            ..Paper::default()
        }
    }

    pub(super) fn organisation(&self) -> String {
        plain_name(&self.open.organisation().0)
    }

    pub(super) fn date(&self, day: Date) -> String {
        written_day(self.lang, day)
    }

    /// A day of a view; empty stays empty.
    pub(super) fn day(&self, day: &str) -> String {
        day.parse().map(|day| self.date(day)).unwrap_or_default()
    }

    pub(super) fn moment(&self, at: Timestamp) -> String {
        written_moment(self.lang, at, &self.zone)
    }

    /// The civil day of a moment.
    pub(super) fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// A name in one line; one that was erased is said to be.
    pub(super) fn name(&self, name: &str) -> String {
        let plain = plain_name(name);
        if plain.is_empty() { text::paper_erased(self.lang) } else { plain }
    }

    /// Since when, as exactly as that is known.
    pub(super) fn since(&self, day: &str, precision: Precision) -> String {
        text::paper_since(self.lang, &self.day(day), &name_of(&precision))
    }

    /// A day and whether the app saw it.
    pub(super) fn known(&self, day: &str, seen: bool) -> String {
        text::paper_day_known(self.lang, day, &words::known(self.lang, seen))
    }

    /// A moment and whether the app saw it.
    pub(super) fn known_at(&self, at: Timestamp, seen: bool) -> String {
        let known = words::known(self.lang, seen);
        text::paper_day_known(self.lang, &self.moment(at), &known)
    }

    /// What somebody signs who looked at it.
    pub(super) fn signature(&self) -> Vec<Block> {
        let lines = [
            text::paper_sign(self.lang),
            text::paper_sign_day(self.lang),
            text::paper_sign_signature(self.lang),
        ];
        vec![Block::Heading(text::paper_signed(self.lang)), Block::Signature(lines.to_vec())]
    }

    /// What the number at the foot proves, and what it does not.
    pub(super) fn proves(&self) -> Vec<Block> {
        let number = self.head.0.to_string();
        let next = self.head.0.saturating_add(1).to_string();
        vec![
            Block::Heading(text::paper_proves(self.lang)),
            Block::Note(text::paper_proves_what(self.lang, &number)),
            Block::Note(text::paper_proves_now(self.lang, &next, &number)),
            Block::Note(text::paper_proves_not(self.lang)),
        ]
    }
}

/// A fact, unless there is nothing to say.
pub(super) fn fact(name: String, value: impl Into<String>) -> Option<Fact> {
    let value = value.into();
    (!value.is_empty()).then(|| Fact::new(name, value))
}

/// The same of what is compared letter by letter.
pub(super) fn mono(name: String, value: impl Into<String>) -> Option<Fact> {
    let value = value.into();
    (!value.is_empty()).then(|| Fact::mono(name, value))
}
