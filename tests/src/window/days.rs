//! Days, as a person gives them: two figures and a month from a list.

use std::time::Instant;

use anyhow::{Result, ensure};
use jiff::civil::Date;
use serde_json::json;
use thirtyfour::components::SelectElement;
use thirtyfour::{Key, WebElement};

use super::Window;
use crate::display::{GLANCE, PATIENCE};

const DAY: &str = include_str!("day.js");

impl Window {
    /// Types a day into the fields below this legend.
    pub async fn fill_day(&mut self, legend: &str, day: Date) -> Result<()> {
        let [figure, month, year] = self.day_fields(legend).await?;
        self.type_over(&figure, &day.day().to_string()).await?;
        let list = SelectElement::new(&month).await?;
        list.select_by_value(&format!("{:02}", day.month())).await?;
        self.type_over(&year, &day.year().to_string()).await?;
        self.hands.fields += 2;
        self.hands.clicks += 1;
        Ok(())
    }

    /// What stands in the fields below this legend: day, month, year.
    pub async fn day_of(&self, legend: &str) -> Result<[String; 3]> {
        let fields = self.day_fields(legend).await?;
        let mut values = [String::new(), String::new(), String::new()];
        for (value, field) in values.iter_mut().zip(&fields) {
            *value = field.prop("value").await?.unwrap_or_default();
        }
        Ok(values)
    }

    async fn type_over(&self, field: &WebElement, text: &str) -> Result<()> {
        self.reach(field).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    async fn day_fields(&self, legend: &str) -> Result<[WebElement; 3]> {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self.execute(DAY, vec![json!(legend)]).await?.elements()?;
            if let Ok(fields) = <[WebElement; 3]>::try_from(found) {
                return Ok(fields);
            }
            ensure!(Instant::now() < end, "there is no day {legend:?}");
            tokio::time::sleep(GLANCE).await;
        }
    }
}
