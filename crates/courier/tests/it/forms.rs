//! A file of each form: it opens with what the app shows, and says what the app keeps.

use std::fs;

use courier::views::{Form, HeardBy, Needs, TodayWhat, Unpacked, Way};
use courier::{Error, ErrorCode};
use courier_crypto::{Identity, open_with, open_with_passphrase};
use secrecy::{ExposeSecret, SecretString};

use crate::desk::{Desk, KEY};

#[test]
fn the_page_opens_with_the_words_and_its_number_is_the_one_that_is_taken() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Page);
    assert!(path.extension().is_some_and(|ending| ending == "html"));
    let view = desk.app.delivery(&id).unwrap();
    assert_eq!(u64::from(view.file.size), fs::metadata(&path).unwrap().len());
    assert!(view.file.size < 200 * 1024, "small enough for mail");

    let looked = desk.app.look_at_file(&path).unwrap();
    assert_eq!((looked.form, looked.needs), (Form::Page, Needs::Words));
    assert_eq!((&*looked.sender, &*looked.person), ("Harbour Trust", "Mo Adeyemi"));
    assert!(matches!(desk.app.looked_key(0), Err(Error::Unknown)), "not open yet");
    let words = desk.words(&id);
    let typed = words.expose_secret().to_uppercase().replace(' ', "  \u{a0}\n");
    let opened = desk.app.open_looked(&SecretString::from(typed)).unwrap();
    assert_eq!((&*opened.from_organisation, &*opened.to_person), ("Harbour Trust", "Ana Costa"));
    let [key] = opened.keys.as_slice() else { panic!("one key") };
    assert_eq!((key.characters, &*key.ends_in, &*key.env), (36, "d117", "EN_REST_API_KEY"));
    assert_eq!(key.addresses, ["198.51.100.20", "203.0.113.7"]);
    assert!(!serde_json::to_string(&opened).unwrap().contains(KEY), "the key stays in Rust");
    assert_eq!(desk.app.looked_key(0).unwrap().expose_secret(), KEY);
    assert_eq!(desk.app.reveal_looked_key(0).unwrap().key, KEY);
    assert!(matches!(desk.app.looked_key(1), Err(Error::Unknown)));

    let (env, json) = (desk.root.path().join("keys.env"), desk.root.path().join("keys.json"));
    desk.app.save_looked(Unpacked::Env, &env).unwrap();
    desk.app.save_looked(Unpacked::Json, &json).unwrap();
    assert_eq!(fs::read_to_string(&env).unwrap(), format!("EN_REST_API_KEY='{KEY}'\n"));
    let document: serde_json::Value = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
    assert_eq!(document["keys"][0]["key"], KEY);
    assert_eq!(document["receipt"], *opened.receipt);
    #[cfg(unix)]
    for unpacked in [&env, &json] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(unpacked).unwrap().permissions().mode() & 0o777, 0o600);
    }

    desk.app.close_looked().unwrap();
    assert!(matches!(desk.app.looked_key(0), Err(Error::Unknown)));
    assert!(matches!(desk.app.reveal_looked_key(0), Err(Error::Unknown)));
    assert!(matches!(desk.app.save_looked(Unpacked::Json, &json), Err(Error::Unknown)));
    assert!(matches!(desk.app.open_looked(&words), Err(Error::Unknown)));

    let typed = SecretString::from(format!("{}-{}", &opened.receipt[..3], &opened.receipt[3..]));
    let view = desk.app.type_receipt(&id, &typed, HeardBy::Phone).unwrap();
    let receipt = view.receipt.unwrap();
    assert_eq!((receipt.heard, receipt.matched), (HeardBy::Phone, true));
    assert!(view.arrived.is_some(), "who has opened it has it");
    assert!(desk.today(&id).is_none(), "done");
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("receipt-matched", true));
    assert_eq!((&*line.params["person"], &*line.params["heard"]), ("Ana Costa", "phone"));
}

