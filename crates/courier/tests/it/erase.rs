//! Somebody is erased: found everywhere before, nowhere after.

use std::fs;
use std::path::PathBuf;

use courier::views::{
    AccessAnswers, Answers, ErasingBlock, ErasingView, Form, HistoryRow, PersonAnswers, PlanEnd,
    PlanWhat, RegisterAsk, Step, Travelled,
};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY, answers, stands_in};
use crate::import::{BRIGHTWATER, look};

const TRACES: [&str; 4] = ["Ana Costa", "ana@brightwater.example", "447700900123", "Costa"];

fn traces(desk: &Desk) -> Vec<&'static str> {
    let files = desk.everything();
    TRACES.into_iter().filter(|trace| stands_in(&files, trace)).collect()
}

fn goes(view: &ErasingView, what: &str) -> Vec<String> {
    view.goes.iter().filter(|g| g.name == what).map(|g| g.value.clone()).collect()
}

fn ana(desk: &Desk) -> String {
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    page.people.into_iter().find(|person| person.name.starts_with("Ana")).unwrap().id
}

/// Who had access a year ago, as it is known now.
fn register(desk: &Desk) -> Vec<(String, String, String)> {
    let ask = RegisterAsk { on: "2025-11-25".into(), ..RegisterAsk::default() };
    let rows = desk.app.register(&ask).unwrap().rows.into_iter();
    rows.map(|row| (row.agency, row.opens, row.since)).collect()
}

/// Brightwater has an API user made out to Ana, an account of Spektrix with her e-mail address and mobile
/// number, a key she got by plain e-mail long ago, a file that waits to be saved, and a draft.
fn desk_with_ana() -> Desk {
    let desk = Desk::with_every_system();
    let draft = desk.app.wizard_start(false, None).unwrap();
    let mut typed = answers("Brightwater");
    for (field, value) in [
        ("email-address", "ana@brightwater.example"),
        ("display-name", "Ana Costa API"),
        ("first-name", "Ana"),
        ("last-name", "Costa"),
    ] {
        typed.fields.insert(field.into(), value.into());
    }
    desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft.id, &SecretString::from(KEY)).unwrap();
    let view = desk.walk(&draft, &typed, &[Step::Key]);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    // Another version of the form, with her in it still.
    let spektrix = desk.sent_by_system("Brightwater");
    assert!(!spektrix.is_empty());
    desk.recorded_as(Answers {
        platform: "action-network".into(),
        purpose: "exchange-supporters".into(),
        region: String::new(),
        account_name: "Harbour North".into(),
        travelled: Some(Travelled::Email),
        ..desk.about("Brightwater")
    });
    let mut page = desk.app.key(&desk.newest()).unwrap();
    let reason = "Costa says that her mailbox was empty";
    desk.app.accept_exposure(&page.holders.remove(0).grant, reason).unwrap();
    // Begun and left: she stands in it.
    let begun = desk.app.wizard_start(false, None).unwrap();
    desk.app.wizard_save(&begun.id, answers("Brightwater")).unwrap();
    desk
}

