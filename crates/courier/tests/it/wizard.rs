//! The wizard: everything typed is kept, what is true is recorded once.

use courier::views::{Answers, Form, Step, TodayWhat};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY, answers};

#[test]
fn a_refused_step_keeps_what_was_typed_over_a_restart() {
    let desk = Desk::founded();
    let view = desk.app.wizard_start(false, None).unwrap();
    let mut typed = answers("Brightwater");
    typed.email = "ana at brightwater".into();
    typed.mobile = "07700 900123".into();
    let refused = desk.app.wizard_continue(&view.id, Step::Who, typed.clone()).unwrap_err().view();
    let codes: Vec<&str> = refused.fields.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["email-malformed", "mobile-without-country"]);
    let desk = desk.again();
    desk.app.start();
    let view = desk.app.wizard_open(&view.id).unwrap();
    assert_eq!(view.answers, typed);
    assert_eq!(view.step, Step::Who);
    assert_eq!(desk.app.home().unwrap().rows[0].what, TodayWhat::Draft);
    assert_eq!(desk.app.history().unwrap().len(), 1, "nothing was recorded");
}

#[test]
fn going_back_and_on_records_nothing_twice() {
    let desk = Desk::founded();
    let view = desk.with_key();
    let before = desk.app.history().unwrap().len();
    for step in [Step::Who, Step::WhatFor, Step::MakeIt, Step::Key] {
        desk.app.wizard_go_to(&view.id, step).unwrap();
        desk.app.wizard_continue(&view.id, step, view.answers.clone()).unwrap();
    }
    assert_eq!(desk.app.history().unwrap().len(), before);
}

#[test]
fn the_same_agency_is_not_added_twice() {
    let desk = Desk::founded();
    desk.at_key("Brightwater");
    let view = desk.app.wizard_start(false, None).unwrap();
    let mut second = answers("brightwater");
    second.person = "Bo Lind".into();
    let asked = desk.app.wizard_continue(&view.id, Step::Who, second.clone()).unwrap_err().view();
    assert_eq!((&*asked.fields[0].field, &*asked.fields[0].code), ("agency", "agency-known"));
    let known = desk.app.wizard_open(&view.id).unwrap().same_name;
    assert_eq!((known.len(), known[0].people.as_slice()), (1, &["Ana Costa".to_owned()][..]));
    second.agency_id = known[0].id.clone();
    desk.app.wizard_continue(&view.id, Step::Who, second.clone()).unwrap();
    let history = desk.app.history().unwrap();
    assert_eq!(history[0].what, "contact-added");
    assert_eq!(history[0].params["agency"], "Brightwater");
}

#[test]
fn bad_addresses_are_named_and_a_second_api_user_proposes_its_own_name() {
    let desk = Desk::founded();
    let view = desk.app.wizard_start(false, None).unwrap();
    let mut typed = answers("Brightwater");
    desk.app.wizard_continue(&view.id, Step::Who, typed.clone()).unwrap();
    desk.app.wizard_continue(&view.id, Step::WhatFor, typed.clone()).unwrap();
    for (raw, code) in [
        ("192.168.1.20", "address-private"),
        ("203.0.113.7\n203.0.113.7", "address-twice"),
        ("203.0.113", "address-malformed"),
        ("", "missing"),
    ] {
        typed.fields.insert("remote-address".into(), raw.into());
        let refused = desk.app.wizard_check(&view.id, typed.clone()).unwrap_err().view();
        assert_eq!(refused.fields[0].field, "field:remote-address");
        assert_eq!(refused.fields[0].code, code);
    }
    typed.fields.insert("remote-address".into(), "203.0.113.7".into());
    desk.app.wizard_continue(&view.id, Step::MakeIt, typed).unwrap();
    let known = desk.app.agencies().unwrap()[0].id.clone();
    let second = desk.app.wizard_start(false, Some(&known)).unwrap();
    assert_eq!(second.answers.agency_id, known);
    let mut there = Answers { agency_id: known, ..answers("") };
    there.fields.clear();
    desk.app.wizard_continue(&second.id, Step::Who, there.clone()).unwrap();
    let second = desk.app.wizard_choose(&second.id, there).unwrap();
    let email = &second.making.unwrap().fields[0];
    assert_eq!(email.value, "brightwater-api-2@example.org");
}

