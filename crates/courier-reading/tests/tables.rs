//! Whole files, as spreadsheets write them.

#![expect(clippy::panic, reason = "a test says so by panicking")]

use std::fmt::Write as _;

use courier_reading::table::{
    Cell, Columns, Encoding, FileSort, Fit, KeysOnly, Meaning, Table, TableProblem, dates, read,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const UUID: &str = "3f2a9b1c-4d5e-4f70-8a9b-0c1d2e3f4a5b";

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}

fn texts(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(Cell::text).collect()).collect()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let wanted =
        [["Café Müller", "Spektrix", "a, b; c | d"], ["Brightwater", "Action Network", "\"ok\""]];
    for separator in [',', ';', '\t', '|'] {
        for line_end in ["\n", "\r\n", "\r"] {
            let text = [
                ["Agency", "System", "Purpose"],
                ["Café Müller", "Spektrix", "\"a, b; c | d\""],
                ["Brightwater", "Action Network", "\"\"\"ok\"\"\""],
            ]
            .map(|row| row.join(&separator.to_string()))
            .join(line_end);
            let latin: Vec<u8> =
                text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
            for (bytes, encoding) in [
                (text.clone().into_bytes(), Encoding::Utf8),
                (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
                (latin, Encoding::Windows1252),
                (utf16(&format!("\u{feff}{text}"), false), Encoding::Utf16),
                (utf16(&format!("\u{feff}{text}"), true), Encoding::Utf16),
                (utf16(&text, false), Encoding::Utf16),
                (utf16(&text, true), Encoding::Utf16),
            ] {
                let table = read(&bytes).unwrap();
                assert_eq!(texts(&table), wanted, "{separator:?} {line_end:?} {encoding:?}");
                assert_eq!(table.encoding, encoding);
                assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
            }
        }
    }
    let euro = read(b"Agency;System\nBrightwater \x80;Spektrix").unwrap();
    assert_eq!(texts(&euro), [["Brightwater €", "Spektrix"]]);
}

#[test]
fn excels_first_line_is_understood_and_not_counted() {
    for first in ["sep=;", "SEP=;", "\"sep=;\""] {
        let table = table(&format!("{first}\r\nAgency;System, or tool\r\nA, B;C, D\r\n"));
        assert_eq!(texts(&table), [["A, B", "C, D"]]);
        assert_eq!(table.rows.first().unwrap().number, 2);
    }
}

#[test]
fn rows_have_the_numbers_that_the_spreadsheet_shows() {
    let table = table(
        "\n\"List\nof access\",,\n,,\nAgency,System,Purpose\n\n\"Bright\nwater\",Spektrix,x\n,,\n  ,,\nB,Spektrix,y\n\n\n",
    );
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [6, 9]);
    assert_eq!(table.rows.first().unwrap().cells.first().unwrap().text(), "Bright\nwater");
}

#[test]
fn ragged_rows_are_kept_and_say_so() {
    let table = table(
        "Agency,System,Purpose,,\nA,Spektrix\nB,Spektrix,x,,,,\nC,Spektrix,x,y,z\nD,Spektrix,x,,,,q\n",
    );
    // The fourth and fifth columns have no name and hold something.
    assert_eq!(
        table.header.iter().map(|column| column.letter.as_str()).collect::<Vec<_>>(),
        ["A", "B", "C", "D", "E"]
    );
    let fits: Vec<Fit> = table.rows.iter().map(|row| row.fit).collect();
    assert_eq!(fits, [Fit::Short { cells: 2 }, Fit::Exact, Fit::Exact, Fit::Long { cells: 7 }]);
    let lengths: Vec<usize> = table.rows.iter().map(|row| row.cells.len()).collect();
    assert_eq!(lengths, [5, 5, 5, 7]);
}

