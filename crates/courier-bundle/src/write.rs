//! Writing whole files: beside, synced, renamed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::sealed::BundleError;

/// Writes a file, replacing one that stands there. Nobody else on the computer may read it.
///
/// # Errors
/// Those of the disk.
pub fn write_secret_file(path: &Path, bytes: &[u8]) -> Result<(), BundleError> {
    // The file beside is made readable by its owner only, and stays so.
    put(path, bytes, |_| Ok(()))
}

/// Writes a file, replacing one that stands there, readable as the person's files are.
///
/// # Errors
/// Those of the disk.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), BundleError> {
    put(path, bytes, like_others)
}

fn put(
    path: &Path,
    bytes: &[u8],
    finish: impl FnOnce(&fs::File) -> io::Result<()>,
) -> Result<(), BundleError> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput).map_err(io::Error::from)?;
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    finish(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

#[cfg(unix)]
fn like_others(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn like_others(_: &fs::File) -> io::Result<()> {
    Ok(())
}
