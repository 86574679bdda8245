//! Access that agencies have already, read from a table.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use courier::views::{ImportAnswers, ImportView, Precision, Travelled};
use courier::{Error, ErrorCode};

use crate::desk::{Desk, KEY, stands_in};

const HEAD: &str = "Agency,Contact,E-mail,System,Account,Type,Purpose,Ends in,Since,How sent,Notes";

fn file(desk: &Desk, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = desk.root.path().join("access.csv");
    fs::write(&path, bytes).unwrap();
    path
}

pub(crate) fn look(desk: &Desk, rows: &[&str]) -> ImportView {
    let table = [&[HEAD], rows].concat().join("\r\n");
    desk.app.import_look(&file(desk, table)).unwrap()
}

fn problems(view: &ImportView) -> Vec<String> {
    let rows = view.rows.iter().flat_map(|row| {
        row.problems.iter().map(|of| format!("{} {}: {}", row.line, of.column, of.code))
    });
    rows.collect()
}

fn counts(view: &ImportView) -> (u32, u32, u32) {
    (view.good, view.bad, view.known)
}

pub(crate) fn agencies(desk: &Desk) -> Vec<String> {
    desk.app.agencies().unwrap().into_iter().map(|row| row.name).collect()
}

/// How many change sets there are.
fn length(desk: &Desk) -> usize {
    desk.app.history().unwrap().len()
}

pub(crate) const BRIGHTWATER: &str = "Brightwater,Ana Costa,ana@brightwater.example,Engaging Networks,ca,API user,\
     Update supporters’ details,d117,March 2024,e-mail,Asked by phone";
pub(crate) const FAIRLEIGH: &str = "Fairleigh & Co,Lou Park,lou@fairleigh.example,EN,ca,private token,\
     Download supporter activity,77ab,2023-05-02,password manager,";

#[test]
fn a_table_of_excel_in_western_europe() {
    let desk = Desk::founded();
    let table = "Agency;Contact;E-mail;Mobile;System;Account;Type;Purpose;Ends in;Since;How sent;Role;Country\r\n\
        Caf\u{e9} M\u{fc}ller;Jos\u{e9};jose@mueller.example;+44 7700 900123;Engaging Networks;ca;API user;\
        Update supporters\u{92} details;d117;13.02.2024;In person;Processor;Germany, UK\r\n";
    let bytes: Vec<u8> = table.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let view = desk.app.import_look(&file(&desk, bytes)).unwrap();
    assert_eq!((&*view.encoding, &*view.file), ("windows-1252", "access.csv"));
    assert_eq!((counts(&view), view.asks_date_order), ((1, 0, 0), false), "{:?}", problems(&view));
    let row = &view.rows[0];
    assert_eq!((row.line, &*row.agency, &*row.person), (2, "Café Müller", "José"));
    assert_eq!((&*row.since, row.precision), ("2024-02-13", Precision::Day));
    assert_eq!(&*row.purpose, "Update supporters’ details");
    let before = length(&desk);
    let taken = desk.app.import_take().unwrap();
    assert_eq!((taken.rows, taken.agencies, taken.keys, taken.can_undo), (1, 1, 1, true));
    assert_eq!(length(&desk), before + 1, "one change set");
    let page = desk.app.agency(&desk.agency("Café Müller")).unwrap();
    assert_eq!(page.row.countries, ["DE", "GB"]);
    assert_eq!(page.people[0].mobile, "+44 7700 900123");
    let access = &page.access[0];
    assert_eq!((access.travelled, access.precision), (Travelled::InPerson, Precision::Day));
    assert_eq!(desk.last().what, "imported");
    assert!(desk.app.import_now().unwrap().is_none(), "the table is put away");
}

