//! The recovery sheet: drawn, typed back, used on a computer that has nothing but the folder, cancelled.

use std::fs;
use std::path::Path;

use courier::views::{StartAction, StartView};
use courier::{App, ErrorCode};
use courier_vault::Here;
use secrecy::{ExposeSecret, SecretString};

use crate::desk::{Desk, Mood, stands_in};
use crate::lock::{PASSPHRASE, fields, secret, without_keychain};

/// What stands on the page of the sheet that is drawn.
fn on_paper(app: &App) -> Vec<String> {
    let page = app.sheet_page("nonce").unwrap();
    let rows = page.expose_secret().split("<span class=\"row\">").skip(1);
    rows.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

fn asked(app: &App, rows: &[String]) -> SecretString {
    let ask = app.sheet().unwrap().pending.unwrap().ask;
    let typed: Vec<&str> = ask.iter().map(|n| rows[*n as usize - 1].as_str()).collect();
    SecretString::from(typed.join(" ").to_lowercase())
}

/// Draws a sheet and shows that it is on paper; what stands on it.
pub(crate) fn printed(desk: &Desk) -> SecretString {
    desk.app.sheet_make().unwrap();
    let rows = on_paper(&desk.app);
    let view = desk.app.sheet_confirm(&asked(&desk.app, &rows)).unwrap();
    assert!(view.pending.is_none() && !view.made.is_empty());
    SecretString::from(rows.join(" "))
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        if path.is_dir() {
            copy_folder(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// A new computer, on which somebody has put a copy of the folder.
fn another_computer(desk: &Desk) -> Desk {
    let other = Desk::new();
    copy_folder(&desk.vault(), &other.root.path().join("backup"));
    other.app.start();
    other.app.restore_folder(&other.root.path().join("backup"));
    other
}

fn stopped(app: &App) -> (String, Vec<StartAction>) {
    let view = app.start();
    let StartView::Stopped { code, actions, .. } = view else {
        return (format!("{view:?}"), Vec::new());
    };
    (code, actions)
}

#[test]
fn a_sheet_opens_nothing_before_two_of_its_rows_were_typed_back() {
    let desk = Desk::founded();
    assert_eq!(desk.app.home().unwrap().sheet, "", "Home asks for it");
    let view = desk.app.sheet_make().unwrap();
    let pending = view.pending.unwrap();
    assert_eq!((pending.rows, pending.ask.len()), (15, 2));
    let rows = on_paper(&desk.app);
    assert_eq!(rows.len(), 15);
    let before = another_computer(&desk);
    let error = before.app.restore(&secret(&rows.concat()), None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SheetOfAnother);

    for wrong in ["", "QQQQ QQQQ", &rows[0], &rows.concat()] {
        let error = desk.app.sheet_confirm(&secret(wrong)).unwrap_err();
        assert_eq!(fields(&error), [("typed".into(), "sheet-rows".into())]);
    }
    assert!(desk.app.sheet().unwrap().made.is_empty());
    desk.app.sheet_confirm(&asked(&desk.app, &rows)).unwrap();
    assert_ne!(desk.app.home().unwrap().sheet, "");
    assert_eq!(desk.last().what, "sheet-made");
    assert!(desk.app.sheet_page("nonce").is_err(), "it can be drawn no second time");
    assert!(desk.app.sheet_confirm(&secret("x")).is_err());
    let after = another_computer(&desk);
    assert!(matches!(after.app.restore(&secret(&rows.concat()), None).unwrap(), StartView::Open));
}

#[test]
fn a_sheet_that_was_put_aside_or_hidden_away_is_gone() {
    let desk = Desk::founded();
    desk.app.sheet_make().unwrap();
    assert!(desk.app.sheet_discard().unwrap().pending.is_none());
    assert!(desk.app.sheet_page("nonce").is_err());
    desk.app.sheet_make().unwrap();
    let first = on_paper(&desk.app);
    desk.app.sheet_make().unwrap();
    assert_ne!(on_paper(&desk.app), first);
    desk.app.hide().unwrap();
    desk.app.show_again();
    assert!(desk.app.sheet().unwrap().pending.is_none());
    assert!(desk.app.sheet_drawn().is_err());
}

#[test]
fn what_stands_on_the_sheet_stands_in_no_file() {
    let desk = Desk::founded();
    desk.with_key();
    let rows = printed(&desk);
    let whole = rows.expose_secret().replace(' ', "");
    let files = desk.everything();
    for part in whole.as_bytes().chunks(10) {
        let part = std::str::from_utf8(part).unwrap();
        assert!(part.len() < 10 || !stands_in(&files, part));
    }
}

#[test]
fn folder_and_sheet_give_another_computer_the_same_record() {
    let desk = Desk::founded();
    let draft = desk.with_key();
    let delivery = desk.make(&draft, courier::views::Form::Page);
    desk.save(&delivery);
    desk.arrived(&delivery);
    let sheet = printed(&desk);
    let other = another_computer(&desk);
    assert!(matches!(other.app.restore(&sheet, None).unwrap(), StartView::Open));

    let counts = |desk: &Desk| {
        let home = desk.app.home().unwrap();
        (home.agencies, home.keys, home.open_everything)
    };
    assert_eq!(counts(&other), counts(&desk));
    let rows = |desk: &Desk, skip: usize| -> Vec<String> {
        let history = desk.app.history().unwrap();
        history.iter().skip(skip).map(|row| format!("{row:?}")).collect()
    };
    assert_eq!(other.last().what, "device-restored");
    assert_eq!(rows(&other, 1), rows(&desk, 0));
    assert_eq!(
        other.app.show_words(&delivery).unwrap().words,
        desk.app.show_words(&delivery).unwrap().words
    );
    assert_eq!(other.app.frame().unwrap().notices.len(), 0);

    // It is a computer like any other from then on.
    let other = other.again();
    assert!(matches!(other.app.start(), StartView::Open));
    other.app.words_sent(&delivery, courier::views::Way::ReadAloud, true).unwrap();
    let other = other.again();
    assert!(matches!(other.app.start(), StartView::Open));
    assert_eq!(other.keys.entries.lock().unwrap().len(), 1);
}

#[test]
fn what_is_typed_wrong_is_said_by_its_place_and_nothing_is_written() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let rows: Vec<&str> = sheet.expose_secret().split(' ').collect();
    let other = another_computer(&desk);
    let said = |typed: &str| {
        let error = other.app.restore(&secret(typed), None).unwrap_err();
        let field = error.view().fields.remove(0);
        assert_eq!(field.field, "sheet");
        let told: Vec<String> = field.params.values().cloned().collect();
        (field.code, told.join(" "))
    };
    assert_eq!(said(" "), ("missing".into(), String::new()));
    assert_eq!(said(&rows[..13].concat()), ("sheet-length".into(), "52 58".into()));
    let with = |row: usize, text: &str| {
        let mut rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
        rows[row] = text.to_owned();
        rows.concat()
    };
    let bad = format!("{}B{}", &rows[4][..2], &rows[4][3..]);
    assert_eq!(said(&with(4, &bad)), ("sheet-character".into(), "3 5".into()));
    let slip = if rows[7].starts_with('Q') { "P" } else { "Q" };
    let slipped = format!("{slip}{}", &rows[7][1..]);
    assert_eq!(said(&with(7, &slipped)), ("sheet-slip-row".into(), "8".into()));
    assert_eq!(said("age1qqqq").0, "sheet-another-kind");
    assert!(!other.profile().join("here.json").exists());
    assert!(other.keys.entries.lock().unwrap().is_empty());
}

#[test]
fn a_cancelled_sheet_is_told_and_the_next_one_opens() {
    let desk = Desk::founded();
    let first = printed(&desk);
    let view = desk.app.sheet_cancel().unwrap();
    assert_eq!((view.made.as_str(), view.cancelled), ("", 1));
    assert_eq!(desk.app.home().unwrap().sheet, "", "Home asks for it again");
    assert_eq!(desk.last().what, "sheet-cancelled");
    assert!(desk.app.sheet_cancel().is_err());
    let other = another_computer(&desk);
    assert_eq!(other.app.restore(&first, None).unwrap_err().code(), ErrorCode::SheetCancelled);
    // Two at once, cancelled at once.
    let (second, third) = (printed(&desk), printed(&desk));
    for sheet in [&second, &third] {
        let other = another_computer(&desk);
        assert!(matches!(other.app.restore(sheet, None).unwrap(), StartView::Open));
    }
    assert_eq!(desk.app.sheet_cancel().unwrap().cancelled, 3);
    for sheet in [&second, &third] {
        let other = another_computer(&desk);
        assert_eq!(other.app.restore(sheet, None).unwrap_err().code(), ErrorCode::SheetCancelled);
    }
    assert!(matches!(desk.again().app.start(), StartView::Open));
}

#[test]
fn a_keychain_that_lost_the_entry_is_helped_by_the_sheet() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let desk = desk.again();
    desk.keys.entries.lock().unwrap().clear();
    let (code, actions) = stopped(&desk.app);
    assert_eq!(code, "keychain-no-entry");
    assert!(actions.contains(&StartAction::UseSheet));
    // Where the vault lies is remembered.
    assert!(matches!(desk.app.restore(&sheet, None).unwrap(), StartView::Open));
    assert!(matches!(desk.again().app.start(), StartView::Open));
}

#[test]
fn an_entry_that_is_there_is_not_overwritten() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let desk = desk.again();
    let before = desk.keys.entries.lock().unwrap().clone();
    fs::write(desk.profile().join("here.json"), b"{").unwrap();
    let (code, actions) = stopped(&desk.app);
    assert_eq!(code, "profile-damaged");
    assert!(actions.contains(&StartAction::UseSheet));
    assert!(matches!(desk.app.restore(&sheet, None).unwrap(), StartView::Open));
    let after = desk.keys.entries.lock().unwrap().clone();
    assert_eq!(after.len(), 2);
    assert!(before.iter().all(|(name, text)| after.get(name) == Some(text)));
    let here = Here::load(&desk.profile()).unwrap().unwrap();
    assert!(after.contains_key(here.device.as_str()));
    let desk = desk.again();
    assert!(matches!(desk.app.start(), StartView::Open));
    assert_eq!(desk.last().what, "device-restored");
    // Even where the profile forgets it once more.
    fs::remove_file(desk.profile().join("here.json")).unwrap();
    let desk = desk.again();
    assert_eq!(stopped(&desk.app).0, "keychain-leftover");
    assert!(matches!(desk.app.find_vault(&desk.vault()), StartView::Open));
}

#[test]
fn a_vault_that_opens_by_itself_is_not_restored() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let before = desk.app.history().unwrap().len();
    assert!(matches!(desk.app.restore(&sheet, None).unwrap(), StartView::Open));
    desk.app.hide().unwrap();
    assert!(matches!(desk.app.restore(&sheet, None).unwrap(), StartView::Hidden { .. }));
    assert!(matches!(desk.app.show_again(), StartView::Open));
    assert_eq!(desk.app.history().unwrap().len(), before);
}

