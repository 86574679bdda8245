//! The texts of a language: ids, the arguments of each, what can be read of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, bail};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::HEADER;
use crate::syntax;

/// The texts of one language.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// By id; an attribute is `id.name`.
    pub(crate) entries: BTreeMap<String, Text>,
}

/// A text or an attribute of one.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// The file it stands in.
    pub(crate) file: String,
    /// What whoever shows it has to say.
    pub(crate) arguments: BTreeSet<String>,
    /// Other texts it shows; their arguments are its arguments.
    pub(crate) mentions: BTreeSet<String>,
    /// The words in it, without what is filled in; one for each form it can take.
    pub(crate) words: Vec<String>,
    /// Whether it takes several forms: then it cannot be a text with gaps.
    pub(crate) chooses: bool,
}

/// Where the texts of a file are shown. Texts of one home never show those of another: each home has only
/// its own files.
pub(crate) const HOMES: [&[&str]; 3] = [WINDOW, LETTERS, OPENER];
/// What the window shows.
pub(crate) const WINDOW: &[&str] = &["app.ftl", "errors.ftl"];
/// What leaves the app as it is: letters, the readable part of a ZIP, papers; and what the system's own
/// dialogs ask.
pub(crate) const LETTERS: &[&str] = &["letters.ftl", "papers.ftl"];
/// What the page in a locked file shows.
pub(crate) const OPENER: &[&str] = &["opener.ftl"];

/// Reads the `.ftl` files of a folder.
pub(crate) fn read(folder: &Path) -> Result<Texts> {
    let mut texts = Texts::default();
    for path in syntax::files(folder, "ftl")? {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        parse(&file, &syntax::read(&path)?, &mut texts)?;
    }
    if texts.entries.is_empty() {
        bail!("there is no text in {}", folder.display());
    }
    texts.follow();
    texts.stay_at_home()?;
    Ok(texts)
}

/// Adds the texts of one file.
pub(crate) fn parse(file: &str, source: &str, texts: &mut Texts) -> Result<()> {
    let resource = match fluent_syntax::parser::parse(source) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            let all: Vec<String> = errors
                .iter()
                .map(|error| {
                    let before = source.get(..error.pos.start).unwrap_or(source);
                    format!("{file}:{}: {}", before.matches('\n').count() + 1, error.kind)
                })
                .collect();
            bail!("{}", all.join("\n"));
        }
    };
    for entry in resource.body {
        let (id, value, attributes) = match entry {
            Entry::Message(found) => (found.id.name.to_owned(), found.value, found.attributes),
            Entry::Term(found) => {
                (format!("-{}", found.id.name), Some(found.value), found.attributes)
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Junk { content } => bail!("{file}: this is no text: {}", content.trim()),
        };
        if let Some(value) = value {
            texts.add(&id, file, &value)?;
        }
        for attribute in attributes {
            texts.add(&format!("{id}.{}", attribute.id.name), file, &attribute.value)?;
        }
    }
    Ok(())
}

impl Texts {
    fn add(&mut self, id: &str, file: &str, pattern: &Pattern<&str>) -> Result<()> {
        let mut text = Text { file: file.to_owned(), ..Text::default() };
        text.read(pattern);
        if let Some(other) = self.entries.insert(id.to_owned(), text) {
            bail!("`{id}` stands in {file} and before that in {}", other.file);
        }
        Ok(())
    }

    /// Gives each text the arguments of the texts it shows, through any number of steps.
    pub(crate) fn follow(&mut self) {
        loop {
            let mut grown = self.entries.clone();
            for text in grown.values_mut() {
                for mentioned in text.mentions.clone() {
                    // Terms get their arguments where they are mentioned, never from outside.
                    if let Some(other) = self.entries.get(&mentioned)
                        && !mentioned.starts_with('-')
                    {
                        text.arguments.extend(other.arguments.iter().cloned());
                        text.mentions.extend(other.mentions.iter().cloned());
                        text.chooses |= other.chooses;
                    }
                }
            }
            if grown == self.entries {
                return;
            }
            self.entries = grown;
        }
    }

