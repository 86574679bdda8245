//! Plans: replacing, switching off, leaving, ending.

use std::collections::BTreeMap;
use std::sync::Arc;

use courier::Error;
use courier::views::{
    BreaksView, ConfirmedHow, Decision, ErrorView, MailView, PlanEnd, PlanRow, PlanStep, PlanView,
    PlanWhat,
};
use tauri::State;

use crate::outside;
use crate::state::Shell;

/// Who breaks when a key stops.
#[tauri::command]
pub(crate) async fn breaks(
    shell: State<'_, Shell>,
    key: String,
    what: PlanWhat,
) -> Result<BreaksView, ErrorView> {
    shell.run(move |app| app.breaks(&key, what)).await
}

/// Every plan, those under way first.
#[tauri::command]
pub(crate) async fn plans(shell: State<'_, Shell>) -> Result<Vec<PlanRow>, ErrorView> {
    shell.run(courier::App::plans).await
}

/// A plan.
#[tauri::command]
pub(crate) async fn plan(shell: State<'_, Shell>, id: String) -> Result<PlanView, ErrorView> {
    shell.run(move |app| app.plan(&id)).await
}

/// Begins a plan, or takes up the one under way; its id.
#[tauri::command]
pub(crate) async fn begin_plan(
    shell: State<'_, Shell>,
    what: PlanWhat,
    about: String,
) -> Result<String, ErrorView> {
    shell.change(move |app| app.begin_plan(what, &about)).await
}

/// The person says that a step is done.
#[tauri::command]
pub(crate) async fn plan_done(
    shell: State<'_, Shell>,
    id: String,
    step: PlanStep,
    about: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_done(&id, step, &about)).await
}

/// A step is left out.
#[tauri::command]
pub(crate) async fn plan_skip(
    shell: State<'_, Shell>,
    id: String,
    step: PlanStep,
    about: String,
    reason: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_skip(&id, step, &about, &reason)).await
}

/// The moment a plan rests on.
#[tauri::command]
pub(crate) async fn plan_time(
    shell: State<'_, Shell>,
    id: String,
    day: String,
    time: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_time(&id, &day, &time)).await
}

/// Who at an agency gets the new file.
#[tauri::command]
pub(crate) async fn plan_reader(
    shell: State<'_, Shell>,
    id: String,
    agency: String,
    contact: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_reader(&id, &agency, &contact)).await
}

/// Opens the letter of a step in the mail program.
#[tauri::command]
pub(crate) async fn plan_mail(
    shell: State<'_, Shell>,
    id: String,
    step: PlanStep,
    about: String,
) -> Result<MailView, ErrorView> {
    let clipboard = Arc::clone(&shell.clipboard);
    shell
        .run(move |app| outside::open_mail(app, &clipboard, app.plan_mail(&id, step, &about)?))
        .await
}

/// Puts the letter of a step on the clipboard.
#[tauri::command]
pub(crate) async fn plan_copy_letter(
    shell: State<'_, Shell>,
    id: String,
    step: PlanStep,
    about: String,
) -> Result<(), ErrorView> {
    let clipboard = Arc::clone(&shell.clipboard);
    let copy = move |app: &courier::App| {
        let mail = app.plan_mail(&id, step, &about)?;
        clipboard.put(mail.letter.body).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}

/// It is over.
#[tauri::command]
pub(crate) async fn end_plan(
    shell: State<'_, Shell>,
    id: String,
    how: PlanEnd,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.end_plan(&id, how)).await
}

/// Takes the new key from the clipboard, which is emptied once it is kept.
#[tauri::command]
pub(crate) async fn plan_paste_key(
    shell: State<'_, Shell>,
    id: String,
) -> Result<PlanView, ErrorView> {
    let clipboard = Arc::clone(&shell.clipboard);
    let paste = move |app: &courier::App| {
        let pasted = clipboard.read().ok_or(Error::ClipboardEmpty)?;
        let view = app.plan_paste_key(&id, &pasted)?;
        if view.steps.iter().any(|step| step.doubt.is_some()) {
            clipboard.take_away_later(pasted);
        } else {
            clipboard.clear();
        }
        Ok(view)
    };
    shell.change(paste).await
}

/// Keeps the key that is in doubt.
#[tauri::command]
pub(crate) async fn plan_keep_key(
    shell: State<'_, Shell>,
    id: String,
) -> Result<PlanView, ErrorView> {
    let clipboard = Arc::clone(&shell.clipboard);
    let keep = move |app: &courier::App| app.plan_keep_key(&id).inspect(|_| clipboard.clear());
    shell.change(keep).await
}

/// Makes the locked file for one holder.
#[tauri::command]
pub(crate) async fn plan_make_file(
    shell: State<'_, Shell>,
    id: String,
    agency: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_make_file(&id, &agency)).await
}

/// The account's e-mail and mobile as they are in the system now.
#[tauri::command]
pub(crate) async fn plan_account(
    shell: State<'_, Shell>,
    id: String,
    fields: BTreeMap<String, String>,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_account(&id, &fields)).await
}

/// What a step does at its system, done by the app; it cannot be given up half way.
#[tauri::command]
pub(crate) async fn plan_at_system(
    shell: State<'_, Shell>,
    id: String,
    step: PlanStep,
    about: String,
) -> Result<PlanView, ErrorView> {
    shell.ask_to_the_end(async move |app| app.plan_at_system(&id, step, &about).await).await
}

/// Asks the system whether it refuses the key now.
#[tauri::command]
pub(crate) async fn plan_see_refused(
    shell: State<'_, Shell>,
    job: String,
    id: String,
    about: String,
) -> Result<PlanView, ErrorView> {
    shell.ask(job, async move |app| app.plan_see_refused(&id, &about).await).await
}

/// What becomes of one key.
#[tauri::command]
pub(crate) async fn plan_decide(
    shell: State<'_, Shell>,
    id: String,
    key: String,
    decision: Decision,
    reason: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_decide(&id, &key, decision, &reason)).await
}

/// Who takes over.
#[tauri::command]
pub(crate) async fn plan_successor(
    shell: State<'_, Shell>,
    id: String,
    successor: String,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_successor(&id, &successor)).await
}

/// How the agency confirmed that it removed or returned what it had.
#[tauri::command]
pub(crate) async fn plan_confirmed(
    shell: State<'_, Shell>,
    id: String,
    on: String,
    how: ConfirmedHow,
) -> Result<PlanView, ErrorView> {
    shell.change(move |app| app.plan_confirmed(&id, &on, how)).await
}
