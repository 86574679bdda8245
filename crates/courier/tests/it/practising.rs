//! Keys that the practice platform makes: nothing is pasted, nothing is real.

use courier::views::{
    Answers, CheckOutcome, DoneWhat, Form, KeyStanding, MakingWay, Step, WizardView,
};
use courier::{Error, ErrorCode};
use courier_crypto::open_with_passphrase;
use courier_platforms::strategies::practice::{ToDo, change_key};
use courier_platforms::{Net, Reach};
use secrecy::SecretString;

use crate::desk::{Desk, answers, wait};

/// What is typed for each kind of key: agency, system, purpose, and the account where it has a name.
const KINDS: [(&str, &str, &str, &str); 4] = [
    ("Brightwater", "engaging-networks", "update-supporters", ""),
    ("Tidewise", "engaging-networks", "export-activity", ""),
    ("Cobalt", "action-network", "exchange-supporters", "Harbour Trust"),
    ("Marlow", "spektrix", "customers-and-orders", "harbourtrust"),
];

fn typed(agency: &str, platform: &str, purpose: &str, account: &str) -> Answers {
    let region = if account.is_empty() { "ca" } else { "" };
    let fields = match purpose {
        "update-supporters" => answers(agency).fields,
        "export-activity" => [("user".to_owned(), "Mo Adeyemi".to_owned())].into(),
        _ => [].into(),
    };
    Answers {
        platform: platform.into(),
        purpose: purpose.into(),
        region: region.into(),
        account_name: account.into(),
        fields,
        ..answers(agency)
    }
}

impl Desk {
    /// A draft at *Make it*.
    fn at_making(&self, typed: &Answers) -> WizardView {
        let draft = self.app.wizard_start(false, None).unwrap();
        let mut view = self.walk(&draft, typed, &[Step::Who, Step::WhatFor]);
        if view.step == Step::AskThem {
            view = self.walk(&draft, typed, &[Step::AskThem]);
        }
        assert_eq!(view.step, Step::MakeIt);
        view
    }

    /// A draft with a key that the practice platform made.
    pub(crate) fn with_practice_key(&self, agency: &str) -> WizardView {
        let view = self.at_making(&typed(agency, "engaging-networks", "update-supporters", ""));
        wait(self.app.make_automatically(&view.id)).unwrap()
    }

    /// The key in the file of a draft.
    fn key_in_file(&self, draft: &WizardView) -> (String, String) {
        let id = self.make(draft, Form::Age);
        let path = self.save(&id);
        let file = std::fs::read(path).unwrap();
        let words = SecretString::from(self.app.show_words(&id).unwrap().words.join("-"));
        let opened = open_with_passphrase(&words, &file).unwrap();
        let payload: serde_json::Value = serde_json::from_slice(&opened).unwrap();
        (id, payload["keys"][0]["key"].as_str().unwrap().to_owned())
    }
}

#[test]
fn every_system_makes_its_key_and_answers_for_it() {
    let desk = Desk::practising();
    for (agency, platform, purpose, account) in KINDS {
        let view = desk.at_making(&typed(agency, platform, purpose, account));
        assert!(!view.steps.contains(&Step::Key), "{platform} {purpose}: {:?}", view.steps);
        let making = view.making.unwrap();
        assert_eq!(making.way, MakingWay::Automatic);
        assert!(making.steps.is_empty() && making.look.is_none() && making.sends.is_none());
        assert!(making.site.is_none(), "practice needs no site");
        let early = desk.app.wizard_continue(&view.id, Step::MakeIt, view.answers.clone());
        assert!(matches!(early, Err(Error::TooEarly)), "{platform}: it is not made by going on");

        let made = wait(desk.app.make_automatically(&view.id)).unwrap();
        assert_eq!(made.step, Step::LockedFile, "{platform} {purpose}");
        let key = made.key.clone().unwrap();
        let last = key.check.unwrap().last;
        if purpose != "export-activity" {
            let outcome = last.unwrap().outcome;
            let is_known =
                matches!(outcome, CheckOutcome::Works | CheckOutcome::AddressNotRegistered);
            assert!(is_known, "{platform} {purpose}: {outcome:?}");
        }
        let whats: Vec<String> = desk.app.history().unwrap().into_iter().map(|r| r.what).collect();
        assert!(whats[..2].contains(&"key-made-there".to_owned()), "{whats:?}");
        assert!(!whats[..2].contains(&"key-kept".to_owned()), "made and kept is one line");
        let (_, in_file) = desk.key_in_file(&made);
        assert!(in_file.starts_with("PRACTICE-"), "{platform} {purpose}");
        assert!(in_file.ends_with(&key.ends_in));
    }
    let keys = desk.app.keys().unwrap();
    assert_eq!(keys.len(), KINDS.len());
    assert!(keys.iter().all(|row| row.standing == KeyStanding::Kept && row.holders.len() == 1));
    for row in keys {
        assert!(desk.app.key(&row.id).unwrap().there.is_none(), "nothing to do at a site");
    }
}

