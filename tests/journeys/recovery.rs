//! The recovery sheet: drawn in a window of its own, read from there as a person and as a scanner do, typed back,
//! and used on a new computer that has nothing but a copy of the vault's folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::search::Search;
use courier_tests::session::{Keychain, Setup};
use courier_tests::sheet::{self, Sheet};
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, display, foreign, kept, keyring};

const PASSPHRASE: &str = "marble ladder seventeen owls";

/// The lists that are the same after a restore as before.
const LISTS: [(&str, &str); 4] = [
    ("rail-keys", "keys-heading"),
    ("rail-agencies", "agencies-heading"),
    ("rail-deliveries", "deliveries-heading"),
    ("rail-home", "home-heading"),
];

#[tokio::test]
async fn a_lost_computer() -> Result<()> {
    journey("lost-computer", machine(), async |session| {
        let place = session.place().clone();
        let mut walk = Walk::new(&place, Job::by_age())?;
        walk.whole(&place, &place.home().join("Documents/for Ana.age")).await?;

        let mut window = Window::open(&place).await?;
        walk.see(&window, "home-sheet", &[]).await?;
        let sheet = sheet::draw(&walk, &mut window).await?;
        wrong_rows_are_refused(&walk, &mut window, &sheet).await?;
        sheet::type_back(&walk, &mut window, &sheet).await?;
        let before = lists(&walk, &mut window).await?;
        walk.not_seen(&window, "home-sheet", &[]).await?;
        window.quit().await?;
        not_on_the_disk(&place, &sheet)?;

        // What is left: the paper, and a copy of the folder.
        let backup = place.home().join("Documents/Backup");
        fs::rename(kept::folder(&place)?, &backup)?;
        session.move_to_new_computer(Keychain::Open)?;
        let place = session.place().clone();
        let mut window = Window::open(&place).await?;
        walk.see_heading(&window, "welcome", &[]).await?;
        walk.press(&mut window, "start-use-sheet").await?;
        a_slip_is_found(&walk, &mut window, &place, &backup, &sheet).await?;
        sheet::type_in(&walk, &mut window, &sheet).await?;
        walk.press(&mut window, "restore-open").await?;
        walk.see_button(&window, "home-give-access").await?;
        let after = lists(&walk, &mut window).await?;
        ensure!(before == after, "before: {before:#?}\nafter: {after:#?}");
        history_says_so(&mut walk, &mut window).await?;

        // It is this computer's vault now: written to, and opened without the sheet.
        walk.press(&mut window, "rail-home").await?;
        walk.begin(&mut window).await?;
        window.quit().await?;
        let vault = kept::Kept::open(&place)?;
        ensure!(vault.folder == backup, "another folder is remembered: {:?}", vault.folder);
        let window = Window::open(&place).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_cancelled_sheet() -> Result<()> {
    journey("cancelled-sheet", machine(), async |session| {
        let place = session.place().clone();
        let mut walk = Walk::new(&place, Job::default())?;
        let mut window = Window::open(&place).await?;
        walk.first_start(&mut window).await?;

        // One that was put aside was never one.
        let aside = sheet::draw(&walk, &mut window).await?;
        walk.press(&mut window, "sheet-discard").await?;
        walk.see(&window, "sheet-said-discarded", &[]).await?;
        sheet::is_off_the_screen(&walk, &place)?;

        // Thought better of it: nothing is drawn.
        walk.press(&mut window, "sheet-make").await?;
        dialogs::answer(&place, false)?;
        walk.see_button(&window, "sheet-make").await?;

        let cancelled = sheet::draw(&walk, &mut window).await?;
        sheet::type_back(&walk, &mut window, &cancelled).await?;
        walk.press(&mut window, "sheet-cancel").await?;
        dialogs::answer(&place, true)?;
        walk.see(&window, "sheet-said-cancelled", &[]).await?;
        walk.see(&window, "sheet-cancelled", &[("count", "1")]).await?;
        window.quit().await?;

        let backup = place.home().join("Documents/Backup");
        fs::rename(kept::folder(&place)?, &backup)?;
        let as_it_was = kept::snapshot(&backup)?;
        session.move_to_new_computer(Keychain::Open)?;
        let place = session.place().clone();
        let mut window = Window::open(&place).await?;
        walk.press(&mut window, "start-use-sheet").await?;
        walk.press(&mut window, "restore-folder-choose").await?;
        dialogs::choose_folder(&place, &backup)?;
        for (sheet, why) in [(&aside, "sheet-of-another"), (&cancelled, "sheet-cancelled")] {
            sheet::type_in(&walk, &mut window, sheet).await?;
            walk.press(&mut window, "restore-open").await?;
            window.see(&walk.names.problem(why, &[])?).await?;
            // What was typed stays, and nothing was written.
            let typed = window.value_of(&walk.names.say("restore-sheet")?).await?;
            ensure!(typed == sheet.numbered(), "what was typed is gone");
            ensure!(kept::snapshot(&backup)? == as_it_was, "the vault was touched");
        }
        ensure!(
            keyring::look_up(&place, kept::SERVICE, &vault_id(&backup)?)?.is_none(),
            "the keychain got a key"
        );
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_paper() -> Result<()> {
    journey("on-paper", machine(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        let seen = sheet::draw(&walk, &mut window).await?;
        let printed = sheet::print(&walk, &mut window).await?;
        ensure!(printed == seen, "the paper says something else than the window");

        // Its window closed by hand is no loss: printing shows the very same sheet again.
        display::close(place, sheet::its_window(&walk, place)?.id)?;
        sheet::is_off_the_screen(&walk, place)?;
        walk.see(&window, "sheet-pending", &[]).await?;
        let again = sheet::print(&walk, &mut window).await?;
        ensure!(again == seen, "another sheet was printed");
        sheet::type_back(&walk, &mut window, &again).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_emptied_keychain() -> Result<()> {
    journey("sheet-emptied-keychain", machine(), async |session| {
        let place = session.place();
        let mut walk = Walk::new(place, Job::default())?;
        let sheet = with_a_sheet(&mut walk, place).await?;
        keyring::empty(place, kept::SERVICE)?;

        // The folder is remembered, and need not be shown again.
        let mut window = Window::open(place).await?;
        walk.see_heading(&window, "error-keychain-no-entry", &[]).await?;
        walk.press(&mut window, "start-use-sheet").await?;
        sheet::type_in(&walk, &mut window, &sheet).await?;
        walk.press(&mut window, "restore-open").await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        let window = Window::open(place).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn to_a_computer_without_keychain() -> Result<()> {
    journey("sheet-passphrase", machine(), async |session| {
        let place = session.place().clone();
        let mut walk = Walk::new(&place, Job::default())?;
        let sheet = with_a_sheet(&mut walk, &place).await?;
        let backup = place.home().join("Documents/Backup");
        fs::rename(kept::folder(&place)?, &backup)?;
        session.move_to_new_computer(Keychain::NoProgram)?;

        let place = session.place().clone();
        let mut window = Window::open(&place).await?;
        walk.press(&mut window, "start-use-sheet").await?;
        walk.press(&mut window, "restore-folder-choose").await?;
        dialogs::choose_folder(&place, &backup)?;
        sheet::type_in(&walk, &mut window, &sheet).await?;
        for (passphrase, why) in [("", "missing"), ("harbourtrust", "passphrase-easy")] {
            type_passphrase(&walk, &mut window, passphrase).await?;
            window.see(&walk.names.problem(why, &[])?).await?;
        }
        type_passphrase(&walk, &mut window, PASSPHRASE).await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;

        let mut window = Window::open(&place).await?;
        walk.see_heading(&window, "lock-heading", &[]).await?;
        window.fill(&walk.names.say("lock-passphrase")?, PASSPHRASE).await?;
        walk.press(&mut window, "lock-open").await?;
        walk.see_button(&window, "home-give-access").await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Big enough for the sheet's window, with ears to read it.
fn machine() -> Setup {
    Setup { screen_reader: true, screen: (1280, 1000), ..Setup::default() }
}

/// First start and a sheet on paper, then the app is closed.
async fn with_a_sheet(walk: &mut Walk, place: &Surroundings) -> Result<Sheet> {
    let mut window = Window::open(place).await?;
    walk.first_start(&mut window).await?;
    let sheet = sheet::draw(walk, &mut window).await?;
    sheet::type_back(walk, &mut window, &sheet).await?;
    window.quit().await?;
    Ok(sheet)
}

async fn type_passphrase(walk: &Walk, window: &mut Window, passphrase: &str) -> Result<()> {
    window.fill(&walk.names.say("passphrase-label")?, passphrase).await?;
    window.fill(&walk.names.say("passphrase-again")?, passphrase).await?;
    walk.press(window, "restore-open").await
}

/// The two rows in the wrong order, as somebody types them who looks at other numbers.
async fn wrong_rows_are_refused(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    let [first, second] = sheet::asked(walk, window).await?;
    let swapped = [(first, sheet.row(second)?.to_owned()), (second, sheet.row(first)?.to_owned())];
    sheet::type_rows(walk, window, &swapped).await?;
    window.see(&walk.names.problem("sheet-rows", &[])?).await?;
    for (number, row) in &swapped {
        let typed = window.value_of(&sheet::label(walk, *number)?).await?;
        ensure!(typed == *row, "what was typed is gone");
    }
    walk.see(window, "sheet-pending", &[]).await
}

/// One character wrong: the row is named. The folder that is missing is said before.
async fn a_slip_is_found(
    walk: &Walk,
    window: &mut Window,
    place: &Surroundings,
    backup: &Path,
    sheet: &Sheet,
) -> Result<()> {
    walk.see_heading(window, "restore-heading", &[]).await?;
    walk.press(window, "restore-folder-choose").await?;
    dialogs::choose_folder(place, backup)?;
    walk.see_button(window, "restore-folder-change").await?;
    let mut slipped = sheet.clone();
    let row = slipped.rows.get_mut(6).context("there is no seventh row")?;
    let wrong = if row.starts_with('Q') { "Z" } else { "Q" };
    row.replace_range(..1, wrong);
    sheet::type_in(walk, window, &slipped).await?;
    walk.press(window, "restore-open").await?;
    window.see(&walk.names.problem("sheet-slip-row", &[("row", "7")])?).await
}

/// Who has access, and every list, as they are displayed.
async fn lists(walk: &Walk, window: &mut Window) -> Result<Vec<String>> {
    let mut lists = Vec::new();
    for (entry, heading) in LISTS {
        walk.press(window, entry).await?;
        walk.see_heading(window, heading, &[("count", "1")]).await?;
        window.see(&walk.job.agency).await?;
        lists.push(window.page_text().await?);
    }
    Ok(lists)
}

async fn history_says_so(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-settings").await?;
    walk.press(window, "settings-history-see").await?;
    walk.see(window, "history-sheet-made", &[]).await?;
    walk.see(window, "history-device-restored", &[]).await
}

/// No file of this machine holds the sheet, however it is written down.
fn not_on_the_disk(place: &Surroundings, sheet: &Sheet) -> Result<()> {
    let rows = sheet.rows.concat();
    for secret in [&rows, &rows.to_lowercase(), &sheet.rows.join("\n"), &sheet.rows.join(" ")] {
        let found = Search::new(secret).files(place.root())?;
        ensure!(found.is_empty(), "the sheet stands in {found:?}");
    }
    Ok(())
}

fn vault_id(folder: &Path) -> Result<String> {
    foreign::jq(&fs::read(folder.join("vault.json"))?, ".vault")
}
