//! The short letters for when something is in the way.

use super::{Between, FileForm, Letter, generated, plain_name};

/// What is in the way, and what has to be said about it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Trouble<'a> {
    /// The file is not there.
    NothingArrived {
        /// The file's name.
        file_name: &'a str,
        /// When it was sent, as [`super::written_day`] writes it.
        sent_day: &'a str,
    },
    /// The file shows nothing.
    BlankPage {
        /// The file's name.
        file_name: &'a str,
    },
    /// The file does not take the words.
    WordsRefused {
        /// The file's name.
        file_name: &'a str,
        /// The file's form.
        form: FileForm,
    },
    /// The platform does not take the key.
    KeyRefused {
        /// The platform's name.
        platform: &'a str,
        /// Where requests go; empty where there is only one place.
        region: &'a str,
        /// The server addresses the key may be used from; empty where it may from any.
        addresses: &'a [&'a str],
    },
    /// The file went to somebody else; the letter goes to them, and greets nobody by name.
    WrongPerson {
        /// The file's name.
        file_name: &'a str,
        /// Its words were given, perhaps to the same person.
        words_given: bool,
    },
    /// A new file takes the place of an old one.
    Replaced {
        /// The old file's name.
        old_name: &'a str,
        /// The new file's name.
        new_name: &'a str,
        /// What opens the old file is still needed for the new one, or for others.
        same_words: bool,
    },
}

/// The letter for what is in the way.
pub(crate) fn trouble_letter(between: &Between<'_>, trouble: &Trouble<'_>) -> Letter {
    let lang = between.lang;
    let (subject, paragraphs) = match trouble {
        Trouble::NothingArrived { file_name, sent_day } => (
            generated::letter_nothing_arrived_subject(lang),
            vec![generated::letter_nothing_arrived(lang, sent_day, &plain_name(file_name))],
        ),
        Trouble::BlankPage { file_name } => (
            generated::letter_blank_page_subject(lang),
            vec![generated::letter_blank_page(lang, &plain_name(file_name))],
        ),
        Trouble::WordsRefused { file_name, form } => {
            let (name, sender) = (plain_name(file_name), between.sender_first());
            let form = if *form == FileForm::Page { "page" } else { "other" };
            (
                generated::letter_words_refused_subject(lang),
                vec![generated::letter_words_refused(lang, form, &name, &sender)],
            )
        }
        Trouble::KeyRefused { platform, region, addresses } => {
            let platform = plain_name(platform);
            (
                generated::letter_key_refused_subject(lang, &platform),
                key_refused(lang, &platform, region, addresses),
            )
        }
        Trouble::WrongPerson { file_name, words_given } => {
            let name = plain_name(file_name);
            (
                generated::letter_wrong_person_subject(lang),
                vec![if *words_given {
                    generated::letter_wrong_person_words_given(lang, &name)
                } else {
                    generated::letter_wrong_person(lang, &name)
                }],
            )
        }
        Trouble::Replaced { old_name, new_name, same_words } => {
            let (old, new) = (plain_name(old_name), plain_name(new_name));
            (
                generated::letter_replaced_subject(lang),
                // Two files of one day have the same name.
                vec![
                    if old == new {
                        generated::letter_replaced_same_name(lang, &new)
                    } else {
                        generated::letter_replaced(lang, &new, &old)
                    },
                    if *same_words {
                        generated::letter_replaced_then_same_words(lang)
                    } else {
                        generated::letter_replaced_then(lang)
                    },
                ],
            )
        }
    };
    // Whom the file was meant for is no business of whoever got it by mistake.
    let first = if matches!(trouble, Trouble::WrongPerson { .. }) { "" } else { between.first };
    Letter { subject, body: Between { first, ..*between }.body(&paragraphs) }
}

fn key_refused(lang: &str, platform: &str, region: &str, addresses: &[&str]) -> Vec<String> {
    let mut list = vec![generated::letter_key_refused(lang, platform)];
    if !addresses.is_empty() {
        let addresses: Vec<String> = addresses.iter().map(|one| plain_name(one)).collect();
        list.push(generated::letter_key_refused_addresses(lang, &addresses.join(", ")));
    }
    let region = plain_name(region);
    if !region.is_empty() {
        list.push(generated::letter_key_refused_region(lang, &region));
    }
    list.push(generated::letter_key_refused_active(lang));
    vec![list.join("\n"), generated::letter_key_refused_tell(lang)]
}

