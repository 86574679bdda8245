//! What any server, or anything between us and it, may answer: the same for every kind of key, where not said
//! otherwise.

use std::time::Duration;

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};

use crate::asking::{Row, answer, shows, subject};
use crate::file;
use crate::server::{Server, on_the_wire};

const KINDS: &[&str] = &[
    "rest-api-user",
    "public-token",
    "private-token",
    "group-key",
    "api-account",
    "integration-key",
    "marketing-key",
    "stripe",
    "raisely",
    "donorbox",
    "callhub",
    "givebutter",
];

const AGREED: Consent = Consent { other_regions: false, download_a_day: true };

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    Row { file, holds, among: &[], kind: "", consent: AGREED, asked: &[], answer }
}

fn unexpected(why: impl Into<Option<Why>>, status: u16, said: &str) -> CheckAnswer {
    answer(Outcome::Unexpected, why.into(), status, said)
}

fn limit(seconds: Option<u32>) -> CheckAnswer {
    answer(Outcome::LimitReached, Some(Why::AskLater { seconds }), 429, "")
}

pub(crate) fn rows() -> Vec<Row> {
    let elsewhere = Why::Redirected { host: "login.example.org".into() };
    let unreachable = |why| answer(Outcome::Unreachable, Some(why), None, "");
    vec![
        row("any/captive-portal", "Your room number", unexpected(Why::NotTheSystem, 200, "")),
        row(
            "any/captive-portal-unnamed",
            "accept our terms",
            unexpected(Why::NotTheSystem, 200, ""),
        ),
        row("any/sign-in-first", "Sign in to this network", unexpected(Why::NotTheSystem, 511, "")),
        row("any/redirect", "login.example.org", unexpected(elsewhere, 302, "")),
        row("any/ten-megabytes", "{10MB}", unexpected(Why::TooLong, 200, "")),
        row("any/slow-drip", "{DRIP}", unreachable(Why::TimedOut)),
        row(
            "any/broken-json",
            "\"ens-auth-token\":\"4b1d\"",
            unexpected(
                Why::NotReadable,
                200,
                r#"{"health_status":"fine","ens-auth-token":"4b1d","total_records":1,"rows":[{"columns":[{"name":"clie"#,
            ),
        ),
        row(
            "any/key-in-percent",
            "cannot read",
            unexpected(None, 400, r#"{"error":"cannot read …","message":"cannot read …"}"#),
        ),
        row(
            "any/key-in-json",
            "cannot understand",
            unexpected(
                None,
                400,
                r#"{"error":"cannot understand …","message":"cannot understand …"}"#,
            ),
        ),
        row("any/key-in-html", "cannot show", unexpected(None, 400, "cannot show …")),
        row("any/key-in-base64", "cannot unpack", unexpected(None, 400, "")),
        row("any/limit-with-wait", "Retry-After: 120", limit(Some(120))),
        row("any/limit-without-wait", "Too fast.", limit(None)),
        row("any/clock-off", "{DATE:-5}", unexpected(None, 401, "")),
        row("any/nothing", "", CheckAnswer { status: None, ..unexpected(Why::NotReadable, 0, "") }),
        row(
            "any/garbage",
            "HELLO 200",
            CheckAnswer { status: None, ..unexpected(Why::NotReadable, 0, "") },
        ),
        row(
            "any/empty",
            "200 OK\nContent-Type: application/json\nContent-Length: 0",
            unexpected(Why::NotReadable, 200, ""),
        ),
        row(
            "any/trouble",
            "We are repairing",
            answer(Outcome::Unreachable, Some(Why::Trouble), 503, ""),
        ),
        row("any/cut-short", "Content-Length: 5000", unexpected(Why::NotReadable, 200, "")),
    ]
}

/// Where one kind of key comes to something else.
fn otherwise(file: &str, kind: &str, usual: CheckAnswer) -> CheckAnswer {
    let is_line = kind == "private-token";
    match (file, kind) {
        // Nothing but the beginning of a line is known of a download, and nothing of it is shown.
        ("any/broken-json" | "any/key-in-percent" | "any/key-in-json" | "any/key-in-html", _)
            if is_line =>
        {
            CheckAnswer { said: String::new(), ..usual }
        }
        // A signature is refused for the clock sooner than for the key.
        ("any/clock-off", "api-account") => {
            CheckAnswer { why: Some(Why::ClockOff { minutes: 5 }), ..usual }
        }
        // These two say no more than 401 about a key.
        ("any/clock-off", "integration-key" | "raisely") => {
            CheckAnswer { outcome: Outcome::WrongKey, ..usual }
        }
        _ => usual,
    }
}

#[test]
fn each_answer_to_each_kind_of_key() {
    for row in rows() {
        for kind in KINDS {
            // What is long takes long: these two are tried where a short answer is read, and where a list is.
            let is_long = matches!(row.file, "any/slow-drip" | "any/ten-megabytes");
            if is_long && !matches!(*kind, "public-token" | "donorbox") {
                continue;
            }
            let mut subject = subject(kind);
            if row.file == "any/slow-drip" {
                subject.patience = Duration::from_millis(300);
            }
            let server = Server::of(vec![on_the_wire(&file(row.file), &[("KEY", subject.key)])]);
            let got = subject.check(server.port, row.consent);
            assert_eq!(server.end().len(), 1, "{} for {kind}", row.file);
            assert_eq!(
                got,
                otherwise(row.file, kind, row.answer.clone()),
                "{} for {kind}",
                row.file
            );
            assert!(!shows(&format!("{got:?}"), subject.key), "{} for {kind}", row.file);
        }
    }
}

#[test]
fn nobody_at_home() {
    let server = Server::of(Vec::new());
    let port = server.port;
    server.end();
    for kind in KINDS {
        let got = subject(kind).check(port, AGREED);
        assert_eq!(got, answer(Outcome::Unreachable, None, None, ""), "{kind}");
    }
}
