//! Locking a key into a file: sealed, opened again, compared, and only then offered for saving.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use courier_bundle::{BundleError, Checked, file_name};
use courier_vault::{Id, VaultError};
use jiff::Timestamp;

use crate::accounts::Facts;
use crate::app::{App, Open, Recording};
use crate::domain::Change;
use crate::drafts::Draft;
use crate::error::Error;
use crate::keys::still_used;
use crate::opening::Opening;
use crate::plan::paused;
use crate::sealing::{Prepared, Wanted, bundle_form};
use crate::state::{Before, Delivery};
use crate::views::{Because, FileView, Form};
use crate::wizard_view::Chosen;

/// What a draft asks for: unchanged when its file is recorded, or the file is not recorded.
#[derive(PartialEq)]
pub(crate) struct Asked {
    pub(crate) contact: Id,
    pub(crate) api_users: Vec<Id>,
    pub(crate) wanted: Wanted,
}

impl App {
    /// Makes the locked file of a draft's key: seals it on the disk, opens that file again and compares
    /// every byte. The words and the receipt number are kept, and the file is on record, only if it passes.
    ///
    /// # Errors
    /// [`Error::Bundle`] where the file does not pass: it is deleted and never offered.
    pub fn make_file(&self, id: &str) -> Result<FileView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (delivery, asked, prepared) = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let asked = self.asked_for(open, &draft).ok_or(Error::TooEarly)?;
            open.may_go_out(&asked.api_users)?;
            // A file that was made for somebody or something else is not this one.
            let begun = draft.delivery.filter(|delivery| {
                let known = open.state().deliveries.get(delivery);
                known.is_none_or(|known| asked.is_of(known))
            });
            let delivery = begun.unwrap_or_else(Id::make);
            let wanted = asked.wanted;
            let prepared = match open.state().deliveries.get(&delivery) {
                Some(known) if (known.form, known.language) == (wanted.form, wanted.language) => {
                    self.prepare_again(open, &delivery)?
                }
                Some(_) => self.prepare_anew(open, &delivery, wanted, Because::AnotherForm)?,
                None => self.prepare(open, &asked.contact, &asked.api_users, wanted)?,
            };
            Ok((delivery, asked, prepared))
        })?;
        let checked = self.seal(&delivery, &prepared)?;
        self.with(|open| {
            let (draft_id, mut draft) = open.draft(id)?;
            self.settle(open, &delivery, &prepared)?;
            if self.asked_for(open, &draft) != Some(asked) {
                return Err(Error::ChangedMeanwhile);
            }
            draft.delivery = Some(delivery.clone());
            open.keep_draft(&draft_id, &draft)?;
            self.record_making(open, &delivery, &prepared)?;
            open.checked.insert(delivery.clone(), checked);
            self.file_view(open, &delivery).ok_or(Error::Unknown)
        })
    }

    /// Makes a trial file for a draft's person: an invented key in the form chosen, to test the way.
    ///
    /// # Errors
    /// As for [`App::make_file`].
    pub fn make_trial(&self, id: &str) -> Result<FileView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (delivery, prepared) = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let contact = draft.contact.clone().ok_or(Error::TooEarly)?;
            let wanted = open.wanted(&draft, &contact);
            Ok((Id::make(), self.prepare(open, &contact, &[], wanted)?))
        })?;
        let checked = self.seal(&delivery, &prepared)?;
        self.with(|open| {
            self.settle(open, &delivery, &prepared)?;
            self.record_making(open, &delivery, &prepared)?;
            open.checked.insert(delivery.clone(), checked);
            self.file_view(open, &delivery).ok_or(Error::Unknown)
        })
    }

    fn record_making(&self, open: &mut Open, id: &Id, prepared: &Prepared) -> Result<(), Error> {
        if let Some(recording) = prepared.recording(open, id) {
            self.record(open, recording)?;
        }
        Ok(())
    }

    /// The name proposed in the save dialog.
    ///
    /// # Errors
    /// [`Error::Unknown`] for an unknown delivery; [`Error::KeyIsOff`] for a key that opens nothing: nobody
    /// is asked where to save it.
    pub fn file_name(&self, delivery: &str) -> Result<String, Error> {
        self.with(|open| {
            let id = Id::parse(delivery).ok_or(Error::Unknown)?;
            let known = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            open.may_go_out(&known.api_users)?;
            Ok(name_of(open, known))
        })
    }

    /// Where the locked file was saved last, if it is still there.
    ///
    /// # Errors
    /// [`Error::WhereUnknown`] after a restart, or where it was moved: paths are not kept.
    pub fn saved_path(&self, delivery: &str) -> Result<PathBuf, Error> {
        let id = Id::parse(delivery).ok_or(Error::Unknown)?;
        let path = self.with(|open| Ok(open.saved_at.get(&id).cloned()))?;
        path.filter(|path| path.is_file()).ok_or(Error::WhereUnknown)
    }

    /// Saves the locked file where the person wants it, and puts the access on record: from now on the
    /// agency may have the key.
    ///
    /// # Errors
    /// [`Error::Bundle`] where the file is not what was compared, or cannot be written there.
    pub fn save_file(&self, delivery: &str, to: &Path) -> Result<FileView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, checked, again) = self.with(|open| {
            // A file that goes out must be on record.
            if open.vault.is_read_only() {
                return Err(VaultError::ReadOnly.into());
            }
            let id = Id::parse(delivery).ok_or(Error::Unknown)?;
            let checked = open.checked.get(&id).cloned().or_else(|| self.still_lies(open, &id));
            open.checked.extend(checked.clone().map(|checked| (id.clone(), checked)));
            let keys = open.state().deliveries.get(&id).map(|known| known.api_users.clone());
            open.may_go_out(&keys.unwrap_or_default())?;
            let again = match checked {
                Some(_) => None,
                None => Some(self.prepare_again(open, &id)?),
            };
            Ok((id, checked, again))
        })?;
        // What cannot be proven to be the file that was compared is made and compared anew.
        let checked = match (checked, &again) {
            (Some(checked), _) => checked,
            (None, Some(prepared)) => self.seal(&id, prepared)?,
            (None, None) => return Err(Error::Unknown),
        };
        let saved = match checked.save(to) {
            Ok(saved) => saved,
            Err(problem) => {
                // One that is gone or altered is made anew the next time.
                if matches!(problem, BundleError::Differs) || !self.outbox(&id).is_file() {
                    self.with(|open| Ok(open.checked.remove(&id)))?;
                }
                return Err(problem.into());
            }
        };
        let recorded = self.with(|open| {
            match &again {
                Some(prepared) => self.settle(open, &id, prepared)?,
                None if open.checked.get(&id) == Some(&checked) => {}
                None => return Err(Error::ChangedMeanwhile),
            }
            let mut recording = Recording::default();
            recording.entries.push(
                Change::FileSaved {
                    delivery: id.clone(),
                    sha256: checked.sha256.clone(),
                    size: checked.size,
                }
                .seen(),
            );
            self.open_grants(open, &id, &mut recording)?;
            self.record(open, recording)?;
            open.checked.insert(id.clone(), checked);
            open.saved_at.insert(id.clone(), to.to_owned());
            Ok(())
        });
        // A file that is not on record does not lie about.
        if let Err(error) = recorded {
            saved.undo()?;
            return Err(error);
        }
        self.with(|open| {
            let finished: Vec<Id> = open
                .drafts()
                .into_iter()
                .filter(|(_, draft)| draft.delivery.as_ref() == Some(&id))
                .map(|(draft, _)| draft)
                .collect();
            for draft in finished {
                // The file is on record: a draft that stays is only in the way.
                if let Err(error) = open.vault.remove_draft(&draft) {
                    tracing::warn!(%error, "the draft of a saved file was not removed");
                }
            }
            self.file_view(open, &id).ok_or(Error::Unknown)
        })
    }

    /// The file that was saved before, where it lies in the profile as it was and what stands in it was not
    /// changed since: its checksum may have been told.
    fn still_lies(&self, open: &Open, id: &Id) -> Option<Checked> {
        let known = open.state().deliveries.get(id).filter(|known| !known.forgotten)?;
        let saved = known.saved.as_ref().filter(|saved| !saved.outdated)?;
        Checked::still(&self.outbox(id), &saved.sha256)
    }

    /// Access for each key in the file that the agency does not hold yet; where it waited for a new key, it has
    /// one that works again.
    fn open_grants(
        &self,
        open: &Open,
        delivery: &Id,
        recording: &mut Recording,
    ) -> Result<(), Error> {
        let known = open.state().deliveries.get(delivery).ok_or(Error::Unknown)?;
        let contact = open.state().contacts.get(&known.contact).ok_or(Error::Unknown)?;
        let mut drafts = open.drafts().into_iter().map(|(_, draft)| draft);
        let draft = drafts.find(|draft| draft.delivery.as_ref() == Some(delivery));
        for id in &known.api_users {
            if open.state().holds(&contact.agency, id) {
                let paused = paused(open.state(), id, |_, agency| *agency == contact.agency);
                let resumed = self.resumed(open, paused).into_iter();
                recording.entries.extend(resumed.map(Change::seen));
                continue;
            }
            let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
            let Facts { platform, kind, purpose, .. } =
                self.facts(open, api_user).ok_or(Error::Unknown)?;
            let chosen = Chosen { platform, kind, purpose };
            let today = self.today(open);
            let approval = draft.as_ref().map(|draft| self.approval(open, draft, id));
            let opened = self.opening(open, &chosen, &contact.agency, id, today);
            Opening { approval: approval.unwrap_or_default(), ..opened }.into(recording);
        }
        Ok(())
    }

    pub(crate) fn file_view(&self, open: &Open, delivery: &Id) -> Option<FileView> {
        let known = open.state().deliveries.get(delivery)?;
        let checked = open.checked.get(delivery).map(|c| (c.size, c.sha256.clone()));
        let saved = known.saved.as_ref().map(|s| (s.size, s.sha256.clone()));
        let (size, sha256) = checked.or(saved).unwrap_or_default();
        let saved = open.saved_at.get(delivery).map(|path| path.display().to_string());
        Some(FileView {
            delivery: delivery.to_string(),
            form: known.form,
            name: name_of(open, known),
            size: u32::try_from(size).unwrap_or(u32::MAX),
            sha256,
            saved: saved.unwrap_or_default(),
            is_saved: known.saved.is_some(),
            inside: known.api_users.iter().filter_map(|id| self.inside(open, id)).collect(),
        })
    }
}

