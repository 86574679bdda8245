//! Plans: a key stopped, let in again, and at the practice platform.

use courier::views::{
    Answers, CheckConsent, CheckOutcome, EndedWhy, Form, KeyStanding, PlanEnd, PlanStep, PlanWhat,
    Step, StepState,
};
use courier::{Error, ErrorCode};

use crate::desk::{Desk, KEY, answers, wait};
use crate::import::{BRIGHTWATER, FAIRLEIGH, look};
use crate::plans::{GROUP_KEY, NEW_GROUP_KEY, all, code, has, key, next, one};

#[test]
fn a_key_is_switched_off_and_on_again() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    assert!(matches!(desk.app.begin_plan(PlanWhat::SwitchOn, &id), Err(Error::KeyIsOn)));
    let breaks = desk.app.breaks(&id, PlanWhat::SwitchOff).unwrap();
    assert!(breaks.can_pause);
    let holder = &breaks.holders[0];
    assert_eq!((&*holder.agency, &*holder.person), ("Brightwater", "Ana Costa"));
    assert_eq!(holder.mobile, "+44 7700 900123");
    assert_eq!(holder.purpose, "Update supporters’ details");
    assert!(holder.letter.subject.contains("will be switched off"), "{}", holder.letter.subject);
    let off = desk.app.begin_plan(PlanWhat::SwitchOff, &id).unwrap();
    let view = desk.plan(&off);
    assert_eq!(next(&view), [PlanStep::TellHolder]);
    assert_eq!(one(&view, PlanStep::SwitchOffThere).others, ["Brightwater"]);
    let grant = one(&view, PlanStep::TellHolder).about.clone();
    desk.app.plan_done(&off, PlanStep::TellHolder, &grant).unwrap();
    let view = desk.app.plan_done(&off, PlanStep::SwitchOffThere, &id).unwrap();
    assert!(!one(&view, PlanStep::SwitchOffThere).seen, "somebody said so");
    let page = desk.key(&id);
    assert_eq!((page.row.standing, page.off_seen), (KeyStanding::SwitchedOff, false));
    assert_eq!(page.can, [PlanWhat::SwitchOn]);
    assert!(
        matches!(desk.app.begin_plan(PlanWhat::SwitchOff, &id).as_deref(), Ok(taken) if taken == off)
    );
    assert!(matches!(desk.app.begin_plan(PlanWhat::CutOver, &id), Err(Error::KeyIsOff)));

    let on = desk.app.begin_plan(PlanWhat::SwitchOn, &id).unwrap();
    let view = desk.plan(&on);
    assert_eq!(next(&view), [PlanStep::SwitchOnThere]);
    let letter = one(&view, PlanStep::TellHolder).letter.clone().unwrap();
    assert!(letter.body.contains("works again"), "{}", letter.body);
    let view = desk.app.plan_done(&on, PlanStep::SwitchOnThere, &id).unwrap();
    assert_eq!(next(&view), [PlanStep::TellHolder]);
    assert!(one(&view, PlanStep::SwitchOnThere).check.is_some(), "does it work again?");
    desk.app.plan_skip(&on, PlanStep::TellHolder, "", "").unwrap();
    desk.app.end_plan(&on, PlanEnd::Done).unwrap();
    assert_eq!(desk.key(&id).row.standing, KeyStanding::Kept);
    // The other plan notices: it is on again.
    let view = desk.plan(&off);
    assert_eq!(next(&view), [PlanStep::SwitchOffThere]);
}

#[test]
fn what_was_deleted_meanwhile_was_not_switched_on() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    let off = desk.app.begin_plan(PlanWhat::SwitchOff, &id).unwrap();
    desk.app.plan_skip(&off, PlanStep::TellHolder, "", "").unwrap();
    desk.app.plan_done(&off, PlanStep::SwitchOffThere, &id).unwrap();
    let on = desk.app.begin_plan(PlanWhat::SwitchOn, &id).unwrap();
    for step in [PlanStep::SeeRefused, PlanStep::Wait] {
        desk.app.plan_skip(&off, step, "", "").unwrap();
    }
    desk.app.plan_done(&off, PlanStep::DeleteThere, &id).unwrap();
    let view = desk.plan(&on);
    assert!(view.steps.is_empty() && !view.can_end, "{view:?}");
    assert_eq!(code(desk.app.end_plan(&on, PlanEnd::Done)), ErrorCode::TooEarly);
    desk.app.end_plan(&on, PlanEnd::GivenUp).unwrap();
}

