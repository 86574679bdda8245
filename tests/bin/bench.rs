//! Measures how long a large vault takes to open, and what that time is made of.
//!
//! `bench [--changes N] [--api-users N] [--dir FOLDER]` makes a vault of 50,000 change sets and 10,000
//! API users in a temporary folder, or in FOLDER, where it stays and is only measured the next time.

#![expect(clippy::print_stdout, reason = "the table is what it is run for")]

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use courier::views::{RegisterAsk, StartView};
use courier::{App, Host, Keychain, KeychainAnswer, KeychainSearch};
use courier_crypto::{Identity, open_with, sha256_hex};
use courier_vault::{Device, DeviceText, Here, Id, ProfileLock, open};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

#[path = "bench/story.rs"]
mod story;

fn main() -> Result<()> {
    let wanted = Wanted::from_args()?;
    let temporary = tempfile::tempdir()?;
    let root = wanted.dir.clone().unwrap_or_else(|| temporary.path().to_owned());
    let places = Places { root };
    if !places.device_text().exists() {
        story::make(&places, &wanted)?;
    }
    measure(&Opening::of(places)?)
}

/// What the arguments ask for.
struct Wanted {
    changes: u64,
    api_users: u64,
    dir: Option<PathBuf>,
}

impl Wanted {
    fn from_args() -> Result<Self> {
        let mut wanted = Self { changes: 50_000, api_users: 10_000, dir: None };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let value = args.next().with_context(|| format!("{arg} needs a value"))?;
            match arg.as_str() {
                "--changes" => wanted.changes = value.parse()?,
                "--api-users" => wanted.api_users = value.parse()?,
                "--dir" => wanted.dir = Some(PathBuf::from(value)),
                _ => bail!("bench [--changes N] [--api-users N] [--dir FOLDER]"),
            }
        }
        Ok(wanted)
    }
}

/// Where everything lies.
struct Places {
    root: PathBuf,
}

impl Places {
    fn vault(&self) -> PathBuf {
        self.root.join("vault")
    }

    fn profile(&self) -> PathBuf {
        self.root.join("profile")
    }

    fn cache(&self) -> PathBuf {
        self.profile().join("cards.age")
    }

    /// What the keychain would hold; written last, so where it stands the vault is whole.
    fn device_text(&self) -> PathBuf {
        self.root.join("device.txt")
    }
}

/// How often each thing is timed.
const RUNS: usize = 5;

/// Milliseconds, in the order in which they were measured.
#[derive(Default)]
struct Times(Vec<f64>);

impl Times {
    /// Times `run` again and again. What it returns is dropped after the clock has stopped.
    fn of<T>(mut run: impl FnMut() -> Result<T>) -> Result<Self> {
        let mut times = Self(Vec::new());
        for _ in 0..RUNS {
            times.add(&mut run)?;
        }
        Ok(times)
    }

    fn add<T>(&mut self, run: impl FnOnce() -> Result<T>) -> Result<()> {
        let begun = Instant::now();
        let made = run()?;
        self.0.push(begun.elapsed().as_secs_f64() * 1000.0);
        drop(made);
        Ok(())
    }

    /// How much longer each took than what was timed beside it, the machine being as busy as then.
    fn beyond(&self, less: &Self) -> Self {
        Self(self.0.iter().zip(&less.0).map(|(more, less)| more - less).collect())
    }

    fn sorted(&self) -> Vec<f64> {
        let mut times = self.0.clone();
        times.sort_by(f64::total_cmp);
        times
    }

    fn middle(&self) -> f64 {
        self.sorted().get(RUNS / 2).copied().unwrap_or_default()
    }

    fn row(&self, what: &str) {
        let times = self.sorted();
        let (least, most) = (times.first().unwrap_or(&0.0), times.last().unwrap_or(&0.0));
        println!("{what:<58}{:>9.1}   {least:.1} to {most:.1}", self.middle());
    }
}

/// The keychain of this measurement: one entry, answered from memory.
struct Memory(Vec<u8>);

impl Keychain for Memory {
    fn load(&self, _vault: &Id) -> KeychainAnswer {
        KeychainAnswer::Ready(DeviceText::from(self.0.clone()))
    }

    fn save(&self, _vault: &Id, _text: &DeviceText) -> Result<(), KeychainAnswer> {
        Err(KeychainAnswer::Refused)
    }

    fn search(&self) -> KeychainSearch {
        KeychainSearch::Found(Vec::new())
    }
}

/// One card as `cards.age` holds it.
#[derive(Deserialize)]
#[expect(dead_code, reason = "read for the time it takes")]
struct CachedCard {
    card: Id,
    device: Id,
    number: u64,
    content: String,
}

