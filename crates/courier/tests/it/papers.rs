//! Papers of a small story, in every form they have.

use courier::Error;
use courier::views::{
    AgencyAnswers, ConfirmedHow, Decision, EndedWhy, HeardBy, PaperAsk, PaperForm, PlanEnd,
    PlanStep, PlanWhat, RegisterAsk, Role, Travelled, Way,
};
use serde_json::Value;

use crate::desk::{Desk, KEY};

/// Two agencies, a shared group, something that is being stopped, and an end.
struct Story {
    desk: Desk,
    agency: String,
    incident: String,
    end: String,
}

fn story() -> Story {
    let desk = Desk::with_every_system();
    let (key, delivery) = desk.given("Brightwater", KEY);
    desk.arrived(&delivery);
    desk.app.words_sent(&delivery, Way::ReadAloud, false).unwrap();
    desk.app.receipt_said(&delivery, HeardBy::Phone).unwrap();
    let group = desk.recorded("Brightwater", "Harbour North", Travelled::Email);
    assert_eq!(desk.recorded("Lantern & Co", "Harbour North", Travelled::InPerson), group);
    let agency = desk.agency("Brightwater");
    let about = AgencyAnswers {
        name: "Brightwater".into(),
        role: Some(Role::Processor),
        contract_ends: desk.day(40).to_string(),
        contract: "=Framework 2024/7".into(),
        countries: vec!["GB".into(), "US".into()],
    };
    desk.app.save_agency(&agency, &about).unwrap();
    let incident = desk.app.begin_plan(PlanWhat::Unsure, &delivery).unwrap();
    let today = desk.day(0).to_string();
    desk.app.plan_time(&incident, &today, "00:00").unwrap();
    desk.app.switch_key_off(&key).unwrap();
    let end = desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap();
    Story { desk, agency, incident, end }
}

impl Story {
    fn asks(&self) -> [PaperAsk; 5] {
        let ask = RegisterAsk {
            from: self.desk.day(-30).to_string(),
            to: self.desk.day(0).to_string(),
            ..RegisterAsk::default()
        };
        [
            PaperAsk::Register { ask: ask.clone() },
            PaperAsk::Article30 { ask },
            PaperAsk::Agency { agency: self.agency.clone() },
            PaperAsk::Incident { plan: self.incident.clone() },
            PaperAsk::Certificate { plan: self.end.clone() },
        ]
    }
}

#[test]
fn every_paper_is_a_pdf_and_the_two_for_programs_are_rows_and_json_too() {
    let story = story();
    let app = &story.desk.app;
    let day = story.desk.day(0).to_string();
    let names = [
        "Harbour Trust who has access",
        "Harbour Trust Article 30 extract",
        "Harbour Trust agency sheet Brightwater",
        "Harbour Trust incident sheet",
        "Harbour Trust end of access Brightwater",
    ];
    for (ask, name) in story.asks().into_iter().zip(names) {
        let pdf = app.paper(&ask, PaperForm::Pdf).unwrap();
        assert!(pdf.starts_with(b"%PDF-1."), "{ask:?}");
        assert_eq!(app.paper_name(&ask, PaperForm::Pdf).unwrap(), format!("{name} {day}.pdf"));
        let path = story.desk.root.path().join("paper.pdf");
        app.save_paper(&ask, PaperForm::Pdf, &path).unwrap();
        assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-1."));
        let (csv, json) = (app.paper(&ask, PaperForm::Csv), app.paper(&ask, PaperForm::Json));
        let (PaperAsk::Register { ask: asked } | PaperAsk::Article30 { ask: asked }) = &ask else {
            assert!(matches!((csv, json), (Err(Error::Unknown), Err(Error::Unknown))), "{ask:?}");
            continue;
        };
        let rows = app.register(asked).unwrap().rows;
        let csv = String::from_utf8(csv.unwrap()).unwrap();
        let json: Value = serde_json::from_slice(&json.unwrap()).unwrap();
        let expected = if matches!(ask, PaperAsk::Register { .. }) { rows.len() } else { 2 };
        assert_eq!(csv.lines().count(), expected + 1, "{csv}");
        assert_eq!(json["access"].as_array().unwrap().len(), expected, "{json}");
        assert_eq!(json["organisation"], "Harbour Trust");
        assert!(csv.contains("Brightwater") && csv.contains("Lantern & Co"));
        assert!(!csv.contains("\"=Framework"), "no spreadsheet runs it");
    }
    let extract = app.paper(&story.asks()[1], PaperForm::Json).unwrap();
    let extract: Value = serde_json::from_slice(&extract).unwrap();
    assert_eq!(extract["kind"], "key-courier-article-30");
    assert_eq!(extract["access"][0]["third_countries"], serde_json::json!(["US"]));
}

#[test]
fn no_paper_has_a_key_in_it_and_the_same_question_gives_the_same_rows() {
    let story = story();
    for ask in story.asks() {
        for form in [PaperForm::Pdf, PaperForm::Csv, PaperForm::Json] {
            let Ok(bytes) = story.desk.app.paper(&ask, form) else { continue };
            assert!(!bytes.windows(KEY.len()).any(|part| part == KEY.as_bytes()), "{ask:?}");
        }
    }
    let [register, ..] = story.asks();
    let rows = || story.desk.app.paper(&register, PaperForm::Csv).unwrap();
    assert_eq!(rows(), rows());
}

