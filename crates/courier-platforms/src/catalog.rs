//! All platforms, read from the files that are compiled in.

use std::collections::BTreeSet;

use crate::account::{AccountField, is_host_name, is_path_byte};
use crate::field::Proposed;
use crate::platform::{Kind, Platform};
use crate::steps::StepSet;
use crate::text::SOURCE;

/// One platform's files: its TOML, and its texts by language.
struct Source {
    toml: &'static str,
    texts: &'static [(&'static str, &'static str)],
}

/// What is compiled in, in the order a person sees.
const BUILT_IN: &[Source] = &[
    Source {
        toml: include_str!("../catalog/engaging-networks.toml"),
        texts: &[("en", include_str!("../catalog/engaging-networks.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/action-network.toml"),
        texts: &[("en", include_str!("../catalog/action-network.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/spektrix.toml"),
        texts: &[("en", include_str!("../catalog/spektrix.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/own-service.toml"),
        texts: &[("en", include_str!("../catalog/own-service.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/wordpress.toml"),
        texts: &[("en", include_str!("../catalog/wordpress.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/stripe.toml"),
        texts: &[("en", include_str!("../catalog/stripe.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/raisely.toml"),
        texts: &[("en", include_str!("../catalog/raisely.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/donorbox.toml"),
        texts: &[("en", include_str!("../catalog/donorbox.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/callhub.toml"),
        texts: &[("en", include_str!("../catalog/callhub.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/givebutter.toml"),
        texts: &[("en", include_str!("../catalog/givebutter.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/everyaction.toml"),
        texts: &[("en", include_str!("../catalog/everyaction.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/mailchimp.toml"),
        texts: &[("en", include_str!("../catalog/mailchimp.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/donorfy.toml"),
        texts: &[("en", include_str!("../catalog/donorfy.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/civicrm.toml"),
        texts: &[("en", include_str!("../catalog/civicrm.en.ftl"))],
    },
    Source {
        toml: include_str!("../catalog/luminate.toml"),
        texts: &[("en", include_str!("../catalog/luminate.en.ftl"))],
    },
];

/// Why a catalog file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CatalogProblem {
    /// It is no TOML, or not in our form.
    #[error("the catalog file cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Its texts are no Fluent file.
    #[error("the texts of {platform} cannot be read: {reason}")]
    Texts {
        /// The platform's id.
        platform: String,
        /// What Fluent said.
        reason: String,
    },
    /// It contradicts itself.
    #[error("{platform}: {reason}")]
    Contradiction {
        /// The platform's id.
        platform: String,
        /// What does not fit.
        reason: String,
    },
}

/// All platforms we know.
#[derive(Debug)]
pub struct Catalog {
    platforms: Vec<Platform>,
}

impl Catalog {
    /// The platforms that are compiled in.
    ///
    /// # Panics
    /// Where a compiled-in file is wrong, which the tests of this crate rule out.
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program; a test reads each of them"
    )]
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in catalog was read by a test")
    }

    fn parse(sources: &[Source]) -> Result<Self, CatalogProblem> {
        let mut platforms = Vec::with_capacity(sources.len());
        let mut ids = BTreeSet::new();
        for source in sources {
            let platform = parse_platform(source.toml, source.texts)?;
            if !ids.insert(platform.id.clone()) {
                return Err(contradiction(&platform, "another platform has this id"));
            }
            platforms.push(platform);
        }
        Ok(Self { platforms })
    }

    /// Every platform, in the order a person sees.
    pub fn platforms(&self) -> &[Platform] {
        &self.platforms
    }

    /// Puts a platform after those there are.
    pub(crate) fn push(&mut self, platform: Platform) {
        self.platforms.push(platform);
    }

    /// The platform of that id.
    pub fn platform(&self, id: &str) -> Option<&Platform> {
        self.platforms.iter().find(|platform| platform.id == id)
    }
}

/// Reads one platform and refuses it where it contradicts itself.
pub(crate) fn parse_platform(
    toml: &str,
    texts: &[(&str, &str)],
) -> Result<Platform, CatalogProblem> {
    let mut platform: Platform = toml::from_str(toml)?;
    if !platform.inline.is_empty() {
        return Err(contradiction(&platform, "its texts stand in it and beside it"));
    }
    for (lang, source) in texts {
        platform
            .texts
            .add(lang, source)
            .map_err(|reason| CatalogProblem::Texts { platform: platform.id.clone(), reason })?;
    }
    check(&platform)?;
    Ok(platform)
}

fn contradiction(platform: &Platform, reason: impl Into<String>) -> CatalogProblem {
    CatalogProblem::Contradiction { platform: platform.id.clone(), reason: reason.into() }
}

/// What does not fit together in a platform whose texts were read.
pub(crate) fn check(platform: &Platform) -> Result<(), CatalogProblem> {
    let refuse = |reason: String| Err(contradiction(platform, reason));

    if !platform.texts.languages().any(|lang| lang == SOURCE) {
        return refuse("it has no English texts".into());
    }
    if let Some(id) = twice(platform.regions.iter().map(|region| &region.id)) {
        return refuse(format!("two regions are called {id}"));
    }
    if let Some(id) = twice(platform.kinds.iter().map(|kind| &kind.id)) {
        return refuse(format!("two kinds are called {id}"));
    }
    if let Some(id) = twice(platform.purposes().map(|(_, purpose)| &purpose.id)) {
        return refuse(format!("two purposes are called {id}"));
    }
    if platform.regions.is_empty() != platform.account.is_some() {
        return refuse("it has to have either regions or an account".into());
    }
    if let Some(region) = platform.regions.iter().find(|region| !is_host_name(&region.host)) {
        return refuse(format!("{} is no host name", region.host));
    }
    if let Some(reason) = platform.account.as_ref().and_then(AccountField::contradiction) {
        return refuse(reason);
    }
    let urls = platform.account.iter().filter_map(|account| account.base_url.as_ref());
    let links = platform.kinds.iter().flat_map(|kind| [&kind.usage.docs, &kind.usage.help]);
    if let Some(link) =
        urls.chain(links.flatten()).find(|url| !url.starts_with("https://") || url.ends_with('/'))
    {
        return refuse(format!("{link} is not https, or ends in a slash"));
    }
    platform.kinds.iter().try_for_each(|kind| {
        check_kind(kind).map_err(|reason| contradiction(platform, format!("{}: {reason}", kind.id)))
    })
}

/// What is wrong with one kind.
fn check_kind(kind: &Kind) -> Result<(), String> {
    let ends = ["_KEY", "_TOKEN", "_SECRET", "_PASSWORD"];
    let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if !ends.iter().any(|end| kind.env.ends_with(end)) || !kind.env.bytes().all(is_plain) {
        return Err(format!("{} does not end as the name of a key does", kind.env));
    }
    if !kind.base_path.is_empty()
        && (!kind.base_path.starts_with('/') || kind.base_path.ends_with('/'))
    {
        return Err(format!("{} does not begin with a slash, or ends in one", kind.base_path));
    }
    if !kind.base_path.bytes().all(is_path_byte) {
        return Err(format!("{} holds signs that no path needs", kind.base_path));
    }
    if !kind.key.is_consistent() {
        return Err("the shape of its key contradicts itself".into());
    }
    if let Some(id) = twice(kind.fields.iter().map(|field| &field.id)) {
        return Err(format!("two fields are called {id}"));
    }
    if kind.named_by.is_some() && kind.name_field().is_none() {
        return Err("it is named by a field that does not exist".into());
    }
    if let Some(reason) = kind.check.as_ref().and_then(|check| check.contradiction(kind)) {
        return Err(reason);
    }
    for set in StepSet::ALL {
        let steps = kind.steps.of(set);
        if let Some(id) = twice(steps.iter().map(|step| &step.id)) {
            return Err(format!("{set:?} has two steps called {id}"));
        }
        if set != StepSet::Change && steps.iter().any(|step| step.changes.is_some()) {
            return Err(format!("a step of {set:?} is for a change"));
        }
        let named = steps
            .iter()
            .flat_map(|step| step.copies.iter().chain(&step.shows).chain(&step.changes));
        if let Some(id) = named.into_iter().find(|id| kind.field(id).is_none()) {
            return Err(format!("a step of {set:?} names the field {id}, which does not exist"));
        }
    }
    let by_purpose: Vec<_> =
        kind.fields.iter().filter(|field| field.proposed == Proposed::Purpose).collect();
    for purpose in &kind.purposes {
        let fits = purpose.choose.len() == by_purpose.len()
            && by_purpose.iter().all(|field| {
                purpose.choose.get(&field.id).is_some_and(|option| field.options.contains(option))
            });
        if !fits {
            return Err(format!("{} does not choose what its fields offer", purpose.id));
        }
    }
    match kind.fields.iter().find(|field| !field.is_consistent()) {
        Some(field) => Err(format!("the field {} proposes what it would refuse", field.id)),
        None => Ok(()),
    }
}

/// The first value that was there before.
fn twice<'a>(ids: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let mut seen = BTreeSet::new();
    ids.into_iter().find(|id| !seen.insert(*id))
}
