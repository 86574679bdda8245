//! A program that keeps notes: each note in a file of its own, written beside, synced, renamed,
//! its folder synced, then promised. The replay must pass it, and must notice whatever it leaves
//! out.

use std::cell::Cell;

use anyhow::ensure;

use super::*;
use crate::power::follow::Node;

const NOTES: usize = 5;

fn name(folder: Node, name: &str, node: Node) -> Change {
    Change::Name { folder, name: name.into(), node }
}

fn synced(node: Node, path: &str) -> Change {
    Change::Synced { node, path: path.into(), line: 0 }
}

fn bytes(node: Node, bytes: &[u8]) -> Change {
    Change::Bytes { node, offset: 0, bytes: bytes.into() }
}

/// The notes program: folder `notes`, and `last`, which is replaced each time.
fn notes() -> Vec<Change> {
    let mut changes = vec![Change::Folder(1), name(0, "notes", 1)];
    for n in 0..NOTES {
        let (note, last) = (10 + 2 * n, 11 + 2 * n);
        let text = format!("note {n}");
        changes.extend([
            Change::File(note),
            name(1, ".new", note),
            bytes(note, text.as_bytes()),
            synced(note, "notes/.new"),
            Change::Renamed {
                folder: 1,
                from: ".new".into(),
                to: n.to_string().into(),
                node: note,
            },
            synced(1, "notes"),
            Change::File(last),
            name(0, ".new", last),
            bytes(last, n.to_string().as_bytes()),
            synced(last, ".new"),
            Change::Renamed { folder: 0, from: ".new".into(), to: "last".into(), node: last },
            synced(0, ""),
            Change::Said(text),
        ]);
    }
    changes
}

fn replay<'a>(
    changes: Vec<Change>,
    check: &'a Check<'a>,
    cut: impl FnOnce(&mut Replay<'a>) -> Result<Report>,
) -> Report {
    let folder = tempfile::tempdir().unwrap();
    cut(&mut Replay::of(changes, folder.path(), check)).unwrap()
}

/// All promised notes are there, and `last` names the last of them or the one after it.
fn kept(folder: &Path, said: &[String]) -> Result<()> {
    for (n, text) in said.iter().enumerate() {
        let found = std::fs::read_to_string(folder.join("notes").join(n.to_string()))?;
        ensure!(found == *text, "note {n} reads {found:?}");
    }
    if let Some(newest) = said.len().checked_sub(1) {
        let last: usize = std::fs::read_to_string(folder.join("last"))?.parse()?;
        ensure!(last >= newest, "the last note is {newest}, remembered is {last}");
    }
    Ok(())
}

#[test]
fn a_careful_program_loses_nothing() {
    let report = replay(notes(), &kept, |replay| replay.cut(500, 1));
    assert_eq!((report.promises, report.cuts), (NOTES, 3 * (500 + NOTES)));
    assert_eq!(report.losses, Vec::<String>::new());
}

#[test]
fn each_sync_that_is_left_out_is_noticed() {
    let report = replay(notes(), &kept, |replay| replay.without_each_sync(1));
    assert_eq!(report.syncs, 4 * NOTES);
    assert_eq!(report.losses.len(), report.syncs);
    assert!(report.idle.is_empty(), "{:?}", report.idle);
}

#[test]
fn a_program_that_never_made_the_sync_is_noticed_as_well() {
    for (at, change) in notes().iter().enumerate() {
        if matches!(change, Change::Synced { .. }) {
            let mut changes = notes();
            changes.remove(at);
            let report = replay(changes, &kept, |replay| replay.cut(0, 1));
            assert!(!report.losses.is_empty(), "without the sync at {at}");
        }
    }
}

#[test]
fn a_promise_made_too_early_is_noticed() {
    let mut changes = notes();
    let promise = changes.pop().unwrap();
    changes.insert(changes.len() - 1, promise);
    let report = replay(changes, &kept, |replay| replay.cut(0, 1));
    assert!(report.losses.iter().all(|loss| loss.contains("the last note is 4")));
    assert!(!report.losses.is_empty());
}

#[test]
fn a_sync_for_nothing_is_named() {
    let mut changes = notes();
    changes.push(synced(1, "notes"));
    let report = replay(changes, &kept, |replay| replay.without_each_sync(1));
    let idle: Vec<_> = report.idle.iter().map(ToString::to_string).collect();
    assert_eq!(idle, ["line 0, after promise 5: the sync of `notes`"]);
}

#[test]
fn a_sync_that_only_keeps_the_order_is_noticed() {
    // The old name must not go before the new one is there.
    let changes = vec![
        Change::File(1),
        name(0, "old", 1),
        bytes(1, b"text"),
        synced(1, "old"),
        synced(0, ""),
        Change::Said("text".into()),
        name(0, "new", 1),
        synced(0, "between"),
        Change::Gone { folder: 0, name: "old".into() },
        synced(0, "after"),
        Change::Said("text".into()),
    ];
    let check = |folder: &Path, said: &[String]| {
        let read = |name| std::fs::read_to_string(folder.join(name)).is_ok_and(|r| r == "text");
        ensure!(said.is_empty() || read("old") || read("new"), "both are gone");
        Ok(())
    };
    let report = replay(changes, &check, |replay| replay.without_each_sync(1));
    let idle: Vec<_> = report.idle.iter().map(|idle| idle.path.display().to_string()).collect();
    assert_eq!(idle, ["after"]);
}

#[test]
fn writing_over_a_file_in_place_is_noticed_at_a_random_point() {
    let mut changes = vec![Change::File(1), name(0, "all", 1), synced(1, "all"), synced(0, "")];
    for n in 1..=NOTES {
        let text = "x".repeat(n);
        changes.extend([
            Change::Length { node: 1, length: 0 },
            bytes(1, text.as_bytes()),
            synced(1, "all"),
            Change::Said(text),
        ]);
    }
    let check = |folder: &Path, said: &[String]| {
        let found = std::fs::read_to_string(folder.join("all")).unwrap_or_default();
        ensure!(said.last().is_none_or(|said| found.contains(said)), "found {found:?}");
        Ok(())
    };
    assert!(replay(changes.clone(), &check, |replay| replay.cut(0, 1)).losses.is_empty());
    assert!(!replay(changes, &check, |replay| replay.cut(100, 1)).losses.is_empty());
}

#[test]
fn equal_states_are_looked_at_once() {
    let looks = Cell::new(0);
    let check = |_: &Path, _: &[String]| {
        looks.set(looks.get() + 1);
        Ok(())
    };
    let folder = tempfile::tempdir().unwrap();
    let mut replay = Replay::of(notes(), folder.path(), &check);
    let report = replay.cut(500, 1).unwrap();
    assert!(looks.get() < 300, "{} looks for {} cuts", looks.get(), report.cuts);
    assert!(replay.states() <= looks.get());
}

#[test]
fn the_dice_fall_the_same_for_ever() {
    let mut dice = Dice::new(2);
    let falls: Vec<_> = (0..6).map(|_| dice.below(100)).collect();
    assert_eq!(falls, [10, 26, 51, 36, 49, 19]);
}
