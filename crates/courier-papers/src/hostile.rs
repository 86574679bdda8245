//! Whatever is written, a paper comes out of it, with every word in it.

use proptest::prelude::*;

use crate::sheet::{Branch, Mark, Sheets, Twig};
use crate::text::clean;
use crate::{Block, Card, Column, Fact, Foot, Paper, PaperError, Shape, Table, blocks, fonts, pdf};

const NASTY: [&str; 14] = [
    "",
    " ",
    "\0",
    "Ana Costa",
    "Марія Шевченко",
    "Nguyễn Thị Hoà",
    "عدي المحمد",
    "王芳",
    "👩\u{200d}💻 🇬🇧 e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "\u{202e}gpj.exe\u{2066}\u{feff}\u{fffe}\u{e000}",
    "a\r\nb\u{2028}c\u{85}d\n\n",
    "नमस्ते ไทยภาษา",
    "fi ffl -- ... 1/2 \u{ad}soft\u{ad}hyphen",
    "ana.costa+keys@brightwater.example.org",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(&NASTY[..]).prop_map(str::to_owned),
        2 => "(?s).{0,40}",
        1 => proptest::collection::vec(any::<char>(), 0..40).prop_map(String::from_iter),
        1 => ("[a-zA-Z0-9@._-]", 1..300_usize).prop_map(|(sign, count)| sign.repeat(count)),
        1 => (proptest::sample::select(&NASTY[..]), 1..20_usize)
            .prop_map(|(word, count)| word.repeat(count)),
    ]
}

fn fact() -> impl Strategy<Value = Fact> {
    (text(), text(), any::<bool>()).prop_map(|(name, value, mono)| Fact { name, value, mono })
}

fn table() -> impl Strategy<Value = Table> {
    let column = (text(), prop_oneof![0.1_f32..9.0, any::<f32>()])
        .prop_map(|(head, width)| Column { head, width });
    let rows = proptest::collection::vec(proptest::collection::vec(text(), 0..6), 0..8);
    (text(), proptest::collection::vec(column, 0..6), rows, text())
        .prop_map(|(caption, columns, rows, empty)| Table { caption, columns, rows, empty })
}

fn block() -> impl Strategy<Value = Block> {
    let card = (text(), proptest::collection::vec(fact(), 0..5), text())
        .prop_map(|(title, facts, note)| Card { title, facts, note });
    prop_oneof![
        text().prop_map(Block::Heading),
        text().prop_map(Block::Text),
        text().prop_map(Block::Note),
        proptest::collection::vec(text(), 0..4).prop_map(Block::List),
        proptest::collection::vec(fact(), 0..6).prop_map(Block::Facts),
        table().prop_map(Block::Table),
        proptest::collection::vec(card, 0..4).prop_map(Block::Cards),
        proptest::collection::vec(text(), 0..5).prop_map(Block::Signature),
    ]
}

