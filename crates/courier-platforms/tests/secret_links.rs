//! Secret links against every answer of `courier-practice/answers/onetime-secret`, served by a plain socket.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it likes"
)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use courier_platforms::secret_link::{
    KeptLink, LinkState, burn_link, link_state, make_link, parse_link_host, region_host,
};
use courier_platforms::{CheckAnswer, Net, Outcome, Reach, Why};
use proptest::prelude::*;
use secrecy::{ExposeSecret, SecretString};

const HOST: &str = "eu.onetimesecret.com";
const RECEIPT: &str = "r1k5zq8x0w3v7n2m6b9c4d1f5g8h0j3k6l9p2q5s8t1u4w7x0y3z6a9b2c5";
const SECRET: &str = "s7d2f5g8h1j4k7l0z3x6c9v2b5n8m1q4w7e0r3t6y9u2i5o8p1a4s7d0f3g6";
const WORDS: &str = "acid-bacon-cabin-daily-eager-fabric-gadget-habit";
const DAY: u32 = 86_400;

/// What is asked of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ask {
    Make,
    State,
    Burn,
}

/// What comes of it.
#[derive(Debug, PartialEq)]
enum Found {
    Made { seconds: u32 },
    Stands(LinkState),
    Not(Outcome, Option<Why>),
}

use Ask::{Burn, Make, State};
use Found::{Made, Not, Stands};

/// Each file, what is asked where it comes, what is made of it, and what stands in it and in no other.
fn contract() -> Vec<(&'static str, Ask, Found, &'static str)> {
    let later = |seconds| Not(Outcome::LimitReached, Some(Why::AskLater { seconds }));
    let account = || Not(Outcome::Limited, Some(Why::AccountNeeded));
    let unexpected = || Not(Outcome::Unexpected, None);
    let for_a_day = || Made { seconds: DAY };
    vec![
        (
            "made",
            Make,
            for_a_day(),
            "\"secret_key\":\"{TOKEN}\",\"ttl\":{COUNT},\"metadata_ttl\":{COUNT},\"secret_ttl\":{COUNT},\"metadata_url\":\"https://eu.onetimesecret.com/receipt/{KEY}\",\"state\":\"new\"",
        ),
        ("made-both-names", Make, for_a_day(), "\"receipt_url\":\"https://elsewhere.example"),
        ("made-new-names", Make, for_a_day(), "\"state\":\"shared\""),
        ("made-short-lived", Make, Made { seconds: 3600 }, "\"secret_ttl\":3600"),
        ("made-key-of-a-path", Make, unexpected(), "elsewhere?{TOKEN}"),
        ("shown", Make, unexpected(), "{\"value\":\"{TEXT}\",\"secret_key\""),
        ("nothing-to-share", Make, unexpected(), "You did not provide"),
        ("rate-limit", Make, later(None), "Rate limit exceeded"),
        ("rate-limit-by-proxy", State, later(Some(90)), "Retry-After: 90"),
        ("not-authorized", Make, account(), "\"Not authorized\""),
        ("guests-refused", Make, account(), "Invalid credentials"),
        ("state-new", State, Stands(LinkState::New), "\"secret_ttl\":86300,\"state\":\"new\""),
        (
            "state-first",
            State,
            Stands(LinkState::New),
            "\"updated\":1790000000,\"value\":\"{TEXT}\",\"recipient\":[],\"share_domain\"",
        ),
        (
            "state-viewed",
            State,
            Stands(LinkState::New),
            "\"state\":\"viewed\",\"created\":1790000000,\"updated\":1790000000,\"recipient\"",
        ),
        ("state-received", State, Stands(LinkState::Opened), "\"state\":\"received\""),
        ("state-revealed", State, Stands(LinkState::Opened), "\"state\":\"revealed\""),
        ("state-burned", State, Stands(LinkState::Burnt), "\"burned\":1790000100"),
        ("state-expired", State, Stands(LinkState::Gone), "\"state\":\"expired\""),
        ("state-orphaned", State, Stands(LinkState::Gone), "\"state\":\"orphaned\""),
        ("state-of-another-version", State, unexpected(), "quarantined"),
        ("unknown", State, Stands(LinkState::Gone), "\"Unknown secret\""),
        ("not-found", State, unexpected(), "\"Not Found\""),
        (
            "another-server",
            State,
            Not(Outcome::Unexpected, Some(Why::NotTheSystem)),
            "<!doctype html>",
        ),
        ("burnt", Burn, Stands(LinkState::Burnt), "secret_shortkey"),
    ]
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../courier-practice/answers/onetime-secret")
}

