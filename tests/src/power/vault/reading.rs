//! Reads a vault folder with nothing but age and an identity: what the vault's own reader says is
//! compared with this.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use courier_crypto::{Identity, open_with, sha256_hex};
use courier_vault::Device;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// The parts of a place that are looked at here.
#[derive(Deserialize)]
struct Place {
    epoch: u32,
    id: String,
    number: u64,
}

/// One file that opened.
struct Opened {
    place: Place,
    content: String,
}

/// All files of a vault folder that one keeper can open, and the paths of those it cannot.
pub(super) struct Reading {
    files: BTreeMap<PathBuf, Opened>,
    closed: BTreeSet<PathBuf>,
    lines: BTreeMap<(String, u64), String>,
}

/// The age identity of a device.
pub(super) fn identity(device: &Device) -> Result<Identity> {
    let text = device.to_text();
    let text = SecretString::from(std::str::from_utf8(text.expose_secret())?);
    Identity::parse(&text).context("the device's identity")
}

/// The vault keys that a keeper can open.
fn vault_keys(folder: &Path, keeper: &str, identity: &Identity) -> Result<Vec<Identity>> {
    let mut keys = Vec::new();
    for epoch in std::fs::read_dir(folder.join("keys")).context("keys")? {
        let path = epoch?.path().join(format!("{keeper}.age"));
        let Ok(sealed) = std::fs::read(&path) else {
            continue;
        };
        let text = open_with(std::slice::from_ref(identity), &sealed)
            .with_context(|| format!("{} does not open", path.display()))?;
        let text = SecretString::from(std::str::from_utf8(&text)?);
        keys.push(Identity::parse(&text).context("no vault key")?);
    }
    Ok(keys)
}

fn open_file(path: &Path, keys: &[Identity]) -> Result<Option<Opened>> {
    let sealed = std::fs::read(path)?;
    // One at a time: age stops at the first identity that fails in any other way than "not mine".
    let Some(plain) = keys.iter().find_map(|k| open_with(std::slice::from_ref(k), &sealed).ok())
    else {
        return Ok(None);
    };
    let text = std::str::from_utf8(&plain)?;
    let (place, content) = text.split_once('\n').context("no place in line 1")?;
    Ok(Some(Opened { place: serde_json::from_str(place)?, content: content.to_owned() }))
}

/// The cards that `cards.age` of a profile holds. Where it stands it is whole.
pub(super) fn cached_cards(
    profile: &Path,
    folder: &Path,
    device: &Device,
) -> Result<BTreeSet<String>> {
    #[derive(Deserialize)]
    struct Cached {
        card: String,
    }
    let path = profile.join("cards.age");
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let keys = vault_keys(folder, device.id().as_str(), &identity(device)?)?;
    let opened = open_file(&path, &keys)?.context("cards.age does not open")?;
    let cards: Vec<Cached> = serde_json::from_str(&opened.content)?;
    Ok(cards.into_iter().map(|cached| cached.card).collect())
}

impl Reading {
    /// Opens whatever `keeper` can open.
    pub(super) fn of(folder: &Path, keeper: &str, identity: &Identity) -> Result<Self> {
        let keys = vault_keys(folder, keeper, identity)?;
        let mut reading =
            Self { files: BTreeMap::new(), closed: BTreeSet::new(), lines: BTreeMap::new() };
        let mut waiting: Vec<PathBuf> = ["ledger", "cards", "secrets"].map(PathBuf::from).into();
        while let Some(inner) = waiting.pop() {
            let Ok(entries) = std::fs::read_dir(folder.join(&inner)) else {
                continue;
            };
            for entry in entries {
                let entry = entry?;
                let path = inner.join(entry.file_name());
                if entry.file_type()?.is_dir() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|end| end == "age") {
                    match open_file(&entry.path(), &keys)? {
                        Some(opened) => {
                            reading.files.insert(path, opened);
                        }
                        None => {
                            reading.closed.insert(path);
                        }
                    }
                }
            }
        }
        for (_, file) in reading.files.iter().filter(|(path, _)| path.starts_with("ledger")) {
            for (line, number) in file.content.lines().zip(file.place.number..) {
                reading.lines.insert((file.place.id.clone(), number), sha256_hex(line.as_bytes()));
            }
        }
        Ok(reading)
    }

    /// No file stayed closed.
    pub(super) fn opened_all(&self) -> Result<()> {
        ensure!(self.closed.is_empty(), "these do not open: {:?}", self.closed);
        Ok(())
    }

    /// The SHA-256 of a line of the ledger.
    pub(super) fn line_hash(&self, device: &str, number: u64) -> Option<&str> {
        self.lines.get(&(device.to_owned(), number)).map(String::as_str)
    }

    fn files_of<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = &'a Opened> {
        self.files.iter().filter(move |(path, _)| path.starts_with(folder)).map(|(_, file)| file)
    }

    fn secret_files(&self, secret: &str) -> impl Iterator<Item = &Opened> {
        self.files_of(Path::new("secrets")).filter(move |file| file.place.id == secret)
    }

    /// Whether any version of a card has a file.
    pub(super) fn has_card(&self, card: &str) -> bool {
        self.files_of(&Path::new("cards").join(card)).next().is_some()
    }

    /// Whether a secret has a file.
    pub(super) fn has_secret(&self, secret: &str) -> bool {
        self.secret_files(secret).next().is_some()
    }

    /// All versions of a card have their files, sealed under the newest vault key.
    pub(super) fn holds_versions(&self, card: &str, texts: &[String], epoch: u32) -> Result<()> {
        let folder = Path::new("cards").join(card);
        for text in texts {
            let mut versions = self.files_of(&folder).filter(|file| file.content == *text);
            let version = versions.next().with_context(|| format!("{text} of card {card}"))?;
            let under = version.place.epoch;
            ensure!(under == epoch, "card {card} is under key {under}, the newest is {epoch}");
        }
        Ok(())
    }

    /// A secret has its file, sealed under the newest vault key.
    pub(super) fn holds_secret(&self, secret: &str, epoch: u32) -> Result<()> {
        let file = self.secret_files(secret).next().context("a secret without a file")?;
        let under = file.place.epoch;
        ensure!(under == epoch, "secret {secret} is under key {under}, the newest is {epoch}");
        Ok(())
    }
}
