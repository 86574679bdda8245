//! Hiding and locking, the recovery sheet, restoring with it.

use courier::views::{ErrorView, SheetView, StartView};
use secrecy::SecretString;
use tauri::State;

use crate::dialogs;
use crate::paper;
use crate::state::Shell;

/// Opens the vault with its passphrase.
#[tauri::command]
pub(crate) async fn unlock(
    shell: State<'_, Shell>,
    passphrase: String,
) -> Result<StartView, ErrorView> {
    let passphrase = SecretString::from(passphrase);
    shell.change(move |app| app.unlock(&passphrase)).await
}

/// Puts the vault away and empties the window.
#[tauri::command]
pub(crate) async fn hide(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    let hidden = shell.run(courier::App::hide).await;
    // Whatever became of the vault, nothing of it stays in sight.
    shell.empty();
    hidden
}

/// Comes back after hiding.
#[tauri::command]
pub(crate) async fn show_again(shell: State<'_, Shell>) -> Result<StartView, ErrorView> {
    shell.run(|app| Ok(app.show_again())).await
}

/// Lets the person show the folder of the vault that is to be restored; its path to show.
#[tauri::command]
pub(crate) async fn restore_folder(shell: State<'_, Shell>) -> Result<Option<String>, ErrorView> {
    let Some(folder) = dialogs::choose_folder(&shell.handle).await else {
        return Ok(None);
    };
    shell.run(move |app| Ok(Some(app.restore_folder(&folder)))).await
}

/// Opens that vault with what stands on the recovery sheet, and lets this computer in.
#[tauri::command]
pub(crate) async fn restore(
    shell: State<'_, Shell>,
    sheet: String,
    passphrase: Option<String>,
) -> Result<StartView, ErrorView> {
    let (sheet, passphrase) = (SecretString::from(sheet), passphrase.map(SecretString::from));
    shell.change(move |app| app.restore(&sheet, passphrase.as_ref())).await
}

/// How things stand with the recovery sheet.
#[tauri::command]
pub(crate) async fn sheet(shell: State<'_, Shell>) -> Result<SheetView, ErrorView> {
    shell.run(courier::App::sheet).await
}

/// Draws a new sheet in a window of its own, once the person has said so in a dialog of the system.
#[tauri::command]
pub(crate) async fn sheet_make(shell: State<'_, Shell>) -> Result<SheetView, ErrorView> {
    if !dialogs::ask(&shell.handle, shell.app().sheet_question()).await {
        return shell.run(courier::App::sheet).await;
    }
    let view = shell.run(courier::App::sheet_make).await?;
    paper::show(&shell.handle).map_err(|error| error.view())?;
    Ok(view)
}

/// Prints it from there.
#[tauri::command]
pub(crate) async fn sheet_print(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.run(courier::App::sheet_drawn).await?;
    paper::print(&shell.handle).map_err(|error| error.view())
}

/// Two rows were typed back: the sheet is on paper, and opens the vault from now on.
#[tauri::command]
pub(crate) async fn sheet_confirm(
    shell: State<'_, Shell>,
    typed: String,
) -> Result<SheetView, ErrorView> {
    let typed = SecretString::from(typed);
    let view = shell.change(move |app| app.sheet_confirm(&typed)).await?;
    paper::close(&shell.handle);
    Ok(view)
}

/// Puts a sheet that was drawn aside: it opens nothing.
#[tauri::command]
pub(crate) async fn sheet_discard(shell: State<'_, Shell>) -> Result<SheetView, ErrorView> {
    paper::close(&shell.handle);
    shell.run(courier::App::sheet_discard).await
}

/// Cancels the sheet that opens the vault, once the person has said so in a dialog of the system.
#[tauri::command]
pub(crate) async fn sheet_cancel(shell: State<'_, Shell>) -> Result<SheetView, ErrorView> {
    if !dialogs::ask(&shell.handle, shell.app().cancel_question()).await {
        return shell.run(courier::App::sheet).await;
    }
    shell.change(courier::App::sheet_cancel).await
}
