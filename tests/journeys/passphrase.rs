//! A computer without a keychain: a passphrase opens the vault. And putting the vault away, with a passphrase or
//! without one.

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::search::Search;
use courier_tests::session::{Keychain, Setup};
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{kept, search};

const PASSPHRASE: &str = "marble ladder seventeen owls";

#[tokio::test]
async fn no_keychain() -> Result<()> {
    let setup = Setup { keychain: Keychain::Absent, ..Setup::default() };
    journey("passphrase", setup, async |session| first_to_last(session.place()).await).await
}

#[tokio::test]
async fn nothing_that_keeps_secrets() -> Result<()> {
    let setup = Setup { keychain: Keychain::NoProgram, ..Setup::default() };
    journey("passphrase-no-program", setup, async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        found(&mut walk, &mut window).await?;
        window.quit().await?;
        let mut window = Window::open(place).await?;
        unlock(&walk, &mut window, PASSPHRASE).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn hidden_and_shown_again() -> Result<()> {
    journey("hidden", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.begin(&mut window).await?;
        walk.fill_who(&mut window).await?;
        // Right after the last letter: what was typed is kept first.
        walk.press(&mut window, "lock-hide").await?;
        walk.see_heading(&window, "lock-hidden", &[]).await?;
        nothing_of_before(&walk, &window).await?;
        walk.press(&mut window, "lock-show-again").await?;
        walk.see(&window, "today-draft", &[("agency", &walk.job.agency)]).await?;
        walk.press(&mut window, "today-draft-button").await?;
        let email = window.value_of(&walk.names.say("who-email")?).await?;
        ensure!(email == walk.job.email, "of the address, {email:?} is left");
        window.quit().await?;

        // Hidden is not closed: the cross is, and then it opens as ever.
        let mut window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        walk.press(&mut window, "lock-hide").await?;
        walk.see_heading(&window, "lock-hidden", &[]).await?;
        window.quit().await?;
        let window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// First start, locking, a wrong passphrase, the right one, the next day.
async fn first_to_last(place: &Surroundings) -> Result<()> {
    let mut walk = Walk::new(place, Job::default())?;
    let mut window = Window::open(place).await?;
    walk.see_heading(&window, "welcome", &[]).await?;
    refused_ones(&mut walk, &mut window).await?;
    found(&mut walk, &mut window).await?;
    walk.begin(&mut window).await?;
    walk.fill_who(&mut window).await?;
    walk.press(&mut window, "lock-lock").await?;
    walk.see_heading(&window, "lock-heading", &[]).await?;
    nothing_of_before(&walk, &window).await?;
    unlock(&walk, &mut window, "marble ladder seventeen owl").await?;
    window.see(&walk.names.problem("wrong-passphrase", &[])?).await?;
    nothing_of_before(&walk, &window).await?;
    // It can be mended, not only typed anew.
    let typed = window.value_of(&walk.names.say("lock-passphrase")?).await?;
    ensure!(typed == "marble ladder seventeen owl", "what was typed is gone");
    unlock(&walk, &mut window, PASSPHRASE).await?;
    walk.see(&window, "today-draft", &[("agency", &walk.job.agency)]).await?;
    ensure!(!window.page_source().await?.contains(PASSPHRASE), "the page keeps the passphrase");
    window.quit().await?;

    let mut window = Window::open(place).await?;
    walk.see_heading(&window, "lock-heading", &[]).await?;
    unlock(&walk, &mut window, PASSPHRASE).await?;
    walk.see(&window, "today-draft", &[("agency", &walk.job.agency)]).await?;
    walk.press(&mut window, "rail-settings").await?;
    walk.see(&window, "settings-vault-passphrase", &[]).await?;
    window.quit().await?;
    nowhere_to_be_found(place)
}

/// Too easy, and not the same twice: nothing is founded.
async fn refused_ones(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.fill_welcome(window).await?;
    walk.see_heading(window, "passphrase-heading", &[]).await?;
    for (first, again, why) in [
        ("", "", walk.names.problem("missing", &[])?),
        ("harbourtrust", "harbourtrust", walk.names.problem("passphrase-easy", &[])?),
        (PASSPHRASE, "marble ladder seventeen", walk.names.say("passphrase-differs")?),
    ] {
        window.fill(&walk.names.say("passphrase-label")?, first).await?;
        window.fill(&walk.names.say("passphrase-again")?, again).await?;
        walk.press(window, "welcome-start").await?;
        window.see(&why).await?;
    }
    let folder = window.place().home().join(".local/share/key-courier-vault");
    ensure!(!folder.exists(), "a vault was begun");
    Ok(())
}

/// First start with a passphrase.
async fn found(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.see_heading(window, "welcome", &[]).await?;
    walk.fill_welcome(window).await?;
    window.fill(&walk.names.say("passphrase-label")?, PASSPHRASE).await?;
    window.fill(&walk.names.say("passphrase-again")?, PASSPHRASE).await?;
    walk.press(window, "welcome-start").await?;
    walk.see_button(window, "home-give-access").await
}

async fn unlock(walk: &Walk, window: &mut Window, passphrase: &str) -> Result<()> {
    walk.see_heading(window, "lock-heading", &[]).await?;
    window.fill(&walk.names.say("lock-passphrase")?, passphrase).await?;
    walk.press(window, "lock-open").await
}

/// The page was made anew: nothing that stood in it before stands there still.
async fn nothing_of_before(walk: &Walk, window: &Window) -> Result<()> {
    let source = window.page_source().await?;
    for before in [&walk.job.agency, &walk.job.person, &walk.job.email, &walk.job.organisation] {
        ensure!(!source.contains(before), "{before:?} still stands in the page");
    }
    Ok(())
}

/// Neither the passphrase nor what it seals lies open anywhere on this machine.
fn nowhere_to_be_found(place: &Surroundings) -> Result<()> {
    for secret in [PASSPHRASE, "AGE-SECRET-KEY-1"] {
        let found = Search::new(secret).files(place.root())?;
        ensure!(found.is_empty(), "it stands in {found:?}");
    }
    let sealed = place.profile().join("device.age");
    ensure!(sealed.is_file(), "there is no device.age");
    let vault = kept::folder(place)?;
    let copies = search::files_below(&vault)?;
    ensure!(
        !copies.iter().any(|path| path.ends_with("device.age")),
        "what the passphrase opens lies beside what it protects"
    );
    Ok(())
}
