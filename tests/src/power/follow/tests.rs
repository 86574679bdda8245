//! Small traces, and what they change.

use std::fmt::Write;

use super::*;

/// Writes a trace as strace would: `'text'` becomes a string and `<text>` a shown path, all hex.
fn trace(lines: &[&str]) -> String {
    let mut trace = String::new();
    for line in lines {
        trace.push_str("71 ");
        let mut closing = None;
        for letter in line.chars() {
            match (closing, letter) {
                (None, '\'') => {
                    closing = Some('\'');
                    trace.push('"');
                }
                (None, '<') => {
                    closing = Some('>');
                    trace.push('<');
                }
                (Some(end), _) if letter == end => {
                    closing = None;
                    trace.push(if end == '>' { '>' } else { '"' });
                }
                (Some(_), _) => write!(trace, "\\x{:02x}", u32::from(letter)).unwrap(),
                (None, _) => trace.push(letter),
            }
        }
        trace.push('\n');
    }
    trace
}

fn changes(lines: &[&str]) -> Vec<Change> {
    follow(&trace(lines), Path::new("/v"), &[]).unwrap()
}

fn refusal(lines: &[&str]) -> String {
    format!("{:#}", follow(&trace(lines), Path::new("/v"), &[]).unwrap_err())
}

fn name(folder: Node, name: &str, node: Node) -> Change {
    Change::Name { folder, name: name.into(), node }
}

fn bytes(node: Node, offset: u64, bytes: &[u8]) -> Change {
    Change::Bytes { node, offset, bytes: bytes.into() }
}

#[test]
fn a_file_written_beside_and_renamed() {
    let changes = changes(&[
        "mkdir('/v/cards', 0777) = 0",
        "openat(AT_FDCWD</v>, '/v/cards/.tmp', O_RDWR|O_CREAT|O_EXCL, 0600) = 3</v/cards/.tmp>",
        "write(3</v/cards/.tmp>, 'hello', 5) = 3",
        "write(3</v/cards/.tmp>, 'lo', 2) = 2",
        "fsync(3</v/cards/.tmp>) = 0",
        "renameat2(AT_FDCWD</v>, '/v/cards/.tmp', AT_FDCWD</v>, '/v/cards/a', RENAME_NOREPLACE) = 0",
        "openat(AT_FDCWD</v>, '/v/cards', O_RDONLY|O_CLOEXEC) = 4</v/cards>",
        "fsync(4</v/cards>) = 0",
        "close(4</v/cards>) = 0",
        "write(1<pipe:[9]>, 'ack 1\u{a}ack', 9) = 9",
    ]);
    assert_eq!(
        changes,
        [
            Change::Folder(1),
            name(0, "cards", 1),
            Change::File(2),
            name(1, ".tmp", 2),
            bytes(2, 0, b"hel"),
            bytes(2, 3, b"lo"),
            Change::Synced { node: 2, path: "cards/.tmp".into(), line: 4 },
            Change::Renamed { folder: 1, from: ".tmp".into(), to: "a".into(), node: 2 },
            Change::Synced { node: 1, path: "cards".into(), line: 7 },
            Change::Said("ack 1".into()),
        ]
    );
}

#[test]
fn folders_that_stood_there_are_known() {
    let trace =
        trace(&["mkdir('home/a', 0777) = 0", "unlinkat(AT_FDCWD</v>, 'home/a', AT_REMOVEDIR) = 0"]);
    assert_eq!(
        follow(&trace, Path::new("/v"), &["home"]).unwrap(),
        [
            Change::Stood { name: "home".into(), node: 1 },
            Change::Folder(2),
            name(1, "a", 2),
            Change::Gone { folder: 1, name: "a".into() },
        ]
    );
}

#[test]
fn a_file_without_a_name_is_linked() {
    let open = "openat(AT_FDCWD</v>, '.', O_RDWR|O_TMPFILE, 0600) = 3</v/#7>(deleted)";
    for link in [
        "linkat(3</v/#7>(deleted), '', AT_FDCWD</v>, 'a', AT_EMPTY_PATH) = 0",
        "linkat(AT_FDCWD</v>, '/proc/self/fd/3', AT_FDCWD</v>, 'a', AT_SYMLINK_FOLLOW) = 0",
    ] {
        assert_eq!(changes(&[open, link]), [Change::File(1), name(0, "a", 1)]);
    }
}

#[test]
fn duplicated_descriptors_share_the_place_in_the_file() {
    let changes = changes(&[
        "openat(AT_FDCWD</v>, 'a', O_WRONLY|O_CREAT|O_TRUNC, 0600) = 3</v/a>",
        "fcntl(3</v/a>, F_DUPFD_CLOEXEC, 3) = 4</v/a>",
        "write(3</v/a>, 'abc', 3) = 3",
        "close(3</v/a>) = 0",
        "write(4</v/a>, 'd', 1) = 1",
        "dup2(4</v/a>, 9) = 9</v/a>",
        "lseek(9</v/a>, 1, SEEK_SET) = 1",
        "write(4</v/a>, 'B', 1) = 1",
        "pwrite64(9</v/a>, 'Z', 1, 7) = 1",
        "ftruncate(4</v/a>, 2) = 0",
        "openat(AT_FDCWD</v>, 'a', O_WRONLY|O_APPEND) = 3</v/a>",
        "write(3</v/a>, 'e', 1) = 1",
    ]);
    assert_eq!(
        changes.get(2..).unwrap(),
        [
            bytes(1, 0, b"abc"),
            bytes(1, 3, b"d"),
            bytes(1, 1, b"B"),
            bytes(1, 7, b"Z"),
            Change::Length { node: 1, length: 2 },
            bytes(1, 2, b"e"),
        ]
    );
}

