//! Follows the calls of a recorded run: which file each one means, and what it changes there.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use super::parse::{Call, Outcome, parse};

mod files;
mod names;
mod paths;

use names::Names;

/// A file or a folder, whatever it is called at the moment. The watched folder is 0.
pub type Node = usize;

/// One change that the recorded run made, or one line that it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields say what they are")]
pub enum Change {
    /// A folder that stood in the watched one, safe and empty, before the run began.
    Stood { name: OsString, node: Node },
    /// A file without bytes and, as yet, without a name.
    File(Node),
    /// A folder without entries and, as yet, without a name.
    Folder(Node),
    /// A name is given. What had it before has lost it.
    Name { folder: Node, name: OsString, node: Node },
    /// A name is taken away.
    Gone { folder: Node, name: OsString },
    /// Both at once, in one folder: no disk shows a state in between.
    Renamed { folder: Node, from: OsString, to: OsString, node: Node },
    /// Bytes are written.
    Bytes { node: Node, offset: u64, bytes: Arc<[u8]> },
    /// The length is set.
    Length { node: Node, length: u64 },
    /// All of a file, or all names of a folder, are forced to the disk.
    Synced { node: Node, path: PathBuf, line: usize },
    /// A line on the standard output: what the program has promised by then.
    Said(String),
}

/// An open file, shared by every descriptor that was duplicated from it.
struct Opened {
    node: Node,
    offset: u64,
    append: bool,
}

struct Follower {
    /// The watched folder, in which the run also starts and stays.
    root: PathBuf,
    names: Names,
    lengths: HashMap<Node, u64>,
    descriptors: HashMap<i32, usize>,
    opened: Vec<Opened>,
    nodes: Node,
    changes: Vec<Change>,
    line: Vec<u8>,
    /// Where the latest followed call ended, and who made it.
    latest: (usize, u32),
    started: bool,
}

/// Turns a trace into the changes it made in `root`, an absolute path without links. The run began
/// in it, and it held only `stood`, empty folders. Any change that is not understood refuses the run.
pub fn follow(trace: &str, root: &Path, stood: &[&str]) -> Result<Vec<Change>> {
    let mut follower = Follower {
        root: root.to_owned(),
        names: Names::default(),
        lengths: HashMap::new(),
        descriptors: HashMap::new(),
        opened: Vec::new(),
        nodes: 1,
        changes: Vec::new(),
        line: Vec::new(),
        latest: (0, 0),
        started: false,
    };
    for name in stood {
        let (node, name) = (follower.new_node(), OsString::from(name));
        follower.names.folder(node);
        follower.names.give(0, &name, node);
        follower.changes.push(Change::Stood { name, node });
    }
    for call in parse(trace)? {
        let before = follower.changes.len();
        follower.call(&call).with_context(|| {
            format!("line {} of the trace: {}({})", call.end, call.name, short(&call.args))
        })?;
        if follower.changes.len() > before {
            follower.in_turn(&call)?;
        }
    }
    Ok(follower.changes)
}

fn short(args: &[String]) -> String {
    args.join(", ").chars().take(300).collect()
}

impl Follower {
    /// Two threads that change watched files at the same time have no order to replay.
    fn in_turn(&mut self, call: &Call) -> Result<()> {
        let (end, pid) = self.latest;
        if call.pid != pid && call.start < end {
            bail!("line {}: {} overlaps a change by another thread", call.end, call.name);
        }
        self.latest = (call.end.max(end), call.pid);
        Ok(())
    }

    fn call(&mut self, call: &Call) -> Result<()> {
        let Outcome::Done(result, ref shown) = call.outcome else {
            return Ok(());
        };
        match call.name.as_str() {
            "openat" => self.open(call, &Self::at(call, 0)?, 2, result, shown.as_deref()),
            "open" => self.open(call, &self.plain(call, 0)?, 1, result, shown.as_deref()),
            "close" => {
                if let Some(number) = call.descriptor(0)?.number {
                    self.descriptors.remove(&number);
                }
                Ok(())
            }
            "dup" | "dup2" | "dup3" => self.duplicate(call, result),
            "fcntl" if call.arg(1)?.starts_with("F_DUPFD") => self.duplicate(call, result),
            "fcntl" if call.arg(1)? != "F_SETFL" => Ok(()),
            "lseek" | "read" => self.moved(call, result),
            "write" => self.write(call, None, result),
            "pwrite64" => self.write(call, Some(call.number(3)?), result),
            "ftruncate" => match self.watched(call, 0)? {
                Some(opened) => {
                    self.set_length(self.node(opened)?, call.number(1)?);
                    Ok(())
                }
                None => Ok(()),
            },
            "fsync" | "fdatasync" => self.synced(call),
            "rename" => self.rename(call, &self.plain(call, 0)?, &self.plain(call, 1)?, None),
            "renameat" => self.rename(call, &Self::at(call, 0)?, &Self::at(call, 2)?, None),
            "renameat2" => self.rename(call, &Self::at(call, 0)?, &Self::at(call, 2)?, Some(4)),
            "link" => self.link(&self.plain(call, 0)?, &self.plain(call, 1)?),
            "linkat" => self.linkat(call),
            "unlink" | "rmdir" => self.gone(&self.plain(call, 0)?),
            "unlinkat" => self.gone(&Self::at(call, 0)?),
            "mkdir" => self.new_folder(&self.plain(call, 0)?),
            "mkdirat" => self.new_folder(&Self::at(call, 0)?),
            "mmap" if !call.args.iter().any(|arg| arg.contains("MAP_SHARED")) => Ok(()),
            "execve" if !self.started => {
                self.started = true;
                Ok(())
            }
            "clone" | "clone3" if call.args.iter().any(|arg| arg.contains("CLONE_THREAD")) => {
                Ok(())
            }
            "execve" | "execveat" | "fork" | "vfork" | "clone" | "clone3" => {
                bail!("another program is started: what it changes would not be followed")
            }
            "chdir" | "fchdir" | "chroot" | "pivot_root" | "mount" | "umount2" | "unshare"
            | "setns" => bail!("paths would mean something else from here on"),
            "sync" | "syncfs" | "io_setup" | "io_uring_setup" | "open_by_handle_at" => {
                bail!("files are changed or synced behind the trace")
            }
            _ => self.refuse_if_watched(call),
        }
    }

