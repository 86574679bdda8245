//! The ledger check, as the person asks for it.

use std::fs;
use std::path::{Path, PathBuf};

use courier::views::Form;

use crate::desk::Desk;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn a_changed_byte_or_a_missing_file_is_told() {
    let desk = Desk::founded();
    desk.saved(Form::Age);
    let check = || desk.app.check_ledger().unwrap();
    let whole = check();
    assert!(whole.whole && whole.notices.is_empty(), "{whole:?}");
    assert!(whole.changes > 4 && whole.cards > 4 && whole.secrets == 3, "{whole:?}");
    assert_eq!(whole.heads.len(), 1);
    assert_eq!(whole.heads[0].name, format!("{} {}", whole.head_number, whole.head));
    assert_eq!(whole.head_number, whole.changes);
    let all = files(&desk.vault());
    assert!(all.len() > 12, "{all:#?}");
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        fs::write(&path, flipped).unwrap();
        let found = check();
        assert!(!found.whole && !found.notices.is_empty(), "{}", path.display());
        fs::remove_file(&path).unwrap();
        assert!(!check().whole, "{} is missing", path.display());
        fs::write(&path, bytes).unwrap();
    }
    assert!(check().whole);
}