#[test]
fn days_that_can_be_read_in_two_ways_are_asked_about_once() {
    let desk = Desk::founded();
    let with = |day: &str| BRIGHTWATER.replace("March 2024", day);
    let view = look(&desk, &[&with("3/4/2024"), &FAIRLEIGH.replace("2023-05-02", "1.2.2023")]);
    assert!(view.asks_date_order);
    assert_eq!(view.example, "3/4/2024");
    assert_eq!(view.example_days, ["2024-04-03", "2024-03-04"]);
    assert_eq!((counts(&view), &*view.rows[0].since), ((2, 0, 0), ""));
    let before = length(&desk);
    assert!(matches!(desk.app.import_take(), Err(Error::TooEarly)));
    assert_eq!(length(&desk), before);
    // Nothing that was said is lost.
    let said = |order: &str| ImportAnswers { date_order: order.into(), ..view.answers.clone() };
    let days =
        |view: &ImportView| view.rows.iter().map(|row| row.since.clone()).collect::<Vec<_>>();
    let month_first = desk.app.import_answer(&said("month-first")).unwrap();
    assert_eq!(days(&month_first), ["2024-03-04", "2023-01-02"]);
    assert!(month_first.asks_date_order, "it can be answered otherwise");
    desk.app.import_answer(&said("day-first")).unwrap();
    let view = desk.app.import_now().unwrap().unwrap();
    assert_eq!(days(&view), ["2024-04-03", "2023-02-01"]);
    assert_eq!(view.answers.date_order, "day-first");
    desk.app.import_take().unwrap();
    // Where one day tells, nobody is asked.
    let view = look(&desk, &[&with("3/4/2024"), &FAIRLEIGH.replace("2023-05-02", "25/2/2023")]);
    assert!(!view.asks_date_order);
}

