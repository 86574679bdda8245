//! The wizard.

use courier::Error;
use courier::views::{
    Answers, ErrorView, FileView, KeyView, LetterView, MailView, PersonFound, Step, TakeAnswers,
    WizardView,
};
use secrecy::SecretString;
use tauri::{LogicalSize, Size, State, WebviewWindow};

use crate::state::Shell;
use crate::{dialogs, outside};

/// Begins.
#[tauri::command]
pub(crate) async fn wizard_start(
    shell: State<'_, Shell>,
    recording: bool,
    agency: Option<String>,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.wizard_start(recording, agency.as_deref())).await
}

/// Takes a draft up again.
#[tauri::command]
pub(crate) async fn wizard_open(
    shell: State<'_, Shell>,
    id: String,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.wizard_open(&id)).await
}

/// Keeps what was typed.
#[tauri::command]
pub(crate) async fn wizard_save(
    shell: State<'_, Shell>,
    id: String,
    answers: Answers,
) -> Result<(), ErrorView> {
    shell.run(move |app| app.wizard_save(&id, answers)).await
}

/// Keeps what was chosen and shows what it leads to.
#[tauri::command]
pub(crate) async fn wizard_choose(
    shell: State<'_, Shell>,
    id: String,
    answers: Answers,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.wizard_choose(&id, answers)).await
}

/// Keeps what was typed and asks whether the vendor's form can be filled in with it.
#[tauri::command]
pub(crate) async fn wizard_check(
    shell: State<'_, Shell>,
    id: String,
    answers: Answers,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.wizard_check(&id, answers)).await
}

/// Shows a step that was reached before.
#[tauri::command]
pub(crate) async fn wizard_go_to(
    shell: State<'_, Shell>,
    id: String,
    step: Step,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.wizard_go_to(&id, step)).await
}

/// Checks a step and opens the next.
#[tauri::command]
pub(crate) async fn wizard_continue(
    shell: State<'_, Shell>,
    id: String,
    step: Step,
    answers: Answers,
) -> Result<WizardView, ErrorView> {
    shell.change(move |app| app.wizard_continue(&id, step, answers)).await
}

/// Gives a draft up.
#[tauri::command]
pub(crate) async fn wizard_discard(shell: State<'_, Shell>, id: String) -> Result<(), ErrorView> {
    shell.change(move |app| app.wizard_discard(&id)).await
}

/// Puts the value of a field of the vendor's form on the clipboard.
#[tauri::command]
pub(crate) async fn copy_field(
    shell: State<'_, Shell>,
    id: String,
    field: String,
) -> Result<(), ErrorView> {
    let clipboard = shell.clipboard.clone();
    let copy = move |app: &courier::App| {
        let value = app.field_value(&id, &field)?;
        clipboard.copy(SecretString::from(value)).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}

/// Makes the window a narrow strip beside the browser, always on top, and back.
#[tauri::command]
pub(crate) async fn strip(window: WebviewWindow, on: bool) -> Result<(), ErrorView> {
    let (width, height) = if on { (360.0, 720.0) } else { (1240.0, 860.0) };
    let done = window
        .set_size(Size::Logical(LogicalSize::new(width, height)))
        .and_then(|()| window.set_always_on_top(on));
    done.map_err(|_| Error::Fault.view())
}

/// Takes the key from the clipboard, which is emptied once it is kept.
#[tauri::command]
pub(crate) async fn paste_key(shell: State<'_, Shell>, id: String) -> Result<KeyView, ErrorView> {
    let clipboard = shell.clipboard.clone();
    let paste = move |app: &courier::App| {
        let pasted = clipboard.read().ok_or(Error::ClipboardEmpty)?;
        let view = app.paste_key(&id, &pasted)?;
        if view.kept {
            clipboard.clear();
        } else {
            clipboard.take_away_later(pasted);
        }
        Ok(view)
    };
    shell.change(paste).await
}

/// Keeps the key that is in doubt.
#[tauri::command]
pub(crate) async fn keep_key(shell: State<'_, Shell>, id: String) -> Result<KeyView, ErrorView> {
    let clipboard = shell.clipboard.clone();
    let keep = move |app: &courier::App| app.keep_key(&id).inspect(|_| clipboard.clear());
    shell.change(keep).await
}

/// Makes the locked file, opens it again and compares.
#[tauri::command]
pub(crate) async fn make_file(shell: State<'_, Shell>, id: String) -> Result<FileView, ErrorView> {
    shell.change(move |app| app.make_file(&id)).await
}

/// Makes a trial file for the draft's person.
#[tauri::command]
pub(crate) async fn make_trial(shell: State<'_, Shell>, id: String) -> Result<FileView, ErrorView> {
    shell.change(move |app| app.make_trial(&id)).await
}

/// Saves the locked file where the person wants it; `None` where they cancel.
#[tauri::command]
pub(crate) async fn save_file(
    shell: State<'_, Shell>,
    delivery: String,
) -> Result<Option<FileView>, ErrorView> {
    let id = delivery.clone();
    let name = shell.run(move |app| app.file_name(&id)).await?;
    let Some(path) = dialogs::choose_where_to_save(&shell.handle, &name).await else {
        return Ok(None);
    };
    shell.change(move |app| app.save_file(&delivery, &path).map(Some)).await
}

/// Reads a pasted e-mail in *Who*.
#[tauri::command]
pub(crate) async fn read_person(
    shell: State<'_, Shell>,
    id: String,
    text: String,
) -> Result<PersonFound, ErrorView> {
    shell.run(move |app| app.read_person(&id, &text)).await
}

/// Reads the agency's pasted answer.
#[tauri::command]
pub(crate) async fn read_answer(
    shell: State<'_, Shell>,
    id: String,
    text: String,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.read_answer(&id, &text)).await
}

