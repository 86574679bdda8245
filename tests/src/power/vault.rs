//! A vault as the `writer` writes it: what it has promised by a certain line, and whether a folder
//! keeps that.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use courier_crypto::Identity;
use courier_vault::{
    ChangeSet, Device, DeviceText, Here, Id, NewCard, NewSecret, Sheet, Trouble, Vault, found,
    open, recover,
};
use data_encoding::BASE64;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

mod reading;
mod told;

use reading::Reading;
use told::Told;

/// The folders the writer wants to find: one for vaults, one for profiles, as on a real machine.
pub const STOOD: [&str; 2] = ["documents", "home"];

/// Where the writer keeps its vault.
pub fn folder(root: &Path) -> PathBuf {
    root.join("documents").join("vault")
}

/// An empty place for the writer: in memory, where a machine offers that. What a disk would keep is
/// worked out, never tried.
pub fn place() -> Result<TempDir> {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }?;
    for folder in STOOD {
        std::fs::create_dir(place.path().join(folder))?;
    }
    Ok(place)
}

/// Where the writer keeps the profile of one of its devices.
pub fn profile(root: &Path, name: &str) -> PathBuf {
    root.join("home").join(name)
}

/// The content of a change set of the writer: it says itself what must be found when it is there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Story {
    /// Card versions written, by card.
    pub cards: BTreeMap<String, String>,
    /// Secrets written.
    pub secrets: BTreeMap<String, String>,
    /// Cards erased.
    pub removed_cards: Vec<String>,
    /// Secrets removed.
    pub removed_secrets: Vec<String>,
    /// What else the change set did.
    pub did: Did,
}

/// What a change set did to the vault itself.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub enum Did {
    /// Nothing.
    #[default]
    Nothing,
    /// The recovery sheet became a keeper.
    AddSheet,
    /// The recovery sheet was cancelled, and a new epoch began.
    CancelSheet,
    /// The second device was let in.
    LetSecondIn,
    /// The second device was retired.
    RetireSecond,
    /// A third device was let in with the recovery sheet alone.
    RestoreThird,
    /// A new epoch began.
    StartEpoch,
}

impl Story {
    /// The change set that does what the story says.
    pub fn to_change(&self) -> Result<ChangeSet> {
        let id = |text: &String| Id::parse(text).context("an id of the writer");
        let mut change = ChangeSet::of(Timestamp::now(), serde_json::to_string(self)?);
        for (card, text) in &self.cards {
            change.cards.push(NewCard { card: id(card)?, content: text.clone().into_bytes() });
        }
        for (secret, text) in &self.secrets {
            let key = Some(SecretString::from(text.as_str()));
            let content = SecretString::from(text.as_str());
            change.secrets.push(NewSecret { secret: id(secret)?, content, key });
        }
        change.remove_cards = self.removed_cards.iter().map(id).collect::<Result<_>>()?;
        change.remove_secrets = self.removed_secrets.iter().map(id).collect::<Result<_>>()?;
        Ok(change)
    }
}

/// A line the writer prints.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A vault of this id is about to be founded.
    Vault(String),
    /// A device's text is kept where it survives, as the keychain would.
    Device {
        /// The profile it belongs to.
        profile: String,
        /// Its text in base64.
        text: String,
    },
    /// The recovery sheet is printed.
    Sheet {
        /// Its id as a keeper.
        id: String,
        /// Its identity.
        identity: String,
    },
    /// A change set is acknowledged.
    Ack {
        /// The profile that wrote it.
        profile: String,
        /// The device.
        device: String,
        /// Its number.
        number: u64,
        /// The SHA-256 of its line.
        hash: String,
    },
    /// A draft is saved; it holds this number, and a later saving a greater one.
    Draft {
        /// The profile it lies in.
        profile: String,
        /// Its id.
        id: String,
        /// What it holds.
        number: u64,
    },
}

/// Everything the writer has printed by now.
#[derive(Default)]
struct Promises {
    vault: Option<Id>,
    devices: BTreeMap<String, Device>,
    sheet: Option<(String, SecretString)>,
    /// By profile: its device, and the hash of each acknowledged line.
    acks: BTreeMap<String, (String, BTreeMap<u64, String>)>,
    drafts: BTreeMap<(String, String), u64>,
}

impl Promises {
    fn acknowledged(&self, device: &str, number: u64) -> bool {
        self.acks.values().any(|(of, lines)| of == device && lines.contains_key(&number))
    }

    fn parse(said: &[String]) -> Result<Self> {
        let mut promises = Self::default();
        for line in said {
            match serde_json::from_str(line)? {
                Said::Vault(id) => promises.vault = Id::parse(&id),
                Said::Device { profile, text } => {
                    let text = DeviceText::from(BASE64.decode(text.as_bytes())?);
                    promises.devices.insert(profile, Device::parse(&text, None)?);
                }
                Said::Sheet { id, identity } => {
                    promises.sheet = Some((id, SecretString::from(identity)));
                }
                Said::Ack { profile, device, number, hash } => {
                    let (_, lines) =
                        promises.acks.entry(profile).or_insert_with(|| (device, BTreeMap::new()));
                    lines.insert(number, hash);
                }
                Said::Draft { profile, id, number } => {
                    promises.drafts.insert((profile, id), number);
                }
            }
        }
        Ok(promises)
    }
}

/// Whether the folder can be written while it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// There is room: the vault must also go on.
    Enough,
    /// The disk is still full: the vault must open.
    None,
}

