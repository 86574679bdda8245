//! Practice.

use courier::views::ErrorView;
use tauri::State;

use crate::state::Shell;

/// Goes over to practice; the page begins anew.
#[tauri::command]
pub(crate) async fn practice_start(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.practise().await
}

/// Comes back from practice; the page begins anew.
#[tauri::command]
pub(crate) async fn practice_leave(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.leave_practice();
    Ok(())
}

/// Throws everything of practice away and begins it anew.
#[tauri::command]
pub(crate) async fn practice_again(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    shell.practise_again().await
}
