//! A link that opens a new e-mail (RFC 6068).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::names::{is_bidi, is_line_end, is_unseen, plain_name};

/// Windows and many programs for e-mail cut a link, or drop it, at about 2,000 characters.
const LIMIT: usize = 1_900;

/// Everything is encoded but what RFC 3986 calls unreserved: no program then disagrees about what ends a
/// part of the link.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A link that opens a new e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mail {
    /// `mailto:…`, never longer than programs take.
    pub(crate) uri: String,
    /// The text was too long for a link and has to be pasted.
    pub(crate) body_left_out: bool,
}

/// An e-mail to that address. What does not fit is left out from the end: text, subject, address.
pub(crate) fn mailto(to: &str, subject: &str, body: &str) -> Mail {
    let to = address(to);
    let subject = field("subject", &one_line(subject));
    let text = field("body", &lines(body));
    let join = |fields: &[&str]| {
        let fields: Vec<&str> = fields.iter().copied().filter(|part| !part.is_empty()).collect();
        format!("mailto:{to}{}{}", if fields.is_empty() { "" } else { "?" }, fields.join("&"))
    };
    let fits = |uri: &String| uri.len() <= LIMIT;
    let whole = join(&[&subject, &text]);
    let body_left_out = !fits(&whole);
    let uri = [whole, join(&[&subject]), join(&[])].into_iter().find(fits);
    Mail { uri: uri.unwrap_or_else(|| "mailto:".into()), body_left_out }
}

fn field(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{name}={}", encoded(value)) }
}

fn encoded(value: &str) -> String {
    utf8_percent_encode(value, ENCODED).to_string()
}

/// Programs decode the address first and then read a list of addresses: what parts two in a list, or a name
/// from an address, has no place in ours.
fn address(to: &str) -> String {
    let plain: String = one_line(to)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '<' | '>'))
        .collect();
    match plain.rsplit_once('@') {
        Some((local, domain)) => format!("{}@{}", encoded(local), encoded(domain)),
        None => encoded(&plain),
    }
}

/// One line, and nothing in it that is not seen.
fn one_line(text: &str) -> String {
    plain_name(text).chars().filter(|c| !is_unseen(*c)).collect()
}

/// Lines parted by CRLF, as RFC 6068 wants them.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let plain = |line: &str| -> String {
        let line = line.replace('\t', " ");
        line.chars().filter(|c| !c.is_control() && !is_bidi(*c) && !is_line_end(*c)).collect()
    };
    text.split('\n').map(plain).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What another reader of links finds in one.
    fn read(uri: &str) -> (String, Vec<(String, String)>) {
        let url = url::Url::parse(uri).unwrap();
        assert_eq!(url.scheme(), "mailto");
        assert_eq!(url.fragment(), None);
        let to = percent_encoding::percent_decode_str(url.path()).decode_utf8().unwrap();
        let fields = url.query_pairs().map(|(name, value)| (name.into(), value.into()));
        (to.into_owned(), fields.collect())
    }

    fn fields(subject: &str, body: &str) -> Vec<(String, String)> {
        vec![("subject".into(), subject.into()), ("body".into(), body.into())]
    }

    #[test]
    fn a_plain_mail() {
        let mail = mailto("ana@brightwater.example", "Has it arrived?", "Hello Ana,\n\nYes & no");
        assert_eq!(
            mail.uri,
            "mailto:ana@brightwater.example?subject=Has%20it%20arrived%3F\
             &body=Hello%20Ana%2C%0D%0A%0D%0AYes%20%26%20no"
        );
        assert!(!mail.body_left_out);
        assert_eq!(mailto("ana@brightwater.example", "", "").uri, "mailto:ana@brightwater.example");
    }

    #[test]
    fn nobody_smuggles_anything_in() {
        for (to, subject, expected) in [
            ("a@b.example?bcc=x@y.example", "S", ("a@b.example?bcc=x@y.example", "S")),
            ("a@b.example&bcc=x@y.example#", "S", ("a@b.example&bcc=x@y.example#", "S")),
            ("a@b.example%3Fbcc=x", "S%0D%0A", ("a@b.example%3Fbcc=x", "S%0D%0A")),
            (
                "a@b.example\r\nBcc: x@y.example",
                "S\r\nBcc: x",
                ("a@b.exampleBccx@y.example", "S Bcc: x"),
            ),
            ("a@b.example,x@y.example; z", "S", ("a@b.examplex@y.examplez", "S")),
            ("Ana <a@b.example>", "S", ("Anaa@b.example", "S")),
            (
                "a@b.example",
                "<img src=x onerror=alert(1)> & Søn",
                ("a@b.example", "<img src=x onerror=alert(1)> & Søn"),
            ),
            ("a\u{202e}@b.example", "A\u{202e}B\u{200b}C\0", ("a@b.example", "ABC")),
            ("søn@bø.example", "+1 = 2", ("søn@bø.example", "+1 = 2")),
        ] {
            let mail = mailto(to, subject, "Text");
            let (found, fields_found) = read(&mail.uri);
            assert_eq!(found, expected.0, "{to:?}");
            assert_eq!(fields_found, fields(expected.1, "Text"), "{to:?}");
        }
    }

    #[test]
    fn what_is_too_long_is_left_out() {
        let long = "é".repeat(400);
        let mail = mailto("a@b.example", "Short", &long);
        assert_eq!(
            read(&mail.uri),
            ("a@b.example".into(), vec![("subject".into(), "Short".into())])
        );
        assert!(mail.body_left_out, "and the window says so");
        let mail = mailto("a@b.example", &long, "Text");
        assert_eq!(read(&mail.uri), ("a@b.example".into(), vec![]));
        assert_eq!(mailto(&long, "S", "T").uri, "mailto:");
        let exactly = "x".repeat(LIMIT - "mailto:a@b?body=".len());
        assert!(!mailto("a@b", "", &exactly).body_left_out, "1,900 are not too many");
        assert!(mailto("a@b", "", &(exactly + "x")).body_left_out, "1,901 are");
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_was_meant(
            local in "[a-z.?&=%#+/]{1,12}", domain in "[a-zø]{1,8}\\.example",
            subject in "[^\\p{C}\\p{Z}]{1,20}", body: String,
        ) {
            let mail = mailto(&format!("{local}@{domain}"), &subject, &body);
            let (to, found) = read(&mail.uri);
            prop_assert_eq!(to, format!("{local}@{domain}"));
            prop_assert!(mail.uri.len() <= LIMIT);
            let body = lines(&body);
            let mut expected = fields(&one_line(&subject), &body);
            expected.retain(|(_, value)| !value.is_empty());
            if !mail.body_left_out {
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn whatever_it_is_told(to: String, subject: String, body: String) {
            let mail = mailto(&to, &subject, &body);
            prop_assert!(mail.uri.len() <= LIMIT && mail.uri.is_ascii());
            let (to, found) = read(&mail.uri);
            prop_assert!(!to.chars().any(|c| c.is_control() || is_bidi(c) || is_unseen(c) || c == ','));
            prop_assert!(found.iter().all(|(name, _)| name == "subject" || name == "body"));
            for (name, value) in found {
                let left = value.replace("\r\n", "");
                prop_assert!(!left.chars().any(|c| c.is_control() || is_bidi(c)));
                prop_assert!(name == "body" || left == value, "one line");
            }
        }
    }
}
