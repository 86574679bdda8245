//! Recovery sheets: made, used on a new machine, cancelled, of another vault, damaged.

use std::fs;
use std::path::PathBuf;

use courier_crypto::{Identity, OpenError, open_with};
use courier_vault::{Device, Here, Id, NewCard, Sheet, Trouble, Vault, VaultError, open, recover};
use secrecy::{ExposeSecret, SecretString};

use crate::person::{Person, at, change, contents, full_change};

/// A person with a card, a secret and a sheet, in the second epoch.
pub(crate) struct Lost {
    pub(crate) person: Person,
    pub(crate) sheet: Sheet,
    card: Id,
    secret: Id,
}

impl Lost {
    pub(crate) fn new() -> Self {
        let mut person = Person::new();
        let (card, secret, sheet) = (Id::make(), Id::make(), Sheet::make());
        person.vault.append(full_change(10, &card, &secret, "kept")).unwrap();
        person.vault.start_epoch(change(20, "epoch two")).unwrap();
        person.vault.add_sheet(&sheet, change(30, "sheet")).unwrap();
        person.write(40, "after");
        Self { person, sheet, card, secret }
    }

    pub(crate) fn told() -> [&'static str; 5] {
        ["founded", "kept", "epoch two", "sheet", "after"]
    }

    pub(crate) fn typed(&self) -> Sheet {
        Sheet::parse(&self.sheet.to_text()).unwrap()
    }

    pub(crate) fn profile(&self, name: &str) -> PathBuf {
        self.person.profile.with_file_name(name)
    }

    pub(crate) fn keeper_file(&self, epoch: u32) -> PathBuf {
        self.person.folder.join(format!("keys/{epoch}/{}.age", self.sheet.id()))
    }

    /// A new machine: the profile and the device are gone.
    pub(crate) fn restore(&self, name: &str, seconds: i64) -> (Device, Vault) {
        let device = Device::make();
        let recovered = recover(&self.person.folder, &self.typed()).unwrap();
        let (vault, _, _) =
            recovered.add_device(&self.profile(name), &device, change(seconds, name)).unwrap();
        (device, vault)
    }
}

#[test]
fn folder_and_sheet_give_back_everything_without_the_device() {
    let lost = Lost::new();
    fs::remove_dir_all(&lost.person.profile).unwrap();
    let before = lost.person.copy();
    let recovered = recover(&lost.person.folder, &lost.typed()).unwrap();
    assert_eq!(contents(recovered.lines()), Lost::told());
    assert_eq!(recovered.vault_id(), lost.person.vault.id());
    assert_eq!(recovered.troubles(), []);
    assert_eq!(recovered.read_card(&lost.card).unwrap(), b"card kept");
    let files = |root: &std::path::Path| fs::read_dir(root).unwrap().count();
    assert_eq!(files(&lost.person.folder), files(before.path()), "reading writes nothing");

    let device = Device::make();
    let profile = lost.profile("new");
    let (vault, lines, _) = recovered.add_device(&profile, &device, change(50, "new")).unwrap();
    assert_eq!(contents(&lines)[..5], Lost::told());
    assert_eq!(vault.troubles(), []);
    assert_eq!(vault.read_card(&lost.card).unwrap(), b"card kept");
    assert_eq!(vault.read_secret(&lost.secret).unwrap().expose_secret(), "secret kept");
    assert!(!Here::load(&profile).unwrap().unwrap().joining);
}

#[test]
fn a_restored_device_writes_and_reopens_and_its_own_sheet_restores_again() {
    let lost = Lost::new();
    let (device, mut vault) = lost.restore("new", 50);
    vault.append(change(60, "new wrote")).unwrap();
    // A new epoch after the old device is gone: nobody else can name the new one any more.
    vault.cancel_sheets(std::slice::from_ref(lost.sheet.id()), change(70, "cancelled")).unwrap();
    let sheet = Sheet::make();
    vault.add_sheet(&sheet, change(80, "second sheet")).unwrap();
    vault.append(change(90, "in epoch three")).unwrap();
    let (vault, lines) = open(&lost.profile("new"), &lost.person.folder, device).unwrap();
    assert_eq!(vault.troubles(), []);
    let now = ["new", "new wrote", "cancelled", "second sheet", "in epoch three"];
    let all: Vec<&str> = Lost::told().into_iter().chain(now).collect();
    assert_eq!(contents(&lines), all);
    drop(vault);

    // The new machine is lost too.
    let recovered = recover(&lost.person.folder, &sheet).unwrap();
    assert_eq!(contents(recovered.lines()), all);
    assert_eq!(recovered.troubles(), []);
    let third = Device::make();
    let profile = lost.profile("third");
    let (mut vault, _, _) = recovered.add_device(&profile, &third, change(100, "third")).unwrap();
    vault.append(change(110, "third wrote")).unwrap();
    let (vault, lines) = open(&profile, &lost.person.folder, third).unwrap();
    assert_eq!(vault.troubles(), []);
    assert_eq!(contents(&lines)[10..], ["third", "third wrote"]);
    assert_eq!(vault.read_secret(&lost.secret).unwrap().expose_secret(), "secret kept");
}

