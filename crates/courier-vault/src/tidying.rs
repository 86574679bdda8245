//! Tidying: what removed and folded things left behind, and files that no change names.

use std::path::Path;

use crate::open::Vault;
use crate::place::Kind;
use crate::{Id, disk};

/// How long what no change names is kept aside.
const SWEPT_FOR: std::time::Duration = std::time::Duration::from_hours(30 * 24);

impl Vault {
    /// After opening: what removed and folded things left behind goes.
    pub(crate) fn tidy(&mut self) {
        if self.is_read_only() {
            return;
        }
        self.delete_removed();
        self.delete_folded();
    }

    /// Deletes cards of this device that no change names, swept or not: nobody can tell whose they are any
    /// more once somebody is erased. What a missing change names is not nobody's and may come back: of a
    /// device of which changes are missing, only those go that `is_theirs` finds somebody on.
    pub fn delete_unnamed_cards(&self, is_theirs: impl Fn(&Id, &[u8]) -> bool) {
        if self.is_read_only() {
            return;
        }
        let may_sweep = self.may_sweep();
        if may_sweep {
            self.sweep();
        }
        let is_theirs = |path: &Path| {
            let opened = disk::read(path).ok().and_then(|sealed| self.keys.open(&sealed));
            opened.is_some_and(|opened| {
                opened.place.kind == Kind::Card && is_theirs(&opened.place.id, opened.content())
            })
        };
        let aside = self.folder.join("swept");
        for name in disk::names(&aside).unwrap_or_default() {
            let path = aside.join(&name);
            if name.starts_with("cards-") && (may_sweep || is_theirs(&path)) {
                let _ = std::fs::remove_file(path);
            }
        }
        for path in self.unnamed_cards(|device| self.misses(device)) {
            let path = self.folder.join(path);
            if is_theirs(&path) {
                let _ = std::fs::remove_file(path);
            }
        }
    }

    /// Whether it is known what this device's changes name. What a missing one names may come back.
    fn may_sweep(&self) -> bool {
        !self.is_read_only() && !self.misses(self.device.id.as_str())
    }

    /// Whether the person went on without changes of a device.
    fn misses(&self, device: &str) -> bool {
        self.index.missing.iter().any(|(of, ..)| of.as_str() == device)
    }

    /// The files of cards that some devices wrote and no change names.
    fn unnamed_cards(&self, of: impl Fn(&str) -> bool) -> Vec<String> {
        let mut unnamed = Vec::new();
        for card in disk::names(&self.folder.join("cards")).unwrap_or_default() {
            let Some(id) = Id::parse(&card) else { continue };
            let named = self.index.cards.get(&id);
            for name in disk::names(&self.folder.join("cards").join(&card)).unwrap_or_default() {
                let Some((device, number)) =
                    name.strip_suffix(".age").and_then(|stem| stem.split_once('-'))
                else {
                    continue;
                };
                let is_named = named.is_some_and(|versions| {
                    versions
                        .iter()
                        .any(|(v, _)| v.device.as_str() == device && v.number.to_string() == number)
                });
                if of(device) && !is_named {
                    unnamed.push(format!("cards/{card}/{name}"));
                }
            }
        }
        unnamed
    }

    /// Moves cards and secrets of this device that no change names into `swept/`: they were written for a
    /// change that never came to be. Only where this device's own chain is whole. It looks into every
    /// card's folder, so it belongs to the end of a day, not to its beginning.
    pub fn sweep(&self) {
        if self.is_read_only() {
            return;
        }
        self.delete_removed();
        if !self.may_sweep() {
            return;
        }
        let own = &self.device.id;
        let aside = self.folder.join("swept");
        for name in disk::names(&aside).unwrap_or_default() {
            let path = aside.join(name);
            let age = std::fs::metadata(&path).and_then(|m| m.modified()).map(|at| at.elapsed());
            if age.is_ok_and(|age| age.is_ok_and(|age| age > SWEPT_FOR)) {
                let _ = std::fs::remove_file(path);
            }
        }
        let put_aside = |path: String| {
            let to = aside.join(path.replace('/', "-"));
            if disk::make_folder(&aside, &mut disk::Touched::default()).is_ok()
                && std::fs::rename(self.folder.join(&path), &to).is_ok()
                && let Ok(file) = std::fs::File::options().write(true).open(&to)
            {
                // The thirty days begin now, not when the file was written.
                let _ = file.set_modified(std::time::SystemTime::now());
            }
        };
        for name in disk::names(&self.folder.join("secrets").join(own.as_str())).unwrap_or_default()
        {
            let Some(secret) = name.strip_suffix(".age").and_then(Id::parse) else {
                continue;
            };
            if !self.index.secrets.contains_key(&secret) {
                put_aside(format!("secrets/{own}/{name}"));
            }
        }
        self.unnamed_cards(|device| device == own.as_str()).into_iter().for_each(put_aside);
    }
}
