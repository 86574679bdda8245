//! Nothing is invented: what is returned stands in the text. The check is naive on purpose and shares nothing
//! with the reader.

#![expect(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::unwrap_in_result,
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "what the check itself gets wrong should stop it"
)]

use std::net::{IpAddr, Ipv4Addr};

use courier_reading::{Answer, read_answer, read_person, readable};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

/// The text as an eye sees it.
fn seen(text: &str) -> String {
    text.chars()
        .filter(|sign| {
            !matches!(sign, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
                && (sign.is_whitespace() || !sign.is_control())
        })
        .map(|sign| if sign == '\u{a0}' || sign == '\u{202f}' { ' ' } else { sign })
        .collect()
}

/// Whether an address stands there whole: no digit, and no full stop with a digit, touches it.
fn stands_whole(text: &str, address: &str) -> bool {
    text.match_indices(address).any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        let mut after = text[at + address.len()..].chars();
        let free = |first: Option<char>, second: Option<char>| match first {
            Some('.') => !second.is_some_and(char::is_numeric),
            Some(sign) => !sign.is_numeric(),
            None => true,
        };
        free(before.next(), before.next()) && free(after.next(), after.next())
    })
}

/// Whether some run of signs of an IPv6 address means this one.
fn stands_as_v6(text: &str, address: IpAddr) -> bool {
    text.split(|sign: char| !(sign.is_ascii_hexdigit() || matches!(sign, ':' | '.'))).any(|run| {
        let run = run.trim_matches('.');
        let starts = std::iter::once(0).chain(run.match_indices(':').map(|(at, _)| at + 1));
        // A sentence may end behind it, in as many full stops and colons as it likes.
        starts.map(|at| &run[at..]).any(|run| {
            let shortest = run.trim_end_matches([':', '.']).len();
            (shortest..=run.len()).any(|end| run[..end].parse() == Ok(address))
        })
    })
}

fn is_open(address: &Ipv4Addr) -> bool {
    courier_platforms::is_public((*address).into())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether the digits of `short` stand in `long` in this order, with no more between them than what is dialled at
/// home or before a country: `0044 (0)07700 900123`, `007 8 910 …`.
fn is_within(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|sign| rest.any(|other| other == sign)) && long.len() <= short.len() + 4
}

fn all_of_it_stands_in(text: &str, answer: &Answer) -> Result<(), TestCaseError> {
    let text = seen(text);
    for found in &answer.addresses {
        let start = found.text.split('/').next().unwrap();
        match start.parse::<IpAddr>().unwrap() {
            IpAddr::V4(_) => prop_assert!(stands_whole(&text, start), "{start} in {text:?}"),
            v6 @ IpAddr::V6(_) => prop_assert!(stands_as_v6(&text, v6), "{v6} in {text:?}"),
        }
        if found.is_range {
            let length = &found.text[start.len()..];
            prop_assert!(text.contains(length), "{length} in {text:?}");
        }
    }
    for found in &answer.mobiles {
        prop_assert!(text.contains(&found.as_written), "{found:?} in {text:?}");
        if let Some(e164) = &found.e164 {
            let (number, written) = (digits(e164), digits(&found.as_written));
            prop_assert!(is_within(&number, &written), "{found:?}");
        }
    }
    for found in &answer.public_keys {
        let solid: String = text.chars().filter(|s| !s.is_whitespace() && *s != '>').collect();
        let key: String = found.key.to_text().split_whitespace().collect();
        prop_assert!(solid.to_lowercase().contains(&key.to_lowercase()), "{key} in {text:?}");
    }
    for left in &answer.left_out {
        let words = left.what.trim_end_matches('…');
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(line.contains(words), "{words:?} in {text:?}");
        prop_assert!(left.what.chars().count() <= 60, "{left:?}");
    }
    Ok(())
}

