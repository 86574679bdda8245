//! What each recorded answer of a platform comes to: served raw by a socket, read by a check, compared whole.
//!
//! A file stands in the table of its folder, with what it holds that no other file does; so one that is missing,
//! swapped with another or in no table fails.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it likes")]

mod action_network;
mod any;
mod asking;
mod data;
mod engaging_networks;
mod engaging_tokens;
mod everyaction;
mod hostile;
mod mailchimp;
mod server;
mod spektrix;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use asking::Row;

/// Folders whose answers are no answers to a check: their own tests read them.
const ELSEWHERE: &[&str] = &["wordpress", "onetime-secret"];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../courier-practice/answers")
}

/// A file, by its folder and its case: `any/redirect`.
fn file(name: &str) -> String {
    let path = folder().join(format!("{name}.http"));
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{name}.http: {why}"))
}

fn names() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for of_platform in fs::read_dir(folder()).unwrap() {
        let of_platform = of_platform.unwrap();
        let platform = of_platform.file_name().into_string().unwrap();
        for case in fs::read_dir(of_platform.path()).unwrap() {
            let case = case.unwrap().file_name().into_string().unwrap();
            let case = case.strip_suffix(".http").unwrap_or_else(|| panic!("{platform}/{case}"));
            names.insert(format!("{platform}/{case}"));
        }
    }
    names
}

fn tables() -> Vec<Row> {
    [
        action_network::rows(),
        any::rows(),
        data::rows(),
        engaging_networks::rows(),
        engaging_tokens::rows(),
        everyaction::rows(),
        mailchimp::rows(),
        spektrix::rows(),
    ]
    .concat()
}

#[test]
fn every_file_is_in_one_table_and_every_row_has_its_file() {
    let rows = tables();
    let tested: BTreeSet<String> = rows.iter().map(|row| row.file.to_owned()).collect();
    let there: BTreeSet<String> = names()
        .into_iter()
        .filter(|name| !ELSEWHERE.iter().any(|folder| name.starts_with(&format!("{folder}/"))))
        .collect();
    assert_eq!(there, tested);
}

#[test]
fn every_file_says_where_it_comes_from() {
    for name in names() {
        let text = file(&name);
        let first = text.lines().next().unwrap_or_default();
        let sure = first.rsplit_once("; sure: ").map(|(_, sure)| sure);
        let says = first.starts_with("# source: ") && matches!(sure, Some("A" | "B" | "C"));
        assert!(says, "{name}: {first}");
    }
}

/// Without this two files that come to the same outcome could change places.
#[test]
fn every_file_holds_what_its_row_says_and_no_other_file_does() {
    let rows = tables();
    for row in &rows {
        for name in names() {
            let text = file(&name);
            let is_bare = text.lines().count() == 1;
            let holds = if row.holds.is_empty() { is_bare } else { text.contains(row.holds) };
            assert_eq!(
                holds,
                name == row.file,
                "{name} and what {} should hold: {}",
                row.file,
                row.holds
            );
        }
    }
}
