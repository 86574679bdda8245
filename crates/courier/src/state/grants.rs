//! An agency holding a key, folded from what happened to it.

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::Change;
use crate::state::State;
use crate::views::{DataCategory, EndedWhy, Precision, Travelled};

#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Grant {
    pub(crate) api_user: Id,
    pub(crate) agency: Id,
    pub(crate) opens_everything: bool,
    pub(crate) since: Date,
    pub(crate) review: Date,
    pub(crate) purpose: String,
    pub(crate) precision: Precision,
    pub(crate) travelled: Travelled,
    pub(crate) recorded: Timestamp,
    /// Others may have read it on its way, and that is neither replaced nor accepted.
    pub(crate) exposed: bool,
    /// When it is to end.
    pub(crate) ends: Option<Date>,
    /// Off our list since then.
    pub(crate) ended: Option<(Date, EndedWhy)>,
    /// When that was put on record: what was made anew after it did not go to them.
    pub(crate) off_list: Option<Timestamp>,
    /// The key it had opens nothing since then, and it has no other yet.
    pub(crate) paused: Option<Date>,
    /// Who of ours answers for it.
    pub(crate) owner: Option<Id>,
    pub(crate) categories: Vec<DataCategory>,
    pub(crate) approved_on: Option<Date>,
}

impl State {
    pub(super) fn apply_to_grant(&mut self, change: &Change, recorded: Timestamp) {
        match change {
            Change::GrantOpened {
                grant,
                api_user,
                agency,
                opens_everything,
                since,
                review,
                purpose,
                precision,
                travelled,
                ends,
            } => {
                let opened = Grant {
                    api_user: api_user.clone(),
                    agency: agency.clone(),
                    opens_everything: *opens_everything,
                    since: *since,
                    review: *review,
                    purpose: purpose.clone(),
                    precision: *precision,
                    travelled: *travelled,
                    recorded,
                    exposed: travelled.is_exposed(),
                    ends: *ends,
                    ended: None,
                    off_list: None,
                    paused: None,
                    owner: None,
                    categories: Vec::new(),
                    approved_on: None,
                };
                self.grants.insert(grant.clone(), opened);
            }
            Change::ExposureAccepted { grant } => self.grant(grant, |g| g.exposed = false),
            Change::GrantChanged { grant, owner, categories, approved_on } => {
                self.grant(grant, |g| {
                    g.owner.clone_from(owner);
                    g.categories.clone_from(categories);
                    g.approved_on = *approved_on;
                });
            }
            Change::ReviewMoved { grant, next, .. } => self.grant(grant, |g| g.review = *next),
            Change::GrantPaused { grant, since } => {
                self.grant(grant, |g| g.paused = Some(*since));
            }
            Change::GrantResumed { grant, .. } => self.grant(grant, |g| g.paused = None),
            Change::GrantEnded { grant, since, why } => {
                self.grant(grant, |g| {
                    (g.ended, g.off_list) = (Some((*since, *why)), Some(recorded));
                });
            }
            change => self.apply_to_plan(change, recorded),
        }
    }

    fn grant(&mut self, id: &Id, change: impl FnOnce(&mut Grant)) {
        if let Some(grant) = self.grants.get_mut(id) {
            change(grant);
        }
    }
}
