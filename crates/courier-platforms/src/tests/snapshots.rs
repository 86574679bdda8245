//! Everything a person reads, as they read it, one picture a purpose.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::engaging_networks;
use crate::{Kind, Platform, Proposal, Purpose, StepSet};

/// The whole of a platform in English for one purpose.
fn render(platform: &Platform, kind: &Kind, purpose: &Purpose) -> String {
    let proposal = Proposal { agency: "Brightwater", email_domain: "example.org", taken: &[] };
    let mut raw = kind.propose(purpose, &proposal);
    raw.insert("remote-address".into(), "203.0.113.5\n198.51.100.7".into());
    let checked = kind.check(purpose, &raw);
    assert_eq!(checked.problems, BTreeMap::new());
    let values = checked.values;

    let words = platform.purpose_words("en", kind, purpose, "Brightwater", &values["group"]);
    let mut page = String::new();
    let mut line = |text: String| writeln!(page, "{text}").expect("a string takes it");
    line(format!("{} › {}\n{}\n", platform.name, words.title, words.sentence));
    line(format!("{}\n{}", words.needs, words.opens));
    line(format!("Permission group: {}", words.permission));
    line(format!("From: {}", words.from));
    line(format!(
        "Again in {} months; opens everything: {}\n",
        purpose.review_months, purpose.opens_everything
    ));
    for field in platform.form("en", kind, purpose) {
        let options =
            if field.options.is_empty() { String::new() } else { format!(" {:?}", field.options) };
        line(format!("[{}] {}{options}\n    {}", field.label, values[&field.id], field.help));
    }
    for set in StepSet::ALL {
        line(format!("\n{set:?}"));
        for (number, step) in (1..).zip(platform.steps("en", kind, purpose, set, &values)) {
            let copies = step.copies.map(|_| format!(" <{}>", step.value)).unwrap_or_default();
            line(format!(
                "{number}. {} ({}){copies}\n    {}",
                step.title,
                step.picture.name(),
                step.note
            ));
        }
    }
    for region in &platform.regions {
        line(format!("\n{}: {}", platform.region_name("en", region), region.base_url));
    }
    let region = platform.region("ca").expect("it is in the catalog");
    let usage = platform.use_words("en", kind, purpose, region, "Harbour Trust");
    line(format!(
        "\nMay: {}\nHow: {}\nLimits: {}\nLeaked: {}",
        usage.may, usage.how, usage.limits, usage.leaked
    ));
    line(format!("{}\n{}\n{}", kind.env, kind.curl(region), kind.usage.docs));
    page
}

#[test]
fn each_purpose_in_english() {
    let platform = engaging_networks();
    for (kind, purpose) in platform.purposes() {
        insta::assert_snapshot!(purpose.id.clone(), render(platform, kind, purpose));
    }
}
