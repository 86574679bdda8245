//! A table with 200 rows, seven of them bad, as Excel writes it in western Europe: looked at, put on record, taken back.

use std::fs;

use anyhow::{Context, Result, ensure};
use courier_tests::dialogs;
use courier_tests::job::Job;
use courier_tests::journey::journey;
use courier_tests::main_job::Walk;
use courier_tests::session::Setup;
use courier_tests::window::Window;

/// The bad rows, by their number in the spreadsheet, and what is said of them.
const BAD: [(usize, &str, &str); 7] = [
    (12, "agency", "import-no-agency"),
    (32, "system", "import-system"),
    (52, "since", "no-such-day"),
    (72, "ends", "ending-too-short"),
    (92, "email", "email-malformed"),
    (112, "sent", "import-way"),
    (132, "purpose", "import-purpose"),
];

#[tokio::test]
async fn two_hundred_rows_with_seven_bad() -> Result<()> {
    journey("import", Setup::default(), async |session| {
        let place = session.place();
        let file = place.home().join("Documents/who has which key.csv");
        fs::write(&file, table()?)?;
        let mut walk = Walk::new(place, Job::default())?;
        let mut window = Window::open(place).await?;
        walk.first_start(&mut window).await?;
        walk.press(&mut window, "home-record-table").await?;
        walk.see_heading(&window, "import-heading", &[]).await?;
        walk.press(&mut window, "import-choose").await?;
        dialogs::cancel(place)?;
        walk.see_heading(&window, "import-heading", &[]).await?;
        walk.press(&mut window, "import-choose").await?;
        dialogs::choose_file(place, &file)?;
        let counts = [("count", "193"), ("all", "200")];
        walk.see_heading(&window, "import-can-be-taken", &counts).await?;
        walk.see(&window, "import-cannot", &[("count", "7")]).await?;
        walk.see(&window, "import-windows", &[]).await?;
        bad_rows(&walk, &window).await?;
        days(&mut walk, &mut window).await?;
        walk.see_heading(&window, "import-can-be-taken", &counts).await?;
        let take = walk.names.say_with("import-take", &[("count", "193")])?;
        window.click_button(&take).await?;
        walk.see_heading(&window, "import-done-heading", &[("count", "193")]).await?;
        let new = [("keys", "154"), ("agencies", "40")];
        walk.see(&window, "import-done-keys", &new).await?;
        walk.press(&mut window, "import-done-see").await?;
        window.see_in_heading("40 agencies").await?;
        walk.press(&mut window, "rail-keys").await?;
        walk.see_heading(&window, "keys-heading", &[("count", "154")]).await?;
        walk.press(&mut window, "rail-agencies").await?;
        walk.see_heading(&window, "agencies-heading", &[("count", "40")]).await?;
        window.click_button("Café 07").await?;
        window.see("Person 07").await?;
        window.quit().await?;

        let mut window = Window::open(place).await?;
        twice_adds_nothing(&mut walk, &mut window, &file).await?;
        taken_back(&mut walk, &mut window).await?;
        window.quit().await?;
        Ok(())
    })
    .await
}

/// Each is told with its number, its column and a sentence.
async fn bad_rows(walk: &Walk, window: &Window) -> Result<()> {
    let rows = window.list(&walk.names.say_with("import-bad", &[("count", "7")])?).await?;
    ensure!(rows.len() == BAD.len(), "the bad rows are {rows:#?}");
    for ((line, _, code), row) in BAD.iter().zip(&rows) {
        ensure!(row.contains(&format!("Row {line}")), "{row:?} is not row {line}");
        // What a sentence mentions is another in each.
        let mentioned = [("value", "\u{1}"), ("choices", "\u{1}")];
        let said = walk.names.problem(code, &mentioned)?;
        for part in said.split('\u{1}').map(|part| part.trim_matches(['“', '”', ' '])) {
            ensure!(row.contains(part), "row {line} says {row:?} and not {part:?}");
        }
    }
    Ok(())
}

