//! Facts and words fit together, in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::{account_of, base_url, engaging_networks, kinds, platform, rest_api_user};
use crate::catalog::parse_platform;
use crate::{Catalog, FieldKind, Platform, StepSet};

const TOML: &str = include_str!("../../catalog/engaging-networks.toml");
const ENGLISH: &str = include_str!("../../catalog/engaging-networks.en.ftl");

/// Every platform with its English texts.
fn sources() -> impl Iterator<Item = (&'static Platform, &'static str)> {
    [
        ("engaging-networks", ENGLISH),
        ("action-network", include_str!("../../catalog/action-network.en.ftl")),
        ("spektrix", include_str!("../../catalog/spektrix.en.ftl")),
        ("own-service", include_str!("../../catalog/own-service.en.ftl")),
        ("wordpress", include_str!("../../catalog/wordpress.en.ftl")),
        ("stripe", include_str!("../../catalog/stripe.en.ftl")),
        ("raisely", include_str!("../../catalog/raisely.en.ftl")),
        ("donorbox", include_str!("../../catalog/donorbox.en.ftl")),
        ("callhub", include_str!("../../catalog/callhub.en.ftl")),
        ("givebutter", include_str!("../../catalog/givebutter.en.ftl")),
        ("everyaction", include_str!("../../catalog/everyaction.en.ftl")),
        ("mailchimp", include_str!("../../catalog/mailchimp.en.ftl")),
        ("donorfy", include_str!("../../catalog/donorfy.en.ftl")),
        ("civicrm", include_str!("../../catalog/civicrm.en.ftl")),
        ("luminate", include_str!("../../catalog/luminate.en.ftl")),
    ]
    .into_iter()
    .map(|(id, english)| (platform(id), english))
}

