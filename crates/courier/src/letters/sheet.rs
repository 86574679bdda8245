//! The recovery sheet as a page for a window without script, and for paper; and what is asked before.

use std::fmt::Write;

use courier_bundle::qr_for_sheet;
use jiff::civil::Date;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{generated, isolated, written_day};
use crate::error::Error;

/// What the system's own dialog asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its title.
    pub title: String,
    /// The question, with what it means.
    pub text: String,
    /// The button that goes on.
    pub yes: String,
    /// The button that does not.
    pub no: String,
}

/// What stands on a sheet beside its secret.
pub(crate) struct SheetPage<'a> {
    pub(crate) lang: &'a str,
    pub(crate) organisation: &'a str,
    pub(crate) vault: &'a str,
    pub(crate) sheet: &'a str,
    pub(crate) day: Date,
    /// Under which the page's policy lets its style pass.
    pub(crate) nonce: &'a str,
}

pub(crate) fn sheet_title(lang: &str) -> String {
    generated::paper_sheet_title(lang)
}

pub(crate) fn sheet_question(lang: &str) -> Question {
    Question {
        title: generated::paper_sheet_title(lang),
        text: generated::paper_sheet_question(lang),
        yes: generated::paper_sheet_question_yes(lang),
        no: generated::paper_sheet_question_no(lang),
    }
}

pub(crate) fn cancel_question(lang: &str) -> Question {
    Question {
        title: generated::paper_sheet_title(lang),
        text: generated::paper_cancel_question(lang),
        yes: generated::paper_cancel_question_yes(lang),
        no: generated::paper_cancel_question_no(lang),
    }
}

pub(crate) fn own_system_question(
    lang: &str,
    file: &str,
    hosts: &str,
    system: &str,
    sha256: &str,
) -> Question {
    Question {
        title: generated::paper_own_system_title(lang, system),
        text: generated::paper_own_system_question(lang, file, hosts, sha256, system),
        yes: generated::paper_own_system_question_yes(lang),
        no: generated::paper_own_system_question_no(lang),
    }
}

pub(crate) fn link_question(lang: &str, host: &str) -> Question {
    Question {
        title: generated::paper_link_title(lang, host),
        text: generated::paper_link_question(lang, host),
        yes: generated::paper_link_question_yes(lang),
        no: generated::paper_link_question_no(lang),
    }
}

pub(crate) fn site_question(lang: &str, host: &str) -> Question {
    Question {
        title: generated::paper_site_title(lang, host),
        text: generated::paper_site_question(lang, host),
        yes: generated::paper_site_question_yes(lang),
        no: generated::paper_site_question_no(lang),
    }
}

pub(crate) fn erase_question(lang: &str, person: &str) -> Question {
    let person = isolated(person);
    Question {
        title: generated::paper_erase_title(lang, &person),
        text: generated::paper_erase_question(lang, &person),
        yes: generated::paper_erase_question_yes(lang),
        no: generated::paper_erase_question_no(lang),
    }
}

pub(crate) fn import_undo_question(lang: &str) -> Question {
    Question {
        title: generated::paper_import_undo_title(lang),
        text: generated::paper_import_undo_question(lang),
        yes: generated::paper_import_undo_question_yes(lang),
        no: generated::paper_import_undo_question_no(lang),
    }
}

/// Large enough that nothing grows: what it grew out of would stay in memory.
const ROOM: usize = 256 * 1024;

