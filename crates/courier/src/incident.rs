//! What the incident sheet says, as facts; a paper puts them into words.

use courier_vault::Id;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::app::{App, Open};
use crate::certificate::reason_of;
use crate::plan_steps::Ground;
use crate::plans::concerned;
use crate::register_known::KnownThen;
use crate::state::{Grant, Plan};
use crate::views::{Decision, EndedWhy, PlanStep, PlanWhat, Precision, Travelled};

/// How long the law gives to tell the authority of a breach (Article 33 of the GDPR).
pub(crate) const TO_TELL: SignedDuration = SignedDuration::from_hours(72);

/// What somebody must know within 72 hours.
#[derive(Debug, Clone)]
pub(crate) struct Incident {
    pub(crate) begun: Timestamp,
    /// When it was noticed; `None` while nobody said.
    pub(crate) noticed: Option<Timestamp>,
    /// 72 hours after that.
    pub(crate) by: Option<Timestamp>,
    pub(crate) keys: Vec<IncidentKey>,
    pub(crate) not_known: Vec<NotKnown>,
}

/// One key on an incident sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IncidentKey {
    pub(crate) key: String,
    pub(crate) ends_in: String,
    pub(crate) opens: Vec<String>,
    pub(crate) opens_everything: bool,
    /// Who had it.
    pub(crate) holders: Vec<IncidentHolder>,
    pub(crate) decided: Option<Decision>,
    /// Since when it opens nothing, and whether the app saw that.
    pub(crate) stopped: Option<(Timestamp, bool)>,
    pub(crate) reason: String,
}

/// Who had a key, and how it reached them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IncidentHolder {
    pub(crate) agency: String,
    pub(crate) since: (Date, Precision),
    pub(crate) travelled: Travelled,
    /// They were told, as somebody said.
    pub(crate) told: Option<Timestamp>,
}

/// What nobody knows yet; names a case of `paper-incident-unknown-is`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotKnown {
    /// Who saw it, and whether anybody used it. Key Courier cannot know.
    WhoSaw,
    /// When it was noticed.
    Noticed,
    /// What a key opens: it was never put on record.
    Opens,
    /// Since when somebody had it, exactly.
    Since,
    /// Whether a system really stopped a key.
    OnlySaid,
}

impl NotKnown {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::WhoSaw => "who-saw",
            Self::Noticed => "noticed",
            Self::Opens => "opens",
            Self::Since => "since",
            Self::OnlySaid => "only-said",
        }
    }
}

impl App {
    /// The incident sheet; `None` of a plan that has none.
    pub(crate) fn incident(&self, open: &Open, id: &Id) -> Option<Incident> {
        let plan = open.state().plans.get(id).filter(|plan| plan.what == PlanWhat::Unsure)?;
        let ground = &Ground { app: self, open, id, plan, now: (self.host.clock)() };
        // What was seen is what the file carried, or what there was when it was noticed.
        let delivery = plan.delivery.as_ref().and_then(|id| open.state().deliveries.get(id));
        let moment = delivery.map_or(plan.begun, |delivery| delivery.made);
        let then = &KnownThen::of(&open.ledger.log, Some(moment));
        let keys = concerned::keys(ground).into_iter();
        let keys: Vec<IncidentKey> =
            keys.map(|(key, _)| incident_key(ground, then, &key)).collect();
        Some(Incident {
            begun: plan.begun,
            noticed: plan.timed,
            by: plan.timed.and_then(|at| at.checked_add(TO_TELL).ok()),
            not_known: not_known(plan, &keys),
            keys,
        })
    }
}