#[test]
fn the_public_token_ends_with_its_letter() {
    let desk = Desk::practising();
    let view = desk.at_making(&typed("Brightwater", "engaging-networks", "show-counts", ""));
    let made = wait(desk.app.make_automatically(&view.id)).unwrap();
    assert_eq!(made.step, Step::Done);
    let done = made.done.unwrap();
    assert_eq!(done.what, DoneWhat::Public);
    assert!(done.letter.unwrap().body.contains("PRACTICE-"));
    // Another agency gets the one there is.
    let view = desk.at_making(&typed("Tidewise", "engaging-networks", "show-counts", ""));
    assert_eq!(view.making.unwrap().existing.unwrap().id, done.key);
    let given = wait(desk.app.make_automatically(&view.id)).unwrap();
    assert_eq!((given.step, given.done.unwrap().key), (Step::Done, done.key));
    assert_eq!(desk.app.keys().unwrap().len(), 1);
}

#[test]
fn pressed_twice_one_key_is_made() {
    let desk = Desk::practising();
    let made = desk.with_practice_key("Brightwater");
    let again = wait(desk.app.make_automatically(&made.id)).unwrap();
    assert_eq!(again.step, Step::LockedFile);
    assert_eq!(again.key.unwrap().ends_in, made.key.unwrap().ends_in);
    assert_eq!(desk.app.keys().unwrap().len(), 1);
    // Gone back to, and on again.
    desk.app.wizard_go_to(&made.id, Step::MakeIt).unwrap();
    let on = desk.app.wizard_continue(&made.id, Step::MakeIt, made.answers).unwrap();
    assert_eq!(on.step, Step::LockedFile);
    assert_eq!(desk.app.keys().unwrap().len(), 1);
}

#[test]
fn nothing_is_made_from_a_form_that_needs_another_look_or_without_the_platform() {
    let mut desk = Desk::practising();
    let mut wrong = typed("Brightwater", "engaging-networks", "update-supporters", "");
    let view = desk.at_making(&wrong);
    wrong.fields.insert("remote-address".into(), "192.168.1.20".into());
    desk.app.wizard_save(&view.id, wrong).unwrap();
    let refused = wait(desk.app.make_automatically(&view.id)).unwrap_err().view();
    assert_eq!(refused.fields[0].field, "field:remote-address");
    desk.app.wizard_save(&view.id, view.answers).unwrap();

    let port = desk.practice.as_ref().unwrap().port();
    desk.practice = None;
    let desk = desk.again_at(Some(port));
    desk.app.start();
    let refused = wait(desk.app.make_automatically(&view.id)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotReached);
    assert!(desk.app.keys().unwrap().is_empty());
    let still = desk.app.wizard_open(&view.id).unwrap();
    assert_eq!((still.step, still.key), (Step::MakeIt, None));
}

#[test]
fn a_key_is_replaced_by_another_that_the_platform_makes() {
    let desk = Desk::practising();
    let (_, old) = desk.key_in_file(&desk.with_practice_key("Brightwater"));
    let id = desk.app.keys().unwrap()[0].id.clone();
    let draft = desk.app.replace_key(&id).unwrap();
    let opened = desk.app.wizard_open(&draft).unwrap();
    let mut view = desk.walk(&opened, &opened.answers, &[Step::Who, Step::WhatFor]);
    if view.step == Step::AskThem {
        view = desk.walk(&opened, &view.answers, &[Step::AskThem]);
    }
    assert_eq!(view.step, Step::MakeIt);
    let made = wait(desk.app.make_automatically(&draft)).unwrap();
    let (_, new) = desk.key_in_file(&made);
    assert_ne!(new, old);
    let standing = |id: &str| desk.app.key(id).unwrap().row.standing;
    assert_eq!(standing(&id), KeyStanding::Replaced);
    assert_eq!(desk.app.keys().unwrap().len(), 2);
}

