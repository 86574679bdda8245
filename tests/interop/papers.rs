//! Papers, read by poppler.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use courier_papers::{Block, Card, Column, Fact, Foot, Paper, Table, pdf};
use courier_tests::programs;

const ROWS: usize = 300;
const HASH: &str = "3f2a9c0d7be14a6e85d10c44b7e9a2f13f2a9c0d7be14a6e85d10c44b7e9a2f1";

#[test]
fn poppler_reads_every_cell_of_a_long_register() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("register.pdf");
    let paper = register();
    fs::write(&file, pdf(&paper, &|page, of| format!("Page {page} of {of}"))?)?;

    let info = told("pdfinfo", &[], &file)?;
    ensure!(field(&info, "Title")? == "Who has access", "{info}");
    ensure!(field(&info, "Tagged")? == "yes", "{info}");
    ensure!(field(&info, "Page size")?.ends_with("(A4)"), "{info}");
    let pages: usize = field(&info, "Pages")?.parse()?;
    ensure!(pages > 5, "{ROWS} rows stand on {pages} pages");

    let all = told("pdftotext", &["-layout"], &file)?;
    for row in rows() {
        for cell in row {
            ensure!(all.contains(&cell), "{cell:?} is not read");
        }
    }
    for page in 1..=pages {
        let number = page.to_string();
        let text = told("pdftotext", &["-layout", "-f", &number, "-l", &number], &file)?;
        ensure!(text.contains(&format!("Page {page} of {pages}")), "page {page}: {text}");
        ensure!(text.contains(HASH), "page {page} has no hash: {text}");
        let in_table = text.contains("agency-");
        ensure!(!in_table || text.contains("Key ends in"), "page {page} has no head: {text}");
    }

    // Name, type, encoding, then whether it is embedded, a part of the face, and can be read.
    let fonts = told("pdffonts", &[], &file)?;
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    ensure!(fonts.len() == 4, "{fonts:?}");
    ensure!(fonts.iter().all(|font| font.contains(" yes yes yes ")), "{fonts:?}");
    Ok(())
}

#[test]
fn poppler_reads_what_a_screen_reader_is_told() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("register.pdf");
    fs::write(&file, pdf(&register(), &|page, of| format!("Page {page} of {of}"))?)?;
    let tree = told("pdfinfo", &["-struct-text"], &file)?;
    let count = |tag: &str| {
        let is = |line: &&str| line.trim_start().split([' ', ':']).next() == Some(tag);
        tree.lines().filter(is).count()
    };
    let columns = 4;
    for (tag, expected) in [
        ("Document", 1),
        ("H1", 1),
        ("H2", 1),
        ("H3", 2),
        ("Table", 1),
        ("Caption", 1),
        ("THead", 1),
        ("TBody", 1),
        ("TR", ROWS + 1),
        ("TH", columns),
        ("TD", ROWS * columns),
        ("L", 3),
        ("LI", 5),
        ("Lbl", 5),
        ("LBody", 5),
    ] {
        ensure!(count(tag) == expected, "{tag}: {} times, not {expected}", count(tag));
    }
    ensure!(tree.matches("/Scope /Column").count() == columns, "each head says what it heads");
    ensure!(!tree.contains("Page 2 of"), "what stands on every page is read again and again");
    ensure!(!tree.contains("Harbour Trust ·"), "what stands on every page is read again and again");
    let order = [
        "\"Who has access\"",
        "\"As of 24 November\"",
        "\"Open access\"",
        "\"agency-000\"",
        "\"agency-299\"",
        "\"Signature\"",
    ];
    let places: Option<Vec<usize>> = order.iter().map(|text| tree.find(text)).collect();
    let places = places.context("something is not read at all")?;
    ensure!(places.is_sorted(), "{order:?} are read in another order: {places:?}");
    Ok(())
}

#[test]
fn a_name_that_no_face_of_ours_can_write_is_still_copied() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("names.pdf");
    let names =
        ["Ana Costa", "Марія Шевченко", "Nguyễn Thị Hoà", "王芳", "עדי", "عدي", "🦆", "नमस्ते"];
    let facts = names.iter().map(|name| Fact::new("Name", *name)).collect();
    let paper = Paper { blocks: vec![Block::Facts(facts)], ..register() };
    fs::write(&file, pdf(&paper, &|page, of| format!("Page {page} of {of}"))?)?;
    let text = told("pdftotext", &[], &file)?;
    // Poppler puts marks of direction round what is written from right to left.
    let text = text.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "");
    for name in names {
        ensure!(text.contains(name), "{name} is not in {text}");
    }
    Ok(())
}

fn rows() -> Vec<Vec<String>> {
    (0..ROWS)
        .map(|row| {
            vec![
                format!("agency-{row:03}"),
                format!("person{row:03}@example.org"),
                format!("{} {row:03}", if row % 3 == 0 { "Імпортує" } else { "Reads" }),
                format!("…{:06x}", row * 7919),
            ]
        })
        .collect()
}

fn register() -> Paper {
    let columns = vec![
        Column::new("Agency", 2.0),
        Column::new("Person", 4.0),
        Column::new("May do", 2.0),
        Column::new("Key ends in", 2.0),
    ];
    let card = |title: &str| Card {
        title: title.to_owned(),
        facts: vec![Fact::new("Purpose", "Newsletter"), Fact::mono("Key ends in", "…d117")],
        note: String::new(),
    };
    Paper {
        lang: "en-GB".to_owned(),
        organisation: "Harbour Trust".to_owned(),
        title: "Who has access".to_owned(),
        under: "As of 24 November".to_owned(),
        made: "25 November".to_owned(),
        blocks: vec![
            Block::Facts(vec![Fact::mono("Head hash", HASH)]),
            Block::Heading("Open access".to_owned()),
            Block::Table(Table {
                caption: "Open on that day".to_owned(),
                columns,
                rows: rows(),
                empty: String::new(),
            }),
            Block::Cards(vec![card("Brightwater"), card("Northlight")]),
            Block::Signature(vec!["Name".to_owned(), "Signature".to_owned()]),
        ],
        foot: Foot { left: "What this proves".to_owned(), mono: HASH.to_owned() },
        ..Paper::default()
    }
}

pub(crate) fn told(program: &str, options: &[&str], file: &Path) -> Result<String> {
    let mut command = Command::new(programs::find(program)?);
    command.args(options).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    Ok(String::from_utf8(programs::output(command)?)?)
}

pub(crate) fn field<'a>(info: &'a str, name: &str) -> Result<&'a str> {
    info.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
        .with_context(|| format!("no {name} in {info}"))
}
