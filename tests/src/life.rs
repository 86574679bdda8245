//! What becomes of a key after it was given: plans, step by step.

use anyhow::{Context, Result, ensure};

use crate::foreign;
use crate::job::Job;
use crate::main_job::Walk;
use crate::window::Window;

impl Walk {
    /// From the page of a key to the page of a plan: who breaks is said first, where something stops.
    pub async fn begin_plan(&self, window: &mut Window, what: &str, holders: u32) -> Result<()> {
        window.click_button(&self.names.say_with("key-can", &[("what", what)])?).await?;
        self.see_heading(window, "breaks-heading", &[("count", &holders.to_string())]).await?;
        window.click_button(&self.names.say_with("breaks-begin", &[("what", what)])?).await?;
        let mentioned = of_key(what);
        self.see_heading(window, "plan-heading", &mentioned).await
    }

    /// What a step is called while it can be done; `name` is what it is about.
    pub fn step(&self, step: &str, name: &str) -> Result<String> {
        let mentioned = [("step", step), ("name", name), ("platform", &self.job.platform)];
        self.names.say_with("plan-now", &mentioned)
    }

    /// Waits until this step can be done, and opens it where another one is open.
    pub async fn open_step(&self, window: &mut Window, step: &str, name: &str) -> Result<()> {
        let title = self.step(step, name)?;
        window.see_step(&title).await?;
        if window.has("button", &title).await? {
            window.click_button(&title).await?;
        }
        Ok(())
    }

    /// Presses the button that says a step in the vendor's screens is done.
    pub async fn done_there(&self, window: &mut Window, step: &str) -> Result<()> {
        let done = self.names.say_with("plan-there-done", &[("step", step)])?;
        window.click_button(&done).await
    }

    /// Leaves a step out for a reason.
    pub async fn leave_out(&self, window: &mut Window, step: &str, reason: &str) -> Result<()> {
        window.click_button(&self.names.say_with("plan-skip", &[("step", step)])?).await?;
        window.fill(&self.names.say("plan-skip-reason")?, reason).await?;
        self.press(window, "plan-skip-yes").await?;
        self.see(window, "plan-skipped-because", &[("reason", reason)]).await
    }

    /// The plan under way that stands on the page of a key.
    pub async fn open_plan(&mut self, window: &mut Window, key: &str) -> Result<()> {
        self.open_key(window, key).await?;
        let plans = window.list(&self.names.say("plans-under-way")?).await?;
        let plan = plans.first().context("no plan is under way")?;
        let titles = ["overlap", "cut-over", "switch-off", "switch-on", "reset", "unsure"];
        for what in titles {
            let mentioned = of_key(what);
            let title = self.names.say_with("plan-title", &mentioned)?;
            if plan.starts_with(&title) {
                window.click_button(&title).await?;
                return self.see_heading(window, "plan-heading", &mentioned).await;
            }
        }
        anyhow::bail!("the plan under way is {plan:?}")
    }

    /// The key of a group, to these agencies one after the other; nobody is known before.
    pub async fn give_group_key(&mut self, window: &mut Window, jobs: &[Job]) -> Result<()> {
        for (number, job) in jobs.iter().enumerate() {
            self.turn_to(job.clone());
            if number == 0 {
                self.who_and_what_for(window).await?;
                self.see_account(window).await?;
                self.fill_account(window).await?;
                self.press(window, "make-show-steps").await?;
                self.sees_key_already(window).await?;
                self.press(window, "guide-next").await?;
                self.press(window, "guide-see-key").await?;
                self.paste_key(window).await?;
                self.press(window, "key-choose-form").await?;
            } else {
                let name = self.job.account.clone();
                self.open_key(window, &name).await?;
                self.press(window, "key-page-give").await?;
                self.see_heading(window, "who-heading", &[]).await?;
                self.somebody_new(window).await?;
                self.press(window, "what-for-right").await?;
            }
            let path = self.place().home().join(format!("Documents/{}.age", self.job.first));
            let words = self.deliver(window, &path).await?;
            let opened = foreign::age_with_words(&path, &words)?;
            self.receipt(window, &foreign::jq(&opened, ".receipt")?).await?;
        }
        Ok(())
    }

    /// Presses the button that ends a plan; `about` names it.
    pub async fn finish_plan(&self, window: &mut Window, about: &[(&str, &str)]) -> Result<()> {
        window.click_button(&self.names.say_with("plan-finish", about)?).await?;
        self.see_heading(window, "plan-heading-done", about).await
    }

    /// The new key of a plan, in a file for the person of the job, until the receipt is heard; its step is open.
    pub async fn deliver_new(&mut self, window: &mut Window, key: &str) -> Result<()> {
        self.press(window, "file-make").await?;
        let first = self.job.first.clone();
        self.see_heading(window, "delivery-headline-file", &[("first", &first)]).await?;
        let form = window.has("button", &self.names.say("file-save")?).await?;
        ensure!(form, "the new file is saved already");
        let file = self.place().home().join(format!("Documents/new for {first}.age"));
        self.save(window, &file).await?;
        self.sent_and_arrived(window).await?;
        let words = self.read_words(window).await?;
        self.words_read(window).await?;
        let opened = foreign::age_with_words(&file, &words)?;
        ensure!(
            foreign::jq(&opened, ".keys[0].key")? == key,
            "it is not the new key that is in it"
        );
        self.receipt(window, &foreign::jq(&opened, ".receipt")?).await
    }
}

/// What names a plan about a key in the texts.
pub fn of_key(what: &str) -> [(&str, &str); 3] {
    [("what", what), ("agency", ""), ("person", "")]
}
