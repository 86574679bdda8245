//! The agency's side: the page in the locked file, in a browser.

use std::path::Path;

use anyhow::Result;
use courier_tests::agency;
use courier_tests::browsers::{Browser, Kind, Look};
use courier_tests::main_job::Walk;
use courier_tests::surroundings::Surroundings;

/// The page before and after opening, light, dark and narrow, with a slip of the pen on the way. Gives the receipt
/// number it shows.
pub(crate) fn opens(
    walk: &mut Walk,
    place: &Surroundings,
    out: &Path,
    words: &str,
) -> Result<String> {
    let mut number = String::new();
    for (dark, size, look) in [
        (false, (900, 760), "agency"),
        (true, (900, 760), "agency-dark"),
        (false, (320, 720), "agency-narrow"),
    ] {
        let setup = Look { dark, size, ..Look::default() };
        let mut browser = Browser::start(place, Kind::Chromium, setup)?;
        browser.open(&out.join("bundle.html"))?;
        let field = walk.names.say("opener-words")?;
        browser.see(&walk.names.say("opener-open")?)?;
        picture(walk, &mut browser, &format!("{look}-page"))?;
        let mut typed: Vec<String> = words.split('-').map(str::to_owned).collect();
        if let Some(fifth) = typed.get_mut(4) {
            fifth.insert(1, 'q');
        }
        browser.fill(&field, &typed.join(" "))?;
        let open = walk.names.say("opener-open")?;
        browser.press(&open)?;
        picture(walk, &mut browser, &format!("{look}-page-a-slip"))?;
        number = agency::open(&mut browser, &walk.names, words)?;
        picture(walk, &mut browser, &format!("{look}-page-open"))?;
        browser.quit()?;
    }
    Ok(number)
}

fn picture(walk: &mut Walk, browser: &mut Browser, name: &str) -> Result<()> {
    match walk.next_picture(name) {
        Some(path) => browser.picture(&path),
        None => Ok(()),
    }
}
