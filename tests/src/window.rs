//! The real window of the app, with a person's verbs: things are found by what they are and what stands on
//! them, and only those that are displayed exist.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail, ensure};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use serde_json::{Value, json};
use thirtyfour::components::SelectElement;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::session::scriptret::ScriptRet;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::desktop::{Desktop, Theme};
use crate::display::{self, GLANCE, OnScreen, PATIENCE};
use crate::keyboard::Keyboard;
use crate::reader::Reader;
use crate::surroundings::{Running, Surroundings};
use crate::{clipboard, dialogs, programs};

mod days;
mod eyes;
mod start;

const FIND: &str = include_str!("window/find.js");

/// What the driver says of an answer that it cannot read itself.
const GARBLED: &str = "Could not parse script result";

/// What the person's hands did in this window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hands {
    /// Buttons, links, radio buttons and boxes pressed, and dialogs confirmed.
    pub clicks: u32,
    /// Fields typed into.
    pub fields: u32,
    /// Things pasted: the button or the keys that paste are no click, and no typing.
    pub pastes: u32,
}

impl Hands {
    /// What was done since.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self {
            clicks: self.clicks - before.clicks,
            fields: self.fields - before.fields,
            pastes: self.pastes - before.pastes,
        }
    }
}

/// The open app.
#[derive(Debug)]
pub struct Window {
    place: Surroundings,
    driver: Option<WebDriver>,
    /// Ended with the window.
    _native: Running,
    app: Pid,
    hands: Hands,
    /// Its settings, once the window asked for others.
    desktop: Option<Desktop>,
}

impl Window {
    /// What was done in this window so far.
    pub fn hands(&self) -> Hands {
        self.hands
    }

    /// Presses the button with this text.
    pub async fn click_button(&mut self, name: &str) -> Result<()> {
        self.press("button", name).await
    }

    /// Picks the radio button or box with this label; one that is picked already stays so.
    pub async fn choose(&mut self, label: &str) -> Result<()> {
        if self.is_chosen(label).await? {
            return Ok(());
        }
        self.press("choice", label).await
    }

    /// Takes the tick out of the box with this label.
    pub async fn untick(&mut self, label: &str) -> Result<()> {
        ensure!(self.is_chosen(label).await?, "{label:?} is not ticked");
        self.press("choice", label).await?;
        ensure!(!self.is_chosen(label).await?, "{label:?} stays ticked");
        Ok(())
    }

    /// Replaces what stands in the field with this label.
    pub async fn fill(&mut self, label: &str, text: &str) -> Result<()> {
        let field = self.the("field", label).await?;
        if field.tag_name().await? == "select" {
            bail!("{label:?} is a list: nobody types into it");
        }
        let keys = match text {
            "" => "" + Key::Backspace,
            // A line end is typed by the key that makes one.
            text => text.replace('\n', &Key::Enter.value().to_string()).into(),
        };
        self.reach(&field).await?;
        let typed = async {
            field.click().await?;
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(keys).await
        };
        typed.await.with_context(|| format!("typing into {label:?}"))?;
        self.hands.fields += 1;
        Ok(())
    }

    /// Picks an entry of the list with this label.
    pub async fn pick(&mut self, label: &str, entry: &str) -> Result<()> {
        let list = self.the("field", label).await?;
        SelectElement::new(&list).await?.select_by_exact_text(entry).await?;
        self.hands.clicks += 1;
        Ok(())
    }

    /// Copies `text` elsewhere, then presses the button that pastes it here.
    pub async fn paste_by(&mut self, button: &str, text: &str) -> Result<()> {
        clipboard::copy(&self.place, text)?;
        self.push("button", button).await?;
        self.hands.pastes += 1;
        Ok(())
    }

