//! Days as people write them in tables.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::date_words::{FILLERS, MONTHS, SEASONS, UNKNOWN, WEEKDAYS};
use crate::address::is_dash;

/// In which order a file writes day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// `05/03/2024` is the fifth of March.
    DayFirst,
    /// `05/03/2024` is the third of May.
    MonthFirst,
    /// No value leaves it open: years stand first, months are words, or each value tells by itself.
    YearFirst,
    /// Values may be read either way, and no other value of the file tells: a person must be asked.
    Ambiguous,
}

/// When something was, as exactly as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// That very day.
    Day(Date),
    /// Some day of the month that begins on it.
    Month(Date),
    /// Some day of the three months that begin on it: March, June, September, December.
    Season(Date),
    /// Some day of the year that begins on it.
    Year(Date),
    /// Nobody knows, or nothing is written.
    Unknown,
}

impl When {
    /// The day, or the first one it may have been.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Month(day) | Self::Season(day) | Self::Year(day) => Some(day),
            Self::Unknown => None,
        }
    }
}

/// Why a value is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// It is not written like one.
    NotADate,
    /// There is no such day or month: 30 February, month 13 in this order.
    NoSuchDay,
    /// It has no year.
    YearMissing,
    /// No access and no contract is of that year.
    YearUnlikely,
    /// It can be read in two ways, and nobody said in which.
    OrderUnknown,
}

impl DateProblem {
    /// Names its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotADate => "not-a-date",
            Self::NoSuchDay => "no-such-day",
            Self::YearMissing => "year-missing",
            Self::YearUnlikely => "year-unlikely",
            Self::OrderUnknown => "order-unknown",
        }
    }
}

/// The years in which access was given or contracts end.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2150;

/// The longest text that may be a day.
const LONGEST: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(i8),
    Season(i8),
}

/// Learns from all days of a file in which order they are written.
pub fn guess<'a>(values: impl IntoIterator<Item = &'a str>) -> DateOrder {
    let (mut day_first, mut month_first, mut open) = (false, false, false);
    for value in values {
        let Some(
            [
                Part::Number { value: one, digits: 1..=2 },
                Part::Number { value: two, digits: 1..=2 },
                Part::Number { .. },
            ],
        ) = parts(value).as_deref().and_then(|parts| <[Part; 3]>::try_from(parts).ok())
        else {
            continue;
        };
        match (one, two) {
            (13.., 1..=12) => day_first = true,
            (1..=12, 13..) => month_first = true,
            (1..=12, 1..=12) if one != two => open = true,
            _ => {}
        }
    }
    match (day_first, month_first, open) {
        (true, false, _) => DateOrder::DayFirst,
        (false, true, _) => DateOrder::MonthFirst,
        (_, _, true) => DateOrder::Ambiguous,
        (_, _, false) => DateOrder::YearFirst,
    }
}

/// Reads a day, a month, a season or a year.
///
/// `05/03/2024` and the like need an order: with [`DateOrder::YearFirst`] and [`DateOrder::Ambiguous`] only those
/// are read that mean one day in either.
pub fn parse_date(text: &str, order: DateOrder) -> Result<When, DateProblem> {
    if is_unknown(text) {
        return Ok(When::Unknown);
    }
    let trimmed = text.trim();
    if let Some(day) = serial(trimmed) {
        return Ok(When::Day(day));
    }
    let parts = parts(trimmed).ok_or(DateProblem::NotADate)?;
    match *parts.as_slice() {
        [Part::Number { value, digits: 4 }] => {
            let year = year(value, 4)?;
            first_of(year, 1).map(When::Year)
        }
        [Part::Number { value, digits: 6 }] => {
            let (year, month) = (year(value / 100, 4)?, value % 100);
            month_of(month).and_then(|month| first_of(year, month)).map(When::Month)
        }
        [Part::Number { value, digits: 8 }] => {
            day_of(year(value / 10_000, 4)?, value / 100 % 100, value % 100)
        }
        [Part::Season(month), Part::Number { value, digits }]
        | [Part::Number { value, digits: digits @ 4 }, Part::Season(month)] => {
            first_of(year(value, digits)?, month).map(When::Season)
        }
        // "Winter 2023/24" begins in the first of the two.
        [
            Part::Season(month @ 12),
            Part::Number { value, digits: digits @ (2 | 4) },
            Part::Number { value: next, digits: 2 | 4 },
        ] if (value + 1) % 100 == next % 100 => {
            first_of(year(value, digits)?, month).map(When::Season)
        }
        // Excel writes March 2024 as "Mar-24".
        [Part::Month(month), Part::Number { value, digits: digits @ (2 | 4) }]
        | [Part::Number { value, digits: digits @ 4 }, Part::Month(month)] => {
            first_of(year(value, digits)?, month).map(When::Month)
        }
        [Part::Month(_) | Part::Season(_)]
        | [Part::Number { digits: 1..=2, .. }, Part::Month(_)]
        | [Part::Month(_), Part::Number { digits: 1, .. }]
        | [Part::Number { digits: 1..=2, .. }, Part::Number { digits: 1..=2, .. }] => {
            Err(DateProblem::YearMissing)
        }
        [
            Part::Number { value: day, digits: 1..=2 },
            Part::Month(month),
            Part::Number { value, digits },
        ]
        | [
            Part::Month(month),
            Part::Number { value: day, digits: 1..=2 },
            Part::Number { value, digits },
        ]
        | [
            Part::Number { value, digits: digits @ 4 },
            Part::Month(month),
            Part::Number { value: day, digits: 1..=2 },
        ] => {
            let month = u32::try_from(month).unwrap_or_default();
            day_of(year(value, digits)?, month, day)
        }
        [Part::Number { value, digits: 4 }, Part::Number { value: month, digits: 1..=2 }]
        | [Part::Number { value: month, digits: 1..=2 }, Part::Number { value, digits: 4 }] => {
            let year = year(value, 4)?;
            month_of(month).and_then(|month| first_of(year, month)).map(When::Month)
        }
        [
            Part::Number { value, digits: 4 },
            Part::Number { value: month, digits: 1..=2 },
            Part::Number { value: day, digits: 1..=2 },
        ] => day_of(year(value, 4)?, month, day),
        [
            Part::Number { value: one, digits: 1..=2 },
            Part::Number { value: two, digits: 1..=2 },
            Part::Number { value, digits: digits @ (2 | 4) },
        ] => {
            let year = year(value, digits)?;
            match order {
                DateOrder::DayFirst => day_of(year, two, one),
                DateOrder::MonthFirst => day_of(year, one, two),
                DateOrder::YearFirst | DateOrder::Ambiguous => {
                    match (day_of(year, two, one), day_of(year, one, two)) {
                        (Ok(read), Err(_)) | (Err(_), Ok(read)) => Ok(read),
                        (Ok(read), Ok(other)) if read == other => Ok(read),
                        (Ok(_), Ok(_)) => Err(DateProblem::OrderUnknown),
                        (Err(problem), Err(_)) => Err(problem),
                    }
                }
            }
        }
        _ => Err(DateProblem::NotADate),
    }
}