#[test]
fn the_same_sheet_restores_twice_and_the_old_device_reads_on() {
    let mut lost = Lost::new();
    lost.restore("one", 50);
    let (_, vault) = lost.restore("two", 60);
    assert_eq!(vault.troubles(), []);
    let mut told: Vec<&str> = Lost::told().to_vec();
    told.extend(["one", "two"]);
    assert_eq!(contents(&lost.person.again()), told);
    assert_eq!(lost.person.vault.troubles(), []);
}

#[test]
fn a_cancelled_sheet_opens_what_was_before_and_nothing_since() {
    let mut lost = Lost::new();
    let before = fs::read(lost.person.single(5)).unwrap();
    lost.person
        .vault
        .cancel_sheets(std::slice::from_ref(lost.sheet.id()), change(50, "cancelled"))
        .unwrap();
    let secret = Id::make();
    lost.person.vault.append(full_change(60, &Id::make(), &secret, "since")).unwrap();
    assert_eq!(lost.person.vault.sheets(), []);
    assert!(matches!(
        recover(&lost.person.folder, &lost.typed()).err(),
        Some(VaultError::SheetCancelled)
    ));
    assert!(!lost.keeper_file(3).exists());

    // Somebody who holds it and needs no permission of ours.
    let identity = Identity::parse(&lost.sheet.to_text()).unwrap();
    let key = open_with(&[identity], &fs::read(lost.keeper_file(2)).unwrap()).unwrap();
    let key = String::from_utf8(key.to_vec()).unwrap();
    let key = Identity::parse(&SecretString::from(key)).unwrap();
    assert!(open_with(std::slice::from_ref(&key), &before).is_ok());
    for path in [
        lost.person.single(7),
        lost.person.folder.join(format!("secrets/{}/{secret}.age", lost.person.device.id())),
        lost.person.folder.join(format!("secrets/{}/{}.age", lost.person.device.id(), lost.secret)),
    ] {
        let sealed = fs::read(path).unwrap();
        let opened = open_with(std::slice::from_ref(&key), &sealed);
        assert_eq!(opened.err(), Some(OpenError::NotForThis));
    }
    let again =
        lost.person.vault.cancel_sheets(std::slice::from_ref(lost.sheet.id()), change(70, "again"));
    assert!(matches!(again.err(), Some(VaultError::Removed)));
    lost.person.again();
    assert_eq!(lost.person.vault.troubles(), []);
}

#[test]
fn a_sheet_of_another_vault_is_told() {
    let lost = Lost::new();
    let other = Lost::new();
    assert!(matches!(
        recover(&lost.person.folder, &other.sheet).err(),
        Some(VaultError::SheetOfAnother)
    ));
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(recover(empty.path(), &lost.sheet).err(), Some(VaultError::NotAVault)));
    let nowhere = empty.path().join("nowhere");
    assert!(matches!(recover(&nowhere, &lost.sheet).err(), Some(VaultError::FolderMissing)));
    // Its file carried into the other vault's folder does not make it that one's.
    fs::copy(
        other.keeper_file(1),
        lost.person.folder.join(format!("keys/1/{}.age", other.sheet.id())),
    )
    .unwrap();
    assert!(matches!(
        recover(&lost.person.folder, &other.sheet).err(),
        Some(VaultError::BeginningDamaged { .. })
    ));
}

#[test]
fn each_damaged_key_of_the_sheet_is_named() {
    type Harm = fn(&mut Vec<u8>);
    let harms: [Harm; 4] = [
        |bytes| bytes.truncate(bytes.len() / 2),
        |bytes| bytes.clear(),
        |bytes| bytes[60] ^= 1,
        |bytes| *bytes.last_mut().unwrap() ^= 1,
    ];
    for epoch in [1, 2] {
        for harm in harms {
            let lost = Lost::new();
            let path = lost.keeper_file(epoch);
            let mut bytes = fs::read(&path).unwrap();
            harm(&mut bytes);
            fs::write(&path, bytes).unwrap();
            let said = recover(&lost.person.folder, &lost.typed()).err();
            let name = format!("keys/{epoch}/{}.age", lost.sheet.id());
            assert!(
                matches!(&said, Some(VaultError::BeginningDamaged { path }) if *path == name),
                "{said:?}"
            );
        }
        // Exchanged for the other epoch's, and gone.
        let lost = Lost::new();
        fs::copy(lost.keeper_file(3 - epoch), lost.keeper_file(epoch)).unwrap();
        assert!(matches!(
            recover(&lost.person.folder, &lost.typed()).err(),
            Some(VaultError::BeginningDamaged { .. })
        ));
        fs::remove_file(lost.keeper_file(epoch)).unwrap();
        let said = recover(&lost.person.folder, &lost.typed()).err();
        let name = format!("keys/{epoch}/{}.age", lost.sheet.id());
        assert!(
            matches!(
                &said,
                Some(VaultError::BeginningDamaged { path } | VaultError::Damaged { path })
                    if *path == name || path == "ledger"
            ),
            "epoch {epoch}: {said:?}"
        );
    }
}

