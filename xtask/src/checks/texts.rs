//! The texts: same ids and arguments in each language, a sentence for every code, no text unused, none of
//! the words that never stand on screen.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use crate::allowed::{EMPTY_SENTENCES, TEXTS_UNSEEN, TEXTS_WITH_WORDS, WORDS};
use crate::codegen::letters;
use crate::codegen::texts::{self, LETTERS, OPENER, Texts, WINDOW};
use crate::house::House;
use crate::syntax;

/// The check.
pub(super) fn look(house: &House) -> Result<Vec<String>> {
    let folder = house.root.join("text");
    let english = texts::read(&folder.join("en"))?;
    let mut problems = words(&english, TEXTS_WITH_WORDS);
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let language = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && language != "en" {
            match texts::read(&path) {
                Ok(other) => problems.extend(differences(&language, &english, &other)),
                Err(error) => problems.push(format!("text/{language}: {error:#}")),
            }
        }
    }
    for (start, file, name) in [
        ("error", "crates/courier/src/error_code.rs", "ErrorCode"),
        ("history", "crates/courier/src/history.rs", "HistoryWhat"),
    ] {
        match codes(&house.root.join(file), name) {
            Ok(codes) => problems.extend(unsaid(start, &codes, &english)),
            Err(error) => problems.push(format!("{file}: {error:#}")),
        }
    }
    let rust = sources(house, &[("src-tauri", &["rs"]), ("crates/courier/src", &["rs"])])?;
    let window = sources(house, &[("ui/src", &["ts", "svelte"])])? + &rust;
    let page = sources(house, &[("ui/opener", &["ts", "js", "html"])])?;
    problems.extend(unused(&english.of(WINDOW), &window, TEXTS_UNSEEN));
    let around = letters::AROUND_THE_PAGE.map(|id| (id, "Rust writes it into the page"));
    problems.extend(unused(&english.of(OPENER), &page, &around));
    problems.extend(uncalled(&english.of(LETTERS), &rust));
    Ok(problems)
}

fn codes(path: &Path, name: &str) -> Result<Vec<String>> {
    syntax::codes(&syntax::parse(path)?, name)
}

/// Codes that have no sentence.
fn unsaid(start: &str, codes: &[String], english: &Texts) -> Vec<String> {
    codes
        .iter()
        .map(|code| format!("{start}-{code}"))
        .filter(|id| !english.entries.contains_key(id))
        .map(|id| format!("there is no text `{id}`"))
        .collect()
}

/// What another language has otherwise than English.
fn differences(language: &str, english: &Texts, other: &Texts) -> Vec<String> {
    let mut problems = Vec::new();
    // A language may need terms of its own, with forms that English does not have.
    let asked_for = |texts: &Texts| -> BTreeSet<String> {
        texts.entries.keys().filter(|id| !id.starts_with('-')).cloned().collect()
    };
    let (ours, theirs) = (asked_for(english), asked_for(other));
    for id in ours.difference(&theirs) {
        problems.push(format!("text/{language} has no `{id}`"));
    }
    for id in theirs.difference(&ours) {
        problems.push(format!("text/{language} has `{id}`, which English has not"));
    }
    for (id, text) in &english.entries {
        if let Some(translated) = other.entries.get(id)
            && translated.arguments != text.arguments
            && !id.starts_with('-')
        {
            problems.push(format!(
                "`{id}` is told {:?} in English and {:?} in text/{language}",
                text.arguments, translated.arguments
            ));
        }
    }
    problems
}

/// The source in some folders that may name a text; what is generated names them all.
fn sources(house: &House, folders: &[(&str, &[&str])]) -> Result<String> {
    let generated = ["ui/src/text/ids.ts", "ui/opener/shared/ids.ts", letters::PATH];
    let generated = generated.map(|path| house.root.join(path));
    let mut all = String::new();
    for (folder, endings) in folders {
        for ending in *endings {
            for path in syntax::files(&house.root.join(folder), ending)? {
                if !generated.contains(&path) {
                    all += &syntax::read(&path).with_context(|| (*folder).to_owned())?;
                    all.push('\n');
                }
            }
        }
    }
    Ok(all)
}

/// Letters whose function nothing calls.
fn uncalled(english: &Texts, source: &str) -> Vec<String> {
    let words: BTreeSet<&str> =
        source.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let mentioned: BTreeSet<&String> =
        english.entries.values().flat_map(|text| &text.mentions).collect();
    english
        .entries
        .keys()
        .filter(|id| !mentioned.contains(id) && !words.contains(letters::name(id).as_str()))
        .map(|id| format!("the text `{id}` is sent nowhere"))
        .collect()
}

