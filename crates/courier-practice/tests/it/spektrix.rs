//! Spektrix: who may ask is in the signature.

use std::fs;

use data_encoding::BASE64;
use hmac::{Hmac, Mac};
use serde_json::json;
use sha1::Sha1;

use crate::socket::{Answer, Server};

const HOST: &str = "system.spektrix.com";
/// The date of the vectors, and the secret of them.
const DATE: &str = "Wed, 21 Oct 2020 07:28:00 GMT";
const SECRET: &str = "dGhpcyBpcyBhIHRlc3Q=";
const SEARCH: &str = "/apitesting/api/v3/customers?email=nobody%40example.org";

/// A server that knows the secret of the vectors, at their time.
fn with_vectors(now: &str) -> (Server, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("practice.json");
    let key = json!({ "keys": [{
        "id": "1", "platform": "spektrix", "kind": "api-account", "name": "apitesting",
        "fields": { "username": "TestLogin" }, "status": "Active", "key": format!("PRACTICE-{SECRET}"),
    }]});
    fs::write(&file, key.to_string()).unwrap();
    (Server::at(Some(file), now), folder)
}

fn ask(server: &Server, method: &str, target: &str, signature: &str, body: &str) -> Answer {
    let authorization = format!("Authorization: SpektrixAPI3 TestLogin:{signature}");
    server.ask(method, HOST, target, &[&format!("Date: {DATE}"), &authorization], body)
}

#[test]
fn the_vectors_hold() {
    let (server, _folder) = with_vectors("2020-10-21T07:28:00Z");
    let found = ask(&server, "GET", SEARCH, "dG9k3qsInxS/UoFZqaKCekbsxEY=", "");
    assert_eq!(found.status, 404, "the signature is good, nobody has that address");
    assert_eq!(found.headers["date"], DATE);
    let tags = ask(&server, "GET", "/apitesting/api/v3/tags", "chZ+LR4IBbBE5nWZYxMv7XfXydo=", "");
    assert_eq!(tags.status, 200);
    let customers = "/apitesting/api/v3/customers";
    let post =
        ask(&server, "POST", customers, "wlNF2yNMIrO9I3pXrfI/ZkMGLVQ=", "{\"name\":\"test\"}");
    assert_eq!(post.status, 501, "the signature is good, the call is not imitated");
    let other =
        ask(&server, "POST", customers, "wlNF2yNMIrO9I3pXrfI/ZkMGLVQ=", "{\"name\":\"rest\"}");
    assert_eq!(other.status, 401);
}

#[test]
fn what_is_not_signed_is_refused_with_an_empty_body() {
    let (server, _folder) = with_vectors("2020-10-21T07:28:00Z");
    let good = "dG9k3qsInxS/UoFZqaKCekbsxEY=";
    let mut refused = vec![
        server.get(HOST, SEARCH, &[]),
        ask(&server, "GET", SEARCH, "chZ+LR4IBbBE5nWZYxMv7XfXydo=", ""),
        ask(&server, "GET", SEARCH, "not base64", ""),
        ask(&server, "DELETE", SEARCH, good, ""),
        ask(&server, "GET", "/other/api/v3/customers?email=nobody%40example.org", good, ""),
        ask(&server, "GET", "/apitesting/api/v3/customers?email=nobody@example.org", good, ""),
    ];
    let login = format!("Authorization: SpektrixAPI3 OtherLogin:{good}");
    refused.push(server.get(HOST, SEARCH, &[&format!("Date: {DATE}"), &login]));
    for answer in refused {
        assert_eq!((answer.status, answer.body.as_str()), (401, ""));
    }
    // These answer everybody, so they prove nothing.
    assert_eq!(server.get(HOST, "/apitesting/api/v3/events", &[]).status, 200);
}

#[test]
fn a_clock_that_is_more_than_five_minutes_off_is_refused() {
    let good = "dG9k3qsInxS/UoFZqaKCekbsxEY=";
    for (now, status) in [
        ("2020-10-21T07:33:00Z", 404),
        ("2020-10-21T07:23:00Z", 404),
        ("2020-10-21T07:33:01Z", 401),
        ("2020-10-21T07:22:59Z", 401),
    ] {
        let (server, _folder) = with_vectors(now);
        assert_eq!(ask(&server, "GET", SEARCH, good, "").status, status, "{now}");
    }
}

#[test]
fn a_key_that_was_made_here_signs() {
    let server = Server::start();
    let made = server.make(&json!({
        "platform": "spektrix", "kind": "api-account", "account": { "name": "harbour" },
        "fields": { "username": "Bright: water" },
    }));
    let secret = made.key.strip_prefix("PRACTICE-").unwrap();
    assert_eq!(secret.len(), 88);
    let secret = BASE64.decode(secret.as_bytes()).unwrap();
    let date = "Mon, 23 Nov 2026 12:00:00 GMT";
    let ask = |client: &str| {
        let target = format!("/{client}/api/v3/customers?email=sam.lee%40example.org");
        let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
        mac.update(format!("GET\nhttps://{HOST}{target}\n{date}").as_bytes());
        let signature = BASE64.encode(&mac.finalize().into_bytes());
        let signed = format!("Authorization: SpektrixAPI3 Bright: water:{signature}");
        server.get(HOST, &target, &[&format!("Date: {date}"), &signed]).status
    };
    assert_eq!((ask("harbour"), ask("marsh")), (200, 401), "each client has its own accounts");
    server.admin("PUT", &format!("/keys/{}", made.id), &json!({ "status": "Inactive" }));
    assert_eq!(ask("harbour"), 401);
}
