//! The letter that goes with a locked file.

use super::{Between, Letter, generated, plain_name};

/// The form of the file, as far as its reader has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileForm {
    /// A page that opens in a browser.
    Page,
    /// Plain age, with words.
    Age,
    /// A ZIP, with words of its own.
    Zip,
    /// Age to the reader's own public key, without words.
    Key,
}

/// The file that went out before, as far as it has to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileBefore {
    /// There is none.
    None,
    /// It opens with words that nothing else needs.
    OwnWords,
    /// It opens with what is still needed: the same words, or the reader's own key.
    StillNeeded,
}

/// The file that goes with the letter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attached<'a> {
    /// Its form.
    pub(crate) form: FileForm,
    /// Its name.
    pub(crate) name: &'a str,
    /// Its bytes.
    pub(crate) size: u64,
    /// Its SHA-256 in hexadecimal.
    pub(crate) sha256: &'a str,
    /// What opens it was given already.
    pub(crate) words_given: bool,
    /// The file that went out before.
    pub(crate) before: FileBefore,
}

/// What the letter says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FileLetter<'a> {
    /// Who to whom.
    pub(crate) between: Between<'a>,
    /// The file.
    pub(crate) file: Attached<'a>,
    /// What the key in it belongs to.
    pub(crate) platform: &'a str,
    /// What the key is for, as the app shows it.
    pub(crate) purpose: &'a str,
}

/// The letter with a locked file.
pub(crate) fn file_letter(letter: &FileLetter<'_>) -> Letter {
    let FileLetter { between, file, platform, purpose } = letter;
    let (lang, organisation) = (between.lang, between.organisation());
    let mut paragraphs = vec![generated::letter_file(
        lang,
        &organisation,
        &plain_name(platform),
        &plain_name(purpose),
    )];
    let sender = between.sender_first();
    how_to_open(between, file, &mut paragraphs);
    paragraphs.push(match file.form {
        FileForm::Page => generated::letter_safety_page(lang, &sender),
        FileForm::Age => generated::letter_safety_age(lang, &sender),
        FileForm::Zip => generated::letter_safety_zip(lang, &sender),
        FileForm::Key => generated::letter_safety_key(lang, &sender),
    });
    when_opened(lang, file, &sender, &mut paragraphs);
    Letter {
        subject: generated::letter_file_subject(lang, &organisation),
        body: between.body(&paragraphs),
    }
}

/// The letter with a trial file: an invented key, to see whether the way works.
pub(crate) fn trial_letter(between: &Between<'_>, file: &Attached<'_>) -> Letter {
    let (lang, organisation) = (between.lang, between.organisation());
    let mut paragraphs = vec![generated::letter_trial(lang, &organisation)];
    how_to_open(between, file, &mut paragraphs);
    when_opened(lang, file, &between.sender_first(), &mut paragraphs);
    Letter {
        subject: generated::letter_trial_subject(lang, &organisation),
        body: between.body(&paragraphs),
    }
}

fn how_to_open(between: &Between<'_>, file: &Attached<'_>, paragraphs: &mut Vec<String>) {
    let (lang, sender) = (between.lang, between.sender_first());
    let typed = in_quotes(file.name);
    paragraphs.push(generated::letter_attached(lang, &plain_name(file.name)));
    match file.before {
        FileBefore::None => {}
        FileBefore::OwnWords => paragraphs.push(generated::letter_takes_place(lang)),
        FileBefore::StillNeeded => {
            paragraphs.push(generated::letter_takes_place_same_words(lang));
        }
    }
    paragraphs.push(match file.form {
        FileForm::Page => generated::letter_open_page(lang),
        FileForm::Age => generated::letter_open_age(lang, &typed),
        FileForm::Zip => generated::letter_open_zip(lang),
        FileForm::Key => generated::letter_open_key(lang, &typed),
    });
    if file.form != FileForm::Key {
        paragraphs.push(if file.words_given {
            generated::letter_words_given(lang)
        } else {
            generated::letter_words(lang, &sender)
        });
    }
}

fn when_opened(lang: &str, file: &Attached<'_>, sender: &str, paragraphs: &mut Vec<String>) {
    paragraphs.push(generated::letter_receipt(lang, sender));
    paragraphs.push(match file.form {
        FileForm::Key => generated::letter_next_time_key(lang),
        FileForm::Page | FileForm::Age | FileForm::Zip => generated::letter_next_time(lang),
    });
    paragraphs.push(generated::letter_developers(
        lang,
        &file.size.to_string(),
        &in_groups(file.sha256),
        &file.size.saturating_add(500).saturating_div(1000).max(1).to_string(),
    ));
}