#[test]
fn an_open_file_is_followed_through_its_names() {
    let changes = changes(&[
        "openat(AT_FDCWD</v>, 'a', O_RDWR|O_CREAT, 0600) = 3</v/a>",
        "mkdirat(AT_FDCWD</v>, 'f', 0777) = 0",
        "rename('/v/a', '/v/f/b') = 0",
        "unlinkat(AT_FDCWD</v>, 'f/b', 0) = 0",
        "write(3</v/f/b>(deleted), 'x', 1) = 1",
    ]);
    assert_eq!(
        changes.get(4..).unwrap(),
        [
            name(2, "b", 1),
            Change::Gone { folder: 0, name: "a".into() },
            Change::Gone { folder: 2, name: "b".into() },
            bytes(1, 0, b"x"),
        ]
    );
}

#[test]
fn calls_that_failed_or_lie_elsewhere_change_nothing() {
    let changes = changes(&[
        "execve('/bin/w', ['/bin/w'], 0x7f /* 3 vars */) = 0",
        "openat(AT_FDCWD</v>, '/v/none', O_RDWR) = -1 ENOENT (No such file or directory)",
        "mkdir('/v/a', 0777) = -1 ENOSPC (No space left on device)",
        "fallocate(3</v/a>, 0, 0, 9) = -1 EOPNOTSUPP (Operation not supported)",
        "openat(AT_FDCWD</v>, '/tmp/x', O_RDWR|O_CREAT, 0600) = 3</tmp/x>",
        "write(3</tmp/x>, 'x', 1) = 1",
        "fsync(3</tmp/x>) = 0",
        "rename('/tmp/x', '/v/../tmp/y') = 0",
        "chmod('/tmp/y', 0600) = 0",
        "clone3({flags=CLONE_VM|CLONE_THREAD} => {parent_tid=[72]}, 88) = 72",
    ]);
    assert_eq!(changes, []);
}

#[test]
fn what_the_replay_does_not_know_is_refused() {
    let open = "openat(AT_FDCWD</v>, 'a', O_RDWR|O_CREAT, 0600) = 3</v/a>";
    for call in [
        "mmap(NULL, 9, PROT_READ|PROT_WRITE, MAP_SHARED, 3</v/a>, 0) = 0x7f00",
        "writev(3</v/a>, [{iov_base='x', iov_len=1}], 1) = 1",
        "pwritev(3</v/a>, [{iov_base='x', iov_len=1}], 1, 0) = 1",
        "fallocate(3</v/a>, 0, 0, 9) = 0",
        "copy_file_range(4</tmp/b>, NULL, 3</v/a>, NULL, 9, 0) = 9",
        "sendfile(3</v/a>, 4</tmp/b>, NULL, 9) = 9",
        "ioctl(3</v/a>, BTRFS_IOC_CLONE, 4) = 0",
        "truncate('/v/a', 9) = 0",
        "truncate('a', 9) = 0",
        "symlink('/tmp/b', 'b') = 0",
        "symlinkat('/tmp/b', AT_FDCWD</v>, 'b') = 0",
        "mknodat(AT_FDCWD</v>, 'b', S_IFIFO|0600) = 0",
        "fchmod(3</v/a>, 0400) = 0",
        "fcntl(3</v/a>, F_SETFL, O_RDONLY|O_APPEND) = 0",
        "renameat2(AT_FDCWD</v>, 'a', AT_FDCWD</v>, 'b', RENAME_EXCHANGE) = 0",
        "rename('/tmp/b', '/v/b') = 0",
        "rename('/v/a', '/tmp/b') = 0",
        "link('/tmp/b', '/v/b') = 0",
        "openat(AT_FDCWD</v>, 'b', O_WRONLY|O_CREAT|O_DSYNC, 0600) = 5</v/b>",
        "openat(AT_FDCWD</v>, 'link', O_WRONLY) = 5</tmp/b>",
        "openat(AT_FDCWD</v>, '/tmp/link', O_WRONLY) = 5</v/a>",
        "write(8</v/a>, 'x', 1) = 1",
        "sync() = 0",
        "io_uring_setup(9, {flags=0}) = 5",
        "chdir('/tmp') = 0",
        "vfork() = 99",
        "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 99",
    ] {
        assert!(refusal(&[open, call]).contains("line 1"), "{call}");
    }
}

#[test]
fn threads_that_change_files_at_the_same_time_are_refused() {
    let trace = concat!(
        "71 mkdir(\"\\x2f\\x76\\x2f\\x61\", 0777 <unfinished ...>\n",
        "72 mkdir(\"\\x2f\\x76\\x2f\\x62\", 0777) = 0\n",
        "71 <... mkdir resumed>) = 0\n",
    );
    let why = follow(trace, Path::new("/v"), &[]).unwrap_err().to_string();
    assert!(why.contains("another thread"), "{why}");
}
