//! Reads what `strace -f -y -xx` wrote.

use std::collections::HashMap;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// One system call that came back. Its lines in the trace say what overlapped what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The thread that made it.
    pub pid: u32,
    /// Its name.
    pub name: String,
    /// Its arguments as strace wrote them.
    pub args: Vec<String>,
    /// What it returned.
    pub outcome: Outcome,
    /// The line in which it began.
    pub start: usize,
    /// The line in which it came back.
    pub end: usize,
}

/// What a call returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A number, for a file descriptor with the path it stands for.
    Done(i64, Option<PathBuf>),
    /// An errno: nothing changed.
    Failed,
}

/// A file descriptor among the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// Its number; `None` for `AT_FDCWD`.
    pub number: Option<i32>,
    /// What it stands for.
    pub path: PathBuf,
}

impl Call {
    /// The argument at `at`, as strace wrote it.
    pub fn arg(&self, at: usize) -> Result<&str> {
        self.args
            .get(at)
            .map(String::as_str)
            .with_context(|| format!("line {}: {} has no argument {at}", self.end, self.name))
    }

    /// The string at `at`, whole.
    pub fn bytes(&self, at: usize) -> Result<Vec<u8>> {
        string(self.arg(at)?)
            .with_context(|| format!("line {}: argument {at} of {}", self.end, self.name))
    }

    /// The path at `at`.
    pub fn path(&self, at: usize) -> Result<PathBuf> {
        Ok(PathBuf::from(OsString::from_vec(self.bytes(at)?)))
    }

    /// The file descriptor at `at`.
    pub fn descriptor(&self, at: usize) -> Result<Descriptor> {
        descriptor(self.arg(at)?)
            .with_context(|| format!("line {}: argument {at} of {}", self.end, self.name))
    }

    /// Whether the word `flag` stands among the flags at `at`.
    pub fn flag(&self, at: usize, flag: &str) -> bool {
        self.args.get(at).is_some_and(|arg| arg.split('|').any(|word| word == flag))
    }

    /// The number at `at`.
    pub fn number(&self, at: usize) -> Result<u64> {
        self.arg(at)?
            .parse()
            .with_context(|| format!("line {}: argument {at} of {}", self.end, self.name))
    }
}

/// Reads a whole trace. Calls stand in the order in which they took effect: when they came back,
/// but `close` and `write` to the standard output when they began. From then on the number can be
/// given to another file, and the reader may have seen the line.
pub fn parse(trace: &str) -> Result<Vec<Call>> {
    let mut begun: HashMap<u32, (usize, &str)> = HashMap::new();
    let mut calls = Vec::new();
    for (at, line) in trace.lines().enumerate() {
        let (pid, text) = line
            .split_once(' ')
            .with_context(|| format!("line {at} has no process number: {line}"))?;
        let pid: u32 = pid.parse().with_context(|| format!("line {at} of the trace: {line}"))?;
        let text = text.trim_start();
        if text.starts_with("+++") || text.starts_with("---") {
            continue;
        }
        if let Some(head) = text.strip_suffix("<unfinished ...>") {
            if begun.insert(pid, (at, head)).is_some() {
                bail!("line {at}: thread {pid} is in two calls at once");
            }
            continue;
        }
        let call = if let Some(rest) = text.strip_prefix("<... ") {
            let (start, head) =
                begun.remove(&pid).with_context(|| format!("line {at} resumes nothing"))?;
            let (name, tail) =
                rest.split_once(" resumed>").with_context(|| format!("line {at}: {line}"))?;
            if !head.starts_with(name) {
                bail!("line {at} resumes {name}, but thread {pid} is in {head}");
            }
            call(&format!("{head}{tail}"), pid, start, at)
        } else {
            call(text, pid, at, at)
        };
        calls.push(call.with_context(|| format!("line {at} of the trace"))?);
    }
    if let Some((at, head)) = begun.values().next() {
        bail!("line {at}: this call never came back: {head}");
    }
    calls.sort_by_key(|call| if takes_effect_at_once(call) { call.start } else { call.end });
    Ok(calls)
}

