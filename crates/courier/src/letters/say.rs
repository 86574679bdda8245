//! How the generated functions find their texts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::generated::SOURCES;

/// The language every text exists in.
const SOURCE: &str = "en";

static BUNDLES: LazyLock<BTreeMap<&str, FluentBundle<FluentResource>>> =
    LazyLock::new(|| SOURCES.iter().map(|(lang, files)| (*lang, bundle(lang, files))).collect());

fn bundle(lang: &str, files: &[&str]) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Programs for e-mail and text show the isolating marks as boxes.
    bundle.set_use_isolating(false);
    for file in files {
        // `codegen` parses the same files, and refuses one that does not parse.
        let resource = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(partly, _)| partly));
    }
    bundle
}

/// The language itself, without its region, and the one every text exists in.
fn nearest(lang: &str) -> [&str; 3] {
    [lang, lang.split(['-', '_']).next().unwrap_or(lang), SOURCE]
}

/// The language that texts asked for in `lang` are said in.
pub(super) fn spoken(lang: &str) -> &str {
    nearest(lang).into_iter().find(|lang| BUNDLES.contains_key(lang)).unwrap_or(SOURCE)
}

/// `id` or `id.attribute` in that language, else in the language without its region, else in English. An
/// unknown id comes back as it is: a person should not meet a crash.
pub(super) fn say(lang: &str, id: &str, args: &[(&str, &str)]) -> String {
    nearest(lang)
        .into_iter()
        .find_map(|lang| exactly(lang, id, args))
        .map_or_else(|| id.to_owned(), |(text, _)| text)
}

/// Texts by id, with `{name}` where something is filled in later.
pub(super) fn with_gaps(lang: &str, texts: &[(&str, &[&str])]) -> BTreeMap<String, String> {
    let text = |id: &str, names: &[&str]| {
        let gaps: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        let args: Vec<(&str, &str)> =
            names.iter().copied().zip(gaps.iter().map(String::as_str)).collect();
        (id.to_owned(), say(lang, id, &args))
    };
    texts.iter().map(|(id, names)| text(id, names)).collect()
}

/// The text in exactly that language, and what Fluent had to say against it.
fn exactly(
    lang: &str,
    id: &str,
    args: &[(&str, &str)],
) -> Option<(String, Vec<fluent_bundle::FluentError>)> {
    let bundle = BUNDLES.get(lang)?;
    let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
    let message = bundle.get_message(message)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    let args: FluentArgs<'_> = args.iter().copied().collect();
    let mut problems = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned();
    Some((text, problems))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_parses_and_is_found() {
        for (lang, files) in SOURCES {
            assert!(lang.parse::<LanguageIdentifier>().is_ok(), "{lang}");
            for file in *files {
                FluentResource::try_new((*file).to_owned()).map_err(|(_, e)| e).unwrap();
            }
            assert!(BUNDLES.contains_key(lang), "{lang}");
        }
    }

    #[test]
    fn a_text_is_said_in_the_nearest_language() {
        let args = [("first", "Ana")];
        for lang in ["en", "en-GB", "en_US", "xx", ""] {
            assert_eq!(say(lang, "letter-greeting", &args), "Hello Ana,", "{lang}");
        }
        let (text, problems) = exactly("en", "letter-greeting", &args).unwrap();
        assert_eq!((text.as_str(), problems.len()), ("Hello Ana,", 0), "without isolating marks");
        assert_eq!(say("en", "no-such-text", &[]), "no-such-text", "and never a crash");
        let (_, problems) = exactly("en", "letter-greeting", &[]).unwrap();
        assert_eq!(problems.len(), 1, "what is not told is noticed");
    }
}
