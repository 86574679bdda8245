//! An agency's work for us ends.

use crate::plan_steps::{Ground, Planned};
use crate::plans::{concerned, person_left};
use crate::views::PlanStep;

/// Each key it ever had; then what it read with them.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let agency = ground.plan.agency.as_ref();
    let asked = ground.step(PlanStep::AskDeletion, agency).skippable();
    let confirmed = ground.step(PlanStep::DeletionConfirmed, agency).skippable();
    let letters = [asked, confirmed, person_left::finish(ground)];
    concerned::decide(ground).into_iter().chain(letters).collect()
}
