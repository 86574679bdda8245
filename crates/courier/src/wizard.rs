//! The wizard: from an agency to an API user in the vendor's screens. Each step is checked and recorded
//! when the person goes on; everything typed is kept from the first letter.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use courier_platforms::Region;
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, ContactCard, How, parse_email, parse_mobile, parse_name};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::state::Delivery;
use crate::views::{Answers, NumberFrom, Step, WizardView};
use crate::wizard_view::{Chosen, form_values};

impl App {
    /// Begins a draft: to give access, or to record what an agency already has. Begun from an agency's page,
    /// it is for somebody there.
    ///
    /// # Errors
    /// Those of writing.
    pub fn wizard_start(
        &self,
        recording: bool,
        agency: Option<&str>,
    ) -> Result<WizardView, Error> {
        self.with(|open| {
            let mut draft = Draft::new((self.host.clock)());
            draft.answers.recording = recording;
            let agency = agency.and_then(Id::parse).filter(|id| open.state().agencies.contains(id));
            draft.answers.agency_id = agency.map(|id| id.to_string()).unwrap_or_default();
            // One system is no question.
            if let [platform] = open.state().platforms.as_slice() {
                draft.answers.platform.clone_from(platform);
            }
            let id = Id::make();
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Takes a draft up again.
    ///
    /// # Errors
    /// [`Error::Unknown`] where it is gone.
    pub fn wizard_open(&self, id: &str) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, draft) = open.draft(id)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Keeps what was typed, whatever it is. A draft that is finished or discarded keeps nothing.
    ///
    /// # Errors
    /// Those of writing.
    pub fn wizard_save(&self, id: &str, answers: Answers) -> Result<(), Error> {
        self.with(|open| {
            let Ok((id, mut draft)) = open.draft(id) else {
                return Ok(());
            };
            draft.answers = answers;
            open.keep_draft(&id, &draft)
        })
    }

    /// Keeps what was typed and shows what it leads to.
    ///
    /// # Errors
    /// Those of writing; [`Error::Unknown`] where the draft is gone.
    pub fn wizard_choose(&self, id: &str, answers: Answers) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            draft.answers = answers;
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Keeps what was typed and asks whether the vendor's form can be filled in with it.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look.
    pub fn wizard_check(&self, id: &str, answers: Answers) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            draft.answers = answers;
            open.keep_draft(&id, &draft)?;
            self.checked_form(open, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Shows a step that was reached before.
    ///
    /// # Errors
    /// [`Error::TooEarly`] for a step that was not.
    pub fn wizard_go_to(&self, id: &str, step: Step) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            if step > draft.reached {
                return Err(Error::TooEarly);
            }
            draft.step = step;
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Another key is made for the same file: what was made so far goes in too.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before there is a key.
    pub fn another_key(&self, id: &str) -> Result<WizardView, Error> {
        todo!("{id}")
    }

    /// Ends a draft without a locked file; the key's id.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before its last step.
    pub fn wizard_finish(&self, id: &str) -> Result<String, Error> {
        todo!("{id}")
    }

    /// Gives a draft up. What was recorded on the way stays.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn wizard_discard(&self, id: &str) -> Result<(), Error> {
        // A file that is being made for it is made first, and then goes with it.
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        self.with(|open| {
            let (id, draft) =
                (Id::parse(id).ok_or(Error::Unknown)?, open.draft(id).ok().map(|(_, draft)| draft));
            open.pending.remove(&id);
            open.vault.remove_draft(&id)?;
            if let Some(delivery) = draft.and_then(|draft| draft.delivery)
                && !open.state().deliveries.get(&delivery).is_some_and(Delivery::went_out)
            {
                open.checked.remove(&delivery);
                self.discard_sealed(&delivery);
            }
            Ok(())
        })
    }

    /// Checks a step, records what is now true, and opens the next one.
    ///
    /// # Errors
    /// [`Error::Fields`] for what needs another look; what was typed is kept all the same.
    pub fn wizard_continue(
        &self,
        id: &str,
        step: Step,
        answers: Answers,
    ) -> Result<WizardView, Error> {
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            if step > draft.reached {
                return Err(Error::TooEarly);
            }
            draft.answers = answers;
            open.keep_draft(&id, &draft)?;
            let next = match step {
                Step::Who => self.settle_who(open, &id, &mut draft)?,
                Step::WhatFor => self.settle_what_for(open, &draft)?,
                Step::MakeIt => self.settle_making(open, &id, &mut draft)?,
                Step::Key => settle_key(open, &draft)?,
                Step::LockedFile => Step::LockedFile,
                Step::HowTheyGotIt | Step::AskThem | Step::Done => todo!(),
            };
            draft.advance(next);
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    fn settle_who(&self, open: &mut Open, draft_id: &Id, draft: &mut Draft) -> Result<Step, Error> {
        let answers = &draft.answers;
        if let Some(contact) = Id::parse(&answers.contact)
            && open.state().contacts.contains_key(&contact)
        {
            draft.contact = Some(contact);
            return Ok(Step::WhatFor);
        }
        let who = check_who(answers)?;
        let is_recorded = |id: &Id| open.state().contacts.contains_key(id);
        let mut recording = Recording::default();
        let contact = match draft.contact.clone() {
            // Gone back to: a slip of the pen is mended, a different agency is another one.
            Some(id) if is_recorded(&id) && open.agency_of(&id) == who.agency => {
                recording.entries.push(Change::ContactChanged { contact: id.clone() }.said());
                id
            }
            chosen => {
                let contact = chosen.filter(|id| !is_recorded(id)).unwrap_or_else(Id::make);
                let agency = open.agency_named(&who.agency).unwrap_or_else(|| {
                    let agency = Id::make();
                    recording.entries.push(Change::AgencyAdded { agency: agency.clone() }.said());
                    let card =
                        Card::Agency { name: who.agency.clone(), contract: String::new() };
                    recording.cards.push((agency.clone(), card));
                    agency
                });
                let added = Change::ContactAdded { contact: contact.clone(), agency };
                recording.entries.push(added.said());
                contact
            }
        };
        // Chosen and kept before it is recorded: a second try is the same person, not another one.
        draft.contact = Some(contact.clone());
        open.keep_draft(draft_id, draft)?;
        let before = open.contact_card(&contact);
        // Where a number came from is said of that number only.
        let same_number = before.mobile == who.mobile;
        let card = Card::Contact(ContactCard {
            name: who.person,
            email: who.email,
            mobile: who.mobile,
            mobile_from: if same_number { before.mobile_from } else { NumberFrom::Unknown },
            public_key: before.public_key,
        });
        if open.card(&contact).as_ref() != Some(&card) {
            recording.cards.push((contact, card));
            self.record(open, recording)?;
        }
        Ok(Step::WhatFor)
    }

    fn settle_what_for(&self, open: &Open, draft: &Draft) -> Result<Step, Error> {
        if draft.contact.is_none() {
            return Err(Error::TooEarly);
        }
        let mut problems = Vec::new();
        let platform = self.catalog.platform(&draft.answers.platform);
        if platform.is_none_or(|p| !open.state().platforms.contains(&p.id)) {
            problems.push(("platform".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        if platform.is_none_or(|p| p.purpose(&draft.answers.purpose).is_none()) {
            problems.push(("purpose".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        if problems.is_empty() { Ok(Step::MakeIt) } else { Err(Error::Fields(problems)) }
    }

    /// The person says that the API user was made: from here on it exists, whether or not its key is kept.
    fn settle_making(
        &self,
        open: &mut Open,
        draft_id: &Id,
        draft: &mut Draft,
    ) -> Result<Step, Error> {
        let form = self.checked_form(open, draft)?;
        let mut recording = Recording::default();
        let known_account = open.account(&form.chosen.platform.id, &form.region.id);
        let account = known_account.unwrap_or_else(|| {
            let account = Id::make();
            let (platform, region) = (form.chosen.platform.id.clone(), form.region.id.clone());
            let added = Change::AccountAdded { account: account.clone(), platform, region };
            recording.entries.push(added.said());
            account
        });
        let purpose = form.chosen.purpose.id.clone();
        let recorded = draft.api_user.clone().filter(|id| {
            // On another platform it is another API user.
            open.state().api_users.get(id).is_some_and(|known| {
                let on = open.state().accounts.get(&known.account);
                on.is_some_and(|on| on.platform == form.chosen.platform.id)
            })
        });
        let (_, characters, ends_in) =
            recorded.as_ref().map(|id| open.api_user_card(id)).unwrap_or_default();
        let card = Card::ApiUser { fields: form.values, characters, ends_in };
        let api_user = if let Some(api_user) = recorded {
            let known = open.state().api_users.get(&api_user).ok_or(Error::Unknown)?;
            let other_account = (known.account != account).then_some(account);
            let other_purpose = (known.purpose != purpose).then_some(purpose);
            let same = other_account.is_none() && other_purpose.is_none();
            if same && open.card(&api_user).as_ref() == Some(&card) {
                return Ok(next_after_making(open, &api_user));
            }
            let changed = Change::ApiUserChanged {
                api_user: api_user.clone(),
                account: other_account,
                purpose: other_purpose,
            };
            recording.entries.push(changed.said());
            api_user
        } else {
            let begun = draft.api_user.clone();
            let is_recorded = |id: &Id| open.state().api_users.contains_key(id);
            let api_user = begun.filter(|id| !is_recorded(id)).unwrap_or_else(Id::make);
            draft.delivery = None;
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: form.chosen.kind.id.clone(),
                purpose,
                how: How::Guided,
            };
            recording.entries.push(made.said());
            api_user
        };
        draft.api_user = Some(api_user.clone());
        open.keep_draft(draft_id, draft)?;
        recording.cards.push((api_user.clone(), card));
        self.record(open, recording)?;
        Ok(next_after_making(open, &api_user))
    }

    /// The vendor's form as it will be filled in, or what in it needs another look.
    fn checked_form(&self, open: &Open, draft: &Draft) -> Result<Form<'_>, Error> {
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        let checked = chosen.kind.check(chosen.purpose, &form_values(open, draft, &chosen));
        let mut problems: Vec<(String, Problem)> = checked
            .problems
            .iter()
            .map(|(field, problem)| {
                let code = ErrorCode::of(problem.code());
                (format!("field:{field}"), Problem { code, params: problem.params() })
            })
            .collect();
        let region = chosen.platform.region(&draft.answers.region);
        if region.is_none() {
            problems.insert(0, ("region".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        match region {
            Some(region) if problems.is_empty() => {
                Ok(Form { chosen, region, values: checked.values })
            }
            _ => Err(Error::Fields(problems)),
        }
    }

    /// The value a step copies: what the vendor's form gets.
    ///
    /// # Errors
    /// [`Error::Fields`] where the value needs another look first.
    pub fn field_value(&self, id: &str, field: &str) -> Result<String, Error> {
        self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let form = self.checked_form(open, &draft)?;
            form.values.get(field).cloned().ok_or(Error::Unknown)
        })
    }
}

/// A form that can be filled in.
struct Form<'a> {
    chosen: Chosen<'a>,
    region: &'a Region,
    values: BTreeMap<String, String>,
}

/// A key that was kept before is not asked for again.
fn next_after_making(open: &Open, api_user: &Id) -> Step {
    let kept = open.state().api_users.get(api_user).is_some_and(|a| a.secret.is_some());
    if kept { Step::LockedFile } else { Step::Key }
}

fn settle_key(open: &Open, draft: &Draft) -> Result<Step, Error> {
    let api_user = draft.api_user.as_ref().and_then(|id| open.state().api_users.get(id));
    match api_user {
        Some(api_user) if api_user.secret.is_some() => Ok(Step::LockedFile),
        _ => Err(Error::TooEarly),
    }
}

struct Who {
    agency: String,
    person: String,
    email: String,
    mobile: Option<String>,
}

fn check_who(answers: &Answers) -> Result<Who, Error> {
    let agency = parse_name(&answers.agency);
    let person = parse_name(&answers.person);
    let email = parse_email(&answers.email);
    let mobile = parse_mobile(&answers.mobile);
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

impl Open {
    /// An agency of this name, letter case aside.
    fn agency_named(&self, name: &str) -> Option<Id> {
        let same = |id: &&Id| self.name(id).to_lowercase() == name.to_lowercase();
        self.state().agencies.iter().find(same).cloned()
    }

    /// The name of a contact's agency.
    fn agency_of(&self, contact: &Id) -> String {
        self.state().contacts.get(contact).map(|c| self.name(&c.agency)).unwrap_or_default()
    }

    fn account(&self, platform: &str, region: &str) -> Option<Id> {
        let accounts = &self.state().accounts;
        accounts
            .iter()
            .find(|(_, a)| a.platform == platform && a.region == region)
            .map(|(id, _)| id.clone())
    }
}
