//! The locked file and its way.

use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use courier::views::{Form, LetterKind, Progress, QrFor, TodayWhat, Way};
use courier::{Error, ErrorCode};
use courier_crypto::open_with_passphrase;
use secrecy::SecretString;

use crate::desk::{Desk, KEY};

fn flip_one_byte_in(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() - 20;
        bytes[last] ^= 1;
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_file_with_one_byte_flipped_before_comparing_is_never_offered() {
    let desk = Desk::founded();
    let view = desk.with_key();
    let outbox = desk.profile().join("outbox");
    let watched = outbox.clone();
    *desk.watcher.lock().unwrap() = Some(Box::new(move |progress| {
        if matches!(progress, Progress::Comparing) {
            flip_one_byte_in(&watched);
        }
    }));
    let error = desk.app.make_file(&view.id).unwrap_err();
    assert_eq!(error.code(), ErrorCode::FileDoesNotOpen);
    assert!(fs::read_dir(&outbox).unwrap().next().is_none(), "the damaged file is gone");
    let history = desk.app.history().unwrap();
    assert!(history.iter().all(|row| row.what != "file-made"));
    assert!(desk.app.wizard_open(&view.id).unwrap().file.is_none());

    *desk.watcher.lock().unwrap() = None;
    assert!(desk.app.make_file(&view.id).is_ok(), "the next try is a new file");
}

#[test]
fn a_file_goes_its_way_and_each_step_waits_for_the_one_before() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Age);
    assert!(matches!(desk.app.file_sent(&id, Way::Email), Err(Error::TooEarly)));
    assert_eq!(desk.app.home().unwrap().keys, 0, "no access before the file is saved");
    let saved = desk.root.path().join("out.age");
    assert!(desk.app.save_file(&id, &saved).unwrap().is_saved);
    let home = desk.app.home().unwrap();
    assert_eq!((home.agencies, home.keys, home.open_everything), (1, 1, 1));
    assert_eq!(home.rows.len(), 1, "the draft is done");
    assert_eq!(home.rows[0].what, TodayWhat::FileToSend);

    let desk = desk.again();
    desk.app.start();
    assert!(matches!(desk.app.words_sent(&id, Way::Text, false), Err(Error::TooEarly)));
    desk.app.file_sent(&id, Way::Email).unwrap();
    desk.app.file_arrived(&id).unwrap();
    let words = desk.app.show_words(&id).unwrap().words;
    assert_eq!(words.len(), 8);
    let history = desk.app.history().unwrap();
    assert_eq!(history[0].what, "words-shown", "on record before they are shown");
    assert!(desk.app.show_qr(&id, QrFor::Text).is_ok());
    desk.app.words_sent(&id, Way::Text, false).unwrap();
    assert_eq!(desk.app.home().unwrap().rows[0].what, TodayWhat::ReceiptToHear);

    let words = SecretString::from(words.join("-"));
    let opened = open_with_passphrase(&words, &fs::read(&saved).unwrap()).unwrap();
    let payload: serde_json::Value = serde_json::from_slice(&opened).unwrap();
    assert_eq!(payload["keys"][0]["key"], KEY);
    assert_eq!(payload["keys"][0]["addresses"][1], "203.0.113.7");
    assert_eq!(payload["to"]["person"], "Ana Costa");
    assert_eq!(payload["receipt"].as_str().unwrap().len(), 6);
}

#[test]
fn a_file_made_before_a_restart_is_made_again_with_the_same_words() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Age);
    let desk = desk.again();
    desk.app.start();
    flip_one_byte_in(&desk.profile().join("outbox"));
    let saved = desk.root.path().join("out.age");
    desk.app.save_file(&id, &saved).unwrap();
    desk.app.file_sent(&id, Way::Email).unwrap();
    desk.app.file_arrived(&id).unwrap();
    let words = SecretString::from(desk.app.show_words(&id).unwrap().words.join("-"));
    assert!(open_with_passphrase(&words, &fs::read(&saved).unwrap()).is_ok());
}

#[test]
fn a_saved_file_is_the_same_file_after_a_restart_while_what_is_in_it_is_the_same() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Age);
    let first = fs::read(&path).unwrap();
    let desk = desk.again();
    desk.app.start();
    let out = desk.root.path().join("again.age");
    desk.app.save_file(&id, &out).unwrap();
    assert_eq!(fs::read(&out).unwrap(), first, "the checksum in the letter stays true");
    desk.app.set_email(&id, "ana.costa@brightwater.example").unwrap();
    let desk = desk.again();
    desk.app.start();
    let view = desk.app.save_file(&id, &out).unwrap();
    let second = fs::read(&out).unwrap();
    assert_ne!(second, first, "with what is true now");
    assert!(
        desk.app
            .letter(&id, LetterKind::File)
            .unwrap()
            .body
            .replace(' ', "")
            .contains(&view.sha256)
    );
    // Altered on the disk, it is made anew.
    let desk = desk.again();
    desk.app.start();
    flip_one_byte_in(&desk.profile().join("outbox"));
    desk.app.save_file(&id, &out).unwrap();
    assert_ne!(fs::read(&out).unwrap(), second);
    assert!(desk.opened(&out, &desk.words(&id)).is_ok());
}

