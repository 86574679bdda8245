//! A key that was switched off works again.

use crate::plan_steps::{Ground, Planned};
use crate::views::PlanStep;

/// On again, and those who have it are told.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((key, known)) = ground.key() else { return Vec::new() };
    if known.deleted.is_some() {
        return Vec::new();
    }
    let on = ground.step(PlanStep::SwitchOnThere, Some(key));
    // The state does not say since when it is on again, where that was done elsewhere.
    let on = match (known.switched_off, on.done) {
        (Some(_), _) => on.shown_by(None),
        (None, None) => on.shown_by(Some((ground.plan.begun, false))),
        (None, Some(_)) => on,
    };
    std::iter::once(on).chain(ground.tell(key, None)).collect()
}
