//! Into practice and out of it.

use anyhow::{Context, Result};

use crate::main_job::Walk;
use crate::programs;
use crate::surroundings::Surroundings;
use crate::window::Window;

impl Walk {
    /// From the first screen into practice.
    pub async fn practise_first(&self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "welcome", &[]).await?;
        self.press(window, "practice-first").await?;
        self.see_practice(window).await
    }

    /// Waits for the Home of practice.
    pub async fn see_practice(&self, window: &Window) -> Result<()> {
        self.see(window, "practice-banner", &[]).await?;
        self.see_button(window, "home-give-access").await
    }

    /// Back from practice, to the first screen of a machine without a vault.
    pub async fn leave_practice(&self, window: &mut Window) -> Result<()> {
        self.press(window, "practice-leave").await?;
        self.see_heading(window, "welcome", &[]).await?;
        self.not_seen(window, "practice-banner", &[]).await
    }

    /// The agency's answer, which practice invents, until it is understood and used.
    pub async fn they_answer(&mut self, window: &mut Window) -> Result<()> {
        let first = [("first", self.job.first.as_str())];
        window.click_button(&self.names.say_with("practice-answer-take", &first)?).await?;
        self.press(window, "ask-read").await?;
        self.see_heading(window, "ask-understood-heading", &[]).await?;
        let all = self.names.say_with("ask-use", &[("count", "3")])?;
        window.click_button(&all).await
    }
}

/// The port on which the app answers for the systems while somebody practises.
pub fn port(place: &Surroundings, window: &Window) -> Result<u16> {
    let mut ss = place.command("ss")?;
    ss.args(["--no-header", "--listening", "--tcp", "--numeric", "--processes"]);
    let told = String::from_utf8(programs::output(ss)?)?;
    let ours = format!("pid={},", window.on_screen()?.process);
    let line = told.lines().find(|line| line.contains(&ours)).context("the app listens nowhere")?;
    let (_, rest) =
        line.split_once("127.0.0.1:").context("it listens to others than this computer")?;
    let port = rest.split_whitespace().next().context("it listens at no port")?;
    port.parse().with_context(|| line.to_owned())
}
