//! A desk with an app on it: a profile, a folder for the vault, and a keychain that does as it is told.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use courier::views::{
    Answers, FirstStartAnswers, Form, HistoryRow, LookedView, OpenedView, Progress, StartView,
    Step, TodayRow, Way, WizardView,
};
use courier::{App, DeviceText, Error, Host, Id, Keychain, KeychainAnswer, KeychainSearch, Reach};
use courier_crypto::{Identity, open_with};
use courier_practice::Practice;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
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
    /// How many days the clock is ahead.
    pub(crate) ahead: Arc<AtomicI64>,
    /// What answers in practice; none outside.
    pub(crate) practice: Option<Practice>,
    pub(crate) app: App,
}

pub(crate) const KEY: &str = "01234567-89ab-4cde-8f01-23456789d117";

impl Desk {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let keys = Keys { mood: Arc::new(Mutex::new(Mood::Ready)), entries: Arc::default() };
        let watcher: Watcher = Arc::default();
        let ahead = Arc::default();
        let app = app(&root, &keys, &watcher, &ahead, (Reach::Real, ""));
        Self { root, keys, watcher, ahead, practice: None, app }
    }

    /// A desk that practises.
    pub(crate) fn practising() -> Self {
        let desk = Self::new();
        let practice = courier_practice::start(None).unwrap();
        let reach = (Reach::Practice { port: practice.port() }, practice.admin_token());
        let app = app(&desk.root, &desk.keys, &desk.watcher, &desk.ahead, reach);
        assert!(matches!(app.open_practice().unwrap(), StartView::Open));
        Self { practice: Some(practice), app, ..desk }
    }

    /// A desk with a founded vault.
    pub(crate) fn founded() -> Self {
        let desk = Self::new();
        assert!(matches!(desk.app.start(), StartView::FirstStart { .. }));
        assert!(matches!(desk.app.first_start(&first_answers(), None).unwrap(), StartView::Open));
        desk
    }

    /// The app closed and started again.
    pub(crate) fn again(self) -> Self {
        let port = self.practice.as_ref().map(Practice::port);
        self.again_at(port)
    }

    /// The same, with something else where the practice server was.
    pub(crate) fn again_at(self, port: Option<u16>) -> Self {
        let Self { root, keys, watcher, ahead, practice, app: old } = self;
        drop(old);
        let token = practice.as_ref().map_or("", Practice::admin_token);
        let reach = port.map_or(Reach::Real, |port| Reach::Practice { port });
        let app = app(&root, &keys, &watcher, &ahead, (reach, token));
        Self { root, keys, watcher, ahead, practice, app }
    }

    pub(crate) fn profile(&self) -> PathBuf {
        self.root.path().join("profile")
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    /// So many days pass.
    pub(crate) fn days_pass(&self, days: i64) {
        self.ahead.fetch_add(days, Ordering::Relaxed);
    }

    /// The day it is at the desk, so many days from now.
    pub(crate) fn day(&self, from_now: i64) -> Date {
        let day = moment(&self.ahead).to_zoned(TimeZone::get("Europe/London").unwrap()).date();
        day.checked_add(from_now.days()).unwrap()
    }

    pub(crate) fn mood(&self, mood: Mood) {
        *self.keys.mood.lock().unwrap() = mood;
    }

    /// A draft with an API user made and its key kept.
    pub(crate) fn with_key(&self) -> WizardView {
        self.with_key_for("Brightwater", KEY)
    }

    pub(crate) fn with_key_for(&self, agency: &str, key: &str) -> WizardView {
        let view = self.at_key(agency);
        let key = self.app.paste_key(&view.id, &SecretString::from(key)).unwrap();
        assert!(key.kept);
        self.app.wizard_continue(&view.id, Step::Key, view.answers).unwrap()
    }

    /// The file of a draft, made in that form.
    pub(crate) fn make(&self, draft: &WizardView, form: Form) -> String {
        self.choose(draft, form);
        let file = self.app.make_file(&draft.id).unwrap();
        assert_eq!(file.form, form);
        file.delivery
    }

    pub(crate) fn choose(&self, draft: &WizardView, form: Form) {
        let answers = Answers { form: Some(form), ..draft.answers.clone() };
        self.app.wizard_choose(&draft.id, answers).unwrap();
    }

    /// A file for Brightwater in that form, made and saved.
    pub(crate) fn saved(&self, form: Form) -> (String, PathBuf) {
        let id = self.make(&self.with_key(), form);
        let path = self.save(&id);
        (id, path)
    }

    pub(crate) fn save(&self, id: &str) -> PathBuf {
        let path = self.root.path().join("out").join(self.app.file_name(id).unwrap());
        assert!(self.app.save_file(id, &path).unwrap().is_saved);
        path
    }

    /// The file on its way and there.
    pub(crate) fn arrived(&self, id: &str) {
        self.app.file_sent(id, Way::Email).unwrap();
        self.app.file_arrived(id).unwrap();
    }

    /// The words as they are read aloud.
    pub(crate) fn words(&self, id: &str) -> SecretString {
        SecretString::from(self.app.show_words(id).unwrap().words.join(" "))
    }

    /// What the agency sees when it opens the saved file with these words.
    pub(crate) fn opened(&self, path: &Path, words: &SecretString) -> Result<OpenedView, Error> {
        let _: LookedView = self.app.look_at_file(path)?;
        let opened = self.app.open_looked(words);
        self.app.close_looked().unwrap();
        opened
    }

    /// The receipt number in the saved file of a delivery.
    pub(crate) fn receipt(&self, id: &str, path: &Path) -> String {
        let receipt = self.opened(path, &self.words(id)).unwrap().receipt;
        assert_eq!(receipt.len(), 6);
        receipt
    }

    pub(crate) fn today(&self, id: &str) -> Option<TodayRow> {
        self.app.home().unwrap().rows.into_iter().find(|row| row.id == id)
    }

    /// The newest line of History.
    pub(crate) fn last(&self) -> HistoryRow {
        self.app.history().unwrap().remove(0)
    }

    /// Every file of vault and profile, with everything that this device can open opened.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = self.keys.entries.lock().unwrap();
        let devices = entries.values().map(|text| String::from_utf8(text.clone()).unwrap());
        let mut identities: Vec<Identity> =
            devices.map(|text| Identity::parse(&text.into()).unwrap()).collect();
        let mut files = Vec::new();
        for folder in [self.vault(), self.profile()] {
            read_all(&folder, &mut files);
        }
        let keys: Vec<Identity> = files
            .iter()
            .filter(|(path, _)| path.starts_with(self.vault().join("keys")))
            .filter_map(|(_, sealed)| open_with(&identities, sealed).ok())
            .filter_map(|text| {
                Identity::parse(&SecretString::from(String::from_utf8_lossy(&text).into_owned()))
            })
            .collect();
        assert!(!keys.is_empty(), "the vault's key was found");
        identities.extend(keys);
        let mut opened = 0;
        for (_, bytes) in &mut files {
            if let Ok(plain) = open_with(&identities, bytes) {
                *bytes = plain.to_vec();
                opened += 1;
            }
        }
        assert!(opened > 5, "{opened} files were opened");
        files
    }

    /// The secrets that lie in the vault's folder, by name.
    pub(crate) fn secrets(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        read_all(&self.vault().join("secrets"), &mut files);
        let mut names: Vec<PathBuf> = files.into_iter().map(|(path, _)| path).collect();
        names.sort();
        names
    }

    pub(crate) fn at_key(&self, agency: &str) -> WizardView {
        let view = self.app.wizard_start(false, None).unwrap();
        let answers = answers(agency);
        self.app.wizard_continue(&view.id, Step::Who, answers.clone()).unwrap();
        self.app.wizard_continue(&view.id, Step::WhatFor, answers.clone()).unwrap();
        self.app.wizard_continue(&view.id, Step::MakeIt, answers).unwrap()
    }
}

