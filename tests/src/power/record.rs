//! Runs a program under strace.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Calls the replay follows. The question mark lets strace start where a machine has no such call.
const FOLLOWED: &[&str] = &[
    "open",
    "openat",
    "close",
    "dup",
    "dup2",
    "dup3",
    "fcntl",
    "lseek",
    "read",
    "write",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "mmap",
];

/// Calls that change files, names or who runs, and that the replay does not follow: where one
/// touches the watched folder, `follow` refuses the whole run.
const REFUSED: &[&str] = &[
    "creat",
    "openat2",
    "open_by_handle_at",
    "readv",
    "writev",
    "pwritev",
    "pwritev2",
    "truncate",
    "fallocate",
    "copy_file_range",
    "sendfile",
    "splice",
    "vmsplice",
    "tee",
    "ioctl",
    "sync_file_range",
    "sync",
    "syncfs",
    "symlink",
    "symlinkat",
    "mknod",
    "mknodat",
    "chmod",
    "fchmod",
    "fchmodat",
    "fchmodat2",
    "chown",
    "fchown",
    "lchown",
    "fchownat",
    "utime",
    "utimes",
    "utimensat",
    "futimesat",
    "setxattr",
    "lsetxattr",
    "fsetxattr",
    "removexattr",
    "lremovexattr",
    "fremovexattr",
    "io_setup",
    "io_uring_setup",
    "chdir",
    "fchdir",
    "chroot",
    "pivot_root",
    "mount",
    "umount2",
    "unshare",
    "setns",
    "fork",
    "vfork",
    "clone",
    "clone3",
    "execve",
    "execveat",
];

/// Runs `program` in `root`, the folder to be watched, and returns what strace wrote of it. The
/// program must end well by itself: a run that was broken off proves nothing.
pub fn record<A: AsRef<OsStr>>(program: &Path, args: &[A], root: &Path) -> Result<String> {
    let trace = tempfile::NamedTempFile::new().context("making a file for the trace")?;
    let calls: Vec<String> =
        FOLLOWED.iter().chain(REFUSED).map(|call| format!("?{call}")).collect();
    let run = Command::new("strace")
        .args(["-f", "--seccomp-bpf", "-y", "-xx", "-s", "4194304", "-e", "signal=none"])
        .arg("-e")
        .arg(format!("trace={}", calls.join(",")))
        .arg("-o")
        .arg(trace.path())
        .arg("--")
        .arg(program)
        .args(args)
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output();
    let run = match run {
        Err(why) if why.kind() == ErrorKind::NotFound => {
            bail!("strace is missing: run `cargo xtask setup`")
        }
        other => other.context("starting strace")?,
    };
    if !run.status.success() {
        bail!(
            "the recorded program ended with {}: {}{}",
            run.status,
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr)
        );
    }
    std::fs::read_to_string(trace.path()).context("reading the trace")
}
