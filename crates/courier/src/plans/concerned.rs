//! The keys a plan about people is about: what somebody received and could have copied, what an agency ever
//! had, what one of ours handled. Riskiest first.

use std::collections::BTreeMap;

use courier_platforms::Kind;
use courier_vault::Id;
use jiff::Timestamp;

use crate::domain::{Card, Change, How};
use crate::ledger::Logged;
use crate::plan_steps::{Ground, Planned};
use crate::state::{ApiUser, Delivery};
use crate::theirs::Theirs;
use crate::views::{Decision, EndedWhy, PlanEnd, PlanStep, PlanWhat};

/// Why a key is among them; the strongest reason last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Why {
    /// The agency had it once, and nothing stopped it since.
    Held,
    /// The agency has it.
    Holds,
    /// It is the only person we know there, or the one it went to last.
    OnlyContact,
    /// Somebody of ours made it in the system.
    Made,
    /// Somebody of ours kept it here: it was on their clipboard.
    Kept,
    /// Somebody of ours saved a file with it.
    Saved,
    /// Somebody of ours had the words of a file with it on the screen.
    WordsShown,
    /// A file with it went to them, and its words were given.
    WordsGiven,
    /// They opened a file with it.
    Received,
    /// The account in the system has their e-mail address, mobile number or name.
    Account,
    /// The plan is about this key.
    Itself,
}

impl Why {
    /// Names `decide-why-<why>`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Holds => "holds",
            Self::OnlyContact => "only-contact",
            Self::Made => "made",
            Self::Kept => "kept",
            Self::Saved => "saved",
            Self::WordsShown => "words-shown",
            Self::WordsGiven => "words-given",
            Self::Received => "received",
            Self::Account => "account",
            Self::Itself => "itself",
        }
    }
}

/// Each key, and why.
type Found = BTreeMap<Id, Why>;

/// The keys, riskiest first.
pub(crate) fn keys(ground: &Ground<'_>) -> Vec<(Id, Why)> {
    let mut found = Found::new();
    match ground.plan.what {
        PlanWhat::PersonLeft => of_contact(ground, &mut found),
        PlanWhat::AgencyEnds => of_agency(ground, &mut found),
        PlanWhat::OursLeft => of_ours(ground, &mut found),
        PlanWhat::Unsure => of_doubt(ground, &mut found),
        _ => {}
    }
    // What was decided stays in sight, whatever was changed since.
    let why = match ground.plan.what {
        PlanWhat::PersonLeft => Why::OnlyContact,
        PlanWhat::OursLeft => Why::Account,
        _ => Why::Held,
    };
    for key in ground.plan.decided.keys() {
        found.entry(key.clone()).or_insert(why);
    }
    let mut keys: Vec<(Id, Why)> = found.into_iter().collect();
    keys.sort_by_cached_key(|(key, why)| {
        let state = ground.state();
        let exposed = state.grants.values().any(|g| g.api_user == *key && state.is_exposed(g));
        let shared = !others(ground, key).is_empty();
        let line = ground.app.key_line(ground.open, key);
        (!opens_everything(ground, key), !exposed, shared, std::cmp::Reverse(*why), line)
    });
    keys
}

/// A step for each of them.
pub(crate) fn decide(ground: &Ground<'_>) -> Vec<Planned> {
    let decide = |(key, _): (Id, Why)| {
        let settled = settled(ground, &key);
        ground.step(PlanStep::Decide, Some(&key)).shown_by(settled).anytime()
    };
    keys(ground).into_iter().map(decide).collect()
}

/// The agencies that hold a key beside the one the plan is about.
pub(crate) fn others(ground: &Ground<'_>, key: &Id) -> Vec<Id> {
    let own = own_agency(ground);
    let mut holders = ground.state().holders(key);
    holders.retain(|agency| Some(agency) != own);
    holders
}

/// The agency the plan is about, or whose person it is about.
pub(crate) fn own_agency<'a>(ground: &Ground<'a>) -> Option<&'a Id> {
    let contact = ground.plan.contact.as_ref();
    let of_contact = || Some(&ground.state().contacts.get(contact?)?.agency);
    ground.plan.agency.as_ref().or_else(of_contact)
}