/// Uses what the person ticked of it.
#[tauri::command]
pub(crate) async fn take_answer(
    shell: State<'_, Shell>,
    id: String,
    taken: TakeAnswers,
) -> Result<WizardView, ErrorView> {
    shell.change(move |app| app.take_answer(&id, &taken)).await
}

/// The letter that asks was sent.
#[tauri::command]
pub(crate) async fn asked(shell: State<'_, Shell>, id: String) -> Result<WizardView, ErrorView> {
    shell.change(move |app| app.asked(&id)).await
}

/// The letter of the step a draft is at.
#[tauri::command]
pub(crate) async fn draft_letter(
    shell: State<'_, Shell>,
    id: String,
) -> Result<LetterView, ErrorView> {
    shell.run(move |app| app.draft_letter(&id)).await
}

/// Puts that letter on the clipboard.
#[tauri::command]
pub(crate) async fn copy_draft_letter(
    shell: State<'_, Shell>,
    id: String,
) -> Result<(), ErrorView> {
    let clipboard = shell.clipboard.clone();
    let copy = move |app: &courier::App| {
        let letter = app.draft_letter(&id)?;
        clipboard.put(letter.body).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}

/// Opens a new e-mail with it; a letter too long for a link is on the clipboard.
#[tauri::command]
pub(crate) async fn mail_draft_letter(
    shell: State<'_, Shell>,
    id: String,
) -> Result<MailView, ErrorView> {
    let clipboard = shell.clipboard.clone();
    let open = move |app: &courier::App| outside::open_mail(app, &clipboard, app.mail_draft(&id)?);
    shell.run(open).await
}

/// Makes the key of the organisation's own service.
#[tauri::command]
pub(crate) async fn make_key_here(
    shell: State<'_, Shell>,
    id: String,
) -> Result<WizardView, ErrorView> {
    shell.change(move |app| app.make_key_here(&id)).await
}

/// Another key is made for the same file: the draft goes back to what it is for.
#[tauri::command]
pub(crate) async fn another_key(
    shell: State<'_, Shell>,
    id: String,
) -> Result<WizardView, ErrorView> {
    shell.run(move |app| app.another_key(&id)).await
}

/// Ends a draft that has no locked file, and puts on record that its key was sent; the key's id.
#[tauri::command]
pub(crate) async fn wizard_finish(
    shell: State<'_, Shell>,
    id: String,
) -> Result<String, ErrorView> {
    shell.change(move |app| app.wizard_finish(&id)).await
}
