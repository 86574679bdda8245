//! Opening a vault: all checks, then one value that reads and writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::Deserialize;

use crate::devices::{Device, KnownDevice};
use crate::here::Here;
use crate::index::Index;
use crate::line::{ReadLine, Record};
use crate::place::{FORMAT, VaultKeys};
use crate::profile_files::CardCache;
use crate::read::{Chain, Ledger, read_ledger};
use crate::sheet::Sheet;
use crate::{Head, Id, Trouble, VaultError, disk, fold_runs, keepers};

/// One change set, as the app reads it.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who wrote it.
    pub device: Id,
    /// Counted from one, for this device.
    pub number: u64,
    /// When, in UTC.
    pub recorded: Timestamp,
    /// The app's own part, as it was written.
    pub content: String,
    /// The cards of which it names a new version, in its order.
    pub cards: Vec<Id>,
}

/// An open vault.
pub struct Vault {
    pub(crate) folder: PathBuf,
    pub(crate) profile: PathBuf,
    pub(crate) device: Device,
    pub(crate) keys: VaultKeys,
    pub(crate) here: Here,
    pub(crate) index: Index,
    pub(crate) devices: BTreeMap<Id, KnownDevice>,
    pub(crate) heads: BTreeMap<Id, Head>,
    /// This device's own chain.
    pub(crate) own: Chain,
    pub(crate) lamport: u64,
    pub(crate) recorded: Option<Timestamp>,
    pub(crate) troubles: Vec<Trouble>,
    pub(crate) cards: CardCache,
    /// How many singles are folded into one run.
    pub(crate) run_length: u64,
    /// A write went wrong after files were touched: what the folder holds must be read again.
    pub(crate) broken: bool,
}

#[derive(Deserialize)]
struct VaultJson {
    format: u32,
    vault: Id,
}

/// What `vault.json` holds for this vault, byte for byte.
pub(crate) fn vault_json(vault: &Id) -> String {
    format!("{{\"format\":{FORMAT},\"vault\":\"{vault}\"}}\n")
}

