//! The recovery sheet as a person handles it: drawn in a window of its own, read there, typed back, printed, and
//! typed in on another computer.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

use crate::display::{self, GLANCE, OnScreen, PATIENCE};
use crate::main_job::Walk;
use crate::surroundings::Surroundings;
use crate::window::Window;
use crate::{dialogs, foreign, programs};

/// What stands before the rows, on the sheet and in its code.
pub const BEGINS: &str = "AGE-SECRET-KEY-1";

/// How many rows there are; the last has two characters.
const ROWS: usize = 15;

/// A sheet as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The rows, by eye.
    pub rows: Vec<String>,
}

impl Sheet {
    /// The rows as they stand on the sheet, with their numbers.
    pub fn numbered(&self) -> String {
        let rows = self.rows.iter().zip(1..).map(|(row, number)| format!("{number} {row}"));
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The row of that number.
    pub fn row(&self, number: usize) -> Result<&str> {
        let row = number.checked_sub(1).and_then(|at| self.rows.get(at));
        row.map(String::as_str).with_context(|| format!("there is no row {number}"))
    }

    /// What the code said and what the eye read are the same.
    fn of(code: &str, rows: Vec<String>) -> Result<Self> {
        ensure!(rows.len() == ROWS, "there are {} rows", rows.len());
        // Neither is shown: a test's output is no place for it.
        ensure!(code == format!("{BEGINS}{}", rows.concat()), "the code says something else");
        Ok(Self { rows })
    }
}

/// Draws a sheet and reads it from its window, the code as a scanner does and the rows as a screen reader does.
pub async fn draw(walk: &Walk, window: &mut Window) -> Result<Sheet> {
    walk.press(window, "rail-settings").await?;
    walk.press(window, "sheet-make").await?;
    let place = window.place().clone();
    dialogs::answer(&place, true)?;
    let own = its_window(walk, &place)?;
    walk.see(window, "sheet-pending", &[]).await?;
    Sheet::of(&scan(&place, &own)?, read_aloud(window)?)
}

/// Prints the sheet that is drawn into a PDF file, and reads that.
pub async fn print(walk: &Walk, window: &mut Window) -> Result<Sheet> {
    let place = window.place().clone();
    walk.press(window, "sheet-print").await?;
    let pdf = dialogs::print_to_file(&place)?;
    let sheet = read_paper(&place, &pdf)?;
    fs::remove_file(pdf)?;
    Ok(sheet)
}

/// The sheet's own window.
pub fn its_window(walk: &Walk, place: &Surroundings) -> Result<OnScreen> {
    let title = walk.names.say("paper-sheet-title")?;
    display::wait_for(place, "the sheet's window", |it| !it.dialog && it.title.contains(&title))
}

/// Waits until no sheet is on the screen any more.
pub fn is_off_the_screen(walk: &Walk, place: &Surroundings) -> Result<()> {
    let title = walk.names.say("paper-sheet-title")?;
    let end = Instant::now() + PATIENCE;
    while display::windows(place)?.iter().any(|it| it.title.contains(&title)) {
        ensure!(Instant::now() < end, "the sheet is still on the screen");
        std::thread::sleep(GLANCE);
    }
    Ok(())
}

/// The two rows that are asked for, by their numbers.
pub async fn asked(walk: &Walk, window: &Window) -> Result<[usize; 2]> {
    walk.see_button(window, "sheet-confirm").await?;
    let mut asked = Vec::new();
    for number in 1..=ROWS {
        if window.has("field", &label(walk, number)?).await? {
            asked.push(number);
        }
    }
    <[usize; 2]>::try_from(asked).map_err(|asked| anyhow!("rows {asked:?} are asked for"))
}

/// Types these into the two fields and says that it is on paper.
pub async fn type_rows(walk: &Walk, window: &mut Window, rows: &[(usize, String)]) -> Result<()> {
    for (number, row) in rows {
        window.fill(&label(walk, *number)?, row).await?;
    }
    walk.press(window, "sheet-confirm").await
}

/// Types the two rows back from the paper: small letters and a blank do not matter.
pub async fn type_back(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    let mut rows = Vec::new();
    for number in asked(walk, window).await? {
        let row = sheet.row(number)?.to_lowercase();
        let (first, rest) = row.split_at(2);
        rows.push((number, format!("{first} {rest}")));
    }
    type_rows(walk, window, &rows).await?;
    walk.see(window, "sheet-said-made", &[]).await?;
    let place = window.place().clone();
    is_off_the_screen(walk, &place)
}

/// What the field of a row is called.
pub fn label(walk: &Walk, number: usize) -> Result<String> {
    walk.names.say_with("sheet-row", &[("row", &number.to_string())])
}

/// Types the whole sheet where a vault is restored.
pub async fn type_in(walk: &Walk, window: &mut Window, sheet: &Sheet) -> Result<()> {
    window.fill(&walk.names.say("restore-sheet")?, &sheet.numbered()).await
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

/// The rows as they stand in the sheet's own window, which has no script.
fn read_aloud(window: &Window) -> Result<Vec<String>> {
    let mut reader = window.reader()?;
    let elements = reader.all()?;
    let rows = rows_in(elements.iter().flat_map(|it| [it.text.as_str(), it.name.as_str()]));
    ensure!(rows.len() == ROWS, "{} rows are read out", rows.len());
    Ok(rows)
}

/// The rows among what was read: "3 QX2A", a number and four characters, the last one two.
fn rows_in<'a>(said: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for text in said {
        let mut words = text.split_whitespace();
        let (Some(number), Some(row), None) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        if number.parse() == Ok(rows.len() + 1) && matches!(row.len(), 2 | 4) {
            rows.push(row.to_owned());
        }
    }
    rows
}

/// What stands on the paper: one page, the rows as text, the code as a scanner sees it.
fn read_paper(place: &Surroundings, pdf: &Path) -> Result<Sheet> {
    let mut to_text = Command::new(programs::find("pdftotext")?);
    to_text.args(["-layout"]).arg(pdf).arg("-");
    let text = String::from_utf8(programs::output(to_text)?)?;
    ensure!(text.matches('\u{c}').count() == 1, "the sheet takes more than one page");
    // Several rows stand beside each other: each is a number and what follows it.
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    let rows = rows_in(pairs.iter().map(String::as_str));

    let picture = place.root().join("tmp/paper");
    let mut to_picture = Command::new(programs::find("pdftoppm")?);
    to_picture.args(["-png", "-singlefile", "-r", "200"]).arg(pdf).arg(&picture);
    programs::output(to_picture)?;
    let picture = picture.with_extension("png");
    let code = foreign::qr_code(&picture).context("no code on the paper");
    fs::remove_file(&picture)?;
    Sheet::of(&code?, rows)
}
