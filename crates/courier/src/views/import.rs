//! Import of access from a table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{NamedId, Precision};

/// A table that is looked at; nothing of it is on record.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct ImportView {
    /// The file's name.
    pub file: String,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
    /// Days in it can be read in two ways: which is it?
    pub asks_date_order: bool,
    /// A day out of it that can be read in two ways; may be empty.
    pub example: String,
    /// The two days it may be, day first and month first; empty where nothing is asked.
    pub example_days: Vec<String>,
    /// No column says which agency it is.
    pub asks_agency: bool,
    /// Rows name no system: which is it?
    pub asks_platform: bool,
    /// Mobiles have no country: which is it?
    pub asks_country: bool,
    /// Every system we know.
    pub platforms: Vec<NamedId>,
    /// How its letters were written: `utf-8`, `utf-16` or `windows-1252`.
    pub encoding: String,
    /// Keys stood in the file. They were left out; whoever has the file has them.
    pub held_keys: bool,
    /// What was answered so far.
    pub answers: ImportAnswers,
    /// Every row, good or bad, in the file's order.
    pub rows: Vec<ImportRow>,
    /// Rows that will be put on record.
    pub good: u32,
    /// Rows that will not.
    pub bad: u32,
    /// Rows that are on record already.
    pub known: u32,
    /// Agencies that will be new.
    pub new_agencies: u32,
    /// Systems it names that the organisation does not use yet.
    pub new_systems: Vec<String>,
}

/// A column of the table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ImportColumn {
    /// What its head says; may be empty.
    pub head: String,
    /// What the spreadsheet calls it: `A`, `AB`.
    pub letter: String,
    /// What it means; names `import-meaning-<meaning>`.
    pub meaning: String,
    /// What it may mean.
    pub meanings: Vec<String>,
    /// Its first values, as they stand there.
    pub first: Vec<String>,
    /// It holds keys: they were left out.
    pub holds_keys: bool,
}

/// What is answered about a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct ImportAnswers {
    /// `day-first`, `month-first`, or empty while nobody said.
    pub date_order: String,
    /// What columns mean where the guess was not right, by their number from 0.
    pub meanings: BTreeMap<u32, String>,
    /// The system of rows that name none; may be empty.
    pub platform: String,
    /// The country calling code of mobiles typed without one; may be empty.
    pub country: String,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ImportRow {
    /// Its number as a spreadsheet shows it.
    pub line: u32,
    /// The agency.
    pub agency: String,
    /// The person; may be empty.
    pub person: String,
    /// The system in words.
    pub system: String,
    /// The kind of key in the vendor's words.
    pub kind: String,
    /// The purpose in words.
    pub purpose: String,
    /// Since when, a day.
    pub since: String,
    /// How exactly.
    pub precision: Precision,
    /// Why it will not be taken: codes in `errors.ftl`, by column head, with what they mention.
    pub problems: Vec<ImportProblem>,
    /// It is on record already and will be left as it is.
    pub known: bool,
    /// An earlier row of the file says the same; 0 where none does.
    pub same_as: u32,
    /// A key stood in it where none belongs, and was left out.
    pub key_left_out: bool,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ImportProblem {
    /// The head of the column, or its letter; empty where it is about the whole row.
    pub column: String,
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}

/// An import that was taken.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ImportedView {
    /// Its id.
    pub id: String,
    /// When, a moment.
    pub at: String,
    /// How many rows.
    pub rows: u32,
    /// How many agencies were new.
    pub agencies: u32,
    /// How many keys were new.
    pub keys: u32,
    /// It can be undone: nothing on record rests on it.
    pub can_undo: bool,
    /// It was undone.
    pub undone: bool,
}