#[test]
fn a_certificate_is_there_until_its_plan_ends_and_after() {
    let story = story();
    let app = &story.desk.app;
    let ask = PaperAsk::Certificate { plan: story.end.clone() };
    let draft = app.paper(&ask, PaperForm::Pdf).unwrap();
    let view = app.plan(&story.end).unwrap();
    for step in view.steps.iter().filter(|s| s.step == PlanStep::Decide && s.decided.is_none()) {
        let _ = app.plan_decide(&story.end, &step.about, Decision::Accept, "They finish a job");
    }
    app.plan_done(&story.end, PlanStep::AskDeletion, &story.agency).unwrap();
    app.plan_confirmed(&story.end, &story.desk.day(0).to_string(), ConfirmedHow::Email).unwrap();
    app.end_plan(&story.end, PlanEnd::Done).unwrap();
    let ended = app.paper(&ask, PaperForm::Pdf).unwrap();
    assert_ne!(draft, ended);
}

#[test]
fn what_is_not_on_record_has_no_paper() {
    let story = story();
    let app = &story.desk.app;
    let nobody = "0".repeat(32);
    for ask in [
        PaperAsk::Agency { agency: nobody.clone() },
        PaperAsk::Agency { agency: story.end.clone() },
        PaperAsk::Incident { plan: story.end.clone() },
        PaperAsk::Incident { plan: nobody.clone() },
        PaperAsk::Certificate { plan: story.incident.clone() },
        PaperAsk::Certificate { plan: "no id".into() },
    ] {
        let refused = app.paper(&ask, PaperForm::Pdf);
        assert!(matches!(refused, Err(Error::Unknown)), "{ask:?}");
        let refused = app.paper_name(&ask, PaperForm::Pdf);
        assert!(matches!(refused, Err(Error::Unknown)), "{ask:?}");
    }
    let wrong = RegisterAsk { on: "tomorrow".into(), ..RegisterAsk::default() };
    let refused = app.paper(&PaperAsk::Register { ask: wrong }, PaperForm::Pdf);
    assert!(matches!(refused, Err(Error::Fields(_))));
    story.desk.app.close();
    assert!(matches!(app.calendar(), Err(Error::NotOpen)));
    assert!(matches!(app.calendar_name(), Err(Error::NotOpen)));
}

#[test]
fn a_calendar_has_the_days_to_come_and_nobodys_name() {
    let desk = Desk::with_every_system();
    desk.given("Brightwater", KEY);
    let agency = desk.agency("Brightwater");
    let about = AgencyAnswers {
        name: "Brightwater".into(),
        contract_ends: desk.day(40).to_string(),
        ..AgencyAnswers::default()
    };
    desk.app.save_agency(&agency, &about).unwrap();
    let grant = desk.grant("Brightwater");
    let events = |desk: &Desk| {
        let text = String::from_utf8(desk.app.calendar().unwrap()).unwrap();
        let text = text.replace("\r\n ", "");
        for name in ["Brightwater", "Ana", "Costa", "Engaging", "example.org", &grant, &agency] {
            assert!(!text.contains(name), "{name} in {text}");
        }
        let events: Vec<[String; 4]> = text
            .split("BEGIN:VEVENT")
            .skip(1)
            .map(|event| {
                let line = |key: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(key));
                    line.unwrap().trim_start_matches(';').to_owned()
                };
                [line("UID:"), line("SEQUENCE:"), line("DTSTART;VALUE=DATE:"), line("SUMMARY:")]
            })
            .collect();
        events
    };
    let before = events(&desk);
    let [contract, review] = before.as_slice() else { panic!("{before:?}") };
    let plain = |day: jiff::civil::Date| day.strftime("%Y%m%d").to_string();
    assert_eq!(contract[1..], ["0", &plain(desk.day(40)), "Key Courier: a contract ends"]);
    assert_eq!((&*review[1], &*review[3]), ("0", "Key Courier: review due"));

    // It moves: the same appointment, one number higher, on another day.
    desk.days_pass(30);
    desk.app.sign_review(&grant).unwrap();
    let later = AgencyAnswers { contract_ends: desk.day(50).to_string(), ..about.clone() };
    desk.app.save_agency(&agency, &later).unwrap();
    let after = events(&desk);
    let [contract_after, review_after] = after.as_slice() else { panic!("{after:?}") };
    assert_eq!((&contract_after[0], &*contract_after[1]), (&contract[0], "1"));
    assert_eq!((&review_after[0], &*review_after[1]), (&review[0], "1"));
    assert!(review_after[2] > review[2]);

    // What is past or over is no appointment.
    desk.app.end_access(&grant, EndedWhy::NotNeeded, &desk.day(0).to_string()).unwrap();
    assert_eq!(events(&desk), Vec::<[String; 4]>::new());
    let name = desk.app.calendar_name().unwrap();
    assert_eq!(name, format!("Harbour Trust dates {}.ics", desk.day(0)));
    let path = desk.root.path().join(name);
    desk.app.save_calendar(&path).unwrap();
    assert!(path.is_file());
}
