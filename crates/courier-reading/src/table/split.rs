//! Rows and cells of a text.

use csv::{ReaderBuilder, StringRecord};
use zeroize::Zeroizing;

use super::dates::{DateOrder, When, parse_date};
use super::headers::meaning_of;
use super::{
    FileSort, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Meaning, TableProblem, holds_key, values,
};
use crate::readable::plain;

/// What may stand between cells; the first of those that fit equally well is taken.
const SEPARATORS: &[char] = &[';', '\t', ',', '|'];

/// How many rows are looked at to find it.
const LOOKED_AT: usize = 60;

/// Stands alone in the last row. No text that gets here holds it, so where it does not stand alone, a
/// quotation mark was left open.
const END: &str = "\0";

/// A row before anybody may see it.
pub(super) struct Record {
    pub(super) number: usize,
    pub(super) cells: Vec<Zeroizing<String>>,
}

impl Record {
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.as_str())
    }

    /// How many cells there are up to the last one that holds anything.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)
    }

    /// How many of its cells are names of columns that we know.
    pub(super) fn known_headers(&self) -> usize {
        self.cells.iter().filter(|cell| meaning_of(cell) != Meaning::Nothing).count()
    }

    /// Whether these can be names of columns: words, and no values.
    pub(super) fn may_be_header(&self) -> bool {
        let is_value = |cell: &str| {
            let day =
                parse_date(cell, DateOrder::DayFirst).or(parse_date(cell, DateOrder::MonthFirst));
            holds_key(cell)
                || !values::emails(cell).found.is_empty()
                || matches!(day, Ok(When::Day(_) | When::Month(_)))
        };
        self.cells.iter().any(|cell| cell.contains(char::is_alphabetic))
            && !self.cells.iter().any(|cell| is_value(cell))
    }
}

/// Reads all rows that hold anything.
pub(super) fn read(text: &Zeroizing<String>) -> Result<Vec<Record>, TableProblem> {
    let (said, text) = said_separator(text);
    let mut ended = Zeroizing::new(String::with_capacity(text.len() + 2));
    ended.push_str(text);
    ended.push('\n');
    ended.push_str(END);
    let separator = said.unwrap_or_else(|| best_separator(&ended));
    let mut records = Vec::new();
    let mut problem = None;
    each(&ended, separator, |number, cells| {
        if cells.last().is_some_and(|cell| cell.ends_with(END)) {
            if cells.len() != 1 || cells.first().is_none_or(|cell| *cell != END) {
                problem = Some(TableProblem::QuoteLeftOpen { row: number });
            }
            return false;
        }
        if cells.iter().any(|cell| cell.chars().nth(LONGEST_CELL).is_some()) {
            problem = Some(TableProblem::CellTooLong { row: number });
        }
        // Empty cells on the right cost nothing and belong to nobody.
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
        let Some(filled) = filled else { return problem.is_none() };
        if filled >= MOST_COLUMNS {
            problem = Some(TableProblem::TooManyColumns { row: number });
        }
        // The header, and what may stand above it.
        if records.len() > MOST_ROWS + super::ABOVE {
            problem = Some(TableProblem::TooManyRows);
        }
        if problem.is_some() {
            return false;
        }
        let cells = cells.iter().take(MOST_COLUMNS).map(|cell| clean(cell)).collect();
        records.push(Record { number, cells });
        true
    })?;
    if let Some(problem) = problem {
        return Err(problem);
    }
    records.retain(|record| record.filled() > 0);
    Ok(records)
}

/// Hands on each row with its number in a spreadsheet, until it is told to stop.
fn each(
    text: &str,
    separator: char,
    mut take: impl FnMut(usize, &[&str]) -> bool,
) -> Result<(), TableProblem> {
    let not_text = TableProblem::NotATable(FileSort::Binary);
    let separator = u8::try_from(separator).map_err(|_| not_text)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut number = 0;
    while reader.read_record(&mut record).map_err(|_| not_text)? {
        // The reader leaves out empty lines, a spreadsheet shows them.
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok());
        let rest = start.and_then(|start| text.as_bytes().get(start..)).unwrap_or_default();
        number += 1 + rest.iter().take_while(|byte| **byte == b'\n').count();
        if !take(number, &record.iter().collect::<Vec<_>>()) {
            break;
        }
    }
    Ok(())
}

/// `sep=;` in the first line, which Excel understands and does not show.
fn said_separator(text: &str) -> (Option<char>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_matches('"');
    let Some(said) = line.get(..4).filter(|said| said.eq_ignore_ascii_case("sep=")) else {
        return (None, text);
    };
    let sign = line.get(said.len()..).and_then(|said| said.chars().next());
    let usable = |sign: &char| {
        sign.is_ascii() && !sign.is_ascii_alphanumeric() && !matches!(sign, '"' | '\n' | '\0')
    };
    (sign.filter(usable), rest)
}

/// Which separator makes the most of the text: names of columns that we know, then rows of one width.
fn best_separator(text: &str) -> char {
    let mut best = (',', (0, 0, 0));
    for separator in SEPARATORS {
        let (mut known, mut rows) = (0, Vec::new());
        // What cannot be read as text is said when it is read whole.
        let _ = each(text, *separator, |_, cells| {
            if cells.iter().any(|cell| !cell.trim().is_empty()) && cells != [END] {
                if rows.len() < super::ABOVE && cells.len() <= MOST_COLUMNS {
                    let names = cells.iter().filter(|cell| cell.len() < 200);
                    known = known
                        .max(names.filter(|cell| meaning_of(cell) != Meaning::Nothing).count());
                }
                rows.push(cells.len());
            }
            rows.len() < LOOKED_AT
        });
        let alike = |width: usize| rows.iter().filter(|other| **other == width).count();
        let usual = rows.iter().copied().max_by_key(|width| (alike(*width), *width)).unwrap_or(1);
        if usual == 1 {
            continue;
        }
        let share = alike(usual) * 1000 / rows.len();
        // One known name is in every separator's reading, and by chance in the wrong one.
        let score = (if known >= 2 { known } else { 0 }, share, usual);
        if score > best.1 {
            best = (*separator, score);
        }
    }
    best.0
}

/// A cell without what shows nothing, and without what keeps spreadsheets from reckoning with it.
fn clean(cell: &str) -> Zeroizing<String> {
    let plain = Zeroizing::new(plain(cell));
    let mut text = plain.trim();
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        text = inner.trim();
    }
    if let Some(rest) = text.strip_prefix('\'')
        && rest.starts_with(|sign: char| {
            matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
                || sign.is_ascii_digit()
        })
    {
        text = rest;
    }
    Zeroizing::new(text.to_owned())
}
