//! Which name stands for what while the run goes on.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use super::Node;

/// The folders and their entries as the running program sees them.
pub(super) struct Names(HashMap<Node, BTreeMap<OsString, Node>>);

impl Default for Names {
    /// The watched folder, empty.
    fn default() -> Self {
        Self(HashMap::from([(0, BTreeMap::new())]))
    }
}

impl Names {
    pub(super) fn folder(&mut self, node: Node) {
        self.0.insert(node, BTreeMap::new());
    }

    pub(super) fn at(&self, folder: Node, name: &OsStr) -> Option<Node> {
        self.0.get(&folder)?.get(name).copied()
    }

    pub(super) fn give(&mut self, folder: Node, name: &OsStr, node: Node) {
        self.0.entry(folder).or_default().insert(name.to_owned(), node);
    }

    pub(super) fn take(&mut self, folder: Node, name: &OsStr) -> Option<Node> {
        self.0.get_mut(&folder)?.remove(name)
    }

    /// What a path below the watched folder means.
    pub(super) fn find(&self, inner: &Path) -> Option<Node> {
        inner.iter().try_fold(0, |folder, name| self.at(folder, name))
    }
}

/// The part of `path` below `root`, without `.` and `..`; `None` where it lies elsewhere.
pub(super) fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain.strip_prefix(root).ok().map(Path::to_owned)
}
