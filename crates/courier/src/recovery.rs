//! The recovery sheet: a printed page that opens the vault without this device.

use courier_crypto::{make_random, same};
use courier_vault::{Sheet, VaultError};
use jiff::civil::Date;
use secrecy::{ExposeSecret, SecretString};

use crate::app::{App, Open, Recording};
use crate::domain::Change;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::kept_device::field;
use crate::letters::{
    Question, SheetPage, cancel_question, sheet_page, sheet_question, sheet_title,
};
use crate::views::{PendingSheet, SheetView};

/// So many rows have four characters; the last one has what is left, and is not asked for.
const WHOLE_ROWS: u32 = 14;

/// A sheet that was drawn and not proven to be on paper yet. It opens nothing.
pub(crate) struct Drawn {
    sheet: Sheet,
    day: Date,
    /// The two rows that are typed back.
    ask: [u32; 2],
}

impl App {
    /// How things stand with it.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn sheet(&self) -> Result<SheetView, Error> {
        self.with(|open| Ok(sheet_view(open)))
    }

    /// What the system's own dialog asks before a sheet is drawn.
    pub fn sheet_question(&self) -> Question {
        sheet_question(&self.host.language)
    }

    /// What it asks before sheets are cancelled.
    pub fn cancel_question(&self) -> Question {
        cancel_question(&self.host.language)
    }

    /// What the sheet's window is called.
    pub fn sheet_title(&self) -> String {
        sheet_title(&self.host.language)
    }

    /// Makes a sheet in memory; it opens nothing before it was typed back. One that was drawn before is gone.
    ///
    /// # Errors
    /// [`Error::NotOpen`]; where nothing can be written now, that.
    pub fn sheet_make(&self) -> Result<SheetView, Error> {
        self.with(|open| {
            if open.vault.is_read_only() {
                return Err(VaultError::ReadOnly.into());
            }
            let day = self.today(open);
            open.drawn = Some(Drawn { sheet: Sheet::make(), day, ask: two_rows() });
            Ok(sheet_view(open))
        })
    }

    /// Whether a sheet is drawn.
    ///
    /// # Errors
    /// [`Error::Unknown`] where none is.
    pub fn sheet_drawn(&self) -> Result<(), Error> {
        self.with(|open| open.drawn.as_ref().map(|_| ()).ok_or(Error::Unknown))
    }

    /// The page of the sheet that was drawn. It is meant for a window without script, and for paper.
    ///
    /// # Errors
    /// [`Error::Unknown`] where none is drawn.
    pub fn sheet_page(&self, nonce: &str) -> Result<SecretString, Error> {
        self.with(|open| {
            let drawn = open.drawn.as_ref().ok_or(Error::Unknown)?;
            let page = SheetPage {
                lang: &self.host.language,
                organisation: &open.organisation().0,
                vault: open.vault.id().as_str(),
                sheet: drawn.sheet.id().as_str(),
                day: drawn.day,
                nonce,
            };
            sheet_page(&page, &drawn.sheet.rows(), &drawn.sheet.to_text())
        })
    }

    /// Two of its rows as typed from the paper. Only then is the sheet a keeper of the vault.
    ///
    /// # Errors
    /// [`Error::Fields`] where they are not what stands on it; [`Error::Unknown`] where none is drawn.
    pub fn sheet_confirm(&self, typed: &SecretString) -> Result<SheetView, Error> {
        self.with(|open| {
            let drawn = open.drawn.as_ref().ok_or(Error::Unknown)?;
            if !drawn.is_on_paper(typed) {
                return Err(field("typed", Problem::of(ErrorCode::SheetRows)));
            }
            let drawn = open.drawn.take().ok_or(Error::Unknown)?;
            let by = open.by().ok_or(Error::Unknown)?;
            let entries = vec![Change::SheetMade { sheet: drawn.sheet.id().clone() }.seen()];
            let change = self.change_set(by, Recording { entries, ..Recording::default() });
            let written =
                self.write(open, change, |vault, change| vault.add_sheet(&drawn.sheet, change));
            if let Err(error) = written {
                // The paper is good still: it can be tried again.
                open.drawn = Some(drawn);
                return Err(error);
            }
            Ok(sheet_view(open))
        })
    }

    /// Puts the one that was drawn aside.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn sheet_discard(&self) -> Result<SheetView, Error> {
        self.with(|open| {
            open.drawn = None;
            Ok(sheet_view(open))
        })
    }

    /// Cancels whatever sheet opens the vault, and begins a new vault key for what is written from now on.
    ///
    /// # Errors
    /// Those of writing.
    pub fn sheet_cancel(&self) -> Result<SheetView, Error> {
        self.with(|open| {
            let by = open.by().ok_or(Error::Unknown)?;
            let sheets = open.vault.sheets();
            let cancelled =
                |sheet: &courier_vault::Id| Change::SheetCancelled { sheet: sheet.clone() }.seen();
            let entries = sheets.iter().map(cancelled).collect();
            let change = self.change_set(by, Recording { entries, ..Recording::default() });
            self.write(open, change, |vault, change| vault.cancel_sheets(&sheets, change))?;
            Ok(sheet_view(open))
        })
    }
}

impl Drawn {
    fn is_on_paper(&self, typed: &SecretString) -> bool {
        let rows = self.sheet.rows();
        let row = |number: u32| {
            let at = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
            rows.get(at).map_or("", |row| row.expose_secret())
        };
        let [first, second] = self.ask;
        let asked = SecretString::from(format!("{}{}", row(first), row(second)));
        let letters = typed.expose_secret().chars().filter(char::is_ascii_alphanumeric);
        let typed: String = letters.map(|letter| letter.to_ascii_uppercase()).collect();
        same(&asked, &SecretString::from(typed))
    }
}

/// Two different rows, in their order.
fn two_rows() -> [u32; 2] {
    let [a, b] = *make_random::<2>();
    let first = u32::from(a) % WHOLE_ROWS;
    let second = (first + 1 + u32::from(b) % (WHOLE_ROWS - 1)) % WHOLE_ROWS;
    [first.min(second) + 1, first.max(second) + 1]
}

pub(crate) fn sheet_view(open: &Open) -> SheetView {
    let state = open.state();
    SheetView {
        made: state.sheets.values().max().map(ToString::to_string).unwrap_or_default(),
        cancelled: state.cancelled_sheets,
        pending: open
            .drawn
            .as_ref()
            .map(|drawn| PendingSheet { rows: WHOLE_ROWS + 1, ask: drawn.ask.to_vec() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_that_are_asked_for_are_two_whole_ones() {
        let sheet = Sheet::make();
        assert_eq!(sheet.rows().len(), usize::try_from(WHOLE_ROWS).unwrap() + 1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            let [first, second] = two_rows();
            assert!(1 <= first && first < second && second <= WHOLE_ROWS);
            seen.extend([first, second]);
        }
        assert_eq!(seen.len(), usize::try_from(WHOLE_ROWS).unwrap());
    }
}
