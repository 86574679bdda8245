//! Keys and agencies: their lists, and a page each.

use serde::{Deserialize, Serialize};

use super::{
    CheckOfferView, ConfirmedHow, DeliveryRow, HistoryRow, HolderView, NumberFrom, PlanRow,
    PlanWhat, PublicKeyView, Role, StepView, ThereView,
};

/// A key in the list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct KeyRow {
    /// Its id.
    pub id: String,
    /// What tells it from others in the system: the user's name, the group, the account.
    pub name: String,
    /// The system's catalog id.
    pub platform_id: String,
    /// The vendor's name.
    pub platform: String,
    /// The vendor's word for this kind of key.
    pub kind: String,
    /// Our account there in words: region, group, client.
    pub account: String,
    /// The purpose in words.
    pub purpose: String,
    /// The key's last four characters; empty where we never had it.
    pub ends_in: String,
    /// Whether it opens every supporter record.
    pub opens_everything: bool,
    /// The agencies that hold it now.
    pub holders: Vec<String>,
    /// How things stand with it.
    pub standing: KeyStanding,
    /// When it was put on record, a moment.
    pub made: String,
}

/// How things stand with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum KeyStanding {
    /// It exists in the system; its key was not pasted yet.
    NotKept,
    /// We keep a copy.
    Kept,
    /// Our copy was removed.
    Forgotten,
    /// We never had it: the system sent it to the agency, or it was recorded only.
    NeverHere,
    /// Somebody else may have read it on its way: replace it.
    Exposed,
    /// A newer one took its place; it is still on.
    Replaced,
    /// It was switched off in the system.
    SwitchedOff,
    /// It was deleted in the system.
    Deleted,
}

/// A key's page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct KeyPage {
    /// As in the list.
    pub row: KeyRow,
    /// What stands in the vendor's form, in the form's order.
    pub fields: Vec<NamedValue>,
    /// What the permission group holds, or that none is needed; may be empty.
    pub permission: String,
    /// The base address it works at; may be empty.
    pub base_url: String,
    /// It is no secret: it may be published.
    pub public: bool,
    /// What our own service's developer stores to recognise it; empty elsewhere.
    pub verifier: String,
    /// Who holds it, and who did.
    pub holders: Vec<HolderView>,
    /// The locked files it went out in, newest first.
    pub deliveries: Vec<DeliveryRow>,
    /// What can be done with it in the system, as steps.
    pub guides: Vec<Guide>,
    /// It can be given to another agency too: we keep a copy, or the vendor shows it again.
    pub can_share: bool,
    /// It can be replaced by a new one.
    pub can_replace: bool,
    /// What its system can be asked, while we keep a copy.
    pub check: Option<CheckOfferView>,
    /// What the app can do with it at its system; empty where that is done in the vendor's screens.
    pub there: Option<ThereView>,
    /// What can be begun with it, in the order of its page.
    pub can: Vec<PlanWhat>,
    /// Plans about it, those under way first.
    pub plans: Vec<PlanRow>,
    /// Its system refused it after it was switched off.
    pub off_seen: bool,
    /// It can be changed what it may do, without a new key.
    pub can_change_rights: bool,
    /// What happened to it, newest first.
    pub history: Vec<HistoryRow>,
}

/// A field's label and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct NamedValue {
    /// The vendor's label.
    pub name: String,
    /// The value.
    pub value: String,
}

/// Steps in the vendor's screens, for one thing one may want there.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Guide {
    /// What for.
    pub what: GuideFor,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// What one may want to do with a key in the vendor's screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum GuideFor {
    /// See it again.
    LookUp,
    /// Stop it for now.
    SwitchOff,
    /// Let it work again.
    SwitchOn,
    /// Make a new one in its place.
    Replace,
    /// Remove it for good.
    Delete,
}

/// An agency in the list.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AgencyRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The people we know there.
    pub people: Vec<String>,
    /// How many keys it holds now.
    pub keys: u32,
    /// How many of those open every supporter record.
    pub open_everything: u32,
    /// What it is to the organisation, where somebody said so.
    pub role: Option<Role>,
    /// When its contract ends, a day; empty where nobody said.
    pub contract_ends: String,
    /// The contract has ended and it still holds keys.
    pub contract_over: bool,
    /// The countries it works from, ISO 3166 codes.
    pub countries: Vec<String>,
}

/// An agency's page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AgencyPage {
    /// As in the list.
    pub row: AgencyRow,
    /// What the contract is called or where it lies; may be empty.
    pub contract: String,
    /// The people we know there.
    pub people: Vec<PersonView>,
    /// What it holds, and what it held.
    pub access: Vec<HolderView>,
    /// The locked files it got, newest first.
    pub deliveries: Vec<DeliveryRow>,
    /// Country codes to choose from.
    pub all_countries: Vec<String>,
    /// When its work for us ended, a day; may be empty.
    pub ended: String,
    /// When it confirmed that it removed or returned what it had, a day; may be empty.
    pub confirmed: String,
    /// How it did.
    pub confirmed_how: Option<ConfirmedHow>,
    /// Plans about it, those under way first.
    pub plans: Vec<PlanRow>,
    /// What happened, newest first.
    pub history: Vec<HistoryRow>,
}

/// A person at an agency.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct PersonView {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their e-mail address; may be empty.
    pub email: String,
    /// Their mobile as people write it internationally; may be empty.
    pub mobile: String,
    /// Where that number came from.
    pub mobile_from: NumberFrom,
    /// Their own public key, where we have one.
    pub public_key: Option<PublicKeyView>,
    /// When they left, a day; may be empty.
    pub left: String,
    /// They were erased: nothing is known of them any more.
    pub erased: bool,
}

/// What is asked about an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct AgencyAnswers {
    /// Its name.
    pub name: String,
    /// What it is to the organisation.
    pub role: Option<Role>,
    /// When its contract ends, `YYYY-MM-DD`; may be empty.
    pub contract_ends: String,
    /// What the contract is called or where it lies; may be empty.
    pub contract: String,
    /// The countries it works from, ISO 3166 codes.
    pub countries: Vec<String>,
}

/// What is asked about a person at an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct PersonAnswers {
    /// Their id; empty for somebody new.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their e-mail address; may be empty.
    pub email: String,
    /// Their mobile; may be empty.
    pub mobile: String,
    /// The country calling code of a mobile that was typed without one; else empty.
    pub country: String,
    /// Where the number came from.
    pub mobile_from: NumberFrom,
}
