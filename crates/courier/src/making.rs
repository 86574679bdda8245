//! *Make it*: the form as the vendor gets it, and the API user on record once the person says it exists.

use std::collections::BTreeMap;

use courier_platforms::{Arrival, CheckedAccount, Count, Made, Making};
use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, How, Known};
use crate::drafts::Draft;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::opening::Opening;
use crate::plan::paused;
use crate::views::{Precision, Seen, Travelled};
use crate::wizard_view::{Chosen, form_values};

/// A form that can be filled in.
pub(crate) struct Form<'a> {
    pub(crate) chosen: Chosen<'a>,
    pub(crate) account: CheckedAccount,
    pub(crate) values: BTreeMap<String, String>,
}

impl App {
    /// The person says that the API user was made: from here on it exists, whether or not its key is kept.
    pub(crate) fn settle_making(
        &self,
        open: &mut Open,
        draft_id: &Id,
        draft: &mut Draft,
    ) -> Result<(), Error> {
        let form = self.checked_form(open, draft)?;
        let kind = form.chosen.kind;
        let mut recording = Recording::default();
        if let Some(existing) = self.only_one(open, draft, &form) {
            // An account has one of these: it is given, not made.
            (draft.api_user, draft.given) = (Some(existing.clone()), Some(existing));
            return open.keep_draft(draft_id, draft);
        }
        if kind.made == Made::Here {
            return self.own_key(open, draft).map(drop).ok_or(Error::TooEarly);
        }
        if self.makes_automatically(&form.chosen) {
            return self.key_at_hand(open, draft).map(drop).ok_or(Error::TooEarly);
        }
        let is_sent = self.sent_by_system(&form.chosen, draft);
        let how = if is_sent { How::SentBySystem } else { How::Guided };
        let account = open.account_for(&form.chosen.platform.id, &form.account, &mut recording);
        let purpose = form.chosen.purpose.id.clone();
        let renewed = self.renewed_key(open, draft, &form.chosen);
        // What is given as it is, or held by somebody else too, is not this draft's to change.
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let agency = contact.map(|contact| contact.agency.clone());
        let is_ours = |id: &Id| {
            let holders = open.state().holders(id);
            draft.given.as_ref() != Some(id) && holders.iter().all(|h| Some(h) == agency.as_ref())
        };
        let own = self.own_key(open, draft).filter(is_ours);
        let recorded = renewed.clone().or(own);
        let is_anew = is_sent && renewed.is_some() && !draft.renewed;
        // How the one ends that the system makes now, nobody here sees.
        let before = recorded.as_ref().filter(|_| !is_anew);
        let (_, characters, ends_in) = before.map(|id| open.api_user_card(id)).unwrap_or_default();
        let there = recorded.as_ref().and_then(|id| open.there(id));
        let card = Card::ApiUser { fields: form.values, characters, ends_in, there };
        let api_user = if let Some(api_user) = recorded {
            let known = open.state().api_users.get(&api_user).ok_or(Error::Unknown)?;
            let other_account = (known.account != account).then_some(account);
            let other_purpose = (known.purpose != purpose).then_some(purpose.clone());
            let same = other_account.is_none() && other_purpose.is_none();
            if !same || open.card(&api_user).as_ref() != Some(&card) {
                let changed = Change::ApiUserChanged {
                    api_user: api_user.clone(),
                    account: other_account,
                    purpose: other_purpose,
                };
                recording.entries.push(changed.said());
                recording.cards.push((api_user.clone(), card));
            }
            // The one that is pasted next is renewed when it is kept; this one we never see.
            if is_anew {
                // Whoever this is for gets the new one from the system.
                let is_theirs = |id: &Id| {
                    open.state().grants.get(id).map(|grant| &grant.agency) == agency.as_ref()
                };
                let mut anew = self.renewal(open, &api_user, Known::Said);
                anew.retain(|entry| {
                    !matches!(&entry.change, Change::GrantPaused { grant, .. } if is_theirs(grant))
                });
                recording.entries.extend(anew);
                recording.remove_secrets.extend(known.secret.clone());
                draft.renewed = true;
            }
            api_user
        } else {
            let begun = draft.api_user.clone();
            let is_recorded = |id: &Id| open.state().api_users.contains_key(id);
            let api_user = begun.filter(|id| !is_recorded(id)).unwrap_or_else(Id::make);
            draft.delivery = None;
            let made = Change::ApiUserMade {
                api_user: api_user.clone(),
                account,
                kind: kind.id.clone(),
                purpose: purpose.clone(),
                how,
            };
            recording.entries.push(made.said());
            recording.cards.push((api_user.clone(), card));
            if let Some(old) = &draft.replaces {
                let (old, new) = (old.clone(), api_user.clone());
                recording.entries.push(Change::ApiUserReplaced { old, new }.said());
            }
            api_user
        };
        draft.api_user = Some(api_user.clone());
        if how == How::SentBySystem {
            self.give(open, draft, &api_user, Travelled::BySystem, &mut recording)?;
        }
        open.keep_draft(draft_id, draft)?;
        if !recording.entries.is_empty() {
            self.record(open, recording)?;
        }
        Ok(())
    }

