//! Engaging Networks, the tokens.

use serde_json::json;

use crate::socket::{Made, Server};

const US: &str = "us.engagingnetworks.app";

fn token(server: &Server, kind: &str) -> Made {
    server.make(&json!({
        "platform": "engaging-networks", "kind": kind, "account": { "region": "us" },
    }))
}

fn count(token: &str) -> String {
    format!("/ea-dataservice/data.service?service=EaSupporterCount&token={token}&contentType=json")
}

fn export(token: &str, from: &str, to: &str) -> String {
    format!("/ea-dataservice/export.service?token={token}&startDate={from}&endDate={to}&type=csv")
}

#[test]
fn the_public_token_counts_supporters() {
    let server = Server::start();
    let made = token(&server, "public-token");
    let answer = server.get(US, &count(&made.key), &[]);
    assert_eq!(answer.status, 200);
    let column = &answer.json()["rows"][0]["columns"][1];
    assert_eq!(column["name"], "supporterCount");
    assert!(column["value"].as_str().unwrap().parse::<u32>().is_ok(), "numbers are texts there");
    // One an account: asking again shows the same.
    assert_eq!(token(&server, "public-token").key, made.key);
}

#[test]
fn a_token_that_is_wrong_is_echoed_with_status_200() {
    let server = Server::start();
    let made = token(&server, "public-token");
    let private = token(&server, "private-token");
    for (host, sent) in [
        (US, "PRACTICE-nobody's"),
        ("ca.engagingnetworks.app", made.key.as_str()),
        (US, private.key.as_str()),
    ] {
        let answer = server.get(host, &count(sent), &[]);
        assert_eq!(answer.status, 200);
        let said = answer.json()["error"].as_str().unwrap().to_owned();
        assert!(said.starts_with(&format!("Invalid token specified [{sent}]")), "{said}");
        assert!(said.contains("198.51.100.7"), "{said}");
    }
}

#[test]
fn a_private_token_exports_one_day() {
    let server = Server::start();
    let made = token(&server, "private-token");
    let answer = server.get(US, &export(&made.key, "11222026", "11222026"), &[]);
    assert_eq!(answer.status, 200);
    let rows: usize = answer.headers["total"].parse().unwrap();
    assert_eq!(answer.body.lines().count(), rows + 1);
    assert!(answer.body.lines().next().unwrap().contains(','));
    let today = server.get(US, &export(&made.key, "11222026", "11232026"), &[]);
    assert!(today.status == 200 && !today.headers.contains_key("total"));
}

#[test]
fn an_export_that_is_refused_says_so_with_status_200() {
    let server = Server::start();
    let made = token(&server, "private-token");
    let public = token(&server, "public-token");
    for target in [
        export("PRACTICE-nobody", "11222026", "11222026"),
        export(&public.key, "11222026", "11222026"),
        export(&made.key, "22112026", "22112026"),
        export(&made.key, "", ""),
    ] {
        let answer = server.get(US, &target, &[]);
        assert_eq!(answer.status, 200);
        assert!(answer.body.starts_with("\n\nERROR: "), "{answer:?}");
    }
    server.admin("DELETE", &format!("/keys/{}", made.id), &json!({}));
    let gone = server.get(US, &export(&made.key, "11222026", "11222026"), &[]);
    assert!(gone.body.starts_with("\n\nERROR: "));
    server.admin("PUT", &format!("/keys/{}", public.id), &json!({ "status": "Inactive" }));
    assert!(server.get(US, &count(&public.key), &[]).json()["error"].is_string());
    assert_ne!(token(&server, "public-token").key, public.key, "what is off is not shared");
}

#[test]
fn a_file_is_imported_with_a_private_token_only() {
    let server = Server::start();
    let made = token(&server, "private-token");
    let send = |token: &str| {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{token}\r\n--x\r\nContent-Disposition: \
             form-data; name=\"upload\"; filename=\"a.csv\"\r\n\r\nEmail\r\n--x--\r\n"
        );
        let kind = "Content-Type: multipart/form-data; boundary=x";
        server.ask("POST", US, "/ea-dataservice/import.service", &[kind], &body)
    };
    assert!(!send(&made.key).body.contains("ERROR"));
    assert!(send("PRACTICE-nobody").body.starts_with("\n\nERROR: "));
}
