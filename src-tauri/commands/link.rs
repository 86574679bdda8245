//! Secret links for the unlock words.

use courier::Error;
use courier::views::{DeliveryView, ErrorView, LinkAnswers, LinkShown};
use tauri::State;

use crate::dialogs;
use crate::state::Shell;

/// Makes a link with a delivery's words.
#[tauri::command]
pub(crate) async fn link_make(
    shell: State<'_, Shell>,
    delivery: String,
    wanted: LinkAnswers,
) -> Result<DeliveryView, ErrorView> {
    let (id, asked) = (delivery.clone(), wanted.clone());
    if let Some(question) = shell.run(move |app| app.link_question(&id, &asked)).await?
        && !dialogs::ask(&shell.handle, question).await
    {
        return Err(Error::HostNotApproved.view());
    }
    shell.ask_to_the_end(async move |app| app.link_make(&delivery, &wanted).await).await
}

/// Puts the link on the clipboard.
#[tauri::command]
pub(crate) async fn link_copy(shell: State<'_, Shell>, delivery: String) -> Result<(), ErrorView> {
    let clipboard = shell.clipboard.clone();
    let copy = move |app: &courier::App| {
        let link = app.link_text(&delivery)?;
        clipboard.copy(link).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.change(copy).await
}

/// Shows the link.
#[tauri::command]
pub(crate) async fn link_show(
    shell: State<'_, Shell>,
    delivery: String,
) -> Result<LinkShown, ErrorView> {
    shell.change(move |app| app.link_show(&delivery)).await
}

/// Asks the server how the link stands.
#[tauri::command]
pub(crate) async fn link_ask(
    shell: State<'_, Shell>,
    delivery: String,
    job: String,
) -> Result<DeliveryView, ErrorView> {
    shell.ask(job, async move |app| app.link_ask(&delivery).await).await
}

/// Ends the link.
#[tauri::command]
pub(crate) async fn link_burn(
    shell: State<'_, Shell>,
    delivery: String,
) -> Result<DeliveryView, ErrorView> {
    shell.ask_to_the_end(async move |app| app.link_burn(&delivery).await).await
}
