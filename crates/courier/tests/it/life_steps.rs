//! Every step that ends, stops or renews a key in the systems' own screens is reached by a plan.

use std::collections::BTreeSet;

use courier::views::{Answers, PlanStep, PlanWhat, Step, Travelled};
use courier_platforms::{Catalog, StepSet};

use crate::desk::Desk;

/// The systems whose vendors' guides were read, our own service, and sites that the app works at itself.
const SYSTEMS: [&str; 5] =
    ["engaging-networks", "action-network", "spektrix", "own-service", "wordpress"];

const SETS: [StepSet; 4] =
    [StepSet::Replace, StepSet::SwitchOff, StepSet::SwitchOn, StepSet::Delete];

/// The plan, and its step, that show what to press.
type Shown = (PlanWhat, PlanStep);

const OFF: Shown = (PlanWhat::SwitchOff, PlanStep::SwitchOffThere);
const ON: Shown = (PlanWhat::SwitchOn, PlanStep::SwitchOnThere);
const ANEW: Shown = (PlanWhat::CutOver, PlanStep::RenewThere);
const SECOND: Shown = (PlanWhat::Overlap, PlanStep::MakeSecond);
const SENT: Shown = (PlanWhat::Reset, PlanStep::RenewThere);
const DELETE: Shown = (PlanWhat::SwitchOff, PlanStep::DeleteThere);
const OLD_OFF: Shown = (PlanWhat::Overlap, PlanStep::SwitchOffThere);
const OLD_DELETE: Shown = (PlanWhat::Overlap, PlanStep::DeleteThere);

/// System, kind, steps in the order of the screens, which plan shows them.
const STEPS: &[(&str, &str, &[&str], Shown)] = &[
    // Engaging Networks: an API user is inactive and active again, its key is revoked, it is deleted.
    ("engaging-networks", "rest-api-user", INACTIVE, OFF),
    ("engaging-networks", "rest-api-user", INACTIVE, OLD_OFF),
    ("engaging-networks", "rest-api-user", ACTIVE, ON),
    ("engaging-networks", "rest-api-user", REVOKE, ANEW),
    ("engaging-networks", "rest-api-user", &["open-users", "find-user", "delete-user"], DELETE),
    ("engaging-networks", "rest-api-user", &["open-users", "find-user", "delete-user"], OLD_DELETE),
    // Its tokens are refreshed and deleted.
    ("engaging-networks", "private-token", REFRESH_PRIVATE, ANEW),
    ("engaging-networks", "private-token", DELETE_PRIVATE, DELETE),
    ("engaging-networks", "public-token", REFRESH_PUBLIC, ANEW),
    ("engaging-networks", "public-token", DELETE_PUBLIC, DELETE),
    // Action Network: one button ends the key and makes another; there is no other way to end it.
    ("action-network", "group-key", GENERATE_ANEW, ANEW),
    ("action-network", "group-key", GENERATE_ANEW, OFF),
    // Spektrix: a reset, and the box that lets the same key rest.
    ("spektrix", "api-account", RESET, SENT),
    ("spektrix", "api-account", RESET, ANEW),
    ("spektrix", "api-account", &["open-api-accounts", "open-account", "untick-active"], OFF),
    ("spektrix", "api-account", &["open-api-accounts", "open-account", "tick-active"], ON),
    // Our own service: its developer.
    ("own-service", "own-key", TWO_VERIFIERS, SECOND),
    ("own-service", "own-key", &["take-verifier-out", "verifier-is-out"], OFF),
    ("own-service", "own-key", &["take-verifier-out", "verifier-is-out"], OLD_OFF),
    ("own-service", "own-key", &["put-verifier-back", "verifier-in-place"], ON),
    // WordPress, where the app is not connected with the site.
    ("wordpress", "application-password", ANOTHER_OF_THE_SAME_USER, ANEW),
    ("wordpress", "application-password", &["open-all-users", "revoke-all"], OFF),
    ("wordpress", "application-password", &["open-all-users", "revoke-all"], OLD_OFF),
    ("wordpress", "application-password", &["find-wp-user", "delete-wp-user"], DELETE),
    ("wordpress", "application-password", &["find-wp-user", "delete-wp-user"], OLD_DELETE),
];

const INACTIVE: &[&str] = &["open-users", "find-user", "set-inactive", "save-change"];
const ACTIVE: &[&str] = &["open-users", "find-user", "set-active", "save-change"];
const REVOKE: &[&str] = &["open-users", "find-user", "revoke-key", "see-new-key"];
const REFRESH_PRIVATE: &[&str] =
    &["open-tokens", "find-private-token", "refresh-private-token", "copy-refreshed"];
const DELETE_PRIVATE: &[&str] = &["open-tokens", "find-private-token", "delete-private-token"];
const REFRESH_PUBLIC: &[&str] =
    &["open-tokens", "find-public-token", "refresh-public-token", "copy-refreshed"];
const DELETE_PUBLIC: &[&str] = &["open-tokens", "find-public-token", "delete-public-token"];
const GENERATE_ANEW: &[&str] =
    &["warn-everybody", "open-api-sync", "revoke-and-generate", "copy-new-key"];
const RESET: &[&str] =
    &["open-api-accounts", "find-account", "reset-api-key", "confirm-reset", "both-went-again"];
const TWO_VERIFIERS: &[&str] =
    &["give-second-verifier", "verifier-in-place", "agency-has-changed", "take-old-out"];
