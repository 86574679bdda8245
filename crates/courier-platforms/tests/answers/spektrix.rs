//! An API account of Spektrix.

use courier_platforms::{CheckAnswer, Consent, Outcome, Why};
use data_encoding::BASE64;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use sha1::Sha1;

use crate::asking::{Row, answer, subject};
use crate::file;
use crate::server::{Server, on_the_wire};

fn row(file: &'static str, holds: &'static str, answer: CheckAnswer) -> Row {
    let consent = Consent::default();
    Row { file, holds, among: &[], kind: "api-account", consent, asked: &[], answer }
}

pub(crate) fn rows() -> Vec<Row> {
    let works = |status| answer(Outcome::Works, None, status, "");
    vec![
        row(
            "spektrix/works",
            "404 Not Found\nDate: {DATE}\nContent-Type: application/json\n\n",
            works(404),
        ),
        row("spektrix/customer", "I-AK11-1ATK", works(200)),
        row("spektrix/public", "\n\n[]\n", works(200)),
        row(
            "spektrix/wrong-key",
            "# source: several public clients (empty body inferred)",
            answer(Outcome::WrongKey, None, 401, ""),
        ),
    ]
}

#[test]
fn each_answer_and_each_signature() {
    for row in rows() {
        let subject = subject(row.kind);
        let server = Server::of(vec![on_the_wire(&file(row.file), &[])]);
        assert_eq!(subject.check(server.port, row.consent), row.answer, "{}", row.file);
        let asked = server.end();
        assert_eq!(asked.len(), 1);
        is_signed(&asked[0], subject.key);
    }
}

#[test]
fn a_practice_key_signs_without_its_mark() {
    let subject = subject("api-account");
    let server = Server::of(vec![on_the_wire(&file("spektrix/works"), &[])]);
    let got =
        subject.check_key(server.port, Consent::default(), &format!("PRACTICE-{}", subject.key));
    assert_eq!(got.outcome, Outcome::Works);
    is_signed(&server.end()[0], subject.key);
}

#[test]
fn what_is_not_complete_is_not_asked() {
    let server = Server::of(Vec::new());
    for (client, login) in
        [("", "brightwater"), ("harbour/../x", "brightwater"), ("harbourtrust", "")]
    {
        let mut subject = subject("api-account");
        subject.account.name = client;
        subject.fields.insert("username".into(), login.into());
        let got = subject.check(server.port, Consent::default());
        assert_eq!(got, answer(Outcome::Unexpected, Some(Why::Incomplete), None, ""));
    }
    let got = subject("api-account").check_key(server.port, Consent::default(), "no Base64!");
    assert_eq!(got, answer(Outcome::Unexpected, Some(Why::KeyMalformed), None, ""));
    assert!(server.end().is_empty());
}

/// By the vendor's rule, for the address that was meant.
fn is_signed(request: &[u8], key: &str) {
    let text = String::from_utf8_lossy(request);
    let header = |name: &str| {
        let mut lines = text.lines();
        lines.find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name}{text}"))
    };
    let target = text.strip_prefix("GET ").and_then(|rest| rest.split(' ').next()).unwrap();
    let nobody = target
        .strip_prefix("/harbourtrust/api/v3/customers?email=")
        .and_then(|rest| rest.strip_suffix("%40example.org"))
        .unwrap();
    assert!(nobody.len() == 20 && nobody.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(header("host: "), "system.spektrix.com");
    let date = header("date: ");
    let said = DateTimeParser::new().parse_timestamp(date).unwrap();
    assert!(date.ends_with(" GMT") && said <= Timestamp::now());
    let secret = BASE64.decode(key.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(format!("GET\nhttps://system.spektrix.com{target}\n{date}").as_bytes());
    let signature = BASE64.encode(&mac.finalize().into_bytes());
    assert_eq!(header("authorization: "), format!("SpektrixAPI3 brightwater:{signature}"));
}
