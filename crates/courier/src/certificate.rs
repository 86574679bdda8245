//! What the certificate of an end says, as facts; a paper puts them into words.

use std::collections::{BTreeMap, BTreeSet};

use courier_vault::Id;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::{App, Open};
use crate::plan::reason_key;
use crate::plan_steps::Ground;
use crate::plans::concerned::{self, Why};
use crate::register_known::KnownThen;
use crate::state::{ApiUser, Grant};
use crate::views::{ConfirmedHow, Decision, EndedWhy, PlanStep, PlanWhat, Precision};

/// That an agency's access has ended, or that somebody of ours left, key by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Certificate {
    /// Of an agency; else of one of ours.
    pub(crate) of_agency: bool,
    /// The agency, or the person; empty where they were erased.
    pub(crate) name: String,
    pub(crate) begun: Timestamp,
    /// When the plan was ended; a certificate before is a draft.
    pub(crate) ended: Option<Timestamp>,
    /// The agency's last day.
    pub(crate) since: Option<Date>,
    /// Riskiest first.
    pub(crate) keys: Vec<CertifiedKey>,
    /// When return or deletion was asked for by letter, as somebody said.
    pub(crate) asked: Option<Timestamp>,
    pub(crate) confirmed: Option<(Date, ConfirmedHow)>,
    pub(crate) not_proven: Vec<NotProven>,
}

/// One key on a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CertifiedKey {
    /// The key in one line.
    pub(crate) key: String,
    pub(crate) ends_in: String,
    /// What it opens, as it was shown.
    pub(crate) opens: String,
    pub(crate) opens_everything: bool,
    /// Since when they had it; `None` of one of ours.
    pub(crate) from: Option<(Date, Precision)>,
    /// Why one of ours could have it; names `decide-why-<why>`.
    pub(crate) why: Option<Why>,
    pub(crate) end: KeyEnd,
    /// When that was.
    pub(crate) on: Option<Date>,
    /// The app saw the system refuse it; else somebody said so.
    pub(crate) seen: bool,
    /// When it was deleted after that, and whether the app did it.
    pub(crate) deleted: Option<(Date, bool)>,
    /// Why it was left as it is; may be empty.
    pub(crate) reason: String,
    /// Agencies that go on with it.
    pub(crate) others: Vec<String>,
}

/// How somebody's hold on a key ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyEnd {
    /// Deleted in its system.
    Deleted,
    /// Switched off in its system.
    SwitchedOff,
    /// Made anew in its system, and the new one did not go to them.
    MadeAnew,
    /// Off our list: nobody has said that the key was stopped, and whoever kept it may be able to use it.
    OffOurList,
    /// Left as it is, for a reason.
    Accepted,
    /// Nothing was done yet.
    Open,
}

impl KeyEnd {
    /// Names a case of `paper-end-how-is`.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::SwitchedOff => "switched-off",
            Self::MadeAnew => "made-anew",
            Self::OffOurList => "off-our-list",
            Self::Accepted => "accepted",
            Self::Open => "open",
        }
    }
}

/// What a certificate does not prove; names a case of `paper-end-not-proven-is`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotProven {
    /// That nobody kept a copy of what was read with the keys. Never proven.
    Copies,
    /// That a system really stopped a key: somebody said so, and it was not asked.
    OnlySaid,
    /// Of a key nobody has said that it was stopped.
    StillWorks,
    /// That the agency returned or deleted anything: it did not answer, or was not asked.
    NoConfirmation,
    /// What it confirmed was not written.
    OnlySpoken,
}

impl NotProven {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Copies => "copies",
            Self::OnlySaid => "only-said",
            Self::StillWorks => "still-works",
            Self::NoConfirmation => "no-confirmation",
            Self::OnlySpoken => "only-spoken",
        }
    }
}