#[test]
fn nothing_of_a_person_is_left_in_any_file_and_everything_else_is() {
    let desk = desk_with_ana();
    let id = ana(&desk);
    desk.app.hide().unwrap();
    assert!(desk.profile().join("cards.age").exists());
    assert_eq!(traces(&desk), TRACES, "the vault and the profile are read as they lie there");
    let desk = desk.again();
    desk.app.start();
    // Two names and two addresses of hers are on the card's versions.
    let agency = desk.agency("Brightwater");
    let before = PersonAnswers {
        id: id.clone(),
        name: "Ana Costa Lima".into(),
        email: "lima@brightwater.example".into(),
        mobile: "+44 7700 900123".into(),
        ..PersonAnswers::default()
    };
    desk.app.save_person(&agency, &before).unwrap();
    let rows = desk.app.history().unwrap();
    let keys: Vec<_> = desk.app.keys().unwrap();
    let last_year = register(&desk);
    assert_eq!(last_year.len(), 1, "what was recorded since 2024");
    let view = desk.app.erasing(&id).unwrap();
    assert_eq!((&*view.name, &*view.agency, view.blocked), ("Ana Costa Lima", "Brightwater", None));
    assert_eq!(goes(&view, "name"), ["Ana Costa", "Ana Costa Lima"]);
    assert_eq!(goes(&view, "email"), ["ana@brightwater.example", "lima@brightwater.example"]);
    assert_eq!(goes(&view, "mobile"), ["+44 7700 900123"]);
    let fields = goes(&view, "field");
    for value in ["Ana Costa API", "Ana", "Costa", "ana@brightwater.example", "+447700900123"] {
        assert!(fields.iter().any(|field| field == value), "{value}: {fields:?}");
    }
    assert_eq!(goes(&view, "accepted"), ["Costa says that her mailbox was empty"]);
    assert_eq!(goes(&view, "draft").len(), 1);
    assert!(view.stays >= 3, "{}", view.stays);
    assert_eq!(view.open_keys.len(), 1, "the file to her: {:?}", view.open_keys);
    let question = desk.app.erase_question(&id).unwrap();
    assert!(
        question.text.contains("Ana Costa Lima")
            && question.text.contains("removed from this vault")
    );

    desk.app.erase_person(&id).unwrap();
    assert_eq!(traces(&desk), Vec::<&str>::new());
    assert!(!stands_in(&desk.everything(), "lima@brightwater"));
    assert!(!stands_in(&desk.everything(), "Lima"));
    assert!(stands_in(&desk.everything(), "Brightwater"), "the agency stays");
    let left = |folder: &str| fs::read_dir(desk.profile().join(folder)).unwrap().count();
    assert_eq!((left("drafts"), left("outbox")), (0, 0), "nor the file that was made for her");
    let page = desk.app.agency(&agency).unwrap();
    assert!(page.people.is_empty());
    assert_eq!(page.access.len(), 3, "what the agency has stays");
    assert!(matches!(desk.app.erasing(&id), Err(Error::Unknown)));
    assert!(matches!(desk.app.erase_person(&id), Err(Error::Unknown)));

    // The chain verifies, nothing is missing, and each line has its sentence.
    let desk = desk.again();
    desk.app.start();
    assert!(desk.app.frame().unwrap().notices.is_empty());
    assert!(desk.app.check_ledger().unwrap().whole);
    assert_eq!(register(&desk), last_year, "last year’s register says what it said");
    let after = desk.app.history().unwrap();
    assert_eq!(after.len(), rows.len() + 1);
    assert_eq!(after[0].what, "erased");
    for (row, before) in after[1..].iter().zip(&rows) {
        assert_eq!((&row.recorded, &row.what), (&before.recorded, &before.what));
        assert!(!row.params.values().any(|value| value.contains("Ana")), "{row:?}");
    }
    let still: Vec<_> = desk.app.keys().unwrap();
    assert_eq!(still.len(), keys.len());
    let of_file = still.iter().find(|key| key.platform_id == "engaging-networks").unwrap();
    assert_eq!(of_file.ends_in, "d117", "what is not hers stays");
    let fields = desk.app.key(&of_file.id).unwrap().fields;
    assert!(fields.iter().any(|field| field.value.contains("198.51.100.20")), "{fields:?}");
    assert_eq!(traces(&desk), Vec::<&str>::new());
}

#[test]
fn whoever_is_needed_still_is_not_erased() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let id = ana(&desk);
    let mo = desk.app.settings().unwrap().people[0].id.clone();
    assert_eq!(desk.app.erasing(&mo).unwrap().blocked, Some(ErasingBlock::Here));
    assert!(matches!(desk.app.erase_person(&mo), Err(Error::TooEarly)));
    let plan = desk.app.begin_plan(PlanWhat::PersonLeft, &id).unwrap();
    assert_eq!(desk.app.erasing(&id).unwrap().blocked, Some(ErasingBlock::Plan));
    assert!(matches!(desk.app.erase_person(&id), Err(Error::TooEarly)));
    assert!(stands_in(&desk.everything(), "Ana Costa"));
    desk.app.end_plan(&plan, PlanEnd::GivenUp).unwrap();
    desk.app.erase_person(&id).unwrap();
    assert!(!stands_in(&desk.everything(), "Ana Costa"));
    for unknown in ["x", &desk.agency("Brightwater"), &desk.newest()] {
        assert!(matches!(desk.app.erasing(unknown), Err(Error::Unknown)), "{unknown}");
    }
}

