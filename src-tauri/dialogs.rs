//! The system's own dialogs, under the system's own titles: the only source of paths.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};
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

fn to_path(path: Option<FilePath>) -> Option<PathBuf> {
    path?.into_path().ok()
}
