//! Sets papers: a [`Paper`] becomes a tagged PDF, dates become a calendar, rows become CSV that no spreadsheet runs.
//!
//! Knows no word of the domain, no file and no clock: the same input gives the same bytes. Every text is taken as
//! hostile, because names and notes are written by others.
//!
//! Where to start: [`pdf`]. Inside: `text` cleans what comes in, `fonts` and `lines` make lines of glyphs, `blocks` and
//! `table` place them on a `sheet`, `draw` hands the sheets to the PDF library, which refuses what PDF/UA-1 forbids.

mod blocks;
mod calendar;
mod cells;
mod draw;
mod fonts;
mod lines;
mod sheet;
mod table;
mod text;

#[cfg(test)]
mod hostile;

pub use calendar::{Appointment, calendar};
pub use cells::{csv, harmless};

/// One paper: all its words, in the order they are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paper {
    /// The language of the texts, as a BCP 47 tag. Read aloud by it.
    pub lang: String,
    /// Wide tables are easier to read on a page that lies on its side.
    pub shape: Shape,
    /// Whose paper it is; small, above the title and on top of every further page.
    pub organisation: String,
    /// What it is.
    pub title: String,
    /// What it covers, below the title. May be empty.
    pub under: String,
    /// When it was made, beside the organisation. May be empty.
    pub made: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What stands at the bottom of every page, beside the page's number.
    pub foot: Foot,
}

/// How an A4 page lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading, kept with what follows it; an empty one is left out.
    Heading(String),
    /// A paragraph; a line feed begins a new line.
    Text(String),
    /// A quieter paragraph.
    Note(String),
    /// Points, one below the other.
    List(Vec<String>),
    /// Names and values beside each other.
    Facts(Vec<Fact>),
    /// A table; its head is repeated on every page it goes on to.
    Table(Table),
    /// Records one below the other, each kept on one page where it fits.
    Cards(Vec<Card>),
    /// Lines to write on, kept on one page: what is to be written stands below each.
    Signature(Vec<String>),
}

/// A name and its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// The value; empty is set as a blank.
    pub value: String,
    /// For ids, hashes and numbers that are compared letter by letter.
    pub mono: bool,
}

impl Fact {
    /// A value in words.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), mono: false }
    }

    /// A value that is compared letter by letter.
    pub fn mono(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { mono: true, ..Self::new(name, value) }
    }
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What it shows; stands above it. May be empty.
    pub caption: String,
    /// Its columns. None: no table.
    pub columns: Vec<Column>,
    /// Its rows. One that is too short is filled with blanks; what is beyond the columns is set below the last one's
    /// text, so that nothing is lost.
    pub rows: Vec<Vec<String>>,
    /// What is said where there are no rows.
    pub empty: String,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width, beside the others' shares.
    pub width: f32,
}

impl Column {
    /// A column.
    pub fn new(head: impl Into<String>, width: f32) -> Self {
        Self { head: head.into(), width }
    }
}

/// A record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// What it is about; may be empty.
    pub title: String,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// A sentence below them. May be empty.
    pub note: String,
}

/// The bottom of every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foot {
    /// A sentence. May be empty.
    pub left: String,
    /// What is compared letter by letter, below it. May be empty.
    pub mono: String,
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A paper without a title or a language: nothing could say what it is, or read it aloud.
    #[error("a paper needs a title and a language")]
    NoTitle,
    /// A face that is built in cannot be read.
    #[error("a built-in face cannot be read")]
    NoFace,
    /// The PDF library refuses what was drawn. Names its rule and none of the text.
    #[error("the PDF library refuses the paper: {0}")]
    Refused(&'static str),
}

/// Sets a paper. `page_of` says "page 3 of 12" in the paper's language.
pub fn pdf(paper: &Paper, page_of: &dyn Fn(usize, usize) -> String) -> Result<Vec<u8>, PaperError> {
    if text::is_blank(&paper.title) || paper.lang.is_empty() {
        return Err(PaperError::NoTitle);
    }
    let sheets = blocks::lay_out(paper, fonts::Fonts::new()?);
    draw::draw(paper, sheets, page_of)
}
