//! Plans: a key stopped, let in again, and at the practice platform.

use courier::views::{
    Answers, CheckConsent, CheckOutcome, Form, KeyStanding, PlanEnd, PlanStep, PlanWhat, Step,
    StepState,
};
use courier::{Error, ErrorCode};

use crate::desk::{Desk, KEY, answers, wait};
use crate::plans::{code, next, one};

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
