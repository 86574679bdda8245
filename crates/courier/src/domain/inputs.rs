//! What a person types, taken only in a form that can be used.

use std::collections::BTreeMap;

use courier_platforms::FieldProblem;
use email_address::EmailAddress;

use crate::error::Problem;
use crate::error_code::ErrorCode;

/// An organisation's e-mail domain.
pub(crate) type Domain = String;

/// A name: one line, something in it, at most 120 characters.
pub(crate) fn parse_name(text: &str) -> Result<String, Problem> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Problem::of(ErrorCode::Missing));
    }
    let length = name.chars().count();
    if length > 120 {
        return Err(too_long(length, 120));
    }
    Ok(name)
}

pub(crate) fn too_long(length: usize, most: usize) -> Problem {
    let params = [("length", length.to_string()), ("most", most.to_string())];
    Problem { code: ErrorCode::TooLong, params: params.map(|(k, v)| (k.to_owned(), v)).into() }
}

/// An e-mail address a mail program will take, with a domain that has a dot.
pub(crate) fn parse_email(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::of(ErrorCode::Missing));
    }
    let options = email_address::Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    let email = EmailAddress::parse_with_options(text, options)
        .map_err(|_| Problem::of(ErrorCode::EmailMalformed))?;
    // Quoted local parts are legal and break every form they are typed into.
    if email.local_part().starts_with('"') {
        return Err(Problem::of(ErrorCode::EmailMalformed));
    }
    Ok(text.to_owned())
}

/// The domain of the organisation's own addresses; a whole address or a web address gives its domain.
pub(crate) fn parse_domain(text: &str) -> Result<Domain, Problem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(Problem::of(ErrorCode::Missing));
    }
    let text = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(&text);
    let text = text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/');
    let domain = text.rsplit_once('@').map_or(text, |(_, domain)| domain);
    parse_email(&format!("somebody@{domain}"))
        .map(|_| domain.to_owned())
        .map_err(|_| Problem::of(ErrorCode::DomainMalformed))
}

/// A mobile number in international form, as `+447700900123`; nothing typed is `None`. `country` is the
/// calling code that goes with a number typed without one; it is never guessed.
pub(crate) fn parse_mobile(text: &str, country: &str) -> Result<Option<String>, Problem> {
    let parsed = match courier_platforms::parse_mobile(text) {
        Err(FieldProblem::MobileWithoutCountry) if !country.trim().is_empty() => {
            courier_platforms::parse_mobile_in(text, country)
        }
        parsed => parsed,
    };
    parsed.map_err(|problem| Problem::of(ErrorCode::of(problem.code())))
}

impl Problem {
    /// A problem whose sentence mentions nothing.
    pub(crate) fn of(code: ErrorCode) -> Self {
        Self { code, params: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles_are_international_or_asked_for() {
        let parsed = |text, country| parse_mobile(text, country).map_err(|p| p.code);
        assert_eq!(parsed(" +44 7700 900123 ", ""), Ok(Some("+447700900123".into())));
        assert_eq!(parsed("07700 900123", "44"), Ok(Some("+447700900123".into())));
        assert_eq!(parsed("+44 7700 900123", "49"), Ok(Some("+447700900123".into())));
        assert_eq!(parsed("", ""), Ok(None));
        assert_eq!(parsed("07700 900123", " "), Err(ErrorCode::MobileWithoutCountry));
        assert_eq!(parsed("+44 20 7946 0018", ""), Err(ErrorCode::MobileLandline));
    }

    #[test]
    fn domains_come_out_of_whatever_was_pasted() {
        for text in ["example.org", " https://www.example.org/ ", "mo@example.org", "EXAMPLE.org"] {
            assert_eq!(parse_domain(text).as_deref(), Ok("example.org"), "{text}");
        }
        for text in ["example", "exa mple.org", "a@b@c", "<b>.org"] {
            assert!(parse_domain(text).is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_a_mail_program_would_refuse_are_refused() {
        assert!(parse_email("ana@brightwater.example").is_ok());
        for text in [
            "ana",
            "ana@",
            "@b.example",
            "ana@brightwater",
            "Ana <ana@b.example>",
            "a b@c.example",
            "\"x y\"@c.example",
        ] {
            assert!(parse_email(text).is_err(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_us_panic(text in "\\PC*") {
            let _ = (parse_name(&text), parse_email(&text), parse_domain(&text), parse_mobile(&text, &text));
        }
    }
}
