//! Writing: one change set = one file = one acknowledgement.

use std::collections::BTreeMap;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::index::CardVersion;
use crate::line::{ReadLine, Record, Set, raw};
use crate::open::{Line, Vault};
use crate::place::{FORMAT, Kind};
use crate::read::{MOST_NUMBER, single_path};
use crate::{Head, Id, VaultError, disk};

/// A version of a card to write with a change.
pub struct NewCard {
    /// Which card.
    pub card: Id,
    /// Its content.
    pub content: Vec<u8>,
}

/// A version of a card that is erased, and what stands in its place.
pub struct RewrittenCard {
    /// Which card.
    pub card: Id,
    /// Which of its versions, of those that [`Vault::card_versions`] tells.
    pub version: CardVersion,
    /// What may stay of it.
    pub content: Vec<u8>,
}

/// A secret to write with a change.
pub struct NewSecret {
    /// Its id.
    pub secret: Id,
    /// Its content.
    pub content: SecretString,
    /// The bare key in it, if it holds one: it is found again by [`Vault::find_key`].
    pub key: Option<SecretString>,
}

/// What one call of a use case writes.
pub struct ChangeSet {
    /// Now, by this machine's clock.
    pub now: Timestamp,
    /// Card versions the change names.
    pub cards: Vec<NewCard>,
    /// Secrets the change names.
    pub secrets: Vec<NewSecret>,
    /// Cards erased for good.
    pub remove_cards: Vec<Id>,
    /// Versions of cards erased for good, with what stands in their place.
    pub rewrite_cards: Vec<RewrittenCard>,
    /// Secrets removed for good.
    pub remove_secrets: Vec<Id>,
    /// The app's own part: one JSON value. No secret and nobody's name may stand in it.
    pub content: String,
}

impl ChangeSet {
    /// A change set of nothing but the app's own part.
    pub fn of(now: Timestamp, content: String) -> Self {
        Self {
            now,
            cards: Vec::new(),
            secrets: Vec::new(),
            remove_cards: Vec::new(),
            rewrite_cards: Vec::new(),
            remove_secrets: Vec::new(),
            content,
        }
    }
}

/// An acknowledgement: everything of the change set is on the disk.
#[derive(Debug, Clone)]
pub struct Written {
    /// The change set as it will be read.
    pub line: Line,
    /// This device's head now.
    pub head: Head,
}

impl Vault {
    /// Writes a change set and what it names; returns when all of it is durable and remembered.
    ///
    /// # Errors
    /// Where nothing was recorded, any [`VaultError`]; [`Vault::is_broken`] then says whether the folder
    /// has to be read again to know.
    pub fn append(&mut self, change: ChangeSet) -> Result<Written, VaultError> {
        self.append_with(Vec::new(), change, disk::Touched::default())
    }

    pub(crate) fn append_with(
        &mut self,
        mut records: Vec<Record>,
        change: ChangeSet,
        mut touched: disk::Touched,
    ) -> Result<Written, VaultError> {
        self.may_write()?;
        let content = RawValue::from_string(change.content)
            .map_err(|_| VaultError::Disk(std::io::ErrorKind::InvalidInput))?;
        let mac = self.index.mac.clone().ok_or(VaultError::ReadOnly)?;
        for (device, known) in &self.devices {
            let pair = (self.device.id.clone(), device.clone());
            if *device != self.device.id && !self.index.met.contains(&pair) {
                let sign = known.sign.to_string();
                records.push(Record::Met { device: device.clone(), sign });
            }
        }
        for new in &change.secrets {
            records.push(self.write_secret(&mac, new, &mut touched)?);
        }
        for new in &change.cards {
            records.push(self.write_card(&new.card, &new.content, &mut touched)?);
        }
        for new in &change.rewrite_cards {
            records.push(self.write_instead(new, &mut touched)?);
        }
        records.extend(change.remove_cards.into_iter().map(|card| Record::CardRemoved { card }));
        records.extend(
            change.remove_secrets.into_iter().map(|secret| Record::SecretRemoved { secret }),
        );
        let erases = records
            .iter()
            .any(|r| matches!(r, Record::CardRemoved { .. } | Record::CardRewritten { .. }));
        let removes = erases || records.iter().any(|r| matches!(r, Record::SecretRemoved { .. }));
        let begun = records.iter().find_map(|record| match record {
            Record::Epoch { epoch, .. } if *epoch > 1 => Some(*epoch),
            _ => None,
        });
        let line = self.write_line(&records, content, change.now, touched)?;
        if let Some(begun) = begun {
            // What begins an epoch is still sealed under the key before, so that a cancelled sheet tells
            // that it was cancelled.
            self.keys.current = begun;
        }
        self.take_in(&line, &change.cards, change.rewrite_cards);
        self.finish(erases, begun.is_some()).inspect_err(|_| self.broken = true)?;
        if removes {
            self.delete_removed();
        }
        self.fold_if_long();
        Ok(Written { head: line.head(), line: Line::from(&line) })
    }

