//! A row of a table, and what is done with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::time::Duration;

use courier_platforms::{
    AccountParts, Catalog, CheckAnswer, CheckInput, Consent, Kind, Net, Outcome, Platform, Reach,
    Why, check,
};
use data_encoding::BASE64;
use secrecy::SecretString;

use crate::file;
use crate::server::{Server, on_the_wire};

pub(crate) static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

pub(crate) const UUID: &str = "7f3c9a1e-52d4-4b8a-9c0d-6e2f1a8b3c5d";
pub(crate) const HEX: &str = "7f3c9a1e52d44b8a9c0d6e2f1a8b3c5d";
/// What a session is begun with.
pub(crate) const SESSION: &str = "0b6d5f2c-8a41-4e7d-b3c9-5f1e2d4a6b80";

/// A file, what is asked when it is the answer, and what that comes to.
#[derive(Clone)]
pub(crate) struct Row {
    /// The file that is tested.
    pub(crate) file: &'static str,
    /// What stands in it and in no other.
    pub(crate) holds: &'static str,
    /// The answers before and after it, in their order; empty where it is the only one.
    pub(crate) among: &'static [&'static str],
    /// The kind of key that is checked.
    pub(crate) kind: &'static str,
    pub(crate) consent: Consent,
    /// Each request, see [`shown`].
    pub(crate) asked: &'static [&'static str],
    pub(crate) answer: CheckAnswer,
}

/// What a check came to.
pub(crate) fn answer(
    outcome: Outcome,
    why: Option<Why>,
    status: impl Into<Option<u16>>,
    said: &str,
) -> CheckAnswer {
    CheckAnswer { outcome, why, status: status.into(), said: said.to_owned() }
}

/// A kind of key with everything that a check of it takes.
pub(crate) struct Subject {
    pub(crate) platform: &'static Platform,
    pub(crate) kind: &'static Kind,
    pub(crate) account: AccountParts<'static>,
    pub(crate) fields: BTreeMap<String, String>,
    pub(crate) key: &'static str,
    /// Long enough for every answer that ends, on a busy machine too.
    pub(crate) patience: Duration,
}

/// The kind of that id; `everyaction-without-mode` is one whose key does not say which database.
pub(crate) fn subject(id: &str) -> Subject {
    let region = |region| AccountParts { region, ..AccountParts::default() };
    let name = |name| AccountParts { name, ..AccountParts::default() };
    let (platform, kind, account, key) = match id {
        "rest-api-user" | "private-token" | "public-token" => {
            ("engaging-networks", id, region("ca"), UUID)
        }
        "group-key" => ("action-network", id, name("Harbour Trust"), HEX),
        "api-account" => (
            "spektrix",
            id,
            name("harbourtrust"),
            "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFY=",
        ),
        "integration-key" => {
            ("everyaction", id, region("intl"), "7f3c9a1e-52d4-4b8a-9c0d-6e2f1a8b3c5d|1")
        }
        "without-mode" => ("everyaction", "integration-key", region("us"), UUID),
        "marketing-key" => ("mailchimp", id, name("us12"), "7f3c9a1e52d44b8a9c0d6e2f1a8b3c5d-us12"),
        "stripe" => ("stripe", "", name("Harbour Trust"), "rk_test_51Hc9a1e52d44b8a9c0d6e2f1"),
        "raisely" | "donorbox" | "callhub" | "givebutter" => (id, "", name("Harbour Trust"), HEX),
        _ => panic!("{id}"),
    };
    let platform = CATALOG.platform(platform).unwrap_or_else(|| panic!("{platform}"));
    let kind = if kind.is_empty() { platform.kinds.first() } else { platform.kind(kind) };
    let fields = [
        ("username", "brightwater"),
        ("application-name", "Brightwater"),
        ("login-email", "mo.adeyemi@harbourtrust.example"),
    ];
    let fields = fields.map(|(id, value)| (id.to_owned(), value.to_owned())).into();
    Subject {
        platform,
        kind: kind.unwrap_or_else(|| panic!("{id}")),
        account,
        fields,
        key,
        patience: Duration::from_mins(1),
    }
}

