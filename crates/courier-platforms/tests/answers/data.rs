//! The platforms whose check is data.

use courier_platforms::{Auth, Check, CheckAnswer, Consent, Kind, Outcome, Why};

use crate::asking::{HEX, Row, Subject, answer, shown, subject, try_row};
use crate::server::Server;

fn row(
    kind: &'static str,
    file: &'static str,
    holds: &'static str,
    outcome: Outcome,
    status: u16,
) -> Row {
    let asked: &[&str] = match kind {
        "stripe" => &["GET api.stripe.com/v1/balance Bearer KEY"],
        "raisely" => &["GET api.raisely.com/v3/campaigns?private=true&limit=1 Bearer KEY"],
        "donorbox" => {
            &["GET donorbox.org/api/v1/campaigns Basic mo.adeyemi@harbourtrust.example:KEY"]
        }
        "callhub" => &["GET api.callhub.io/v1/agents/ Token KEY"],
        _ => &["GET api.givebutter.com/v1/campaigns Bearer KEY"],
    };
    let answer: CheckAnswer = answer(outcome, None, status, "");
    Row { file, holds, among: &[], kind, consent: Consent::default(), asked, answer }
}

/// The same where a system says when to ask again, or only that it was asked too often.
fn later(row: Row, seconds: Option<u32>) -> Row {
    let answer = answer(Outcome::LimitReached, Some(Why::AskLater { seconds }), 429, "");
    Row { answer, ..row }
}

pub(crate) fn rows() -> Vec<Row> {
    use Outcome::{AddressNotRegistered, KeyInactive, LimitReached, Limited, Works, WrongKey};
    vec![
        row("stripe", "stripe/works", "\"object\":\"balance\"", Works, 200),
        row("stripe", "stripe/limited", "does not have the required permissions", Limited, 403),
        row("stripe", "stripe/wrong-key", "Invalid API Key provided: rk_live_", WrongKey, 401),
        row("stripe", "stripe/key-inactive", "Expired API Key provided", KeyInactive, 401),
        row(
            "stripe",
            "stripe/address-not-registered",
            "does not allow requests from your IP address ({IP})",
            AddressNotRegistered,
            401,
        ),
        later(row("stripe", "stripe/limit-reached", "\"rate_limit\"", LimitReached, 429), None),
        row("raisely", "raisely/works", "\"name\":\"Harbour walk\"", Works, 200),
        row("raisely", "raisely/wrong-key", "You must be logged in to do that", WrongKey, 401),
        row("raisely", "raisely/limited", "You are not authorized to do that", Limited, 403),
        later(
            row(
                "raisely",
                "raisely/limit-reached",
                "/errors/types/too-many-requests",
                LimitReached,
                429,
            ),
            None,
        ),
        row("donorbox", "donorbox/works", "\"slug\":\"winter-appeal\"", Works, 200),
        row(
            "donorbox",
            "donorbox/works-without-campaigns",
            "x-ratelimit-reset: 1795345200\n\n[]",
            Works,
            200,
        ),
        row("donorbox", "donorbox/wrong-key", "Authentication failed", WrongKey, 401),
        later(row("donorbox", "donorbox/limit-reached", "Retry later", LimitReached, 429), None),
        row("callhub", "callhub/works", "\"count\":1", Works, 200),
        row("callhub", "callhub/works-without-agents", "\"count\":0", Works, 200),
        row("callhub", "callhub/wrong-key", "Invalid token.\"", WrongKey, 401),
        row("callhub", "callhub/key-inactive", "User inactive or deleted.", KeyInactive, 401),
        row("callhub", "callhub/limited", "{\"detail\":\"You do not have permission", Limited, 403),
        later(
            row("callhub", "callhub/limit-reached", "Retry-After: 42", LimitReached, 429),
            Some(42),
        ),
        row("givebutter", "givebutter/works", "\"code\":\"ABC123\"", Works, 200),
        row("givebutter", "givebutter/wrong-key", "Unauthenticated.", WrongKey, 401),
        row("givebutter", "givebutter/limited", "This action is unauthorized.", Limited, 403),
        later(
            row("givebutter", "givebutter/limit-reached", "Too Many Attempts.", LimitReached, 429),
            Some(30),
        ),
    ]
}

#[test]
fn each_answer() {
    rows().iter().for_each(try_row);
}

/// A platform's kind with another check.
fn with_check(change: impl Fn(&mut courier_platforms::DataCheck)) -> (Kind, Subject) {
    let subject = subject("donorbox");
    let mut kind = subject.kind.clone();
    let Some(Check::Data(table)) = &mut kind.check else { panic!("it is data") };
    change(table);
    (kind, subject)
}

fn asked_with(kind: Kind, subject: Subject) -> (CheckAnswer, Vec<String>) {
    let kind: &'static Kind = Box::leak(Box::new(kind));
    let server = Server::of(vec![b"HTTP/1.1 200 OK\r\n\r\n[]".to_vec()]);
    let got = Subject { kind, ..subject }.check(server.port, Consent::default());
    (got, server.end().iter().map(|one| shown(one, HEX)).collect())
}

#[test]
fn the_key_goes_where_the_file_says() {
    let at = "GET donorbox.org/api/v1/campaigns";
    for (auth, expected) in [
        (Auth::Bearer {}, format!("{at} Bearer KEY")),
        (Auth::BasicUser {}, format!("{at} Basic KEY:")),
        (Auth::BasicPassword { user: "name".into() }, format!("{at} Basic Harbour Trust:KEY")),
        (
            Auth::Header { name: "OSDI-API-Token".into(), prefix: "v1 ".into() },
            format!("{at} OSDI v1 KEY"),
        ),
    ] {
        let (kind, subject) = with_check(|table| table.auth = auth.clone());
        let (got, asked) = asked_with(kind, subject);
        assert_eq!((got.outcome, asked), (Outcome::Works, vec![expected]));
    }
}

#[test]
fn what_stands_in_an_address_is_one_segment_of_it() {
    let of = |name: &'static str| {
        let (kind, mut subject) = with_check(|table| {
            table.url = "https://donorbox.org/{name}/campaigns?a=b".into();
        });
        subject.account.name = name;
        asked_with(kind, subject)
    };
    let (got, asked) = of("harbour_trust-1");
    assert_eq!(got.outcome, Outcome::Works);
    let user = "Basic mo.adeyemi@harbourtrust.example:KEY";
    assert_eq!(asked, [format!("GET donorbox.org/harbour_trust-1/campaigns?a=b {user}")]);
    for name in ["", "a/b", "..", "a?b", "a#b", "a%2fb", "a b", "ä", "a@b", "{name}"] {
        let incomplete = answer(Outcome::Unreachable, Some(Why::Incomplete), None, "");
        assert_eq!(of(name), (incomplete, Vec::new()), "{name}");
    }
}

#[test]
fn a_key_that_cannot_stand_in_a_header_is_not_sent() {
    let server = Server::of(Vec::new());
    for key in ["a\r\nHost: evil.example", "clé", "a\u{0}b", "a\tb"] {
        let got = subject("stripe").check_key(server.port, Consent::default(), key);
        assert_eq!(got, answer(Outcome::Unreachable, Some(Why::KeyMalformed), None, ""));
    }
    assert!(server.end().is_empty());
}
