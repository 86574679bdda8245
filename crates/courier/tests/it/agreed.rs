//! What a person agreed to is what happens, whatever the page asks for meanwhile.

use std::fs;
use std::path::PathBuf;

use courier::views::Answers;
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, wait};

fn site(address: &str) -> Answers {
    Answers {
        platform: "wordpress".into(),
        purpose: "write-drafts".into(),
        account_address: address.into(),
        ..Answers::default()
    }
}

#[test]
fn only_the_site_that_was_asked_about_is_approved_and_asked() {
    let desk = Desk::founded();
    desk.app.choose_systems(&["engaging-networks".into(), "wordpress".into()]).unwrap();
    let draft = desk.app.wizard_start(false, None).unwrap().id;
    let (agreed, question) = desk.app.site_question(&draft, site("www.example.org")).unwrap();
    assert_eq!(agreed, "https://www.example.org");
    assert!(question.unwrap().text.contains("www.example.org"));
    let other = site("elsewhere.example.org");
    desk.app.wizard_save(&draft, other.clone()).unwrap();
    let before = desk.app.history().unwrap().len();
    assert!(matches!(wait(desk.app.site_look(&draft, &agreed)), Err(Error::ChangedMeanwhile)));
    assert_eq!(desk.app.history().unwrap().len(), before, "nothing was approved");
    assert!(desk.app.site_question(&draft, other).unwrap().1.is_some(), "it is still asked about");
    assert!(desk.app.site_question(&draft, site("www.example.org")).unwrap().1.is_some());
}

fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/own-system.toml")
}

#[test]
fn only_the_bytes_that_were_shown_have_their_check_switched_on() {
    let desk = Desk::founded();
    let view = desk.app.own_system_add(&example()).unwrap();
    let own = &view.own_systems[0];
    assert!(!own.check_on && own.problem.is_empty());
    let (file, shown) = (own.file.clone(), own.sha256.clone());
    let (question, sha256) = desk.app.own_system_question(&file, &shown).unwrap();
    assert_eq!(sha256, shown);
    for part in [file.as_str(), "api.tides.example.org", sha256.as_str()] {
        assert!(question.text.contains(part), "{part} is not in the question");
    }

    // Other bytes under the same name: neither the ones shown nor their own are switched on by that.
    let copy = desk.profile().join("catalog").join(&file);
    let mut bytes = fs::read(&copy).unwrap();
    bytes.extend(b"\n# changed\n");
    fs::write(&copy, bytes).unwrap();
    let changed = |error: Error| assert_eq!(error.code(), ErrorCode::CatalogChanged);
    changed(desk.app.own_system_question(&file, &shown).unwrap_err());
    changed(desk.app.own_system_switch_on(&file, &shown).unwrap_err());
    assert!(!desk.app.settings().unwrap().own_systems[0].check_on);

    fs::copy(example(), &copy).unwrap();
    let on = desk.app.own_system_switch_on(&file, &shown).unwrap();
    assert!(on.own_systems[0].check_on);
}

#[test]
fn a_key_of_practice_is_known_behind_a_label_too() {
    let desk = Desk::founded();
    let draft = desk.at_key("Brightwater");
    let pasted = SecretString::from("API key: PRACTICE-3f1c9a52-7b0e-4d86-a2c4-5e90b8f6d117");
    let refused = desk.app.paste_key(&draft.id, &pasted).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PracticeKey);
    assert!(matches!(desk.app.keep_key(&draft.id), Err(Error::TooEarly)), "nothing waits");
}

#[test]
fn practice_makes_no_key_that_is_as_good_as_a_real_one_and_opens_no_other_vault() {
    let desk = Desk::practising();
    desk.app.choose_systems(&["engaging-networks".into(), "own-service".into()]).unwrap();
    let draft = desk.app.wizard_start(false, None).unwrap().id;
    let own = Answers {
        agency: "Brightwater".into(),
        platform: "own-service".into(),
        purpose: "part-of-it".into(),
        account_name: "Volunteer desk".into(),
        account_address: "https://api.example.org/v1".into(),
        ..Answers::default()
    };
    let view = desk.app.wizard_choose(&draft, own).unwrap();
    let made = desk.app.make_key_here(&view.id);
    assert!(matches!(made, Err(Error::NotInPractice)), "{made:?}");
    let sheet = SecretString::from("AGE-SECRET-KEY-1");
    assert!(matches!(desk.app.restore(&sheet, None), Err(Error::NotInPractice)));
    let elsewhere = desk.profile().join("elsewhere");
    assert_eq!(desk.app.choose_folder(&elsewhere), desk.vault().display().to_string());
}
