//! The vault that format 1 was released with opens for ever, and says what it said then.

use std::fs;
use std::path::{Path, PathBuf};

use courier_crypto::{Identity, open_with};
use courier_vault::{Device, Here, Id, Sheet, VaultError, open, recover};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use crate::person::{contents, copy_folder};

fn vectors() -> PathBuf {
    vectors_of("vault-1")
}

/// Since sheets say who made them, with a device that one restored.
fn with_sheets() -> PathBuf {
    vectors_of("vault-1-sheet")
}

/// Since a version of a card can be rewritten.
fn with_a_rewritten_card() -> PathBuf {
    vectors_of("vault-1-rewritten")
}

fn vectors_of(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(name)
}

fn device(name: &str, passphrase: Option<&SecretString>) -> Device {
    let text = SecretSlice::from(fs::read(vectors().join(name)).unwrap());
    Device::parse(&text, passphrase).unwrap()
}

fn named() -> impl Fn(&str) -> Id {
    named_in(&vectors())
}

fn named_in(vectors: &Path) -> impl Fn(&str) -> Id + use<> {
    let text = fs::read_to_string(vectors.join("named.json")).unwrap();
    let names: serde_json::Value = serde_json::from_str(&text).unwrap();
    move |name| Id::parse(names[name].as_str().unwrap()).unwrap()
}

const HAPPENED: [&str; 14] = [
    "founded",
    "a card",
    "the card again",
    "a card to erase",
    "a secret",
    "a secret to remove",
    "tombstones",
    "a sheet",
    "a second device",
    "a device that will be lost",
    "the lost device is retired",
    "a new epoch",
    "the second device writes",
    "the last change",
];

#[test]
fn each_device_opens_it_and_reads_the_same() {
    let passphrase =
        SecretString::from(fs::read_to_string(vectors().join("passphrase.txt")).unwrap());
    let devices = [
        device("first.device", None),
        device("second.device", None),
        device("first.device.sealed", Some(&passphrase)),
    ];
    for device in devices {
        let root = tempfile::tempdir().unwrap();
        let (profile, folder) = (root.path().join("profile"), root.path().join("vault"));
        copy_folder(&vectors().join("vault"), &folder);
        fs::create_dir_all(&profile).unwrap();
        Here::new(named()("vault"), device.id().clone(), folder.clone()).save(&profile).unwrap();
        let (vault, lines) = open(&profile, &folder, device).unwrap();
        assert_eq!(vault.troubles(), []);
        assert_eq!(contents(&lines), HAPPENED);
        let named = named();
        assert_eq!(vault.read_card(&named("kept_card")).unwrap(), b"second version");
        assert!(matches!(vault.read_card(&named("erased_card")), Err(VaultError::Removed)));
        let kept = vault.read_secret(&named("kept_secret")).unwrap();
        assert_eq!(kept.expose_secret(), "an invented key 1");
        assert!(matches!(vault.read_secret(&named("removed_secret")), Err(VaultError::Removed)));
        let removed = SecretString::from("an invented key 2");
        assert_eq!(vault.find_key(&removed), [named("removed_secret")]);
    }
}

#[test]
fn the_sheet_opens_the_key_of_both_epochs() {
    let sheet = SecretString::from(fs::read_to_string(vectors().join("sheet.txt")).unwrap());
    let sheet = Identity::parse(&sheet).unwrap();
    for epoch in [1, 2] {
        let path = format!("vault/keys/{epoch}/{}.age", named()("sheet_keeper"));
        let sealed = fs::read(vectors().join(path)).unwrap();
        assert!(open_with(std::slice::from_ref(&sheet), &sealed).is_ok(), "epoch {epoch}");
    }
}

#[test]
fn there_is_one_of_each_kind_of_file() {
    let first = device("first.device", None);
    let ledger = vectors().join("vault/ledger").join(first.id().as_str());
    let names: Vec<String> = fs::read_dir(ledger)
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().any(|n| n.contains('-')), "a run");
    assert!(names.iter().any(|n| !n.contains('-')), "a single");
    assert!(vectors().join(format!("vault/ledger/{}", named()("lost_device"))).is_dir());
}

#[test]
fn its_sheet_opens_a_vault_without_any_device() {
    let read = |name: &str| {
        let text = SecretString::from(fs::read_to_string(with_sheets().join(name)).unwrap());
        Sheet::parse(&text).unwrap()
    };
    let folder = with_sheets().join("vault");
    let recovered = recover(&folder, &read("sheet.txt")).unwrap();
    assert_eq!(recovered.troubles(), []);
    let since = ["a second sheet", "the second sheet is cancelled", "restored from the sheet"];
    let told: Vec<&str> = HAPPENED.into_iter().chain(since).collect();
    assert_eq!(contents(recovered.lines()), told);
    let named = named_in(&with_sheets());
    assert_eq!(recovered.vault_id(), &named("vault"));
    assert_eq!(recovered.read_card(&named("kept_card")).unwrap(), b"second version");
    let cancelled = recover(&folder, &read("cancelled-sheet.txt"));
    assert!(matches!(cancelled.err(), Some(VaultError::SheetCancelled)));
}

#[test]
fn each_device_opens_it_since_a_sheet_restored_one() {
    for name in ["first.device", "second.device", "restored.device"] {
        let text = SecretSlice::from(fs::read(with_sheets().join(name)).unwrap());
        let device = Device::parse(&text, None).unwrap();
        let root = tempfile::tempdir().unwrap();
        let (profile, folder) = (root.path().join("profile"), root.path().join("vault"));
        copy_folder(&with_sheets().join("vault"), &folder);
        fs::create_dir_all(&profile).unwrap();
        let named = named_in(&with_sheets());
        Here::new(named("vault"), device.id().clone(), folder.clone()).save(&profile).unwrap();
        let (vault, lines) = open(&profile, &folder, device).unwrap();
        assert_eq!(vault.troubles(), [], "{name}");
        assert_eq!(lines.len(), HAPPENED.len() + 3);
        assert_eq!(
            vault.read_secret(&named("kept_secret")).unwrap().expose_secret(),
            "an invented key 1"
        );
    }
}

#[test]
fn what_stands_in_the_place_of_an_erased_version_is_read() {
    let named = named_in(&with_a_rewritten_card());
    let card = named("rewritten_card");
    for name in ["first.device", "second.device", "restored.device"] {
        let text = SecretSlice::from(fs::read(with_a_rewritten_card().join(name)).unwrap());
        let device = Device::parse(&text, None).unwrap();
        let root = tempfile::tempdir().unwrap();
        let (profile, folder) = (root.path().join("profile"), root.path().join("vault"));
        copy_folder(&with_a_rewritten_card().join("vault"), &folder);
        fs::create_dir_all(&profile).unwrap();
        Here::new(named("vault"), device.id().clone(), folder.clone()).save(&profile).unwrap();
        let (vault, lines) = open(&profile, &folder, device).unwrap();
        assert_eq!(vault.troubles(), [], "{name}");
        assert_eq!(contents(&lines).last(), Some(&"Ana is erased".to_owned()));
        let versions = vault.every_card_version(&card).unwrap();
        let texts: Vec<&[u8]> = versions.iter().map(|(_, content)| &**content).collect();
        assert_eq!(texts, [b"3 rights", b"2 rights"], "in the place that it had");
        assert_eq!(vault.read_card_version(&card, 0).unwrap(), b"3 rights");
        assert_eq!(vault.read_card(&card).unwrap(), b"2 rights");
        let left = fs::read_dir(folder.join(format!("cards/{card}"))).unwrap().count();
        assert_eq!(left, 2, "the erased version has no file");
    }
}
