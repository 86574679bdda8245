//! Which steps a draft has, and what comes next.

use courier_platforms::{Field, FieldKind, Made, Proposed};
use courier_vault::Id;

use crate::app::{App, Open};
use crate::drafts::Draft;
use crate::views::{Asked, Step};
use crate::wizard_view::{Chosen, form_values};

impl App {
    /// The steps of a draft, in order.
    pub(crate) fn steps_of(&self, open: &Open, draft: &Draft) -> Vec<Step> {
        let mut steps = vec![Step::Who, Step::WhatFor];
        if draft.answers.recording {
            steps.extend([Step::HowTheyGotIt, Step::Done]);
            return steps;
        }
        let Some(chosen) = self.chosen(open, draft) else {
            steps.extend([Step::MakeIt, Step::Key, Step::LockedFile]);
            return steps;
        };
        let end = if chosen.kind.secret { Step::LockedFile } else { Step::Done };
        if let Some(given) = open.given(draft) {
            let kept = open.has_key(draft, &given);
            steps.extend((!kept).then_some(Step::Key));
            steps.push(end);
            return steps;
        }
        let asks = draft.asked.is_some() || draft.answered;
        if asks || !missing(open, draft, &chosen).is_empty() {
            steps.push(Step::AskThem);
        }
        steps.push(Step::MakeIt);
        if self.sent_by_system(&chosen, draft) {
            steps.push(Step::Done);
        } else {
            let is_ours = chosen.kind.made == Made::Here || self.makes_automatically(&chosen);
            steps.extend((!is_ours).then_some(Step::Key));
            steps.push(end);
        }
        steps
    }

    /// The step after one that is settled. A key that was kept before is not asked for again.
    pub(crate) fn next_step(&self, open: &Open, draft: &Draft, step: Step) -> Step {
        let kept = self.key_at_hand(open, draft).is_some();
        let steps = self.steps_of(open, draft);
        let mut later = steps.iter().copied().filter(|later| *later > step);
        later.find(|next| !(kept && *next == Step::Key)).unwrap_or(step)
    }
}

/// What the system needs from the agency and we do not have.
pub(crate) fn missing(open: &Open, draft: &Draft, chosen: &Chosen<'_>) -> Vec<Asked> {
    let values = form_values(open, draft, chosen);
    let fields = chosen.kind.fields.iter().filter(|field| {
        let typed = values.get(&field.id).map_or("", String::as_str);
        typed.trim().is_empty()
    });
    fields.filter_map(|field| asked_for(field, draft)).collect()
}

/// What the system needs from the agency, known or not.
pub(crate) fn asks(draft: &Draft, chosen: &Chosen<'_>) -> Vec<Asked> {
    chosen.kind.fields.iter().filter_map(|field| asked_for(field, draft)).collect()
}

/// What only the agency can tell of a field; sent to ourselves, an address of theirs is not needed.
fn asked_for(field: &Field, draft: &Draft) -> Option<Asked> {
    let asked = match (field.kind, &field.proposed) {
        (FieldKind::Addresses, _) => Asked::Addresses,
        (FieldKind::Mobile, Proposed::ContactMobile) => Asked::Mobile,
        (FieldKind::Email, Proposed::ContactEmail) => Asked::Email,
        _ => return None,
    };
    let theirs = asked == Asked::Addresses || !draft.answers.to_me;
    (theirs && !field.optional).then_some(asked)
}

impl Open {
    /// The API user that is given as it is: chosen by the person, and still one to give.
    pub(crate) fn given(&self, draft: &Draft) -> Option<Id> {
        let given = Id::parse(&draft.answers.uses)?;
        let known = self.state().api_users.get(&given)?;
        let can = known.switched_off.is_none() && known.replaced_by.is_none();
        (can && known.purpose == draft.answers.purpose).then_some(given)
    }
}
