//! Plans: a second key beside the first one; what was done elsewhere, and what is given up.

use courier::views::{
    Answers, Form, KeyStanding, PlanEnd, PlanStep, PlanWhat, Preferences, Step, StepState,
    TodayWhat,
};
use courier::{Error, ErrorCode};

use crate::desk::{Desk, KEY};
use crate::plans::{NEW, OTHER, all, code, key, next, one};

#[test]
fn a_second_key_comes_before_the_first_one_goes() {
    let mut desk = Desk::founded();
    let (old, _) = desk.given("Brightwater", KEY);
    let plan = desk.app.begin_plan(PlanWhat::Overlap, &old).unwrap();
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::MakeSecond]);
    assert_eq!(one(&view, PlanStep::MakeSecond).draft, "");
    assert_eq!(code(desk.app.plan_done(&plan, PlanStep::MakeSecond, "")), ErrorCode::TooEarly);
    let early = desk.app.plan_done(&plan, PlanStep::SwitchOffThere, &old);
    assert_eq!(code(early), ErrorCode::TooEarly);
    let draft = desk.app.replace_key(&old).unwrap();
    assert_eq!(one(&desk.plan(&plan), PlanStep::MakeSecond).draft, draft);
    assert!(desk.today(&plan).is_none(), "its draft stands on Home");
    let view = desk.app.wizard_open(&draft).unwrap();
    let preset = view.answers.clone();
    desk.walk(&view, &preset, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft, &key(OTHER)).unwrap();
    let made = desk.walk(&view, &preset, &[Step::Key]);
    desk = desk.reopened();
    assert_eq!(next(&desk.plan(&plan)), [PlanStep::MakeSecond], "nobody has it yet");
    let delivery = desk.make(&made, Form::Zip);
    desk.save(&delivery);
    desk = desk.reopened();
    let view = desk.plan(&plan);
    assert!(one(&view, PlanStep::MakeSecond).seen);
    assert_eq!(next(&view), [PlanStep::TellHolder, PlanStep::Deliver]);
    assert!(desk.today(&old).is_none(), "the plan stands for it");
    assert_eq!(desk.today(&plan).unwrap().what, TodayWhat::PlanNext);
    let letter = one(&view, PlanStep::TellHolder).letter.clone().unwrap();
    assert!(letter.body.contains("a second key"), "{}", letter.body);
    desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "").unwrap();
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::Deliver], "the old one is not offered yet");
    assert_eq!(one(&view, PlanStep::SwitchOffThere).others, ["Brightwater"]);
    let early = desk.app.plan_done(&plan, PlanStep::SwitchOffThere, &old);
    assert_eq!(code(early), ErrorCode::TooEarly);
    desk.received(&delivery);
    desk = desk.reopened();
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::SwitchOffThere]);
    let off = one(&view, PlanStep::SwitchOffThere);
    assert!(off.others.is_empty() && off.guide.iter().any(|step| step.id == "set-inactive"));
    desk.app.plan_done(&plan, PlanStep::SwitchOffThere, &old).unwrap();
    desk = desk.reopened();
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::SeeRefused]);
    assert!(one(&view, PlanStep::SeeRefused).check.is_some());
    let view = desk.app.plan_skip(&plan, PlanStep::SeeRefused, &old, "offline").unwrap();
    assert_eq!(one(&view, PlanStep::SeeRefused).reason, "offline");
    assert_eq!(next(&view), [PlanStep::Wait]);
    assert_ne!(view.row.waits_until, "");
    assert!(desk.today(&plan).is_none());
    assert_eq!(code(desk.app.plan_done(&plan, PlanStep::Wait, &old)), ErrorCode::TooEarly);
    // Days pass: with none to wait for, they have.
    let preferences = Preferences { wait_days: 0, ..Preferences::default() };
    desk.app.set_preferences(preferences).unwrap();
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::DeleteThere]);
    assert_eq!(desk.today(&plan).unwrap().what, TodayWhat::PlanNext);
    let view = desk.app.plan_done(&plan, PlanStep::DeleteThere, &old).unwrap();
    assert!(view.can_end);
    assert_eq!(desk.key(&old).row.standing, KeyStanding::Deleted);
    assert!(desk.key(&old).can.is_empty(), "nothing can be done with it");
    desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert_eq!(desk.app.home().unwrap().keys, 1);
}

