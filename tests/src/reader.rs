//! The window as a screen reader meets it: roles, names and states from the accessibility bus, heard by a program
//! of its own (`reader.py`). The session has to be one that a screen reader runs in (`Setup::screen_reader`).

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use rustix::process::Pid;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::display::{GLANCE, PATIENCE};
use crate::surroundings::{Running, Surroundings, tied_at};
use crate::window::plain;

const READER: &str = include_str!("reader.py");

/// What an element is, as a screen reader says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something to press, also one that stays pressed.
    Button,
    /// Something to type into.
    Field,
    /// One of several.
    Radio,
    /// Any of several.
    CheckBox,
    /// A list that opens.
    Picker,
    /// A heading of any level.
    Heading,
    /// A link.
    Link,
    /// A picture.
    Image,
    /// A list.
    List,
    /// A group with a name, such as one of radio buttons.
    Group,
    /// A window over the window.
    Dialog,
}

impl Role {
    /// What the accessibility bus calls it; more than one where that has changed over the years.
    fn said(self) -> &'static [&'static str] {
        match self {
            Self::Button => &["push button", "button", "toggle button"],
            Self::Field => &["entry", "password text"],
            Self::Radio => &["radio button"],
            Self::CheckBox => &["check box"],
            Self::Picker => &["combo box"],
            Self::Heading => &["heading"],
            Self::Link => &["link"],
            Self::Image => &["image", "canvas"],
            Self::List => &["list"],
            Self::Group => &["panel", "grouping"],
            Self::Dialog => &["dialog"],
        }
    }
}

/// An element as it is read out.
#[derive(Debug, Clone, Deserialize)]
pub struct Element {
    /// In the accessibility bus's words.
    pub role: String,
    /// What it is called.
    pub name: String,
    /// What is said after the name.
    pub description: String,
    /// Its own text; what stands in it, for a field.
    pub text: String,
    /// In the accessibility bus's words, such as `checked`.
    pub states: Vec<String>,
    /// Of a heading; nothing else has one.
    pub level: u32,
    /// How changes in it are announced: `polite`, `assertive` or nothing.
    pub live: String,
    /// What it is in the page's source.
    pub tag: String,
    /// The part of the page it is, such as `main`; nothing for most.
    pub landmark: String,
    /// How deep it lies.
    #[serde(default)]
    pub depth: usize,
}

impl Element {
    /// Whether it is one of these, with this name.
    pub fn is(&self, role: Role, name: &str) -> bool {
        self.has_role(role) && self.name == plain(name)
    }

    /// Whether it is one of these.
    pub fn has_role(&self, role: Role) -> bool {
        role.said().contains(&self.role.as_str())
    }

    /// Whether it is in this state, in the accessibility bus's words.
    pub fn state(&self, state: &str) -> bool {
        self.states.iter().any(|known| known == state)
    }

    /// Role and name, as a failure tells them.
    pub fn told(&self) -> String {
        format!("{} {:?}", self.role, self.name)
    }
}

/// A running screen reader.
#[derive(Debug)]
pub struct Reader {
    program: Running,
    input: ChildStdin,
    answers: Receiver<String>,
}