fn is_unknown(text: &str) -> bool {
    text.len() <= LONGEST && UNKNOWN.contains(&super::headers::words(text).as_str())
}

/// A day as Excel counts it, from the end of 1899: what a day becomes in a cell that is formatted as a number.
fn serial(text: &str) -> Option<Date> {
    let whole = text.split_once(['.', ',']).map_or(text, |(whole, part)| {
        if part.bytes().all(|byte| byte.is_ascii_digit()) { whole } else { "" }
    });
    if whole.len() != 5 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: i32 = whole.parse().ok()?;
    let day = Date::new(1899, 12, 30).ok()?;
    let day = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// Numbers, months and seasons of a text; nothing where anything else stands in it.
fn parts(text: &str) -> Option<Vec<Part>> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.nfkc().collect::<String>().to_lowercase();
    let mut parts = Vec::new();
    for word in
        text.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '(' | ')' | '~' | '?'))
    {
        let word = match word.split_once(':') {
            // Of "2024-03-05T10:22:00" the day, of "10:22" nothing.
            Some((before, _)) => before.split_once('t').map_or("", |(day, _)| day),
            None => word,
        };
        let is_joint = |sign: char| matches!(sign, '/' | '.' | '\'' | '’') || is_dash(sign);
        for piece in word.split(is_joint).filter(|piece| !piece.is_empty()) {
            for run in runs(piece) {
                parts.extend(part(run)?);
            }
        }
    }
    Some(parts)
}

/// Digits and letters apart: `5th`, `5mar2024`.
fn runs(piece: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut before: Option<bool> = None;
    for (at, sign) in piece.char_indices() {
        let is_digit = sign.is_ascii_digit();
        if before.is_some_and(|before| before != is_digit) {
            runs.extend(piece.get(start..at));
            start = at;
        }
        before = Some(is_digit);
    }
    runs.extend(piece.get(start..));
    runs
}

/// What a run means: `Some(None)` for a word that changes nothing.
#[expect(
    clippy::option_option,
    reason = "unreadable, without meaning, and a part are three things"
)]
fn part(run: &str) -> Option<Option<Part>> {
    if run.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = run.parse().ok()?;
        return (run.len() <= 8).then_some(Some(Part::Number { value, digits: run.len() }));
    }
    if FILLERS.contains(&run) {
        return Some(None);
    }
    if let Some((_, month)) = SEASONS.iter().find(|(season, _)| *season == run) {
        return Some(Some(Part::Season(*month)));
    }
    let is_short = |name: &str| {
        (run.len() >= 3 && run.len() <= 4 || run == name) && name.starts_with(run)
            || run == "sept" && name == "september"
    };
    if let Some(at) = MONTHS.iter().position(|name| is_short(name)) {
        return i8::try_from(at + 1).ok().map(|month| Some(Part::Month(month)));
    }
    let is_weekday = WEEKDAYS
        .iter()
        .any(|day| run == *day || run.starts_with(day) && (run.ends_with("day") || run.len() <= 5));
    is_weekday.then_some(None)
}

fn year(value: u32, digits: usize) -> Result<i16, DateProblem> {
    let full = match (digits, value) {
        (4, _) => value,
        (2, 0..=69) => 2000 + value,
        (2, _) => 1900 + value,
        _ => return Err(DateProblem::NotADate),
    };
    let year = i16::try_from(full).map_err(|_| DateProblem::YearUnlikely)?;
    if YEARS.contains(&year) { Ok(year) } else { Err(DateProblem::YearUnlikely) }
}

fn month_of(value: u32) -> Result<i8, DateProblem> {
    let month = i8::try_from(value).ok().filter(|month| (1..=12).contains(month));
    month.ok_or(DateProblem::NoSuchDay)
}

fn first_of(year: i16, month: i8) -> Result<Date, DateProblem> {
    Date::new(year, month, 1).map_err(|_| DateProblem::NoSuchDay)
}

fn day_of(year: i16, month: u32, day: u32) -> Result<When, DateProblem> {
    let day = i8::try_from(day).map_err(|_| DateProblem::NoSuchDay)?;
    Date::new(year, month_of(month)?, day).map(When::Day).map_err(|_| DateProblem::NoSuchDay)
}

#[cfg(test)]
#[path = "tests/dates.rs"]
mod tests;
