//! Reading the ledger: every file to its place, every chain unbroken, every line vouched for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use courier_crypto::PublicKey;
use jiff::Timestamp;

use crate::believe::{Root, believe};
use crate::devices::KnownDevice;
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
    pub(crate) lines: BTreeMap<u64, ReadLine>,
    chain: Chain,
    locked: bool,
}

impl Found {
    /// What its lines say of the vault itself.
    pub(crate) fn records(&self) -> impl Iterator<Item = &Record> {
        self.lines.values().flat_map(ReadLine::known_records)
    }
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
    let belief = believe(keys, &root, &mut found, &mut troubles);
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

/// Drops lines whose signature does not hold. A signature covers `prev`, so the last one of an unbroken
/// stretch speaks for all before it: 50,000 lines cost one check, not 50,000.
pub(crate) fn drop_unsigned(
    device: &Id,
    key: &PublicKey,
    found: &mut Found,
    troubles: &mut Vec<Trouble>,
) {
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
