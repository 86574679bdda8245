//! Making, changing and ending keys.

use serde_json::json;

use crate::socket::Server;

const HOST: &str = "admin.practice.example";

#[test]
fn only_the_app_may() {
    let server = Server::start();
    assert!(server.admin_token().len() >= 43, "nobody guesses it");
    assert_ne!(Server::start().admin_token(), server.admin_token());
    let body = json!({ "platform": "raisely", "kind": "key" }).to_string();
    let half = format!("Authorization: Bearer {}", server.admin_token().split_at(20).0);
    for headers in [&[][..], &["Authorization: Bearer"][..], &[half.as_str()][..]] {
        assert_eq!(server.ask("POST", HOST, "/keys", headers, &body).status, 401);
        assert_eq!(server.ask("DELETE", HOST, "/keys/1", headers, "").status, 401);
    }
}

#[test]
fn every_platform_gets_a_key_that_says_what_it_is() {
    let server = Server::start();
    for platform in ["engaging-networks", "spektrix", "donorfy", "civicrm", "our-crm"] {
        let first = server.make_plain(platform).key;
        assert!(first.starts_with("PRACTICE-") && first.len() > 30);
        assert_ne!(server.make_plain(platform).key, first);
    }
}

#[test]
fn a_key_is_found_by_itself_refreshed_and_deleted() {
    let server = Server::start();
    let made = server.make_plain("raisely");
    let works = |key: &str| {
        let header = format!("Authorization: Bearer {key}");
        server.get("api.raisely.com", "/v3/campaigns", &[&header]).status == 200
    };
    let found = server.admin("POST", "/keys/find", &json!({ "key": made.key }));
    assert_eq!(found.json()["id"], made.id);
    let target = format!("/keys/{}", made.id);
    let new = server.admin("PUT", &target, &json!({ "refresh": true })).json();
    let new = new["key"].as_str().unwrap();
    assert!(works(new) && !works(&made.key));
    assert_eq!(server.admin("POST", "/keys/find", &json!({ "key": made.key })).status, 404);
    assert_eq!(server.admin("DELETE", &target, &json!({})).status, 204);
    assert!(!works(new));
    assert_eq!(server.admin("DELETE", &target, &json!({})).status, 404);
    assert_eq!(server.admin("PUT", &target, &json!({ "status": "Active" })).status, 404);
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    let server = Server::start();
    let made = server.make_plain("raisely");
    for body in [json!(7), json!({}), json!({ "platform": "../x", "kind": "k" })] {
        assert_eq!(server.admin("POST", "/keys", &body).status, 400);
    }
    let target = format!("/keys/{}", made.id);
    let change = json!({ "status": "Perhaps", "refresh": true });
    assert_eq!(server.admin("PUT", &target, &change).status, 400);
    assert_eq!(server.admin("POST", "/keys/find", &json!({ "key": made.key })).status, 200);
    assert_eq!(server.admin("PUT", "/caller", &json!({ "address": "here" })).status, 400);
}

#[test]
fn new_fields_count_at_once() {
    let server = Server::start();
    let made = server.make(&json!({
        "platform": "engaging-networks", "kind": "rest-api-user", "account": { "region": "ca" },
        "fields": { "remote-address": "203.0.113.9" },
    }));
    let ask = || {
        let target = "/ens/service/authenticate";
        server.ask("POST", "ca.engagingnetworks.app", target, &[], &made.key).status
    };
    assert_eq!(ask(), 401);
    let fields = json!({ "fields": { "remote-address": "203.0.113.9~198.51.100.7" } });
    server.admin("PUT", &format!("/keys/{}", made.id), &fields);
    assert_eq!(ask(), 200);
}

#[test]
fn there_is_an_end_to_the_keys() {
    let server = Server::start();
    for _ in 0..500 {
        server.make_plain("raisely");
    }
    let body = json!({ "platform": "raisely", "kind": "key" });
    assert_eq!(server.admin("POST", "/keys", &body).status, 507);
}