/// "Has it arrived?"; `sent_day` as [`super::written_day`] writes it.
pub(crate) fn reminder(between: &Between<'_>, file_name: &str, sent_day: &str) -> Letter {
    let (lang, sender) = (between.lang, between.sender_first());
    let asked = generated::letter_reminder(lang, sent_day, &plain_name(file_name), &sender);
    Letter { subject: generated::letter_reminder_subject(lang), body: between.body(&[asked]) }
}

#[cfg(test)]
mod tests {
    use super::super::mailto;
    use super::super::tests::{BETWEEN, shown};
    use super::*;

    const NAME: &str = "Harbour Trust 2026-11-24.html";

    fn letters() -> Vec<(&'static str, Letter)> {
        let letter = |trouble| trouble_letter(&BETWEEN, &trouble);
        vec![
            ("reminder", reminder(&BETWEEN, NAME, "24 November 2026")),
            (
                "nothing-arrived",
                letter(Trouble::NothingArrived { file_name: NAME, sent_day: "24 November 2026" }),
            ),
            ("blank-page", letter(Trouble::BlankPage { file_name: NAME })),
            (
                "words-refused",
                letter(Trouble::WordsRefused { file_name: NAME, form: FileForm::Age }),
            ),
            (
                "key-refused",
                letter(Trouble::KeyRefused {
                    platform: "Engaging Networks",
                    region: "Canada, Europe and the rest of the world (ca.engagingnetworks.app)",
                    addresses: &["203.0.113.10", "203.0.113.11"],
                }),
            ),
            ("wrong-person", letter(Trouble::WrongPerson { file_name: NAME, words_given: false })),
            (
                "replaced",
                letter(Trouble::Replaced {
                    old_name: NAME,
                    new_name: "Harbour Trust 2026-12-01.html",
                    same_words: false,
                }),
            ),
        ]
    }

    #[test]
    fn each_letter_reads_like_this() {
        for (name, letter) in letters() {
            insta::assert_snapshot!(name, shown(&letter));
        }
    }

    #[test]
    fn a_short_letter_fits_into_a_mail_link() {
        for (name, letter) in letters() {
            let mail = mailto("ana@brightwater.example", &letter.subject, &letter.body);
            assert!(!mail.body_left_out, "{name}: {} characters", letter.body.len());
        }
    }

    #[test]
    fn a_stranger_is_not_told_for_whom_the_file_was() {
        for words_given in [false, true] {
            let trouble = Trouble::WrongPerson { file_name: NAME, words_given };
            let letter = trouble_letter(&BETWEEN, &trouble);
            assert!(!letter.body.contains("Ana"), "{}", letter.body);
            let body = &letter.body;
            assert_eq!(body.contains("cannot be opened"), !words_given, "{body}");
            assert_eq!(body.contains("the message with the words"), words_given, "{body}");
        }
    }

    #[test]
    fn what_is_asked_about_words_is_what_the_form_knows() {
        for form in [FileForm::Page, FileForm::Age, FileForm::Zip] {
            let body =
                trouble_letter(&BETWEEN, &Trouble::WordsRefused { file_name: NAME, form }).body;
            assert_eq!(body.contains("hyphens"), form != FileForm::Page, "{body}");
            assert_eq!(body.contains("The page says"), form == FileForm::Page, "{body}");
        }
    }

    #[test]
    fn two_files_of_one_day_are_told_apart() {
        let letter = trouble_letter(
            &BETWEEN,
            &Trouble::Replaced { old_name: NAME, new_name: NAME, same_words: false },
        );
        assert!(letter.body.contains("which has the same name"), "{}", letter.body);
        assert!(letter.body.contains("delete both"), "{}", letter.body);
    }

    #[test]
    fn only_what_limits_a_key_is_asked_about() {
        let letter = trouble_letter(
            &BETWEEN,
            &Trouble::KeyRefused { platform: "Action Network", region: "", addresses: &[] },
        );
        assert!(!letter.body.contains("server addresses:"), "{}", letter.body);
        assert!(!letter.body.contains("region"), "{}", letter.body);
        assert!(letter.body.contains("switched off"), "{}", letter.body);
    }
}