/// The whole page. Black on white, one sheet of paper, nothing from outside.
pub(crate) fn sheet_page(
    page: &SheetPage<'_>,
    rows: &[SecretString],
    identity: &SecretString,
) -> Result<SecretString, Error> {
    let lang = page.lang;
    let qr = qr_for_sheet(identity).map_err(|_| Error::Fault)?;
    let path = Zeroizing::new(qr.path);
    let mut html = Zeroizing::new(String::with_capacity(ROOM));
    let title = escaped(&generated::paper_sheet_title(lang));
    let organisation = escaped(&isolated(page.organisation));
    let facts = [
        generated::paper_sheet_made(lang, &written_day(lang, page.day)),
        generated::paper_sheet_vault(lang, &in_fours(page.vault)),
        generated::paper_sheet_number(lang, &in_fours(page.sheet.get(..8).unwrap_or_default())),
    ];
    let paragraphs = [
        (generated::paper_sheet_what(lang), generated::paper_sheet_what_under(lang)),
        (generated::paper_sheet_keep(lang), generated::paper_sheet_keep_under(lang)),
    ];
    let steps = [
        generated::paper_sheet_step_folder(lang),
        generated::paper_sheet_step_open(lang),
        generated::paper_sheet_step_type(lang),
    ];
    // Writing to a string does not fail.
    let _ = write!(
        html,
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style nonce=\"{}\">{STYLE}</style></head><body><main><header><h1>{title}</h1>\
         <p class=\"of\">{organisation}</p><ul>",
        escaped(lang),
        escaped(page.nonce),
    );
    for fact in facts {
        let _ = write!(html, "<li>{}</li>", escaped(&fact));
    }
    html.push_str("</ul></header>");
    for (head, text) in paragraphs {
        let _ = write!(html, "<h2>{}</h2><p>{}</p>", escaped(&head), escaped(&text));
    }
    let _ = write!(
        html,
        "<section class=\"secret\"><div><p class=\"begins\">AGE-SECRET-KEY-1</p><ol class=\"rows\">"
    );
    for (row, number) in rows.iter().zip(1..) {
        let _ = write!(
            html,
            "<li><span class=\"number\">{number}</span> <span class=\"row\">{}</span></li>",
            row.expose_secret()
        );
    }
    let label = escaped(&generated::paper_sheet_qr(lang));
    let _ = write!(
        html,
        "</ol></div><figure><svg viewBox=\"0 0 {0} {0}\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><path d=\"{1}\"/></svg><figcaption>{label}</figcaption></figure>\
         </section><h2>{2}</h2><ol class=\"steps\">",
        qr.modules,
        *path,
        escaped(&generated::paper_sheet_how(lang)),
    );
    for step in steps {
        let _ = write!(html, "<li>{}</li>", escaped(&step));
    }
    let _ = write!(
        html,
        "</ol><p>{}</p><p class=\"small\">{}</p></main></body></html>",
        escaped(&generated::paper_sheet_lost(lang)),
        escaped(&generated::paper_sheet_without(lang)),
    );
    Ok(SecretString::from(html.as_str()))
}

const STYLE: &str = "\
@page{margin:15mm}\
*{box-sizing:border-box}\
html{background:#fff;color:#000;font:11pt/1.4 sans-serif}\
body{margin:0}\
main{max-width:180mm;margin:0 auto;padding:8mm}\
h1{font-size:22pt;margin:0}\
h2{font-size:12pt;margin:4mm 0 1mm}\
p{margin:0 0 2mm}\
ul{list-style:none;margin:0;padding:0}\
.of{font-size:14pt}\
.secret{display:flex;gap:8mm;align-items:flex-start;margin:5mm 0;padding:4mm;border:1pt solid #000}\
.begins,.row{font-family:monospace;font-weight:bold;letter-spacing:.12em}\
.begins{font-size:12pt}\
.rows{display:grid;grid-template-columns:repeat(3,auto);gap:2mm 7mm;list-style:none;margin:0;padding:0}\
.row{font-size:16pt}\
.number{display:inline-block;min-width:6mm;text-align:right;font-size:9pt}\
figure{margin:0;width:52mm;flex:none;text-align:center}\
svg{display:block;width:52mm;height:52mm}\
figcaption,.small{font-size:9pt}\
.steps{margin:0 0 3mm;padding-left:6mm}\
@media print{main{padding:0}}";

/// A number in fours, as one reads it out.
fn in_fours(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier_vault::Sheet;
    use jiff::civil::date;

    fn page(organisation: &str, sheet: &Sheet) -> String {
        let page = SheetPage {
            lang: "en",
            organisation,
            vault: "0123456789abcdef0123456789abcdef",
            sheet: sheet.id().as_str(),
            day: date(2026, 11, 24),
            nonce: "n0nce",
        };
        let html = sheet_page(&page, &sheet.rows(), &sheet.to_text()).unwrap();
        html.expose_secret().to_owned()
    }

    #[test]
    fn the_page_holds_every_row_and_nothing_that_runs_or_is_fetched() {
        let sheet = Sheet::make();
        let html = page("<script>alert(1)</script> & \"Søn\"", &sheet);
        for (row, number) in sheet.rows().iter().zip(1..) {
            let row = row.expose_secret();
            let shown =
                format!("<span class=\"number\">{number}</span> <span class=\"row\">{row}</span>");
            assert!(html.contains(&shown), "row {number}");
        }
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Søn&quot;"));
        assert!(html.contains("0123 4567 89ab cdef 0123 4567 89ab cdef"));
        assert!(html.contains("24 November 2026"));
        let lower = html.to_lowercase();
        for not in ["<script", "http", "url(", "@import", "<link", "<img", "<form", "javascript:"] {
            assert!(!lower.contains(not), "{not}");
        }
        assert!(html.len() < ROOM, "{}", html.len());
    }

    #[test]
    fn both_questions_are_asked_in_words() {
        for question in [sheet_question("en"), cancel_question("en-GB")] {
            assert!(question.text.len() > 40, "{question:?}");
            assert_ne!(question.yes, question.no);
        }
    }
}