impl App {
    /// The certificate of an end; `None` of a plan that has none.
    pub(crate) fn certificate(&self, open: &Open, id: &Id) -> Option<Certificate> {
        let state = open.state();
        let plan = state.plans.get(id)?;
        let of_agency = match plan.what {
            PlanWhat::AgencyEnds => true,
            PlanWhat::OursLeft => false,
            _ => return None,
        };
        let ground = &Ground { app: self, open, id, plan, now: (self.host.clock)() };
        let keys: Vec<CertifiedKey> = if of_agency {
            ever_had(ground)
        } else {
            // Whoever leaves had the keys there were then.
            let then = &KnownThen::of(&open.ledger.log, Some(plan.begun));
            let keys = concerned::keys(ground).into_iter();
            keys.map(|(key, why)| certified(ground, then, &key, &[], Some(why))).collect()
        };
        let agency = plan.agency.as_ref();
        let asked = ground.mark(PlanStep::AskDeletion, agency).filter(|mark| !mark.skipped);
        let confirmed = agency.and_then(|agency| state.confirmed.get(agency)).copied();
        let not_proven = not_proven(of_agency, &keys, confirmed);
        Some(Certificate {
            of_agency,
            name: agency.or(plan.person.as_ref()).map(|id| open.name(id)).unwrap_or_default(),
            begun: plan.begun,
            ended: plan.ended.map(|(at, _)| at),
            since: agency.and_then(|agency| state.ended_agencies.get(agency)).copied(),
            keys,
            asked: asked.map(|mark| mark.at),
            confirmed,
            not_proven,
        })
    }
}

/// Every key an agency ever had, also those that stopped long ago: those the plan was about first.
fn ever_had(ground: &Ground<'_>) -> Vec<CertifiedKey> {
    let Some(agency) = &ground.plan.agency else { return Vec::new() };
    let mut theirs: BTreeMap<&Id, Vec<(&Id, &Grant)>> = BTreeMap::new();
    for (id, grant) in &ground.state().grants {
        if grant.agency == *agency && !matches!(grant.ended, Some((_, EndedWhy::NeverWas))) {
            theirs.entry(&grant.api_user).or_default().push((id, grant));
        }
    }
    let concerned = concerned::keys(ground);
    let mut keys: Vec<&Id> = concerned.iter().map(|(key, _)| key).collect();
    let known: BTreeSet<&Id> = keys.iter().copied().collect();
    let first = |key: &Id| theirs.get(key)?.iter().map(|(_, grant)| grant.since).min();
    let mut earlier: Vec<&Id> = theirs.keys().copied().filter(|key| !known.contains(key)).collect();
    earlier.sort_by_key(|key| (first(key), *key));
    keys.extend(earlier);
    let of = |key: &Id| theirs.get(key).map_or(&[][..], Vec::as_slice);
    let then = &KnownThen::of(&ground.open.ledger.log, None);
    keys.into_iter().map(|key| certified(ground, then, key, of(key), None)).collect()
}

fn certified(
    ground: &Ground<'_>,
    then: &KnownThen<'_>,
    key: &Id,
    grants: &[(&Id, &Grant)],
    why: Option<Why>,
) -> CertifiedKey {
    let open = ground.open;
    let known = ground.state().api_users.get(key);
    let first = grants.iter().min_by_key(|(_, grant)| grant.since);
    let last = grants.iter().max_by_key(|(_, grant)| grant.recorded);
    let (end, on, seen) = end_of(ground, key, known, grants);
    let any = ground.state().grants.iter().find(|(_, grant)| grant.api_user == *key);
    let opens = first.map(|(id, _)| *id).or(any.map(|(id, _)| id));
    CertifiedKey {
        key: ground.app.key_line(open, key),
        ends_in: match last {
            Some((grant, _)) => open.ends_in_had(then, grant),
            None => open.ends_in_then(then, key),
        },
        opens: opens.map(|id| open.grant_card(id).opens).unwrap_or_default(),
        opens_everything: concerned::opens_everything(ground, key),
        from: first.map(|(_, grant)| (grant.since, grant.precision)),
        why,
        end,
        on,
        seen,
        deleted: known.and_then(|known| deleted_later(ground.open, known)),
        reason: reason_of(ground, key),
        others: open.names_of(&concerned::others(ground, key)),
    }
}

