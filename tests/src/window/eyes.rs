//! What a person sees in the window.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{Window, plain};
use crate::display::{self, GLANCE, PATIENCE};

const SOURCE: &str = include_str!("source.js");
const SETTLE: &str = include_str!("settle.js");

impl Window {
    /// What stands in the field with this label.
    pub async fn value_of(&self, label: &str) -> Result<String> {
        let field = self.the("field", label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Whether the radio button or box with this label is picked.
    pub async fn is_chosen(&self, label: &str) -> Result<bool> {
        let choice = self.the("choice", label).await?;
        let script = "const it = arguments[0]; return (it.control ?? it).checked ?? it.ariaChecked === 'true'";
        let answer = self.execute(script, vec![choice.to_json()?]).await?;
        Ok(answer.json().as_bool().unwrap_or_default())
    }

    /// Waits until `text` is displayed.
    pub async fn see(&self, text: &str) -> Result<()> {
        let wanted = plain(text);
        self.until(&format!("see {wanted:?}"), async || {
            Ok(self.page_text().await?.contains(&wanted))
        })
        .await
    }

    /// Waits until one of these texts is displayed, and tells which.
    pub async fn see_one<'a>(&self, texts: &[&'a str]) -> Result<&'a str> {
        let end = Instant::now() + PATIENCE;
        loop {
            let page = self.page_text().await?;
            if let Some(text) = texts.iter().find(|text| page.contains(&plain(text))) {
                return Ok(text);
            }
            ensure!(
                Instant::now() < end,
                "could not see any of {texts:?}; {}",
                self.what_is_there().await?
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until `text` is displayed no more.
    pub async fn not_seen(&self, text: &str) -> Result<()> {
        let unwanted = plain(text);
        self.until(&format!("be without {unwanted:?}"), async || {
            Ok(!self.page_text().await?.contains(&unwanted))
        })
        .await
    }

    /// Waits until the view's heading is `text`.
    pub async fn see_heading(&self, text: &str) -> Result<()> {
        self.the("heading", text).await.map(drop)
    }

    /// Waits until the step of this title can be done: open, or to be opened. One that comes later may be called
    /// the same.
    pub async fn see_step(&self, title: &str) -> Result<()> {
        let script = "return document.querySelector('[aria-current=step] h2')?.innerText ?? ''";
        self.until(&format!("see that {title:?} can be done"), async || {
            let open = self.script(script).await?;
            let is_open = open.as_str().map(plain) == Some(plain(title));
            Ok(is_open || self.has("button", title).await?)
        })
        .await
    }

    /// Waits until `text` stands in the view's main heading.
    pub async fn see_in_heading(&self, text: &str) -> Result<()> {
        let wanted = plain(text);
        self.until(&format!("see {wanted:?} in the heading"), async || {
            Ok(self.heading().await.is_ok_and(|heading| heading.contains(&wanted)))
        })
        .await
    }

    /// Waits until a button with this text is there.
    pub async fn see_button(&self, name: &str) -> Result<()> {
        self.the("button", name).await.map(drop)
    }

    /// Whether something of this role and name is displayed now.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(!self.all(role, name).await?.is_empty())
    }

    /// The entries of the list with this name, as they are displayed.
    pub async fn list(&self, name: &str) -> Result<Vec<String>> {
        let list = self.the("list", name).await?;
        let script = "return [...arguments[0].children].filter((it) => it.checkVisibility()).map((it) => it.innerText)";
        let answer = self.execute(script, vec![list.to_json()?]).await?;
        let entries = answer.json().as_array().cloned().unwrap_or_default();
        Ok(entries.iter().filter_map(Value::as_str).map(plain).collect())
    }

    /// The view's main heading.
    pub async fn heading(&self) -> Result<String> {
        let script = "return [...document.querySelectorAll('h1')].filter((it) => it.checkVisibility()).map((it) => it.innerText)";
        let answer = self.execute(script, Vec::new()).await?;
        let heading = answer.json().get(0).and_then(Value::as_str).map(plain);
        heading.context("the page has no heading")
    }

    /// All that is displayed, as text.
    pub async fn page_text(&self) -> Result<String> {
        let answer = self.execute("return document.body?.innerText ?? ''", Vec::new()).await?;
        Ok(plain(answer.json().as_str().unwrap_or_default()))
    }

    /// The page with everything in it: what fields hold and what the page itself keeps included.
    pub async fn page_source(&self) -> Result<String> {
        let answer = self.execute(SOURCE, Vec::new()).await?;
        Ok(answer.json().as_str().unwrap_or_default().to_owned())
    }

    /// Runs a script in the page, as a hostile page could.
    pub async fn script(&self, script: &str) -> Result<Value> {
        Ok(self.execute(script, Vec::new()).await?.json().clone())
    }

    /// The same for a script that answers later, by calling its last argument.
    pub async fn script_async(&self, script: &str) -> Result<Value> {
        Ok(self.driver()?.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// A picture of the whole screen, once the window shows what the page says.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        self.drawn().await?;
        display::picture(&self.place, path)
    }

    /// Scrolls as far down as a person has to, to see the button with this text.
    pub async fn scroll_to_button(&self, name: &str) -> Result<()> {
        let button = self.the("button", name).await?;
        let script = "arguments[0].scrollIntoView({ block: 'end', behavior: 'instant' })";
        self.execute(script, vec![button.to_json()?]).await?;
        Ok(())
    }

    /// The image with this name, cut out of the screen's picture.
    pub async fn element_screenshot(&self, name: &str, path: &Path) -> Result<()> {
        let image = self.the("image", name).await?;
        image.scroll_into_view().await?;
        self.drawn().await?;
        let script = "const it = arguments[0].getBoundingClientRect(); return [it.x, it.y, it.width, it.height]";
        let answer = self.execute(script, vec![image.to_json()?]).await?;
        let [x, y, width, height] = answer.convert::<[f64; 4]>()?;
        let window = self.on_screen()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "pixels on a small screen"
        )]
        let area = (
            window.x + x.floor() as i32,
            window.y + y.floor() as i32,
            width.ceil() as u32,
            height.ceil() as u32,
        );
        display::picture_of(&self.place, path, area)
    }

