//! *Forget my copy*: the key, the words, a link with them and the receipt number leave this vault; the access stays on record.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::Change;
use crate::error::Error;
use crate::state::Delivery;
use crate::views::{DeliveryView, Forget};

impl App {
    /// Removes our copy of what a delivery carried. Old copies of the vault folder still hold it.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the agency has it; [`Error::NeededElsewhere`] while another delivery of the
    /// same key is under way.
    pub fn forget_copy(&self, id: &str) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            match open.forget(delivery) {
                Forget::Done => return self.delivery_view(open, &id),
                Forget::NotYet => return Err(Error::TooEarly),
                Forget::NeededElsewhere => return Err(Error::NeededElsewhere),
                Forget::Possible => {}
            }
            let keys = delivery
                .api_users
                .iter()
                .filter_map(|id| open.state().api_users.get(id)?.secret.clone());
            let link = delivery.link.as_ref().map(|link| &link.secret);
            let own = delivery.words.iter().chain([&delivery.receipt]).chain(link).cloned();
            let forgotten = Change::CopyForgotten {
                delivery: id.clone(),
                api_users: delivery.api_users.clone(),
            };
            let recording = Recording {
                remove_secrets: keys.chain(own).collect(),
                entries: vec![forgotten.seen()],
                ..Recording::default()
            };
            self.record(open, recording)?;
            for sealed in open.sealed_with(&id) {
                open.checked.remove(&sealed);
                self.discard_sealed(&sealed);
            }
            self.delivery_view(open, &id)
        })
    }
}

impl Open {
    /// This delivery and the others with a key of it: what was sealed of them and not taken away yet lies in
    /// the profile, and none of it is saved any more.
    fn sealed_with(&self, id: &Id) -> Vec<Id> {
        let deliveries = &self.state().deliveries;
        let known = deliveries.get(id);
        let shares = |other| known.is_some_and(|known| known.shares_a_key_with(other));
        let others = deliveries.iter().filter(|(_, other)| shares(other));
        others.map(|(other, _)| other.clone()).chain([id.clone()]).collect()
    }

    /// Whether our copy can be removed.
    pub(crate) fn forget(&self, delivery: &Delivery) -> Forget {
        if delivery.forgotten {
            return Forget::Done;
        }
        if delivery.received.is_none() {
            return Forget::NotYet;
        }
        let under_way = self.state().deliveries.values().any(|other| {
            other.went_out() && other.received.is_none() && other.shares_a_key_with(delivery)
        });
        // A draft that goes on with the key makes another delivery of it.
        let goes_on = |key: Option<Id>| key.is_some_and(|id| delivery.api_users.contains(&id));
        if under_way || self.drafts().into_iter().any(|(_, draft)| goes_on(draft.api_user)) {
            Forget::NeededElsewhere
        } else {
            Forget::Possible
        }
    }
}