pub(crate) fn opens_everything(ground: &Ground<'_>, key: &Id) -> bool {
    let state = ground.state();
    let facts = state.api_users.get(key).and_then(|known| ground.facts(known));
    facts.is_some_and(|facts| facts.purpose.opens_everything)
        || state.grants.values().any(|g| g.api_user == *key && g.opens_everything)
}

/// What may be decided for a key, the most careful first.
pub(crate) fn decisions(ground: &Ground<'_>, key: &Id) -> Vec<Decision> {
    let can = ground.app.plans_for(ground.open, key);
    let replaced_by = replacing(&can).map(|_| Decision::Replace);
    let off = can.contains(&PlanWhat::SwitchOff).then_some(Decision::SwitchOff);
    let ends = ground.plan.what == PlanWhat::AgencyEnds;
    let secret = ground.kind(key).is_none_or(|kind| kind.secret);
    let shared = ends && !others(ground, key).is_empty();
    let list = (shared || ends && !secret).then_some(Decision::OffOurList);
    let found = match ground.plan.what {
        // Anybody may have it: there is nothing to get back.
        _ if !secret => vec![list, off],
        PlanWhat::Unsure => vec![off, replaced_by],
        PlanWhat::AgencyEnds if !shared => vec![off],
        _ => vec![replaced_by, list, off],
    };
    found.into_iter().flatten().chain([Decision::Accept]).collect()
}

/// How a key is replaced.
pub(crate) fn replacing(can: &[PlanWhat]) -> Option<PlanWhat> {
    let ways = [PlanWhat::Overlap, PlanWhat::CutOver, PlanWhat::Reset];
    ways.into_iter().find(|what| can.contains(what))
}

/// When a key stopped being a question, whether that was decided here or not; and whether the app saw it.
fn settled(ground: &Ground<'_>, key: &Id) -> Option<(Timestamp, bool)> {
    let known = ground.state().api_users.get(key)?;
    if let Some(off) = known.switched_off {
        return Some((off, known.off_is_seen()));
    }
    // Made anew, and whoever it was made anew against has not got the new one.
    let renewed = known.renewed.filter(|at| *at >= ground.plan.begun);
    let again = ground.plan.agency.as_ref().is_some_and(|agency| {
        let mut theirs = ground.state().grants.values();
        theirs.any(|g| {
            g.api_user == *key && g.agency == *agency && g.ended.is_none() && g.paused.is_none()
        })
    });
    if let Some(renewed) = renewed.filter(|_| ground.plan.what != PlanWhat::AgencyEnds || !again) {
        return Some((renewed, false));
    }
    match ground.plan.decided.get(key)? {
        (Decision::Accept | Decision::OffOurList, _) => {
            let mark = ground.mark(PlanStep::Decide, Some(key))?;
            Some((mark.at, false))
        }
        (Decision::Replace | Decision::SwitchOff, by) => {
            match ground.state().plans.get(by.as_ref()?)?.ended {
                Some((at, PlanEnd::Done)) => Some((at, false)),
                _ => None,
            }
        }
    }
}

/// Puts a key in, unless it stopped, or was made anew, between then and the beginning of the plan.
fn add(ground: &Ground<'_>, found: &mut Found, key: &Id, why: Why, at: Option<Timestamp>) {
    let Some(known) = ground.state().api_users.get(key) else { return };
    if stopped_before(ground, known, at) {
        return;
    }
    let known = found.entry(key.clone()).or_insert(why);
    *known = why.max(*known);
}

fn stopped_before(ground: &Ground<'_>, known: &ApiUser, at: Option<Timestamp>) -> bool {
    let begun = ground.plan.begun;
    let renewed = known.renewed.filter(|renewed| *renewed < begun);
    known.switched_off.is_some_and(|off| off < begun)
        || renewed.is_some_and(|renewed| at.is_some_and(|at| at < renewed))
}

fn is_secret(ground: &Ground<'_>, key: &Id) -> bool {
    ground.kind(key).is_none_or(|kind| kind.secret)
}