fn incident_key(ground: &Ground<'_>, then: &KnownThen<'_>, key: &Id) -> IncidentKey {
    let open = ground.open;
    let known = ground.state().api_users.get(key);
    let grants = ground.state().grants.iter().filter(|(_, grant)| {
        grant.api_user == *key && !matches!(grant.ended, Some((_, EndedWhy::NeverWas)))
    });
    let grants: Vec<(&Id, &Grant)> = grants.collect();
    let mut opens: Vec<String> =
        grants.iter().map(|(id, _)| open.grant_card(id).opens).filter(|o| !o.is_empty()).collect();
    opens.sort();
    opens.dedup();
    let off = known.and_then(|known| Some((known.switched_off?, known.off_is_seen())));
    let renewed = known.and_then(|known| known.renewed);
    let renewed = renewed.filter(|at| *at >= ground.plan.begun).map(|at| (at, false));
    let told = |grant: &Id| {
        let mark = ground.mark(PlanStep::TellHolder, Some(grant));
        mark.filter(|mark| !mark.skipped).map(|mark| mark.at)
    };
    let holders = grants.iter().map(|(id, grant)| IncidentHolder {
        agency: open.name(&grant.agency),
        since: (grant.since, grant.precision),
        travelled: grant.travelled,
        told: told(id),
    });
    IncidentKey {
        key: ground.app.key_line(open, key),
        // Whoever saw it saw the one there was then.
        ends_in: open.ends_in_then(then, key),
        opens,
        opens_everything: concerned::opens_everything(ground, key),
        holders: holders.collect(),
        decided: ground.plan.decided.get(key).map(|(decision, _)| *decision),
        stopped: off.or(renewed),
        reason: reason_of(ground, key),
    }
}

fn not_known(plan: &Plan, keys: &[IncidentKey]) -> Vec<NotKnown> {
    let vague = |holder: &IncidentHolder| holder.since.1 != Precision::Day;
    let all = [
        (NotKnown::Noticed, plan.timed.is_none()),
        (NotKnown::Opens, keys.iter().any(|key| key.opens.is_empty())),
        (NotKnown::Since, keys.iter().any(|key| key.holders.iter().any(vague))),
        (NotKnown::OnlySaid, keys.iter().any(|key| key.stopped.is_some_and(|(_, seen)| !seen))),
        (NotKnown::WhoSaw, true),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, KEY};
    use crate::views::Form;

    #[test]
    fn an_incident_sheet_names_the_hours_the_keys_and_what_nobody_knows() {
        let desk = Desk::founded();
        let delivery = desk.make(&desk.with_key_for("Brightwater", KEY), Form::Zip);
        desk.save(&delivery);
        let plan = desk.app.begin_plan(PlanWhat::Unsure, &delivery).unwrap();
        let id = Id::parse(&plan).unwrap();
        let of =
            |desk: &Desk| desk.app.with(|open| Ok(desk.app.incident(open, &id))).unwrap().unwrap();
        assert_eq!(of(&desk).not_known, [NotKnown::Noticed, NotKnown::WhoSaw]);
        let today = desk.app.home().unwrap().today;
        desk.app.plan_time(&plan, &today, "00:00").unwrap();
        let key = desk.app.keys().unwrap()[0].id.clone();
        desk.app.switch_key_off(&key).unwrap();
        let incident = of(&desk);
        let (noticed, by) = (incident.noticed.unwrap(), incident.by.unwrap());
        assert_eq!(by.duration_since(noticed), TO_TELL);
        let [known] = incident.keys.as_slice() else { panic!("{incident:?}") };
        assert!(known.opens_everything && known.stopped.is_some() && known.decided.is_none());
        assert_eq!(known.holders.len(), 1);
        assert_eq!((&*known.holders[0].agency, known.holders[0].told), ("Brightwater", None));
        assert_eq!(incident.not_known, [NotKnown::OnlySaid, NotKnown::WhoSaw]);
        let certificate = desk.app.with(|open| Ok(desk.app.certificate(open, &id))).unwrap();
        assert!(certificate.is_none(), "that is another plan’s paper");
    }

    #[test]
    fn what_was_seen_is_what_the_file_carried() {
        let desk = Desk::founded();
        let delivery = desk.make(&desk.with_key_for("Brightwater", KEY), Form::Zip);
        desk.save(&delivery);
        let key = desk.app.keys().unwrap()[0].id.clone();
        let anew = desk.app.begin_plan(PlanWhat::CutOver, &key).unwrap();
        for step in [PlanStep::AgreeTime, PlanStep::ChooseReader, PlanStep::TellHolder] {
            desk.app.plan_skip(&anew, step, "", "").unwrap();
        }
        let new = secrecy::SecretString::from(KEY.replace("d117", "d2a9"));
        desk.app.plan_paste_key(&anew, &new).unwrap();
        let ends = |about: &str| {
            let plan = Id::parse(&desk.app.begin_plan(PlanWhat::Unsure, about).unwrap()).unwrap();
            let incident = desk.app.with(|open| Ok(desk.app.incident(open, &plan))).unwrap();
            incident.unwrap().keys.remove(0).ends_in
        };
        assert_eq!((ends(&delivery).as_str(), ends(&key).as_str()), ("d117", "d2a9"));
    }
}
