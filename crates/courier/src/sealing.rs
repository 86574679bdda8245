//! What it takes to seal one file, copied out of the vault before the slow part, which holds no lock.

use std::path::{Path, PathBuf};

use courier_bundle::{Checked, PageAround, Sealed, Wrapping, make_receipt};
use courier_crypto::{ContactKey, Language, Passphrase};
use courier_vault::{Id, NewSecret};
use jiff::Timestamp;
use secrecy::{SecretSlice, SecretString};

use crate::app::{App, Open, Recording};
use crate::around::{page_around, readable_part};
use crate::domain::{Card, Change};
use crate::error::Error;
use crate::receipt::RECEIPT_TRIES;
use crate::state::Delivery;
use crate::views::{Because, Form, Progress, WordsLanguage};

/// In which form, with words of which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) form: Form,
    pub(crate) language: WordsLanguage,
}

/// Everything a file is sealed from.
pub(crate) struct Prepared {
    wanted: Wanted,
    lock: Lock,
    receipt: SecretString,
    payload: SecretSlice<u8>,
    record: Record,
    rests_on: RestsOn,
}

/// What a file was put together from: where that changed meanwhile, the file counts for nothing.
#[derive(PartialEq)]
struct RestsOn {
    contact: Id,
    contact_card: Option<Card>,
    keys: Vec<KeyAsItWas>,
    /// When the delivery's file before it was made, whether our copy is forgotten, and whether its receipt
    /// number is still waited for.
    delivery: Option<(Timestamp, bool, bool)>,
}

#[derive(PartialEq)]
struct KeyAsItWas {
    api_user: Id,
    secret: Option<Id>,
    card: Option<Card>,
}

/// What the file is locked with, and what goes round it.
enum Lock {
    Age { words: Passphrase },
    Page { words: Passphrase, page: Box<PageAround> },
    Zip { words: Passphrase, readable: SecretString },
    Key { contact: Box<ContactKey> },
}

/// What is to be recorded once the file has passed.
enum Record {
    /// It is on record as it is.
    Nothing,
    /// A new delivery.
    Made { contact: Id, api_users: Vec<Id> },
    /// Another file of a delivery, and which of its secrets it still uses. The others are removed.
    Remade { because: Because, words: Option<Id>, receipt: Option<Id> },
}

impl App {
    /// The slow part: about two seconds and 256 MiB, without the lock.
    pub(crate) fn seal(&self, delivery: &Id, prepared: &Prepared) -> Result<Checked, Error> {
        // What lay at this place is replaced now, whatever comes of it.
        self.with(|open| {
            open.checked.remove(delivery);
            Ok(())
        })?;
        (self.host.progress)(Progress::Sealing);
        let path = self.outbox(delivery);
        let wrapping = prepared.lock.wrapping();
        let sealed = Sealed::write(&path, &wrapping, &prepared.payload)?;
        (self.host.progress)(Progress::Comparing);
        Ok(sealed.compare(&wrapping, &prepared.payload)?)
    }

    /// Whether what was sealed may be recorded: all it was put together from is as it was then.
    pub(crate) fn settle(
        &self,
        open: &Open,
        delivery: &Id,
        prepared: &Prepared,
    ) -> Result<(), Error> {
        if prepared.still_stands(open, delivery) {
            return Ok(());
        }
        self.discard_sealed(delivery);
        Err(Error::ChangedMeanwhile)
    }

    /// Takes away the sealed file that waited to be saved.
    pub(crate) fn discard_sealed(&self, delivery: &Id) {
        if let Err(error) = self.take_away_sealed(delivery) {
            tracing::warn!(%error, "a sealed file was not taken away");
        }
    }