/// What each group of texts may mention.
fn arguments_given(id: &str) -> &'static [&'static str] {
    let (message, part) = id.split_once('.').unwrap_or((id, ""));
    match (message.split('-').next(), part) {
        (Some("kind"), "how" | "limits" | "leaked") => {
            &["authenticate", "base_url", "header", "minutes", "organisation", "pages", "per_hour"]
        }
        (Some("kind"), part) if part.starts_with("read-back") => &["mobile", "person"],
        (Some("kind"), part) if part.starts_with("look") || part.starts_with("verifier") => &[],
        (Some("purpose"), "may") => &["organisation", "days"],
        (Some("purpose"), _) => &["agency", "group", "permissions", "days"],
        (Some("kind"), _) => &["agency", "group", "permissions"],
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
    for (platform, english) in sources() {
        let asked = platform.text_ids();
        let there: BTreeSet<String> = texts(english).into_keys().collect();
        let missing: Vec<_> = asked.difference(&there).collect();
        let unused: Vec<_> = there.difference(&asked).collect();
        let id = &platform.id;
        assert!(missing.is_empty() && unused.is_empty(), "{id}: {missing:?}, unused {unused:?}");
    }
    assert_eq!(sources().count(), Catalog::built_in().platforms().len());
}

#[test]
fn every_language_says_the_same_things() {
    for (platform, english) in sources() {
        let source = texts(english);
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
    for (platform, english) in sources() {
        for (id, variables) in texts(english) {
            for name in variables {
                let given = arguments_given(&id).contains(&name.as_str());
                assert!(given, "{} {id} mentions {name}", platform.id);
            }
        }
    }
}

/// Nothing reaches a person half filled in, for any purpose and any list of steps.
#[test]
fn nothing_is_left_unfilled() {
    for (platform, kind) in kinds() {
        let values: BTreeMap<String, String> =
            kind.fields.iter().map(|field| (field.id.clone(), "value".to_owned())).collect();
        let base_url = base_url(platform, kind);
        for purpose in &kind.purposes {
            let mut said = vec![
                format!(
                    "{:?}",
                    platform.purpose_words("en", kind, purpose, "Brightwater", "Group")
                ),
                format!("{:?}", platform.form("en", kind, purpose)),
                format!("{:?}", platform.account_words("en")),
                platform.account_name("en", &account_of(platform)),
                format!(
                    "{:?}",
                    platform.use_words("en", kind, purpose, &base_url, "Harbour Trust")
                ),
                format!("{:?}", kind.curl(&base_url)),
                format!("{:?}", platform.look_words("en", kind)),
                format!("{:?}", platform.arrival_words("en", kind, "+447700900123", "Ana")),
                format!("{:?}", platform.verifier_words("en", kind)),
            ];
            said.extend(platform.regions.iter().map(|region| platform.region_name("en", region)));
            for set in StepSet::ALL {
                let steps = platform.steps("en", kind, purpose, set, &values);
                assert_eq!(steps.is_empty(), kind.steps.of(set).is_empty());
                said.push(format!("{steps:?}"));
            }
            for text in said {
                for sign in ["{$", "{ $", "{base", "kind-", "purpose-", "region-", "account-"] {
                    assert!(!text.contains(sign), "{sign} in {text}");
                }
            }
        }
    }
}

#[test]
fn words_of_the_house() {
    let banned = ["error", "invalid", "failed", "credential", "password", "package", "please"];
    for (platform, english) in sources() {
        // The body of an answer begins so; a developer looks for it.
        let small = english.replace("starts with ERROR", "").replace("an “error” in", "");
        // Names of things in other programs, in their words.
        let small = small.replace("an “errorResponse”", "").replace("“Password”", "");
        let small = small.to_lowercase();
        let theirs =
            ["application password", "application-password", "wordpress_application_password"];
        let small = theirs.iter().fold(small, |small, words| small.replace(words, ""));
        let small = small.replace("login_password", "");
        for word in banned {
            assert!(!small.contains(word), "{}: {word}", platform.id);
        }
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
    assert_eq!(platform.purposes().filter(|(_, purpose)| purpose.needs_group()).count(), 4);
    let lines: Vec<(&str, String, bool)> = rest_api_user()
        .purposes
        .iter()
        .map(|purpose| (purpose.id.as_str(), purpose.permissions_line(), purpose.opens_everything))
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
            ("testing", String::new(), false),
        ]
    );
}

/// The form's order is the vendor's; the steps fill it in that order and miss nothing.
#[test]
fn the_steps_fill_the_whole_form_in_its_order() {
    let platform = engaging_networks();
    let kind = rest_api_user();
    for purpose in &kind.purposes {
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
    assert!(changed("us.engagingnetworks.app", "https://us.example").contains("no host name"));
    assert!(changed("docs = \"https:", "docs = \"http:").contains("not https"));
    assert!(changed("base_path = \"/ens", "base_path = \"ens").contains("begin with a slash"));
    assert!(changed("ens/service\"", "ens/service/\"").contains("slash"));
    assert!(changed("\"EN_REST_API_KEY\"", "\"PATH\"").contains("does not end as"));
    assert!(changed("by = \"display-name\"", "by = \"name\"").contains("is named by"));
    assert!(changed("[8, 4, 4, 4, 12]", "[]").contains("shape of its key"));
    assert!(changed("[[regions]]", "[account]\nmax_length = 3\n[[regions]]").contains("either"));
    assert!(changed("always = \"Active\"", "always = \"Awake\"").contains("status"));
    assert!(changed("join = \"~\"\n", "").contains("remote-address"));
    assert!(changed("made = \"guided\"", "made = \"guessed\"").contains("cannot be read"));
    assert!(changed("count = \"many\"", "count = \"many\"\nsurprise = 1").contains("surprise"));
    let spektrix = include_str!("../../catalog/spektrix.toml");
    let texts = include_str!("../../catalog/spektrix.en.ftl");
    for url in ["/{name}.de/api", "/x{name}/api", "/{name}/{name}", "/{client}/api"] {
        let changed = spektrix.replacen("/{name}/api/v3", url, 1);
        let problem = parse_platform(&changed, &[("en", texts)]).expect_err(url).to_string();
        assert!(problem.contains("no segment of the path"), "{problem}");
    }
    let no_texts = parse_platform(TOML, &[]).expect_err("no words").to_string();
    assert!(no_texts.contains("no English texts"), "{no_texts}");
    let half_a_text =
        parse_platform(TOML, &[("en", "name = { $")]).expect_err("no Fluent").to_string();
    assert!(half_a_text.contains("texts of engaging-networks"), "{half_a_text}");
}
