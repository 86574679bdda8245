//! Which texts a platform's facts ask for.

use std::collections::BTreeSet;

use crate::platform::{Arrival, Made, Making, Platform, Purpose};
use crate::steps::StepSet;

impl Platform {
    /// Every text the platform's facts ask for.
    pub(crate) fn text_ids(&self) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        if let Some(account) = &self.account {
            if account.name {
                ids.extend(["account", "account.help"].map(str::to_owned));
            }
            if account.asks_address() {
                ids.extend(["account-address", "account-address.help"].map(str::to_owned));
            }
        }
        ids.extend(self.regions.iter().map(|region| format!("region-{}", region.id)));
        for kind in &self.kinds {
            let mut parts = vec!["", ".needs", ".role", ".from", ".how", ".limits", ".leaked"];
            if kind.purposes.iter().any(Purpose::needs_group) {
                parts.push(".group");
            }
            if !kind.purposes.iter().all(Purpose::needs_group) {
                parts.push(".no-group");
            }
            if kind.making == Making::LookUpFirst {
                parts.extend([".look-question", ".look-warning", ".look-new", ".look-there"]);
            }
            if kind.arrival == Arrival::Agency {
                let read_back =
                    [".read-back", ".read-back-sentence", ".read-back-agreed", ".read-back-to-me"];
                parts.extend(read_back);
            }
            if kind.made == Made::Here {
                parts.extend([".verifier", ".verifier-sentence"]);
            }
            ids.extend(parts.into_iter().map(|part| format!("kind-{}{part}", kind.id)));
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
}
