//! Agencies that end.

use courier::Error;
use courier::views::{
    ConfirmedHow, Decision, Form, PlanEnd, PlanStep, PlanWhat, StepState, Travelled,
};
use secrecy::SecretString;

use crate::desk::{Desk, KEY};
use crate::leaving::{of, problem, step};

#[test]
fn an_agency_with_five_keys_on_three_systems_ends() {
    let desk = Desk::with_every_system();
    let (own, delivery) = desk.given("Brightwater", KEY);
    let spektrix = desk.sent_by_system("Brightwater");
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::InPerson);
    assert_eq!(desk.recorded("Lantern & Co", "Harbour North", Travelled::InPerson), group);
    let (draft, second) = desk.made_here("Brightwater");
    desk.save(&desk.make(&draft, Form::Zip));
    let token = desk.public_token("Brightwater", &KEY.replace('0', "2"));
    assert_eq!(desk.public_token("Lantern & Co", &KEY.replace('0', "2")), token);
    let agency = desk.agency("Brightwater");
    let plan = desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap();
    assert_eq!(desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap(), plan, "taken up");
    let view = desk.app.plan(&plan).unwrap();
    let decide = of(&view, PlanStep::Decide);
    let keys: Vec<&str> = decide.iter().map(|step| step.about.as_str()).collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
    let everything: Vec<bool> = decide.iter().map(|step| step.opens_everything).collect();
    assert!(everything.is_sorted_by(|one, next| one >= next), "riskiest first: {everything:?}");
    let shared: Vec<&str> =
        decide.iter().filter(|s| !s.others.is_empty()).map(|s| s.about.as_str()).collect();
    assert!(shared.contains(&&*group) && shared.contains(&&*token) && shared.len() == 2);
    assert!(decide.iter().all(|step| step.why == "holds" && step.state == StepState::Next));
    let own_step = step(&view, PlanStep::Decide, &own);
    assert_eq!(own_step.decisions, [Decision::SwitchOff, Decision::Accept]);
    let group_step = step(&view, PlanStep::Decide, &group);
    assert_eq!(group_step.others, ["Lantern & Co"]);
    assert_eq!(group_step.decisions[..2], [Decision::Replace, Decision::OffOurList]);
    assert_eq!(step(&view, PlanStep::AskDeletion, &agency).state, StepState::Later);
    assert!(!view.can_end && view.has_certificate);

    // Each with its right end.
    let refused = desk.app.plan_decide(&plan, &own, Decision::OffOurList, "").unwrap_err();
    assert!(matches!(refused, Error::TooEarly), "nobody else has it");
    for key in [&own, &spektrix] {
        let view = desk.app.plan_decide(&plan, key, Decision::SwitchOff, "").unwrap();
        let decided = step(&view, PlanStep::Decide, key);
        assert_eq!((decided.decided, decided.state), (Some(Decision::SwitchOff), StepState::Next));
        desk.switched_off_by(&decided.plan);
        let view = desk.app.plan(&plan).unwrap();
        assert_eq!(step(&view, PlanStep::Decide, key).state, StepState::Done);
    }
    for key in [&group, &token] {
        let view = desk.app.plan_decide(&plan, key, Decision::OffOurList, "").unwrap();
        let decided = step(&view, PlanStep::Decide, key);
        assert_eq!((decided.state, decided.seen), (StepState::Done, false));
    }
    let refused = desk.app.plan_decide(&plan, &second, Decision::Accept, " ").unwrap_err();
    assert_eq!(problem(&refused), ("reason".into(), "missing".into()));
    let early = desk.app.plan_done(&plan, PlanStep::AskDeletion, &agency);
    assert!(matches!(early, Err(Error::TooEarly)));
    let reason = "The service itself is gone";
    let view = desk.app.plan_decide(&plan, &second, Decision::Accept, reason).unwrap();
    assert_eq!(step(&view, PlanStep::Decide, &second).reason, reason);
    let desk = desk.again();
    desk.app.start();

    // What is theirs is off our list, and whoever shares a key goes on.
    let of_theirs = |key: &str| desk.access_of("Brightwater").into_iter().find(|h| h.key_id == key);
    assert!(of_theirs(&group).unwrap().off_list_only, "they could use it still");
    assert!(of_theirs(&own).unwrap().is_over && !of_theirs(&own).unwrap().off_list_only);
    let lantern = desk.access_of("Lantern & Co");
    assert!(lantern.len() == 2 && lantern.iter().all(|holder| !holder.is_over));

    // Then what they read.
    let view = desk.app.plan(&plan).unwrap();
    let asked = step(&view, PlanStep::AskDeletion, &agency);
    assert_eq!((asked.state, &*asked.email), (StepState::Next, "ana@brightwater.example"));
    let letter = asked.letter.clone().unwrap();
    assert!(
        letter.body.contains("Harbour North") && letter.body.contains("28(3)(g)"),
        "{letter:?}"
    );
    assert!(!letter.body.contains(KEY));
    let mail = desk.app.plan_mail(&plan, PlanStep::AskDeletion, &agency).unwrap();
    assert_eq!((mail.to, mail.letter), (asked.email.clone(), letter));
    let early = desk.app.plan_confirmed(&plan, "2026-01-01", ConfirmedHow::Email);
    assert!(matches!(early, Err(Error::TooEarly)));
    let view = desk.app.plan_done(&plan, PlanStep::AskDeletion, &agency).unwrap();
    let reminder = step(&view, PlanStep::DeletionConfirmed, &agency).letter.clone().unwrap();
    assert!(reminder.body.contains("We have not heard from you yet"), "{reminder:?}");
    let refused = desk.app.plan_confirmed(&plan, "2099-01-01", ConfirmedHow::Email).unwrap_err();
    assert_eq!(problem(&refused), ("on".into(), "day-to-come".into()));
    assert!(matches!(desk.app.end_plan(&plan, PlanEnd::Done), Err(Error::TooEarly)));
    let today = desk.app.home().unwrap().today;
    let view = desk.app.plan_confirmed(&plan, &today, ConfirmedHow::Email).unwrap();
    assert!(view.can_end);
    assert_eq!(view.row.next, Some(PlanStep::Finish), "it stands on Home until it is ended");
    let view = desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert_eq!(view.row.ended, Some(PlanEnd::Done));
    let page = desk.app.agency(&agency).unwrap();
    assert_eq!((&*page.ended, &*page.confirmed), (&*today, &*today));
    assert_eq!(page.confirmed_how, Some(ConfirmedHow::Email));
    assert!(page.access.iter().all(|holder| holder.is_over));
    assert!(desk.access_of("Lantern & Co").iter().all(|holder| !holder.is_over));
    let files = desk.app.delivery(&delivery).unwrap();
    assert_eq!(files.agency, "Brightwater", "what went to them stays on record");
}

