//! Logs: ids, codes, sizes and durations, in the profile; five files of one megabyte at most.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tracing_subscriber::EnvFilter;

const FILES: u32 = 5;
const BYTES: u64 = 1024 * 1024;

struct Rotating {
    folder: PathBuf,
    file: Option<fs::File>,
    written: u64,
}

impl Rotating {
    fn path(&self, n: u32) -> PathBuf {
        self.folder.join(format!("key-courier.{n}.log"))
    }

    fn rotate(&mut self) -> io::Result<()> {
        self.file = None;
        for n in (0..FILES - 1).rev() {
            if self.path(n).exists() {
                fs::rename(self.path(n), self.path(n + 1))?;
            }
        }
        self.written = 0;
        Ok(())
    }
}

struct Log(Mutex<Rotating>);

impl Write for &Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.written >= BYTES {
            log.rotate()?;
        }
        if log.file.is_none() {
            let path = log.path(0);
            let file = fs::File::options().create(true).append(true).open(path)?;
            log.written = file.metadata()?.len();
            log.file = Some(file);
        }
        log.written += bytes.len() as u64;
        match &mut log.file {
            Some(file) => file.write(bytes),
            None => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to log into the profile. Where that does not work the app runs without a log.
pub(crate) fn start(profile: &Path) {
    let folder = profile.join("logs");
    if fs::create_dir_all(&folder).is_err() {
        return;
    }
    let log = Log(Mutex::new(Rotating { folder, file: None, written: 0 }));
    let filter =
        EnvFilter::new("warn,key_courier=info,courier=info,courier_vault=info,courier_bundle=info");
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(std::sync::Arc::new(log))
        .finish();
    if tracing::subscriber::set_global_default(subscriber).is_err() {
        return;
    }
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
}
