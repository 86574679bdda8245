//! axe-core in the real window, with every rule it has on and nothing left out.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::programs;
use crate::window::Window;

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    window.axe.run(document, { resultTypes: ['violations'] })
        .then(({ violations }) => done({ violations }), (why) => done({ why: String(why?.stack ?? why) }));
";

/// A rule that something on the page breaks.
#[derive(Debug, Deserialize)]
pub struct Violation {
    /// axe's name for the rule.
    pub id: String,
    /// How bad it is; some have no word for it.
    pub impact: Option<String>,
    /// What the rule says.
    pub help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    html: String,
    #[serde(rename = "failureSummary")]
    summary: Option<String>,
}

impl Window {
    /// What axe-core finds wrong with what the window shows now.
    pub async fn axe_violations(&self) -> Result<Vec<Violation>> {
        if self.script("return typeof window.axe").await? != json!("object") {
            let path =
                programs::workspace().join("tests/browsers/node_modules/axe-core/axe.min.js");
            let axe = fs::read_to_string(&path).with_context(|| {
                format!("{} is missing: run `cargo xtask setup`", path.display())
            })?;
            self.script(&axe).await?;
        }
        // Colours on their way from one to another are neither.
        self.settled().await?;
        let mut said = self.script_async(RUN).await?;
        if let Some(why) = said.get("why").and_then(Value::as_str) {
            bail!("axe did not get through: {why}");
        }
        let found = said.get_mut("violations").context("axe says nothing")?;
        Ok(serde_json::from_value(found.take())?)
    }

    /// Fails with what axe-core finds wrong with what the window shows now; `label` says what that is.
    pub async fn axe(&self, label: &str) -> Result<()> {
        let violations = self.axe_violations().await?;
        if violations.is_empty() {
            return Ok(());
        }
        let mut told = format!("axe finds in {label}:");
        for Violation { id, impact, help, nodes } in &violations {
            // Writing into a string cannot fail.
            let _ = write!(told, "\n  {id} ({}): {help}", impact.as_deref().unwrap_or("no impact"));
            for Node { html, summary } in nodes {
                let summary = summary.as_deref().unwrap_or_default().replace('\n', "\n      ");
                let _ = write!(told, "\n    {html}\n      {summary}");
            }
        }
        bail!(told)
    }
}