fn takes_effect_at_once(call: &Call) -> bool {
    call.name == "close"
        || (call.name == "write" && call.descriptor(0).is_ok_and(|fd| fd.number == Some(1)))
}

fn call(text: &str, pid: u32, start: usize, end: usize) -> Result<Call> {
    let (name, rest) = text.split_once('(').context("no call")?;
    let (args, tail) = arguments(rest)?;
    let result = tail.trim_start().strip_prefix('=').context("no result")?.trim_start();
    let word = result.split_once(' ').map_or(result, |(word, _)| word);
    let outcome = if word.starts_with('-') || word == "?" {
        Outcome::Failed
    } else if let Some((number, path)) = word.split_once('<') {
        Outcome::Done(number.parse().context("its result")?, Some(shown_path(path)?))
    } else if let Some(address) = word.strip_prefix("0x") {
        // An address or a set of flags: only whether it worked matters.
        u64::from_str_radix(address, 16).context("its result")?;
        Outcome::Done(0, None)
    } else {
        Outcome::Done(word.parse().context("its result")?, None)
    };
    Ok(Call { pid, name: name.to_owned(), args, outcome, start, end })
}

/// Splits the arguments at their commas, up to the closing bracket; returns them and what follows.
fn arguments(text: &str) -> Result<(Vec<String>, &str)> {
    let mut args = Vec::new();
    let mut arg = String::new();
    let (mut depth, mut quoted, mut shown, mut escaped) = (0_u32, false, false, false);
    for (at, letter) in text.char_indices() {
        if quoted || shown {
            let closing = if quoted { '"' } else { '>' };
            if letter == closing && !escaped {
                (quoted, shown) = (false, false);
            }
            escaped = letter == '\\' && !escaped;
            arg.push(letter);
            continue;
        }
        match letter {
            '"' => quoted = true,
            // A path is shown right behind a descriptor; any other `<` is just a sign.
            '<' => shown = arg.ends_with(|c: char| c.is_ascii_digit() || c == 'D'),
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                if !arg.trim().is_empty() {
                    args.push(arg.trim().to_owned());
                }
                return Ok((args, text.get(at + 1..).unwrap_or_default()));
            }
            ')' | ']' | '}' => depth = depth.checked_sub(1).context("brackets do not match")?,
            ',' if depth == 0 => {
                args.push(std::mem::take(&mut arg).trim().to_owned());
                continue;
            }
            _ => {}
        }
        arg.push(letter);
    }
    bail!("the arguments do not end")
}

/// A quoted string. One that strace shortened is refused: its end would be invented.
pub(crate) fn string(arg: &str) -> Result<Vec<u8>> {
    let inner = arg.strip_prefix('"').context("not a string")?;
    let inner = inner.strip_suffix('"').context("a string that strace shortened")?;
    unescape(inner)
}

/// A file descriptor with the path that `-y` shows.
pub(crate) fn descriptor(arg: &str) -> Result<Descriptor> {
    let (number, path) = arg.split_once('<').context("not a shown file descriptor")?;
    let number = match number {
        "AT_FDCWD" => None,
        digits => Some(digits.parse().context("not a file descriptor")?),
    };
    Ok(Descriptor { number, path: shown_path(path)? })
}

/// What stands behind `<`: a path, `>`, and `(deleted)` where it has no name any more.
fn shown_path(text: &str) -> Result<PathBuf> {
    let (path, _deleted) =
        text.rsplit_once('>').context("the path of a descriptor does not end")?;
    Ok(PathBuf::from(OsString::from_vec(unescape(path)?)))
}

/// With `-xx` every byte is `\xNN`; some versions leave the names of pipes and sockets plain.
fn unescape(text: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first != b'\\' {
            bytes.push(first);
            rest = tail;
            continue;
        }
        let (code, after) = tail.split_at_checked(3).context("an escape that does not end")?;
        let hex = code.strip_prefix(b"x").context("an escape other than \\xNN")?;
        let hex = std::str::from_utf8(hex).context("an escape")?;
        bytes.push(u8::from_str_radix(hex, 16).context("an escape")?);
        rest = after;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