#[test]
fn bad_rows_are_told_and_nothing_of_them_is_put_on_record() {
    let desk = Desk::founded();
    let row = |from: &str, to: &str| {
        let row = FAIRLEIGH.replace("Fairleigh & Co", "Nowhere");
        assert!(row.contains(from), "{from}");
        row.replace(from, to)
    };
    let view = look(
        &desk,
        &[
            BRIGHTWATER,
            &row("Nowhere", ""),
            &row("lou@fairleigh.example", "lou at fairleigh"),
            &row("EN,", "Abacus,"),
            "",
            &row("private token", "token"),
            &row("Download supporter activity", "newsletter"),
            &row("Download supporter activity", ""),
            &row("77ab", "7"),
            &row("2023-05-02", "30 February 2023"),
            &row("2023-05-02", "2023-02-30 or so"),
            &row("2023-05-02", "1 May 2090"),
            &row("2023-05-02", "1991"),
            &row("password manager", "by pigeon"),
            &row(",ca,", ",mars,"),
            &row("password manager,", "phone,a note,and more"),
        ],
    );
    assert_eq!(
        problems(&view),
        [
            "3 Agency: import-no-agency",
            "4 E-mail: email-malformed",
            "5 System: import-system",
            "7 Type: import-kind",
            "8 Purpose: import-purpose",
            "9 Purpose: import-no-purpose",
            "10 Ends in: ending-too-short",
            "11 Since: no-such-day",
            "12 Since: not-a-date",
            "13 Since: day-to-come",
            "14 Since: year-unlikely",
            "15 How sent: import-way",
            "16 Account: import-account",
            "17 : row-too-long",
        ]
    );
    for problem in view.rows.iter().flat_map(|row| &row.problems) {
        assert!(ErrorCode::ALL.iter().any(|code| code.as_str() == problem.code), "{problem:?}");
    }
    assert_eq!((counts(&view), view.new_agencies), ((1, 14, 0), 1));
    desk.app.import_take().unwrap();
    assert_eq!(agencies(&desk), ["Brightwater"]);
    assert!(!stands_in(&desk.everything(), "Nowhere"));
    assert!(!stands_in(&desk.everything(), "lou@"));
    // Only bad rows: there is nothing to take.
    let view = look(&desk, &[&row("Nowhere", "")]);
    assert_eq!(counts(&view), (0, 1, 0));
    assert!(matches!(desk.app.import_take(), Err(Error::TooEarly)));
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let desk = Desk::founded();
    let rows = [
        BRIGHTWATER,
        FAIRLEIGH,
        &FAIRLEIGH.replace("Fairleigh & Co", " fairleigh  & CO "),
        // The same key with another agency, and the one key that everybody shares.
        &FAIRLEIGH.replace("Fairleigh & Co", "Oakhurst"),
        "Oakhurst,,,Action Network,Harbour North,,Add supporters,,2021,,",
        "Brightwater,,,action network,harbour north,key,Keep two systems the same,,,phone,",
        "Brightwater,,,Engaging Networks,ca,public token,,,about spring 2022,,",
    ];
    let view = look(&desk, &rows);
    assert_eq!(problems(&view), Vec::<String>::new());
    assert_eq!((counts(&view), view.new_agencies), ((6, 0, 1), 3));
    assert_eq!((view.rows[2].same_as, view.rows[2].known), (3, false));
    assert_eq!(view.new_systems, ["Action Network"]);
    desk.app.import_take().unwrap();
    assert_eq!(agencies(&desk), ["Brightwater", "Fairleigh & Co", "Oakhurst"]);
    let keys = desk.app.keys().unwrap();
    assert_eq!(keys.len(), 4, "two are shared");
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    let how: Vec<_> = page.access.iter().map(|of| (of.travelled, of.precision)).collect();
    assert!(how.contains(&(Travelled::Public, Precision::Season)), "{how:?}");
    assert!(how.contains(&(Travelled::Phone, Precision::Unknown)), "{how:?}");
    assert!(
        desk.app.settings().unwrap().systems.iter().any(|s| s.id == "action-network" && s.used)
    );

    let desk = desk.again();
    desk.app.start();
    let before = length(&desk);
    let view = look(&desk, &rows);
    assert_eq!((counts(&view), view.new_agencies), ((0, 0, 7), 0), "{:?}", problems(&view));
    assert!(view.rows.iter().all(|row| row.known));
    assert!(matches!(desk.app.import_take(), Err(Error::TooEarly)));
    assert_eq!((length(&desk), desk.app.keys().unwrap().len()), (before, 4));
    // One row more: the key that Oakhurst has too.
    let more = FAIRLEIGH.replace("Fairleigh & Co", "Brightwater");
    let view = look(&desk, &[&[more.as_str()], rows.as_slice()].concat());
    assert_eq!(counts(&view), (1, 0, 7));
    desk.app.import_take().unwrap();
    assert_eq!(desk.app.keys().unwrap().len(), 4);
}

#[test]
fn a_column_means_what_a_person_says() {
    let desk = Desk::founded();
    let table = "Firm name of them,Which,Row\nBrightwater,Engaging Networks,Submit pages\n";
    let view = desk.app.import_look(&file(&desk, table.replace("Which", "Which system"))).unwrap();
    let meanings = |view: &ImportView| {
        view.columns.iter().map(|column| column.meaning.clone()).collect::<Vec<_>>()
    };
    assert_eq!(meanings(&view)[2], "nothing");
    let say = |view: &ImportView, at: u32, meaning: &str| {
        let mut answers = view.answers.clone();
        answers.meanings.insert(at, meaning.into());
        desk.app.import_answer(&answers).unwrap()
    };
    let view = say(&view, 0, "agency");
    let view = say(&view, 2, "purpose");
    assert_eq!(meanings(&view), ["agency", "system", "purpose"]);
    assert_eq!((counts(&view), view.asks_agency), ((1, 0, 0), false), "{:?}", problems(&view));
    // One column says which agency: the last word counts, and then the one before.
    let view = say(&view, 2, "agency");
    assert_eq!(meanings(&view), ["nothing", "system", "agency"]);
    let view = say(&view, 0, "agency");
    assert_eq!(meanings(&view), ["agency", "system", "nothing"]);
}