    /// All there is to tell when something else was expected.
    pub(super) async fn what_is_there(&self) -> Result<String> {
        let page = self.page_text().await?;
        let wrong = self.script("return (window.wentWrong ?? []).join('\\n')").await?;
        let wrong = wrong.as_str().unwrap_or_default();
        Ok(if wrong.is_empty() {
            format!("the page says:\n{page}")
        } else {
            format!("the page says:\n{page}\nand its script:\n{wrong}")
        })
    }

    /// Waits until the page's fonts are there and its short movements are over.
    pub(crate) async fn settled(&self) -> Result<()> {
        self.driver()?.execute_async(SETTLE, Vec::new()).await?;
        Ok(())
    }

    /// Waits until the window has drawn what the page says. The page is drawn by a process of its own and
    /// reaches the screen a moment later: two equal looks in a row say that nothing is on its way any more. What
    /// moves for ever, such as a wheel that turns, is not waited for.
    pub(super) async fn drawn(&self) -> Result<()> {
        self.settled().await?;
        let driver = self.driver()?;
        // Asking for the driver's own picture makes the page draw itself now.
        driver.screenshot_as_png_base64().await?;
        let mut before = display::look(&self.place)?;
        for _ in 0..10 {
            tokio::time::sleep(GLANCE).await;
            let now = display::look(&self.place)?;
            if now == before {
                break;
            }
            before = now;
        }
        Ok(())
    }

    async fn until(&self, what: &str, mut is_so: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        while !is_so().await? {
            ensure!(Instant::now() < end, "could not {what}; {}", self.what_is_there().await?);
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }
}
