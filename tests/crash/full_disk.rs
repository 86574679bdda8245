//! The disk gets full while the writer writes: a file system of 1 MB, full at a different step each
//! time, in a mount namespace of its own.

use std::process::Command;

use crate::writer;

/// The ballast takes so many more pages each time: the disk is full at another write of a change.
const TRIES: usize = 16;

/// In the namespace: mount, take up space, write until full, open while it is full, make room, and
/// open and go on.
const STORY: &str = r#"
set -e
mount -t tmpfs -o size=1m,mode=700 tmpfs "$1"
mkdir "$1/documents" "$1/home"
head -c "$2" /dev/zero > "$1/ballast"
"$3" fill "$1" > "$4"
"$3" check "$1" "$4" none
rm "$1/ballast"
"$3" check "$1" "$4" enough
"#;

#[test]
fn what_was_acknowledged_survives_a_full_disk() {
    let mut acknowledged = Vec::new();
    // The last sizes leave no room even for a whole founding.
    let sizes = (0..TRIES).map(|n| 16 + n).chain([200, 236, 240, 244, 248, 250, 252, 254]);
    for pages in sizes {
        let root = tempfile::tempdir().expect("a folder");
        let said = tempfile::NamedTempFile::new().expect("a file");
        let mut unshare = Command::new("unshare");
        if !rustix::process::geteuid().is_root() {
            unshare.arg("--map-root-user");
        }
        let run = unshare
            .args(["--mount", "sh", "-c", STORY, "sh"])
            .arg(root.path())
            .arg((pages * 4096).to_string())
            .arg(writer())
            .arg(said.path())
            .output()
            .expect("unshare is missing: run `cargo xtask setup`");
        let why = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "with {pages} pages taken: {why}");
        let said = std::fs::read_to_string(said.path()).expect("what was said");
        acknowledged.push(said.lines().filter(|line| line.contains("\"ack\"")).count());
    }
    println!("change sets acknowledged before the disk was full: {acknowledged:?}");
    assert!(acknowledged.contains(&0), "the disk was never full while the vault was founded");
    assert!(acknowledged.iter().any(|sets| *sets > 20), "the disk was full too soon");
}
