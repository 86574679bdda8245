//! The calendar, read by ical.js.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use courier_papers::{Appointment, calendar};
use courier_tests::foreign::fed;
use courier_tests::programs;
use serde_json::{Value, json};

#[test]
fn a_calendar_program_reads_every_day() -> Result<()> {
    let told = "Ask Ana Costa; then sign, \\n is no line.\nNext line — with a long sentence that is \
                folded: зашифровано зашифровано зашифровано 👩‍💻.";
    let review = Appointment {
        uid: "access-7.review@key-courier".to_owned(),
        sequence: 2,
        day: "2027-02-28".parse()?,
        title: "Review: Brightwater, Spektrix; read, \"write\"".to_owned(),
        description: told.to_owned(),
        remind_days: 14,
    };
    let ends = Appointment {
        uid: "access-8.end@key-courier".to_owned(),
        sequence: 0,
        day: "2028-02-29".parse()?,
        title: "BEGIN:VEVENT\r\nEND:VCALENDAR".to_owned(),
        description: String::new(),
        remind_days: 0,
    };
    let text = calendar("Key Courier", "2026-11-25T10:04:05Z".parse()?, &[review, ends]);
    let found = read(&text)?;
    let expected = json!([
        {
            "uid": "access-7.review@key-courier",
            "sequence": 2,
            "stamp": "2026-11-25T10:04:05Z",
            "whole_day": true,
            "start": "2027-02-28",
            "days": 1,
            "title": "Review: Brightwater, Spektrix; read, \"write\"",
            // Joiners are taken out.
            "description": told.replace('\u{200d}', ""),
            "alarms": ["2027-02-14T09:00:00"],
        },
        {
            "uid": "access-8.end@key-courier",
            "sequence": 0,
            "stamp": "2026-11-25T10:04:05Z",
            "whole_day": true,
            "start": "2028-02-29",
            "days": 1,
            "title": "BEGIN:VEVENT END:VCALENDAR",
            "description": null,
            "alarms": ["2028-02-29T09:00:00"],
        },
    ]);
    ensure!(found == expected, "{found:#}\n{text}");
    Ok(())
}

/// What ical.js finds in it.
pub(crate) fn read(text: &str) -> Result<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("browsers");
    ensure!(
        folder.join("node_modules/ical.js").is_dir(),
        "ical.js is missing: run `cargo xtask setup`"
    );
    let mut node = Command::new(programs::find("node")?);
    node.arg(folder.join("dates.mjs"));
    serde_json::from_slice(&fed(node, text.as_bytes())?).context("what ical.js found")
}
