//! Places the parts of a paper on its sheets.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag};

use crate::fonts::{Face, Fonts};
use crate::lines::{Ink, Style};
use crate::sheet::{BODY, Branch, Entry, QUIET, SIDE, SMALL, Sheets, style};
use crate::{Block, Card, Fact, Paper, text};

const TITLE: Style = style(Face::Bold, 22.0, 27.0, Ink::Text);
const HEADING: Style = style(Face::Bold, 13.0, 18.0, Ink::Text);
const CARD: Style = style(Face::Bold, 10.5, 15.0, Ink::Text);
const NAME: Style = style(Face::Regular, 9.5, 13.5, Ink::Quiet);
const VALUE: Style = style(Face::Regular, 9.5, 13.5, Ink::Text);
const MONO: Style = style(Face::Mono, 8.6, 13.5, Ink::Text);
/// How wide the names of facts are.
const NAMES: f32 = 136.0;
/// What a heading wants below itself on the same page, where it does not know what comes.
const COMPANY: f32 = 60.0;

/// Sets everything but what stands above and below each page.
pub(crate) fn lay_out(paper: &Paper, fonts: Fonts) -> Sheets {
    let mut sheets = Sheets::new(paper.shape, &paper.foot, fonts);
    top(&mut sheets, paper);
    let mut had_heading = false;
    let mut rest = paper.blocks.as_slice();
    while let [block, after @ ..] = rest {
        rest = after;
        match block {
            Block::Heading(text) => {
                had_heading = true;
                let company = company(&mut sheets, after);
                sheets.y += 16.0;
                heading(&mut sheets, text, HEADING, 2, company);
                sheets.y += 4.0;
            }
            Block::Text(text) => paragraph(&mut sheets, text, BODY),
            Block::Note(text) => paragraph(&mut sheets, text, QUIET),
            Block::List(points) => list(&mut sheets, points),
            Block::Facts(list) => {
                facts(&mut sheets, list);
                sheets.y += 8.0;
            }
            Block::Table(table) => crate::table::table(&mut sheets, table),
            Block::Cards(cards) => {
                for one in cards {
                    card(&mut sheets, one, if had_heading { 3 } else { 2 });
                }
            }
            Block::Signature(lines) => signature(&mut sheets, lines),
        }
    }
    sheets
}

/// What a heading wants below itself on the same page: the first card, and what stands before that.
fn company(sheets: &mut Sheets, after: &[Block]) -> f32 {
    let (before, cards) = match after {
        [Block::Cards(cards), ..] => (0.0, cards),
        [Block::Facts(facts), Block::Cards(cards), ..] => {
            (card_height(sheets, &Card { facts: facts.clone(), ..Card::default() }), cards)
        }
        [Block::Text(text) | Block::Note(text), Block::Cards(cards), ..] => {
            (card_height(sheets, &Card { note: text.clone(), ..Card::default() }), cards)
        }
        _ => return COMPANY,
    };
    cards.first().map_or(COMPANY, |card| before + card_height(sheets, card))
}

fn top(sheets: &mut Sheets, paper: &Paper) {
    let body = sheets.body();
    let y = sheets.y;
    sheets.rule(SIDE, 40.0, 2.0, Ink::Accent);
    sheets.y = y + 12.0;
    let first = sheets.y;
    let half = body / 2.0 - 8.0;
    let mut ends = first;
    for (text, right) in [(&paper.organisation, false), (&paper.made, true)] {
        if text.trim().is_empty() {
            continue;
        }
        let mut branch = Branch::new(Tag::P);
        let mut at = first;
        for line in sheets.lines(&text::start(&text::clean_line(text), 200), QUIET, half) {
            let x = if right { SIDE + body - line.width(QUIET.size) } else { SIDE };
            sheets.set(x, at, line, QUIET, &mut branch);
            at += QUIET.leading;
        }
        ends = ends.max(at);
        sheets.tree.push(branch);
    }
    sheets.y = ends + 14.0;
    heading(sheets, &paper.title, TITLE, 1, COMPANY);
    sheets.y += 2.0;
    if !paper.under.is_empty() {
        paragraph(sheets, &paper.under, style(Face::Regular, 10.5, 15.0, Ink::Quiet));
    }
    sheets.y += 8.0;
}

fn heading(sheets: &mut Sheets, title: &str, style: Style, level: u16, company: f32) {
    if text::is_blank(title) {
        return;
    }
    let lines = sheets.lines(title, style, sheets.body());
    let wanted = style.leading * 2.0 + company;
    sheets.need(if wanted > sheets.whole() { style.leading * 2.0 + COMPANY } else { wanted });
    let short = text::start(&text::clean_line(title), 200);
    sheets.entries.push(Entry { title: short.clone(), page: sheets.pages.len() - 1, y: sheets.y });
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    let mut branch = Branch::new(Tag::Hn(level, Some(short)));
    sheets.flow(SIDE, lines, style, &mut branch);
    sheets.tree.push(branch);
}

