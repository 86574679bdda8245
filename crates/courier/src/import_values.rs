//! What stands in a cell of a table, in the app's own terms.

use std::collections::BTreeMap;

use courier_platforms::Kind;
use courier_reading::table::dates::When;
use courier_reading::table::values::{self, SentBy};
use jiff::civil::Date;

use crate::error::{Problem, one};
use crate::error_code::ErrorCode;
use crate::views::{Precision, Role, SinceAnswer, Travelled};

/// As much of a value as a sentence mentions.
pub(crate) fn value(text: &str) -> BTreeMap<String, String> {
    one("value", text.chars().take(60).collect::<String>())
}

/// The end of a key; empty where nothing is written.
pub(crate) fn parse_ending(text: &str) -> Result<String, Problem> {
    let ending = values::parse_ending(text);
    let ending = ending.map_err(|problem| Problem::of(ErrorCode::of(problem.code())))?;
    Ok(ending.unwrap_or_default())
}

/// How the key reached them, as recording by hand has it.
pub(crate) fn travelled(text: &str, kind: &Kind) -> Result<Travelled, Problem> {
    match values::sent_by(text) {
        Some(SentBy::Unknown) if !kind.secret => Ok(Travelled::Public),
        Some(way) => Ok(Travelled::from(way)),
        None => Err(Problem { code: ErrorCode::ImportWay, params: value(text) }),
    }
}

/// As a person would have answered it.
pub(crate) fn since_answer(when: When) -> SinceAnswer {
    let day = when.first_day();
    SinceAnswer {
        precision: precision(when),
        day: day.map(|day| day.to_string()).unwrap_or_default(),
        month: day.and_then(|day| u32::try_from(day.month()).ok()).unwrap_or_default(),
        year: day.map(|day| day.year().to_string()).unwrap_or_default(),
    }
}

fn precision(when: When) -> Precision {
    match when {
        When::Day(_) => Precision::Day,
        When::Month(_) => Precision::Month,
        When::Season(_) => Precision::Season,
        When::Year(_) => Precision::Year,
        When::Unknown => Precision::Unknown,
    }
}

/// The last day it may have been.
pub(crate) fn last_day(when: When) -> Option<Date> {
    when.first_day().map(|first| precision(when).last_day(first))
}

impl From<SentBy> for Travelled {
    fn from(way: SentBy) -> Self {
        match way {
            SentBy::LockedFile => Self::LockedFile,
            SentBy::Email => Self::Email,
            SentBy::LockedByOther => Self::LockedByOther,
            SentBy::Message => Self::Message,
            SentBy::Phone => Self::Phone,
            SentBy::InPerson => Self::InPerson,
            SentBy::PasswordManager => Self::PasswordManager,
            SentBy::SecretLink => Self::SecretLink,
            SentBy::BySystem => Self::BySystem,
            SentBy::Unknown => Self::Unknown,
        }
    }
}

impl From<values::RoleSaid> for Role {
    fn from(role: values::RoleSaid) -> Self {
        match role {
            values::RoleSaid::Processor => Self::Processor,
            values::RoleSaid::SubProcessor => Self::SubProcessor,
            values::RoleSaid::JointController => Self::JointController,
            values::RoleSaid::Other => Self::Other,
        }
    }
}
