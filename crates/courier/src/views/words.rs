//! The unlock words and the ways they go.

use serde::{Deserialize, Serialize};

use super::Way;

/// The language the two people will speak: the list the unlock words are drawn from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum WordsLanguage {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Portuguese.
    Pt,
    /// Czech.
    Cs,
}

/// What speaks against a way for the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Caution {
    /// The way.
    pub way: Way,
    /// Why; names the sentence.
    pub why: CautionWhy,
}

/// Why a way for the words is not a good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CautionWhy {
    /// The file and the words would end in the same place.
    SameEnd,
    /// The file has not arrived yet.
    NotArrived,
    /// The number came by e-mail, as the file did.
    NumberFromEmail,
    /// Nobody said where the number came from.
    NumberUnknown,
    /// A call may be recorded or transcribed.
    Recorded,
}

/// The unlock words, shown because a person pressed *Show*. No `Debug`: they must not slip into a log.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WordsView {
    /// Eight words in order.
    pub words: Vec<String>,
    /// How many first letters tell a word apart.
    pub telling: u32,
    /// After how many seconds the window hides them.
    pub seconds: u32,
}

/// Which QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QrFor {
    /// The agency's page reads it from the shared screen.
    Page,
    /// The admin's phone opens a text message to the agency's mobile.
    Text,
    /// The admin's phone opens a WhatsApp message to the agency's mobile.
    Whatsapp,
}

/// A QR code as one SVG path. No `Debug`: it holds the unlock words.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct QrView {
    /// Width and height in modules, the margin of four on each side included.
    pub modules: u32,
    /// The dark modules, an SVG path in module units; empty in practice, where `shown` says what would be sent.
    pub path: String,
    /// In practice, the message that a phone would send, and to whom; else empty.
    pub shown: Option<MessageShown>,
    /// After how many seconds the window hides it.
    pub seconds: u32,
}

/// A message that is shown, because in practice nothing is sent. No `Debug`: it holds the unlock words.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MessageShown {
    /// The number it would go to.
    pub to: String,
    /// What it says.
    pub text: String,
}
