//! What is kept over a restart.

use std::fs;

use serde_json::json;

use crate::socket::Server;

const NOW: &str = "2026-11-23T12:00:00Z";

fn works(server: &Server, key: &str) -> bool {
    let header = format!("Authorization: Bearer {key}");
    server.get("api.raisely.com", "/v3/campaigns", &[&header]).status == 200
}

#[test]
fn keys_and_what_became_of_them_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("practice").join("platforms.json");
    let start = || Server::at(Some(file.clone()), NOW);
    let server = start();
    let keys: Vec<_> = (0..3).map(|_| server.make_plain("raisely")).collect();
    let off = format!("/keys/{}", keys[1].id);
    server.admin("PUT", &off, &json!({ "status": "Inactive" }));
    server.admin("DELETE", &format!("/keys/{}", keys[2].id), &json!({}));
    drop(server);
    let server = start();
    let working: Vec<_> = keys.iter().map(|made| works(&server, &made.key)).collect();
    assert_eq!(working, [true, false, false]);
    server.admin("PUT", &off, &json!({ "status": "Active" }));
    assert!(works(&server, &keys[1].key));
}

#[test]
fn without_a_file_nothing_is_kept() {
    let server = Server::start();
    let made = server.make_plain("raisely");
    drop(server);
    assert!(!works(&Server::start(), &made.key));
}

#[test]
fn a_broken_file_is_as_good_as_none() {
    let real = r#"{"keys":[{"id":"1","platform":"raisely","kind":"k","status":"Active","key":"real-key"}]}"#;
    for broken in ["", "{", "[]", "{\"keys\":[{\"id\":1}]}", "\u{0}", real] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("platforms.json");
        fs::write(&file, broken).unwrap();
        let server = Server::at(Some(file), NOW);
        assert!(!works(&server, "real-key"), "no key without its beginning");
        let made = server.make_plain("raisely");
        assert!(works(&server, &made.key));
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.json");
    let good = real.replace("real-key", "PRACTICE-1");
    fs::write(&file, &good).unwrap();
    assert!(works(&Server::at(Some(file.clone()), NOW), "PRACTICE-1"));
    fs::write(&file, " ".repeat(5 * 1024 * 1024) + &good).unwrap();
    assert!(!works(&Server::at(Some(file), NOW), "PRACTICE-1"), "it is not read to its end");
}

#[test]
fn a_key_that_cannot_be_kept_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    // A folder stands where the file should.
    let server = Server::at(Some(folder.path().to_owned()), NOW);
    let body = json!({ "platform": "raisely", "kind": "key" });
    assert_eq!(server.admin("POST", "/keys", &body).status, 507);
}
