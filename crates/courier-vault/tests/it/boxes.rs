//! Cards and secrets: checked on every read, removed for good.

use std::fs;

use courier_vault::{ChangeSet, Id, NewCard, RewrittenCard, VaultError};
use secrecy::{ExposeSecret, SecretString};

use crate::person::{Person, at, change, full_change};

#[test]
fn the_newest_version_of_a_card_counts_and_older_files_stay() {
    let mut person = Person::new();
    let card = Id::make();
    for text in ["first", "second"] {
        let mut change = change(10, text);
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        person.vault.append(change).unwrap();
    }
    person.again();
    assert_eq!(person.vault.read_card(&card).unwrap(), b"second");
    let files = fs::read_dir(person.folder.join(format!("cards/{card}"))).unwrap().count();
    assert_eq!(files, 2);
}

#[test]
fn an_older_version_in_place_of_the_newer_is_damage() {
    let mut person = Person::new();
    let card = Id::make();
    for text in ["first", "second"] {
        let mut change = change(10, text);
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        person.vault.append(change).unwrap();
    }
    let versions = person.files_of(&format!("cards/{card}"));
    fs::copy(&versions[0], &versions[1]).unwrap();
    person.again();
    assert!(matches!(person.vault.read_card(&card), Err(VaultError::Damaged { .. })));
    assert!(person.vault.is_read_only());
}

#[test]
fn two_secrets_swapped_are_both_damaged_and_never_handed_out() {
    let mut person = Person::new();
    let (a, b) = (Id::make(), Id::make());
    person.vault.append(full_change(10, &Id::make(), &a, "a")).unwrap();
    person.vault.append(full_change(20, &Id::make(), &b, "b")).unwrap();
    let file = |id: &Id| person.folder.join(format!("secrets/{}/{id}.age", person.device.id()));
    let (of_a, of_b) = (fs::read(file(&a)).unwrap(), fs::read(file(&b)).unwrap());
    fs::write(file(&a), of_b).unwrap();
    fs::write(file(&b), of_a).unwrap();
    person.again();
    for secret in [&a, &b] {
        assert!(matches!(person.vault.read_secret(secret), Err(VaultError::Damaged { .. })));
    }
}

#[test]
fn a_removed_secret_is_gone_deleted_wherever_it_reappears_and_still_known() {
    let mut person = Person::new();
    let secret = Id::make();
    person.vault.append(full_change(10, &Id::make(), &secret, "key")).unwrap();
    assert_eq!(person.vault.read_secret(&secret).unwrap().expose_secret(), "secret key");
    let file = person.folder.join(format!("secrets/{}/{secret}.age", person.device.id()));
    let bytes = fs::read(&file).unwrap();
    let removal = ChangeSet { remove_secrets: vec![secret.clone()], ..change(20, "forgot") };
    person.vault.append(removal).unwrap();
    assert!(!file.exists());
    fs::write(&file, &bytes).unwrap();
    let elsewhere = person.folder.join(format!("secrets/{}", Id::make()));
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(elsewhere.join(format!("{secret}.age")), &bytes).unwrap();
    person.again();
    assert!(!file.exists() && fs::read_dir(&elsewhere).unwrap().next().is_none());
    assert!(!person.folder.join("swept").exists(), "a removed secret never goes through swept/");
    assert!(matches!(person.vault.read_secret(&secret), Err(VaultError::Removed)));
    let key = SecretString::from("secret key");
    assert_eq!(person.vault.find_key(&key), [secret], "kept once is known for ever");
}

#[test]
fn an_erased_card_is_in_no_file_any_more() {
    let mut person = Person::new();
    let (card, secret) = (Id::make(), Id::make());
    person.vault.append(full_change(10, &card, &secret, "Ana")).unwrap();
    person.vault.save_cards().unwrap();
    let removal = ChangeSet { remove_cards: vec![card.clone()], ..change(20, "erased") };
    person.vault.append(removal).unwrap();
    assert!(!person.folder.join(format!("cards/{card}")).exists());
    person.again();
    assert!(matches!(person.vault.read_card(&card), Err(VaultError::Removed)));
    assert_eq!(person.vault.troubles(), []);
}

#[test]
fn an_erased_version_is_in_no_file_and_something_stands_in_its_place() {
    let mut person = Person::new();
    let card = Id::make();
    for text in ["Ana, 3 rights", "Ana, 2 rights", "nobody, 1 right"] {
        let mut change = change(10, text);
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        person.vault.append(change).unwrap();
    }
    person.vault.save_cards().unwrap();
    let before = person.files_of(&format!("cards/{card}"));
    let saved: Vec<Vec<u8>> = before.iter().map(|path| fs::read(path).unwrap()).collect();
    let versions = person.vault.card_versions(&card);
    let rewrite_cards = versions
        .into_iter()
        .filter(|(_, content)| content.starts_with(b"Ana"))
        .map(|(version, content)| {
            let content = content.strip_prefix(b"Ana").unwrap().to_vec();
            RewrittenCard { card: card.clone(), version, content }
        })
        .collect();
    person.vault.append(ChangeSet { rewrite_cards, ..change(20, "erased") }).unwrap();
    let read = |person: &Person| -> Vec<Vec<u8>> {
        person.vault.card_versions(&card).into_iter().map(|(_, content)| content).collect()
    };
    let expected: [&[u8]; 3] = [b", 3 rights", b", 2 rights", b"nobody, 1 right"];
    assert_eq!(read(&person), expected, "each in the place of its own");
    assert_eq!(person.files_of(&format!("cards/{card}")).len(), 3);
    // From an old copy, by whoever keeps the folder the same on two machines.
    for (path, bytes) in before.iter().zip(&saved) {
        fs::write(path, bytes).unwrap();
    }
    person.again();
    assert_eq!(read(&person), expected);
    assert_eq!(person.vault.read_card(&card).unwrap(), b"nobody, 1 right");
    let after = person.files_of(&format!("cards/{card}"));
    assert_eq!(after.iter().filter(|path| before.contains(path)).count(), 1);
    assert!(!person.folder.join("swept").exists());
    assert_eq!(person.vault.troubles(), []);
}

