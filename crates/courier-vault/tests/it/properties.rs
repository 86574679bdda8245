//! Whatever is done to the folder, opening says something true and never panics.

use std::fs;
use std::path::PathBuf;

use courier_vault::{Id, open};
use proptest::prelude::*;

use crate::person::{Person, contents, full_change};

fn all_files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[derive(Debug, Clone)]
enum Harm {
    Delete(usize),
    Truncate(usize, usize),
    Flip(usize, usize),
    Swap(usize, usize),
    Fill(usize, Vec<u8>),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        any::<usize>().prop_map(Harm::Delete),
        (any::<usize>(), any::<usize>()).prop_map(|(f, at)| Harm::Truncate(f, at)),
        (any::<usize>(), any::<usize>()).prop_map(|(f, at)| Harm::Flip(f, at)),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Harm::Swap(a, b)),
        (any::<usize>(), prop::collection::vec(any::<u8>(), 0..300))
            .prop_map(|(f, b)| Harm::Fill(f, b)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn harm_to_the_folder_is_said_and_nothing_false_is_shown(harms in prop::collection::vec(harm(), 1..4)) {
        let mut person = Person::new();
        let mut texts = vec!["founded".to_owned()];
        for n in 0..4 {
            let text = format!("change {n}");
            person.vault.append(full_change(10 + n, &Id::make(), &Id::make(), &text)).unwrap();
            texts.push(text);
        }
        let before = all_files(&person.folder);
        let whole: Vec<Vec<u8>> = before.iter().map(|f| fs::read(f).unwrap()).collect();
        for harm in harms {
            let files = all_files(&person.folder);
            if files.is_empty() { continue; }
            let file = |n: usize| &files[n % files.len()];
            match harm {
                Harm::Delete(f) => fs::remove_file(file(f)).unwrap(),
                Harm::Truncate(f, at) => {
                    let bytes = fs::read(file(f)).unwrap();
                    fs::write(file(f), &bytes[..at % (bytes.len() + 1)]).unwrap();
                }
                Harm::Flip(f, at) => {
                    let mut bytes = fs::read(file(f)).unwrap();
                    let at = at % bytes.len().max(1);
                    if let Some(byte) = bytes.get_mut(at) { *byte ^= 0x20; }
                    fs::write(file(f), bytes).unwrap();
                }
                Harm::Swap(a, b) => {
                    let (x, y) = (fs::read(file(a)).unwrap(), fs::read(file(b)).unwrap());
                    fs::write(file(a), y).unwrap();
                    fs::write(file(b), x).unwrap();
                }
                Harm::Fill(f, bytes) => fs::write(file(f), bytes).unwrap(),
            }
        }
        let untouched = before.iter().zip(&whole).all(|(f, b)| fs::read(f).ok().as_ref() == Some(b));
        match open(&person.profile, &person.folder, person.device.clone()) {
            Ok((vault, lines)) => {
                let shown = contents(&lines);
                prop_assert!(shown.iter().all(|text| texts.contains(text)), "{shown:?}");
                // A secret's file is looked at when it is read; everything else at opening.
                let ledger_whole = shown == texts;
                prop_assert!(ledger_whole || vault.is_read_only());
                prop_assert!(!untouched || vault.troubles().is_empty());
            }
            Err(_) => prop_assert!(!untouched),
        }
    }

    #[test]
    fn histories_come_back_as_they_were(texts in prop::collection::vec("[a-z ]{0,20}", 0..12), fold in 2_u64..5) {
        let mut person = Person::new();
        person.vault.fold_at(fold);
        for (n, text) in texts.iter().enumerate() {
            person.write(i64::try_from(n).unwrap(), text);
        }
        let mut expected = vec!["founded".to_owned()];
        expected.extend(texts);
        prop_assert_eq!(contents(&person.again()), expected);
    }
}
