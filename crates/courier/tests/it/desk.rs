//! A desk with an app on it: a profile, a folder for the vault, and a keychain that does as it is told.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use courier::views::{Answers, FirstStartAnswers, Progress, StartView, Step, WizardView};
use courier::{App, DeviceText, Host, Id, Keychain, KeychainAnswer, KeychainSearch};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretSlice, SecretString};

/// The moods of a keychain.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Mood {
    Ready,
    Waiting,
    Absent,
    /// Answers `NoEntry` to everything, as a locked one does.
    Locked,
    /// Takes what it is given and forgets it.
    Forgetful,
}

#[derive(Clone)]
pub(crate) struct Keys {
    pub(crate) mood: Arc<Mutex<Mood>>,
    pub(crate) entries: Arc<Mutex<HashMap<String, Vec<u8>>>>,
}

impl Keychain for Keys {
    fn load(&self, vault: &Id) -> KeychainAnswer {
        match *self.mood.lock().unwrap() {
            Mood::Waiting => KeychainAnswer::Waiting,
            Mood::Absent => KeychainAnswer::Absent,
            Mood::Locked => KeychainAnswer::NoEntry,
            Mood::Ready | Mood::Forgetful => {
                let entries = self.entries.lock().unwrap();
                let entry = entries.get(vault.as_str()).cloned();
                entry.map_or(KeychainAnswer::NoEntry, |e| {
                    KeychainAnswer::Ready(SecretSlice::from(e))
                })
            }
        }
    }

    fn save(&self, vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer> {
        match *self.mood.lock().unwrap() {
            Mood::Waiting => Err(KeychainAnswer::Waiting),
            Mood::Absent => Err(KeychainAnswer::Absent),
            Mood::Locked => Err(KeychainAnswer::Refused),
            Mood::Forgetful => Ok(()),
            Mood::Ready => {
                let mut entries = self.entries.lock().unwrap();
                let before = entries.insert(vault.to_string(), text.expose_secret().to_vec());
                assert!(before.is_none(), "an entry is never overwritten");
                Ok(())
            }
        }
    }

    fn search(&self) -> KeychainSearch {
        match *self.mood.lock().unwrap() {
            Mood::Waiting => KeychainSearch::Waiting,
            Mood::Absent => KeychainSearch::Absent,
            Mood::Locked => KeychainSearch::Found(Vec::new()),
            Mood::Ready | Mood::Forgetful => {
                KeychainSearch::Found(self.entries.lock().unwrap().keys().cloned().collect())
            }
        }
    }
}

type Watcher = Arc<Mutex<Option<Box<dyn Fn(Progress) + Send>>>>;

pub(crate) struct Desk {
    pub(crate) root: tempfile::TempDir,
    pub(crate) keys: Keys,
    pub(crate) watcher: Watcher,
    pub(crate) app: App,
}

pub(crate) const KEY: &str = "01234567-89ab-4cde-8f01-23456789d117";

impl Desk {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let keys = Keys { mood: Arc::new(Mutex::new(Mood::Ready)), entries: Arc::default() };
        let watcher: Watcher = Arc::default();
        let app = app(&root, &keys, &watcher);
        Self { root, keys, watcher, app }
    }

    /// A desk with a founded vault.
    pub(crate) fn founded() -> Self {
        let desk = Self::new();
        assert!(matches!(desk.app.start(), StartView::FirstStart { .. }));
        assert!(matches!(desk.app.first_start(&first_answers()).unwrap(), StartView::Open));
        desk
    }

    /// The app closed and started again.
    pub(crate) fn again(self) -> Self {
        let Self { root, keys, watcher, app: old } = self;
        drop(old);
        let app = app(&root, &keys, &watcher);
        Self { root, keys, watcher, app }
    }

    pub(crate) fn profile(&self) -> PathBuf {
        self.root.path().join("profile")
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    pub(crate) fn mood(&self, mood: Mood) {
        *self.keys.mood.lock().unwrap() = mood;
    }

    /// A draft with an API user made and its key kept.
    pub(crate) fn with_key(&self) -> WizardView {
        let view = self.at_key("Brightwater");
        let key = self.app.paste_key(&view.id, &SecretString::from(KEY)).unwrap();
        assert!(key.kept);
        self.app.wizard_continue(&view.id, Step::Key, view.answers).unwrap()
    }

    pub(crate) fn at_key(&self, agency: &str) -> WizardView {
        let view = self.app.wizard_start().unwrap();
        let answers = answers(agency);
        self.app.wizard_continue(&view.id, Step::Who, answers.clone()).unwrap();
        self.app.wizard_continue(&view.id, Step::WhatFor, answers.clone()).unwrap();
        self.app.wizard_continue(&view.id, Step::MakeIt, answers).unwrap()
    }
}

fn app(root: &tempfile::TempDir, keys: &Keys, watcher: &Watcher) -> App {
    let watcher = Arc::clone(watcher);
    let host = Host {
        clock: Box::new(Timestamp::now),
        keychain: Box::new(keys.clone()),
        progress: Box::new(move |progress| {
            if let Some(watch) = watcher.lock().unwrap().as_ref() {
                watch(progress);
            }
        }),
        zone: "Europe/London".to_owned(),
        language: "en".to_owned(),
    };
    App::new(host, root.path().join("profile"), root.path().join("vault"))
}

pub(crate) fn first_answers() -> FirstStartAnswers {
    FirstStartAnswers {
        organisation: "Harbour Trust".into(),
        name: "Mo Adeyemi".into(),
        email_domain: "example.org".into(),
        platforms: vec!["engaging-networks".into()],
    }
}

pub(crate) fn answers(agency: &str) -> Answers {
    Answers {
        agency: agency.into(),
        person: "Ana Costa".into(),
        email: "ana@brightwater.example".into(),
        mobile: "+44 7700 900123".into(),
        platform: "engaging-networks".into(),
        purpose: "update-supporters".into(),
        region: "ca".into(),
        fields: [("remote-address".to_owned(), "198.51.100.20\n203.0.113.7".to_owned())].into(),
        ..Answers::default()
    }
}