#[test]
fn the_version_that_counts_can_be_erased_and_the_cache_forgets_it() {
    let mut person = Person::new();
    let card = Id::make();
    let mut first = change(10, "first");
    first.cards.push(NewCard { card: card.clone(), content: b"Ana".to_vec() });
    person.vault.append(first).unwrap();
    person.vault.save_cards().unwrap();
    let cache = fs::read(person.profile.join("cards.age")).unwrap();
    let (version, _) = person.vault.card_versions(&card).remove(0);
    let rewritten = RewrittenCard { card: card.clone(), version, content: b"-".to_vec() };
    let erased = ChangeSet { rewrite_cards: vec![rewritten], ..change(20, "erased") };
    person.vault.append(erased).unwrap();
    assert_eq!(person.vault.read_card(&card).unwrap(), b"-");
    // A stop between the change and the cache, and what was written for a change that never came.
    fs::write(person.profile.join("cards.age"), &cache).unwrap();
    let own = person.device.id().clone();
    let folder = person.folder.join(format!("cards/{card}"));
    fs::copy(&person.files_of(&format!("cards/{card}"))[0], folder.join(format!("{own}-99.age")))
        .unwrap();
    person.again();
    assert_ne!(fs::read(person.profile.join("cards.age")).unwrap(), cache, "written anew");
    assert_eq!(person.vault.read_card(&card).unwrap(), b"-");
    person.vault.delete_unnamed_cards(|_, _| false);
    assert_eq!(person.files_of(&format!("cards/{card}")).len(), 1);
    assert_eq!(person.files_of("swept").len(), 0);
}

#[test]
fn what_no_change_names_is_put_aside_but_only_by_a_whole_chain() {
    let mut person = Person::new();
    let (card, secret) = (Id::make(), Id::make());
    person.vault.append(full_change(10, &card, &secret, "kept")).unwrap();
    let (folder, own) = (person.folder.clone(), person.device.id().clone());
    let before = person.copy();
    let (orphan_card, orphan_secret) = (Id::make(), Id::make());
    person.vault.append(full_change(20, &orphan_card, &orphan_secret, "orphan")).unwrap();
    let orphans =
        [format!("cards/{orphan_card}/{own}-3.age"), format!("secrets/{own}/{orphan_secret}.age")];
    // Rolled back: the same files lie there unnamed, but the chain is not whole.
    fs::remove_file(person.single(3)).unwrap();
    person.again();
    person.vault.sweep();
    assert!(orphans.iter().all(|path| folder.join(path).exists()));

    // A power cut between the secret and the change: the chain is whole and nothing is remembered beyond it.
    let saved: Vec<Vec<u8>> = orphans.iter().map(|p| fs::read(folder.join(p)).unwrap()).collect();
    let mut here = courier_vault::Here::load(&person.profile).unwrap().unwrap();
    person.put_back(before.path());
    here.heads.clear();
    here.save(&person.profile).unwrap();
    for (path, bytes) in orphans.iter().zip(&saved) {
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), bytes).unwrap();
    }
    person.again();
    person.vault.sweep();
    assert!(orphans.iter().all(|path| !folder.join(path).exists()));
    assert_eq!(fs::read_dir(folder.join("swept")).unwrap().count(), 2);
    assert_eq!(person.vault.read_card(&card).unwrap(), b"card kept");
    assert!(person.vault.read_secret(&secret).is_ok());
}

#[test]
fn the_cache_of_cards_is_believed_only_with_the_hash_the_ledger_names() {
    let mut person = Person::new();
    let card = Id::make();
    let write = |person: &mut Person, text: &str| {
        let mut change = ChangeSet::of(at(10), "{}".into());
        change.cards.push(NewCard { card: card.clone(), content: text.as_bytes().to_vec() });
        person.vault.append(change).unwrap();
        person.vault.save_cards().unwrap();
    };
    write(&mut person, "old");
    let stale = fs::read(person.profile.join("cards.age")).unwrap();
    write(&mut person, "new");
    fs::write(person.profile.join("cards.age"), stale).unwrap();
    person.again();
    assert_eq!(person.vault.read_card(&card).unwrap(), b"new");
    fs::write(person.profile.join("cards.age"), b"rubbish").unwrap();
    person.again();
    assert_eq!(person.vault.read_card(&card).unwrap(), b"new");
}

#[test]
fn drafts_are_kept_sealed_and_can_be_given_up() {
    let mut person = Person::new();
    let draft = Id::make();
    person.vault.save_draft(&draft, b"typed").unwrap();
    person.vault.save_draft(&draft, b"typed more").unwrap();
    person.again();
    assert_eq!(person.vault.drafts(), std::slice::from_ref(&draft));
    assert_eq!(person.vault.load_draft(&draft).unwrap().as_slice(), b"typed more");
    let raw = fs::read(person.profile.join(format!("drafts/{draft}.age"))).unwrap();
    assert!(!raw.windows(5).any(|w| w == b"typed"));
    person.vault.remove_draft(&draft).unwrap();
    assert!(person.vault.drafts().is_empty());
}
