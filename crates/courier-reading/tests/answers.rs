//! What is taken from answers, what is left out, and why.

use courier_reading::{Answer, read_answer};

fn taken(answer: &Answer) -> Vec<&str> {
    answer.addresses.iter().map(|found| found.text.as_str()).collect()
}

fn left(answer: &Answer) -> Vec<(&str, &str)> {
    answer.left_out.iter().map(|left| (left.what.as_str(), left.why.code())).collect()
}

/// Text, addresses taken, and what is left out with its reason; for a platform that takes single addresses.
type Row<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

fn check(rows: &[Row<'_>], takes_ranges: bool) {
    for (text, addresses, reasons) in rows {
        let answer = read_answer(text, takes_ranges);
        assert_eq!(taken(&answer), *addresses, "taken from {text:?}: {answer:?}");
        assert_eq!(left(&answer), *reasons, "left out of {text:?}");
    }
}

#[test]
fn a_real_answer() {
    let text = "Our servers are 203.0.113.7; 203.0.113.8 / 2001:db8::7 and, for staging, \
                198.51.100.0/29. Office is 192.168.1.20.";
    check(
        &[(
            text,
            &["203.0.113.7", "203.0.113.8", "2001:db8::7"],
            &[("198.51.100.0/29", "range"), ("192.168.1.20", "private-address")],
        )],
        false,
    );
    check(
        &[(
            text,
            &["203.0.113.7", "203.0.113.8", "2001:db8::7", "198.51.100.0/29"],
            &[("192.168.1.20", "private-address")],
        )],
        true,
    );
}

#[test]
fn addresses_as_people_write_them() {
    let one: &[&str] = &["203.0.113.7"];
    let two: &[&str] = &["203.0.113.7", "203.0.113.8"];
    let six: &[&str] = &["2001:db8::7"];
    check(
        &[
            ("203.0.113.7.", one, &[]),
            ("(203.0.113.7)", one, &[]),
            ("[203.0.113.7]", one, &[]),
            ("<203.0.113.7>", one, &[]),
            ("“203.0.113.7”, please!", one, &[]),
            ("**203.0.113.7**", one, &[]),
            ("- 203.0.113.7\n- 203.0.113.8", two, &[]),
            ("• 203.0.113.7\n• 203.0.113.8", two, &[]),
            ("1. 203.0.113.7\n2. 203.0.113.8", two, &[]),
            ("203.0.113.7 - staging", one, &[]),
            ("203.0.113.7\n- 203.0.113.8\n", two, &[]),
            ("203.0.113.7/203.0.113.8", two, &[]),
            ("203.0.113.7,203.0.113.8", two, &[]),
            ("203.0.113.7~203.0.113.8", two, &[]),
            ("203.0.113.7+203.0.113.8", two, &[]),
            ("203.0.113.7;203.0.113.8;", two, &[]),
            ("203.0.113.7 and 203.0.113.8", two, &[]),
            ("203.0.113.8 - 203.0.113.7", &["203.0.113.8", "203.0.113.7"], &[]),
            ("203.0.113.7 - 2001:db8::7", &["203.0.113.7", "2001:db8::7"], &[]),
            ("203.0.113.7/office", one, &[]),
            ("203.0.113.7/32", one, &[]),
            ("203.0.113.7:443", one, &[]),
            ("IP:203.0.113.7", one, &[]),
            ("IP=203.0.113.7", one, &[]),
            ("prod-1:203.0.113.7:8443", one, &[]),
            ("https://203.0.113.7:8443/hook?x=1", one, &[]),
            ("https://user@203.0.113.7/", one, &[]),
            ("our release server is 203.0.113.7", one, &[]),
            ("The API: 203.0.113.7", one, &[]),
            ("203.0.113.\u{200b}7", one, &[]),
            ("\u{202a}203.0.113.7\u{202c}\u{a0}", one, &[]),
            ("203.0.113.7&nbsp;&amp; 203.0.113.8", two, &[]),
            ("203.0.113&#8203;.7", one, &[]),
            ("2001:db8::7", six, &[]),
            ("2001:DB8:0:0::7.", six, &[]),
            ("[2001:db8::7]", six, &[]),
            ("[2001:db8::7]:443", six, &[]),
            ("http://[2001:db8::7]:8080/", six, &[]),
            ("2001:db8::7/128", six, &[]),
            ("IPv6: 2001:db8::7,", six, &[]),
            ("IPv6:2001:db8::7", six, &[]),
            ("2001:db8::7/2001:db8::8", &["2001:db8::7", "2001:db8::8"], &[]),
            ("::ffff:203.0.113.7", one, &[]),
            ("<p>203.0.113.<b>7</b></p><p>203.0.113.8</p>", two, &[]),
            ("<table><td>203.0.113.7</td><td>203.0.113.8</td>", two, &[]),
            ("<br>Ana <203.0.113.7> <ana@b.example>", one, &[]),
        ],
        false,
    );
}

#[test]
fn what_stands_before_a_way_in_may_be_a_secret_and_is_not_repeated() {
    let answer = read_answer("deploy:hunter2@203.0.113.7", false);
    assert_eq!(left(&answer), [("203.0.113.7", "not-an-address")]);
    assert!(answer.addresses.is_empty());
}

#[test]
fn what_is_no_server_address_says_why() {
    for (text, why) in [
        ("10.1.2.3", "private-address"),
        ("100.64.1.1", "private-address"),
        ("fd00::1:2:3", "private-address"),
        ("127.0.0.1", "loopback"),
        ("::1", "loopback"),
        ("[::1]:443", "loopback"),
        ("169.254.1.1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fe80::1:2:3", "link-local"),
        ("0.0.0.0", "not-a-server"),
        ("224.0.0.1", "not-a-server"),
        ("::ffff:cb00:7107", "not-a-server"),
        ("255.255.255.248", "netmask"),
        ("203.0.113.007", "leading-zero"),
        ("203.0.113.256", "number-too-large"),
        ("203.0.113.256:443", "not-an-address"),
        ("203.0.113.7.8", "not-an-address"),
        ("203.0.113.7/8/9", "not-an-address"),
        ("203.0.113.7-staging", "not-an-address"),
        ("web1-203.0.113.7", "not-an-address"),
        ("203.0.113[.]7", "not-an-address"),
        ("203.0.113.7a", "not-an-address"),
        ("203.0.113.7\u{301}", "not-an-address"),
        ("2001:db8::7::1", "not-an-address"),
        ("2001:dg8::1:2", "not-an-address"),
        ("00:1A:2B:3C:4D:5E", "not-an-address"),
        ("203.0.113", "incomplete"),
        ("203.0.113.７", "unusual-digits"),
        ("203．0．113．7", "unusual-digits"),
        ("٢٠٣.٠.١١٣.٧", "unusual-digits"),
        ("203.0.113.5-9", "range"),
        ("203.0.113.5–203.0.113.9", "range"),
        ("203.0.113.5 - 203.0.113.9", "range"),
        ("203.0.113.5 - 9", "range"),
        ("203.0.113.5 to 203.0.113.9", "range"),
        ("203.0.113.5 bis 203.0.113.9", "range"),
        ("203.0.113.*", "range"),
        ("203.0.113.x", "range"),
        ("203.0.113.0/255.255.255.0", "range"),
        ("203.0.113.0 / 24", "range"),
        ("203.0.113.0/24", "range"),
        ("2001:db8::/48", "range"),
        ("203.0.113.7/24", "range-unclear"),
        ("10.0.0.0/8", "private-address"),
        ("v2.3.4.5", "looks-like-version"),
        ("Chrome/120.0.0.0", "looks-like-version"),
        ("16.0.13127.20408", "looks-like-version"),
    ] {
        check(&[(text, &[], &[(text, why)])], false);
    }
}

#[test]
fn where_a_number_stands_says_what_it_is() {
    check(
        &[
            ("Version 10.4.2.1", &[], &[("10.4.2.1", "looks-like-version")]),
            ("Version: 8.4.2.1", &[], &[("8.4.2.1", "looks-like-version")]),
            ("Version:8.4.2.1", &[], &[("Version:8.4.2.1", "looks-like-version")]),
            ("Version\n8.4.2.1", &[], &[("8.4.2.1", "looks-like-version")]),
            ("version number is 8.4.2.1", &[], &[("8.4.2.1", "looks-like-version")]),
            ("Outlook 16.0.1.2", &[], &[("16.0.1.2", "looks-like-version")]),
            ("see section 4.3.2.1 of", &[], &[("4.3.2.1", "looks-like-version")]),
            ("§ 4.3.2.1", &[], &[("4.3.2.1", "looks-like-version")]),
            ("X-Mailer: Mailbird 8.8.4.4", &[], &[("8.8.4.4", "header")]),
            (
                "Received: from mx (mx [198.51.100.9])\n\tby in (203.0.113.9)\n\nOurs is 203.0.113.7",
                &["203.0.113.7"],
                &[("198.51.100.9", "header"), ("203.0.113.9", "header")],
            ),
            (
                "203.0.113.7\n\nThis e-mail was scanned by MailWarden 4 with 8.17.21.9.",
                &["203.0.113.7"],
                &[("8.17.21.9", "small-print")],
            ),
            (
                "IP 203.0.113.7, mask 255.255.255.0, gateway 203.0.113.1, DNS server 198.51.100.53",
                &["203.0.113.7"],
                &[
                    ("255.255.255.0", "netmask"),
                    ("203.0.113.1", "network-setting"),
                    ("198.51.100.53", "network-setting"),
                ],
            ),
            ("203.0.113.1=\n23", &[], &[("203.0.113.1", "broken-off")]),
            ("203.0.113.7, 203.0.113.7", &["203.0.113.7"], &[("203.0.113.7", "twice")]),
            ("2001:db8::7 2001:db8:0::7", &["2001:db8::7"], &[("2001:db8:0::7", "twice")]),
            ("Meeting on 12.11.2026, 10:30:45, 1.5.2 of std::vec, a::b, 3.14, item 1.2", &[], &[]),
        ],
        false,
    );
}

#[test]
fn host_names_are_named_where_an_address_belongs() {
    check(
        &[
            (
                "Our server is api.brightwater.example.",
                &[],
                &[("api.brightwater.example", "host-name")],
            ),
            (
                "Servers:\napi.brightwater.example\nweb.brightwater.example",
                &[],
                &[
                    ("api.brightwater.example", "host-name"),
                    ("web.brightwater.example", "host-name"),
                ],
            ),
            ("Server: brightwater.example", &[], &[("brightwater.example", "host-name")]),
            (
                "Server address: https://api.brightwater.example/hook",
                &[],
                &[("api.brightwater.example", "host-name")],
            ),
            ("Write to ana@mail.brightwater.example about the server", &[], &[]),
            ("The server runs report.final.pdf and index.html", &[], &[]),
            (
                "203.0.113.7\n\nKind regards,\nAna\nIP law\nserver.brightwater.example",
                &["203.0.113.7"],
                &[],
            ),
            ("See www.brightwater.example for our IP policy", &[], &[]),
            ("Thanks, all good.Best", &[], &[]),
        ],
        false,
    );
}

#[test]
fn ranges_where_the_platform_takes_them() {
    check(
        &[
            ("203.0.113.0/24 2001:db8::/48", &["203.0.113.0/24", "2001:db8::/48"], &[]),
            ("203.0.0.0/16", &[], &[("203.0.0.0/16", "too-wide")]),
            ("2001:db8::/32", &[], &[("2001:db8::/32", "too-wide")]),
            ("0.0.0.0/0", &[], &[("0.0.0.0/0", "not-a-server")]),
            ("203.0.113.5-9", &[], &[("203.0.113.5-9", "range-not-cidr")]),
            ("203.0.113.7/24", &[], &[("203.0.113.7/24", "range-unclear")]),
        ],
        true,
    );
    let answer = read_answer("203.0.113.0/24, 203.0.113.7/32", true);
    assert_eq!(answer.addresses.iter().map(|a| a.is_range).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn quoted_mails_count_only_where_nothing_new_is_said() {
    let quote = "\n\nOn 3 Nov 2026, Mo Adeyemi <mo@harbour.example> wrote:\n> Use 198.51.100.9?\n";
    let answer = read_answer(&format!("It is 203.0.113.7 now.{quote}"), false);
    assert_eq!(taken(&answer), ["203.0.113.7"]);
    assert_eq!(left(&answer), [("198.51.100.9", "quoted")]);
    let answer = read_answer(&format!("Yes.{quote}"), false);
    assert_eq!(taken(&answer), ["198.51.100.9"]);
    assert!(answer.addresses.iter().all(|found| found.quoted));
    // Copied out of an answer window, every line has a mark.
    let answer = read_answer("> It is 203.0.113.7.\n>\n> > Use 198.51.100.9?", false);
    assert_eq!(taken(&answer), ["203.0.113.7"]);
    assert!(answer.addresses.iter().all(|found| !found.quoted));
}

#[test]
fn a_mail_with_forty_addresses_gives_forty() {
    for joint in ["\n", ", ", "; ", "/", "~", " and ", "\t", "<br>", " | ", "+"] {
        let forty: Vec<String> = (1..=40).map(|last| format!("203.0.113.{last}")).collect();
        let answer = read_answer(&format!("Hello,\nours are {}\nAna", forty.join(joint)), false);
        assert_eq!(taken(&answer), forty, "joined by {joint:?}");
        assert_eq!(answer.left_out, [], "joined by {joint:?}");
    }
}

#[test]
fn a_text_without_end_is_not_read_at_all() {
    let long = format!("203.0.113.7 {}", "x".repeat(courier_reading::LONGEST));
    let answer = read_answer(&long, false);
    assert!(answer.addresses.is_empty());
    assert_eq!(left(&answer), [("", "too-long")]);
}

#[test]
fn no_more_is_listed_than_somebody_reads() {
    let many: Vec<String> = (0..500).map(|n| format!("10.0.{}.{}", n / 250, n % 250)).collect();
    let answer = read_answer(&many.join(" "), false);
    assert_eq!(answer.left_out.len(), 101);
    assert_eq!(answer.left_out.last().map(|left| left.why.code()), Some("more"));
}
