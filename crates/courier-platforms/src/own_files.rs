//! Catalog files of the organisation's own, dropped into its profile: one file is one platform with its texts.
//!
//! A file is read as a stranger's: it is bounded, may not stand in for a platform we know, and harms nothing where
//! it is wrong. What it may say at all is in `own_rules.rs`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::addresses::is_invisible;
use crate::catalog::{Catalog, CatalogProblem, check};
use crate::check_data::Check;
use crate::field::one_line;
use crate::own_rules::{Known, same_name};
use crate::platform::Platform;

/// The most bytes a file has: a few pages of text are a tenth of it.
const MOST_BYTES: usize = 256 * 1024;
/// The most files that are read.
const MOST_FILES: usize = 50;
/// How deep braces may stand in one another in the texts: their reader calls itself for each.
const DEEPEST: usize = 16;
/// The most characters of what a reader said that are shown.
const LONGEST: usize = 200;

/// A file in the folder of catalog files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFile {
    /// Its name in the folder.
    pub file: String,
    /// SHA-256 of its bytes, in hex; empty where they were not read.
    pub sha256: String,
    /// What is in it, or what is wrong with it.
    pub content: Result<OwnPlatform, OwnProblem>,
}

/// What a catalog file brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlatform {
    /// The platform's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The hosts its checks would send a key to.
    pub hosts: Vec<String>,
}

/// What is wrong with a catalog file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProblem {
    /// The line, counted from one; none where it is no one line.
    pub line: Option<u32>,
    /// Names the sentence (`error-<code>` in errors.ftl).
    pub code: &'static str,
    /// What the sentence mentions: an id, a host, what the reader of TOML said.
    pub what: String,
}

impl OwnProblem {
    pub(crate) fn new(code: &'static str, what: impl AsRef<str>) -> Self {
        Self { line: None, code, what: one_short_line(what.as_ref()) }
    }

    /// The same, at a byte of the file.
    pub(crate) fn at(self, text: &str, byte: Option<usize>) -> Self {
        Self { line: byte.map(|byte| line_of(text, byte)), ..self }
    }
}

impl Catalog {
    /// The built-in platforms and those of the files in `folder` (`*.toml`, in the order of their names). A file
    /// that is wrong is left out and harms nothing else. A file's check is on only where its SHA-256 is approved.
    pub fn with_own(folder: &Path, approved: &dyn Fn(&str) -> bool) -> (Self, Vec<OwnFile>) {
        let mut catalog = Self::built_in();
        let known = Known::of(catalog.platforms());
        let mut ids = BTreeSet::new();
        let mut own = Vec::new();
        for (number, path) in files_in(folder).iter().enumerate() {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = if number < MOST_FILES {
                read_bounded(path)
            } else {
                Err(OwnProblem::new("catalog-too-large", &file))
            };
            let sha256 = match &bytes {
                Ok(bytes) => HEXLOWER.encode(&Sha256::digest(bytes)),
                Err(_) => String::new(),
            };
            let read = bytes.and_then(|bytes| parse_own(&bytes, &known));
            let content = match read {
                Ok(platform) if !ids.insert(same_name(&platform.id)) => {
                    Err(OwnProblem::new("catalog-twice", &platform.id))
                }
                Ok(mut platform) => {
                    let brings = brings(&platform);
                    if !approved(&sha256) {
                        platform.kinds.iter_mut().for_each(|kind| kind.check = None);
                    }
                    catalog.push(platform);
                    Ok(brings)
                }
                Err(problem) => Err(problem),
            };
            own.push(OwnFile { file, sha256, content });
        }
        (catalog, own)
    }
}

/// What a person is told of a file that can be used.
fn brings(platform: &Platform) -> OwnPlatform {
    let checks = platform.kinds.iter().filter_map(|kind| kind.check.as_ref());
    let hosts: BTreeSet<String> = checks
        .filter_map(|check| match check {
            Check::Data(data) => data.host(),
            Check::Strategy(_) => None,
        })
        .collect();
    OwnPlatform {
        id: platform.id.clone(),
        name: platform.name.clone(),
        hosts: hosts.into_iter().collect(),
    }
}

