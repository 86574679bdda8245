//! The tokens of Engaging Networks.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use crate::asking::{Row, answer, shown, subject, try_row};
use crate::file;
use crate::server::{Server, on_the_wire};

const COUNT: &str = "GET ca.engagingnetworks.app/ea-dataservice/data.service\
    ?service=EaSupporterCount&contentType=json&token=KEY";
const COUNT_US: &str = "GET us.engagingnetworks.app/ea-dataservice/data.service\
    ?service=EaSupporterCount&contentType=json&token=KEY";

const ALONE: Consent = Consent { other_regions: false, download_a_day: false };
const DOWNLOAD: Consent = Consent { other_regions: false, download_a_day: true };

fn public(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    Row { file, holds, among: &[], kind: "public-token", consent: ALONE, asked: &[COUNT], answer }
}

/// Begun downloads; the day in what was asked is looked at by itself.
fn export(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    Row { kind: "private-token", consent: DOWNLOAD, asked: &[], ..public(file, holds, answer) }
}

fn found(outcome: Outcome) -> CheckAnswer {
    answer(outcome, None, 200, "")
}

pub(crate) fn rows() -> Vec<Row> {
    [publics(), exports()].concat()
}

fn publics() -> Vec<Row> {
    vec![
        public("engaging-networks-tokens/public-works", "supporterCount", found(Outcome::Works)),
        public(
            "engaging-networks-tokens/public-wrong-key",
            "Invalid token specified",
            found(Outcome::WrongKey),
        ),
    ]
}

fn exports() -> Vec<Row> {
    vec![
        export("engaging-networks-tokens/export-works", "Account ID,", found(Outcome::Works)),
        export(
            "engaging-networks-tokens/export-wrong-key",
            "ERROR: Invalid token [",
            found(Outcome::WrongKey),
        ),
        export(
            "engaging-networks-tokens/export-busy",
            "ERROR: the data of that day",
            answer(
                Outcome::Unexpected,
                Some(Why::NotReadable),
                200,
                "ERROR: the data of that day are being prepared",
            ),
        ),
        // What is uploaded is no download: not a line of columns, and not shown.
        export(
            "engaging-networks-tokens/import-works",
            "The file has been received",
            answer(Outcome::Unexpected, Some(Why::NotReadable), 200, ""),
        ),
    ]
}

#[test]
fn each_answer_to_a_public_token() {
    publics().iter().for_each(try_row);
    let why = Some(Why::OtherRegion { region: "us".into() });
    try_row(&Row {
        among: &[
            "engaging-networks-tokens/public-wrong-key",
            "engaging-networks-tokens/public-works",
        ],
        consent: Consent { other_regions: true, download_a_day: false },
        asked: &[COUNT, COUNT_US],
        answer: answer(Outcome::WrongRegion, why, 200, ""),
        ..public("engaging-networks-tokens/public-wrong-key", "", found(Outcome::WrongKey))
    });
}

#[test]
fn each_answer_to_a_private_token_with_consent() {
    let day = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let days = [2.days(), 3.days()].map(|ago| (day - ago).strftime("%m%d%Y").to_string());
    for row in exports() {
        let subject = subject(row.kind);
        let wire = on_the_wire(&file(row.file), &[("TOKEN", subject.key)]);
        let server = Server::of(vec![wire]);
        assert_eq!(subject.check(server.port, row.consent), row.answer, "{}", row.file);
        let asked: Vec<String> = server.end().iter().map(|one| shown(one, subject.key)).collect();
        // Midnight may have passed since.
        let expected = days.iter().map(|day| {
            vec![format!(
                "GET ca.engagingnetworks.app/ea-dataservice/export.service\
                 ?startDate={day}&endDate={day}&type=csv&token=KEY"
            )]
        });
        assert!(expected.clone().any(|one| one == asked), "{asked:?}");
    }
}

#[test]
fn a_line_of_somebodys_data_is_not_shown() {
    let subject = subject("private-token");
    for line in ["1234,501,sam.lee@example.org,2026-11-01", "\"Lee\",+44 7700 900123", "Sam Lee"] {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n{line}\n{line}\n");
        let server = Server::of(vec![answer.into_bytes()]);
        let got = subject.check(server.port, DOWNLOAD);
        server.end();
        assert_eq!(got.outcome, Outcome::Unexpected, "{line}");
        assert_eq!(got.said, "", "{line}");
    }
}

#[test]
fn without_consent_only_the_form_of_a_private_token_is_looked_at() {
    let subject = subject("private-token");
    let server = Server::of(Vec::new());
    let shape = Some(Why::ShapeOnly);
    assert_eq!(subject.check(server.port, ALONE), answer(Outcome::Works, shape.clone(), None, ""));
    let marked = format!("PRACTICE-{}", subject.key);
    let got = subject.check_key(server.port, ALONE, &marked);
    assert_eq!(got, answer(Outcome::Works, shape.clone(), None, ""));
    let got = subject.check_key(server.port, ALONE, "something else");
    assert_eq!(got, answer(Outcome::Unexpected, shape, None, ""));
    assert!(server.end().is_empty());
}
