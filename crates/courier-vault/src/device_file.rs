//! `<profile>/device.age`: this machine's device where there is no keychain, sealed by a passphrase. It never
//! lies in the vault's folder.

use std::io::ErrorKind;
use std::path::Path;

use secrecy::{ExposeSecret, SecretSlice};

use crate::{DeviceText, Id, VaultError, disk};

const NAME: &str = "device.age";

/// The sealed text of this profile's device; `None` where there is no such file.
///
/// # Errors
/// Those of the disk.
pub fn load_device_file(profile: &Path) -> Result<Option<DeviceText>, VaultError> {
    match disk::read(&profile.join(NAME)) {
        Ok(bytes) => Ok(Some(SecretSlice::from(bytes))),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}

/// Keeps it, written like a vault file and read back. What stands there is never overwritten: it may be the
/// only key to a vault.
///
/// # Errors
/// Those of writing; [`VaultError::Damaged`] where the disk gives back something else.
pub fn save_device_file(profile: &Path, text: &DeviceText) -> Result<(), VaultError> {
    let mut touched = disk::Touched::default();
    disk::make_folder(profile, &mut touched)?;
    disk::write_new(&profile.join(NAME), text.expose_secret(), &mut touched)?;
    touched.sync()?;
    let kept = load_device_file(profile)?;
    match kept {
        Some(kept) if kept.expose_secret() == text.expose_secret() => Ok(()),
        _ => Err(VaultError::Damaged { path: NAME.into() }),
    }
}

/// Puts the file aside, under a name of its own, where the recovery sheet has opened the vault instead: its
/// passphrase may be remembered one day.
///
/// # Errors
/// Those of the disk.
pub fn set_aside_device_file(profile: &Path) -> Result<(), VaultError> {
    let aside = profile.join(format!("device-before-{}.age", Id::make()));
    match std::fs::rename(profile.join(NAME), aside) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(()),
        done => Ok(done.and_then(|()| disk::sync_folder(profile))?),
    }
}