/// A made vault, and what opens it.
struct Opening {
    places: Places,
    device: Device,
    /// The device's own age identity, and the vault key it opens.
    identity: Identity,
    key: Identity,
    key_file: PathBuf,
    ledger: Vec<PathBuf>,
}

impl Opening {
    fn of(places: Places) -> Result<Self> {
        let text = DeviceText::from(fs::read(places.device_text())?);
        let device = Device::parse(&text, None)?;
        let text = SecretString::from(std::str::from_utf8(text.expose_secret())?);
        let identity = Identity::parse(&text).context("the device has no identity")?;
        let key_file = places.vault().join(format!("keys/1/{}.age", device.id()));
        let key = open_key(&identity, &key_file)?;
        let ledger = files_in(&places.vault().join("ledger"))?.into_iter().map(|f| f.0).collect();
        Ok(Self { places, device, identity, key, key_file, ledger })
    }

    /// As the app calls it, the profile locked.
    fn vault(&self) -> Result<impl Sized + use<>> {
        let lock = ProfileLock::take(&self.places.profile())?;
        let (vault, lines) =
            open(&self.places.profile(), &self.places.vault(), self.device.clone())?;
        let troubles = vault.troubles();
        ensure!(troubles.is_empty() && !lines.is_empty(), "not a good vault: {troubles:?}");
        Ok((lock, vault, lines))
    }

    fn app(&self) -> Result<App> {
        let host = Host {
            clock: Box::new(Timestamp::now),
            keychain: Box::new(Memory(fs::read(self.places.device_text())?)),
            progress: Box::new(|_| {}),
            zone: "UTC".to_owned(),
            language: "en-GB".to_owned(),
            reach: courier::Reach::Real,
            practice_token: String::new(),
        };
        Ok(App::new(host, self.places.profile(), self.places.vault()))
    }

    fn without_cache(&self) -> Result<()> {
        Ok(fs::remove_file(self.places.cache())?)
    }

    /// Runs while the folders of cards and secrets are out of the way.
    fn without_boxes<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let aside = self.places.root.join("aside");
        fs::create_dir(&aside)?;
        let both = ["cards", "secrets"].map(|name| (self.places.vault().join(name), name));
        for (folder, name) in &both {
            fs::rename(folder, aside.join(name))?;
        }
        let done = run();
        for (folder, name) in &both {
            fs::rename(aside.join(name), folder)?;
        }
        fs::remove_dir(&aside)?;
        done
    }

    fn decrypted(&self) -> Result<Vec<String>> {
        let mut runs = Vec::new();
        for path in &self.ledger {
            let plaintext = open_with(std::slice::from_ref(&self.key), &fs::read(path)?)?;
            runs.push(std::str::from_utf8(&plaintext)?.to_owned());
        }
        Ok(runs)
    }

    fn cached_cards(&self) -> Result<Vec<CachedCard>> {
        let sealed = fs::read(self.places.cache())?;
        let plaintext = open_with(std::slice::from_ref(&self.key), &sealed)?;
        let end = plaintext.iter().position(|byte| *byte == b'\n').context("no place")?;
        Ok(serde_json::from_slice(plaintext.get(end + 1..).unwrap_or_default())?)
    }
}

fn open_key(identity: &Identity, file: &Path) -> Result<Identity> {
    let plaintext = open_with(std::slice::from_ref(identity), &fs::read(file)?)?;
    let text = SecretString::from(std::str::from_utf8(&plaintext)?);
    Identity::parse(&text).context("not a vault key")
}

/// Every file under a folder, with its length and the room it takes on the disk.
fn files_in(folder: &Path) -> Result<Vec<(PathBuf, u64, u64)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            files.extend(files_in(&entry.path())?);
        } else {
            files.push((entry.path(), metadata.len(), metadata.blocks() * 512));
        }
    }
    files.sort();
    Ok(files)
}

fn sizes(opening: &Opening) -> Result<()> {
    let vault = opening.places.vault();
    let here = Here::load(&opening.places.profile())?.context("no vault is remembered")?;
    let changes: u64 = here.heads.values().map(|head| head.number).sum();
    println!("\n{:<24}{:>10}{:>16}{:>16}", "", "files", "MB of content", "MB on the disk");
    let folders = ["ledger", "cards", "secrets", "keys", ""];
    for (folder, name) in folders.map(|f| (vault.join(f), if f.is_empty() { "vault" } else { f })) {
        let files = files_in(&folder)?;
        let (length, room) = files.iter().fold((0, 0), |sum, f| (sum.0 + f.1, sum.1 + f.2));
        row_of_sizes(name, files.len(), length, room);
    }
    let cache = fs::metadata(opening.places.cache())?;
    row_of_sizes("cards.age (profile)", 1, cache.len(), cache.blocks() * 512);
    println!("{changes} change sets, {} cards", opening.cached_cards()?.len());
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "shown to a tenth of a megabyte")]
fn row_of_sizes(name: &str, files: usize, length: u64, room: u64) {
    println!("{name:<24}{files:>10}{:>16.1}{:>16.1}", length as f64 / 1e6, room as f64 / 1e6);
}

