//! Files of the profile that are sealed to the vault key: all cards at once, and drafts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::index::{CardVersion, Index};
use crate::open::Vault;
use crate::place::{Kind, VaultKeys};
use crate::{Id, Trouble, VaultError, disk};

/// All cards in memory, each checked against the hash its change names before it is shown.
/// `<profile>/cards.age` keeps them over a restart; deleting it costs only time.
#[derive(Default)]
pub(crate) struct CardCache {
    cards: HashMap<Id, (CardVersion, Zeroizing<Vec<u8>>)>,
    /// Read from single files since the cache was last written.
    fresh: usize,
}

#[derive(Serialize, Deserialize)]
struct CachedCard<'a> {
    card: Id,
    device: Id,
    number: u64,
    #[serde(borrow)]
    content: Cow<'a, str>,
}

impl CardCache {
    pub(crate) fn load(profile: &Path, keys: &VaultKeys) -> Self {
        let read = || {
            let opened = keys.open(&disk::read(&profile.join("cards.age")).ok()?)?;
            if opened.place.kind != Kind::Cards {
                return None;
            }
            let cached: Vec<CachedCard<'_>> = serde_json::from_slice(opened.content()).ok()?;
            let cards = cached.into_iter().map(|c| {
                let version = CardVersion { device: c.device, number: c.number };
                (c.card, (version, Zeroizing::new(c.content.into_owned().into_bytes())))
            });
            Some(cards.collect())
        };
        Self { cards: read().unwrap_or_default(), fresh: 0 }
    }

    pub(crate) fn get(&self, card: &Id, version: &CardVersion) -> Option<&[u8]> {
        let (cached, content) = self.cards.get(card)?;
        (cached == version).then_some(content.as_slice())
    }

    pub(crate) fn put(&mut self, card: Id, version: CardVersion, content: Vec<u8>) {
        self.fresh += 1;
        self.cards.insert(card, (version, Zeroizing::new(content)));
    }

    /// Drops what does not count any more.
    pub(crate) fn retain_counting(&mut self, index: &Index) {
        self.cards.retain(|card, (version, _)| index.card(card).is_some_and(|(v, _)| v == version));
    }

    /// Whether something in it was erased.
    pub(crate) fn holds_erased(&self, index: &Index) -> bool {
        self.cards.iter().any(|(card, (version, _))| {
            index.removed_cards.contains(card)
                || index.rewritten.contains_key(&(card.clone(), version.clone()))
        })
    }
}

/// So many cards read one by one are worth a cache.
const WORTH_CACHING: usize = 64;

impl Vault {
    /// Reads the cards that the cache lacks; a damaged one becomes a trouble.
    pub(crate) fn read_missing_cards(&mut self) {
        let mut read = Vec::new();
        let mut damaged = Vec::new();
        for card in self.index.cards.keys() {
            let Some((version, sha256)) = self.index.card(card) else {
                continue;
            };
            if self.cards.get(card, version).is_some() {
                continue;
            }
            match self.read_card_file(card, version, sha256) {
                Ok(content) => read.push((card.clone(), version.clone(), content)),
                Err(_) => damaged.push(crate::boxes::card_path(card, version)),
            }
        }
        for (card, version, content) in read {
            self.cards.put(card, version, content);
        }
        damaged.sort();
        self.troubles.extend(damaged.into_iter().map(|path| Trouble::Damaged { path }));
    }

    /// Writes the cache where much was read one by one, or where something was erased since it was written.
    pub(crate) fn keep_cards_if_worth_it(&mut self, erased: bool) {
        if (erased || self.cards.fresh >= WORTH_CACHING) && !self.is_read_only() {
            // A cache that cannot be written costs time at the next opening, nothing else.
            let _ = self.save_cards();
        }
    }

    /// Writes the cache of all cards.
    ///
    /// # Errors
    /// Those of writing; nothing is lost then but time at the next opening.
    pub fn save_cards(&mut self) -> Result<(), VaultError> {
        let mut touched = disk::Touched::default();
        self.write_cards(&mut touched)?;
        Ok(touched.sync()?)
    }

    pub(crate) fn write_cards(&mut self, touched: &mut disk::Touched) -> Result<(), VaultError> {
        let cards: Vec<CachedCard<'_>> = self
            .cards
            .cards
            .iter()
            .filter(|(card, _)| self.index.card(card).is_some())
            .filter_map(|(card, (version, content))| {
                Some(CachedCard {
                    card: card.clone(),
                    device: version.device.clone(),
                    number: version.number,
                    content: Cow::Borrowed(std::str::from_utf8(content).ok()?),
                })
            })
            .collect();
        let content = Zeroizing::new(serde_json::to_vec(&cards).unwrap_or_default());
        let id = self.device.id.clone();
        let sealed = self.keys.seal(Kind::Cards, &id, None, 1, None, &content)?;
        disk::replace(&self.profile.join("cards.age"), &sealed, touched)?;
        self.cards.fresh = 0;
        Ok(())
    }

    fn draft_path(&self, draft: &Id) -> PathBuf {
        self.profile.join("drafts").join(format!("{draft}.age"))
    }

    /// Keeps a draft in the profile, replacing what it was.
    ///
    /// # Errors
    /// Those of writing.
    pub fn save_draft(&self, draft: &Id, content: &[u8]) -> Result<(), VaultError> {
        let path = self.draft_path(draft);
        let mut touched = disk::Touched::default();
        disk::make_folder(path.parent().unwrap_or(&self.profile), &mut touched)?;
        let sealed = self.keys.seal(Kind::Draft, draft, None, 1, None, content)?;
        disk::replace(&path, &sealed, &mut touched)?;
        Ok(touched.sync()?)
    }

    /// A draft's content; `None` where there is none or it cannot be read.
    pub fn load_draft(&self, draft: &Id) -> Option<Zeroizing<Vec<u8>>> {
        let opened = self.keys.open(&disk::read(&self.draft_path(draft)).ok()?)?;
        let right = opened.place.kind == Kind::Draft && opened.place.id == *draft;
        right.then(|| Zeroizing::new(opened.content().to_vec()))
    }

    /// The drafts that are there.
    pub fn drafts(&self) -> Vec<Id> {
        disk::names(&self.profile.join("drafts"))
            .unwrap_or_default()
            .iter()
            .filter_map(|name| Id::parse(name.strip_suffix(".age")?))
            .collect()
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn remove_draft(&self, draft: &Id) -> Result<(), VaultError> {
        match std::fs::remove_file(self.draft_path(draft)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }
}