    /// The same, where it must not stay.
    pub(crate) fn take_away_sealed(&self, delivery: &Id) -> std::io::Result<()> {
        match std::fs::remove_file(self.outbox(delivery)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Takes away the sealed files that nobody will save: of deliveries that are unknown, and of those that
    /// were never saved and that no draft goes on with.
    pub(crate) fn sweep_outbox(&self, open: &Open) {
        // Where changes are missing, one that seems unknown may not be.
        if open.vault.is_read_only() {
            return;
        }
        let drafts: Vec<Id> = open.drafts().into_iter().filter_map(|(_, d)| d.delivery).collect();
        let is_used = |path: &Path| {
            let named = path.file_stem().and_then(|name| Id::parse(name.to_str()?));
            let known = named.and_then(|id| Some((open.state().deliveries.get(&id)?, id)));
            known.is_some_and(|(known, id)| known.went_out() || drafts.contains(&id))
        };
        let lying = std::fs::read_dir(self.profile.join("outbox")).into_iter().flatten().flatten();
        for path in lying.map(|entry| entry.path()).filter(|path| !is_used(path)) {
            if let Err(error) = std::fs::remove_file(&path) {
                tracing::warn!(%error, "a sealed file that nobody will save was not taken away");
            }
        }
    }

    pub(crate) fn outbox(&self, delivery: &Id) -> PathBuf {
        self.profile.join("outbox").join(format!("{delivery}.age"))
    }

    /// A new file with new words and a new receipt number.
    pub(crate) fn prepare(
        &self,
        open: &Open,
        contact: &Id,
        api_users: &[Id],
        wanted: Wanted,
    ) -> Result<Prepared, Error> {
        let record = Record::Made { contact: contact.clone(), api_users: api_users.to_vec() };
        let words = Passphrase::make(list_of(wanted.language));
        let made = (self.host.clock)();
        let sealed_for = For { contact, api_users, made, delivery: None };
        self.put_together(open, &sealed_for, wanted, words, open.new_receipt(), record)
    }

    /// The same file as it was made before, with the same words and receipt number.
    pub(crate) fn prepare_again(&self, open: &Open, delivery: &Id) -> Result<Prepared, Error> {
        let known = open.state().deliveries.get(delivery).ok_or(Error::Unknown)?;
        let wanted = Wanted { form: known.form, language: known.language };
        let words = open.words_of(known)?.unwrap_or_else(|| Passphrase::make(Language::En));
        let receipt = open.vault.read_secret(&known.receipt)?;
        self.put_together(
            open,
            &For::of(known, known.made),
            wanted,
            words,
            receipt,
            Record::Nothing,
        )
    }

    /// Another file of the same delivery: in another form, with other words.
    pub(crate) fn prepare_anew(
        &self,
        open: &Open,
        delivery: &Id,
        wanted: Wanted,
        because: Because,
    ) -> Result<Prepared, Error> {
        let known = open.state().deliveries.get(delivery).ok_or(Error::Unknown)?;
        let kept = open.words_of(known)?.filter(|_| keeps_words(known, wanted, because));
        let kept_words = kept.is_some().then(|| known.words.clone()).flatten();
        let kept_receipt = (kept.is_some() && number_waits(known)).then(|| known.receipt.clone());
        let words = kept.unwrap_or_else(|| Passphrase::make(list_of(wanted.language)));
        let receipt = match &kept_receipt {
            Some(receipt) => open.vault.read_secret(receipt)?,
            None => open.new_receipt(),
        };
        let record = Record::Remade { because, words: kept_words, receipt: kept_receipt };
        let made = (self.host.clock)();
        self.put_together(open, &For::of(known, made), wanted, words, receipt, record)
    }

    fn put_together(
        &self,
        open: &Open,
        sealed_for: &For<'_>,
        wanted: Wanted,
        words: Passphrase,
        receipt: SecretString,
        record: Record,
    ) -> Result<Prepared, Error> {
        let For { contact, api_users, made, delivery } = *sealed_for;
        let rests_on = open.rests_on(contact, api_users, delivery);
        let payload = self.payload(open, contact, api_users, &receipt, made)?;
        let day = made.to_zoned(open.time_zone()).date();
        let lock = match wanted.form {
            Form::Age => Lock::Age { words },
            Form::Page => {
                let page = page_around(self.lang(), &payload.from, day);
                Lock::Page { words, page: Box::new(page) }
            }
            Form::Zip => Lock::Zip { words, readable: readable_part(self.lang(), &payload, day) },
            Form::Key => {
                let contact = open.contact_key(contact).ok_or(Error::NoPublicKey)?;
                Lock::Key { contact: Box::new(contact) }
            }
        };
        Ok(Prepared { wanted, lock, receipt, payload: payload.to_bytes(), record, rests_on })
    }
}

/// For whom, with which keys, when.
struct For<'a> {
    contact: &'a Id,
    api_users: &'a [Id],
    made: Timestamp,
    delivery: Option<&'a Delivery>,
}

impl<'a> For<'a> {
    fn of(known: &'a Delivery, made: Timestamp) -> Self {
        Self { contact: &known.contact, api_users: &known.api_users, made, delivery: Some(known) }
    }
}

/// The page and plain age are the same age file: another of the two needs no other words, and words that
/// were given already still open it. A ZIP is cheap to try words on, so it never shares them.
fn keeps_words(known: &Delivery, wanted: Wanted, because: Because) -> bool {
    let is_age = |form| matches!(form, Form::Age | Form::Page);
    matches!(because, Because::AnotherForm | Because::Lost)
        && (known.form == wanted.form || is_age(known.form) && is_age(wanted.form))
        && known.language == wanted.language
}

/// Whether the receipt number was neither told nor closed: one that was confirms no other file, and another
/// file opens it again.
fn number_waits(known: &Delivery) -> bool {
    known.received.is_none() && known.wrong_receipts < RECEIPT_TRIES
}

impl Lock {
    fn wrapping(&self) -> Wrapping<'_> {
        match self {
            Self::Age { words } => Wrapping::Age { words },
            Self::Page { words, page } => Wrapping::Page { words, page },
            Self::Zip { words, readable } => Wrapping::Zip { words, readable },
            Self::Key { contact } => Wrapping::Key { contact },
        }
    }