#[test]
fn one_of_ours_is_erased_and_what_they_did_stays() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let mo = desk.app.settings().unwrap().people[0].id.clone();
    let refused = desk.app.take_keyboard(" ").unwrap_err().view();
    assert_eq!((&*refused.fields[0].field, &*refused.fields[0].code), ("name", "missing"));
    let view = desk.app.take_keyboard("Sal Ngu").unwrap();
    assert_eq!(view.person, "Sal Ngu");
    let here: Vec<(&str, bool)> = view.people.iter().map(|p| (&*p.name, p.here)).collect();
    assert_eq!(here, [("Mo Adeyemi", false), ("Sal Ngu", true)]);
    let lines = desk.app.history().unwrap();
    desk.app.take_keyboard("Sal Ngu").unwrap();
    assert_eq!(desk.app.history().unwrap().len(), lines.len(), "the same is nothing new");
    assert!(lines.iter().any(|line| line.by == "Mo Adeyemi"));
    assert!(stands_in(&desk.everything(), "Mo Adeyemi"));
    // Whoever comes back has the card they had, written as they write it now.
    let here = |name: &str| {
        let people = desk.app.take_keyboard(name).unwrap().people;
        let there = people.iter().find(|p| p.here).map(|p| (p.id == mo, p.name.clone()));
        (people.len(), there.unwrap())
    };
    assert_eq!(here("mo  adeyemi"), (2, (true, "mo adeyemi".to_owned())));
    assert_eq!(here("Mo Adeyemi"), (2, (true, "Mo Adeyemi".to_owned())));
    assert_eq!(here("Sal Ngu"), (2, (false, "Sal Ngu".to_owned())));
    let lines = desk.app.history().unwrap();
    let view = desk.app.erasing(&mo).unwrap();
    assert_eq!((&*view.agency, view.blocked), ("", None));
    assert!(usize::try_from(view.stays).unwrap() >= lines.len() - 1);
    desk.app.erase_person(&mo).unwrap();
    let files = desk.everything();
    // The file that was saved has his name as its sender: it is not of the vault any more.
    assert!(!stands_in(&files, "Mo Adeyemi") && !stands_in(&files, "Adeyemi"));
    let desk = desk.again();
    desk.app.start();
    let after = desk.app.history().unwrap();
    assert_eq!((&*after[0].what, &*after[0].by), ("erased", "Sal Ngu"));
    let did = |lines: &[HistoryRow], who: &str| lines.iter().filter(|l| l.by == who).count();
    assert_eq!(did(&after, "Mo Adeyemi"), 0);
    assert_eq!(did(&after, ""), did(&lines, "Mo Adeyemi"), "an erased person did it");
    assert_eq!(desk.app.settings().unwrap().people.iter().filter(|p| p.name.is_empty()).count(), 1);
}

/// The one whose name is on record is somebody else now.
#[test]
fn nobody_who_was_erased_comes_back_to_their_card() {
    let desk = Desk::founded();
    let mo = desk.app.settings().unwrap().people[0].id.clone();
    desk.app.take_keyboard("Sal Ngu").unwrap();
    desk.app.erase_person(&mo).unwrap();
    let people = desk.app.take_keyboard("Mo Adeyemi").unwrap().people;
    assert_eq!(people.len(), 3);
    assert!(people.iter().all(|p| !p.here || p.id != mo));
}

fn drafts(desk: &Desk) -> usize {
    fs::read_dir(desk.profile().join("drafts")).unwrap().count()
}

fn newest_in(folder: PathBuf) -> PathBuf {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.pop().unwrap()
}

