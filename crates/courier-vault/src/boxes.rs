//! Cards and secrets: one sealed file each, beside the ledger, checked against what a change says of it.

use std::path::PathBuf;

use courier_crypto::{MacKey, sha256_hex};
use secrecy::{ExposeSecret, SecretString};

use crate::append::{NewSecret, RewrittenCard};
use crate::index::CardVersion;
use crate::line::Record;
use crate::open::Vault;
use crate::place::Kind;
use crate::{Id, VaultError, disk};

/// Labels of the two HMACs over a secret.
const CONTENT: &str = "secret";
const BARE_KEY: &str = "key";

pub(crate) fn card_path(card: &Id, version: &CardVersion) -> String {
    format!("cards/{card}/{}-{}.age", version.device, version.number)
}

pub(crate) fn secret_path(device: &Id, secret: &Id) -> String {
    format!("secrets/{device}/{secret}.age")
}

impl Vault {
    fn at(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    fn mac_key(&self) -> Result<&MacKey, VaultError> {
        self.index
            .mac
            .as_ref()
            .ok_or_else(|| VaultError::BeginningDamaged { path: "ledger".into() })
    }

    /// Writes one version of a card; the returned record must stand in the change that names it.
    pub(crate) fn write_card(
        &mut self,
        card: &Id,
        content: &[u8],
        touched: &mut disk::Touched,
    ) -> Result<Record, VaultError> {
        // Not below the number of this change: after going on without changes, a number that a missing one
        // may have used is not used again.
        let next = self.heads.get(&self.device.id).map_or(1, |head| head.number + 1);
        let mut number = (self.index.card_versions_by(card, &self.device.id) + 1).max(next);
        // A version that no change names may be left from a change that was not finished.
        while self
            .at(&card_path(card, &CardVersion { device: self.device.id.clone(), number }))
            .exists()
        {
            number += 1;
        }
        let version = CardVersion { device: self.device.id.clone(), number };
        let sealed =
            self.keys.seal(Kind::Card, card, Some(&version.device), number, None, content)?;
        let path = self.at(&card_path(card, &version));
        disk::make_folder(path.parent().unwrap_or(&self.folder), touched)?;
        disk::write_new(&path, &sealed, touched)?;
        Ok(Record::Card { card: card.clone(), number, sha256: sha256_hex(content) })
    }

    /// Writes what stands in the place of a version; the returned record must stand in the change that
    /// erases it.
    pub(crate) fn write_instead(
        &mut self,
        new: &RewrittenCard,
        touched: &mut disk::Touched,
    ) -> Result<Record, VaultError> {
        let CardVersion { device, number } = new.version.clone();
        let record = self.write_card(&new.card, &new.content, touched)?;
        Ok(match record {
            Record::Card { card, number: instead, sha256 } => {
                Record::CardRewritten { card, device, number, instead, sha256 }
            }
            other => other,
        })
    }

    /// The versions of a card that can be read, in the order of the ledger: the last one counts. None of an
    /// erased card; of an erased version, what stands in its place.
    pub fn card_versions(&self, card: &Id) -> Vec<(CardVersion, Vec<u8>)> {
        self.versions(card).filter_map(Result::ok).collect()
    }

    /// The same, where none of them may be left out.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] for a version that cannot be read now.
    pub fn every_card_version(&self, card: &Id) -> Result<Vec<(CardVersion, Vec<u8>)>, VaultError> {
        self.versions(card).collect()
    }

    fn versions(
        &self,
        card: &Id,
    ) -> impl Iterator<Item = Result<(CardVersion, Vec<u8>), VaultError>> {
        let there = self.index.cards.get(card).filter(|_| !self.index.removed_cards.contains(card));
        let versions = there.map_or(&[][..], Vec::as_slice).iter();
        versions.map(|(version, sha256)| {
            Ok((version.clone(), self.read_card_file(card, version, sha256)?))
        })
    }

    /// Every card that was ever written and not erased.
    pub fn card_ids(&self) -> Vec<Id> {
        let there = |card: &&Id| !self.index.removed_cards.contains(*card);
        let mut cards: Vec<Id> = self.index.cards.keys().filter(there).cloned().collect();
        cards.sort();
        cards
    }

    /// Writes a secret; the returned record must stand in the change that names it.
    pub(crate) fn write_secret(
        &mut self,
        mac_key: &MacKey,
        new: &NewSecret,
        touched: &mut disk::Touched,
    ) -> Result<Record, VaultError> {
        let device = self.device.id.clone();
        let content = new.content.expose_secret().as_bytes();
        let sealed = self.keys.seal(Kind::Secret, &new.secret, Some(&device), 1, None, content)?;
        let path = self.at(&secret_path(&device, &new.secret));
        disk::make_folder(path.parent().unwrap_or(&self.folder), touched)?;
        disk::write_new(&path, &sealed, touched)?;
        Ok(Record::Secret {
            secret: new.secret.clone(),
            mac: mac_key.mac(CONTENT, content),
            key: new.key.as_ref().map(|key| mac_key.mac_of(BARE_KEY, key)),
        })
    }

    /// The card's version that counts. From memory where its hash is the one the ledger names.
    ///
    /// # Errors
    /// [`VaultError::Removed`] for an erased card, [`VaultError::Damaged`] where the file is not the one
    /// the ledger names.
    pub fn read_card(&self, card: &Id) -> Result<Vec<u8>, VaultError> {
        let (version, sha256) = self.index.card(card).ok_or(VaultError::Removed)?;
        if let Some(content) = self.cards.get(card, version)
            && sha256_hex(content) == *sha256
        {
            return Ok(content.to_vec());
        }
        self.read_card_file(card, version, sha256)
    }

    /// A version of a card, counted from 0 in the order of the ledger: what a change set of then named. The
    /// one that counts comes from memory, an older one from its own file.
    ///
    /// # Errors
    /// As for [`Vault::read_card`]; [`VaultError::Removed`] too where there is no such version.
    pub fn read_card_version(&self, card: &Id, nth: u32) -> Result<Vec<u8>, VaultError> {
        if self.index.removed_cards.contains(card) {
            return Err(VaultError::Removed);
        }
        let versions = self.index.cards.get(card).map(Vec::as_slice).unwrap_or_default();
        let nth = usize::try_from(nth).unwrap_or(usize::MAX);
        let (version, sha256) = versions.get(nth).ok_or(VaultError::Removed)?;
        if nth + 1 == versions.len() {
            return self.read_card(card);
        }
        self.read_card_file(card, version, sha256)
    }

    pub(crate) fn read_card_file(
        &self,
        card: &Id,
        version: &CardVersion,
        sha256: &str,
    ) -> Result<Vec<u8>, VaultError> {
        let path = card_path(card, version);
        let read = || {
            let opened = self.keys.open(&disk::read(&self.at(&path)).ok()?)?;
            let place = &opened.place;
            let right = place.kind == Kind::Card
                && place.id == *card
                && place.device.as_ref() == Some(&version.device)
                && place.number == version.number
                && sha256_hex(opened.content()) == sha256;
            right.then(|| opened.content().to_vec())
        };
        read().ok_or(VaultError::Damaged { path: path.clone() })
    }

    /// A secret's content, checked against the HMAC its change carries before anybody sees it.
    ///
    /// # Errors
    /// [`VaultError::Removed`] for a removed or unknown one, [`VaultError::Damaged`] where the file is not
    /// the one the ledger names.
    pub fn read_secret(&self, secret: &Id) -> Result<SecretString, VaultError> {
        if self.index.removed_secrets.contains(secret) {
            return Err(VaultError::Removed);
        }
        let entry = self.index.secrets.get(secret).ok_or(VaultError::Removed)?;
        let mac = self.mac_key()?;
        let path = secret_path(&entry.device, secret);
        let read = || {
            let opened = self.keys.open(&disk::read(&self.at(&path)).ok()?)?;
            let place = &opened.place;
            let right = place.kind == Kind::Secret
                && place.id == *secret
                && place.device.as_ref() == Some(&entry.device)
                && mac.mac(CONTENT, opened.content()) == entry.mac;
            let text = std::str::from_utf8(opened.content()).ok()?;
            right.then(|| SecretString::from(text))
        };
        read().ok_or(VaultError::Damaged { path: path.clone() })
    }

    /// The secrets that hold this bare key, or held it before they were removed.
    pub fn find_key(&self, key: &SecretString) -> Vec<Id> {
        let Some(mac) = self.index.mac.as_ref() else { return Vec::new() };
        let mac = mac.mac_of(BARE_KEY, key);
        let mut found: Vec<Id> = self
            .index
            .secrets
            .iter()
            .filter(|(_, entry)| entry.key.as_ref() == Some(&mac))
            .map(|(secret, _)| secret.clone())
            .collect();
        found.sort();
        found
    }

    /// Seals every card version and secret again under the newest epoch's key.
    pub(crate) fn reseal_boxes(&mut self) -> Result<(), VaultError> {
        let mut touched = disk::Touched::default();
        let mut paths = Vec::new();
        for (card, versions) in &self.index.cards {
            if !self.index.removed_cards.contains(card) {
                paths.extend(versions.iter().map(|(version, _)| card_path(card, version)));
            }
        }
        for (secret, entry) in &self.index.secrets {
            if !self.index.removed_secrets.contains(secret) {
                paths.push(secret_path(&entry.device, secret));
            }
        }
        for path in paths {
            let Some(opened) = disk::read(&self.at(&path)).ok().and_then(|b| self.keys.open(&b))
            else {
                continue;
            };
            let p = &opened.place;
            if p.epoch == self.keys.current {
                continue;
            }
            let sealed = self.keys.seal(
                p.kind,
                &p.id,
                p.device.as_ref(),
                p.number,
                p.last,
                opened.content(),
            )?;
            disk::replace(&self.at(&path), &sealed, &mut touched)?;
        }
        Ok(touched.sync()?)
    }

    /// Deletes the files of removed cards, versions and secrets, whoever wrote them and wherever they reappear.
    pub(crate) fn delete_removed(&self) {
        for card in &self.index.removed_cards {
            let folder = self.at(&format!("cards/{card}"));
            if folder.exists() {
                let _ = std::fs::remove_dir_all(folder);
            }
        }
        for (card, version) in self.index.rewritten.keys() {
            let path = self.at(&card_path(card, version));
            if path.exists() {
                let _ = std::fs::remove_file(path);
            }
        }
        if self.index.removed_secrets.is_empty() {
            return;
        }
        for device in disk::names(&self.at("secrets")).unwrap_or_default() {
            for secret in &self.index.removed_secrets {
                let path = self.at(&format!("secrets/{device}/{secret}.age"));
                if path.exists() {
                    let _ = std::fs::remove_file(path);
                }
            }
        }
    }
}
