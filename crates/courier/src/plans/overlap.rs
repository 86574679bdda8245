//! A second key beside the first one, then the first one off.

use courier_vault::Id;

use crate::plan_steps::{Ground, Planned};
use crate::plans::switch_off::stopping;
use crate::views::PlanStep;

/// Nobody is left without a key: the old one is not offered to be switched off before everybody who has it has
/// opened the new one, or that was left out knowingly.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((old, known)) = ground.key() else { return Vec::new() };
    let new = known.replaced_by.as_ref();
    let given = new.and_then(|new| {
        let grants = ground.state().grants.values();
        grants.filter(|grant| grant.api_user == *new).map(|grant| grant.recorded).min()
    });
    let made = ground.step(PlanStep::MakeSecond, new);
    let mut steps = vec![made.shown_by(given.map(|at| (at, true)))];
    steps.extend(ground.tell(old, None));
    if let Some(new) = new.filter(|_| given.is_some()) {
        steps.extend(for_the_others(ground, old, new));
        steps.extend(ground.deliver(new, known.made));
    }
    steps.extend(stopping(ground, old));
    steps
}

/// Others who share the old key get the new one too: who there, and a file for each.
fn for_the_others(ground: &Ground<'_>, old: &Id, new: &Id) -> Vec<Planned> {
    let made = ground.state().api_users.get(new).map(|known| known.made);
    let since = made.unwrap_or(ground.plan.begun);
    let others: Vec<&Id> = ground.agencies_with(old);
    // Whoever got it in the wizard needs nothing of this plan.
    let by_wizard = |agency: &Id| {
        !ground.plan.readers.contains_key(agency)
            && ground.mark(PlanStep::ChooseReader, Some(agency)).is_none()
            && ground.mark(PlanStep::MakeFile, Some(agency)).is_none()
            && ground.state().holds(agency, new)
    };
    let others: Vec<&Id> = others.into_iter().filter(|agency| !by_wizard(agency)).collect();
    let files = ground.make_files((old, new), &others, Some(since));
    ground.readers(old, &others, &files).into_iter().chain(files).collect()
}
