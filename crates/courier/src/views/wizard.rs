//! The wizard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    AskingView, DeliveryRow, FileView, Form, InsideView, KeyView, LetterView, MakingView,
    NumberFrom, PublicKeyView, Seen, SinceAnswer, Travelled, WordsLanguage,
};

/// The steps, in their order; a draft has some of them ([`WizardView::steps`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which agency and which person.
    Who,
    /// System and purpose.
    WhatFor,
    /// How and when they got what they already have.
    HowTheyGotIt,
    /// What the agency must tell us first.
    AskThem,
    /// Creating the key in the vendor's screens, or here.
    MakeIt,
    /// Pasting the key.
    Key,
    /// Sealing, comparing, saving.
    LockedFile,
    /// What has no locked file ends here: a public token, a key the system sent itself.
    Done,
}

/// The wizard at one draft.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WizardView {
    /// The draft's id.
    pub id: String,
    /// The steps this draft has, in order.
    pub steps: Vec<Step>,
    /// The step that is open.
    pub step: Step,
    /// The furthest step reached; earlier ones can be looked at again.
    pub reached: Step,
    /// Everything typed so far, as typed.
    pub answers: Answers,
    /// People at agencies we know, to pick from.
    pub known: Vec<KnownContact>,
    /// Agencies we know, for somebody new there.
    pub agencies: Vec<KnownAgency>,
    /// Agencies of the very name that was typed: is it one of them?
    pub same_name: Vec<KnownAgency>,
    /// Systems and purposes to choose from.
    pub systems: Vec<SystemChoice>,
    /// What the choice means; empty until system and purpose are chosen.
    pub answer: Option<AnswerCard>,
    /// What the agency must tell us; empty where the system asks for nothing of theirs.
    pub asking: Option<AskingView>,
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
    /// Other keys that go into the same file.
    pub also: Vec<InsideView>,
    /// Keys we keep that could go into the same file too.
    pub could_add: Vec<AnotherKey>,
    /// How it ended, where it ends without a locked file.
    pub done: Option<DoneView>,
}

/// A key that could go into the same file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AnotherKey {
    /// The key's id.
    pub id: String,
    /// The vendor's name and what tells the key from others.
    pub name: String,
    /// Its last four characters.
    pub ends_in: String,
    /// The agency holds it already.
    pub held: bool,
}

/// The end of a draft without a locked file.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DoneView {
    /// The key's id.
    pub key: String,
    /// What ended.
    pub what: DoneWhat,
    /// The letter that may carry a public token; it does, once it is copied or opened.
    pub letter: Option<LetterView>,
}

/// What ended without a locked file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DoneWhat {
    /// It is no secret: it may go in an ordinary e-mail.
    Public,
    /// The system sent it to the agency itself.
    SentBySystem,
    /// What they already have is on record.
    Recorded,
}

/// Everything a person types or picks in the wizard, kept as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct Answers {
    /// They have it already: it is recorded, not made.
    pub recording: bool,
    /// A contact we know, by id; else empty.
    pub contact: String,
    /// An agency we know, by id, where the person is new there; else empty.
    pub agency_id: String,
    /// Of an agency whose name we know already: it is another one.
    pub another_agency: bool,
    /// What was pasted to take the person from.
    pub person_text: String,
    /// The agency's name.
    pub agency: String,
    /// The person's name.
    pub person: String,
    /// The person's e-mail address.
    pub email: String,
    /// The person's mobile, international; may be empty.
    pub mobile: String,
    /// The country calling code of a mobile that was typed without one; else empty.
    pub country: String,
    /// Where the number came from.
    pub mobile_from: NumberFrom,
    /// The system's catalog id.
    pub platform: String,
    /// The purpose's catalog id.
    pub purpose: String,
    /// The account's region, by catalog id.
    pub region: String,
    /// The account's name (the group, the client), where the system has no regions.
    pub account_name: String,
    /// The account's web address, for the organisation's own service.
    pub account_address: String,
    /// Which button the person sees in the system.
    pub seen: Seen,
    /// The key the system would send to the agency is sent to us, to be locked into a file.
    pub to_me: bool,
    /// A key we have is given, by id; else empty.
    pub uses: String,
    /// What was pasted as the agency's answer.
    pub answer: String,
    /// The form's values by field id, where the person changed what we propose.
    pub fields: BTreeMap<String, String>,
    /// How many of the guided steps are done.
    pub steps_done: u32,
    /// The form of the locked file, where the person chose another than we propose.
    pub form: Option<Form>,
    /// The language of the unlock words.
    pub language: WordsLanguage,
    /// Keys that go into the same file, by id.
    pub also: Vec<String>,
    /// Since when they have had it.
    pub since: SinceAnswer,
    /// How it reached them.
    pub travelled: Option<Travelled>,
    /// Who else may have seen it, in the person's words.
    pub seen_by: String,
    /// The key's last four characters, where somebody knows them.
    pub ends_in: String,
    /// Who was asked and approved it; may be empty.
    pub approved_by: String,
    /// On which day, `YYYY-MM-DD`; may be empty.
    pub approved_on: String,
    /// How: a minute, an e-mail, a ticket; may be empty.
    pub approved_how: String,
}

/// Somebody at an agency we know.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KnownContact {
    /// The contact's id.
    pub id: String,
    /// The agency's id.
    pub agency_id: String,
    /// The agency's name.
    pub agency: String,
    /// The person's name.
    pub person: String,
    /// Their e-mail address.
    pub email: String,
    /// The locked files they got, newest first: the same can be sent again.
    pub deliveries: Vec<DeliveryRow>,
}

/// An agency we know.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KnownAgency {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The people we know there.
    pub people: Vec<String>,
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
    /// When it is to end, a day; empty where it goes on until somebody ends it.
    pub ends: String,
    /// Whether less may be enough: names `least-<advice>`.
    pub advice: LeastAdvice,
    /// Purposes of the same system that open less, the least first; to choose from when it is too much.
    pub less: Vec<PurposeChoice>,
    /// A letter to whoever has to approve it.
    pub ask: LetterView,
}

/// Whether less may be enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum LeastAdvice {
    /// It opens every supporter record, and something else in this system does not.
    EverythingOrLess,
    /// It opens every supporter record, and something else opens less of each.
    EverythingLessOfIt,
    /// It opens every supporter record; this system has nothing that opens less.
    EverythingAlways,
    /// It does not, and something else opens less still.
    MaybeLess,
    /// This system has nothing that opens less.
    Least,
}
