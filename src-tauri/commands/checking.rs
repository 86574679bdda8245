//! Asking systems about keys.

use courier::views::{CheckConsent, CheckView, CheckedKey, ErrorView};
use tauri::State;

use crate::state::Shell;

/// Asks the system about a key.
#[tauri::command]
pub(crate) async fn check_key(
    shell: State<'_, Shell>,
    key: String,
    consent: CheckConsent,
    job: String,
) -> Result<CheckView, ErrorView> {
    shell.ask(job, async move |app| app.check_key(&key, consent).await).await
}

/// Asks about every key that can be asked about without more of the person.
#[tauri::command]
pub(crate) async fn check_keys(
    shell: State<'_, Shell>,
    job: String,
) -> Result<Vec<CheckedKey>, ErrorView> {
    shell.ask(job, async |app| app.check_keys().await).await
}

/// Gives a job up.
#[tauri::command]
pub(crate) async fn give_up(shell: State<'_, Shell>, job: String) -> Result<(), ErrorView> {
    shell.jobs.give_up(&job);
    Ok(())
}
