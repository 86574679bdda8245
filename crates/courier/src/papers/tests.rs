//! What each paper says, before it is set.

use courier_papers::{Block, Card, Fact, Paper};
use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::date;

use super::frame::Frame;
use super::{agency, article30, certificate, incident, register};
use crate::certificate::{Certificate, CertifiedKey, KeyEnd, NotProven};
use crate::desk::{Desk, KEY};
use crate::incident::{Incident, IncidentHolder, IncidentKey, NotKnown, TO_TELL};
use crate::letters::written_day;
use crate::plans::concerned::Why;
use crate::views::{
    AccessAnswers, AgencyAnswers, Certainty, ConfirmedHow, DataCategory, Decision, EndedWhy, Form,
    HeardBy, NamedId, NamedValue, NotExcluded, Precision, RegisterAsk, RegisterRow, RegisterView,
    Role, Travelled,
};

/// A paper as it is read from its beginning to its end.
fn shown(paper: &Paper) -> String {
    let mut lines = vec![paper.title.clone(), paper.under.clone()];
    for block in &paper.blocks {
        match block {
            Block::Heading(heading) => lines.push(format!("\n## {heading}")),
            Block::Text(said) => lines.push(said.clone()),
            Block::Note(said) => lines.push(format!("  {said}")),
            Block::List(points) => lines.extend(points.iter().map(|point| format!("* {point}"))),
            Block::Facts(list) => lines.extend(facts(list)),
            Block::Cards(cards) => lines.extend(cards.iter().flat_map(card)),
            Block::Signature(names) => {
                lines.extend(names.iter().map(|name| format!("____ {name}")));
            }
            Block::Table(table) => {
                let heads: Vec<&str> = table.columns.iter().map(|c| c.head.as_str()).collect();
                lines.push(format!("| {}", heads.join(" | ")));
                lines.extend(table.rows.iter().map(|row| format!("| {}", row.join(" | "))));
                if table.rows.is_empty() {
                    lines.push(table.empty.clone());
                }
            }
        }
    }
    lines.join("\n")
}

fn facts(facts: &[Fact]) -> impl Iterator<Item = String> {
    facts.iter().map(|fact| format!("{}: {}", fact.name, fact.value))
}

fn card(card: &Card) -> Vec<String> {
    let note = Some(&card.note).filter(|note| !note.is_empty()).cloned();
    std::iter::once(format!("\n### {}", card.title)).chain(facts(&card.facts)).chain(note).collect()
}

fn row(agency: &str, name: &str) -> RegisterRow {
    RegisterRow {
        grant: format!("grant of {name}"),
        agency_id: format!("id of {agency}"),
        agency: agency.to_owned(),
        role: Some(Role::Processor),
        countries: vec!["GB".to_owned(), "US".to_owned()],
        contract_ends: "2027-03-31".to_owned(),
        key_id: format!("key {name}"),
        platform_id: "engaging-networks".to_owned(),
        platform: "Engaging Networks".to_owned(),
        kind: "API user".to_owned(),
        account: "Canada".to_owned(),
        key_name: name.to_owned(),
        ends_in: "d117".to_owned(),
        purpose: format!("Update supporters for {agency}"),
        opens: "Reads and writes every supporter record.".to_owned(),
        opens_everything: true,
        may: vec![NamedValue {
            name: "Remote address".to_owned(),
            value: "198.51.100.20\n203.0.113.7".to_owned(),
        }],
        since: "2026-01-12".to_owned(),
        precision: Precision::Day,
        until: String::new(),
        certainty: Certainty::Certain,
        why: None,
        off_list: String::new(),
        paused: false,
        travelled: Travelled::LockedFile,
        received: "2026-01-12T15:04:05Z".to_owned(),
        heard: Some(HeardBy::Phone),
        matched: true,
        review: "2027-01-12".to_owned(),
        ends: String::new(),
        owner: "Mo Adeyemi".to_owned(),
        approved: "Ines Ferreira, 10 January 2026, board minute 12".to_owned(),
        categories: vec![DataCategory::ContactDetails, DataCategory::Giving],
        exposed: false,
        seen: false,
        end_seen: false,
    }
}