const ANOTHER_OF_THE_SAME_USER: &[&str] = &[
    "open-all-users",
    "revoke-old",
    "name-application-password",
    "add-application-password",
    "copy-application-password",
];

impl Desk {
    /// A key of that kind that an agency has; its id.
    fn key_of(&self, platform: &str, kind: &str) -> String {
        let about = |purpose: &str| Answers {
            platform: platform.into(),
            purpose: purpose.into(),
            travelled: Some(Travelled::Phone),
            ..self.about("Brightwater")
        };
        match kind {
            "rest-api-user" => self.recorded_as(about("update-supporters")),
            "private-token" => self.recorded_as(Answers {
                fields: [("user".to_owned(), "Mo Adeyemi".to_owned())].into(),
                ..about("export-activity")
            }),
            "public-token" => {
                self.recorded_as(Answers { fields: [].into(), ..about("show-counts") })
            }
            "group-key" => self.recorded("Brightwater", "Harbour North", Travelled::Phone),
            // One whose key was sent to us: the new one comes to us as well.
            "api-account" => {
                let typed = Answers {
                    region: String::new(),
                    account_name: "harbourtrust".into(),
                    fields: [("email", "mo@example.org"), ("phone", "+447700900456")]
                        .map(|(field, value)| (field.to_owned(), value.to_owned()))
                        .into(),
                    to_me: true,
                    ..about("customers-and-orders")
                };
                let draft = self.app.wizard_start(false, None).unwrap();
                self.walk(&draft, &typed, &[Step::Who, Step::WhatFor]);
                self.app.wizard_choose(&draft.id, typed.clone()).unwrap();
                self.walk(&draft, &typed, &[Step::MakeIt]);
                self.newest()
            }
            "own-key" => self.made_here("Brightwater").1,
            "application-password" => self.recorded_as(Answers {
                region: String::new(),
                fields: [].into(),
                ..about("read-site")
            }),
            other => unreachable!("no way to have a {other}"),
        }
    }

    /// What a plan's step tells to press, and the last characters of the key it is about.
    fn shown(&self, key: &str, (what, step): Shown) -> (Vec<String>, String) {
        let id = self.app.begin_plan(what, key).unwrap();
        let view = self.app.plan(&id).unwrap();
        let found = view.steps.into_iter().find(|found| found.step == step);
        let found = found.unwrap_or_else(|| unreachable!("{what:?} has no {step:?}"));
        (found.guide.into_iter().map(|step| step.id).collect(), found.ends_in)
    }
}

#[test]
fn every_life_step_of_every_system_is_reached_by_a_plan() {
    for (platform, kind, steps, shown) in STEPS {
        let desk = Desk::founded();
        desk.app.choose_systems(&SYSTEMS.map(str::to_owned)).unwrap();
        // One that the system sends is sent again; one that came to us comes to us.
        let key = if *shown == SENT {
            desk.sent_by_system("Brightwater")
        } else {
            desk.key_of(platform, kind)
        };
        if shown.0 == PlanWhat::SwitchOn {
            desk.app.switch_key_off(&key).unwrap();
        }
        let can = desk.app.key(&key).unwrap().can;
        assert!(can.contains(&shown.0), "{platform} {kind}: {:?} is not among {can:?}", shown.0);
        let (guide, ends_in) = desk.shown(&key, *shown);
        assert_eq!(guide, *steps, "{platform} {kind} {shown:?}");
        assert_eq!(ends_in, desk.app.key(&key).unwrap().row.ends_in, "to find its row");
    }
}

/// A step that is in the catalog and in no plan, or in this list and not in the catalog, is found here.
#[test]
fn the_list_and_the_catalog_are_the_same() {
    let listed: BTreeSet<(&str, &str, &str)> = STEPS
        .iter()
        .flat_map(|(platform, kind, steps, _)| steps.iter().map(move |s| (*platform, *kind, *s)))
        .collect();
    let catalog = Catalog::built_in();
    let platforms = SYSTEMS.into_iter().map(|id| catalog.platform(id).unwrap());
    let there: BTreeSet<(&str, &str, &str)> = platforms
        .flat_map(|platform| platform.kinds.iter().map(move |kind| (platform, kind)))
        .flat_map(|(platform, kind)| {
            let steps = SETS.into_iter().flat_map(|set| kind.steps.of(set));
            steps.map(|step| (platform.id.as_str(), kind.id.as_str(), step.id.as_str()))
        })
        .collect();
    let unreached: Vec<_> = there.difference(&listed).collect();
    let stale: Vec<_> = listed.difference(&there).collect();
    assert!(unreached.is_empty() && stale.is_empty(), "{unreached:?} {stale:?}");
    // Each whole list is shown as it stands, by one plan.
    for platform in SYSTEMS.into_iter().map(|id| catalog.platform(id).unwrap()) {
        for kind in &platform.kinds {
            for set in SETS.into_iter().filter(|set| !kind.steps.of(*set).is_empty()) {
                let steps: Vec<&str> = kind.steps.of(set).iter().map(|s| s.id.as_str()).collect();
                let is_it = |(p, k, s, _): &&(&str, &str, &[&str], Shown)| {
                    (*p, *k) == (platform.id.as_str(), kind.id.as_str()) && **s == steps
                };
                assert!(STEPS.iter().any(|row| is_it(&row)), "{} {set:?}", kind.id);
            }
        }
    }
}
