//! Agencies: their list, and a page each.

use std::collections::BTreeSet;

use courier_vault::Id;
use jiff::civil::Date;

use crate::app::{App, Open, Recording};
use crate::domain::{
    Card, Change, ContactCard, all_countries, order_of, parse_countries, parse_day, parse_email,
    parse_mobile, parse_name, parse_optional_text, show_mobile,
};
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::state::{AgencyFacts, Grant};
use crate::views::{AgencyAnswers, AgencyPage, AgencyRow, NumberFrom, PersonAnswers, PersonView};

impl App {
    /// Every agency, by name.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn agencies(&self) -> Result<Vec<AgencyRow>, Error> {
        self.with(|open| {
            let agencies = open.state().agencies.iter();
            let mut rows: Vec<AgencyRow> = agencies.map(|id| self.agency_row(open, id)).collect();
            rows.sort_by_key(|row| order_of(&row.name));
            Ok(rows)
        })
    }

    /// An agency's page.
    ///
    /// # Errors
    /// [`Error::Unknown`].
    pub fn agency(&self, id: &str) -> Result<AgencyPage, Error> {
        self.with(|open| Ok(self.agency_page(open, &known(open, id)?)))
    }

    /// Keeps what is known of an agency.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_agency(&self, id: &str, answers: &AgencyAnswers) -> Result<AgencyPage, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let (name, contract, facts) = open.check_agency(&id, answers)?;
            let card = Card::Agency { name, contract };
            let before = open.state().agency_facts.get(&id);
            let same_facts = before.map_or(facts == AgencyFacts::default(), |b| *b == facts);
            if same_facts && open.card(&id).as_ref() == Some(&card) {
                return Ok(self.agency_page(open, &id));
            }
            let AgencyFacts { role, contract_ends, countries } = facts;
            let changed =
                Change::AgencyChanged { agency: id.clone(), role, contract_ends, countries };
            let recording = Recording {
                entries: vec![changed.said()],
                cards: vec![(id.clone(), card)],
                ..Recording::default()
            };
            self.record(open, recording)?;
            Ok(self.agency_page(open, &id))
        })
    }

    /// Keeps what is known of a person at an agency, or adds somebody.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn save_person(&self, agency: &str, answers: &PersonAnswers) -> Result<AgencyPage, Error> {
        self.with(|open| {
            let agency = known(open, agency)?;
            let (name, email, mobile) = check_person(answers)?;
            let (contact, change) = if answers.id.is_empty() {
                let contact = Id::make();
                let agency = agency.clone();
                (contact.clone(), Change::ContactAdded { contact, agency })
            } else {
                let contact = Id::parse(&answers.id).ok_or(Error::Unknown)?;
                let at = open.state().contacts.get(&contact).map(|known| &known.agency);
                if at != Some(&agency) {
                    return Err(Error::Unknown);
                }
                (contact.clone(), Change::ContactChanged { contact })
            };
            // Without a number there is nothing to say of where it came from.
            let mobile_from = mobile.as_ref().map_or(NumberFrom::Unknown, |_| answers.mobile_from);
            let public_key = open.contact_card(&contact).public_key;
            let card = Card::Contact(ContactCard { name, email, mobile, mobile_from, public_key });
            if open.card(&contact).as_ref() != Some(&card) {
                let recording = Recording {
                    entries: vec![change.said()],
                    cards: vec![(contact, card)],
                    ..Recording::default()
                };
                self.record(open, recording)?;
            }
            Ok(self.agency_page(open, &agency))
        })
    }

    fn agency_row(&self, open: &Open, id: &Id) -> AgencyRow {
        let state = open.state();
        let held: Vec<&Grant> =
            state.open_grants().map(|(_, grant)| grant).filter(|g| g.agency == *id).collect();
        let keys: BTreeSet<&Id> = held.iter().map(|grant| &grant.api_user).collect();
        let everything: BTreeSet<&Id> =
            held.iter().filter(|g| g.opens_everything).map(|grant| &grant.api_user).collect();
        let facts = state.agency_facts.get(id).cloned().unwrap_or_default();
        AgencyRow {
            id: id.to_string(),
            name: open.name(id),
            people: open.people_at(id).into_iter().map(|(_, card)| card.name).collect(),
            keys: count(keys.len()),
            open_everything: count(everything.len()),
            role: facts.role,
            contract_over: facts.is_over(self.today(open)) && !keys.is_empty(),
            contract_ends: facts.contract_ends.map(|day| day.to_string()).unwrap_or_default(),
            countries: facts.countries,
        }
    }

    pub(crate) fn agency_page(&self, open: &Open, id: &Id) -> AgencyPage {
        let contract = match open.card(id) {
            Some(Card::Agency { contract, .. }) => contract,
            _ => String::new(),
        };
        let contacts = &open.state().contacts;
        let is_there = |contact: &Id| contacts.get(contact).is_some_and(|c| c.agency == *id);
        let confirmed = open.state().confirmed.get(id);
        AgencyPage {
            row: self.agency_row(open, id),
            contract,
            people: open.people_at(id).into_iter().map(|(id, c)| open.person_view(id, c)).collect(),
            access: self.holder_views(open, |grant| grant.agency == *id),
            deliveries: self.deliveries_of(open, |delivery| is_there(&delivery.contact)),
            all_countries: all_countries(),
            ended: open.state().ended_agencies.get(id).map(Date::to_string).unwrap_or_default(),
            confirmed: confirmed.map(|(on, _)| on.to_string()).unwrap_or_default(),
            confirmed_how: confirmed.map(|(_, how)| *how),
            plans: self.plan_rows(open, |plan| {
                plan.agency.as_ref() == Some(id) || plan.contact.as_ref().is_some_and(is_there)
            }),
            history: self.history_of_agency(open, id),
        }
    }
}

