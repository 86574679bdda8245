//! The second look: everything is read again, and nothing slips through.

use std::fs;
use std::path::{Path, PathBuf};

use courier_vault::{ChangeSet, Device, Id, NewCard, Sheet, check};

use crate::person::{Person, at, change, full_change};

/// A vault with one of everything: singles and a run, two devices, two epochs, a sheet and a cancelled one, a
/// card in three versions, an erased one, secrets, a removed one.
fn full() -> Person {
    let mut person = Person::new();
    person.vault.fold_at(3);
    let (cancelled, kept) = (Sheet::make(), Sheet::make());
    person.vault.add_sheet(&cancelled, change(1, "sheet")).unwrap();
    let (card, secret) = (Id::make(), Id::make());
    person.vault.append(full_change(2, &card, &secret, "one")).unwrap();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    let (mut theirs, _, _) =
        person.vault.add_device(&second, &profile, change(3, "second")).unwrap();
    theirs.append(full_change(4, &card, &Id::make(), "theirs")).unwrap();
    person.again();
    person.vault.cancel_sheets(&[cancelled.id().clone()], change(5, "cancelled")).unwrap();
    person.vault.add_sheet(&kept, change(6, "another sheet")).unwrap();
    let mut newer = ChangeSet { remove_secrets: vec![secret], ..change(7, "newer") };
    newer.cards.push(NewCard { card, content: b"newer".to_vec() });
    person.vault.append(newer).unwrap();
    let (erased, other) = (Id::make(), Id::make());
    person.vault.append(full_change(8, &erased, &other, "erased")).unwrap();
    let erase = ChangeSet { remove_cards: vec![erased], ..change(9, "erase") };
    person.vault.append(erase).unwrap();
    person
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn a_whole_vault_is_whole_and_counted() {
    let person = full();
    let checked = check(&person.profile, &person.folder, person.device.clone()).unwrap();
    assert_eq!(checked.troubles, []);
    assert_eq!((checked.changes, checked.heads.len()), (10, 2));
    assert_eq!(
        (checked.cards, checked.secrets),
        (3, 2),
        "versions and secrets that were not removed"
    );
    assert_eq!(checked.heads, *person.vault.heads());
}

#[test]
fn one_flipped_byte_in_any_file_is_noticed_and_so_is_a_missing_file() {
    let person = full();
    let is_noticed = || match check(&person.profile, &person.folder, person.device.clone()) {
        Ok(checked) => !checked.troubles.is_empty(),
        Err(_) => true,
    };
    let all = files(&person.folder);
    let has = |part: &str| all.iter().any(|path| path.display().to_string().contains(part));
    assert!(has("-000000003.age") && has("keys/2/") && has("vault.json"), "{all:#?}");
    for path in &all {
        let bytes = fs::read(path).unwrap();
        for at in [0, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            fs::write(path, &flipped).unwrap();
            assert!(is_noticed(), "byte {at} of {}", path.display());
        }
        fs::remove_file(path).unwrap();
        assert!(is_noticed(), "{} is missing", path.display());
        fs::write(path, &bytes).unwrap();
    }
    assert!(!is_noticed(), "everything is back");
    assert_eq!(files(&person.folder), all, "looking writes nothing");
}

#[test]
fn an_older_version_of_a_card_is_read_as_it_was_and_checked() {
    let mut person = Person::new();
    let card = Id::make();
    for (second, text) in [(10, "first"), (20, "second"), (30, "third")] {
        let mut change = change(second, text);
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        let written = person.vault.append(change).unwrap();
        assert_eq!(written.line.cards, std::slice::from_ref(&card));
    }
    let named = person.again().iter().filter(|line| line.cards == [card.clone()]).count();
    assert_eq!(named, 3);
    let read = |person: &Person, nth| person.vault.read_card_version(&card, nth);
    for (nth, text) in [(0, "first"), (1, "second"), (2, "third")] {
        assert_eq!(read(&person, nth).unwrap(), text.as_bytes());
    }
    assert!(read(&person, 3).is_err());
    let oldest = &person.files_of(&format!("cards/{card}"))[0];
    fs::copy(&person.files_of(&format!("cards/{card}"))[1], oldest).unwrap();
    assert!(read(&person, 0).is_err(), "another version in its place");
    let removal =
        ChangeSet { remove_cards: vec![card.clone()], ..ChangeSet::of(at(40), "{}".into()) };
    person.vault.append(removal).unwrap();
    assert!((0..3).all(|nth| read(&person, nth).is_err()), "erased in all versions");
}
