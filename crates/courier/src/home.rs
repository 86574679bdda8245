//! Home, and what stands round every screen: whose vault it is and what is not as it should be with it.

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::{Id, Trouble};
use jiff::Timestamp;

use crate::app::{App, Open};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::state::{Delivery, Grant};
use crate::views::{FrameView, HomeView, Notice, TodayRow, TodayWhat};

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
            let grants: Vec<&Grant> = open.state().open_grants().map(|(_, grant)| grant).collect();
            let grants = grants.iter();
            let agencies: BTreeSet<&Id> = grants.clone().map(|g| &g.agency).collect();
            let keys: BTreeSet<&Id> = grants.clone().map(|g| &g.api_user).collect();
            let everything: BTreeSet<&Id> =
                grants.filter(|g| g.opens_everything).map(|g| &g.api_user).collect();
            Ok(HomeView {
                today: self.today(open).to_string(),
                rows,
                more: count(more),
                agencies: count(agencies.len()),
                keys: count(keys.len()),
                open_everything: count(everything.len()),
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

    /// Most urgent first: somebody waits with a file they cannot open before somebody waits for a file.
    fn today_rows(&self, open: &Open) -> Vec<TodayRow> {
        let drafts = open.drafts();
        let mut rows: Vec<TodayRow> = open
            .state()
            .deliveries
            .iter()
            .filter_map(|(id, delivery)| {
                let (what, since) = waiting_for(delivery)?;
                let contact = open.state().contacts.get(&delivery.contact);
                Some(TodayRow {
                    what,
                    id: id.to_string(),
                    agency: contact.map(|c| open.name(&c.agency)).unwrap_or_default(),
                    person: open.name(&delivery.contact),
                    platform: self.platform_of(open, delivery),
                    since: since.to_string(),
                })
            })
            .collect();
        rows.extend(drafts.iter().map(|(id, draft)| {
            let contact = draft.contact.as_ref().and_then(|id| open.state().contacts.get(id));
            TodayRow {
                what: TodayWhat::Draft,
                id: id.to_string(),
                agency: contact
                    .map_or_else(|| draft.answers.agency.clone(), |c| open.name(&c.agency)),
                person: draft
                    .contact
                    .as_ref()
                    .map_or_else(|| draft.answers.person.clone(), |id| open.name(id)),
                platform: self
                    .catalog
                    .platform(&draft.answers.platform)
                    .map(|p| p.name.clone())
                    .unwrap_or_default(),
                since: draft.started.to_string(),
            }
        }));
        rows.sort_by(|a, b| (urgency(a.what), &a.since).cmp(&(urgency(b.what), &b.since)));
        rows
    }

    /// The vendor's name of what a delivery carries; empty of a trial.
    pub(crate) fn platform_of(&self, open: &Open, delivery: &Delivery) -> String {
        let api_user = delivery.api_users.first().and_then(|id| open.state().api_users.get(id));
        let account = api_user.and_then(|a| open.state().accounts.get(&a.account));
        let platform = account.and_then(|a| self.catalog.platform(&a.platform));
        platform.map(|p| p.name.clone()).unwrap_or_default()
    }
}

fn waiting_for(delivery: &Delivery) -> Option<(TodayWhat, Timestamp)> {
    if let Some(since) = delivery.leak {
        return Some((TodayWhat::PossibleLeak, since));
    }
    if delivery.received.is_some() {
        return None;
    }
    // A file to the person's own key needs no words.
    let needs_words = delivery.words.is_some();
    match (delivery.sent, delivery.arrived, delivery.words_sent) {
        (Some(_), Some(_), Some((given, _))) => Some((TodayWhat::ReceiptToHear, given)),
        (Some(_), Some(arrived), None) if needs_words => Some((TodayWhat::WordsToSend, arrived)),
        (Some(_), Some(arrived), None) => Some((TodayWhat::ReceiptToHear, arrived)),
        (Some((sent, _)), None, _) => Some((TodayWhat::HasItArrived, sent)),
        (None, ..) => match &delivery.saved {
            Some(saved) => Some((TodayWhat::FileToSend, saved.at)),
            // The one that takes the place of a file out there is waited for, saved or not.
            None if delivery.went_out() => Some((TodayWhat::FileToSend, delivery.made)),
            // A file that was never saved has not left: its draft, if there still is one, stands for it.
            None => None,
        },
    }
}

fn urgency(what: TodayWhat) -> u8 {
    match what {
        TodayWhat::PossibleLeak => 0,
        TodayWhat::SentUnprotected => 1,
        TodayWhat::ContractOver => 2,
        TodayWhat::SwitchOldOff => 3,
        TodayWhat::WordsToSend => 4,
        TodayWhat::HasItArrived => 5,
        TodayWhat::ReceiptToHear => 6,
        TodayWhat::FileToSend => 7,
        TodayWhat::Draft => 8,
        TodayWhat::WaitingForAnswer => 9,
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
