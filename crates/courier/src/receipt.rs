//! The receipt: six digits that only the opened file shows, told by the agency and typed here.

use courier_bundle::{ReceiptProblem, parse_receipt};
use courier_crypto::same;
use courier_vault::Id;
use secrecy::SecretString;

use crate::app::{App, Open, Recording};
use crate::delivery::known;
use crate::domain::{Change, Entry};
use crate::error::Error;
use crate::views::{DeliveryView, HeardBy};

/// After so many wrong numbers the number is closed: who knows it says it right sooner.
pub(crate) const RECEIPT_TRIES: u32 = 5;

impl App {
    /// Takes the number the agency told us.
    ///
    /// # Errors
    /// [`Error::ReceiptWrong`] with the tries that are left, on record; [`Error::ReceiptOfAnother`] where it
    /// belongs to another delivery; [`Error::ReceiptClosed`] after five wrong ones; [`Error::ReceiptIsWords`]
    /// for unlock words, of which nothing is kept.
    pub fn type_receipt(
        &self,
        id: &str,
        typed: &SecretString,
        heard: HeardBy,
    ) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.received.as_ref().is_some_and(|received| received.matched) {
                return self.delivery_view(open, &id);
            }
            if delivery.saved.is_none() {
                return Err(Error::TooEarly);
            }
            if delivery.wrong_receipts >= RECEIPT_TRIES {
                return Err(Error::ReceiptClosed);
            }
            if delivery.forgotten {
                return Err(Error::Forgotten);
            }
            let number = parse_receipt(typed).map_err(|problem| match problem {
                ReceiptProblem::UnlockWords => Error::ReceiptIsWords,
                ReceiptProblem::Count { digits } => Error::ReceiptDigits { count: digits },
                ReceiptProblem::NotDigits => Error::ReceiptDigits { count: 0 },
            })?;
            let from = delivery.contact.clone();
            if same(&open.vault.read_secret(&delivery.receipt)?, &number) {
                let matched = Change::ReceiptMatched { delivery: id.clone(), from, heard };
                return self.received(open, &id, matched.seen());
            }
            if let Some(person) = open.whose_receipt(&id, &number) {
                return Err(Error::ReceiptOfAnother { person });
            }
            let left = RECEIPT_TRIES.saturating_sub(delivery.wrong_receipts.saturating_add(1));
            let wrong = Change::ReceiptWrong { delivery: id };
            self.record(open, Recording { entries: vec![wrong.seen()], ..Recording::default() })?;
            Err(if left == 0 { Error::ReceiptClosed } else { Error::ReceiptWrong { left } })
        })
    }

    /// The agency said that the file is open, without the number.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file was saved.
    pub fn receipt_said(&self, id: &str, heard: HeardBy) -> Result<DeliveryView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let delivery = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            if delivery.received.is_some() {
                return self.delivery_view(open, &id);
            }
            if delivery.saved.is_none() {
                return Err(Error::TooEarly);
            }
            let from = delivery.contact.clone();
            let said = Change::ReceiptSaid { delivery: id.clone(), from, heard };
            self.received(open, &id, said.said())
        })
    }

    fn received(&self, open: &mut Open, id: &Id, entry: Entry) -> Result<DeliveryView, Error> {
        self.record(open, Recording { entries: vec![entry], ..Recording::default() })?;
        self.delivery_view(open, id)
    }
}

impl Open {
    /// Whose delivery another than `id` has this receipt number, among those that wait for one.
    fn whose_receipt(&self, id: &Id, number: &SecretString) -> Option<String> {
        let others = self.state().deliveries.iter().filter(|(other, _)| *other != id);
        let (_, other) = others.filter(|(_, d)| d.saved.is_some()).find(|(_, other)| {
            self.vault.read_secret(&other.receipt).is_ok_and(|receipt| same(&receipt, number))
        })?;
        Some(self.name(&other.contact))
    }
}
