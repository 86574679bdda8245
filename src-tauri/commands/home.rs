//! Home, History, and what stands round every screen.

use courier::Error;
use courier::views::{ErrorView, FrameView, HistoryRow, HomeView, SettingsView};
use tauri::{State, WebviewWindow};

use crate::state::Shell;

/// What stands round every screen.
#[tauri::command]
pub(crate) async fn frame(shell: State<'_, Shell>) -> Result<FrameView, ErrorView> {
    shell.run(courier::App::frame).await
}

/// Home.
#[tauri::command]
pub(crate) async fn home(shell: State<'_, Shell>) -> Result<HomeView, ErrorView> {
    shell.run(courier::App::home).await
}

/// Everything that happened.
#[tauri::command]
pub(crate) async fn history(shell: State<'_, Shell>) -> Result<Vec<HistoryRow>, ErrorView> {
    shell.run(courier::App::history).await
}

/// Settings.
#[tauri::command]
pub(crate) async fn settings(shell: State<'_, Shell>) -> Result<SettingsView, ErrorView> {
    shell.run(courier::App::settings).await
}

/// The systems the organisation uses from now on.
#[tauri::command]
pub(crate) async fn choose_systems(
    shell: State<'_, Shell>,
    platforms: Vec<String>,
) -> Result<SettingsView, ErrorView> {
    shell.change(move |app| app.choose_systems(&platforms)).await
}

/// Goes on without the changes that are missing.
#[tauri::command]
pub(crate) async fn go_on(shell: State<'_, Shell>) -> Result<FrameView, ErrorView> {
    shell.change(|app| app.go_on().and_then(|()| app.frame())).await
}

/// Closes the window: the page has kept what was typed last.
#[tauri::command]
pub(crate) async fn close_window(window: WebviewWindow) -> Result<(), ErrorView> {
    window.destroy().map_err(|_| Error::Fault.view())
}