/// What somebody at an agency received and could have copied.
fn of_contact(ground: &Ground<'_>, found: &mut Found) {
    let (Some(contact), Some(agency)) = (&ground.plan.contact, own_agency(ground)) else { return };
    let state = ground.state();
    for delivery in state.deliveries.values().filter(|d| d.contact == *contact && !d.trial) {
        let Some(why) = could_open(delivery) else { continue };
        for key in delivery.api_users.iter().filter(|key| is_secret(ground, key)) {
            add(ground, found, key, why, Some(delivery.made));
        }
    }
    let theirs = Theirs::of(ground.open, contact);
    let of_agency = |(_, grant): &(&Id, &crate::state::Grant)| {
        grant.agency == *agency && !matches!(grant.ended, Some((_, EndedWhy::NeverWas)))
    };
    for (_, grant) in state.grants.iter().filter(of_agency) {
        let key = &grant.api_user;
        if !is_secret(ground, key) {
            continue;
        }
        if grant.ended.is_none() && last_then(ground, key, agency) == Some(contact) {
            add(ground, found, key, Why::OnlyContact, None);
        }
        if had_account(ground, key, &theirs) {
            add(ground, found, key, Why::Account, None);
        }
    }
}

/// The person at an agency to whom a key went last before the plan began; where nobody knows, the only one we
/// knew there then. Whoever is put on record to take over changes nothing of it.
fn last_then<'a>(ground: &Ground<'a>, key: &Id, agency: &Id) -> Option<&'a Id> {
    let (state, begun) = (ground.state(), ground.plan.begun);
    let files = state.deliveries.values().filter(|d| {
        d.went_out()
            && d.begun < begun
            && d.api_users.contains(key)
            && ground.agency_of(d) == Some(agency)
    });
    if let Some(last) = files.max_by_key(|d| d.begun) {
        return Some(&last.contact);
    }
    let before = ground.open.ledger.log.iter().filter(|logged| logged.recorded < begun);
    let mut added = before.flat_map(|logged| &logged.entries).filter_map(|entry| {
        let Change::ContactAdded { contact, agency: at } = &entry.change else { return None };
        let gone = state.erased.contains(contact)
            || state.left.contains_key(contact) && ground.plan.contact.as_ref() != Some(contact);
        (at == agency && !gone).then_some(contact)
    });
    let only = added.next()?;
    added.next().is_none().then_some(only)
}

/// Whether a form ever had something of a person where something personal belongs: they know the key still
/// when the form has somebody else by now.
fn had_account(ground: &Ground<'_>, key: &Id, theirs: &Theirs) -> bool {
    // Each version is read from the disk: only where something personal may stand in it.
    let personal = ground.kind(key).filter(|kind| kind.fields.iter().any(|field| field.personal));
    let Some(kind) = personal else { return false };
    ground.open.vault.card_versions(key).iter().any(|(_, content)| match Card::parse(content) {
        Some(Card::ApiUser { fields, .. }) => is_in(kind, &fields, theirs),
        _ => false,
    })
}

/// Whether a form has something of a person where something personal belongs.
fn has_account(ground: &Ground<'_>, key: &Id, theirs: &Theirs) -> bool {
    let (fields, ..) = ground.open.api_user_card(key);
    let Some(kind) = ground.kind(key) else { return false };
    is_in(kind, &fields, theirs)
}

fn is_in(kind: &Kind, fields: &BTreeMap<String, String>, theirs: &Theirs) -> bool {
    let personal = kind.fields.iter().filter(|field| field.personal);
    personal.filter_map(|field| fields.get(&field.id)).any(|value| theirs.stands_in(value))
}

/// Whether somebody has, or had, what opens a file that went to them.
fn could_open(delivery: &Delivery) -> Option<Why> {
    if !delivery.went_out() {
        return None;
    }
    let before = delivery.before.as_ref().is_some_and(|before| before.words_given);
    let given = delivery.words.is_none() || delivery.words_sent.is_some() || before;
    match &delivery.received {
        Some(_) => Some(Why::Received),
        None => given.then_some(Why::WordsGiven),
    }
}

