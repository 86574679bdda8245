//! Looks for a secret everywhere it must not be, in every dress it could wear.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use data_encoding::{BASE64, BASE64_NOPAD, HEXLOWER, HEXUPPER};
use memchr::memmem;

use crate::surroundings::{Surroundings, inhabitants};

/// One way a secret can be written down.
#[derive(Debug, Clone)]
pub struct Dress {
    /// What it is called.
    pub name: &'static str,
    /// The bytes it leaves in a file, whatever stands round it.
    pub bytes: Vec<u8>,
}

/// A place where a secret was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub place: String,
    /// In which dress.
    pub dress: &'static str,
}

/// A search for one secret.
#[derive(Debug, Clone)]
pub struct Search {
    dresses: Vec<Dress>,
}

impl Search {
    /// A search for `secret`, plain and encoded.
    pub fn new(secret: &str) -> Self {
        let bytes = secret.as_bytes();
        let wide = |order: fn(u16) -> [u8; 2]| secret.encode_utf16().flat_map(order).collect();
        Self {
            dresses: vec![
                Dress { name: "plain", bytes: bytes.to_vec() },
                Dress { name: "base64", bytes: aligned(bytes, 0) },
                Dress { name: "base64, one byte on", bytes: aligned(bytes, 1) },
                Dress { name: "base64, two bytes on", bytes: aligned(bytes, 2) },
                Dress { name: "hex", bytes: HEXLOWER.encode(bytes).into_bytes() },
                Dress { name: "capital hex", bytes: HEXUPPER.encode(bytes).into_bytes() },
                Dress { name: "UTF-16, little end first", bytes: wide(u16::to_le_bytes) },
                Dress { name: "UTF-16, big end first", bytes: wide(u16::to_be_bytes) },
            ],
        }
    }

    /// Every dress, to be planted.
    pub fn dresses(&self) -> &[Dress] {
        &self.dresses
    }

    /// Looks through `bytes`.
    pub fn bytes(&self, place: &str, bytes: &[u8]) -> Vec<Found> {
        self.dresses
            .iter()
            .filter(|dress| memmem::find(bytes, &dress.bytes).is_some())
            .map(|dress| Found { place: place.to_owned(), dress: dress.name })
            .collect()
    }

    /// Looks through every file below `root` and through the files' names, as they lie there.
    pub fn files(&self, root: &Path) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        for path in files_below(root)? {
            let shown = path.display().to_string();
            found.extend(self.bytes(&format!("the name {shown}"), path.as_os_str().as_bytes()));
            match fs::read(&path) {
                Ok(bytes) => found.extend(self.bytes(&shown, &bytes)),
                // The app is running: a file may have gone, a socket cannot be read.
                Err(_) if !path.is_file() => {}
                Err(error) => return Err(error).context(shown),
            }
        }
        Ok(found)
    }

    /// Looks through the arguments and the environment of every process of the session.
    pub fn processes(&self, place: &Surroundings) -> Vec<Found> {
        let mut found = Vec::new();
        for process in inhabitants(place) {
            for what in ["cmdline", "environ"] {
                let path = format!("/proc/{}/{what}", process.as_raw_nonzero());
                // A process may have ended since it was listed.
                if let Ok(bytes) = fs::read(&path) {
                    found.extend(self.bytes(&path, &bytes));
                }
            }
        }
        found
    }
}

/// Every file below `root`, folders' own names included, in order.
pub fn files_below(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| folder.display().to_string()),
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
            }
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The part of the base64 of `bytes` that does not depend on what stands before and after it, when `ahead`
/// bytes of its first group of three belong to something else.
fn aligned(bytes: &[u8], ahead: usize) -> Vec<u8> {
    let mut padded = vec![0; ahead];
    padded.extend_from_slice(bytes);
    let spoiled_ahead = match ahead {
        0 => 0,
        1 => 2,
        _ => 3,
    };
    let whole = padded.len() / 3 * 4;
    let text = if padded.len().is_multiple_of(3) {
        BASE64.encode(&padded)
    } else {
        BASE64_NOPAD.encode(&padded)
    };
    text.as_bytes().get(spoiled_ahead..whole).unwrap_or_default().to_vec()
}
