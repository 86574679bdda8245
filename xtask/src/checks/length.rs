//! A file over the limit asks for a reason.

use anyhow::Result;

use crate::allowed::{LINES, LONG_FILES};
use crate::codegen::{self, shown};
use crate::house::House;
use crate::syntax;

const FOLDERS: [&str; 5] = ["crates", "src-tauri", "tests", "ui", "xtask"];
const ENDINGS: [&str; 5] = ["rs", "ts", "js", "svelte", "css"];

/// The check.
pub(super) fn look(house: &House) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        for ending in ENDINGS {
            for path in syntax::files(&house.root.join(folder), ending)? {
                let text = syntax::read(&path)?;
                if !text.lines().take(2).any(|line| line.contains(codegen::HEADER)) {
                    files.push((shown(house, &path), text.lines().count()));
                }
            }
        }
    }
    Ok(problems(&files, LONG_FILES))
}

fn problems(files: &[(String, usize)], allowed: &[(&str, &str)]) -> Vec<String> {
    let mut problems = Vec::new();
    for (file, lines) in files.iter().filter(|(_, lines)| *lines > LINES) {
        if !allowed.iter().any(|(name, _)| name == file) {
            problems.push(format!(
                "{file} has {lines} lines: split it, or give the reason in xtask/src/allowed.rs"
            ));
        }
    }
    for (name, _) in allowed {
        if !files.iter().any(|(file, lines)| file == name && *lines > LINES) {
            problems.push(format!("{name} needs no reason for its length any more"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason_and_a_reason_needs_a_long_file() {
        let files = [("a.rs".to_owned(), 401), ("b.rs".to_owned(), 400), ("c.rs".to_owned(), 900)];
        let found = problems(&files, &[("b.rs", "was long"), ("c.rs", "a table")]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("a.rs has 401 lines"), "{found:?}");
        assert!(found[1].starts_with("b.rs needs no reason"), "{found:?}");
    }
}