#[test]
fn whoever_shares_the_old_key_gets_the_new_one_too() {
    let desk = Desk::founded();
    let (old, _) = desk.given("Brightwater", KEY);
    let draft = desk.app.give_key(&old).unwrap();
    let opened = desk.app.wizard_open(&draft).unwrap();
    let shared = Answers { uses: old.clone(), ..desk.about("Tidewise") };
    let view = desk.walk(&opened, &shared, &[Step::Who, Step::WhatFor]);
    desk.save(&desk.make(&view, Form::Zip));
    let plan = desk.app.begin_plan(PlanWhat::Overlap, &old).unwrap();
    let draft = desk.app.replace_key(&old).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let preset = desk.about("Brightwater");
    desk.walk(&view, &preset, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft, &key(OTHER)).unwrap();
    let made = desk.walk(&view, &preset, &[Step::Key]);
    let first = desk.make(&made, Form::Zip);
    desk.save(&first);
    let view = desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "").unwrap();
    let other = desk.agency("Tidewise");
    assert_eq!(one(&view, PlanStep::ChooseReader).about, other, "Brightwater has it");
    assert_eq!(code(desk.app.plan_make_file(&plan, &other)), ErrorCode::TooEarly);
    let there = desk.app.agency(&other).unwrap().people[0].id.clone();
    desk.app.plan_reader(&plan, &other, &there).unwrap();
    let view = desk.app.plan_make_file(&plan, &other).unwrap();
    let second = one(&view, PlanStep::MakeFile).delivery.clone().unwrap().id;
    desk.save(&second);
    let view = desk.plan(&plan);
    assert_eq!(one(&view, PlanStep::MakeFile).state, StepState::Done);
    assert_eq!(all(&view, PlanStep::Deliver).len(), 2);
    assert_eq!(desk.key(&desk.newest()).row.holders, ["Brightwater", "Tidewise"]);
    desk.received(&first);
    let view = desk.plan(&plan);
    assert_eq!(next(&view), [PlanStep::Deliver]);
    assert_eq!(one(&view, PlanStep::SwitchOffThere).others, ["Tidewise"]);
    // Left out knowingly, it is said who breaks.
    let view = desk.app.plan_skip(&plan, PlanStep::Deliver, &second, "on leave").unwrap();
    assert_eq!(next(&view), [PlanStep::SwitchOffThere]);
    assert_eq!(one(&view, PlanStep::SwitchOffThere).others, ["Tidewise"]);
}

#[test]
fn a_plan_notices_what_was_done_elsewhere() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    let off = desk.app.begin_plan(PlanWhat::SwitchOff, &id).unwrap();
    desk.app.switch_key_off(&id).unwrap();
    let view = desk.plan(&off);
    assert_eq!(one(&view, PlanStep::SwitchOffThere).state, StepState::Done);
    desk.app.switch_key_on(&id).unwrap();

    // Made anew in the wizard, as its plan would have it.
    let token = desk.private_token("Lantern & Co", "Sam Osei", OTHER);
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &token).unwrap();
    let draft = desk.app.replace_key(&token).unwrap();
    let view = desk.app.wizard_open(&draft).unwrap();
    let preset = view.answers.clone();
    let preset = Answers { fields: [("user".to_owned(), "Sam Osei".to_owned())].into(), ..preset };
    desk.walk(&view, &preset, &[Step::Who, Step::WhatFor, Step::MakeIt]);
    desk.app.paste_key(&draft, &key(NEW)).unwrap();
    assert!(desk.key(&token).holders[0].paused, "what they have opens nothing");
    let made = desk.walk(&view, &preset, &[Step::Key]);
    let delivery = desk.make(&made, Form::Zip);
    desk.save(&delivery);
    assert!(!desk.key(&token).holders[0].paused);
    let view = desk.plan(&plan);
    for step in [PlanStep::RenewThere, PlanStep::PasteKey, PlanStep::MakeFile] {
        assert_eq!(one(&view, step).state, StepState::Done, "{step:?}");
    }
    assert_eq!(one(&view, PlanStep::Deliver).about, delivery);
    desk.received(&delivery);
    assert_eq!(one(&desk.plan(&plan), PlanStep::Deliver).state, StepState::Done);
}

#[test]
fn what_is_given_up_changes_nothing() {
    let desk = Desk::founded();
    let (id, _) = desk.given("Brightwater", KEY);
    let whats = [PlanWhat::Overlap, PlanWhat::CutOver, PlanWhat::SwitchOff];
    let before = format!("{:?}", (desk.key(&id).row, desk.key(&id).holders));
    for what in whats {
        let plan = desk.app.begin_plan(what, &id).unwrap();
        if what == PlanWhat::CutOver {
            desk.app.plan_time(&plan, "2099-12-01", "14:30").unwrap();
        }
        let view = desk.app.end_plan(&plan, PlanEnd::GivenUp).unwrap();
        assert_eq!((view.row.ended, view.row.next), (Some(PlanEnd::GivenUp), None));
        assert!(desk.today(&plan).is_none());
        let over = desk.app.plan_skip(&plan, PlanStep::TellHolder, "", "");
        assert_eq!(code(over), ErrorCode::TooEarly);
        assert_ne!(desk.app.begin_plan(what, &id).unwrap(), plan);
    }
    let after = format!("{:?}", (desk.key(&id).row, desk.key(&id).holders));
    assert_eq!(after, before);
    assert_eq!(desk.app.plans().unwrap().len(), 6);
    assert!(matches!(
        desk.app.begin_plan(PlanWhat::SwitchOff, &desk.agency("Brightwater")),
        Err(Error::Unknown)
    ));
    assert!(matches!(desk.app.begin_plan(PlanWhat::SwitchOff, "x"), Err(Error::Unknown)));
    assert!(matches!(desk.app.plan("x"), Err(Error::Unknown)));
}