impl Asked {
    /// Whether a delivery is for that person and of that key.
    pub(crate) fn is_of(&self, known: &Delivery) -> bool {
        known.contact == self.contact && known.api_users == self.api_users
    }
}

impl App {
    /// What a draft asks for; `None` where it is not that far yet.
    pub(crate) fn asked_for(&self, open: &Open, draft: &Draft) -> Option<Asked> {
        let contact = draft.contact.clone()?;
        let api_user = self.key_at_hand(open, draft)?;
        let wanted = open.wanted(draft, &contact);
        let api_users = self.also(open, draft).into_iter().chain([api_user]).collect();
        Some(Asked { contact, api_users, wanted })
    }

    /// Whether the file of a delivery is what a draft asks for.
    pub(crate) fn is_asked(&self, open: &Open, draft: &Draft, delivery: &Id) -> bool {
        let known = open.state().deliveries.get(delivery);
        self.asked_for(open, draft).zip(known).is_some_and(|(asked, known)| {
            let Wanted { form, language } = asked.wanted;
            asked.is_of(known) && (known.form, known.language) == (form, language)
        })
    }

    /// The other keys that go into a draft's file: secret, kept, still used, and not another agency's: such a
    /// key is given from its own page, where it says what that means.
    pub(crate) fn also(&self, open: &Open, draft: &Draft) -> Vec<Id> {
        let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
        let Some(agency) = contact.map(|contact| &contact.agency) else { return Vec::new() };
        let mut also: Vec<Id> = Vec::new();
        for id in draft.answers.also.iter().filter_map(|id| Id::parse(id)) {
            let Some(known) = open.state().api_users.get(&id) else { continue };
            let is_secret = self.facts(open, known).is_some_and(|facts| facts.kind.secret);
            let holders = open.state().holders(&id);
            let is_theirs = holders.is_empty() || holders.contains(agency);
            let can = known.secret.is_some() && open.may_go_out(std::slice::from_ref(&id)).is_ok();
            if can && is_secret && is_theirs && draft.api_user.as_ref() != Some(&id) {
                also.extend((!also.contains(&id)).then_some(id));
            }
        }
        also
    }
}

