//! Into practice and out of it.

use anyhow::{Result, bail};

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

/// What the systems of practice answer to a request without a body, sent as by somebody outside of the app.
pub fn post(place: &Surroundings, window: &Window, host: &str, path: &str) -> Result<Vec<u8>> {
    let mut ss = place.command("ss")?;
    ss.args(["--no-header", "--listening", "--tcp", "--numeric", "--processes"]);
    let told = String::from_utf8(programs::output(ss)?)?;
    let ours = format!("pid={},", window.on_screen()?.process);
    // The driver has its way into the app as well, which does not speak HTTP.
    let ports = told.lines().filter(|line| line.contains(&ours)).filter_map(|line| {
        let (_, rest) = line.split_once("127.0.0.1:")?;
        rest.split_whitespace().next()
    });
    for port in ports {
        let mut curl = place.command("curl")?;
        curl.args(["--silent", "--request", "POST", "--header", &format!("Host: {host}")]);
        curl.arg(format!("http://127.0.0.1:{port}{path}"));
        let out = curl.output()?;
        if out.status.success() {
            return Ok(out.stdout);
        }
    }
    bail!("the app answers nowhere as a system: {told}")
}
