//! A vault in a folder, written by the vault itself and read by the app.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use courier::views::{RegisterAsk, RegisterView, StartView};
use courier::{App, Host, Keychain, KeychainAnswer, KeychainSearch, Reach};
use courier_vault::{Device, DeviceText, Id, Vault, found, open};
use jiff::Timestamp;
use secrecy::ExposeSecret;

use crate::oracle::{Ask, Known, Line};
use crate::story::{Story, Told};

/// A folder in memory where there is one: what a power cut leaves is tested elsewhere.
fn place() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// A keychain with one entry: the device of the ledger that is told now.
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Keychain for Memory {
    fn load(&self, _vault: &Id) -> KeychainAnswer {
        KeychainAnswer::Ready(DeviceText::from(self.0.lock().unwrap().clone()))
    }

    fn save(&self, _vault: &Id, _text: &DeviceText) -> Result<(), KeychainAnswer> {
        Err(KeychainAnswer::Refused)
    }

    fn search(&self) -> KeychainSearch {
        KeychainSearch::Found(Vec::new())
    }
}

/// What the teller told, so that what is read back can be put together with it.
struct Written {
    device: Id,
    number: u64,
    cards: Vec<(String, serde_json::Value)>,
}

/// A profile with an app, for one ledger after the other: reading the catalog takes longer than all the rest.
pub(crate) struct Office {
    root: tempfile::TempDir,
    now: Arc<Mutex<Timestamp>>,
    entry: Arc<Mutex<Vec<u8>>>,
    app: App,
}

impl Office {
    pub(crate) fn new() -> Self {
        let root = place();
        let (now, entry) = (Arc::new(Mutex::new(Timestamp::UNIX_EPOCH)), Arc::default());
        let (clock, keychain) = (Arc::clone(&now), Memory(Arc::clone(&entry)));
        let host = Host {
            clock: Box::new(move || *clock.lock().unwrap()),
            keychain: Box::new(keychain),
            progress: Box::new(|_| {}),
            zone: "UTC".to_owned(),
            language: "en-GB".to_owned(),
            reach: Reach::Real,
            practice_token: String::new(),
        };
        let app = App::new(host, root.path().join("profile"), root.path().join("vault"));
        Self { root, now, entry, app }
    }
}

/// One ledger in an office that was cleared.
pub(crate) struct Desk<'a> {
    office: &'a Office,
    device: Device,
    run_length: u64,
    /// Closed while the app has the vault.
    vault: Option<Vault>,
    /// Another computer, whose vault knows only what there was when it was opened.
    other: Option<(Device, Vault)>,
    written: Vec<Written>,
    pub(crate) erased: Vec<String>,
}

impl<'a> Desk<'a> {
    /// A vault with its first change set; folded into runs of that many.
    pub(crate) fn found(office: &'a Office, story: &mut Story, run_length: u64) -> Self {
        for entry in fs::read_dir(office.root.path()).unwrap() {
            clear(&entry.unwrap().path());
        }
        let device = Device::make();
        *office.entry.lock().unwrap() = device.to_text().expose_secret().to_vec();
        let mut desk = Self {
            office,
            device,
            run_length,
            vault: None,
            other: None,
            written: Vec::new(),
            erased: Vec::new(),
        };
        let told = story.founding();
        let (change, vault) = (told.change_set(story.now), Id::make());
        let founded = found(&desk.profile(), &desk.folder(), &desk.device, &vault, change);
        let (mut vault, ..) = founded.unwrap();
        vault.fold_at(run_length);
        desk.vault = Some(vault);
        desk.keep(desk.device.id().clone(), 1, &told);
        desk
    }

    fn profile(&self) -> PathBuf {
        self.office.root.path().join("profile")
    }

    fn folder(&self) -> PathBuf {
        self.office.root.path().join("vault")
    }

    fn keep(&mut self, device: Id, number: u64, told: &Told) {
        let cards = told.cards.iter().map(|(id, content)| (id.to_string(), content.clone()));
        self.written.push(Written { device, number, cards: cards.collect() });
        self.erased.extend(told.erased.iter().map(Id::to_string));
    }

