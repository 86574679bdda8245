//! Reading the ledger: every file to its place, every chain unbroken, every line vouched for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use courier_crypto::PublicKey;
use jiff::Timestamp;

use crate::devices::{KnownDevice, vouching_mac};
use crate::line::{ReadLine, Record};
use crate::open::Start;
use crate::place::{Kind, Unreadable, VaultKeys};
use crate::recover::maker_of;
use crate::{Head, Id, Trouble, VaultError, disk};

/// The largest number nine digits hold.
pub(crate) const MOST_NUMBER: u64 = 999_999_999;

/// More lines than any run has.
const LONGEST_RUN: u64 = 65_536;

/// What the ledger holds.
pub(crate) struct Ledger {
    /// Lines that count, in order: (lamport, device, number).
    pub(crate) lines: Vec<ReadLine>,
    pub(crate) chains: BTreeMap<Id, Chain>,
    pub(crate) devices: BTreeMap<Id, KnownDevice>,
    /// Epochs whose key a believed device has named.
    pub(crate) epochs: BTreeSet<u32>,
    pub(crate) troubles: Vec<Trouble>,
    /// A file is sealed to a key that is not at hand.
    pub(crate) locked: bool,
}

/// What is known of one device's chain, its lines apart.
#[derive(Default, Clone)]
pub(crate) struct Chain {
    pub(crate) head: Option<Head>,
    pub(crate) recorded: Option<Timestamp>,
    /// Numbers that stand in files of their own.
    pub(crate) singles: BTreeSet<u64>,
    /// Numbers that stand in a run.
    pub(crate) in_runs: BTreeSet<u64>,
}

/// What stands in one device's folder.
#[derive(Default)]
pub(crate) struct Found {
    lines: BTreeMap<u64, ReadLine>,
    chain: Chain,
    locked: bool,
}

impl Found {
    /// What its lines say of the vault itself.
    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.lines.values().flat_map(ReadLine::known_records)
    }
}

/// From where belief starts: a device whose key is at hand, and the keeper whose files the vault keys came in.
pub(crate) struct Root {
    pub(crate) device: Id,
    pub(crate) sign: PublicKey,
    pub(crate) keeper: Id,
}

/// What a file name in a ledger folder says.
enum Name {
    Single(u64),
    Run(u64, u64),
    /// A copy some program made of a single, such as `000000007 (1).age`.
    Copy,
    Stranger,
}

fn name_of(name: &str) -> Name {
    let Some(stem) = name.strip_suffix(".age") else {
        return Name::Stranger;
    };
    let number = |text: &str| {
        let fits = text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse::<u64>().ok()).flatten().filter(|number| *number >= 1)
    };
    match stem.split_once('-') {
        Some((from, to)) => match (number(from), number(to)) {
            (Some(from), Some(to)) if from <= to && to - from < LONGEST_RUN => Name::Run(from, to),
            _ => Name::Copy,
        },
        None => number(stem).map_or(Name::Copy, Name::Single),
    }
}

/// The path of a single, relative to the vault folder.
pub(crate) fn single_path(device: &Id, number: u64) -> String {
    format!("ledger/{device}/{number:09}.age")
}

/// The path of a run, relative to the vault folder.
pub(crate) fn run_path(device: &Id, from: u64, to: u64) -> String {
    format!("ledger/{device}/{from:09}-{to:09}.age")
}

/// Reads and checks everything in `ledger/`.
pub(crate) fn read_ledger(
    folder: &Path,
    keys: &VaultKeys,
    start: &Start<'_>,
) -> Result<Ledger, VaultError> {
    let mut troubles = Vec::new();
    let mut found: BTreeMap<Id, Found> = BTreeMap::new();
    for name in disk::names(&folder.join("ledger"))? {
        match Id::parse(&name) {
            Some(device) => {
                let lines = read_device(folder, keys, &device, &mut troubles)?;
                found.insert(device, lines);
            }
            None => troubles.push(Trouble::Stranger { path: format!("ledger/{name}") }),
        }
    }
    let root = match start {
        Start::Device(device) => Root {
            device: device.id.clone(),
            sign: device.sign.public(),
            keeper: device.id.clone(),
        },
        Start::Sheet(sheet) => maker_of(sheet, &keys.vault, found.iter())
            .ok_or_else(|| VaultError::BeginningDamaged { path: "ledger".into() })?,
    };
    // What a retired device writes after its end lets nobody in either: a lost computer has its key still.
    let mut ends = BTreeMap::new();
    let belief = loop {
        let belief = believe(keys, &root, &ends, &mut found, &mut troubles);
        let known = ends.len();
        ends.extend(ends_of(&found, &belief));
        if ends.len() == known {
            break belief;
        }
    };
    let mut ledger = Ledger {
        lines: Vec::new(),
        chains: BTreeMap::new(),
        devices: belief.devices,
        epochs: belief.epochs,
        troubles,
        locked: found.values().any(|of_device| of_device.locked),
    };
    for (device, mut of_device) in found {
        if !ledger.devices.contains_key(&device) {
            if !of_device.lines.is_empty() {
                ledger.troubles.push(Trouble::Unvouched { device });
            }
            continue;
        }
        of_device.chain.head = of_device.lines.last_key_value().map(|(_, line)| line.head());
        of_device.chain.recorded =
            of_device.lines.last_key_value().map(|(_, line)| line.set.recorded);
        ledger.lines.extend(of_device.lines.into_values());
        ledger.chains.insert(device, of_device.chain);
    }
    ledger.lines.sort_by(|a, b| {
        (a.set.lamport, &a.set.device, a.set.number).cmp(&(
            b.set.lamport,
            &b.set.device,
            b.set.number,
        ))
    });
    Ok(ledger)
}

