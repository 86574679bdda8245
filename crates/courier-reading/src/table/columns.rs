//! Which column means what: guessed first, then as a person says.

use super::headers::{Meaning, is_half_name, meaning_of};
use super::{Cell, Row, Table, values};

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// Which column of a table means what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As its header says; may be empty.
    pub name: String,
    /// What the spreadsheet calls it: `A`, `AB`.
    pub letter: String,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it holds keys: they were left out, and of whole ones the last four characters stayed.
    pub holds_keys: bool,
    /// How many of its cells hold anything.
    pub filled: usize,
    /// Up to three different values, none of a key.
    pub samples: Vec<String>,
}

/// A column of keys can mean [`Meaning::EndsIn`] or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeysOnly;

impl Columns {
    /// Guesses what each column means, from its header and, where that says nothing, from its values.
    pub fn guess(table: &Table) -> Self {
        let columns = table.header.iter().enumerate().map(|(at, header)| {
            let cells = || table.rows.iter().filter_map(move |row| row.cells.get(at));
            let mut samples: Vec<String> = Vec::new();
            for text in cells().map(Cell::text).filter(|text| !text.is_empty()) {
                if samples.len() < SAMPLES && !samples.iter().any(|sample| sample == text) {
                    samples.push(text.to_owned());
                }
            }
            let filled = cells().filter(|cell| cell.is_key() || !cell.text().is_empty()).count();
            Column {
                name: header.name.clone(),
                letter: header.letter.clone(),
                meaning: Meaning::Nothing,
                holds_keys: header.holds_keys,
                filled,
                samples,
            }
        });
        let mut columns = Self { columns: columns.collect() };
        columns.guess_by_names();
        columns.guess_by_values(table);
        columns
    }

    /// All columns, from the left.
    pub fn list(&self) -> &[Column] {
        &self.columns
    }

    /// Says what a column means. Another column that meant it means nothing from then on, where only one may.
    /// A column that is not there stays away.
    pub fn set(&mut self, column: usize, meaning: Meaning) -> Result<(), KeysOnly> {
        let Some(changed) = self.columns.get(column) else { return Ok(()) };
        if changed.holds_keys && !matches!(meaning, Meaning::EndsIn | Meaning::Nothing) {
            return Err(KeysOnly);
        }
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                other.meaning = meaning;
            } else if other.meaning == meaning && !meaning.may_repeat() {
                other.meaning = Meaning::Nothing;
            }
        }
        Ok(())
    }

    /// Whether any column means it.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.columns.iter().any(|column| column.meaning == meaning)
    }

    /// What a row says of it; of several columns what they say together, halves of a name with a blank and
    /// notes with a line end between. Nothing where no column means it.
    pub fn text(&self, row: &Row, meaning: Meaning) -> String {
        let texts: Vec<&str> = self
            .cells(row, meaning)
            .map(|(_, cell)| cell.text())
            .filter(|text| !text.is_empty())
            .collect();
        texts.join(if meaning == Meaning::Note { "\n" } else { " " })
    }

    /// The end of the key in a row, as it stands there, or the last four characters of the key that did.
    pub fn key_ending<'a>(&self, row: &'a Row) -> Option<&'a str> {
        self.cells(row, Meaning::EndsIn).find_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            Cell::Key { ends_in } => ends_in.as_deref(),
        })
    }

    /// The columns in which a key was left out of this row, those apart that hold keys anyway.
    pub fn stray_keys(&self, row: &Row) -> Vec<usize> {
        let stray = |at: usize| self.columns.get(at).is_none_or(|column| !column.holds_keys);
        let keys = row.cells.iter().enumerate().filter(|(at, cell)| cell.is_key() && stray(*at));
        keys.map(|(at, _)| at).collect()
    }

    /// The values of all columns that are days, to learn how they are written.
    pub fn dates<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = &'a str> {
        table.rows.iter().flat_map(move |row| {
            let cells = row.cells.iter().zip(&self.columns);
            cells.filter(|(_, column)| column.meaning.is_date()).map(|(cell, _)| cell.text())
        })
    }

    fn cells<'a>(&self, row: &'a Row, meaning: Meaning) -> impl Iterator<Item = (usize, &'a Cell)> {
        let cells = row.cells.iter().enumerate().zip(&self.columns);
        cells.filter(move |(_, column)| column.meaning == meaning).map(|(cell, _)| cell)
    }

    fn guess_by_names(&mut self) {
        for at in 0..self.columns.len() {
            let Some(column) = self.columns.get(at) else { continue };
            let meaning = meaning_of(&column.name);
            let is_half = meaning == Meaning::Person && is_half_name(&column.name);
            let same = || self.columns.iter().filter(|other| other.meaning == meaning);
            // Of two that say the same the first counts, unless each is one half.
            let is_free = same().all(|other| is_half && is_half_name(&other.name));
            if !column.holds_keys
                && (is_free || meaning == Meaning::Note)
                && let Some(column) = self.columns.get_mut(at)
            {
                column.meaning = meaning;
            }
        }
    }

    fn guess_by_values(&mut self, table: &Table) {
        for at in 0..self.columns.len() {
            let texts = || {
                let cells = table.rows.iter().filter_map(move |row| row.cells.get(at));
                cells.map(Cell::text).filter(|text| !text.is_empty())
            };
            let filled = texts().count();
            let most = |passes: fn(&str) -> bool| {
                filled > 0 && texts().filter(|text| passes(text)).count() * 2 > filled
            };
            let offers_ends = || {
                table
                    .rows
                    .iter()
                    .filter_map(|row| row.cells.get(at))
                    .any(|cell| matches!(cell, Cell::Key { ends_in: Some(_) }))
            };
            let Some(column) = self.columns.get(at) else { continue };
            let meaning = if column.holds_keys && offers_ends() {
                Meaning::EndsIn
            } else if matches!(column.meaning, Meaning::Nothing | Meaning::Person)
                && most(|text| !values::emails(text).found.is_empty())
            {
                // "Contact", and e-mail addresses under it.
                Meaning::Email
            } else {
                continue;
            };
            if !self.has(meaning)
                && let Some(column) = self.columns.get_mut(at)
            {
                column.meaning = meaning;
            }
        }
    }
}
