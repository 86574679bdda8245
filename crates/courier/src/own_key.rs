//! The API user of a draft, as far as it still fits what is chosen now.
//!
//! A draft can be gone back in, and every answer changed: a key that was made for another system or kind is
//! then not the one that is asked for.

use courier_vault::Id;

use crate::app::{App, Open};
use crate::domain::How;
use crate::drafts::Draft;
use crate::wizard_view::Chosen;

impl App {
    /// The draft's API user, where it is of the kind that is chosen now.
    pub(crate) fn own_key(&self, open: &Open, draft: &Draft) -> Option<Id> {
        let chosen = self.chosen(open, draft)?;
        let own = draft.api_user.clone()?;
        self.fits(open, draft, &chosen, &own).then_some(own)
    }

    /// The API user whose key is made anew in its place, where it is of the kind that is chosen now.
    pub(crate) fn renewed_key(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> Option<Id> {
        let renewed = draft.replaces.clone()?;
        let cut_over = chosen.kind.replace == courier_platforms::Replace::CutOver;
        (cut_over && self.is_of_kind(open, chosen, &renewed)).then_some(renewed)
    }

    fn fits(&self, open: &Open, draft: &Draft, chosen: &Chosen<'_>, api_user: &Id) -> bool {
        let Some(known) = open.state().api_users.get(api_user) else { return false };
        let as_is = draft.given.as_ref() == Some(api_user)
            || draft.replaces.as_ref() == Some(api_user)
            || known.how == How::Recorded;
        // One that the system sent itself is not one that it sent to us.
        let same_way = (known.how == How::SentBySystem) == self.sent_by_system(chosen, draft);
        self.is_of_kind(open, chosen, api_user) && (as_is || same_way)
    }

    fn is_of_kind(&self, open: &Open, chosen: &Chosen<'_>, api_user: &Id) -> bool {
        let known = open.state().api_users.get(api_user);
        known.and_then(|known| self.facts(open, known)).is_some_and(|facts| {
            facts.platform.id == chosen.platform.id && facts.kind.id == chosen.kind.id
        })
    }

    /// The draft's key, where it is here to be given: kept, of the kind that is chosen, and not the one that
    /// is being replaced.
    pub(crate) fn key_at_hand(&self, open: &Open, draft: &Draft) -> Option<Id> {
        let own = self.own_key(open, draft)?;
        open.has_key(draft, &own).then_some(own)
    }
}

impl Open {
    /// Whether the key of an API user is kept, the one that a draft replaces apart.
    pub(crate) fn has_key(&self, draft: &Draft, api_user: &Id) -> bool {
        let secret = self.state().api_users.get(api_user).and_then(|known| known.secret.as_ref());
        let is_old = draft.replaces.as_ref() == Some(api_user) && draft.before.as_ref() == secret;
        secret.is_some() && !is_old
    }
}
