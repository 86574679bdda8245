//! Settings: which systems the organisation uses, and what stands round the vault.

use crate::app::{App, Open, Recording};
use crate::domain::Change;
use crate::error::{Error, Problem};
use crate::error_code::ErrorCode;
use crate::recovery::sheet_view;
use crate::views::{SettingsView, SystemUsed};

impl App {
    /// Settings.
    ///
    /// # Errors
    /// [`Error::NotOpen`].
    pub fn settings(&self) -> Result<SettingsView, Error> {
        self.with(|open| Ok(self.settings_view(open)))
    }

    /// The systems the organisation uses from now on; one with keys on record stays.
    ///
    /// # Errors
    /// [`Error::Fields`] where none is left.
    pub fn choose_systems(&self, platforms: &[String]) -> Result<SettingsView, Error> {
        self.with(|open| {
            let catalog = self.catalog().platforms().iter().map(|platform| &platform.id);
            let stays = |id: &&String| platforms.contains(id) || open.keys_on(id) > 0;
            let chosen: Vec<String> = catalog.filter(stays).cloned().collect();
            if chosen.is_empty() {
                let problem = Problem::of(ErrorCode::ChooseOne);
                return Err(Error::Fields(vec![("platforms".to_owned(), problem)]));
            }
            if chosen != open.state().platforms {
                let entries = vec![Change::PlatformsChosen { platforms: chosen }.said()];
                self.record(open, Recording { entries, ..Recording::default() })?;
            }
            Ok(self.settings_view(open))
        })
    }

    pub(crate) fn settings_view(&self, open: &Open) -> SettingsView {
        let (organisation, email_domain) = open.organisation();
        let used = &open.state().platforms;
        let systems = self.catalog().platforms().iter().map(|platform| SystemUsed {
            id: platform.id.clone(),
            name: platform.name.clone(),
            used: used.contains(&platform.id),
            keys: open.keys_on(&platform.id),
        });
        SettingsView {
            organisation,
            email_domain,
            person: open.by().map(|by| open.name(&by)).unwrap_or_default(),
            folder: open.vault.folder().display().to_string(),
            passphrase: self.asks_passphrase(),
            systems: systems.collect(),
            sheet: sheet_view(open),
            connections: open.connection_views(),
            own_systems: self.own_system_views(open),
            practice: self.is_practice(),
            preferences: self.preferences(),
            people: open.our_people(),
            imports: open.imported_views(),
            overdue: self.overdue(open),
        }
    }
}

impl Open {
    /// How many keys of a platform are on record, whatever became of them.
    pub(crate) fn keys_on(&self, platform: &str) -> u32 {
        let state = self.state();
        let on = |account| state.accounts.get(account).is_some_and(|a| a.platform == platform);
        let keys = state.api_users.values().filter(|api_user| on(&api_user.account)).count();
        u32::try_from(keys).unwrap_or(u32::MAX)
    }
}
