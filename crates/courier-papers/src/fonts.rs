//! The faces and how text becomes glyphs in them.

use std::collections::HashMap;
use std::rc::Rc;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};

use crate::PaperError;

/// All under the SIL Open Font License, which stands beside them.
const TTFS: [&[u8]; 4] = [
    include_bytes!("../../../icons/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
    include_bytes!("../../../icons/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
    include_bytes!("../../../icons/fonts/AtkinsonHyperlegibleMono_400Regular.ttf"),
    // Greek, Cyrillic and Vietnamese names, and the sign for what no face has.
    include_bytes!("../../../icons/fonts/NotoSans_400Regular.ttf"),
];

/// Where [`TTFS`] has the face for all that the wished one lacks.
const LAST: usize = 3;
const MISSING: char = '\u{fffd}';

/// The face a text wishes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    Regular,
    Bold,
    Mono,
}

/// Glyphs of one face, with the text they stand for. Widths are in ems.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Which of the faces.
    pub(crate) face: usize,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
}

impl Run {
    pub(crate) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }
}

struct Typeface {
    drawn: Font,
    shaped: rustybuzz::Face<'static>,
}

/// The faces, and each word that was set before.
pub(crate) struct Fonts {
    faces: Vec<Typeface>,
    /// Registers say the same words again and again.
    known: HashMap<(Face, String), Rc<Vec<Run>>>,
}

impl Fonts {
    pub(crate) fn new() -> Result<Self, PaperError> {
        let faces = TTFS
            .into_iter()
            .map(|ttf| {
                Some(Typeface {
                    drawn: Font::new(ttf.into(), 0)?,
                    shaped: rustybuzz::Face::from_slice(ttf, 0)?,
                })
            })
            .collect::<Option<_>>()
            .ok_or(PaperError::NoFace)?;
        Ok(Self { faces, known: HashMap::new() })
    }

    /// The face as the page draws it.
    pub(crate) fn font(&self, face: usize) -> Option<Font> {
        self.faces.get(face).map(|face| face.drawn.clone())
    }

    /// The glyphs of a text without line feeds, in its own order.
    pub(crate) fn shape(&mut self, face: Face, text: &str) -> Rc<Vec<Run>> {
        if let Some(known) = self.known.get(&(face, text.to_owned())) {
            return Rc::clone(known);
        }
        let runs = Rc::new(self.shape_anew(face, text));
        self.known.insert((face, text.to_owned()), Rc::clone(&runs));
        runs
    }

    fn shape_anew(&self, face: Face, text: &str) -> Vec<Run> {
        let wished = face as usize;
        let mut parts: Vec<(Option<usize>, String)> = Vec::new();
        for sign in text.chars() {
            let has = |face: usize| {
                self.faces.get(face).is_some_and(|face| face.shaped.glyph_index(sign).is_some())
            };
            let face = [wished, LAST].into_iter().find(|face| has(*face));
            match parts.last_mut() {
                Some((last, part)) if *last == face => part.push(sign),
                _ => parts.push((face, sign.to_string())),
            }
        }
        parts
            .into_iter()
            .map(|(face, text)| match face {
                Some(face) => Run { face, glyphs: self.glyphs(face, &text), text },
                None => Run { face: LAST, glyphs: self.missing(&text), text },
            })
            .collect()
    }

    fn glyphs(&self, face: usize, text: &str) -> Vec<KrillaGlyph> {
        let Some(Typeface { shaped, .. }) = self.faces.get(face) else { return Vec::new() };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // No face here writes from right to left, and a number between two such letters would turn round.
        buffer.set_direction(Direction::LeftToRight);
        let shape = rustybuzz::shape(shaped, &[], buffer);
        #[expect(clippy::cast_precision_loss, reason = "font units are small numbers")]
        let ems = |units: i32| units as f32 / shaped.units_per_em() as f32;
        let starts: Vec<usize> =
            shape.glyph_infos().iter().map(|glyph| glyph.cluster as usize).collect();
        let ends = |index: usize, start: usize| {
            starts.iter().skip(index).copied().find(|other| *other > start).unwrap_or(text.len())
        };
        shape
            .glyph_infos()
            .iter()
            .zip(shape.glyph_positions())
            .enumerate()
            .map(|(index, (glyph, place))| {
                let start = glyph.cluster as usize;
                KrillaGlyph::new(
                    GlyphId::new(glyph.glyph_id),
                    ems(place.x_advance),
                    ems(place.x_offset),
                    ems(place.y_offset),
                    ems(place.y_advance),
                    start..ends(index, start),
                    None,
                )
            })
            .collect()
    }

    /// The sign for what no face has, once for each letter: what is copied is the letter. Letters that are written from
    /// right to left are placed so, or readers of PDFs would turn them round.
    fn missing(&self, text: &str) -> Vec<KrillaGlyph> {
        let sign = MISSING.to_string();
        let Some(picture) = self.glyphs(LAST, &sign).into_iter().next() else { return Vec::new() };
        let mut glyphs: Vec<_> = text
            .char_indices()
            .map(|(start, letter)| KrillaGlyph {
                text_range: start..start + letter.len_utf8(),
                ..picture.clone()
            })
            .collect();
        let bidi = CodePointMapData::<BidiClass>::new();
        let to_left =
            |letter| matches!(bidi.get(letter), BidiClass::RightToLeft | BidiClass::ArabicLetter);
        if text.chars().any(to_left) {
            glyphs.reverse();
        }
        glyphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_under_a_glyph() {
        let mut fonts = Fonts::new().unwrap();
        for text in ["Ana Costa, fi", "Марія Ångström 王芳 👩‍💻", "é\u{301}x", "\u{fffd}", "नमस्ते"]
        {
            let runs = fonts.shape(Face::Regular, text);
            let back: String = runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(back, text, "nothing lost");
            for run in runs.iter() {
                let mut end = 0;
                for glyph in &run.glyphs {
                    assert!(glyph.text_range.start <= end, "no gap in {text}");
                    end = end.max(glyph.text_range.end);
                    assert_ne!(glyph.glyph_id.to_u32(), 0, "no empty box of the face's own");
                }
                assert_eq!(end, run.text.len(), "to the end of {text}");
            }
        }
    }

    #[test]
    fn a_name_in_another_script_is_drawn() {
        let mut fonts = Fonts::new().unwrap();
        let missing = fonts.missing("x")[0].glyph_id;
        let drawn = |fonts: &mut Fonts, text: &str| {
            fonts
                .shape(Face::Bold, text)
                .iter()
                .all(|run| run.glyphs.iter().all(|glyph| glyph.glyph_id != missing))
        };
        for text in ["Ælfgifu", "Марія", "Γιώργος", "Nguyễn"] {
            assert!(drawn(&mut fonts, text), "{text}");
        }
        assert!(!drawn(&mut fonts, "王"), "we carry no Chinese");
    }
}
