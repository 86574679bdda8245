//! Writing so that a power cut leaves either nothing or the whole file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Folders in which names changed since they were last synced. What belongs to one step is written first,
/// then each folder is synced once.
#[derive(Default)]
#[must_use = "a name is durable only when its folder was synced"]
pub(crate) struct Touched(BTreeSet<PathBuf>);

impl Touched {
    /// Makes the names durable.
    pub(crate) fn sync(self) -> io::Result<()> {
        self.0.iter().try_for_each(|folder| sync_folder(folder))
    }
}

/// Writes a new file: beside, synced, renamed without overwriting; its folder is still to be synced.
///
/// # Errors
/// `AlreadyExists` where a file of that name stands; anything else from the disk.
pub(crate) fn write_new(path: &Path, bytes: &[u8], touched: &mut Touched) -> io::Result<()> {
    beside(path, bytes)?.persist_noclobber(path).map_err(|e| e.error)?;
    touched.0.insert(parent(path)?.to_owned());
    Ok(())
}

/// The same, replacing what stands there.
pub(crate) fn replace(path: &Path, bytes: &[u8], touched: &mut Touched) -> io::Result<()> {
    beside(path, bytes)?.persist(path).map_err(|e| e.error)?;
    touched.0.insert(parent(path)?.to_owned());
    Ok(())
}

/// Makes a folder and those above it; each one's own entry is still to be synced.
pub(crate) fn make_folder(path: &Path, touched: &mut Touched) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let above = parent(path)?;
    make_folder(above, touched)?;
    match fs::create_dir(path) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(e),
        _ => {}
    }
    touched.0.insert(above.to_owned());
    Ok(())
}

/// How the names of files begin that are being written.
pub(crate) const BESIDE: &str = ".writing-";

fn beside(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(BESIDE).tempfile_in(parent(path)?)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn parent(path: &Path) -> io::Result<&Path> {
    path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
}

#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Windows keeps renames in its journal and gives no way to sync a folder.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether a file can be made in this folder at all.
pub(crate) fn is_writable(folder: &Path) -> bool {
    match tempfile::tempfile_in(folder) {
        Ok(_) => true,
        Err(e) => {
            !matches!(e.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied)
        }
    }
}

/// The largest file read from a vault or profile: bounds what a hostile folder can make us hold.
const MOST: u64 = 64 * 1024 * 1024;

/// Reads a whole plain file of at most 64 MiB. A pipe put in a file's place would be waited for for ever.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    use std::io::Read;
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}

/// The plain names of the entries of a folder, sorted; a missing folder has none.
pub(crate) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
