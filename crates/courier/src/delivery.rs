//! One locked file and one person, from the first day to the last.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, parse_mobile, show_mobile};
use crate::error::{Error, ErrorCode, Problem};
use crate::views::{DeliveryView, Moment, Way};

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

    /// The person says that the words are with the agency.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file has arrived.
    pub fn words_sent(&self, id: &str, way: Way) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.arrived.is_none() {
                return Err(Error::TooEarly);
            }
            if delivery.words_sent.is_some_and(|(_, before)| before == way) {
                return self.delivery_view(open, &id);
            }
            self.happened(open, &id, Change::WordsSent { delivery: id.clone(), way })
        })
    }

    /// Puts the mobile of the delivery's person on their card.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is no international number.
    pub fn set_mobile(&self, id: &str, mobile: &str) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let field = |problem| Error::Fields(vec![("mobile".to_owned(), problem)]);
            let mobile = parse_mobile(mobile).map_err(field)?;
            let mobile = mobile.ok_or_else(|| field(Problem::of(ErrorCode::Missing)))?;
            let contact = open.state().deliveries.get(&id).map(|d| d.contact.clone());
            let contact = contact.ok_or(Error::Unknown)?;
            let (name, email, _) = open.contact_card(&contact);
            let recording = Recording {
                entries: vec![Change::ContactChanged { contact: contact.clone() }.said()],
                cards: vec![(contact, Card::Contact { name, email, mobile: Some(mobile) })],
                ..Recording::default()
            };
            self.record(open, recording)?;
            self.delivery_view(open, &id)
        })
    }

    fn happened(&self, open: &mut Open, id: &Id, change: Change) -> Result<DeliveryView, Error> {
        self.record(open, Recording { entries: vec![change.said()], ..Recording::default() })?;
        self.delivery_view(open, id)
    }

    fn delivery_view(&self, open: &Open, id: &Id) -> Result<DeliveryView, Error> {
        let delivery = open.state().deliveries.get(id).ok_or(Error::Unknown)?;
        let contact = open.state().contacts.get(&delivery.contact).ok_or(Error::Unknown)?;
        let (person, email, mobile) = open.contact_card(&delivery.contact);
        let moment = |(at, way): (jiff::Timestamp, Way)| Moment { at: at.to_string(), way };
        Ok(DeliveryView {
            id: id.to_string(),
            agency: open.name(&contact.agency),
            person,
            email,
            mobile: mobile.as_deref().map(show_mobile).unwrap_or_default(),
            file: self.file_view(open, id).ok_or(Error::Unknown)?,
            made: delivery.made.to_string(),
            sent: delivery.sent.map(moment),
            arrived: delivery.arrived.map(|at| at.to_string()),
            words: delivery.words_sent.map(moment),
            history: self.history_of(open, id),
        })
    }
}

/// The id of a delivery that exists.
pub(crate) fn known(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    open.state().deliveries.contains_key(&id).then_some(id).ok_or(Error::Unknown)
}
