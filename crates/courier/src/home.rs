//! Home, and what stands round every screen: whose vault it is and what is not as it should be with it.

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::{Id, Trouble};
use jiff::Timestamp;

use crate::app::App;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::state::{Grant, State};
use crate::views::{FrameView, HomeView, Notice};

/// How many rows Home shows.
const AT_MOST: usize = 5;

impl App {
    /// What stands round every screen.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn frame(&self) -> Result<FrameView, Error> {
        self.with(|open| {
            Ok(FrameView {
                organisation: open.organisation().0,
                person: open.by().map(|by| open.name(&by)).unwrap_or_default(),
                notices: notices(open.vault.troubles()),
                read_only: open.vault.is_read_only(),
                folder: open.vault.folder().display().to_string(),
                passphrase: self.asks_passphrase(),
                practice: self.is_practice(),
            })
        })
    }

    /// What needs the person today, and who has access now.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn home(&self) -> Result<HomeView, Error> {
        self.with(|open| {
            let mut rows = self.today_rows(open);
            let more = rows.len().saturating_sub(AT_MOST);
            rows.truncate(AT_MOST);
            let Counts { agencies, keys, open_everything } = Counts::of(open.state());
            Ok(HomeView {
                today: self.today(open).to_string(),
                rows,
                more: count(more),
                agencies,
                keys,
                open_everything,
                sheet: open
                    .state()
                    .sheets
                    .values()
                    .max()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                is_new: open.state().agencies.is_empty(),
            })
        })
    }
}

/// Who has access now, counted.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    agencies: u32,
    keys: u32,
    open_everything: u32,
}

