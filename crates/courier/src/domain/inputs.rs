//! What a person types, taken only in a form that can be used.

use std::collections::BTreeMap;

use email_address::EmailAddress;
use phonenumber::Mode;

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

fn too_long(length: usize, most: usize) -> Problem {
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

/// A mobile number in international form, as `+447700900123`; nothing typed is `None`.
pub(crate) fn parse_mobile(text: &str) -> Result<Option<String>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.starts_with('+') && !text.starts_with("00") {
        return Err(Problem::of(ErrorCode::MobileWithoutCountry));
    }
    let international = text.strip_prefix("00").map(|rest| format!("+{rest}"));
    let number = phonenumber::parse(None, international.as_deref().unwrap_or(text))
        .map_err(|_| Problem::of(ErrorCode::MobileMalformed))?;
    let formatted = number.format().mode(Mode::E164).to_string();
    // Ofcom keeps +44 7700 900xxx for drama and tests; the library's metadata does not count it as valid.
    let invented = formatted.starts_with("+447700900") && formatted.len() == 13;
    if !invented && !phonenumber::is_valid(&number) {
        return Err(Problem::of(ErrorCode::MobileMalformed));
    }
    Ok(Some(formatted))
}

/// A mobile number as people write it in its country's groups: `+44 7700 900123`.
pub(crate) fn show_mobile(mobile: &str) -> String {
    phonenumber::parse(None, mobile)
        .map_or_else(|_| mobile.to_owned(), |n| n.format().mode(Mode::International).to_string())
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
        let parsed = |text| parse_mobile(text).map_err(|p| p.code);
        assert_eq!(parsed(" +44 7700 900123 "), Ok(Some("+447700900123".into())));
        assert_eq!(parsed("0044 7700 900 123"), Ok(Some("+447700900123".into())));
        assert_eq!(parsed("+420 601 123 456"), Ok(Some("+420601123456".into())));
        assert_eq!(show_mobile("+447700900123"), "+44 7700 900123");
        assert_eq!(parsed(""), Ok(None));
        assert_eq!(parsed("07700 900123"), Err(ErrorCode::MobileWithoutCountry));
        assert_eq!(parsed("+44 12"), Err(ErrorCode::MobileMalformed));
        assert_eq!(parsed("+999 123 456 789"), Err(ErrorCode::MobileMalformed));
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
            let _ = (parse_name(&text), parse_email(&text), parse_domain(&text), parse_mobile(&text));
        }
    }
}
