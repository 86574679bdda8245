//! Somebody left an agency.

use crate::plan_steps::{Ground, Planned};
use crate::plans::concerned;
use crate::views::PlanStep;

/// Who takes over, and what becomes of each key they had.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let contact = ground.plan.contact.as_ref();
    let named = ground.step(PlanStep::NameSuccessor, contact).skippable().anytime();
    let decide = concerned::decide(ground);
    [named].into_iter().chain(decide).chain([finish(ground)]).collect()
}

/// Nothing more to do: the plan is ended by hand, as its end says something of its own.
pub(crate) fn finish(ground: &Ground<'_>) -> Planned {
    let ended = ground.plan.ended.map(|(at, _)| (at, false));
    ground.step(PlanStep::Finish, None).shown_by(ended)
}
