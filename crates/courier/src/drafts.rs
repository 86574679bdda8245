//! Drafts: a wizard left half way, kept sealed in the profile, not in the ledger.

use std::collections::BTreeMap;

use courier_vault::Id;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::app::Open;
use crate::error::Error;
use crate::views::{Answers, Step};

/// How far a person has come, and everything typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) started: Timestamp,
    pub(crate) step: Step,
    pub(crate) reached: Step,
    pub(crate) answers: Answers,
    /// What was recorded on the way.
    pub(crate) contact: Option<Id>,
    pub(crate) api_user: Option<Id>,
    pub(crate) delivery: Option<Id>,
    /// When the agency was asked for what is missing.
    #[serde(default)]
    pub(crate) asked: Option<Timestamp>,
    /// The pasted answer was read.
    #[serde(default)]
    pub(crate) read: bool,
    /// The API user that the new one takes the place of.
    #[serde(default)]
    pub(crate) replaces: Option<Id>,
    /// The secret it had when replacing began: while it is still that one, the new key is not here.
    #[serde(default)]
    pub(crate) before: Option<Id>,
    /// The API user that is given as it is: this draft did not make it and changes nothing of it.
    #[serde(default)]
    pub(crate) given: Option<Id>,
    /// That the system made the key anew and sent it itself is on record.
    #[serde(default)]
    pub(crate) renewed: bool,
    /// What was pasted as an answer was used, or the person goes on without one.
    #[serde(default)]
    pub(crate) answered: bool,
    /// The site that was found, where the app makes the key on one.
    #[serde(default)]
    pub(crate) site: Option<FoundSite>,
    /// Who approved the other keys of the same file, as typed: by, on, how.
    #[serde(default)]
    pub(crate) approvals: BTreeMap<Id, [String; 3]>,
}

/// A site that can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FoundSite {
    pub(crate) address: String,
    /// What it calls itself.
    pub(crate) name: String,
}

impl Draft {
    pub(crate) fn new(started: Timestamp) -> Self {
        Self {
            started,
            step: Step::Who,
            reached: Step::Who,
            answers: Answers::default(),
            contact: None,
            api_user: None,
            delivery: None,
            asked: None,
            read: false,
            replaces: None,
            before: None,
            given: None,
            renewed: false,
            answered: false,
            site: None,
            approvals: BTreeMap::new(),
        }
    }

    /// Who approved that key, when and how, as typed.
    pub(crate) fn approval(&self, api_user: &Id) -> [&str; 3] {
        let Answers { approved_by, approved_on, approved_how, .. } = &self.answers;
        match self.approvals.get(api_user) {
            Some([by, on, how]) => [by, on, how],
            None if self.api_user.as_ref() == Some(api_user) => {
                [approved_by, approved_on, approved_how]
            }
            None => [""; 3],
        }
    }

    /// Opens the next step.
    pub(crate) fn advance(&mut self, next: Step) {
        self.step = next;
        self.reached = self.reached.max(next);
    }
}

impl Open {
    pub(crate) fn draft(&self, id: &str) -> Result<(Id, Draft), Error> {
        let id = Id::parse(id).ok_or(Error::Unknown)?;
        let bytes = self.vault.load_draft(&id).ok_or(Error::Unknown)?;
        Ok((id, serde_json::from_slice(&bytes).map_err(|_| Error::Unknown)?))
    }

    pub(crate) fn keep_draft(&self, id: &Id, draft: &Draft) -> Result<(), Error> {
        Ok(self.vault.save_draft(id, &serde_json::to_vec(draft).unwrap_or_default())?)
    }

    /// Every draft that can be read, newest first.
    pub(crate) fn drafts(&self) -> Vec<(Id, Draft)> {
        let ids = self.vault.drafts();
        let mut drafts: Vec<_> = ids.iter().filter_map(|id| self.draft(id.as_str()).ok()).collect();
        drafts.sort_by_key(|(_, draft)| std::cmp::Reverse(draft.started));
        drafts
    }
}
