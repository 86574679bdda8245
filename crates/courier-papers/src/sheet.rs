//! Pages that are being filled, from top to bottom, and the tree that says how they are read.

use krilla::tagging::TagKind;

use crate::fonts::{Face, Fonts};
use crate::lines::{Ink, Line, Style};
use crate::{Foot, Shape};

/// Lengths are in points, from the top left corner.
pub(crate) const SIDE: f32 = 56.0;
const TOP: f32 = 54.0;
const TOP_AGAIN: f32 = 78.0;
const BOTTOM: f32 = 42.0;
/// Between the text and the foot.
const FOOT_GAP: f32 = 18.0;
/// A foot is never higher than so many lines.
const FOOT_LINES: usize = 4;

pub(crate) const BODY: Style = style(Face::Regular, 10.0, 14.0, Ink::Text);
pub(crate) const QUIET: Style = style(Face::Regular, 9.0, 12.5, Ink::Quiet);
pub(crate) const SMALL: Style = style(Face::Regular, 8.0, 11.0, Ink::Quiet);
pub(crate) const SMALL_MONO: Style = style(Face::Mono, 7.5, 11.0, Ink::Quiet);

pub(crate) const fn style(face: Face, size: f32, leading: f32, ink: Ink) -> Style {
    Style { face, size, leading, ink }
}

/// What is drawn.
#[derive(Debug)]
pub(crate) enum Mark {
    /// A line of text; `y` is its baseline. With a number it is read, without it is decoration.
    Text { x: f32, y: f32, line: Line, style: Style, read: Option<usize> },
    /// A thin line.
    Rule { x: f32, y: f32, width: f32, weight: f32, ink: Ink },
}

/// A branch of the tree that is read aloud.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(crate) tag: TagKind,
    pub(crate) children: Vec<Twig>,
}

impl Branch {
    pub(crate) fn new(tag: impl Into<TagKind>) -> Self {
        Self { tag: tag.into(), children: Vec::new() }
    }

    pub(crate) fn push(&mut self, branch: Branch) {
        self.children.push(Twig::Branch(branch));
    }
}

/// What hangs on a branch.
#[derive(Debug)]
pub(crate) enum Twig {
    Branch(Branch),
    /// The line of text with this number.
    Line(usize),
}

/// An entry of the list of contents that PDF viewers show beside the pages.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) title: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// All pages of a paper.
pub(crate) struct Sheets {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) pages: Vec<Vec<Mark>>,
    pub(crate) tree: Vec<Branch>,
    pub(crate) entries: Vec<Entry>,
    /// How many lines are read.
    pub(crate) read: usize,
    /// Where the next thing goes.
    pub(crate) y: f32,
    /// Where text ends.
    end: f32,
    foot: Vec<(Line, Style)>,
    pub(crate) fonts: Fonts,
}

impl Sheets {
    pub(crate) fn new(shape: Shape, foot: &Foot, fonts: Fonts) -> Self {
        let (width, height) = match shape {
            Shape::Portrait => (595.28, 841.89),
            Shape::Landscape => (841.89, 595.28),
        };
        let mut sheets = Self {
            width,
            height,
            pages: vec![Vec::new()],
            tree: Vec::new(),
            entries: Vec::new(),
            read: 0,
            y: TOP,
            end: height,
            foot: Vec::new(),
            fonts,
        };
        // Beside the page's number.
        let room = sheets.body() - 110.0;
        for (text, style) in [(&foot.left, SMALL), (&foot.mono, SMALL_MONO)] {
            if !text.is_empty() {
                let lines = sheets.lines(text, style, room);
                sheets.foot.extend(lines.into_iter().map(|line| (line, style)));
            }
        }
        sheets.foot.truncate(FOOT_LINES);
        let high: f32 = sheets.foot.iter().map(|(_, style)| style.leading).sum();
        sheets.end = height - BOTTOM - high.max(SMALL.leading) - FOOT_GAP;
        sheets
    }