#[test]
fn without_a_keychain_the_restored_vault_gets_a_passphrase() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let other = another_computer(&desk);
    other.mood(Mood::Absent);
    let error = other.app.restore(&sheet, None).unwrap_err();
    assert_eq!(fields(&error), [("passphrase".into(), "missing".into())]);
    let error = other.app.restore(&sheet, Some(&secret("harbour trust"))).unwrap_err();
    assert_eq!(fields(&error), [("passphrase".into(), "passphrase-easy".into())]);
    let opened = other.app.restore(&sheet, Some(&secret(PASSPHRASE))).unwrap();
    assert!(matches!(opened, StartView::Open));
    let other = other.again();
    assert!(matches!(other.app.start(), StartView::Locked));
    assert!(matches!(other.app.unlock(&secret(PASSPHRASE)).unwrap(), StartView::Open));
}

#[test]
fn a_forgotten_passphrase_is_replaced_by_the_sheet_and_the_old_file_stays_aside() {
    let desk = without_keychain();
    let sheet = printed(&desk);
    let sealed = fs::read(desk.profile().join("device.age")).unwrap();
    let desk = desk.again();
    assert!(matches!(desk.app.start(), StartView::Locked));
    let new = secret("seven velvet apricots later");
    assert!(matches!(desk.app.restore(&sheet, Some(&new)).unwrap(), StartView::Open));
    let desk = desk.again();
    assert!(matches!(desk.app.start(), StartView::Locked));
    assert!(desk.app.unlock(&secret(PASSPHRASE)).is_err());
    assert!(matches!(desk.app.unlock(&new).unwrap(), StartView::Open));
    let aside = fs::read_dir(desk.profile()).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("device-before-") && fs::read(&path).unwrap() == sealed
    });
    assert!(aside);
}

