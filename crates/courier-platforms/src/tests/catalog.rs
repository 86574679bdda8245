//! Facts and words fit together, in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::engaging_networks;
use crate::catalog::parse_platform;
use crate::{Catalog, FieldKind, Platform, StepSet};

const TOML: &str = include_str!("../../catalog/engaging-networks.toml");
const ENGLISH: &str = include_str!("../../catalog/engaging-networks.en.ftl");

/// Every text a platform's facts ask for.
fn ids_asked_for(platform: &Platform) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    ids.extend(platform.regions.iter().map(|region| format!("region-{}", region.id)));
    for kind in &platform.kinds {
        for part in ["", ".needs", ".group", ".no-group", ".from", ".how", ".limits", ".leaked"] {
            ids.insert(format!("kind-{}{part}", kind.id));
        }
        for purpose in &kind.purposes {
            for part in ["", ".sentence", ".opens", ".may"] {
                ids.insert(format!("purpose-{}{part}", purpose.id));
            }
        }
        for field in &kind.fields {
            ids.extend([format!("field-{}", field.id), format!("field-{}.help", field.id)]);
        }
        for step in StepSet::ALL.into_iter().flat_map(|set| kind.steps.of(set)) {
            ids.extend([format!("step-{}", step.id), format!("step-{}.note", step.id)]);
        }
    }
    ids
}

/// What each group of texts may mention.
fn arguments_given(id: &str) -> &'static [&'static str] {
    let (message, part) = id.split_once('.').unwrap_or((id, ""));
    match (message.split('-').next(), part) {
        (Some("kind"), "how" | "limits") => {
            &["authenticate", "header", "minutes", "per_hour", "pages"]
        }
        (Some("kind"), "leaked") => &["organisation"],
        (Some("purpose"), "may") => &[],
        (Some("purpose" | "kind"), _) => &["agency", "group", "permissions"],
        (Some("step"), _) => &["label", "value", "permissions", "sections"],
        _ => &[],
    }
}

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    variables(&variant.value, found);
                }
                selector
            }
        };
        match inline {
            InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
            other => panic!("only plain variables, not {other:?}"),
        }
    }
}

/// Every text of a file with the variables it mentions.
fn texts(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = BTreeMap::new();
    for entry in parser::parse(source).expect("the texts read").body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                let parts = message
                    .attributes
                    .iter()
                    .map(|part| (format!("{name}.{}", part.id.name), &part.value));
                let whole = message.value.iter().map(|value| (name.to_owned(), value));
                for (id, pattern) in whole.chain(parts) {
                    let mut found = BTreeSet::new();
                    variables(pattern, &mut found);
                    assert!(texts.insert(id.clone(), found).is_none(), "{id} stands there twice");
                }
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            other => panic!("only messages, not {other:?}"),
        }
    }
    texts
}

#[test]
fn every_id_has_its_text_and_every_text_its_id() {
    let asked = ids_asked_for(engaging_networks());
    let there: BTreeSet<String> = texts(ENGLISH).into_keys().collect();
    let missing: Vec<_> = asked.difference(&there).collect();
    let unused: Vec<_> = there.difference(&asked).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
}

#[test]
fn every_language_says_the_same_things() {
    let source = texts(ENGLISH);
    for platform in Catalog::built_in().platforms() {
        for lang in platform.languages() {
            for (id, variables) in &source {
                let args: Vec<(&str, &str)> =
                    variables.iter().map(|name| (name.as_str(), "x")).collect();
                let (_, problems) = platform
                    .texts
                    .exactly(lang, id, &args)
                    .unwrap_or_else(|| panic!("{lang} lacks {id}"));
                assert!(problems.is_empty(), "{lang} {id}: {problems:?}");
            }
        }
    }
}

#[test]
fn a_text_mentions_only_what_it_is_given() {
    for (id, variables) in texts(ENGLISH) {
        for name in variables {
            assert!(arguments_given(&id).contains(&name.as_str()), "{id} mentions {name}");
        }
    }
}

/// Nothing reaches a person half filled in, for any purpose and any list of steps.
#[test]
fn nothing_is_left_unfilled() {
    let platform = engaging_networks();
    let values: BTreeMap<String, String> = platform.kinds[0]
        .fields
        .iter()
        .map(|field| (field.id.clone(), "value".to_owned()))
        .collect();
    for (kind, purpose) in platform.purposes() {
        let mut said = vec![format!(
            "{:?}",
            platform.purpose_words("en", kind, purpose, "Brightwater", "Brightwater")
        )];
        said.push(format!("{:?}", platform.form("en", kind, purpose)));
        for region in &platform.regions {
            said.push(platform.region_name("en", region));
            said.push(format!(
                "{:?}",
                platform.use_words("en", kind, purpose, region, "Harbour Trust")
            ));
            said.push(kind.curl(region));
        }
        for set in StepSet::ALL {
            let steps = platform.steps("en", kind, purpose, set, &values);
            assert!(!steps.is_empty());
            said.push(format!("{steps:?}"));
        }
        for text in said {
            for sign in ["{$", "{ $", "{base", "kind-", "purpose-", "region-"] {
                assert!(!text.contains(sign), "{sign} in {text}");
            }
        }
    }
}