    /// The width of the text.
    pub(crate) fn body(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// What is left of the page.
    pub(crate) fn left(&self) -> f32 {
        self.end - self.y
    }

    /// What a fresh page has.
    pub(crate) fn whole(&self) -> f32 {
        self.end - TOP_AGAIN
    }

    /// The lines of a text from outside.
    pub(crate) fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<Line> {
        crate::lines::lines(&mut self.fonts, &crate::text::clean(text), style, width)
    }

    pub(crate) fn new_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP_AGAIN;
    }

    /// Goes on to a new page where less than this is left and a new page has more.
    pub(crate) fn need(&mut self, height: f32) {
        if self.left() < height && self.y > TOP_AGAIN {
            self.new_page();
        }
    }

    /// Nothing stands yet on a page that is not the first.
    pub(crate) fn is_at_top(&self) -> bool {
        self.y <= TOP_AGAIN && self.pages.len() > 1
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    pub(crate) fn rule(&mut self, x: f32, width: f32, weight: f32, ink: Ink) {
        let y = self.y;
        self.mark(Mark::Rule { x, y, width, weight, ink });
    }

    /// Sets a line whose top is `top`, to be read as part of a branch.
    pub(crate) fn set(&mut self, x: f32, top: f32, line: Line, style: Style, branch: &mut Branch) {
        let read = self.read;
        self.read += 1;
        branch.children.push(Twig::Line(read));
        self.mark(Mark::Text { x, y: baseline(top, style), line, style, read: Some(read) });
    }

    /// Sets a line that is not read.
    pub(crate) fn decorate(&mut self, x: f32, top: f32, line: Line, style: Style) {
        self.mark(Mark::Text { x, y: baseline(top, style), line, style, read: None });
    }

    /// Sets lines below each other, over as many pages as they take.
    pub(crate) fn flow(&mut self, x: f32, lines: Vec<Line>, style: Style, branch: &mut Branch) {
        for line in lines {
            self.need(style.leading);
            let top = self.y;
            self.set(x, top, line, style, branch);
            self.y += style.leading;
        }
    }

    /// What stands above and below every page once it is known how many there are.
    pub(crate) fn furnish(&mut self, running: &str, page_of: &dyn Fn(usize, usize) -> String) {
        let total = self.pages.len();
        let (side, body) = (SIDE, self.body());
        let head = crate::text::start(&crate::text::clean_line(running), 120);
        let head = self.lines(&head, SMALL, body).into_iter().next().unwrap_or_default();
        for index in 0..total {
            let number = self.lines(&page_of(index + 1, total), SMALL, 110.0);
            let number = number.into_iter().next().unwrap_or_default();
            let mut marks = Vec::new();
            let mut text = |x: f32, top: f32, line: Line, style: Style| {
                marks.push(Mark::Text { x, y: baseline(top, style), line, style, read: None });
            };
            let mut top = self.end + FOOT_GAP;
            text(side + body - number.width(SMALL.size), top, number, SMALL);
            for (line, style) in &self.foot {
                text(side, top, line.clone(), *style);
                top += style.leading;
            }
            if index > 0 {
                text(side, 40.0, head.clone(), SMALL);
                let rule = |y| Mark::Rule { x: side, y, width: body, weight: 0.5, ink: Ink::Rule };
                marks.push(rule(58.0));
            }
            let y = self.end + FOOT_GAP - 7.0;
            marks.push(Mark::Rule { x: side, y, width: body, weight: 0.5, ink: Ink::Rule });
            if let Some(page) = self.pages.get_mut(index) {
                page.extend(marks);
            }
        }
    }
}

fn baseline(top: f32, style: Style) -> f32 {
    // Atkinson's capitals are 0.67 of an em high: they stand in the middle of the line.
    top + style.leading / 2.0 + style.size * 0.335
}
