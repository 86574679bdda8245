//! Other programs and pages of this computer reach the server, too.

use std::io::Write;
use std::net::TcpStream;

use courier_practice::start;
use proptest::prelude::*;
use serde_json::json;

use crate::socket::{Server, noise, parse, raw};

#[test]
fn a_host_that_is_not_imitated_is_refused() {
    let server = Server::start();
    let own = format!("127.0.0.1:{}", server.port());
    let near = [
        "localhost",
        "127.0.0.1",
        &own,
        "evil.test",
        "actionnetwork.org.evil.test",
        "xactionnetwork.org",
        "api.mailchimp.com",
        "evil.api.mailchimp.com",
        "us1.evil.api.mailchimp.com",
        "onetimesecret.com",
        "evil.onetimesecret.com",
        "example.org.evil.test",
        "notexample.org",
        "example",
    ];
    for host in near {
        let answer = server.get(host, "/api/v2/events", &[]);
        assert_eq!(answer.status, 421, "{host}");
    }
    let named = |head: &str| {
        let request = format!("GET {head}\r\nConnection: close\r\n\r\n");
        let answer = raw(server.port(), request.as_bytes());
        parse(&answer).status
    };
    assert!(named("/api/v2/ HTTP/1.0") >= 400, "no host");
    assert!(named("/api/v2/ HTTP/1.1\r\nHost: actionnetwork.org\r\nHost: a.example") >= 400);
    let other = "http://actionnetwork.org/api/v2/ HTTP/1.1\r\nHost: api.stripe.com";
    assert_eq!(named(other), 421, "two different hosts");
    assert_eq!(named("/api/v2/ HTTP/1.1\r\nHost: ACTIONNETWORK.org:443"), 200);
}

#[test]
fn a_long_body_is_not_read() {
    let server = Server::start();
    let body = "x".repeat(70 * 1024);
    let answer =
        server.ask("POST", "ca.engagingnetworks.app", "/ens/service/authenticate", &[], &body);
    assert_eq!(answer.status, 413);
    let long = "x".repeat(60 * 1024);
    let answer =
        server.ask("POST", "ca.engagingnetworks.app", "/ens/service/authenticate", &[], &long);
    assert!(answer.status == 401 && answer.body.len() < 1000, "what is echoed is short");
}

#[test]
fn it_stops_when_it_is_dropped_even_with_somebody_connected() {
    let practice = start(None).unwrap();
    let port = practice.port();
    let mut waiting = TcpStream::connect(("127.0.0.1", port)).unwrap();
    waiting.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    drop(practice);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn it_starts_and_stops_inside_a_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let port = runtime.block_on(async {
        let practice = start(None).unwrap();
        assert!(TcpStream::connect(("127.0.0.1", practice.port())).is_ok());
        practice.port()
    });
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

/// Requests that get as far as a platform.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let host = prop::sample::select(vec![
        "ca.engagingnetworks.app",
        "actionnetwork.org",
        "system.spektrix.com",
        "eu.onetimesecret.com",
        "api.stripe.com",
        "api.securevan.com",
        "us1.api.mailchimp.com",
        "www.harbourtrust.example",
        "admin.practice.example",
    ]);
    let path = prop::sample::select(vec![
        "/ens/service/authenticate",
        "/ens/service/authenticate/%ff",
        "/ens/service/supporter/fields",
        "/ea-dataservice/data.service",
        "/ea-dataservice/export.service",
        "/ea-dataservice/import.service",
        "/api/v2/",
        "/api/v2/events",
        "/x/api/v3/customers",
        "/api/v1/share",
        "/api/v1/receipt/x/burn",
        "/secret/x",
        "/v1/balance",
        "/v4/echoes",
        "/3.0/ping",
        "/wp-json/wp/v2/users/me",
        "/keys",
        "*",
    ]);
    let headers = vec!["ens-auth-token", "OSDI-API-Token", "Authorization", "Date"];
    let method = prop::sample::select(vec!["GET", "POST", "DELETE", "PUT", "OPTIONS"]);
    let header = (prop::sample::select(headers), "(SpektrixAPI3 |Basic |Bearer )?[ -~é{}:]{0,40}");
    (method, host, path, "[!-~]{0,30}", header, prop::collection::vec(any::<u8>(), 0..200)).prop_map(
        |(method, host, path, query, (name, value), body)| {
            let mut request = format!(
                "{method} {path}?token={query}&startDate={query} HTTP/1.1\r\nHost: {host}\r\n{name}: {value}\r\n\
                 Connection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            )
            .into_bytes();
            request.extend(body);
            request
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_end_it(
        random in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 10),
        nearly in prop::collection::vec(nearly(), 30),
    ) {
        let server = Server::start();
        let made = server.make_plain("raisely");
        for bytes in random.iter().chain(&nearly) {
            noise(server.port(), bytes);
        }
        let found = server.admin("POST", "/keys/find", &json!({ "key": made.key }));
        prop_assert_eq!(found.status, 200);
        // A request whose answer panicked gets none.
        for request in &nearly {
            prop_assert!(raw(server.port(), request).starts_with(b"HTTP/1.1 "));
        }
    }
}
