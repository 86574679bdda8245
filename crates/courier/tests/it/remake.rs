//! Another file of the same delivery: what stays, what goes, and what happens when somebody is quicker.

use std::fs;
use std::sync::mpsc;
use std::thread;

use courier::views::{
    Because, Form, HeardBy, LetterKind, Progress, Standing, TodayWhat, Trouble, Way, WordsLanguage,
};
use courier::{App, Error, ErrorCode};
use courier_crypto::{Identity, Language, Passphrase};
use secrecy::{ExposeSecret, SecretString};

use crate::desk::Desk;

const EN: WordsLanguage = WordsLanguage::En;

#[test]
fn a_page_made_again_as_age_keeps_its_words_its_number_and_that_they_were_given() {
    let desk = Desk::founded();
    let (id, page) = desk.saved(Form::Page);
    let words = desk.words(&id);
    let number = desk.receipt(&id, &page);
    desk.arrived(&id);
    desk.app.words_sent(&id, Way::ReadAloud, false).unwrap();
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::ReceiptToHear);
    let no = SecretString::from(if number == "123456" { "654321" } else { "123456" });
    desk.app.type_receipt(&id, &no, HeardBy::Phone).unwrap_err();

    let secrets = desk.secrets();
    let view = desk.app.remake_file(&id, Form::Age, EN, Because::AnotherForm).unwrap();
    assert_eq!((view.file.form, view.earlier, view.file.is_saved), (Form::Age, 1, false));
    assert!(view.sent.is_none() && view.arrived.is_none(), "the file starts its way again");
    assert_eq!(view.words.unwrap().way, Way::ReadAloud, "words that still open it stay given");
    assert_eq!(view.tries_left, 4, "and a try at a number that is still the number stays a try");
    assert_eq!(desk.secrets(), secrets);
    let line = desk.last();
    assert_eq!((&*line.what, line.seen), ("file-remade", true));
    assert_eq!(line.params["because"], "another-form");
    // It was not saved yet, and is waited for all the same.
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::FileToSend);
    assert_eq!(desk.app.deliveries().unwrap()[0].standing, Standing::Made);
    assert!(
        desk.app.report_trouble(&id, Trouble::BlankPage).is_ok(),
        "the page is still out there"
    );
    assert!(matches!(desk.app.file_sent(&id, Way::Email), Err(Error::TooEarly)));
    assert!(
        matches!(desk.app.saved_path(&id), Err(Error::WhereUnknown)),
        "that was the other file"
    );

    // Closed before it was saved: it is made once more, as it stands on record.
    let desk = desk.again();
    desk.app.start();
    let age = desk.save(&id);
    assert_eq!(desk.words(&id).expose_secret(), words.expose_secret());
    assert_eq!(desk.opened(&age, &words).unwrap().receipt, number);
    let replaced = desk.app.letter(&id, LetterKind::Replaced).unwrap().body;
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    assert!(replaced.contains(&name(&page)) && replaced.contains(&name(&age)), "{replaced}");
    desk.arrived(&id);
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::ReceiptToHear, "the words are there");
    desk.app.type_receipt(&id, &number.into(), HeardBy::Phone).unwrap();
}

#[test]
fn whatever_needs_other_words_gets_another_number_and_leaves_nothing_of_the_old() {
    let desk = Desk::founded();
    let (id, mut path) = desk.saved(Form::Page);
    for (round, (form, language, because)) in [
        (Form::Zip, EN, Because::AnotherForm),
        (Form::Zip, EN, Because::NewWords),
        (Form::Zip, WordsLanguage::Cs, Because::AnotherLanguage),
        (Form::Zip, WordsLanguage::Cs, Because::WrongPerson),
    ]
    .into_iter()
    .enumerate()
    {
        let words = desk.words(&id);
        let number = desk.receipt(&id, &path);
        desk.arrived(&id);
        desk.app.words_sent(&id, Way::Text, false).unwrap();
        let before = desk.secrets();

        let view = desk.app.remake_file(&id, form, language, because).unwrap();
        assert_eq!(view.earlier as usize, round + 1);
        assert!(view.words.is_none(), "{because:?}: these words nobody has");
        assert_eq!(view.language, language);
        let after = desk.secrets();
        let gone = before.iter().filter(|secret| !after.contains(secret)).count();
        assert_eq!((gone, before.len(), after.len()), (2, 3, 3), "{because:?}: words and number");
        path = desk.save(&id);
        let new = desk.words(&id);
        assert_ne!(new.expose_secret(), words.expose_secret());
        assert!(desk.opened(&path, &words).is_err(), "{because:?}: the old words open no new file");
        assert_ne!(desk.receipt(&id, &path), number);
        let canonical = SecretString::from(new.expose_secret().replace(' ', "-"));
        let is_czech = Passphrase::parse(&canonical).unwrap().language() == Language::Cs;
        assert_eq!(is_czech, language == WordsLanguage::Cs);
        let old = SecretString::from(number);
        let refused = desk.app.type_receipt(&id, &old, HeardBy::Phone).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::ReceiptWrong, "{because:?}");
        assert_eq!(desk.today(&id).unwrap().what, TodayWhat::FileToSend);
    }
}

