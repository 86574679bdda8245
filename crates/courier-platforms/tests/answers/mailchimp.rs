//! A key of Mailchimp.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};

use crate::asking::{HEX, Row, answer, subject, try_row};
use crate::server::Server;

const ASK: &str = "GET us12.api.mailchimp.com/3.0/ping Basic key-courier:KEY";

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    let consent = Consent::default();
    Row { file, holds, among: &[], kind: "marketing-key", consent, asked: &[ASK], answer }
}

pub(crate) fn rows() -> Vec<Row> {
    let found = |outcome, status| answer(outcome, None, status, "");
    let limit = answer(Outcome::LimitReached, Some(Why::AskLater { seconds: None }), 429, "");
    vec![
        row("mailchimp/works", "Everything's Chimpy!", found(Outcome::Works, 200)),
        row("mailchimp/wrong-key", "API Key Invalid", found(Outcome::WrongKey, 401)),
        row("mailchimp/key-inactive", "User Disabled", found(Outcome::KeyInactive, 403)),
        row("mailchimp/limited", "You are not permitted", found(Outcome::Limited, 403)),
        row("mailchimp/limit-reached", "10 simultaneous connections", limit),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}

/// The end of a key stands in a host: nothing but a data centre may.
#[test]
fn a_key_without_a_data_centre_is_not_sent() {
    let server = Server::of(Vec::new());
    let subject = subject("marketing-key");
    for end in ["", "-", "-us", "-us1234", "-us1.evil.example/", "-US1", "-eu1", "-us1 ", "-us१"]
    {
        let got = subject.check_key(server.port, Consent::default(), &format!("{HEX}{end}"));
        assert_eq!(got, answer(Outcome::Unexpected, Some(Why::KeyMalformed), None, ""), "{end}");
    }
    assert!(server.end().is_empty());
}