    fn write_line(
        &mut self,
        records: &[Record],
        content: Box<RawValue>,
        now: Timestamp,
        mut touched: disk::Touched,
    ) -> Result<ReadLine, VaultError> {
        let own = self.heads.get(&self.device.id);
        let number = own.map_or(0, |head| head.number) + 1;
        if number > MOST_NUMBER {
            return Err(VaultError::ReadOnly);
        }
        let others: BTreeMap<Id, Head> = self
            .heads
            .iter()
            .filter(|(device, _)| **device != self.device.id)
            .map(|(device, head)| (device.clone(), head.clone()))
            .collect();
        let set = Set {
            format: FORMAT,
            vault: self.keys.vault.clone(),
            device: self.device.id.clone(),
            number,
            prev: own.map(|head| head.hash.clone()),
            // Not below the number either: changes that are missing had theirs.
            lamport: self.lamport.max(number - 1).saturating_add(1),
            recorded: self.recorded.map_or(now, |before| before.max(now)),
            heads: others,
            records: records.iter().filter_map(raw).collect(),
            content,
        };
        let text = set.sign(&self.device.sign)?;
        let line = ReadLine::parse(&text).ok_or(VaultError::ReadOnly)?;
        let plaintext = Zeroizing::new([text.as_bytes(), b"\n"].concat());
        let sealed =
            self.keys.seal(Kind::Change, &self.device.id, None, number, None, &plaintext)?;
        let path = self.folder.join(single_path(&self.device.id, number));
        disk::make_folder(path.parent().unwrap_or(&self.folder), &mut touched)?;
        touched.sync()?;
        let mut touched = disk::Touched::default();
        let written = disk::write_new(&path, &sealed, &mut touched);
        written.and_then(|()| touched.sync()).map_err(|e| {
            self.broken = true;
            if e.kind() == std::io::ErrorKind::AlreadyExists { VaultError::Fork } else { e.into() }
        })?;
        Ok(line)
    }

    /// Takes a durable line into what is in memory.
    fn take_in(&mut self, line: &ReadLine, cards: &[NewCard], rewritten: Vec<RewrittenCard>) {
        self.index.apply(line);
        for RewrittenCard { card, version, content } in rewritten {
            // Where the version that counts was erased, what stands in its place counts.
            let instead = self.index.rewritten.get(&(card.clone(), version));
            if let Some(instead) =
                instead.filter(|i| self.index.card(&card).is_some_and(|(v, _)| v == *i))
            {
                self.cards.put(card, instead.clone(), content);
            }
        }
        self.heads.insert(self.device.id.clone(), line.head());
        self.own.singles.insert(line.set.number);
        self.lamport = line.set.lamport;
        self.recorded = Some(line.set.recorded);
        for new in cards {
            if let Some((version, _)) = self.index.card(&new.card) {
                let version: CardVersion = version.clone();
                self.cards.put(new.card.clone(), version, new.content.clone());
            }
        }
    }

    /// What must be done before a durable line is acknowledged. Where it does not succeed the folder must
    /// be read again.
    fn finish(&mut self, erases: bool, starts: bool) -> Result<(), VaultError> {
        if starts {
            self.reseal_boxes()?;
        }
        let mut touched = disk::Touched::default();
        if erases {
            self.cards.retain_counting(&self.index);
            self.write_cards(&mut touched)?;
        }
        self.here.heads = self.heads.clone();
        self.here.founding = false;
        self.here.joining = false;
        self.here.write(&self.profile, &mut touched)?;
        Ok(touched.sync()?)
    }

    /// Writes the heads that were only read. Nobody was promised anything yet: the next change set syncs
    /// them with its own.
    pub(crate) fn remember_seen(&mut self) -> Result<(), VaultError> {
        self.here.heads = self.heads.clone();
        self.here.write(&self.profile, &mut disk::Touched::default())
    }

    /// Writes the heads beside the folder.
    pub(crate) fn remember(&mut self) -> Result<(), VaultError> {
        self.here.heads = self.heads.clone();
        self.here.save(&self.profile)
    }
}