fn started(app: &App) -> Result<()> {
    ensure!(matches!(app.start(), StartView::Open), "the app did not open the vault");
    Ok(())
}

/// The whole opening and its large parts, each run of one beside those of the others.
#[derive(Default)]
struct Whole {
    app: Times,
    vault: Times,
    /// The vault while no cards and secrets are in its folder.
    bare: Times,
    app_cold: Times,
    vault_cold: Times,
}

impl Whole {
    fn of(opening: &Opening) -> Result<Self> {
        let mut whole = Self::default();
        for _ in 0..RUNS {
            whole.vault.add(|| opening.vault())?;
            opening.without_boxes(|| whole.bare.add(|| opening.vault()))?;
            let app = opening.app()?;
            whole.app.add(|| started(&app))?;
            drop(app);
            opening.without_cache()?;
            whole.vault_cold.add(|| opening.vault())?;
            opening.without_cache()?;
            let app = opening.app()?;
            whole.app_cold.add(|| started(&app))?;
        }
        Ok(whole)
    }
}

fn measure(opening: &Opening) -> Result<()> {
    sizes(opening)?;
    let whole = Whole::of(opening)?;
    let key = Times::of(|| open_key(&opening.identity, &opening.key_file))?;
    let keepers = Times::of(|| Ok(sha256_hex(&fs::read(&opening.key_file)?)))?;
    let decrypted = Times::of(|| opening.decrypted())?;
    let runs = opening.decrypted()?;
    let lines: Vec<&str> = runs.iter().flat_map(|run| run.lines().skip(1)).collect();
    let hashed =
        Times::of(|| Ok(lines.iter().map(|l| sha256_hex(l.as_bytes())).collect::<Vec<_>>()))?;
    let cached = Times::of(|| opening.cached_cards())?;
    let parts = [&key, &keepers, &decrypted, &hashed, &cached].into_iter().map(Times::middle);
    let rest = whole.bare.middle() - parts.sum::<f64>();
    let app = opening.app()?;
    started(&app)?;
    let notices = app.frame()?.notices;
    ensure!(notices.is_empty(), "something is wrong with it: {notices:?}");
    let home = Times::of(|| Ok(app.home()?))?;
    let shown = app.home()?;
    let now = RegisterAsk::default();
    let register = Times::of(|| Ok(app.register(&now)?))?;
    let told = app.register(&now)?;
    // Nothing was on record then, and all of it is looked at all the same.
    let then = RegisterAsk { as_known: told.first.clone(), ..now };
    let known_then = Times::of(|| Ok(app.register(&then)?))?;

    let profile = if cfg!(debug_assertions) { "dev" } else { "release" };
    let title = format!("{profile} profile, middle of {RUNS}");
    println!("\n{title:<58}{:>9}   least to most", "ms");
    whole.app.row("App::start, with cards.age");
    whole.app_cold.row("App::start, without cards.age (the next has it again)");
    println!("\nof which, with cards.age:");
    whole.vault.row("courier_vault::open");
    key.row("  the vault key opened");
    keepers.row("  its keeper's file checked");
    decrypted.row("  ledger read and decrypted");
    hashed.row("  its lines hashed: the chain");
    println!("{:<58}{rest:>9.1}   what is left of it", "  its lines parsed, ordered, indexed");
    cached.row("  cards.age read, decrypted, parsed");
    let looked = whole.vault.beyond(&whole.bare);
    looked.row("  looking for cards and secrets that nobody names");
    whole.app.beyond(&whole.vault).row("the app's state folded");
    println!("\ninstead, without cards.age:");
    whole.vault_cold.row("courier_vault::open");
    whole
        .vault_cold
        .beyond(&whole.vault)
        .row("  more, for each card's own file and a new cards.age");
    println!("\nafterwards:");
    home.row("App::home, the first page");
    println!("  it shows {} keys with {} agencies", shown.keys, shown.agencies);
    register.row("App::register, who has access now");
    println!("  it tells {} rows", told.rows.len());
    known_then.row("App::register, as known on the first day");
    Ok(())
}
