//! What waits when nobody looks: the computer's own notification, once a day, without a name.

use std::fs;
use std::thread::sleep;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use courier_tests::display::{GLANCE, PATIENCE};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::notices::Notices;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use jiff::{ToSpan, Zoned};
use serde_json::{Value, json};

const LOOKED: &str = "looked for what waits";

#[tokio::test]
async fn one_notification_a_day_that_names_nobody() -> Result<()> {
    journey("notices", Setup::default(), async |session| {
        let place = session.place();
        let notices = Notices::start(place)?;
        // A test user that was to end long ago.
        let job = Job { purpose: "testing".to_owned(), ..Job::default() };
        let mut walk = Walk::new(place, job)?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin_recording(&mut window).await?;
        walk.go_on(&mut window).await?;
        walk.used_for(&mut window).await?;
        window.choose(&walk.names.say("got-since-day")?).await?;
        let since = Zoned::now().date().saturating_sub(2.months());
        window.fill_day(&walk.names.say("got-day")?, since).await?;
        window.choose(&walk.names.say("got-travelled-in-person")?).await?;
        walk.press(&mut window, "got-save").await?;
        walk.see_heading(&window, "done-recorded-heading", &[]).await?;
        walk.press(&mut window, "done-finish").await?;
        window.quit().await?;

        // The first look after a start with an open vault finds it.
        let looked = looks(place)?;
        let window = Window::open(place).await?;
        let agency = walk.job.agency.clone();
        walk.see(&window, "today-end-passed", &[("agency", &agency)]).await?;
        let told = notices.wait_for(1)?;
        let first = told.first().context("one was told")?;
        ensure!(first.summary == "One thing waits in Key Courier", "{first:?}");
        ensure!((first.app.as_str(), first.body.as_str()) == ("Key Courier", ""), "{first:?}");
        let today = Zoned::now().date().to_string();
        ensure!(settings(place)?.get("noticed") == Some(&json!(today)), "the day is remembered");
        wait_for_look(place, looked)?;
        window.quit().await?;

        // Another start of the same day says nothing.
        let looked = looks(place)?;
        let window = Window::open(place).await?;
        wait_for_look(place, looked)?;
        ensure!(notices.told().len() == 1, "told again: {:#?}", notices.told());
        window.quit().await?;

        // The next day it does; and a file that nobody can read is a file that says nothing.
        fs::write(place.profile().join("settings.json"), "{\"noticed\": 7, ")?;
        let window = Window::open(place).await?;
        let told = notices.wait_for(2)?;
        notices.click(told.last().context("two were told")?.id)?;
        walk.see(&window, "today-end-passed", &[("agency", &agency)]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

fn settings(place: &Surroundings) -> Result<Value> {
    let text = fs::read_to_string(place.profile().join("settings.json"))?;
    Ok(serde_json::from_str(&text)?)
}

/// How often the app has looked for what waits.
fn looks(place: &Surroundings) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(place.profile().join("logs"))? {
        let text = fs::read(entry?.path())?;
        count += String::from_utf8_lossy(&text).matches(LOOKED).count();
    }
    Ok(count)
}

fn wait_for_look(place: &Surroundings, before: usize) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while looks(place)? <= before {
        ensure!(Instant::now() < end, "nothing was looked for");
        sleep(GLANCE);
    }
    Ok(())
}
