//! What a disk keeps: the strict model.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::follow::{Change, Node};
use super::replay::Dice;

/// What of the changes not yet synced reached the disk all the same.
#[derive(Debug)]
pub enum Survivors<'a> {
    /// Nothing: the least a disk must keep.
    Nothing,
    /// Everything: as if only the program had died.
    Everything,
    /// Some of it, in part and out of order.
    Some(&'a mut Dice),
}

/// All files and folders of a run: what is safe on the disk, and what is still on its way.
#[derive(Debug, Clone)]
pub struct Disk {
    nodes: BTreeMap<Node, Kept>,
}

#[derive(Debug, Clone)]
enum Kept {
    File { safe: Arc<[u8]>, pending: Vec<Write> },
    Folder { safe: BTreeMap<OsString, Node>, pending: Vec<Entry> },
}

#[derive(Debug, Clone)]
enum Write {
    Bytes { offset: u64, bytes: Arc<[u8]> },
    Length(u64),
}

#[derive(Debug, Clone)]
enum Entry {
    Name { name: OsString, node: Node },
    Gone { name: OsString },
    Renamed { from: OsString, to: OsString, node: Node },
}

impl Default for Disk {
    /// The watched folder, empty and safe.
    fn default() -> Self {
        Self { nodes: BTreeMap::from([(0, folder())]) }
    }
}

fn folder() -> Kept {
    Kept::Folder { safe: BTreeMap::new(), pending: Vec::new() }
}

impl Disk {
    /// Takes in one change of the run.
    pub fn apply(&mut self, change: &Change) -> Result<()> {
        match change {
            Change::Stood { name, node } => {
                self.nodes.insert(*node, folder());
                if let Some(Kept::Folder { safe, .. }) = self.nodes.get_mut(&0) {
                    safe.insert(name.clone(), *node);
                }
            }
            Change::File(node) => {
                self.nodes.insert(*node, Kept::File { safe: Arc::new([]), pending: Vec::new() });
            }
            Change::Folder(node) => {
                self.nodes.insert(*node, folder());
            }
            Change::Name { folder, name, node } => {
                self.entry(*folder, Entry::Name { name: name.clone(), node: *node })?;
            }
            Change::Gone { folder, name } => {
                self.entry(*folder, Entry::Gone { name: name.clone() })?;
            }
            Change::Renamed { folder, from, to, node } => {
                let (from, to) = (from.clone(), to.clone());
                self.entry(*folder, Entry::Renamed { from, to, node: *node })?;
            }
            Change::Bytes { node, offset, bytes } => {
                self.write(*node, Write::Bytes { offset: *offset, bytes: bytes.clone() })?;
            }
            Change::Length { node, length } => self.write(*node, Write::Length(*length))?,
            Change::Synced { node, .. } => match self.nodes.get_mut(node) {
                Some(Kept::File { safe, pending }) => {
                    *safe = written(safe, pending, &mut Survivors::Everything)?;
                    pending.clear();
                }
                Some(Kept::Folder { safe, pending }) => {
                    *safe = named(safe, pending, &mut Survivors::Everything);
                    pending.clear();
                }
                None => bail!("something nobody made is synced"),
            },
            Change::Said(_) => {}
        }
        Ok(())
    }

    fn entry(&mut self, folder: Node, entry: Entry) -> Result<()> {
        match self.nodes.get_mut(&folder) {
            Some(Kept::Folder { pending, .. }) => pending.push(entry),
            _ => bail!("a name in something that is no folder"),
        }
        Ok(())
    }

    fn write(&mut self, node: Node, write: Write) -> Result<()> {
        match self.nodes.get_mut(&node) {
            Some(Kept::File { pending, .. }) => pending.push(write),
            _ => bail!("bytes in something that is no file"),
        }
        Ok(())
    }

    /// What is found on the disk after the power came back.
    pub fn after(&self, mut survivors: Survivors<'_>) -> Result<Tree> {
        let mut tree = Tree::default();
        self.walk(0, Path::new(""), &mut survivors, &mut tree, &mut BTreeMap::new())?;
        Ok(tree)
    }

    fn walk(
        &self,
        node: Node,
        path: &Path,
        survivors: &mut Survivors<'_>,
        tree: &mut Tree,
        seen: &mut BTreeMap<Node, Arc<[u8]>>,
    ) -> Result<()> {
        match self.nodes.get(&node).context("a name that means nothing")? {
            Kept::File { safe, pending } => {
                // A file with two names has the same fate under both.
                let bytes = match seen.get(&node) {
                    Some(bytes) => bytes.clone(),
                    None => written(safe, pending, survivors)?,
                };
                seen.insert(node, bytes.clone());
                tree.0.insert(path.to_owned(), Some(bytes));
            }
            Kept::Folder { safe, pending } => {
                tree.0.insert(path.to_owned(), None);
                for (name, child) in named(safe, pending, survivors) {
                    self.walk(child, &path.join(name), survivors, tree, seen)?;
                }
            }
        }
        Ok(())
    }
}

