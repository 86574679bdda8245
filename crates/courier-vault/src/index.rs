//! What the ledger says of the vault itself, folded from the records of all change sets in order.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use courier_crypto::MacKey;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::line::{Head, ReadLine, Record};

/// What a keeper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeeperKind {
    /// A device, through its keychain.
    Device,
    /// A recovery sheet.
    Sheet,
}

/// One version of a card: who wrote it and that device's number for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CardVersion {
    /// Who wrote it.
    pub device: Id,
    /// Counted from one, for this card and device.
    pub number: u64,
}

#[derive(Clone)]
pub(crate) struct KeeperEntry {
    pub(crate) epoch: u32,
    pub(crate) keeper: Id,
    pub(crate) kind: KeeperKind,
    pub(crate) recipient: String,
    pub(crate) sha256: String,
}

#[derive(Clone)]
pub(crate) struct SecretEntry {
    pub(crate) device: Id,
    pub(crate) mac: String,
    pub(crate) key: Option<String>,
}

/// The records, folded.
#[derive(Default, Clone)]
pub(crate) struct Index {
    pub(crate) mac: Option<MacKey>,
    pub(crate) keepers: Vec<KeeperEntry>,
    pub(crate) removed_keepers: HashSet<Id>,
    /// Who has met whom.
    pub(crate) met: BTreeSet<(Id, Id)>,
    pub(crate) retired: BTreeMap<Id, Head>,
    /// Versions in ledger order with the SHA-256 of their content; the last one counts.
    pub(crate) cards: HashMap<Id, Vec<(CardVersion, String)>>,
    pub(crate) removed_cards: HashSet<Id>,
    /// Versions that were erased, and what stands in their place in `cards`.
    pub(crate) rewritten: HashMap<(Id, CardVersion), CardVersion>,
    pub(crate) secrets: HashMap<Id, SecretEntry>,
    pub(crate) removed_secrets: HashSet<Id>,
    pub(crate) missing: Vec<(Id, u64, u64)>,
    /// Epochs some change began.
    pub(crate) epochs: BTreeSet<u32>,
    pub(crate) newer: bool,
}

impl Index {
    pub(crate) fn apply(&mut self, line: &ReadLine) {
        self.newer |= line.records.iter().any(Option::is_none);
        for record in line.known_records() {
            self.apply_record(&line.set.device, record);
        }
    }

    fn apply_record(&mut self, device: &Id, record: &Record) {
        match record {
            Record::Founded { mac } => {
                if self.mac.is_none() {
                    self.mac = MacKey::parse(&SecretString::from(mac.0.as_str()));
                }
            }
            Record::Epoch { epoch, .. } => {
                self.epochs.insert(*epoch);
            }
            Record::Device { .. } => {}
            Record::Met { device: other, .. } => {
                self.met.insert((device.clone(), other.clone()));
            }
            Record::Retired { device, head } => {
                self.retired.insert(device.clone(), head.clone());
            }
            Record::Keeper { epoch, keeper, kind, recipient, sha256, .. } => {
                self.keepers.push(KeeperEntry {
                    epoch: *epoch,
                    keeper: keeper.clone(),
                    kind: *kind,
                    recipient: recipient.clone(),
                    sha256: sha256.clone(),
                });
            }
            Record::KeeperRemoved { keeper } => {
                self.removed_keepers.insert(keeper.clone());
            }
            Record::Card { card, number, sha256 } => {
                let version = CardVersion { device: device.clone(), number: *number };
                self.cards.entry(card.clone()).or_default().push((version, sha256.clone()));
            }
            Record::CardRemoved { card } => {
                self.removed_cards.insert(card.clone());
            }
            Record::CardRewritten { card, device: of, number, instead, sha256 } => {
                let erased = CardVersion { device: of.clone(), number: *number };
                let instead = CardVersion { device: device.clone(), number: *instead };
                let versions = self.cards.entry(card.clone()).or_default();
                // In its place: which version counts, and which counted when, stays as it was.
                if let Some(version) = versions.iter_mut().find(|(v, _)| *v == erased) {
                    *version = (instead.clone(), sha256.clone());
                }
                self.rewritten.insert((card.clone(), erased), instead);
            }
            Record::Secret { secret, mac, key } => {
                let entry =
                    SecretEntry { device: device.clone(), mac: mac.clone(), key: key.clone() };
                self.secrets.entry(secret.clone()).or_insert(entry);
            }
            Record::SecretRemoved { secret } => {
                self.removed_secrets.insert(secret.clone());
            }
            Record::Missing { device, from, to } => {
                self.missing.push((device.clone(), *from, *to));
            }
        }
    }

    /// The version of a card that counts, unless it was erased.
    pub(crate) fn card(&self, card: &Id) -> Option<&(CardVersion, String)> {
        if self.removed_cards.contains(card) {
            return None;
        }
        self.cards.get(card)?.last()
    }

    /// How many versions of a card this device has written.
    pub(crate) fn card_versions_by(&self, card: &Id, device: &Id) -> u64 {
        let all = self.cards.get(card).map_or(&[][..], Vec::as_slice);
        all.iter().filter(|(v, _)| v.device == *device).map(|(v, _)| v.number).max().unwrap_or(0)
    }

    /// The keepers that get the key of a new epoch: those of the newest epoch that were not removed.
    pub(crate) fn current_keepers(&self) -> Vec<&KeeperEntry> {
        let newest = self.keepers.iter().map(|k| k.epoch).max().unwrap_or(1);
        self.keepers
            .iter()
            .filter(|k| k.epoch == newest && !self.removed_keepers.contains(&k.keeper))
            .collect()
    }
}
