//! What stands round and in the page inside a locked file.

use std::collections::BTreeMap;

use super::say::spoken;
use super::{generated, isolated};

/// The page's texts in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageTexts {
    /// The language they are in.
    pub(crate) lang: String,
    /// The name of the page.
    pub(crate) title: String,
    /// Shown where the page's script did not arrive.
    pub(crate) broken: String,
    /// Shown where no script may run.
    pub(crate) noscript: String,
    /// Every text the page's script shows, with `{name}` where it fills something in.
    pub(crate) texts: BTreeMap<String, String>,
}

/// The texts of a page that holds a file.
pub(crate) fn page_texts(lang: &str, organisation: &str) -> PageTexts {
    with_title(lang, generated::opener_title(lang, &isolated(organisation)))
}

/// The texts of the page that opens any locked file.
pub(crate) fn release_page_texts(lang: &str) -> PageTexts {
    with_title(lang, generated::opener_title_anybody(lang))
}

fn with_title(lang: &str, title: String) -> PageTexts {
    PageTexts {
        lang: spoken(lang).to_owned(),
        title,
        broken: generated::opener_broken(lang),
        noscript: generated::opener_noscript(lang),
        texts: generated::opener_texts(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_text_with_its_gaps() {
        let page = page_texts("en", "Harbour\u{202e} Trust");
        assert_eq!(page.title, "A key from \u{2068}Harbour Trust\u{2069}");
        assert!(page.broken.contains("incomplete"), "{}", page.broken);
        assert!(page.noscript.contains("on a computer"), "{}", page.noscript);
        assert_eq!(page.texts["opener-words-count"], "{count} of 8 words");
        assert_eq!(release_page_texts("en").title, "Open a locked file");
        assert_eq!(page_texts("xx", "X").lang, "en", "what it says is what a screen reader speaks");
        for (id, text) in &page.texts {
            assert!(id.starts_with("opener-"), "{id} is not the page's");
            assert!(!text.contains(['$', '\u{2068}']) && id != text, "{id}: {text}");
        }
    }
}
