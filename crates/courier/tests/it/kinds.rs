//! Every kind of key on its way: which steps it has, what is recorded, where it ends.

use courier::views::{
    Answers, Asked, DoneWhat, Form, MakingWay, Seen, Step, TakeAnswers, TodayWhat,
};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY, answers};

const GROUP_KEY: &str = "0123456789abcdef0123456789abcdef";

fn blank(platform: &str, purpose: &str) -> Answers {
    let (platform, purpose) = (platform.into(), purpose.into());
    Answers {
        platform,
        purpose,
        region: String::new(),
        fields: [].into(),
        ..answers("Brightwater")
    }
}

#[test]
fn an_api_user_waits_for_the_answer_over_a_restart() {
    let desk = Desk::founded();
    let draft = desk.app.wizard_start(false, None).unwrap();
    let typed =
        Answers { mobile: String::new(), ..blank("engaging-networks", "update-supporters") };
    let view = desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::AskThem);
    let asking = view.asking.unwrap();
    assert_eq!(asking.missing, [Asked::Addresses]);
    for label in ["Server addresses:", "Mobile:", "Public key", "Who will use it:"] {
        assert!(asking.letter.body.contains(label), "{label}");
    }
    let link = desk.app.mail_draft(&draft.id).unwrap().link;
    assert!(link.starts_with("mailto:ana@brightwater.example?"), "{link}");
    assert_ne!(desk.app.asked(&draft.id).unwrap().asking.unwrap().asked, "");
    let desk = desk.again();
    desk.app.start();
    let row = &desk.app.home().unwrap().rows[0];
    assert_eq!((row.what, row.id.as_str()), (TodayWhat::WaitingForAnswer, draft.id.as_str()));
    let mail = "Hello Mo,\nour servers are 203.0.113.7; 198.51.100.20 / and the office is 192.168.1.20.\n\
                My mobile is 07700 900123.\nAna";
    let view = desk.app.read_answer(&draft.id, mail).unwrap();
    let understood = view.asking.unwrap().understood.unwrap();
    assert_eq!(understood.addresses, ["203.0.113.7", "198.51.100.20"]);
    assert!(understood.left_out.iter().any(|l| l.code == "left-out-private-address"));
    assert_eq!(understood.mobiles[0].number, "", "its country is asked, never guessed");
    assert_eq!(view.making.unwrap().fields[4].value, "", "nothing is used yet");
    let mut taken = TakeAnswers {
        addresses: vec!["203.0.113.7".into(), "9.9.9.9".into()],
        mobile: understood.mobiles[0].written.clone(),
        ..TakeAnswers::default()
    };
    let refused = desk.app.take_answer(&draft.id, &taken).unwrap_err().view();
    assert_eq!(refused.fields[0].code, "mobile-without-country");
    taken.country = "+44".into();
    let view = desk.app.take_answer(&draft.id, &taken).unwrap();
    assert_eq!(view.step, Step::MakeIt);
    let addresses = &view.making.unwrap().fields[4].value;
    assert_eq!(addresses, "203.0.113.7", "what does not stand in the answer is not taken from it");
    let agency = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    assert_eq!(agency.people[0].mobile, "+44 7700 900123");
}

#[test]
fn a_group_key_is_looked_for_before_it_is_made() {
    let desk = Desk::with_every_system();
    let draft = desk.app.wizard_start(false, None).unwrap();
    let mut typed = blank("action-network", "exchange-supporters");
    typed.account_name = "Harbour Trust".into();
    let view = desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::MakeIt, "it needs nothing of the agency");
    assert!(view.making.unwrap().look.is_some());
    let refused = desk.app.wizard_check(&draft.id, typed.clone()).unwrap_err().view();
    assert_eq!((&*refused.fields[0].field, &*refused.fields[0].code), ("seen", "choose-one"));
    let ids = |seen| {
        let typed = Answers { seen, ..typed.clone() };
        let steps = desk.app.wizard_choose(&draft.id, typed).unwrap().making.unwrap().steps;
        steps.into_iter().map(|step| step.id).collect::<Vec<_>>()
    };
    assert!(ids(Seen::NoKey).contains(&"generate-key".to_owned()));
    assert!(ids(Seen::KeyThere).contains(&"copy-key-there".to_owned()));
    typed.seen = Seen::KeyThere;
    desk.app.wizard_continue(&draft.id, Step::MakeIt, typed).unwrap();
    // A key of another system is asked about.
    let doubt = desk.app.paste_key(&draft.id, &SecretString::from(KEY)).unwrap().doubt.unwrap();
    assert_eq!(doubt.code, "key-other-shape");
    assert_eq!(doubt.params["system"], "Engaging Networks");
    desk.app.paste_key(&draft.id, &SecretString::from(GROUP_KEY)).unwrap();
}

