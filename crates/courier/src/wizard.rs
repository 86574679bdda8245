//! The wizard: from an agency to an API user in the vendor's screens. Each step is checked and recorded
//! when the person goes on; everything typed is kept from the first letter.

use std::sync::PoisonError;

use courier_vault::Id;

use crate::access_terms::parse_approval;
use crate::app::{App, Open, Recording};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::state::Delivery;
use crate::views::{Answers, Step, Travelled, WizardView};

impl App {
    /// Begins a draft: to give access, or to record what an agency already has. Begun from an agency's page,
    /// it is for somebody there.
    ///
    /// # Errors
    /// Those of writing.
    pub fn wizard_start(&self, recording: bool, agency: Option<&str>) -> Result<WizardView, Error> {
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
        self.with(|open| {
            let (id, mut draft) = open.draft(id)?;
            self.settle_key(open, &draft)?;
            let key = draft.api_user.take().ok_or(Error::TooEarly)?;
            let made = key.to_string();
            let answers = &draft.answers;
            let said = [&answers.approved_by, &answers.approved_on, &answers.approved_how];
            draft.approvals.insert(key, said.map(String::clone));
            let Answers { contact, form, language, mut also, .. } = draft.answers;
            if !also.contains(&made) {
                also.push(made);
            }
            // Typed in *Who*, they are somebody we know by now.
            let known = draft.contact.as_ref().map(Id::to_string);
            let contact = known.unwrap_or(contact);
            draft.answers = Answers { contact, form, language, also, ..Answers::default() };
            (draft.delivery, draft.replaces, draft.asked) = (None, None, None);
            (draft.given, draft.before) = (None, None);
            (draft.read, draft.answered) = (false, false);
            (draft.step, draft.reached) = (Step::WhatFor, Step::WhatFor);
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    /// Ends a draft without a locked file; the key's id.
    ///
    /// # Errors
    /// [`Error::TooEarly`] before its last step.
    pub fn wizard_finish(&self, id: &str) -> Result<String, Error> {
        self.with(|open| {
            let (id, draft) = open.draft(id)?;
            if draft.step != Step::Done {
                return Err(Error::TooEarly);
            }
            let api_user = self.own_key(open, &draft).ok_or(Error::TooEarly)?;
            let known = open.state().api_users.get(&api_user);
            let facts = known.and_then(|known| self.facts(open, known));
            // What the person sent herself is with the agency from now on.
            if !draft.answers.recording && facts.is_some_and(|facts| !facts.kind.secret) {
                let mut recording = Recording::default();
                self.give(open, &draft, &api_user, Travelled::Public, &mut recording)?;
                if !recording.entries.is_empty() {
                    self.record(open, recording)?;
                }
            }
            open.vault.remove_draft(&id)?;
            Ok(api_user.to_string())
        })
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
            // What is on record as they told it is not told again.
            let is_told = draft.answers.recording && draft.step == Step::Done;
            if step > draft.reached || is_told && step != Step::Done {
                return Err(Error::TooEarly);
            }
            draft.answers = answers;
            open.keep_draft(&id, &draft)?;
            // A draft goes on from *Make it* with a key it has found there.
            if step != Step::MakeIt && !self.steps_of(open, &draft).contains(&step) {
                return Err(Error::TooEarly);
            }
            match step {
                Step::Who => self.settle_who(open, &id, &mut draft)?,
                Step::WhatFor => self.settle_what_for(open, &mut draft)?,
                Step::HowTheyGotIt => self.settle_recorded(open, &id, &mut draft)?,
                Step::AskThem => draft.answered = true,
                Step::MakeIt => self.settle_making(open, &id, &mut draft)?,
                Step::Key => self.settle_key(open, &draft)?,
                Step::LockedFile | Step::Done => {}
            }
            let next = self.next_step(open, &draft, step);
            draft.advance(next);
            open.keep_draft(&id, &draft)?;
            Ok(self.wizard_view(open, &id, &draft))
        })
    }

    fn settle_what_for(&self, open: &Open, draft: &mut Draft) -> Result<(), Error> {
        if draft.contact.is_none() {
            return Err(Error::TooEarly);
        }
        let mut problems = Vec::new();
        let platform = self.catalog().platform(&draft.answers.platform);
        if platform.is_none_or(|p| !open.state().platforms.contains(&p.id)) {
            problems.push(("platform".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        if platform.is_none_or(|p| p.purpose(&draft.answers.purpose).is_none()) {
            problems.push(("purpose".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        let answers = &draft.answers;
        let said = [&answers.approved_by, &answers.approved_on, &answers.approved_how];
        let approved = parse_approval(said.map(String::as_str), self.today(open));
        problems.extend(approved.err().unwrap_or_default());
        if !problems.is_empty() {
            return Err(Error::Fields(problems));
        }
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        // What goes without a locked file leaves the other keys of the file behind.
        let no_file = !chosen.kind.secret || self.sent_by_system(&chosen, draft);
        if no_file && !draft.answers.recording && !self.also(open, draft).is_empty() {
            let problem = Problem::of(ErrorCode::NoFileForIt);
            return Err(Error::Fields(vec![("purpose".to_owned(), problem)]));
        }
        // A key we have is given as it is, for what it was made for; one that was made for something else is
        // not the one that is wanted now.
        let given = open.given(draft);
        if given != draft.given || self.own_key(open, draft).is_none() {
            draft.api_user.clone_from(&given);
            draft.delivery = None;
        }
        draft.given = given;
        Ok(())
    }

    fn settle_key(&self, open: &Open, draft: &Draft) -> Result<(), Error> {
        self.key_at_hand(open, draft).map(drop).ok_or(Error::TooEarly)
    }
}
