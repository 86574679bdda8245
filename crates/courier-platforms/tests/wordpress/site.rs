//! A plain socket that says recorded answers, one a connection, and remembers what it was asked.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread::JoinHandle;

use courier_platforms::strategies::wordpress::{Connection, Site};
use courier_platforms::{Net, Reach};
use secrecy::SecretString;

pub(crate) const HOST: &str = "site.harbourtrust.example";
pub(crate) const KEY: &str = "zOvo S5J8 3Zez jMQy 6ZOy oJOU";
pub(crate) const UUID: &str = "229efd3b-101a-4082-9780-781d5dc76653";
pub(crate) const INDEX: &str = "/wp-json/?_fields=name%2Cnamespaces%2Cauthentication";

/// One question and what is answered: a recorded file, or a whole answer.
pub(crate) type Line<'a> = (&'a str, &'a str);

/// What came.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) lines: Vec<String>,
    pub(crate) heads: Vec<String>,
    pub(crate) bodies: Vec<String>,
}

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../courier-practice/answers/wordpress")
}

pub(crate) fn file(name: &str) -> String {
    let path = folder().join(name).with_extension("http");
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

pub(crate) fn password() -> SecretString {
    "long walk on the pier of harbour".to_owned().into()
}

pub(crate) fn at(address: &str) -> Site {
    Site { address: address.to_owned(), approved_hosts: BTreeSet::from([HOST.to_owned()]) }
}

/// Asks a site that answers like this, in this order, and sees that it was asked that and nothing else.
pub(crate) fn asking<T>(
    script: &[Line<'_>],
    question: impl AsyncFnOnce(&Net, &Connection<'_>) -> T,
) -> (T, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let answers: Vec<String> = script.iter().map(|(_, answer)| whole(answer)).collect();
    let said: JoinHandle<Asked> = std::thread::spawn(move || {
        let mut asked = Asked::default();
        for answer in answers {
            let (visitor, _) = listener.accept().unwrap();
            if !hear(visitor, &answer, &mut asked) {
                break;
            }
        }
        asked
    });
    let net = Net::new(Reach::Practice { port });
    let (site, password) = (at(&format!("https://{HOST}")), password());
    let connection = Connection { site: &site, user: "mo", password: &password };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let answer = runtime.block_on(question(&net, &connection));
    // Whoever asked less than was to come is heard all the same.
    drop(TcpStream::connect(("127.0.0.1", port)));
    let asked = said.join().unwrap();
    let wanted: Vec<&str> = script.iter().map(|(line, _)| *line).collect();
    assert_eq!(asked.lines, wanted, "it was asked something else");
    (answer, asked)
}

/// A recorded answer as it goes over the wire, its gaps filled in.
pub(crate) fn whole(answer: &str) -> String {
    let text = if answer.starts_with("HTTP/") {
        answer.to_owned()
    } else {
        file(answer).split_once('\n').unwrap().1.to_owned()
    };
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let fill = |text: &str| {
        text.replace("{HOST}", HOST)
            .replace("{KEY}", KEY)
            .replace("{UUID}", UUID)
            .replace("{DATE}", "Wed, 25 Nov 2026 09:00:00 GMT")
    };
    let body = fill(body);
    let head = fill(head).replace('\n', "\r\n");
    format!("{head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

fn hear(visitor: TcpStream, answer: &str, asked: &mut Asked) -> bool {
    let mut visitor = BufReader::new(visitor);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if visitor.read_line(&mut head).unwrap_or(0) == 0 {
            return false;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    let mut body = vec![0; length.unwrap_or(0)];
    visitor.read_exact(&mut body).unwrap();
    let line = head.lines().next().unwrap().trim_end_matches(" HTTP/1.1");
    asked.lines.push(line.trim_start_matches("GET ").to_owned());
    asked.heads.push(head);
    asked.bodies.push(String::from_utf8(body).unwrap());
    // Somebody who has read enough may be gone.
    let _ = visitor.get_mut().write_all(answer.as_bytes());
    true
}
