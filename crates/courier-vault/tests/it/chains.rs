//! A chain that is cut, swapped, rolled back, forked or damaged is said, not lost.

use std::fs;

use courier_vault::{Trouble, VaultError, open};

use crate::person::{Person, at, change, contents};

fn person_with(texts: &[&str]) -> Person {
    let mut person = Person::new();
    for (n, text) in texts.iter().enumerate() {
        person.write(10 + i64::try_from(n).unwrap(), text);
    }
    person
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let mut person = person_with(&["one", "two"]);
    assert_eq!(contents(&person.again()), ["founded", "one", "two"]);
    assert_eq!(person.vault.troubles(), []);
    assert!(!person.vault.is_read_only());
}

#[test]
fn an_old_copy_put_back_says_since_when_changes_are_missing() {
    let mut person = person_with(&["one"]);
    let old = person.copy();
    person.write(100, "two");
    person.write(200, "three");
    person.put_back(old.path());
    assert_eq!(contents(&person.again()), ["founded", "one"]);
    let expected = Trouble::RolledBack {
        device: person.device.id().clone(),
        from: 3,
        to: 4,
        since: Some(at(10)),
    };
    assert_eq!(person.vault.troubles(), [expected]);
    assert!(matches!(person.vault.append(change(300, "no")), Err(VaultError::ReadOnly)));
}

#[test]
fn going_on_writes_after_the_gap_and_missing_files_fit_when_they_come_back() {
    let mut person = person_with(&["one"]);
    let old = person.copy();
    person.write(100, "two");
    let new = person.copy();
    person.put_back(old.path());
    person.again();
    let written = person.vault.go_on(change(300, "went on")).unwrap();
    assert_eq!(written.head.number, 4, "number 3 belongs to the change that is missing");
    person.write(400, "four");
    assert_eq!(contents(&person.again()), ["founded", "one", "went on", "four"]);
    assert_eq!(person.vault.troubles(), []);

    let third = format!("ledger/{}/000000003.age", person.device.id());
    fs::copy(new.path().join(&third), person.folder.join(&third)).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "one", "two", "went on", "four"]);
    assert_eq!(person.vault.troubles(), []);
}

#[test]
fn a_folder_ahead_of_what_is_remembered_is_a_crash_and_accepted() {
    let mut person = person_with(&["one"]);
    let remembered = fs::read(person.profile.join("here.json")).unwrap();
    person.write(100, "two");
    fs::write(person.profile.join("here.json"), remembered).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "one", "two"]);
    assert_eq!(person.vault.troubles(), []);
}

#[test]
fn a_change_missing_in_the_middle_is_a_gap_and_the_rest_is_shown() {
    let mut person = person_with(&["one", "two", "three"]);
    fs::remove_file(person.single(3)).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "one", "three"]);
    let device = person.device.id().clone();
    let expected = Trouble::Gap { device, from: 3, to: 3, since: Some(at(10)) };
    assert_eq!(person.vault.troubles(), [expected]);
}

#[test]
fn two_changes_swapped_are_both_damaged() {
    let mut person = person_with(&["one", "two", "three"]);
    let (second, third) =
        (fs::read(person.single(2)).unwrap(), fs::read(person.single(3)).unwrap());
    fs::write(person.single(2), third).unwrap();
    fs::write(person.single(3), second).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "three"]);
    let damaged = person.vault.troubles().iter().filter(|t| matches!(t, Trouble::Damaged { .. }));
    assert_eq!(damaged.count(), 2);
    assert!(person.vault.is_read_only());
}

#[test]
fn every_byte_of_every_ledger_file_counts() {
    let mut person = person_with(&["one"]);
    for number in 1..=2 {
        let path = person.single(number);
        let whole = fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(37) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            fs::write(&path, &flipped).unwrap();
            let opened = open(&person.profile, &person.folder, person.device.clone());
            let said = opened.map_or(true, |(vault, _)| vault.is_read_only());
            assert!(said, "change {number}, byte {at}");
        }
        fs::write(&path, whole).unwrap();
    }
    assert_eq!(person.again().len(), 2);
}