/// Looks at what is left in `root` and says what is lost of what the writer had promised.
pub fn check(root: &Path, said: &[String], room: Room) -> Result<()> {
    let promises = Promises::parse(said)?;
    let (Some(vault), Some(first)) = (&promises.vault, promises.devices.get("first")) else {
        return Ok(());
    };
    if promises.acks.is_empty() {
        return match room {
            Room::Enough => begins_again(root, vault, first),
            Room::None => Ok(()),
        };
    }
    for (name, (device, acks)) in &promises.acks {
        remembers(&profile(root, name), device, acks)
            .with_context(|| format!("here.json of {name}"))?;
    }
    let cached = reading::cached_cards(&profile(root, "first"), &folder(root), first)?;
    if room == Room::Enough {
        goes_on(root, first).context("going on")?;
    }
    let told = keeps(root, "first", first, &promises).context("opened by first")?;
    for card in &told.erased {
        ensure!(!cached.contains(card), "cards.age still holds the erased card {card}");
    }
    for (name, is_in) in [("second", told.second_in), ("third", told.third_in)] {
        if let (Some(device), true) = (promises.devices.get(name), is_in) {
            keeps(root, name, device, &promises).with_context(|| format!("opened by {name}"))?;
        }
    }
    Ok(())
}

/// A founding that was cut short is finished by the next start.
fn begins_again(root: &Path, vault: &Id, device: &Device) -> Result<()> {
    let (profile, folder) = (profile(root, "first"), folder(root));
    if open(&profile, &folder, device.clone()).is_err() {
        let card = Id::make().to_string();
        let story = Story { cards: BTreeMap::from([(card, "again".into())]), ..Story::default() };
        found(&profile, &folder, device, vault, story.to_change()?).context("founding again")?;
    }
    let (opened, lines) = open(&profile, &folder, device.clone()).context("founded again")?;
    whole(&opened)?;
    ensure!(!lines.is_empty(), "founded again without a line");
    Ok(())
}

/// `here.json` knows at least the last acknowledged head.
fn remembers(profile: &Path, device: &str, acks: &BTreeMap<u64, String>) -> Result<()> {
    let here = Here::load(profile)?.context("is gone")?;
    let head = Id::parse(device).and_then(|id| here.heads.get(&id).cloned());
    let head = head.context("does not know the device")?;
    let (number, hash) = acks.last_key_value().context("no acknowledgement")?;
    ensure!(head.number >= *number, "remembers {}, acknowledged was {number}", head.number);
    ensure!(head.number > *number || head.hash == *hash, "remembers another line {number}");
    Ok(())
}

/// Nothing is wrong but files whose writing was cut short.
fn whole(vault: &Vault) -> Result<()> {
    nothing_wrong(vault.troubles())?;
    ensure!(!vault.is_read_only(), "the vault is read-only");
    Ok(())
}

fn nothing_wrong(troubles: &[Trouble]) -> Result<()> {
    for trouble in troubles {
        match trouble {
            Trouble::Stranger { path } if path.contains("/.writing-") => {}
            other => bail!("the vault says {other:?}"),
        }
    }
    Ok(())
}

/// All acknowledged change sets are there, and for every change set that is there, acknowledged or
/// not, all of what it says.
fn keeps(root: &Path, name: &str, device: &Device, promises: &Promises) -> Result<Told> {
    let (profile, folder) = (profile(root, name), folder(root));
    let (vault, lines) = open(&profile, &folder, device.clone())?;
    whole(&vault)?;
    let reading = Reading::of(&folder, device.id().as_str(), &reading::identity(device)?)?;
    reading.opened_all()?;
    for (device, acks) in promises.acks.values() {
        for (number, hash) in acks {
            let found =
                reading.line_hash(device, *number).context("an acknowledged line is gone")?;
            ensure!(found == hash, "line {number} of {device} has another hash");
            let read = lines.iter().any(|l| l.device.as_str() == device && l.number == *number);
            ensure!(read, "line {number} of {device} is not read");
        }
    }
    let told = Told::of(&lines, promises)?;
    told.is_true(&vault, &reading)?;
    for ((of, id), number) in promises.drafts.iter().filter(|((of, _), _)| of == name) {
        let id = Id::parse(id).context("a draft's id")?;
        let draft = vault.load_draft(&id).with_context(|| format!("draft {id} of {of}"))?;
        let found: u64 = std::str::from_utf8(&draft)?.parse()?;
        ensure!(found >= *number, "draft {id} of {of} holds {found}, saved was {number}");
    }
    if let (Some((id, identity)), true) = (&promises.sheet, told.sheet_in) {
        let as_identity = Identity::parse(identity).context("the sheet's identity")?;
        let by_sheet = Reading::of(&folder, id, &as_identity)?;
        by_sheet.opened_all().context("opened by the recovery sheet")?;
        let recovered = recover(&folder, &Sheet::parse(identity)?).context("restoring")?;
        nothing_wrong(recovered.troubles()).context("restoring")?;
        ensure!(recovered.lines().len() == lines.len(), "the sheet reads other lines");
    }
    Ok(told)
}

/// The vault takes the next change.
fn goes_on(root: &Path, device: &Device) -> Result<()> {
    let (mut vault, lines) = open(&profile(root, "first"), &folder(root), device.clone())?;
    let new = |text: &str| BTreeMap::from([(Id::make().to_string(), text.to_owned())]);
    let story = Story { cards: new("after"), secrets: new("after"), ..Story::default() };
    let written = vault.append(story.to_change()?)?;
    let again = lines.iter().any(|l| l.device == *device.id() && l.number == written.head.number);
    ensure!(!again, "number {} is given twice", written.head.number);
    Ok(())
}