impl Subject {
    /// What the check of it comes to, at that port.
    pub(crate) fn check(&self, port: u16, consent: Consent) -> CheckAnswer {
        self.check_key(port, consent, self.key)
    }

    /// The same with another key.
    pub(crate) fn check_key(&self, port: u16, consent: Consent, key: &str) -> CheckAnswer {
        let net = Net::new(Reach::Practice { port }).giving_up_after(self.patience);
        let key = SecretString::from(key);
        let input = CheckInput {
            platform: self.platform,
            kind: self.kind,
            account: self.account,
            fields: &self.fields,
            key: &key,
            consent,
            approved_hosts: &BTreeSet::new(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(check(&net, input))
    }
}

/// Serves the row's files, checks, and compares what was asked and what it came to.
pub(crate) fn try_row(row: &Row) {
    let subject = subject(row.kind);
    let name = format!("{} for {}", row.file, row.kind);
    let files: &[&str] = if row.among.is_empty() { &[row.file] } else { row.among };
    assert!(files.contains(&row.file), "{name}");
    // A token's own answers call it a token; elsewhere that is the session's.
    let token =
        if row.file.starts_with("engaging-networks-tokens/") { subject.key } else { SESSION };
    let fill = [
        ("KEY", subject.key),
        ("TOKEN", token),
        ("EMAIL", "brightwater@harbourtrust.example"),
        ("IP", "198.51.100.7"),
        ("UUID", "e1a2b3c4-0000-4000-8000-000000000001"),
        ("COUNT", "98765"),
    ];
    let server = Server::of(files.iter().map(|one| on_the_wire(&file(one), &fill)).collect());
    let answer = subject.check(server.port, row.consent);
    let asked: Vec<String> = server.end().iter().map(|one| shown(one, subject.key)).collect();
    assert_eq!(answer, row.answer, "{name}");
    assert_eq!(asked, row.asked, "{name}");
    assert!(!shows(&format!("{answer:?}"), subject.key), "{name}");
}

/// A request on one line: method, host and target, what it is let in with, its body; the key by its name.
pub(crate) fn shown(request: &[u8], key: &str) -> String {
    let text = String::from_utf8_lossy(request);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no request: {text}"));
    let mut lines = head.lines();
    let (method, rest) = lines.next().unwrap().split_once(' ').unwrap();
    let target = rest.strip_suffix(" HTTP/1.1").unwrap();
    let header = |name: &str| {
        let mut values = head.lines().filter_map(|line| {
            let (own, value) = line.split_once(": ")?;
            own.eq_ignore_ascii_case(name).then_some(value)
        });
        let value = values.next();
        assert_eq!(values.next(), None, "{name} twice");
        value
    };
    let mut line = format!("{method} {}{target}", header("host").unwrap());
    if let Some(value) = header("authorization") {
        let value = value.strip_prefix("Basic ").map_or(value.to_owned(), |packed| {
            format!(
                "Basic {}",
                String::from_utf8(BASE64.decode(packed.as_bytes()).unwrap()).unwrap()
            )
        });
        line.push_str(&format!(" {value}"));
    }
    if let Some(value) = header("osdi-api-token") {
        line.push_str(&format!(" OSDI {value}"));
    }
    if !body.is_empty() {
        line.push_str(&format!(" {body}"));
    }
    line.replace(key, "KEY").replace(SESSION, "SESSION")
}

/// Whether eight characters of the key can be seen, small or capital, with its dashes or without.
pub(crate) fn shows(text: &str, key: &str) -> bool {
    [false, true].into_iter().any(|every_sign| {
        let signs = |text: &str| -> Vec<char> {
            text.to_lowercase()
                .chars()
                .filter(|sign| every_sign || sign.is_alphanumeric())
                .collect()
        };
        let (text, key) = (signs(text), signs(key));
        key.windows(8).any(|part| text.windows(8).any(|seen| seen == part))
    })
}
