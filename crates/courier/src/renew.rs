//! A key made anew in its system: what goes on record with it.

use courier_crypto::last_four;
use courier_vault::{Id, NewSecret};
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, Entry, Known, ReviewBecause};
use crate::keep_key::length;

impl App {
    /// That the key of an API user was made anew: whoever has the old one waits for the new one, and their next
    /// review moves with it.
    pub(crate) fn renewal(&self, open: &Open, api_user: &Id, known: Known) -> Vec<Entry> {
        let since = self.today(open);
        let renewed = Change::KeyRenewed { api_user: api_user.clone() };
        let grants = open.state().grants.iter();
        let waiting = grants.filter(|(_, grant)| {
            grant.api_user == *api_user && grant.ended.is_none() && grant.paused.is_none()
        });
        let waiting = waiting.map(|(grant, _)| Change::GrantPaused { grant: grant.clone(), since });
        let mut entries = vec![Entry { known, change: renewed }];
        entries.extend(waiting.map(|change| Entry { known, change }));
        entries.extend(self.reviews_moved(open, api_user, known));
        entries
    }

    /// The next review of everybody who has a key, counted from today.
    pub(crate) fn reviews_moved(&self, open: &Open, api_user: &Id, known: Known) -> Vec<Entry> {
        let state = open.state();
        let facts = state.api_users.get(api_user).and_then(|known| self.facts(open, known));
        let Some(facts) = facts else { return Vec::new() };
        let because = ReviewBecause::KeyChanged;
        let grants = state.grants.iter();
        let theirs = grants.filter(|(_, g)| g.api_user == *api_user && g.ended.is_none());
        let moved = theirs.map(|(grant, of)| {
            let purpose = facts.platform.purpose(&of.purpose).map(|(_, purpose)| purpose);
            let next = self.review_day(open, purpose.unwrap_or(facts.purpose));
            let change = Change::ReviewMoved { grant: grant.clone(), next, because };
            Entry { known, change }
        });
        moved.collect()
    }

    /// A key made anew, and kept in the place of the one before: one change set.
    pub(crate) fn renewed_and_kept(
        &self,
        open: &Open,
        api_user: &Id,
        key: &SecretString,
        known: Known,
    ) -> Recording {
        let secret = Id::make();
        let (fields, ..) = open.api_user_card(api_user);
        // What its system called the key before names nothing there any more.
        let card =
            Card::ApiUser { fields, characters: length(key), ends_in: last_four(key), there: None };
        let before = open.state().api_users.get(api_user).and_then(|known| known.secret.clone());
        let mut entries = self.renewal(open, api_user, known);
        let kept = Change::KeyKept { api_user: api_user.clone(), secret: secret.clone() };
        entries.push(kept.seen());
        Recording {
            entries,
            cards: vec![(api_user.clone(), card)],
            secrets: vec![NewSecret { secret, content: key.clone(), key: Some(key.clone()) }],
            remove_secrets: before.into_iter().collect(),
            ..Recording::default()
        }
    }
}