    fn words(&self) -> Option<&Passphrase> {
        match self {
            Self::Age { words } | Self::Page { words, .. } | Self::Zip { words, .. } => Some(words),
            Self::Key { .. } => None,
        }
    }
}

impl Prepared {
    /// Whether all that it was put together from is as it was then.
    fn still_stands(&self, open: &Open, delivery: &Id) -> bool {
        let RestsOn { contact, keys, .. } = &self.rests_on;
        let api_users: Vec<Id> = keys.iter().map(|key| key.api_user.clone()).collect();
        open.rests_on(contact, &api_users, open.state().deliveries.get(delivery)) == self.rests_on
    }

    /// What is recorded when the file has passed; nothing where it is on record already.
    pub(crate) fn recording(&self, open: &Open, delivery: &Id) -> Option<Recording> {
        let secret = |content: &SecretString| NewSecret {
            secret: Id::make(),
            content: content.clone(),
            key: None,
        };
        let (kept_words, kept_receipt) = match &self.record {
            Record::Nothing => return None,
            Record::Made { .. } => (None, None),
            Record::Remade { words, receipt, .. } => (words.clone(), receipt.clone()),
        };
        let in_lock = self.lock.words().filter(|_| kept_words.is_none());
        let new_words = in_lock.map(|words| secret(words.canonical()));
        let new_receipt = kept_receipt.is_none().then(|| secret(&self.receipt));
        let id = |new: &Option<NewSecret>| new.as_ref().map(|new| new.secret.clone());
        let words = kept_words.or_else(|| id(&new_words));
        let receipt = kept_receipt.or_else(|| id(&new_receipt))?;
        let mut recording = Recording::default();
        if let Some(before) = open.state().deliveries.get(delivery) {
            let had = before.words.iter().chain([&before.receipt]);
            let unused = had.filter(|had| Some(*had) != words.as_ref() && **had != receipt);
            recording.remove_secrets.extend(unused.cloned());
            // Other words: a link holds those of the file before.
            let link = before.link.as_ref().filter(|_| before.words != words || words.is_none());
            recording.remove_secrets.extend(link.map(|link| link.secret.clone()));
        }
        let (delivery, Wanted { form, language }) = (delivery.clone(), self.wanted);
        let change = match &self.record {
            Record::Nothing => return None,
            Record::Made { contact, api_users } => Change::FileMade {
                delivery,
                contact: contact.clone(),
                api_users: api_users.clone(),
                form,
                words,
                receipt,
                language,
                trial: api_users.is_empty(),
            },
            Record::Remade { because, .. } => {
                let because = *because;
                Change::FileRemade { delivery, form, words, receipt, language, because }
            }
        };
        recording.secrets.extend(new_words.into_iter().chain(new_receipt));
        recording.entries.push(change.seen());
        Some(recording)
    }
}

