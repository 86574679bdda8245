//! Engaging Networks, the REST API.

use serde_json::{Value, json};

use crate::socket::{Answer, Made, Server};

const CA: &str = "ca.engagingnetworks.app";
const AUTHENTICATE: &str = "/ens/service/authenticate";

fn user(server: &Server, fields: Value, permissions: Value) -> Made {
    server.make(&json!({
        "platform": "engaging-networks",
        "kind": "rest-api-user",
        "account": { "region": "ca" },
        "fields": fields,
        "permissions": permissions,
    }))
}

fn plain_user(server: &Server) -> Made {
    user(server, json!({ "email-address": "api@brightwater.example" }), json!([]))
}

fn authenticate(server: &Server, key: &str) -> Answer {
    server.ask("POST", CA, AUTHENTICATE, &["Content-Type: application/json"], key)
}

fn session(server: &Server, key: &str) -> String {
    let answer = authenticate(server, key);
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()["ens-auth-token"].as_str().unwrap().to_owned()
}

fn call(server: &Server, token: &str, target: &str) -> Answer {
    let header = format!("ens-auth-token: {token}");
    server.get(CA, &format!("/ens/service{target}"), &[&header])
}

#[test]
fn a_key_begins_a_session_that_is_retired() {
    let server = Server::start();
    let made = plain_user(&server);
    let uuid = made.key.strip_prefix("PRACTICE-").unwrap();
    assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    let answer = authenticate(&server, &made.key);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["expires"], 3_600_000);
    let token = answer.json()["ens-auth-token"].as_str().unwrap().to_owned();
    let there = format!("{AUTHENTICATE}/{token}");
    assert_eq!(server.get(CA, &there, &[]).json()["valid"], true);
    let elsewhere = server.get("us.engagingnetworks.app", &there, &[]);
    assert_eq!(elsewhere.json()["valid"], false, "each data centre knows its own sessions");
    assert!((200..300).contains(&server.ask("DELETE", CA, &there, &[], "").status));
    assert_eq!(server.get(CA, &there, &[]).json()["valid"], false);
    assert_eq!(server.ask("DELETE", CA, &there, &[], "").status, 401);
}

#[test]
fn a_key_in_quotes_is_taken_too() {
    let server = Server::start();
    let made = plain_user(&server);
    assert_eq!(authenticate(&server, &format!("\"{}\"", made.key)).status, 200);
    assert_eq!(authenticate(&server, &format!(" {}\r\n", made.key)).status, 200);
}

#[test]
fn an_unknown_key_is_echoed_and_so_is_one_of_another_data_centre() {
    let server = Server::start();
    let made = plain_user(&server);
    let wrong = authenticate(&server, "PRACTICE-no-such-key");
    assert_eq!((wrong.status, wrong.json()["messageId"].as_u64()), (401, Some(10_000_000)));
    assert_eq!(wrong.message(), "Invalid api key [PRACTICE-no-such-key]");
    for host in ["us.engagingnetworks.app", "us2.engagingnetworks.app"] {
        let there = server.ask("POST", host, AUTHENTICATE, &[], &made.key);
        assert_eq!(there.status, 401);
        assert!(there.message().contains(&made.key));
    }
    // What would end the JSON is still one text.
    let quote = authenticate(&server, "a\"b\\c}");
    assert_eq!(quote.message(), "Invalid api key [a\"b\\c}]");
}

#[test]
fn a_token_is_no_rest_key() {
    let server = Server::start();
    let token = server.make(&json!({
        "platform": "engaging-networks", "kind": "private-token", "account": { "region": "ca" },
    }));
    assert!(authenticate(&server, &token.key).message().contains("Invalid api key"));
}

