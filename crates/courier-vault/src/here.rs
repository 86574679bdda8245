//! What this profile remembers of its vault, outside the vault folder: `here.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::place::FORMAT;
use crate::read::MOST_NUMBER;
use crate::{Head, Id, VaultError, disk};

/// The device, where the vault is, and the last heads: plain, nothing secret. A folder ahead of it is a
/// crash between two writes and accepted; a folder behind it is an old copy put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Here {
    format: u32,
    /// The vault's id.
    pub vault: Id,
    /// This profile's device.
    pub device: Id,
    /// Where the vault folder is.
    pub folder: PathBuf,
    /// The last head seen of each device; empty until the first change is durable.
    pub heads: BTreeMap<Id, Head>,
    /// A founding was begun and no change of it was acknowledged yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub founding: bool,
    /// A device was about to join and no change of it was acknowledged yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joining: bool,
}

impl Here {
    /// A profile that is about to found or join a vault.
    pub fn new(vault: Id, device: Id, folder: PathBuf) -> Self {
        Self {
            format: FORMAT,
            vault,
            device,
            folder,
            heads: BTreeMap::new(),
            founding: false,
            joining: false,
        }
    }

    /// What the profile remembers; `None` where it never had a vault.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] where the file is there but cannot be understood: that is never a first start.
    pub fn load(profile: &Path) -> Result<Option<Self>, VaultError> {
        let path = profile.join("here.json");
        match disk::read(&path) {
            Ok(bytes) => match serde_json::from_slice::<Self>(&bytes) {
                Ok(here) if here.format > FORMAT => {
                    Err(VaultError::Newer { found: here.format, known: FORMAT })
                }
                Ok(here) if here.heads.values().any(|head| head.number > MOST_NUMBER) => {
                    Err(VaultError::Damaged { path: "here.json".into() })
                }
                Ok(here) => Ok(Some(here)),
                Err(_) => Err(VaultError::Damaged { path: "here.json".into() }),
            },
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Writes it like a vault file.
    pub fn save(&self, profile: &Path) -> Result<(), VaultError> {
        let mut touched = disk::Touched::default();
        self.write(profile, &mut touched)?;
        Ok(touched.sync()?)
    }

    /// Whether its device was about to join the vault and was stopped before its first change set was
    /// durable: nothing was acknowledged, and it begins again.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn joined_nothing(&self) -> Result<bool, VaultError> {
        let own = self.folder.join("ledger").join(self.device.as_str());
        let is_file = |name: &String| name.strip_suffix(".age").is_some();
        Ok(self.joining && !disk::names(&own)?.iter().any(is_file))
    }

    /// Forgets a founding that came to nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn forget(profile: &Path) -> Result<(), VaultError> {
        match std::fs::remove_file(profile.join("here.json")) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
    }

    pub(crate) fn write(
        &self,
        profile: &Path,
        touched: &mut disk::Touched,
    ) -> Result<(), VaultError> {
        // A path that is no Unicode cannot be written: better refused than forgotten.
        let mut text = serde_json::to_vec(self)
            .map_err(|_| VaultError::Disk(std::io::ErrorKind::InvalidInput))?;
        text.push(b'\n');
        Ok(disk::replace(&profile.join("here.json"), &text, touched)?)
    }
}
