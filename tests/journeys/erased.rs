//! Somebody is erased: found in the opened vault before, in no file after; what was on record stays true.

use std::fs;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::kept::{self, Kept};
use courier_tests::main_job::Walk;
use courier_tests::search::Search;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, foreign};
use jiff::{ToSpan, Zoned};

/// What a person can be found by.
const TRACES: [&str; 4] = ["Ana Costa", "Costa", "ana@brightwater.example", "7700900123"];

#[tokio::test]
async fn nothing_of_somebody_is_left() -> Result<()> {
    journey("erased", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::group_key())?;
        let mut window = Window::open(place).await?;
        walk.start_with_every_system(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        walk.travelled(&mut window, "in-person").await?;
        given(&mut walk, &mut window).await?;
        let before = last_year(&mut walk, &mut window, "before").await?;
        window.quit().await?;
        ensure!(found(place)? == TRACES, "the search does not find her: {:?}", found(place)?);

        let mut window = Window::open(place).await?;
        let agency = walk.job.agency.clone();
        walk.open_agency(&mut window, &agency).await?;
        erase(&walk, &mut window, false).await?;
        ensure!(found(place)? == TRACES, "she is gone before anybody said yes");
        erase(&walk, &mut window, true).await?;
        walk.see(&window, "erase-done", &[]).await?;
        walk.not_seen(&window, "agency-person-email", &[]).await?;
        let left = found(place)?;
        ensure!(left.is_empty(), "{left:?} is still there while the window is open");
        window.quit().await?;
        let left = found(place)?;
        ensure!(left.is_empty(), "{left:?} is still there");

        // Who had access is on record as it was, and nobody has touched the record.
        let mut window = Window::open(place).await?;
        let after = last_year(&mut walk, &mut window, "after").await?;
        ensure!(
            before.contains(&agency) && after == before,
            "it said\n{before}\nand says\n{after}"
        );
        walk.press(&mut window, "register-check-do").await?;
        walk.see(&window, "register-check-whole-then", &[]).await?;
        walk.open_history(&mut window).await?;
        walk.see(&window, "history-erased", &[]).await?;
        window.not_seen("Costa").await?;
        window.quit().await?;
        ensure!(found(place)?.is_empty(), "she is back");
        Ok(())
    })
    .await
}

/// A file of today, opened by her: a delivery, a form and its words are on record with her.
async fn given(walk: &mut Walk, window: &mut Window) -> Result<()> {
    let mut job = Job::by_age();
    job.agency.clone_from(&walk.job.agency);
    walk.turn_to(job);
    walk.press(window, "home-give-access").await?;
    walk.see_heading(window, "who-heading", &[]).await?;
    walk.choose_known(window).await?;
    walk.go_on(window).await?;
    walk.choose_what_for(window).await?;
    walk.press(window, "what-for-right").await?;
    walk.see_asking(window).await?;
    walk.told_already(window).await?;
    window.fill(&walk.names.vendor("field-display-name")?, "Ana Costa API").await?;
    walk.fill_form(window).await?;
    walk.guide(window).await?;
    walk.key(window).await?;
    let file = walk.place().home().join("Documents/new.age");
    let words = walk.deliver(window, &file).await?;
    let opened = foreign::age_with_words(&file, &words)?;
    walk.receipt(window, &foreign::jq(&opened, ".receipt")?).await
}

/// What goes is shown; then the system's own dialog asks once more.
async fn erase(walk: &Walk, window: &mut Window, yes: bool) -> Result<()> {
    let person = [("person", walk.job.person.as_str())];
    let ask = walk.names.say_with("agency-person-erase", &person)?;
    if window.has("button", &ask).await? {
        window.click_button(&ask).await?;
    }
    walk.see_heading(window, "erase-heading", &person).await?;
    window.see(&walk.job.email).await?;
    window.see("Ana Costa API").await?;
    walk.press(window, "erase-do").await?;
    dialogs::answer(walk.place(), yes)
}

/// The paper that says who had access a year ago, printed; gives the same as a table, which does not say when it
/// was made.
async fn last_year(walk: &mut Walk, window: &mut Window, name: &str) -> Result<String> {
    let day = Zoned::now().date().saturating_sub(1.year());
    walk.press(window, "rail-register").await?;
    walk.press(window, "register-when-day").await?;
    window.fill_day(&walk.names.say("register-day")?, day).await?;
    walk.press(window, "register-show").await?;
    window.see_in_heading("one agency had one key").await?;
    let folder = walk.place().home().join("Documents");
    let (pdf, csv) = (folder.join(format!("{name}.pdf")), folder.join(format!("{name}.csv")));
    for (button, path) in [("register-pdf", &pdf), ("register-csv", &csv)] {
        walk.press(window, button).await?;
        dialogs::save_as(walk.place(), path)?;
        walk.see(window, "paper-saved", &[]).await?;
    }
    let text = foreign::pdf_text(&pdf)?;
    ensure!(text.contains(&walk.job.agency), "the agency is not on it:\n{text}");
    ensure!(!text.contains("Costa"), "the register names people:\n{text}");
    fs::read_to_string(&csv).context("the table")
}

/// What of her is in any file of the vault and the profile, as it lies there or opened.
fn found(place: &Surroundings) -> Result<Vec<&'static str>> {
    let (kept, profile) = (Kept::open(place)?, place.profile());
    let opened = kept.all_opened(&profile)?;
    ensure!(!opened.is_empty(), "nothing was opened");
    let is_there = |trace: &&str| -> Result<bool> {
        let search = Search::new(trace);
        let mut found = search.files(&kept::folder(place)?)?;
        found.extend(search.files(&profile)?);
        for (path, plain) in &opened {
            found.extend(search.bytes(&path.display().to_string(), plain));
        }
        Ok(!found.is_empty())
    };
    let mut traces = Vec::new();
    for trace in TRACES {
        if is_there(&trace)? {
            traces.push(trace);
        }
    }
    Ok(traces)
}
