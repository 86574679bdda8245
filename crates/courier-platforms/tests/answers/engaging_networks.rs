//! An API user of Engaging Networks.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};

use crate::asking::{Row, answer, subject, try_row};

const ASK: &str = "POST ca.engagingnetworks.app/ens/service/authenticate KEY";
const END: &str = "DELETE ca.engagingnetworks.app/ens/service/authenticate/SESSION";
const US: &str = "POST us.engagingnetworks.app/ens/service/authenticate KEY";
const END_US: &str = "DELETE us.engagingnetworks.app/ens/service/authenticate/SESSION";
const US2: &str = "POST us2.engagingnetworks.app/ens/service/authenticate KEY";

const ALONE: Consent = Consent { other_regions: false, download_a_day: false };
const ELSEWHERE: Consent = Consent { other_regions: true, download_a_day: false };

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    Row { file, holds, among: &[], kind: "rest-api-user", consent: ALONE, asked: &[ASK], answer }
}

fn found(outcome: Outcome) -> CheckAnswer {
    answer(outcome, None, 401, "")
}

fn new(said: &str) -> CheckAnswer {
    answer(Outcome::Unexpected, None, 200, said)
}

/// The session's end, whatever is answered to that.
fn ended_by(file: &'static str, holds: &'static str, among: &'static [&'static str]) -> Row {
    let works = answer(Outcome::Works, None, 200, "");
    Row { among, asked: &[ASK, END], ..row(file, holds, works) }
}

pub(crate) fn rows() -> Vec<Row> {
    let limit = answer(Outcome::LimitReached, Some(Why::AskLater { seconds: None }), 401, "");
    vec![
        ended_by(
            "engaging-networks/works",
            "\"expires\":3600000",
            &["engaging-networks/works", "engaging-networks/session-ended"],
        ),
        ended_by(
            "engaging-networks/session-ended",
            "204 No Content",
            &["engaging-networks/works", "engaging-networks/session-ended"],
        ),
        ended_by(
            "engaging-networks/session-invalid",
            "Invalid ens-auth-token",
            &["engaging-networks/works", "engaging-networks/session-invalid"],
        ),
        row("engaging-networks/wrong-key", "Invalid api key [", found(Outcome::WrongKey)),
        row("engaging-networks/no-user", "A user was not found", found(Outcome::WrongKey)),
        row(
            "engaging-networks/address-not-registered",
            "unregistered source address",
            found(Outcome::AddressNotRegistered),
        ),
        row("engaging-networks/key-inactive", "is not active", found(Outcome::KeyInactive)),
        row("engaging-networks/limit-reached", "exceeded its api limit", limit),
        // The rest answers other questions; none of it is taken for a session.
        row(
            "engaging-networks/limited",
            "{\"message\":\"You do not have permission",
            answer(
                Outcome::Unexpected,
                None,
                403,
                r#"{"message":"You do not have permission to perform this action","messageId":-1,"developerMessage":""}"#,
            ),
        ),
        row(
            "engaging-networks/session-valid",
            "\"valid\":true",
            new(r#"{"valid":true,"ens-auth-token":"…"}"#),
        ),
        row(
            "engaging-networks/session-unknown",
            "\"valid\":false",
            new(r#"{"valid":false,"ens-auth-token":"…"}"#),
        ),
        row(
            "engaging-networks/supporter-fields",
            "\"property\":\"firstName\"",
            new(
                r#"[{"id":2913,"name":"Email Address","tag":"Email Address","property":"emailAddress"},{"id":2914,"name":"First Name","tag":"First Name","property":"firstName"},{"id":2915,"name":"Last Name","tag":"Last "#,
            ),
        ),
        row(
            "engaging-networks/supporters",
            "\"supporterId\":501",
            new(
                r#"[{"supporterId":501,"Email Address":"…","First Name":"Sam","Last Name":"Lee"},{"supporterId":502,"Email Address":"…","First Name":"Noor","Last Name":"Haddad"}]"#,
            ),
        ),
        row(
            "engaging-networks/pages",
            "\"campaignStatus\":\"live\"",
            new(
                r#"[{"id":8101,"campaignId":8101,"name":"Winter appeal","title":"Winter appeal","type":"nd","subType":"DCF","clientId":1234,"createdOn":1788000000000,"modifiedOn":1789000000000,"campaignBaseUrl":"https:/"#,
            ),
        ),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}

#[test]
fn another_region_is_asked_only_where_the_person_agreed() {
    const WRONG: &str = "engaging-networks/wrong-key";
    let region = |id: &str| Some(Why::OtherRegion { region: id.to_owned() });
    let base = row(WRONG, "", found(Outcome::WrongKey));
    let agreed = Row { consent: ELSEWHERE, ..base.clone() };
    try_row(&base);
    for again in [
        Row {
            among: &[WRONG, "engaging-networks/works", "engaging-networks/session-ended"],
            asked: &[ASK, US, END_US],
            answer: answer(Outcome::WrongRegion, region("us"), 200, ""),
            ..agreed.clone()
        },
        Row {
            among: &[WRONG, WRONG, "engaging-networks/address-not-registered"],
            asked: &[ASK, US, US2],
            answer: answer(Outcome::WrongRegion, region("us2"), 401, ""),
            ..agreed.clone()
        },
        Row { among: &[WRONG, WRONG, WRONG], asked: &[ASK, US, US2], ..agreed.clone() },
        Row { among: &[WRONG, "any/trouble", WRONG], asked: &[ASK, US, US2], ..agreed.clone() },
        // A key that is known where it belongs is not taken anywhere else.
        Row {
            file: "engaging-networks/key-inactive",
            answer: found(Outcome::KeyInactive),
            ..agreed
        },
    ] {
        try_row(&again);
    }
}

#[test]
fn a_region_that_is_none_of_theirs_is_not_asked() {
    let mut subject = subject("rest-api-user");
    subject.account.region = "eu";
    let got = subject.check(9, ELSEWHERE);
    assert_eq!(got, answer(Outcome::Unreachable, Some(Why::Incomplete), None, ""));
}
