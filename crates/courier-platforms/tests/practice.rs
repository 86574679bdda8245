//! Keys that the practice platform makes, against the practice server itself.

#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use courier_platforms::strategies::practice::{NewKey, make_key};
use courier_platforms::{AccountParts, Catalog, Net, Outcome, Reach};
use courier_practice::{Practice, start};
use secrecy::{ExposeSecret, SecretString};

fn net(practice: &Practice) -> Net {
    Net::new(Reach::Practice { port: practice.port() })
}

async fn make(net: &Net, token: &str, kind: &str, name: &str) -> Result<SecretString, Outcome> {
    let account = AccountParts { region: "ca", name, address: "" };
    let fields = BTreeMap::from([("status".to_owned(), "Active".to_owned())]);
    let new =
        NewKey { platform: "engaging-networks", kind, account, fields: &fields, permissions: &[] };
    make_key(net, token, new).await.map_err(|answer| answer.outcome)
}

#[tokio::test]
async fn each_call_makes_another_key_and_an_account_has_one_public_token() {
    let practice = start(None).unwrap();
    let (net, token) = (net(&practice), practice.admin_token());
    let first = make(&net, token, "rest-api-user", "").await.unwrap();
    let second = make(&net, token, "rest-api-user", "").await.unwrap();
    assert!(first.expose_secret().starts_with("PRACTICE-"));
    assert!(first.expose_secret() != second.expose_secret());
    let public = make(&net, token, "public-token", "").await.unwrap();
    let again = make(&net, token, "public-token", "").await.unwrap();
    assert!(public.expose_secret() == again.expose_secret());
}

#[tokio::test]
async fn without_its_token_or_its_server_there_is_no_key() {
    let practice = start(None).unwrap();
    let there = net(&practice);
    let refused = make(&there, "another", "rest-api-user", "").await;
    assert_eq!(refused.err(), Some(Outcome::Unexpected));
    let token = practice.admin_token().to_owned();
    drop(practice);
    assert_eq!(make(&there, &token, "rest-api-user", "").await.err(), Some(Outcome::Unreachable));
    let real = Net::new(Reach::Real);
    assert_eq!(make(&real, &token, "rest-api-user", "").await.err(), Some(Outcome::Unreachable));
}

/// A request over the wire: the status, and the session's token where there is one.
fn ask(practice: &Practice, request: &str, body: &str) -> (String, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", practice.port())).unwrap();
    let length = body.len();
    let host = "Host: ca.engagingnetworks.app\r\nConnection: close";
    write!(stream, "{request}\r\n{host}\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().to_owned();
    let token = answer.split("\"ens-auth-token\":\"").nth(1).unwrap_or_default();
    (status, token.split('"').next().unwrap().to_owned())
}

#[tokio::test]
async fn what_a_purpose_needs_is_what_its_key_may_do() {
    let catalog = Catalog::built_in();
    let platform = catalog.platform("engaging-networks").unwrap();
    let practice = start(None).unwrap();
    for (purpose, fields_and_pages) in [
        ("submit-pages", ["403", "403"]),
        ("show-pages", ["403", "200"]),
        ("read-supporters", ["200", "403"]),
        ("add-and-update-supporters", ["200", "403"]),
    ] {
        let (kind, purpose) = platform.purpose(purpose).unwrap();
        let new = NewKey {
            platform: &platform.id,
            kind: &kind.id,
            account: AccountParts { region: "ca", ..AccountParts::default() },
            fields: &BTreeMap::new(),
            permissions: &purpose.permissions,
        };
        let key = make_key(&net(&practice), practice.admin_token(), new).await.unwrap();
        let request = "POST /ens/service/authenticate HTTP/1.1";
        let (_, token) = ask(&practice, request, key.expose_secret());
        let may = ["supporter/fields", "page?type=nd"].map(|path| {
            let request = format!("GET /ens/service/{path} HTTP/1.1\r\nens-auth-token: {token}");
            ask(&practice, &request, "").0
        });
        assert_eq!(may, fields_and_pages, "{}", purpose.id);
    }
}
