//! The letter that asks for what a system needs, and the one that brings a public token.

use jiff::civil::Date;

use super::{Between, Letter, generated, plain_name, written_day};
use crate::views::Asked;

/// What is asked for, and for what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AskLetter<'a> {
    pub(crate) between: Between<'a>,
    /// The platform's name.
    pub(crate) platform: &'a str,
    /// The purpose in words.
    pub(crate) purpose: &'a str,
    /// What the platform cannot do without.
    pub(crate) asked: &'a [Asked],
    /// We have a mobile of theirs already.
    pub(crate) has_mobile: bool,
    /// The key goes in a locked file, for which a public key of theirs is of use.
    pub(crate) by_file: bool,
}

/// A labelled paragraph for each thing that is asked, so that the answer can be written under it.
pub(crate) fn ask_letter(letter: &AskLetter<'_>) -> Letter {
    let lang = letter.between.lang;
    let (platform, purpose) = (plain_name(letter.platform), plain_name(letter.purpose));
    let mut paragraphs = vec![generated::letter_ask(lang, &platform, &purpose)];
    if letter.asked.contains(&Asked::Addresses) {
        paragraphs.push(generated::letter_ask_addresses(lang));
    }
    if letter.asked.contains(&Asked::Email) {
        paragraphs.push(generated::letter_ask_email(lang, &platform));
    }
    let by_system = letter.asked.contains(&Asked::Mobile);
    if by_system || letter.by_file && !letter.has_mobile {
        let used = if by_system { "system" } else { "words" };
        paragraphs.push(generated::letter_ask_mobile(lang, &platform, used));
    }
    if letter.by_file {
        paragraphs.push(generated::letter_ask_public_key(lang));
    }
    paragraphs.push(generated::letter_ask_who(lang));
    Letter {
        subject: generated::letter_ask_subject(lang, &letter.between.organisation(), &platform),
        body: letter.between.body(&paragraphs),
    }
}

/// What is to be approved, before a key is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ApprovalLetter<'a> {
    pub(crate) between: Between<'a>,
    pub(crate) agency: &'a str,
    /// The platform's name.
    pub(crate) platform: &'a str,
    /// The purpose in words.
    pub(crate) purpose: &'a str,
    /// What the key opens, as the catalog says it.
    pub(crate) opens: &'a str,
    pub(crate) opens_everything: bool,
    /// When it is to end, where that is settled from the beginning.
    pub(crate) ends: Option<Date>,
}

/// To somebody of ours, who may know none of our words.
pub(crate) fn approval_letter(letter: &ApprovalLetter<'_>) -> Letter {
    let lang = letter.between.lang;
    let (agency, platform) = (plain_name(letter.agency), plain_name(letter.platform));
    let purpose = plain_name(letter.purpose);
    let mut paragraphs = vec![
        generated::letter_approval(lang, &agency, &platform, &purpose),
        generated::letter_approval_opens(lang, letter.opens),
    ];
    if letter.opens_everything {
        paragraphs.push(generated::letter_approval_everything(lang));
    }
    if let Some(day) = letter.ends {
        paragraphs.push(generated::letter_approval_ends(lang, &written_day(lang, day)));
    }
    paragraphs.push(generated::letter_approval_answer(lang));
    Letter {
        subject: generated::letter_approval_subject(lang, &agency, &platform),
        body: letter.between.body(&paragraphs),
    }
}

/// A public token in plain text: it may be read by anybody.
pub(crate) fn public_token_letter(
    between: &Between<'_>,
    platform: &str,
    purpose: &str,
    token: &str,
    address: &str,
) -> Letter {
    let (lang, platform) = (between.lang, plain_name(platform));
    let purpose = plain_name(purpose);
    let text = generated::letter_public(lang, address, &platform, &purpose, token);
    Letter {
        subject: generated::letter_public_subject(lang, &platform),
        body: between.body(&[text]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BETWEEN, shown};
    use super::*;

    fn letter(asked: &[Asked], has_mobile: bool, by_file: bool) -> String {
        shown(&ask_letter(&AskLetter {
            between: BETWEEN,
            platform: "Engaging Networks",
            purpose: "Update supporters’ details",
            asked,
            has_mobile,
            by_file,
        }))
    }

    #[test]
    fn what_is_asked_stands_there_under_its_label() {
        let all = letter(&[Asked::Addresses], false, true);
        insta::assert_snapshot!("ask-addresses", all);
        for label in ["Server addresses:", "Mobile:", "Public key", "Who will use it:"] {
            assert!(all.contains(label), "{label}");
        }
        let spektrix = letter(&[Asked::Email, Asked::Mobile], false, false);
        insta::assert_snapshot!("ask-system-sends", spektrix);
        assert!(!spektrix.contains("Public key") && !spektrix.contains("Server addresses"));
        assert!(spektrix.contains("Engaging Networks sends a code to it"), "{spektrix}");
        assert!(!letter(&[Asked::Addresses], true, true).contains("Mobile:"));
    }

    #[test]
    fn a_public_token_may_be_read() {
        let token = "00000000-0000-4000-8000-00000000d117";
        let address = "https://ca.engagingnetworks.app/ea-dataservice";
        let letter =
            public_token_letter(&BETWEEN, "Engaging Networks", "Show counts", token, address);
        let said = shown(&letter);
        assert!(said.contains("our public token for Engaging Networks"), "{said}");
        assert!(said.contains(&format!("Token: {token}\nBase address: {address}\n")), "{said}");
        insta::assert_snapshot!("public-token", said);
    }
}
