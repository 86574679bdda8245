//! *Open a file*: chosen, passed by the system, and with wrong words first.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{clipboard, dialogs, programs};

#[tokio::test]
async fn a_file_is_chosen_opened_and_its_key_taken() -> Result<()> {
    journey("open-a-file", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let sent = place.home().join("Documents/from Harbour Trust.html.txt");
        let words = walk.whole(place, &sent).await?;
        let mut window = Window::open(place).await?;
        walk.press(&mut window, "rail-open-file").await?;

        let other = place.home().join("Documents/holiday.txt");
        fs::write(&other, "Dear diary")?;
        choose(&walk, &mut window, place, &other).await?;
        walk.see(&window, "error-read-not-ours", &[]).await?;

        choose(&walk, &mut window, place, &sent).await?;
        let field = walk.names.say("looked-words")?;
        let typed: Vec<&str> = words.split('-').collect();
        window.fill(&field, &typed[..7].join(" ")).await?;
        walk.press(&mut window, "looked-open").await?;
        walk.see(&window, "error-words-count", &[("count", "7")]).await?;
        let mut swapped = typed.clone();
        swapped.swap(0, 7);
        if typed[0] != typed[7] {
            window.fill(&field, &swapped.join(" ")).await?;
            walk.press(&mut window, "looked-open").await?;
            walk.see(&window, "error-words-wrong", &[]).await?;
        }
        window.fill(&field, &typed.join(" ").to_uppercase()).await?;
        walk.press(&mut window, "looked-open").await?;
        window.see(&walk.names.say_with("opened-tell", &[("first", "Mo")])?).await?;
        let page = window.page_source().await?;
        ensure!(!page.contains(&walk.job.key), "the key is in the page before it was asked for");
        walk.press(&mut window, "opened-key-copy").await?;
        walk.see(&window, "opened-key-copied", &[]).await?;
        ensure!(clipboard::paste(place)? == walk.job.key, "something else was copied");
        let env = place.home().join("Documents/keys.env");
        walk.press(&mut window, "opened-save-env").await?;
        dialogs::save_as(place, &env)?;
        let expected = format!("EN_REST_API_KEY='{}'\n", walk.job.key);
        ensure!(fs::read_to_string(&env)? == expected, "keys.env holds something else");
        walk.press(&mut window, "rail-home").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_start_passes_its_file_to_the_open_window() -> Result<()> {
    journey("passed-file", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let sent = place.home().join("Documents/from Harbour Trust.html");
        walk.whole(place, &sent).await?;
        let window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        let mut second = place.command_at(&programs::app()?)?;
        second.arg(&sent);
        programs::output(second)?;
        window.see(&walk.names.say("looked-words")?).await?;
        window.see("from Harbour Trust.html").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

async fn choose(walk: &Walk, window: &mut Window, place: &Surroundings, path: &Path) -> Result<()> {
    walk.press(window, "open-choose").await?;
    dialogs::choose_file(place, path)
}
