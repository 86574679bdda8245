//! What crosses to the window. No key and no unlock word stands in any of these but [`WordsView`] and
//! [`QrView`], which are made only when a person asks to see them.
//!
//! Days are `YYYY-MM-DD` in the vault's time zone, moments are RFC 3339 in UTC; the window writes them out
//! in the person's language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the window shows when it starts, and after each try to open the vault.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StartView {
    /// Nothing was ever kept on this computer for this user.
    FirstStart {
        /// Where the vault will lie unless the person chooses another folder.
        folder: String,
        /// The systems we know.
        platforms: Vec<PlatformChoice>,
    },
    /// The keychain has not answered yet; it may be asking in a window of its own.
    Waiting,
    /// The vault cannot be opened; the sentence says why and what to do.
    Stopped {
        /// Names the sentence in `errors.ftl`.
        code: String,
        /// What the sentence mentions.
        params: BTreeMap<String, String>,
        /// What the person can press.
        actions: Vec<StartAction>,
    },
    /// The vault is open.
    Open,
}

/// What a person can do on a page that says why the vault cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StartAction {
    /// Ask again (after unlocking the keychain, closing the other window …).
    TryAgain,
    /// Show where the vault folder is now.
    FindVault,
}

/// A system to choose.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PlatformChoice {
    /// The catalog's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
}

/// What first start asks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FirstStartAnswers {
    /// The organisation's name.
    pub organisation: String,
    /// The name of the person at the keyboard.
    pub name: String,
    /// The organisation's e-mail domain.
    pub email_domain: String,
    /// The systems they use, by catalog id.
    pub platforms: Vec<String>,
}

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
}

/// One thing that needs the person.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TodayRow {
    /// What it is; names the sentence.
    pub what: TodayWhat,
    /// The draft's or the delivery's id.
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
}

/// The seven steps; the window shows those that work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which agency and which person.
    Who,
    /// System and purpose.
    WhatFor,
    /// Creating the API user in the vendor's screens.
    MakeIt,
    /// Pasting the key.
    Key,
    /// Sealing, comparing, saving.
    LockedFile,
}

/// The wizard at one draft.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WizardView {
    /// The draft's id.
    pub id: String,
    /// The step that is open.
    pub step: Step,
    /// The furthest step reached; earlier ones can be looked at again.
    pub reached: Step,
    /// Everything typed so far, as typed.
    pub answers: Answers,
    /// Agencies we know, to pick from.
    pub known: Vec<KnownContact>,
    /// Systems and purposes to choose from.
    pub systems: Vec<SystemChoice>,
    /// What the choice means; empty until system and purpose are chosen.
    pub answer: Option<AnswerCard>,
    /// How to create it; empty until the purpose is settled.
    pub making: Option<MakingView>,
    /// What is kept; empty until the key was pasted.
    pub key: Option<KeyView>,
    /// The locked file; empty until it is made.
    pub file: Option<FileView>,
}

/// Everything a person types or picks in the wizard, kept as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct Answers {
    /// A contact we know, by id; else empty.
    pub contact: String,
    /// The agency's name.
    pub agency: String,
    /// The person's name.
    pub person: String,
    /// The person's e-mail address.
    pub email: String,
    /// The person's mobile, international; may be empty.
    pub mobile: String,
    /// The system's catalog id.
    pub platform: String,
    /// The purpose's catalog id.
    pub purpose: String,
    /// The account's region, by catalog id.
    pub region: String,
    /// The form's values by field id, where the person changed what we propose.
    pub fields: BTreeMap<String, String>,
    /// How many of the guided steps are done.
    pub steps_done: u32,
}

/// Somebody at an agency we know.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KnownContact {
    /// The contact's id.
    pub id: String,
    /// The agency's name.
    pub agency: String,
    /// The person's name.
    pub person: String,
    /// Their e-mail address.
    pub email: String,
}

/// A system with its purposes.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SystemChoice {
    /// The catalog's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
    /// What an agency may need it for.
    pub purposes: Vec<PurposeChoice>,
}

/// A purpose to choose.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PurposeChoice {
    /// The catalog's id.
    pub id: String,
    /// Two or three words.
    pub title: String,
    /// One sentence.
    pub sentence: String,
}

/// What system and purpose lead to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AnswerCard {
    /// "They need an API user".
    pub title: String,
    /// What it opens, honestly.
    pub opens: String,
    /// Whether it opens every supporter record.
    pub opens_everything: bool,
    /// The permission group and permissions that are enough, or that no group is needed.
    pub permission: String,
    /// Where it can be used from.
    pub from: String,
    /// When we ask whether it is still needed, a day.
    pub review: String,
}

/// How to create the API user in the vendor's own screens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MakingView {
    /// The account's regions to choose from.
    pub regions: Vec<PlatformChoice>,
    /// The form's fields in the form's order.
    pub fields: Vec<FieldView>,
    /// The steps in the vendor's screens, in order.
    pub steps: Vec<StepView>,
}

