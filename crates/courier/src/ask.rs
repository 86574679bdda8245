//! Asking the agency for what the system needs from it, and reading what it answers. Nothing that was read is
//! used before the person says so.

use std::collections::BTreeMap;

use courier_crypto::ContactKey;
use courier_platforms::FieldKind;
use courier_reading::{Answer, FoundMobile, LeftOut, Why, read_answer, read_person};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::around::first_name;
use crate::domain::{Card, Change, parse_mobile, show_mobile};
use crate::drafts::Draft;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::letter::MailTo;
use crate::letters::{ApprovalLetter, AskLetter, Between, Letter, approval_letter, ask_letter};
use crate::making::problem_of;
use crate::opening::ends_after;
use crate::people::key_view;
use crate::steps::{asks, missing};
use crate::views::{
    AskingView, FoundNumber, LeftOutView, LetterView, NumberFrom, PersonFound, Step, TakeAnswers,
    UnderstoodView, WizardView,
};
use crate::wizard_view::{Chosen, agency_name};

impl App {
    /// Reads a pasted e-mail in *Who*: name, address, mobile. Keeps the text with the draft.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn read_person(&self, id: &str, text: &str) -> Result<PersonFound, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            text.clone_into(&mut draft.answers.person_text);
            open.keep_draft(&id, &draft)?;
            let (_, own_domain) = open.organisation();
            let found = read_person(text, &own_domain);
            Ok(PersonFound {
                name: found.name.unwrap_or_default(),
                email: found.email.unwrap_or_default(),
                mobile: found.mobile.map(found_number),
                other_emails: found.other_emails,
                left_out: found.left_out.into_iter().map(left_out).collect(),
            })
        })
    }

    /// Reads the agency's pasted answer. Keeps the text with the draft.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn read_answer(&self, id: &str, text: &str) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            text.clone_into(&mut draft.answers.answer);
            draft.read = !text.trim().is_empty();
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Uses what the person ticked: addresses go into the vendor's form, a mobile and a public key onto the
    /// person's card.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn take_answer(&self, id: &str, taken: &TakeAnswers) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            let chosen = self.chosen(open, &draft).ok_or(Error::TooEarly)?;
            let answer = read_answer(&draft.answers.answer, false);
            let contact = draft.contact.clone().ok_or(Error::TooEarly)?;
            let mut card = open.contact_card(&contact);
            let before = card.clone();
            // Only what stands in the answer can be taken from it.
            let numbers = &answer.mobiles;
            if let Some(number) = numbers.iter().find(|found| found.as_written == taken.mobile) {
                let written = number.e164.as_deref().unwrap_or(&number.as_written);
                let mobile = parse_mobile(written, &taken.country)
                    .map_err(|problem| Error::Fields(vec![("mobile".to_owned(), problem)]))?;
                if card.mobile != mobile {
                    (card.mobile, card.mobile_from) = (mobile, NumberFrom::Email);
                }
            }
            let at = usize::try_from(taken.public_key).unwrap_or(0).checked_sub(1);
            if let Some(found) = at.and_then(|at| answer.public_keys.get(at)) {
                card.public_key = Some(ContactKey::to_text(&found.key));
            }
            let addresses: Vec<&str> = answer
                .addresses
                .iter()
                .map(|found| found.text.as_str())
                .filter(|text| taken.addresses.iter().any(|ticked| ticked == text))
                .collect();
            let mut boxes = chosen.kind.fields.iter().filter(|f| f.kind == FieldKind::Addresses);
            if let (Some(field), false) = (boxes.next(), addresses.is_empty()) {
                let typed = addresses.join("\n");
                // More than the form takes is said where one can untick some.
                if let Err(problem) = field.check(&typed) {
                    let problem = problem_of(problem.code(), problem.params());
                    return Err(Error::Fields(vec![("addresses".to_owned(), problem)]));
                }
                draft.answers.fields.insert(field.id.clone(), typed);
            }
            draft.answered = true;
            open.keep_draft(&id, &draft)?;
            if card != before {
                let recording = Recording {
                    entries: vec![Change::ContactChanged { contact: contact.clone() }.said()],
                    cards: vec![(contact, Card::Contact(card))],
                    ..Recording::default()
                };
                self.record(open, recording)?;
            }
            let next = self.next_step(open, &draft, Step::AskThem);
            draft.advance(next);
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// The letter was sent: Home says who is waited for.
    ///
    /// # Errors
    /// [`Error::Unknown`] where the draft is gone.
    pub fn asked(&self, id: &str) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            draft.asked = Some((self.host.clock)());
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// The letter of the step a draft is at: the one to whoever has to approve it, what we ask the agency, or what
    /// brings a public token.
    ///
    /// # Errors
    /// [`Error::TooEarly`] where that step has none.
    pub fn draft_letter(&self, id: &str) -> Result<LetterView, Error> {
        self.with(|open| {
            let (_, draft) = open.draft(id)?;
            self.letter_of(open, &draft).ok_or(Error::TooEarly)
        })
    }

    /// The link that opens that letter in the mail program, and whether it was too long for it.
    ///
    /// # Errors
    /// As for [`App::draft_letter`].
    pub fn mail_draft(&self, id: &str) -> Result<MailTo, Error> {
        self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let letter = self.letter_of(open, &draft).ok_or(Error::TooEarly)?;
            // Who has to approve it is somebody of ours, whose address we do not know.
            if draft.step == Step::WhatFor {
                return Ok(MailTo::of(String::new(), letter));
            }
            let contact = draft.contact.as_ref().ok_or(Error::TooEarly)?;
            let email = open.contact_card(contact).email;
            Ok(MailTo::of(email, letter))
        })
    }

    fn letter_of(&self, open: &Open, draft: &Draft) -> Option<LetterView> {
        match draft.step {
            Step::Done => self.public_letter(open, draft),
            Step::WhatFor => Some(self.approval_letter(open, draft, &self.chosen(open, draft)?)),
            _ => Some(self.asking(open, draft, &self.chosen(open, draft)?)?.letter),
        }
    }

    /// To whoever of ours has to say yes before it is made.
    pub(crate) fn approval_letter(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> LetterView {
        let agency = agency_name(open, draft);
        let (platform, kind, purpose) = (chosen.platform, chosen.kind, chosen.purpose);
        let words = platform.purpose_words(self.lang(), kind, purpose, &agency, "");
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let between = Between {
            lang: self.lang(),
            first: "",
            sender: &sender,
            sender_first: first_name(&sender),
            organisation: &organisation,
        };
        letter_view(approval_letter(&ApprovalLetter {
            between,
            agency: &agency,
            platform: &platform.name,
            purpose: &words.title,
            opens: &words.opens,
            opens_everything: purpose.opens_everything,
            ends: ends_after(purpose, self.today(open)),
        }))
    }

    /// What the agency must tell us; `None` where the system needs nothing of theirs.
    pub(crate) fn asking(
        &self,
        open: &Open,
        draft: &Draft,
        chosen: &Chosen<'_>,
    ) -> Option<AskingView> {
        if !self.steps_of(open, draft).contains(&Step::AskThem) {
            return None;
        }
        let contact = draft.contact.as_ref()?;
        let asked = asks(draft, chosen);
        let missing = missing(open, draft, chosen);
        let words = chosen.platform.purpose_words(self.lang(), chosen.kind, chosen.purpose, "", "");
        let letter = self.between(open, contact, |between| {
            ask_letter(&AskLetter {
                between: *between,
                platform: &chosen.platform.name,
                purpose: &words.title,
                asked: &asked,
                has_mobile: open.contact_card(contact).mobile.is_some(),
                by_file: !self.sent_by_system(chosen, draft) && chosen.kind.secret,
            })
        });
        Some(AskingView {
            missing,
            letter: letter_view(letter),
            asked: draft.asked.map(|at| at.to_string()).unwrap_or_default(),
            understood: draft.read.then(|| understood(&draft.answers.answer)),
            practice_answer: self.practice_answer(open, contact),
        })
    }

    /// A letter between us and somebody at an agency.
    pub(crate) fn between(
        &self,
        open: &Open,
        contact: &Id,
        write: impl FnOnce(&Between<'_>) -> Letter,
    ) -> Letter {
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let person = open.name(contact);
        write(&Between {
            lang: self.lang(),
            first: first_name(&person),
            sender: &sender,
            sender_first: first_name(&sender),
            organisation: &organisation,
        })
    }
}

pub(crate) fn letter_view(letter: Letter) -> LetterView {
    LetterView { subject: letter.subject, body: letter.body }
}

/// The e-mail that the person was taken from may hold what the system needs as well: then it is read like an
/// answer where that is asked for, and not used before the person says so.
pub(crate) fn read_along(draft: &mut Draft) {
    let answers = &mut draft.answers;
    if draft.answered || draft.read || !answers.answer.trim().is_empty() {
        return;
    }
    let found = read_answer(&answers.person_text, false);
    if !found.addresses.is_empty() {
        answers.answer.clone_from(&answers.person_text);
        draft.read = true;
    }
}

/// What an answer holds. The systems we know take single addresses only.
fn understood(text: &str) -> UnderstoodView {
    let Answer { addresses, mobiles, public_keys, left_out: left } = read_answer(text, false);
    let nothing = addresses.is_empty() && mobiles.is_empty() && public_keys.is_empty();
    UnderstoodView {
        addresses: addresses.into_iter().map(|found| found.text).collect(),
        mobiles: mobiles.into_iter().map(found_number).collect(),
        public_keys: public_keys
            .iter()
            .map(|found| {
                let key = key_view(&found.key);
                format!("{} … {}", key.kind, key.ends_in)
            })
            .collect(),
        left_out: left.into_iter().map(left_out).collect(),
        nothing,
    }
}

fn found_number(found: FoundMobile) -> FoundNumber {
    let number = found.e164.as_deref().map(show_mobile).unwrap_or_default();
    FoundNumber { number, written: found.as_written }
}

fn left_out(left: LeftOut) -> LeftOutView {
    let code = format!("left-out-{}", left.why.code());
    let code = ErrorCode::of(&code).as_str().to_owned();
    let params = match left.why {
        Why::More { count } => [("count".to_owned(), count.to_string())].into(),
        _ => BTreeMap::new(),
    };
    LeftOutView { what: left.what, code, params }
}