fn rows() -> Vec<RegisterRow> {
    vec![
        row("Brightwater", "brightwater-sync"),
        RegisterRow {
            platform: "Spektrix".to_owned(),
            may: Vec::new(),
            since: "2025-11-01".to_owned(),
            until: "2026-11-03".to_owned(),
            end_seen: true,
            ends_in: String::new(),
            received: String::new(),
            heard: None,
            travelled: Travelled::BySystem,
            categories: vec![DataCategory::Orders],
            ..row("Brightwater", "harbourtrust")
        },
        // Came off our list while its key went on.
        RegisterRow {
            until: "2026-10-20".to_owned(),
            off_list: "2026-10-20".to_owned(),
            ..row("Brightwater", "Harbour West")
        },
        RegisterRow {
            until: "2026-11-12".to_owned(),
            end_seen: true,
            off_list: "2026-10-20".to_owned(),
            certainty: Certainty::NotExcluded,
            why: Some(NotExcluded::OffOurListOnly),
            opens_everything: false,
            opens: "Counts only.".to_owned(),
            ..row("Brightwater", "Harbour West")
        },
        // Whoever was erased stays on record without a name.
        RegisterRow {
            role: None,
            countries: Vec::new(),
            contract_ends: String::new(),
            opens_everything: false,
            opens: "Counts only.".to_owned(),
            travelled: Travelled::Email,
            exposed: true,
            paused: true,
            owner: String::new(),
            approved: String::new(),
            ..row("", "counts")
        },
        RegisterRow {
            certainty: Certainty::NotExcluded,
            why: Some(NotExcluded::SinceUnclear),
            since: "2026-09-01".to_owned(),
            precision: Precision::Season,
            ..row("Lantern & Co", "Harbour North")
        },
        RegisterRow {
            certainty: Certainty::NotExcluded,
            why: Some(NotExcluded::OffOurListOnly),
            off_list: "2026-10-20".to_owned(),
            ..row("Lantern & Co", "Harbour South")
        },
    ]
}

fn view(ask: RegisterAsk, rows: Vec<RegisterRow>) -> RegisterView {
    RegisterView {
        agencies: 3,
        keys: 5,
        open_everything: 4,
        all_agencies: vec![NamedId { id: "a".to_owned(), name: "Brightwater".to_owned() }],
        all_platforms: vec![NamedId { id: "s".to_owned(), name: "Spektrix".to_owned() }],
        first: "2026-01-05".to_owned(),
        head: String::new(),
        head_number: 1,
        ask,
        rows,
    }
}

fn period() -> RegisterAsk {
    RegisterAsk {
        from: "2026-10-01".to_owned(),
        to: "2026-11-24".to_owned(),
        ..RegisterAsk::default()
    }
}

