//! A folder somebody else can write to.

use std::fs;
use std::process::Command;

use courier_crypto::{Identity, OpenError, SigningKey, derive_mac_key, open_with, seal_to};
use courier_vault::{Device, Here, Id, NewCard, Trouble, VaultError, found, open};
use secrecy::{ExposeSecret, SecretString};

use crate::person::{Person, change, contents, full_change};

/// What anybody knows who once opened the ledger: the public key of a device.
fn recipient(device: &Device) -> courier_crypto::Recipient {
    let text = String::from_utf8(device.to_text().expose_secret().to_vec()).unwrap();
    Identity::parse(&SecretString::from(text)).unwrap().recipient()
}

#[test]
fn a_vault_key_slipped_in_by_a_past_keeper_is_never_sealed_to() {
    let mut person = Person::new();
    let (vault, device) = (person.vault.id().clone(), person.device.id().clone());
    let (slipped, intruder) = (Identity::make(), Id::make());
    let (sign, own) = (SigningKey::make(), Identity::make());
    let place = |kind: &str, id: &Id| {
        format!(
            r#"{{"format":1,"vault":"{vault}","epoch":7,"kind":"{kind}","id":"{id}","number":1}}"#
        )
    };
    fs::create_dir_all(person.folder.join("keys/7")).unwrap();
    let text = format!("# {}\n{}\n", place("key", &device), slipped.to_text().expose_secret());
    let sealed = seal_to(&[recipient(&person.device)], text.as_bytes()).unwrap();
    fs::write(person.folder.join(format!("keys/7/{device}.age")), sealed).unwrap();
    // And a device let in under that key, whose first change begins the epoch.
    let (public, theirs) = (sign.public().to_string(), own.recipient().to_string());
    let mac = derive_mac_key(&slipped, "key-courier device 1")
        .mac("device", format!("{vault}\n{intruder}\n{public}\n{theirs}").as_bytes());
    let set = format!(
        r#"{{"format":1,"vault":"{vault}","device":"{intruder}","number":1,"prev":null,"lamport":5,"recorded":"2026-11-22T00:00:00Z","heads":{{}},"records":[{{"device":{{"device":"{intruder}","epoch":7,"sign":"{public}","recipient":"{theirs}","mac":"{mac}"}}}},{{"epoch":{{"epoch":7,"recipient":"{}"}}}}],"content":{{"did":"slipped in"}}}}"#,
        slipped.recipient()
    );
    let line = format!(r#"{{"sig":"{}","set":{set}}}"#, sign.sign(set.as_bytes()));
    let folder = person.folder.join("ledger").join(intruder.as_str());
    fs::create_dir_all(&folder).unwrap();
    let change_file = format!("{}\n{line}\n", place("change", &intruder));
    let sealed = seal_to(&[slipped.recipient()], change_file.as_bytes()).unwrap();
    fs::write(folder.join("000000001.age"), sealed).unwrap();

    assert_eq!(contents(&person.again()), ["founded"]);
    assert_eq!(person.vault.troubles(), [Trouble::Unvouched { device: intruder }]);
    fs::remove_dir_all(&folder).unwrap();
    person.again();
    assert_eq!(person.vault.troubles(), []);
    let secret = Id::make();
    person.vault.append(full_change(10, &Id::make(), &secret, "kept")).unwrap();
    let file = fs::read(person.folder.join(format!("secrets/{device}/{secret}.age"))).unwrap();
    assert_eq!(open_with(&[slipped], &file).err(), Some(OpenError::NotForThis));
}

#[test]
fn names_of_huge_runs_cost_nothing() {
    let mut person = Person::new();
    let folder = person.folder.join("ledger").join(person.device.id().as_str());
    for n in 1..=5 {
        fs::write(folder.join(format!("{n}00000000-999999999.age")), b"x").unwrap();
    }
    person.again();
    assert_eq!(person.vault.troubles().len(), 5);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_files_place_is_not_waited_for() {
    let mut person = Person::new();
    assert!(Command::new("mkfifo").arg(person.single(2)).status().unwrap().success());
    person.again();
    assert!(matches!(person.vault.troubles(), [Trouble::Damaged { .. }]));
}

#[test]
fn a_remembered_number_no_file_name_holds_is_damage() {
    let person = Person::new();
    let path = person.profile.join("here.json");
    let text = fs::read_to_string(&path).unwrap().replace("\"number\":1", "\"number\":3000000000");
    fs::write(&path, text).unwrap();
    let opened = open(&person.profile, &person.folder, person.device.clone());
    assert!(matches!(opened.err(), Some(VaultError::Damaged { .. })));
}

#[test]
fn founding_touches_nobody_elses_vault_and_no_vault_that_has_a_change() {
    let person = Person::new();
    let before = person.copy();
    let (device, vault) = (Device::make(), Id::make());
    let profile = person.profile.with_file_name("another");
    fs::create_dir_all(&profile).unwrap();
    Here::new(vault.clone(), device.id().clone(), person.folder.clone()).save(&profile).unwrap();
    let refused = found(&profile, &person.folder, &device, &vault, change(1, "x"));
    assert!(matches!(refused.err(), Some(VaultError::FolderNotEmpty)));
    // The same vault once more: its first change is durable, only the heads were not remembered.
    let own = person.vault.id().clone();
    let again = found(&person.profile, &person.folder, &person.device, &own, change(1, "x"));
    assert!(matches!(again.err(), Some(VaultError::FolderNotEmpty)));
    let key = format!("keys/1/{}.age", person.device.id());
    for path in ["vault.json", &key] {
        let then = fs::read(before.path().join(path)).unwrap();
        assert_eq!(fs::read(person.folder.join(path)).unwrap(), then, "{path}");
    }
}

#[test]
fn going_on_uses_no_card_number_twice_and_sweeps_nothing() {
    let mut person = Person::new();
    let card = Id::make();
    let put = |seconds: i64, text: &str| {
        let mut change = change(seconds, text);
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        change
    };
    person.vault.append(put(1, "one")).unwrap();
    let old = person.copy();
    let (secret, theirs) = (Id::make(), Id::make());
    person.vault.append(put(2, "two")).unwrap();
    person.vault.append(full_change(3, &theirs, &secret, "kept")).unwrap();
    let newer = person.copy();
    person.put_back(old.path());
    person.again();
    person.vault.go_on(change(4, "went on")).unwrap();
    person.vault.append(put(5, "three")).unwrap();
    person.again();
    person.vault.sweep();
    let swept = person.folder.join("swept/cards-swept-before.age");
    fs::create_dir_all(swept.parent().unwrap()).unwrap();
    fs::write(&swept, "x").unwrap();
    // The missing files come back as a union of files would bring them: nothing is overwritten.
    let bring = |from: &std::path::Path, folders: &[&str]| {
        for folder in folders {
            let copied = Command::new("cp")
                .args(["-rn", "--"])
                .arg(from.join(folder))
                .arg(&person.folder)
                .status();
            assert!(copied.is_ok());
        }
    };
    bring(newer.path(), &["cards"]);
    let cards = person.folder.join("cards");
    let in_swept = person.folder.join("swept/cards-theirs.age");
    let file = person.files_of(&format!("cards/{theirs}")).remove(0);
    fs::copy(&file, &in_swept).unwrap();
    person.vault.delete_unnamed_cards(|of, content| *of == theirs && content == b"card kept");
    assert!(swept.exists(), "what a missing change names may come back");
    assert_eq!(fs::read_dir(cards.join(card.as_str())).unwrap().count(), 3, "so may this");
    assert!(!file.exists() && !in_swept.exists(), "but not what is an erased person's");
    bring(newer.path(), &["ledger", "cards", "secrets"]);
    let lines = person.again();
    assert_eq!(contents(&lines), ["founded", "one", "two", "kept", "went on", "three"]);
    assert_eq!(person.vault.troubles(), []);
    assert_eq!(person.vault.read_card(&card).unwrap(), b"three");
    assert!(person.vault.read_secret(&secret).is_ok(), "what a missing change named was not swept");
}
