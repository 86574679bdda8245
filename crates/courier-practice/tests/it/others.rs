//! Action Network, `WordPress`, and the platforms whose key goes in one header.

use data_encoding::BASE64;
use serde_json::json;

use crate::socket::{Answer, Server};

fn basic(user: &str, password: &str) -> String {
    format!("Authorization: Basic {}", BASE64.encode(format!("{user}:{password}").as_bytes()))
}

#[test]
fn action_network_answers_everybody_at_its_entry_and_says_tags_to_a_key() {
    const HOST: &str = "actionnetwork.org";
    let server = Server::start();
    let made = server.make(&json!({
        "platform": "action-network", "kind": "group-key", "account": { "name": "Harbour" },
    }));
    assert_eq!(made.key.strip_prefix("PRACTICE-").unwrap().len(), 32);
    let good = format!("OSDI-API-Token: {}", made.key);
    let bad = "OSDI-API-Token: PRACTICE-0123456789abcdef";
    let entry = |headers: &[&str]| server.get(HOST, "/api/v2/", headers);
    let links = |answer: &Answer| answer.json()["_links"].clone();
    assert!(links(&entry(&[&good]))["osdi:tags"].is_object());
    for headers in [&[][..], &[bad][..]] {
        let answer = entry(headers);
        assert!(answer.status == 200 && links(&answer)["osdi:tags"].is_null());
    }
    for target in ["/api/v2/events?per_page=1", "/api/v2/people?per_page=1", "/api/v2/tags"] {
        let answer = server.get(HOST, target, &[&good]);
        assert!(answer.status == 200 && answer.json()["total_records"].is_u64(), "{target}");
        let answer = server.get(HOST, target, &[bad]);
        assert_eq!(answer.status, 403);
        assert_eq!(
            answer.json()["error"],
            "API Key invalid or not present PRACTICE-0123456789abcdef"
        );
    }
}

#[test]
fn action_network_has_one_key_a_group_and_a_new_one_ends_it() {
    let server = Server::start();
    let group = |name: &str| {
        server.make(&json!({
            "platform": "action-network", "kind": "group-key", "account": { "name": name },
        }))
    };
    let (first, again, other) = (group("Harbour"), group("Harbour"), group("Marsh"));
    assert_eq!(first.key, again.key);
    assert_ne!(first.key, other.key);
    let target = format!("/keys/{}", first.id);
    let answer = server.admin("PUT", &target, &json!({ "refresh": true }));
    let new = answer.json()["key"].as_str().unwrap().to_owned();
    let events = |key: &str| {
        let header = format!("OSDI-API-Token: {key}");
        server.get("actionnetwork.org", "/api/v2/events", &[&header]).status
    };
    assert_eq!((events(&first.key), events(&new), events(&other.key)), (403, 200, 200));
}

#[test]
fn plain_keys_work_and_others_do_not() {
    let server = Server::start();
    let bearer: fn(&str) -> String = |key| format!("Authorization: Bearer {key}");
    let token: fn(&str) -> String = |key| format!("Authorization: Token {key}");
    let password: fn(&str) -> String = |key| basic("mo@example.org", key);
    let cases = [
        ("stripe", "GET", "api.stripe.com", "/v1/balance", bearer),
        ("raisely", "GET", "api.raisely.com", "/v3/campaigns", bearer),
        ("donorbox", "GET", "donorbox.org", "/api/v1/campaigns", password),
        ("callhub", "GET", "api.callhub.io", "/v1/agents/", token),
        ("givebutter", "GET", "api.givebutter.com", "/v1/campaigns", bearer),
        ("everyaction", "POST", "api.securevan.com", "/v4/echoes", password),
        ("everyaction", "POST", "intlapi.securevan.com", "/v4/echoes", password),
        ("mailchimp", "GET", "us21.api.mailchimp.com", "/3.0/ping", password),
        ("wordpress", "GET", "www.harbourtrust.example", "/wp-json/wp/v2/users/me", password),
        ("wordpress", "GET", "www.harbourtrust.example", "/?rest_route=/wp/v2/users/me", password),
    ];
    for (platform, method, host, target, header) in cases {
        let made = server.make_plain(platform);
        let ask = |key: &str| server.ask(method, host, target, &[&header(key)], "{}");
        assert_eq!(ask(&made.key).status, 200, "{platform}");
        assert_eq!(ask("PRACTICE-nobody").status, 401, "{platform}");
        assert_eq!(server.ask(method, host, target, &[], "{}").status, 401, "{platform}");
        server.admin("PUT", &format!("/keys/{}", made.id), &json!({ "status": "Inactive" }));
        let off = ask(&made.key).status;
        assert!(matches!(off, 401 | 403), "{platform}: {off}");
        let other = server.make_plain(if platform == "raisely" { "stripe" } else { "raisely" });
        assert_eq!(ask(&other.key).status, 401, "{platform} knows its own keys only");
    }
}

#[test]
fn a_key_that_may_do_nothing_is_limited_where_that_is_told_apart() {
    let server = Server::start();
    for (platform, host, target) in [
        ("stripe", "api.stripe.com", "/v1/balance"),
        ("givebutter", "api.givebutter.com", "/v1/campaigns"),
    ] {
        let asked = json!({ "platform": platform, "kind": "key", "limited": true });
        let header = format!("Authorization: Bearer {}", server.make(&asked).key);
        assert_eq!(server.get(host, target, &[&header]).status, 403);
    }
}

#[test]
fn everyaction_tells_the_other_database_and_mailchimp_the_other_data_centre() {
    let server = Server::start();
    let made = server.make_plain("everyaction");
    let other = made.key.replace("|1", "|0");
    let header = basic("app", &other);
    let answer = server.ask("POST", "api.securevan.com", "/v4/echoes", &[&header], "{}");
    assert_eq!(answer.status, 401);
    assert_eq!(answer.json()["errors"][0]["text"], "Invalid Database Mode");
    let made = server.make_plain("mailchimp");
    assert!(made.key.ends_with("-us21"));
    let header = basic("any", &made.key);
    assert_eq!(server.get("us20.api.mailchimp.com", "/3.0/ping", &[&header]).status, 401);
}

#[test]
fn wordpress_takes_its_password_with_and_without_blanks_and_from_its_user_only() {
    const ME: &str = "/wp-json/wp/v2/users/me";
    let server = Server::start();
    let made = server.make(&json!({
        "platform": "wordpress", "kind": "application-password",
        "fields": { "username": "brightwater" },
    }));
    let me = |user: &str, password: &str| {
        server.get("www.harbourtrust.example", ME, &[&basic(user, password)]).status
    };
    assert_eq!(me("brightwater", &made.key), 200);
    assert_eq!(me("brightwater", &made.key.replace(' ', "")), 200);
    assert_eq!(me("somebody", &made.key), 401);
    let index = server.get("www.harbourtrust.example", "/wp-json/", &[]);
    assert!(index.json()["authentication"]["application-passwords"].is_object());
}
