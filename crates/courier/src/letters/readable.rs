//! The part of a ZIP's `message.txt` that a person reads. It holds the key, and is made to be sealed.

use secrecy::{ExposeSecret, SecretString};

use super::{generated, plain_name};

/// What stands in it.
pub(crate) struct ReadableFacts<'a> {
    /// Its language.
    pub(crate) lang: &'a str,
    /// Who sends it.
    pub(crate) from_person: &'a str,
    /// Their organisation.
    pub(crate) from_organisation: &'a str,
    /// For whom it was made.
    pub(crate) to_person: &'a str,
    /// Their agency.
    pub(crate) to_organisation: &'a str,
    /// When, as [`super::written_day`] writes it.
    pub(crate) made: &'a str,
    /// What the sender adds.
    pub(crate) note: Option<&'a str>,
    /// What one calls the sender.
    pub(crate) sender_first: &'a str,
    /// Six digits.
    pub(crate) receipt: &'a SecretString,
    /// One or more keys.
    pub(crate) keys: &'a [ReadableKey<'a>],
}

/// A key and what its user needs; empty texts are left out.
pub(crate) struct ReadableKey<'a> {
    /// The platform's name.
    pub(crate) platform: &'a str,
    /// What the key belongs to there.
    pub(crate) account: &'a str,
    /// What it may do.
    pub(crate) may: &'a str,
    /// Where requests go.
    pub(crate) base_url: &'a str,
    /// How it is used.
    pub(crate) how: &'a str,
    /// The header of requests.
    pub(crate) header: &'a str,
    /// How long a session lasts.
    pub(crate) session_minutes: Option<u32>,
    /// Limits the vendor sets.
    pub(crate) limits: &'a [&'a str],
    /// The server addresses it may be used from; none means any.
    pub(crate) addresses: &'a [&'a str],
    /// The environment variable our instructions use.
    pub(crate) env: &'a str,
    /// A command to try it.
    pub(crate) curl: &'a str,
    /// How many others hold it.
    pub(crate) held_by_others: u32,
    /// Whom to ring.
    pub(crate) ring: &'a str,
    /// What to do if it leaked.
    pub(crate) if_leaked: &'a str,
    /// The vendor's documentation.
    pub(crate) documentation: &'a str,
    /// The key itself.
    pub(crate) key: &'a SecretString,
}

/// A piece of the text.
enum Piece<'a> {
    Open(String),
    Secret(&'a SecretString),
    /// Six digits, shown as three and three.
    Receipt(&'a SecretString),
}

/// The text. Lines end in LF.
pub(crate) fn readable(facts: &ReadableFacts<'_>) -> SecretString {
    let lang = facts.lang;
    let name = plain_name;
    let first = name(facts.sender_first);
    let mut pieces = Vec::new();
    let mut line = |text: String| pieces.push(Piece::Open(text + "\n"));
    line(generated::readable_from(lang, &name(facts.from_organisation), &name(facts.from_person)));
    line(generated::readable_to(lang, &name(facts.to_organisation), &name(facts.to_person)));
    line(generated::readable_made(lang, facts.made));
    if let Some(note) = facts.note {
        line(labelled(&generated::readable_note(lang), note));
    }
    pieces.push(Piece::Open(format!("\n{}: ", generated::readable_tell(lang, &first))));
    pieces.push(Piece::Receipt(facts.receipt));
    pieces.push(Piece::Open("\n".into()));
    for (number, key) in (1..).zip(facts.keys) {
        pieces.push(Piece::Open("\n".into()));
        if facts.keys.len() > 1 {
            let count = facts.keys.len().to_string();
            let heading = generated::readable_key_of(lang, &count, &usize::to_string(&number));
            pieces.push(Piece::Open(heading + "\n"));
        }
        write_key(lang, key, &mut pieces);
    }
    let next = generated::readable_next(lang, &first);
    let program = generated::readable_program(lang);
    pieces.push(Piece::Open(format!("\n{next}\n\n{program}\n")));
    joined(&pieces)
}

fn write_key<'a>(lang: &str, key: &ReadableKey<'a>, pieces: &mut Vec<Piece<'a>>) {
    let minutes = key.session_minutes.map(|minutes| minutes.to_string());
    let minutes = minutes
        .map(|minutes| generated::readable_session_minutes(lang, &minutes))
        .unwrap_or_default();
    let addresses = match key.addresses {
        [] => generated::readable_any_address(lang),
        some => some.join(", "),
    };
    let others = match key.held_by_others {
        0 => generated::readable_others_none(lang),
        1 => generated::readable_others_one(lang),
        some => generated::readable_others_some(lang, &some.to_string()),
    };
    write_fields(
        &[
            (generated::readable_platform(lang), key.platform),
            (generated::readable_account(lang), key.account),
        ],
        pieces,
    );
    pieces.push(Piece::Open(format!("{}: ", generated::readable_key(lang))));
    pieces.push(Piece::Secret(key.key));
    pieces.push(Piece::Open("\n".into()));
    write_fields(
        &[
            (generated::readable_may(lang), key.may),
            (generated::readable_base_url(lang), key.base_url),
            (generated::readable_addresses(lang), &addresses),
            (generated::readable_env(lang), key.env),
            (generated::readable_how(lang), key.how),
            (generated::readable_header(lang), key.header),
            (generated::readable_session(lang), &minutes),
            (generated::readable_limits(lang), &key.limits.join("\n")),
            (generated::readable_curl(lang), key.curl),
            (generated::readable_others(lang), &others),
            (generated::readable_ring(lang), key.ring),
            (generated::readable_leaked(lang), key.if_leaked),
            (generated::readable_documentation(lang), key.documentation),
        ],
        pieces,
    );
}

