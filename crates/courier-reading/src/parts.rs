//! Which lines of a mail are new, and which are quoted, technical or small print.

use crate::{words, work};

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What the sender wrote.
    New,
    /// An earlier mail.
    Quoted,
    /// A technical line.
    Header,
    /// Small print.
    SmallPrint,
}

/// A line, where it stands and what it belongs to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Its first byte.
    pub(crate) start: usize,
    /// Without quote marks and the blanks around.
    pub(crate) text: &'a str,
    /// What it belongs to.
    pub(crate) part: Part,
    /// Whether it stands under a closing formula or a signature's line.
    pub(crate) signature: bool,
}

/// The lines of a text.
#[derive(Debug)]
pub(crate) struct Parts<'a> {
    /// In order.
    pub(crate) lines: Vec<Line<'a>>,
}

impl<'a> Parts<'a> {
    /// Sorts the lines; the first `head` bytes are the technical head of a mail.
    pub(crate) fn of(text: &'a str, head: usize) -> Self {
        let raw = raw_lines(text);
        let depth = |line: &&(usize, &str)| quote_depth(line.1).0;
        let written = raw.iter().filter(|(start, line)| *start >= head && !line.trim().is_empty());
        // Somebody who copies out of an answer window has a mark before every line.
        let least = written.map(|line| depth(&line)).min().unwrap_or(0);
        let mut lines: Vec<Line<'a>> = raw
            .iter()
            .map(|(start, line)| {
                let (depth, text) = quote_depth(line);
                let part = match *start < head {
                    true => Part::Header,
                    false if depth > least => Part::Quoted,
                    false => Part::New,
                };
                Line { start: *start, text, part, signature: false }
            })
            .collect();
        mark_headers(&mut lines, &raw);
        mark_earlier(&mut lines);
        mark_small_print(&mut lines);
        mark_signatures(&mut lines);
        Self { lines }
    }

    /// The line that a byte stands in.
    pub(crate) fn at(&self, place: usize) -> Option<&Line<'a>> {
        let after = self.lines.partition_point(|line| line.start <= place);
        self.lines.get(after.checked_sub(1)?)
    }

    /// The line before the one that a byte stands in, unless that is blank.
    pub(crate) fn before(&self, place: usize) -> Option<&'a str> {
        let after = self.lines.partition_point(|line| line.start <= place);
        self.lines.get(after.checked_sub(2)?).map(|line| line.text).filter(|line| !line.is_empty())
    }
}

fn raw_lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let at = start;
            start += line.len() + 1;
            (at, line)
        })
        .collect()
}

/// How many quote marks a line begins with, and what follows them.
fn quote_depth(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line.trim();
    while let Some(after) = rest.strip_prefix('>') {
        depth += 1;
        rest = after.trim_start();
    }
    (depth, rest)
}

fn mark_headers(lines: &mut [Line<'_>], raw: &[(usize, &str)]) {
    let mut within = false;
    for (line, (_, raw)) in lines.iter_mut().zip(raw) {
        // Quote marks are followed by a blank of their own.
        let inner = raw.trim_start_matches('>');
        let inner =
            if inner.len() < raw.len() { inner.strip_prefix(' ').unwrap_or(inner) } else { inner };
        let indented = inner.starts_with([' ', '\t']);
        within = !line.text.is_empty() && (is_header(line.text) || (within && indented));
        if within {
            line.part = Part::Header;
        }
    }
}

fn is_header(line: &str) -> bool {
    let Some((label, _)) = line.split_once(':') else { return false };
    if label.is_empty()
        || label.len() > 60
        || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        return false;
    }
    let label = label.to_ascii_lowercase();
    words::of(words::HEADERS)
        .any(|known| if known.ends_with('-') { label.starts_with(known) } else { label == known })
}

