//! A platform's words, put together with its facts for one screen, one letter or one locked file.

use std::collections::{BTreeMap, BTreeSet};

use crate::field::{Field, FieldKind};
use crate::mobile::show_mobile;
use crate::platform::{Arrival, Kind, Made, Making, Platform, Purpose, Region};
use crate::steps::{Picture, StepSet};

/// A purpose in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeWords {
    /// Two or three words: "Submit pages".
    pub title: String,
    /// One sentence.
    pub sentence: String,
    /// What kind of key that takes: "They need an API user".
    pub needs: String,
    /// What it opens, honestly.
    pub opens: String,
    /// The permission group and what it holds, or that none is needed.
    pub permission: String,
    /// Where it can be used from.
    pub from: String,
    /// As whom the admin has to be signed in to make it.
    pub role: String,
}

/// A field of the vendor's form in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownField {
    /// The catalog's id.
    pub id: String,
    /// The label on the vendor's screen.
    pub label: String,
    /// One sentence on what belongs here.
    pub help: String,
    /// What can be chosen; empty where a person types.
    pub options: Vec<String>,
    /// May be left empty.
    pub optional: bool,
    /// Several values, one a line.
    pub many: bool,
}

/// A step in the vendor's screens in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownStep {
    /// The catalog's id.
    pub id: String,
    /// What to do, in the vendor's words.
    pub title: String,
    /// What to know while doing it.
    pub note: String,
    /// The field whose value is copied; none where nothing is.
    pub copies: Option<String>,
    /// The value that is copied, or picked from the vendor's list; empty where there is none.
    pub value: String,
    /// Which part of the vendor's screen to draw.
    pub picture: Picture,
}

/// How the agency uses the key, for the locked file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseWords {
    /// What it may do, said to the agency.
    pub may: String,
    /// How to use it.
    pub how: String,
    /// How much it may be used.
    pub limits: String,
    /// What to do if somebody else may have seen it.
    pub leaked: String,
}

/// *Which button do you see?*: the question before a key is made where one may exist already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookWords {
    /// The question.
    pub question: String,
    /// What to leave alone, and why.
    pub warning: String,
    /// The answer that leads to `create`.
    pub new_button: String,
    /// The answer that leads to `look_up`.
    pub there_button: String,
}

/// What to settle with the agency before the platform sends the key to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalWords {
    /// What to do first.
    pub heading: String,
    /// What happens at once, and with which number.
    pub sentence: String,
    /// The person at the agency agrees.
    pub agreed: String,
    /// The admin wants the key herself, to send it in a locked file.
    pub to_me: String,
}

/// What a verifier is, for the admin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierWords {
    /// Its label.
    pub label: String,
    /// Whom it goes to, and why it may go there openly.
    pub sentence: String,
}

impl Platform {
    /// A text by its id (`message` or `message.attribute`), in English where that language has none.
    pub fn text(&self, lang: &str, id: &str, args: &[(&str, &str)]) -> String {
        self.texts.text(lang, id, args)
    }