/// At the real practice server: what is refused there is seen here.
#[test]
fn in_practice_the_old_key_is_refused_and_the_new_one_works() {
    let desk = Desk::practising();
    let typed = Answers {
        platform: "action-network".into(),
        purpose: "exchange-supporters".into(),
        region: String::new(),
        account_name: "Harbour Trust".into(),
        fields: [].into(),
        ..answers("Brightwater")
    };
    let draft = desk.app.wizard_start(false, None).unwrap();
    desk.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
    let made = wait(desk.app.make_automatically(&draft.id)).unwrap();
    let old_ends = made.key.clone().unwrap().ends_in;
    let first = desk.make(&made, Form::Zip);
    desk.save(&first);
    desk.received(&first);
    let id = desk.newest();
    let outcome =
        |desk: &Desk| wait(desk.app.check_key(&id, CheckConsent::default())).unwrap().outcome;
    assert_eq!(outcome(&desk), CheckOutcome::Works);

    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    let early = wait(desk.app.plan_at_system(&plan, PlanStep::RenewThere, &id));
    assert_eq!(code(early), ErrorCode::TooEarly);
    for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
        desk.app.plan_skip(&plan, step, "", "").unwrap();
    }
    assert!(one(&desk.plan(&plan), PlanStep::RenewThere).by_app);
    let view = wait(desk.app.plan_at_system(&plan, PlanStep::RenewThere, &id)).unwrap();
    assert_eq!(next(&view), [PlanStep::MakeFile, PlanStep::SeeRefused]);
    assert_ne!(desk.key(&id).row.ends_in, old_ends);
    assert!(desk.key(&id).holders[0].paused);
    assert_eq!(outcome(&desk), CheckOutcome::Works, "the new one");
    let view = wait(desk.app.plan_see_refused(&plan, &id)).unwrap();
    let refused = one(&view, PlanStep::SeeRefused);
    assert!(refused.state == StepState::Done && refused.seen, "and not the old one");
    assert!(!desk.key(&id).off_seen, "the key itself is on");
    let view = desk.app.plan_make_file(&plan, &desk.agency("Brightwater")).unwrap();
    let delivery = one(&view, PlanStep::MakeFile).delivery.clone().unwrap().id;
    desk.save(&delivery);
    assert!(!desk.key(&id).holders[0].paused);
    desk.received(&delivery);
    desk.app.end_plan(&plan, PlanEnd::Done).unwrap();

    // Without our copy it is made anew all the same, and there is no old one to ask about.
    desk.app.forget_copy(&delivery).unwrap();
    let ended = desk.key(&id).row.ends_in;
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
        desk.app.plan_skip(&plan, step, "", "").unwrap();
    }
    let view = wait(desk.app.plan_at_system(&plan, PlanStep::RenewThere, &id)).unwrap();
    assert_eq!(next(&view), [PlanStep::MakeFile]);
    assert_ne!(desk.key(&id).row.ends_in, ended);
    assert_eq!(outcome(&desk), CheckOutcome::Works);

    // Said and not done: it is seen to be on still.
    let made = desk.with_practice_key("Tidewise");
    desk.save(&desk.make(&made, Form::Zip));
    let user = desk.newest();
    let off = desk.app.begin_plan(PlanWhat::SwitchOff, &user).unwrap();
    desk.app.plan_skip(&off, PlanStep::TellHolder, "", "").unwrap();
    desk.app.switch_key_off(&user).unwrap();
    assert_eq!(code(wait(desk.app.plan_see_refused(&off, &user))), ErrorCode::StillOn);
    assert!(!desk.key(&user).off_seen);
    desk.app.switch_key_on(&user).unwrap();
    let view = wait(desk.app.plan_at_system(&off, PlanStep::SwitchOffThere, &user)).unwrap();
    assert_eq!(next(&view), [PlanStep::SeeRefused]);
    let view = wait(desk.app.plan_see_refused(&off, &user)).unwrap();
    assert!(desk.key(&user).off_seen && one(&view, PlanStep::SwitchOffThere).seen);

    // The same key works again, and is gone for good after that.
    let on = desk.app.begin_plan(PlanWhat::SwitchOn, &user).unwrap();
    wait(desk.app.plan_at_system(&on, PlanStep::SwitchOnThere, &user)).unwrap();
    let check = wait(desk.app.check_key(&user, CheckConsent::default())).unwrap();
    assert!(check.good, "{:?}", check.outcome);
    wait(desk.app.plan_at_system(&off, PlanStep::SwitchOffThere, &user)).unwrap();
    wait(desk.app.plan_see_refused(&off, &user)).unwrap();
    desk.app.plan_skip(&off, PlanStep::Wait, "", "").unwrap();
    let view = wait(desk.app.plan_at_system(&off, PlanStep::DeleteThere, &user)).unwrap();
    assert!(view.can_end);
    assert_eq!(desk.key(&user).row.standing, KeyStanding::Deleted);
}

