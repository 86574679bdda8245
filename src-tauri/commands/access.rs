//! One access: who answers for it, its review, its end; and what a key may do.

use courier::views::{
    AccessAnswers, AccessPage, EndedWhy, ErrorView, KeyPage, RightsAnswers, RightsView,
};
use tauri::State;

use crate::state::Shell;

/// An access's page.
#[tauri::command]
pub(crate) async fn access(
    shell: State<'_, Shell>,
    grant: String,
) -> Result<AccessPage, ErrorView> {
    shell.run(move |app| app.access(&grant)).await
}

/// Keeps what is known of it.
#[tauri::command]
pub(crate) async fn save_access(
    shell: State<'_, Shell>,
    grant: String,
    answers: AccessAnswers,
) -> Result<AccessPage, ErrorView> {
    shell.change(move |app| app.save_access(&grant, &answers)).await
}

/// It is still needed: the next review moves.
#[tauri::command]
pub(crate) async fn sign_review(
    shell: State<'_, Shell>,
    grant: String,
) -> Result<AccessPage, ErrorView> {
    shell.change(move |app| app.sign_review(&grant)).await
}

/// Takes it off our list.
#[tauri::command]
pub(crate) async fn end_access(
    shell: State<'_, Shell>,
    grant: String,
    why: EndedWhy,
    since: String,
) -> Result<AccessPage, ErrorView> {
    shell.change(move |app| app.end_access(&grant, why, &since)).await
}

/// What a key may do, beside what is typed.
#[tauri::command]
pub(crate) async fn rights(
    shell: State<'_, Shell>,
    key: String,
    answers: RightsAnswers,
) -> Result<RightsView, ErrorView> {
    shell.run(move |app| app.rights(&key, &answers)).await
}

/// The person changed it in the system.
#[tauri::command]
pub(crate) async fn change_rights(
    shell: State<'_, Shell>,
    key: String,
    answers: RightsAnswers,
) -> Result<KeyPage, ErrorView> {
    shell.change(move |app| app.change_rights(&key, &answers)).await
}