#[test]
fn files_of_other_sorts_are_named() {
    let not = |bytes: &[u8]| match read(bytes) {
        Err(TableProblem::NotATable(sort)) => sort,
        other => panic!("{other:?}"),
    };
    assert_eq!(not(b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml"), FileSort::Workbook);
    assert_eq!(
        not(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        FileSort::OpenDocument
    );
    assert_eq!(not(b"PK\x03\x04..word/document.xml"), FileSort::Document);
    assert_eq!(not(b"PK\x03\x04..a.txt"), FileSort::Archive);
    assert_eq!(not(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."), FileSort::OldOffice);
    assert_eq!(not(b"%PDF-1.7\n"), FileSort::Pdf);
    assert_eq!(not(b"\xef\xbb\xbf  <HTML><table>"), FileSort::WebPage);
    assert_eq!(not(b"<?xml version=\"1.0\"?>"), FileSort::Data);
    assert_eq!(not(b"[\n  {\"agency\": 1}]"), FileSort::Data);
    assert_eq!(not(b"age-encryption.org/v1\n"), FileSort::Locked);
    assert_eq!(not(b"Agency,System\nA,\0B"), FileSort::Binary);
}

#[test]
fn limits_have_names() {
    assert_eq!(read(b""), Err(TableProblem::Empty));
    assert_eq!(read(b"\xef\xbb\xbf\r\n \r\n"), Err(TableProblem::Empty));
    assert_eq!(read(b",,,\n,,\n"), Err(TableProblem::Empty));
    assert_eq!(read(b"Agency,System\n"), Err(TableProblem::NoRows));
    assert_eq!(
        read(b"Brightwater,ana@brightwater.example\nB,mo@example.org\n"),
        Err(TableProblem::NoHeader)
    );
    assert_eq!(read(b"1,2\n3,4\n"), Err(TableProblem::NoHeader));
    assert_eq!(read(format!("Brightwater,{UUID}\nB,C\n").as_bytes()), Err(TableProblem::NoHeader));
    let rows = |count: usize| format!("Agency,System\n{}", "A,Spektrix\n".repeat(count));
    assert_eq!(read(rows(10_000).as_bytes()).unwrap().rows.len(), 10_000);
    assert_eq!(read(rows(10_001).as_bytes()), Err(TableProblem::TooManyRows));
    assert_eq!(read(rows(20_000).as_bytes()), Err(TableProblem::TooManyRows));
    assert_eq!(read(&vec![b'a'; 5_000_001]), Err(TableProblem::TooLarge));
    let wide = |count: usize| format!("Agency,System\nA,B{}\n", ",x".repeat(count));
    assert!(read(wide(98).as_bytes()).is_ok());
    assert_eq!(read(wide(99).as_bytes()), Err(TableProblem::TooManyColumns { row: 2 }));
    let long = |count: usize| format!("Agency,System\nA,{}\n", "é".repeat(count));
    assert!(read(long(10_000).as_bytes()).is_ok());
    assert_eq!(read(long(10_001).as_bytes()), Err(TableProblem::CellTooLong { row: 2 }));
    let open = "Agency,System\nA,Spektrix\n\"B,Spektrix\nC,Spektrix\n";
    assert_eq!(read(open.as_bytes()), Err(TableProblem::QuoteLeftOpen { row: 3 }));
    assert_eq!(
        read(b"Agency,System\nA,\"Spektrix\"\"\n"),
        Err(TableProblem::QuoteLeftOpen { row: 2 })
    );
    for problem in
        [TableProblem::TooLarge, TableProblem::CellTooLong { row: 7 }, TableProblem::TooManyRows]
    {
        assert!(!problem.code().is_empty() && !problem.params().is_empty());
    }
}

#[test]
fn what_keeps_spreadsheets_from_reckoning_is_no_part_of_a_cell() {
    let table = table(
        "Agency,Mobile,Ends in\n'=A,'+44 7700 900123,\"=\"\"0123\"\"\"\n'Quoted' Ltd,x,=\"0456\"\n",
    );
    assert_eq!(texts(&table), [["=A", "+44 7700 900123", "0123"], ["'Quoted' Ltd", "x", "0456"]]);
}

#[test]
fn columns_are_guessed_and_changed() {
    use Meaning::{Agency, Email, Note, Nothing, Person, Since, System};

    let table = table(
        "Agency;Contact;System;Tool;Since;First name;Notes;Comments;Cost centre\n\
         Brightwater;ana@brightwater.example;Spektrix;x;05/03/2024;Ana;a;b;17\n\
         Cedar;;Spektrix;y;06/03/2024;;;b;17\n",
    );
    let mut columns = Columns::guess(&table);
    let meanings =
        |columns: &Columns| columns.list().iter().map(|column| column.meaning).collect::<Vec<_>>();
    assert_eq!(
        meanings(&columns),
        [Agency, Email, System, Nothing, Since, Nothing, Note, Note, Nothing]
    );
    let row = table.rows.first().unwrap();
    assert_eq!(columns.text(row, Note), "a\nb");
    assert_eq!(columns.text(row, Person), "");
    columns.set(5, Person).unwrap();
    columns.set(3, System).unwrap();
    assert_eq!(
        meanings(&columns),
        [Agency, Email, Nothing, System, Since, Person, Note, Note, Nothing]
    );
    assert_eq!(columns.text(row, System), "x");
    assert!(columns.has(Person) && !columns.has(Meaning::Role));
    assert_eq!(columns.set(99, Agency), Ok(()));
    assert_eq!(dates::guess(columns.dates(&table)), dates::DateOrder::Ambiguous);
    let centre = columns.list().last().unwrap();
    assert_eq!((centre.samples.as_slice(), centre.filled), (["17".to_owned()].as_slice(), 2));
    let halves = self::table("First name,Surname,Agency\nAna,Costa,Brightwater\n");
    let columns = Columns::guess(&halves);
    assert_eq!(columns.text(halves.rows.first().unwrap(), Person), "Ana Costa");
}

#[test]
fn a_column_of_keys_is_left_out_at_once() {
    let table = table(&format!(
        "Agency,Key,Password,Purpose,System\n\
         A,{UUID},Harbour2024!,imports,Spektrix\n\
         B,not yet made,1234,key: {UUID},Spektrix\n\
         C,****a1b2,,the password is in the safe,Spektrix\n"
    ));
    let shown = format!("{table:?}");
    for secret in [UUID, "3f2a9b1c", "Harbour2024", "1234"] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    assert!(table.held_keys());
    assert_eq!(
        table.header.iter().map(|column| column.holds_keys).collect::<Vec<_>>(),
        [false, true, true, false, false]
    );
    let mut columns = Columns::guess(&table);
    assert_eq!(columns.list().get(1).unwrap().meaning, Meaning::EndsIn);
    assert_eq!(columns.list().get(2).unwrap().meaning, Meaning::Nothing);
    let endings: Vec<Option<&str>> = table.rows.iter().map(|row| columns.key_ending(row)).collect();
    assert_eq!(endings, [Some("4a5b"), None, Some("****a1b2")]);
    let stray: Vec<Vec<usize>> = table.rows.iter().map(|row| columns.stray_keys(row)).collect();
    assert_eq!(stray, [vec![], vec![3], vec![]]);
    assert_eq!(columns.set(1, Meaning::Note), Err(KeysOnly));
    assert_eq!(columns.set(1, Meaning::Nothing), Ok(()));
}

/// `tests/tables/` keeps files that are nasty: each is read or refused as its name says.
#[test]
fn nasty_files_are_read_or_refused() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tables");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (wanted, _) = name.split_once('.').unwrap();
        let read = read(&std::fs::read(&path).unwrap());
        match &read {
            Ok(table) => {
                assert_eq!(wanted, format!("read-{}", table.rows.len()), "{path:?}: {table:?}");
                let columns = Columns::guess(table);
                assert!(
                    columns.has(Meaning::Agency) && columns.has(Meaning::System),
                    "{path:?}: {columns:?}"
                );
            }
            Err(problem) => assert_eq!(wanted, problem.code(), "{path:?}"),
        }
        count += 1;
    }
    assert!(count >= 12, "{count}");
}

/// So many signs of an alphabet, each as likely as the next: a pattern's ranges would not be.
fn signs(alphabet: &'static str, count: usize) -> impl Strategy<Value = String> {
    let sign = prop::sample::select(alphabet.chars().collect::<Vec<_>>());
    prop::collection::vec(sign, count).prop_map(String::from_iter)
}

/// Keys of all systems, as they are made.
fn key() -> impl Strategy<Value = String> {
    const HEX: &str = "0123456789abcdef";
    const LETTERS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const BASE64: &str = "+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const BASE64_URL: &str = "-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let uuid = || "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    prop_oneof![
        uuid(),
        uuid().prop_map(|uuid| format!("{uuid}|1")),
        signs(HEX, 32),
        signs(HEX, 40),
        signs(HEX, 32).prop_map(|hex| format!("{hex}-us14")),
        signs(BASE64, 86).prop_map(|body| format!("{body}==")),
        signs(BASE64_URL, 43).prop_map(|body| format!("hk_{body}")),
        signs(LETTERS, 99).prop_map(|body| format!("rk_live_{body}")),
        signs(HEX, 32).prop_map(|body| format!("raisely-sk-{body}")),
        signs(BASE64_URL, 36),
        signs(BASE64_URL, 64),
        signs(LETTERS, 32),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        // Whatever failed once is tried first ever after.
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/tables.regressions"
        )))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_key_is_in_anything_that_is_returned(
        keys in prop::collection::vec(key(), 1..6),
        separator in prop::sample::select(vec![',', ';', '\t']),
        before in "(|key: |the token is |\\(|\")",
        name in "(API key|Key|Notes|Token|)",
    ) {
        let mut text = format!("Agency{separator}{name}{separator}System\n");
        for key in &keys {
            let cell = format!("{before}{key}").replace('"', "\"\"");
            writeln!(text, "A{separator}\"{cell}\"{separator}Spektrix").unwrap();
        }
        let table = read(text.as_bytes()).unwrap();
        let shown = format!("{table:?} {:?}", Columns::guess(&table));
        for key in &keys {
            prop_assert!(!shown.contains(key.as_str()), "{key} in {shown}");
            // Nor a larger part of it.
            prop_assert!(!shown.contains(key.get(8..20).unwrap()), "{key} in {shown}");
        }
        prop_assert!(table.rows.iter().all(|row| row.cells.get(1).unwrap().is_key()));
        // Where a header is expected, or above it, a key is not repeated either.
        for text in [keys.join("\n"), format!("{}\nAgency,System\nA,B\n", keys.join(",")), keys.join("\"")] {
            let shown = format!("{:?}", read(text.as_bytes()));
            for key in &keys {
                prop_assert!(!shown.contains(key.as_str()), "{key} in {shown}");
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(table) = read(&bytes) {
            whole(&table)?;
        }
    }

    #[test]
    fn no_text_of_signs_that_mean_something_makes_it_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "sep=", "Agency", "System", "Key", " ", "=",
            "'", "é", "\u{feff}", "\u{2028}", "05/03/2024", UUID, "\u{200b}", "ana@example.org", "x",
        ]), 0..60),
    ) {
        if let Ok(table) = read(pieces.concat().as_bytes()) {
            let shown = format!("{table:?}");
            prop_assert!(!shown.contains(UUID), "{}", shown);
            whole(&table)?;
        }
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[a-zé ,;|\t\n\"]{0,12}", 3), 1..12),
        separator in prop::sample::select(vec![',', ';', '\t', '|']),
        line_end in "(\n|\r\n|\r)",
    ) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let mut text = ["Agency", "System", "Purpose"].join(&separator.to_string());
        for row in &rows {
            let cells: Vec<String> = row.iter().map(quoted).collect();
            text.push_str(&line_end);
            text.push_str(&cells.join(&separator.to_string()));
        }
        let wanted: Vec<(usize, Vec<String>)> = rows.iter().enumerate()
            .map(|(at, row)| (at + 2, row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()))
            .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
            .collect();
        match read(text.as_bytes()) {
            Ok(table) => {
                let found: Vec<(usize, Vec<String>)> = table.rows.iter().map(|row| {
                    (row.number, row.cells.iter().map(|cell| cell.text().to_owned()).collect())
                }).collect();
                prop_assert_eq!(found, wanted);
            }
            Err(problem) => {
                prop_assert_eq!(problem, TableProblem::NoRows);
                prop_assert!(wanted.is_empty());
            }
        }
    }
}

/// What is true of every table.
fn whole(table: &Table) -> Result<(), TestCaseError> {
    let mut before = 0;
    prop_assert!(!table.header.is_empty() && !table.rows.is_empty());
    for row in &table.rows {
        prop_assert!(row.number > before);
        before = row.number;
        prop_assert!(row.cells.len() >= table.header.len());
        prop_assert_eq!(row.cells.len() > table.header.len(), matches!(row.fit, Fit::Long { .. }));
    }
    let mut columns = Columns::guess(table);
    for at in 0..table.header.len() {
        for meaning in Meaning::ALL {
            let _ = columns.set(at, meaning);
        }
    }
    Ok(())
}