#[test]
fn words_of_the_house() {
    let banned = ["error", "invalid", "failed", "credential", "password", "package", "please"];
    let small = ENGLISH.to_lowercase();
    for word in banned {
        assert!(!small.contains(word), "{word}");
    }
}

#[test]
fn a_language_we_do_not_have_is_said_in_english() {
    let platform = engaging_networks();
    for lang in ["en", "en-GB", "en_US", "cy", "", "--", "zh-Hans-CN"] {
        assert_eq!(platform.text(lang, "purpose-submit-pages", &[]), "Submit pages");
    }
    assert_eq!(platform.text("en", "no-such-text", &[]), "no-such-text");
    assert_eq!(
        platform.text("en", "purpose-submit-pages.no-such-part", &[]),
        "purpose-submit-pages.no-such-part"
    );
}

#[test]
fn a_name_in_a_sentence_is_only_a_name() {
    let platform = engaging_networks();
    let (kind, purpose) = platform.purpose("read-supporters").unwrap();
    for name in ["{ $group }", "<b>", "شركة", "a.b", "“x”"] {
        let words = platform.purpose_words("en", kind, purpose, name, name);
        assert!(words.opens.contains(&format!("With it {name} can")), "{}", words.opens);
        assert!(!words.opens.contains(['\u{2068}', '\u{2069}']));
    }
}

/// The vendor: pages need no group; supporter calls need their columns; page calls need View of "Manage Page".
#[test]
fn each_purpose_has_the_least_permission() {
    let platform = engaging_networks();
    let lines: Vec<(&str, String, bool)> = platform
        .purposes()
        .map(|(_, purpose)| {
            (purpose.id.as_str(), purpose.permissions_line(), purpose.opens_everything)
        })
        .collect();
    let supporters = |actions: &str| format!("Manage individual supporters: {actions}");
    assert_eq!(
        lines,
        [
            ("submit-pages", String::new(), false),
            ("show-pages", "Manage Page: View".into(), false),
            ("read-supporters", supporters("View"), true),
            ("update-supporters", supporters("View, Modify"), true),
            ("add-and-update-supporters", supporters("View, Modify, Create"), true),
        ]
    );
}

/// The form's order is the vendor's; the steps fill it in that order and miss nothing.
#[test]
fn the_steps_fill_the_whole_form_in_its_order() {
    let platform = engaging_networks();
    for (kind, purpose) in platform.purposes() {
        let steps = platform.steps("en", kind, purpose, StepSet::Create, &BTreeMap::new());
        let ids: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
        let at = |id: &str| {
            ids.iter().position(|step| *step == id).unwrap_or_else(|| panic!("no step {id}"))
        };
        let group = if purpose.needs_group() { "choose-group" } else { "leave-group" };
        let order: Vec<usize> = ["open-users", "add-user"]
            .into_iter()
            .chain(kind.fields.iter().map(
                |field| {
                    if field.id == "group" { group } else { &field.id }
                },
            ))
            .chain(["save-new", "open-new"])
            .map(at)
            .collect();
        assert!(order.is_sorted(), "{}: {ids:?}", purpose.id);
        assert_eq!(ids.contains(&"add-group"), purpose.needs_group());
        assert_eq!(ids.last(), Some(&"open-new"), "the key shows last of all");
        for field in kind
            .fields
            .iter()
            .filter(|field| !matches!(field.kind, FieldKind::Choice | FieldKind::Group))
        {
            assert!(
                steps.iter().any(|step| step.copies.as_ref() == Some(&field.id)),
                "{} is never copied",
                field.id
            );
        }
    }
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let read = |toml: &str| {
        parse_platform(toml, &[("en", ENGLISH)]).map(drop).map_err(|problem| problem.to_string())
    };
    assert_eq!(read(TOML), Ok(()));
    let changed = |from: &str, to: &str| {
        assert!(TOML.contains(from), "{from} is in the file");
        read(&TOML.replacen(from, to, 1)).expect_err("it contradicts itself")
    };
    assert!(changed("id = \"us2\"", "id = \"us\"").contains("two regions are called us"));
    assert!(changed("id = \"show-pages\"", "id = \"submit-pages\"").contains("two purposes"));
    assert!(changed("id = \"first-name\"", "id = \"last-name\"").contains("two fields"));
    assert!(changed("id = \"add-user\"", "id = \"open-users\"").contains("two steps"));
    assert!(changed("copies = \"first-name\"", "copies = \"fist-name\"").contains("fist-name"));
    assert!(changed("https://us.", "http://us.").contains("not https"));
    assert!(changed("ens/service\"", "ens/service/\"").contains("slash"));
    assert!(changed("always = \"Active\"", "always = \"Awake\"").contains("status"));
    assert!(changed("join = \"~\"\n", "").contains("remote-address"));
    assert!(changed("made = \"guided\"", "made = \"guessed\"").contains("cannot be read"));
    assert!(changed("count = \"many\"", "count = \"many\"\nsurprise = 1").contains("surprise"));
    let no_texts = parse_platform(TOML, &[]).expect_err("no words").to_string();
    assert!(no_texts.contains("no English texts"), "{no_texts}");
    let half_a_text =
        parse_platform(TOML, &[("en", "name = { $")]).expect_err("no Fluent").to_string();
    assert!(half_a_text.contains("texts of engaging-networks"), "{half_a_text}");
}
