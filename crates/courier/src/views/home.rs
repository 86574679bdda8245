//! Home, History and what stands round every screen.

use std::collections::BTreeMap;

use serde::Serialize;

/// What stands round every screen of an open vault.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FrameView {
    /// The organisation's name.
    pub organisation: String,
    /// The person at the keyboard.
    pub person: String,
    /// What is not as it should be with the vault; empty on a good day.
    pub notices: Vec<Notice>,
    /// Nothing can be changed now; the notices say why.
    pub read_only: bool,
    /// Where the vault lies.
    pub folder: String,
    /// Coming back takes a passphrase: it is locked, not only hidden.
    pub passphrase: bool,
    /// All of it is practice: an invented organisation and a platform on this computer.
    pub practice: bool,
}

/// A sentence about the vault that stays until it is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Notice {
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// Whether "go on without them" can be pressed.
    pub can_go_on: bool,
}

/// Home.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct HomeView {
    /// Today, a day.
    pub today: String,
    /// What needs the person, most urgent first, at most five.
    pub rows: Vec<TodayRow>,
    /// How many more there are.
    pub more: u32,
    /// Agencies with open access.
    pub agencies: u32,
    /// Keys that somebody outside holds.
    pub keys: u32,
    /// How many of those open every supporter record.
    pub open_everything: u32,
    /// When the recovery sheet was made, a moment; empty while only this computer opens the vault.
    pub sheet: String,
    /// Nothing was ever put on record but the beginning.
    pub is_new: bool,
}

/// One thing that needs the person.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TodayRow {
    /// What it is; names the sentence.
    pub what: TodayWhat,
    /// The id of the draft, the delivery, the key or the agency.
    pub id: String,
    /// The agency, empty while nobody was named yet.
    pub agency: String,
    /// The person at the agency, may be empty.
    pub person: String,
    /// The vendor's name, may be empty.
    pub platform: String,
    /// Since when, a moment.
    pub since: String,
}

/// Why a row stands on Home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TodayWhat {
    /// A draft was left half way.
    Draft,
    /// The locked file is made but not on its way.
    FileToSend,
    /// The file was sent; has it arrived?
    HasItArrived,
    /// The file has arrived; the unlock words are next.
    WordsToSend,
    /// File and words are there; what is the receipt number?
    ReceiptToHear,
    /// Somebody else may have seen it.
    PossibleLeak,
    /// The agency was asked and has not answered yet.
    WaitingForAnswer,
    /// A key went out so that others may have read it: replace it.
    SentUnprotected,
    /// A newer key took its place: the old one is to be switched off.
    SwitchOldOff,
    /// The contract has ended and the agency still holds keys.
    ContractOver,
    /// A connection of ours to a site is still open.
    ConnectionOpen,
    /// Is it still needed? `id` is the access's.
    ReviewDue,
    /// Access that was to end is still open. `id` is the access's.
    EndPassed,
    /// A plan is under way and has a next step. `id` is the plan's.
    PlanNext,
}

/// One line of History: one change set.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct HistoryRow {
    /// When it was recorded, a moment.
    pub recorded: String,
    /// Who was at the keyboard.
    pub by: String,
    /// Names the sentence in `app.ftl` (`history-<what>`).
    pub what: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// The app saw it happen; else the person told us.
    pub seen: bool,
}
