//! Catalog files of the organisation's own.

use courier::views::{ErrorView, SettingsView};
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Lets the person choose a catalog file; `None` where they cancel.
#[tauri::command]
pub(crate) async fn own_system_add(
    shell: State<'_, Shell>,
) -> Result<Option<SettingsView>, ErrorView> {
    let Some(path) = dialogs::choose_file(&shell.handle).await else {
        return Ok(None);
    };
    shell.change(move |app| app.own_system_add(&path).map(Some)).await
}

/// Shows file, SHA-256 and hosts, and switches its check on where the person agrees; `None` where not.
#[tauri::command]
pub(crate) async fn own_system_switch_on(
    shell: State<'_, Shell>,
    file: String,
    sha256: String,
) -> Result<Option<SettingsView>, ErrorView> {
    let asked = file.clone();
    let (question, sha256) = shell.run(move |app| app.own_system_question(&asked, &sha256)).await?;
    if !dialogs::ask(&shell.handle, question).await {
        return Ok(None);
    }
    shell.change(move |app| app.own_system_switch_on(&file, &sha256).map(Some)).await
}

/// Removes a catalog file.
#[tauri::command]
pub(crate) async fn own_system_remove(
    shell: State<'_, Shell>,
    file: String,
) -> Result<SettingsView, ErrorView> {
    shell.change(move |app| app.own_system_remove(&file)).await
}
