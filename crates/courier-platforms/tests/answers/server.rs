//! A plain socket that answers with files.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{JoinHandle, sleep};
use std::time::Duration;

use data_encoding::BASE64;
use jiff::{SignedDuration, Timestamp, fmt::rfc2822::DateTimePrinter};

/// What stands for what in an answer.
pub(crate) type Fill<'a> = &'a [(&'a str, &'a str)];

/// Gives one answer after the other, one a connection, and keeps what it was asked.
pub(crate) struct Server {
    pub(crate) port: u16,
    ends: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Vec<u8>>>,
}

impl Server {
    pub(crate) fn of(answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let ends = Arc::new(AtomicBool::new(false));
        let ended = ends.clone();
        let thread = std::thread::spawn(move || {
            let mut asked = Vec::new();
            let mut answers = answers.into_iter();
            loop {
                let (mut stream, _) = listener.accept().unwrap();
                if ended.load(Ordering::SeqCst) {
                    return asked;
                }
                asked.push(read_request(&mut stream));
                let _ = write_answer(&mut stream, &answers.next().unwrap_or_default());
            }
        });
        Self { port, ends, thread }
    }

    /// What it was asked.
    pub(crate) fn end(self) -> Vec<Vec<u8>> {
        self.ends.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(("127.0.0.1", self.port)).unwrap());
        self.thread.join().unwrap()
    }
}

fn read_request(stream: &mut TcpStream) -> Vec<u8> {
    let mut asked = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(head) = asked.windows(4).position(|end| end == b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&asked[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
            let length = length.map_or(0, |length| length.trim().parse::<usize>().unwrap());
            if asked.len() >= head + 4 + length {
                return asked;
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return asked,
            Ok(read) => asked.extend_from_slice(&chunk[..read]),
        }
    }
}

const DRIP: &[u8] = b"{DRIP}";

fn write_answer(stream: &mut TcpStream, answer: &[u8]) -> std::io::Result<()> {
    let Some(at) = answer.windows(DRIP.len()).position(|part| part == DRIP) else {
        return stream.write_all(answer);
    };
    stream.write_all(&answer[..at])?;
    // Until the other side has had enough.
    loop {
        stream.write_all(b" ")?;
        sleep(Duration::from_millis(10));
    }
}

/// A file as it goes over the wire: without its comment, the head's lines ended as HTTP ends them.
pub(crate) fn on_the_wire(file: &str, fill: Fill<'_>) -> Vec<u8> {
    let (_, raw) = file.split_once('\n').unwrap();
    let (head, body) = raw.split_once("\n\n").unwrap_or((raw, ""));
    let mut text = head.replace('\n', "\r\n");
    if !head.is_empty() {
        text.push_str("\r\n\r\n");
    }
    text.push_str(body);
    for (name, value) in fill {
        for (way, encoded) in [
            ("", (*value).to_owned()),
            (":percent", each(value, |sign| format!("%{sign:02X}"))),
            (":json", each(value, |sign| format!("\\u{sign:04x}"))),
            (":html", each(value, |sign| format!("&#{sign};"))),
            (":base64", BASE64.encode(value.as_bytes())),
        ] {
            text = text.replace(&format!("{{{name}{way}}}"), &encoded);
        }
    }
    text = text.replace("{DATE}", &http_date(0)).replace("{DATE:-5}", &http_date(-5));
    text = text.replace("{10MB}", &"0123456789".repeat(1024 * 1024));
    text.into_bytes()
}

fn each(text: &str, write: impl Fn(u32) -> String) -> String {
    text.chars().map(|sign| write(sign.into())).collect::<Vec<String>>().concat()
}

fn http_date(minutes: i64) -> String {
    let at = Timestamp::now() + SignedDuration::from_mins(minutes);
    DateTimePrinter::new().timestamp_to_rfc9110_string(&at).unwrap()
}
