//! The pictures a tour takes.

use std::path::{Path, PathBuf};

/// Numbered pictures in a folder.
#[derive(Debug)]
pub struct Album {
    folder: PathBuf,
    taken: u32,
}

impl Album {
    /// An empty album; numbers go on after `taken`.
    pub fn new(folder: &Path, taken: u32) -> Self {
        Self { folder: folder.to_path_buf(), taken }
    }

    /// Where the next picture goes.
    pub fn next(&mut self, name: &str) -> PathBuf {
        self.taken += 1;
        self.folder.join(format!("{:02}-{name}.png", self.taken))
    }

    /// How many pictures there are.
    pub fn taken(&self) -> u32 {
        self.taken
    }
}
