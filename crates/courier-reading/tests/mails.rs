//! Whole mails, as people paste them: everything in `tests/mails/`.

use std::fmt::Write as _;

use courier_reading::{read_answer, read_person};

/// Everything that is read of a mail, one thing a line.
fn read(text: &str) -> String {
    let answer = read_answer(text, false);
    let mut said = String::new();
    for found in &answer.addresses {
        let quoted = if found.quoted { " quoted" } else { "" };
        let _ = writeln!(said, "address {}{quoted}", found.text);
    }
    for found in &answer.mobiles {
        let _ = writeln!(said, "mobile {:?} {}", found.e164, found.as_written);
    }
    for found in &answer.public_keys {
        let _ = writeln!(said, "key {}", found.as_written_start);
    }
    for left in &answer.left_out {
        let _ = writeln!(said, "left {} {}", left.why.code(), left.what);
    }
    let person = read_person(text, "harbourtrust.example");
    let _ = writeln!(said, "name {:?}", person.name);
    let _ = writeln!(said, "email {:?}", person.email);
    let _ = writeln!(said, "their mobile {:?}", person.mobile.map(|mobile| mobile.as_written));
    let _ = writeln!(said, "others {:?}", person.other_emails);
    said
}

/// Each mail stands beside what is read of it: `<name>.read`.
#[test]
fn every_mail_is_read_as_noted_beside_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mails");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "read") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let noted = std::fs::read_to_string(path.with_extension("read")).unwrap_or_default();
        let said = read(&text);
        assert_eq!(said, noted, "{}:\n{said}", path.display());
        // The same mail from a system that ends its lines otherwise.
        assert_eq!(read(&text.replace('\n', "\r\n")), noted, "{}", path.display());
        count += 1;
    }
    assert!(count >= 5, "only {count} mails");
}
