//! A second device, a retired one, and one that nobody let in.

use std::fs;

use courier_vault::{ChangeSet, Device, Id, Trouble, VaultError};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use crate::person::{Person, change, contents, copy_folder, full_change};

#[test]
fn a_devices_text_comes_back_and_can_be_sealed_by_a_passphrase() {
    let device = Device::make();
    assert_eq!(Device::parse(&device.to_text(), None).unwrap().id(), device.id());
    let passphrase = SecretString::from("a passphrase of one's own");
    let sealed = device.to_sealed_text(&passphrase).unwrap();
    assert!(sealed.expose_secret().starts_with(b"age-encryption.org/v1\n"));
    assert!(matches!(Device::parse(&sealed, None), Err(VaultError::NeedsPassphrase)));
    let wrong = SecretString::from("another");
    assert!(matches!(Device::parse(&sealed, Some(&wrong)), Err(VaultError::WrongPassphrase)));
    assert_eq!(Device::parse(&sealed, Some(&passphrase)).unwrap().id(), device.id());
    for not in ["", "hello", "# key-courier device 2 x"] {
        let text = SecretSlice::from(not.as_bytes().to_vec());
        assert!(matches!(Device::parse(&text, None), Err(VaultError::NotADevice)));
    }
}

#[test]
fn two_devices_write_into_one_folder_and_each_reads_the_other() {
    let mut person = Person::new();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    let (mut theirs, _, _) =
        person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    theirs.append(change(20, "second wrote")).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "second came", "second wrote"]);
    person.write(30, "first wrote");
    let (theirs, lines) = courier_vault::open(&profile, &person.folder, second.clone()).unwrap();
    assert_eq!(contents(&lines), ["founded", "second came", "second wrote", "first wrote"]);
    assert_eq!(theirs.troubles(), []);

    // What the first device has seen of the second is missed when it goes.
    fs::remove_file(person.folder.join(format!("ledger/{}/000000002.age", second.id()))).unwrap();
    person.again();
    assert!(matches!(person.vault.troubles(), [Trouble::RolledBack { from: 2, to: 2, .. }]));
}

#[test]
fn a_retired_device_writes_nothing_that_counts() {
    let mut person = Person::new();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    let (mut theirs, _, _) =
        person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    person.again();
    person.vault.retire_device(second.id(), change(20, "second retired")).unwrap();
    theirs.append(change(30, "too late")).unwrap();
    assert_eq!(contents(&person.again()), ["founded", "second came", "second retired"]);
    assert_eq!(person.vault.troubles(), []);

    let (mut theirs, _) = courier_vault::open(&profile, &person.folder, second).unwrap();
    assert_eq!(theirs.troubles(), [Trouble::Retired], "it is told, not left to write in vain");
    assert!(theirs.append(change(40, "no")).is_err());
}

#[test]
fn a_retired_device_lets_nobody_in() {
    let mut person = Person::new();
    let (second, third) = (Device::make(), Device::make());
    let profile = person.profile.with_file_name("second");
    person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    let old = person.copy();
    person.again();
    person.vault.retire_device(second.id(), change(20, "second retired")).unwrap();
    person.vault.start_epoch(change(30, "epoch two")).unwrap();
    // The lost computer goes on in the folder as it was, and vouches for another one there.
    let open_old = || courier_vault::open(&profile, old.path(), second.clone()).unwrap().0;
    let third_profile = person.profile.with_file_name("third");
    open_old().add_device(&third, &third_profile, change(40, "third came")).unwrap();
    open_old().append(change(50, "second met third")).unwrap();
    for device in [&second, &third] {
        let folder = format!("ledger/{}", device.id());
        copy_folder(&old.path().join(&folder), &person.folder.join(&folder));
    }
    let told = ["founded", "second came", "second retired", "epoch two"];
    assert_eq!(contents(&person.again()), told);
    assert_eq!(person.vault.troubles(), [Trouble::Unvouched { device: third.id().clone() }]);
}

#[test]
fn what_a_retired_device_removes_does_not_count_as_removed() {
    let mut person = Person::new();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    let (mut theirs, _, _) =
        person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    person.again();
    let secret = Id::make();
    person.vault.append(full_change(20, &Id::make(), &secret, "kept")).unwrap();
    person.vault.retire_device(second.id(), change(30, "second retired")).unwrap();
    let file = person.folder.join(format!("secrets/{}/{secret}.age", person.device.id()));
    let kept = fs::read(&file).unwrap();
    theirs
        .append(ChangeSet { remove_secrets: vec![secret.clone()], ..change(40, "too late") })
        .unwrap();
    // The retired device still had the folder open and deleted the file. Brought back, it stays and is read.
    assert!(!file.exists());
    fs::write(&file, kept).unwrap();
    person.again();
    assert!(person.vault.read_secret(&secret).is_ok());
    assert!(file.exists());
}

#[test]
fn what_was_only_read_of_another_device_is_remembered_too() {
    let mut person = Person::new();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    let (mut theirs, _, _) =
        person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    let before = person.copy();
    theirs.append(change(20, "second wrote")).unwrap();
    assert_eq!(person.again().len(), 3);
    person.put_back(before.path());
    person.again();
    assert!(matches!(person.vault.troubles(), [Trouble::RolledBack { from: 2, to: 2, .. }]));
}

#[test]
fn lines_of_a_device_nobody_let_in_are_not_believed() {
    // A device of another vault, its folder copied into this one: well signed, unknown here.
    let mut person = Person::new();
    let other = Person::new();
    let theirs = other.folder.join("ledger").join(other.device.id().as_str());
    copy_folder(&theirs, &person.folder.join("ledger").join(other.device.id().as_str()));
    let lines = person.again();
    assert_eq!(contents(&lines), ["founded"]);
    assert!(person.vault.troubles().iter().any(|t| matches!(t, Trouble::Damaged { .. })));
    assert!(person.vault.is_read_only());
}