/// Asked once; what was answered is still there when one comes back.
async fn days(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.see(window, "import-asks-days", &[("example", "2/1/2024")]).await?;
    walk.see(window, "import-asks-days-first", &[]).await?;
    let take = walk.names.say_with("import-take", &[("count", "193")])?;
    ensure!(!window.has("button", &take).await?, "it can be taken with a question open");
    window.choose("2 January 2024").await?;
    window.see_button(&take).await?;
    walk.press(window, "rail-home").await?;
    walk.press(window, "home-record-table").await?;
    window.see_button(&take).await?;
    ensure!(window.is_chosen("2 January 2024").await?, "the answer is lost");
    Ok(())
}

async fn twice_adds_nothing(
    walk: &mut Walk,
    window: &mut Window,
    file: &std::path::Path,
) -> Result<()> {
    walk.press(window, "rail-settings").await?;
    walk.press(window, "import-heading").await?;
    walk.press(window, "import-choose").await?;
    dialogs::choose_file(walk.place(), file)?;
    window.choose("2 January 2024").await?;
    walk.see(window, "import-known-count", &[("count", "193")]).await?;
    walk.see_heading(window, "import-can-be-taken", &[("count", "0"), ("all", "200")]).await?;
    walk.press(window, "import-forget").await?;
    walk.see_heading(window, "import-heading", &[]).await
}

async fn taken_back(walk: &mut Walk, window: &mut Window) -> Result<()> {
    walk.press(window, "rail-settings").await?;
    walk.press(window, "import-undo").await?;
    dialogs::answer(walk.place(), false)?;
    walk.press(window, "import-undo").await?;
    dialogs::answer(walk.place(), true)?;
    walk.see(window, "imports-undone", &[]).await?;
    for (rail, heading) in [("rail-keys", "keys-heading"), ("rail-agencies", "agencies-heading")] {
        walk.press(window, rail).await?;
        walk.see_heading(window, heading, &[("count", "0")]).await?;
    }
    Ok(())
}

/// Forty agencies with two API users, two private tokens and the public token, which all of them share.
fn table() -> Result<Vec<u8>> {
    let mut text =
        "Agency;Contact;E-mail;System;Account;Type;Purpose;Ends in;Since;How sent".to_owned();
    for at in 0..200_usize {
        let number = at / 5;
        let (kind, purpose) = [
            ("API user", "Submit pages"),
            ("API user", "Add and update supporters"),
            ("private token", "Import supporters"),
            ("private token", "Download supporter activity"),
            ("public token", ""),
        ]
        .get(at % 5)
        .context("five of an agency")?;
        let bad = BAD.iter().find(|(line, ..)| *line == at + 2).map_or("", |(_, what, _)| *what);
        let cell = |what: &str, good: String, wrong: &str| {
            if bad == what { wrong.to_owned() } else { good }
        };
        let ends = if at % 5 == 4 { String::new() } else { format!("a{at:03}") };
        let row = [
            cell("agency", format!("Caf\u{e9} {number:02}"), ""),
            format!("Person {number:02}"),
            cell("email", format!("person{number:02}@example.org"), "person at example.org"),
            cell("system", "Engaging Networks".to_owned(), "Abacus"),
            "ca".to_owned(),
            (*kind).to_owned(),
            cell("purpose", (*purpose).to_owned(), "newsletter"),
            cell("ends", ends, "7"),
            cell("since", format!("{}/{}/2024", at % 12 + 1, at / 12 % 12 + 1), "30/30/2024"),
            cell("sent", "in person".to_owned(), "by pigeon"),
        ];
        text += "\r\n";
        text += &row.join(";");
    }
    // Windows-1252 has these letters where Unicode has them.
    text.chars().map(|sign| u8::try_from(u32::from(sign)).context("a letter of its own")).collect()
}
