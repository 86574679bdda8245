//! Putting on record what an agency has already.

use anyhow::Result;

use crate::main_job::Walk;
use crate::window::Window;

impl Walk {
    /// From Home to how they got it: who has it, and what they use it for.
    pub async fn begin_recording(&mut self, window: &mut Window) -> Result<()> {
        self.see_button(window, "home-give-access").await?;
        let first = self.names.say("home-record-new")?;
        if window.has("button", &first).await? {
            window.click_button(&first).await?;
        } else {
            self.press(window, "home-record").await?;
        }
        self.see_heading(window, "who-heading-recording", &[]).await?;
        let new = self.names.say("who-somebody-new")?;
        if window.has("choice", &new).await? {
            window.choose(&new).await?;
        }
        self.fill_who(window).await
    }

    /// Says what they use it for.
    pub async fn used_for(&mut self, window: &mut Window) -> Result<()> {
        self.see_heading(window, "what-for-heading-recording", &[]).await?;
        if window.has("choice", &self.job.platform).await? {
            window.choose(&self.job.platform).await?;
        }
        window.choose(&self.names.vendor(&format!("purpose-{}", self.job.purpose))?).await?;
        self.press(window, "what-for-right").await?;
        self.see_heading(window, "got-heading", &[]).await
    }

    /// Some time in 2024; it travelled so. Back to Home.
    pub async fn travelled(&mut self, window: &mut Window, way: &str) -> Result<()> {
        window.choose(&self.names.say("got-since-about")?).await?;
        window.fill(&self.names.say("got-year")?, "2024").await?;
        window.choose(&self.names.say(&format!("got-travelled-{way}"))?).await?;
        self.press(window, "got-save").await?;
        self.see_heading(window, "done-recorded-heading", &[]).await?;
        self.press(window, "done-finish").await?;
        self.see(window, "key-page-about", &[]).await?;
        self.press(window, "rail-home").await
    }
}
