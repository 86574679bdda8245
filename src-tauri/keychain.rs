//! The operating system's keychain through `keyring-core`: Secret Service, macOS Keychain, Windows
//! Credential Manager.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use courier::{DeviceText, Id, Keychain, KeychainAnswer, KeychainSearch};
use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretSlice};

use crate::IDENTIFIER;

/// After so long without an answer the keychain is probably asking the person.
const PATIENCE: Duration = Duration::from_secs(2);

/// Questions that were asked and not answered yet, by name: asking again waits for the same answer.
#[derive(Default)]
pub(crate) struct SystemKeychain {
    loads: Asked<KeychainAnswer>,
    saves: Asked<Result<(), KeychainAnswer>>,
    searches: Asked<KeychainSearch>,
}

struct Asked<T>(Mutex<HashMap<String, Receiver<T>>>);

impl<T> Default for Asked<T> {
    fn default() -> Self {
        Self(Mutex::new(HashMap::new()))
    }
}

impl<T: Send + 'static> Asked<T> {
    fn ask(&self, name: &str, question: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let receiver = asked.remove(name).unwrap_or_else(|| {
            let (sender, receiver) = channel();
            std::thread::spawn(move || {
                // Nobody may be waiting any more.
                let _ = sender.send(question());
            });
            receiver
        });
        match receiver.recv_timeout(PATIENCE) {
            Ok(answer) => Some(answer),
            Err(RecvTimeoutError::Timeout) => {
                asked.insert(name.to_owned(), receiver);
                None
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }
}

impl SystemKeychain {
    pub(crate) fn new() -> Self {
        Self::default()
    }
}

/// The store is made once the session's bus is there; a keychain started later is found by the next try.
fn store_is_there() -> bool {
    keyring_core::get_default_store().is_some()
        || keyring::Entry::store_status().is_ok()
        || make_store().is_some_and(|store| {
            keyring_core::set_default_store(store);
            true
        })
}

#[cfg(target_os = "linux")]
fn make_store() -> Option<std::sync::Arc<keyring_core::CredentialStore>> {
    let store = zbus_secret_service_keyring_store::Store::new().ok()?;
    Some(store)
}

/// Elsewhere the keychain is part of the system and is there from the beginning.
#[cfg(not(target_os = "linux"))]
fn make_store() -> Option<std::sync::Arc<keyring_core::CredentialStore>> {
    None
}

fn entry(vault: &str) -> Result<Entry, Error> {
    Entry::new(IDENTIFIER, vault)
}

fn load(vault: &str) -> KeychainAnswer {
    if !store_is_there() {
        return KeychainAnswer::Absent;
    }
    match entry(vault).and_then(|entry| entry.get_secret()) {
        Ok(bytes) => KeychainAnswer::Ready(SecretSlice::from(bytes)),
        Err(error) => refused(&error),
    }
}

/// An entry is never overwritten: what cannot be read may be the only key to a vault.
fn save(vault: &str, bytes: &DeviceText) -> Result<(), KeychainAnswer> {
    match load(vault) {
        KeychainAnswer::NoEntry => {}
        KeychainAnswer::Ready(_) => return Err(KeychainAnswer::Refused),
        other => return Err(other),
    }
    let kept = entry(vault).and_then(|entry| entry.set_secret(bytes.expose_secret()));
    kept.map_err(|error| refused(&error))
}

fn refused(error: &Error) -> KeychainAnswer {
    match error {
        Error::NoEntry => KeychainAnswer::NoEntry,
        Error::NoDefaultStore => KeychainAnswer::Absent,
        _ => KeychainAnswer::Refused,
    }
}

fn search() -> KeychainSearch {
    if !store_is_there() {
        return KeychainSearch::Absent;
    }
    match Entry::search(&search_for()) {
        Ok(entries) => {
            let users = entries.iter().filter_map(Entry::get_specifiers).map(|(_, user)| user);
            KeychainSearch::Found(users.collect())
        }
        Err(Error::NoDefaultStore) => KeychainSearch::Absent,
        Err(Error::NoEntry) => KeychainSearch::Found(Vec::new()),
        Err(_) => KeychainSearch::Refused,
    }
}

#[cfg(not(target_os = "windows"))]
fn search_for() -> HashMap<&'static str, &'static str> {
    HashMap::from([("service", IDENTIFIER)])
}

/// Windows names entries `<user>.<service>` and searches by a pattern.
#[cfg(target_os = "windows")]
fn search_for() -> HashMap<&'static str, &'static str> {
    HashMap::from([("pattern", r"\.org\.keycourier\.desktop$")])
}

impl Keychain for SystemKeychain {
    fn load(&self, vault: &Id) -> KeychainAnswer {
        let vault = vault.to_string();
        self.loads.ask(&vault.clone(), move || load(&vault)).unwrap_or(KeychainAnswer::Waiting)
    }

    fn save(&self, vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer> {
        let (vault, bytes) = (vault.to_string(), SecretSlice::from(text.expose_secret().to_vec()));
        let saved = self.saves.ask(&vault.clone(), move || save(&vault, &bytes));
        saved.unwrap_or(Err(KeychainAnswer::Waiting))
    }

    fn search(&self) -> KeychainSearch {
        self.searches.ask("all", search).unwrap_or(KeychainSearch::Waiting)
    }
}
