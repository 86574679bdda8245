//! Why a file is not read.

use super::{LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS};

/// Why a file is not read. Nothing of the file is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableProblem {
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It has more than [`MOST_ROWS`] rows.
    TooManyRows,
    /// A row has more than [`MOST_COLUMNS`] cells.
    TooManyColumns {
        /// Its number in the spreadsheet.
        row: usize,
    },
    /// A cell has more than [`LONGEST_CELL`] characters.
    CellTooLong {
        /// The number of its row in the spreadsheet.
        row: usize,
    },
    /// A quotation mark opens a cell and none closes it: what follows would be one cell.
    QuoteLeftOpen {
        /// The number of the row in the spreadsheet.
        row: usize,
    },
    /// It is a file of another sort.
    NotATable(FileSort),
    /// There is nothing in it.
    Empty,
    /// Its first row holds values and no names of columns.
    NoHeader,
    /// There is a header and nothing under it.
    NoRows,
}

/// What a file is that is not a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileSort {
    /// An Excel workbook (`.xlsx`, `.xlsm`, `.xlsb`).
    Workbook,
    /// A file of an older Office (`.xls`, `.doc`), or a workbook with a password.
    OldOffice,
    /// An open spreadsheet, as `LibreOffice` writes it (`.ods`).
    OpenDocument,
    /// A document of Word.
    Document,
    /// Another archive, a Numbers file among them.
    Archive,
    /// A PDF.
    Pdf,
    /// A web page: some programs write one and call it `.xls`.
    WebPage,
    /// XML or JSON.
    Data,
    /// A file locked with age, a vault's own among them.
    Locked,
    /// No text at all.
    Binary,
}

impl FileSort {
    /// Names its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::OldOffice => "old-office",
            Self::OpenDocument => "open-document",
            Self::Document => "document",
            Self::Archive => "archive",
            Self::Pdf => "pdf",
            Self::WebPage => "web-page",
            Self::Data => "data",
            Self::Locked => "locked",
            Self::Binary => "binary",
        }
    }
}

impl TableProblem {
    /// Names its sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooManyRows => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::QuoteLeftOpen { .. } => "quote-left-open",
            Self::NotATable(_) => "not-a-table",
            Self::Empty => "empty",
            Self::NoHeader => "no-header",
            Self::NoRows => "no-rows",
        }
    }

    /// What the sentence mentions.
    pub fn params(self) -> Vec<(&'static str, String)> {
        let row = |row: usize| ("row", row.to_string());
        let most = |most: usize| ("most", most.to_string());
        match self {
            // In whole megabytes, as people know the size of files.
            Self::TooLarge => vec![most(MOST_BYTES / 1_000_000)],
            Self::TooManyRows => vec![most(MOST_ROWS)],
            Self::TooManyColumns { row: number } => vec![row(number), most(MOST_COLUMNS)],
            Self::CellTooLong { row: number } => vec![row(number), most(LONGEST_CELL)],
            Self::QuoteLeftOpen { row: number } => vec![row(number)],
            Self::NotATable(sort) => vec![("sort", sort.code().to_owned())],
            Self::Empty | Self::NoHeader | Self::NoRows => Vec::new(),
        }
    }
}