fn read_device(
    folder: &Path,
    keys: &VaultKeys,
    device: &Id,
    troubles: &mut Vec<Trouble>,
) -> Result<Found, VaultError> {
    let mut found = Found::default();
    let mut copies = Vec::new();
    for name in disk::names(&folder.join("ledger").join(device.as_str()))? {
        let path = format!("ledger/{device}/{name}");
        let read = |expected: Name| read_file(folder, &path, keys, device, &expected);
        let lines = match name_of(&name) {
            Name::Stranger => {
                troubles.push(Trouble::Stranger { path });
                continue;
            }
            Name::Copy => {
                copies.push(path);
                continue;
            }
            Name::Single(number) => {
                found.chain.singles.insert(number);
                read(Name::Single(number))
            }
            Name::Run(from, to) => {
                let lines = read(Name::Run(from, to));
                if lines.is_ok() {
                    found.chain.in_runs.extend(from..=to);
                }
                lines
            }
        };
        let lines = match lines {
            Ok(lines) => lines,
            Err(Unreadable::Newer) => {
                troubles.push(Trouble::Newer);
                continue;
            }
            Err(unreadable) => {
                found.locked |= unreadable == Unreadable::Locked;
                troubles.push(Trouble::Damaged { path });
                continue;
            }
        };
        for line in lines {
            match found.lines.get(&line.set.number) {
                Some(other) if other.text != line.text => {
                    troubles.push(Trouble::Fork { path: path.clone() });
                }
                Some(_) => {}
                None => {
                    found.lines.insert(line.set.number, line);
                }
            }
        }
    }
    for path in copies {
        let forks = read_file(folder, &path, keys, device, &Name::Copy).is_ok_and(|lines| {
            lines.iter().any(|line| {
                found.lines.get(&line.set.number).is_none_or(|known| known.text != line.text)
            })
        });
        troubles.push(if forks { Trouble::Fork { path } } else { Trouble::Stranger { path } });
    }
    Ok(found)
}

/// The lines of one ledger file, if it is whole and at its place.
fn read_file(
    folder: &Path,
    path: &str,
    keys: &VaultKeys,
    device: &Id,
    name: &Name,
) -> Result<Vec<ReadLine>, Unreadable> {
    let sealed = disk::read(&folder.join(path)).map_err(|_| Unreadable::Damaged)?;
    let opened = keys.open_or_newer(&sealed)?;
    let place = &opened.place;
    let (from, to) = match (name, place.kind) {
        (Name::Single(number), Kind::Change) => (*number, *number),
        (Name::Run(from, to), Kind::Run) => (*from, *to),
        (Name::Copy, Kind::Change) => (place.number, place.number),
        _ => return Err(Unreadable::Damaged),
    };
    let right = place.id == *device
        && place.number == from
        && place.last == (place.kind == Kind::Run).then_some(to);
    if !right {
        return Err(Unreadable::Damaged);
    }
    let text = std::str::from_utf8(opened.content()).map_err(|_| Unreadable::Damaged)?;
    let lines: Option<Vec<ReadLine>> = text.lines().map(ReadLine::parse).collect();
    let lines = lines.ok_or(Unreadable::Damaged)?;
    let numbered = lines.len() as u64 == to - from + 1
        && lines.iter().zip(from..).all(|(line, number)| {
            line.set.number == number && line.set.device == *device && line.set.vault == keys.vault
        });
    numbered.then_some(lines).ok_or(Unreadable::Damaged)
}

/// Who is believed, starting from one device alone, whose key is in the keychain or vouched for by the
/// recovery sheet: an epoch's key once a
/// believed device has named the very file it came in; a device once a believed one has met it, or once it
/// proves that it could open the newest believed epoch's key. Somebody who could open an older one, a
/// cancelled recovery sheet or a lost computer, cannot let anything in.
struct Belief {
    devices: BTreeMap<Id, KnownDevice>,
    epochs: BTreeSet<u32>,
}

