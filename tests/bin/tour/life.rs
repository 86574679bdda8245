//! What becomes of a key: who breaks, a plan, the end of an agency's work, and access read from a table.

use std::fs;

use anyhow::Result;
use courier_tests::dialogs;
use courier_tests::main_job::Walk;
use courier_tests::window::Window;

/// Three rows, one of which names no agency.
const TABLE: &str = "Agency;Contact;E-mail;System;Account;Purpose;Since;How sent\n\
    Copperfield Calls;Kim Tran;kim@copperfield.example;Action Network;Harbour Trust South;Keep two systems the same;03/04/2025;e-mail\n\
    ;Lee Park;lee@example.com;Action Network;Harbour Trust South;Keep two systems the same;01/02/2024;e-mail\n\
    Lantern & Co;Ines Roth;ines@lantern.example;Engaging Networks;ca;Update supporters’ details;17/05/2023;in person\n";

/// What can be done with a key, who breaks when it stops, and the plan that stops it; given up.
pub(crate) async fn a_plan(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.open_key(window, &format!("{} API", walk.job.agency)).await?;
    walk.look(window, "one-key").await?;
    let what = [("what", "switch-off")];
    window.click_button(&walk.names.say_with("key-can", &what)?).await?;
    walk.see_heading(window, "breaks-heading", &[("count", "1")]).await?;
    walk.look(window, "who-breaks").await?;
    window.click_button(&walk.names.say_with("breaks-begin", &what)?).await?;
    let mentioned = [("what", "switch-off"), ("agency", ""), ("person", "")];
    walk.see_heading(window, "plan-heading", &mentioned).await?;
    walk.look(window, "a-plan").await?;
    given_up(walk, window).await
}

/// From the page of an agency to the end of its work, key by key; given up.
pub(crate) async fn an_end(walk: &mut Walk, window: &mut Window, agency: &str) -> Result<()> {
    walk.press(window, "agency-ends").await?;
    let about = [("what", "agency-ends"), ("agency", agency), ("person", "")];
    walk.see_heading(window, "plan-heading", &about).await?;
    walk.look(window, "an-agency-ends").await?;
    given_up(walk, window).await
}

async fn given_up(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "plan-give-up").await?;
    walk.press(window, "plan-give-up-yes").await?;
    walk.see_heading(window, "plan-heading-given-up", &[]).await
}

/// A table of access is looked at, and nothing is taken.
pub(crate) async fn a_table(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let file = walk.place().home().join("Documents/who has which key.csv");
    fs::write(&file, TABLE)?;
    walk.press(window, "rail-home").await?;
    walk.press(window, "home-record-table").await?;
    walk.see_heading(window, "import-heading", &[]).await?;
    walk.look(window, "a-table-to-choose").await?;
    walk.press(window, "import-choose").await?;
    dialogs::choose_file(walk.place(), &file)?;
    walk.see(window, "import-cannot", &[("count", "1")]).await?;
    walk.look(window, "a-table-before-it-is-taken").await
}
