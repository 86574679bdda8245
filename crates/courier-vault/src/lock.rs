//! One writer a device: the profile's lock file.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{VaultError, disk};

/// Held while a profile is open; the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct ProfileLock {
    _file: File,
}

impl ProfileLock {
    /// Takes the lock of this profile folder, which is made if it is not there.
    ///
    /// # Errors
    /// [`VaultError::AlreadyOpen`] while another process holds it.
    pub fn take(profile: &Path) -> Result<Self, VaultError> {
        let mut touched = disk::Touched::default();
        disk::make_folder(profile, &mut touched)?;
        touched.sync()?;
        let file =
            File::options().create(true).truncate(false).write(true).open(profile.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}
