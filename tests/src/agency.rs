//! The agency at work: the page in a locked file, opened with its words in a browser.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::browsers::{Browser, Kind, Look};
use crate::names::Names;
use crate::surroundings::Surroundings;

/// The receipt number that the agency's browser shows when the page is opened with the words.
pub fn number_of(place: &Surroundings, names: &Names, page: &Path, words: &str) -> Result<String> {
    let mut browser = Browser::start(place, Kind::Chromium, Look::default())?;
    browser.open(page)?;
    let number = open(&mut browser, names, words)?;
    browser.quit()?;
    Ok(number)
}

/// Opens the page that is shown, the words in capitals with blanks between, and reads the receipt number.
pub fn open(browser: &mut Browser, names: &Names, words: &str) -> Result<String> {
    browser.fill(&names.say("opener-words")?, &words.to_uppercase().replace('-', " "))?;
    browser.press(&names.say("opener-open")?)?;
    let tell = names.say_with("opener-receipt-tell", &[("person", "Mo")])?;
    browser.see(&tell)?;
    let text = browser.text()?;
    let (before, _) = text.split_once(&tell).context("the page tells no number")?;
    let label = names.say("opener-receipt")?;
    let (_, number) = before.rsplit_once(&label).context("the number has no label")?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    ensure!(digits == 6, "the page tells {number:?}");
    Ok(number.trim().to_owned())
}

/// Whether the page that is shown says that these are not its words.
pub fn refuses(browser: &mut Browser, names: &Names, words: &str) -> Result<()> {
    browser.fill(&names.say("opener-words")?, words)?;
    browser.press(&names.say("opener-open")?)?;
    browser.see(&names.say("opener-wrong")?)
}
