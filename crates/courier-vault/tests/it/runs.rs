//! Folding singles into runs.

use std::fs;

use courier_vault::Trouble;

use crate::person::{Person, contents};

fn files(person: &Person) -> Vec<String> {
    let folder = person.folder.join("ledger").join(person.device.id().as_str());
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn enough_singles_become_one_run_with_the_same_lines_and_hashes() {
    let mut person = Person::new();
    person.vault.fold_at(4);
    for n in 0..9 {
        person.write(10 + n, &format!("change {n}"));
    }
    assert_eq!(
        files(&person),
        ["000000001-000000004.age", "000000005-000000008.age", "000000009.age", "000000010.age"]
    );
    let heads = person.vault.heads().clone();
    let lines = person.again();
    assert_eq!(lines.len(), 10);
    assert_eq!(contents(&lines)[9], "change 8");
    assert_eq!(person.vault.heads(), &heads, "folding changes no hash");
    assert_eq!(person.vault.troubles(), []);
}

#[test]
fn singles_left_beside_their_run_must_agree_and_go() {
    let mut person = Person::new();
    for n in 0..3 {
        person.write(10 + n, &format!("change {n}"));
    }
    let single = fs::read(person.single(2)).unwrap();
    person.vault.fold_at(4);
    person.write(20, "the fifth folds the first four");
    assert!(!person.single(2).exists());
    // Cut off between the run and the deleting of its singles.
    fs::write(person.single(2), &single).unwrap();
    assert_eq!(person.again().len(), 5);
    assert_eq!(person.vault.troubles(), []);
    assert!(!person.single(2).exists(), "the writer finishes what was begun");
}

#[test]
fn a_single_that_says_otherwise_than_its_run_is_a_fork() {
    let mut person = Person::new();
    person.write(10, "one");
    person.write(11, "two");
    // Another change with number 2, of this very device, from before "one" was written there.
    let before = person.copy();
    fs::remove_file(before.path().join(format!("ledger/{}/000000002.age", person.device.id())))
        .unwrap();
    fs::remove_file(before.path().join(format!("ledger/{}/000000003.age", person.device.id())))
        .unwrap();
    person.vault.fold_at(3);
    person.write(12, "three");
    let (run, here) = (person.copy(), fs::read(person.profile.join("here.json")).unwrap());
    person.put_back(before.path());
    let mut empty = courier_vault::Here::load(&person.profile).unwrap().unwrap();
    empty.heads.clear();
    empty.save(&person.profile).unwrap();
    person.again();
    person.write(13, "other");
    let other = fs::read(person.single(2)).unwrap();
    person.put_back(run.path());
    fs::write(person.profile.join("here.json"), here).unwrap();
    fs::write(person.single(2), other).unwrap();
    person.again();
    assert!(person.vault.troubles().iter().any(|t| matches!(t, Trouble::Fork { .. })));
}