    fn new_node(&mut self) -> Node {
        self.nodes += 1;
        self.nodes - 1
    }

    /// The standard output is read line by line, however many writes a line took.
    fn said(&mut self, bytes: &[u8]) -> Result<()> {
        for byte in bytes {
            if *byte == b'\n' {
                let line = String::from_utf8(std::mem::take(&mut self.line))?;
                self.changes.push(Change::Said(line));
            } else {
                self.line.push(*byte);
            }
        }
        Ok(())
    }

    fn synced(&mut self, call: &Call) -> Result<()> {
        if let Some(opened) = self.watched(call, 0)? {
            let path = call.descriptor(0)?.path;
            let path = path.strip_prefix(&self.root).unwrap_or(&path).to_owned();
            self.changes.push(Change::Synced { node: self.node(opened)?, path, line: call.end });
        }
        Ok(())
    }

    fn rename(&mut self, call: &Call, from: &Path, to: &Path, flags: Option<usize>) -> Result<()> {
        if !self.is_watched(from) && !self.is_watched(to) {
            return Ok(());
        }
        if let Some(flags) = flags
            && !call.flag(flags, "0")
            && !call.flag(flags, "RENAME_NOREPLACE")
        {
            bail!("a kind of rename the replay does not know: {}", call.arg(flags)?);
        }
        let ((folder, old), (into, new)) = (self.own_place(from)?, self.own_place(to)?);
        let node = self.names.at(folder, &old).context("a file nobody made is renamed")?;
        if self.names.at(into, &new) == Some(node) {
            return Ok(());
        }
        self.names.take(folder, &old);
        self.names.give(into, &new, node);
        if folder == into {
            self.changes.push(Change::Renamed { folder, from: old, to: new, node });
        } else {
            self.changes.push(Change::Name { folder: into, name: new, node });
            self.changes.push(Change::Gone { folder, name: old });
        }
        Ok(())
    }

    fn link(&mut self, from: &Path, to: &Path) -> Result<()> {
        if !self.is_watched(from) && !self.is_watched(to) {
            return Ok(());
        }
        let ((folder, old), (into, new)) = (self.own_place(from)?, self.own_place(to)?);
        let node = self.names.at(folder, &old).context("a file nobody made is linked")?;
        self.name(into, new, node);
        Ok(())
    }

    /// `linkat` also gives a name to an open file that has none.
    fn linkat(&mut self, call: &Call) -> Result<()> {
        let to = Self::at(call, 2)?;
        let from = call.path(1)?;
        let by_number = from.strip_prefix("/proc/self/fd").ok().and_then(Path::to_str);
        let opened = if call.flag(4, "AT_EMPTY_PATH") && from.as_os_str().is_empty() {
            self.watched(call, 0)?
        } else if let Some(number) = by_number.and_then(|number| number.parse::<i32>().ok()) {
            self.descriptors.get(&number).copied()
        } else {
            return self.link(&Self::at(call, 0)?, &to);
        };
        match (opened, self.is_watched(&to)) {
            (Some(opened), true) => {
                let (folder, name) = self.own_place(&to)?;
                let node = self.node(opened)?;
                self.name(folder, name, node);
                Ok(())
            }
            (None, false) => Ok(()),
            _ => bail!("a file is linked into or out of the watched folder"),
        }
    }

    fn gone(&mut self, path: &Path) -> Result<()> {
        let Some((folder, name)) = self.place(path)? else {
            return Ok(());
        };
        self.names.take(folder, &name).context("a file nobody made is removed")?;
        self.changes.push(Change::Gone { folder, name });
        Ok(())
    }

    fn new_folder(&mut self, path: &Path) -> Result<()> {
        let Some((folder, name)) = self.place(path)? else {
            return Ok(());
        };
        let node = self.new_node();
        self.names.folder(node);
        self.changes.push(Change::Folder(node));
        self.name(folder, name, node);
        Ok(())
    }

    fn new_file(&mut self) -> Node {
        let node = self.new_node();
        self.changes.push(Change::File(node));
        node
    }

    fn name(&mut self, folder: Node, name: OsString, node: Node) {
        self.names.give(folder, &name, node);
        self.changes.push(Change::Name { folder, name, node });
    }
}

#[cfg(test)]
mod tests;
