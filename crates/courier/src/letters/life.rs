//! Letters about what becomes of a key. None holds a key, a public token apart, which may be read by anybody.

use super::{Between, Letter, generated, plain_name};

/// What becomes of it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Life<'a> {
    /// It will be switched off.
    Off,
    /// It will be replaced: the old one stops at that moment, as [`super::written_moment`] writes it; `None` while
    /// nothing is agreed.
    CutOver(Option<&'a str>),
    /// The same of a public token.
    PublicCutOver(Option<&'a str>),
    /// It was replaced: the new one comes in a locked file.
    Replaced,
    /// A second one comes, and works beside it.
    Overlap,
    /// It works again.
    On,
    /// The system sends a new one.
    Reset,
    /// A public token was replaced; here is the new one.
    PublicToken {
        /// The new one.
        token: &'a str,
        /// The base address.
        address: &'a str,
    },
}

/// The letter to somebody who has a key.
pub(crate) fn life_letter(
    between: &Between<'_>,
    platform: &str,
    purpose: &str,
    life: &Life<'_>,
) -> Letter {
    let lang = between.lang;
    let (platform, purpose) = (plain_name(platform), plain_name(purpose));
    let (platform, purpose) = (platform.as_str(), purpose.as_str());
    let sender = between.sender_first();
    let (subject, paragraphs) = match *life {
        Life::Off => (
            generated::letter_off_subject(lang, platform),
            vec![
                generated::letter_off(lang, platform, purpose),
                generated::letter_off_then(lang, &sender),
            ],
        ),
        Life::CutOver(at) => (
            generated::letter_cut_over_subject(lang, platform),
            vec![
                match at {
                    Some(at) => generated::letter_cut_over(lang, at, platform, purpose),
                    None => generated::letter_cut_over_soon(lang, platform, purpose),
                },
                match at {
                    Some(_) => generated::letter_cut_over_then(lang, &sender),
                    None => generated::letter_cut_over_when(lang, &sender),
                },
            ],
        ),
        Life::PublicCutOver(at) => (
            generated::letter_public_cut_over_subject(lang, platform),
            vec![
                match at {
                    Some(at) => generated::letter_public_cut_over(lang, at, platform),
                    None => generated::letter_public_cut_over_soon(lang, platform),
                },
                generated::letter_public_cut_over_then(lang, &sender),
            ],
        ),
        Life::Replaced => (
            generated::letter_cut_over_done_subject(lang, platform),
            vec![
                generated::letter_cut_over_done(lang, platform, purpose),
                generated::letter_cut_over_done_then(lang, &sender),
            ],
        ),
        Life::Overlap => (
            generated::letter_overlap_subject(lang, platform),
            vec![
                generated::letter_overlap(lang, platform, purpose),
                generated::letter_overlap_then(lang, &sender),
            ],
        ),
        Life::On => (
            generated::letter_on_subject(lang, platform),
            vec![
                generated::letter_on(lang, platform, purpose),
                generated::letter_on_then(lang, &sender),
            ],
        ),
        Life::Reset => (
            generated::letter_reset_subject(lang, platform),
            vec![
                generated::letter_reset(lang, platform, purpose),
                generated::letter_reset_then(lang, &sender),
            ],
        ),
        Life::PublicToken { token, address } => (
            generated::letter_public_new_subject(lang, platform),
            vec![generated::letter_public_new(lang, address, platform, purpose, token)],
        ),
    };
    Letter { subject, body: between.body(&paragraphs) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BETWEEN, shown};
    use super::*;

    fn letter(life: &Life<'_>) -> String {
        shown(&life_letter(&BETWEEN, "Engaging Networks", "Update supporters’ details", life))
    }

    #[test]
    fn each_letter_says_what_becomes_of_the_key_and_what_to_do() {
        let at = "1 December 2026 at 14:30 (Europe/London)";
        for (name, life) in [
            ("life-off", Life::Off),
            ("life-cut-over", Life::CutOver(Some(at))),
            ("life-cut-over-soon", Life::CutOver(None)),
            ("life-public-cut-over", Life::PublicCutOver(Some(at))),
            ("life-public-cut-over-soon", Life::PublicCutOver(None)),
            ("life-replaced", Life::Replaced),
            ("life-overlap", Life::Overlap),
            ("life-on", Life::On),
            ("life-reset", Life::Reset),
        ] {
            let said = letter(&life);
            assert!(said.contains("Engaging Networks") && said.contains("Mo"), "{said}");
            insta::assert_snapshot!(name, said);
        }
    }

    #[test]
    fn a_public_token_may_be_read() {
        let token = "00000000-0000-4000-8000-00000000d117";
        let address = "https://ca.engagingnetworks.app/ea-dataservice";
        let said = letter(&Life::PublicToken { token, address });
        assert!(said.contains(&format!("Token: {token}\nBase address: {address}\n")), "{said}");
        insta::assert_snapshot!("life-public-new", said);
    }
}
