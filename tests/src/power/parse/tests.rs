//! Lines as strace 6.1 wrote them, with short paths.

use super::*;

fn one(line: &str) -> Call {
    let mut calls = parse(line).unwrap();
    assert_eq!(calls.len(), 1);
    calls.remove(0)
}

#[test]
fn a_file_is_opened() {
    let call = one(concat!(
        r#"71 openat(AT_FDCWD<\x2f\x76>, "\x2f\x76\x2f\x61\x2c\x28", "#,
        r"O_RDWR|O_CREAT|O_EXCL|O_CLOEXEC, 0600) = 3<\x2f\x76\x2f\x61\x2c\x28>"
    ));
    assert_eq!((call.pid, call.name.as_str(), call.args.len()), (71, "openat", 4));
    assert_eq!(call.descriptor(0).unwrap(), Descriptor { number: None, path: "/v".into() });
    assert_eq!(call.path(1).unwrap(), PathBuf::from("/v/a,("));
    assert!(call.flag(2, "O_CREAT") && !call.flag(2, "O_TMPFILE"));
    assert_eq!(call.outcome, Outcome::Done(3, Some("/v/a,(".into())));
}

#[test]
fn a_file_without_a_name_is_shown_as_deleted() {
    let call = one(concat!(
        r#"71 openat(AT_FDCWD<\x2f\x76>, "\x2e", O_RDWR|O_TMPFILE, 0600) = "#,
        r"3<\x2f\x76\x2f\x23\x31>(deleted)"
    ));
    assert!(call.flag(2, "O_TMPFILE"));
    assert_eq!(call.outcome, Outcome::Done(3, Some("/v/#1".into())));
    let call = one(r#"71 write(3<\x2f\x76\x2f\x23\x31>(deleted), "\x74\x00\xff", 3) = 3"#);
    assert_eq!(call.descriptor(0).unwrap().number, Some(3));
    assert_eq!(call.bytes(1).unwrap(), [0x74, 0, 0xff]);
}

#[test]
fn a_rename_that_must_not_overwrite() {
    let call = one(concat!(
        r#"71 renameat2(AT_FDCWD<\x2f\x76>, "\x61", AT_FDCWD<\x2f\x76>, "\xc3\xa9", "#,
        "RENAME_NOREPLACE) = 0"
    ));
    assert_eq!(call.path(1).unwrap(), PathBuf::from("a"));
    assert_eq!(call.path(3).unwrap(), PathBuf::from("é"));
    assert!(call.flag(4, "RENAME_NOREPLACE"));
}

#[test]
fn a_call_that_failed_says_so() {
    let call = one(r#"71 mkdir("\x61", 0700) = -1 EEXIST (File exists)"#);
    assert_eq!(call.outcome, Outcome::Failed);
    assert_eq!(one(r"71 fsync(3<\x61>) = ? ERESTARTSYS").outcome, Outcome::Failed);
}

#[test]
fn calls_of_two_threads_are_put_together() {
    let calls = parse(concat!(
        "71 fsync(3<\\x2f\\x76> <unfinished ...>\n",
        "72 write(4<\\x2f\\x77>, \"\\x61\", 1 <unfinished ...>\n",
        "71 <... fsync resumed>)              = 0\n",
        "72 <... write resumed>)              = 1\n",
        "72 +++ exited with 0 +++\n",
    ))
    .unwrap();
    let fsync = calls.first().unwrap();
    assert_eq!((fsync.pid, fsync.name.as_str(), fsync.start, fsync.end), (71, "fsync", 0, 2));
    let write = calls.last().unwrap();
    assert_eq!((write.pid, write.start, write.end), (72, 1, 3));
    assert_eq!(write.bytes(1).unwrap(), b"a");
}

#[test]
fn a_promise_counts_from_when_it_began_to_be_printed() {
    let calls = parse(concat!(
        "71 write(1<\\x70\\x69\\x70\\x65>, \"\\x61\\x0a\", 2 <unfinished ...>\n",
        "72 fsync(4<\\x2f\\x77>) = 0\n",
        "71 <... write resumed>) = 2\n",
    ))
    .unwrap();
    let names: Vec<_> = calls.iter().map(|call| call.name.as_str()).collect();
    assert_eq!(names, ["write", "fsync"]);
}

#[test]
fn threads_and_maps_are_read_as_well() {
    let call = one(concat!(
        "71 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, child_tid=0x7f, stack_size=0x7f} ",
        "=> {parent_tid=[72]}, 88) = 72"
    ));
    assert!(call.arg(0).unwrap().contains("CLONE_THREAD"));
    let call = one(concat!(
        r"71 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, ",
        r"4<\x2f\x76\x2f\x64>(deleted), 0) = 0x7fe2f46f2000"
    ));
    assert_eq!(call.outcome, Outcome::Done(0, None));
    assert_eq!(call.descriptor(4).unwrap().path, PathBuf::from("/v/d"));
}

#[test]
fn what_strace_shortened_or_broke_off_is_refused() {
    assert!(one(r#"71 write(3<\x76>, "\x61"..., 9) = 9"#).bytes(1).is_err());
    assert!(parse("71 fsync(3<\\x76> <unfinished ...>\n").is_err());
    assert!(parse("71 <... fsync resumed>) = 0\n").is_err());
}