/// When a key that was switched off was deleted, and whether the app did it.
pub(crate) fn deleted_later(open: &Open, known: &ApiUser) -> Option<(Date, bool)> {
    let deleted = known.deleted.filter(|_| !known.is_only_deleted())?;
    Some((deleted.to_zoned(open.time_zone()).date(), known.deleted_by_app))
}

/// Why a key was left as it is, or what was noted when it was decided.
pub(crate) fn reason_of(ground: &Ground<'_>, key: &Id) -> String {
    let place = reason_key(PlanStep::Decide, Some(key));
    ground.open.plan_card(ground.id).reasons.remove(&place).unwrap_or_default()
}

/// How somebody's hold on a key ended: the strongest that is true.
fn end_of(
    ground: &Ground<'_>,
    key: &Id,
    known: Option<&ApiUser>,
    grants: &[(&Id, &Grant)],
) -> (KeyEnd, Option<Date>, bool) {
    let day = |at: Timestamp| at.to_zoned(ground.open.time_zone()).date();
    let zone = ground.open.time_zone();
    if let Some(known) = known.filter(|known| known.is_only_deleted()) {
        return (KeyEnd::Deleted, known.off_day(&zone), known.off_is_seen());
    }
    if let Some(known) = known.filter(|known| known.switched_off.is_some()) {
        return (KeyEnd::SwitchedOff, known.off_day(&zone), known.off_is_seen());
    }
    let decided = ground.plan.decided.get(key).map(|(decision, _)| *decision);
    let last = grants.iter().max_by_key(|(_, grant)| grant.recorded).map(|(_, grant)| *grant);
    let gone = last.and_then(|grant| grant.ended);
    let renewed = known.and_then(|known| known.renewed);
    // Made anew after they had it, and they are not among those who got the new one.
    let without = last.map_or(renewed >= Some(ground.plan.begun), |grant| {
        let waits = grant.paused.is_some() || matches!(gone, Some((_, EndedWhy::KeyGone)));
        waits || grant.off_list.is_some_and(|ended| renewed >= Some(ended))
    });
    if let Some(renewed) = renewed.filter(|_| without) {
        return (KeyEnd::MadeAnew, Some(day(renewed)), false);
    }
    let marked = ground.mark(PlanStep::Decide, Some(key)).map(|mark| day(mark.at));
    match (gone, decided) {
        (_, Some(Decision::Accept)) => (KeyEnd::Accepted, marked, false),
        (Some((since, _)), _) => (KeyEnd::OffOurList, Some(since), false),
        (None, _) => (KeyEnd::Open, None, false),
    }
}