#[test]
fn what_rows_do_not_say_is_said_for_all_of_them() {
    let desk = Desk::founded();
    let table = "Agency,Person,Mobile,Type\nBrightwater,Ana,07700 900123,Public token\n";
    let view = desk.app.import_look(&file(&desk, table)).unwrap();
    assert!(view.asks_platform && view.asks_country);
    assert_eq!(counts(&view), (0, 1, 0));
    let mut answers = ImportAnswers { platform: "engaging-networks".into(), ..view.answers };
    let view = desk.app.import_answer(&answers).unwrap();
    assert_eq!(problems(&view), ["2 Mobile: mobile-without-country"]);
    answers.country = "+44".into();
    let view = desk.app.import_answer(&answers).unwrap();
    assert_eq!(counts(&view), (1, 0, 0), "{:?}", problems(&view));
    assert!(view.asks_platform && view.asks_country, "both can be answered otherwise");
    desk.app.import_take().unwrap();
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    assert_eq!(page.people[0].mobile, "+44 7700 900123");
}

#[test]
fn access_that_ended_or_is_to_end() {
    let desk = Desk::founded();
    let table = format!(
        "Until,{HEAD}\n31.12.2024,{BRIGHTWATER}\n1.2.2090,{FAIRLEIGH}\n2019,{}\n",
        BRIGHTWATER.replace("Brightwater", "Oakhurst").replace("d117", "beef")
    );
    let view = desk.app.import_look(&file(&desk, table)).unwrap();
    assert_eq!(problems(&view), ["4 Until: import-backwards"]);
    desk.app.import_take().unwrap();
    let access = |name: &str| desk.app.agency(&desk.agency(name)).unwrap().access.remove(0);
    assert_eq!(access("Brightwater").ended, "2024-12-31");
    assert!(access("Brightwater").off_list_only, "nobody says that the key was switched off");
    assert_eq!(access("Fairleigh & Co").ended, "");
}

/// The texts about access that is off our list are shown of what was over before it was put on record, too: nobody
/// said that the key was stopped then, nor that it was not.
#[test]
fn what_is_off_our_list_is_not_said_to_work() {
    const ALL: &str = concat!(
        include_str!("../../../../text/en/app.ftl"),
        include_str!("../../../../text/en/papers.ftl")
    );
    for id in [
        "access-off-list-then",
        "register-under-off-list",
        "register-unsure-twice",
        "register-unsure-why",
        "register-off-list",
        "grant-heading-off-list",
        "grant-under-off-list",
        "paper-register-not-excluded",
        "paper-who-unsure-twice",
        "paper-end-how-is",
    ] {
        let (_, from) = ALL.split_once(&format!("\n{id} =")).unwrap();
        let more = |line: &&str| line.starts_with(' ');
        let lines: Vec<&str> =
            from.lines().take(1).chain(from.lines().skip(1).take_while(more)).collect();
        let said = lines.join("\n").to_lowercase();
        assert!(said.contains("nobody has said") || said.contains("may still"), "{id}: {said}");
        let claims = ["still work", "still use", "go on using", "goes on", "not switched off"];
        let said = said.replace("may still", "");
        assert!(!claims.iter().any(|claim| said.contains(claim)), "{id}: {said}");
    }
}

