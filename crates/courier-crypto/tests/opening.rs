//! Opening what somebody else could have written.

#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

use courier_crypto::{
    Identity, LockKind, OpenError, lock_of, open_with, open_with_passphrase, seal_to,
};
use data_encoding::BASE64;
use secrecy::SecretString;

fn armoured(sealed: &[u8], line_end: &str) -> String {
    let text = BASE64.encode(sealed);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    [
        &["-----BEGIN AGE ENCRYPTED FILE-----"],
        lines.as_slice(),
        &["-----END AGE ENCRYPTED FILE-----"],
    ]
    .concat()
    .join(line_end)
}

#[test]
fn armoured_files_open_whatever_ends_their_lines() {
    let identity = Identity::make();
    let sealed = seal_to(&[identity.recipient()], b"hello").unwrap();
    for text in [
        armoured(&sealed, "\n"),
        armoured(&sealed, "\r\n"),
        format!("\r\n  {}\n\n", armoured(&sealed, "\n")),
    ] {
        let opened = open_with(std::slice::from_ref(&identity), text.as_bytes()).unwrap();
        assert_eq!(opened.as_slice(), b"hello");
        assert!(matches!(lock_of(text.as_bytes()), Ok(LockKind::PublicKey { .. })));
    }
    let text = armoured(&sealed, "\n");
    assert_eq!(lock_of(&text.as_bytes()[..100]), Err(OpenError::Truncated));
    assert_eq!(lock_of(text.replace("YWdl", "!Wdl").as_bytes()), Err(OpenError::Damaged));
}

#[test]
fn what_is_wrong_with_a_file_is_told_apart() {
    let identity = Identity::make();
    let sealed = seal_to(&[identity.recipient()], b"hello").unwrap();
    let open = |bytes: &[u8]| open_with(std::slice::from_ref(&identity), bytes).err();
    assert_eq!(open(b""), Some(OpenError::NotAge));
    assert_eq!(open(b"<!doctype html>"), Some(OpenError::NotAge));
    assert_eq!(open(b"age-encryption.org/v2\n"), Some(OpenError::Newer));
    let crlf: Vec<u8> = sealed
        .iter()
        .flat_map(|b| if *b == b'\n' { vec![b'\r', b'\n'] } else { vec![*b] })
        .collect();
    assert_eq!(open(&crlf), Some(OpenError::Header), "mangled as if it were text");
    let header = sealed.windows(4).position(|w| w == b"\n---").unwrap();
    for at in 1..header {
        assert_eq!(open(&sealed[..at]), Some(OpenError::Truncated), "cut at {at}");
    }
    for at in header + 70..sealed.len() {
        assert!(
            matches!(open(&sealed[..at]), Some(OpenError::Damaged | OpenError::Truncated)),
            "cut at {at}"
        );
    }
    for at in 0..sealed.len() {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1;
        assert!(open(&flipped).is_some(), "one bit of byte {at}");
    }
}

/// The age crate parses a header anew for each of its lines.
#[test]
fn a_header_without_end_is_not_read_to_the_end() {
    let mut endless = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..4_000_000 {
        endless.extend_from_slice(b"-> a\n\n");
    }
    assert_eq!(lock_of(&endless), Err(OpenError::Header));
    let mut long = b"age-encryption.org/v1\n-> a\n".to_vec();
    long.extend(std::iter::repeat_n(b'A', 8_000_000));
    assert_eq!(lock_of(&long), Err(OpenError::Header));
}

#[test]
fn work_factors_are_seen_without_working() {
    let salt = "AAAAAAAAAAAAAAAAAAAAAA";
    let body = "A".repeat(43);
    let mac = "A".repeat(43);
    let file = |factor: &str| {
        let mut file =
            format!("age-encryption.org/v1\n-> scrypt {salt} {factor}\n{body}\n--- {mac}\n")
                .into_bytes();
        file.extend([0; 40]);
        file
    };
    assert_eq!(lock_of(&file("18")), Ok(LockKind::Words { work_factor: 18 }));
    assert_eq!(lock_of(&file("21")), Ok(LockKind::Words { work_factor: 21 }));
    let opened = open_with_passphrase(&SecretString::from("x"), &file("21"));
    assert_eq!(opened.err(), Some(OpenError::TooMuchWork { required: 21 }));
    for factor in ["300", "x", "-1"] {
        assert_eq!(lock_of(&file(factor)), Err(OpenError::Header), "{factor}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_looking_panic(bytes: Vec<u8>, header: Vec<u8>) {
        let _ = lock_of(&bytes);
        let mut named = b"age-encryption.org/v1\n-> ".to_vec();
        named.extend(header);
        named.extend(b"\n--- ");
        named.extend(bytes);
        let _ = lock_of(&named);
        let _ = open_with(&[Identity::make()], &named);
    }

    #[test]
    fn no_armoured_text_makes_opening_panic(text: String) {
        let armoured = format!(
            "-----BEGIN AGE ENCRYPTED FILE-----\n{text}\n-----END AGE ENCRYPTED FILE-----"
        );
        let _ = open_with(&[Identity::make()], armoured.as_bytes());
    }
}