#[test]
fn a_conflict_copy_is_left_alone_and_a_different_one_is_a_fork() {
    let mut person = person_with(&["one"]);
    let before = person.copy();
    person.write(100, "two");
    let copy = person.single(3).with_file_name("000000003 (1).age");
    fs::copy(person.single(3), &copy).unwrap();
    person.again();
    assert!(matches!(person.vault.troubles(), [Trouble::Stranger { .. }]));
    assert!(!person.vault.is_read_only(), "a copy that says the same harms nobody");

    // Another history from the same point, as a restored machine would write it.
    let theirs = fs::read(person.single(3)).unwrap();
    let remembered = fs::read(person.profile.join("here.json")).unwrap();
    person.put_back(before.path());
    fs::write(person.profile.join("here.json"), &remembered).unwrap();
    fs::remove_file(person.profile.join("here.json")).unwrap();
    let mut here = courier_vault::Here::new(
        person.vault.id().clone(),
        person.device.id().clone(),
        person.folder.clone(),
    );
    here.heads.clear();
    here.save(&person.profile).unwrap();
    person.again();
    person.write(150, "another two");
    fs::write(&copy, theirs).unwrap();
    person.again();
    assert!(person.vault.troubles().iter().any(|t| matches!(t, Trouble::Fork { .. })));
    assert!(person.vault.is_read_only(), "nothing more is written beside a fork");
    assert!(copy.exists(), "both are kept");
}

#[test]
fn a_rewritten_last_change_is_noticed_by_the_remembered_hash() {
    let mut person = person_with(&["one"]);
    let before = person.copy();
    let remembered = fs::read(person.profile.join("here.json")).unwrap();
    person.write(100, "two");
    let newest = fs::read(person.profile.join("here.json")).unwrap();
    person.put_back(before.path());
    fs::write(person.profile.join("here.json"), remembered).unwrap();
    person.again();
    person.write(100, "something else");
    fs::write(person.profile.join("here.json"), newest).unwrap();
    person.again();
    assert!(person.vault.troubles().iter().any(|t| matches!(t, Trouble::Fork { .. })));
}

#[test]
fn a_folder_that_is_no_vault_or_another_vault_is_named() {
    let (person, other) = (Person::new(), Person::new());
    let opened = |folder: &std::path::Path| {
        open(&person.profile, folder, person.device.clone()).err().unwrap()
    };
    assert!(matches!(opened(&person.folder.join("nowhere")), VaultError::FolderMissing));
    assert!(matches!(opened(&person.profile), VaultError::NotAVault));
    assert!(matches!(opened(&other.folder), VaultError::AnotherVault));
    let newer = format!("{{\"format\":2,\"vault\":\"{}\"}}\n", person.vault.id());
    fs::write(person.folder.join("vault.json"), newer).unwrap();
    assert!(matches!(opened(&person.folder), VaultError::Newer { found: 2, known: 1 }));
    let respelt = format!("{{ \"format\":1,\"vault\":\"{}\"}}\n", person.vault.id());
    fs::write(person.folder.join("vault.json"), respelt).unwrap();
    assert!(matches!(opened(&person.folder), VaultError::BeginningDamaged { .. }));
}

#[test]
fn another_keeper_file_than_the_ledger_names_is_said() {
    let mut person = Person::new();
    let path = person.folder.join(format!("keys/1/{}.age", person.device.id()));
    let identity = fs::read(&path).unwrap();
    // The same content sealed once more is still not the file the ledger names.
    let text = std::str::from_utf8(secrecy::ExposeSecret::expose_secret(&person.device.to_text()))
        .unwrap()
        .to_owned();
    let key = courier_crypto::Identity::parse(&secrecy::SecretString::from(text)).unwrap();
    let plain = courier_crypto::open_with(std::slice::from_ref(&key), &identity).unwrap();
    fs::write(&path, courier_crypto::seal_to(&[key.recipient()], &plain).unwrap()).unwrap();
    person.again();
    let damaged = |t: &Trouble| matches!(t, Trouble::Damaged { .. });
    assert!(!person.vault.troubles().is_empty() && person.vault.troubles().iter().all(damaged));
}

#[test]
fn strangers_are_listed_and_nothing_else() {
    let mut person = person_with(&["one"]);
    fs::write(person.folder.join("ledger").join(".DS_Store"), b"x").unwrap();
    fs::write(person.single(2).with_extension("age.tmp"), b"x").unwrap();
    person.again();
    assert_eq!(person.vault.troubles().len(), 2);
    assert!(!person.vault.is_read_only());
}
