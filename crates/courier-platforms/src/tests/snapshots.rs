//! Everything a person reads, as they read it, one picture a purpose.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{account_of, base_url, kinds, nothing_taken};
use crate::{FieldKind, Kind, Platform, Proposal, Purpose, StepSet};

/// The whole of a kind in English for one purpose.
fn render(platform: &Platform, kind: &Kind, purpose: &Purpose) -> String {
    let proposal = Proposal {
        agency: "Brightwater",
        email_domain: "example.org",
        taken: nothing_taken(),
        email: "ana@brightwater.example",
        mobile: "+44 7700 900123",
    };
    let mut raw = kind.propose(purpose, &proposal);
    for field in &kind.fields {
        match (field.kind, field.id.as_str()) {
            (FieldKind::Addresses, _) => {
                raw.insert(field.id.clone(), "203.0.113.5\n198.51.100.7".into())
            }
            (_, "user" | "callhub-user") => raw.insert(field.id.clone(), "Mo Adeyemi".into()),
            (_, "login-email") => raw.insert(field.id.clone(), "mo@example.org".into()),
            _ => None,
        };
    }
    let checked = kind.check(purpose, &raw, nothing_taken());
    assert_eq!(checked.problems, BTreeMap::new());
    let values = checked.values;

    let group = values.get("group").map_or("", String::as_str);
    let words = platform.purpose_words("en", kind, purpose, "Brightwater", group);
    let mut page = String::new();
    let mut line = |text: String| writeln!(page, "{text}").expect("a string takes it");
    line(format!("{} › {}\n{}\n", platform.name, words.title, words.sentence));
    line(format!("{}\n{}", words.needs, words.opens));
    line(format!("Permission group: {}", words.permission));
    line(format!("From: {}", words.from));
    line(format!(
        "Again in {} months; opens everything: {}",
        purpose.review_months, purpose.opens_everything
    ));
    line(format!("{}\n", words.role));
    for field in platform.form("en", kind, purpose) {
        let options =
            if field.options.is_empty() { String::new() } else { format!(" {:?}", field.options) };
        line(format!("[{}] {}{options}\n    {}", field.label, values[&field.id], field.help));
    }
    if let Some(look) = platform.look_words("en", kind) {
        line(format!("\n{}\n{}", look.question, look.warning));
        line(format!("[{}] [{}]", look.new_button, look.there_button));
    }
    if let Some(settle) = platform.arrival_words("en", kind, "+447700900123", "Ana") {
        line(format!("\n{}\n{}", settle.heading, settle.sentence));
        line(format!("[{}] [{}]", settle.agreed, settle.to_me));
    }
    if let Some(verifier) = platform.verifier_words("en", kind) {
        line(format!("\n{}: {}", verifier.label, verifier.sentence));
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
        line(format!("\n{}: {}", platform.region_name("en", region), region.host));
    }
    let account = platform.account_words("en");
    for (label, help) in
        [(account.label, account.help), (account.address_label, account.address_help)]
    {
        if !label.is_empty() {
            line(format!("\n[{label}]\n    {help}"));
        }
    }
    line(format!("\nAccount: {}", platform.account_name("en", &account_of(platform))));
    let base_url = base_url(platform, kind);
    line(format!("Base address: {base_url}"));
    let usage = platform.use_words("en", kind, purpose, &base_url, "Harbour Trust");
    line(format!(
        "May: {}\nHow: {}\nLimits: {}\nLeaked: {}",
        usage.may, usage.how, usage.limits, usage.leaked
    ));
    let secret = if kind.secret { "secret" } else { "may be published" };
    line(format!("{} ({secret})\n{}", kind.env, kind.curl(&base_url).unwrap_or_default()));
    line(kind.usage.docs.clone().unwrap_or_default());
    page
}

#[test]
fn each_purpose_in_english() {
    for (platform, kind) in kinds() {
        for purpose in &kind.purposes {
            insta::assert_snapshot!(purpose.id.clone(), render(platform, kind, purpose));
        }
    }
}