impl Reader {
    /// Starts to listen to the app.
    pub(crate) fn start(place: &Surroundings, app: Pid) -> Result<Self> {
        // The system's own interpreter is the one that its python3-gi belongs to.
        let mut python = tied_at(place, Path::new("/usr/bin/python3"))?;
        python.args(["-W", "ignore", "-c", READER, &app.as_raw_nonzero().to_string()]);
        python.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = place.start("reader", python)?;
        let input = program.child.stdin.take().context("the reader has no input")?;
        let output = program.child.stdout.take().context("the reader has no output")?;
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                if line.map_or(true, |line| sender.send(line).is_err()) {
                    break;
                }
            }
        });
        let mut reader = Self { program, input, answers };
        let _ready: Option<Value> = reader.hear()?;
        let end = Instant::now() + PATIENCE;
        while !reader.all()?.iter().any(|element| element.role == "document web") {
            ensure!(Instant::now() < end, "no page of the app is on the accessibility bus");
            std::thread::sleep(GLANCE);
        }
        Ok(reader)
    }

    /// Everything there is to hear, in reading order.
    pub fn all(&mut self) -> Result<Vec<Element>> {
        let mut all: Vec<Element> = self.ask("all")?;
        for element in &mut all {
            tidy(element);
        }
        Ok(all)
    }

    /// What has the keyboard; nothing where it is not in the page.
    pub fn focused(&mut self) -> Result<Option<Element>> {
        let mut focused: Option<Element> = self.ask("focused")?;
        if let Some(element) = &mut focused {
            tidy(element);
        }
        Ok(focused)
    }

    /// The element of this role and name, if there is exactly one.
    pub fn find(&mut self, role: Role, name: &str) -> Result<Option<Element>> {
        let mut found = self.all()?.into_iter().filter(|element| element.is(role, name));
        let first = found.next();
        Ok(first.filter(|_| found.next().is_none()))
    }

    /// Waits for the one element of this role and name.
    pub fn wait_for(&mut self, role: Role, name: &str) -> Result<Element> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.find(role, name)? {
                return Ok(element);
            }
            if Instant::now() > end {
                bail!("no one {role:?} is called {name:?}; there are:\n{}", self.tree()?);
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Waits until something that is announced by itself says `text`.
    pub fn wait_for_spoken(&mut self, text: &str) -> Result<()> {
        self.wait_for_spoken_between(text, "")
    }

    /// The same for a text that begins and ends so, whatever it mentions between.
    pub fn wait_for_spoken_between(&mut self, before: &str, after: &str) -> Result<()> {
        let (before, after) = (plain(before), plain(after));
        let end = Instant::now() + PATIENCE;
        loop {
            let spoken = self.spoken()?;
            let says = |said: &String| {
                said.split_once(&before).is_some_and(|(_, rest)| rest.contains(&after))
            };
            if spoken.iter().any(says) {
                return Ok(());
            }
            if Instant::now() > end {
                let tree = self.tree()?;
                bail!("\"{before}…{after}\" was not announced; {spoken:?} was; there are:\n{tree}");
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// The texts that were announced by themselves so far.
    pub fn spoken(&mut self) -> Result<Vec<String>> {
        let spoken: Vec<String> = self.ask("spoken")?;
        Ok(spoken.iter().map(|said| plain(said)).collect())
    }

    /// How often the focus has arrived somewhere.
    pub(crate) fn arrivals(&mut self) -> Result<u64> {
        self.ask("arrived")
    }

    /// Everything that is read out, a line each: what a failure shows.
    pub fn tree(&mut self) -> Result<String> {
        let all = self.all()?;
        let lines = all.iter().filter(|it| !(it.name.is_empty() && it.text.is_empty())).map(|it| {
            let focused = if it.state("focused") { " (focused)" } else { "" };
            let indent = "  ".repeat(it.depth);
            format!("{indent}{} {:?} {:?}{focused}", it.role, it.name, it.text)
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    }

    fn ask<T: DeserializeOwned>(&mut self, question: &str) -> Result<T> {
        let end = Instant::now() + PATIENCE;
        loop {
            writeln!(self.input, "{}", Value::from(question))?;
            if let Some(answer) = self.hear()? {
                return Ok(answer);
            }
            ensure!(Instant::now() < end, "the page never stands still long enough to be read");
            std::thread::sleep(GLANCE);
        }
    }

    fn hear<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let Ok(line) = self.answers.recv_timeout(PATIENCE) else {
            self.program.still_runs()?;
            bail!("the screen reader does not answer");
        };
        let mut answer: serde_json::Map<String, Value> = serde_json::from_str(&line)?;
        if let Some(fault) = answer.get("fault").and_then(Value::as_str) {
            bail!("the screen reader stumbled: {fault}");
        }
        match answer.remove("is") {
            Some(said) => Ok(Some(serde_json::from_value(said)?)),
            None => Ok(None),
        }
    }
}

fn tidy(element: &mut Element) {
    element.name = plain(&element.name);
    element.description = plain(&element.description);
    element.text = plain(&element.text);
}
