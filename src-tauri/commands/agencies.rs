//! Agencies: the list, and a page each.

use courier::views::{AgencyAnswers, AgencyPage, AgencyRow, ErrorView, PersonAnswers};
use tauri::State;

use crate::state::Shell;

/// Every agency, by name.
#[tauri::command]
pub(crate) async fn agencies(shell: State<'_, Shell>) -> Result<Vec<AgencyRow>, ErrorView> {
    shell.run(courier::App::agencies).await
}

/// An agency's page.
#[tauri::command]
pub(crate) async fn agency(shell: State<'_, Shell>, id: String) -> Result<AgencyPage, ErrorView> {
    shell.run(move |app| app.agency(&id)).await
}

/// Keeps what is known of an agency.
#[tauri::command]
pub(crate) async fn save_agency(
    shell: State<'_, Shell>,
    id: String,
    answers: AgencyAnswers,
) -> Result<AgencyPage, ErrorView> {
    shell.change(move |app| app.save_agency(&id, &answers)).await
}

/// Keeps what is known of a person at an agency, or adds somebody.
#[tauri::command]
pub(crate) async fn save_person(
    shell: State<'_, Shell>,
    agency: String,
    answers: PersonAnswers,
) -> Result<AgencyPage, ErrorView> {
    shell.change(move |app| app.save_person(&agency, &answers)).await
}