/// Waits for what asks a system.
pub(crate) fn wait<T>(asking: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(asking)
}

fn read_all(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, files);
        } else {
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
}

/// Whether these bytes stand in any of the files.
pub(crate) fn stands_in(files: &[(PathBuf, Vec<u8>)], text: &str) -> bool {
    let has = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    files.iter().any(|(_, bytes)| has(bytes))
}

fn moment(ahead: &AtomicI64) -> Timestamp {
    let hours = 24 * ahead.load(Ordering::Relaxed);
    Timestamp::now().checked_add(hours.hours()).unwrap()
}

fn app(
    root: &tempfile::TempDir,
    keys: &Keys,
    watcher: &Watcher,
    ahead: &Arc<AtomicI64>,
    (reach, token): (Reach, &str),
) -> App {
    let watcher = Arc::clone(watcher);
    let ahead = Arc::clone(ahead);
    let host = Host {
        clock: Box::new(move || moment(&ahead)),
        keychain: Box::new(keys.clone()),
        progress: Box::new(move |progress| {
            if let Some(watch) = watcher.lock().unwrap().as_ref() {
                watch(progress);
            }
        }),
        zone: "Europe/London".to_owned(),
        language: "en".to_owned(),
        reach,
        practice_token: token.to_owned(),
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
