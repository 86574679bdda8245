//! The texts that leave the app, as Rust: one function a text, so that a missing text or argument does not
//! compile.

use anyhow::{Context, Result, bail};

use super::HEADER;
use super::texts::{LETTERS, OPENER, Text, Texts};

/// Where it is written.
pub(crate) const PATH: &str = "crates/courier/src/letters/generated.rs";

/// Texts of the page that Rust writes into it, round what the page's own script shows.
pub(crate) const AROUND_THE_PAGE: [&str; 4] =
    ["opener-title", "opener-title-anybody", "opener-broken", "opener-noscript"];

/// The generated file.
pub(crate) fn rust(texts: &Texts, languages: &[String]) -> Result<String> {
    let mut text = format!(
        "//! {HEADER}\n//!\n\
         //! One function for each text that leaves the app, and the texts of the page in a locked file.\n\n\
         use std::collections::BTreeMap;\n\n\
         use super::say::{{say, with_gaps}};\n\n\
         /// Each language and its texts.\n\
         pub(super) const SOURCES: &[(&str, &[&str])] = &[\n"
    );
    for language in languages {
        let files = LETTERS.iter().chain(OPENER).map(|file| {
            // As `check` does not stop at one language, neither does this: each has each file.
            format!("include_str!(\"../../../../text/{language}/{file}\")")
        });
        text += &format!("({language:?}, &[{}]),\n", files.collect::<Vec<_>>().join(", "));
    }
    text += "];\n";
    let page = texts.of(OPENER);
    for (id, entry) in texts.of(LETTERS).asked_for() {
        text += &function(id, entry)?;
    }
    for id in AROUND_THE_PAGE {
        let entry = page.entries.get(id).with_context(|| format!("there is no text `{id}`"))?;
        text += &function(id, entry)?;
    }
    text += "\n/// The texts of the page, by id; what the page fills in stands there as `{name}`.\n\
             pub(crate) fn opener_texts(lang: &str) -> BTreeMap<String, String> {\n\
             with_gaps(lang, OPENER)\n}\n\n\
             /// Each text of the page and the gaps in it.\n\
             const OPENER: &[(&str, &[&str])] = &[\n";
    for (id, entry) in page.asked_for() {
        if entry.chooses {
            bail!("`{id}` takes several forms; the page can only fill gaps");
        }
        let gaps: Vec<String> = entry.arguments.iter().map(|name| format!("{name:?}")).collect();
        text += &format!("({id:?}, &[{}]),\n", gaps.join(", "));
    }
    Ok(text + "];\n")
}

fn function(id: &str, entry: &Text) -> Result<String> {
    let mut takes = String::new();
    let mut gives = Vec::new();
    for argument in &entry.arguments {
        let name = argument.replace('-', "_");
        // A word of the language cannot name a parameter.
        if syn::parse_str::<syn::Ident>(&name).is_err() || name == "lang" {
            bail!("`{id}` has an argument `{argument}`: Rust needs another name");
        }
        takes += &format!(", {name}: &str");
        gives.push(format!("({argument:?}, {name})"));
    }
    Ok(format!(
        "\n/// The text `{id}`.\n\
         pub(crate) fn {}(lang: &str{takes}) -> String {{\nsay(lang, {id:?}, &[{}])\n}}\n",
        name(id),
        gives.join(", ")
    ))
}

/// What the function of a text is called: `letter-hello.subject` is `letter_hello_subject`.
pub(crate) fn name(id: &str) -> String {
    id.replace(['-', '.'], "_")
}

#[cfg(test)]
mod tests {
    use super::super::texts;
    use super::*;

    const PAGE: &str = "opener-title = A key from { $organisation }\nopener-title-anybody = Open\n\
                        opener-broken = Broken\nopener-noscript = Please\n\
                        opener-word = Word { $place }\n    .then = Again\n";

    fn sample(letters: &str, page: &str) -> Result<String> {
        let mut all = Texts::default();
        texts::parse("letters.ftl", letters, &mut all)?;
        texts::parse("opener.ftl", page, &mut all)?;
        texts::parse("app.ftl", "home = Home\n", &mut all)?;
        all.follow();
        rust(&all, &["en".into(), "fr".into()])
    }

    #[test]
    fn a_text_is_a_function_of_what_it_has_to_be_told() {
        let text = sample(
            "-us = We\nletter-a = { -us } to { $who } in { $place-there }\n    .subject = Hello\n",
            PAGE,
        )
        .unwrap();
        for expected in [
            "pub(crate) fn letter_a(lang: &str, place_there: &str, who: &str) -> String {\n\
             say(lang, \"letter-a\", &[(\"place-there\", place_there), (\"who\", who)])\n}\n",
            "pub(crate) fn letter_a_subject(lang: &str) -> String {\n\
             say(lang, \"letter-a.subject\", &[])\n}\n",
            "fn opener_title(lang: &str, organisation: &str)",
            "(\"opener-word\", &[\"place\"]),\n(\"opener-word.then\", &[]),\n",
            "(\"fr\", &[include_str!(\"../../../../text/fr/letters.ftl\"), \
             include_str!(\"../../../../text/fr/papers.ftl\"), \
             include_str!(\"../../../../text/fr/opener.ftl\")]),",
        ] {
            assert!(text.contains(expected), "{expected}\nis not in\n{text}");
        }
        for not in ["fn _us", "fn home", "fn opener_word"] {
            assert!(!text.contains(not), "{not} is in\n{text}");
        }
        syn::parse_file(&text).unwrap();
    }

    #[test]
    fn what_rust_or_the_page_cannot_do_is_refused() {
        let choosing = format!("{PAGE}opener-n = {{ $n ->\n    [one] One\n   *[other] Many\n }}\n");
        for (letters, page, why) in [
            ("letter-a = { $for }\n", PAGE, "`letter-a` has an argument `for`"),
            ("letter-a = { $lang }\n", PAGE, "`letter-a` has an argument `lang`"),
            ("letter-a = A\n", choosing.as_str(), "`opener-n` takes several forms"),
            ("letter-a = A\n", "opener-title = T\n", "no text `opener-title-anybody`"),
        ] {
            let error = sample(letters, page).unwrap_err();
            assert!(format!("{error:#}").contains(why), "{error:#}");
        }
    }
}