#[test]
fn a_key_that_ends_the_one_before_stays_the_same_on_record() {
    let desk = Desk::practising();
    let view =
        desk.at_making(&typed("Brightwater", "spektrix", "customers-and-orders", "harbourtrust"));
    let made = wait(desk.app.make_automatically(&view.id)).unwrap();
    let (_, old) = desk.key_in_file(&made);
    let id = desk.app.keys().unwrap()[0].id.clone();
    let draft = desk.app.replace_key(&id).unwrap();
    let opened = desk.app.wizard_open(&draft).unwrap();
    let mut view = desk.walk(&opened, &opened.answers, &[Step::Who, Step::WhatFor]);
    if view.step == Step::AskThem {
        view = desk.walk(&opened, &view.answers, &[Step::AskThem]);
    }
    assert!(view.making.unwrap().replaces.unwrap().at_once);
    let made = wait(desk.app.make_automatically(&draft)).unwrap();
    let (_, new) = desk.key_in_file(&made);
    assert_ne!(new, old);
    let keys = desk.app.keys().unwrap();
    assert_eq!((keys.len(), &*keys[0].id), (1, &*id));
    assert!(new.ends_with(&keys[0].ends_in));
}

/// The practice platform knows the old key no more.
#[test]
fn the_key_that_is_made_anew_ends_the_one_before_at_the_platform() {
    for (agency, platform, purpose, account) in &KINDS[1..] {
        let desk = Desk::practising();
        let view = desk.at_making(&typed(agency, platform, purpose, account));
        let made = wait(desk.app.make_automatically(&view.id)).unwrap();
        let (_, old) = desk.key_in_file(&made);
        let id = desk.app.keys().unwrap()[0].id.clone();
        let draft = desk.app.replace_key(&id).unwrap();
        let opened = desk.app.wizard_open(&draft).unwrap();
        let typed = Answers {
            fields: typed(agency, platform, purpose, account).fields,
            ..opened.answers.clone()
        };
        let mut view = desk.walk(&opened, &typed, &[Step::Who, Step::WhatFor]);
        if view.step == Step::AskThem {
            view = desk.walk(&opened, &typed, &[Step::AskThem]);
        }
        assert!(view.making.unwrap().replaces.unwrap().at_once, "{platform}");
        let made = wait(desk.app.make_automatically(&draft)).unwrap();
        let (_, new) = desk.key_in_file(&made);
        assert_ne!(new, old, "{platform}");
        let practice = desk.practice.as_ref().unwrap();
        let net = Net::new(Reach::Practice { port: practice.port() });
        let there = |key: &str| {
            let (key, token) = (SecretString::from(key), practice.admin_token());
            wait(change_key(&net, token, &key, ToDo::SwitchOn)).unwrap().is_some()
        };
        assert!(there(&new) && !there(&old), "{platform}");
    }
}

#[test]
fn practice_knows_no_sites_and_no_real_keys() {
    let desk = Desk::practising();
    let view = desk.at_making(&typed("Brightwater", "engaging-networks", "update-supporters", ""));
    let typed = view.answers.clone();
    assert!(matches!(desk.app.site_question(&view.id, typed), Err(Error::NotInPractice)));
    assert!(matches!(
        wait(desk.app.site_look(&view.id, "https://www.example.org")),
        Err(Error::NotInPractice)
    ));
    let password = SecretString::from("abcd EFGH ijkl MNOP qrst UVWX");
    let connected = wait(desk.app.site_connect(&view.id, "mo", password.clone(), true));
    assert!(matches!(connected, Err(Error::NotInPractice)));
    wait(desk.app.make_automatically(&view.id)).unwrap();
    let key = desk.app.keys().unwrap()[0].id.clone();
    assert!(matches!(wait(desk.app.key_last_use(&key)), Err(Error::NotInPractice)));
    assert!(matches!(wait(desk.app.key_switch_off_there(&key)), Err(Error::NotInPractice)));
    let connected = wait(desk.app.key_connect(&key, "mo", password, true));
    assert!(matches!(connected, Err(Error::NotInPractice)));
}
