//! The 143 CCTV vectors (`tests/vectors/cctv-age`) through the app's reader, and the shared cases of typed
//! words.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it likes")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

use courier_crypto::{
    Identity, Language, LockKind, OpenError, Passphrase, TypedProblem, lock_of, open_with,
    open_with_passphrase, sha256_hex,
};
use secrecy::{ExposeSecret, SecretString};

/// Sealed to post-quantum keys, which our reader cannot use yet: refused, each with the reason given here.
const HYBRID: [(&str, OpenError); 19] = [
    ("armor_hybrid", OpenError::Hybrid),
    ("hybrid", OpenError::Hybrid),
    ("hybrid_and_x25519", OpenError::Hybrid),
    ("hybrid_bad_tag", OpenError::Hybrid),
    ("hybrid_currupted_enc_mlkem", OpenError::Hybrid),
    ("hybrid_currupted_enc_x25519", OpenError::Hybrid),
    ("hybrid_extra_argument", OpenError::Hybrid),
    ("hybrid_grease", OpenError::Hybrid),
    ("hybrid_identity", OpenError::Hybrid),
    ("hybrid_long_file_key", OpenError::Hybrid),
    ("hybrid_long_share", OpenError::Hybrid),
    ("hybrid_low_order", OpenError::Hybrid),
    ("hybrid_multiple_recipients", OpenError::Hybrid),
    ("hybrid_no_match", OpenError::Hybrid),
    ("hybrid_not_canonical_body", OpenError::Hybrid),
    ("hybrid_not_canonical_enc", OpenError::Hybrid),
    ("hybrid_short_share", OpenError::Hybrid),
    // In capitals it is another sort of key, known to nobody.
    ("hybrid_uppercase", OpenError::NotForThis),
    // An X25519 stanza with a post-quantum argument: its header is wrong, and no key is needed to see it.
    ("hybrid_x25519_arg", OpenError::Header),
];

struct Vector {
    name: String,
    expect: String,
    payload: Option<String>,
    identities: Vec<Identity>,
    passphrase: Option<SecretString>,
    file: Vec<u8>,
}

fn vectors_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

fn vectors() -> Vec<Vector> {
    let files = fs::read_dir(vectors_folder().join("cctv-age")).unwrap();
    files
        .map(|file| file.unwrap())
        .filter(|file| {
            !["README.md", ".gitattributes"].iter().any(|name| file.file_name() == *name)
        })
        .map(|file| parse(file.file_name().into_string().unwrap(), &fs::read(file.path()).unwrap()))
        .collect()
}

fn parse(name: String, bytes: &[u8]) -> Vector {
    let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
    let header = std::str::from_utf8(&bytes[..end]).unwrap();
    let values = |key: &str| {
        header
            .lines()
            .filter_map(|line| line.split_once(": "))
            .filter(|(name, _)| *name == key)
            .map(|(_, value)| value.to_owned())
            .collect::<Vec<_>>()
    };
    let mut file = bytes[end + 2..].to_vec();
    if values("compressed") == ["zlib"] {
        let mut inflated = Vec::new();
        flate2::read::ZlibDecoder::new(file.as_slice()).read_to_end(&mut inflated).unwrap();
        file = inflated;
    }
    Vector {
        expect: values("expect").remove(0),
        payload: values("payload").pop(),
        // Post-quantum ones are not identities of ours.
        identities: values("identity")
            .into_iter()
            .filter_map(|text| Identity::parse(&SecretString::from(text)))
            .collect(),
        passphrase: values("passphrase").pop().map(SecretString::from),
        name,
        file,
    }
}

fn open(vector: &Vector) -> Result<String, OpenError> {
    let opened = match &vector.passphrase {
        Some(passphrase) => open_with_passphrase(passphrase, &vector.file),
        None => open_with(&vector.identities, &vector.file),
    };
    opened.map(|plaintext| sha256_hex(&plaintext))
}