#[test]
fn an_older_file_of_the_same_name_outlives_a_saving_that_is_not_recorded() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Zip);
    let out = desk.root.path().join("out.zip");
    fs::write(&out, b"older").unwrap();
    // The ledger cannot be written: a file stands where its folder was.
    let ledger = desk.vault().join("ledger");
    let aside = desk.vault().join("aside");
    fs::rename(&ledger, &aside).unwrap();
    fs::write(&ledger, b"in the way").unwrap();
    assert!(desk.app.save_file(&id, &out).is_err());
    assert_eq!(fs::read(&out).unwrap(), b"older");
    let new = desk.root.path().join("new.zip");
    assert!(desk.app.save_file(&id, &new).is_err());
    assert!(!new.exists());
}

#[test]
fn sealed_files_that_nobody_will_save_are_taken_away() {
    let desk = Desk::founded();
    let outbox = desk.profile().join("outbox");
    let lying = |desk: &Desk| fs::read_dir(desk.profile().join("outbox")).unwrap().count();
    let draft = desk.with_key();
    desk.make(&draft, Form::Zip);
    assert_eq!(lying(&desk), 1);
    desk.app.wizard_discard(&draft.id).unwrap();
    assert_eq!(lying(&desk), 0, "it goes with its draft");

    let (saved, _) = {
        let draft = desk.with_key_for("Pixel & Plume", &KEY.replace("d117", "beef"));
        let id = desk.make(&draft, Form::Zip);
        (id.clone(), desk.save(&id))
    };
    let draft = desk.with_key_for("Third", &KEY.replace("d117", "cafe"));
    desk.choose(&draft, Form::Zip);
    desk.app.make_trial(&draft.id).unwrap();
    let made = desk.make(&draft, Form::Zip);
    fs::write(outbox.join("00000000000000000000000000000000.age"), b"unknown").unwrap();
    fs::write(outbox.join(".tmpabc"), b"half").unwrap();
    assert_eq!(lying(&desk), 5);
    let desk = desk.again();
    desk.app.start();
    let mut left: Vec<String> = fs::read_dir(&outbox)
        .unwrap()
        .map(|e| e.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    left.sort();
    let mut expected = [saved, made];
    expected.sort();
    assert_eq!(left, expected, "what was saved, and what a draft goes on with");
}

#[test]
fn closing_waits_for_a_file_that_is_being_saved() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Zip);
    let desk = desk.again();
    desk.app.start();
    let (reached, wait_for_it) = mpsc::channel();
    *desk.watcher.lock().unwrap() = Some(Box::new(move |_| reached.send(()).unwrap_or(())));
    let out = desk.root.path().join("out.zip");
    let app = &desk.app;
    let saved = thread::scope(|scope| {
        let saving = scope.spawn(|| app.save_file(&id, &out).map(|file| file.is_saved));
        wait_for_it.recv().unwrap();
        app.close();
        saving.join().unwrap()
    });
    assert!(saved.unwrap(), "on record before the vault was put away");
    assert!(out.exists());
}

#[test]
fn a_place_that_cannot_be_written_is_said_and_nothing_is_recorded() {
    let desk = Desk::founded();
    let view = desk.with_key();
    let id = desk.app.make_file(&view.id).unwrap().delivery;
    let before = desk.app.history().unwrap().len();
    fs::write(desk.root.path().join("file"), b"not a folder").unwrap();
    assert!(desk.app.save_file(&id, &desk.root.path().join("file/out.age")).is_err());
    assert_eq!(desk.app.history().unwrap().len(), before);
}

#[test]
fn a_sealed_file_that_is_gone_or_altered_is_made_again_by_the_next_try() {
    let desk = Desk::founded();
    let id = desk.make(&desk.with_key(), Form::Zip);
    let outbox = desk.profile().join("outbox");
    let out = desk.root.path().join("out.zip");
    flip_one_byte_in(&outbox);
    assert_eq!(desk.app.save_file(&id, &out).unwrap_err().code(), ErrorCode::FileDoesNotOpen);
    assert!(!out.exists());
    assert!(desk.app.save_file(&id, &out).unwrap().is_saved);
    assert_eq!(desk.opened(&out, &desk.words(&id)).unwrap().keys[0].ends_in, "d117");
    fs::remove_dir_all(&outbox).unwrap();
    assert!(desk.app.save_file(&id, &out).is_err());
    assert!(desk.app.save_file(&id, &out).unwrap().is_saved);
    // Where the place is at fault, the file stays as it is.
    fs::write(desk.root.path().join("file"), b"not a folder").unwrap();
    let before = desk.app.delivery(&id).unwrap().file.sha256;
    assert!(desk.app.save_file(&id, &desk.root.path().join("file/out.zip")).is_err());
    assert_eq!(desk.app.save_file(&id, &out).unwrap().sha256, before);
}
