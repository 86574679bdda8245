//! Locking a key into a file: sealed, opened again, compared, and only then offered for saving.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use courier_bundle::{
    Authentication, BundleError, Checked, KeyEntry, Party, Payload, Sealed, file_name, make_receipt,
};
use courier_crypto::{Language, Passphrase, last_four};
use courier_platforms::{Kind, Platform, Purpose, Region};
use courier_vault::{Id, NewSecret, VaultError};
use jiff::Timestamp;
use secrecy::{SecretSlice, SecretString};

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, Form};
use crate::drafts::Draft;
use crate::error::Error;
use crate::state::ApiUser;
use crate::views::{FileView, InsideView, Progress};

/// What is copied out of the vault before the slow part, which holds no lock.
struct Prepared {
    words: Passphrase,
    receipt: SecretString,
    payload: SecretSlice<u8>,
}

/// What a file is made from: unchanged when it is recorded, or it is not recorded.
#[derive(PartialEq)]
struct RestsOn {
    contact: Id,
    api_user: Id,
    secret: Option<Id>,
    cards: [Option<Card>; 2],
}

fn rests_on(open: &Open, draft: &Draft) -> Result<RestsOn, Error> {
    let contact = draft.contact.clone().ok_or(Error::TooEarly)?;
    let api_user = draft.api_user.clone().ok_or(Error::TooEarly)?;
    let known = open.state().api_users.get(&api_user).ok_or(Error::TooEarly)?;
    let cards = [open.card(&contact), open.card(&api_user)];
    Ok(RestsOn { secret: known.secret.clone(), contact, api_user, cards })
}

/// What the catalog says of an API user.
struct Facts<'a> {
    platform: &'a Platform,
    kind: &'a Kind,
    purpose: &'a Purpose,
    region: &'a Region,
}

