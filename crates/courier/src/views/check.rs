//! Asking a system about a key, and what it said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What can be asked about a key, and what was found last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckOfferView {
    /// The key's id: what to ask about.
    pub key: String,
    /// The vendor's name.
    pub system: String,
    /// The hosts the key is sent to.
    pub hosts: Vec<String>,
    /// More than its form is asked only where the person agrees that a day's download begins.
    pub needs_consent: bool,
    /// The answer asked for last; empty where nobody asked since the key is kept.
    pub last: Option<CheckView>,
}

/// The answer of a system about a key. No part of the key stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckView {
    /// What was found; names the heading `check-<outcome>` in `app.ftl`.
    pub outcome: CheckOutcome,
    /// Names the sentence `check-why-<why>`; empty where `check-<outcome>-then` says it.
    pub why: String,
    /// What the sentences mention, `system` always.
    pub params: BTreeMap<String, String>,
    /// The status of the answer; 0 where there was none.
    pub status: u32,
    /// The first 200 characters of an answer we do not know, without the key; else empty.
    pub said: String,
    /// When, a moment.
    pub at: String,
    /// The key is real, and nothing needs to be done.
    pub good: bool,
    /// The person may agree that the system's other regions are asked too.
    pub may_ask_others: bool,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum CheckOutcome {
    /// The system takes the key.
    Works,
    /// The system knows the key, and does not let it do what was asked.
    Limited,
    /// The system does not know the key.
    WrongKey,
    /// The system knows the key, and refuses this computer's address.
    AddressNotRegistered,
    /// The system knows the key, and has it switched off.
    KeyInactive,
    /// The key has asked too often.
    LimitReached,
    /// The key belongs to another region or site.
    WrongRegion,
    /// The system was not reached.
    Unreachable,
    /// The answer is none we know.
    Unexpected,
}

/// What a person agreed to before a check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct CheckConsent {
    /// Ask the system's other regions too, where the first does not know the key.
    pub other_regions: bool,
    /// Begin to download one day of the account's activity; nothing of it is kept.
    pub download_a_day: bool,
}

/// One of many keys that were asked about.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckedKey {
    /// The key's id.
    pub key: String,
    /// What tells it from others.
    pub name: String,
    /// What was found.
    pub check: CheckView,
}