fn file(name: &str) -> String {
    let path = folder().join(format!("{name}.http"));
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is not there", path.display()))
}

/// An answer as it goes over the wire.
fn answer(name: &str) -> Vec<u8> {
    let text = file(name);
    let (_, text) = text.split_once('\n').unwrap();
    let filled = text
        .replace("{KEY}", RECEIPT)
        .replace("{TOKEN}", SECRET)
        .replace("{TEXT}", WORDS)
        .replace("{COUNT}", &DAY.to_string());
    let (head, body) = filled.split_once("\n\n").unwrap();
    let head = head.replace('\n', "\r\n");
    format!("{head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into()
}

/// Serves these, one a connection; each request as it came.
fn serve(answers: Vec<Vec<u8>>) -> (Net, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (asked, requests) = channel();
    thread::spawn(move || {
        let mut answers = VecDeque::from(answers);
        while let Some(answer) = answers.pop_front() {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            let mut part = [0; 4096];
            loop {
                let read = stream.read(&mut part).unwrap();
                request.extend_from_slice(&part[..read]);
                if read == 0 || is_whole(&request) {
                    break;
                }
            }
            // Who asked may have gone.
            let _ = asked.send(String::from_utf8_lossy(&request).into_owned());
            let _ = stream.write_all(&answer);
        }
    });
    (Net::new(Reach::Practice { port }), requests)
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let head = head.to_ascii_lowercase();
    let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

fn run<T>(asking: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(asking)
}

/// What comes of asking; the link, where one was made.
fn ask(net: &Net, what: Ask) -> (Found, Option<KeptLink>) {
    let (nobody, words) = (BTreeSet::new(), SecretString::from(WORDS));
    let receipt = SecretString::from(RECEIPT);
    run(async {
        let stands = match what {
            Make => {
                return match make_link(net, HOST, &nobody, &words, DAY).await {
                    Ok(made) => {
                        let kept = KeptLink::parse(&made.to_kept()).unwrap();
                        (Made { seconds: made.seconds }, Some(kept))
                    }
                    Err(answer) => (not(&answer), None),
                };
            }
            State => link_state(net, HOST, &nobody, &receipt).await,
            Burn => burn_link(net, HOST, &nobody, &receipt).await,
        };
        (stands.map_or_else(|answer| not(&answer), Stands), None)
    })
}

fn not(answer: &CheckAnswer) -> Found {
    let shown = format!("{answer:?}");
    for secret in [RECEIPT, SECRET, WORDS] {
        let told =
            (0..secret.len() - 7).find(|at| shown.contains(secret.get(*at..at + 8).unwrap()));
        assert_eq!(told, None, "{shown}");
    }
    Not(answer.outcome, answer.why.clone())
}

#[test]
fn every_answer_is_read_as_what_it_is_and_no_file_is_left_over() {
    let mut named = BTreeMap::new();
    for (name, what, expected, holds) in contract() {
        let (net, requests) = serve(vec![answer(name)]);
        let (found, link) = ask(&net, what);
        assert_eq!(found, expected, "{name}");
        if let Some(KeptLink { host, link, receipt }) = link {
            assert_eq!(link.expose_secret(), format!("https://{HOST}/secret/{SECRET}"), "{name}");
            assert_eq!((host.as_str(), receipt.expose_secret()), (HOST, RECEIPT), "{name}");
        }
        assert_eq!(requests.try_iter().count(), 1, "{name} was asked for once");
        assert!(named.insert(name.to_owned(), holds).is_none(), "{name} is named twice");
    }
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(named.contains_key(&name), "nothing asks for {name}");
        let text = file(&name);
        assert!(
            text.starts_with("# source: ") && text.lines().next().unwrap().contains("; sure: ")
        );
        for (other, holds) in &named {
            assert_eq!(text.contains(holds), *other == name, "{name} and what only {other} holds");
        }
    }
}

#[test]
fn the_words_go_into_the_body_and_the_receipt_is_asked_for_by_post() {
    let (net, requests) = serve(vec![answer("made"), answer("state-viewed"), answer("burnt")]);
    for what in [Make, State, Burn] {
        ask(&net, what);
    }
    let requests: Vec<String> = requests.try_iter().collect();
    let [made, state, burnt] = requests.as_slice() else { panic!("{}", requests.len()) };
    assert!(made.starts_with("POST /api/v1/share HTTP/1.1\r\n"), "{made}");
    assert!(made.to_ascii_lowercase().contains(&format!("host: {HOST}\r\n")), "{made}");
    assert!(made.contains("application/x-www-form-urlencoded"), "{made}");
    let (head, body) = made.split_once("\r\n\r\n").unwrap();
    assert!(!head.contains("acid"), "{head}");
    let body: Vec<(String, String)> =
        url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let expected = [("ttl", "86400"), ("secret", WORDS)];
    assert_eq!(body, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(state.starts_with(&format!("POST /api/v1/private/{RECEIPT} HTTP/1.1\r\n")), "{state}");
    assert!(burnt.starts_with(&format!("POST /api/v1/private/{RECEIPT}/burn HTTP/1.1\r\n")));
    assert!(burnt.ends_with("continue=true"), "{burnt}");
}

#[test]
fn a_link_that_cannot_be_burnt_says_what_became_of_it() {
    for (state, expected) in [
        ("state-received", LinkState::Opened),
        ("state-burned", LinkState::Burnt),
        ("unknown", LinkState::Gone),
    ] {
        let (net, requests) = serve(vec![answer("unknown"), answer(state)]);
        assert_eq!(ask(&net, Burn).0, Stands(expected), "{state}");
        assert_eq!(requests.try_iter().count(), 2);
    }
}

#[test]
fn no_other_host_gets_the_words_and_no_malformed_key_is_sent() {
    let (net, requests) = serve(vec![answer("made"), answer("made")]);
    let (words, own) = (SecretString::from(WORDS), "secrets.example.org".to_owned());
    let approved = BTreeSet::from([own.clone()]);
    for host in [own.as_str(), "onetimesecret.com", "eu.onetimesecret.com.example", "127.0.0.1"] {
        let made = run(make_link(&net, host, &BTreeSet::new(), &words, DAY));
        let why = Some(Why::NotApproved { host: host.to_owned() });
        assert_eq!(made.unwrap_err().why, why);
    }
    let odd = "eu.onetimesecret.com:8443@evil.example/x";
    assert!(run(make_link(&net, odd, &BTreeSet::new(), &words, DAY)).is_err());
    for receipt in [
        "short",
        "../../../../secret/aaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaa?x=1",
        &"a".repeat(129),
    ] {
        let receipt = SecretString::from(receipt);
        assert!(run(link_state(&net, HOST, &BTreeSet::new(), &receipt)).is_err());
        assert!(run(burn_link(&net, HOST, &BTreeSet::new(), &receipt)).is_err());
    }
    assert_eq!(requests.try_iter().count(), 0, "nothing was sent");
    let made = run(make_link(&net, &own, &approved, &words, DAY)).unwrap();
    assert!(made.link.expose_secret().starts_with("https://secrets.example.org/secret/"));
}

#[test]
fn an_own_server_is_a_host_and_nothing_more() {
    for typed in ["secrets.example.org", " HTTPS://Secrets.Example.org/ "] {
        assert_eq!(parse_link_host(typed).unwrap(), "secrets.example.org", "{typed}");
    }
    for typed in [
        "",
        "http://secrets.example.org",
        "secrets",
        "10.0.0.1",
        "secrets.example.org:8443",
        "secrets.example.org/ots",
        "a@secrets.example.org",
    ] {
        assert!(parse_link_host(typed).is_err(), "{typed}");
    }
    assert_eq!(region_host("nz").as_deref(), Some("nz.onetimesecret.com"));
    assert_eq!(region_host("evil").as_deref(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Nothing a server says is repeated, and nothing it says makes us stop.
    #[test]
    fn no_answer_repeats_the_words_or_leads_elsewhere(
        status in prop_oneof![Just(200_u16), Just(404), 200..600_u16],
        around in prop::collection::vec(any::<u8>(), 0..80),
        key in "[ -~]{0,140}",
    ) {
        let mut body = format!("{{\"message\":\"{WORDS}\",\"secret_key\":{key:?},\"metadata_key\":\"{RECEIPT}\",\"state\":{key:?}}}").into_bytes();
        body.extend(around);
        let mut whole = format!("HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
        whole.extend(body);
        let (net, _requests) = serve(vec![whole.clone(), whole.clone(), whole.clone(), whole]);
        for what in [Make, State, Burn] {
            let (_, link) = ask(&net, what);
            if let Some(link) = link {
                prop_assert!(link.link.expose_secret().starts_with("https://eu.onetimesecret.com/secret/"));
            }
        }
    }

    /// What is kept is read as it was written, and nothing else is.
    #[test]
    fn only_what_was_kept_is_read(kept in "\\PC*") {
        if let Some(link) = KeptLink::parse(&SecretString::from(kept.clone())) {
            prop_assert_eq!(format!("{}\n{}", link.link.expose_secret(), link.receipt.expose_secret()), kept);
        }
    }
}