impl App {
    /// Makes the locked file of a draft's key: seals it on the disk, opens that file again and compares
    /// every byte. The words and the receipt number are kept, and the file is on record, only if it passes.
    ///
    /// # Errors
    /// [`Error::Bundle`] where the file does not pass: it is deleted and never offered.
    pub fn make_file(&self, id: &str) -> Result<FileView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (delivery, rested, prepared) = self.with(|open| {
            let (_, draft) = open.draft(id)?;
            let rested = rests_on(open, &draft)?;
            // A file that was made for somebody or something else is not this one.
            let begun = draft.delivery.filter(|delivery| {
                open.state().deliveries.get(delivery).is_none_or(|known| {
                    known.contact == rested.contact && known.api_users == [rested.api_user.clone()]
                })
            });
            let delivery = begun.unwrap_or_else(Id::make);
            let prepared = if open.state().deliveries.contains_key(&delivery) {
                self.prepare_again(open, &delivery)?
            } else {
                self.prepare(open, &rested.contact, std::slice::from_ref(&rested.api_user))?
            };
            Ok((delivery, rested, prepared))
        })?;
        let checked = self.seal(&delivery, &prepared)?;
        self.with(|open| {
            let (draft_id, mut draft) = open.draft(id)?;
            if rests_on(open, &draft)? != rested {
                return Err(Error::ChangedMeanwhile);
            }
            draft.delivery = Some(delivery.clone());
            open.keep_draft(&draft_id, &draft)?;
            if !open.state().deliveries.contains_key(&delivery) {
                self.record_making(open, &delivery, &rested, &prepared)?;
            }
            open.checked.insert(delivery.clone(), checked);
            self.file_view(open, &delivery).ok_or(Error::Unknown)
        })
    }

    fn record_making(
        &self,
        open: &mut Open,
        delivery: &Id,
        rested: &RestsOn,
        prepared: &Prepared,
    ) -> Result<(), Error> {
        let (words, receipt) = (Id::make(), Id::make());
        let made = Change::FileMade {
            delivery: delivery.clone(),
            contact: rested.contact.clone(),
            api_users: vec![rested.api_user.clone()],
            form: Form::Age,
            words: words.clone(),
            receipt: receipt.clone(),
        };
        let secret = |secret, content| NewSecret { secret, content, key: None };
        let recording = Recording {
            entries: vec![made.seen()],
            secrets: vec![
                secret(words, prepared.words.canonical().clone()),
                secret(receipt, prepared.receipt.clone()),
            ],
            ..Recording::default()
        };
        self.record(open, recording)
    }

    /// The slow part: about two seconds and 256 MiB, without the lock.
    fn seal(&self, delivery: &Id, prepared: &Prepared) -> Result<Checked, Error> {
        (self.host.progress)(Progress::Sealing);
        let path = self.outbox(delivery);
        let sealed = Sealed::write(&path, &prepared.words, &prepared.payload)?;
        (self.host.progress)(Progress::Comparing);
        Ok(sealed.compare(&prepared.words, &prepared.payload)?)
    }

    fn outbox(&self, delivery: &Id) -> PathBuf {
        self.profile.join("outbox").join(format!("{delivery}.age"))
    }

    fn prepare(&self, open: &Open, contact: &Id, api_users: &[Id]) -> Result<Prepared, Error> {
        let open_receipts = open.state().deliveries.values();
        let taken: Vec<SecretString> =
            open_receipts.filter_map(|d| open.vault.read_secret(&d.receipt).ok()).collect();
        let receipt = make_receipt(&taken);
        let words = Passphrase::make(Language::of(&self.host.language));
        let made = (self.host.clock)();
        let payload = self.payload(open, contact, api_users, &receipt, made)?;
        Ok(Prepared { words, receipt, payload })
    }

    /// The same words and receipt number for a file that was made before.
    fn prepare_again(&self, open: &Open, delivery: &Id) -> Result<Prepared, Error> {
        let known = open.state().deliveries.get(delivery).ok_or(Error::Unknown)?;
        let words = Passphrase::parse(&open.vault.read_secret(&known.words)?)
            .map_err(|_| Error::Unknown)?;
        let receipt = open.vault.read_secret(&known.receipt)?;
        let payload = self.payload(open, &known.contact, &known.api_users, &receipt, known.made)?;
        Ok(Prepared { words, receipt, payload })
    }

    fn payload(
        &self,
        open: &Open,
        contact: &Id,
        api_users: &[Id],
        receipt: &SecretString,
        made: Timestamp,
    ) -> Result<SecretSlice<u8>, Error> {
        let (organisation, _) = open.organisation();
        let sender = open.by().map(|by| open.name(&by)).unwrap_or_default();
        let at = open.state().contacts.get(contact).ok_or(Error::Unknown)?;
        let (person, ..) = open.contact_card(contact);
        let keys = api_users
            .iter()
            .map(|api_user| self.key_entry(open, &at.agency, api_user, &organisation, &sender))
            .collect::<Result<_, _>>()?;
        let payload = Payload {
            from: Party { organisation, person: sender },
            to: Party { organisation: open.name(&at.agency), person },
            made,
            note: None,
            receipt: receipt.clone(),
            keys,
        };
        Ok(payload.to_bytes())
    }

    fn key_entry(
        &self,
        open: &Open,
        agency: &Id,
        id: &Id,
        organisation: &str,
        sender: &str,
    ) -> Result<KeyEntry, Error> {
        let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
        let facts = self.facts(open, api_user).ok_or(Error::Unknown)?;
        let secret = api_user.secret.as_ref().ok_or(Error::TooEarly)?;
        let (fields, ..) = open.api_user_card(id);
        let words =
            facts.platform.use_words("en", facts.kind, facts.purpose, facts.region, organisation);
        let others = open.state().grants.values();
        let others = others.filter(|g| g.api_user == *id && g.agency != *agency).count();
        Ok(KeyEntry {
            platform: facts.platform.name.clone(),
            account: format!(
                "{}: {}",
                facts.platform.kind_name("en", facts.kind),
                fields.get("display-name").map_or("", String::as_str)
            ),
            base_url: facts.region.base_url.clone(),
            key: open.vault.read_secret(secret)?,
            env: facts.kind.env.clone(),
            authentication: Authentication {
                how: words.how,
                header: Some(facts.kind.usage.header.clone()),
                session_seconds: Some(facts.kind.usage.session_seconds),
            },
            limits: vec![words.limits],
            curl: facts.kind.curl(facts.region),
            addresses: addresses(facts.kind, &fields),
            may: words.may,
            held_by_others: u32::try_from(others).unwrap_or(u32::MAX),
            ring: format!("{sender}, {organisation}"),
            if_leaked: words.leaked,
            documentation: facts.kind.usage.docs.clone(),
        })
    }

    fn facts(&self, open: &Open, api_user: &ApiUser) -> Option<Facts<'_>> {
        let account = open.state().accounts.get(&api_user.account)?;
        let platform = self.catalog.platform(&account.platform)?;
        let (kind, purpose) = platform.purpose(&api_user.purpose)?;
        Some(Facts { platform, kind, purpose, region: platform.region(&account.region)? })
    }

    /// The name proposed in the save dialog.
    ///
    /// # Errors
    /// [`Error::Unknown`] for an unknown delivery.
    pub fn file_name(&self, delivery: &str) -> Result<String, Error> {
        self.with(|open| {
            let id = Id::parse(delivery).ok_or(Error::Unknown)?;
            let known = open.state().deliveries.get(&id).ok_or(Error::Unknown)?;
            Ok(name_of(open, known.made))
        })
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
            let checked = open.checked.get(&id).cloned();
            let again = match checked {
                Some(_) => None,
                None => Some(self.prepare_again(open, &id)?),
            };
            Ok((id, checked, again))
        })?;
        // After a restart nothing is taken on trust: the file is made and compared anew.
        let checked = match (checked, again) {
            (Some(checked), _) => checked,
            (None, Some(prepared)) => self.seal(&id, &prepared)?,
            (None, None) => return Err(Error::Unknown),
        };
        checked.save(to)?;
        self.with(|open| {
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
            if let Err(error) = self.record(open, recording) {
                std::fs::remove_file(to).map_err(BundleError::Disk)?;
                return Err(error);
            }
            open.checked.insert(id.clone(), checked);
            open.saved_at.insert(id.clone(), to.to_owned());
            let finished: Vec<Id> = open
                .drafts()
                .into_iter()
                .filter(|(_, draft)| draft.delivery.as_ref() == Some(&id))
                .map(|(draft, _)| draft)
                .collect();
            for draft in finished {
                open.vault.remove_draft(&draft)?;
            }
            self.file_view(open, &id).ok_or(Error::Unknown)
        })
    }

    /// Access for each key in the file that the agency does not hold yet.
    fn open_grants(
        &self,
        open: &Open,
        delivery: &Id,
        recording: &mut Recording,
    ) -> Result<(), Error> {
        let known = open.state().deliveries.get(delivery).ok_or(Error::Unknown)?;
        let contact = open.state().contacts.get(&known.contact).ok_or(Error::Unknown)?;
        for id in &known.api_users {
            if open.state().holds(&contact.agency, id) {
                continue;
            }
            let api_user = open.state().api_users.get(id).ok_or(Error::Unknown)?;
            let facts = self.facts(open, api_user).ok_or(Error::Unknown)?;
            let agency = open.name(&contact.agency);
            let (fields, ..) = open.api_user_card(id);
            let group = fields.get("group").map_or("", String::as_str);
            let shown = facts.platform.purpose_words(
                self.lang(),
                facts.kind,
                facts.purpose,
                &agency,
                group,
            );
            let grant = Id::make();
            let opened = Change::GrantOpened {
                grant: grant.clone(),
                api_user: id.clone(),
                agency: contact.agency.clone(),
                purpose: facts.purpose.id.clone(),
                opens_everything: facts.purpose.opens_everything,
                since: self.today(open),
                review: self.review_day(open, facts.purpose),
            };
            recording.entries.push(opened.seen());
            recording.cards.push((grant, Card::Grant { opens: shown.opens }));
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
            name: name_of(open, known.made),
            size: u32::try_from(size).unwrap_or(u32::MAX),
            sha256,
            saved: saved.unwrap_or_default(),
            is_saved: known.saved.is_some(),
            inside: known.api_users.iter().filter_map(|id| self.inside(open, id)).collect(),
        })
    }

    fn inside(&self, open: &Open, id: &Id) -> Option<InsideView> {
        let api_user = open.state().api_users.get(id)?;
        let facts = self.facts(open, api_user)?;
        let (fields, _, ends_in) = open.api_user_card(id);
        // The card may be erased while the key is still kept.
        let ends_in = match (&api_user.secret, ends_in.is_empty()) {
            (Some(secret), true) => {
                open.vault.read_secret(secret).map(|key| last_four(&key)).unwrap_or_default()
            }
            _ => ends_in,
        };
        Some(InsideView {
            platform: facts.platform.name.clone(),
            kind: facts.platform.kind_name(self.lang(), facts.kind),
            ends_in,
            base_url: facts.region.base_url.clone(),
            addresses: addresses(facts.kind, &fields),
        })
    }
}

/// Its name says sender and date, and nothing else.
fn name_of(open: &Open, made: Timestamp) -> String {
    let day = made.to_zoned(open.time_zone()).date();
    file_name(&open.organisation().0, day, "age")
}

/// The server addresses in a form, one by one.
fn addresses(kind: &Kind, fields: &std::collections::BTreeMap<String, String>) -> Vec<String> {
    kind.fields
        .iter()
        .filter_map(|field| Some((field.join.as_ref()?, fields.get(&field.id)?)))
        .flat_map(|(join, value)| value.split(join.as_str()))
        .filter(|address| !address.is_empty())
        .map(str::to_owned)
        .collect()
}
