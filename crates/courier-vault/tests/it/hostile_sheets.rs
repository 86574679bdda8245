//! Recovery sheets in a folder that somebody else can write to.

use std::fs;

use courier_crypto::{
    Identity, OpenError, SigningKey, derive_mac_key, open_with, seal_to, sha256_hex,
};
use courier_vault::{Device, Id, Sheet, Trouble, VaultError, recover};
use secrecy::{ExposeSecret, SecretString};

use crate::person::{change, contents, full_change};
use crate::sheets::Lost;

#[test]
fn a_device_that_a_cancelled_sheet_lets_in_is_not_believed() {
    let mut lost = Lost::new();
    let before = lost.person.copy();
    lost.person
        .vault
        .cancel_sheets(std::slice::from_ref(lost.sheet.id()), change(50, "cancelled"))
        .unwrap();
    // Whoever found the sheet restores from an old copy and puts what that wrote into the folder.
    let recovered = recover(before.path(), &lost.typed()).unwrap();
    let intruder = Device::make();
    recovered.add_device(&lost.profile("intruder"), &intruder, change(60, "intruder")).unwrap();
    for folder in ["ledger", "keys/1", "keys/2"] {
        let name = if folder == "ledger" {
            intruder.id().to_string()
        } else {
            format!("{}.age", intruder.id())
        };
        let (from, to) = (before.path().join(folder), lost.person.folder.join(folder));
        assert!(
            std::process::Command::new("cp")
                .arg("-r")
                .arg(from.join(name))
                .arg(to)
                .status()
                .unwrap()
                .success()
        );
    }
    let mut told = Lost::told().to_vec();
    told.push("cancelled");
    assert_eq!(contents(&lost.person.again()), told);
    let stranger = Trouble::Unvouched { device: intruder.id().clone() };
    assert_eq!(lost.person.vault.troubles(), [stranger]);
}

/// Whoever holds a cancelled sheet takes the true chain away and writes one of their own, which says that
/// they made the sheet that is still good.
#[test]
fn a_folder_rewritten_by_somebody_with_an_older_key_is_not_believed_by_the_sheet() {
    let mut lost = Lost::new();
    let old = Sheet::make();
    lost.person.vault.add_sheet(&old, change(50, "old sheet")).unwrap();
    let folder = lost.person.folder.clone();
    let identity = Identity::parse(&old.to_text()).unwrap();
    let key = fs::read(folder.join(format!("keys/2/{}.age", old.id()))).unwrap();
    let key = String::from_utf8(open_with(&[identity], &key).unwrap().to_vec()).unwrap();
    let key = Identity::parse(&SecretString::from(key)).unwrap();

    let (vault, sheet) = (lost.person.vault.id(), lost.sheet.id());
    let (sign, intruder, own) = (SigningKey::make(), Id::make(), lost.sheet.recipient());
    let public = sign.public().to_string();
    let mac = derive_mac_key(&key, "key-courier sheet 1")
        .mac("sheet", format!("{vault}\n{sheet}\n{intruder}\n{public}").as_bytes());
    let keepers: Vec<String> = [1, 2]
        .map(|epoch| {
            let sha256 = sha256_hex(&fs::read(lost.keeper_file(epoch)).unwrap());
            format!(r#"{{"epoch":{{"epoch":{epoch},"recipient":"{own}"}}}},{{"keeper":{{"epoch":{epoch},"keeper":"{sheet}","kind":"sheet","recipient":"{own}","sha256":"{sha256}","maker":{{"sign":"{public}","mac":"{mac}"}}}}}}"#)
        })
        .to_vec();
    let set = format!(
        r#"{{"format":1,"vault":"{vault}","device":"{intruder}","number":1,"prev":null,"lamport":1,"recorded":"2026-11-22T00:00:00Z","heads":{{}},"records":[{}],"content":{{"did":"mine"}}}}"#,
        keepers.join(",")
    );
    let line = format!(r#"{{"sig":"{}","set":{set}}}"#, sign.sign(set.as_bytes()));
    let place = format!(
        r#"{{"format":1,"vault":"{vault}","epoch":2,"kind":"change","id":"{intruder}","number":1}}"#
    );
    let sealed = seal_to(&[key.recipient()], format!("{place}\n{line}\n").as_bytes()).unwrap();
    let ledger = folder.join("ledger");
    fs::create_dir_all(ledger.join(intruder.as_str())).unwrap();
    fs::write(ledger.join(format!("{intruder}/000000001.age")), sealed).unwrap();

    let recovered = recover(&folder, &lost.typed()).unwrap();
    assert_eq!(recovered.troubles(), [Trouble::Unvouched { device: intruder.clone() }]);
    fs::remove_dir_all(ledger.join(lost.person.device.id().as_str())).unwrap();
    assert!(matches!(
        recover(&folder, &lost.typed()).err(),
        Some(VaultError::BeginningDamaged { .. })
    ));
}

#[test]
fn a_key_slipped_in_for_the_sheet_is_not_used() {
    let lost = Lost::new();
    let (vault, id) = (lost.person.vault.id(), lost.sheet.id());
    let slipped = Identity::make();
    for epoch in [2, 7] {
        let place = format!(
            r#"{{"format":1,"vault":"{vault}","epoch":{epoch},"kind":"key","id":"{id}","number":1}}"#
        );
        let text = format!("# {place}\n{}\n", slipped.to_text().expose_secret());
        let sealed = seal_to(&[lost.sheet.recipient()], text.as_bytes()).unwrap();
        fs::create_dir_all(lost.person.folder.join(format!("keys/{epoch}"))).unwrap();
        let kept = fs::read(lost.keeper_file(epoch)).ok();
        fs::write(lost.keeper_file(epoch), sealed).unwrap();
        if let Some(kept) = kept {
            assert!(recover(&lost.person.folder, &lost.typed()).is_err());
            fs::write(lost.keeper_file(epoch), kept).unwrap();
            continue;
        }
        let (_, mut vault) = lost.restore("new", 50);
        let secret = Id::make();
        vault.append(full_change(60, &Id::make(), &secret, "mine")).unwrap();
        let device = vault.device().id();
        let sealed =
            fs::read(lost.person.folder.join(format!("secrets/{device}/{secret}.age"))).unwrap();
        let opened = open_with(std::slice::from_ref(&slipped), &sealed);
        assert_eq!(opened.err(), Some(OpenError::NotForThis));
    }
}