#[test]
fn the_address_list_counts() {
    let server = Server::start();
    let listed = user(&server, json!({ "remote-address": "203.0.113.9~203.0.113.10" }), json!([]));
    let answer = authenticate(&server, &listed.key);
    assert_eq!(answer.status, 401);
    assert!(answer.message().contains("unregistered source address"), "{answer:?}");
    let moved = server.admin("PUT", "/caller", &json!({ "address": "203.0.113.10" }));
    assert_eq!(moved.status, 204);
    let token = session(&server, &listed.key);
    // The session is bound to the list as well.
    server.admin("PUT", "/caller", &json!({ "address": "198.51.100.7" }));
    let later = call(&server, &token, "/page?type=nd&status=live");
    assert!(later.message().contains("unregistered source address"));
    let ours = user(&server, json!({ "remote-address": "203.0.113.9~198.51.100.7" }), json!([]));
    assert_eq!(authenticate(&server, &ours.key).status, 200);
}

#[test]
fn an_inactive_user_is_named_as_one() {
    let server = Server::start();
    for status in ["Inactive", "Pending"] {
        let made = user(&server, json!({ "status": status }), json!([]));
        let answer = authenticate(&server, &made.key);
        assert_eq!(answer.status, 401);
        let said = answer.message();
        assert!(said.contains("is not active") && said.contains(&made.key), "{said}");
    }
    let made = user(&server, json!({ "status": "Active" }), json!([]));
    let token = session(&server, &made.key);
    server.admin("PUT", &format!("/keys/{}", made.id), &json!({ "status": "Inactive" }));
    assert!(authenticate(&server, &made.key).message().contains("is not active"));
    // What it had begun is over.
    assert!(call(&server, &token, "/page").message().contains("Invalid ens-auth-token"));
    server.admin("PUT", &format!("/keys/{}", made.id), &json!({ "status": "Active" }));
    assert_eq!(authenticate(&server, &made.key).status, 200);
}

#[test]
fn five_thousand_requests_an_hour() {
    let server = Server::start();
    let made = plain_user(&server);
    server.admin("PUT", &format!("/keys/{}", made.id), &json!({ "requests": 4999 }));
    assert_eq!(authenticate(&server, &made.key).status, 200);
    let answer = authenticate(&server, &made.key);
    assert_eq!(answer.status, 401);
    let said = answer.message();
    assert_eq!(
        said,
        "The user with username [api@brightwater.example] has exceeded its api limit."
    );
    server.wait(3600);
    assert_eq!(authenticate(&server, &made.key).status, 200);
}

#[test]
fn a_session_lasts_an_hour() {
    let server = Server::start();
    let made = user(&server, json!({}), json!([{ "name": "Manage Page", "actions": ["View"] }]));
    let token = session(&server, &made.key);
    server.wait(3599);
    assert_eq!(call(&server, &token, "/page?type=nd&status=live").status, 200);
    server.wait(1);
    let late = call(&server, &token, "/page?type=nd&status=live");
    assert_eq!(late.status, 401);
    assert!(late.message().contains("Invalid ens-auth-token"));
    assert_eq!(server.get(CA, &format!("{AUTHENTICATE}/{token}"), &[]).json()["valid"], false);
}

#[test]
fn the_group_says_what_a_session_may_read() {
    const READS: [&str; 3] =
        ["/supporter/fields", "/supporter/query?type=latestCreated", "/page?type=nd&status=live"];
    let row = |name: &str, actions: &[&str]| json!([{ "name": name, "actions": actions }]);
    let server = Server::start();
    let cases = [
        (json!([]), [403, 403, 403]),
        (row("Manage individual supporters", &["View"]), [200, 200, 403]),
        (row("Manage individual supporters", &["Create", "Modify"]), [403, 403, 403]),
        (row("Manage Page", &["View"]), [403, 403, 200]),
        (Value::Null, [200, 200, 200]),
    ];
    for (permissions, expected) in cases {
        let made = user(&server, json!({}), permissions.clone());
        let token = session(&server, &made.key);
        let statuses = READS.map(|read| call(&server, &token, read).status);
        assert_eq!(statuses, expected, "{permissions}");
    }
    let made = user(&server, json!({}), Value::Null);
    let token = session(&server, &made.key);
    let fields = call(&server, &token, "/supporter/fields").json();
    assert_eq!(fields[0]["property"], "emailAddress");
    for read in READS {
        assert!(call(&server, "no-session", read).message().contains("Invalid ens-auth-token"));
    }
}
