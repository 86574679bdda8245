//! The vault's folder is moved, read-only, full, older than remembered, or made by a newer version; or the app
//! is open already. Each is said, and nothing is lost.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::{Session, Setup};
use courier_tests::window::Window;
use courier_tests::{dialogs, kept, programs};

#[tokio::test]
async fn moved() -> Result<()> {
    journey("vault-moved", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = founded(session).await?;
        let elsewhere = place.home().join("Documents/The vault");
        fs::rename(kept::folder(place)?, &elsewhere)?;

        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "error-folder-missing", &[]).await?;
        let find = walk.names.say("start-find-vault")?;
        window.click_button(&find).await?;
        dialogs::cancel(place)?;
        walk.see_heading(&window, "error-folder-missing", &[]).await?;
        window.click_button(&find).await?;
        dialogs::choose_folder(place, &place.home().join("Documents"))?;
        walk.see_heading(&window, "error-not-a-vault", &[]).await?;
        window.click_button(&find).await?;
        dialogs::choose_folder(place, &elsewhere)?;
        walk.see_button(&window, "home-give-access").await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        window.quit().await?;

        ensure!(kept::folder(place)? == elsewhere, "the new place is not remembered");
        let window = Window::open(place).await?;
        walk.see(&window, "today-draft", &[("agency", &walk.job.agency)]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn read_only() -> Result<()> {
    let setup = Setup { own_mounts: true, ..Setup::default() };
    journey("vault-read-only", setup, async |session| {
        let place = session.place();
        let mut walk = founded(session).await?;
        let vault = kept::folder(place)?;

        // While somebody types: said, and what was typed stays.
        let mut window = Window::open(place).await?;
        walk.begin(&mut window).await?;
        walk.fill_who(&mut window).await?;
        read_only_now(session, &vault)?;
        walk.go_on(&mut window).await?;
        walk.see(&window, "error-not-writable", &[]).await?;
        still_typed(&walk, &window).await?;
        session.unmount(&vault)?;
        walk.go_on(&mut window).await?;
        walk.see_heading(&window, "what-for-heading", &[]).await?;
        window.quit().await?;

        // At the next start: everything can be read, and it is said why nothing can be changed.
        read_only_now(session, &vault)?;
        let mut window = Window::open(place).await?;
        walk.see(&window, "error-folder-not-writable", &[]).await?;
        walk.open_history(&mut window).await?;
        window
            .see(
                &walk
                    .names
                    .say_with("history-first-start", &[("organisation", &walk.job.organisation)])?,
            )
            .await?;
        ensure!(
            !window.has("button", &walk.names.say("home-give-access")?).await?,
            "access can be given"
        );
        window.quit().await?;
        session.unmount(&vault)?;
        let window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        walk.not_seen(&window, "error-folder-not-writable", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn full() -> Result<()> {
    let setup = Setup { own_mounts: true, ..Setup::default() };
    journey("vault-full", setup, async |session| {
        let place = session.place();
        let mut walk = founded(session).await?;
        let vault = kept::folder(place)?;
        let aside = place.home().join("aside");
        copy(&vault, &aside)?;
        session.mount(&["-t", "tmpfs", "-o", "size=1m", "none"], &vault)?;
        let inside = place.seen(&vault);
        copy(&aside, &inside)?;

        let mut window = Window::open(place).await?;
        walk.begin(&mut window).await?;
        walk.fill_who(&mut window).await?;
        let filler = inside.join("filler");
        fill_up(&filler)?;
        walk.go_on(&mut window).await?;
        walk.see(&window, "error-disk-full", &[]).await?;
        still_typed(&walk, &window).await?;
        fs::remove_file(filler)?;
        walk.go_on(&mut window).await?;
        walk.see_heading(&window, "what-for-heading", &[]).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_old_copy_put_back() -> Result<()> {
    journey("vault-rolled-back", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = founded(session).await?;
        let vault = kept::folder(place)?;
        let old = place.home().join("old copy");
        copy(&vault, &old)?;
        let mut window = Window::open(place).await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        window.quit().await?;
        let newer = place.home().join("newer");
        fs::rename(&vault, &newer)?;
        copy(&old, &vault)?;

        // Since when: the last change that is still here was made today.
        let mut window = Window::open(place).await?;
        let today = walk.names.say_with("moment-today", &[("time", "")])?;
        let notice = walk.names.problem("rolled-back", &[("since", &today)])?;
        let (before, after) = notice.split_once(today.trim()).unwrap_or((&notice, ""));
        window.see(&format!("{before}{}", today.trim())).await?;
        window.see(after.trim()).await?;
        ensure!(
            !window.has("button", &walk.names.say("home-give-access")?).await?,
            "access can be given"
        );
        window.quit().await?;

        // The newer folder comes back: nothing to say any more.
        let rolled_back = place.home().join("rolled back");
        fs::rename(&vault, &rolled_back)?;
        fs::rename(&newer, &vault)?;
        let window_again = Window::open(place).await?;
        walk.see_button(&window_again, "home-give-access").await?;
        window_again.not_seen(after.trim()).await?;
        window_again.quit().await?;

        // It does not come back: the person goes on without it, and that is on record.
        fs::rename(&vault, &newer)?;
        fs::rename(&rolled_back, &vault)?;
        window = Window::open(place).await?;
        walk.press(&mut window, "notice-go-on").await?;
        walk.see_button(&window, "home-give-access").await?;
        walk.open_history(&mut window).await?;
        let went_on = walk.names.say_with("history-went-on", &[("since", &today)])?;
        window.see(went_on.split(today.trim()).next().unwrap_or_default().trim()).await?;
        walk.press(&mut window, "rail-home").await?;
        walk.begin(&mut window).await?;
        walk.who(&mut window).await?;
        window.quit().await?;
        let window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.not_seen(after.trim()).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn made_by_a_newer_version() -> Result<()> {
    journey("vault-newer", Setup::default(), async |session| {
        let place = session.place();
        let walk = founded(session).await?;
        let path = kept::folder(place)?.join("vault.json");
        let ours = fs::read_to_string(&path)?;
        let newer = ours.replace("\"format\":1", "\"format\":2");
        ensure!(newer != ours, "vault.json names its format otherwise: {ours}");
        fs::write(&path, newer)?;
        let before = kept::snapshot(&kept::folder(place)?)?;

        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "error-vault-newer", &[]).await?;
        ensure!(kept::snapshot(&kept::folder(place)?)? == before, "the newer vault was touched");
        fs::write(&path, ours)?;
        walk.press(&mut window, "start-try-again").await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn open_already() -> Result<()> {
    journey("second-window", Setup::default(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut first = Window::open(place).await?;
        walk.first_start(&mut first).await?;
        // Where the two can speak with each other the second start ends at once (`open_a_file` shows it);
        // where they cannot, the vault's own lock keeps it out.
        let second = Window::open(&place.without_bus()).await?;
        walk.see_heading(&second, "error-already-open", &[]).await?;
        walk.see(&second, "error-already-open.then", &[]).await?;
        second.quit().await?;
        walk.begin(&mut first).await?;
        first.quit().await?;
        Ok(())
    })
    .await
}

/// First start, then the app is closed.
async fn founded(session: &Session) -> Result<Walk> {
    let mut walk = Walk::new(session.place(), Job::default())?;
    let mut window = Window::open(session.place()).await?;
    walk.first_start(&mut window).await?;
    window.quit().await?;
    Ok(walk)
}

async fn still_typed(walk: &Walk, window: &Window) -> Result<()> {
    for (id, typed) in [
        ("who-agency", &walk.job.agency),
        ("who-person", &walk.job.person),
        ("who-email", &walk.job.email),
        ("who-mobile", &walk.job.mobile),
    ] {
        let value = window.value_of(&walk.names.say(id)?).await?;
        ensure!(value == *typed, "{id} held {typed:?} and now holds {value:?}");
    }
    Ok(())
}

/// Nobody can write there any more, not even root, whom permissions do not stop.
fn read_only_now(session: &Session, folder: &Path) -> Result<()> {
    let path = folder.display().to_string();
    session.mount(&["--bind", &path], folder)?;
    session.mount(&["-o", "remount,ro,bind"], folder)
}

/// A whole copy, with times and permissions, as a person's backup makes it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let mut cp = Command::new(programs::find("cp")?);
    cp.args(["--archive", "--no-target-directory"]).args([from, to]);
    programs::output(cp).map(drop)
}

/// Takes all the room there is, to the last byte.
fn fill_up(path: &Path) -> Result<()> {
    use std::io::Write;
    let mut file = fs::File::create(path)?;
    for size in [64 * 1024, 4096, 1] {
        let block = vec![0; size];
        while file.write_all(&block).and_then(|()| file.flush()).is_ok() {}
    }
    Ok(())
}
