//! A real browser, driven as a person uses one: by what stands on the page, with the keyboard and a pointer. The
//! driver is `tests/browsers/drive.mjs`; commands go to it by its standard input, so that words are no argument.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::programs;
use crate::surroundings::{Running, Surroundings, tied};
use crate::window::plain;

/// Longer than the driver itself waits for anything; it bounds a wait and measures nothing.
const PATIENCE: Duration = Duration::from_mins(2);

/// Which browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Debian's Chromium.
    Chromium,
    /// Debian's Firefox ESR.
    Firefox,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    fn program(self) -> Result<PathBuf> {
        programs::find(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
        })
    }
}

/// How it is set up.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The person prefers dark.
    pub dark: bool,
    /// Scripts run.
    pub scripts: bool,
    /// Width and height of the page.
    pub size: (u32, u32),
    /// On the session's screen, with its clipboard; otherwise without a window.
    pub shown: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { dark: false, scripts: true, size: (1000, 800), shown: false }
    }
}

/// What a page did besides showing itself.
#[derive(Debug, Deserialize)]
pub struct Told {
    /// Warnings and problems its scripts met.
    pub console: Vec<String>,
    /// What its policy refused.
    pub refused: Vec<String>,
    /// Every address it asked for, its own among them.
    pub requests: Vec<String>,
    /// Every address it went to, its own among them.
    pub navigations: Vec<String>,
}

/// How busy the page's own thread was while it was watched.
#[derive(Debug, Deserialize)]
pub struct Thread {
    /// Milliseconds that the longest task worked; only Chromium tells them.
    pub longest: Option<f64>,
    /// Milliseconds of the longest time between two ticks of a clock of 5 ms.
    pub gap: f64,
    /// How often that clock ticked.
    pub ticks: u32,
}

/// An open browser with one page.
#[derive(Debug)]
pub struct Browser {
    driver: Running,
    input: ChildStdin,
    answers: Receiver<String>,
    place: Surroundings,
    downloads: PathBuf,
    done: bool,
}

