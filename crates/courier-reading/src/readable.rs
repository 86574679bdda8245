//! One plain text out of what was pasted: the source of a mail, HTML, entities, signs that show nothing.

use std::borrow::Cow;

use mail_parser::{MessageParser, MimeHeaders, PartType};
use zeroize::Zeroizing;

use crate::{LONGEST, html};

/// A text as a mail program shows it.
#[derive(Debug)]
pub(crate) struct Read {
    /// The text; lines end in `\n`. Erased after use: a secret key may have been pasted.
    pub(crate) text: Zeroizing<String>,
    /// How many bytes at its start are the technical head of a mail.
    pub(crate) head: usize,
    /// Who sent it, as its head says.
    pub(crate) sender: Option<Sender>,
}

/// Name and address in the head of a mail.
#[derive(Debug)]
pub(crate) struct Sender {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
}

/// What is read of a pasted text, as a mail program would show it: the text everything found stands in. `None`
/// if it is longer than [`LONGEST`].
///
/// Of a mail's source the head and the text parts, decoded; of HTML the text; signs that show nothing are gone.
pub fn readable(text: &str) -> Option<String> {
    read(text).map(|read| read.text.to_string())
}

pub(crate) fn read(text: &str) -> Option<Read> {
    if text.len() > LONGEST {
        return None;
    }
    Some(source(text).unwrap_or_else(|| Read {
        text: Zeroizing::new(plain(&shown(text))),
        head: 0,
        sender: None,
    }))
}

/// Reads the source of a mail, as *Show original* gives it.
fn source(text: &str) -> Option<Read> {
    let text = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
    // What old mailboxes write before each mail.
    let text = match text.strip_prefix("From ") {
        Some(rest) => rest.split_once('\n')?.1,
        None => text,
    };
    let head: String = text
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .flat_map(|line| [line, "\n"])
        .collect();
    if !is_head(&head) {
        return None;
    }
    let message = MessageParser::default().parse(text.as_bytes())?;
    let sender = message
        .from()
        .and_then(|from| from.first())
        .map(|from| Sender { name: from.name().map(plain), email: from.address().map(plain) });
    let mut read = plain(&head);
    let head = read.len();
    read.push('\n');
    for part in message.text_bodies() {
        if part.attachment_name().is_some() {
            continue;
        }
        match &part.body {
            PartType::Text(body) => read.push_str(&plain(&shown(body))),
            PartType::Html(body) => read.push_str(&plain(&html::to_text(body))),
            _ => continue,
        }
        read.push('\n');
    }
    Some(Read { text: Zeroizing::new(read), head, sender })
}

/// Whether lines are the head of a mail: labels, and among them one that no person writes.
fn is_head(head: &str) -> bool {
    let mut technical = false;
    for (at, line) in head.lines().enumerate() {
        if at > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((label, _)) = line.split_once(':') else { return false };
        if label.is_empty()
            || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            return false;
        }
        technical |= ["received", "mime-version", "message-id", "return-path", "dkim-signature"]
            .iter()
            .any(|known| label.eq_ignore_ascii_case(known));
    }
    technical
}

/// Text of HTML, or a text whose entities are signs again.
fn shown(text: &str) -> Cow<'_, str> {
    if html::is_html(text) {
        Cow::Owned(html::to_text(text))
    } else {
        html_escape::decode_html_entities(text)
    }
}

/// Takes away what shows nothing, so that two halves of an address are the one that is seen.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' => {
                signs.next_if_eq(&'\n');
                plain.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\t' => plain.push('\t'),
            _ if sign.is_whitespace() => plain.push(' '),
            _ if sign.is_control() || is_invisible(sign) => {}
            _ => plain.push(sign),
        }
    }
    plain
}

/// A sign without width or ink.
fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
