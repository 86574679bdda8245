//! Who has what, since when, and how it reached them.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How exactly a day is known: "about spring 2024" is a season.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// That very day.
    #[default]
    Day,
    /// Some day of its month.
    Month,
    /// Some day of the three months that begin with its month.
    Season,
    /// Some day of its year.
    Year,
    /// Nobody knows; the day is the one it was recorded on.
    Unknown,
}

impl Precision {
    /// How many months a span of this kind has; none is no span of months.
    fn months(self) -> Option<i32> {
        match self {
            Self::Day | Self::Unknown => None,
            Self::Month => Some(1),
            Self::Season => Some(3),
            Self::Year => Some(12),
        }
    }

    /// The last day of the span that begins with the month of `first`; where it is no span, that day.
    pub(crate) fn last_day(self, first: Date) -> Date {
        let Some(months) = self.months() else { return first };
        let next = first.first_of_month().saturating_add(Span::new().months(months));
        next.yesterday().unwrap_or(first).max(first)
    }
}

/// How a key reached the agency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Travelled {
    /// In a locked file of ours.
    #[default]
    LockedFile,
    /// In a plain e-mail.
    Email,
    /// In a file with a password, the password by another way.
    LockedByOther,
    /// In a text or chat message.
    Message,
    /// Told on the phone.
    Phone,
    /// Handed over in person.
    InPerson,
    /// Through a shared password manager.
    PasswordManager,
    /// Through a link that opens once.
    SecretLink,
    /// The system sent it to the agency itself.
    BySystem,
    /// It may be published: any way will do.
    Public,
    /// Nobody knows.
    Unknown,
}

impl Travelled {
    /// Whether somebody else may have read it on its way.
    pub fn is_exposed(self) -> bool {
        matches!(self, Self::Email | Self::Message | Self::Unknown)
    }
}

/// What an agency is to the organisation, in the law's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It works for the organisation, on its instructions.
    Processor,
    /// It works for another processor.
    SubProcessor,
    /// It decides together with the organisation.
    JointController,
    /// Something else.
    Other,
}

/// Since when, as a person answers it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default)]
pub struct SinceAnswer {
    /// How exactly.
    pub precision: Precision,
    /// The day, `YYYY-MM-DD`, where it is known.
    pub day: String,
    /// The month, 1 to 12; of a season its first one (12, 3, 6 or 9); else 0.
    pub month: u32,
    /// The year as typed.
    pub year: String,
}

/// One agency holding one key.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct HolderView {
    /// The access's id.
    pub grant: String,
    /// The agency's id.
    pub agency_id: String,
    /// The agency.
    pub agency: String,
    /// The key's id.
    pub key_id: String,
    /// The key in one line: the vendor's name and what tells it from others.
    pub key: String,
    /// What it opens, as it was shown then.
    pub opens: String,
    /// Whether it opens every supporter record.
    pub opens_everything: bool,
    /// The purpose in words.
    pub purpose: String,
    /// Since when, a day; how exactly is `precision`.
    pub since: String,
    /// How exactly `since` is known.
    pub precision: Precision,
    /// How it reached them.
    pub travelled: Travelled,
    /// Who else may have seen it, as somebody wrote it down; may be empty.
    pub seen_by: String,
    /// It was sent so that others may have read it, and that is neither replaced nor accepted.
    pub exposed: bool,
    /// Why it was left as it is; empty where it was not.
    pub accepted: String,
    /// When we ask whether it is still needed, a day.
    pub review: String,
    /// The key was switched off, or this access is off our list: it is over.
    pub is_over: bool,
    /// When it was taken off our list, a day; may be empty.
    pub ended: String,
    /// It is off our list only: the key it had was not switched off at the system.
    pub off_list_only: bool,
    /// It waits for a new key.
    pub paused: bool,
    /// When it is to end, a day; may be empty.
    pub ends: String,
    /// Who of ours answers for it; may be empty.
    pub owner: String,
    /// The review is due, or comes within the lead time.
    pub review_due: bool,
}
