//! Opening: a new vault key is made only where nothing was ever kept.

use std::fs;

use courier::views::{StartAction, StartView};
use courier::{App, ErrorCode};
use courier_vault::Here;

use crate::desk::{Desk, Mood, first_answers};

fn stopped(app: &App) -> String {
    match app.start() {
        StartView::Stopped { code, .. } => code,
        StartView::Waiting => "waiting".into(),
        StartView::FirstStart { .. } => "first start".into(),
        StartView::Locked => "locked".into(),
        StartView::Hidden { .. } => "hidden".into(),
        StartView::Open => "open".into(),
    }
}

#[test]
fn what_is_missing_at_first_start_is_said_field_by_field_and_nothing_is_made() {
    let desk = Desk::new();
    desk.app.start();
    let mut answers = first_answers();
    answers.organisation = "  ".into();
    answers.email_domain = "not a domain".into();
    answers.platforms.clear();
    let refused = desk.app.first_start(&answers, None).unwrap_err().view();
    let fields: Vec<&str> = refused.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["organisation", "email_domain", "platforms"]);
    assert!(!desk.vault().exists() && desk.keys.entries.lock().unwrap().is_empty());
}

#[test]
fn no_mood_of_the_keychain_makes_a_new_key_where_a_vault_exists() {
    let mut desk = Desk::founded();
    for (mood, code) in [
        (Mood::Absent, "keychain-absent"),
        (Mood::Waiting, "waiting"),
        (Mood::Locked, "keychain-no-entry"),
    ] {
        desk = desk.again();
        desk.mood(mood);
        assert_eq!(stopped(&desk.app), code);
        assert!(!matches!(desk.app.first_start(&first_answers(), None), Ok(StartView::Open)));
    }
    desk.mood(Mood::Ready);
    assert_eq!(stopped(&desk.app), "open");
    assert_eq!(desk.keys.entries.lock().unwrap().len(), 1);
}

#[test]
fn an_emptied_keychain_is_said_and_the_vault_stays_as_it_is() {
    let desk = Desk::founded().again();
    let kept = std::mem::take(&mut *desk.keys.entries.lock().unwrap());
    assert_eq!(stopped(&desk.app), "keychain-no-entry");
    *desk.keys.entries.lock().unwrap() = kept;
    assert_eq!(stopped(&desk.app), "open");
}

#[test]
fn a_keychain_that_forgets_makes_no_vault() {
    let desk = Desk::new();
    desk.app.start();
    desk.mood(Mood::Forgetful);
    let error = desk.app.first_start(&first_answers(), None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::KeychainDidNotKeep);
    assert!(!desk.vault().exists());
}

#[test]
fn a_vault_that_was_moved_is_found_again() {
    let desk = Desk::founded().again();
    let elsewhere = desk.root.path().join("elsewhere");
    fs::rename(desk.vault(), &elsewhere).unwrap();
    let StartView::Stopped { code, actions, .. } = desk.app.start() else { panic!("it opened") };
    assert_eq!(code, "folder-missing");
    assert!(actions.contains(&StartAction::FindVault));
    assert!(matches!(desk.app.find_vault(desk.root.path()), StartView::Stopped { .. }));
    assert!(matches!(desk.app.find_vault(&elsewhere), StartView::Open));
    assert_eq!(stopped(&desk.again().app), "open");
}

#[test]
fn a_profile_that_lost_its_memory_finds_the_vault_with_the_keychain() {
    let desk = Desk::founded().again();
    fs::remove_file(desk.profile().join("here.json")).unwrap();
    assert_eq!(stopped(&desk.app), "keychain-leftover");
    assert!(matches!(desk.app.find_vault(&desk.vault()), StartView::Open));
}

#[test]
fn a_second_app_on_the_same_profile_is_told_so() {
    let desk = Desk::founded();
    let second = Desk::new();
    fs::remove_dir_all(second.profile()).ok();
    std::os::unix::fs::symlink(desk.profile(), second.profile()).unwrap();
    assert_eq!(stopped(&second.app), "already-open");
}

#[test]
fn a_founding_cut_short_is_finished_by_the_next_with_the_same_device() {
    let desk = Desk::founded();
    // As after a power cut right behind the keychain: the device is kept, nothing else is.
    let mut here = Here::load(&desk.profile()).unwrap().unwrap();
    here.heads.clear();
    here.founding = true;
    here.save(&desk.profile()).unwrap();
    fs::remove_dir_all(desk.vault()).unwrap();
    let desk = desk.again();
    assert_eq!(stopped(&desk.app), "first start");
    assert!(matches!(desk.app.first_start(&first_answers(), None).unwrap(), StartView::Open));
    assert_eq!(desk.keys.entries.lock().unwrap().len(), 1);
    assert_eq!(stopped(&desk.again().app), "open");
}

#[test]
fn a_folder_that_holds_something_is_refused_before_the_keychain_is_touched() {
    let desk = Desk::new();
    desk.app.start();
    fs::create_dir_all(desk.vault()).unwrap();
    fs::write(desk.vault().join("letter.txt"), b"somebody's").unwrap();
    let error = desk.app.first_start(&first_answers(), None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::FolderNotEmpty);
    assert!(desk.keys.entries.lock().unwrap().is_empty());
    assert_eq!(fs::read_dir(desk.vault()).unwrap().count(), 1);
}
