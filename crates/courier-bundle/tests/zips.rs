//! ZIPs: ours, somebody else's, and those made to do harm.

#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use courier_bundle::{LockedFile, OpenProblem, ReadProblem};
use courier_crypto::{Language, Passphrase};
use secrecy::{ExposeSecret, SecretString};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

fn zip(entries: &[(&str, &[u8])], words: Option<&str>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let options = match words {
            Some(words) => options().with_aes_encryption(AesMode::Aes256, words),
            None => options(),
        };
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn problem(bytes: &[u8]) -> Option<ReadProblem> {
    LockedFile::parse(bytes).err()
}

#[test]
fn other_zips_are_told_from_ours() {
    let words = Some("words");
    let other = [
        zip(&[("message.txt", b"open")], None),
        zip(&[("letter.docx", b"x")], words),
        zip(&[("message.txt", &vec![b' '; 1024 * 1024 + 1])], words),
        zip(&[("photo.jpg", &vec![7; 3 * 1024 * 1024])], None),
    ];
    for bytes in &other {
        assert!(matches!(problem(bytes), Some(ReadProblem::OtherZip)), "{} bytes", bytes.len());
    }
    let several = zip(&[("message.txt", b"a"), ("b.txt", b"b")], words);
    assert!(matches!(problem(&several), Some(ReadProblem::SeveralEntries)));
    let ours = zip(&[("message.txt", b"x")], words);
    assert!(LockedFile::parse(&ours).is_ok());
    for at in [50, 100, ours.len() - 1] {
        let cut = ours.get(..at).unwrap();
        assert!(matches!(problem(cut), Some(ReadProblem::Truncated)), "cut at {at}");
    }
    let other = other.first().unwrap();
    let other_cut = other.get(..34).unwrap();
    assert!(matches!(problem(other_cut), Some(ReadProblem::OtherZip)));
}

/// Says it holds little and holds much, or the other way round.
#[test]
fn sizes_that_lie_are_found_out() {
    let words = Passphrase::make(Language::En);
    let words = words.canonical().expose_secret();
    let whole = zip(&[("message.txt", &vec![b' '; 100_000])], Some(words));
    let central = whole.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    for (at, value) in [
        (24, 10_u32),
        (24, 1_000_000),
        (24, u32::MAX),
        (20, 0),
        (20, 28),
        (20, u32::MAX),
        (42, u32::MAX),
        (42, 7),
    ] {
        let mut lying = whole.clone();
        lying.splice(central + at..central + at + 4, value.to_le_bytes());
        match LockedFile::parse(&lying) {
            Ok(file) => {
                let problem = file.open(&SecretString::from(words)).err();
                assert!(
                    matches!(problem, Some(OpenProblem::Damaged | OpenProblem::NotAPayload)),
                    "{at}: {value}: {problem:?}"
                );
            }
            Err(problem) => assert!(
                matches!(problem, ReadProblem::OtherZip | ReadProblem::Truncated),
                "{at}: {value}: {problem:?}"
            ),
        }
    }
}

/// A bomb packs much into little, which storing does not: whatever is compressed is none of ours.
#[test]
fn what_is_compressed_is_not_unpacked() {
    let words = "words";
    let stored = zip(&[("message.txt", &vec![b' '; 4096])], Some(words));
    // The method inside of the AES field, in both headers: 8 is deflate.
    let field = [0x01, 0x99, 7, 0];
    let mut bomb = stored.clone();
    let places: Vec<usize> =
        stored.windows(4).enumerate().filter(|(_, w)| *w == field).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        *bomb.get_mut(at + 9).unwrap() = 8;
    }
    assert!(problem(&bomb).is_some());
}

#[test]
fn a_long_list_of_entries_is_not_read() {
    let mut many = zip(&[("message.txt", b"x")], Some("words"));
    let central = many.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let end = many.windows(4).position(|w| w == b"PK\x05\x06").unwrap();
    let entry = many.get(central..end).unwrap().to_vec();
    let padding: Vec<u8> = entry.iter().copied().cycle().take(20 * 1024 * 1024).collect();
    many.splice(end..end, padding);
    assert!(matches!(problem(&many), Some(ReadProblem::OtherZip)));
}

static OURS: LazyLock<Vec<u8>> =
    LazyLock::new(|| zip(&[("message.txt", &[b' '; 100])], Some("words")));

proptest::proptest! {
    #[test]
    fn no_change_makes_reading_panic(
        changes in proptest::collection::vec((0_usize..400, 0_u8..), 1..6),
    ) {
        let mut bytes = OURS.clone();
        for (at, value) in changes {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        if let Ok(file) = LockedFile::parse(&bytes) {
            let words = "juice opera crumble skull vivid exercise comfort capital";
            proptest::prop_assert!(file.open(&SecretString::from(words)).is_err());
        }
    }
}