#[test]
fn the_one_key_of_a_group_goes_to_several_agencies_each_in_a_file_of_its_own() {
    let desk = Desk::with_every_system();
    let typed = Answers {
        account_name: "Harbour Trust".into(),
        seen: Seen::KeyThere,
        ..blank("action-network", "exchange-supporters")
    };
    let first = desk.app.wizard_start(false, None).unwrap();
    desk.walk(&first, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&first.id, &SecretString::from(GROUP_KEY)).unwrap();
    let view = desk.walk(&first, &typed, &[Step::Key]);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    // In another draft the same group is recognised.
    let second = desk.app.wizard_start(false, None).unwrap();
    let other =
        Answers { agency: "Tidewise".into(), account_name: "harbour trust".into(), ..typed };
    desk.walk(&second, &other, &[Step::Who, Step::WhatFor]);
    let making = desk.app.wizard_choose(&second.id, other.clone()).unwrap().making.unwrap();
    let existing = making.existing.unwrap();
    assert_eq!(existing.holders, ["Brightwater"]);
    assert!(existing.kept);
    let view = desk.app.wizard_continue(&second.id, Step::MakeIt, other).unwrap();
    assert_eq!(view.step, Step::LockedFile, "it is here already");
    let other_delivery = desk.make(&view, Form::Zip);
    desk.save(&other_delivery);
    assert_ne!(delivery, other_delivery);
    let page = desk.app.key(&desk.newest()).unwrap();
    assert_eq!(page.row.holders, ["Brightwater", "Tidewise"]);
    assert_eq!(desk.app.keys().unwrap().len(), 1);
}

#[test]
fn a_public_token_ends_in_an_ordinary_letter_and_there_is_one() {
    let desk = Desk::founded();
    let typed = Answers {
        seen: Seen::NoKey,
        region: "ca".into(),
        ..blank("engaging-networks", "show-counts")
    };
    let draft = desk.app.wizard_start(false, None).unwrap();
    desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft.id, &SecretString::from(KEY)).unwrap();
    let view = desk.walk(&draft, &typed, &[Step::Key]);
    assert!(!view.steps.contains(&Step::LockedFile));
    let done = view.done.unwrap();
    assert_eq!(done.what, DoneWhat::Public);
    assert!(done.letter.unwrap().body.contains(KEY));
    assert_eq!(desk.app.home().unwrap().keys, 0, "it was not sent yet");
    let key = desk.app.wizard_finish(&draft.id).unwrap();
    assert_eq!(desk.app.home().unwrap().keys, 1);
    assert!(desk.app.home().unwrap().rows.is_empty(), "a public token is not exposed");
    // Another agency gets the same; a second one cannot be pasted over it.
    let second = desk.app.give_key(&key).unwrap();
    let view = desk.app.wizard_open(&second).unwrap();
    let other = Answers { agency: "Tidewise".into(), person: "Bo Lind".into(), ..typed };
    let other = Answers { uses: view.answers.uses.clone(), ..other };
    let view = desk.walk(&view, &other, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::Done);
    let pasted = desk.app.paste_key(&second, &SecretString::from(KEY.replace('0', "1")));
    assert!(matches!(pasted, Err(Error::Key(p)) if p.code == ErrorCode::OnlyOne));
}

