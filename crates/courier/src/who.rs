//! *Who*: the agency and the person, known or new.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::ask::read_along;
use crate::domain::{Card, Change, ContactCard, parse_email, parse_mobile, parse_name};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::views::NumberFrom;

/// Somebody at an agency, as typed and checked.
struct Who {
    agency: Agency,
    person: String,
    email: String,
    mobile: Option<String>,
}

/// The agency they are at.
enum Agency {
    Known(Id),
    New(String),
}

impl App {
    pub(crate) fn settle_who(
        &self,
        open: &mut Open,
        draft_id: &Id,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        read_along(draft);
        let answers = &draft.answers;
        if let Some(contact) = Id::parse(&answers.contact)
            && open.state().contacts.contains_key(&contact)
        {
            draft.contact = Some(contact);
            return Ok(());
        }
        let who = check_who(open, draft)?;
        let is_recorded = |id: &Id| open.state().contacts.contains_key(id);
        let mut recording = Recording::default();
        let at = |id: &Id| open.state().contacts.get(id).map(|c| c.agency.clone());
        let contact = match draft.contact.clone() {
            // Gone back to: a slip of the pen is mended, a different agency is another one.
            Some(id)
                if is_recorded(&id)
                    && matches!(&who.agency, Agency::Known(agency) if at(&id).as_ref() == Some(agency)) =>
            {
                recording.entries.push(Change::ContactChanged { contact: id.clone() }.said());
                id
            }
            chosen => {
                let contact = chosen.filter(|id| !is_recorded(id)).unwrap_or_else(Id::make);
                let agency = match &who.agency {
                    Agency::Known(agency) => agency.clone(),
                    Agency::New(name) => {
                        let agency = Id::make();
                        let added = Change::AgencyAdded { agency: agency.clone() };
                        recording.entries.push(added.said());
                        let card = Card::Agency { name: name.clone(), contract: String::new() };
                        recording.cards.push((agency.clone(), card));
                        agency
                    }
                };
                let added = Change::ContactAdded { contact: contact.clone(), agency };
                recording.entries.push(added.said());
                contact
            }
        };
        // Chosen and kept before it is recorded: a second try is the same person, not another one.
        draft.contact = Some(contact.clone());
        let from = draft.answers.mobile_from;
        open.keep_draft(draft_id, draft)?;
        let before = open.contact_card(&contact);
        // Where a number came from is said of that number only.
        let known_from = before.mobile_from;
        let mobile_from = match (&who.mobile, before.mobile == who.mobile) {
            (None, _) => NumberFrom::Unknown,
            (Some(_), true) if from == NumberFrom::Unknown => known_from,
            (Some(_), _) => from,
        };
        let card = Card::Contact(ContactCard {
            name: who.person,
            email: who.email,
            mobile: who.mobile,
            mobile_from,
            public_key: before.public_key,
        });
        if open.card(&contact).as_ref() != Some(&card) {
            recording.cards.push((contact, card));
            self.record(open, recording)?;
        }
        Ok(())
    }
}

fn check_who(open: &Open, draft: &Draft) -> Result<Who, Error> {
    let answers = &draft.answers;
    let agency = check_agency(open, draft);
    let person = parse_name(&answers.person);
    // What they already have can be put on record without an address.
    let email = match parse_email(&answers.email) {
        Err(problem) if answers.recording && problem.code == ErrorCode::Missing => {
            Ok(String::new())
        }
        parsed => parsed,
    };
    let mobile = parse_mobile(&answers.mobile, &answers.country);
    let problems: Vec<(String, Problem)> = [
        ("agency", agency.as_ref().err()),
        ("person", person.as_ref().err()),
        ("email", email.as_ref().err()),
        ("mobile", mobile.as_ref().err()),
    ]
    .into_iter()
    .filter_map(|(field, problem)| Some((field.to_owned(), problem?.clone())))
    .collect();
    match (agency, person, email, mobile) {
        (Ok(agency), Ok(person), Ok(email), Ok(mobile)) => {
            Ok(Who { agency, person, email, mobile })
        }
        _ => Err(Error::Fields(problems)),
    }
}

/// A name we know may be the agency we know or another one: the person says which.
fn check_agency(open: &Open, draft: &Draft) -> Result<Agency, Problem> {
    let answers = &draft.answers;
    let chosen = Id::parse(&answers.agency_id).filter(|id| open.state().agencies.contains(id));
    if let Some(agency) = chosen {
        return Ok(Agency::Known(agency));
    }
    let name = parse_name(&answers.agency)?;
    let recorded = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
    if let Some(contact) = recorded
        && open.name(&contact.agency).to_lowercase() == name.to_lowercase()
    {
        return Ok(Agency::Known(contact.agency.clone()));
    }
    if !answers.another_agency && !open.agencies_named(&name).is_empty() {
        let mut problem = Problem::of(ErrorCode::AgencyKnown);
        problem.params.insert("agency".to_owned(), name);
        return Err(problem);
    }
    Ok(Agency::New(name))
}

impl Open {
    /// The agencies of this name, letter case aside.
    pub(crate) fn agencies_named(&self, name: &str) -> Vec<Id> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let same = |id: &&Id| !name.is_empty() && self.name(id).to_lowercase() == name;
        self.state().agencies.iter().filter(same).cloned().collect()
    }
}
