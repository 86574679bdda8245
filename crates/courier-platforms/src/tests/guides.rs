//! Every field, rule, button, warning and screen of the vendors' guides is somewhere in the catalog, and every
//! step of these platforms comes from a guide or says from where else. The others have no guide: their files name
//! where each word is from (`more_systems.rs`).

use std::collections::BTreeSet;

use super::guides_engaging::ENGAGING_NETWORKS;
use super::guides_list::{At, Entry, OTHERS, OUR_STEPS};
use super::{kind, kinds};
use crate::StepSet;

/// The platforms whose vendors' guides were read.
const WITH_GUIDES: [&str; 3] = ["engaging-networks", "action-network", "spektrix"];

fn guides() -> impl Iterator<Item = &'static Entry> {
    ENGAGING_NETWORKS.iter().chain(OTHERS)
}

/// A text of the catalog, where a guide's word has to stand.
fn step_text(id: &str, set: StepSet, step: &str) -> Option<String> {
    let (platform, kind) = kind(id);
    kind.steps.of(set).iter().find(|found| found.id == step)?;
    let values = kind
        .fields
        .iter()
        .map(|field| (field.id.clone(), field.options.first().cloned().unwrap_or_default()));
    let values = values.collect();
    kind.purposes.iter().find_map(|purpose| {
        let steps = platform.steps("en", kind, purpose, set, &values);
        let found = steps.into_iter().find(|found| found.id == step)?;
        Some(format!("{}\n{}", found.title, found.note))
    })
}

fn reaches(at: &At) -> Result<(), String> {
    let holds = |text: String, says: &str| {
        if text.contains(says) {
            Ok(())
        } else {
            Err(format!("“{says}” does not stand in: {text}"))
        }
    };
    match *at {
        At::Field(id, field, says) => {
            let (platform, kind) = kind(id);
            let field = kind.field(field).ok_or_else(|| format!("{id} has no field {field}"))?;
            let help = platform.text("en", &format!("field-{}.help", field.id), &[]);
            holds(format!("{}\n{help}\n{}", platform.label("en", field), field.place), says)
        }
        At::Step(id, set, step, says) => {
            let text =
                step_text(id, set, step).ok_or_else(|| format!("{id} has no {set:?} {step}"))?;
            holds(text, says)
        }
        At::Kind(id, part, says) => {
            let (platform, kind) = kind(id);
            let args = [
                ("authenticate", "a"),
                ("base_url", "b"),
                ("header", "h"),
                ("minutes", "60"),
                ("organisation", "o"),
                ("pages", "p"),
                ("per_hour", "n"),
                ("mobile", "m"),
                ("person", "x"),
                ("group", "g"),
                ("permissions", "p"),
            ];
            holds(platform.text("en", &format!("kind-{}.{part}", kind.id), &args), says)
        }
        At::Purpose(id, part, says) => {
            let args = [("agency", "a")];
            let found = kinds().find(|(platform, _)| platform.purpose(id).is_some());
            let (platform, _) = found.ok_or_else(|| format!("no purpose {id}"))?;
            holds(platform.text("en", &format!("purpose-{id}.{part}"), &args), says)
        }
        At::Permission(id, line) => {
            let found = kinds().find_map(|(platform, _)| platform.purpose(id));
            let (_, purpose) = found.ok_or_else(|| format!("no purpose {id}"))?;
            let rows = purpose.permissions.iter();
            let under = rows.map(|row| format!("{} › {row}", row.under.as_deref().unwrap_or("")));
            holds(under.collect::<Vec<_>>().join("; "), line)
        }
        At::Fact(id, is_true) => {
            if is_true(kind(id).1) {
                Ok(())
            } else {
                Err(format!("not so of {id}"))
            }
        }
        At::Elsewhere("") => Err("nobody says where".into()),
        At::Elsewhere(_) => Ok(()),
    }
}

#[test]
fn everything_in_the_guides_is_in_the_catalog() {
    let missing: Vec<String> = guides()
        .filter_map(|(guide, says, at)| {
            Some(format!("guide {guide}: {says}: {}", reaches(at).err()?))
        })
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    let guides: BTreeSet<u8> = guides().map(|(guide, ..)| *guide).collect();
    assert_eq!(guides.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

/// A step that nobody can account for was made up.
#[test]
fn every_step_comes_from_somewhere() {
    let from_guides: BTreeSet<(&str, &str)> = guides()
        .filter_map(|(_, _, at)| match at {
            At::Step(kind, _, step, _) => Some((*kind, *step)),
            _ => None,
        })
        .collect();
    let ours: BTreeSet<(&str, &str)> =
        OUR_STEPS.iter().map(|(kind, step, _)| (*kind, *step)).collect();
    let there: BTreeSet<(&str, &str)> = kinds()
        .filter(|(platform, _)| WITH_GUIDES.contains(&platform.id.as_str()))
        .flat_map(|(_, kind)| {
            let steps = StepSet::ALL.into_iter().flat_map(|set| kind.steps.of(set));
            steps.map(|step| (kind.id.as_str(), step.id.as_str()))
        })
        .collect();
    let unaccounted: Vec<_> =
        there.iter().filter(|step| !from_guides.contains(step) && !ours.contains(step)).collect();
    assert!(unaccounted.is_empty(), "{unaccounted:?}");
    let stale: Vec<_> =
        ours.iter().filter(|step| !there.contains(step) || from_guides.contains(step)).collect();
    assert!(stale.is_empty(), "listed as ours, and in a guide or gone: {stale:?}");
    // Every field of a vendor's form stands in a guide too.
    let fields: BTreeSet<(&str, &str)> = guides()
        .filter_map(|(_, _, at)| match at {
            At::Field(kind, field, _) => Some((*kind, *field)),
            _ => None,
        })
        .collect();
    for (_, kind) in kinds().filter(|(platform, _)| WITH_GUIDES.contains(&platform.id.as_str())) {
        for field in &kind.fields {
            assert!(fields.contains(&(kind.id.as_str(), field.id.as_str())), "{}", field.id);
        }
    }
}