impl Browser {
    /// Starts one in a session; in a network of its own where the session is that network's.
    pub fn start(place: &Surroundings, kind: Kind, look: Look) -> Result<Self> {
        let driver = programs::workspace().join("tests/browsers");
        ensure!(
            driver.join("node_modules").is_dir(),
            "the packages that drive browsers are missing: run `cargo xtask setup`"
        );
        let own = tempfile::Builder::new().prefix("browser-").tempdir_in(place.root())?.keep();
        let downloads = own.join("downloads");
        fs::create_dir(&downloads)?;
        let mut node = tied(place, "node")?;
        node.arg(driver.join("drive.mjs")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut driver = place.start(kind.name(), node)?;
        let input = driver.child.stdin.take().context("the driver has no input")?;
        let output = driver.child.stdout.take().context("the driver has no output")?;
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            // Nobody listens any more where the browser is gone.
            lines.map(|line| sender.send(line)).take_while(Result::is_ok).for_each(drop);
        });
        let place = place.clone();
        let mut browser = Self { driver, input, answers, place, downloads, done: false };
        let (width, height) = look.size;
        let proxy = browser.place.own_network.then(|| crate::namespace::proxy::ADDRESS.to_string());
        browser.tell(json!({
            "do": "launch", "kind": kind.name(), "program": kind.program()?, "proxy": proxy,
            "hosts": browser.place.hosts, "home": own,
            "downloads": browser.downloads, "width": width, "height": height, "dark": look.dark,
            "scripts": look.scripts, "shown": look.shown,
        }))?;
        Ok(browser)
    }

    /// Opens a file, as a double click does.
    pub fn open(&mut self, file: &Path) -> Result<()> {
        let url = format!("file://{}", file.display());
        self.tell(json!({ "do": "open", "url": url }))
    }

    /// Goes to an address, as typed at the top.
    pub fn go(&mut self, url: &str) -> Result<()> {
        self.tell(json!({ "do": "open", "url": url }))
    }

    /// Everything that can be read on the page now.
    pub fn text(&mut self) -> Result<String> {
        Ok(plain(&self.ask::<String>(json!({ "do": "text" }))?))
    }

    /// Waits until this can be read.
    pub fn see(&mut self, said: &str) -> Result<()> {
        self.tell(json!({ "do": "waitText", "said": said }))
    }

    /// Waits until there is an element with this role and name.
    pub fn see_role(&mut self, role: &str, name: &str) -> Result<()> {
        self.tell(json!({ "do": "waitFor", "role": role, "name": name }))
    }

    /// How many elements have this role and name.
    pub fn count(&mut self, role: &str, name: &str) -> Result<usize> {
        self.ask(json!({ "do": "count", "role": role, "name": name }))
    }

    /// What stands in the field with this label.
    pub fn value(&mut self, label: &str) -> Result<String> {
        self.ask(json!({ "do": "read", "role": "textbox", "name": label }))
    }

    /// Types into the field with this label, in place of what is there.
    pub fn fill(&mut self, label: &str, text: &str) -> Result<()> {
        self.tell(json!({ "do": "type", "role": "textbox", "name": label, "text": text }))
    }

    /// Presses the button with this name.
    pub fn press(&mut self, name: &str) -> Result<()> {
        self.tell(json!({ "do": "press", "role": "button", "name": name }))
    }

    /// Presses a key while another is held.
    pub fn keys(&mut self, hold: &str, key: &str) -> Result<()> {
        self.tell(json!({ "do": "keys", "hold": hold, "key": key }))
    }

    /// Presses a button and chooses `file` in the dialog it opens.
    pub fn choose(&mut self, button: &str, file: &Path) -> Result<()> {
        self.tell(json!({ "do": "choose", "role": "button", "name": button, "path": file }))
    }

    /// Lets go of `file` over the page.
    pub fn drop_file(&mut self, file: &Path, media_type: &str) -> Result<()> {
        self.tell(json!({ "do": "drop", "path": file, "type": media_type }))
    }

    /// Watches the page's thread from now on.
    pub fn watch_thread(&mut self) -> Result<()> {
        self.tell(json!({ "do": "watchThread" }))
    }

    /// How busy the page's thread was since then.
    pub fn read_thread(&mut self) -> Result<Thread> {
        self.ask(json!({ "do": "readThread" }))
    }

    /// Fails with what axe-core finds wrong on the page.
    pub fn axe(&mut self) -> Result<()> {
        let found: Vec<Value> = self.ask(json!({ "do": "axe" }))?;
        ensure!(found.is_empty(), "axe finds: {}", serde_json::to_string_pretty(&found)?);
        Ok(())
    }

    /// The text of the page as it would be printed.
    pub fn printed(&mut self) -> Result<String> {
        let paper = self.downloads.with_file_name("printed.pdf");
        self.tell(json!({ "do": "print", "path": paper }))?;
        let mut pdftotext = self.place.command("pdftotext")?;
        pdftotext.args(["-layout", "-enc", "UTF-8"]).arg(&paper).arg("-");
        Ok(plain(&String::from_utf8(programs::output(pdftotext)?)?))
    }

    /// The whole page into a PNG file.
    pub fn picture(&mut self, path: &Path) -> Result<()> {
        self.tell(json!({ "do": "picture", "path": path }))
    }

    /// What the page did since it was opened.
    pub fn told(&mut self) -> Result<Told> {
        self.ask(json!({ "do": "told" }))
    }

    /// The folder that what is saved lands in.
    pub fn downloads(&self) -> &Path {
        &self.downloads
    }

    /// Closes the browser.
    pub fn quit(mut self) -> Result<()> {
        self.tell(json!({ "do": "quit" }))?;
        self.done = true;
        Ok(())
    }

    fn tell(&mut self, command: Value) -> Result<()> {
        self.ask::<Value>(command).map(drop)
    }

    fn ask<T: DeserializeOwned>(&mut self, command: Value) -> Result<T> {
        let mut line = serde_json::to_vec(&command)?;
        line.push(b'\n');
        self.input.write_all(&line).context("the driver is gone")?;
        let answer = self.answers.recv_timeout(PATIENCE).context("the driver does not answer")?;
        let mut answer: Value = serde_json::from_str(&answer)?;
        if let Some(problem) = answer.get("problem").and_then(Value::as_str) {
            bail!("{problem}");
        }
        Ok(serde_json::from_value(answer.get_mut("done").map(Value::take).unwrap_or_default())?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.done {
            // One left open belongs to a test that stopped half way: the last look at it explains why.
            let look = self.place.last_look();
            let _ = self.picture(&look);
            let _ = self.tell(json!({ "do": "quit" }));
        }
        let _ = self.driver.still_runs();
    }
}