#[test]
fn the_age_file_opens_with_the_words_as_age_wants_them() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Age);
    let words = desk.words(&id).expose_secret().replace(' ', "-");
    let opened = open_with_passphrase(&words.into(), &fs::read(&path).unwrap()).unwrap();
    let payload: serde_json::Value = serde_json::from_slice(&opened).unwrap();
    assert_eq!(payload["keys"][0]["key"], KEY);
    let number = payload["receipt"].as_str().unwrap();
    let typed = SecretString::from(number);
    let view = desk.app.type_receipt(&id, &typed, HeardBy::InPerson).unwrap();
    assert!(view.receipt.unwrap().matched);
}

#[test]
fn the_zip_opens_with_words_of_its_own() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let looked = desk.app.look_at_file(&path).unwrap();
    assert_eq!((looked.form, looked.needs, &*looked.sender), (Form::Zip, Needs::Words, ""));
    let opened = desk.opened(&path, &desk.words(&id)).unwrap();
    assert_eq!(opened.keys[0].ends_in, "d117");
    let other = SecretString::from("abandon ability able about above absent absorb abstract");
    let refused = desk.opened(&path, &other).unwrap_err();
    assert!(matches!(refused.code(), ErrorCode::WordsWrong | ErrorCode::ReadDamaged));
}

#[test]
fn a_file_to_their_own_key_needs_no_words() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    desk.choose(&draft, Form::Key);
    assert!(matches!(desk.app.make_file(&draft.id), Err(Error::NoPublicKey)));
    let theirs = Identity::make();
    let shown = desk.app.set_public_key(&draft.id, &theirs.recipient().to_string()).unwrap();
    let shown = shown.unwrap();
    assert_eq!(shown.kind, "age");
    assert!(theirs.recipient().to_string().ends_with(&shown.ends_in));
    let id = desk.make(&draft, Form::Key);
    let path = desk.save(&id);
    assert_eq!(desk.app.delivery(&id).unwrap().public_key, Some(shown));

    let sealed = fs::read(&path).unwrap();
    let payload: serde_json::Value =
        serde_json::from_slice(&open_with(&[theirs], &sealed).unwrap()).unwrap();
    assert_eq!(payload["keys"][0]["key"], KEY);
    assert!(open_with(&[Identity::make()], &sealed).is_err(), "nobody else's key opens it");

    let looked = desk.app.look_at_file(&path).unwrap();
    assert_eq!((looked.form, looked.needs), (Form::Key, Needs::PublicKey));
    let words = SecretString::from("abandon ability able about above absent absorb abstract");
    assert_eq!(desk.app.open_looked(&words).unwrap_err().code(), ErrorCode::ReadNeedsKey);

    desk.arrived(&id);
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::ReceiptToHear, "no words to give");
    assert!(desk.app.show_words(&id).is_err());
    assert!(desk.app.words_sent(&id, Way::Text, true).is_err(), "there are none to send");
    let number = SecretString::from(payload["receipt"].as_str().unwrap());
    let done = desk.app.type_receipt(&id, &number, HeardBy::Message).unwrap();
    assert!(done.receipt.unwrap().matched);
    assert!(desk.today(&id).is_none());
}

#[test]
fn what_is_no_public_key_is_said_at_its_field() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let secret = Identity::make().to_text();
    let two = format!("{0} {0}", Identity::make().recipient());
    for (text, code) in [
        ("not a key", "public-key-malformed"),
        (secret.expose_secret(), "public-key-secret"),
        (&two, "public-key-several"),
    ] {
        let refused = desk.app.set_public_key(&draft.id, text).unwrap_err().view();
        assert_eq!(refused.fields[0].field, "public-key");
        assert_eq!(refused.fields[0].code, code);
    }
    assert!(!crate::desk::stands_in(&desk.everything(), secret.expose_secret()));
    let theirs = Identity::make().recipient().to_string();
    desk.app.set_public_key(&draft.id, &theirs).unwrap();
    assert_eq!(desk.app.wizard_open(&draft.id).unwrap().form, Form::Key, "proposed at once");
    assert!(desk.app.set_public_key(&draft.id, " ").unwrap().is_none());
    assert_eq!(desk.app.wizard_open(&draft.id).unwrap().form, Form::Page, "taken away again");
}