impl Open {
    fn rests_on(&self, contact: &Id, api_users: &[Id], delivery: Option<&Delivery>) -> RestsOn {
        let as_it_is = |id: &Id| KeyAsItWas {
            api_user: id.clone(),
            secret: self.state().api_users.get(id).and_then(|known| known.secret.clone()),
            card: self.card(id),
        };
        RestsOn {
            contact: contact.clone(),
            contact_card: self.card(contact),
            keys: api_users.iter().map(as_it_is).collect(),
            delivery: delivery.map(|known| (known.made, known.forgotten, number_waits(known))),
        }
    }

    /// A receipt number that no open delivery has.
    fn new_receipt(&self) -> SecretString {
        let open = self.state().deliveries.values();
        let taken: Vec<SecretString> =
            open.filter_map(|d| self.vault.read_secret(&d.receipt).ok()).collect();
        make_receipt(&taken)
    }

    /// The unlock words of a delivery; none where it is locked to a public key.
    pub(crate) fn words_of(&self, delivery: &Delivery) -> Result<Option<Passphrase>, Error> {
        let Some(words) = &delivery.words else { return Ok(None) };
        let words = Passphrase::parse(&self.vault.read_secret(words)?);
        words.map(Some).map_err(|_| Error::Unknown)
    }

    /// The person's own public key.
    pub(crate) fn contact_key(&self, contact: &Id) -> Option<ContactKey> {
        ContactKey::parse(&self.contact_card(contact).public_key?).ok()
    }

    /// The form that suits this person: their own key, what worked before, or what suits everybody.
    pub(crate) fn proposed_form(&self, contact: &Id) -> Form {
        if self.contact_key(contact).is_some() {
            return Form::Key;
        }
        let theirs = self.state().deliveries.values().filter(|d| d.contact == *contact);
        let worked = theirs.filter(|d| d.received.is_some() && d.form == Form::Age);
        worked.max_by_key(|d| d.made).map_or(Form::Page, |d| d.form)
    }
}

/// The list the words are drawn from.
fn list_of(language: WordsLanguage) -> Language {
    match language {
        WordsLanguage::En => Language::En,
        WordsLanguage::Fr => Language::Fr,
        WordsLanguage::Es => Language::Es,
        WordsLanguage::It => Language::It,
        WordsLanguage::Pt => Language::Pt,
        WordsLanguage::Cs => Language::Cs,
    }
}

/// The same form in the bundle's words.
pub(crate) fn bundle_form(form: Form) -> courier_bundle::Form {
    match form {
        Form::Page => courier_bundle::Form::Page,
        Form::Age => courier_bundle::Form::Age,
        Form::Zip => courier_bundle::Form::Zip,
        Form::Key => courier_bundle::Form::Key,
    }
}
