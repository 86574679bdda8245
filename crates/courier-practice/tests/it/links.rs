//! Onetime Secret.

use crate::socket::{Answer, Server};

const EU: &str = "eu.onetimesecret.com";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

fn share(server: &Server, form: &str) -> Answer {
    server.ask("POST", EU, "/api/v1/share", &[FORM], form)
}

/// The receipt's key and the text's.
fn made(server: &Server, form: &str) -> (String, String) {
    let answer = share(server, form);
    assert_eq!(answer.status, 200, "{answer:?}");
    let text = |name: &str| answer.json()[name].as_str().unwrap().to_owned();
    (text("metadata_key"), text("secret_key"))
}

fn state(server: &Server, receipt: &str) -> String {
    let answer = server.get(EU, &format!("/api/v1/receipt/{receipt}"), &[]);
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_text_is_seen_once() {
    let server = Server::start();
    let (receipt, secret) = made(&server, "secret=acid+bacon&ttl=86400");
    let first = server.get(EU, &format!("/api/v1/private/{receipt}"), &[]).json();
    assert_eq!((&first["state"], &first["value"]), (&"viewed".into(), &"acid bacon".into()));
    let second = server.ask("POST", EU, &format!("/api/v1/receipt/{receipt}"), &[FORM], "").json();
    assert!(second["state"] == "viewed" && second["value"].is_null());
    let page = server.get(EU, &format!("/secret/{secret}"), &[]);
    assert!(page.headers["content-type"].starts_with("text/html") && !page.body.contains("acid"));
    assert_eq!(state(&server, &receipt), "viewed");
    let show = || server.ask("POST", EU, &format!("/api/v1/secret/{secret}"), &[FORM], "");
    assert_eq!(show().json()["value"], "acid bacon");
    assert_eq!(state(&server, &receipt), "received");
    assert_eq!(show().status, 404);
}

#[test]
fn a_text_that_was_burnt_is_gone() {
    let server = Server::start();
    let (receipt, secret) = made(&server, "secret=acid&passphrase=open");
    let burn = || server.ask("POST", EU, &format!("/api/v1/receipt/{receipt}/burn"), &[], "");
    assert_eq!(burn().json()["state"]["state"], "burned");
    assert_eq!(state(&server, &receipt), "burned");
    assert_eq!(burn().status, 404);
    let shown =
        server.ask("POST", EU, &format!("/api/v1/secret/{secret}"), &[FORM], "passphrase=open");
    assert_eq!((shown.status, shown.message().as_str()), (404, "Unknown secret"));
}

#[test]
fn the_passphrase_counts_and_the_time_ends_it() {
    let server = Server::start();
    let (receipt, secret) = made(&server, "secret=acid&passphrase=open&ttl=60");
    let wrong =
        server.ask("POST", EU, &format!("/api/v1/secret/{secret}"), &[FORM], "passphrase=no");
    assert_eq!(wrong.status, 404);
    let first = server.get(EU, &format!("/api/v1/receipt/{receipt}"), &[]).json();
    assert!(first["state"] == "viewed" && first["value"].is_null(), "it is not told without");
    server.wait(59);
    assert_eq!(state(&server, &receipt), "viewed");
    server.wait(1);
    assert_eq!(state(&server, &receipt), "expired");
    let late = format!("/api/v1/secret/{secret}");
    assert_eq!(server.ask("POST", EU, &late, &[FORM], "passphrase=open").status, 404);
    server.wait(60);
    let gone = server.get(EU, &format!("/api/v1/receipt/{receipt}"), &[]);
    assert_eq!((gone.status, gone.message().as_str()), (404, "Unknown secret"));
    // A week at most without an account.
    assert_eq!(share(&server, "secret=acid&ttl=99999999").json()["ttl"], 604_800);
    assert_eq!(share(&server, "secret=acid&ttl=1").json()["ttl"], 60);
}

#[test]
fn every_refusal_is_a_404_that_says_what_it_means() {
    let server = Server::start();
    let basic = "Authorization: Basic bW9AZXhhbXBsZS5vcmc6bm8=";
    let refused = server.ask("POST", EU, "/api/v1/share", &[FORM, basic], "secret=acid");
    let short = server.get(EU, "/api/v1/receipt/short", &[]);
    let empty = share(&server, "secret=");
    for (answer, intended) in [(refused, "401"), (short, "400"), (empty, "400")] {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.headers["x-ots-intended-status"], intended, "{answer:?}");
    }
    // A server of the organisation's own does the same.
    let own =
        server.ask("POST", "links.harbourtrust.example", "/api/v1/share", &[FORM], "secret=acid");
    assert_eq!(own.status, 200);
}