impl Open {
    /// The people we know at an agency, by name; those whose card was erased are not among them.
    fn people_at(&self, agency: &Id) -> Vec<(&Id, ContactCard)> {
        let there = self.state().contacts.iter().filter(|(_, contact)| contact.agency == *agency);
        let mut people: Vec<(&Id, ContactCard)> = there
            .filter_map(|(id, _)| match self.card(id)? {
                Card::Contact(card) => Some((id, card)),
                _ => None,
            })
            .collect();
        people.sort_by_key(|(_, card)| order_of(&card.name));
        people
    }

    fn person_view(&self, id: &Id, card: ContactCard) -> PersonView {
        PersonView {
            id: id.to_string(),
            name: card.name,
            email: card.email,
            mobile: card.mobile.as_deref().map(show_mobile).unwrap_or_default(),
            mobile_from: card.mobile_from,
            public_key: self.public_key_view(id),
            left: self.state().left.get(id).map(|(since, _)| since.to_string()).unwrap_or_default(),
            erased: self.state().erased.contains(id),
        }
    }

    /// An agency's name, its contract, and what else is known of it.
    fn check_agency(
        &self,
        id: &Id,
        answers: &AgencyAnswers,
    ) -> Result<(String, String, AgencyFacts), Error> {
        let name = parse_name(&answers.name).and_then(|name| self.check_name(id, name));
        let contract = parse_optional_text(&answers.contract);
        let ends = parse_day(&answers.contract_ends);
        let countries = parse_countries(&answers.countries);
        match (name, contract, ends, countries) {
            (Ok(name), Ok(contract), Ok(contract_ends), Ok(countries)) => {
                Ok((name, contract, AgencyFacts { role: answers.role, contract_ends, countries }))
            }
            (name, contract, ends, countries) => Err(fields([
                ("name", name.err()),
                ("contract", contract.err()),
                ("contract_ends", ends.err()),
                ("countries", countries.err()),
            ])),
        }
    }

    /// Two agencies may have one name, but none gets another's by a slip.
    fn check_name(&self, id: &Id, name: String) -> Result<String, Problem> {
        let is_same = |other: &Id| self.name(other).to_lowercase() == name.to_lowercase();
        let others = self.state().agencies.iter().filter(|other| *other != id);
        if !is_same(id) && others.into_iter().any(is_same) {
            return Err(Problem::of(ErrorCode::AgencyNameTaken));
        }
        Ok(name)
    }
}

fn check_person(answers: &PersonAnswers) -> Result<(String, String, Option<String>), Error> {
    let name = parse_name(&answers.name);
    let email = if answers.email.trim().is_empty() {
        Ok(String::new())
    } else {
        parse_email(&answers.email)
    };
    let mobile = parse_mobile(&answers.mobile, &answers.country);
    match (name, email, mobile) {
        (Ok(name), Ok(email), Ok(mobile)) => Ok((name, email, mobile)),
        (name, email, mobile) => {
            Err(fields([("name", name.err()), ("email", email.err()), ("mobile", mobile.err())]))
        }
    }
}

fn fields<const N: usize>(problems: [(&str, Option<Problem>); N]) -> Error {
    let found = problems.into_iter().filter_map(|(field, p)| Some((field.to_owned(), p?)));
    Error::Fields(found.collect())
}

/// The id of an agency that is on record.
pub(crate) fn known(open: &Open, id: &str) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    open.state().agencies.contains(&id).then_some(id).ok_or(Error::Unknown)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl AgencyFacts {
    /// Whether the last day of its contract has passed.
    pub(crate) fn is_over(&self, today: Date) -> bool {
        self.contract_ends.is_some_and(|last| last < today)
    }
}