/// Texts that no source names, neither whole in quotes nor by the start of a template (`error-${code}`).
fn unused(english: &Texts, source: &str, unseen: &[(&str, &str)]) -> Vec<String> {
    let mentioned: BTreeSet<&str> =
        english.entries.values().flat_map(|text| text.mentions.iter().map(|id| base(id))).collect();
    let starts: Vec<&str> = source
        .split('`')
        .filter_map(|piece| piece.split_once("${").map(|(start, _)| start))
        .filter(|start| start.ends_with('-') && !start.contains(char::is_whitespace))
        .collect();
    let named = |id: &str| {
        ["'", "\"", "`"].iter().any(|quote| {
            source.contains(&format!("{quote}{id}{quote}"))
                || source.contains(&format!("{quote}{id}."))
        })
    };
    let all: BTreeSet<&str> = english.entries.keys().map(|id| base(id)).collect();
    all.into_iter()
        .filter(|id| !mentioned.contains(id) && !named(id))
        .filter(|id| !starts.iter().any(|start| id.starts_with(start)))
        .filter(|id| !unseen.iter().any(|(start, _)| id.starts_with(start)))
        .map(|id| format!("the text `{id}` is shown nowhere"))
        .collect()
}

/// The text an attribute belongs to.
fn base(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

/// Texts with words that never stand on screen, and sentences that say nothing.
fn words(english: &Texts, excused: &[(&str, &str, &str)]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut needed = BTreeSet::new();
    for (id, text) in &english.entries {
        for said in &text.words {
            let lower = said.to_lowercase();
            let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
            if EMPTY_SENTENCES.contains(&bare) {
                problems.push(format!("`{id}` says only \"{said}\": say what happened"));
            }
            for (word, instead) in WORDS {
                let stands = lower
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                    .any(|other| other == *word);
                if stands && excused.iter().any(|(own, allowed, _)| own == id && allowed == word) {
                    needed.insert((id.as_str(), *word));
                } else if stands {
                    problems.push(format!("`{id}` says \"{word}\"; we say \"{instead}\""));
                }
            }
        }
    }
    for (id, word, _) in excused {
        if !needed.contains(&(*id, *word)) {
            problems.push(format!("`{id}` needs no excuse for \"{word}\" any more"));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(source: &str) -> Texts {
        let mut all = Texts::default();
        texts::parse("app.ftl", source, &mut all).unwrap();
        all.follow();
        all
    }

    #[test]
    fn another_language_has_the_same_ids_and_arguments() {
        let english = sample("a = One { $x }\nb = Two\nc = Three\n    .then = Ring\n");
        let other = sample("-haus = Haus\na = Eins { $y }\nb = Zwei\nc = Drei\nd = Vier\n");
        assert_eq!(
            differences("de", &english, &other),
            [
                "text/de has no `c.then`",
                "text/de has `d`, which English has not",
                "`a` is told {\"x\"} in English and {\"y\"} in text/de",
            ],
            "its own terms are its own"
        );
    }

    #[test]
    fn every_code_has_its_sentence() {
        let english = sample("error-vault-moved = Moved\n");
        let codes = ["vault-moved".to_owned(), "disk-full".to_owned()];
        assert_eq!(
            unsaid("error", &codes, &english),
            ["there is no text `error-disk-full`"],
            "only the one that is not there"
        );
    }

    #[test]
    fn a_text_counts_as_used_however_it_is_named() {
        let english = sample(
            "-brand = B\na-one = 1\na-two = 2 { a-three }\na-three = 3\nerror-x = X\n\
             a-four = 4\n    .label = four\na-five = 5\nnative-title = N\n",
        );
        let source = "t('a-one') \"a-two\" `error-${code}` t('a-four.label') `${count} a-`";
        assert_eq!(
            unused(&english, source, &[("native-", "shown by a dialog")]),
            ["the text `-brand` is shown nowhere", "the text `a-five` is shown nowhere"],
            "whole, by a start, by another text, by an attribute, by the list"
        );
    }

    #[test]
    fn a_letter_counts_as_used_where_its_function_is_called() {
        let english = sample(
            "-us = We\nletter-a = { -us }\n    .subject = S\nletter-b = B { letter-c }\nletter-c = C\n\
             letter-d = D\n-them = They\n",
        );
        assert_eq!(
            uncalled(&english, "say(letter_a(lang), generated::letter_b(lang), my_letter_d)"),
            [
                "the text `-them` is sent nowhere",
                "the text `letter-a.subject` is sent nowhere",
                "the text `letter-d` is sent nowhere",
            ],
            "whole names; an attribute is a text of its own; what another shows is shown"
        );
    }

    #[test]
    fn words_that_never_stand_on_screen_are_found_whole() {
        let english = sample(
            "a = Your provider\nb = Provident\nc = { $n ->\n    [one] A bot\n   *[other] keys\n }\n\
             d = Error!\ne = The password of your vault\nf = credential-free\n",
        );
        assert_eq!(
            words(&english, &[("e", "password", "the admin's own"), ("b", "pin", "gone")]),
            [
                "`a` says \"provider\"; we say \"system\"",
                "`c` says \"bot\"; we say \"key\"",
                "`d` says only \"Error!\": say what happened",
                "`b` needs no excuse for \"pin\" any more",
            ],
            "in every form of a text, and no excuse is kept for nothing"
        );
    }
}
