//! Nobody is sure who saw a key.

use crate::plan_steps::{Ground, Planned};
use crate::plans::{concerned, person_left};
use crate::views::PlanStep;

/// The key first, whatever else is known; the 72 hours run from when it was noticed.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let mut steps = concerned::decide(ground);
    steps.insert(0, ground.step(PlanStep::Noticed, None).anytime());
    for (key, _) in concerned::keys(ground) {
        steps.extend(ground.tell(&key, None).into_iter().map(Planned::anytime));
    }
    steps.push(person_left::finish(ground));
    steps
}