    /// Copies `text` elsewhere, then pastes it with the keyboard over what stands in the field with this label.
    pub async fn paste_into(&mut self, label: &str, text: &str) -> Result<()> {
        clipboard::copy(&self.place, text)?;
        let field = self.the("field", label).await?;
        self.reach(&field).await?;
        field.click().await?;
        display::focus(&self.place, self.on_screen()?.id)?;
        let mut xdotool = self.place.command("xdotool")?;
        xdotool.args(["key", "--delay", "20", "ctrl+a", "Delete", "ctrl+v"]);
        programs::output(xdotool)?;
        self.hands.pastes += 1;
        let end = Instant::now() + PATIENCE;
        while plain(&self.value_of(label).await?) != plain(text) {
            ensure!(Instant::now() < end, "what was pasted does not stand in {label:?}");
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// Takes the name and the folder that the save dialog proposes; gives what was saved.
    pub fn save_as_proposed(&mut self) -> Result<PathBuf> {
        self.hands.clicks += 1;
        dialogs::save_as_proposed(&self.place)
    }

    /// Sets the desktop to light or dark, and waits until the window looks so.
    pub async fn theme(&mut self, theme: Theme) -> Result<()> {
        match &mut self.desktop {
            Some(desktop) => desktop.set(theme)?,
            None => self.desktop.insert(Desktop::begin(&self.place)?).set(theme)?,
        }
        let name = theme.name();
        let script = format!("return matchMedia('(prefers-color-scheme: {name})').matches");
        let end = Instant::now() + PATIENCE;
        while self.script(&script).await? != json!(true) {
            ensure!(Instant::now() < end, "the window does not become {name}");
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// A screen reader that listens to this window. The session must be one with `screen_reader`.
    pub fn reader(&self) -> Result<Reader> {
        Reader::start(&self.place, self.app)
    }

    /// A keyboard before this window, with a screen reader. The session must be one with `screen_reader`.
    pub fn keyboard(&self) -> Result<Keyboard> {
        Keyboard::new(&self.place, self.app)
    }

    /// The machine it is open on.
    pub fn place(&self) -> &Surroundings {
        &self.place
    }

    /// Waits for another window of the app, by its title.
    pub fn another(&self, title: &str) -> Result<OnScreen> {
        let app = self.app.as_raw_nonzero().get().unsigned_abs();
        display::wait_for(&self.place, &format!("the app's window {title:?}"), |window| {
            window.process == app && !window.dialog && window.title == title
        })
    }

    /// The app's main window on the screen.
    pub fn on_screen(&self) -> Result<OnScreen> {
        let app = self.app.as_raw_nonzero().get().unsigned_abs();
        display::wait_for(&self.place, "the app's window", |window| {
            window.process == app && !window.dialog
        })
    }

    /// Closes the window by its cross and waits until the app has ended.
    pub async fn quit(mut self) -> Result<Hands> {
        display::close(&self.place, self.on_screen()?.id)?;
        self.ended().await.context("after its window was closed")?;
        Ok(self.leave())
    }

    /// Ends the app at once, as a power cut does.
    pub async fn kill(mut self) -> Result<Hands> {
        kill_process(self.app, Signal::KILL)?;
        self.ended().await?;
        Ok(self.leave())
    }

    fn leave(&mut self) -> Hands {
        if let Some(driver) = self.driver.take() {
            // There is no window left to say goodbye to.
            let _ = driver.leak();
        }
        self.hands
    }

    async fn ended(&self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while test_kill_process(self.app).is_ok() && !is_zombie(self.app) {
            ensure!(
                Instant::now() < end,
                "the app (process {}) is still running",
                self.app.as_raw_nonzero()
            );
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    fn driver(&self) -> Result<&WebDriver> {
        self.driver.as_ref().context("the window is closed")
    }

    /// Asks the page. The driver sometimes cannot read its own answer while a page is drawn anew; looking changes
    /// nothing, so it is asked again.
    async fn execute(&self, script: &str, args: Vec<Value>) -> Result<ScriptRet> {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.driver()?.execute(script, args.clone()).await;
            let is_garbled = |error: &WebDriverError| error.to_string().contains(GARBLED);
            if answer.as_ref().err().is_none_or(|error| !is_garbled(error)) || Instant::now() > end
            {
                return Ok(answer?);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn press(&mut self, role: &str, name: &str) -> Result<()> {
        self.push(role, name).await?;
        self.hands.clicks += 1;
        Ok(())
    }

    async fn push(&mut self, role: &str, name: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let element = self.the(role, name).await?;
            let result = match self.is_ready(&element).await {
                Ok(true) => match self.reach(&element).await {
                    Ok(()) => element.click().await,
                    error => error,
                },
                // A button that is grey for now is waited for, as a person would.
                Ok(false) if Instant::now() < end => {
                    tokio::time::sleep(GLANCE).await;
                    continue;
                }
                Ok(false) => {
                    bail!("the {role} {name:?} stays grey; {}", self.what_is_there().await?)
                }
                Err(error) => Err(error),
            };
            match result {
                Ok(()) => break,
                // The page drew itself anew between looking and pressing.
                Err(error) if is_passing(&error) && Instant::now() < end => {
                    tokio::time::sleep(GLANCE).await;
                }
                Err(error) => {
                    return Err(anyhow!(error).context(format!("pressing the {role} {name:?}")));
                }
            }
        }
        Ok(())
    }

    /// Not grey, and not at work with what was pressed before.
    async fn is_ready(&self, element: &WebElement) -> WebDriverResult<bool> {
        Ok(element.is_enabled().await?
            && element.attr("aria-disabled").await?.as_deref() != Some("true"))
    }

    /// Scrolls as far as a person has to. The driver's own scrolling stops short where the page keeps a strip at its
    /// top free (`scroll-padding`).
    async fn reach(&self, element: &WebElement) -> WebDriverResult<()> {
        let script = "arguments[0].scrollIntoViewIfNeeded(false)";
        let Some(driver) = &self.driver else { return Ok(()) };
        driver.execute(script, vec![element.to_json()?]).await.map(drop)
    }

    async fn all(&self, role: &str, name: &str) -> Result<Vec<WebElement>> {
        let found = self.execute(FIND, vec![json!(role), json!(name)]).await?;
        Ok(found.elements()?)
    }

    async fn the(&self, role: &str, name: &str) -> Result<WebElement> {
        let end = Instant::now() + PATIENCE;
        loop {
            let mut found = self.all(role, name).await?;
            match (found.pop(), found.len()) {
                (Some(element), 0) => return Ok(element),
                (Some(_), more) if Instant::now() > end => {
                    bail!(
                        "there are {} of the {role} {name:?}; the page says:\n{}",
                        more + 1,
                        self.page_text().await?
                    )
                }
                (None, _) if Instant::now() > end => {
                    bail!("there is no {role} {name:?}; {}", self.what_is_there().await?)
                }
                _ => tokio::time::sleep(GLANCE).await,
            }
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if self.driver.is_some() {
            // A window left open by a journey is one that stopped half way: the last look at it explains why.
            let _ = display::picture(&self.place, &self.place.last_look());
        }
        self.leave();
        let _ = kill_process(self.app, Signal::KILL);
    }
}

/// Text as a person reads it: one blank between words, without the marks that keep scripts apart.
pub fn plain(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|it| !matches!(it, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{ad}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An ended process stays listed until its parent, the driver, has taken note of it. While another of its threads is
/// still ending, its connections are still there.
fn is_zombie(process: Pid) -> bool {
    let here = format!("/proc/{}", process.as_raw_nonzero());
    let is_alone = fs::read_dir(format!("{here}/task")).is_ok_and(|tasks| tasks.count() <= 1);
    is_alone
        && fs::read_to_string(format!("{here}/stat")).is_ok_and(|stat| {
            stat.rsplit(')').next().is_some_and(|rest| rest.trim_start().starts_with('Z'))
        })
}

fn is_passing(error: &WebDriverError) -> bool {
    matches!(
        **error,
        WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
    )
}