/// The catalog files of a folder, by name; none where there is no such folder.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_toml = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_toml).collect();
    files.sort();
    files
}

/// The bytes of a file; never more than a catalog file has, and never of anything that is no plain file.
fn read_bounded(path: &Path) -> Result<Vec<u8>, OwnProblem> {
    let unreadable =
        |reason: std::io::Error| OwnProblem::new("catalog-unreadable", reason.to_string());
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(OwnProblem::new("catalog-unreadable", "no plain file"));
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES + 1).unwrap_or(u64::MAX);
    File::open(path).map_err(unreadable)?.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > MOST_BYTES {
        return Err(OwnProblem::new("catalog-too-large", ""));
    }
    Ok(bytes)
}

/// Reads one file. Nothing in it makes this stumble.
pub(crate) fn parse_own(bytes: &[u8], known: &Known) -> Result<Platform, OwnProblem> {
    let text = str::from_utf8(bytes).map_err(|problem| {
        let readable = bytes.get(..problem.valid_up_to()).unwrap_or_default();
        let line = u32::try_from(readable.split(|byte| *byte == b'\n').count()).ok();
        OwnProblem { line, ..OwnProblem::new("catalog-unreadable", "this is no text") }
    })?;
    let mut platform: Platform = toml::from_str(text).map_err(|problem| {
        let begins = problem.span().map(|span| span.start);
        OwnProblem::new("catalog-form", problem.message()).at(text, begins)
    })?;
    known.judge(&platform, text)?;
    read_texts(&mut platform, text)?;
    check(&platform).map_err(|problem| match problem {
        CatalogProblem::Contradiction { reason, .. } => {
            OwnProblem::new("catalog-contradiction", reason)
        }
        other => OwnProblem::new("catalog-contradiction", other.to_string()),
    })?;
    let missing = platform.text_ids().into_iter().find(|id| !platform.texts.has(id));
    match missing {
        Some(id) => Err(OwnProblem::new("catalog-texts", format!("{id} is missing"))),
        None => Ok(platform),
    }
}

/// Reads the texts that stand in the file.
fn read_texts(platform: &mut Platform, text: &str) -> Result<(), OwnProblem> {
    for (lang, source) in std::mem::take(&mut platform.inline) {
        let begins = source.span().start;
        // What stands in three quotation marks begins after the line end that follows them.
        let opening = text.get(begins..).unwrap_or_default();
        let quotes =
            if opening.starts_with("\"\"\"") || opening.starts_with("'''") { 3 } else { 1 };
        let inside = opening.get(quotes..).unwrap_or_default();
        let skipped = inside.len() - inside.trim_start_matches('\r').len();
        let skipped =
            skipped + usize::from(inside.get(skipped..).unwrap_or_default().starts_with('\n'));
        let first = line_of(text, begins + quotes + skipped);
        let source = source.into_inner();
        let at = |byte: usize| Some(first.saturating_add(line_of(&source, byte) - 1));
        if let Some(byte) = too_deep(&source) {
            let problem = OwnProblem::new("catalog-texts", "too many braces in one another");
            return Err(OwnProblem { line: at(byte), ..problem });
        }
        platform.texts.read(&lang, &source).map_err(|problem| OwnProblem {
            line: problem.at.and_then(at).or(Some(first)),
            ..OwnProblem::new("catalog-texts", problem.reason)
        })?;
    }
    Ok(())
}

/// The first byte where braces stand deeper in one another than any text needs.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0_usize;
    source.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

/// The line of a byte, counted from one.
pub(crate) fn line_of(text: &str, byte: usize) -> u32 {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    let lines = before.split(|byte| *byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// What a reader said, as it can stand in a sentence.
fn one_short_line(said: &str) -> String {
    let seen: String = said.chars().filter(|sign| !is_invisible(*sign)).collect();
    let line = one_line(&seen);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}
