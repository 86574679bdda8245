//! The text of HTML: tags that lie within a word join it, all others part it.
//!
//! A library that lays pages out would wrap lines or set cells of a table side by side, and so break an address
//! in two or make one of two.

use crate::work;

/// Tags that lie within a word as it is seen.
const WITHIN: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "kbd", "mark",
    "o:p", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
];

/// Tags whose content is not shown.
const UNSEEN: &[&str] = &["head", "script", "style", "title"];

/// Whether a text is HTML rather than a text that has a `<` in it.
pub(crate) fn is_html(text: &str) -> bool {
    const SIGNS: &[&str] =
        &["<html", "<!doctype", "<body", "<div", "<p", "<br", "<table", "<td", "<span", "<li"];
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at..).unwrap_or_default();
        let begins = |sign: &&str| {
            rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign.as_bytes()))
                // `<brenda@brightwater.example>` is no line break.
                && rest.get(sign.len()).is_some_and(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\n'))
        };
        if SIGNS.iter().any(begins) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

/// The text between the tags, its entities decoded.
pub(crate) fn to_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    // The first end that is missing is missing for all that follow too: it is looked for once.
    let mut comment_ends = true;
    let mut unseen: Option<&str> = None;
    while let Some((before, after)) = rest.split_once('<') {
        work::look(before.len() + 1);
        if unseen.is_none() {
            text.push_str(before);
        }
        if comment_ends && let Some(comment) = after.strip_prefix("!--") {
            if let Some((_, after)) = comment.split_once("-->") {
                rest = after;
            } else {
                comment_ends = false;
                rest = comment;
            }
            continue;
        }
        let Some((tag, after)) = after.split_once('>') else {
            // No tag any more, only a sign.
            text.push('<');
            text.push_str(after);
            return html_escape::decode_html_entities(&text).into_owned();
        };
        work::look(tag.len());
        rest = after;
        let (closing, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag),
        };
        let name =
            name.split(|sign: char| sign.is_whitespace() || sign == '/').next().unwrap_or("");
        let is = |known: &&&str| name.eq_ignore_ascii_case(known);
        if let Some(open) = unseen {
            if closing && name.eq_ignore_ascii_case(open) {
                unseen = None;
            }
        } else if let Some(known) = UNSEEN.iter().find(is).filter(|_| !closing) {
            unseen = Some(known);
        } else if name.contains('@')
            || !name
                .starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '!' | '?'))
        {
            // `<ana@brightwater.example>` between tags is none.
            text.push('<');
            text.push_str(tag);
            text.push('>');
        } else if !WITHIN.iter().any(|known| is(&known)) {
            text.push('\n');
        }
    }
    if unseen.is_none() {
        text.push_str(rest);
    }
    html_escape::decode_html_entities(&text).into_owned()
}
