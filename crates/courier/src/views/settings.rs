//! Settings, and the recovery sheet.

use serde::Serialize;

use super::{ConnectionView, ImportedView, OverdueView, OwnSystemView, Preferences};

/// Settings.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SettingsView {
    /// The organisation's name.
    pub organisation: String,
    /// The organisation's e-mail domain.
    pub email_domain: String,
    /// The person at the keyboard.
    pub person: String,
    /// Where the vault lies.
    pub folder: String,
    /// The vault opens with a passphrase, because this computer has no keychain.
    pub passphrase: bool,
    /// Every system we know, in the catalog's order.
    pub systems: Vec<SystemUsed>,
    /// The recovery sheet.
    pub sheet: SheetView,
    /// Our connections to sites.
    pub connections: Vec<ConnectionView>,
    /// Catalog files of the organisation's own.
    pub own_systems: Vec<OwnSystemView>,
    /// All of it is practice.
    pub practice: bool,
    /// What a person likes.
    pub preferences: Preferences,
    /// People of ours, those who left last.
    pub people: Vec<OurPersonView>,
    /// Tables that were read in, newest first.
    pub imports: Vec<ImportedView>,
    /// Whose data have been kept longer than the retention term.
    pub overdue: Vec<OverdueView>,
}

/// Somebody of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OurPersonView {
    /// The id of their card.
    pub id: String,
    /// Their name; empty where they were erased.
    pub name: String,
    /// They are at the keyboard.
    pub here: bool,
    /// When they left, a day; may be empty.
    pub left: String,
    /// A plan that looks after what they saw; may be empty.
    pub plan: String,
}

/// A system, and whether the organisation uses it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SystemUsed {
    /// The catalog's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
    /// The organisation uses it.
    pub used: bool,
    /// Keys on record there: then it stays.
    pub keys: u32,
}

/// The recovery sheet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SheetView {
    /// When the sheet that opens the vault was made, a moment; empty where there is none.
    pub made: String,
    /// How many were cancelled.
    pub cancelled: u32,
    /// A sheet that was drawn and not proven to be on paper yet.
    pub pending: Option<PendingSheet>,
}

/// A sheet that was drawn: it opens nothing before what stands on it was typed back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PendingSheet {
    /// How many rows of four characters it has.
    pub rows: u32,
    /// Which two rows are to be typed back, counted from one.
    pub ask: Vec<u32>,
}
