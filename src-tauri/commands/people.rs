//! People: who is at the keyboard, what a person likes, erasing somebody.

use courier::views::{ErasingView, ErrorView, Preferences, SettingsView};
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Somebody else is at the keyboard from now on.
#[tauri::command]
pub(crate) async fn take_keyboard(
    shell: State<'_, Shell>,
    name: String,
) -> Result<SettingsView, ErrorView> {
    shell.change(move |app| app.take_keyboard(&name)).await
}

/// Keeps what the person likes.
#[tauri::command]
pub(crate) async fn save_preferences(
    shell: State<'_, Shell>,
    preferences: Preferences,
) -> Result<SettingsView, ErrorView> {
    let set = move |app: &courier::App| app.set_preferences(preferences);
    shell.run(set).await?;
    shell.keep_preferences(preferences)?;
    shell.change(courier::App::settings).await
}

/// What goes and what stays when somebody is erased.
#[tauri::command]
pub(crate) async fn erasing(shell: State<'_, Shell>, id: String) -> Result<ErasingView, ErrorView> {
    shell.run(move |app| app.erasing(&id)).await
}

/// Asks once more in a native dialog, and erases; `false` where the person changes their mind.
#[tauri::command]
pub(crate) async fn erase_person(shell: State<'_, Shell>, id: String) -> Result<bool, ErrorView> {
    let asked = id.clone();
    let question = shell.run(move |app| app.erase_question(&asked)).await?;
    if !dialogs::ask(&shell.handle, question).await {
        return Ok(false);
    }
    shell.change(move |app| app.erase_person(&id).map(|()| true)).await
}
