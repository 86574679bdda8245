//! Who has access, through what the app records.

use courier::views::{
    AgencyAnswers, Certainty, EndedWhy, Form, HeardBy, NotExcluded, PaperAsk, PaperForm, PlanStep,
    PlanWhat, RegisterAsk, RegisterRow, Travelled,
};
use courier::{Error, ErrorCode};
use secrecy::SecretString;

use crate::desk::{Desk, KEY};

fn rows(desk: &Desk, ask: &RegisterAsk) -> Vec<RegisterRow> {
    desk.app.register(ask).unwrap().rows
}

#[test]
fn a_key_that_went_out_is_told_with_its_addresses_and_its_receipt() {
    let desk = Desk::founded();
    let (id, path) = desk.saved(Form::Age);
    desk.arrived(&id);
    let receipt = desk.receipt(&id, &path);
    let ask = RegisterAsk::default();
    let before = desk.app.register(&ask).unwrap();
    assert_eq!((before.agencies, before.keys, before.open_everything), (1, 1, 1));
    assert_eq!(before.all_agencies[0].name, "Brightwater");
    assert_eq!(before.all_platforms[0].id, "engaging-networks");
    assert_eq!(before.first, before.ask.on);
    assert_eq!((before.head.len(), before.ask.as_known.as_str()), (64, ""));
    let row = &before.rows[0];
    assert_eq!((row.agency.as_str(), row.platform.as_str()), ("Brightwater", "Engaging Networks"));
    assert_eq!((row.certainty, row.travelled), (Certainty::Certain, Travelled::LockedFile));
    assert_eq!((row.ends_in.as_str(), row.received.as_str(), row.seen), ("d117", "", true));
    let may: Vec<&str> = row.may.iter().map(|may| may.value.as_str()).collect();
    assert!(may[0].contains("198.51.100.20") && may[0].contains("203.0.113.7"), "{may:?}");
    assert!(!row.opens.is_empty() && !row.purpose.is_empty() && row.until.is_empty());

    desk.app.type_receipt(&id, &SecretString::from(receipt), HeardBy::Phone).unwrap();
    let row = &rows(&desk, &ask)[0];
    assert!(row.matched && !row.received.is_empty());
}

#[test]
fn what_was_known_at_a_moment_stays_what_it_was() {
    let desk = Desk::founded();
    desk.saved(Form::Age);
    let now = || jiff::Timestamp::now().to_string();
    let (then, kept) = (now(), rows(&desk, &RegisterAsk::default()));
    let agency = &kept[0].agency_id;
    let answers = AgencyAnswers { name: "Brightwater Ltd".into(), ..AgencyAnswers::default() };
    desk.app.save_agency(agency, &answers).unwrap();
    desk.app.switch_key_off(&kept[0].key_id).unwrap();
    assert_eq!(rows(&desk, &RegisterAsk::default()), []);
    let desk = desk.again();
    desk.app.start();
    let as_known = RegisterAsk { as_known: then, ..RegisterAsk::default() };
    assert_eq!(rows(&desk, &as_known), kept);
    let today = desk.app.register(&RegisterAsk::default()).unwrap().ask.on;
    let all_day = RegisterAsk { from: today.clone(), to: today, ..RegisterAsk::default() };
    let found = &rows(&desk, &all_day)[0];
    assert_eq!((found.agency.as_str(), found.end_seen), ("Brightwater Ltd", false));
    assert_eq!(found.until, found.since, "switched off on that day: still there on it");
}

