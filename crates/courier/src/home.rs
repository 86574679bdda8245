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
                passphrase: false,
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
fn notices(troubles: &[Trouble]) -> Vec<Notice> {
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

fn notice(code: ErrorCode, params: Vec<(&str, String)>, can_go_on: bool) -> Notice {
    let params: BTreeMap<String, String> =
        params.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    Notice { code: code.as_str().to_owned(), params, can_go_on }
}
