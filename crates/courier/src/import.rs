//! Access that agencies already have, read from a table: looked at first, then put on record in one change set.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use courier_reading::table::dates::{self, DateOrder, DateProblem};
use courier_reading::table::{self, Columns, Encoding, MOST_BYTES, Meaning, Table, TableProblem};
use courier_vault::Id;
use zeroize::Zeroizing;

use crate::app::{App, Open};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::import_rows::{ReadRow, Reading};
use crate::views::{
    ImportAnswers, ImportColumn, ImportRow, ImportView, ImportedView, NamedId, Precision,
    SettingsView,
};

/// How the two orders of days are called in answers.
const DAY_FIRST: &str = "day-first";
const MONTH_FIRST: &str = "month-first";

/// A table while it is looked at: in memory, and nowhere else.
pub(crate) struct Importing {
    file: String,
    pub(crate) table: Table,
    pub(crate) columns: Columns,
    /// What the columns seemed to mean before anybody said so.
    guessed: Vec<Meaning>,
    pub(crate) answers: ImportAnswers,
}

impl App {
    /// Looks at a table; nothing is put on record.
    ///
    /// # Errors
    /// [`Error::Table`] saying why it is none.
    pub fn import_look(&self, path: &Path) -> Result<ImportView, Error> {
        // Nothing is held while the file is read.
        let table = table::read(&bytes_of(path)?).map_err(not_a_table)?;
        let columns = Columns::guess(&table);
        let guessed = columns.list().iter().map(|column| column.meaning).collect();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let answers = ImportAnswers::default();
        self.with(|open| {
            open.importing = Some(Importing { file, table, columns, guessed, answers });
            self.import_view(open)
        })
    }

    /// The table that is looked at; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn import_now(&self) -> Result<Option<ImportView>, Error> {
        self.with(|open| match open.importing {
            Some(_) => self.import_view(open).map(Some),
            None => Ok(None),
        })
    }

    /// The same table with these answers.
    ///
    /// # Errors
    /// [`Error::TooEarly`] without one.
    pub fn import_answer(&self, answers: &ImportAnswers) -> Result<ImportView, Error> {
        self.with(|open| {
            open.importing.as_mut().ok_or(Error::TooEarly)?.answer(answers);
            self.import_view(open)
        })
    }

    /// Puts the good rows on record, all at once.
    ///
    /// # Errors
    /// [`Error::TooEarly`] without a table or with a question open.
    pub fn import_take(&self) -> Result<ImportedView, Error> {
        self.with(|open| {
            let importing = open.importing.take().ok_or(Error::TooEarly)?;
            let taken = self.take_import(open, &importing);
            if taken.is_err() && open.importing.is_none() {
                open.importing = Some(importing);
            }
            let id = taken?;
            let imported = open.imported_views().into_iter().find(|of| of.id == id.as_str());
            imported.ok_or(Error::Unknown)
        })
    }

    fn take_import(&self, open: &mut Open, importing: &Importing) -> Result<Id, Error> {
        let recording = {
            let order = importing.order();
            let rows = Reading::new(self, open, importing, order).rows();
            if order == DateOrder::Ambiguous || !rows.iter().any(ReadRow::is_taken) {
                return Err(Error::TooEarly);
            }
            self.import_recording(open, rows)
        };
        let (import, recording) = recording;
        self.record(open, recording)?;
        Ok(import)
    }

    /// Puts the table away.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn import_forget(&self) -> Result<(), Error> {
        self.with(|open| {
            open.importing = None;
            Ok(())
        })
    }

    /// Takes an import back.
    ///
    /// # Errors
    /// [`Error::ImportUsed`] where something rests on it.
    pub fn import_undo(&self, id: &str) -> Result<SettingsView, Error> {
        self.with(|open| {
            let recording = open.undo_recording(id)?;
            self.record(open, recording)?;
            Ok(self.settings_view(open))
        })
    }

    fn import_view(&self, open: &Open) -> Result<ImportView, Error> {
        let importing = open.importing.as_ref().ok_or(Error::TooEarly)?;
        let order = importing.order();
        let mut reading = Reading::new(self, open, importing, order);
        let rows = reading.rows();
        let good = number(rows.iter().filter(|row| row.is_taken()).count());
        let known = number(rows.iter().filter(|row| row.is_known()).count());
        let bad = number(rows.iter().filter(|row| !row.problems.is_empty()).count());
        let asked = importing.asked();
        let columns = &importing.columns;
        Ok(ImportView {
            file: importing.file.clone(),
            columns: importing.column_views(),
            asks_date_order: asked.is_some(),
            example: asked.unwrap_or_default().to_owned(),
            example_days: asked.map(both_days).unwrap_or_default(),
            asks_agency: !columns.has(Meaning::Agency),
            asks_platform: reading.without_system,
            asks_country: reading.without_country,
            platforms: self
                .catalog()
                .platforms()
                .iter()
                .map(|platform| NamedId { id: platform.id.clone(), name: platform.name.clone() })
                .collect(),
            encoding: match importing.table.encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Utf16 => "utf-16",
                Encoding::Windows1252 => "windows-1252",
            }
            .to_owned(),
            held_keys: importing.table.held_keys(),
            answers: importing.answers.clone(),
            good,
            bad,
            known,
            new_agencies: reading.new_agencies(&rows),
            new_systems: reading.new_systems(&rows),
            rows: rows.into_iter().map(|row| self.row_view(row)).collect(),
        })
    }

    fn row_view(&self, row: ReadRow<'_>) -> ImportRow {
        let (since, precision) = row.since.map_or((String::new(), Precision::Unknown), |since| {
            let day =
                if since.1 == Precision::Unknown { String::new() } else { since.0.to_string() };
            (day, since.1)
        });
        ImportRow {
            line: row.line,
            agency: row.agency,
            person: row.person,
            system: row.platform.map(|platform| platform.name.clone()).unwrap_or_default(),
            kind: match (row.platform, row.purpose) {
                (Some(platform), Some((kind, _))) => platform.kind_name(self.lang(), kind),
                _ => String::new(),
            },
            purpose: row.purpose_title,
            since,
            precision,
            problems: row.problems,
            known: row.known,
            same_as: row.same_as,
            key_left_out: row.key_left_out,
        }
    }
}

