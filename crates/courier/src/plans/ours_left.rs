//! Somebody of ours leaves.

use crate::plan_steps::{Ground, Planned};
use crate::plans::{concerned, person_left};
use crate::views::PlanStep;

/// Who answers for what they answered for, and what becomes of each key they handled.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let person = ground.plan.person.as_ref();
    let named = ground.step(PlanStep::NameSuccessor, person).skippable().anytime();
    let decide = concerned::decide(ground);
    [named].into_iter().chain(decide).chain([person_left::finish(ground)]).collect()
}