#[test]
fn keys_in_the_file_are_nowhere_afterwards() {
    let desk = Desk::founded();
    let secret = "01234567-89ab-4cde-8f01-2345678901ff";
    let table = format!(
        "Agency,System,Type,Purpose,API key,Password,Notes\n\
         Brightwater,Engaging Networks,API user,Submit pages,{KEY},hunter2-zebra-9981,their key is {secret}\n\
         Oakhurst,Engaging Networks,API user,Submit pages,,,on the phone\nFairleigh,EN,API user,Submit pages,,,\n"
    );
    let view = desk.app.import_look(&file(&desk, table)).unwrap();
    assert!(view.held_keys && view.rows[0].key_left_out);
    let holds: Vec<bool> = view.columns.iter().map(|column| column.holds_keys).collect();
    assert_eq!(holds, [false, false, false, false, true, true, false]);
    assert!(view.columns.iter().all(|column| !column.first.iter().any(|text| text.contains("ff"))));
    assert_eq!(counts(&view), (3, 0, 0), "{:?}", problems(&view));
    desk.app.import_take().unwrap();
    let keys = desk.app.keys().unwrap();
    assert_eq!(keys.iter().filter(|key| key.ends_in == "d117").count(), 1);
    let files = desk.everything();
    for trace in [KEY, &KEY[..20], secret, "01ff", "hunter2", "9981"] {
        assert!(!stands_in(&files, trace), "{trace}");
    }
    assert!(stands_in(&files, "d117"), "the last four, where they may stand");
}

#[test]
fn a_write_that_stops_half_way_leaves_nothing_or_everything() {
    let desk = Desk::founded();
    look(&desk, &[BRIGHTWATER, FAIRLEIGH]);
    let before = length(&desk);
    // The cards can be written and the line cannot: its folder is no folder any more.
    let ledger = desk.vault().join("ledger");
    let aside = desk.vault().join("ledger-aside");
    fs::rename(&ledger, &aside).unwrap();
    fs::write(&ledger, "").unwrap();
    assert!(desk.app.import_take().is_err());
    fs::remove_file(&ledger).unwrap();
    fs::rename(&aside, &ledger).unwrap();
    let desk = desk.again();
    desk.app.start();
    assert_eq!((length(&desk), agencies(&desk)), (before, Vec::new()));
    look(&desk, &[BRIGHTWATER, FAIRLEIGH]);
    desk.app.import_take().unwrap();
    assert_eq!(agencies(&desk), ["Brightwater", "Fairleigh & Co"]);
}

#[test]
fn ten_thousand_rows_are_read_row_by_row() {
    let desk = Desk::founded();
    let mut table = format!("{HEAD}\n");
    for at in 0..10_000 {
        let row = FAIRLEIGH.replace("Fairleigh & Co", &format!("Agency {}", at % 500));
        writeln!(table, "{}", row.replace("77ab", &format!("{at:04x}"))).unwrap();
    }
    let view = desk.app.import_look(&file(&desk, table)).unwrap();
    assert_eq!((counts(&view), view.new_agencies), ((10_000, 0, 0), 500));
}

#[test]
fn files_that_are_no_table() {
    let desk = Desk::founded();
    let code = |bytes: &[u8]| match desk.app.import_look(&file(&desk, bytes)) {
        Err(error) => error.view(),
        Ok(view) => panic!("read: {view:?}"),
    };
    assert_eq!(code(b"").code, "table-empty");
    let zip = code(b"PK\x03\x04[Content_Types].xml xl/workbook.xml");
    assert_eq!(zip.code, "table-not-a-table");
    assert!(zip.params.contains_key("sort"));
    assert_eq!(code(&vec![b'a'; 5_000_001]).code, "table-too-large");
    let missing = desk.app.import_look(&desk.root.path().join("nowhere.csv"));
    assert_eq!(missing.unwrap_err().code(), ErrorCode::TableUnreadable);
    let folder = desk.app.import_look(desk.root.path());
    assert_eq!(folder.unwrap_err().code(), ErrorCode::TableUnreadable);
    assert!(matches!(desk.app.import_answer(&ImportAnswers::default()), Err(Error::TooEarly)));
    assert!(matches!(desk.app.import_take(), Err(Error::TooEarly)));
    look(&desk, &[BRIGHTWATER]);
    desk.app.import_forget().unwrap();
    assert!(desk.app.import_now().unwrap().is_none());
}
