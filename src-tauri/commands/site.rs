//! Sites where the app makes keys itself.

use courier::Error;
use courier::views::{Answers, ErrorView, KeyPage, WizardView};
use tauri::State;

use crate::state::Shell;
use crate::{dialogs, outside};

/// Keeps what was typed, asks the person about the host where it is new, and looks at the site.
#[tauri::command]
pub(crate) async fn site_look(
    shell: State<'_, Shell>,
    id: String,
    answers: Answers,
    job: String,
) -> Result<WizardView, ErrorView> {
    let draft = id.clone();
    let (address, question) = shell.run(move |app| app.site_question(&draft, answers)).await?;
    if let Some(question) = question
        && !dialogs::ask(&shell.handle, question).await
    {
        return Err(Error::HostNotApproved.view());
    }
    shell.ask(job, async move |app| app.site_look(&id, &address).await).await
}

/// Opens the site's own approval page in the browser.
#[tauri::command]
pub(crate) async fn site_approve(
    shell: State<'_, Shell>,
    id: String,
    job: String,
) -> Result<(), ErrorView> {
    shell.ask(job, async move |app| outside::open_link(&app.site_approval(&id).await?)).await
}

/// Takes the password that the site showed from the clipboard, tries and keeps it.
#[tauri::command]
pub(crate) async fn site_connect(
    shell: State<'_, Shell>,
    id: String,
    user: String,
    kept: bool,
    job: String,
) -> Result<WizardView, ErrorView> {
    let password = shell.pasted().await?;
    let view =
        shell.ask(job, async move |app| app.site_connect(&id, &user, password, kept).await).await?;
    shell.clipboard.clear();
    Ok(view)
}

/// Makes the API user and its key in the system.
#[tauri::command]
pub(crate) async fn make_automatically(
    shell: State<'_, Shell>,
    id: String,
    answers: Answers,
) -> Result<WizardView, ErrorView> {
    let draft = id.clone();
    shell.run(move |app| app.wizard_save(&draft, answers)).await?;
    shell.ask_to_the_end(async move |app| app.make_automatically(&id).await).await
}

/// Ends a connection of ours to a site.
#[tauri::command]
pub(crate) async fn connection_end(
    shell: State<'_, Shell>,
    connection: String,
) -> Result<(), ErrorView> {
    shell.ask_to_the_end(async move |app| app.connection_end(&connection).await).await
}

/// Forgets a connection of ours to a site that cannot be asked.
#[tauri::command]
pub(crate) async fn connection_forget(
    shell: State<'_, Shell>,
    connection: String,
) -> Result<(), ErrorView> {
    shell.change(move |app| app.connection_forget(&connection)).await
}

/// Opens the approval page of the site of a key in the browser.
#[tauri::command]
pub(crate) async fn key_approve(
    shell: State<'_, Shell>,
    key: String,
    job: String,
) -> Result<(), ErrorView> {
    shell.ask(job, async move |app| outside::open_link(&app.key_approval(&key).await?)).await
}

/// Connects to the site of a key, as in the wizard.
#[tauri::command]
pub(crate) async fn key_connect(
    shell: State<'_, Shell>,
    key: String,
    user: String,
    kept: bool,
    job: String,
) -> Result<KeyPage, ErrorView> {
    let password = shell.pasted().await?;
    let page =
        shell.ask(job, async move |app| app.key_connect(&key, &user, password, kept).await).await?;
    shell.clipboard.clear();
    Ok(page)
}

/// Asks when a key was used last.
#[tauri::command]
pub(crate) async fn key_last_use(
    shell: State<'_, Shell>,
    key: String,
    job: String,
) -> Result<KeyPage, ErrorView> {
    shell.ask(job, async move |app| app.key_last_use(&key).await).await
}

/// Switches a key off at its system and sees it refused.
#[tauri::command]
pub(crate) async fn key_switch_off_there(
    shell: State<'_, Shell>,
    key: String,
) -> Result<KeyPage, ErrorView> {
    shell.ask_to_the_end(async move |app| app.key_switch_off_there(&key).await).await
}