    /// Refuses a file without a home, and a text that shows one that is not at hand where it is shown.
    fn stay_at_home(&self) -> Result<()> {
        let home = |file: &str| HOMES.iter().position(|files| files.contains(&file));
        for (id, text) in &self.entries {
            let Some(own) = home(&text.file) else {
                bail!("{} has no home: name it in xtask/src/codegen/texts.rs", text.file);
            };
            for mentioned in &text.mentions {
                match self.entries.get(mentioned) {
                    None => bail!("`{id}` shows `{mentioned}`, which does not exist"),
                    Some(other) if home(&other.file) != Some(own) => bail!(
                        "`{id}` shows `{mentioned}` of {}, which is not at hand there",
                        other.file
                    ),
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// The texts of some files.
    pub(crate) fn of(&self, files: &[&str]) -> Self {
        let own = self.entries.iter().filter(|(_, text)| files.contains(&text.file.as_str()));
        Self { entries: own.map(|(id, text)| (id.clone(), text.clone())).collect() }
    }

    /// The texts that somebody may ask for: terms are only shown by other texts.
    pub(crate) fn asked_for(&self) -> impl Iterator<Item = (&String, &Text)> {
        self.entries.iter().filter(|(id, _)| !id.starts_with('-'))
    }
}

impl Text {
    fn read(&mut self, pattern: &Pattern<&str>) {
        let mut words = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push_str(value),
                PatternElement::Placeable { expression } => {
                    words.push('…');
                    self.expression(expression);
                }
            }
        }
        self.words.push(words);
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.chooses = true;
                self.inline(selector);
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        let full = |id: &str, attribute: Option<&str>| match attribute {
            Some(attribute) => format!("{id}.{attribute}"),
            None => id.to_owned(),
        };
        let attribute_name = |attribute: &Option<fluent_syntax::ast::Identifier<&'_ str>>| {
            attribute.as_ref().map(|found| found.name.to_owned())
        };
        match inline {
            InlineExpression::StringLiteral { value } => self.words.push((*value).to_owned()),
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.mentions.insert(full(id.name, attribute_name(attribute).as_deref()));
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let term = format!("-{}", id.name);
                self.mentions.insert(full(&term, attribute_name(attribute).as_deref()));
                for argument in arguments.iter().flat_map(|list| &list.named) {
                    self.inline(&argument.value);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                self.chooses = true;
                for argument in &arguments.positional {
                    self.inline(argument);
                }
                for argument in &arguments.named {
                    self.inline(&argument.value);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }
}

/// `ui/src/text/ids.ts`.
pub(crate) fn typescript(texts: &Texts) -> String {
    let mut text = format!("// {HEADER}\n\n");
    text +=
        "/** Each text of the window and what it has to be told. */\nexport interface Texts {\n";
    for (id, entry) in texts.of(WINDOW).asked_for() {
        let arguments: Vec<String> =
            entry.arguments.iter().map(|name| format!("'{name}': string | number")).collect();
        let arguments = if arguments.is_empty() {
            "Record<string, never>".to_owned()
        } else {
            format!("{{ {} }}", arguments.join("; "))
        };
        text += &format!("  '{id}': {arguments};\n");
    }
    text + "}\n"
}

/// `ui/opener/shared/ids.ts`.
pub(crate) fn opener_typescript(texts: &Texts) -> String {
    let mut text = format!("// {HEADER}\n\n");
    text += "/** Each text of the page and the gaps in it. */\nexport interface Texts {\n";
    for (id, entry) in texts.of(OPENER).asked_for() {
        let gaps: Vec<String> = entry.arguments.iter().map(|name| format!("'{name}'")).collect();
        text += &format!("  '{id}': [{}];\n", gaps.join(", "));
    }
    text + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(source: &str) -> Texts {
        let mut texts = Texts::default();
        parse("app.ftl", source, &mut texts).unwrap();
        texts.follow();
        texts
    }

    #[test]
    fn arguments_are_found_wherever_they_stand() {
        let texts = sample(
            "-brand = Key Courier\n\
             home = { -brand } for { $who }\n\
             count = { $keys ->\n    [one] One key of { $agency }\n   *[other] { NUMBER($keys) } keys\n }\n\
             both = { home }, { count }\n    .then = Ring { $person }\n\
             plain = Home\n",
        );
        let arguments =
            |id: &str| texts.entries[id].arguments.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(arguments("count"), ["agency", "keys"], "in a selector, a variant, a function");
        assert_eq!(arguments("both"), ["agency", "keys", "who"], "of the texts it shows");
        assert_eq!(arguments("both.then"), ["person"], "an attribute has its own");
        assert_eq!(
            typescript(&texts),
            format!(
                "// {HEADER}\n\n/** Each text of the window and what it has to be told. */\n\
                 export interface Texts {{\n\
                 \x20 'both': {{ 'agency': string | number; 'keys': string | number; 'who': string | number }};\n\
                 \x20 'both.then': {{ 'person': string | number }};\n\
                 \x20 'count': {{ 'agency': string | number; 'keys': string | number }};\n\
                 \x20 'home': {{ 'who': string | number }};\n\
                 \x20 'plain': Record<string, never>;\n}}\n"
            ),
            "terms are not for the page to ask for"
        );
    }

    #[test]
    fn each_home_has_its_own_texts() {
        let mut texts = sample("here = Here { $x }\n");
        parse("opener.ftl", "there = There { $b } { $a }\n    .then = Then\n", &mut texts).unwrap();
        texts.follow();
        texts.stay_at_home().unwrap();
        assert!(!typescript(&texts).contains("there"), "the window has only its own");
        assert_eq!(
            opener_typescript(&texts),
            format!(
                "// {HEADER}\n\n/** Each text of the page and the gaps in it. */\n\
                 export interface Texts {{\n\x20 'there': ['a', 'b'];\n\x20 'there.then': [];\n}}\n"
            ),
            "and the page its own"
        );
        parse("letters.ftl", "dear = Dear { here }\n", &mut texts).unwrap();
        let error = texts.stay_at_home().unwrap_err();
        assert_eq!(
            format!("{error}"),
            "`dear` shows `here` of app.ftl, which is not at hand there",
            "said when it is written, not when it is missing"
        );
        let mut texts = Texts::default();
        parse("notes.ftl", "one = One\n", &mut texts).unwrap();
        let error = texts.stay_at_home().unwrap_err();
        assert!(format!("{error}").starts_with("notes.ftl has no home"), "{error}");
    }

    #[test]
    fn what_does_not_parse_is_named_with_its_line() {
        let mut texts = Texts::default();
        let error = parse("app.ftl", "one = One\ntwo = { $\n", &mut texts).unwrap_err();
        assert!(format!("{error}").starts_with("app.ftl:2: "), "{error}");
    }

    #[test]
    fn an_id_stands_only_once() {
        let mut texts = Texts::default();
        parse("app.ftl", "one = One\n", &mut texts).unwrap();
        let error = parse("errors.ftl", "one = Two\n", &mut texts).unwrap_err();
        assert_eq!(format!("{error}"), "`one` stands in errors.ftl and before that in app.ftl");
    }
}