/// A checksum that can be read aloud: eight groups of eight.
fn in_groups(sha256: &str) -> String {
    let digits: Vec<char> = sha256.chars().filter(char::is_ascii_hexdigit).collect();
    digits.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// A file name as it may stand between quotation marks in a command. The names we propose always may; one
/// that a shell would read as more than a name is left to the reader.
fn in_quotes(name: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '&' | '\'');
    if name.chars().all(harmless) && !name.starts_with('-') {
        name.to_owned()
    } else {
        "…".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BETWEEN, shown};
    use super::*;

    const SHA256: &str = "3f786850e387550fdab836ed7e6dc881de23001b95c1a7c1d8f0c7d5c2a1b0e9";

    fn attached(form: FileForm, ending: &str) -> (FileForm, String) {
        (form, format!("Harbour Trust 2026-11-24.{ending}"))
    }

    fn letter(form: FileForm, name: &str) -> Letter {
        file_letter(&FileLetter {
            between: BETWEEN,
            file: file(form, name),
            platform: "Engaging Networks",
            purpose: "Read supporters’ details",
        })
    }

    fn file(form: FileForm, name: &str) -> Attached<'_> {
        let (words_given, before) = (false, FileBefore::None);
        Attached { form, name, size: 12_345, sha256: SHA256, words_given, before }
    }

    #[test]
    fn a_file_in_the_place_of_another_says_what_still_counts() {
        let name = "Harbour Trust 2026-11-24.age";
        let said = |words_given, before| {
            let file = Attached { words_given, before, ..file(FileForm::Age, name) };
            trial_letter(&BETWEEN, &file).body
        };
        let first = said(false, FileBefore::None);
        assert!(!first.contains("takes the place") && first.contains("will give you eight words"));
        let other = said(false, FileBefore::OwnWords);
        assert!(other.contains("takes the place") && other.contains("please delete both"));
        let same = said(true, FileBefore::StillNeeded);
        assert!(same.contains("the eight words you already have") && !same.contains("will give"));
        assert!(same.contains("delete the old file") && !same.contains("delete both"), "{same}");
    }

    fn all() -> [(FileForm, String); 4] {
        [
            attached(FileForm::Page, "html"),
            attached(FileForm::Age, "age"),
            attached(FileForm::Zip, "zip"),
            attached(FileForm::Key, "age"),
        ]
    }

    #[test]
    fn the_letter_with_each_form() {
        for (form, name) in all() {
            let found = shown(&letter(form, &name));
            insta::assert_snapshot!(format!("file-{form:?}").to_lowercase(), found);
            let file = file(form, &name);
            let found = shown(&trial_letter(&BETWEEN, &file));
            insta::assert_snapshot!(format!("trial-{form:?}").to_lowercase(), found);
        }
    }

    #[test]
    fn each_form_says_what_its_reader_needs() {
        for (form, name) in all() {
            let Letter { body, .. } = letter(form, &name);
            let for_words = form != FileForm::Key;
            for (said, expected) in [
                ("Engaging Networks", true),
                ("What it is for: Read supporters’ details", true),
                (&*format!("The file: {name}\n\nHow to open it"), true),
                ("For your developers\nSize: 12 KB (12345 bytes)\nSHA-256: 3f786850 ", true),
                ("3f786850 e387550f dab836ed 7e6dc881 de23001b 95c1a7c1 d8f0c7d5 c2a1b0e9", true),
                ("another way, never by e-mail", for_words),
                ("tell Mo that number", true),
                ("ring Mo on a number you already have", true),
                ("switch the network off", form == FileForm::Page),
                ("to a computer", form == FileForm::Page),
                ("iPhones and iPads", form == FileForm::Page),
                ("with hyphens", matches!(form, FileForm::Age | FileForm::Zip)),
                ("age -d \"", form == FileForm::Age),
                ("age -d -i ", form == FileForm::Key),
                ("7-Zip", form == FileForm::Zip),
                ("then no words are needed", for_words),
                ("certutil -hashfile", true),
            ] {
                assert_eq!(body.contains(said), expected, "{form:?}: {said}\n{body}");
            }
        }
    }

    #[test]
    fn a_trial_says_that_it_opens_nothing() {
        let (form, name) = attached(FileForm::Page, "html");
        let file = Attached { size: 400, ..file(form, &name) };
        let Letter { subject, body } = trial_letter(&BETWEEN, &file);
        assert_eq!(subject, "A trial file from Harbour Trust");
        assert!(body.contains("invented and opens nothing"), "{body}");
        assert!(body.contains("Size: 1 KB (400 bytes)"), "never 0 KB: {body}");
    }

    #[test]
    fn a_name_cannot_add_a_line_or_a_command() {
        let between = Between {
            first: "<img src=x onerror=alert(1)> & Søn",
            organisation: "Harbour\r\nBcc: x@example.org\u{202e}",
            ..BETWEEN
        };
        let file = Attached {
            form: FileForm::Age,
            name: "a\"; rm -rf ~; echo \"\n.age",
            size: 1,
            ..file(FileForm::Age, "")
        };
        let Letter { subject, body } =
            file_letter(&FileLetter { between, file, platform: "P\n", purpose: "\u{2028}for" });
        assert_eq!(subject, "A locked file from Harbour Bcc: x@example.org");
        assert!(body.starts_with("Hello <img src=x onerror=alert(1)> & Søn,\n\n"), "{body}");
        assert!(body.contains("age -d \"…\""), "{body}");
        assert!(!body.contains(['\r', '\u{202e}', '\u{2028}']), "{body}");
        assert_eq!(in_quotes("-o x.age"), "…", "an option is no name");
        assert_eq!(in_quotes("$(reboot).age"), "…");
    }
}