#[test]
fn spektrix_sends_the_key_itself_or_to_us() {
    let desk = Desk::with_every_system();
    let mut typed = blank("spektrix", "customers-and-orders");
    (typed.account_name, typed.mobile) = ("harbourtrust".into(), String::new());
    let draft = desk.app.wizard_start(false, None).unwrap();
    let view = desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::AskThem);
    assert_eq!(view.asking.unwrap().missing, [Asked::Mobile]);
    desk.app.read_answer(&draft.id, "Mobile: +44 (0)7700 900123").unwrap();
    let written = "+44 (0)7700 900123".to_owned();
    let taken = TakeAnswers { mobile: written, ..TakeAnswers::default() };
    let view = desk.app.take_answer(&draft.id, &taken).unwrap();
    assert_eq!(view.step, Step::MakeIt);
    let making = view.making.unwrap();
    assert_eq!(making.sends.unwrap().mobile, "+44 7700 900123");
    let values: Vec<&str> = making.fields.iter().map(|f| f.value.as_str()).collect();
    assert_eq!(values, ["Brightwater", "ana@brightwater.example", "+447700900123"]);
    assert_eq!(making.steps.last().unwrap().id, "both-went");
    let typed = desk.app.wizard_open(&draft.id).unwrap().answers;
    let view = desk.app.wizard_continue(&draft.id, Step::MakeIt, typed).unwrap();
    assert_eq!((view.step, view.done.unwrap().what), (Step::Done, DoneWhat::SentBySystem));
    desk.app.wizard_finish(&draft.id).unwrap();
    assert_eq!(desk.app.home().unwrap().keys, 1);
    assert!(desk.app.home().unwrap().rows.is_empty());
    // To us: our own address and mobile, a key to paste, a locked file. The user name is taken.
    let draft = desk.app.wizard_start(false, Some(&desk.agency("Brightwater"))).unwrap();
    let mut typed = blank("spektrix", "customers-and-orders");
    typed.agency_id = desk.agency("Brightwater");
    (typed.person, typed.account_name) = ("Bo Lind".into(), "harbourtrust".into());
    typed.to_me = true;
    let view = desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::MakeIt);
    let values: Vec<String> = view.making.unwrap().fields.into_iter().map(|f| f.value).collect();
    assert_eq!(values, ["Brightwater 2", "", ""]);
    for (field, value) in
        [("username", "brightwater"), ("email", "mo@example.org"), ("phone", "+447700900124")]
    {
        typed.fields.insert(field.into(), value.into());
    }
    let refused = desk.app.wizard_check(&draft.id, typed.clone()).unwrap_err().view();
    assert_eq!((&*refused.fields[0].field, &*refused.fields[0].code), ("field:username", "taken"));
    typed.fields.insert("username".into(), "Brightwater 2".into());
    let view = desk.app.wizard_continue(&draft.id, Step::MakeIt, typed).unwrap();
    assert_eq!(view.step, Step::Key);
}

#[test]
fn a_key_of_our_own_service_is_made_here_and_its_verifier_shown() {
    let desk = Desk::with_every_system();
    let mut typed = blank("own-service", "part-of-it");
    let draft = desk.app.wizard_start(false, None).unwrap();
    let view = desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.making.unwrap().way, MakingWay::Here);
    let refused = desk.app.make_key_here(&draft.id).unwrap_err().view();
    let fields: Vec<&str> = refused.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["account-name", "account-address"]);
    (typed.account_name, typed.account_address) =
        ("Volunteer desk".into(), "https://api.example.org/v1/".into());
    desk.app.wizard_save(&draft.id, typed.clone()).unwrap();
    let made = desk.app.make_key_here(&draft.id).unwrap().making.unwrap().verifier;
    assert!(made.starts_with("sha256:") && made.len() == 71, "{made}");
    let again = desk.app.make_key_here(&draft.id).unwrap().making.unwrap().verifier;
    assert_eq!(again, made, "pressed twice");
    let view = desk.app.wizard_continue(&draft.id, Step::MakeIt, typed).unwrap();
    assert_eq!(view.step, Step::LockedFile);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    assert_eq!(desk.app.key(&desk.newest()).unwrap().verifier, made);
}

