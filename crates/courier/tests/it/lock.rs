//! Hiding, and the passphrase of a vault where there is no keychain.

use std::fs;

use courier::views::StartView;
use courier::{App, Error, ErrorCode};
use courier_vault::Here;
use secrecy::SecretString;

use crate::desk::{Desk, Mood, first_answers};

pub(crate) const PASSPHRASE: &str = "marble ladder seventeen owls";

pub(crate) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A desk without a keychain, with a vault that a passphrase opens.
pub(crate) fn without_keychain() -> Desk {
    let desk = Desk::new();
    desk.mood(Mood::Absent);
    assert!(matches!(desk.app.start(), StartView::FirstStart { passphrase: true, .. }));
    let opened = desk.app.first_start(&first_answers(), Some(&secret(PASSPHRASE))).unwrap();
    assert!(matches!(opened, StartView::Open));
    desk
}

/// The codes of the fields that need another look.
pub(crate) fn fields(error: &Error) -> Vec<(String, String)> {
    error.view().fields.into_iter().map(|field| (field.field, field.code)).collect()
}

fn refused_passphrase(app: &App, passphrase: Option<&str>) -> String {
    let passphrase = passphrase.map(secret);
    let error = app.first_start(&first_answers(), passphrase.as_ref()).unwrap_err();
    let fields = fields(&error);
    assert_eq!(fields.len(), 1, "{fields:?}");
    assert_eq!(fields[0].0, "passphrase");
    fields[0].1.clone()
}

#[test]
fn a_hidden_vault_is_closed_and_comes_back_when_asked_for() {
    let desk = Desk::founded();
    desk.app.hide().unwrap();
    assert!(matches!(desk.app.home().unwrap_err(), Error::NotOpen));
    assert!(matches!(desk.app.hide().unwrap_err(), Error::NotOpen));
    assert!(matches!(desk.app.start(), StartView::Hidden { .. }));
    assert!(matches!(desk.app.start(), StartView::Hidden { .. }), "asking is not coming back");
    assert!(matches!(desk.app.show_again(), StartView::Open));
    assert!(desk.app.home().is_ok());
    assert!(!desk.app.frame().unwrap().passphrase);
}

#[test]
fn a_first_start_without_a_keychain_takes_a_passphrase_that_is_hard_to_guess() {
    let desk = Desk::new();
    desk.mood(Mood::Absent);
    desk.app.start();
    assert_eq!(refused_passphrase(&desk.app, None), "missing");
    assert_eq!(refused_passphrase(&desk.app, Some("")), "missing");
    for easy in ["owls", "Password2026!", "Harbour Trust", "Mo Adeyemi 1"] {
        assert_eq!(refused_passphrase(&desk.app, Some(easy)), "passphrase-easy", "{easy}");
    }
    assert_eq!(refused_passphrase(&desk.app, Some(&"x1 ".repeat(600))), "passphrase-long");
    assert!(!desk.vault().exists() && !desk.profile().join("device.age").exists());
}

#[test]
fn a_keychain_is_used_where_there_is_one_whatever_passphrase_is_sent_along() {
    let desk = Desk::new();
    assert!(matches!(desk.app.start(), StartView::FirstStart { passphrase: false, .. }));
    desk.app.first_start(&first_answers(), Some(&secret(PASSPHRASE))).unwrap();
    assert!(!desk.profile().join("device.age").exists());
    assert_eq!(desk.keys.entries.lock().unwrap().len(), 1);
}

#[test]
fn a_passphrase_opens_the_vault_and_another_does_not() {
    let desk = without_keychain();
    assert!(desk.app.frame().unwrap().passphrase && desk.app.settings().unwrap().passphrase);
    let sealed = fs::read(desk.profile().join("device.age")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert!(!desk.vault().join("device.age").exists(), "never in the vault's folder");
    let desk = desk.again();
    assert!(matches!(desk.app.start(), StartView::Locked));
    assert!(matches!(desk.app.home().unwrap_err(), Error::NotOpen));
    for wrong in ["", "marble ladder seventeen owl", "Marble ladder seventeen owls"] {
        let error = desk.app.unlock(&secret(wrong)).unwrap_err();
        assert_eq!(fields(&error), [("passphrase".into(), "wrong-passphrase".into())]);
    }
    assert!(matches!(desk.app.unlock(&secret(PASSPHRASE)).unwrap(), StartView::Open));

    // Hiding it is locking it.
    desk.app.hide().unwrap();
    assert!(matches!(desk.app.start(), StartView::Locked));
    assert!(matches!(desk.app.show_again(), StartView::Locked));
    assert!(matches!(desk.app.unlock(&secret(PASSPHRASE)).unwrap(), StartView::Open));
    assert!(desk.keys.entries.lock().unwrap().is_empty());
}

#[test]
fn a_damaged_device_file_is_told_from_another_passphrase_and_no_new_vault_is_made() {
    let desk = without_keychain().again();
    desk.app.start();
    let path = desk.profile().join("device.age");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    let error = desk.app.unlock(&secret(PASSPHRASE)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Damaged);
    assert_eq!(error.view().params["path"], "device.age");
    assert!(
        desk.app
            .first_start(&first_answers(), Some(&secret(PASSPHRASE)))
            .is_ok_and(|view| { matches!(view, StartView::Locked) })
    );
    // A profile that forgot which vault it is for is no first start either.
    fs::write(&path, &whole).unwrap();
    fs::remove_file(desk.profile().join("here.json")).unwrap();
    let StartView::Stopped { code, .. } = desk.app.start() else { panic!("not stopped") };
    assert_eq!(code, "profile-damaged");
    assert!(desk.app.first_start(&first_answers(), Some(&secret(PASSPHRASE))).is_err());
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn a_founding_cut_short_is_finished_by_the_next_with_the_same_passphrase_or_another() {
    for passphrase in [PASSPHRASE, "seven velvet apricots later"] {
        let desk = without_keychain();
        let mut here = Here::load(&desk.profile()).unwrap().unwrap();
        here.heads.clear();
        here.founding = true;
        here.save(&desk.profile()).unwrap();
        fs::remove_dir_all(desk.vault()).unwrap();
        let desk = desk.again();
        assert!(matches!(desk.app.start(), StartView::FirstStart { passphrase: true, .. }));
        desk.app.first_start(&first_answers(), Some(&secret(passphrase))).unwrap();
        let desk = desk.again();
        assert!(matches!(desk.app.start(), StartView::Locked));
        assert!(matches!(desk.app.unlock(&secret(passphrase)).unwrap(), StartView::Open));
    }
}