#[test]
fn a_file_to_their_key_is_asked_for_the_key_first() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    let lines = desk.app.history().unwrap().len();
    let refused = desk.app.remake_file(&id, Form::Key, EN, Because::AnotherForm);
    assert!(matches!(refused, Err(Error::NoPublicKey)));
    assert_eq!(desk.app.history().unwrap().len(), lines);
    assert!(desk.app.delivery(&id).unwrap().file.is_saved, "the file there is stays");
    desk.app.set_public_key(&id, &Identity::make().recipient().to_string()).unwrap();
    desk.app.remake_file(&id, Form::Key, EN, Because::AnotherForm).unwrap();
    desk.save(&id);
    assert!(desk.app.show_words(&id).is_err(), "the old words are gone");
    assert_eq!(desk.secrets().len(), 2, "the key and the new number");
}

/// Runs `job`, and `meanwhile` when it has begun to seal its file, or has sealed it and not recorded it yet.
fn in_between<T: Send>(
    desk: &Desk,
    has_sealed: bool,
    job: impl FnOnce(&App) -> T + Send,
    meanwhile: impl FnOnce(&App),
) -> T {
    let (reached, wait_for_it) = mpsc::channel();
    let (go_on, told) = mpsc::channel();
    *desk.watcher.lock().unwrap() = Some(Box::new(move |progress| {
        if matches!(progress, Progress::Comparing) == has_sealed {
            reached.send(()).unwrap();
            told.recv().unwrap();
        }
    }));
    let app = &desk.app;
    let result = thread::scope(|scope| {
        let running = scope.spawn(move || job(app));
        wait_for_it.recv().unwrap();
        meanwhile(app);
        go_on.send(()).unwrap();
        running.join().unwrap()
    });
    *desk.watcher.lock().unwrap() = None;
    result
}

#[test]
fn what_changed_while_the_file_was_made_is_not_overlooked() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let number = desk.receipt(&id, &path);
    let remake = |app: &App| app.remake_file(&id, Form::Zip, EN, Because::NewWords).map(drop);
    let change = |app: &App| app.set_email(&id, "ana.costa@brightwater.example").unwrap();
    let before = desk.secrets();
    assert!(matches!(in_between(&desk, true, remake, change), Err(Error::ChangedMeanwhile)));
    assert_eq!(desk.last().what, "contact-changed", "and nothing of the file is on record");
    assert_eq!(desk.secrets(), before);
    // What is on record can be saved again, and opens with the words that are shown.
    assert_eq!(desk.receipt(&id, &desk.save(&id)), number);

    desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
    let forget = |app: &App| drop(app.forget_copy(&id).unwrap());
    assert!(matches!(in_between(&desk, false, remake, forget), Err(Error::ChangedMeanwhile)));
    let left = fs::read_dir(desk.profile().join("outbox")).unwrap().count();
    assert_eq!(
        (desk.secrets().len(), left),
        (0, 0),
        "a copy that was forgotten does not come back"
    );
    assert!(matches!(remake(&desk.app), Err(Error::Forgotten)));
}

#[test]
fn a_first_file_and_a_trial_are_watched_in_the_same_way() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    desk.choose(&draft, Form::Zip);
    let lines = desk.app.history().unwrap().len();
    let change = |email: &'static str| {
        let id = draft.id.clone();
        move |app: &App| app.set_email(&id, email).unwrap()
    };
    let make = |app: &App| app.make_file(&draft.id).map(drop);
    let made = in_between(&desk, true, make, change("a@brightwater.example"));
    assert!(matches!(made, Err(Error::ChangedMeanwhile)));
    let trial = |app: &App| app.make_trial(&draft.id).map(drop);
    let made = in_between(&desk, true, trial, change("b@brightwater.example"));
    assert!(matches!(made, Err(Error::ChangedMeanwhile)));
    assert_eq!(desk.app.history().unwrap().len(), lines + 2, "two addresses and no file");
    make(&desk.app).unwrap();
}