pub(crate) fn paragraph(sheets: &mut Sheets, text: &str, style: Style) {
    // Longer lines are lost on the way back to their beginning.
    let width = sheets.body().min(style.size * 48.0);
    let lines = sheets.lines(text, style, width);
    let mut branch = Branch::new(Tag::P);
    sheets.flow(SIDE, lines, style, &mut branch);
    sheets.tree.push(branch);
    sheets.y += 6.0;
}

fn list(sheets: &mut Sheets, points: &[String]) {
    const INDENT: f32 = 14.0;
    let mut list = Branch::new(Tag::L(ListNumbering::Disc));
    let width = (sheets.body() - INDENT).min(BODY.size * 47.0);
    for point in points {
        let dot = sheets.lines("•", BODY, INDENT);
        let lines = sheets.lines(point, BODY, width);
        let label = (SIDE + 2.0, dot, BODY, Branch::new(Tag::Lbl));
        let body = (SIDE + INDENT, lines, BODY, Branch::new(Tag::LBody));
        let mut item = Branch::new(Tag::LI);
        for branch in crate::table::row(sheets, vec![label, body], 1.0, &mut |_| {}) {
            item.push(branch);
        }
        list.push(item);
    }
    if !points.is_empty() {
        sheets.tree.push(list);
        sheets.y += 6.0;
    }
}

fn facts(sheets: &mut Sheets, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    let mut list = Branch::new(Tag::L(ListNumbering::None));
    let names = NAMES.min(sheets.body() / 3.0);
    for fact in facts {
        let value_style = if fact.mono { MONO } else { VALUE };
        let name = sheets.lines(&fact.name, NAME, names - 12.0);
        let value = sheets.lines(&fact.value, value_style, sheets.body() - names);
        let mut item = Branch::new(Tag::LI);
        let columns = [
            (SIDE, name, NAME, Branch::new(Tag::Lbl)),
            (SIDE + names, value, value_style, Branch::new(Tag::LBody)),
        ];
        for branch in crate::table::row(sheets, Vec::from(columns), 0.0, &mut |_| {}) {
            item.push(branch);
        }
        list.push(item);
    }
    sheets.tree.push(list);
}

fn card(sheets: &mut Sheets, card: &Card, level: u16) {
    let high = card_height(sheets, card);
    if high <= sheets.whole() {
        sheets.need(high);
    }
    // The line on top of the page is one already.
    if !sheets.is_at_top() {
        sheets.y += 10.0;
        sheets.rule(SIDE, sheets.body(), 0.5, Ink::Rule);
        sheets.y += 8.0;
    }
    heading(sheets, &card.title, CARD, level, 0.0);
    sheets.y += 2.0;
    facts(sheets, &card.facts);
    if !card.note.is_empty() {
        sheets.y += 4.0;
        paragraph(sheets, &card.note, QUIET);
    }
    sheets.y += 6.0;
}

/// At least as high as the card will be.
#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
fn card_height(sheets: &mut Sheets, card: &Card) -> f32 {
    let names = NAMES.min(sheets.body() / 3.0);
    let body = sheets.body();
    let mut count = |text: &str, style: Style, width: f32| {
        sheets.lines(text, style, width).len() as f32 * style.leading
    };
    let mut high = 40.0 + count(&card.title, CARD, body);
    for fact in &card.facts {
        let value_style = if fact.mono { MONO } else { VALUE };
        let value = count(&fact.value, value_style, body - names);
        high += value.max(count(&fact.name, NAME, names - 12.0));
    }
    if !card.note.is_empty() {
        high += 10.0 + count(&card.note, QUIET, body.min(QUIET.size * 48.0));
    }
    high
}

fn signature(sheets: &mut Sheets, lines: &[String]) {
    const SPACE: f32 = 40.0;
    const GAP: f32 = 18.0;
    let rows = lines.chunks(3);
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let high = rows.len() as f32 * (SPACE + 2.0 * SMALL.leading);
    sheets.need(high);
    let width = (sheets.body() - 2.0 * GAP) / 3.0;
    for labels in rows {
        let mut cells = Vec::new();
        let mut most: f32 = 0.0;
        let mut x = SIDE;
        for label in labels {
            let label = text::start(&text::clean_line(label), 120);
            let lines = sheets.lines(&label, SMALL, width);
            #[expect(clippy::cast_precision_loss, reason = "a handful")]
            let high = lines.len() as f32 * SMALL.leading;
            most = most.max(high);
            cells.push((x, lines, SMALL, Branch::new(Tag::P)));
            x += width + GAP;
        }
        sheets.need(SPACE + most + 10.0);
        sheets.y += SPACE;
        for (x, ..) in &cells {
            sheets.rule(*x, width, 0.6, Ink::Quiet);
        }
        let read = crate::table::row(sheets, cells, 4.0, &mut |_| {});
        sheets.tree.extend(read);
    }
    sheets.y += 10.0;
}
