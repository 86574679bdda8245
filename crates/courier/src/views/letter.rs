//! Letters to the agency.

use serde::{Deserialize, Serialize};

/// A letter to the agency. It never holds a key, words or a receipt number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LetterView {
    /// Its subject.
    pub subject: String,
    /// Its text, lines ended by LF.
    pub body: String,
}

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// With the file.
    File,
    /// Has it arrived?
    Reminder,
    /// Nothing arrived.
    NothingArrived,
    /// The page stays blank.
    BlankPage,
    /// The words are refused.
    WordsRefused,
    /// The key is refused by the system.
    KeyRefused,
    /// It went to the wrong person.
    WrongPerson,
    /// A new file takes the place of the old one.
    Replaced,
}

/// What happened to *Open e-mail*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MailView {
    /// The letter was too long for a link: it is on the clipboard instead.
    pub body_left_out: bool,
    /// In practice, what would have been sent: no mail program was opened. Else empty.
    pub shown: Option<MailShown>,
}

/// A mail that is shown, because in practice nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MailShown {
    /// The address it would go to.
    pub to: String,
    /// The letter.
    pub letter: LetterView,
}
