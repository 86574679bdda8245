//! Public keys as contacts send them. The SSH ones were made by `ssh-keygen`.

#![expect(clippy::expect_used, clippy::string_slice, reason = "a test may stop where it likes")]

use courier_crypto::{
    ContactKey, ContactKeyKind, ContactKeyProblem, Identity, LockKind, OpenError, lock_of,
    open_with, seal_to_contact,
};
use secrecy::{ExposeSecret, SecretSlice};

const ED25519: &str = include_str!("../../../tests/vectors/contact-keys/ed25519.pub");
const ECDSA: &str = include_str!("../../../tests/vectors/contact-keys/ecdsa-256.pub");
const RSA_2048: &str = include_str!("../../../tests/vectors/contact-keys/rsa-2048.pub");
const RSA_3072: &str = include_str!("../../../tests/vectors/contact-keys/rsa-3072.pub");
const RSA_4096: &str = include_str!("../../../tests/vectors/contact-keys/rsa-4096.pub");
const RSA_8192: &str = include_str!("../../../tests/vectors/contact-keys/rsa-8192.pub");

fn problem(text: &str) -> ContactKeyProblem {
    ContactKey::parse(text).expect_err("it is refused")
}

fn bare(key: &str) -> String {
    key.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn keys_are_found_in_what_was_pasted() {
    let age = Identity::make().recipient().to_string();
    let capitals = age.to_uppercase();
    let hidden = format!("\u{200b}{age}\u{feff}");
    for pasted in [
        age.clone(),
        format!("  \t{age}\r\n"),
        format!("\u{201c}{age}\u{201d}"),
        format!("'{age}'"),
        format!("`{age}`."),
        format!("<{age}>"),
        format!("# public key: {age}"),
        format!("Hi, my public key is: {age}, best wishes"),
        capitals,
        hidden,
    ] {
        let key = ContactKey::parse(&pasted).unwrap_or_else(|p| panic!("{pasted}: {p:?}"));
        assert_eq!(key.to_text(), age, "{pasted}");
        assert_eq!(key.kind(), ContactKeyKind::X25519);
        assert!(age.ends_with(&key.short()) && key.short().len() == 8);
    }
    let ed25519 = ContactKey::parse(ED25519).unwrap();
    assert_eq!(ed25519.kind(), ContactKeyKind::SshEd25519);
    assert_eq!(ed25519.to_text(), bare(ED25519), "without the comment");
    let with_options = format!("from=\"198.51.100.7\",no-pty {ED25519}");
    assert_eq!(ContactKey::parse(&with_options).unwrap(), ed25519);
    for (key, bits) in [(RSA_3072, 3072), (RSA_4096, 4096)] {
        assert_eq!(ContactKey::parse(key).unwrap().kind(), ContactKeyKind::SshRsa { bits });
        // A mail breaks lines at 76 characters.
        let mut broken = String::new();
        for (at, c) in key.chars().enumerate() {
            if at % 76 == 75 {
                broken.push_str("\r\n");
            }
            broken.push(c);
        }
        assert_eq!(ContactKey::parse(&broken).unwrap().to_text(), bare(key));
    }
}

#[test]
fn what_is_no_key_for_a_file_is_told_apart() {
    let age = Identity::make().recipient().to_string();
    let secret = Identity::make().to_text();
    assert_eq!(problem(""), ContactKeyProblem::Empty);
    assert_eq!(problem(" \u{a0}\n\"\""), ContactKeyProblem::Empty);
    assert_eq!(problem(&format!("{age}\n{age}")), ContactKeyProblem::Several);
    assert_eq!(problem(&format!("{ED25519}{RSA_4096}")), ContactKeyProblem::Several);
    for secret in [
        secret.expose_secret(),
        &secret.expose_secret().to_lowercase(),
        &format!("# public key: {age}\n{}", secret.expose_secret()),
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
        "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAA",
        "AGE-PLUGIN-YUBIKEY-1QQQQQQ",
    ] {
        let problem = problem(secret);
        assert_eq!(problem, ContactKeyProblem::SecretKey);
        let said = format!("{problem} {problem:?}");
        assert!(secret.split(' ').all(|word| word.len() < 12 || !said.contains(word)), "{said}");
    }
    let pq = format!("age1pq1{}", "q".repeat(1900));
    assert_eq!(problem(&pq), ContactKeyProblem::PostQuantum);
    let plugin = |name: &str| ContactKeyProblem::Plugin { name: name.to_owned() };
    let yubikey = "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t";
    assert_eq!(problem(yubikey), plugin("yubikey"));
    assert_eq!(problem("age1se1qgg72x2qfk9wg3wh0qg9u0v7l5dkq4jx69fv80p6"), plugin("se"));
    assert_eq!(problem(RSA_2048), ContactKeyProblem::RsaTooShort { bits: 2048 });
    assert_eq!(problem(RSA_8192), ContactKeyProblem::RsaTooLong { bits: 8192 });
    let other = |kind: &str| ContactKeyProblem::OtherSsh { kind: kind.to_owned() };
    assert_eq!(problem(ECDSA), other("ecdsa-sha2-nistp256"));
    assert_eq!(
        problem("sk-ssh-ed25519@openssh.com AAAAGnNr ana@example.org"),
        other("sk-ssh-ed25519@openssh.com")
    );
    assert_eq!(problem("ssh-dss AAAAB3Nz"), other("ssh-dss"));
    let mut slipped = age.clone();
    slipped.replace_range(20..21, if &age[20..21] == "q" { "p" } else { "q" });
    for not in [
        "Please see my profile",
        &slipped,
        &age[..40],
        "ssh-ed25519",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGe7SFtM7CUdFwoZNkRU",
        &ED25519.replace("ssh-ed25519 ", "ssh-rsa "),
        "-----BEGIN PGP PUBLIC KEY BLOCK-----",
        &"a".repeat(100_000),
    ] {
        assert_eq!(problem(not), ContactKeyProblem::NotAKey, "{}", &not[..not.len().min(80)]);
    }
}

#[test]
fn a_file_for_a_contact_opens_for_them_and_can_be_compared() {
    let plaintext = SecretSlice::from(b"what is in it".to_vec());
    let (contact, comparing, other) = (Identity::make(), Identity::make(), Identity::make());
    let key = ContactKey::parse(&contact.recipient().to_string()).unwrap();
    let sealed = seal_to_contact(&key, &comparing, &plaintext).unwrap();
    for identity in [contact, comparing.clone()] {
        assert_eq!(open_with(&[identity], &sealed).unwrap().as_slice(), b"what is in it");
    }
    assert_eq!(open_with(&[other], &sealed).unwrap_err(), OpenError::NotForThis);
    for (key, stanza) in [(ED25519, "ssh-ed25519"), (RSA_3072, "ssh-rsa")] {
        let key = ContactKey::parse(key).unwrap();
        let sealed = seal_to_contact(&key, &comparing, &plaintext).unwrap();
        let Ok(LockKind::PublicKey { stanzas }) = lock_of(&sealed) else { panic!("to a key") };
        assert!(stanzas.iter().any(|s| s == stanza), "{stanzas:?}");
        let opened = open_with(std::slice::from_ref(&comparing), &sealed).unwrap();
        assert_eq!(opened.as_slice(), b"what is in it");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_parsing_panic(text: String) {
        let _ = ContactKey::parse(&text);
        let _ = ContactKey::parse(&format!("ssh-rsa {text}"));
        let _ = ContactKey::parse(&format!("age1{text}"));
    }

    #[test]
    fn no_bytes_in_an_ssh_key_make_parsing_panic(blob: Vec<u8>) {
        let mut named = b"\0\0\0\x07ssh-rsa".to_vec();
        named.extend(blob);
        let _ = ContactKey::parse(&format!("ssh-rsa {}", data_encoding::BASE64.encode(&named)));
    }
}