/// The entries of a folder once some of the pending ones have reached the disk.
fn named(
    safe: &BTreeMap<OsString, Node>,
    pending: &[Entry],
    survivors: &mut Survivors<'_>,
) -> BTreeMap<OsString, Node> {
    let mut entries = safe.clone();
    for entry in pending {
        let survives = match survivors {
            Survivors::Nothing => false,
            Survivors::Everything => true,
            Survivors::Some(dice) => dice.below(2) == 0,
        };
        if !survives {
            continue;
        }
        match entry {
            Entry::Name { name, node } => {
                entries.insert(name.clone(), *node);
            }
            Entry::Gone { name } => {
                entries.remove(name);
            }
            Entry::Renamed { from, to, node } => {
                entries.remove(from);
                entries.insert(to.clone(), *node);
            }
        }
    }
    entries
}

/// The bytes of a file once some of the pending ones have reached the disk: each write whole, not
/// at all, only its beginning, or only its length.
fn written(
    safe: &Arc<[u8]>,
    pending: &[Write],
    survivors: &mut Survivors<'_>,
) -> Result<Arc<[u8]>> {
    if pending.is_empty() || matches!(survivors, Survivors::Nothing) {
        return Ok(safe.clone());
    }
    let mut file = safe.to_vec();
    for write in pending {
        let fate = match survivors {
            Survivors::Some(dice) => dice.below(4),
            _ => 0,
        };
        match write {
            Write::Length(length) if fate < 2 => file.resize(usize::try_from(*length)?, 0),
            Write::Length(_) => {}
            Write::Bytes { offset, bytes } => {
                let from = usize::try_from(*offset)?;
                let bytes: Vec<u8> = match (fate, &mut *survivors) {
                    (1, _) => continue,
                    (2, Survivors::Some(dice)) => {
                        let kept = dice.below(bytes.len() + 1);
                        bytes.iter().copied().take(kept).collect()
                    }
                    (3, _) => vec![0; bytes.len()],
                    _ => bytes.to_vec(),
                };
                let to = from + bytes.len();
                if file.len() < to {
                    file.resize(to, 0);
                }
                file.get_mut(from..to).context("a write beyond the file")?.copy_from_slice(&bytes);
            }
        }
    }
    Ok(file.into())
}

/// Files with their bytes, and folders (`None`), by their path below the watched folder.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tree(BTreeMap<PathBuf, Option<Arc<[u8]>>>);

impl Tree {
    /// Reads a real folder.
    pub fn load(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let mut waiting = vec![PathBuf::new()];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(root.join(&folder))? {
                let entry = entry?;
                let path = folder.join(entry.file_name());
                if entry.file_type()?.is_dir() {
                    waiting.push(path);
                } else {
                    let bytes = std::fs::read(entry.path())?;
                    tree.0.insert(path, Some(bytes.into()));
                }
            }
            tree.0.insert(folder, None);
        }
        Ok(tree)
    }

    /// Makes `root` hold this and nothing else.
    pub fn restore(&self, root: &Path) -> Result<()> {
        for entry in std::fs::read_dir(root)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                std::fs::remove_dir_all(entry.path())?;
            } else {
                std::fs::remove_file(entry.path())?;
            }
        }
        for (path, bytes) in &self.0 {
            let path = root.join(path);
            match bytes {
                Some(bytes) => std::fs::write(&path, bytes),
                None => std::fs::create_dir_all(&path),
            }
            .with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }

    /// The same for equal trees only.
    pub fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        for (path, bytes) in &self.0 {
            let path = path.as_os_str().as_encoded_bytes();
            digest.update((path.len() as u64).to_le_bytes());
            digest.update(path);
            match bytes {
                Some(bytes) => {
                    digest.update((bytes.len() as u64 + 1).to_le_bytes());
                    digest.update(bytes);
                }
                None => digest.update(0_u64.to_le_bytes()),
            }
        }
        digest.finalize().into()
    }

    /// The paths that only one of the two has, or that differ.
    pub fn differences(&self, other: &Self) -> Vec<PathBuf> {
        let paths = self.0.keys().chain(other.0.keys());
        let mut paths: Vec<PathBuf> =
            paths.filter(|path| self.0.get(*path) != other.0.get(*path)).cloned().collect();
        paths.dedup();
        paths
    }
}
