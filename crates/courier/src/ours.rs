//! People of ours: who is at the keyboard, and who was.

use crate::app::{App, Open};
use crate::error::Error;
use crate::views::{OurPersonView, SettingsView};

impl App {
    /// People of ours, those who left last.
    pub(crate) fn our_people(&self, open: &Open) -> Vec<OurPersonView> {
        let state = open.state();
        let here = open.by();
        let mut views: Vec<OurPersonView> = state
            .people
            .iter()
            .map(|id| OurPersonView {
                id: id.to_string(),
                name: open.name(id),
                here: here.as_ref() == Some(id),
                left: state.left.get(id).map(|(since, _)| since.to_string()).unwrap_or_default(),
                plan: String::new(),
            })
            .collect();
        views.sort_by_key(|person| !person.left.is_empty());
        views
    }

    /// Somebody else is at the keyboard from now on.
    ///
    /// # Errors
    /// [`Error::Fields`] for a name that is none.
    pub fn take_keyboard(&self, name: &str) -> Result<SettingsView, Error> {
        let _ = (name,);
        todo!()
    }
}
