//! `check`: everything that can be seen without running the app, each with its seconds; all problems are
//! shown before it says no.

mod invariants;
mod layers;
mod length;
mod secrets;
mod texts;

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::house::House;
use crate::needs::Purpose;
use crate::shell::{self, Counts};
use crate::{artefacts, codegen, setup};

/// One thing to look at; it returns what is wrong.
type Look = fn(&House) -> Result<Vec<String>>;

/// The quick ones first. What needs the generated files comes after them.
const CHECKS: [(&str, Look); 11] = [
    ("layers", |house| Ok(layers::look(house))),
    ("file length", length::look),
    ("secrets opened", secrets::look),
    ("texts", texts::look),
    ("invariants", invariants::look),
    ("cargo fmt", formatting),
    ("prettier", page_formatting),
    ("codegen", codegen::stale),
    ("svelte-check", page_types),
    ("eslint", page_rules),
    ("clippy", clippy),
];

/// Runs every check; how many found nothing and how many something.
pub(crate) fn check(house: &House) -> Result<Counts> {
    if !setup::ensure(house, &[Purpose::Build])? {
        return Ok(Counts { passed: 0, failed: 1 });
    }
    let mut counts = Counts::default();
    let mut report = String::new();
    let mut problems = String::new();
    for (name, look) in CHECKS {
        println!("-- {name}");
        let started = Instant::now();
        // A check that cannot look has found a problem, and the others still look.
        let found = look(house).unwrap_or_else(|error| vec![format!("{error:#}")]);
        let seconds = started.elapsed().as_secs_f64();
        let fine = found.is_empty();
        counts.add(Counts { passed: fine.into(), failed: (!fine).into() });
        let result = if fine { "ok" } else { "PROBLEMS" };
        report += &format!("  {name:16} {seconds:>6.1} s  {result}\n");
        for problem in found {
            problems += &format!("{name}: {problem}\n");
        }
    }
    println!("\ncheck\n{report}");
    if !problems.is_empty() {
        println!("{problems}");
    }
    Ok(counts)
}

fn formatting(house: &House) -> Result<Vec<String>> {
    succeeds(house.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(house: &House) -> Result<Vec<String>> {
    artefacts::page(house)?;
    succeeds(artefacts::cargo(house, "clippy").args([
        "--all-targets",
        "--keep-going",
        "--",
        "-D",
        "warnings",
    ]))
}

fn page_types(house: &House) -> Result<Vec<String>> {
    succeeds(house.npm().args(["run", "--silent", "check"]))
}

fn page_rules(house: &House) -> Result<Vec<String>> {
    succeeds(house.npm().args(["run", "--silent", "lint"]))
}

fn page_formatting(house: &House) -> Result<Vec<String>> {
    succeeds(house.npm().args(["run", "--silent", "format:check"]))
}

/// A program whose own words, above, say what is wrong.
fn succeeds(command: &mut Command) -> Result<Vec<String>> {
    if shell::succeeds(command)? {
        return Ok(Vec::new());
    }
    Ok(vec![format!("`{}` found problems; see above", shell::line(command))])
}
