//! Keys: the list, and a page each.

use courier::views::{ErrorView, KeyPage, KeyRow};
use tauri::State;

use crate::state::Shell;

/// Every key on record, newest first.
#[tauri::command]
pub(crate) async fn keys(shell: State<'_, Shell>) -> Result<Vec<KeyRow>, ErrorView> {
    shell.run(courier::App::keys).await
}

/// A key's page.
#[tauri::command]
pub(crate) async fn key(shell: State<'_, Shell>, id: String) -> Result<KeyPage, ErrorView> {
    shell.run(move |app| app.key(&id)).await
}

/// The person switched it off in the system.
#[tauri::command]
pub(crate) async fn switch_key_off(
    shell: State<'_, Shell>,
    id: String,
) -> Result<KeyPage, ErrorView> {
    shell.change(move |app| app.switch_key_off(&id)).await
}

/// The person switched it on again.
#[tauri::command]
pub(crate) async fn switch_key_on(
    shell: State<'_, Shell>,
    id: String,
) -> Result<KeyPage, ErrorView> {
    shell.change(move |app| app.switch_key_on(&id)).await
}

/// It stays although others may have read it on its way.
#[tauri::command]
pub(crate) async fn accept_exposure(
    shell: State<'_, Shell>,
    grant: String,
    reason: String,
) -> Result<KeyPage, ErrorView> {
    shell.change(move |app| app.accept_exposure(&grant, &reason)).await
}

/// Begins a draft that gives it to another agency too; the draft's id.
#[tauri::command]
pub(crate) async fn give_key(shell: State<'_, Shell>, id: String) -> Result<String, ErrorView> {
    shell.run(move |app| app.give_key(&id)).await
}

/// Begins a draft that replaces it; the draft's id.
#[tauri::command]
pub(crate) async fn replace_key(shell: State<'_, Shell>, id: String) -> Result<String, ErrorView> {
    shell.run(move |app| app.replace_key(&id)).await
}