/// With what a vault is opened.
pub(crate) enum Start<'a> {
    Device(&'a Device),
    Sheet(&'a Sheet),
}

/// Opens the vault in `folder` for this device. The caller holds the profile's lock.
///
/// # Errors
/// [`VaultError`] where nothing can be shown at all; what can be shown in part is shown, with
/// [`Vault::troubles`] saying what is missing.
pub fn open(
    profile: &Path,
    folder: &Path,
    device: Device,
) -> Result<(Vault, Vec<Line>), VaultError> {
    let mut here = Here::load(profile)?.ok_or(VaultError::NotAVault)?;
    folder.clone_into(&mut here.folder);
    if vault_in(folder)? != here.vault {
        return Err(VaultError::AnotherVault);
    }
    let keys = keepers::load_keys(folder, &here.vault, &device.id, &device.identity)?;
    let remembered = here.heads.clone();
    let own = device.clone();
    let Read { mut vault, lines, cut_short, .. } =
        assemble(profile, here, keys, Start::Device(&own), device)?;
    vault.cards = CardCache::load(profile, &vault.keys);
    // A full disk must not keep anybody from reading. An epoch that could not be finished is finished at
    // the next opening, and until then nothing is written.
    if cut_short
        && !vault.is_read_only()
        && vault.reseal_boxes().and_then(|()| vault.remember()).is_err()
    {
        vault.troubles.push(Trouble::NotWritable);
    }
    if !vault.is_read_only() && vault.heads != vault.here.heads && vault.remember_seen().is_err() {
        vault.here.heads.clone_from(&remembered);
    }
    let erased = vault.cards.holds_erased(&vault.index);
    vault.cards.retain_counting(&vault.index);
    vault.read_missing_cards();
    vault.keep_cards_if_worth_it(erased);
    vault.tidy();
    Ok((vault, lines))
}

/// A vault as it was read; nothing was written yet, and its cards are still to be read.
pub(crate) struct Read {
    pub(crate) vault: Vault,
    pub(crate) lines: Vec<Line>,
    /// The epochs whose key is believed.
    pub(crate) epochs: BTreeSet<u32>,
    /// A ledger file is sealed to a key that is not at hand.
    pub(crate) locked: bool,
    /// This device began an epoch and was stopped before its end.
    cut_short: bool,
}

/// Reads the ledger and checks everything but cards and secrets.
pub(crate) fn assemble(
    profile: &Path,
    here: Here,
    keys: VaultKeys,
    start: Start<'_>,
    device: Device,
) -> Result<Read, VaultError> {
    let ledger = read_ledger(&here.folder, &keys, &start)?;
    assemble_of(ledger, profile, here, keys, start, device)
}

/// The same of a ledger that was read.
pub(crate) fn assemble_of(
    ledger: Ledger,
    profile: &Path,
    here: Here,
    mut keys: VaultKeys,
    start: Start<'_>,
    device: Device,
) -> Result<Read, VaultError> {
    let folder = here.folder.clone();
    if ledger.lines.is_empty() {
        return Err(VaultError::BeginningDamaged { path: "ledger".into() });
    }
    let mut troubles = ledger.troubles;
    let (lines, retired) = without_retired(ledger.lines, &mut troubles);
    if retired.contains_key(&device.id) {
        troubles.push(Trouble::Retired);
    }
    let mut index = Index::default();
    for line in &lines {
        index.apply(line);
    }
    missing_lines(&here, &index, &lines, &ledger.chains, &mut troubles);
    if index.newer || lines.iter().any(|line| line.set.format > FORMAT) {
        troubles.push(Trouble::Newer);
    }
    let has_profile = matches!(start, Start::Device(_));
    if !disk::is_writable(&folder) || has_profile && !disk::is_writable(profile) {
        troubles.push(Trouble::NotWritable);
    }
    let mut heads: BTreeMap<Id, Head> = here.heads.clone();
    for (device, chain) in &ledger.chains {
        if let Some(head) = &chain.head
            && heads.get(device).is_none_or(|known| known.number <= head.number)
        {
            heads.insert(device.clone(), head.clone());
        }
    }
    let own = ledger.chains.get(&device.id).cloned().unwrap_or_default();
    let cut_short = !index.epochs.is_empty() && unfinished_epoch(&here, &lines, &device.id);
    match index.epochs.intersection(&ledger.epochs).max() {
        Some(epoch) => keys.current = *epoch,
        // Nobody we know has named a key of ours: what is there is shown, nothing is written.
        None => troubles.push(Trouble::Damaged { path: "keys".into() }),
    }
    let mut vault = Vault {
        folder,
        profile: profile.to_owned(),
        lamport: lines.iter().map(|line| line.set.lamport).max().unwrap_or(0),
        recorded: own.recorded,
        device,
        keys,
        here,
        index,
        devices: ledger.devices,
        heads,
        own,
        troubles,
        cards: CardCache::default(),
        run_length: fold_runs::RUN_LENGTH,
        broken: false,
    };
    for path in vault.damaged_keepers() {
        vault.troubles.push(Trouble::Damaged { path });
    }
    let lines = lines.iter().map(Line::from).collect();
    Ok(Read { vault, lines, epochs: ledger.epochs, locked: ledger.locked, cut_short })
}

/// The lines that count, and where the chains of retired devices end.
fn without_retired(
    mut lines: Vec<ReadLine>,
    troubles: &mut Vec<Trouble>,
) -> (Vec<ReadLine>, BTreeMap<Id, Head>) {
    let mut ends: BTreeMap<Id, Head> = BTreeMap::new();
    for line in &lines {
        if ends.get(&line.set.device).is_some_and(|end| line.set.number > end.number) {
            continue;
        }
        for record in line.known_records() {
            if let Record::Retired { device, head } = record {
                ends.entry(device.clone()).or_insert_with(|| head.clone());
            }
        }
    }
    lines.retain(|line| {
        let end = ends.get(&line.set.device);
        if end.is_some_and(|end| line.set.number == end.number && line.hash != end.hash) {
            let path = crate::read::single_path(&line.set.device, line.set.number);
            troubles.push(Trouble::Fork { path });
        }
        end.is_none_or(|end| line.set.number <= end.number)
    });
    (lines, ends)
}

/// Whether this device began an epoch that was never acknowledged: its boxes may still be under the old key.
fn unfinished_epoch(here: &Here, lines: &[ReadLine], own: &Id) -> bool {
    let remembered = here.heads.get(own).map_or(0, |head| head.number);
    lines
        .iter()
        .filter(|line| line.set.device == *own && line.set.number > remembered)
        .any(|line| line.known_records().any(|r| matches!(r, Record::Epoch { .. })))
}

/// The vault that lies in this folder, in a format we know.
///
/// # Errors
/// [`VaultError`] where there is none, or its file is not what it should be.
pub fn vault_in(folder: &Path) -> Result<Id, VaultError> {
    if !folder.is_dir() {
        return Err(VaultError::FolderMissing);
    }
    let bytes = disk::read(&folder.join("vault.json")).map_err(|_| VaultError::NotAVault)?;
    let json: VaultJson = serde_json::from_slice(&bytes).map_err(|_| VaultError::NotAVault)?;
    if json.format > FORMAT {
        return Err(VaultError::Newer { found: json.format, known: FORMAT });
    }
    if bytes != vault_json(&json.vault).as_bytes() {
        return Err(VaultError::BeginningDamaged { path: "vault.json".into() });
    }
    Ok(json.vault)
}

/// What is remembered, or named by others, and not in the folder.
fn missing_lines(
    here: &Here,
    index: &Index,
    lines: &[ReadLine],
    chains: &BTreeMap<Id, Chain>,
    troubles: &mut Vec<Trouble>,
) {
    let mut last: BTreeMap<&Id, (u64, Timestamp)> = BTreeMap::new();
    let mut hashes: BTreeMap<(&Id, u64), &str> = BTreeMap::new();
    let mut seen_by_others: BTreeMap<Id, u64> = BTreeMap::new();
    let mut named: Vec<(&Id, &Head)> = Vec::new();
    let mut by_number: Vec<&ReadLine> = lines.iter().collect();
    by_number.sort_by_key(|line| (&line.set.device, line.set.number));
    for line in by_number {
        let (device, number) = (&line.set.device, line.set.number);
        let (before, since) =
            last.get(device).map_or((0, None), |(number, at)| (*number, Some(*at)));
        if let Some((from, to)) = unexcused(index, device, before + 1, number.saturating_sub(1)) {
            troubles.push(Trouble::Gap { device: device.clone(), from, to, since });
        }
        last.insert(device, (number, line.set.recorded));
        hashes.insert((device, number), &line.hash);
        for (other, head) in &line.set.heads {
            let seen = seen_by_others.entry(other.clone()).or_default();
            *seen = (*seen).max(head.number.min(crate::read::MOST_NUMBER));
            named.push((other, head));
        }
    }
    for (device, head) in named {
        if hashes.get(&(device, head.number)).is_some_and(|hash| *hash != head.hash) {
            let path = crate::read::single_path(device, head.number);
            troubles.push(Trouble::Fork { path });
        }
    }
    let mut remembered: BTreeMap<Id, u64> = seen_by_others;
    for (device, head) in &here.heads {
        let known = remembered.entry(device.clone()).or_default();
        *known = (*known).max(head.number);
        if let Some(hash) = hashes.get(&(device, head.number))
            && *hash != head.hash
        {
            let path = crate::read::single_path(device, head.number);
            troubles.push(Trouble::Fork { path });
        }
    }
    for (device, number) in remembered {
        if index.retired.contains_key(&device) {
            continue;
        }
        let (have, since) =
            last.get(&device).map_or((0, None), |(number, at)| (*number, Some(*at)));
        if let Some((from, to)) = unexcused(index, &device, have + 1, number) {
            let since = since.or_else(|| chains.values().filter_map(|c| c.recorded).max());
            troubles.push(Trouble::RolledBack { device, from, to, since });
        }
    }
}

/// The part of a stretch of missing numbers that nobody decided to go on without.
fn unexcused(index: &Index, device: &Id, from: u64, to: u64) -> Option<(u64, u64)> {
    let mut spans: Vec<(u64, u64)> =
        index.missing.iter().filter(|(d, ..)| d == device).map(|(_, a, b)| (*a, *b)).collect();
    spans.sort_unstable();
    let (mut first, mut last) = (from, to);
    for (a, b) in &spans {
        if (*a..=*b).contains(&first) {
            first = b.checked_add(1)?;
        }
    }
    for (a, b) in spans.iter().rev() {
        if (*a..=*b).contains(&last) {
            last = a.checked_sub(1)?;
        }
    }
    (first <= last).then_some((first, last))
}

impl Vault {
    /// The vault's id.
    pub fn id(&self) -> &Id {
        &self.keys.vault
    }

    /// This device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The last head of each device: what papers print.
    pub fn heads(&self) -> &BTreeMap<Id, Head> {
        &self.heads
    }

    /// What is not as it should be.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Says that the app found something in it that a newer version wrote.
    pub fn note_newer(&mut self) {
        if !self.troubles.contains(&Trouble::Newer) {
            self.troubles.push(Trouble::Newer);
        }
    }

    /// Whether nothing may be written now.
    pub fn is_read_only(&self) -> bool {
        self.broken || self.troubles.iter().any(Trouble::stops_writing)
    }

    /// Whether the folder must be read again before anything else: a write stopped half way.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// How many singles are folded into one run, where a test wants fewer than [`crate::RUN_LENGTH`].
    pub fn fold_at(&mut self, run_length: u64) {
        self.run_length = run_length.max(2);
    }

    /// Whether something may be written now.
    ///
    /// # Errors
    /// [`VaultError::NotWritable`] or [`VaultError::ReadOnly`], which say why not.
    pub fn may_write(&self) -> Result<(), VaultError> {
        if self.troubles.contains(&Trouble::NotWritable) {
            return Err(VaultError::NotWritable);
        }
        if self.is_read_only() { Err(VaultError::ReadOnly) } else { Ok(()) }
    }
}