#[test]
fn a_restore_that_was_cut_short_is_finished_with_the_device_that_is_kept_already() {
    let desk = Desk::founded();
    let sheet = printed(&desk);
    let other = another_computer(&desk);
    other.app.restore(&sheet, None).unwrap();
    // As after a power cut before the first change set stood.
    let mut here = Here::load(&other.profile()).unwrap().unwrap();
    here.heads.remove(&here.device);
    here.joining = true;
    here.save(&other.profile()).unwrap();
    fs::remove_dir_all(here.folder.join(format!("ledger/{}", here.device))).unwrap();
    let other = other.again();
    let (code, actions) = stopped(&other.app);
    assert_eq!(code, "restore-unfinished");
    assert!(actions.contains(&StartAction::UseSheet));
    assert!(matches!(other.app.restore(&sheet, None).unwrap(), StartView::Open));
    assert_eq!(other.keys.entries.lock().unwrap().len(), 1);
    assert!(matches!(other.again().app.start(), StartView::Open));
}

#[test]
fn the_folder_of_another_vault_is_not_taken_for_this_one() {
    let (desk, stranger) = (Desk::founded(), Desk::founded());
    let sheet = printed(&stranger);
    let desk = desk.again();
    desk.keys.entries.lock().unwrap().clear();
    desk.app.start();
    desk.app.restore_folder(&stranger.vault());
    assert_eq!(desk.app.restore(&sheet, None).unwrap_err().code(), ErrorCode::AnotherVault);
    let nowhere = Desk::new();
    nowhere.app.start();
    let error = nowhere.app.restore(&sheet, None).unwrap_err();
    assert_eq!(fields(&error), [("folder".into(), "missing".into())]);
    nowhere.app.restore_folder(nowhere.root.path());
    let error = nowhere.app.restore(&sheet, None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::NotAVault);
    assert_eq!(error.view().params["folder"], nowhere.root.path().display().to_string());
}