#[test]
fn keys_that_are_not_right_are_said_and_a_key_of_another_is_refused() {
    let desk = Desk::founded();
    let view = desk.at_key("Brightwater");
    let paste = |text: &str| desk.app.paste_key(&view.id, &SecretString::from(text));
    for (text, code) in [("", ErrorCode::KeyEmpty), ("01234567-••••-••••", ErrorCode::KeyMasked)]
    {
        assert!(matches!(paste(text), Err(Error::Key(p)) if p.code == code), "{text}");
    }
    let doubt = paste(&KEY[..30]).unwrap();
    assert!(!doubt.kept);
    assert_eq!(doubt.doubt.unwrap().code, "key-truncated");
    let cleaned = paste(&format!("API Key: “{KEY}”\n")).unwrap();
    assert!(cleaned.kept);
    assert_eq!(cleaned.ends_in, "d117");
    assert_eq!(cleaned.characters, 36);
    assert!(!cleaned.cleaned.is_empty());

    let other = desk.at_key("Pixel & Plume");
    let refused = desk.app.paste_key(&other.id, &SecretString::from(KEY));
    assert!(matches!(refused, Err(Error::KeyKept { .. })));
}

#[test]
fn another_purpose_or_region_chosen_later_is_what_stands_on_record() {
    let desk = Desk::founded();
    let view = desk.at_key("Brightwater");
    let mut changed = answers("Brightwater");
    changed.purpose = "submit-pages".into();
    changed.region = "us".into();
    desk.app.wizard_continue(&view.id, Step::WhatFor, changed.clone()).unwrap();
    desk.app.wizard_continue(&view.id, Step::MakeIt, changed.clone()).unwrap();
    assert!(desk.app.paste_key(&view.id, &SecretString::from(KEY)).unwrap().kept);
    let id = desk.app.make_file(&view.id).unwrap();
    assert_eq!(id.inside[0].base_url, "https://us.engagingnetworks.app/ens/service");
    desk.app.save_file(&id.delivery, &desk.root.path().join("out.age")).unwrap();
    let home = desk.app.home().unwrap();
    assert_eq!((home.keys, home.open_everything), (1, 0));
    let made = desk.app.history().unwrap();
    assert_eq!(made.iter().filter(|row| row.what == "api-user-made").count(), 1);
}

#[test]
fn a_file_made_before_something_in_it_changed_is_not_offered() {
    let desk = Desk::founded();
    let view = desk.with_key();
    desk.choose(&view, Form::Age);
    let first = desk.app.make_file(&view.id).unwrap();
    let other = KEY.replace("d117", "beef");
    assert!(desk.app.paste_key(&view.id, &SecretString::from(other.clone())).unwrap().kept);
    assert!(desk.app.wizard_open(&view.id).unwrap().file.is_none(), "it must be made again");
    let saved = desk.root.path().join("out.age");
    desk.app.save_file(&first.delivery, &saved).unwrap();
    desk.app.file_sent(&first.delivery, courier::views::Way::Email).unwrap();
    desk.app.file_arrived(&first.delivery).unwrap();
    let words = desk.app.show_words(&first.delivery).unwrap().words.join("-");
    let opened = courier_crypto::open_with_passphrase(
        &SecretString::from(words),
        &std::fs::read(&saved).unwrap(),
    )
    .unwrap();
    assert!(String::from_utf8_lossy(&opened).contains(&other), "the key that is kept goes out");
}

#[test]
fn a_file_made_for_one_agency_does_not_go_to_another() {
    let desk = Desk::founded();
    let view = desk.with_key();
    let first = desk.app.make_file(&view.id).unwrap();
    assert!(desk.app.wizard_open(&view.id).unwrap().file.is_some());
    let moved = desk.app.wizard_continue(&view.id, Step::Who, answers("Pixel & Plume")).unwrap();
    assert!(moved.file.is_none(), "the file for the one is not offered for the other");
    let second = desk.app.make_file(&view.id).unwrap();
    assert_ne!(first.delivery, second.delivery);
    assert_eq!(desk.app.delivery(&second.delivery).unwrap().agency, "Pixel & Plume");
    desk.app.wizard_discard(&view.id).unwrap();
    assert!(desk.app.home().unwrap().rows.is_empty(), "what never left needs nobody");
}