/// Their ids are by chance.
#[test]
fn agencies_stand_by_name_and_hear_of_another_time_again() {
    let desk = Desk::with_every_system();
    let id = desk.group_key(
        "Harbour Trust",
        GROUP_KEY,
        &["Tidewise", "Éclair", "brightwater", "Lantern & Co", "Zephyr"],
    );
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    desk.app.plan_time(&plan, "2099-12-01", "14:30").unwrap();
    desk.app.plan_skip(&plan, PlanStep::ChooseReader, "", "").unwrap();
    let view = desk.plan(&plan);
    for step in [PlanStep::ChooseReader, PlanStep::TellHolder, PlanStep::MakeFile] {
        let names: Vec<&str> = all(&view, step).iter().map(|step| &*step.name).collect();
        let by_name = ["brightwater", "Éclair", "Lantern & Co", "Tidewise", "Zephyr"];
        assert_eq!(names, by_name, "{step:?}");
    }
    let first = all(&view, PlanStep::TellHolder)[0].about.clone();
    desk.app.plan_done(&plan, PlanStep::TellHolder, &first).unwrap();
    let view = desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "rang them").unwrap();
    assert_eq!(next(&view), [PlanStep::RenewThere]);
    // It is another day now.
    let view = desk.app.plan_time(&plan, "2099-12-08", "09:00").unwrap();
    assert_eq!(next(&view), [PlanStep::TellHolder]);
    let told = all(&view, PlanStep::TellHolder);
    assert!(told.iter().all(|step| step.state == StepState::Next), "{told:?}");
    assert!(told[0].letter.as_ref().unwrap().body.contains("8 December 2099 at 09:00"));
    desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "").unwrap();
    desk.app.plan_done(&plan, PlanStep::RenewThere, &id).unwrap();
    // The old one stopped: the new one is not kept back by what is said of a time.
    let view = desk.app.plan_time(&plan, "2099-12-09", "09:00").unwrap();
    assert_eq!(next(&view), [PlanStep::PasteKey]);
}

#[test]
fn whoever_left_gets_no_file_and_whose_access_ended_neither() {
    let desk = Desk::with_every_system();
    let names = ["Brightwater", "Lantern & Co", "Tidewise"];
    let id = desk.group_key("Harbour Trust", GROUP_KEY, &names);
    let [brightwater, lantern, tidewise] = names.map(|name| desk.agency(name));
    let rui = desk.joined("Brightwater", "Rui Sá", "rui@brightwater.example", "");
    let kit = desk.joined("Tidewise", "Kit Lowe", "kit@tidewise.example", "");
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
    desk.app.plan_skip(&plan, PlanStep::AgreeTime, "", "").unwrap();
    desk.app.plan_reader(&plan, &brightwater, &rui).unwrap();
    desk.app.plan_reader(&plan, &tidewise, &kit).unwrap();
    desk.app.plan_skip(&plan, PlanStep::ChooseReader, "", "").unwrap();
    desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "").unwrap();
    desk.app.plan_paste_key(&plan, &key(NEW_GROUP_KEY)).unwrap();
    let file = |view: &courier::views::PlanView, agency: &str| {
        let steps = all(view, PlanStep::MakeFile);
        let of = steps.into_iter().find(|step| step.about == agency).unwrap();
        (of.chosen.clone(), of.delivery.as_ref().map(|delivery| delivery.person.clone()))
    };
    let view = desk.app.plan_make_file(&plan, &tidewise).unwrap();
    assert_eq!(file(&view, &tidewise), (kit.clone(), Some("Kit Lowe".to_owned())));

    // Somebody took over: it is theirs, and what was made for who left is not saved.
    let left = desk.app.begin_plan(PlanWhat::PersonLeft, &kit).unwrap();
    let ana = desk.person("Tidewise", "Ana Costa");
    desk.app.plan_successor(&left, &ana).unwrap();
    assert_eq!(file(&desk.plan(&plan), &tidewise), (ana.clone(), None));
    let view = desk.app.plan_make_file(&plan, &tidewise).unwrap();
    assert_eq!(file(&view, &tidewise), (ana, Some("Ana Costa".to_owned())));
    // Nobody took over: somebody is chosen before that file is made, and nobody else waits for it.
    desk.app.begin_plan(PlanWhat::PersonLeft, &rui).unwrap();
    let view = desk.plan(&plan);
    let at_once = [PlanStep::ChooseReader, PlanStep::MakeFile, PlanStep::SeeRefused];
    assert_eq!(next(&view), at_once);
    assert_eq!(file(&view, &brightwater), (String::new(), None));
    let nobody = desk.app.plan_make_file(&plan, &brightwater).unwrap_err();
    assert_eq!(nobody.view().fields[0].code, "choose-one", "{nobody:?}");
    let there = desk.person("Brightwater", "Ana Costa");
    desk.app.plan_reader(&plan, &brightwater, &there).unwrap();
    let view = desk.app.plan_make_file(&plan, &brightwater).unwrap();
    assert_eq!(file(&view, &brightwater), (there, Some("Ana Costa".to_owned())));

    // Lantern's access ended: nothing is made for it, and nothing waits for it.
    let access = desk.access_of("Lantern & Co");
    desk.app.end_access(&access[0].grant, EndedWhy::NotNeeded, "").unwrap();
    let view = desk.plan(&plan);
    assert!(all(&view, PlanStep::MakeFile).iter().all(|step| step.about != lantern));
    assert_eq!(code(desk.app.plan_make_file(&plan, &lantern)), ErrorCode::Unknown);
}

