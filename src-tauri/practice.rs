//! Practice: a second app on a profile of its own, with the practice server for all the systems there are. No
//! keychain holds anything of it: its device lies open in its profile, for it opens nothing that is worth it.

use std::fs;
use std::path::{Path, PathBuf};

use courier::{DeviceText, Id, Keychain, KeychainAnswer, KeychainSearch};
use secrecy::{ExposeSecret, SecretSlice};

/// The devices of the practice profile, one file each.
pub(crate) struct OpenKeychain {
    folder: PathBuf,
}

impl OpenKeychain {
    pub(crate) fn in_profile(profile: &Path) -> Self {
        Self { folder: profile.join("devices") }
    }

    fn file(&self, vault: &Id) -> PathBuf {
        self.folder.join(format!("{vault}.txt"))
    }
}

impl Keychain for OpenKeychain {
    fn load(&self, vault: &Id) -> KeychainAnswer {
        match fs::read(self.file(vault)) {
            Ok(bytes) => KeychainAnswer::Ready(SecretSlice::from(bytes)),
            Err(_) => KeychainAnswer::NoEntry,
        }
    }

    fn save(&self, vault: &Id, text: &DeviceText) -> Result<(), KeychainAnswer> {
        let save = || {
            fs::create_dir_all(&self.folder)?;
            let mut file = fs::File::create_new(self.file(vault))?;
            std::io::Write::write_all(&mut file, text.expose_secret())?;
            file.sync_all()
        };
        save().map_err(|_| KeychainAnswer::Refused)
    }

    fn search(&self) -> KeychainSearch {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return KeychainSearch::Found(Vec::new());
        };
        let names = entries.flatten().filter_map(|entry| {
            let name = entry.file_name();
            Some(name.to_str()?.strip_suffix(".txt")?.to_owned())
        });
        KeychainSearch::Found(names.collect())
    }
}
