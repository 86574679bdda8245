//! The letters of a delivery. None of them holds a file, a key, unlock words or a receipt number.

use courier_vault::Id;
use jiff::Timestamp;

use crate::app::{App, Open};
use crate::around::first_name;
use crate::deliver::{name_before, name_of};
use crate::delivery::known;
use crate::error::Error;
use crate::letters::{
    Attached, Between, FileBefore, FileForm, FileLetter, Letter, Mail, Trouble, file_letter,
    mailto, reminder, trial_letter, trouble_letter, written_day,
};
use crate::state::Delivery;
use crate::views::{Form, LetterKind, LetterView};

/// An e-mail that is ready to be opened in a mail program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTo {
    /// The address it goes to; may be empty.
    pub to: String,
    /// What it says.
    pub letter: LetterView,
    /// The link that opens it.
    pub link: String,
    /// The letter was too long for the link, which has the subject only.
    pub body_left_out: bool,
}

impl MailTo {
    pub(crate) fn of(to: String, letter: LetterView) -> Self {
        let Mail { uri, body_left_out } = mailto(&to, &letter.subject, &letter.body);
        Self { to, letter, link: uri, body_left_out }
    }
}

impl App {
    /// A letter as it stands.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before the file was saved.
    pub fn letter(&self, id: &str, kind: LetterKind) -> Result<LetterView, Error> {
        self.with(|open| {
            let id = known(open, id)?;
            let letter = self.written(open, &id, kind).ok_or(Error::TooEarly)?;
            Ok(LetterView { subject: letter.subject, body: letter.body })
        })
    }

    /// A letter as an e-mail.
    ///
    /// # Errors
    /// As for [`App::letter`].
    pub fn mail(&self, id: &str, kind: LetterKind) -> Result<MailTo, Error> {
        let letter = self.letter(id, kind)?;
        let email = self.with(|open| {
            let delivery = open.state().deliveries.get(&known(open, id)?).ok_or(Error::Unknown)?;
            // Whoever got it by mistake is not the contact, and their address is not known.
            if kind == LetterKind::WrongPerson {
                return Ok(String::new());
            }
            Ok(open.contact_card(&delivery.contact).email)
        })?;
        Ok(MailTo::of(email, letter))
    }

    pub(crate) fn letter_view(&self, open: &Open, id: &Id) -> Option<LetterView> {
        let letter = self.written(open, id, LetterKind::File)?;
        Some(LetterView { subject: letter.subject, body: letter.body })
    }

    fn written(&self, open: &Open, id: &Id, kind: LetterKind) -> Option<Letter> {
        let delivery = open.state().deliveries.get(id)?;
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let person = open.name(&delivery.contact);
        let between = Between {
            lang: self.lang(),
            first: first_name(&person),
            sender: &sender,
            sender_first: first_name(&sender),
            organisation: &organisation,
        };
        let name = name_of(open, delivery);
        if kind == LetterKind::WrongPerson {
            // While nothing of the new file was sent, what went astray is the one before.
            let before = delivery.before.as_ref().filter(|_| delivery.sent.is_none());
            let file_name = before.and_then(|_| name_before(open, delivery)).unwrap_or(name);
            let words_given = before.map_or(delivery.words_sent.is_some(), |b| b.words_given);
            let trouble = Trouble::WrongPerson { file_name: &file_name, words_given };
            return delivery.went_out().then(|| trouble_letter(&between, &trouble));
        }
        let saved = delivery.saved.as_ref()?;
        let day = |at: Timestamp| written_day(self.lang(), at.to_zoned(open.time_zone()).date());
        let sent_day = day(delivery.sent.map_or(saved.at, |(at, _)| at));
        let attached = Attached {
            form: letter_form(delivery.form),
            name: &name,
            size: saved.size,
            sha256: &saved.sha256,
            words_given: delivery.words_sent.is_some(),
            before: file_before(delivery),
        };
        let trouble = |trouble| trouble_letter(&between, &trouble);
        Some(match kind {
            LetterKind::File if delivery.trial => trial_letter(&between, &attached),
            LetterKind::File => {
                let (platform, purpose) = self.what_for(open, delivery)?;
                let file = attached;
                file_letter(&FileLetter { between, file, platform: &platform, purpose: &purpose })
            }
            LetterKind::Reminder => reminder(&between, &name, &sent_day),
            LetterKind::NothingArrived => {
                trouble(Trouble::NothingArrived { file_name: &name, sent_day: &sent_day })
            }
            LetterKind::BlankPage => trouble(Trouble::BlankPage { file_name: &name }),
            LetterKind::WordsRefused => {
                trouble(Trouble::WordsRefused { file_name: &name, form: attached.form })
            }
            LetterKind::KeyRefused => {
                let api_user = delivery.api_users.first()?;
                let inside = self.inside(open, api_user)?;
                let facts = self.facts(open, open.state().api_users.get(api_user)?)?;
                let region = facts.account;
                let addresses: Vec<&str> = inside.addresses.iter().map(String::as_str).collect();
                trouble(Trouble::KeyRefused {
                    platform: &inside.platform,
                    region: &region,
                    addresses: &addresses,
                })
            }
            LetterKind::WrongPerson => return None,
            LetterKind::Replaced => {
                let old = name_before(open, delivery);
                let old_name = old.as_deref().unwrap_or(&name);
                let same_words = file_before(delivery) == FileBefore::StillNeeded;
                trouble(Trouble::Replaced { old_name, new_name: &name, same_words })
            }
        })
    }

    /// The vendor's name and the purpose in words.
    fn what_for(&self, open: &Open, delivery: &Delivery) -> Option<(String, String)> {
        let api_user = open.state().api_users.get(delivery.api_users.first()?)?;
        let facts = self.facts(open, api_user)?;
        let words = facts.platform.purpose_words(self.lang(), facts.kind, facts.purpose, "", "");
        Some((facts.platform.name.clone(), words.title))
    }
}

fn file_before(delivery: &Delivery) -> FileBefore {
    match &delivery.before {
        None => FileBefore::None,
        Some(before) if before.same_words || before.form == Form::Key => FileBefore::StillNeeded,
        Some(_) => FileBefore::OwnWords,
    }
}

fn letter_form(form: Form) -> FileForm {
    match form {
        Form::Page => FileForm::Page,
        Form::Age => FileForm::Age,
        Form::Zip => FileForm::Zip,
        Form::Key => FileForm::Key,
    }
}