impl Open {
    /// A key that was switched off, or that a newer one took the place of, goes out to nobody.
    pub(crate) fn may_go_out(&self, api_users: &[Id]) -> Result<(), Error> {
        let known = api_users.iter().filter_map(|id| self.state().api_users.get(id));
        for api_user in known {
            still_used(api_user)?;
        }
        Ok(())
    }

    fn wanted(&self, draft: &Draft, contact: &Id) -> Wanted {
        let form = draft.answers.form.unwrap_or_else(|| self.proposed_form(contact));
        Wanted { form, language: draft.answers.language }
    }
}

/// Its name says sender and date, and which it is of those that were begun on one day: two files of a day must not
/// take each other's place in a folder.
pub(crate) fn name_of(open: &Open, delivery: &Delivery) -> String {
    name_from(open, delivery, delivery.form, delivery.made)
}

/// The name of the file that may be out there and that this one takes the place of.
pub(crate) fn name_before(open: &Open, delivery: &Delivery) -> Option<String> {
    let Before { form, made, .. } = delivery.before.as_ref()?;
    Some(name_from(open, delivery, *form, *made))
}

fn name_from(open: &Open, delivery: &Delivery, form: Form, made: Timestamp) -> String {
    let day_of = |at: Timestamp| at.to_zoned(open.time_zone()).date();
    let begun = day_of(delivery.begun);
    let deliveries = open.state().deliveries.values();
    let before = deliveries.filter(|d| d.begun < delivery.begun && day_of(d.begun) == begun);
    let number = before.count().saturating_add(1);
    file_name(&open.organisation().0, day_of(made), number, bundle_form(form).ending())
}
