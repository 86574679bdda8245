//! Every variant of every release folds to what it folded to then, for ever.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::parse_content;
use crate::state::State;

#[derive(Deserialize)]
struct Row {
    recorded: Timestamp,
    content: Box<RawValue>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/ledger")
}

/// Whether everything that was there is still there; what later versions add does not count.
fn stands_in(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(key, value)| found.get(key).is_some_and(|f| stands_in(value, f)))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected.iter().zip(found).all(|(e, f)| stands_in(e, f))
        }
        (expected, found) => expected == found,
    }
}

#[test]
fn released_changes_fold_to_what_they_folded_to() {
    let mut variants = BTreeSet::new();
    let mut releases = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "jsonl") {
            continue;
        }
        releases.insert(path.file_stem().unwrap().to_owned());
        let mut state = State::default();
        for line in fs::read_to_string(&path).unwrap().lines() {
            let row: Row = serde_json::from_str(line).unwrap();
            let (_, entries) = parse_content(row.content.get()).unwrap();
            for entry in entries {
                let entry = entry.unwrap();
                let again = serde_json::to_value(&entry.change).unwrap();
                variants.insert(again.as_object().unwrap().keys().next().unwrap().clone());
                state.apply(&entry, row.recorded);
            }
        }
        let expected = fs::read_to_string(path.with_extension("state.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let found = serde_json::to_value(&state).unwrap();
        assert!(stands_in(&expected, &found), "{}: {found:#}", path.display());
    }
    for release in ["0.1", "0.2", "0.3", "0.4", "0.5"] {
        assert!(releases.remove(std::ffi::OsStr::new(release)), "{release} is folded");
    }
    // What serde knows, it says when asked for something it does not know.
    let unknown = r#"{"known":"seen","change":{"no-such-change":{}}}"#;
    let said = serde_json::from_str::<crate::domain::Entry>(unknown).unwrap_err().to_string();
    for variant in said.split('`').skip(3).step_by(2) {
        assert!(variants.contains(variant), "no vector holds `{variant}`");
    }
    assert!(variants.len() >= 66, "the list of variants was read: {said}");
}

#[test]
fn a_variant_of_a_newer_version_is_told_apart_and_the_rest_is_read() {
    let content = r#"{"by":"00000000000000000000000000000002","entries":[
        {"known":"seen","change":{"from-the-future":{"x":1}}},
        {"known":"said","change":{"agency-added":{"agency":"00000000000000000000000000000003"}}}]}"#;
    let (_, entries) = parse_content(content).unwrap();
    assert!(entries[0].is_none());
    assert!(entries[1].is_some());
}
