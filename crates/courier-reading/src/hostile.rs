//! Texts that would make a careless reader look at the same signs again and again.

use crate::{read_answer, read_person, work};

/// Long enough that looking at everything for every word would be far more than looking at it once.
const LENGTH: usize = 8_000;

/// What is repeated up to that length.
const PIECES: &[&str] = &[
    "a",
    "1",
    "1.",
    "1.1.1.1 ",
    "1.1.1.1/",
    "1.1.1.1+",
    "1.1.1.1:",
    "203.0.113.1 - ",
    "203.0.113.1 to ",
    ".",
    ":",
    "::1 ",
    "[",
    "[::",
    "[::1",
    "2001:db8::1/",
    "%",
    "-",
    "- 1.1.1.1 ",
    "@",
    "a@",
    "a@b.c ",
    "a@b.c",
    "<",
    "<a ",
    "<!--",
    "<!-- ",
    "<br>",
    "<script>",
    "&",
    "&#",
    "&amp;",
    "-----BEGIN ",
    "BEGIN BEGIN",
    "-----BEGIN PRIVATE KEY",
    "-----BEGIN PGP PUBLIC KEY BLOCK-----END PGP",
    "BEGIN PUBLIC KEY-",
    "BEGIN PGP-----",
    "END ",
    "age1",
    "age1a ",
    "age1aaaaaaaaaaaaaaaaaaaaaaa\n",
    "ssh-rsa AAAA ",
    "ssh-ed25519 AAAA\n",
    "ssh-rsa ",
    "AGE-SECRET-KEY-1 ",
    "AGE-PLUGIN-",
    "PuTTY-User-Key-File",
    "+",
    "+4",
    "+44 ",
    "+44 7700 900123 ",
    "(",
    "(0",
    "0 ",
    "00",
    "07700900123,",
    "From: a\n",
    "From: a\nTo: b\nSent: c\n",
    "From: a <a@b.c>\n",
    ">",
    "> ",
    ">\n",
    "x wrote:\n",
    "wrote",
    "Version ",
    "version 1.1.1.1 ",
    "server a.b.example, ",
    "a.",
    "--\n",
    "Regards\n",
    "Received: x\n ",
    "X-A:\n",
    "\n",
    " ",
    "\t",
    "\u{200b}",
    "\u{301}",
    "é",
    "１．",
    "１.1.1.1 ",
    "§",
    "\u{0}",
    "original message\n",
    "virus scanned by\n",
    "://",
    "http://1.1.1.1/",
    "https://a.b/ ",
    "=\n",
    "1.1.1.1=\n",
    "*",
    "1.1.1.*",
    "1.1.1.1-9 ",
    "Tel ",
    "ext. 1 ",
    "\r",
];

/// What they follow: nothing, something before it on the line, the head of a mail.
const STARTS: &[&str] = &[
    "",
    "<html>",
    "------------------------------------------------------------------------ server: ",
    "Received: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\n",
    "Message-ID: 1\nContent-Transfer-Encoding: quoted-printable\nFrom: ",
];

#[test]
fn work_grows_with_the_length_and_no_faster() {
    for start in STARTS {
        for piece in PIECES {
            let text = format!("{start}{}", piece.repeat((LENGTH - start.len()) / piece.len()));
            work::taken();
            let listed = read_answer(&text, true).left_out.len();
            assert!(listed <= 102, "{start:?} {piece:?}: {listed}");
            let answer = work::taken();
            read_person(&text, "example.org");
            let person = work::taken();
            // Short words are each seen with what stands around them.
            let most = 60 * text.len();
            assert!(answer.max(person) < most, "{start:?} {piece:?}: {answer}, {person}");
        }
    }
}

#[test]
fn a_megabyte_is_not_looked_at() {
    work::taken();
    let text = "203.0.113.7 ".repeat(90_000);
    assert!(text.len() > 1_000_000);
    let answer = read_answer(&text, false);
    assert_eq!(answer.addresses, []);
    assert_eq!(answer.left_out.first().map(|left| left.why.code()), Some("too-long"));
    assert_eq!(read_person(&text, "").left_out.len(), 1);
    assert_eq!(work::taken(), 0);
}
