//! Makes a vault with one example of each thing the format knows. Run once for each release that adds to the
//! format; what it made is kept for ever, and readers are tested against it: `tests/vectors/vault-1/`, and
//! `vault-1-sheet/` since recovery sheets say who made them, `vault-1-rewritten/` since versions of cards can be.
//!
//! `cargo run -p courier-vault --example make_vectors -- FOLDER`

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool that runs once, watched")]

use std::fs;
use std::path::PathBuf;

use courier_vault::{
    ChangeSet, Device, Id, NewCard, NewSecret, RewrittenCard, Sheet, Vault, found, recover,
};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

/// Invented, like every text in these files.
const PASSPHRASE: &str = "an invented app passphrase";

fn change(second: i64, text: &str) -> ChangeSet {
    let now = Timestamp::from_second(1_795_000_000 + second).unwrap();
    ChangeSet::of(now, format!("{{\"did\":\"{text}\"}}"))
}

fn with_card(mut change: ChangeSet, card: &Id, content: &str) -> ChangeSet {
    change.cards.push(NewCard { card: card.clone(), content: content.as_bytes().to_vec() });
    change
}

fn with_secret(mut change: ChangeSet, secret: &Id, content: &str) -> ChangeSet {
    let content = SecretString::from(content);
    let key = Some(content.clone());
    change.secrets.push(NewSecret { secret: secret.clone(), content, key });
    change
}

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).unwrap());
    fs::create_dir_all(&out).unwrap();
    let (folder, first_profile) = (out.join("vault"), out.join("first"));
    let (first, second, lost) = (Device::make(), Device::make(), Device::make());
    let (kept_card, erased_card) = (Id::make(), Id::make());
    let (kept_secret, removed_secret) = (Id::make(), Id::make());

    let (mut vault, _, _) =
        found(&first_profile, &folder, &first, &Id::make(), change(0, "founded")).unwrap();
    vault.fold_at(4);
    vault.append(with_card(change(10, "a card"), &kept_card, "first version")).unwrap();
    vault.append(with_card(change(20, "the card again"), &kept_card, "second version")).unwrap();
    vault.append(with_card(change(30, "a card to erase"), &erased_card, "to be erased")).unwrap();
    vault.append(with_secret(change(40, "a secret"), &kept_secret, "an invented key 1")).unwrap();
    vault
        .append(with_secret(change(50, "a secret to remove"), &removed_secret, "an invented key 2"))
        .unwrap();
    let removal = ChangeSet {
        remove_cards: vec![erased_card.clone()],
        remove_secrets: vec![removed_secret.clone()],
        ..change(60, "tombstones")
    };
    vault.append(removal).unwrap();

    let sheet = Sheet::make();
    vault.add_sheet(&sheet, change(70, "a sheet")).unwrap();
    let second_profile = out.join("second");
    vault.add_device(&second, &second_profile, change(80, "a second device")).unwrap();
    let lost_profile = out.join("lost");
    let vault = reopened(&first_profile, &folder, &first);
    let mut vault = vault;
    vault.add_device(&lost, &lost_profile, change(90, "a device that will be lost")).unwrap();
    let mut vault = reopened(&first_profile, &folder, &first);
    vault.retire_device(lost.id(), change(100, "the lost device is retired")).unwrap();
    vault.start_epoch(change(110, "a new epoch")).unwrap();
    let mut theirs = reopened(&second_profile, &folder, &second);
    theirs
        .append(with_card(change(120, "the second device writes"), &Id::make(), "theirs"))
        .unwrap();
    let mut vault = reopened(&first_profile, &folder, &first);
    vault.append(change(130, "the last change")).unwrap();
    let cancelled = Sheet::make();
    vault.add_sheet(&cancelled, change(140, "a second sheet")).unwrap();
    vault
        .cancel_sheets(
            std::slice::from_ref(cancelled.id()),
            change(150, "the second sheet is cancelled"),
        )
        .unwrap();
    let (restored, restored_profile) = (Device::make(), out.join("restored"));
    recover(&folder, &sheet)
        .unwrap()
        .add_device(&restored_profile, &restored, change(160, "restored from the sheet"))
        .unwrap();

    let rewritten_card = Id::make();
    let mut vault = reopened(&first_profile, &folder, &first);
    vault.append(with_card(change(170, "rights"), &rewritten_card, "Ana, 3 rights")).unwrap();
    vault.append(with_card(change(180, "other rights"), &rewritten_card, "2 rights")).unwrap();
    let (version, _) = vault.card_versions(&rewritten_card).remove(0);
    let (card, content) = (rewritten_card.clone(), b"3 rights".to_vec());
    let rewrite_cards = vec![RewrittenCard { card, version, content }];
    vault.append(ChangeSet { rewrite_cards, ..change(190, "Ana is erased") }).unwrap();

    let passphrase = SecretString::from(PASSPHRASE);
    fs::write(out.join("first.device"), first.to_text().expose_secret()).unwrap();
    fs::write(out.join("second.device"), second.to_text().expose_secret()).unwrap();
    fs::write(out.join("restored.device"), restored.to_text().expose_secret()).unwrap();
    let sealed = first.to_sealed_text(&passphrase).unwrap();
    fs::write(out.join("first.device.sealed"), sealed.expose_secret()).unwrap();
    fs::write(out.join("passphrase.txt"), PASSPHRASE).unwrap();
    fs::write(out.join("sheet.txt"), format!("{}\n", sheet.to_text().expose_secret())).unwrap();
    let text = format!("{}\n", cancelled.to_text().expose_secret());
    fs::write(out.join("cancelled-sheet.txt"), text).unwrap();
    let named = serde_json::json!({
        "vault": vault.id(),
        "kept_card": kept_card, "erased_card": erased_card, "rewritten_card": rewritten_card,
        "kept_secret": kept_secret, "removed_secret": removed_secret,
        "sheet_keeper": sheet.id(), "lost_device": lost.id(),
    });
    fs::write(out.join("named.json"), format!("{named:#}\n")).unwrap();
    for profile in [first_profile, second_profile, lost_profile, restored_profile] {
        fs::remove_dir_all(profile).unwrap();
    }
    println!("made {}", out.display());
}

fn reopened(profile: &std::path::Path, folder: &std::path::Path, device: &Device) -> Vault {
    let (mut vault, _) = courier_vault::open(profile, folder, device.clone()).unwrap();
    assert!(vault.troubles().is_empty());
    vault.fold_at(4);
    vault
}