#[test]
fn a_shared_key_is_made_anew_against_an_agency_that_ends() {
    let desk = Desk::with_every_system();
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::InPerson);
    assert_eq!(desk.recorded("Lantern & Co", "Harbour North", Travelled::InPerson), group);
    let (agency, other) = (desk.agency("Brightwater"), desk.agency("Lantern & Co"));
    let plan = desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap();
    let view = desk.app.plan_decide(&plan, &group, Decision::Replace, "").unwrap();
    let cut_over = step(&view, PlanStep::Decide, &group).plan.clone();
    let known = |desk: &Desk| desk.access_of("Brightwater").remove(0);
    assert!(known(&desk).off_list_only, "until the key is another one");
    let of_it = desk.app.plan(&cut_over).unwrap();
    assert_eq!(of_it.row.what, PlanWhat::CutOver);
    let readers = of(&of_it, PlanStep::ChooseReader);
    assert_eq!(
        readers.iter().map(|s| &*s.about).collect::<Vec<_>>(),
        [&*other],
        "only who goes on"
    );
    desk.app.plan_skip(&cut_over, PlanStep::AgreeTime, "", "").unwrap();
    desk.app.plan_skip(&cut_over, PlanStep::ChooseReader, "", "").unwrap();
    desk.app.plan_skip(&cut_over, PlanStep::TellHolder, "", "").unwrap();
    desk.app.plan_done(&cut_over, PlanStep::RenewThere, &group).unwrap();
    let new = SecretString::from("0123456789abcdef0123456789abcdef");
    desk.app.plan_paste_key(&cut_over, &new).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    assert_eq!(step(&view, PlanStep::Decide, &group).state, StepState::Done);
    assert!(!known(&desk).off_list_only, "what they have opens nothing any more");
    assert!(desk.access_of("Lantern & Co")[0].paused, "until their file is there");
    desk.app.plan_make_file(&cut_over, &other).unwrap();
    desk.app.plan_skip(&plan, PlanStep::AskDeletion, "", "It had no data").unwrap();
    desk.app.plan_skip(&plan, PlanStep::DeletionConfirmed, "", "").unwrap();
    desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
    assert!(desk.app.agency(&agency).unwrap().access.iter().all(|holder| holder.is_over));
}