#[test]
fn damage_elsewhere_does_not_keep_the_sheet_from_opening() {
    let lost = Lost::new();
    let cards: Vec<_> = fs::read_dir(lost.person.folder.join(format!("cards/{}", lost.card)))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    fs::write(&cards[0], b"x").unwrap();
    let recovered = recover(&lost.person.folder, &lost.typed()).unwrap();
    assert!(matches!(recovered.troubles(), [Trouble::Damaged { .. }]));
    let device = Device::make();
    let profile = lost.profile("new");
    let (vault, lines, _) = recovered.add_device(&profile, &device, change(50, "new")).unwrap();
    assert_eq!(lines.len(), 6);
    assert!(matches!(vault.troubles(), [Trouble::Damaged { .. }]), "it is told and read-only");
    assert!(vault.is_read_only());
}

#[test]
fn what_the_profile_remembered_is_still_missed_after_a_restore() {
    // The keychain lost its entry, the profile is still there, and an old copy of the folder was put back.
    let mut lost = Lost::new();
    let old = lost.person.copy();
    lost.person.write(50, "will be missing");
    lost.person.put_back(old.path());
    let recovered = recover(&lost.person.folder, &lost.typed()).unwrap();
    assert_eq!(recovered.troubles(), []);
    let device = Device::make();
    let (vault, _, _) =
        recovered.add_device(&lost.person.profile, &device, change(60, "new")).unwrap();
    assert!(matches!(vault.troubles(), [Trouble::RolledBack { from: 6, to: 6, .. }]));
}

#[test]
fn a_restore_that_was_cut_short_begins_again_with_the_same_device() {
    let lost = Lost::new();
    let device = Device::make();
    let profile = lost.profile("new");
    // Its first change set cannot be written: a file stands where its folder belongs.
    let in_the_way = lost.person.folder.join(format!("ledger/{}", device.id()));
    let recovered = recover(&lost.person.folder, &lost.typed()).unwrap();
    fs::write(&in_the_way, b"x").unwrap();
    assert!(recovered.add_device(&profile, &device, change(50, "new")).is_err());
    fs::remove_file(&in_the_way).unwrap();
    assert!(Here::load(&profile).unwrap().unwrap().joined_nothing().unwrap());
    assert!(open(&profile, &lost.person.folder, device.clone()).is_err());
    let recovered = recover(&lost.person.folder, &lost.typed()).unwrap();
    let (vault, lines, _) = recovered.add_device(&profile, &device, change(60, "again")).unwrap();
    assert_eq!(contents(&lines)[5..], ["again"]);
    assert_eq!(vault.troubles(), []);
    assert!(!Here::load(&profile).unwrap().unwrap().joined_nothing().unwrap());
}

#[test]
fn a_restored_device_names_each_device_it_was_led_to() {
    // Two devices that know each other since the first epoch: nobody else needs to name them.
    let mut person = Person::new();
    let second = Device::make();
    let profile = person.profile.with_file_name("second");
    person.vault.add_device(&second, &profile, change(10, "second came")).unwrap();
    person.again();
    person.vault.start_epoch(change(20, "epoch two")).unwrap();
    let sheet = Sheet::make();
    person.vault.add_sheet(&sheet, change(30, "sheet")).unwrap();
    let recovered = recover(&person.folder, &sheet).unwrap();
    let (device, profile) = (Device::make(), person.profile.with_file_name("new"));
    let (vault, lines, _) = recovered.add_device(&profile, &device, change(40, "new")).unwrap();
    assert_eq!(vault.troubles(), []);
    assert_eq!(contents(&lines), ["founded", "second came", "epoch two", "sheet", "new"]);
}

#[test]
fn a_restored_device_keeps_cards_of_its_own() {
    let lost = Lost::new();
    let (device, mut vault) = lost.restore("new", 50);
    let mut put = change(60, "card again");
    put.cards.push(NewCard { card: lost.card.clone(), content: b"changed".to_vec() });
    put.now = at(60);
    vault.append(put).unwrap();
    let (vault, _) = open(&lost.profile("new"), &lost.person.folder, device).unwrap();
    assert_eq!(vault.read_card(&lost.card).unwrap(), b"changed");
    assert_eq!(vault.troubles(), []);
}