#[test]
fn nothing_goes_where_the_rest_cannot() {
    let desk = desk_with_ana();
    let id = ana(&desk);
    // Her name may stand on a card that nobody can read.
    let card = newest_in(desk.vault().join("cards").join(desk.agency("Brightwater")));
    let bytes = fs::read(&card).unwrap();
    fs::write(&card, "x").unwrap();
    let before = drafts(&desk);
    assert!(before > 0);
    assert_eq!(desk.app.erasing(&id).unwrap_err().code(), ErrorCode::Damaged);
    assert_eq!(desk.app.erase_person(&id).unwrap_err().code(), ErrorCode::Damaged);
    assert_eq!(drafts(&desk), before);
    fs::write(&card, bytes).unwrap();
    // Nor where nothing may be written: what is remembered is ahead of the folder.
    let desk = desk.again();
    let line = newest_in(newest_in(desk.vault().join("ledger")));
    let bytes = fs::read(&line).unwrap();
    fs::remove_file(&line).unwrap();
    desk.app.start();
    assert_eq!(desk.app.erase_person(&id).unwrap_err().code(), ErrorCode::ReadOnly);
    assert_eq!(drafts(&desk), before);
    fs::write(&line, bytes).unwrap();
    let desk = desk.again();
    desk.app.start();
    desk.app.erase_person(&id).unwrap();
    assert_eq!((drafts(&desk), traces(&desk)), (0, Vec::new()));
}

/// What the changes of then named lies there still, and may come back: all but what is hers.
#[test]
fn going_on_without_changes_leaves_nothing_of_a_person() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let grant = desk.app.agency(&desk.agency("Brightwater")).unwrap().access.remove(0).grant;
    for note in ["The web team has it", "As Ana Costa asked"] {
        let answers = desk.app.access(&grant).unwrap().answers;
        let answers = AccessAnswers { note: note.into(), ..answers };
        desk.app.save_access(&grant, &answers).unwrap();
    }
    let desk = desk.again();
    let cards = desk.vault().join("cards").join(&grant);
    let unnamed = newest_in(cards.clone());
    let swept = desk.vault().join("swept");
    fs::create_dir_all(&swept).unwrap();
    let name = unnamed.file_name().unwrap().to_str().unwrap();
    fs::copy(&unnamed, swept.join(format!("cards-{grant}-{name}"))).unwrap();
    for _ in 0..2 {
        fs::remove_file(newest_in(newest_in(desk.vault().join("ledger")))).unwrap();
    }
    desk.app.start();
    desk.app.go_on().unwrap();
    let desk = desk.again();
    desk.app.start();
    let (id, before) = (ana(&desk), fs::read_dir(&cards).unwrap().count());
    desk.app.erase_person(&id).unwrap();
    assert_eq!(traces(&desk), Vec::<&str>::new());
    assert_eq!(fs::read_dir(&cards).unwrap().count(), before - 1, "the rest stays");
    assert!(stands_in(&desk.everything(), "The web team has it"));
}

#[test]
fn a_draft_and_a_table_that_name_somebody_go_too() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let others = Answers {
        person: "Lou Park".into(),
        email: "lou@fairleigh.example".into(),
        mobile: String::new(),
        ..answers("Fairleigh")
    };
    let kept = desk.app.wizard_start(false, None).unwrap();
    desk.app.wizard_save(&kept.id, others.clone()).unwrap();
    let begun = desk.app.wizard_start(false, None).unwrap();
    // In the file a backslash and a letter stand between her names.
    let uses = "As agreed with Ana\nCosta".into();
    desk.app.wizard_save(&begun.id, Answers { uses, ..others }).unwrap();
    look(&desk, &[BRIGHTWATER]);
    let before = drafts(&desk);
    let id = ana(&desk);
    assert_eq!(goes(&desk.app.erasing(&id).unwrap(), "draft").len(), 1);
    desk.app.erase_person(&id).unwrap();
    assert_eq!(drafts(&desk), before - 1);
    assert!(desk.app.import_now().unwrap().is_none());
}