#[test]
fn an_old_key_in_memory_is_let_go_with_its_plan() {
    let desk = Desk::with_every_system();
    let id = desk.group_key("Harbour Trust", GROUP_KEY, &["Brightwater"]);
    let begun = || {
        let plan = desk.app.begin_plan(PlanWhat::CutOver, &id).unwrap();
        for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
            desk.app.plan_skip(&plan, step, "", "").unwrap();
        }
        plan
    };
    let first = begun();
    let view = desk.app.plan_paste_key(&first, &key(NEW_GROUP_KEY)).unwrap();
    assert!(has(&view, PlanStep::SeeRefused));
    let unsure = desk.app.begin_plan(PlanWhat::Unsure, &id).unwrap();
    desk.app.end_plan(&unsure, PlanEnd::GivenUp).unwrap();
    assert!(has(&desk.plan(&first), PlanStep::SeeRefused), "that is another plan’s");
    let view = desk.app.end_plan(&first, PlanEnd::GivenUp).unwrap();
    assert!(!has(&view, PlanStep::SeeRefused), "nothing can be asked about it any more");
    let second = begun();
    let view = desk.app.plan_paste_key(&second, &key(KEY)).unwrap();
    assert!(one(&view, PlanStep::PasteKey).doubt.is_some());
    // Another one takes its place, in the wizard.
    let draft = desk.app.replace_key(&id).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let answers = view.answers.clone();
    desk.walk(&view, &answers, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft, &key("e123456789abcdef0123456789abcd0f")).unwrap();
    let view = desk.plan(&second);
    let pasted = one(&view, PlanStep::PasteKey);
    assert_eq!((pasted.state, &pasted.doubt), (StepState::Done, &None));
}

#[test]
fn one_that_ends_as_the_old_one_did_is_asked_about() {
    let desk = Desk::founded();
    look(&desk, &[BRIGHTWATER, FAIRLEIGH]);
    desk.app.import_take().unwrap();
    let of = |agency: &str| desk.access_of(agency)[0].key_id.clone();
    let (user, token) = (of("Brightwater"), of("Fairleigh & Co"));
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &user).unwrap();
    for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
        desk.app.plan_skip(&plan, step, "", "").unwrap();
    }
    let view = desk.app.plan_paste_key(&plan, &key(KEY)).unwrap();
    let doubt = one(&view, PlanStep::PasteKey).doubt.clone().unwrap();
    assert_eq!((&*doubt.code, &*doubt.params["ends_in"]), ("key-same-ending", "d117"));
    assert!(!desk.access_of("Brightwater")[0].paused, "nothing was changed");
    let view = desk.app.plan_keep_key(&plan).unwrap();
    assert_eq!(one(&view, PlanStep::PasteKey).state, StepState::Done);
    // In the wizard too.
    let draft = desk.app.replace_key(&token).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let fields = [("user".to_owned(), "Lou Park".to_owned())].into();
    let typed = Answers { fields, ..view.answers.clone() };
    desk.walk(&view, &typed, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    let alike = key("01234567-89ab-4cde-8f01-2345678977ab");
    let pasted = desk.app.paste_key(&draft, &alike).unwrap();
    assert_eq!((pasted.kept, &*pasted.doubt.unwrap().code), (false, "key-same-ending"));
    assert!(desk.app.keep_key(&draft).unwrap().kept);
}
