//! Opening, first start.

use courier::views::{ErrorView, FirstStartAnswers, StartView};
use secrecy::SecretString;
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Opens the vault, or says what stands in the way.
#[tauri::command]
pub(crate) async fn start(shell: State<'_, Shell>) -> Result<StartView, ErrorView> {
    shell.run(|app| Ok(app.start())).await
}

/// Lets the person choose where the new vault goes; its path to show.
#[tauri::command]
pub(crate) async fn choose_folder(shell: State<'_, Shell>) -> Result<Option<String>, ErrorView> {
    let Some(folder) = dialogs::choose_folder(&shell.handle).await else {
        return Ok(None);
    };
    shell.run(move |app| Ok(Some(app.choose_folder(&folder)))).await
}

/// Founds the vault.
#[tauri::command]
pub(crate) async fn first_start(
    shell: State<'_, Shell>,
    answers: FirstStartAnswers,
    passphrase: Option<String>,
) -> Result<StartView, ErrorView> {
    let passphrase = passphrase.map(SecretString::from);
    shell.change(move |app| app.first_start(&answers, passphrase.as_ref())).await
}

/// Lets the person show where the vault is now, and opens it.
#[tauri::command]
pub(crate) async fn find_vault(shell: State<'_, Shell>) -> Result<StartView, ErrorView> {
    let folder = dialogs::choose_folder(&shell.handle).await;
    shell
        .run(move |app| Ok(folder.map_or_else(|| app.start(), |folder| app.find_vault(&folder))))
        .await
}
