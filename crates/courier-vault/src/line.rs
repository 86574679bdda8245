//! A line of the ledger: one signed change set, kept byte for byte.

use std::collections::BTreeMap;
use std::fmt;

use courier_crypto::{PublicKey, SigningKey, sha256_hex};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::{Zeroize, Zeroizing};

use crate::index::KeeperKind;
use crate::{Id, Line, VaultError};

/// The last change of a device: its number and the SHA-256 of its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Counted from one.
    pub number: u64,
    /// SHA-256 in hex of the line without its line end.
    pub hash: String,
}

/// What is signed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Set {
    pub(crate) format: u32,
    pub(crate) vault: Id,
    pub(crate) device: Id,
    pub(crate) number: u64,
    /// SHA-256 of the device's previous line; none for its first.
    pub(crate) prev: Option<String>,
    /// Greater than that of every change set this device had seen.
    pub(crate) lamport: u64,
    /// UTC; never before the device's previous one.
    pub(crate) recorded: Timestamp,
    /// The heads seen of the other devices.
    pub(crate) heads: BTreeMap<Id, Head>,
    /// What it names in the vault.
    pub(crate) records: Vec<Box<RawValue>>,
    /// The app's own: handed on untouched.
    pub(crate) content: Box<RawValue>,
}

/// What a change set says of the vault itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Record {
    /// The vault begins; the key of all HMACs over secrets.
    Founded { mac: MacText },
    /// A vault key begins its time; the public half.
    Epoch { epoch: u32, recipient: String },
    /// A device begins: its public halves and a MAC under a key derived from the epoch's vault key, which
    /// only somebody who could open the vault can make.
    Device { device: Id, epoch: u32, sign: String, recipient: String, mac: String },
    /// Another device's key as this one first saw it.
    Met { device: Id, sign: String },
    /// A device's chain ends here; nothing after this head counts.
    Retired { device: Id, head: Head },
    /// A keeper can open an epoch's vault key with the file of this hash.
    Keeper {
        epoch: u32,
        keeper: Id,
        kind: KeeperKind,
        recipient: String,
        sha256: String,
        /// Of a sheet, when it is made: who made it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        maker: Option<Maker>,
    },
    /// A keeper gets no later epoch's key.
    KeeperRemoved { keeper: Id },
    /// This device's version of a card and the SHA-256 of its content.
    Card { card: Id, number: u64, sha256: String },
    /// A card is erased in all versions.
    CardRemoved { card: Id },
    /// One version of a card is erased; in its place stands this device's version `instead`, with this hash.
    CardRewritten { card: Id, device: Id, number: u64, instead: u64, sha256: String },
    /// This device keeps a secret: HMAC over its content, and over the bare key it holds, if any.
    Secret {
        secret: Id,
        mac: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
    /// A secret is removed.
    SecretRemoved { secret: Id },
    /// The person went on without these changes.
    Missing { device: Id, from: u64, to: u64 },
}

/// The base64 of the key of all HMACs: zeroed when dropped, never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct MacText(pub(crate) String);

impl Drop for MacText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for MacText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MacText")
    }
}

/// The device that made a sheet: its public key, and a MAC under a key derived from the sheet's identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Maker {
    pub(crate) sign: String,
    pub(crate) mac: String,
}

#[derive(Deserialize)]
struct Signed<'a> {
    sig: &'a str,
    #[serde(borrow)]
    set: &'a RawValue,
}

/// A line that was read and whose parts are what they say; whether its signature holds is asked apart,
/// because the key may stand in a line read later.
pub(crate) struct ReadLine {
    pub(crate) text: String,
    pub(crate) hash: String,
    pub(crate) set: Set,
    /// `None` for a record of a newer version.
    pub(crate) records: Vec<Option<Record>>,
}

/// The line that founds the vault holds the key of all HMACs.
impl Drop for ReadLine {
    fn drop(&mut self) {
        if self.known_records().any(|record| matches!(record, Record::Founded { .. })) {
            self.text.zeroize();
            for raw in std::mem::take(&mut self.set.records) {
                Box::<str>::from(raw).zeroize();
            }
        }
    }
}

impl ReadLine {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let signed: Signed<'_> = serde_json::from_str(text).ok()?;
        // Byte for byte: no second spelling of the same line may pass.
        if format!(r#"{{"sig":"{}","set":{}}}"#, signed.sig, signed.set.get()) != text {
            return None;
        }
        let set: Set = serde_json::from_str(signed.set.get()).ok()?;
        let records = set.records.iter().map(|r| serde_json::from_str(r.get()).ok()).collect();
        Some(Self { text: text.to_owned(), hash: sha256_hex(text.as_bytes()), set, records })
    }

    pub(crate) fn is_signed_by(&self, key: &PublicKey) -> bool {
        serde_json::from_str::<Signed<'_>>(&self.text)
            .is_ok_and(|signed| key.signed(signed.set.get().as_bytes(), signed.sig))
    }

    pub(crate) fn known_records(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().flatten()
    }

    pub(crate) fn head(&self) -> Head {
        Head { number: self.set.number, hash: self.hash.clone() }
    }
}

impl Set {
    /// The line of this set, signed.
    pub(crate) fn sign(&self, key: &SigningKey) -> Result<Zeroizing<String>, VaultError> {
        let set = Zeroizing::new(serde_json::to_string(self).map_err(|_| VaultError::ReadOnly)?);
        let line = format!(r#"{{"sig":"{}","set":{}}}"#, key.sign(set.as_bytes()), *set);
        Ok(Zeroizing::new(line))
    }
}

/// A record as it stands in a set.
pub(crate) fn raw(record: &Record) -> Option<Box<RawValue>> {
    serde_json::value::to_raw_value(record).ok()
}

impl From<&ReadLine> for Line {
    fn from(line: &ReadLine) -> Self {
        let cards = line.known_records().filter_map(|record| match record {
            Record::Card { card, .. } => Some(card.clone()),
            _ => None,
        });
        Self {
            cards: cards.collect(),
            device: line.set.device.clone(),
            number: line.set.number,
            recorded: line.set.recorded,
            content: line.set.content.get().to_owned(),
        }
    }
}
