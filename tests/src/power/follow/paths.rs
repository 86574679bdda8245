//! Which calls mean something in the watched folder.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Follower, Node, names};
use crate::power::parse::{Call, Descriptor, descriptor, string};

impl Follower {
    /// The path made of a folder's descriptor at `arg` and the path behind it.
    pub(super) fn at(call: &Call, arg: usize) -> Result<PathBuf> {
        Ok(call.descriptor(arg)?.path.join(call.path(arg + 1)?))
    }

    /// The path at `arg` of a call that names no folder for it.
    pub(super) fn plain(&self, call: &Call, arg: usize) -> Result<PathBuf> {
        Ok(self.root.join(call.path(arg)?))
    }

    /// The folder and the name that `path` means, if it lies in the watched folder.
    pub(super) fn place(&self, path: &Path) -> Result<Option<(Node, OsString)>> {
        let Some(inner) = names::inside(&self.root, path) else {
            return Ok(None);
        };
        let Some(name) = inner.file_name() else { bail!("the watched folder itself is changed") };
        let parent = inner.parent().unwrap_or(Path::new(""));
        let folder = self
            .names
            .find(parent)
            .with_context(|| format!("a folder nobody made: {}", parent.display()))?;
        Ok(Some((folder, name.to_owned())))
    }

    /// The place `path` means; outside the watched folder is refused.
    pub(super) fn own_place(&self, path: &Path) -> Result<(Node, OsString)> {
        self.place(path)?.context("something is moved or linked in from outside")
    }

    pub(super) fn is_watched(&self, path: &Path) -> bool {
        names::inside(&self.root, path).is_some()
    }

    /// The open file behind the descriptor at `arg`, if it is a watched one. What strace shows
    /// decides; a watched file whose opening was not followed is an unknown way in.
    pub(super) fn watched(&self, call: &Call, arg: usize) -> Result<Option<usize>> {
        let Descriptor { number, path } = call.descriptor(arg)?;
        if !self.is_watched(&path) {
            return Ok(None);
        }
        let number = number.context("a folder where a file was expected")?;
        let opened = self.descriptors.get(&number);
        Ok(Some(*opened.context("a watched file that was never seen opened")?))
    }

    pub(super) fn node(&self, opened: usize) -> Result<Node> {
        Ok(self.opened.get(opened).context("an unknown open file")?.node)
    }

    /// The last word on every call the replay does not follow.
    pub(super) fn refuse_if_watched(&self, call: &Call) -> Result<()> {
        let mut folders = vec![self.root.clone()];
        for arg in &call.args {
            let path = if let Ok(shown) = descriptor(arg) {
                folders.push(shown.path.clone());
                shown.path
            } else if let Ok(bytes) = string(arg) {
                PathBuf::from(OsString::from_vec(bytes))
            } else {
                continue;
            };
            for folder in &folders {
                if self.is_watched(&folder.join(&path)) {
                    bail!("the replay does not know what this changes");
                }
            }
        }
        Ok(())
    }
}
