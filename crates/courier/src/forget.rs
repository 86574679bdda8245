//! *Forget my copy*: the key, the words and the receipt number leave this vault; the access stays on record.

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
            let own = delivery.words.iter().chain([&delivery.receipt]).cloned();
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
            // The sealed file lies in the profile until it is saved; it opens with words we no longer have.
            open.checked.remove(&id);
            self.discard_sealed(&id);
            self.delivery_view(open, &id)
        })
    }
}

impl Open {
    /// Whether our copy can be removed.
    pub(crate) fn forget(&self, delivery: &Delivery) -> Forget {
        if delivery.forgotten {
            return Forget::Done;
        }
        if delivery.received.is_none() {
            return Forget::NotYet;
        }
        let under_way = self.state().deliveries.values().any(|other| {
            other.saved.is_some()
                && other.received.is_none()
                && other.api_users.iter().any(|id| delivery.api_users.contains(id))
        });
        if under_way { Forget::NeededElsewhere } else { Forget::Possible }
    }
}
