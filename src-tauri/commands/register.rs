//! Who has access, and its papers.

use courier::Error;
use courier::views::{ErrorView, LedgerCheckView, PaperAsk, PaperForm, RegisterAsk, RegisterView};
use tauri::State;

use crate::dialogs;
use crate::outside;
use crate::state::Shell;

/// Who has access.
#[tauri::command]
pub(crate) async fn register(
    shell: State<'_, Shell>,
    ask: RegisterAsk,
) -> Result<RegisterView, ErrorView> {
    shell.run(move |app| app.register(&ask)).await
}

/// Reads everything again and compares it with what the ledger says of it.
#[tauri::command]
pub(crate) async fn check_ledger(shell: State<'_, Shell>) -> Result<LedgerCheckView, ErrorView> {
    shell.run(courier::App::check_ledger).await
}

/// Saves a paper where the person wants it; `false` where they cancel.
#[tauri::command]
pub(crate) async fn save_paper(
    shell: State<'_, Shell>,
    ask: PaperAsk,
    form: PaperForm,
) -> Result<bool, ErrorView> {
    let asked = ask.clone();
    let name = shell.run(move |app| app.paper_name(&asked, form)).await?;
    let Some(path) = dialogs::choose_where_to_save(&shell.handle, &name).await else {
        return Ok(false);
    };
    let saved = path.clone();
    shell.run(move |app| app.save_paper(&ask, form, &saved)).await?;
    shell.keep_paper(path);
    Ok(true)
}

/// Opens the paper that was saved last in the program that reads such files, and prints them.
#[tauri::command]
pub(crate) async fn open_paper(shell: State<'_, Shell>) -> Result<(), ErrorView> {
    let paper = shell.kept_paper();
    shell.run(move |_| outside::open_file(&paper.ok_or(Error::WhereUnknown)?)).await
}

/// Saves the reviews to come as a calendar file; `false` where the person cancels.
#[tauri::command]
pub(crate) async fn save_calendar(shell: State<'_, Shell>) -> Result<bool, ErrorView> {
    let name = shell.run(courier::App::calendar_name).await?;
    let Some(path) = dialogs::choose_where_to_save(&shell.handle, &name).await else {
        return Ok(false);
    };
    shell.run(move |app| app.save_calendar(&path).map(|()| true)).await
}
