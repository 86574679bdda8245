//! Practice: the whole app on an invented organisation and a platform on this computer.

use courier_platforms::Reach;
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::around::first_name;
use crate::domain::{Card, Change, ContactCard};
use crate::error::Error;
use crate::letters;
use crate::views::{FirstStartAnswers, NumberFrom, StartAction, StartView};

/// The invented organisation.
const ORGANISATION: &str = "Harbour Trust";
const NAME: &str = "Mo Adeyemi";
const DOMAIN: &str = "harbourtrust.example";

/// The systems it uses, and its account on each: region, name.
const SYSTEMS: [(&str, &str, &str); 3] = [
    ("engaging-networks", "ca", ""),
    ("action-network", "", "Harbour Trust"),
    ("spektrix", "", "harbourtrust"),
];

/// Invented agencies, each with somebody there: agency, person, address, mobile. The numbers are the ones that
/// Ofcom keeps free for drama.
const AGENCIES: [(&str, &str, &str, &str); 2] = [
    ("Copperfield Calls", "Ben Okafor", "ben@copperfield.example", "+447700900456"),
    ("Lantern Digital", "Priya Nair", "priya@lantern.example", "+447700900789"),
];

impl App {
    /// Whether all of this is practice. Fixed when the profile opens.
    pub fn is_practice(&self) -> bool {
        matches!(self.host.reach, Reach::Practice { .. })
    }

    /// Opens the practice profile, founding it with invented people where there is none yet.
    ///
    /// # Errors
    /// [`Error::NotOpen`] outside practice, and where it cannot be opened: it can be begun anew.
    pub fn open_practice(&self) -> Result<StartView, Error> {
        if !self.is_practice() {
            return Err(Error::NotOpen);
        }
        match self.start() {
            StartView::FirstStart { .. } => {
                let answers = FirstStartAnswers {
                    organisation: ORGANISATION.to_owned(),
                    name: NAME.to_owned(),
                    email_domain: DOMAIN.to_owned(),
                    platforms: SYSTEMS.iter().map(|(id, ..)| (*id).to_owned()).collect(),
                };
                self.first_start(&answers, None)?;
                self.with(|open| self.record(open, invented()))?;
                Ok(StartView::Open)
            }
            StartView::Open => Ok(StartView::Open),
            _ => Err(Error::NotOpen),
        }
    }

    /// In practice there is always a way out.
    pub(crate) fn with_way_out(&self, mut view: StartView) -> StartView {
        if let StartView::Stopped { actions, .. } = &mut view
            && self.is_practice()
        {
            actions.push(StartAction::LeavePractice);
        }
        view
    }

    /// What the person of a draft would answer; empty outside practice.
    pub(crate) fn practice_answer(&self, open: &Open, contact: &Id) -> String {
        if !self.is_practice() {
            return String::new();
        }
        let person = open.name(contact);
        let (organisation, _) = open.organisation();
        letters::practice_answer(self.lang(), first_name(&person), &organisation)
    }
}

/// Agencies, people and accounts to begin with.
fn invented() -> Recording {
    let mut recording = Recording::default();
    for (agency_name, person, email, mobile) in AGENCIES {
        let (agency, contact) = (Id::make(), Id::make());
        let added = Change::AgencyAdded { agency: agency.clone() };
        let at = Change::ContactAdded { contact: contact.clone(), agency: agency.clone() };
        recording.entries.extend([added.said(), at.said()]);
        let card = Card::Agency { name: agency_name.to_owned(), contract: String::new() };
        let person = ContactCard {
            name: person.to_owned(),
            email: email.to_owned(),
            mobile: Some(mobile.to_owned()),
            mobile_from: NumberFrom::Records,
            public_key: None,
        };
        recording.cards.extend([(agency, card), (contact, Card::Contact(person))]);
    }
    for (platform, region, name) in SYSTEMS {
        let account = Id::make();
        let (platform, region) = (platform.to_owned(), region.to_owned());
        let added = Change::AccountAdded { account: account.clone(), platform, region };
        recording.entries.push(added.said());
        if !name.is_empty() {
            let card = Card::Account { name: name.to_owned(), address: String::new() };
            recording.cards.push((account, card));
        }
    }
    recording
}