#[test]
fn a_file_changed_before_it_ever_left_is_no_earlier_file() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let id = desk.make(&draft, Form::Zip);
    let words = desk.words(&id);
    // Remade on the delivery page, and once more in the wizard.
    let view = desk.app.remake_file(&id, Form::Zip, EN, Because::NewWords).unwrap();
    assert_eq!(view.earlier, 0);
    assert!(matches!(desk.app.report_trouble(&id, Trouble::BlankPage), Err(Error::TooEarly)));
    assert!(matches!(desk.app.suspect_leak(&id), Err(Error::TooEarly)));
    assert!(desk.app.deliveries().unwrap().is_empty());
    assert_eq!(desk.make(&draft, Form::Zip), id, "the same delivery");
    assert!(desk.today(&id).is_none(), "its draft stands for it");
    let path = desk.save(&id);
    assert!(desk.opened(&path, &words).is_err());
    assert!(desk.opened(&path, &desk.words(&id)).is_ok());
    assert!(desk.app.wizard_open(&draft.id).is_err(), "the draft is done");
    let other =
        desk.app.remake_file("00000000000000000000000000000000", Form::Zip, EN, Because::Lost);
    assert!(matches!(other, Err(Error::Unknown)));
}

#[test]
fn a_vault_that_can_only_be_read_is_read_and_nothing_else() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let number = desk.receipt(&id, &path);
    desk.arrived(&id);
    desk.app.words_sent(&id, Way::Text, false).unwrap();
    let desk = desk.again();
    // The newest change is gone from the folder: what is remembered is ahead of it.
    let device = fs::read_dir(desk.vault().join("ledger")).unwrap().next().unwrap().unwrap().path();
    let mut lines: Vec<_> = fs::read_dir(&device).unwrap().map(|e| e.unwrap().path()).collect();
    lines.sort();
    fs::remove_file(lines.pop().unwrap()).unwrap();
    desk.app.start();
    assert!(desk.app.frame().unwrap().read_only);
    let app = &desk.app;
    let read_only = |error: Error| assert_eq!(error.code(), ErrorCode::ReadOnly);
    let secrets = desk.secrets();
    read_only(app.remake_file(&id, Form::Zip, EN, Because::NewWords).unwrap_err());
    read_only(app.save_file(&id, &desk.root.path().join("again.zip")).unwrap_err());
    read_only(app.type_receipt(&id, &number.into(), HeardBy::Phone).unwrap_err());
    let no = SecretString::from("000000");
    read_only(app.type_receipt(&id, &no, HeardBy::Phone).unwrap_err());
    read_only(app.receipt_said(&id, HeardBy::Phone).unwrap_err());
    read_only(app.suspect_leak(&id).unwrap_err());
    read_only(app.report_trouble(&id, Trouble::BlankPage).unwrap_err());
    read_only(app.show_words(&id).err().unwrap());
    assert_eq!(desk.secrets(), secrets);
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::WordsToSend, "as far as it is known");
    assert!(app.letter(&id, LetterKind::File).is_ok());
    assert_eq!(app.look_at_file(&path).unwrap().form, Form::Zip, "and files can be opened");
}

#[test]
fn a_new_file_that_does_not_pass_takes_nothing_from_the_one_on_record() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Zip);
    let number = desk.receipt(&id, &path);
    let outbox = desk.profile().join("outbox");
    let remake = |app: &App| app.remake_file(&id, Form::Zip, EN, Because::NewWords).map(drop);
    let flip = |_: &App| {
        let sealed = fs::read_dir(&outbox).unwrap().next().unwrap().unwrap().path();
        let mut bytes = fs::read(&sealed).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(sealed, bytes).unwrap();
    };
    let secrets = desk.secrets();
    let refused = in_between(&desk, true, remake, flip).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::FileDoesNotOpen);
    assert!(fs::read_dir(&outbox).unwrap().next().is_none(), "the damaged file is gone");
    assert_eq!(desk.secrets(), secrets);
    let view = desk.app.delivery(&id).unwrap();
    assert_eq!((view.earlier, view.file.is_saved), (0, true));
    assert_eq!(desk.receipt(&id, &desk.save(&id)), number, "it is made again as it was");
}
