//! A new epoch: a new vault key for the same keepers.

use std::fs;

use courier_vault::Id;
use secrecy::ExposeSecret;

use crate::person::{Person, change, contents, full_change};

#[test]
fn a_new_epoch_leaves_the_ledger_and_seals_cards_and_secrets_again() {
    let mut person = Person::new();
    let (card, secret) = (Id::make(), Id::make());
    person.vault.append(full_change(10, &card, &secret, "kept")).unwrap();
    let ledger_file = fs::read(person.single(2)).unwrap();
    let secret_path = person.folder.join(format!("secrets/{}/{secret}.age", person.device.id()));
    let sealed_before = fs::read(&secret_path).unwrap();
    person.vault.start_epoch(change(20, "epoch two")).unwrap();
    assert_ne!(fs::read(&secret_path).unwrap(), sealed_before);
    assert_eq!(fs::read(person.single(2)).unwrap(), ledger_file);
    person.write(30, "after");
    assert_eq!(contents(&person.again()), ["founded", "kept", "epoch two", "after"]);
    assert_eq!(person.vault.troubles(), []);
    assert_eq!(person.vault.read_card(&card).unwrap(), b"card kept");
    assert_eq!(person.vault.read_secret(&secret).unwrap().expose_secret(), "secret kept");
}