fn not_proven(
    of_agency: bool,
    keys: &[CertifiedKey],
    confirmed: Option<(Date, ConfirmedHow)>,
) -> Vec<NotProven> {
    let stopped = |end| matches!(end, KeyEnd::Deleted | KeyEnd::SwitchedOff | KeyEnd::MadeAnew);
    let said = keys.iter().any(|key| stopped(key.end) && !key.seen);
    let works = keys.iter().any(|key| !stopped(key.end));
    let silent = !matches!(
        confirmed,
        Some((_, ConfirmedHow::Email | ConfirmedHow::Letter | ConfirmedHow::Phone))
    );
    let spoken = matches!(confirmed, Some((_, ConfirmedHow::Phone)));
    let all = [
        (NotProven::StillWorks, works),
        (NotProven::OnlySaid, said),
        (NotProven::NoConfirmation, of_agency && silent),
        (NotProven::OnlySpoken, of_agency && spoken),
        (NotProven::Copies, true),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Recording;
    use crate::desk::{Desk, KEY, answers};
    use crate::domain::Change;
    use crate::views::{Answers, Form, PlanEnd, Step};

    #[test]
    fn a_certificate_says_what_was_done_and_what_is_not_proven() {
        let desk = Desk::founded();
        let delivery = desk.make(&desk.with_key_for("Brightwater", KEY), Form::Zip);
        desk.save(&delivery);
        let agency = desk.app.agencies().unwrap()[0].id.clone();
        let contact = desk.app.agency(&agency).unwrap().people[0].id.clone();
        let known = Answers { contact, ..answers("Brightwater") };
        let draft = desk.app.wizard_start(false, None).unwrap().id;
        for step in [Step::Who, Step::WhatFor, Step::MakeIt] {
            desk.app.wizard_continue(&draft, step, known.clone()).unwrap();
        }
        let second = secrecy::SecretString::from(KEY.replace('0', "2"));
        desk.app.paste_key(&draft, &second).unwrap();
        let draft = desk.app.wizard_continue(&draft, Step::Key, known).unwrap();
        desk.save(&desk.make(&draft, Form::Zip));
        let keys: Vec<String> =
            desk.app.keys().unwrap().into_iter().rev().map(|row| row.id).collect();
        desk.app.switch_key_off(&keys[0]).unwrap();
        let plan = desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap();
        let of = |desk: &Desk| {
            let id = Id::parse(&plan).unwrap();
            desk.app.with(|open| Ok(desk.app.certificate(open, &id))).unwrap().unwrap()
        };
        let ends = |desk: &Desk| of(desk).keys.iter().map(|key| key.end).collect::<Vec<_>>();
        assert_eq!(ends(&desk), [KeyEnd::Open, KeyEnd::SwitchedOff], "what is open first");
        desk.app.plan_decide(&plan, &keys[1], Decision::Accept, "They finish a job").unwrap();
        desk.app.plan_done(&plan, PlanStep::AskDeletion, &agency).unwrap();
        let today = desk.app.home().unwrap().today;
        desk.app.plan_confirmed(&plan, &today, ConfirmedHow::Phone).unwrap();
        desk.app.end_plan(&plan, PlanEnd::Done).unwrap();
        let certificate = of(&desk);
        assert_eq!((certificate.of_agency, &*certificate.name), (true, "Brightwater"));
        assert!(certificate.ended.is_some() && certificate.asked.is_some());
        assert_eq!(certificate.since.map(|day| day.to_string()), Some(today.clone()));
        assert_eq!(certificate.confirmed.map(|(_, how)| how), Some(ConfirmedHow::Phone));
        let [accepted, off] = certificate.keys.as_slice() else { panic!("{certificate:?}") };
        assert_eq!((accepted.end, &*accepted.reason), (KeyEnd::Accepted, "They finish a job"));
        assert_eq!(
            (off.end, off.seen, off.on.unwrap().to_string()),
            (KeyEnd::SwitchedOff, false, today)
        );
        assert!(off.from.is_some() && off.ends_in == "d117" && !off.opens.is_empty());
        let names: Vec<&str> = certificate.not_proven.iter().map(|what| what.as_str()).collect();
        assert_eq!(names, ["still-works", "only-said", "only-spoken", "copies"]);
    }

    #[test]
    fn what_was_deleted_and_then_refused_was_seen() {
        let desk = Desk::founded();
        desk.save(&desk.make(&desk.with_key_for("Brightwater", KEY), Form::Zip));
        let agency = desk.app.agencies().unwrap()[0].id.clone();
        let key = Id::parse(&desk.app.keys().unwrap()[0].id).unwrap();
        let plan = Id::parse(&desk.app.begin_plan(PlanWhat::AgencyEnds, &agency).unwrap()).unwrap();
        let deleted = Change::ApiUserDeleted { api_user: key.clone(), since: None }.said();
        let refused = Change::SwitchOffSeen { api_user: key }.seen();
        let certificate = desk.app.with(|open| {
            let entries = vec![deleted, refused];
            desk.app.record(open, Recording { entries, ..Recording::default() })?;
            Ok(desk.app.certificate(open, &plan))
        });
        let certificate = certificate.unwrap().unwrap();
        let [key] = certificate.keys.as_slice() else { panic!("{certificate:?}") };
        assert_eq!((key.end, key.seen, key.deleted), (KeyEnd::Deleted, true, None));
        assert!(!certificate.not_proven.contains(&NotProven::OnlySaid), "{certificate:?}");
    }
}
