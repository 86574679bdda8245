//! One access: who answers for it, its review, its end; and what a key may do.

use std::sync::Arc;

use courier::Error;
use courier::views::{
    AccessAnswers, AccessPage, EndedWhy, ErrorView, KeyPage, RightsAnswers, RightsView,
};
use secrecy::SecretString;
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

/// Puts the whole new value of one of its fields on the clipboard.
#[tauri::command]
pub(crate) async fn copy_rights(
    shell: State<'_, Shell>,
    key: String,
    answers: RightsAnswers,
    field: String,
) -> Result<(), ErrorView> {
    let clipboard = Arc::clone(&shell.clipboard);
    let copy = move |app: &courier::App| {
        let steps = app.rights(&key, &answers)?.guide;
        let step = steps.into_iter().find(|step| step.copies == field).ok_or(Error::Unknown)?;
        let copied = clipboard.copy(SecretString::from(step.value));
        copied.then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}
