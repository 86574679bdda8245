//! A key is made anew at a time everybody knows: the old one stops that very moment.

use courier_vault::Id;
use jiff::Timestamp;

use crate::plan_steps::{Ground, Planned};
use crate::views::PlanStep;

/// All that can be done before is done before; then one after the other, as fast as it goes.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((key, known)) = ground.key() else { return Vec::new() };
    let renewed = known.renewed.filter(|at| *at >= ground.plan.begun);
    let secret = ground.kind(key).is_none_or(|kind| kind.secret);
    let agencies = ground.agencies_with(key);
    let tell = || {
        let grants = ground.grants_of(key).into_iter();
        grants.map(|(id, _)| ground.step(PlanStep::TellHolder, Some(id)).skippable())
    };
    let time = ground.plan.timed;
    let agreed = ground.step(PlanStep::AgreeTime, None).skippable();
    let mut steps = vec![agreed.until(time)];
    if secret {
        let readers = agencies.iter().map(|id| ground.step(PlanStep::ChooseReader, Some(id)));
        steps.extend(readers.map(Planned::skippable));
        steps.extend(tell());
    }
    let said = renewed.map(|at| (at, false));
    let renew = ground.step(PlanStep::RenewThere, Some(key));
    steps.push(renew.or_shown_by(said).until(time.filter(|_| renewed.is_none())));
    let paste = ground.step(PlanStep::PasteKey, Some(key));
    steps.push(paste.shown_by(renewed.map(|at| (at, true))));
    if !secret {
        // It may be read by anybody: a letter brings it.
        steps.extend(tell());
    } else if let Some(renewed) = renewed {
        steps.extend(delivering(ground, key, &agencies, renewed));
    } else {
        steps.extend(agencies.iter().map(|id| ground.step(PlanStep::MakeFile, Some(id))));
    }
    let refused = ground.step(PlanStep::SeeRefused, Some(key)).skippable().anytime();
    let can_ask = renewed.is_some() && ground.app.can_see_old_refused(ground.open, key);
    steps.extend((can_ask || refused.is_over()).then_some(refused));
    steps
}

/// A file for each of them, until each receipt is heard.
fn delivering(ground: &Ground<'_>, key: &Id, agencies: &[&Id], renewed: Timestamp) -> Vec<Planned> {
    let files = agencies.iter().map(|agency| {
        let saved = ground.saved_for(key, agency, renewed);
        ground.step(PlanStep::MakeFile, Some(agency)).or_shown_by(saved).skippable()
    });
    let delivered = ground.files_with(key, renewed).into_iter().map(|(id, delivery)| {
        let got = delivery.received.as_ref().map(|got| (got.at, got.matched));
        ground.step(PlanStep::Deliver, Some(id)).shown_by(got).skippable().anytime()
    });
    files.chain(delivered).collect()
}
