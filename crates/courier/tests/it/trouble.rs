//! A trial before, and what goes wrong after.

use courier::Error;
use courier::views::{
    Because, Forget, Form, HeardBy, KeyStanding, LetterKind, Settled, Standing, TodayWhat, Trouble,
    Way, WordsLanguage,
};

use crate::desk::{Desk, KEY};

#[test]
fn a_trial_opens_nothing_and_counts_for_nothing() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    desk.choose(&draft, Form::Zip);
    let file = desk.app.make_trial(&draft.id).unwrap();
    let id = file.delivery;
    assert!(file.inside.is_empty());
    let line = desk.last();
    assert_eq!(
        (&*line.what, line.seen, &*line.params["person"]),
        ("trial-made", true, "Ana Costa")
    );
    let path = desk.save(&id);
    let opened = desk.opened(&path, &desk.words(&id)).unwrap();
    let [key] = opened.keys.as_slice() else { panic!("one key") };
    assert!(key.env == "TRIAL_KEY" && key.ends_in != "d117", "an invented key");
    let home = desk.app.home().unwrap();
    assert_eq!((home.agencies, home.keys, home.open_everything), (0, 0, 0), "nobody has access");
    assert_eq!(home.rows.len(), 2, "the trial is on its way, and the draft goes on");
    let view = desk.app.delivery(&id).unwrap();
    assert!(view.trial && view.review.is_empty());
    let letter = desk.app.letter(&id, LetterKind::File).unwrap();
    assert_eq!(letter.subject, "A trial file from Harbour Trust");
    assert!(!letter.body.contains("Engaging Networks"), "{}", letter.body);
    assert!(letter.body.contains(&view.file.name) && letter.body.contains("opens nothing"));
    assert!(matches!(desk.app.letter(&id, LetterKind::KeyRefused), Err(Error::TooEarly)));

    let leak = desk.app.suspect_leak(&id).unwrap().leak.unwrap();
    assert!(leak.stop.is_empty(), "nothing to switch off");
    desk.app.settle_leak(&id, Settled::NobodySaw).unwrap();
    let number = opened.receipt.into();
    desk.app.type_receipt(&id, &number, HeardBy::Phone).unwrap();
    assert_eq!(desk.app.delivery(&id).unwrap().forget, Forget::Possible);
    desk.app.forget_copy(&id).unwrap();
    assert_eq!(desk.last().what, "copy-forgotten");

    // The real one goes on as if nothing had been.
    let real = desk.make(&draft, Form::Zip);
    assert_ne!(real, id);
    let path = desk.save(&real);
    assert_eq!(desk.opened(&path, &desk.words(&real)).unwrap().keys[0].ends_in, "d117");
    assert_eq!(desk.app.home().unwrap().keys, 1);
}

#[test]
fn a_trial_needs_a_person_and_no_key() {
    let desk = Desk::founded();
    let draft = desk.app.wizard_start(false, None).unwrap();
    assert!(matches!(desk.app.make_trial(&draft.id), Err(Error::TooEarly)));
    let draft = desk.at_key("Brightwater");
    desk.choose(&draft, Form::Zip);
    assert!(desk.app.make_trial(&draft.id).is_ok());
    assert!(matches!(desk.app.make_file(&draft.id), Err(Error::TooEarly)), "no key is kept yet");
}

#[test]
fn a_trial_made_again_after_a_restart_is_still_a_trial() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    desk.choose(&draft, Form::Zip);
    let id = desk.app.make_trial(&draft.id).unwrap().delivery;
    let desk = desk.again();
    desk.app.start();
    let path = desk.save(&id);
    let words = desk.words(&id);
    assert_eq!(desk.opened(&path, &words).unwrap().keys[0].env, "TRIAL_KEY");
    let lost = Because::Lost;
    let view = desk.app.remake_file(&id, Form::Zip, WordsLanguage::En, lost).unwrap();
    assert!(view.trial);
    assert!(desk.opened(&desk.save(&id), &words).is_ok(), "what was lost comes with its words");
}

