//! Who has access: on any day, as it was or as it was known then, and in any period.

use serde::{Deserialize, Serialize};

use super::{DataCategory, HeardBy, NamedValue, Precision, Role, Travelled};

/// What is asked of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct RegisterAsk {
    /// The day at whose end it is asked for, `YYYY-MM-DD`; empty is now. Not used where a period is asked for.
    pub on: String,
    /// The first day of a period; empty where one day is asked for.
    pub from: String,
    /// The last day of that period.
    pub to: String,
    /// As it was known at the end of this day, or at this moment (RFC 3339); empty is as it is known now.
    pub as_known: String,
    /// Of one agency only, by id; empty is all.
    pub agency: String,
    /// Of one system only, by catalog id; empty is all.
    pub platform: String,
    /// What opens every supporter record only.
    pub only_everything: bool,
}

/// Who has access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RegisterView {
    /// What was asked, with the empty days filled in: `on` or the period; `as_known` stays empty for now.
    pub ask: RegisterAsk,
    /// By agency, system and name.
    pub rows: Vec<RegisterRow>,
    /// Agencies in the rows.
    pub agencies: u32,
    /// Keys in the rows.
    pub keys: u32,
    /// How many of those open every supporter record.
    pub open_everything: u32,
    /// Every agency on record, to filter by: id and name.
    pub all_agencies: Vec<NamedId>,
    /// Every system with a key on record, to filter by: catalog id and name.
    pub all_platforms: Vec<NamedId>,
    /// The day of the first change on record: before it, nobody told us anything.
    pub first: String,
    /// The hash of this device's last change, in hex: what is printed on papers.
    pub head: String,
    /// That change's number.
    pub head_number: u32,
}

/// An id and the name a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct NamedId {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
}

/// One agency with one key, as it was. Of a period in which it came off our list while the key went on there are
/// two with the same `grant`: what was certain until then, and what could not be excluded after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct RegisterRow {
    /// The access's id.
    pub grant: String,
    /// The agency's id.
    pub agency_id: String,
    /// The agency, as it was called; empty where that was erased.
    pub agency: String,
    /// What it is to the organisation.
    pub role: Option<Role>,
    /// The countries it works from, ISO 3166 codes.
    pub countries: Vec<String>,
    /// When its contract ends, a day; may be empty.
    pub contract_ends: String,
    /// The key's id.
    pub key_id: String,
    /// The system's catalog id.
    pub platform_id: String,
    /// The vendor's name.
    pub platform: String,
    /// The vendor's word for this kind of key.
    pub kind: String,
    /// Our account there in words.
    pub account: String,
    /// What tells the key from others.
    pub key_name: String,
    /// Its last four characters; may be empty.
    pub ends_in: String,
    /// The purpose in words.
    pub purpose: String,
    /// What it opens, as it was shown.
    pub opens: String,
    /// Whether it opens every supporter record.
    pub opens_everything: bool,
    /// What it could do on that day: server addresses, permission group, in the form's order.
    pub may: Vec<NamedValue>,
    /// Since when, a day.
    pub since: String,
    /// How exactly `since` is known.
    pub precision: Precision,
    /// Until when, a day; empty while it goes on.
    pub until: String,
    /// Whether it is certain, or could not be excluded.
    pub certainty: Certainty,
    /// Why it could not be excluded; empty where it is certain.
    pub why: Option<NotExcluded>,
    /// The day it came off our list while the key went on: what is certain ends there by our list only, what is
    /// off our list only could not be excluded since. Empty where it is on our list or the key stopped then.
    pub off_list: String,
    /// It waits for a new key: the one it had opens nothing any more.
    pub paused: bool,
    /// How it reached them.
    pub travelled: Travelled,
    /// When they said that it arrived, a moment; may be empty.
    pub received: String,
    /// How we heard that.
    pub heard: Option<HeardBy>,
    /// By the receipt number; else they only said so.
    pub matched: bool,
    /// When we ask whether it is still needed, a day.
    pub review: String,
    /// When it is to end, a day; may be empty.
    pub ends: String,
    /// Who of ours answers for it; may be empty.
    pub owner: String,
    /// Who approved it and when, in one line; may be empty.
    pub approved: String,
    /// What of supporters it reaches.
    pub categories: Vec<DataCategory>,
    /// Others may have read it on its way, and that is neither replaced nor accepted.
    pub exposed: bool,
    /// The app saw it begin; else somebody told us.
    pub seen: bool,
    /// The app saw it end (the system refused the key); else somebody told us. Says nothing while it goes on.
    pub end_seen: bool,
}

/// How sure it is that an agency had access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It had it.
    Certain,
    /// It could not be excluded.
    NotExcluded,
}

/// Why access could not be excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum NotExcluded {
    /// Nobody knows exactly since when.
    SinceUnclear,
    /// It is off our list, but the key it had was not switched off at the system.
    OffOurListOnly,
}

/// Whether the ledger is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LedgerCheckView {
    /// Change sets that were read, in figures.
    pub changes: u32,
    /// Card versions and keys that were opened and compared with what the ledger says of them.
    pub cards: u32,
    /// Keys, words and receipt numbers that were.
    pub secrets: u32,
    /// Every signature, hash and number fits.
    pub whole: bool,
    /// What does not fit: codes in `errors.ftl` and what they mention.
    pub notices: Vec<super::Notice>,
    /// The last hash, in hex.
    pub head: String,
    /// Its number.
    pub head_number: u32,
    /// Every device with its last number and hash, to compare with a printed paper.
    pub heads: Vec<NamedId>,
}