fn paper() -> impl Strategy<Value = Paper> {
    let blocks = proptest::collection::vec(block(), 0..6);
    let title = text().prop_filter("has a title", |title| !crate::text::is_blank(title));
    (text(), title, text(), text(), blocks, text(), text(), any::<bool>()).prop_map(
        |(organisation, title, under, made, blocks, left, mono, wide)| Paper {
            lang: "en-GB".to_owned(),
            shape: if wide { Shape::Landscape } else { Shape::Portrait },
            organisation,
            title,
            under,
            made,
            blocks,
            foot: Foot { left, mono },
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_paper_becomes_a_pdf(paper in paper()) {
        let made = pdf(&paper, &|page, of| format!("Page {page} of {of}")).unwrap();
        prop_assert!(made.starts_with(b"%PDF-1.7"));
        prop_assert!(made.ends_with(b"%%EOF"));
        let again = pdf(&paper, &|page, of| format!("Page {page} of {of}")).unwrap();
        prop_assert!(made == again, "the same paper, the same bytes");
    }

    #[test]
    fn every_word_is_on_the_page_and_read_in_order(paper in paper()) {
        let sheets = blocks::lay_out(&paper, fonts::Fonts::new().unwrap());
        let mut read = String::new();
        let lines = lines(&sheets);
        for branch in &sheets.tree {
            read_aloud(branch, &lines, &mut read);
        }
        prop_assert_eq!(read, squeeze(&words(&paper)));
        // The heading of a page and its foot are not in there: they are drawn when the pages are counted.
        let end = sheets.height - 42.0;
        for mark in sheets.pages.iter().flatten() {
            let (Mark::Text { y, .. } | Mark::Rule { y, .. }) = mark;
            prop_assert!(*y > 40.0 && *y < end, "on the page: {}", y);
        }
    }
}

/// Each line of text by its number.
fn lines(sheets: &Sheets) -> Vec<String> {
    let mut lines = vec![String::new(); sheets.read];
    for mark in sheets.pages.iter().flatten() {
        if let Mark::Text { line, read: Some(read), .. } = mark {
            lines[*read] = line.runs.iter().map(|run| run.text.as_str()).collect();
        }
    }
    lines
}

fn read_aloud(branch: &Branch, lines: &[String], read: &mut String) {
    for twig in &branch.children {
        match twig {
            Twig::Branch(branch) => read_aloud(branch, lines, read),
            Twig::Line(number) => read.push_str(&squeeze(&lines[*number])),
        }
    }
}

/// What lines cannot show: where there was a blank.
fn squeeze(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// All words of a paper in the order they are to be read.
fn words(paper: &Paper) -> String {
    let mut words = Vec::new();
    let start =
        |text: &str, signs: usize| crate::text::start(&crate::text::clean_line(text), signs);
    words.push(start(&paper.organisation, 200));
    words.push(start(&paper.made, 200));
    words.push(paper.title.clone());
    words.push(paper.under.clone());
    for block in &paper.blocks {
        match block {
            Block::Heading(text) | Block::Text(text) | Block::Note(text) => {
                words.push(text.clone());
            }
            Block::List(points) => {
                words.extend(points.iter().flat_map(|point| ["•".to_owned(), point.clone()]));
            }
            Block::Facts(facts) => words.extend(fact_words(facts)),
            Block::Table(table) if table.columns.is_empty() => {}
            Block::Table(table) => {
                words.push(table.caption.clone());
                if table.rows.is_empty() {
                    words.push(table.empty.clone());
                } else {
                    words.extend(table.columns.iter().map(|column| column.head.clone()));
                    words.extend(table.rows.iter().flatten().cloned());
                }
            }
            Block::Cards(cards) => {
                for card in cards {
                    words.push(card.title.clone());
                    words.extend(fact_words(&card.facts));
                    words.push(card.note.clone());
                }
            }
            Block::Signature(lines) => words.extend(lines.iter().map(|line| start(line, 120))),
        }
    }
    words.iter().map(|text| clean(text)).collect()
}

fn fact_words(facts: &[Fact]) -> impl Iterator<Item = String> {
    facts.iter().flat_map(|fact| [fact.name.clone(), fact.value.clone()])
}

#[test]
fn a_cell_longer_than_a_page_goes_on() {
    let long: String = (b'a'..=b'z').map(char::from).cycle().take(10_000).collect();
    let columns = vec![Column::new("Note", 1.0), Column::new("Key", 1.0), Column::new("By", 1.0)];
    let rows = vec![vec![long, "k".repeat(3_000), "Mo Adeyemi".to_owned()]; 3];
    let table = Table { columns, rows, ..Table::default() };
    let paper = Paper { blocks: vec![Block::Table(table)], ..Paper::default() };
    let sheets = blocks::lay_out(&paper, fonts::Fonts::new().unwrap());
    let all: String = lines(&sheets).concat();
    assert_eq!(all.matches("MoAdeyemi").count() + all.matches("Mo Adeyemi").count(), 3, "each row");
    assert!(sheets.pages.len() > 5, "over many pages");
}

#[test]
fn what_says_not_what_it_is_is_no_paper() {
    let paper = Paper { lang: "en".to_owned(), title: "Register".to_owned(), ..Paper::default() };
    let made = |paper: &Paper| pdf(paper, &|_, _| String::new());
    assert!(made(&paper).is_ok(), "nothing else is needed");
    let untitled = Paper { title: "\u{200b} \n".to_owned(), ..paper.clone() };
    assert_eq!(made(&untitled), Err(PaperError::NoTitle));
    assert_eq!(made(&Paper { lang: String::new(), ..paper }), Err(PaperError::NoTitle));
}

#[test]
fn a_heading_stays_with_the_record_below_it() {
    let facts = vec![Fact::new("Purpose", "Newsletter"); 9];
    let card = Card { title: "Brightwater".to_owned(), facts, note: String::new() };
    let block = [Block::Heading("Open".to_owned()), Block::Cards(vec![card])];
    let parts = block.into_iter().cycle().take(40).collect();
    let paper = Paper { blocks: parts, ..Paper::default() };
    let sheets = blocks::lay_out(&paper, fonts::Fonts::new().unwrap());
    assert!(sheets.pages.len() > 4, "over some pages");
    for pair in sheets.entries.chunks(2) {
        assert_eq!(pair[0].page, pair[1].page, "{pair:?}");
    }
}
