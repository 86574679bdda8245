//! A key of EveryAction.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};

use crate::asking::{Row, answer, try_row};

const ASK: &str =
    "POST intlapi.securevan.com/v4/echoes Basic Brightwater:KEY {\"message\":\"hello\"}";
const CAMPAIGN: &str =
    "POST api.securevan.com/v4/echoes Basic Brightwater:KEY|1 {\"message\":\"hello\"}";
const VOTERS: &str =
    "POST api.securevan.com/v4/echoes Basic Brightwater:KEY|0 {\"message\":\"hello\"}";

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    let consent = Consent::default();
    Row { file, holds, among: &[], kind: "integration-key", consent, asked: &[ASK], answer }
}

fn found(outcome: Outcome, status: u16) -> CheckAnswer {
    answer(outcome, None, status, "")
}

pub(crate) fn rows() -> Vec<Row> {
    let limit = Some(Why::AskLater { seconds: Some(6) });
    let elsewhere = Some(Why::Redirected { host: "intlapi.securevan.com".into() });
    vec![
        row("everyaction/works", "dateSent", found(Outcome::Works, 200)),
        row("everyaction/wrong-key", "\"text\":\"Unauthorized\"", found(Outcome::WrongKey, 401)),
        row("everyaction/wrong-mode", "Invalid Database Mode", found(Outcome::WrongKey, 401)),
        row("everyaction/limited", "Access to this action", found(Outcome::Limited, 403)),
        row(
            "everyaction/limit-reached",
            "Try again in 5200 ms",
            answer(Outcome::LimitReached, limit, 429, ""),
        ),
        row("everyaction/elsewhere", "/404.html", answer(Outcome::Unexpected, elsewhere, 302, "")),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}

#[test]
fn a_key_without_its_database_is_tried_with_both() {
    const MODE: &str = "everyaction/wrong-mode";
    let base = Row { kind: "without-mode", ..row(MODE, "", found(Outcome::Works, 200)) };
    for again in [
        Row { among: &[MODE, "everyaction/works"], asked: &[CAMPAIGN, VOTERS], ..base.clone() },
        Row {
            among: &[MODE, MODE],
            asked: &[CAMPAIGN, VOTERS],
            answer: found(Outcome::WrongKey, 401),
            ..base.clone()
        },
        // Only the other database is a reason to ask again.
        Row {
            file: "everyaction/wrong-key",
            asked: &[CAMPAIGN],
            answer: found(Outcome::WrongKey, 401),
            ..base.clone()
        },
        Row { file: "everyaction/works", asked: &[CAMPAIGN], ..base },
    ] {
        try_row(&again);
    }
}
