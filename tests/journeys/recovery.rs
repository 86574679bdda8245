//! The recovery sheet: drawn in a window of its own, read from there as a person and as a scanner do, typed back,
//! and used on a new computer that has nothing but a copy of the vault's folder.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use courier_tests::display::{GLANCE, OnScreen, PATIENCE};
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::search::Search;
use courier_tests::session::{Keychain, Setup};
use courier_tests::surroundings::Surroundings;
use courier_tests::window::Window;
use courier_tests::{dialogs, display, foreign, kept, keyring};

/// What stands before the rows, on the sheet and in its code.
const BEGINS: &str = "AGE-SECRET-KEY-1";

/// The lists that are the same after a restore as before.
const LISTS: [(&str, &str); 4] = [
    ("rail-keys", "keys-heading"),
    ("rail-agencies", "agencies-heading"),
    ("rail-deliveries", "deliveries-heading"),
    ("rail-home", "home-heading"),
];

#[tokio::test]
async fn a_lost_computer() -> Result<()> {
    let setup = Setup { screen_reader: true, screen: (1280, 1000), ..Setup::default() };
    journey("lost-computer", setup, async |session| {
        let place = session.place().clone();
        let mut walk = Walk::new(&place, Job::by_age())?;
        walk.whole(&place, &place.home().join("Documents/for Ana.age")).await?;

        let mut window = Window::open(&place).await?;
        walk.see(&window, "home-sheet", &[]).await?;
        let sheet = draw(&mut walk, &mut window).await?;
        wrong_rows_are_refused(&walk, &mut window, &sheet).await?;
        type_back(&walk, &mut window, &sheet).await?;
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
        type_sheet(&walk, &mut window, &sheet).await?;
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
    let setup = Setup { screen_reader: true, screen: (1280, 1000), ..Setup::default() };
    journey("cancelled-sheet", setup, async |session| {
        let place = session.place().clone();
        let mut walk = Walk::new(&place, Job::default())?;
        let mut window = Window::open(&place).await?;
        walk.first_start(&mut window).await?;

        // One that was put aside was never one.
        let aside = draw(&mut walk, &mut window).await?;
        walk.press(&mut window, "sheet-discard").await?;
        walk.see(&window, "sheet-said-discarded", &[]).await?;
        no_sheet_on_screen(&walk, &place)?;

        // Thought better of it: nothing is drawn.
        walk.press(&mut window, "sheet-make").await?;
        dialogs::answer(&place, false)?;
        walk.see_button(&window, "sheet-make").await?;

        let cancelled = draw(&mut walk, &mut window).await?;
        type_back(&walk, &mut window, &cancelled).await?;
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
            type_sheet(&walk, &mut window, sheet).await?;
            walk.press(&mut window, "restore-open").await?;
            window.see(&walk.names.problem(why, &[])?).await?;
            // What was typed stays, and nothing was written.
            let typed = window.value_of(&walk.names.say("restore-sheet")?).await?;
            ensure!(typed == numbered(sheet), "what was typed is gone: {typed:?}");
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

/// A sheet as it was read from its window.
#[derive(Debug, Clone)]
struct Sheet {
    /// The rows, by eye.
    rows: Vec<String>,
    /// What the code says.
    code: String,
}

/// Draws a sheet and reads it from its window, both ways.
async fn draw(walk: &mut Walk, window: &mut Window) -> Result<Sheet> {
    walk.press(window, "rail-settings").await?;
    walk.press(window, "sheet-make").await?;
    let place = window.place().clone();
    dialogs::answer(&place, true)?;
    let own = sheet_window(walk, &place)?;
    walk.see(window, "sheet-pending", &[]).await?;
    let code = scan(&place, &own)?;
    let rows = read_rows(window)?;
    ensure!(
        code == format!("{BEGINS}{}", rows.concat()),
        "the code says something else than the rows"
    );
    Ok(Sheet { rows, code })
}

fn sheet_window(walk: &Walk, place: &Surroundings) -> Result<OnScreen> {
    let title = walk.names.say("paper-sheet-title")?;
    display::wait_for(place, "the sheet's window", |it| !it.dialog && it.title.contains(&title))
}

fn no_sheet_on_screen(walk: &Walk, place: &Surroundings) -> Result<()> {
    let title = walk.names.say("paper-sheet-title")?;
    let end = Instant::now() + PATIENCE;
    while display::windows(place)?.iter().any(|it| it.title.contains(&title)) {
        ensure!(Instant::now() < end, "the sheet is still on the screen");
        std::thread::sleep(GLANCE);
    }
    Ok(())
}

/// Reads the code from the screen's picture, as a hand scanner does.
fn scan(place: &Surroundings, own: &OnScreen) -> Result<String> {
    let picture = place.root().join("tmp/sheet.png");
    let end = Instant::now() + PATIENCE;
    loop {
        display::picture_of(place, &picture, (own.x, own.y, own.width, own.height))?;
        let read = foreign::qr_code(&picture);
        fs::remove_file(&picture)?;
        match read {
            Ok(code) => return Ok(code),
            Err(why) if Instant::now() > end => return Err(why).context("no code on the sheet"),
            Err(_) => std::thread::sleep(GLANCE),
        }
    }
}

/// The rows as they stand in the sheet's own window, which has no script: read out by a screen reader.
fn read_rows(window: &Window) -> Result<Vec<String>> {
    let mut reader = window.reader()?;
    let mut rows: Vec<String> = Vec::new();
    for element in reader.all()? {
        for said in [&element.text, &element.name] {
            // "3 QX2A": a number and four characters, the last row two.
            let mut words = said.split_whitespace();
            let (Some(number), Some(row), None) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            if number.parse() == Ok(rows.len() + 1) && matches!(row.len(), 2 | 4) {
                rows.push(row.to_owned());
            }
        }
    }
    ensure!(
        rows.len() == 15,
        "the sheet shows {} rows; there are:\n{}",
        rows.len(),
        reader.tree()?
    );
    Ok(rows)
}

/// The two rows that are asked for, by their numbers.
async fn asked(walk: &Walk, window: &Window) -> Result<Vec<usize>> {
    walk.see_button(window, "sheet-confirm").await?;
    let mut asked = Vec::new();
    for number in 1..=15_usize {
        let label = walk.names.say_with("sheet-row", &[("row", &number.to_string())])?;
        if window.has("field", &label).await? {
            asked.push(number);
        }
    }
    ensure!(asked.len() == 2, "rows {asked:?} are asked for");
    Ok(asked)
}

async fn fill_rows(walk: &Walk, window: &mut Window, rows: &[(usize, String)]) -> Result<()> {
    for (number, row) in rows {
        let label = walk.names.say_with("sheet-row", &[("row", &number.to_string())])?;
        window.fill(&label, row).await?;
    }
    walk.press(window, "sheet-confirm").await
}

fn of(sheet: &Sheet, number: usize) -> Result<String> {
    sheet.rows.get(number - 1).cloned().context("there is no such row")
}

/// The two rows in the wrong order, as somebody types them who looks at other numbers.
async fn wrong_rows_are_refused(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    let asked = asked(walk, window).await?;
    let [first, second] = asked.as_slice() else { bail!("two rows are asked for") };
    let swapped = [(*first, of(sheet, *second)?), (*second, of(sheet, *first)?)];
    fill_rows(walk, window, &swapped).await?;
    window.see(&walk.names.problem("sheet-rows", &[])?).await?;
    for (number, row) in &swapped {
        let label = walk.names.say_with("sheet-row", &[("row", &number.to_string())])?;
        let typed = window.value_of(&label).await?;
        ensure!(typed == *row, "what was typed is gone: {typed:?}");
    }
    walk.see(window, "sheet-pending", &[]).await
}

/// Small letters and a blank do not matter.
async fn type_back(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    let mut rows = Vec::new();
    for number in asked(walk, window).await? {
        let row = of(sheet, number)?.to_lowercase();
        let (first, rest) = row.split_at(2);
        rows.push((number, format!("{first} {rest}")));
    }
    fill_rows(walk, window, &rows).await?;
    walk.see(window, "sheet-said-made", &[]).await?;
    let place = window.place().clone();
    no_sheet_on_screen(walk, &place)
}

/// The rows with their numbers, as they stand on the paper.
fn numbered(sheet: &Sheet) -> String {
    let rows = sheet.rows.iter().zip(1..).map(|(row, number)| format!("{number} {row}"));
    rows.collect::<Vec<_>>().join("\n")
}

async fn type_sheet(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    window.fill(&walk.names.say("restore-sheet")?, &numbered(sheet)).await
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
    type_sheet(walk, window, &slipped).await?;
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
    let rows = sheet.code.strip_prefix(BEGINS).context("it begins otherwise")?;
    for secret in [rows, &rows.to_lowercase(), &sheet.rows.join("\n"), &sheet.rows.join(" ")] {
        let found = Search::new(secret).files(place.root())?;
        ensure!(found.is_empty(), "the sheet stands in {found:?}");
    }
    Ok(())
}

fn vault_id(folder: &Path) -> Result<String> {
    foreign::jq(&fs::read(folder.join("vault.json"))?, ".vault")
}
