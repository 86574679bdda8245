//! A server with a clock that is set by hand, and requests written out as they go over the wire.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use courier_practice::{Practice, start_at};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// A Monday's noon.
const START: &str = "2026-11-23T12:00:00Z";

pub(crate) struct Server {
    practice: Practice,
    seconds: Arc<AtomicI64>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// What the platform says, wherever it says it.
    pub(crate) fn message(&self) -> String {
        self.json()["message"].as_str().unwrap_or_default().to_owned()
    }
}

/// A key as the admin got it.
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) key: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        Self::at(None, START)
    }

    pub(crate) fn at(file: Option<PathBuf>, now: &str) -> Self {
        let now: Timestamp = now.parse().unwrap();
        let seconds = Arc::new(AtomicI64::new(0));
        let passed = Arc::clone(&seconds);
        let clock = move || now + SignedDuration::from_secs(passed.load(Ordering::SeqCst));
        Self { practice: start_at(file, Arc::new(clock)).unwrap(), seconds }
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn port(&self) -> u16 {
        self.practice.port()
    }

    pub(crate) fn admin_token(&self) -> &str {
        self.practice.admin_token()
    }

    /// A request with these headers, `Name: value` each.
    pub(crate) fn ask(
        &self,
        method: &str,
        host: &str,
        target: &str,
        headers: &[&str],
        body: &str,
    ) -> Answer {
        let mut request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n");
        for header in headers {
            request.push_str(header);
            request.push_str("\r\n");
        }
        let length = body.len();
        let end = format!(
            "Content-Length: {length}
Connection: close

{body}"
        );
        request.push_str(&end);
        let answer = parse(&raw(self.port(), request.as_bytes()));
        no_placeholder_is_left(&answer.body);
        answer
    }

    pub(crate) fn get(&self, host: &str, target: &str, headers: &[&str]) -> Answer {
        self.ask("GET", host, target, headers, "")
    }

    /// The admin's own call.
    pub(crate) fn admin(&self, method: &str, target: &str, body: &Value) -> Answer {
        let bearer = format!("Authorization: Bearer {}", self.admin_token());
        self.ask(method, "admin.practice.example", target, &[&bearer], &body.to_string())
    }

    pub(crate) fn make(&self, asked: &Value) -> Made {
        let answer = self.admin("POST", "/keys", asked);
        assert!(matches!(answer.status, 200 | 201), "{answer:?}");
        let text = |name: &str| answer.json()[name].as_str().unwrap().to_owned();
        Made { id: text("id"), key: text("key") }
    }

    /// A key of a platform that asks for nothing more.
    pub(crate) fn make_plain(&self, platform: &str) -> Made {
        self.make(&json!({ "platform": platform, "kind": "key" }))
    }
}

/// A whole request there, bytes back, until the server closes.
pub(crate) fn raw(port: u16, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    // A server that has heard enough may close before everything is written.
    let _ = stream.write_all(request);
    until_closed(stream)
}

/// Bytes that need not be a whole request: the server hears that there are no more of them.
pub(crate) fn noise(port: u16, bytes: &[u8]) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    until_closed(stream);
}

fn until_closed(mut stream: TcpStream) -> Vec<u8> {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    Answer { status, headers, body: body.to_owned() }
}

fn no_placeholder_is_left(body: &str) {
    for piece in body.split('{').skip(1) {
        let name = piece.split('}').next().unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase());
        assert!(!is_name, "not filled in: {body}");
    }
}
