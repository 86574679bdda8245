//! What is known of one access, and what its key may do.

use courier_platforms::Category;
use serde::{Deserialize, Serialize};

use super::{
    FieldView, HistoryRow, HolderView, LetterView, NamedId, NamedValue, PlatformChoice, StepView,
};

/// What of supporters an access reaches, in the law's terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum DataCategory {
    /// Names, addresses, phone numbers.
    ContactDetails,
    /// Gifts, direct debits, Gift Aid.
    Giving,
    /// Petitions signed, messages sent, events attended: they may tell what somebody believes.
    Actions,
    /// What somebody agreed to receive.
    Consent,
    /// Tickets and orders.
    Orders,
    /// Health, belief, origin and the like.
    Special,
    /// Figures only: nobody can be told from them.
    Figures,
}

impl From<Category> for DataCategory {
    fn from(of_catalog: Category) -> Self {
        match of_catalog {
            Category::ContactDetails => Self::ContactDetails,
            Category::Giving => Self::Giving,
            Category::Actions => Self::Actions,
            Category::Consent => Self::Consent,
            Category::Orders => Self::Orders,
            Category::Special => Self::Special,
            Category::Figures => Self::Figures,
        }
    }
}

/// What is asked about an access.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct AccessAnswers {
    /// Who of ours answers for it, by the id of their card; may be empty.
    pub owner: String,
    /// What of supporters it reaches.
    pub categories: Vec<DataCategory>,
    /// Who approved it; may be empty.
    pub approved_by: String,
    /// On which day; may be empty.
    pub approved_on: String,
    /// How: a minute, an e-mail, a ticket; may be empty.
    pub approved_how: String,
    /// Whatever else somebody wants to note; may be empty.
    pub note: String,
}

/// An access's page.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AccessPage {
    /// As in the lists.
    pub holder: HolderView,
    /// What is known of it.
    pub answers: AccessAnswers,
    /// People of ours to choose the owner from.
    pub people: Vec<NamedId>,
    /// When it is to end, a day; may be empty.
    pub ends: String,
    /// The next review that is proposed, a day.
    pub next_review: String,
    /// The review is due, or comes within the lead time.
    pub review_due: bool,
    /// It ended on this day; may be empty.
    pub ended: String,
    /// It is off our list, but its key was not switched off at the system.
    pub off_list_only: bool,
    /// What happened, newest first.
    pub history: Vec<HistoryRow>,
}

/// Why an access is off our list while its key goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum EndedWhy {
    /// The agency does not need it any more and says that it removed the key.
    NotNeeded,
    /// The agency's work for us has ended.
    AgencyEnded,
    /// The key they held was switched off, deleted or made anew, and they get no other.
    KeyGone,
    /// It was put on record by mistake.
    NeverWas,
    /// It was over before it was put on record, as whoever recorded it knew; how it ended nobody said.
    AsRecorded,
}

/// What a key may do, and what it might be changed to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RightsView {
    /// What it may do now: purpose first, then the fields that decide.
    pub now: Vec<NamedValue>,
    /// What is typed so far, as the vendor's form will have it; the same names in the same order.
    pub then: Vec<NamedValue>,
    /// The fields that may be changed without a new key.
    pub fields: Vec<FieldView>,
    /// The purposes this kind of key may have.
    pub purposes: Vec<PlatformChoice>,
    /// The purpose chosen.
    pub purpose: String,
    /// People at the agencies that hold it, and of ours: who asked.
    pub askers: Vec<NamedId>,
    /// What to press in the vendor's screens, with the whole new value to copy.
    pub guide: Vec<StepView>,
    /// Why less may be enough, or that it opens more than before; may be empty. Names `rights-<advice>`.
    pub advice: String,
    /// Everybody who holds it.
    pub holders: Vec<String>,
    /// Something differs from now.
    pub differs: bool,
}

/// What is typed to change what a key may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct RightsAnswers {
    /// The purpose; empty is as it is.
    pub purpose: String,
    /// Fields by the catalog's id, as typed; one that is not there stays as it is.
    pub fields: std::collections::BTreeMap<String, String>,
    /// Who asked for it, by the id of their card; may be empty.
    pub asked_by: String,
    /// Since when it holds, a day; empty is today.
    pub since: String,
}

/// One holder of a key that is about to stop, with a letter that is ready.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct BreakView {
    /// The access's id.
    pub grant: String,
    /// The agency's id.
    pub agency_id: String,
    /// The agency.
    pub agency: String,
    /// The person who got it last, or the only one known; may be empty.
    pub person: String,
    /// Their e-mail address; may be empty.
    pub email: String,
    /// Their mobile as people write it; may be empty.
    pub mobile: String,
    /// What they use it for, in words.
    pub purpose: String,
    /// A letter to them.
    pub letter: LetterView,
}

/// Who breaks when a key stops.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct BreaksView {
    /// The key in one line.
    pub key: String,
    /// The system.
    pub platform: String,
    /// Everybody who holds it.
    pub holders: Vec<BreakView>,
    /// It stands in pages of the organisation's own: those break as well.
    pub in_pages: bool,
    /// It can be switched off and on again.
    pub can_pause: bool,
}

/// What a person likes: losing it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct Preferences {
    /// How many days before a review is due it stands on Home.
    pub review_lead_days: u32,
    /// How many years after the last access people's names may go.
    pub retention_years: u32,
    /// How many days an old key stays switched off before it is deleted.
    pub wait_days: u32,
    /// The computer's own notifications are used.
    pub notify: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { review_lead_days: 14, retention_years: 6, wait_days: 7, notify: true }
    }
}

/// A person whose data are on record, and what erasing them takes away.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ErasingView {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The agency, empty for one of ours.
    pub agency: String,
    /// What goes: names of what is on the card and of fields that belong to them (`erase-<what>`).
    pub goes: Vec<NamedValue>,
    /// How many entries stay, without the name.
    pub stays: u32,
    /// Keys still open that went to them: end or hand those over first. Key names.
    pub open_keys: Vec<NamedId>,
    /// Why they cannot be erased now; `None` where they can.
    pub blocked: Option<ErasingBlock>,
}

/// Why somebody cannot be erased now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ErasingBlock {
    /// They are at the keyboard.
    Here,
    /// A plan under way needs them.
    Plan,
    /// A password that we have at a site is made out to them, and we need their user name to end it.
    Connection,
}

/// Somebody whose data have been kept longer than the retention term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OverdueView {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The agency; may be empty.
    pub agency: String,
    /// The last day they or their agency had access.
    pub last: String,
}
