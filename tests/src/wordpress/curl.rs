//! Asking the site as anybody's program does. What is asked goes in by standard input, so no password is an argument.

use std::fmt::Write as _;
use std::io::Write;
use std::net::IpAddr;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::surroundings::Surroundings;

/// A question, ready to be sent.
#[derive(Debug)]
pub struct Curl<'a> {
    place: &'a Surroundings,
    asked: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Status line and headers as they came.
    pub head: String,
    /// What follows them.
    pub body: String,
}

impl<'a> Curl<'a> {
    pub(super) fn new(place: &'a Surroundings, url: &str) -> Self {
        let asked = Self { place, asked: "silent\nshow-error\ninclude\n".to_owned() };
        asked.with("url", url).with("max-time", "60")
    }

    /// With a name and a password.
    #[must_use]
    pub fn of(self, user: &str, password: &str) -> Self {
        self.with("user", &format!("{user}:{password}"))
    }

    /// From that address of this computer.
    #[must_use]
    pub fn from(self, address: IpAddr) -> Self {
        self.with("interface", &address.to_string())
    }

    /// Another method than GET.
    #[must_use]
    pub fn method(self, method: &str) -> Self {
        self.with("request", method)
    }

    /// A header.
    #[must_use]
    pub fn header(self, line: &str) -> Self {
        self.with("header", line)
    }

    /// JSON is sent along.
    #[must_use]
    pub fn json(self, said: &serde_json::Value) -> Self {
        self.header("Content-Type: application/json").with("data", &said.to_string())
    }

    /// A form is sent along.
    #[must_use]
    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(self, |asked, (name, value)| {
            asked.with("data-urlencode", &format!("{name}={value}"))
        })
    }

    /// Where nobody listens yet, asks again for a while.
    pub(super) fn patiently(mut self) -> Self {
        self.asked += "retry-connrefused\n";
        self.with("retry", "100").with("retry-delay", "1").with("retry-max-time", "60")
    }

    /// Asks. Whether the site is trusted is curl's own judgement, by the system's certificates.
    pub fn send(self) -> Result<Answer> {
        let mut curl = self.place.command("curl")?;
        curl.args(["--config", "-"]);
        let out = String::from_utf8_lossy(&fed(curl, &self.asked)?).into_owned();
        let (head, body) = out.split_once("\r\n\r\n").context("an answer without an end")?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.with_context(|| head.to_owned())?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    fn with(mut self, option: &str, value: &str) -> Self {
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        // Writing into a string cannot fail.
        let _ = writeln!(self.asked, "{option} = \"{value}\"");
        self
    }
}

/// Runs `command` with `input` and gives what it printed.
pub(super) fn fed(mut command: Command, input: &str) -> Result<Vec<u8>> {
    let name = format!("{:?}", command.get_args().collect::<Vec<_>>());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| name.clone())?;
    let mut pipe = child.stdin.take().context("it has no input")?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let out = child.wait_with_output()?;
    // A program that ended before it read all says why itself.
    let _ = writer.join();
    let said = String::from_utf8_lossy(&out.stderr);
    ensure!(out.status.success(), "{name} ended with {}: {said}", out.status);
    Ok(out.stdout)
}
