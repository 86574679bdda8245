//! Access that agencies already have, read from a table.

use courier::App;
use courier::views::{ErrorView, ImportAnswers, ImportView, ImportedView, SettingsView};
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Lets the person choose a table and looks at it; `None` where they cancel.
#[tauri::command]
pub(crate) async fn import_look(shell: State<'_, Shell>) -> Result<Option<ImportView>, ErrorView> {
    let Some(path) = dialogs::choose_file(&shell.handle).await else {
        return Ok(None);
    };
    shell.run(move |app| app.import_look(&path).map(Some)).await
}

/// The table that is looked at; `None` where there is none.
#[tauri::command]
pub(crate) async fn import_now(shell: State<'_, Shell>) -> Result<Option<ImportView>, ErrorView> {
    shell.run(App::import_now).await
}

/// The same table with these answers.
#[tauri::command]
pub(crate) async fn import_answer(
    shell: State<'_, Shell>,
    answers: ImportAnswers,
) -> Result<ImportView, ErrorView> {
    shell.run(move |app| app.import_answer(&answers)).await
}

/// Puts the good rows on record, all at once.
#[tauri::command]
pub(crate) async fn import_take(shell: State<'_, Shell>) -> Result<ImportedView, ErrorView> {
    shell.change(App::import_take).await
}

/// Puts the table away.
#[tauri::command]
pub(crate) async fn import_forget(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.run(App::import_forget).await
}

/// Asks in a native dialog, and takes an import back; `None` where the person changes their mind.
#[tauri::command]
pub(crate) async fn import_undo(
    shell: State<'_, Shell>,
    id: String,
) -> Result<Option<SettingsView>, ErrorView> {
    let asked = id.clone();
    let question = shell.run(move |app| app.import_undo_question(&asked)).await?;
    if !dialogs::ask(&shell.handle, question).await {
        return Ok(None);
    }
    shell.change(move |app| app.import_undo(&id).map(Some)).await
}