#[test]
fn a_possible_leak_is_the_most_urgent_thing_until_it_is_settled() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    let draft = desk.with_key_for("Pixel & Plume", &KEY.replace("d117", "beef"));
    let second = desk.make(&draft, Form::Zip);
    desk.save(&second);
    desk.arrived(&second);
    assert_eq!(desk.app.home().unwrap().rows[0].id, second, "words to send come before");
    let view = desk.app.delivery(&id).unwrap();
    assert!(view.leak.is_none() && view.stopped.is_none());
    let lines = desk.app.history().unwrap().len();
    desk.app.settle_leak(&id, Settled::NobodySaw).unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines, "there was none to settle");

    for how in [Settled::StoppedAtSystem, Settled::NobodySaw] {
        let leak = desk.app.suspect_leak(&id).unwrap().leak.unwrap();
        assert_eq!((&*desk.last().what, desk.last().seen), ("leak-suspected", false));
        let [stop] = leak.stop.as_slice() else { panic!("one key") };
        assert_eq!(stop.platform, "Engaging Networks");
        assert!(!stop.name.is_empty());
        let titles: Vec<&str> = stop.steps.iter().map(|step| &*step.title).collect();
        assert!(titles.iter().any(|title| title.contains("“Inactive”")), "{titles:?}");
        assert!(titles.iter().all(|title| !title.contains("GENERATE")), "{titles:?}");
        let copied: Vec<&str> = stop.steps.iter().map(|step| &*step.value).collect();
        assert!(copied.contains(&"brightwater-api@example.org"), "which user: {copied:?}");
        let first = desk.app.home().unwrap().rows.remove(0);
        assert_eq!((first.what, &first.id), (TodayWhat::PossibleLeak, &id));
        assert_eq!(first.since, leak.since);
        let row = desk.app.deliveries().unwrap().into_iter().find(|row| row.id == id).unwrap();
        assert_eq!(row.standing, Standing::Leak);
        let again = desk.app.suspect_leak(&id).unwrap().leak.unwrap();
        assert_eq!(again.since, leak.since, "since it was first said");
        let view = desk.app.settle_leak(&id, how).unwrap();
        assert!(view.leak.is_none());
        assert!(view.stopped.is_some(), "since the first of the two it is stopped");
        assert_eq!(desk.last().what, "leak-settled");
        assert_eq!(desk.today(&id).unwrap().what, TodayWhat::FileToSend, "as it was before");
    }
    // What was stopped is sent to nobody before it is on again.
    let anew = || desk.app.remake_file(&id, Form::Zip, WordsLanguage::En, Because::NewWords);
    assert_eq!(anew().unwrap_err().code().as_str(), "key-is-off");
    let keys = desk.app.keys().unwrap();
    let off = keys.iter().find(|key| key.standing == KeyStanding::SwitchedOff).unwrap();
    desk.app.switch_key_on(&off.id).unwrap();
    // Neither the receipt nor new words settle it.
    desk.app.suspect_leak(&id).unwrap();
    desk.app.receipt_said(&id, HeardBy::Phone).unwrap();
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::PossibleLeak);
    anew().unwrap();
    let desk = desk.again();
    desk.app.start();
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::PossibleLeak);
}

#[test]
fn each_cause_is_on_record_with_its_name() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let id = desk.make(&draft, Form::Zip);
    assert!(matches!(desk.app.report_trouble(&id, Trouble::BlankPage), Err(Error::TooEarly)));
    desk.save(&id);
    for (trouble, name) in [
        (Trouble::NothingArrived, "nothing-arrived"),
        (Trouble::BlankPage, "blank-page"),
        (Trouble::WordsRefused, "words-refused"),
        (Trouble::KeyRefused, "key-refused"),
        (Trouble::WrongPerson, "wrong-person"),
    ] {
        let view = desk.app.report_trouble(&id, trouble).unwrap();
        let line = &view.history[0];
        assert_eq!((&*line.what, &*line.params["trouble"]), ("trouble-reported", name));
        assert!(!line.seen);
    }
    assert!(desk.app.history().unwrap().iter().all(|line| line.what != "other"));
}

#[test]
fn the_words_wait_for_the_file_unless_she_knows_better() {
    let desk = Desk::founded();
    let (id, _) = desk.saved(Form::Zip);
    assert!(matches!(desk.app.words_sent(&id, Way::Text, true), Err(Error::TooEarly)));
    desk.app.file_sent(&id, Way::FileShare).unwrap();
    assert!(matches!(desk.app.words_sent(&id, Way::Text, false), Err(Error::TooEarly)));
    for way in [Way::Email, Way::FileShare, Way::Chat, Way::InPerson] {
        assert!(matches!(desk.app.words_sent(&id, way, true), Err(Error::Unknown)), "{way:?}");
    }
    let view = desk.app.words_sent(&id, Way::Text, true).unwrap();
    assert_eq!(view.words.unwrap().way, Way::Text);
    assert_eq!(desk.last().params["way"], "text");
    assert_eq!(
        desk.today(&id).unwrap().what,
        TodayWhat::HasItArrived,
        "that is still the question"
    );
    desk.app.file_arrived(&id).unwrap();
    assert_eq!(desk.today(&id).unwrap().what, TodayWhat::ReceiptToHear);
    assert_eq!(desk.app.deliveries().unwrap()[0].standing, Standing::WordsGiven);
}