/// What `write` writes at a desk of Harbour Trust.
fn written(write: impl FnOnce(&Frame<'_>) -> Paper) -> String {
    let desk = Desk::founded();
    desk.app.with(|open| Ok(shown(&write(&Frame::new(&desk.app, open))))).unwrap()
}

#[test]
fn the_register_says_what_is_certain_and_what_could_not_be_excluded() {
    let period = written(|frame| register::paper(frame, &view(period(), rows())));
    insta::assert_snapshot!("register-period", period);
    let ask = RegisterAsk {
        on: "2026-01-04".to_owned(),
        as_known: "2026-11-20".to_owned(),
        agency: "a".to_owned(),
        platform: "s".to_owned(),
        only_everything: true,
        ..RegisterAsk::default()
    };
    let nobody = written(|frame| register::paper(frame, &view(ask, Vec::new())));
    insta::assert_snapshot!("register-nobody", nobody);
}

#[test]
fn the_extract_names_a_third_country() {
    let extract = written(|frame| article30::paper(frame, &view(period(), rows())));
    insta::assert_snapshot!("article30", extract);
}

#[test]
fn an_incident_sheet_says_what_was_done_and_what_is_not_known() {
    let at = |text: &str| -> Timestamp { text.parse().unwrap() };
    let noticed = at("2026-11-23T17:20:00Z");
    let holder = |agency: &str, told: Option<Timestamp>| IncidentHolder {
        agency: agency.to_owned(),
        since: (date(2026, 1, 12), Precision::Day),
        travelled: Travelled::LockedFile,
        told,
    };
    let key = IncidentKey {
        key: "Engaging Networks: brightwater-sync".to_owned(),
        ends_in: "d117".to_owned(),
        opens: vec!["Reads and writes every supporter record.".to_owned()],
        opens_everything: true,
        holders: vec![
            holder("Brightwater", Some(at("2026-11-23T18:00:00Z"))),
            holder("Lantern & Co", None),
        ],
        decided: Some(Decision::SwitchOff),
        stopped: Some((at("2026-11-23T17:45:00Z"), true)),
        reason: String::new(),
    };
    let open = IncidentKey {
        key: "Action Network: Harbour North".to_owned(),
        ends_in: String::new(),
        opens: Vec::new(),
        opens_everything: false,
        holders: Vec::new(),
        decided: Some(Decision::Accept),
        stopped: None,
        reason: "It was not in that file".to_owned(),
    };
    let sheet = Incident {
        begun: at("2026-11-23T17:30:00Z"),
        noticed: Some(noticed),
        by: noticed.checked_add(TO_TELL).ok(),
        keys: vec![key, open],
        not_known: vec![NotKnown::Opens, NotKnown::Since, NotKnown::OnlySaid, NotKnown::WhoSaw],
    };
    insta::assert_snapshot!("incident", written(|frame| incident::paper(frame, &sheet)));
    let nothing = Incident {
        noticed: None,
        by: None,
        keys: Vec::new(),
        not_known: vec![NotKnown::Noticed],
        ..sheet
    };
    insta::assert_snapshot!("incident-begun", written(|frame| incident::paper(frame, &nothing)));
}

#[test]
fn a_certificate_keeps_apart_what_was_seen_and_what_was_said() {
    let key = |name: &str, end: KeyEnd| CertifiedKey {
        key: name.to_owned(),
        ends_in: "d117".to_owned(),
        opens: "Reads and writes every supporter record.".to_owned(),
        opens_everything: true,
        from: Some((date(2026, 1, 1), Precision::Month)),
        why: None,
        end,
        on: (end != KeyEnd::Open).then_some(date(2026, 11, 20)),
        seen: end == KeyEnd::SwitchedOff,
        deleted: (end == KeyEnd::SwitchedOff).then_some((date(2026, 11, 27), false)),
        reason: String::new(),
        others: Vec::new(),
    };
    let accepted =
        CertifiedKey { reason: "They finish a job".to_owned(), ..key("Five", KeyEnd::Accepted) };
    let shared =
        CertifiedKey { others: vec!["Lantern & Co".to_owned()], ..key("Four", KeyEnd::OffOurList) };
    let ended = Certificate {
        of_agency: true,
        name: "Brightwater".to_owned(),
        begun: "2026-11-18T09:00:00Z".parse().unwrap(),
        ended: Some("2026-11-24T10:30:00Z".parse().unwrap()),
        since: Some(date(2026, 11, 20)),
        keys: vec![
            key("One", KeyEnd::SwitchedOff),
            key("Two", KeyEnd::Deleted),
            key("Three", KeyEnd::MadeAnew),
            shared,
            accepted,
        ],
        asked: Some("2026-11-20T11:00:00Z".parse().unwrap()),
        confirmed: Some((date(2026, 11, 23), ConfirmedHow::Phone)),
        not_proven: vec![
            NotProven::StillWorks,
            NotProven::OnlySaid,
            NotProven::OnlySpoken,
            NotProven::Copies,
        ],
    };
    insta::assert_snapshot!("certificate", written(|frame| certificate::paper(frame, &ended)));
    let handled = |why| CertifiedKey { from: None, why: Some(why), ..key("One", KeyEnd::Open) };
    let draft = Certificate {
        of_agency: false,
        name: "Ines Ferreira".to_owned(),
        ended: None,
        since: None,
        keys: [Why::Made, Why::Kept, Why::Saved, Why::WordsShown, Why::Account].map(handled).into(),
        asked: None,
        confirmed: None,
        not_proven: vec![NotProven::NoConfirmation, NotProven::Copies],
        ..ended
    };
    insta::assert_snapshot!(
        "certificate-draft",
        written(|frame| certificate::paper(frame, &draft))
    );
}

#[test]
fn an_agency_sheet_says_everything_about_it() {
    let desk = Desk::founded();
    let delivery = desk.make(&desk.with_key_for("Brightwater", KEY), Form::Zip);
    desk.save(&delivery);
    desk.arrived(&delivery);
    desk.app.words_sent(&delivery, crate::views::Way::ReadAloud, false).unwrap();
    desk.app.receipt_said(&delivery, HeardBy::Phone).unwrap();
    let agency = desk.app.agencies().unwrap()[0].id.clone();
    let about = AgencyAnswers {
        name: "Brightwater".into(),
        role: Some(Role::Processor),
        contract_ends: "2027-03-31".into(),
        contract: "Framework 2024/7".into(),
        countries: vec!["GB".into(), "US".into()],
    };
    let page = desk.app.save_agency(&agency, &about).unwrap();
    let grant = page.access[0].grant.clone();
    let terms = AccessAnswers {
        categories: vec![DataCategory::Giving],
        approved_by: "Ines Ferreira".into(),
        approved_on: desk.day(0).to_string(),
        approved_how: "board minute 12".into(),
        ..desk.app.access(&grant).unwrap().answers
    };
    desk.app.save_access(&grant, &terms).unwrap();
    let id = Id::parse(&agency).unwrap();
    let sheet = |desk: &Desk| {
        let text = desk
            .app
            .with(|open| Ok(shown(&agency::paper(&Frame::new(&desk.app, open), &id))))
            .unwrap();
        let review = desk.app.access(&grant).unwrap().holder.review;
        let text = text.replace(&written_day("en", review.parse().unwrap()), "[review]");
        text.replace(&written_day("en", desk.day(0)), "[today]")
    };
    insta::assert_snapshot!("agency", sheet(&desk));
    desk.app.end_access(&grant, EndedWhy::NotNeeded, &desk.day(0).to_string()).unwrap();
    let off_list = sheet(&desk);
    assert!(off_list.contains("not switched off at the system"), "{off_list}");
    assert!(!off_list.contains("Switched off at the system:"), "{off_list}");
    let key = desk.app.keys().unwrap()[0].id.clone();
    desk.app.switch_key_off(&key).unwrap();
    let off = sheet(&desk);
    assert!(off.contains("Switched off at the system: [today] · As we were told"), "{off}");
    assert!(off.contains("## Keys it had") && off.contains("It has none."), "{off}");
}

#[test]
fn what_was_over_when_it_was_recorded_says_so() {
    let desk = Desk::founded();
    let table = desk.root.path().join("access.csv");
    let head = "Agency,Contact,System,Account,Type,Purpose,Ends in,Since,Until,How sent";
    let row = "Brightwater,Ana Costa,Engaging Networks,ca,API user,Update supporters’ details,d117,2023-05-02,2024-12-31,e-mail";
    std::fs::write(&table, format!("{head}\n{row}\n")).unwrap();
    desk.app.import_look(&table).unwrap();
    desk.app.import_take().unwrap();
    let agency = Id::parse(&desk.app.agencies().unwrap()[0].id).unwrap();
    let ask = RegisterAsk {
        from: "2024-01-01".to_owned(),
        to: "2025-02-01".to_owned(),
        ..RegisterAsk::default()
    };
    let view = desk.app.register(&ask).unwrap();
    let papers = desk.app.with(|open| {
        let frame = Frame::new(&desk.app, open);
        let papers = [agency::paper(&frame, &agency), register::paper(&frame, &view)];
        Ok(papers.map(|paper| shown(&paper)))
    });
    for paper in papers.unwrap() {
        assert!(paper.contains("as it was recorded later"), "{paper}");
        let wrong = ["he key still worked", "not switched off"];
        assert!(!wrong.iter().any(|said| paper.contains(said)), "{paper}");
    }
}