    fn vault(&mut self) -> &mut Vault {
        let (profile, folder, device) = (self.profile(), self.folder(), self.device.clone());
        let run_length = self.run_length;
        self.vault.get_or_insert_with(|| {
            let (mut vault, _) = open(&profile, &folder, device).unwrap();
            assert_eq!(vault.troubles(), []);
            vault.fold_at(run_length);
            vault
        })
    }

    /// This computer records it.
    pub(crate) fn tell(&mut self, told: &Told, now: Timestamp) {
        *self.office.now.lock().unwrap() = now;
        let written = self.vault().append(told.change_set(now)).unwrap();
        self.keep(written.line.device, written.line.number, told);
    }

    /// Another computer is let in, and looks at the folder as it is now.
    pub(crate) fn other_looks(&mut self, now: Timestamp) {
        let (folder, profile) = (self.folder(), self.office.root.path().join("other"));
        if let Some((device, _)) = self.other.take() {
            let (vault, _) = open(&profile, &folder, device.clone()).unwrap();
            self.other = Some((device, vault));
            return;
        }
        let device = Device::make();
        let change = Told::default().change_set(now);
        let (vault, ..) = self.vault().add_device(&device, &profile, change).unwrap();
        // What it wrote to come in is read here before anything else.
        self.vault = None;
        self.other = Some((device, vault));
    }

    /// It records what it heard, without having looked again; `false` where there is no other.
    pub(crate) fn other_tells(&mut self, told: &Told, now: Timestamp) -> bool {
        let Some((_, vault)) = &mut self.other else { return false };
        let written = vault.append(told.change_set(now)).unwrap();
        self.vault = None;
        self.keep(written.line.device, written.line.number, told);
        true
    }

    /// The app, started on the vault.
    pub(crate) fn app(&mut self, now: Timestamp) -> &'a App {
        *self.office.now.lock().unwrap() = now;
        self.vault = None;
        assert!(matches!(self.office.app.start(), StartView::Open));
        &self.office.app
    }

    /// Everything that is on record, in the ledger's order, with what the teller wrote on the cards.
    pub(crate) fn lines(&mut self) -> Vec<Line> {
        self.vault = None;
        let (_, lines) = open(&self.profile(), &self.folder(), self.device.clone()).unwrap();
        let line = |line: courier_vault::Line| {
            let is_it = |w: &&Written| w.device == line.device && w.number == line.number;
            let written = self.written.iter().find(is_it);
            let content = serde_json::from_str(&line.content).unwrap();
            let cards = written.map(|written| written.cards.clone()).unwrap_or_default();
            assert_eq!(line.cards.len(), cards.len(), "the cards that it names");
            Line { recorded: line.recorded, content, cards }
        };
        lines.into_iter().map(line).collect()
    }

    /// Whether part of the ledger was folded into a run.
    pub(crate) fn is_folded(&self) -> bool {
        let ledger = self.folder().join("ledger").join(self.device.id().as_str());
        let names = fs::read_dir(ledger).unwrap();
        names.into_iter().any(|entry| entry.unwrap().file_name().to_string_lossy().contains('-'))
    }
}

/// Everything but the lock that the app holds.
fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else if path.file_name().is_none_or(|name| name != "lock") {
            fs::remove_file(path).unwrap();
        }
    }
}

/// The app's answer.
pub(crate) fn asked(app: &App, ask: &Ask) -> RegisterView {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let ask = RegisterAsk {
        on: day(ask.on),
        from: day(ask.period.map(|(from, _)| from)),
        to: day(ask.period.map(|(_, to)| to)),
        as_known: match ask.known {
            Known::All => String::new(),
            Known::At(moment) => moment.to_string(),
            Known::On(day) => day.to_string(),
        },
        agency: ask.agency.clone(),
        platform: ask.platform.clone(),
        only_everything: ask.only_everything,
    };
    app.register(&ask).unwrap()
}
