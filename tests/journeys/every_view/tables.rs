//! Access read from a table: before, with everything that can be said of one, and afterwards.

use std::fs;

use anyhow::Result;
use courier_tests::dialogs;
use courier_tests::main_job::Walk;
use courier_tests::window::Window;

use super::Visits;

const TABLE: &str = "Agency;Contact;Mobile;System;Account;Type;Purpose;Since;API key\n\
    Fairleigh \u{e9};Lou Park;07700 900456;;ca;API user;Submit pages;3/4/2024;\n\
    Fairleigh \u{e9};Lou Park;;Engaging Networks;ca;private token;Import supporters;1/2/2024;0123456789abcdef0123456789abcdef\n\
    Fairleigh \u{e9};Lou Park;;Engaging Networks;ca;private token;Import supporters;1/2/2024;0123456789abcdef0123456789abcdef\n\
    ;Kim Tran;;Abacus;;;newsletter;30/30/2024;\n";

/// Nothing of it stays.
pub(super) async fn imported(
    visits: &mut Visits,
    walk: &mut Walk,
    window: &mut Window,
) -> Result<()> {
    let file = walk.place().home().join("Documents/access.csv");
    let letters = TABLE.chars().map(|sign| u8::try_from(u32::from(sign)));
    fs::write(&file, letters.collect::<Result<Vec<u8>, _>>()?)?;
    walk.press(window, "home-record-table").await?;
    walk.see_heading(window, "import-heading", &[]).await?;
    visits.look(window, "a table that is to be chosen").await?;
    walk.press(window, "import-choose").await?;
    dialogs::choose_file(walk.place(), &file)?;
    walk.see(window, "import-held-keys", &[]).await?;
    let columns = [("read", "9"), ("all", "9")];
    window.click_button(&walk.names.say_with("import-columns", &columns)?).await?;
    visits.look(window, "a table with much to say of it").await?;
    window.choose("3 April 2024").await?;
    let take = walk.names.say_with("import-take", &[("count", "1")])?;
    window.click_button(&take).await?;
    walk.see_heading(window, "import-done-heading", &[("count", "1")]).await?;
    visits.look(window, "a table that is on record").await?;
    walk.press(window, "import-undo").await?;
    dialogs::answer(walk.place(), true)?;
    walk.see(window, "import-undone", &[]).await?;
    walk.press(window, "rail-home").await?;
    walk.see_button(window, "home-give-access").await
}
