//! The opener page: filled in round a locked file, or without one as a release file.
//!
//! The page is built in `ui/opener` and has five gaps. What goes into them is ASCII: mail systems change
//! other letters, and the page's own script hash must hold whatever stands in the gaps.

use std::collections::BTreeMap;
use std::fmt::Write;

use courier_crypto::{Language, Passphrase};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use crate::payload::Party;

const TEMPLATE: &str = include_str!("../../../ui/opener/dist/page.html");

/// The version of the data inside a page.
pub(crate) const PAGE_FORMAT: &str = "key-courier-page/1";

/// The beginning of that version's name; what follows is the number.
pub(crate) const PAGE_FORMATS: &str = "key-courier-page/";

/// How the block with the data ends.
pub(crate) const DATA_ENDS: &str = "</pre>";

/// What a page round a locked file says.
#[derive(Debug, Clone)]
pub struct PageAround {
    /// The language of its texts.
    pub lang: String,
    /// The title of the browser's window.
    pub title: String,
    /// Said where the page is cut.
    pub broken: String,
    /// Said where scripts do not run.
    pub noscript: String,
    /// Who sends it.
    pub from: Party,
    /// The day it was made, written out in its language.
    pub made: String,
    /// Its texts by id.
    pub texts: BTreeMap<String, String>,
}

/// What the page without a locked file says.
#[derive(Debug, Clone)]
pub struct ReleaseAround {
    /// The language of its texts.
    pub lang: String,
    /// The title of the browser's window.
    pub title: String,
    /// Said where the page is cut.
    pub broken: String,
    /// Said where scripts do not run.
    pub noscript: String,
    /// Its texts by id.
    pub texts: BTreeMap<String, String>,
}

/// What stands in the data block.
#[derive(Serialize)]
struct Data<'a> {
    format: &'static str,
    lang: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<&'a str>,
    words: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    texts: &'a BTreeMap<String, String>,
}

/// What is read of a data block.
#[derive(Deserialize)]
pub(crate) struct ReadData {
    pub(crate) format: String,
    #[serde(default)]
    pub(crate) from: Option<Party>,
    #[serde(default)]
    pub(crate) made: Option<String>,
    #[serde(default)]
    pub(crate) file: Option<String>,
}

/// The page round an age file, with the list its words are from.
pub(crate) fn page(around: &PageAround, words: &Passphrase, sealed: &[u8]) -> Vec<u8> {
    let data = Data {
        format: PAGE_FORMAT,
        lang: &around.lang,
        from: Some(&around.from),
        made: Some(&around.made),
        words: lists(&[words.language()]),
        file: Some(BASE64.encode(sealed)),
        texts: &around.texts,
    };
    fill(&around.lang, &around.title, &around.broken, &around.noscript, &data)
}

/// The page that opens any of our locked files, with the words of all languages.
pub fn release_opener(around: &ReleaseAround) -> Vec<u8> {
    let data = Data {
        format: PAGE_FORMAT,
        lang: &around.lang,
        from: None,
        made: None,
        words: lists(&Language::ALL),
        file: None,
        texts: &around.texts,
    };
    fill(&around.lang, &around.title, &around.broken, &around.noscript, &data)
}

fn lists(languages: &[Language]) -> BTreeMap<&'static str, String> {
    let list = |language: &Language| language.words().collect::<Vec<_>>().join(" ");
    languages.iter().map(|language| (language.code(), list(language))).collect()
}

fn fill(lang: &str, title: &str, broken: &str, noscript: &str, data: &Data<'_>) -> Vec<u8> {
    let data = in_json(&serde_json::to_string(data).unwrap_or_default());
    let gaps = [
        ("%LANG%", in_html(lang)),
        ("%TITLE%", in_html(title)),
        ("%BROKEN%", in_html(broken)),
        ("%NOSCRIPT%", in_html(noscript)),
        ("%DATA%", data),
    ];
    // In one go from the start: what was filled in is never looked through for gaps.
    let mut page = String::with_capacity(TEMPLATE.len() + 64 * 1024);
    let mut rest = TEMPLATE;
    while let Some((at, gap, value)) = gaps
        .iter()
        .filter_map(|(gap, value)| Some((rest.find(gap)?, *gap, value)))
        .min_by_key(|(at, ..)| *at)
    {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        page += before;
        page += value;
        rest = after.strip_prefix(gap).unwrap_or_default();
    }
    page += rest;
    page.into_bytes()
}

/// Text for between tags and in attributes.
fn in_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '0'..='9' | 'a'..='z' | 'A'..='Z' | '.' | ',' | ':' | '-' => html.push(c),
            // Writing to a string does not fail.
            _ => {
                let _ = write!(html, "&#{};", u32::from(c));
            }
        }
    }
    html
}

/// JSON that ends no element, begins no reference and is ASCII.
fn in_json(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && !matches!(c, '<' | '>' | '&') {
            ascii.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(ascii, "\\u{unit:04x}");
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA_BEGINS: &str = r#"<pre hidden id="data">"#;

    /// As large as the texts of a real page are.
    const TEXTS: &str = include_str!("../../../text/en/opener.ftl");

    fn around(organisation: &str) -> PageAround {
        PageAround {
            lang: "en".into(),
            title: format!("{organisation} has sent you a key"),
            broken: "This copy is incomplete.".into(),
            noscript: "Please open this file on a computer.".into(),
            from: Party { organisation: organisation.into(), person: "Mo %DATA% </pre>".into() },
            made: "24 November 2026".into(),
            texts: [("opener-open".to_owned(), "Open %TITLE% {name}".to_owned())].into(),
        }
    }

    #[test]
    fn each_gap_stands_in_the_template_once() {
        for gap in ["%LANG%", "%TITLE%", "%BROKEN%", "%NOSCRIPT%", "%DATA%"] {
            assert_eq!(TEMPLATE.matches(gap).count(), 1, "{gap}");
        }
        assert_eq!(TEMPLATE.matches(DATA_BEGINS).count(), 1);
        assert!(TEMPLATE.is_ascii());
    }

    #[test]
    fn hostile_names_stay_names() {
        let hostile = "<img src=x onerror=alert(1)> & S\u{f8}n \u{202e}gpj.exe";
        let words = Passphrase::make(Language::En);
        let made = page(&around(hostile), &words, b"sealed");
        let made = String::from_utf8(made).unwrap();
        assert!(made.is_ascii());
        assert!(!made.contains("<img src=x"), "no markup from a name");
        assert_eq!(made.matches(DATA_ENDS).count(), TEMPLATE.matches(DATA_ENDS).count());
        assert_eq!(made.matches("%DATA%").count(), 1, "what is filled in is not filled again");
        let (_, data) = made.split_once(DATA_BEGINS).unwrap();
        let (data, _) = data.split_once(DATA_ENDS).unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["from"]["organisation"], hostile);
        assert_eq!(data["from"]["person"], "Mo %DATA% </pre>");
        assert_eq!(data["words"].as_object().unwrap().len(), 1, "its own language's words");
    }

    #[test]
    fn pages_are_small_enough_for_mail() {
        let mut around = around("Harbour Trust");
        around.texts.insert("all".into(), TEXTS.into());
        let words = Passphrase::make(Language::Cs);
        // Three times the payload of an ordinary key.
        let made = page(&around, &words, &[7; 8 * 1024]);
        assert!(made.len() <= 200 * 1024, "{} bytes", made.len());
        let PageAround { lang, title, broken, noscript, texts, .. } = around;
        let release = release_opener(&ReleaseAround { lang, title, broken, noscript, texts });
        assert!(release.len() <= 280 * 1024, "{} bytes", release.len());
    }
}
