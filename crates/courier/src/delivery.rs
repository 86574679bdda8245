//! One locked file and one person, from the first day to the last.

use courier_vault::Id;
use jiff::civil::Date;

use crate::app::{App, Open, Recording};
use crate::domain::{Change, WORDS_WAYS, cautions, show_mobile};
use crate::error::Error;
use crate::receipt::RECEIPT_TRIES;
use crate::state::Delivery;
use crate::views::{DeliveryView, Moment, ReceiptView, Way};

impl App {
    /// A delivery as it stands.
    ///
    /// # Errors
    /// [`Error::Unknown`] for an unknown one.
    pub fn delivery(&self, id: &str) -> Result<DeliveryView, Error> {
        self.with(|open| self.delivery_view(open, &known(open, id)?))
    }

    /// The person says that the file is on its way.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before it was saved.
    pub fn file_sent(&self, id: &str, way: Way) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.saved.is_none() {
                return Err(Error::TooEarly);
            }
            if delivery.sent.is_some_and(|(_, before)| before == way) {
                return self.delivery_view(open, &id);
            }
            self.happened(open, &id, Change::FileSent { delivery: id.clone(), way })
        })
    }

    /// The person says that the file has arrived.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before it was sent.
    pub fn file_arrived(&self, id: &str) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.sent.is_none() {
                return Err(Error::TooEarly);
            }
            if delivery.arrived.is_some() {
                return self.delivery_view(open, &id);
            }
            self.happened(open, &id, Change::FileArrived { delivery: id.clone() })
        })
    }

    /// The person says that the words are with the agency. Before the file has arrived that is against our
    /// advice, and `early` says that she knows.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file has arrived, unless `early`; always before it was sent.
    /// [`Error::Unknown`] of a file that needs no words, and of a way that words never go.
    pub fn words_sent(&self, id: &str, way: Way, early: bool) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.words.is_none() || !WORDS_WAYS.contains(&way) {
                return Err(Error::Unknown);
            }
            if delivery.sent.is_none() || delivery.arrived.is_none() && !early {
                return Err(Error::TooEarly);
            }
            if delivery.words_sent.is_some_and(|(_, before)| before == way) {
                return self.delivery_view(open, &id);
            }
            self.happened(open, &id, Change::WordsSent { delivery: id.clone(), way })
        })
    }

    fn happened(&self, open: &mut Open, id: &Id, change: Change) -> Result<DeliveryView, Error> {
        self.record(open, Recording { entries: vec![change.said()], ..Recording::default() })?;
        self.delivery_view(open, id)
    }

    pub(crate) fn delivery_view(&self, open: &Open, id: &Id) -> Result<DeliveryView, Error> {
        let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
        let contact = open.state().contacts.get(&delivery.contact).ok_or(Error::Unknown)?;
        let card = open.contact_card(&delivery.contact);
        let moment = |(at, way): (jiff::Timestamp, Way)| Moment { at: at.to_string(), way };
        let sent = delivery.sent.map(|(_, way)| way);
        Ok(DeliveryView {
            id: id.to_string(),
            agency: open.name(&contact.agency),
            cautions: cautions(sent, delivery.arrived.is_some(), &card),
            person: card.name,
            email: card.email,
            mobile: card.mobile.as_deref().map(show_mobile).unwrap_or_default(),
            mobile_from: card.mobile_from,
            public_key: open.public_key_view(&delivery.contact),
            file: self.file_view(open, id).ok_or(Error::Unknown)?,
            trial: delivery.trial,
            language: delivery.language,
            made: delivery.made.to_string(),
            earlier: delivery.earlier,
            sent: delivery.sent.map(moment),
            arrived: delivery.arrived.map(|at| at.to_string()),
            words: delivery.words_sent.map(moment),
            link: open.link_view(delivery),
            receipt: delivery.received.as_ref().map(|received| ReceiptView {
                at: received.at.to_string(),
                heard: received.heard,
                matched: received.matched,
            }),
            tries_left: RECEIPT_TRIES.saturating_sub(delivery.wrong_receipts),
            leak: self.leak_view(open, delivery),
            stopped: delivery.stopped.map(|at| at.to_string()),
            forget: open.forget(delivery),
            review: open.review_of(delivery).map(|day| day.to_string()).unwrap_or_default(),
            letter: self.letter_view(open, id),
            history: self.history_of(open, id),
        })
    }
}

impl Open {
    /// The first day on which we ask whether what a delivery carries is still needed.
    fn review_of(&self, delivery: &Delivery) -> Option<Date> {
        let agency = &self.state().contacts.get(&delivery.contact)?.agency;
        let grants = self.state().grants.values();
        let of_it =
            grants.filter(|g| g.agency == *agency && delivery.api_users.contains(&g.api_user));
        of_it.map(|g| g.review).min()
    }
}

/// The id of a delivery that exists.
pub(crate) fn known(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    open.state().deliveries.contains_key(&id).then_some(id).ok_or(Error::Unknown)
}
