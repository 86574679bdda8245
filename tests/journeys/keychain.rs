//! The keychain is not there, locked, asking, or empty: said in a sentence, no vault touched, none made over one.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::{KEYCHAIN_PASSWORD, Keychain, Session, Setup};
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, kept, keyring};

#[tokio::test]
async fn absent_at_the_first_start() -> Result<()> {
    let setup = Setup { keychain: Keychain::NoProgram, ..Setup::default() };
    journey("keychain-absent-first", setup, async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        // A passphrase is offered instead, and nothing is begun before it is there.
        walk.see(&window, "passphrase-heading", &[]).await?;
        walk.fill_welcome(&mut window).await?;
        walk.press(&mut window, "welcome-start").await?;
        walk.see(&window, "error-missing", &[]).await?;
        no_vault(place)?;
        window.quit().await?;

        // One that comes before there is a vault is used, and nobody thinks of a passphrase.
        session.move_to_new_computer(Keychain::Open)?;
        let mut window = Window::open(session.place()).await?;
        walk.see_heading(&window, "welcome", &[]).await?;
        ensure!(
            !window.has("heading", &walk.names.say("passphrase-heading")?).await?,
            "a passphrase is asked for"
        );
        walk.first_start(&mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn never_unlocked_at_the_first_start() -> Result<()> {
    let setup = Setup { keychain: Keychain::NeverUnlocked, ..Setup::default() };
    journey("keychain-never-unlocked", setup, async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "welcome", &[]).await?;
        walk.fill_welcome(&mut window).await?;
        walk.press(&mut window, "welcome-start").await?;
        walk.see(&window, "error-keychain-refused", &[]).await?;
        let organisation = window.value_of(&walk.names.say("welcome-organisation")?).await?;
        ensure!(organisation == walk.job.organisation, "what was typed is gone");
        no_vault(place)?;

        window.quit().await?;

        // The next start is still the first one.
        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "welcome", &[]).await?;
        walk.fill_welcome(&mut window).await?;
        // Another program makes the first keyring, with a password the person thinks of.
        let entry = std::thread::scope(|scope| {
            let store =
                scope.spawn(|| keyring::put(place, "another.program", "somebody", "its own"));
            dialogs::answer_new_keychain(place, KEYCHAIN_PASSWORD)?;
            store.join().map_err(|_| anyhow!("the other program ended by itself"))?
        });
        entry.context("another program's entry")?;
        walk.press(&mut window, "welcome-start").await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn locked_and_silent() -> Result<()> {
    let setup = Setup { prompter: false, ..Setup::default() };
    journey("keychain-locked", setup, async |session| {
        let (mut walk, before) = with_a_vault(session).await?;
        keyring::lock(session.place())?;
        let mut window = Window::open(session.place()).await?;
        stopped(&walk, &window, "keychain-refused").await?;
        walk.press(&mut window, "start-try-again").await?;
        stopped(&walk, &window, "keychain-refused").await?;
        untouched(session, &before)?;

        keyring::unlock(session.place(), KEYCHAIN_PASSWORD)?;
        opens_now(&mut walk, window).await
    })
    .await
}

#[tokio::test]
async fn locked_and_asking() -> Result<()> {
    journey("keychain-asking", Setup::default(), async |session| {
        let (mut walk, before) = with_a_vault(session).await?;
        let place = session.place();
        keyring::lock(place)?;
        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "start-waiting", &[]).await?;
        dialogs::wait_for_keychain(place)?;
        walk.press(&mut window, "start-cancel").await?;
        walk.see_heading(&window, "start-gave-up", &[]).await?;
        untouched(session, &before)?;
        walk.press(&mut window, "start-try-again").await?;
        dialogs::answer_keychain(place, KEYCHAIN_PASSWORD)?;
        walk.see_button(&window, "home-give-access").await?;
        walk.begin(&mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn absent_later() -> Result<()> {
    journey("keychain-absent-later", Setup::default(), async |session| {
        let (mut walk, before) = with_a_vault(session).await?;
        let window = Window::open(&session.place().without_bus()).await?;
        stopped(&walk, &window, "keychain-absent").await?;
        untouched(session, &before)?;
        window.quit().await?;
        let window = Window::open(session.place()).await?;
        opens(&mut walk, window).await
    })
    .await
}

#[tokio::test]
async fn emptied() -> Result<()> {
    journey("keychain-emptied", Setup::default(), async |session| {
        let (mut walk, before) = with_a_vault(session).await?;
        let place = session.place();
        let vault = kept::Kept::open(place)?;
        keyring::empty(place, kept::SERVICE)?;
        let window = Window::open(place).await?;
        stopped(&walk, &window, "keychain-no-entry").await?;
        untouched(session, &before)?;
        ensure!(
            keyring::look_up(place, kept::SERVICE, &vault.id)?.is_none(),
            "a new key was made over the vault"
        );

        keyring::put(place, kept::SERVICE, &vault.id, &vault.device)?;
        opens_now(&mut walk, window).await
    })
    .await
}

#[tokio::test]
async fn a_new_computer_has_the_folder_and_nothing_else() -> Result<()> {
    journey("new-computer", Setup::default(), async |session| {
        let (walk, before) = with_a_vault(session).await?;
        let folder = kept::folder(session.place())?;
        let old = kept::Kept::open(session.place())?;
        session.move_to_new_computer(Keychain::Open)?;
        let place = session.place();
        ensure!(!place.profile().exists(), "the profile came along");
        ensure!(kept::snapshot(&folder)? == before, "the vault did not come along as it was");
        let entry = keyring::look_up(place, kept::SERVICE, &old.id)?;
        ensure!(entry.is_none(), "the keychain came along");
        let window = Window::open(place).await?;
        // It lies where a vault lies on any computer, and is found there.
        stopped(&walk, &window, "keychain-no-entry").await?;
        ensure!(kept::snapshot(&folder)? == before, "the vault was touched");
        window.quit().await?;
        Ok(())
    })
    .await
}

type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// First start, then the app is closed.
async fn with_a_vault(session: &Session) -> Result<(Walk, Snapshot)> {
    let mut walk = Walk::new(session.place(), Job::default())?;
    let mut window = Window::open(session.place()).await?;
    walk.first_start(&mut window).await?;
    window.quit().await?;
    let before = kept::snapshot(&kept::folder(session.place())?)?;
    Ok((walk, before))
}

/// Nothing was founded where the welcome page says that the vault will lie.
fn no_vault(place: &Surroundings) -> Result<()> {
    let folder = place.home().join(".local/share/key-courier-vault");
    ensure!(!folder.exists(), "a vault was begun without a keychain");
    Ok(())
}

fn untouched(session: &Session, before: &Snapshot) -> Result<()> {
    let now = kept::snapshot(&kept::folder(session.place())?)?;
    let changed = before.keys().chain(now.keys()).find(|path| before.get(*path) != now.get(*path));
    ensure!(changed.is_none(), "{} was touched", changed.context("no file")?.display());
    Ok(())
}

async fn stopped(walk: &Walk, window: &Window, code: &str) -> Result<()> {
    window.see_heading(&walk.names.problem(code, &[])?).await?;
    window.see(&walk.names.say(&format!("error-{code}.then"))?).await?;
    walk.see_button(window, "start-try-again").await
}

async fn opens_now(walk: &mut Walk, mut window: Window) -> Result<()> {
    walk.press(&mut window, "start-try-again").await?;
    opens(walk, window).await
}

/// The vault is open, and can be written to.
async fn opens(walk: &mut Walk, mut window: Window) -> Result<()> {
    walk.see_button(&window, "home-give-access").await?;
    walk.begin(&mut window).await?;
    walk.who(&mut window).await?;
    window.quit().await?;
    Ok(())
}
