//! Letters to people at agencies, and the other texts that leave the app.
//!
//! Each text stands in `text/<lang>/letters.ftl`; `generated` has one function a text, so that a missing
//! text or argument does not compile. A letter never holds the file, the key, the unlock words or the
//! receipt number: what is told to this module knows none of them, [`readable`] apart, which is made to be
//! sealed.

mod asking;
mod file;
pub(crate) mod generated;
mod leaving;
mod life;
mod mailto;
mod names;
mod page;
mod readable;
pub(crate) mod register;
mod say;
mod sheet;
mod trouble;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(crate) use asking::{
    ApprovalLetter, AskLetter, approval_letter, ask_letter, public_token_letter,
};
pub(crate) use file::{Attached, FileBefore, FileForm, FileLetter, file_letter, trial_letter};
pub(crate) use generated::{
    notice_waits, practice_answer, trial_account, trial_how, trial_leaked, trial_may,
    trial_platform,
};
pub(crate) use leaving::{deletion_letter, deletion_reminder, emergency_letter, successor_letter};
pub(crate) use life::{Life, life_letter};
pub(crate) use mailto::{Mail, mailto};
pub(crate) use names::{isolated, plain_name};
pub(crate) use page::{PageTexts, page_texts, release_page_texts};
pub(crate) use readable::{ReadableFacts, ReadableKey, readable};
pub use sheet::Question;
pub(crate) use sheet::{
    SheetPage, cancel_question, erase_question, import_undo_question, link_question,
    own_system_question, sheet_page, sheet_question, sheet_title, site_question,
};
pub(crate) use trouble::{Trouble, reminder, trouble_letter};

/// A letter in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    /// One line.
    pub(crate) subject: String,
    /// Lines end in LF; an empty line parts two paragraphs.
    pub(crate) body: String,
}

/// Who writes to whom.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Between<'a> {
    /// The language of the letter, such as `en` or `en-GB`.
    pub(crate) lang: &'a str,
    /// What one calls the reader; may be empty.
    pub(crate) first: &'a str,
    /// Who writes.
    pub(crate) sender: &'a str,
    /// What one calls them.
    pub(crate) sender_first: &'a str,
    /// Their organisation.
    pub(crate) organisation: &'a str,
}

impl Between<'_> {
    /// Greeting, paragraphs, thanks.
    fn body(&self, paragraphs: &[String]) -> String {
        let first = plain_name(self.first);
        let greeting = if first.is_empty() {
            generated::letter_greeting_nobody(self.lang)
        } else {
            generated::letter_greeting(self.lang, &first)
        };
        let thanks =
            generated::letter_thanks(self.lang, &self.organisation(), &plain_name(self.sender));
        let mut body = greeting;
        for paragraph in paragraphs.iter().chain([&thanks]) {
            body.push_str("\n\n");
            body.push_str(paragraph);
        }
        body.push('\n');
        body
    }

    fn organisation(&self) -> String {
        plain_name(self.organisation)
    }

    fn sender_first(&self) -> String {
        plain_name(self.sender_first)
    }
}

/// A day as it is written in that language: 24 November 2026.
pub(crate) fn written_day(lang: &str, day: Date) -> String {
    let month = day.strftime("%B").to_string().to_lowercase();
    generated::letter_day(lang, &day.day().to_string(), &month, &day.year().to_string())
}

/// A moment as it is written in that language, where its civil days are counted.
pub(crate) fn written_moment(lang: &str, at: Timestamp, zone: &TimeZone) -> String {
    let zoned = at.to_zoned(zone.clone());
    let time = zoned.strftime("%H:%M").to_string();
    let zone = zone.iana_name().unwrap_or("UTC");
    generated::letter_moment(lang, &written_day(lang, zoned.date()), &time, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    pub(super) const BETWEEN: Between<'static> = Between {
        lang: "en",
        first: "Ana",
        sender: "Mo Adeyemi",
        sender_first: "Mo",
        organisation: "Harbour Trust",
    };

    /// What a letter looks like to whoever reads it.
    pub(super) fn shown(letter: &Letter) -> String {
        format!("Subject: {}\n\n{}", letter.subject, letter.body)
    }

    #[test]
    fn a_day_is_written_for_a_person() {
        let months = "January February March April May June July August September October November \
                      December";
        for (number, month) in (1..).zip(months.split_whitespace()) {
            assert_eq!(written_day("en", date(2026, number, 1)), format!("1 {month} 2026"));
        }
        assert_eq!(written_day("en-GB", date(2026, 11, 24)), "24 November 2026", "by its language");
        assert_eq!(written_day("xx", date(2026, 11, 24)), "24 November 2026", "or in English");
    }

    #[test]
    fn nobody_in_particular_is_greeted_too() {
        let body = Between { first: " \u{202e}", ..BETWEEN }.body(&["Text.".into()]);
        assert_eq!(body, "Hello,\n\nText.\n\nThank you\nMo Adeyemi, Harbour Trust\n");
    }
}