impl Importing {
    fn answer(&mut self, answers: &ImportAnswers) {
        let now = self.columns.list();
        let said = answers.meanings.iter().filter_map(|(at, code)| {
            let at = usize::try_from(*at).ok()?;
            let said = Meaning::ALL.into_iter().find(|meaning| meaning.code() == code)?;
            (now.get(at)?.meaning != said).then_some((at, said))
        });
        for (at, meaning) in said.collect::<Vec<_>>() {
            // What a column of keys cannot mean is not offered either.
            let _ = self.columns.set(at, meaning);
        }
        let changed = self.columns.list().iter().zip(&self.guessed).enumerate();
        let changed = changed.filter(|(_, (column, guessed))| column.meaning != **guessed);
        self.answers = ImportAnswers {
            date_order: match &*answers.date_order {
                order @ (DAY_FIRST | MONTH_FIRST) => order.to_owned(),
                _ => String::new(),
            },
            meanings: changed
                .map(|(at, (column, _))| (number(at), column.meaning.code().to_owned()))
                .collect(),
            platform: answers.platform.clone(),
            country: answers.country.trim().to_owned(),
        };
    }

    /// A day that can be read in two ways, where no other tells in which.
    fn asked(&self) -> Option<&str> {
        let days = || self.columns.dates(&self.table);
        let is_open = |text: &&str| {
            dates::parse_date(text, DateOrder::Ambiguous) == Err(DateProblem::OrderUnknown)
        };
        days().find(is_open).filter(|_| dates::guess(days()) == DateOrder::Ambiguous)
    }

    /// In which order its days are read.
    fn order(&self) -> DateOrder {
        match (self.asked(), &*self.answers.date_order) {
            (Some(_), DAY_FIRST) => DateOrder::DayFirst,
            (Some(_), MONTH_FIRST) => DateOrder::MonthFirst,
            (Some(_), _) => DateOrder::Ambiguous,
            (None, _) => match dates::guess(self.columns.dates(&self.table)) {
                // What leaves it open is no day in either order.
                DateOrder::Ambiguous => DateOrder::YearFirst,
                order => order,
            },
        }
    }

    fn column_views(&self) -> Vec<ImportColumn> {
        let columns = self.columns.list().iter();
        let view = |column: &table::Column| ImportColumn {
            head: column.name.clone(),
            letter: column.letter.clone(),
            meaning: column.meaning.code().to_owned(),
            meanings: Meaning::ALL
                .into_iter()
                .filter(|meaning| {
                    !column.holds_keys || matches!(meaning, Meaning::EndsIn | Meaning::Nothing)
                })
                .map(|meaning| meaning.code().to_owned())
                .collect(),
            first: column.samples.clone(),
            holds_keys: column.holds_keys,
        };
        columns.map(view).collect()
    }
}

/// The two days that a text may be.
fn both_days(text: &str) -> Vec<String> {
    let read = |order| dates::parse_date(text, order).ok()?.first_day();
    let days = [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter_map(read);
    days.map(|day| day.to_string()).collect()
}

/// What stands in the file, as long as a table may be.
fn bytes_of(path: &Path) -> Result<Zeroizing<Vec<u8>>, Error> {
    let unreadable = |_| Error::Table(Problem::of(ErrorCode::TableUnreadable));
    let about = path.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(Error::Table(Problem::of(ErrorCode::TableUnreadable)));
    }
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Zeroizing::new(Vec::new());
    if about.len() <= most {
        let file = File::open(path).map_err(unreadable)?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    // What grew meanwhile is too large as well.
    if about.len() > most || bytes.len() > MOST_BYTES {
        return Err(not_a_table(TableProblem::TooLarge));
    }
    Ok(bytes)
}

fn not_a_table(problem: TableProblem) -> Error {
    let code = ErrorCode::of(&format!("table-{}", problem.code()));
    let params = problem.params().into_iter().map(|(name, value)| (name.to_owned(), value));
    Error::Table(Problem { code, params: params.collect() })
}

pub(crate) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