    /// The languages there are.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.texts.languages()
    }

    /// A region's name.
    pub fn region_name(&self, lang: &str, region: &Region) -> String {
        self.text(lang, &format!("region-{}", region.id), &[])
    }

    /// A kind's name in a list: "API user".
    pub fn kind_name(&self, lang: &str, kind: &Kind) -> String {
        self.text(lang, &format!("kind-{}", kind.id), &[])
    }

    /// A purpose for that agency. `group` is the name of the permission group, as proposed or as typed.
    pub fn purpose_words(
        &self,
        lang: &str,
        kind: &Kind,
        purpose: &Purpose,
        agency: &str,
        group: &str,
    ) -> PurposeWords {
        let permissions = purpose.permissions_line();
        let days = number(purpose.ends_days);
        let args = [
            ("agency", agency),
            ("group", group),
            ("permissions", permissions.as_str()),
            ("days", days.as_str()),
        ];
        let of_purpose =
            |part: &str| self.text(lang, &format!("purpose-{}{part}", purpose.id), &args);
        let of_kind = |part: &str| self.text(lang, &format!("kind-{}{part}", kind.id), &args);
        PurposeWords {
            title: of_purpose(""),
            sentence: of_purpose(".sentence"),
            needs: of_kind(".needs"),
            opens: of_purpose(".opens"),
            permission: of_kind(if purpose.needs_group() { ".group" } else { ".no-group" }),
            from: of_kind(".from"),
            role: of_kind(".role"),
        }
    }

    /// The vendor's form, in the form's order.
    pub fn form(&self, lang: &str, kind: &Kind, purpose: &Purpose) -> Vec<ShownField> {
        kind.fields
            .iter()
            .map(|field| ShownField {
                id: field.id.clone(),
                label: self.label(lang, field),
                help: self.text(lang, &format!("field-{}.help", field.id), &[]),
                options: match field.kind {
                    // Where a group is needed its name is free; the option that means none would be refused.
                    FieldKind::Group if purpose.needs_group() => Vec::new(),
                    _ => field.options.clone(),
                },
                optional: field.optional,
                many: field.is_many(),
            })
            .collect()
    }

    /// A field's label on the vendor's screen.
    pub fn label(&self, lang: &str, field: &Field) -> String {
        self.text(lang, &format!("field-{}", field.id), &[])
    }

    /// The steps in the vendor's screens for that purpose. `values` is what the vendor's form gets
    /// ([`Checked::values`](crate::Checked::values)); a value that is not there yet reads as nothing.
    pub fn steps(
        &self,
        lang: &str,
        kind: &Kind,
        purpose: &Purpose,
        set: StepSet,
        values: &BTreeMap<String, String>,
    ) -> Vec<ShownStep> {
        let permissions = purpose.permissions_line();
        let mut sections: Vec<&str> =
            purpose.permissions.iter().filter_map(|row| row.under.as_deref()).collect();
        sections.dedup();
        let sections = if sections.is_empty() { "none".to_owned() } else { quoted(&sections) };
        kind.steps
            .of(set)
            .iter()
            .filter(|step| step.only_if.is_none_or(|condition| condition.holds(purpose)))
            .map(|step| {
                let field = step.copies.as_ref().or(step.shows.as_ref());
                let value = field.and_then(|id| values.get(id)).cloned().unwrap_or_default();
                let label = field.and_then(|id| kind.field(id));
                let label = label.map(|field| self.label(lang, field)).unwrap_or_default();
                let args = [
                    ("label", label.as_str()),
                    ("value", value.as_str()),
                    ("permissions", permissions.as_str()),
                    ("sections", sections.as_str()),
                ];
                ShownStep {
                    id: step.id.clone(),
                    title: self.text(lang, &format!("step-{}", step.id), &args),
                    note: self.text(lang, &format!("step-{}.note", step.id), &args),
                    copies: step.copies.clone(),
                    value,
                    picture: step.picture,
                }
            })
            .collect()
    }

    /// The steps that change what a key may do: those for the fields that are changed, and those that every change
    /// takes.
    pub fn change_steps(
        &self,
        lang: &str,
        kind: &Kind,
        purpose: &Purpose,
        values: &BTreeMap<String, String>,
        changed: &BTreeSet<String>,
    ) -> Vec<ShownStep> {
        let idle = |step: &ShownStep| {
            let known = kind.steps.change.iter().find(|known| known.id == step.id);
            let field = known.and_then(|known| known.changes.as_ref());
            field.is_some_and(|field| !changed.contains(field))
        };
        let mut steps = self.steps(lang, kind, purpose, StepSet::Change, values);
        steps.retain(|step| !idle(step));
        steps
    }

    /// The question before a key of this kind is made; none where making one never harms another.
    pub fn look_words(&self, lang: &str, kind: &Kind) -> Option<LookWords> {
        let text = |part: &str| self.text(lang, &format!("kind-{}.look-{part}", kind.id), &[]);
        (kind.making == Making::LookUpFirst).then(|| LookWords {
            question: text("question"),
            warning: text("warning"),
            new_button: text("new"),
            there_button: text("there"),
        })
    }

    /// What to settle before the platform sends the key; none where the admin sees it. `person` is whom it goes
    /// to, or the agency where nobody is named yet.
    pub fn arrival_words(
        &self,
        lang: &str,
        kind: &Kind,
        mobile: &str,
        person: &str,
    ) -> Option<ArrivalWords> {
        let mobile = show_mobile(mobile);
        let args = [("mobile", mobile.as_str()), ("person", person)];
        let text =
            |part: &str| self.text(lang, &format!("kind-{}.read-back{part}", kind.id), &args);
        (kind.arrival == Arrival::Agency).then(|| ArrivalWords {
            heading: text(""),
            sentence: text("-sentence"),
            agreed: text("-agreed"),
            to_me: text("-to-me"),
        })
    }

    /// What a verifier is; none where the app does not make the key.
    pub fn verifier_words(&self, lang: &str, kind: &Kind) -> Option<VerifierWords> {
        let text = |part: &str| self.text(lang, &format!("kind-{}.verifier{part}", kind.id), &[]);
        (kind.made == Made::Here)
            .then(|| VerifierWords { label: text(""), sentence: text("-sentence") })
    }

    /// How the agency uses the key at that base address ([`Platform::base_url`]).
    pub fn use_words(
        &self,
        lang: &str,
        kind: &Kind,
        purpose: &Purpose,
        base_url: &str,
        organisation: &str,
    ) -> UseWords {
        let usage = &kind.usage;
        let authenticate = format!("{base_url}{}", usage.authenticate.as_deref().unwrap_or(""));
        let minutes = number(usage.session_seconds.map(|seconds| seconds / 60));
        let (per_hour, pages) =
            (number(usage.requests_per_hour), number(usage.pages_per_five_minutes));
        let days = number(purpose.ends_days);
        let args = [
            ("organisation", organisation),
            ("base_url", base_url),
            ("authenticate", authenticate.as_str()),
            ("header", usage.header.as_deref().unwrap_or("")),
            ("minutes", minutes.as_str()),
            ("per_hour", per_hour.as_str()),
            ("pages", pages.as_str()),
            ("days", days.as_str()),
        ];
        let of_kind = |part: &str| self.text(lang, &format!("kind-{}{part}", kind.id), &args);
        UseWords {
            may: self.text(lang, &format!("purpose-{}.may", purpose.id), &args),
            how: of_kind(".how"),
            limits: of_kind(".limits"),
            leaked: of_kind(".leaked"),
        }
    }
}

/// A fact of the catalog in figures; nothing where it has none.
fn number(fact: Option<u32>) -> String {
    fact.map(|fact| fact.to_string()).unwrap_or_default()
}

/// What the vendor's screens say stands in quotation marks.
fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    quoted.join(", ")
}
