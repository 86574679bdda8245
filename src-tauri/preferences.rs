//! What a person likes, and the day a notification was shown last: `settings.json` in the profile. Nothing of it is
//! precious, and what cannot be read counts as never chosen.

use std::path::Path;
use std::sync::Arc;

use courier::views::Preferences;
use courier::{App, Error};
use tauri::{AppHandle, Wry};
use tauri_plugin_store::{Store, StoreBuilder};

const FILE: &str = "settings.json";
const PREFERENCES: &str = "preferences";
const NOTICED: &str = "noticed";

/// The file, while the app runs.
pub(crate) struct Settings {
    store: Option<Arc<Store<Wry>>>,
}

impl Settings {
    /// Reads the file, if there is one.
    pub(crate) fn open(handle: &AppHandle, profile: &Path) -> Self {
        // An absolute path: the plugin's own folder is another one on some systems.
        let store = StoreBuilder::new(handle, profile.join(FILE)).disable_auto_save().build();
        let store = store.map_err(|_| tracing::warn!("preferences are not kept")).ok();
        Self { store }
    }

    /// Tells an app what the person likes. What no version of ours wrote is left out.
    pub(crate) fn apply(&self, app: &App) {
        let kept = self.store.as_ref().and_then(|store| store.get(PREFERENCES));
        let kept = kept.and_then(|kept| serde_json::from_value::<Preferences>(kept).ok());
        if kept.is_some_and(|kept| app.set_preferences(kept).is_err()) {
            tracing::warn!("preferences out of range were left out");
        }
    }

    /// Keeps what the person likes.
    ///
    /// # Errors
    /// [`Error::Fault`] where the file cannot be written.
    pub(crate) fn keep(&self, preferences: Preferences) -> Result<(), Error> {
        let value = serde_json::to_value(preferences).map_err(|_| Error::Fault)?;
        self.write(PREFERENCES, value)
    }

    /// The day a notification was shown last; empty where none was.
    pub(crate) fn noticed(&self) -> String {
        let kept = self.store.as_ref().and_then(|store| store.get(NOTICED));
        kept.and_then(|day| day.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Keeps that day.
    ///
    /// # Errors
    /// [`Error::Fault`] where the file cannot be written.
    pub(crate) fn note(&self, day: &str) -> Result<(), Error> {
        self.write(NOTICED, day.into())
    }

    fn write(&self, name: &str, value: serde_json::Value) -> Result<(), Error> {
        let store = self.store.as_ref().ok_or(Error::Fault)?;
        store.set(name, value);
        store.save().map_err(|_| Error::Fault)
    }
}
