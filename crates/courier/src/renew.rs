//! A key made anew in its system: what goes on record with it.

use courier_vault::Id;
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::domain::{Change, Entry, Known, ReviewBecause};

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
        // What its system called the key before names nothing there any more.
        let mut recording = open.kept(api_user, key, None);
        recording.entries.splice(..0, self.renewal(open, api_user, known));
        recording
    }
}
