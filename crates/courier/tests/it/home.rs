//! Home: what needs the person today, the most urgent first.

use courier::views::{AgencyAnswers, Step, TodayWhat, Travelled};

use crate::desk::{Desk, KEY};

#[test]
fn the_most_urgent_comes_first_and_five_at_most() {
    use TodayWhat::{ContractOver, Draft, FileToSend, PossibleLeak, SentUnprotected};
    let desk = Desk::with_every_system();
    assert!(desk.app.home().unwrap().is_new);
    desk.app.wizard_start(false, None).unwrap();
    let (_, delivery) = desk.given("Brightwater", KEY);
    assert!(!desk.app.home().unwrap().is_new);
    let id = desk.agency("Brightwater");
    let ended = AgencyAnswers {
        name: "Brightwater".into(),
        contract_ends: "2024-06-30".into(),
        ..AgencyAnswers::default()
    };
    desk.app.save_agency(&id, &ended).unwrap();
    let north = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    let same = desk.recorded("Lantern & Co", "Harbour North", Travelled::Message);
    assert_eq!(north, same, "a group has one key");
    let whats = || -> Vec<TodayWhat> {
        desk.app.home().unwrap().rows.into_iter().map(|row| row.what).collect()
    };
    assert_eq!(whats(), [SentUnprotected, ContractOver, FileToSend, Draft]);
    let row = desk.today(&north).unwrap();
    assert_eq!((&*row.agency, &*row.platform), ("Brightwater, Lantern & Co", "Action Network"));
    desk.app.suspect_leak(&delivery).unwrap();
    let south = desk.recorded("Brightwater", "Harbour South", Travelled::Unknown);
    assert_eq!(whats(), [PossibleLeak, SentUnprotected, SentUnprotected, ContractOver, Draft]);
    let ids: Vec<String> = desk.app.home().unwrap().rows.into_iter().map(|row| row.id).collect();
    assert_eq!(ids[1..3], [north, south], "what has waited longest first");
    desk.app.wizard_start(false, None).unwrap();
    let home = desk.app.home().unwrap();
    assert_eq!((home.rows.len(), home.more), (5, 1));
    assert_eq!((home.agencies, home.keys, home.open_everything), (2, 3, 3));
}

#[test]
fn an_agency_that_was_asked_is_waited_for_until_it_answers() {
    let desk = Desk::founded();
    let draft = desk.app.wizard_start(false, None).unwrap();
    let mut answers = desk.about("Brightwater");
    answers.fields.clear();
    let view = desk.walk(&draft, &answers, &[Step::Who, Step::WhatFor]);
    assert_eq!(view.step, Step::AskThem);
    assert_eq!(desk.today(&draft.id).unwrap().what, TodayWhat::Draft);
    let begun = desk.today(&draft.id).unwrap().since;
    desk.app.asked(&draft.id).unwrap();
    let row = desk.today(&draft.id).unwrap();
    assert_eq!((row.what, &*row.agency), (TodayWhat::WaitingForAnswer, "Brightwater"));
    assert_eq!((&*row.person, &*row.platform), ("Ana Costa", "Engaging Networks"));
    assert!(row.since > begun, "since the letter, not since the draft");
    let desk = desk.again();
    desk.app.start();
    let again = desk.today(&draft.id).unwrap();
    assert_eq!((again.what, again.since), (row.what, row.since), "over a restart");
    answers.fields = [("remote-address".to_owned(), "198.51.100.20".to_owned())].into();
    desk.walk(&draft, &answers, &[Step::AskThem]);
    assert_eq!(desk.today(&draft.id).unwrap().what, TodayWhat::Draft);
}