/// Every key an agency ever had that still worked when its end began.
fn of_agency(ground: &Ground<'_>, found: &mut Found) {
    let Some(agency) = &ground.plan.agency else { return };
    for grant in ground.state().grants.values().filter(|g| g.agency == *agency) {
        let key = &grant.api_user;
        let before = grant.off_list.filter(|at| *at < ground.plan.begun);
        let waits = grant.paused.is_some() && !is_renewed_since(ground, key);
        match (&grant.ended, before) {
            // The key it had opens nothing, and it got no other, or not yet.
            (Some((_, EndedWhy::NeverWas)), _) => {}
            (Some((_, EndedWhy::KeyGone)), _) if !ground.state().is_off_list_only(grant) => {}
            (None, _) if waits => {}
            (Some(_), Some(at)) => add(ground, found, key, Why::Held, Some(at)),
            _ => add(ground, found, key, Why::Holds, None),
        }
    }
}

fn is_renewed_since(ground: &Ground<'_>, key: &Id) -> bool {
    let known = ground.state().api_users.get(key);
    known.and_then(|known| known.renewed).is_some_and(|at| at >= ground.plan.begun)
}

/// What somebody of ours handled, or what is tied to their name.
fn of_ours(ground: &Ground<'_>, found: &mut Found) {
    let Some(person) = &ground.plan.person else { return };
    let state = ground.state();
    let of_delivery = |id: &Id| state.deliveries.get(id).filter(|d| !d.trial);
    for Logged { recorded, by, entries, .. } in &ground.open.ledger.log {
        if by != person {
            continue;
        }
        for entry in entries {
            let (keys, why): (&[Id], Why) = match &entry.change {
                Change::KeyKept { api_user, .. } => (std::slice::from_ref(api_user), Why::Kept),
                Change::ApiUserMade {
                    api_user,
                    how: How::Guided | How::Here | How::Automatic,
                    ..
                } => (std::slice::from_ref(api_user), Why::Made),
                Change::WordsShown { delivery, .. } => {
                    let keys = of_delivery(delivery).map(|d| d.api_users.as_slice());
                    (keys.unwrap_or_default(), Why::WordsShown)
                }
                Change::FileSaved { delivery, .. } => {
                    let keys = of_delivery(delivery).map(|d| d.api_users.as_slice());
                    (keys.unwrap_or_default(), Why::Saved)
                }
                _ => continue,
            };
            for key in keys.iter().filter(|key| is_secret(ground, key)) {
                add(ground, found, key, why, Some(*recorded));
            }
        }
    }
    let theirs = Theirs::of(ground.open, person);
    for key in state.api_users.keys().filter(|key| is_secret(ground, key)) {
        if has_account(ground, key, &theirs) {
            add(ground, found, key, Why::Account, None);
        }
    }
}

/// What nobody is sure about. What was stopped already stands there too: the sheet names it.
fn of_doubt(ground: &Ground<'_>, found: &mut Found) {
    let state = ground.state();
    found.extend(ground.plan.api_user.iter().map(|key| (key.clone(), Why::Itself)));
    let delivery = ground.plan.delivery.as_ref().and_then(|id| state.deliveries.get(id));
    let carried = delivery.into_iter().flat_map(|delivery| &delivery.api_users);
    found.extend(carried.map(|key| (key.clone(), Why::Itself)));
    if let Some(agency) = &ground.plan.agency {
        let begun = ground.plan.begun;
        let held = state.grants.values().filter(|grant| {
            let off = state.api_users.get(&grant.api_user).and_then(|known| known.switched_off);
            let never_had_it = match grant.ended {
                Some((_, EndedWhy::NeverWas)) => true,
                // Switched on again, the key they have works again.
                Some((_, EndedWhy::KeyGone)) => !state.is_off_list_only(grant),
                _ => false,
            };
            grant.agency == *agency && !never_had_it && off.is_none_or(|off| off >= begun)
        });
        found.extend(held.map(|grant| (grant.api_user.clone(), Why::Holds)));
    }
}
