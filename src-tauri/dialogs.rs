//! The system's own dialogs: the only source of paths, and the only ones that are asked what a page must not
//! decide.

use std::path::PathBuf;

use courier::Question;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath, MessageDialogButtons, MessageDialogKind};
use tokio::sync::oneshot;

/// Lets the person choose a folder; `None` where they cancel.
pub(crate) async fn choose_folder(app: &AppHandle) -> Option<PathBuf> {
    let (sender, receiver) = oneshot::channel();
    app.dialog().file().pick_folder(move |path| {
        let _ = sender.send(path);
    });
    to_path(receiver.await.ok()?)
}

/// Lets the person choose a file; `None` where they cancel.
pub(crate) async fn choose_file(app: &AppHandle) -> Option<PathBuf> {
    let (sender, receiver) = oneshot::channel();
    app.dialog().file().pick_file(move |path| {
        let _ = sender.send(path);
    });
    to_path(receiver.await.ok()?)
}

/// Lets the person choose where a file goes; `None` where they cancel.
pub(crate) async fn choose_where_to_save(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let (sender, receiver) = oneshot::channel();
    app.dialog().file().set_file_name(name).save_file(move |path| {
        let _ = sender.send(path);
    });
    to_path(receiver.await.ok()?)
}

/// Asks before something is done that a page alone must not do; `false` where they close the dialog.
pub(crate) async fn ask(app: &AppHandle, question: Question) -> bool {
    let (sender, receiver) = oneshot::channel();
    let mut dialog = app
        .dialog()
        .message(question.text)
        .title(question.title)
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(question.yes, question.no));
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.parent(&window);
    }
    dialog.show(move |yes| {
        let _ = sender.send(yes);
    });
    receiver.await.unwrap_or(false)
}

fn to_path(path: Option<FilePath>) -> Option<PathBuf> {
    path?.into_path().ok()
}
