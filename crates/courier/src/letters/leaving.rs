//! The letters of an end: deletion or return asked for, who takes over, a key that must not be used any more.

use super::{Between, Letter, generated, plain_name};

/// Each on a line of its own.
fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("- {}", plain_name(name))).collect::<Vec<_>>().join("\n")
}

/// Asks an agency to delete or return what it has; of one that works on our instructions the law does too
/// (Art. 28(3)(g) GDPR).
pub(crate) fn deletion_letter(
    between: &Between<'_>,
    keys: &[String],
    is_processor: bool,
) -> Letter {
    let lang = between.lang;
    let organisation = between.organisation();
    let mut paragraphs = vec![generated::letter_deletion(lang, &organisation)];
    if !keys.is_empty() {
        paragraphs.push(generated::letter_deletion_keys(lang, &listed(keys)));
    }
    paragraphs.push(generated::letter_deletion_what(lang));
    paragraphs.push(generated::letter_deletion_confirm(lang));
    if is_processor {
        paragraphs.push(generated::letter_deletion_law(lang));
    }
    Letter {
        subject: generated::letter_deletion_subject(lang, &organisation),
        body: between.body(&paragraphs),
    }
}

/// Asks again.
pub(crate) fn deletion_reminder(between: &Between<'_>, asked_day: &str) -> Letter {
    let lang = between.lang;
    let paragraphs = [
        generated::letter_deletion_reminder(lang, asked_day),
        generated::letter_deletion_confirm(lang),
    ];
    Letter {
        subject: generated::letter_deletion_reminder_subject(lang),
        body: between.body(&paragraphs),
    }
}

/// Somebody who worked with our keys has left: who takes over?
pub(crate) fn successor_letter(between: &Between<'_>, person: &str, keys: &[String]) -> Letter {
    let lang = between.lang;
    let person = plain_name(person);
    let mut paragraphs = vec![generated::letter_successor(lang, &person)];
    if !keys.is_empty() {
        paragraphs.push(generated::letter_successor_keys(lang, &listed(keys)));
    }
    paragraphs.push(generated::letter_successor_what(lang, &person));
    Letter {
        subject: generated::letter_successor_subject(lang, &person),
        body: between.body(&paragraphs),
    }
}

/// A key that nobody is sure about: it is off, or about to be.
pub(crate) fn emergency_letter(
    between: &Between<'_>,
    platform: &str,
    key: &str,
    off: bool,
) -> Letter {
    let lang = between.lang;
    let (platform, key) = (plain_name(platform), plain_name(key));
    let (first, subject) = if off {
        (
            generated::letter_emergency(lang, &key, &platform),
            generated::letter_emergency_subject(lang, &platform),
        )
    } else {
        (
            generated::letter_emergency_soon(lang, &key, &platform),
            generated::letter_emergency_soon_subject(lang, &platform),
        )
    };
    let paragraphs = [first, generated::letter_emergency_what(lang)];
    Letter { subject, body: between.body(&paragraphs) }
}

#[cfg(test)]
mod tests {
    use super::super::mailto;
    use super::super::tests::{BETWEEN, shown};
    use super::*;

    fn letters() -> Vec<(&'static str, Letter)> {
        let keys = ["Engaging Networks, Brightwater API".into(), "Action Network, Harbour".into()];
        let emergency =
            |off| emergency_letter(&BETWEEN, "Engaging Networks", "Brightwater API", off);
        vec![
            ("deletion", deletion_letter(&BETWEEN, &keys, true)),
            ("deletion-reminder", deletion_reminder(&BETWEEN, "24 November 2026")),
            ("successor", successor_letter(&BETWEEN, "Rui Sá", &keys)),
            ("emergency-off", emergency(true)),
            ("emergency-soon", emergency(false)),
        ]
    }

    #[test]
    fn each_letter_reads_like_this() {
        for (name, letter) in letters() {
            insta::assert_snapshot!(name, shown(&letter));
        }
    }

    #[test]
    fn what_the_law_asks_for_is_asked_for() {
        let other = deletion_letter(&BETWEEN, &[], false).body;
        assert!(!other.contains("28(3)") && other.contains("in writing"), "{other}");
        let body = deletion_letter(&BETWEEN, &[], true).body;
        for asked in ["return", "delete", "backups", "work for you", "in writing", "28(3)(g)"] {
            assert!(body.contains(asked), "{asked}: {body}");
        }
        assert!(!body.contains("- "), "{body}");
    }

    #[test]
    fn an_urgent_letter_fits_into_a_mail_link() {
        for (name, letter) in letters() {
            if name.starts_with("emergency") || name == "successor" {
                let mail = mailto("ana@brightwater.example", &letter.subject, &letter.body);
                assert!(!mail.body_left_out, "{name}: {} characters", letter.body.len());
            }
        }
    }
}
