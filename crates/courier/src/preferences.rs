//! What a person likes: kept by the shell, used here.

use std::ops::RangeInclusive;
use std::sync::PoisonError;

use crate::app::App;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::views::Preferences;

/// How many days before a review Home may ask for it. Later than on the day itself, nobody would be asked.
const LEAD_DAYS: RangeInclusive<u32> = 1..=90;
/// How many years people's names may stay after the last access.
const RETENTION_YEARS: RangeInclusive<u32> = 1..=30;
/// How many days an old key may stay switched off before it is deleted; it may be deleted at once.
const WAIT_DAYS: RangeInclusive<u32> = 0..=90;

impl App {
    /// Takes what the person likes.
    ///
    /// # Errors
    /// [`Error::Fields`] for a number that makes no sense.
    pub fn set_preferences(&self, preferences: Preferences) -> Result<(), Error> {
        let Preferences { review_lead_days, retention_years, wait_days, notify: _ } = preferences;
        let asked = [
            ("review_lead_days", review_lead_days, LEAD_DAYS),
            ("retention_years", retention_years, RETENTION_YEARS),
            ("wait_days", wait_days, WAIT_DAYS),
        ];
        let wrong = asked.into_iter().filter(|(_, value, range)| !range.contains(value));
        let problems: Vec<(String, Problem)> =
            wrong.map(|(field, _, range)| (field.to_owned(), out_of(&range))).collect();
        if !problems.is_empty() {
            return Err(Error::Fields(problems));
        }
        *self.preferences.write().unwrap_or_else(PoisonError::into_inner) = preferences;
        Ok(())
    }

    /// What the person likes.
    pub(crate) fn preferences(&self) -> Preferences {
        *self.preferences.read().unwrap_or_else(PoisonError::into_inner)
    }
}

fn out_of(range: &RangeInclusive<u32>) -> Problem {
    let ends = [("least", range.start()), ("most", range.end())];
    let params = ends.into_iter().map(|(name, end)| (name.to_owned(), end.to_string())).collect();
    Problem { code: ErrorCode::NumberOutside, params }
}