/// Pieces that stand in mails, and such as touch them.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        " ",
        " ",
        "\n",
        "\n\n",
        ", ",
        "; ",
        "/",
        " / ",
        "-",
        " - ",
        ".",
        ". ",
        ":",
        ": ",
        "(",
        ")",
        "[",
        "]",
        "+",
        "=",
        "=\n",
        "*",
        "@",
        "#",
        "%eth0",
        "\\",
        "_",
        "~",
        "|",
        "\"",
        "\u{a0}",
        "\u{200b}",
        "\u{202a}",
        "\u{ad}",
        "\u{301}",
        "\t",
        "\r\n",
        "０",
        "．",
        "٣",
        "²",
        "> ",
        ">> ",
        "Version ",
        "v",
        "server ",
        "IP:",
        "gateway ",
        "Outlook ",
        "Mobile: ",
        "Tel. ",
        "Fax ",
        "ext. 12",
        "(0)",
        "+44",
        "0044 ",
        "+49 151 23456789",
        "+44 (0)7700 900123",
        "07700 900123",
        "tel:",
        "203.0.113.7",
        "198.51.100.0/29",
        "2001:db8::7",
        "[2001:db8::7]:443",
        "::ffff:203.0.113.9",
        "10.0.0.1",
        "255.255.255.0",
        ":443",
        "/24",
        "/32",
        "::",
        "a::b",
        "12.11.2026",
        "1.2.3.4",
        "203.0.113.",
        ".7",
        "007",
        "api.brightwater.example",
        "https://",
        "ana@brightwater.example",
        "Received: ",
        "X-Mailer: ",
        "From: ",
        "Sent: ",
        "To: ",
        "On 3 Nov wrote:",
        "-----Original Message-----",
        "Kind regards,\nAna Costa",
        "-- \n",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN",
        "ssh-rsa ",
        "AAAA",
        "age1",
        "-----BEGIN ",
        "PRIVATE KEY-----",
        "-----END ",
        "AGE-SECRET-KEY-1",
        "PGP PUBLIC KEY BLOCK-----",
        "intended recipient",
        "to ",
        "bis ",
    ])
    .prop_map(str::to_owned);
    prop_oneof![
        12 => fixed,
        2 => any::<[u8; 4]>().prop_map(|bytes| Ipv4Addr::from(bytes).to_string()),
        1 => any::<[u16; 8]>().prop_map(|groups| std::net::Ipv6Addr::from(groups).to_string()),
        2 => "[0-9]{1,4}",
        1 => "[a-zA-Z]{1,8}",
        1 => "\\PC{0,4}",
    ]
}

/// What only a mail's source and web pages have.
fn markup() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "<br>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<td>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<",
        ">",
        "&nbsp;",
        "&#46;",
        "&#8203;",
        "&amp;",
        "&lt;",
        "MIME-Version: 1.0\n",
        "Received: x\n",
        "Content-Transfer-Encoding: quoted-printable\n",
        "=3D",
        "=2E",
        "=\n",
        "\n\n",
        "Content-Type: text/html\n",
        "Content-Transfer-Encoding: base64\n",
    ]);
    prop_oneof![1 => fixed.prop_map(str::to_owned), 2 => piece()]
}

/// `tests/pasted/` keeps the texts that once were read wrongly.
#[test]
fn what_went_wrong_once_is_right() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pasted");
    let texts: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(texts.len() >= 5, "{texts:?}");
    for path in texts {
        let text = std::fs::read_to_string(&path).unwrap();
        for ranges in [false, true] {
            let answer = read_answer(&text, ranges);
            all_of_it_stands_in(&readable(&text).unwrap(), &answer).unwrap();
            let beside = path.file_stem().unwrap().to_str().unwrap().starts_with("none");
            assert_eq!(
                answer.addresses.is_empty() && answer.mobiles.is_empty(),
                beside,
                "{path:?}: {answer:?}"
            );
        }
        read_person(&text, "example.org");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        // Whatever failed once is tried first ever after.
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/nothing_invented.regressions"
        )))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_returned_stands_in_the_text(pieces in prop::collection::vec(piece(), 0..40), ranges: bool) {
        let text = pieces.concat();
        all_of_it_stands_in(&text, &read_answer(&text, ranges))?;
    }

    #[test]
    fn so_it_does_in_signs_of_addresses_alone(text in "[0-9.:/a-f\\[\\] \\-\n]{0,60}", ranges: bool) {
        all_of_it_stands_in(&text, &read_answer(&text, ranges))?;
    }

    #[test]
    fn of_sources_and_pages_it_stands_in_what_they_show(pieces in prop::collection::vec(markup(), 0..40)) {
        let text = pieces.concat();
        let shown = readable(&text).unwrap();
        all_of_it_stands_in(&shown, &read_answer(&text, true))?;
    }

    #[test]
    fn a_person_is_made_of_words_of_the_text(pieces in prop::collection::vec(markup(), 0..40)) {
        let text = pieces.concat();
        let shown = readable(&text).unwrap();
        let person = read_person(&text, "example.org");
        for word in person.name.iter().flat_map(|name| name.split(' ')) {
            prop_assert!(shown.contains(word), "{word} in {shown:?}");
        }
        for email in person.email.iter().chain(&person.other_emails) {
            prop_assert!(shown.contains(email.as_str()), "{email} in {shown:?}");
        }
        if let Some(mobile) = person.mobile {
            prop_assert!(shown.contains(&mobile.as_written), "{mobile:?} in {shown:?}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
            read_answer(&text, true);
            read_person(&text, &text);
        }
    }

    #[test]
    fn an_address_among_words_is_found(
        address in any::<[u8; 4]>().prop_map(Ipv4Addr::from).prop_filter("public", is_open),
        before in "(Our servers: |IP |\\(|- |> |\"|)",
        after in "(\\.|,|;| and more|\\)|\n|\")",
    ) {
        let text = format!("{before}{address}{after}");
        let answer = read_answer(&text, false);
        prop_assert_eq!(answer.addresses.len(), 1, "{:?} {:?}", text, answer);
    }
}