/// Of a period with the day it came off our list: what is certain until then, and what is not after.
#[test]
fn what_came_off_our_list_while_its_key_went_on_has_two_rows() {
    let desk = Desk::founded();
    desk.given("Brightwater", KEY);
    let (given, grant) = (desk.day(0), desk.grant("Brightwater"));
    desk.days_pass(10);
    let ended = desk.day(0).to_string();
    desk.app.end_access(&grant, EndedWhy::NotNeeded, "").unwrap();
    desk.days_pass(5);
    let period = RegisterAsk {
        from: given.to_string(),
        to: desk.day(0).to_string(),
        ..RegisterAsk::default()
    };
    let kept = rows(&desk, &period);
    let [certain, after] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!((&certain.grant, &after.grant), (&grant, &grant));
    assert_eq!((certain.certainty, certain.why), (Certainty::Certain, None));
    assert_eq!(after.why, Some(NotExcluded::OffOurListOnly));
    assert_eq!((&*certain.until, &*after.until), (&*ended, ""));
    assert_eq!((&*certain.off_list, &*after.off_list), (&*ended, &*ended));
    let csv = desk.app.paper(&PaperAsk::Register { ask: period.clone() }, PaperForm::Csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    let told: Vec<usize> = csv.lines().map(|line| line.matches(&ended).count()).collect();
    assert_eq!(
        told,
        [0, 2, 1],
        "the day as `until` of the first, and of both in a column of its own"
    );

    // Before anybody said so, nobody knew; and what is said later changes nothing of what was known.
    let as_known = |ago| RegisterAsk { as_known: desk.day(ago).to_string(), ..period.clone() };
    let before = rows(&desk, &as_known(-6));
    assert_eq!((before.len(), &*before[0].until, &*before[0].off_list), (1, "", ""));
    desk.days_pass(1);
    desk.app.switch_key_off(&certain.key_id).unwrap();
    let stopped = desk.day(0).to_string();
    let until = |rows: Vec<RegisterRow>| rows.into_iter().map(|r| r.until).collect::<Vec<_>>();
    assert_eq!(until(rows(&desk, &period)), [ended, stopped]);
    assert_eq!(rows(&desk, &as_known(-1)), kept);
}

#[test]
fn days_that_are_none_are_told_field_by_field() {
    let desk = Desk::founded();
    let refused = |ask: RegisterAsk| match desk.app.register(&ask) {
        Err(Error::Fields(fields)) => {
            fields.into_iter().map(|(field, problem)| (field, problem.code)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let ask = |on: &str, from: &str, to: &str, as_known: &str| RegisterAsk {
        on: on.into(),
        from: from.into(),
        to: to.into(),
        as_known: as_known.into(),
        ..RegisterAsk::default()
    };
    let problem = |field: &str, code| vec![(field.to_owned(), code)];
    assert_eq!(refused(ask("30.2.2024", "", "", "")), problem("on", ErrorCode::DayMalformed));
    assert_eq!(refused(ask("", "x", "", "")), problem("from", ErrorCode::DayMalformed));
    assert_eq!(refused(ask("", "", "2024-05-01", "")), problem("from", ErrorCode::Missing));
    let backwards = ask("", "2024-05-02", "2024-05-01", "");
    assert_eq!(refused(backwards), problem("to", ErrorCode::PeriodBackwards));
    assert_eq!(refused(ask("", "", "", "soon")), problem("as_known", ErrorCode::DayMalformed));
    for as_known in ["2024-05-01", "2024-05-01T10:00:00Z", "2024-05-01T10:00:00+02:00"] {
        let view = desk.app.register(&ask("2024-05-01", "", "", as_known)).unwrap();
        assert_eq!((view.rows.len(), view.ask.as_known.as_str()), (0, as_known));
    }
}

#[test]
fn a_key_that_was_made_anew_ends_as_it_did_on_the_day_asked_for() {
    let desk = Desk::with_every_system();
    let token = desk.private_token("Lantern & Co", "Kit Lowe", KEY);
    desk.days_pass(10);
    let plan = desk.app.begin_plan(PlanWhat::CutOver, &token).unwrap();
    for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
        desk.app.plan_skip(&plan, step, "", "").unwrap();
    }
    let new = SecretString::from(KEY.replace("d117", "d2a9"));
    desk.app.plan_paste_key(&plan, &new).unwrap();
    desk.days_pass(5);
    let view = desk.app.plan_make_file(&plan, &desk.agency("Lantern & Co")).unwrap();
    let made = view.steps.iter().find(|step| step.step == PlanStep::MakeFile).unwrap();
    let delivery = made.delivery.clone().unwrap().id;
    desk.save(&delivery);
    desk.received(&delivery);
    desk.days_pass(5);

    let on = |day: i64| {
        let ask = RegisterAsk { on: desk.day(day).to_string(), ..RegisterAsk::default() };
        rows(&desk, &ask).into_iter().map(|row| row.ends_in).collect::<Vec<_>>()
    };
    assert_eq!(on(-15), ["d117"]);
    assert_eq!(on(-7), Vec::<String>::new(), "what they had opens nothing, and they got no other");
    assert_eq!(on(-1), ["d2a9"]);
    let period = |from: i64, to: i64| {
        let [from, to] = [from, to].map(|day| desk.day(day).to_string());
        let ask = RegisterAsk { from, to, ..RegisterAsk::default() };
        rows(&desk, &ask).into_iter().map(|row| row.ends_in).collect::<Vec<_>>()
    };
    assert_eq!((period(-20, -7), period(-20, 0)), (vec!["d117".into()], vec!["d2a9".into()]));
}
