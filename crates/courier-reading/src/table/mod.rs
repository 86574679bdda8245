//! Reads a table that somebody exported from a spreadsheet: bytes, rows, and what its columns mean.
//!
//! [`read`] makes a [`Table`] of bytes, [`Columns::guess`] says which column means what, [`dates`] and
//! [`values`] read its cells. A key never gets as far as a [`Cell`]: whatever looks like one is taken out
//! before anything else sees the table, and of a whole one its last four characters stay.

mod columns;
mod countries;
mod date_words;
pub mod dates;
mod decode;
mod headers;
mod held_keys;
mod problem;
mod split;
pub mod values;

use zeroize::Zeroizing;

pub use columns::{Column, Columns, KeysOnly};
pub use decode::Encoding;
pub use headers::Meaning;
pub use problem::{FileSort, TableProblem};

use crate::left_out::shown;
use held_keys::{HeaderSays, ends_in, header_says, holds_key, is_short_ending, looks_odd};
use split::Record;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 5_000_000;

/// The most rows under the header.
pub const MOST_ROWS: usize = 10_000;

/// The most cells of a row.
pub const MOST_COLUMNS: usize = 100;

/// The most characters of a cell.
pub const LONGEST_CELL: usize = 10_000;

/// How many rows are looked at to find the header below a title.
const ABOVE: usize = 10;

/// A table. None of its cells holds a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, from the left.
    pub header: Vec<Header>,
    /// The rows under the header that hold anything.
    pub rows: Vec<Row>,
    /// How its letters were written.
    pub encoding: Encoding,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// As it stands in the file, on one line of at most 60 characters; may be empty.
    pub name: String,
    /// What the spreadsheet calls the column: `A`, `AB`.
    pub letter: String,
    /// Whether the column holds keys: every cell of it was left out.
    pub holds_keys: bool,
}

/// A row under the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as the spreadsheet shows it: empty rows count, lines within a cell do not.
    pub number: usize,
    /// Its cells, at least as many as the header has.
    pub cells: Vec<Cell>,
    /// Whether it has as many cells as the header.
    pub fit: Fit,
}

/// Whether a row has as many cells as the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It has, or the rest of it is empty.
    Exact,
    /// Its last cells are missing; they are filled with nothing.
    Short {
        /// How many it has.
        cells: usize,
    },
    /// There is something in cells that belong to no column.
    Long {
        /// How many it has.
        cells: usize,
    },
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, without blanks round it; may be empty.
    Text(String),
    /// It held a key, which was left out.
    Key {
        /// The last four characters, where the cell held one whole key and nothing else.
        ends_in: Option<String>,
    },
}

impl Cell {
    /// The text; nothing where a key was left out.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Key { .. } => "",
        }
    }

    /// Whether a key was left out.
    pub fn is_key(&self) -> bool {
        matches!(self, Self::Key { .. })
    }
}

impl Table {
    /// Whether keys stood in the file, wherever they were: somebody should delete it.
    pub fn held_keys(&self) -> bool {
        self.rows.iter().any(|row| row.cells.iter().any(Cell::is_key))
    }
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Table, TableProblem> {
    let (text, encoding) = decode::text(bytes)?;
    let mut records = split::read(&text)?;
    drop(text);
    let is_header = |record: &&Record| record.known_headers() >= 2;
    let known = records.iter().take(ABOVE).find(is_header).map(|record| record.number);
    let first = known.or(records.first().map(|record| record.number));
    let first = first.ok_or(TableProblem::Empty)?;
    // What stands above is a title.
    records.retain(|record| record.number >= first);
    let mut records = records.into_iter();
    let header = records.next().ok_or(TableProblem::Empty)?;
    if known.is_none() && !header.may_be_header() {
        return Err(TableProblem::NoHeader);
    }
    let records: Vec<Record> = records.collect();
    if records.is_empty() {
        return Err(TableProblem::NoRows);
    }
    if records.len() > MOST_ROWS {
        return Err(TableProblem::TooManyRows);
    }
    let width = width(&header, &records);
    let header: Vec<Header> = (0..width).map(|at| column(at, header.cell(at), &records)).collect();
    let rows = records.into_iter().map(|record| row(record, &header)).collect();
    Ok(Table { header, rows, encoding })
}

/// How many columns there are: spreadsheets write empty ones on the right of those that are used.
fn width(header: &Record, records: &[Record]) -> usize {
    let named = header.filled();
    let full = header.cells.len();
    let used = records.iter().filter(|record| record.cells.len() <= full).map(Record::filled);
    named.max(used.max().unwrap_or(0))
}

/// Looks at a column as a whole.
fn column(at: usize, name: &str, records: &[Record]) -> Header {
    let says = header_says(name);
    let cells = || records.iter().map(|record| record.cell(at)).filter(|cell| !cell.is_empty());
    let keys = cells().filter(|cell| holds_key(cell)).count();
    let holds_keys = match says {
        HeaderSays::Secret => cells().next().is_some(),
        HeaderSays::Key => keys > 0 || cells().any(looks_odd),
        HeaderSays::Nothing => keys * 2 > cells().count(),
    };
    let name = if holds_key(name) { String::new() } else { shown(name) };
    Header { name, letter: letter(at), holds_keys }
}

fn row(record: Record, header: &[Header]) -> Row {
    let (number, filled, count) = (record.number, record.filled(), record.cells.len());
    let fit = if filled > header.len() {
        Fit::Long { cells: filled }
    } else if count < header.len() {
        Fit::Short { cells: count }
    } else {
        Fit::Exact
    };
    let keep = filled.max(header.len());
    let mut cells: Vec<Cell> = Vec::with_capacity(keep);
    for (at, text) in record.cells.into_iter().take(keep).enumerate() {
        let column = header.get(at);
        let all_of_it = column.is_some_and(|column| column.holds_keys);
        cells.push(cell(text, all_of_it, column));
    }
    cells.resize(keep, Cell::Text(String::new()));
    Row { number, cells, fit }
}

fn cell(text: Zeroizing<String>, all_of_it: bool, column: Option<&Header>) -> Cell {
    let is_secret = column.is_some_and(|column| header_says(&column.name) == HeaderSays::Secret);
    let is_left_out =
        all_of_it && !text.is_empty() && (is_secret || !is_short_ending(&text)) || holds_key(&text);
    if is_left_out {
        // Four characters of a password are much of it.
        Cell::Key { ends_in: if is_secret { None } else { ends_in(&text) } }
    } else {
        Cell::Text(text.to_string())
    }
}

/// What a spreadsheet calls its columns.
fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
