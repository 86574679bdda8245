//! Hands finished sheets to the PDF library.

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use crate::fonts::Fonts;
use crate::lines::Ink;
use crate::sheet::{Branch, Entry, Mark, Sheets, Twig};
use crate::{Paper, PaperError, text};

pub(crate) fn draw(
    paper: &Paper,
    mut sheets: Sheets,
    page_of: &dyn Fn(usize, usize) -> String,
) -> Result<Vec<u8>, PaperError> {
    let running = [paper.organisation.as_str(), paper.title.as_str()];
    let running: Vec<&str> = running.into_iter().filter(|part| !part.is_empty()).collect();
    sheets.furnish(&running.join(" · "), page_of);

    // With it the library itself refuses what is not tagged, has no title or no language.
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| PaperError::Refused("configuration"))?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let title = text::start(&text::clean_line(&paper.title), 300);
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language(paper.lang.clone())
            .authors(vec![text::start(&text::clean_line(&paper.organisation), 300)]),
    );
    document.set_outline(outline(&sheets.entries));

    let settings = PageSettings::from_wh(sheets.width, sheets.height)
        .ok_or(PaperError::Refused("page size"))?;
    let mut read: Vec<Option<Identifier>> = vec![None; sheets.read];
    for marks in &sheets.pages {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for mark in marks {
            draw_mark(&mut surface, mark, &sheets.fonts, &mut read);
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some(paper.lang.clone()));
    for branch in sheets.tree {
        tree.push(grow(branch, &mut read));
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|error| PaperError::Refused(rule(&error)))
}

fn draw_mark(
    surface: &mut Surface<'_>,
    mark: &Mark,
    fonts: &Fonts,
    read: &mut [Option<Identifier>],
) {
    match mark {
        Mark::Text { x, y, line, style, read: number } => {
            let tag = match number {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            surface.set_fill(Some(fill(style.ink)));
            let mut x = *x;
            for run in &line.runs {
                if let Some(font) = fonts.font(run.face) {
                    let start = Point::from_xy(x, *y);
                    surface.draw_glyphs(start, &run.glyphs, font, &run.text, style.size, false);
                }
                x += run.width() * style.size;
            }
            surface.end_tagged();
            if let Some(slot) = number.and_then(|number| read.get_mut(number)) {
                *slot = Some(identifier);
            }
        }
        Mark::Rule { x, y, width, weight, ink } => {
            let mut path = PathBuilder::new();
            path.move_to(*x, *y);
            path.line_to(x + width, *y);
            path.line_to(x + width, y + weight);
            path.line_to(*x, y + weight);
            path.close();
            if let Some(path) = path.finish() {
                surface
                    .start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                surface.set_fill(Some(fill(*ink)));
                surface.draw_path(&path);
                surface.end_tagged();
            }
        }
    }
}

/// The tree with the lines as the library knows them.
fn grow(branch: Branch, read: &mut [Option<Identifier>]) -> TagGroup {
    let mut group = TagGroup::new(branch.tag);
    for twig in branch.children {
        match twig {
            Twig::Branch(branch) => group.push(grow(branch, read)),
            Twig::Line(number) => {
                if let Some(identifier) = read.get_mut(number).and_then(Option::take) {
                    group.push(identifier);
                }
            }
        }
    }
    group
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    for entry in entries {
        let place = XyzDestination::new(entry.page, Point::from_xy(0.0, entry.y));
        outline.push_child(OutlineNode::new(entry.title.clone(), place));
    }
    outline
}

fn fill(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Text => rgb::Color::new(0x1b, 0x24, 0x20),
        Ink::Quiet => rgb::Color::new(0x55, 0x61, 0x5b),
        Ink::Accent => rgb::Color::new(0x0c, 0x5f, 0x4b),
        Ink::Rule => rgb::Color::new(0xcf, 0xc9, 0xbc),
    };
    Fill { paint: color.into(), opacity: NormalizedF32::ONE, rule: FillRule::default() }
}

/// The rule that was broken; what the library says of it may hold text.
fn rule(error: &KrillaError) -> &'static str {
    match error {
        KrillaError::Font(..) => "a face",
        KrillaError::Validation(_) => "PDF/UA-1",
        KrillaError::Limit(_) => "the size of a PDF",
        KrillaError::DuplicateNamedDestination(_) => "a name used twice",
        KrillaError::DuplicateTagId(..) | KrillaError::UnknownTagId(..) => "a tag",
    }
}
