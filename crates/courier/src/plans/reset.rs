//! The system makes a new key and sends it to whoever has the account there.

use courier_vault::Id;

use crate::plan_steps::{Ground, Planned};
use crate::theirs::Theirs;
use crate::views::PlanStep;

/// Whom the messages would go to is asked first: they go to the account's e-mail address and mobile number,
/// whoever reads those now.
pub(crate) fn steps(ground: &Ground<'_>) -> Vec<Planned> {
    let Some((key, known)) = ground.key() else { return Vec::new() };
    let person = person(ground, key);
    let left = person.as_ref().and_then(|id| ground.state().left.get(id));
    let asked = ground.step(PlanStep::AskPerson, person.as_ref());
    let since = left.map(|_| (ground.plan.begun, false));
    let mut steps = vec![if asked.is_over() { asked } else { asked.or_shown_by(since) }];
    if person.is_none() || left.is_some() {
        let change = ground.step(PlanStep::ChangeAccount, Some(key));
        // Of somebody we do not know it may be theirs still.
        steps.push(if left.is_some() { change } else { change.skippable() });
    }
    let renewed = known.renewed.filter(|at| *at >= ground.plan.begun);
    let renew = ground.step(PlanStep::RenewThere, Some(key));
    steps.push(renew.or_shown_by(renewed.map(|at| (at, false))));
    steps.push(ground.step(PlanStep::MessagesWent, Some(key)));
    steps
}

/// Who has the account: whoever was asked about, whose e-mail address or mobile number stands there, or else
/// the last one we know at an agency that holds the key.
pub(crate) fn person(ground: &Ground<'_>, key: &Id) -> Option<Id> {
    let asked = ground.plan.marks.iter().find(|mark| mark.step == PlanStep::AskPerson);
    if let Some(asked) = asked {
        return asked.about.clone();
    }
    let state = ground.state();
    let holders = state.holders(key);
    let (fields, ..) = ground.open.api_user_card(key);
    let at_holders = state.contacts.iter().filter(|(_, c)| holders.contains(&c.agency));
    let mut at_holders = at_holders.map(|(id, _)| id).filter(|id| ground.open.card(id).is_some());
    let on_account = at_holders.find(|id| {
        let theirs = Theirs::of(ground.open, id);
        fields.values().any(|value| theirs.stands_in(value))
    });
    on_account.cloned().or_else(|| {
        let [holder] = holders.as_slice() else { return None };
        ground.open.last_contact(key, holder)
    })
}
