//! Tables: as wide as the page, as long as they must, the head on every page.

use krilla::tagging::{TableHeaderScope, Tag};

use crate::fonts::Face;
use crate::lines::{Ink, Line, Style};
use crate::sheet::{Branch, QUIET, SIDE, Sheets, Twig, style};
use crate::{Column, Table};

const HEAD: Style = style(Face::Bold, 8.5, 12.0, Ink::Quiet);
const CELL: Style = style(Face::Regular, 8.5, 12.0, Ink::Text);
const CAPTION: Style = style(Face::Bold, 9.5, 14.0, Ink::Text);
/// Above and below the text of a row.
const PADDING: f32 = 3.5;
/// Between columns.
const GUTTER: f32 = 9.0;
/// No column is narrower, whatever its share.
const NARROWEST: f32 = 14.0;

/// A column where it stands: its left edge, how wide its text may be.
type Place = (f32, f32);

/// The cells of a row before they are placed: left edge, lines, look and the branch they are read as.
pub(crate) type Cells = Vec<(f32, Vec<Line>, Style, Branch)>;

pub(crate) fn table(sheets: &mut Sheets, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    sheets.y += 4.0;
    let mut branch = Branch::new(Tag::Table);
    let body = sheets.body();
    let places = places(&table.columns, body);
    let head_lines: Vec<Vec<Line>> = table
        .columns
        .iter()
        .zip(&places)
        .map(|(column, (_, width))| sheets.lines(&column.head, HEAD, *width))
        .collect();
    let head_height = height(head_lines.iter().map(Vec::len).max().unwrap_or(1), HEAD);
    // Its first rows belong below it on the same page.
    sheets.need((CAPTION.leading + head_height + 4.0 * CELL.leading).min(sheets.whole()));
    if !table.caption.is_empty() {
        let mut caption = Branch::new(Tag::Caption);
        let lines = sheets.lines(&table.caption, CAPTION, body);
        sheets.flow(SIDE, lines, CAPTION, &mut caption);
        sheets.y += 2.0;
        if table.rows.is_empty() {
            // A caption alone is a paragraph.
            caption.tag = Tag::P.into();
            sheets.tree.push(caption);
        } else {
            branch.push(caption);
        }
    }
    if table.rows.is_empty() {
        if !table.empty.is_empty() {
            crate::blocks::paragraph(sheets, &table.empty, QUIET);
        }
        return;
    }

    let cells = places
        .iter()
        .zip(head_lines.clone())
        .map(|((x, _), lines)| (*x, lines, HEAD, Branch::new(Tag::TH(TableHeaderScope::Column))))
        .collect();
    let head = row(sheets, cells, PADDING, &mut |_| {});
    sheets.rule(SIDE, body, 0.9, Ink::Quiet);
    branch.push(group(Tag::THead, vec![group(Tag::TR, head)]));

    let repeat = head_height * 3.0 < sheets.whole();
    let mut again = |sheets: &mut Sheets| {
        if repeat {
            draw_head_again(sheets, &places, &head_lines, head_height);
        }
    };
    let mut rows = Vec::new();
    for texts in &table.rows {
        let cells = cells_of(sheets, table, &places, texts);
        let row = row(sheets, cells, PADDING, &mut again);
        sheets.rule(SIDE, body, 0.4, Ink::Rule);
        rows.push(group(Tag::TR, row));
    }
    branch.push(group(Tag::TBody, rows));
    sheets.tree.push(branch);
    sheets.y += 10.0;
}

fn cells_of(sheets: &mut Sheets, table: &Table, places: &[Place], texts: &[String]) -> Cells {
    let last = table.columns.len().saturating_sub(1);
    places
        .iter()
        .enumerate()
        .map(|(index, (x, width))| {
            let text = match texts.get(index..) {
                Some(rest) if index == last => rest.join("\n"),
                Some(rest) => rest.first().cloned().unwrap_or_default(),
                None => String::new(),
            };
            (*x, sheets.lines(&text, CELL, *width), CELL, Branch::new(Tag::TD))
        })
        .collect()
}

fn draw_head_again(sheets: &mut Sheets, places: &[Place], lines: &[Vec<Line>], height: f32) {
    for ((x, _), lines) in places.iter().zip(lines) {
        let mut top = sheets.y + PADDING;
        for line in lines {
            sheets.decorate(*x, top, line.clone(), HEAD);
            top += HEAD.leading;
        }
    }
    sheets.y += height;
    let body = sheets.body();
    sheets.rule(SIDE, body, 0.9, Ink::Quiet);
}

fn group(tag: impl Into<krilla::tagging::TagKind>, branches: Vec<Branch>) -> Branch {
    let mut group = Branch::new(tag);
    group.children = branches.into_iter().map(Twig::Branch).collect();
    group
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
fn height(lines: usize, style: Style) -> f32 {
    lines as f32 * style.leading + 2.0 * PADDING
}

/// Sets cells beside each other. A row that does not fit goes to the next page as a whole; one that is higher than a
/// page goes on between two lines. `again` draws what every new page begins with.
pub(crate) fn row(
    sheets: &mut Sheets,
    cells: Cells,
    padding: f32,
    again: &mut dyn FnMut(&mut Sheets),
) -> Vec<Branch> {
    let leading = cells.iter().map(|(_, _, style, _)| style.leading).fold(1.0, f32::max);
    let most = cells.iter().map(|(_, lines, ..)| lines.len()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
    let high = most as f32 * leading + 2.0 * padding;
    let mut fresh = |sheets: &mut Sheets| {
        sheets.new_page();
        again(sheets);
    };
    if sheets.left() < high && (high <= sheets.whole() - 60.0 || sheets.left() < 3.0 * leading) {
        fresh(sheets);
    }
    let mut top = sheets.y + padding;
    let mut waiting: Vec<_> = cells
        .into_iter()
        .map(|(x, lines, style, branch)| (x, lines.into_iter(), style, branch))
        .collect();
    for _ in 0..most {
        if sheets.left() - (top - sheets.y) < leading {
            fresh(sheets);
            top = sheets.y + padding;
        }
        for (x, lines, style, branch) in &mut waiting {
            if let Some(line) = lines.next() {
                sheets.set(*x, top, line, *style, branch);
            }
        }
        top += leading;
    }
    sheets.y = top + padding;
    waiting.into_iter().map(|(.., branch)| branch).collect()
}

/// Shares the width out.
fn places(columns: &[Column], body: f32) -> Vec<Place> {
    let share = |column: &Column| {
        if column.width.is_finite() && column.width > 0.0 { column.width.min(1000.0) } else { 1.0 }
    };
    let whole: f32 = columns.iter().map(share).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let room = (body - GUTTER * (columns.len() - 1) as f32).max(0.0);
    let mut x = SIDE;
    columns
        .iter()
        .map(|column| {
            let width = (room * share(column) / whole).max(NARROWEST);
            let place = (x, width);
            x += width + GUTTER;
            place
        })
        .collect()
}