fn believe(
    keys: &VaultKeys,
    root: &Root,
    ends: &BTreeMap<Id, u64>,
    found: &mut BTreeMap<Id, Found>,
    troubles: &mut Vec<Trouble>,
) -> Belief {
    let mut belief = Belief { devices: BTreeMap::new(), epochs: BTreeSet::new() };
    let mut refused = BTreeSet::new();
    let mut next = vec![(root.device.clone(), root.sign.clone())];
    while let Some((id, sign)) = next.pop() {
        if refused.contains(&id) {
            continue;
        }
        match belief.devices.get(&id) {
            // Met under another key than the one it is known by: it is not the one it says it is.
            Some(known) if known.sign != sign && id != root.device => {
                belief.devices.remove(&id);
                refused.insert(id);
            }
            Some(_) => {}
            None => {
                if let Some(of_device) = found.get_mut(&id) {
                    drop_unsigned(&id, &sign, of_device, troubles);
                    let end = ends.get(&id).copied().unwrap_or(MOST_NUMBER);
                    next.extend(learn(of_device, end, keys, root, &mut belief.epochs));
                }
                belief.devices.insert(id, KnownDevice { sign });
            }
        }
        if next.is_empty() {
            next.extend(newcomers(keys, found, &belief, &refused));
        }
    }
    belief
}

/// What a believed device's lines say: whose keys it has met, and which epochs' keys are ours.
fn learn(
    of_device: &Found,
    end: u64,
    keys: &VaultKeys,
    root: &Root,
    epochs: &mut BTreeSet<u32>,
) -> Vec<(Id, PublicKey)> {
    let mut met = Vec::new();
    for record in of_device.lines.range(..=end).flat_map(|(_, line)| line.known_records()) {
        match record {
            Record::Met { device, sign } => {
                met.extend(PublicKey::parse(sign).map(|sign| (device.clone(), sign)));
            }
            Record::Keeper { epoch, keeper, sha256, .. }
                if *keeper == root.keeper && keys.files.get(epoch) == Some(sha256) =>
            {
                epochs.insert(*epoch);
            }
            _ => {}
        }
    }
    met
}

/// The last numbers of devices that a believed one has retired.
fn ends_of(found: &BTreeMap<Id, Found>, belief: &Belief) -> BTreeMap<Id, u64> {
    let believed = found.iter().filter(|(device, _)| belief.devices.contains_key(device));
    let records = believed.flat_map(|(_, of_device)| of_device.records());
    let ends = records.filter_map(|record| match record {
        Record::Retired { device, head } => Some((device.clone(), head.number)),
        _ => None,
    });
    ends.collect()
}

/// Devices nobody has met yet whose first line proves that its writer could open the newest vault key.
fn newcomers(
    keys: &VaultKeys,
    found: &BTreeMap<Id, Found>,
    belief: &Belief,
    refused: &BTreeSet<Id>,
) -> Vec<(Id, PublicKey)> {
    let Some(newest) = belief.epochs.last() else { return Vec::new() };
    let Some(key) = keys.identity(*newest) else { return Vec::new() };
    let mut proven = Vec::new();
    for (id, of_device) in found {
        if belief.devices.contains_key(id) || refused.contains(id) {
            continue;
        }
        let Some(first) = of_device.lines.get(&1) else { continue };
        for record in first.known_records() {
            if let Record::Device { device, epoch, sign, recipient, mac } = record
                && device == id
                && epoch == newest
                && vouching_mac(key, &keys.vault, device, sign, recipient) == *mac
                && let Some(sign) = PublicKey::parse(sign)
            {
                proven.push((id.clone(), sign));
            }
        }
    }
    proven
}

/// Drops lines whose signature does not hold. A signature covers `prev`, so the last one of an unbroken
/// stretch speaks for all before it: 50,000 lines cost one check, not 50,000.
fn drop_unsigned(device: &Id, key: &PublicKey, found: &mut Found, troubles: &mut Vec<Trouble>) {
    let numbers: Vec<u64> = found.lines.keys().copied().collect();
    let mut bad = Vec::new();
    let mut vouched_by_next = false;
    for (at, number) in numbers.iter().enumerate().rev() {
        let Some(line) = found.lines.get(number) else {
            continue;
        };
        if !vouched_by_next && !line.is_signed_by(key) {
            bad.push(*number);
            continue;
        }
        let before =
            at.checked_sub(1).and_then(|b| numbers.get(b)).and_then(|n| found.lines.get(n));
        vouched_by_next = before.is_some_and(|before| {
            before.set.number + 1 == *number && line.set.prev.as_ref() == Some(&before.hash)
        });
        // A neighbour with another hash than this line names was changed after this line was written.
        if let Some(before) = before
            && before.set.number + 1 == *number
            && !vouched_by_next
        {
            bad.push(before.set.number);
        }
    }
    bad.sort_unstable();
    bad.dedup();
    for number in bad {
        found.lines.remove(&number);
        troubles.push(Trouble::Damaged { path: single_path(device, number) });
    }
}
