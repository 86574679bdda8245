//! *Open a file*: a locked file somebody sent.

use courier::Error;
use courier::views::{ErrorView, LookedView, OpenedView, RevealedView, Unpacked};
use secrecy::SecretString;
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Lets the person choose a file and looks at it; `None` where they cancel.
#[tauri::command]
pub(crate) async fn choose_locked_file(
    shell: State<'_, Shell>,
) -> Result<Option<LookedView>, ErrorView> {
    let Some(path) = dialogs::choose_file(&shell.handle).await else {
        return Ok(None);
    };
    shell.run(move |app| app.look_at_file(&path).map(Some)).await
}

/// Looks at the file that was dropped on the window or passed by the system, if there is one.
#[tauri::command]
pub(crate) async fn passed_file(shell: State<'_, Shell>) -> Result<Option<LookedView>, ErrorView> {
    let Some(path) = shell.passed.take() else {
        return Ok(None);
    };
    shell.run(move |app| app.look_at_file(&path).map(Some)).await
}

/// Opens it with the words as they were typed.
#[tauri::command]
pub(crate) async fn open_looked(
    shell: State<'_, Shell>,
    typed: String,
) -> Result<OpenedView, ErrorView> {
    let typed = SecretString::from(typed);
    shell.run(move |app| app.open_looked(&typed)).await
}

/// Puts it aside.
#[tauri::command]
pub(crate) async fn close_looked(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.run(courier::App::close_looked).await
}

/// Puts one of its keys on the clipboard.
#[tauri::command]
pub(crate) async fn copy_looked_key(shell: State<'_, Shell>, number: u32) -> Result<(), ErrorView> {
    let clipboard = shell.clipboard.clone();
    let copy = move |app: &courier::App| {
        let key = app.looked_key(number)?;
        clipboard.copy(key).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}

/// Shows one of its keys.
#[tauri::command]
pub(crate) async fn reveal_looked_key(
    shell: State<'_, Shell>,
    number: u32,
) -> Result<RevealedView, ErrorView> {
    shell.run(move |app| app.reveal_looked_key(number)).await
}

/// Saves what was in it where the person wants it; `false` where they cancel.
#[tauri::command]
pub(crate) async fn save_looked(
    shell: State<'_, Shell>,
    kind: Unpacked,
) -> Result<bool, ErrorView> {
    let name = match kind {
        Unpacked::Env => "keys.env",
        Unpacked::Json => "keys.json",
    };
    let Some(path) = dialogs::choose_where_to_save(&shell.handle, name).await else {
        return Ok(false);
    };
    shell.run(move |app| app.save_looked(kind, &path).map(|()| true)).await
}

/// Saves the page that opens any of our locked files; `false` where they cancel.
#[tauri::command]
pub(crate) async fn save_opener_page(shell: State<'_, Shell>) -> Result<bool, ErrorView> {
    let Some(path) = dialogs::choose_where_to_save(&shell.handle, "key-courier-opener.html").await
    else {
        return Ok(false);
    };
    shell.run(move |app| app.save_opener_page(&path).map(|()| true)).await
}
