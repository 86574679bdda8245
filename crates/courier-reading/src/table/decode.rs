//! Text of bytes: which sort of file it is, and how its letters are written.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use zeroize::Zeroizing;

use super::{FileSort, MOST_BYTES, TableProblem};

/// How letters are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with its mark or without.
    Utf8,
    /// UTF-16, as *Unicode text* is.
    Utf16,
    /// Windows-1252, as Excel's plain CSV is in western Europe.
    Windows1252,
}

/// How files of other sorts begin.
const BEGINNINGS: &[(&[u8], FileSort)] = &[
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileSort::OldOffice),
    (b"%PDF-", FileSort::Pdf),
    (b"\x1f\x8b", FileSort::Archive),
    (b"7z\xbc\xaf\x27\x1c", FileSort::Archive),
    (b"Rar!\x1a\x07", FileSort::Archive),
    (b"age-encryption.org/", FileSort::Locked),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", FileSort::Locked),
    (b"{\\rtf", FileSort::Document),
    (b"\x89PNG", FileSort::Binary),
    (b"\xff\xd8\xff", FileSort::Binary),
];

/// The same for texts, in small letters, after blanks.
const TEXT_BEGINNINGS: &[(&str, FileSort)] = &[
    ("<!doctype html", FileSort::WebPage),
    ("<html", FileSort::WebPage),
    ("<table", FileSort::WebPage),
    ("<meta", FileSort::WebPage),
    ("<?xml", FileSort::Data),
    ("{\"", FileSort::Data),
    ("[{", FileSort::Data),
    ("[\"", FileSort::Data),
];

/// The text of a file, its lines ending in `\n`. It is erased after use: a key may stand in it.
pub(super) fn text(bytes: &[u8]) -> Result<(Zeroizing<String>, Encoding), TableProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(TableProblem::TooLarge);
    }
    if let Some(sort) = sort(bytes) {
        return Err(TableProblem::NotATable(sort));
    }
    let (decoded, encoding) = decoded(bytes);
    if decoded.contains('\0') {
        return Err(TableProblem::NotATable(FileSort::Binary));
    }
    let start = decoded.trim_start().chars().take(16).collect::<String>().to_lowercase();
    // `{"` and `[{` as well where blanks follow the bracket.
    let start: String = start
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("{ ", "{")
        .replace("[ ", "[");
    if let Some((_, sort)) = TEXT_BEGINNINGS.iter().find(|(begin, _)| start.starts_with(begin)) {
        return Err(TableProblem::NotATable(*sort));
    }
    // Room for the mark at its end, so that no copy of the text is left behind.
    let mut text = Zeroizing::new(String::with_capacity(decoded.len() + 2));
    let mut signs = decoded.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == '\r' {
            signs.next_if_eq(&'\n');
            text.push('\n');
        } else {
            text.push(sign);
        }
    }
    let is_something = |sign: char| !sign.is_whitespace() && !matches!(sign, ',' | ';' | '|' | '"');
    if !text.contains(is_something) {
        return Err(TableProblem::Empty);
    }
    Ok((text, encoding))
}

fn decoded(bytes: &[u8]) -> (Zeroizing<String>, Encoding) {
    let marked = encoding_rs::Encoding::for_bom(bytes);
    let (marked, mark) = marked.map_or((None, 0), |(encoding, mark)| (Some(encoding), mark));
    let rest = bytes.get(mark..).unwrap_or_default();
    let (encoding, name) = match marked.or_else(|| unmarked_utf16(rest)) {
        Some(wide) if wide != UTF_8 => (wide, Encoding::Utf16),
        _ if std::str::from_utf8(rest).is_ok() => (UTF_8, Encoding::Utf8),
        _ => (WINDOWS_1252, Encoding::Windows1252),
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    (Zeroizing::new(text.into_owned()), name)
}

/// UTF-16 without its mark: every second byte of western letters is nothing.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let nothing = |odd: usize| {
        bytes.iter().enumerate().filter(|(at, byte)| at % 2 == odd && **byte == 0).count()
    };
    let (even, odd) = (nothing(0), nothing(1));
    let (most, few) = (bytes.len() / 3, bytes.len() / 50);
    if odd > most && even <= few {
        Some(UTF_16LE)
    } else if even > most && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What sort of file it is, where that is known by its beginning.
fn sort(bytes: &[u8]) -> Option<FileSort> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        return Some(if holds(b"xl/") {
            FileSort::Workbook
        } else if holds(b"application/vnd.oasis.opendocument") {
            FileSort::OpenDocument
        } else if holds(b"word/") {
            FileSort::Document
        } else {
            FileSort::Archive
        });
    }
    BEGINNINGS.iter().find(|(begin, _)| bytes.starts_with(begin)).map(|(_, sort)| *sort)
}