    /// The vendor's form as it will be filled in, or what in it needs another look.
    pub(crate) fn checked_form(&self, open: &Open, draft: &Draft) -> Result<Form<'_>, Error> {
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        let values = form_values(open, draft, &chosen);
        let taken = open.taken(draft, &chosen);
        let checked = chosen.kind.check(chosen.purpose, &values, &taken);
        let mut problems: Vec<(String, Problem)> = Vec::new();
        let account = open.typed_account(draft, &chosen);
        let account = match chosen.platform.check_account(&account.parts()) {
            Ok(account) => Some(account),
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|(field, problem)| {
                    (field.to_owned(), problem_of(problem.code(), problem.params()))
                }));
                None
            }
        };
        let asks_which = chosen.kind.making == Making::LookUpFirst
            && draft.replaces.is_none()
            && !self.makes_automatically(&chosen);
        if asks_which && draft.answers.seen == Seen::NotYet {
            problems.push(("seen".to_owned(), Problem::of(ErrorCode::ChooseOne)));
        }
        problems.extend(checked.problems.iter().map(|(field, problem)| {
            (format!("field:{field}"), problem_of(problem.code(), problem.params()))
        }));
        match account {
            Some(account) if problems.is_empty() => {
                Ok(Form { chosen, account, values: checked.values })
            }
            _ => Err(Error::Fields(problems)),
        }
    }

    /// The API user that this account can have only one of, where it is on record: not the draft's own, and not
    /// the one that is being replaced.
    pub(crate) fn only_one(&self, open: &Open, draft: &Draft, form: &Form<'_>) -> Option<Id> {
        if form.chosen.kind.count != Count::One || draft.replaces.is_some() {
            return None;
        }
        // The one this draft made itself; one that it found there is still the only one.
        let is_own =
            |id: &Id| draft.api_user.as_ref() == Some(id) && draft.given.as_ref() != Some(id);
        let known = open.state().api_users.iter().find(|(id, known)| {
            let text = open.account_text(&known.account);
            let same_account = text.region == form.account.region
                && text.name.to_lowercase() == form.account.name.to_lowercase();
            let facts = self.facts(open, known);
            let same_kind = facts.is_some_and(|facts| {
                facts.platform.id == form.chosen.platform.id && facts.kind.id == form.chosen.kind.id
            });
            same_account && same_kind && !open.state().is_off(id) && !is_own(id)
        });
        known.map(|(id, _)| id.clone())
    }

    /// Puts on record that the draft's agency holds this key from today on, if it does not already.
    pub(crate) fn give(
        &self,
        open: &Open,
        draft: &Draft,
        api_user: &Id,
        travelled: Travelled,
        recording: &mut Recording,
    ) -> Result<(), Error> {
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let agency = contact.ok_or(Error::TooEarly)?.agency.clone();
        if open.state().holds(&agency, api_user) {
            // Whoever waited for a new key has it now.
            let paused = paused(open.state(), api_user, |_, theirs| *theirs == agency);
            let resumed = self.resumed(open, paused).into_iter();
            recording.entries.extend(resumed.map(Change::said));
            return Ok(());
        }
        let chosen = self.chosen(open, draft).ok_or(Error::TooEarly)?;
        let today = self.today(open);
        let opened = self.opening(open, &chosen, &agency, api_user, today);
        let approval = self.approval(open, draft, api_user);
        let opened = Opening { precision: Precision::Day, travelled, approval, ..opened };
        opened.into(recording);
        Ok(())
    }

    /// Whether the app makes the key in its system. The practice platform makes all that people make elsewhere.
    pub(crate) fn makes_automatically(&self, chosen: &Chosen<'_>) -> bool {
        match chosen.kind.made {
            Made::Automatic => true,
            Made::Guided => self.is_practice(),
            Made::Here => false,
        }
    }

    /// Whether the platform gives the key to the agency itself; the practice platform gives every key to us.
    pub(crate) fn sent_by_system(&self, chosen: &Chosen<'_>, draft: &Draft) -> bool {
        chosen.kind.arrival == Arrival::Agency && !draft.answers.to_me && !self.is_practice()
    }

    /// The value a step copies: what the vendor's form gets.
    ///
    /// # Errors
    /// [`Error::Fields`] where the value needs another look first.
    pub fn field_value(&self, id: &str, field: &str) -> Result<String, Error> {
        self.with(|open| {
            let (_, draft) = open.draft(id)?;
            // What our own service's developer gets is no secret, and belongs to the form all the same.
            if field == "verifier" {
                let made = self.own_key(open, &draft).ok_or(Error::TooEarly)?;
                return self.verifier(open, &made).ok_or(Error::TooEarly);
            }
            let form = self.checked_form(open, &draft)?;
            form.values.get(field).cloned().ok_or(Error::Unknown)
        })
    }
}

pub(crate) fn problem_of(code: &str, params: BTreeMap<String, String>) -> Problem {
    Problem { code: ErrorCode::of(code), params }
}
