//! A key is switched off, or deleted where its system has no switch.

use courier_platforms::StepSet;
use courier_vault::Id;

use crate::plan_steps::{Ground, Planned};
use crate::views::PlanStep;

/// Who breaks first; then the key.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((key, _)) = ground.key() else { return Vec::new() };
    ground.tell(key, None).into_iter().chain(stopping(ground, key)).collect()
}

/// A key stopped at its system, seen refused, and deleted some days later.
pub(crate) fn stopping(ground: &Ground<'_>, key: &Id) -> Vec<Planned> {
    let Some(known) = ground.state().api_users.get(key) else { return Vec::new() };
    // The app saw the system stop or refuse it; else somebody said so.
    let seen = known.off_is_seen();
    let deleted = known.deleted.map(|at| (at, known.deleted_by_app));
    let can_delete = ground.can(key, StepSet::Delete);
    if can_delete && !ground.can(key, StepSet::SwitchOff) {
        let delete = ground.step(PlanStep::DeleteThere, Some(key)).shown_by(deleted);
        return [Some(delete), refused(ground, key)].into_iter().flatten().collect();
    }
    let off = known.switched_off.map(|at| (at, seen));
    let mut steps = vec![ground.step(PlanStep::SwitchOffThere, Some(key)).shown_by(off)];
    steps.extend(refused(ground, key));
    if can_delete {
        let until = known.switched_off.map(|off| ground.waited(off));
        let waited = until.filter(|until| *until <= ground.now).map(|until| (until, true));
        let wait = ground.step(PlanStep::Wait, Some(key)).shown_by(waited.or(deleted));
        steps.push(wait.until(until).skippable());
        let delete = ground.step(PlanStep::DeleteThere, Some(key)).shown_by(deleted);
        steps.push(delete.skippable());
    }
    steps
}

/// That the system refuses it, where it can be asked with our copy, or was.
fn refused(ground: &Ground<'_>, key: &Id) -> Option<Planned> {
    let known = ground.state().api_users.get(key)?;
    let seen = known.off_seen.map(|at| (at, true));
    let step = ground.step(PlanStep::SeeRefused, Some(key)).shown_by(seen).skippable();
    let can_ask = ground.app.can_see_refused(ground.open, key);
    (can_ask || step.is_over()).then_some(step)
}
