//! People of ours: who is at the keyboard, and who was.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, parse_name};
use crate::error::Error;
use crate::state::State;
use crate::views::{OurPersonView, SettingsView};

impl App {
    /// Somebody else is at the keyboard from now on.
    ///
    /// # Errors
    /// [`Error::Fields`] for a name that is none.
    pub fn take_keyboard(&self, name: &str) -> Result<SettingsView, Error> {
        let name = parse_name(name).map_err(|p| Error::Fields(vec![("name".to_owned(), p)]))?;
        self.with(|open| {
            if open.by().is_some_and(|by| open.name(&by) == name) {
                return Ok(());
            }
            let card = Id::make();
            let recording = Recording {
                entries: vec![Change::PersonNamed { card: card.clone() }.said()],
                cards: vec![(card, Card::Person { name })],
                ..Recording::default()
            };
            self.record(open, recording)
        })?;
        self.settings()
    }
}

impl Open {
    /// People of ours, those who left last.
    pub(crate) fn our_people(&self) -> Vec<OurPersonView> {
        let state = self.state();
        let here = self.by();
        let mut views: Vec<OurPersonView> = state
            .people
            .iter()
            .map(|id| OurPersonView {
                id: id.to_string(),
                name: self.name(id),
                here: here.as_ref() == Some(id),
                left: state.left.get(id).map(|(since, _)| since.to_string()).unwrap_or_default(),
                plan: plan_of(state, id),
            })
            .collect();
        views.sort_by_key(|person| !person.left.is_empty());
        views
    }
}

/// The newest plan that looks after what somebody of ours saw; may be empty.
fn plan_of(state: &State, person: &Id) -> String {
    let theirs = state.plans.iter().filter(|(_, plan)| plan.person.as_ref() == Some(person));
    let newest = theirs.max_by_key(|(_, plan)| (plan.ended.is_none(), plan.begun));
    newest.map(|(id, _)| id.to_string()).unwrap_or_default()
}
