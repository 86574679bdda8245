//! Open files: which node a descriptor means, and where in it the next bytes go.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Change, Follower, Node, Opened, names};
use crate::power::parse::Call;

impl Follower {
    pub(super) fn open(
        &mut self,
        call: &Call,
        path: &Path,
        flags: usize,
        result: i64,
        shown: Option<&Path>,
    ) -> Result<()> {
        let watched = self.is_watched(path);
        if watched != shown.is_some_and(|shown| self.is_watched(shown)) {
            bail!("a link leads into or out of the watched folder");
        }
        if !watched {
            return Ok(());
        }
        if ["O_SYNC", "O_DSYNC", "O_DIRECT"].iter().any(|flag| call.flag(flags, flag)) {
            bail!("the replay knows fsync and fdatasync only");
        }
        let inner = names::inside(&self.root, path).unwrap_or_default();
        let node = if call.flag(flags, "O_TMPFILE") {
            self.new_file()
        } else if let Some(node) = self.names.find(&inner) {
            if call.flag(flags, "O_TRUNC") && self.length(node) > 0 {
                self.set_length(node, 0);
            }
            node
        } else if call.flag(flags, "O_CREAT") {
            let (folder, name) = self.own_place(path)?;
            let node = self.new_file();
            self.name(folder, name, node);
            node
        } else {
            bail!("a file nobody made is opened: {}", path.display())
        };
        self.opened.push(Opened { node, offset: 0, append: call.flag(flags, "O_APPEND") });
        self.descriptors.insert(i32::try_from(result)?, self.opened.len() - 1);
        Ok(())
    }

    pub(super) fn duplicate(&mut self, call: &Call, result: i64) -> Result<()> {
        if let Some(opened) = self.watched(call, 0)? {
            self.descriptors.insert(i32::try_from(result)?, opened);
        }
        Ok(())
    }

    /// Reading and seeking move the place where the next `write` goes.
    pub(super) fn moved(&mut self, call: &Call, result: i64) -> Result<()> {
        if let Some(opened) = self.watched(call, 0)? {
            let opened = self.opened.get_mut(opened).context("an unknown open file")?;
            let result = u64::try_from(result)?;
            opened.offset = if call.name == "read" { opened.offset + result } else { result };
        }
        Ok(())
    }

    pub(super) fn write(&mut self, call: &Call, offset: Option<u64>, result: i64) -> Result<()> {
        let written = usize::try_from(result)?;
        let Some(opened) = self.watched(call, 0)? else {
            if call.descriptor(0)?.number == Some(1) {
                self.said(call.bytes(1)?.get(..written).context("more written than given")?)?;
            }
            return Ok(());
        };
        let mut bytes = call.bytes(1)?;
        bytes.truncate(written);
        let length = self.length(self.node(opened)?);
        let opened = self.opened.get_mut(opened).context("an unknown open file")?;
        let at = match offset {
            Some(_) if opened.append => bail!("pwrite to a file opened for appending"),
            Some(offset) => offset,
            None => {
                let at = if opened.append { length } else { opened.offset };
                opened.offset = at + bytes.len() as u64;
                at
            }
        };
        let node = opened.node;
        self.lengths.insert(node, length.max(at + bytes.len() as u64));
        self.changes.push(Change::Bytes { node, offset: at, bytes: bytes.into() });
        Ok(())
    }

    pub(super) fn length(&self, node: Node) -> u64 {
        self.lengths.get(&node).copied().unwrap_or(0)
    }

    pub(super) fn set_length(&mut self, node: Node, length: u64) {
        self.lengths.insert(node, length);
        self.changes.push(Change::Length { node, length });
    }
}