impl Counts {
    fn of(state: &State) -> Self {
        let grants: Vec<&Grant> = state.open_grants().map(|(_, grant)| grant).collect();
        let agencies: BTreeSet<&Id> = grants.iter().map(|g| &g.agency).collect();
        let keys: BTreeSet<&Id> = grants.iter().map(|g| &g.api_user).collect();
        let everything: BTreeSet<&Id> =
            grants.iter().filter(|g| g.opens_everything).map(|g| &g.api_user).collect();
        Self {
            agencies: count(agencies.len()),
            keys: count(keys.len()),
            open_everything: count(everything.len()),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Troubles as sentences: one for each kind, with what it is about.
pub(crate) fn notices(troubles: &[Trouble]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    let mut damaged = Vec::new();
    for trouble in troubles {
        let (code, params): (ErrorCode, Vec<(&str, String)>) = match trouble {
            Trouble::RolledBack { from, to, since, .. } => {
                (ErrorCode::RolledBack, missing(*from, *to, *since))
            }
            Trouble::Gap { from, to, since, .. } => (ErrorCode::Gap, missing(*from, *to, *since)),
            Trouble::Damaged { path } => {
                damaged.push(path.clone());
                continue;
            }
            Trouble::Fork { path } => (ErrorCode::Forked, vec![("path", path.clone())]),
            Trouble::Unvouched { device } => {
                (ErrorCode::Unvouched, vec![("device", device.to_string())])
            }
            Trouble::Retired => (ErrorCode::Retired, Vec::new()),
            Trouble::Newer => (ErrorCode::NewerInside, Vec::new()),
            Trouble::NotWritable => (ErrorCode::FolderNotWritable, Vec::new()),
            Trouble::Stranger { .. } => continue,
        };
        notices.push(notice(code, params, trouble.can_go_on()));
    }
    if let Some(first) = damaged.first() {
        let params = vec![("count", damaged.len().to_string()), ("path", first.clone())];
        notices.push(notice(ErrorCode::DamagedFiles, params, false));
    }
    let blocked = notices.iter().any(|n| !n.can_go_on);
    for notice in &mut notices {
        notice.can_go_on &= !blocked;
    }
    notices
}

fn missing(from: u64, to: u64, since: Option<Timestamp>) -> Vec<(&'static str, String)> {
    vec![
        ("count", to.saturating_add(1).saturating_sub(from).to_string()),
        ("since", since.map(|at| at.to_string()).unwrap_or_default()),
    ]
}

pub(crate) fn notice(code: ErrorCode, params: Vec<(&str, String)>, can_go_on: bool) -> Notice {
    let params: BTreeMap<String, String> =
        params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    Notice { code: code.as_str().to_owned(), params, can_go_on }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Change, How};
    use crate::views::{Precision, Travelled};

    /// One of a few, so that sequences meet.
    fn id(kind: u8) -> impl Strategy<Value = Id> {
        (0..4_u8).prop_map(move |n| {
            Id::parse(&format!("{:032x}", u16::from_be_bytes([kind, n]))).unwrap()
        })
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            3 => (id(1), id(9)).prop_map(|(api_user, account)| Change::ApiUserMade {
                api_user,
                account,
                kind: "rest-api-user".into(),
                purpose: "submit-pages".into(),
                how: How::Guided,
            }),
            6 => (id(3), id(1), id(2), any::<bool>()).prop_map(
                |(grant, api_user, agency, opens_everything)| Change::GrantOpened {
                    grant,
                    api_user,
                    agency,
                    purpose: "submit-pages".into(),
                    opens_everything,
                    since: jiff::civil::date(2026, 12, 1),
                    review: jiff::civil::date(2027, 6, 1),
                    precision: Precision::Day,
                    travelled: Travelled::Email,
                    ends: None,
                }
            ),
            3 => id(1).prop_map(|api_user| Change::ApiUserSwitchedOff { api_user, since: None }),
            1 => id(1).prop_map(|api_user| Change::ApiUserSwitchedOn { api_user }),
            1 => (id(1), id(1)).prop_map(|(old, new)| Change::ApiUserReplaced { old, new }),
            1 => id(3).prop_map(|grant| Change::ExposureAccepted { grant }),
            1 => id(1).prop_map(|api_user| Change::KeyRenewed { api_user }),
            1 => id(2).prop_map(|agency| Change::AgencyAdded { agency }),
        ]
    }

    /// Counted from what happened, change by change and without a state: each grant as it was opened last,
    /// unless the last that was said of its key is that it was switched off.
    fn counted(changes: &[Change]) -> Counts {
        let is_off = |key: &Id| {
            let said = changes.iter().rev().find_map(|change| match change {
                Change::ApiUserSwitchedOff { api_user, .. } if api_user == key => {
                    Some(was_made(changes, change, key))
                }
                Change::ApiUserSwitchedOn { api_user } | Change::ApiUserMade { api_user, .. }
                    if api_user == key =>
                {
                    Some(false)
                }
                _ => None,
            });
            said.unwrap_or(false)
        };
        let mut grants: BTreeMap<&Id, (&Id, &Id, bool)> = BTreeMap::new();
        for change in changes {
            if let Change::GrantOpened { grant, api_user, agency, opens_everything, .. } = change {
                grants.insert(grant, (api_user, agency, *opens_everything));
            }
        }
        let open: Vec<_> = grants.into_values().filter(|(key, ..)| !is_off(key)).collect();
        let distinct = |ids: Vec<&Id>| count(ids.into_iter().collect::<BTreeSet<_>>().len());
        Counts {
            agencies: distinct(open.iter().map(|(_, agency, _)| *agency).collect()),
            keys: distinct(open.iter().map(|(key, ..)| *key).collect()),
            open_everything: distinct(
                open.iter().filter(|(.., all)| *all).map(|(key, ..)| *key).collect(),
            ),
        }
    }

    /// Whether a key was on record when it was switched off: of one that was not, nothing is known.
    fn was_made(changes: &[Change], then: &Change, key: &Id) -> bool {
        let before = changes.iter().take_while(|change| !std::ptr::eq(*change, then));
        before
            .into_iter()
            .any(|change| matches!(change, Change::ApiUserMade { api_user, .. } if api_user == key))
    }

    proptest! {
        #[test]
        fn what_home_counts_is_what_happened(changes in proptest::collection::vec(change(), 0..40)) {
            let mut state = State::default();
            for change in &changes {
                state.apply(&change.clone().said(), Timestamp::UNIX_EPOCH);
            }
            prop_assert_eq!(Counts::of(&state), counted(&changes));
        }
    }
}
