//! The words of a platform, in the languages we have them in.

use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The language every text exists in.
pub(crate) const SOURCE: &str = "en";

/// Every language of one platform.
#[derive(Default)]
pub(crate) struct Texts {
    bundles: BTreeMap<String, FluentBundle<FluentResource>>,
}

/// What is wrong with a file of texts.
#[derive(Debug)]
pub(crate) struct TextProblem {
    /// The byte where it begins; none where it is no one place.
    pub(crate) at: Option<usize>,
    /// What Fluent said.
    pub(crate) reason: String,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.bundles.keys()).finish()
    }
}

impl Texts {
    /// Adds a language; the answer says what is wrong with its file.
    pub(crate) fn add(&mut self, lang: &str, source: &str) -> Result<(), String> {
        self.read(lang, source).map_err(|problem| problem.reason)
    }

    /// The same, and where.
    pub(crate) fn read(&mut self, lang: &str, source: &str) -> Result<(), TextProblem> {
        let nowhere =
            |reason: String| TextProblem { at: None, reason: format!("{lang}: {reason}") };
        let id: LanguageIdentifier =
            lang.parse().map_err(|_| nowhere("this is no language".into()))?;
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, problems)| {
            let first = problems.first();
            let reason = first.map_or_else(String::new, ToString::to_string);
            TextProblem { at: first.map(|first| first.pos.start), ..nowhere(reason) }
        })?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // The letters and locked files these sentences go into are read by programs that show the isolating
        // marks as boxes; where a name of another script needs isolating, the page does it.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|problems| {
            nowhere(problems.first().map_or_else(String::new, ToString::to_string))
        })?;
        self.bundles.insert(lang.to_owned(), bundle);
        Ok(())
    }

    /// The languages there are.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.bundles.keys().map(String::as_str)
    }

    /// `id` or `id.attribute` in that language, else in the language without its region, else in English.
    /// An unknown id comes back as it is: tests compare ids and texts, a person should not meet a crash.
    pub(crate) fn text(&self, lang: &str, id: &str, args: &[(&str, &str)]) -> String {
        let plain = lang.split(['-', '_']).next().unwrap_or(lang);
        [lang, plain, SOURCE]
            .into_iter()
            .find_map(|lang| self.exactly(lang, id, args))
            .map_or_else(|| id.to_owned(), |(text, _)| text)
    }

    /// Whether the text is there in English.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.exactly(SOURCE, id, &[]).is_some()
    }

    /// The text in exactly that language, and what Fluent had to say against it.
    pub(crate) fn exactly(
        &self,
        lang: &str,
        id: &str,
        args: &[(&str, &str)],
    ) -> Option<(String, Vec<fluent_bundle::FluentError>)> {
        let bundle = self.bundles.get(lang)?;
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
}
