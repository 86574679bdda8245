//! What stands on the screen, read from the same catalogues the window reads, so that a reworded text breaks no
//! journey.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use crate::programs;

/// The English texts of the window, and those of each system's form and steps.
pub struct Names {
    window: Texts,
    vendors: BTreeMap<String, Texts>,
    /// The system that is spoken of, by the catalogue's id.
    pub system: String,
}

impl Names {
    /// Reads `text/en` and the whole catalogue; Engaging Networks is spoken of first.
    pub fn load() -> Result<Self> {
        let window = Texts::read(&texts_in("text/en", ".ftl")?)?;
        let mut vendors = BTreeMap::new();
        for path in texts_in("crates/courier-platforms/catalog", ".en.ftl")? {
            let name = path.file_name().and_then(|name| name.to_str()).context("no name")?;
            let id = name.trim_end_matches(".en.ftl").to_owned();
            vendors.insert(id, Texts::read(&[path])?);
        }
        Ok(Self { window, vendors, system: "engaging-networks".to_owned() })
    }

    /// Learns the texts in `file`, of a system that is not in the catalogue.
    pub fn learn(&mut self, system: &str, file: PathBuf) -> Result<()> {
        self.vendors.insert(system.to_owned(), Texts::read(&[file])?);
        Ok(())
    }

    /// A text of the window without arguments; `id.attribute` for an attribute.
    pub fn say(&self, id: &str) -> Result<String> {
        self.window.say(id, &[])
    }

    /// A text of the window with what it mentions.
    pub fn say_with(&self, id: &str, mentioned: &[(&str, &str)]) -> Result<String> {
        self.window.say(id, mentioned)
    }

    /// A text about the form and steps of the system that is spoken of.
    pub fn vendor(&self, id: &str) -> Result<String> {
        self.vendor_with(id, &[])
    }

    /// The same with what it mentions.
    pub fn vendor_with(&self, id: &str, mentioned: &[(&str, &str)]) -> Result<String> {
        self.spoken_of()?.say(id, mentioned)
    }

    /// The labels of every field in the forms of the system that is spoken of.
    pub fn fields(&self) -> Result<Vec<String>> {
        let texts = self.spoken_of()?;
        let fields = texts.ids.iter().filter(|id| id.starts_with("field-"));
        fields.map(|id| texts.say(id, &[])).collect()
    }

    fn spoken_of(&self) -> Result<&Texts> {
        self.vendors.get(&self.system).with_context(|| format!("no system {}", self.system))
    }

    /// What happened and what to do, as the window says it for a code of `errors.ftl`.
    pub fn problem(&self, code: &str, mentioned: &[(&str, &str)]) -> Result<String> {
        self.window.say(&format!("error-{code}"), mentioned)
    }
}

/// Every text of the page inside a locked file, with `{name}` where the page fills something in.
pub fn page_texts() -> Result<BTreeMap<String, String>> {
    let path = programs::workspace().join("text/en/opener.ftl");
    let source = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let texts = Texts::read(&[path])?;
    let gaps: Vec<(&str, String)> = source
        .split('$')
        .skip(1)
        .filter_map(|rest| rest.split(|it: char| !it.is_ascii_alphanumeric()).next())
        .map(|name| (name, format!("{{{name}}}")))
        .collect();
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, gap)| (*name, gap.as_str())).collect();
    let resource = FluentResource::try_new(source.clone())
        .map_err(|(_, problems)| anyhow!("text/en/opener.ftl: {problems:?}"))?;
    let mut said = BTreeMap::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        said.insert(id.to_owned(), texts.say(id, &gaps)?);
        for attribute in &message.attributes {
            let id = format!("{id}.{}", attribute.id.name);
            said.insert(id.clone(), texts.say(&id, &gaps)?);
        }
    }
    Ok(said)
}

/// The files in a folder of this project whose name ends so.
fn texts_in(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let folder = programs::workspace().join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        files.push(entry?.path());
    }
    files.retain(|path| path.to_str().is_some_and(|path| path.ends_with(ending)));
    Ok(files)
}

struct Texts {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

impl Texts {
    fn read(files: &[PathBuf]) -> Result<Self> {
        let mut bundle = FluentBundle::new(vec!["en-GB".parse()?]);
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for path in files {
            let source = fs::read_to_string(path).with_context(|| path.display().to_string())?;
            let resource = FluentResource::try_new(source)
                .map_err(|(_, problems)| anyhow!("{}: {problems:?}", path.display()))?;
            ids.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle
                .add_resource(resource)
                .map_err(|problems| anyhow!("{}: {problems:?}", path.display()))?;
        }
        Ok(Self { bundle, ids })
    }

    fn say(&self, id: &str, mentioned: &[(&str, &str)]) -> Result<String> {
        let (message, attribute) = match id.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (id, None),
        };
        let found = self
            .bundle
            .get_message(message)
            .with_context(|| format!("there is no text {message}"))?;
        let pattern = match attribute {
            Some(attribute) => found.get_attribute(attribute).map(|it| it.value()),
            None => found.value(),
        };
        let pattern = pattern.with_context(|| format!("there is no text {id}"))?;
        let mut arguments = FluentArgs::new();
        for (name, value) in mentioned {
            arguments.set(*name, argument(name, value));
        }
        let mut problems = Vec::new();
        let text =
            self.bundle.format_pattern(pattern, Some(&arguments), &mut problems).into_owned();
        if !problems.is_empty() {
            bail!("{id}: {problems:?}");
        }
        Ok(text)
    }
}

/// Counts choose between singular and plural, so they go in as numbers.
fn argument<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    match value.parse::<u32>() {
        Ok(number)
            if matches!(
                name,
                "count"
                    | "characters"
                    | "days"
                    | "good"
                    | "month"
                    | "seconds"
                    | "step"
                    | "steps"
                    | "wait"
            ) =>
        {
            number.into()
        }
        _ => value.into(),
    }
}
