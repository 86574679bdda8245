//! Reads what people paste (whole e-mails, answers, signatures) and says what it found, what it left out
//! and why.
//!
//! Pure functions: no disk, no network, no clock. One rule stands above all others: nothing is invented. An
//! address, a number or a name is returned only where it stands in the text, and only where everything that is
//! glued to it is understood: of `203.0.113.1` in `203.0.113.1234` nothing is taken, it is left out with a
//! reason. What is returned is a proposal: a person confirms it before it is used.
//!
//! Where to start: [`read_answer`] for what an agency answers, [`read_person`] for a first e-mail of somebody,
//! [`table::read`] for what somebody exported from a spreadsheet.
//! Inside: [`readable`] makes one plain text of mail sources, HTML and odd signs; `keys` takes public keys out
//! of it and blanks secret ones; `parts` says which lines are new, quoted or a header; `addresses`, `phones`
//! and `person` read what is left.

mod address;
mod addresses;
mod blocks;
mod context;
mod emails;
mod host_names;
mod html;
mod keys;
mod left_out;
mod names;
mod parts;
mod person;
mod phones;
mod readable;
pub mod table;
mod words;
mod work;

#[cfg(test)]
mod hostile;

use courier_crypto::ContactKey;

pub use left_out::{LeftOut, Why};
pub use person::{Person, read_person};
pub use readable::readable;

use left_out::Left;

/// The longest text that is read, in bytes. A longer one is not read at all: half of it could end within an
/// address.
pub const LONGEST: usize = 200_000;

/// What an answer holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Server addresses, each once, in the order of the text.
    pub addresses: Vec<FoundAddress>,
    /// Mobile numbers, each once, in the order of the text.
    pub mobiles: Vec<FoundMobile>,
    /// Public keys a file can be locked to, each once.
    pub public_keys: Vec<FoundKey>,
    /// What looks like one of these and was not taken.
    pub left_out: Vec<LeftOut>,
}

/// A server address that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAddress {
    /// The address or network in its usual form: `203.0.113.7`, `2001:db8::7`, `198.51.100.0/29`.
    pub text: String,
    /// Whether it means several addresses.
    pub is_range: bool,
    /// Whether it stands only in an earlier mail that this one quotes or forwards.
    pub quoted: bool,
}

/// A mobile number that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMobile {
    /// In international form, `+447700900123`; `None` where it was written without its country, which must be
    /// asked (`courier_platforms::parse_mobile_in` then takes [`FoundMobile::as_written`]).
    pub e164: Option<String>,
    /// As it stands in the text.
    pub as_written: String,
}

/// A public key that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundKey {
    /// The key.
    pub key: ContactKey,
    /// How it begins in the text.
    pub as_written_start: String,
    /// Whether it stands only in an earlier mail that this one quotes or forwards.
    pub quoted: bool,
}

/// Reads an agency's answer: server addresses, mobiles and public keys, wherever they stand in it.
///
/// `takes_ranges` is whether the platform takes `198.51.100.0/29`; where it does not, a range is left out and
/// never spelt out into addresses that nobody wrote.
pub fn read_answer(text: &str, takes_ranges: bool) -> Answer {
    let Some(read) = readable::read(text) else {
        return Answer { left_out: vec![LeftOut::too_long()], ..Answer::default() };
    };
    let mut left = Left::default();
    let text = blocks::blank(&read.text, &mut left);
    let parts = parts::Parts::of(&text, read.head);
    let (public_keys, text) = keys::read(&text, &parts, &mut left);
    let addresses = addresses::read(&text, &parts, takes_ranges, &mut left);
    let mobiles = phones::read(&addresses.rest, &parts, &mut left);
    Answer {
        addresses: addresses.found,
        mobiles: mobiles.into_iter().map(|phone| phone.mobile).collect(),
        public_keys,
        left_out: left.list(),
    }
}
