//! Who is believed, and which vault keys are ours.

use std::collections::{BTreeMap, BTreeSet};

use courier_crypto::PublicKey;

use crate::devices::{KnownDevice, vouching_mac};
use crate::line::Record;
use crate::place::VaultKeys;
use crate::read::{Found, MOST_NUMBER, drop_unsigned};
use crate::{Id, Trouble};

/// From where belief starts: a device whose key is at hand, and the keeper whose files the vault keys came in.
pub(crate) struct Root {
    pub(crate) device: Id,
    pub(crate) sign: PublicKey,
    pub(crate) keeper: Id,
}

/// Goes through everybody found, from the root on.
pub(crate) fn believe(
    keys: &VaultKeys,
    root: &Root,
    found: &mut BTreeMap<Id, Found>,
    troubles: &mut Vec<Trouble>,
) -> Belief {
    // What a retired device writes after its end lets nobody in either: a lost computer has its key still.
    let mut ends = BTreeMap::new();
    loop {
        let belief = believe_until(keys, root, &ends, found, troubles);
        let known = ends.len();
        ends.extend(ends_of(found, &belief));
        if ends.len() == known {
            return belief;
        }
    }
}

/// Who is believed, starting from one device alone, whose key is in the keychain or vouched for by the
/// recovery sheet: an epoch's key once a
/// believed device has named the very file it came in; a device once a believed one has met it, or once it
/// proves that it could open the newest believed epoch's key. Somebody who could open an older one, a
/// cancelled recovery sheet or a lost computer, cannot let anything in.
pub(crate) struct Belief {
    pub(crate) devices: BTreeMap<Id, KnownDevice>,
    pub(crate) epochs: BTreeSet<u32>,
}

fn believe_until(
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
