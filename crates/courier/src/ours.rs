//! People of ours: who is at the keyboard, and who was.

use courier_vault::Id;

use crate::app::{App, Open, Recording};
use crate::domain::{Card, Change, parse_name};
use crate::error::Error;
use crate::import_known::same_name;
use crate::state::State;
use crate::views::{OurPersonView, SettingsView};

impl App {
    /// Somebody else is at the keyboard from now on; whoever is on record and did not leave is who they were.
    ///
    /// # Errors
    /// [`Error::Fields`] for a name that is none.
    pub fn take_keyboard(&self, name: &str) -> Result<SettingsView, Error> {
        let name = parse_name(name).map_err(|p| Error::Fields(vec![("name".to_owned(), p)]))?;
        self.with(|open| {
            if open.by().is_some_and(|by| open.name(&by) == name) {
                return Ok(self.settings_view(open));
            }
            let known = open.one_of_ours(&name);
            let is_written_so = known.as_ref().is_some_and(|known| open.name(known) == name);
            let card = known.unwrap_or_else(Id::make);
            let mut recording = Recording {
                entries: vec![Change::PersonNamed { card: card.clone() }.said()],
                ..Recording::default()
            };
            if !is_written_so {
                recording.cards.push((card, Card::Person { name }));
            }
            self.record(open, recording)?;
            Ok(self.settings_view(open))
        })
    }
}

impl Open {
    /// Who of ours is called that, of those who are there still.
    fn one_of_ours(&self, name: &str) -> Option<Id> {
        let state = self.state();
        let is_it = |id: &&Id| state.is_there(id) && same_name(&self.name(id)) == same_name(name);
        state.people.iter().rev().find(is_it).cloned()
    }

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
