//! Through a vendor's screens, one step at a time.

use anyhow::{Context, Result};

use crate::clipboard;
use crate::main_job::Walk;
use crate::window::Window;

impl Walk {
    /// Through the vendor's screens, to the one that shows the key. Gives what was on the clipboard for each box
    /// of the vendor's form.
    pub async fn guide(&mut self, window: &mut Window) -> Result<Vec<(String, String)>> {
        self.press(window, "make-show-form").await?;
        let pasted = self.guided(window).await?;
        self.see_heading(window, "key-heading", &[]).await?;
        Ok(pasted)
    }

    /// From the first of the vendor's screens to the last, whatever comes after it.
    pub async fn guided(&mut self, window: &mut Window) -> Result<Vec<(String, String)>> {
        let mut pasted = Vec::new();
        let steps = self.steps(window, 1).await?;
        for step in 1..=steps {
            window.see(&self.step_of(step, steps)?).await?;
            self.look(window, &format!("make-it-step-{step}")).await?;
            let (button, field) = self.next_button(window).await?;
            window.click_button(&button).await?;
            if step == steps {
                break;
            }
            window.see(&self.step_of(step + 1, steps)?).await?;
            if let Some(field) = field {
                pasted.push((field, clipboard::paste(self.place())?));
            }
        }
        Ok(pasted)
    }

    /// How many steps the guide has, with step number `step` on the screen.
    pub async fn steps(&self, window: &Window, step: u32) -> Result<u32> {
        let heads: Vec<String> =
            (1..=40).map(|steps| self.step_of(step, steps)).collect::<Result<_>>()?;
        let shown = window.see_one(&heads.iter().map(String::as_str).collect::<Vec<_>>()).await?;
        let index = heads.iter().position(|head| head == shown).context("no such step")?;
        Ok(u32::try_from(index)? + 1)
    }

    fn step_of(&self, step: u32, steps: u32) -> Result<String> {
        let (step, steps) = (step.to_string(), steps.to_string());
        self.names.say_with(
            "guide-step-of",
            &[("step", &step), ("steps", &steps), ("system", &self.job.platform)],
        )
    }

    /// The one filled button of a guided step, and the field it copies.
    async fn next_button(&self, window: &Window) -> Result<(String, Option<String>)> {
        for label in self.names.fields()? {
            let button = self.names.say_with("guide-copy-next", &[("field", &label)])?;
            if window.has("button", &button).await? {
                return Ok((button, Some(label)));
            }
        }
        for id in ["guide-next", "guide-see-key", "guide-both-went", "guide-finished"] {
            let button = self.names.say(id)?;
            if window.has("button", &button).await? {
                return Ok((button, None));
            }
        }
        anyhow::bail!("the step has no way on; the page says:\n{}", window.page_text().await?)
    }
}
