//! Reading the ledger: every file to its place, every chain unbroken, every line vouched for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use courier_crypto::PublicKey;
use jiff::Timestamp;

use crate::devices::{KnownDevice, vouching_mac};
use crate::line::{ReadLine, Record};
use crate::place::{Kind, VaultKeys};
use crate::{Head, Id, Trouble, VaultError, disk};

/// What the ledger holds.
pub(crate) struct Ledger {
    /// Lines that count, in order: (lamport, device, number).
    pub(crate) lines: Vec<ReadLine>,
    pub(crate) chains: BTreeMap<Id, Chain>,
    pub(crate) devices: BTreeMap<Id, KnownDevice>,
    pub(crate) troubles: Vec<Trouble>,
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

#[derive(Default)]
struct Found {
    lines: BTreeMap<u64, ReadLine>,
    chain: Chain,
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
        fits.then(|| text.parse::<u64>().ok()).flatten()
    };
    match stem.split_once('-') {
        Some((from, to)) => match (number(from), number(to)) {
            (Some(from), Some(to)) if from <= to => Name::Run(from, to),
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
pub(crate) fn read_ledger(folder: &Path, keys: &VaultKeys) -> Result<Ledger, VaultError> {
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
    let devices = vouched_devices(keys, &found);
    let mut ledger = Ledger { lines: Vec::new(), chains: BTreeMap::new(), devices, troubles };
    for (device, mut of_device) in found {
        let Some(known) = ledger.devices.get(&device).cloned() else {
            if !of_device.lines.is_empty() {
                ledger.troubles.push(Trouble::Unvouched { device });
            }
            continue;
        };
        drop_unsigned(&device, &known.sign, &mut of_device, &mut ledger.troubles);
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
                found.chain.in_runs.extend(from..=to.min(from + 10_000_000));
                read(Name::Run(from, to))
            }
        };
        let Some(lines) = lines else {
            troubles.push(Trouble::Damaged { path });
            continue;
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
        let forks = read_file(folder, &path, keys, device, &Name::Copy).is_some_and(|lines| {
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
) -> Option<Vec<ReadLine>> {
    let opened = keys.open(&disk::read(&folder.join(path)).ok()?)?;
    let place = &opened.place;
    let (from, to) = match (name, place.kind) {
        (Name::Single(number), Kind::Change) => (*number, *number),
        (Name::Run(from, to), Kind::Run) => (*from, *to),
        (Name::Copy, Kind::Change) => (place.number, place.number),
        _ => return None,
    };
    let right = place.id == *device
        && place.number == from
        && place.last == (place.kind == Kind::Run).then_some(to);
    if !right {
        return None;
    }
    let text = std::str::from_utf8(opened.content()).ok()?;
    let lines: Option<Vec<ReadLine>> = text.lines().map(ReadLine::parse).collect();
    let lines = lines?;
    let numbered = lines.len() as u64 == to - from + 1
        && lines.iter().zip(from..).all(|(line, number)| {
            line.set.number == number && line.set.device == *device && line.set.vault == keys.vault
        });
    numbered.then_some(lines)
}

/// Devices whose first change set proves that its writer could open the vault key, and those another
/// vouched device has met. A device met under another key is not the one it says it is.
fn vouched_devices(keys: &VaultKeys, found: &BTreeMap<Id, Found>) -> BTreeMap<Id, KnownDevice> {
    let mut devices = BTreeMap::new();
    for (id, of_device) in found {
        let Some(first) = of_device.lines.get(&1) else {
            continue;
        };
        for record in first.known_records() {
            let Record::Device { device, epoch, sign, recipient, mac } = record else {
                continue;
            };
            let proven = device == id
                && keys.identity(*epoch).is_some_and(|key| {
                    vouching_mac(key, &keys.vault, device, sign, recipient) == *mac
                });
            if let (true, Some(sign)) = (proven, PublicKey::parse(sign)) {
                devices.insert(id.clone(), KnownDevice { sign });
            }
        }
    }
    let mut met = Vec::new();
    for (id, of_device) in found {
        if !devices.contains_key(id) {
            continue;
        }
        for line in of_device.lines.values() {
            for record in line.known_records() {
                if let Record::Met { device, sign } = record {
                    met.push((device.clone(), sign.clone()));
                }
            }
        }
    }
    for (device, sign) in met {
        let Some(sign) = PublicKey::parse(&sign) else {
            continue;
        };
        match devices.get(&device) {
            Some(known) if known.sign != sign => {
                devices.remove(&device);
            }
            Some(_) => {}
            None => {
                devices.insert(device, KnownDevice { sign });
            }
        }
    }
    devices
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
