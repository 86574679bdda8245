//! Public keys in answers; secret ones, which are never repeated.

#![expect(clippy::string_slice, clippy::unwrap_used, reason = "a test may stop where it likes")]

use courier_reading::{Answer, read_answer};

const AGE: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const ED25519: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN";

fn found(answer: &Answer) -> Vec<String> {
    answer.public_keys.iter().map(|found| found.key.to_text()).collect()
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.left_out.iter().map(|left| left.why.code()).collect()
}

fn vector(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/contact-keys/");
    std::fs::read_to_string(format!("{folder}{name}")).unwrap()
}

#[test]
fn keys_stand_in_prose_and_in_broken_lines() {
    let (first, second) = AGE.split_at(40);
    let (third, fourth) = ED25519.split_at(50);
    for (text, key) in [
        (format!("Our key: {AGE}."), AGE),
        (format!("<{AGE}> is public; the private key stays with us."), AGE),
        (format!("key={AGE},\nAna"), AGE),
        (format!("{first}\n{second}\nAna"), AGE),
        (format!("> {first}\n> {second}"), AGE),
        (format!("{first}=\n{second}"), AGE),
        (format!("{ED25519} ana@brightwater"), ED25519),
        (format!("{ED25519}\nKind regards\nAna"), ED25519),
        (format!("{third}\n{fourth} ana@brightwater"), ED25519),
        (format!("{third}\n{fourth}. The private key stays here"), ED25519),
        (ED25519.replace(' ', "\n"), ED25519),
        (format!("{AGE}\u{200b} {AGE}"), AGE),
    ] {
        let answer = read_answer(&text, false);
        assert_eq!(found(&answer), [key], "{text}");
        let start = &answer.public_keys[0].as_written_start;
        assert!(key.starts_with(&start.trim_end_matches('…')[..15]), "{start}");
    }
}

#[test]
fn keys_that_ssh_keygen_made() {
    for (name, quality) in [
        ("ed25519.pub", Ok(())),
        ("rsa-3072.pub", Ok(())),
        ("rsa-4096.pub", Ok(())),
        ("rsa-2048.pub", Err("key-too-short")),
        ("rsa-8192.pub", Err("key-too-long")),
        ("ecdsa-256.pub", Err("key-other-ssh")),
        ("ed25519", Err("secret-key")),
    ] {
        let key = vector(name);
        let mut broken = String::from("> Our key is\n> ");
        for (at, sign) in key.trim().chars().enumerate() {
            broken.push(sign);
            if at % 72 == 71 && !name.eq("ed25519") {
                broken.push_str("\n> ");
            }
        }
        for text in [format!("Hello,\n{key}\nregards, Ana"), format!("Hello,\n\n{broken}\n\nAna")] {
            let answer = read_answer(&text, false);
            match quality {
                Ok(()) => {
                    let line = key.split(' ').take(2).collect::<Vec<_>>().join(" ");
                    assert_eq!(found(&answer), [line], "{name}");
                    assert!(codes(&answer).is_empty(), "{name}: {answer:?}");
                }
                Err(code) => {
                    assert_eq!((found(&answer), codes(&answer)), (vec![], vec![code]), "{name}");
                }
            }
        }
    }
}

#[test]
fn several_keys_and_one_twice() {
    let answer = read_answer(&format!("{AGE}\n{ED25519}\n{AGE}"), false);
    assert_eq!(found(&answer), [AGE, ED25519]);
    assert_eq!(codes(&answer), ["twice"]);
}

#[test]
fn words_about_keys_are_none() {
    for text in [
        "Do you have a public key of age or SSH (age1…, ssh-ed25519 …, ssh-rsa …)?",
        "> age1… or ssh-rsa and ssh-access by ssh-keygen",
        "We never send our private key. BEGIN WITH THIS, and END IT.",
        "age1 of Ana",
    ] {
        let answer = read_answer(text, false);
        assert_eq!((found(&answer), codes(&answer)), (vec![], vec![]), "{text}");
    }
}

#[test]
fn a_key_that_cannot_be_used_says_why() {
    let slip = AGE.replace("ql3z", "ql3x");
    let armor = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEYx+4770090012\n-----END PGP PUBLIC KEY BLOCK-----";
    let pem = "-----BEGIN PUBLIC KEY-----\nMFkwEwYH\n-----END PUBLIC KEY-----";
    for (text, code) in [
        (slip, "key-malformed"),
        (ED25519[..60].to_owned(), "key-malformed"),
        (format!("{armor} 203.0.113.7"), "pgp-key"),
        (format!("{pem} "), "other-key-format"),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAP1".to_owned(), "key-other-ssh"),
        ("age1yubikey1qwertyuiopasdfghjkl".to_owned(), "key-plugin"),
    ] {
        let answer = read_answer(&text, false);
        assert_eq!((found(&answer), codes(&answer)), (vec![], vec![code]), "{text}");
    }
}

#[test]
fn a_secret_key_is_told_and_never_repeated() {
    let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    let (first, second) = secret.split_at(40);
    let body = "b3BlbnNzaC1rZXkt\n07700900123\n203.0.113.99\nQyNTUxOQAAACA";
    for (text, addresses) in [
        (format!("{secret} and 203.0.113.7"), 1),
        (format!("{}\n203.0.113.7", secret.to_lowercase()), 1),
        (format!("{first}\n{second}\n203.0.113.7"), 1),
        ("AGE-SECRET\u{200b}-KEY-1GFPYYSJZ203.0.113.99".to_owned(), 0),
        (
            format!(
                "-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n203.0.113.7"
            ),
            1,
        ),
        (format!("-----BEGIN RSA PRIVATE KEY-----\n{body}\nSEND IT\n203.0.113.7"), 0),
        (format!("BEGIN PRIVATE KEY\n{body}"), 0),
        (format!("-----BEGIN PGP PRIVATE KEY BLOCK-----\n{body}"), 0),
        (
            format!(
                "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n{body}\nPrivate-MAC: 12ab\n203.0.113.7"
            ),
            1,
        ),
    ] {
        let answer = read_answer(&text, false);
        assert_eq!(codes(&answer), ["secret-key"], "{text}");
        assert_eq!(answer.left_out[0].what, "", "{text}");
        assert_eq!(answer.addresses.len(), addresses, "{text}");
        assert_eq!((found(&answer), answer.mobiles.len()), (vec![], 0), "{text}");
        let said = format!("{answer:?}");
        for part in ["GFPYY", "b3Blbn", "gfpyy", "QyNTU", "900123", "113.99"] {
            assert!(!said.contains(part), "{part} of {text} stands in {said}");
        }
    }
}
