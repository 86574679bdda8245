//! A system of one's own: its catalog file is chosen, named where it is broken, agreed to in a native dialog, and
//! used for a key.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use courier_tests::display::{GLANCE, PATIENCE};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, programs};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

const NAME: &str = "Tide Tables";
const HOST: &str = "api.tides.example.org";

#[tokio::test]
async fn from_its_file_to_its_key() -> Result<()> {
    let setup = Setup { screen_reader: true, ..Setup::default() };
    journey("own-system", setup, async |session| {
        let place = session.place();
        let source = fs::read_to_string(programs::workspace().join("docs/own-system.toml"))?;
        let mut walk = Walk::new(place, of_tides())?;
        let texts = place.root().join("tide-tables.ftl");
        let (_, rest) = source.split_once("en = \"\"\"").context("there are no texts")?;
        fs::write(&texts, rest.split_once("\"\"\"").context("they do not end")?.0)?;
        walk.names.learn("tide-tables", texts)?;
        let mut window = Window::open(place).await?;
        let job = walk.turn_to(Job::default());
        walk.first_start(&mut window).await?;
        walk.turn_to(job);
        walk.press(&mut window, "rail-settings").await?;
        add(&walk, &mut window, "tide-tables", &source).await?;
        walk.see(&window, "own-added", &[("name", NAME)]).await?;
        walk.see(&window, "own-check-off", &[]).await?;
        window.see(HOST).await?;
        files_that_are_wrong(&walk, &mut window, &source).await?;
        let kept = place.profile().join("catalog/tide-tables.toml");
        ensure!(fs::read_to_string(&kept)? == source, "another file took its place");

        let sha256 = HEXLOWER.encode(&Sha256::digest(source.as_bytes()));
        walk.press(&mut window, "own-switch-on").await?;
        asked_about(&window, &sha256)?;
        dialogs::answer(place, false)?;
        walk.see(&window, "own-check-off", &[]).await?;
        switch_on(&walk, &mut window).await?;
        window.quit().await?;

        // One byte of it changes, and a file that nobody can read lies beside it.
        fs::write(&kept, source.replacen("Everything here", "everything here", 1))?;
        let lost = source.replacen("count = \"many\"", "count = many", 1);
        fs::write(kept.with_file_name("lost.toml"), &lost)?;
        let mut window = Window::open(place).await?;
        walk.press(&mut window, "rail-settings").await?;
        walk.see(&window, "own-check-off", &[]).await?;
        window.see("lost.toml").await?;
        form_is_wrong(&walk, &window, &lost).await?;
        switch_on(&walk, &mut window).await?;
        window.choose(NAME).await?;
        walk.press(&mut window, "settings-systems-save").await?;
        walk.see(&window, "settings-systems-saved", &[]).await?;
        a_key_of_it(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

fn of_tides() -> Job {
    Job {
        system: "tide-tables".to_owned(),
        platform: NAME.to_owned(),
        kind: "tide-key".to_owned(),
        purpose: "read-tides".to_owned(),
        key: "tide_Zb81kQmX5vTr0WcY7uGdN3sLhE6pJ2aF".to_owned(),
        ..Job::by_age()
    }
}

/// Chooses a file of that name with that text.
async fn add(walk: &Walk, window: &mut Window, name: &str, text: &str) -> Result<()> {
    let file = in_documents(walk.place(), name);
    fs::write(&file, text)?;
    walk.press(window, "own-add").await?;
    dialogs::choose_file(walk.place(), &file)
}

fn in_documents(place: &Surroundings, name: &str) -> PathBuf {
    place.home().join("Documents").join(name).with_extension("toml")
}

/// Each is named with its cause, nothing is kept of it, and the system that is there stays.
async fn files_that_are_wrong(walk: &Walk, window: &mut Window, source: &str) -> Result<()> {
    let broken = source.replacen("count = \"many\"", "count = many", 1);
    add(walk, window, "broken", &broken).await?;
    form_is_wrong(walk, window, &broken).await?;
    let other = source.replacen("id = \"tide-tables\"", "id = \"tides\"", 1);
    for (name, text, code, what) in [
        (
            "same-name",
            other.replacen("name = \"Tide Tables\"", "name = \"ENGAGING Networks\"", 1),
            "catalog-built-in-name",
            "ENGAGING Networks",
        ),
        (
            "to-others",
            other.replace(HOST, "ca.engagingnetworks.app"),
            "catalog-built-in-host",
            "ca.engagingnetworks.app",
        ),
        ("twice", format!("{source}\n"), "catalog-twice", "tide-tables"),
    ] {
        add(walk, window, name, &text).await?;
        window.see(&walk.names.problem(code, &[("what", what)])?).await?;
        window.see(&walk.names.say(&format!("error-{code}.then"))?).await?;
    }
    walk.see(window, "own-check-off", &[]).await?;
    let kept: Vec<_> = fs::read_dir(walk.place().profile().join("catalog"))?.collect();
    ensure!(kept.len() == 1, "the folder of catalog files holds {kept:?}");
    Ok(())
}

/// The line that is broken is named.
async fn form_is_wrong(walk: &Walk, window: &Window, text: &str) -> Result<()> {
    let (before, _) = text.split_once("count = many").context("the file is not broken")?;
    let line = (before.lines().count() + 1).to_string();
    window.see(&walk.names.problem("catalog-form", &[("line", &line)])?).await
}

/// The native dialog says which file it is, and where a key would go.
fn asked_about(window: &Window, sha256: &str) -> Result<()> {
    dialogs::wait(window.place())?;
    let mut reader = window.reader()?;
    let end = Instant::now() + PATIENCE;
    loop {
        let told = reader.all()?;
        let says =
            |what: &str| told.iter().any(|it| it.name.contains(what) || it.text.contains(what));
        if [sha256, HOST, "tide-tables.toml"].iter().all(|what| says(what)) {
            return Ok(());
        }
        ensure!(Instant::now() < end, "the dialog does not say it:\n{}", reader.tree()?);
        std::thread::sleep(GLANCE);
    }
}

async fn switch_on(walk: &Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "own-switch-on").await?;
    dialogs::answer(walk.place(), true)?;
    walk.see(window, "own-switched-on", &[("name", NAME)]).await?;
    walk.see(window, "own-check-on", &[]).await
}

/// From Home to a kept key, which may be sent to that host and nowhere else.
async fn a_key_of_it(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-home").await?;
    walk.who_and_what_for(window).await?;
    walk.see_form(window).await?;
    let pasted = walk.guide(window).await?;
    let name = walk.names.vendor("field-key-name")?;
    ensure!(pasted == [(name, "Brightwater".to_owned())], "its form was given {pasted:?}");
    walk.paste_key(window).await?;
    walk.see(window, "check-sent-to", &[("hosts", HOST)]).await?;
    walk.press(window, "key-choose-form").await?;
    walk.see_heading(window, "file-heading", &[("first", &walk.job.first)]).await
}
