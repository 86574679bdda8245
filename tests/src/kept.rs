//! What the app keeps, read from outside: the folder, the keychain's entry, and every sealed file opened with
//! nothing but `age` and `secret-tool`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::surroundings::Surroundings;
use crate::{foreign, keyring, search};

/// The name the app goes by in keychains and folders.
pub const SERVICE: &str = "org.keycourier.desktop";

/// Where the vault of this session lies, as the profile remembers it.
pub fn folder(place: &Surroundings) -> Result<PathBuf> {
    let here = json(&place.profile().join("here.json"))?;
    let folder = here.get("folder").and_then(Value::as_str).context("here.json names no folder")?;
    Ok(PathBuf::from(folder))
}

/// Every file below `root` with its bytes: two of these tell whether anything was touched.
pub fn snapshot(root: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    search::files_below(root)?
        .into_iter()
        .filter(|path| path.is_file())
        .map(|path| {
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            Ok((path, bytes))
        })
        .collect()
}

/// A vault opened by hand.
#[derive(Debug)]
pub struct Kept {
    /// The vault's folder.
    pub folder: PathBuf,
    /// The vault's id.
    pub id: String,
    /// The text in the keychain.
    pub device: String,
    /// The vault key of each epoch, as an age identity file.
    pub keys: BTreeMap<u32, String>,
}

impl Kept {
    /// Opens the vault of this session: the device's text from the keychain, with it the vault keys.
    pub fn open(place: &Surroundings) -> Result<Self> {
        let folder = folder(place)?;
        let vault = json(&folder.join("vault.json"))?;
        let id = vault
            .get("vault")
            .and_then(Value::as_str)
            .context("vault.json names no vault")?
            .to_owned();
        let device = keyring::look_up(place, SERVICE, &id)?
            .context("the keychain has no entry for the vault")?;
        let first = device.lines().next().unwrap_or_default();
        let device_id = first
            .strip_prefix("# key-courier device 1 ")
            .context("the entry is not a device's text")?;
        let mut keys = BTreeMap::new();
        for epoch in fs::read_dir(folder.join("keys"))? {
            let epoch = epoch?;
            let number =
                epoch.file_name().to_string_lossy().parse().context("an epoch has no number")?;
            let sealed = epoch.path().join(format!("{device_id}.age"));
            keys.insert(number, String::from_utf8(foreign::age_with_identity(&sealed, &device)?)?);
        }
        ensure!(!keys.is_empty(), "the vault has no key for this device");
        Ok(Self { folder, id, device, keys })
    }

    /// What stands in a file of the vault or the profile that is sealed to the vault key.
    pub fn opened(&self, path: &Path) -> Result<Vec<u8>> {
        let mut why = None;
        for key in self.keys.values().rev() {
            match foreign::age_with_identity(path, key) {
                Ok(plain) => return Ok(plain),
                Err(error) => why = Some(error),
            }
        }
        Err(why.context("the vault has no key")?)
    }

    /// Every sealed file of the vault and the profile, opened; keys are left out, they are
    /// opened already, and so are locked files, which open with their own words.
    pub fn all_opened(&self, profile: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
        let mut opened = BTreeMap::new();
        for root in [self.folder.as_path(), profile] {
            for path in search::files_below(root)? {
                let is_other = path.starts_with(self.folder.join("keys"))
                    || path.starts_with(profile.join("outbox"));
                if path.extension().is_some_and(|ending| ending == "age") && !is_other {
                    let plain = self.opened(&path)?;
                    opened.insert(path, plain);
                }
            }
        }
        Ok(opened)
    }
}

fn json(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&text).with_context(|| path.display().to_string())
}
