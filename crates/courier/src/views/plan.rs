//! Plans: something with a key, an agency or a person that takes several steps, and perhaps weeks.

use serde::{Deserialize, Serialize};

use super::{
    CheckOfferView, DeliveryRow, Doubt, FieldView, HistoryRow, LetterView, NamedId, StepView,
};

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PlanWhat {
    /// A second key beside the first one, then the first one off.
    Overlap,
    /// The first one stops the moment the new one exists: agreed with everybody before.
    CutOver,
    /// The key is switched off, or deleted where it cannot be.
    SwitchOff,
    /// A key that was switched off works again.
    SwitchOn,
    /// The system makes a new key and sends it to the agency itself.
    Reset,
    /// Somebody left an agency.
    PersonLeft,
    /// An agency's work for us ends.
    AgencyEnds,
    /// Somebody of ours leaves.
    OursLeft,
    /// Nobody is sure who saw it.
    Unsure,
}

/// A step of a plan. Several of a kind are told apart by what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PlanStep {
    /// Noting when it was noticed; 72 hours run from there. (Unsure)
    Noticed,
    /// Is the person on the account still there? About a contact. (Reset)
    AskPerson,
    /// E-mail and mobile of the account changed in the system. About the key. (Reset)
    ChangeAccount,
    /// A time agreed at which the key is replaced. (`CutOver`)
    AgreeTime,
    /// Who at an agency gets the new file. About an agency. (`CutOver`)
    ChooseReader,
    /// A holder was told. About a grant.
    TellHolder,
    /// A second key made and given, in the wizard. About the new key once there is one. (`Overlap`)
    MakeSecond,
    /// The key made anew in the system. About the key. (`CutOver`, Reset)
    RenewThere,
    /// The new key pasted. About the key. (`CutOver`)
    PasteKey,
    /// Both messages went: the text and the e-mail. (Reset)
    MessagesWent,
    /// The locked file for one holder made. About an agency. (`CutOver`)
    MakeFile,
    /// That file delivered and its receipt heard. About a delivery.
    Deliver,
    /// Switched off in the system. About the key.
    SwitchOffThere,
    /// Switched on again in the system. About the key.
    SwitchOnThere,
    /// The system refused the key when asked. About the key.
    SeeRefused,
    /// Some days without trouble. About the key.
    Wait,
    /// Deleted in the system. About the key.
    DeleteThere,
    /// For each key: replace it, switch it off, take it off our list, or leave it with a reason. About a key.
    Decide,
    /// Who takes over from somebody who left. About a contact or one of ours.
    NameSuccessor,
    /// Deletion or return asked for, by letter. About an agency.
    AskDeletion,
    /// The agency confirmed it. About an agency.
    DeletionConfirmed,
    /// Nothing more to do: ended, with its paper.
    Finish,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// It is done.
    Done,
    /// It was left out, and a reason may be given.
    Skipped,
    /// It is the next one; several may be.
    Next,
    /// It is not its turn.
    Later,
}

/// How a plan ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum PlanEnd {
    /// Every step was done or left out.
    Done,
    /// Given up.
    GivenUp,
}

/// What is decided for a key that somebody who left could still have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Replace it: a plan of its own.
    Replace,
    /// Switch it off: a plan of its own.
    SwitchOff,
    /// Others go on with it: it is only taken off our list for this agency.
    OffOurList,
    /// Leave it as it is, for a reason.
    Accept,
}

/// How an agency confirmed that it removed or returned what it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ConfirmedHow {
    /// By e-mail.
    Email,
    /// By a signed letter.
    Letter,
    /// On the phone.
    Phone,
    /// It did not answer.
    NoAnswer,
}

/// A plan in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PlanRow {
    /// Its id.
    pub id: String,
    /// What it is for; names its title.
    pub what: PlanWhat,
    /// The key's id; may be empty.
    pub key_id: String,
    /// The key in one line; may be empty.
    pub key: String,
    /// The vendor's name; may be empty.
    pub platform: String,
    /// The agency's id; may be empty.
    pub agency_id: String,
    /// The agency; may be empty.
    pub agency: String,
    /// The person; may be empty.
    pub person: String,
    /// When it was begun, a moment.
    pub begun: String,
    /// The step that is next; empty where it has ended.
    pub next: Option<PlanStep>,
    /// Nothing can be done before this moment; may be empty.
    pub waits_until: String,
    /// How many steps are done.
    pub done: u32,
    /// How many there are.
    pub of: u32,
    /// How it ended; empty while it is under way.
    pub ended: Option<PlanEnd>,
}

/// A plan.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PlanView {
    /// As in the list.
    pub row: PlanRow,
    /// Its steps, in order.
    pub steps: Vec<PlanStepView>,
    /// The agencies that hold the key now.
    pub holders: Vec<NamedId>,
    /// When it was noticed, a moment; may be empty. (Unsure)
    pub noticed: String,
    /// 72 hours after that, a moment; may be empty.
    pub by: String,
    /// All steps are done or left out: it can be ended.
    pub can_end: bool,
    /// A certificate can be saved. (`AgencyEnds`, `OursLeft`)
    pub has_certificate: bool,
    /// An incident sheet can be saved. (Unsure)
    pub has_incident_sheet: bool,
    /// What happened, newest first.
    pub history: Vec<HistoryRow>,
}

/// One step of a plan, with what it needs.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct PlanStepView {
    /// Which step.
    pub step: PlanStep,
    /// What it is about, an id; may be empty.
    pub about: String,
    /// What that is called; may be empty.
    pub name: String,
    /// How it stands.
    pub state: StepState,
    /// When it was done, a moment; may be empty.
    pub done_at: String,
    /// The app saw it done; else somebody said so.
    pub seen: bool,
    /// Why it was left out; may be empty.
    pub reason: String,
    /// It may be left out.
    pub can_skip: bool,
    /// What to press in the vendor's screens; empty where nothing is.
    pub guide: Vec<StepView>,
    /// The key's last four characters before, to find its row; may be empty.
    pub ends_in: String,
    /// In practice the app does it at the practice platform; so it does where a system has a call for it.
    pub by_app: bool,
    /// A letter that is ready; `email` says to whom.
    pub letter: Option<LetterView>,
    /// The address it goes to; may be empty.
    pub email: String,
    /// People to choose from.
    pub people: Vec<NamedId>,
    /// The one who was chosen; may be empty.
    pub chosen: String,
    /// Fields to fill in: the account's e-mail and mobile.
    pub fields: Vec<FieldView>,
    /// The delivery; empty while there is none.
    pub delivery: Option<DeliveryRow>,
    /// A draft of the wizard that does it; may be empty.
    pub draft: String,
    /// A plan of its own that does it; may be empty.
    pub plan: String,
    /// Decided so. (Decide)
    pub decided: Option<Decision>,
    /// What may be decided. (Decide)
    pub decisions: Vec<Decision>,
    /// Others who hold the same key (Decide); hosts of our own connections made by who left (`NameSuccessor`).
    pub others: Vec<String>,
    /// It opens every supporter record. (Decide)
    pub opens_everything: bool,
    /// Why it counts: names `decide-why-<why>` (Decide); `sheet`: who left made the sheet (`NameSuccessor`).
    pub why: String,
    /// Agreed for, waits until: a moment; may be empty.
    pub until: String,
    /// What its system can be asked. (`SeeRefused`)
    pub check: Option<CheckOfferView>,
    /// A key that was pasted and may not be the right one. (`PasteKey`)
    pub doubt: Option<Doubt>,
}
