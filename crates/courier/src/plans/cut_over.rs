//! A key is made anew at a time everybody knows: the old one stops that very moment.

use crate::plan_steps::{Ground, Planned};
use crate::views::PlanStep;

/// All that can be done before is done before; then one after the other, as fast as it goes.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((key, known)) = ground.key() else { return Vec::new() };
    let renewed = known.renewed.filter(|at| *at >= ground.plan.begun);
    let secret = ground.kind(key).is_none_or(|kind| kind.secret);
    let agencies = if secret { ground.agencies_with(key) } else { Vec::new() };
    let files = ground.make_files((key, key), &agencies, renewed);
    let readers = ground.readers(key, &agencies, &files);
    // Nobody waits for another agency once the old key opens nothing.
    let files = files.into_iter().map(|file| if renewed.is_some() { file.anytime() } else { file });
    let time = ground.plan.timed;
    let agreed = ground.step(PlanStep::AgreeTime, None).skippable();
    let renew = ground.step(PlanStep::RenewThere, Some(key));
    let renew = renew.or_shown_by(renewed.map(|at| (at, false)));
    // Whoever was told of another time was not told, until it came.
    let told = ground.tell(key, ground.plan.timed_at.filter(|_| !renew.is_over()));
    let paste = ground.step(PlanStep::PasteKey, Some(key));
    // From the moment the old key opens nothing, the new one comes before everything else.
    let (before, after): (Vec<Planned>, Vec<Planned>) =
        readers.into_iter().partition(|step| step.is_over() || !renew.is_over());
    let (told, letters) = if secret { (told, Vec::new()) } else { (Vec::new(), told) };
    let mut steps = vec![agreed.until(time)];
    steps.extend(before.into_iter().chain(told));
    steps.push(renew.until(time.filter(|_| renewed.is_none())));
    steps.push(paste.shown_by(renewed.map(|at| (at, true))));
    // What may be read by anybody comes by letter.
    steps.extend(letters.into_iter().chain(after).chain(files));
    let delivered = renewed.filter(|_| secret).map(|renewed| ground.deliver(key, renewed));
    steps.extend(delivered.into_iter().flatten());
    let refused = ground.step(PlanStep::SeeRefused, Some(key)).skippable().anytime();
    let can_ask = renewed.is_some() && ground.app.can_see_old_refused(ground.open, key);
    steps.extend((can_ask || refused.is_over()).then_some(refused));
    steps
}
