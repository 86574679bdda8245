//! Each file that `docs/invariants.md` names is there: a guarantee that is kept nowhere, or proven by nothing, is
//! none.

use std::path::Path;

use anyhow::Result;

use crate::house::House;
use crate::syntax;

const LIST: &str = "docs/invariants.md";

/// The check.
pub(super) fn look(house: &House) -> Result<Vec<String>> {
    let text = syntax::read(&house.root.join(LIST))?;
    let crates = house.root.join("crates");
    Ok(problems(&text, |path| is_there(&house.root, path) || is_there(&crates, path)))
}

/// What is named and is not there. Paths begin at the root or in `crates`; a bare name lies beside the path
/// before it in its cell, and `a/{b,c}.rs` is two files.
fn problems(text: &str, is_there: impl Fn(&str) -> bool) -> Vec<String> {
    let mut problems = Vec::new();
    for row in text.lines().filter(|line| line.starts_with('|')) {
        for cell in row.split('|') {
            let mut folder = String::new();
            for named in cell.split('`').skip(1).step_by(2).filter(|named| is_path(named)) {
                for path in spelt_out(named) {
                    let beside = if path.contains('/') { path } else { format!("{folder}{path}") };
                    let until = beside.rfind('/').map_or(0, |at| at + 1);
                    folder = beside.chars().take(until).collect();
                    if !is_there(&beside) {
                        let row = row.split('|').nth(1).unwrap_or_default().trim();
                        problems.push(format!("{LIST}: {row} names {beside}, and there is none"));
                    }
                }
            }
        }
    }
    problems
}

/// Commands, functions and tests are named as well.
fn is_path(named: &str) -> bool {
    let is_source = Path::new(named).extension().is_some_and(|ending| ending == "rs");
    !named.contains(' ') && (named.contains('/') || is_source)
}

fn spelt_out(named: &str) -> Vec<String> {
    let parts = named.split_once('{').and_then(|(before, rest)| {
        let (names, after) = rest.split_once('}')?;
        Some((before, names, after))
    });
    match parts {
        Some((before, names, after)) => {
            names.split(',').map(|name| format!("{before}{name}{after}")).collect()
        }
        None => vec![named.to_owned()],
    }
}

/// A file, a folder, or with a star any file that fits.
fn is_there(root: &Path, path: &str) -> bool {
    let Some((before, after)) = path.split_once('*') else { return root.join(path).exists() };
    let (folder, begins) = before.rsplit_once('/').unwrap_or(("", before));
    let Ok(entries) = root.join(folder).read_dir() else { return false };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        name.to_str().is_some_and(|name| name.starts_with(begins) && name.ends_with(after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_is_there() {
        let text = "\
| | guarantee | kept in | proven by |
|---|---|---|---|
| 1 | Of `each/row` | `a/src/one.rs`, `two.rs` (`begin`) | `a/tests/{it,other}.rs`, `cargo xtask check` |
| 2 | Of a star | `a/src/o*.rs` | `tests/a_test`, `one.rs` |
";
        let there = ["each/row", "a/src/one.rs", "a/src/two.rs", "a/tests/it.rs", "a/src/o*.rs"];
        let found = problems(text, |path| there.contains(&path));
        assert_eq!(
            found,
            [
                "docs/invariants.md: 1 names a/tests/other.rs, and there is none",
                "docs/invariants.md: 2 names tests/a_test, and there is none",
                "docs/invariants.md: 2 names tests/one.rs, and there is none",
            ]
        );
    }

    #[test]
    fn a_star_is_any_file_that_fits() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, there) in [
            ("src/checks/inv*.rs", true),
            ("src/checks/inv*.md", false),
            ("src/checks", true),
            ("src/check", false),
            ("none/inv*.rs", false),
        ] {
            assert_eq!(is_there(root, path), there, "{path}");
        }
    }
}