#[test]
fn several_keys_go_in_one_file_under_names_of_their_own() {
    let desk = Desk::founded();
    let view = desk.at_key("Brightwater");
    desk.app.paste_key(&view.id, &SecretString::from(KEY)).unwrap();
    let view = desk.app.another_key(&view.id).unwrap();
    assert_eq!((view.step, view.also.len()), (Step::WhatFor, 1));
    let typed = Answers { contact: view.answers.contact.clone(), ..answers("") };
    let typed = Answers { also: view.answers.also.clone(), ..typed };
    desk.walk(&view, &typed, &[Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&view.id, &SecretString::from(KEY.replace('0', "1"))).unwrap();
    let view = desk.walk(&view, &typed, &[Step::Key]);
    let delivery = desk.make(&view, Form::Zip);
    desk.save(&delivery);
    let inside = desk.app.delivery(&delivery).unwrap().file.inside;
    assert_eq!(inside.len(), 2);
    assert_eq!(desk.app.home().unwrap().keys, 2);
}

#[test]
fn what_went_astray_is_replaced_at_once_or_beside_the_old_one() {
    let desk = Desk::with_every_system();
    let travelled = courier::views::Travelled::Email;
    let shared = desk.recorded("Brightwater", "Harbour Trust", travelled);
    assert_eq!(desk.app.home().unwrap().rows[0].what, TodayWhat::SentUnprotected);
    let draft = desk.app.replace_key(&shared).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let typed = Answers {
        person: "Ana Costa".into(),
        email: "ana@brightwater.example".into(),
        ..view.answers.clone()
    };
    let view = desk.walk(&view, &typed, &[Step::Who, Step::WhatFor]);
    let making = view.making.clone().unwrap();
    assert!(making.replaces.unwrap().at_once && making.look.is_none());
    assert!(making.steps.iter().any(|step| step.id == "revoke-and-generate"));
    let view = desk.walk(&view, &typed, &[Step::MakeIt]);
    assert_eq!(view.step, Step::Key);
    desk.app.paste_key(&draft, &SecretString::from(GROUP_KEY)).unwrap();
    let rows = desk.app.home().unwrap().rows;
    assert!(rows.iter().all(|row| row.what != TodayWhat::SentUnprotected), "{rows:?}");
    assert_eq!(desk.app.keys().unwrap().len(), 1, "it is the group's one key still");
}

/// A page may send any answers with any step: what a key was made for stays what it is.
#[test]
fn a_key_never_turns_into_one_of_another_kind() {
    let desk = Desk::with_every_system();
    let (kept, _) = desk.given("Brightwater", KEY);
    let draft = desk.app.give_key(&kept).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let given = Answers {
        agency: "Tidewise".into(),
        region: "ca".into(),
        seen: Seen::NoKey,
        ..Answers { uses: kept.clone(), ..blank("engaging-networks", "update-supporters") }
    };
    let at_file = desk.walk(&view, &given, &[Step::Who, Step::WhatFor]);
    assert_eq!(at_file.step, Step::LockedFile);
    let public = Answers { purpose: "show-counts".into(), uses: String::new(), ..given.clone() };
    let view = desk.app.wizard_continue(&draft, Step::MakeIt, public.clone()).unwrap();
    assert_eq!(view.step, Step::Key, "a public token is pasted");
    assert!(view.done.is_none() && view.key.is_none());
    assert!(desk.app.draft_letter(&draft).is_err());
    assert!(desk.app.wizard_finish(&draft).is_err());
    // Nor does our own service take it for a key of its own.
    let own = Answers {
        account_name: "Volunteer desk".into(),
        account_address: "https://api.example.org".into(),
        ..blank("own-service", "part-of-it")
    };
    desk.app.wizard_save(&draft, own.clone()).unwrap();
    assert!(desk.app.field_value(&draft, "verifier").is_err());
    assert!(desk.app.wizard_continue(&draft, Step::MakeIt, own).is_err(), "it was not made here");
    assert_eq!(desk.app.key(&kept).unwrap().row.holders, ["Brightwater"]);
}

#[test]
fn replacing_a_key_we_keep_sends_the_new_one() {
    let desk = Desk::with_every_system();
    let typed = Answers {
        account_name: "Harbour Trust".into(),
        seen: Seen::KeyThere,
        ..blank("action-network", "exchange-supporters")
    };
    let first = desk.app.wizard_start(false, None).unwrap();
    desk.walk(&first, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&first.id, &SecretString::from(GROUP_KEY)).unwrap();
    let view = desk.walk(&first, &typed, &[Step::Key]);
    desk.save(&desk.make(&view, Form::Zip));
    let draft = desk.app.replace_key(&desk.newest()).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let answers = view.answers.clone();
    let view = desk.walk(&view, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    assert_eq!((view.step, view.key), (Step::Key, None), "the old one is not the new one");
    assert!(desk.app.wizard_continue(&draft, Step::Key, answers.clone()).is_err());
    assert!(desk.app.make_file(&draft).is_err());
    let new = GROUP_KEY.replace('0', "f");
    desk.app.paste_key(&draft, &SecretString::from(new)).unwrap();
    let view = desk.app.wizard_continue(&draft, Step::Key, answers).unwrap();
    assert_eq!(view.step, Step::LockedFile);
    let page = desk.app.key(&desk.newest()).unwrap();
    assert!(page.history.iter().any(|row| row.what.starts_with("key-")), "{:?}", page.history);
}

#[test]
fn a_key_that_is_off_goes_out_to_nobody() {
    let desk = Desk::founded();
    let view = desk.with_key();
    let delivery = desk.make(&view, Form::Zip);
    desk.app.switch_key_off(&desk.newest()).unwrap();
    let to = desk.profile().join("never.zip");
    let refused = desk.app.save_file(&delivery, &to).unwrap_err();
    assert_eq!(refused.code().as_str(), "key-is-off");
    assert!(!to.exists());
    assert_eq!(desk.app.home().unwrap().keys, 0);
}
