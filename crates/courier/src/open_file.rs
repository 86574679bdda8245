//! *Open a file*: a locked file of ours that somebody sent. Nothing of it is kept: it is here until the next
//! one, or until it is closed. Its keys stay in Rust until one is copied or shown on purpose.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use courier_bundle::{
    Form as BundleForm, KeyEntry, LockedFile, Needs as BundleNeeds, Opened, Payload, keys_env,
    write_secret_file,
};
use courier_crypto::{characters, last_four};
use courier_vault::Id;
use secrecy::{ExposeSecret, SecretString};

use crate::app::App;
use crate::error::Error;
use crate::views::{Form, LookedView, Needs, OpenedKeyView, OpenedView, RevealedView, Unpacked};

/// After so many seconds the window hides a key it shows.
const SHOWN_SECONDS: u32 = 60;

/// A locked file while it is looked at.
pub(crate) struct Looked {
    /// Tells this look from the next one.
    id: Id,
    name: String,
    size: u32,
    file: Arc<LockedFile>,
    opened: Option<Opened>,
}

impl App {
    /// Looks at a file: is it one of ours, and what opens it?
    ///
    /// # Errors
    /// [`Error::Read`] saying what it is instead, or what is wrong with it.
    pub fn look_at_file(&self, path: &Path) -> Result<LookedView, Error> {
        let file = LockedFile::read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let size = path.metadata().map(|data| data.len()).unwrap_or_default();
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        self.look(Looked { id: Id::make(), name, size, file: Arc::new(file), opened: None })
    }

    fn look(&self, looked: Looked) -> Result<LookedView, Error> {
        self.with(|open| {
            let view = looked_view(&looked);
            open.looked = Some(looked);
            Ok(view)
        })
    }

    /// Opens it with the words as they were typed. Takes a second or two.
    ///
    /// # Errors
    /// [`Error::Unlock`] saying which words are not ours, or that these are not the words.
    pub fn open_looked(&self, typed: &SecretString) -> Result<OpenedView, Error> {
        let _one_at_a_time = self.sealing.lock().unwrap_or_else(PoisonError::into_inner);
        let (id, file) = self.with(|open| {
            let looked = open.looked.as_ref().ok_or(Error::Unknown)?;
            Ok((looked.id.clone(), Arc::clone(&looked.file)))
        })?;
        // Opening takes 256 MiB and a second: the lock is not held meanwhile.
        let opened = file.open(typed).map_err(Error::Unlock)?;
        self.with(|open| {
            // Put aside meanwhile: what was opened goes with it.
            let looked = open.looked.as_mut().filter(|looked| looked.id == id);
            let looked = looked.ok_or(Error::Unknown)?;
            looked.opened = Some(opened);
            opened_view(looked).ok_or(Error::Unknown)
        })
    }

    /// Puts it aside.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn close_looked(&self) -> Result<(), Error> {
        self.with(|open| {
            open.looked = None;
            Ok(())
        })
    }

    /// A key of the opened file, to be copied by Rust.
    ///
    /// # Errors
    /// [`Error::Unknown`] where there is none.
    pub fn looked_key(&self, number: u32) -> Result<SecretString, Error> {
        self.with_payload(|opened| {
            let number = usize::try_from(number).map_err(|_| Error::Unknown)?;
            opened.payload.keys.get(number).map(|entry| entry.key.clone()).ok_or(Error::Unknown)
        })
    }

    /// A key of the opened file, because a person asked to see it.
    ///
    /// # Errors
    /// [`Error::Unknown`] where there is none.
    pub fn reveal_looked_key(&self, number: u32) -> Result<RevealedView, Error> {
        let key = self.looked_key(number)?.expose_secret().to_owned();
        Ok(RevealedView { key, seconds: SHOWN_SECONDS })
    }

    /// Saves what was in the file where the person wants it, readable by nobody else on this computer.
    ///
    /// # Errors
    /// [`Error::Bundle`] where it cannot be written there.
    pub fn save_looked(&self, kind: Unpacked, to: &Path) -> Result<(), Error> {
        self.with_payload(|opened| {
            match kind {
                Unpacked::Env => {
                    write_secret_file(to, keys_env(&opened.payload).expose_secret().as_bytes())?;
                }
                Unpacked::Json => write_secret_file(to, opened.raw.expose_secret())?,
            }
            Ok(())
        })
    }

    fn with_payload<T>(&self, run: impl FnOnce(&Opened) -> Result<T, Error>) -> Result<T, Error> {
        self.with(|open| {
            let opened = open.looked.as_ref().and_then(|looked| looked.opened.as_ref());
            run(opened.ok_or(Error::Unknown)?)
        })
    }
}

fn looked_view(looked: &Looked) -> LookedView {
    let sender = looked.file.claimed_sender();
    LookedView {
        name: looked.name.clone(),
        form: match looked.file.form() {
            BundleForm::Age => Form::Age,
            BundleForm::Page => Form::Page,
            BundleForm::Zip => Form::Zip,
            BundleForm::Key => Form::Key,
        },
        size: looked.size,
        needs: match looked.file.needs() {
            BundleNeeds::Words => Needs::Words,
            BundleNeeds::PublicKey => Needs::PublicKey,
            BundleNeeds::Hybrid => Needs::Hybrid,
        },
        sender: sender.map(|s| s.from.organisation.clone()).unwrap_or_default(),
        person: sender.map(|s| s.from.person.clone()).unwrap_or_default(),
    }
}

fn opened_view(looked: &Looked) -> Option<OpenedView> {
    let Payload { from, to, made, note, receipt, keys } = &looked.opened.as_ref()?.payload;
    Some(OpenedView {
        name: looked.name.clone(),
        from_organisation: from.organisation.clone(),
        from_person: from.person.clone(),
        to_organisation: to.organisation.clone(),
        to_person: to.person.clone(),
        made: made.to_string(),
        note: note.clone().unwrap_or_default(),
        receipt: receipt.expose_secret().to_owned(),
        keys: keys.iter().map(key_view).collect(),
    })
}

fn key_view(entry: &KeyEntry) -> OpenedKeyView {
    OpenedKeyView {
        platform: entry.platform.clone(),
        account: entry.account.clone(),
        characters: u32::try_from(characters(&entry.key)).unwrap_or(u32::MAX),
        ends_in: last_four(&entry.key),
        base_url: entry.base_url.clone(),
        env: entry.env.clone(),
        how: entry.authentication.how.clone(),
        header: entry.authentication.header.clone().unwrap_or_default(),
        session_seconds: entry.authentication.session_seconds,
        limits: entry.limits.clone(),
        curl: entry.curl.clone(),
        addresses: entry.addresses.clone(),
        may: entry.may.clone(),
        held_by_others: entry.held_by_others,
        ring: entry.ring.clone(),
        if_leaked: entry.if_leaked.clone(),
        documentation: entry.documentation.clone(),
    }
}
