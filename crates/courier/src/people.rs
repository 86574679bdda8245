//! What we know of the person a delivery or a draft is for: mobile number, address, public key.

use courier_crypto::{ContactKey, ContactKeyKind, ContactKeyProblem};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, ContactCard, parse_email, parse_mobile};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::views::{NumberFrom, PublicKeyView};

impl App {
    /// Puts a mobile number and where it came from on the card of the person a delivery or a draft is for.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is no international number.
    pub fn set_mobile(&self, id: &str, mobile: &str, from: NumberFrom) -> Result<(), Error> {
        let mobile = parse_mobile(mobile, "").map_err(|problem| field("mobile", problem))?;
        let mobile = mobile.ok_or_else(|| field("mobile", Problem::of(ErrorCode::Missing)))?;
        self.change_contact(id, |card| {
            card.mobile = Some(mobile);
            card.mobile_from = from;
        })
    }

    /// Puts another e-mail address on that person's card.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is no address.
    pub fn set_email(&self, id: &str, email: &str) -> Result<(), Error> {
        let email = parse_email(email).map_err(|problem| field("email", problem))?;
        self.change_contact(id, |card| card.email = email)
    }

    /// Puts that person's own public key on their card; an empty text takes it away.
    ///
    /// # Errors
    /// [`Error::Fields`] where it is no key we can lock a file to.
    pub fn set_public_key(&self, id: &str, text: &str) -> Result<Option<PublicKeyView>, Error> {
        let key = match ContactKey::parse(text) {
            Err(ContactKeyProblem::Empty) => None,
            parsed => Some(parsed.map_err(|problem| field("public-key", key_problem(&problem)))?),
        };
        self.change_contact(id, |card| card.public_key = key.as_ref().map(ContactKey::to_text))?;
        Ok(key.as_ref().map(key_view))
    }

    fn change_contact(&self, id: &str, change: impl FnOnce(&mut ContactCard)) -> Result<(), Error> {
        self.with(|open| {
            let contact = open.person_of(id).ok_or(Error::Unknown)?;
            let before = open.contact_card(&contact);
            let mut card = before.clone();
            change(&mut card);
            if card == before {
                return Ok(());
            }
            let recording = Recording {
                entries: vec![Change::ContactChanged { contact: contact.clone() }.said()],
                cards: vec![(contact, Card::Contact(card))],
                ..Recording::default()
            };
            self.record(open, recording)
        })
    }
}

impl Open {
    /// The person a delivery, or else a draft, is for.
    fn person_of(&self, id: &str) -> Option<Id> {
        let parsed = Id::parse(id)?;
        let of_delivery = self.state().deliveries.get(&parsed).map(|d| d.contact.clone());
        of_delivery.or_else(|| self.draft(id).ok()?.1.contact)
    }

    /// Their public key, as much as one compares aloud.
    pub(crate) fn public_key_view(&self, contact: &Id) -> Option<PublicKeyView> {
        self.contact_key(contact).as_ref().map(key_view)
    }
}

pub(crate) fn key_view(key: &ContactKey) -> PublicKeyView {
    let kind = match key.kind() {
        ContactKeyKind::X25519 => "age",
        ContactKeyKind::SshEd25519 => "ssh-ed25519",
        ContactKeyKind::SshRsa { .. } => "ssh-rsa",
    };
    PublicKeyView { kind: kind.to_owned(), ends_in: key.short() }
}

fn key_problem(problem: &ContactKeyProblem) -> Problem {
    let code = match problem {
        ContactKeyProblem::Empty => ErrorCode::Missing,
        ContactKeyProblem::Several => ErrorCode::PublicKeySeveral,
        ContactKeyProblem::SecretKey => ErrorCode::PublicKeySecret,
        ContactKeyProblem::PostQuantum => ErrorCode::PublicKeyHybrid,
        ContactKeyProblem::Plugin { .. } => ErrorCode::PublicKeyPlugin,
        ContactKeyProblem::RsaTooShort { .. } => ErrorCode::PublicKeyShort,
        ContactKeyProblem::RsaTooLong { .. }
        | ContactKeyProblem::OtherSsh { .. }
        | ContactKeyProblem::NotAKey => ErrorCode::PublicKeyMalformed,
    };
    let mut problem_of = Problem::of(code);
    if let ContactKeyProblem::RsaTooShort { bits } = problem {
        problem_of.params.insert("bits".to_owned(), bits.to_string());
    }
    problem_of
}

fn field(name: &str, problem: Problem) -> Error {
    Error::Fields(vec![(name.to_owned(), problem)])
}