fn write_fields(fields: &[(String, &str)], pieces: &mut Vec<Piece<'_>>) {
    for (label, value) in fields {
        if !value.trim().is_empty() {
            pieces.push(Piece::Open(labelled(label, value) + "\n"));
        }
    }
}

/// `Label: value`; several lines stand under the label, each with blanks before it, so that none can pass
/// for one of ours, nor for the line that begins the part for programs.
fn labelled(label: &str, value: &str) -> String {
    let lines: Vec<String> =
        value.lines().map(plain_name).filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [one] => format!("{label}: {one}"),
        several => format!("{label}:\n    {}", several.join("\n    ")),
    }
}

/// Put together in one go: a text that grows leaves copies of the key behind.
fn joined(pieces: &[Piece<'_>]) -> SecretString {
    let length = pieces.iter().map(|piece| match piece {
        Piece::Open(text) => text.len(),
        Piece::Secret(secret) => secret.expose_secret().len(),
        Piece::Receipt(digits) => digits.expose_secret().len() + 1,
    });
    let mut text = String::with_capacity(length.sum());
    for piece in pieces {
        match piece {
            Piece::Open(open) => text.push_str(open),
            Piece::Secret(secret) => text.push_str(secret.expose_secret()),
            Piece::Receipt(digits) => {
                for (place, digit) in digits.expose_secret().chars().enumerate() {
                    if place == 3 {
                        text.push(' ');
                    }
                    text.push(digit);
                }
            }
        }
    }
    SecretString::from(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &SecretString) -> ReadableKey<'_> {
        ReadableKey {
            platform: "Engaging Networks",
            account: "API user: Brightwater",
            may: "Read supporter records. It cannot change or add any.",
            base_url: "https://ca.engagingnetworks.app/ens/service",
            how: "Send the key as the whole body of a POST request.",
            header: "ens-auth-token",
            session_minutes: Some(60),
            limits: &["At most 500 requests an hour."],
            addresses: &["203.0.113.10", "203.0.113.11"],
            env: "EN_REST_API_KEY",
            curl: "curl --data \"$EN_REST_API_KEY\" \\\n  https://ca.engagingnetworks.app",
            held_by_others: 0,
            ring: "Mo Adeyemi, Harbour Trust",
            if_leaked: "Ring Harbour Trust at once.",
            documentation: "https://example.org/docs",
            key,
        }
    }

    fn text(note: Option<&str>, keys: &[ReadableKey<'_>]) -> String {
        let receipt = SecretString::from("402719");
        readable(&ReadableFacts {
            lang: "en",
            from_person: "Mo Adeyemi",
            from_organisation: "Harbour Trust",
            to_person: "Ana Costa",
            to_organisation: "Brightwater",
            made: "24 November 2026",
            note,
            sender_first: "Mo",
            receipt: &receipt,
            keys,
        })
        .expose_secret()
        .to_owned()
    }

    #[test]
    fn it_reads_like_this() {
        let secret = SecretString::from("not-a-real-key-0000-0000-0000000d117");
        let other = SecretString::from("another-invented-key");
        let public = ReadableKey {
            header: "",
            session_minutes: None,
            limits: &[],
            addresses: &[],
            held_by_others: 2,
            documentation: "",
            ..key(&other)
        };
        insta::assert_snapshot!("readable", text(Some("Please ring me."), &[key(&secret), public]));
        let one = text(None, &[key(&secret)]);
        assert!(!one.contains("Key 1 of") && !one.contains("The sender says"), "{one}");
        assert!(one.contains("\nReceipt number. Tell Mo: 402 719\n"), "{one}");
        assert!(one.contains("\nKey: not-a-real-key-0000-0000-0000000d117\n"), "{one}");
    }

    #[test]
    fn no_field_can_pass_for_the_line_before_the_payload() {
        let marker = "-----BEGIN KEY COURIER PAYLOAD-----";
        let secret = SecretString::from("k");
        let note = format!("Hello\r\n{marker}\u{2028}{marker}\n{marker}");
        let hostile = ReadableKey { may: marker, ring: &note, curl: &note, ..key(&secret) };
        let text = text(Some(&note), &[hostile]);
        assert!(!text.lines().any(|line| line.starts_with('-')), "{text}");
        assert!(!text.contains('\u{2028}'), "{text}");
    }
}