/// Marks what stands below *Original message*, a block of `From:` lines or a `… wrote:`.
fn mark_earlier(lines: &mut [Line<'_>]) {
    let mut earlier = false;
    let mut begun = false;
    let mut forwarded = false;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { break };
        if line.part == Part::New && !earlier && !line.text.is_empty() {
            if is_divider(line.text, words::FORWARDED) {
                forwarded = true;
            } else if is_divider(line.text, words::ORIGINAL) {
                earlier = true;
            } else if is_from_block(lines.get(at..).unwrap_or_default()) {
                // At the top it is the head of this mail, under *Forwarded message* that of the one passed on.
                earlier = begun && !forwarded;
                forwarded = false;
                begun = true;
            } else if is_wrote(line.text) {
                let next = lines.get(at + 1..).unwrap_or_default();
                let next = next.iter().find(|line| !line.text.is_empty());
                // Quoted with marks, it ends where they end; without, nobody knows where.
                earlier = next.is_some_and(|next| next.part == Part::New) && begun;
                begun = true;
            } else if !is_rule(line.text) {
                begun = true;
            }
        }
        if earlier
            && let Some(line) = lines.get_mut(at)
            && line.part == Part::New
        {
            line.part = Part::Quoted;
        }
    }
}

/// `--- Original message ---`, also without the dashes.
fn is_divider(line: &str, list: &str) -> bool {
    let bare = line.trim_matches(|sign: char| !sign.is_alphanumeric());
    if bare.len() > 60 {
        return false;
    }
    let bare = bare.to_lowercase();
    words::of(list).any(|words| bare.starts_with(words) && bare.len() <= words.len() + 20)
}

/// `From:` and, in the lines below it, `Sent:`, `To:` or `Subject:`.
fn is_from_block(lines: &[Line<'_>]) -> bool {
    work::look(lines.iter().take(6).map(|line| line.text.len().min(64)).sum());
    let Some(first) = lines.first() else { return false };
    label(first.text).is_some_and(|(label, _)| words::is_in(label, words::FROM))
        && lines
            .iter()
            .skip(1)
            .take(5)
            .filter(|line| {
                label(line.text).is_some_and(|(label, _)| words::is_in(label, words::UNDER_FROM))
            })
            .count()
            >= 2
}

/// `Label: what follows`; some mail programs set the label in asterisks.
pub(crate) fn label(line: &str) -> Option<(&str, &str)> {
    // No label is longer: asked for each address of a long line, that line is not looked through each time.
    let end = line.char_indices().take(32).find(|(_, sign)| *sign == ':').map(|(at, _)| at)?;
    let (label, rest) = line.split_at_checked(end)?;
    let (label, rest) = (label.trim_matches(['*', '_', ' ']), rest.trim_start_matches(':'));
    work::look(end);
    (label.len() <= 24).then(|| (label, rest.trim_matches(['*', '_', ' '])))
}

/// `On 3 November Ana Costa wrote:`
pub(crate) fn is_wrote(line: &str) -> bool {
    let Some(line) = line.strip_suffix(':') else { return false };
    let tail: Vec<char> = line.chars().rev().take(120).collect();
    let tail: String = tail.into_iter().rev().collect::<String>().to_lowercase();
    words::of(words::WROTE).any(|wrote| tail.trim_end().ends_with(wrote))
        || line.to_lowercase().starts_with("am ") && tail.contains(" schrieb ")
}

/// A line that is only drawn.
fn is_rule(line: &str) -> bool {
    line.chars().all(|sign| matches!(sign, '-' | '_' | '=' | '*' | '—' | '–'))
}

/// Marks small print from its first known words to the end of the paragraph.
fn mark_small_print(lines: &mut [Line<'_>]) {
    let mut small = false;
    for line in lines.iter_mut() {
        if line.text.is_empty() {
            small = false;
        } else if line.part == Part::New {
            small = small || {
                let lower = line.text.to_lowercase();
                words::of(words::SMALL_PRINT).any(|known| lower.contains(known))
            };
            if small {
                line.part = Part::SmallPrint;
            }
        }
    }
}

fn mark_signatures(lines: &mut [Line<'_>]) {
    let mut within = false;
    let mut part = Part::New;
    for line in lines.iter_mut() {
        if line.part != part && !line.text.is_empty() {
            // An answer below a quoted mail has not been signed yet.
            within = false;
            part = line.part;
        }
        line.signature = within;
        within = within || matches!(line.text, "--" | "—" | "__") || is_closing(line.text);
    }
}

/// `Kind regards,`
pub(crate) fn is_closing(line: &str) -> bool {
    let bare = line.trim_matches(|sign: char| !sign.is_alphanumeric());
    bare.len() <= 40 && words::is_in(bare, words::CLOSINGS)
}
