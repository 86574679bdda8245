//! The last four characters of a key as they were: it may have been made anew since.

use courier_vault::Id;
use jiff::civil::Date;

use crate::app::Open;
use crate::domain::Card;
use crate::register_known::KnownThen;

impl Open {
    /// Those of the key that an agency had last.
    pub(crate) fn ends_in_had(&self, then: &KnownThen<'_>, grant: &Id) -> String {
        let Some(grant) = then.grants.get(grant) else { return String::new() };
        let last = grant.ended.map_or(Date::MAX, |(since, ..)| since);
        self.ending(grant.api_user, then.version_had(grant, last))
    }

    /// Those of a key then.
    pub(crate) fn ends_in_then(&self, then: &KnownThen<'_>, key: &Id) -> String {
        self.ending(key, then.last_version(key))
    }

    /// Those that a version of its card says.
    pub(crate) fn ending(&self, key: &Id, version: Option<u32>) -> String {
        match version.and_then(|nth| self.card_version(key, nth)) {
            Some(Card::ApiUser { ends_in, .. }) => ends_in,
            _ => String::new(),
        }
    }

    /// The card of a key whose system made another in its place that nobody here saw; none where it says no ending.
    pub(crate) fn ending_unknown(&self, key: &Id) -> Option<(Id, Card)> {
        let (fields, _, ends_in) = self.api_user_card(key);
        let there = self.there(key);
        let card = Card::ApiUser { fields, characters: 0, ends_in: String::new(), there };
        (!ends_in.is_empty()).then(|| (key.clone(), card))
    }
}
