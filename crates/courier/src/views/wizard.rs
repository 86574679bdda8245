//! The wizard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FileView, Form, PlatformChoice, PublicKeyView, WordsLanguage};

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
    /// The form we would give the file: what this person had before, or what suits everybody.
    pub form: Form,
    /// The person's own public key, where we have one.
    pub public_key: Option<PublicKeyView>,
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
    /// The form of the locked file, where the person chose another than we propose.
    pub form: Option<Form>,
    /// The language of the unlock words.
    pub language: WordsLanguage,
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