/// What the reader said, in the words of the vectors; several where it cannot tell them apart.
fn as_expected(vector: &Vector, got: &Result<String, OpenError>) -> bool {
    match (vector.expect.as_str(), got) {
        ("success", Ok(sha256)) => vector.payload.as_ref() == Some(sha256),
        ("no match", Err(OpenError::NotForThis))
        | ("HMAC failure", Err(OpenError::Header))
        | ("payload failure", Err(OpenError::Damaged))
        | (
            "header failure",
            Err(
                OpenError::NotAge
                | OpenError::Newer
                | OpenError::Header
                | OpenError::Truncated
                | OpenError::TooMuchWork { .. },
            ),
        )
        | (
            "armor failure",
            Err(OpenError::NotAge | OpenError::Damaged | OpenError::Truncated | OpenError::Header),
        ) => true,
        _ => false,
    }
}

#[test]
fn every_vector_gives_what_is_expected_of_it() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 143);
    let mut hybrid = BTreeSet::new();
    let mut passphrases = 0;
    for vector in &vectors {
        let got = open(vector);
        if let Some((name, refusal)) = HYBRID.iter().find(|(name, _)| *name == vector.name) {
            assert_eq!(got.as_ref().err(), Some(refusal), "{name}");
            hybrid.insert(*name);
            continue;
        }
        passphrases += usize::from(vector.passphrase.is_some());
        assert!(as_expected(vector, &got), "{}: {}, got {got:?}", vector.name, vector.expect);
    }
    assert_eq!(hybrid.len(), HYBRID.len(), "each of the list was met");
    assert_eq!(passphrases, 26);
}

#[test]
fn what_a_vector_needs_is_seen_without_opening_it() {
    for vector in &vectors() {
        let lock = lock_of(&vector.file);
        match vector.name.as_str() {
            "scrypt_work_factor_23" => {
                assert_eq!(lock, Ok(LockKind::Words { work_factor: 23 }));
                assert_eq!(open(vector).err(), Some(OpenError::TooMuchWork { required: 23 }));
            }
            "hybrid_uppercase" | "hybrid_x25519_arg" => {}
            "hybrid_not_canonical_body" => assert_eq!(lock, Err(OpenError::Hybrid)),
            name if name.contains("hybrid") => {
                assert!(matches!(lock, Ok(LockKind::Hybrid { .. })), "{name}: {lock:?}");
            }
            name => {
                let is_words = matches!(lock, Ok(LockKind::Words { .. }));
                let is_key = matches!(lock, Ok(LockKind::PublicKey { .. }));
                if vector.expect == "success" {
                    assert!(is_words == vector.passphrase.is_some(), "{name}: {lock:?}");
                    assert!(is_key != is_words, "{name}: {lock:?}");
                }
                if vector.expect == "armor failure" {
                    assert!(lock.is_err(), "{name}: {lock:?}");
                }
            }
        }
    }
}

#[derive(serde::Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    lists: Vec<String>,
    typed: String,
    words: Option<String>,
    count: Option<usize>,
    unknown: Option<Vec<Unknown>>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
struct Unknown {
    place: usize,
    near: Vec<String>,
}

#[test]
fn typed_words_are_read_as_the_page_reads_them() {
    let text = fs::read_to_string(vectors_folder().join("unlock-words.json")).unwrap();
    let Cases { cases } = serde_json::from_str(&text).unwrap();
    assert!(cases.len() >= 30);
    for case in cases {
        let lists: Vec<Language> = case.lists.iter().map(|code| Language::of(code)).collect();
        let (mut words, mut count, mut unknown) = (None, None, None);
        match Passphrase::parse_typed(&SecretString::from(case.typed), &lists) {
            Ok(read) => words = Some(read.canonical().expose_secret().to_owned()),
            Err(TypedProblem::Count { count: counted }) => count = Some(counted),
            Err(TypedProblem::Unknown { words }) => {
                let cases = words.into_iter().map(|w| Unknown { place: w.place, near: w.near });
                unknown = Some(cases.collect::<Vec<_>>());
            }
        }
        assert_eq!(
            (words, count, unknown),
            (case.words, case.count, case.unknown),
            "{}",
            case.name
        );
    }
}