/// A field of the vendor's form.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FieldView {
    /// The catalog's id.
    pub id: String,
    /// The label on the vendor's screen.
    pub label: String,
    /// What will be copied: proposed by us or typed.
    pub value: String,
    /// One sentence on what belongs here.
    pub help: String,
    /// Values to choose from where the vendor's form has a list; else empty.
    pub options: Vec<String>,
    /// May be left empty.
    pub optional: bool,
    /// Several values, one a line (they are joined as the vendor wants them).
    pub many: bool,
}

/// One step in the vendor's screens.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct StepView {
    /// The catalog's id.
    pub id: String,
    /// What to do, in the vendor's words.
    pub title: String,
    /// What to know while doing it.
    pub note: String,
    /// The field whose value is copied for this step; else empty.
    pub copies: String,
    /// What is copied, shown to the person; never a key.
    pub value: String,
    /// Which part of the vendor's screen to draw; else empty.
    pub picture: String,
}

/// The key that is kept, without the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KeyView {
    /// How many characters it has.
    pub characters: u32,
    /// Its last four characters.
    pub ends_in: String,
    /// What was taken away from what was pasted.
    pub cleaned: Vec<Cleaned>,
    /// Why this may not be the right thing; then it is not kept yet.
    pub doubt: Option<Doubt>,
    /// It is in the vault.
    pub kept: bool,
}

/// Why what was pasted may not be the right thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Doubt {
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// It can be kept if the person says it is right.
    pub can_be_kept: bool,
}

/// What was taken away from a pasted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Cleaned {
    /// Blanks and line ends.
    Blanks,
    /// Quotation marks of any kind.
    Quotes,
    /// A label such as `API Key:`.
    Label,
    /// A full stop, comma or semicolon at the end.
    Punctuation,
    /// Dashes that a word processor had made long.
    Dashes,
}

/// The locked file, ready to be saved.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FileView {
    /// The delivery it belongs to.
    pub delivery: String,
    /// The name it will have.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
    /// SHA-256 in hex.
    pub sha256: String,
    /// It was saved at least once.
    pub is_saved: bool,
    /// Where it was saved since the app started; else empty: paths are not kept.
    pub saved: String,
    /// What is inside, key by key.
    pub inside: Vec<InsideView>,
}

/// What is inside a locked file, without the key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct InsideView {
    /// The vendor's name.
    pub platform: String,
    /// What the vendor issues the key to.
    pub kind: String,
    /// The key's last four characters.
    pub ends_in: String,
    /// The base address it works at.
    pub base_url: String,
    /// The server addresses it may be used from.
    pub addresses: Vec<String>,
}

/// One locked file and one person, from the first day to the last.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DeliveryView {
    /// Its id.
    pub id: String,
    /// The agency.
    pub agency: String,
    /// The person.
    pub person: String,
    /// Their e-mail address.
    pub email: String,
    /// Their mobile as people write it internationally; may be empty.
    pub mobile: String,
    /// The locked file.
    pub file: FileView,
    /// When it was made, a moment.
    pub made: String,
    /// When it was sent, and how; empty until then.
    pub sent: Option<Moment>,
    /// When it had arrived, a moment; empty until then.
    pub arrived: Option<String>,
    /// When the words went, and how; empty until then.
    pub words: Option<Moment>,
    /// What happened to it, newest first.
    pub history: Vec<HistoryRow>,
}

/// When, and which way.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Moment {
    /// A moment.
    pub at: String,
    /// The way; names the words on screen.
    pub way: Way,
}

/// How a file or its words travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Attached to an e-mail.
    Email,
    /// Handed over in person or on a stick.
    InPerson,
    /// Through a file-sharing place.
    FileShare,
    /// Read aloud.
    ReadAloud,
    /// A text message from the admin's own phone.
    Text,
    /// Scanned by the agency's page from the shared screen.
    Screen,
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
}

/// A QR code as one SVG path. No `Debug`: it holds the unlock words.
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct QrView {
    /// Width and height in modules, the margin of four on each side included.
    pub modules: u32,
    /// The dark modules, an SVG path in module units.
    pub path: String,
    /// After how many seconds the window hides it.
    pub seconds: u32,
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

/// How far a job has come.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The file is being locked.
    Sealing,
    /// It is opened again and compared.
    Comparing,
}

/// What went wrong, as it crosses to the window.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ErrorView {
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// For the log and the bug report; never shown.
    pub message: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
    /// The fields it is about, each with its own sentence.
    pub fields: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FieldProblem {
    /// The field's id.
    pub field: String,
    /// Names the sentence in `errors.ftl`.
    pub code: String,
    /// What the sentence mentions.
    pub params: BTreeMap<String, String>,
}
