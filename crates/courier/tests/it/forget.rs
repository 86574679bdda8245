//! *Forget my copy*.

use std::fs;

use courier::views::{Because, Forget, Form, HeardBy, LetterKind, Step, WordsLanguage};
use courier::{Error, ErrorCode};
use secrecy::{ExposeSecret, SecretString};

use crate::desk::{Desk, KEY, answers, stands_in};

#[test]
fn a_copy_is_forgotten_for_good_and_the_access_stays_on_record() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    assert!(matches!(desk.app.forget_copy(&id), Err(Error::TooEarly)));
    assert_eq!(desk.app.delivery(&id).unwrap().forget, Forget::NotYet);
    let words = desk.words(&id);
    let number = desk.receipt(&id, &path);
    desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
    assert_eq!(desk.secrets().len(), 3);
    let canonical = words.expose_secret().replace(' ', "-");
    assert!(stands_in(&desk.everything(), KEY) && stands_in(&desk.everything(), &canonical));

    let view = desk.app.forget_copy(&id).unwrap();
    assert_eq!(view.forget, Forget::Done);
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("copy-forgotten", true));
    assert!(desk.secrets().is_empty(), "the key, the words and the number are gone");
    assert_eq!(fs::read_dir(desk.profile().join("outbox")).unwrap().count(), 0);
    let everything = desk.everything();
    assert!(!stands_in(&everything, KEY) && !stands_in(&everything, &canonical));

    // Over a restart: what was, still is, and nothing comes back.
    let desk = desk.again();
    desk.app.start();
    assert!(desk.app.frame().unwrap().notices.is_empty(), "a removed secret is no damage");
    assert!(desk.secrets().is_empty());
    let home = desk.app.home().unwrap();
    assert_eq!((home.agencies, home.keys, home.open_everything), (1, 1, 1));
    assert!(home.rows.is_empty());
    let view = desk.app.delivery(&id).unwrap();
    assert_eq!((view.forget, &*view.file.inside[0].ends_in), (Forget::Done, "d117"));
    assert!(!view.review.is_empty() && view.file.is_saved);
    assert!(!desk.app.receipt_said(&id, HeardBy::Phone).unwrap().receipt.unwrap().matched);
    assert_eq!(desk.app.deliveries().unwrap().len(), 1);
    for kind in [LetterKind::File, LetterKind::KeyRefused, LetterKind::Replaced] {
        desk.app.letter(&id, kind).unwrap();
    }
    assert!(desk.app.suspect_leak(&id).unwrap().leak.unwrap().stop[0].steps.len() > 1);
    assert!(matches!(desk.app.show_words(&id), Err(Error::Forgotten)));
    let qr = desk.app.show_qr(&id, courier::views::QrFor::Text);
    assert!(matches!(qr, Err(Error::Forgotten)));
    assert!(matches!(desk.app.whatsapp_chat(&id), Err(Error::Forgotten)));
    let again = desk.app.remake_file(&id, Form::Zip, WordsLanguage::En, Because::Lost);
    assert!(matches!(again, Err(Error::Forgotten)));
    let number = SecretString::from(number);
    let typed = desk.app.type_receipt(&id, &number, HeardBy::Phone);
    assert!(matches!(typed, Err(Error::Forgotten)), "nothing to compare it with any more");
    let words_typed = desk.app.type_receipt(&id, &words, HeardBy::Phone);
    assert!(words_typed.is_err());
    let out = desk.root.path().join("again.zip");
    assert!(desk.app.save_file(&id, &out).is_err());
    assert!(!out.exists());
    let lines = desk.app.history().unwrap().len();
    assert_eq!(desk.app.forget_copy(&id).unwrap().forget, Forget::Done);
    assert_eq!(desk.app.history().unwrap().len(), lines, "once is enough");
}

#[test]
fn the_same_key_is_known_again_after_it_was_forgotten() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
    desk.app.forget_copy(&id).unwrap();
    let other = desk.at_key("Pixel & Plume");
    let refused = desk.app.paste_key(&other.id, &SecretString::from(KEY)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::KeyKept);
    assert_eq!(refused.view().params["holder"], "Brightwater");
    assert!(desk.secrets().is_empty());
    // The wizard goes on with another key.
    let key = SecretString::from(KEY.replace("d117", "beef"));
    assert!(desk.app.paste_key(&other.id, &key).unwrap().kept);
    desk.save(&desk.make(&other, Form::Zip));
    assert_eq!(desk.app.home().unwrap().keys, 2);
}

#[test]
fn a_key_that_another_delivery_needs_is_kept_until_that_one_is_done() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let first = desk.make(&draft, Form::Zip);
    // The same key for somebody else, from the same draft.
    desk.app.wizard_continue(&draft.id, Step::Who, answers("Pixel & Plume")).unwrap();
    let second = desk.make(&draft, Form::Zip);
    assert_ne!(first, second);
    desk.save(&first);
    desk.app.receipt_said(&first, HeardBy::Phone).unwrap();
    let refused = desk.app.forget_copy(&first).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NeededElsewhere, "a draft goes on with it");
    let path = desk.save(&second);
    assert_eq!(desk.app.delivery(&first).unwrap().forget, Forget::NeededElsewhere);
    assert!(matches!(desk.app.forget_copy(&first), Err(Error::NeededElsewhere)));
    let number = desk.receipt(&second, &path);
    desk.app.type_receipt(&second, &number.into(), HeardBy::Phone).unwrap();
    // Sent again: under way again, saved or not.
    let en = WordsLanguage::En;
    desk.app.remake_file(&second, Form::Zip, en, Because::NewWords).unwrap();
    assert!(matches!(desk.app.forget_copy(&first), Err(Error::NeededElsewhere)));
    assert_eq!(desk.secrets().len(), 5);
    desk.save(&second);
    desk.app.receipt_said(&second, HeardBy::Phone).unwrap();

    desk.app.forget_copy(&first).unwrap();
    assert_eq!(desk.secrets().len(), 2, "the words and the number of the second");
    assert!(!stands_in(&desk.everything(), KEY));
    let again = desk.app.remake_file(&second, Form::Zip, en, Because::Lost);
    assert!(matches!(again, Err(Error::Forgotten)), "without the key there is no other file");
    desk.app.forget_copy(&second).unwrap();
    assert!(desk.secrets().is_empty());
}

#[test]
fn a_file_that_was_made_and_given_up_is_forgotten_with_its_key() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let first = desk.make(&draft, Form::Zip);
    desk.app.wizard_continue(&draft.id, Step::Who, answers("Pixel & Plume")).unwrap();
    let second = desk.make(&draft, Form::Zip);
    desk.app.wizard_discard(&draft.id).unwrap();
    desk.save(&first);
    desk.app.receipt_said(&first, HeardBy::Phone).unwrap();
    desk.app.forget_copy(&first).unwrap();
    let left = fs::read_dir(desk.profile().join("outbox")).unwrap().count();
    assert_eq!(left, 0, "the sealed file of the other holds the key too");
    let out = desk.root.path().join("other.zip");
    assert!(matches!(desk.app.save_file(&second, &out), Err(Error::Forgotten)));
    assert!(!out.exists());
}
