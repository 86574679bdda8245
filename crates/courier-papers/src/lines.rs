//! Text broken into lines of a width.

use krilla::text::KrillaGlyph;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::{Face, Fonts, Run};

/// How a text looks; lengths in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: Face,
    pub(crate) size: f32,
    /// From one line to the next.
    pub(crate) leading: f32,
    pub(crate) ink: Ink,
}

/// The colours of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Text,
    Quiet,
    Accent,
    Rule,
}

/// One line that fits.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
}

impl Line {
    pub(crate) fn width(&self, size: f32) -> f32 {
        self.runs.iter().map(Run::width).sum::<f32>() * size
    }

    fn push(&mut self, runs: &[Run]) {
        for run in runs {
            match self.runs.last_mut() {
                Some(last) if last.face == run.face => {
                    let by = last.text.len();
                    last.text.push_str(&run.text);
                    last.glyphs.extend(run.glyphs.iter().map(|glyph| KrillaGlyph {
                        text_range: glyph.text_range.start + by..glyph.text_range.end + by,
                        ..glyph.clone()
                    }));
                }
                _ => self.runs.push(run.clone()),
            }
        }
    }
}

/// The lines of a clean text: at least one, which is a blank where there is nothing to say, so that a cell of a
/// table is never left out of its row.
pub(crate) fn lines(fonts: &mut Fonts, text: &str, style: Style, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        fill(fonts, paragraph.trim_end(), style, width / style.size, &mut lines);
    }
    lines
}

fn fill(fonts: &mut Fonts, text: &str, style: Style, width: f32, lines: &mut Vec<Line>) {
    let mut line = Line::default();
    let mut used = 0.0;
    for word in words(text) {
        let full = fonts.shape(style.face, word);
        let seen = fonts.shape(style.face, word.trim_end_matches(' '));
        let wide: f32 = seen.iter().map(Run::width).sum();
        if used > 0.0 && used + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if wide <= width {
            line.push(&full);
            used += full.iter().map(Run::width).sum::<f32>();
            continue;
        }
        let mut parts = torn(fonts, word, style.face, width).into_iter().peekable();
        while let Some(part) = parts.next() {
            let runs = fonts.shape(style.face, &part);
            line.push(&runs);
            if parts.peek().is_some() {
                lines.push(std::mem::take(&mut line));
            } else {
                used = runs.iter().map(Run::width).sum();
            }
        }
    }
    if line.runs.is_empty() {
        line.push(&fonts.shape(style.face, " "));
    }
    lines.push(line);
}

/// The parts of a word that is wider than a line: an address breaks after its signs, a key anywhere.
fn torn(fonts: &mut Fonts, word: &str, face: Face, width: f32) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut used = 0.0;
    // Where the part may end, and how wide it is up to there.
    let mut good = 0;
    for letter in word.graphemes(true) {
        let wide: f32 = fonts.shape(face, letter).iter().map(Run::width).sum();
        if used + wide > width && !part.is_empty() {
            // Not where it would leave a line nearly empty.
            let end = if good * 3 > part.len() { good } else { part.len() };
            let rest = part.split_off(end);
            used = fonts.shape(face, &rest).iter().map(Run::width).sum();
            parts.push(std::mem::replace(&mut part, rest));
            good = 0;
        }
        part.push_str(letter);
        used += wide;
        if letter.ends_with(['@', '.', '-', '_', '/', '=', ':', '&', '?', ',', '+']) {
            good = part.len();
        }
    }
    parts.push(part);
    parts
}

/// What may not be broken, with the blanks behind it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, _)| {
        let word = text.get(start..end).filter(|word| !word.is_empty());
        start = end;
        word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { face: Face::Regular, size: 10.0, leading: 14.0, ink: Ink::Text };

    fn lines(text: &str, width: f32) -> Vec<String> {
        let mut fonts = Fonts::new().unwrap();
        super::lines(&mut fonts, text, STYLE, width)
            .iter()
            .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>())
            .collect()
    }

    #[test]
    fn lines_break_between_words() {
        let text = "Who had access to supporter records of Harbour Trust";
        let lines = lines(text, 120.0);
        assert!(lines.len() > 1, "{lines:?}");
        assert_eq!(lines.concat(), text, "nothing lost");
        assert!(lines[0].ends_with(' '), "whole words, with their blank: {lines:?}");
    }

    #[test]
    fn an_address_breaks_after_its_signs_and_a_key_anywhere() {
        assert_eq!(
            lines("ana.costa@brightwater.example.org", 110.0),
            ["ana.costa@brightwater.", "example.org"]
        );
        let key = "a".repeat(200);
        assert_eq!(lines(&key, 100.0).concat(), key, "nothing lost");
    }

    #[test]
    fn nothing_is_a_blank_line() {
        assert_eq!(lines("", 100.0), [" "]);
        assert_eq!(lines("a\n\nb", 100.0), ["a", " ", "b"]);
    }

    #[test]
    fn a_width_for_nothing_still_ends() {
        assert_eq!(lines("Brightwater", -3.0).len(), 11, "a letter a line");
    }
}
