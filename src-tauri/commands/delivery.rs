//! The delivery page.

use courier::Error;
use courier::views::{
    Because, DeliveryRow, DeliveryView, ErrorView, Form, HeardBy, LetterKind, LetterView, MailView,
    MessageShown, NumberFrom, PublicKeyView, QrFor, QrView, Settled, Trouble, Way, WordsLanguage,
    WordsView,
};
use secrecy::SecretString;
use tauri::{State, WebviewWindow};

use crate::outside;
use crate::state::Shell;

/// Every delivery, newest first.
#[tauri::command]
pub(crate) async fn deliveries(shell: State<'_, Shell>) -> Result<Vec<DeliveryRow>, ErrorView> {
    shell.run(courier::App::deliveries).await
}

/// A delivery as it stands.
#[tauri::command]
pub(crate) async fn delivery(
    shell: State<'_, Shell>,
    id: String,
) -> Result<DeliveryView, ErrorView> {
    shell.run(move |app| app.delivery(&id)).await
}

/// The file is on its way.
#[tauri::command]
pub(crate) async fn file_sent(
    shell: State<'_, Shell>,
    id: String,
    way: Way,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.file_sent(&id, way)).await
}

/// The file has arrived.
#[tauri::command]
pub(crate) async fn file_arrived(
    shell: State<'_, Shell>,
    id: String,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.file_arrived(&id)).await
}

/// The eight words, to read aloud.
#[tauri::command]
pub(crate) async fn show_words(
    shell: State<'_, Shell>,
    id: String,
) -> Result<WordsView, ErrorView> {
    shell.change(move |app| app.show_words(&id)).await
}

/// The words as a QR code.
#[tauri::command]
pub(crate) async fn show_qr(
    shell: State<'_, Shell>,
    id: String,
    qr: QrFor,
) -> Result<QrView, ErrorView> {
    shell.change(move |app| app.show_qr(&id, qr)).await
}

/// Opens the person's chat in WhatsApp on this computer, with the words on the clipboard.
#[tauri::command]
pub(crate) async fn open_whatsapp(
    shell: State<'_, Shell>,
    id: String,
) -> Result<Option<MessageShown>, ErrorView> {
    let clipboard = shell.clipboard.clone();
    let open = move |app: &courier::App| {
        if app.is_practice() {
            return app.show_qr(&id, QrFor::Whatsapp).map(|view| view.shown);
        }
        let (link, words) = app.whatsapp_chat(&id)?;
        clipboard.copy(words).then_some(()).ok_or(Error::ClipboardRefused)?;
        outside::open_link(&link).inspect_err(|_| clipboard.clear_ours())?;
        Ok(None)
    };
    shell.change(open).await
}

/// The words are with the agency.
#[tauri::command]
pub(crate) async fn words_sent(
    shell: State<'_, Shell>,
    id: String,
    way: Way,
    early: bool,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.words_sent(&id, way, early)).await
}

/// The agency told us the receipt number.
#[tauri::command]
pub(crate) async fn type_receipt(
    shell: State<'_, Shell>,
    id: String,
    typed: String,
    heard: HeardBy,
) -> Result<DeliveryView, ErrorView> {
    let typed = SecretString::from(typed);
    shell.change(move |app| app.type_receipt(&id, &typed, heard)).await
}

/// The agency said that the file is open, without the number.
#[tauri::command]
pub(crate) async fn receipt_said(
    shell: State<'_, Shell>,
    id: String,
    heard: HeardBy,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.receipt_said(&id, heard)).await
}

/// Makes the file again.
#[tauri::command]
pub(crate) async fn remake_file(
    shell: State<'_, Shell>,
    id: String,
    form: Form,
    language: WordsLanguage,
    because: Because,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.remake_file(&id, form, language, because)).await
}

/// Something went wrong.
#[tauri::command]
pub(crate) async fn report_trouble(
    shell: State<'_, Shell>,
    id: String,
    trouble: Trouble,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.report_trouble(&id, trouble)).await
}

/// Somebody else may have seen it.
#[tauri::command]
pub(crate) async fn suspect_leak(
    shell: State<'_, Shell>,
    id: String,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.suspect_leak(&id)).await
}

/// That is settled.
#[tauri::command]
pub(crate) async fn settle_leak(
    shell: State<'_, Shell>,
    id: String,
    how: Settled,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.settle_leak(&id, how)).await
}

/// Removes our copy of what the delivery carried.
#[tauri::command]
pub(crate) async fn forget_copy(
    shell: State<'_, Shell>,
    id: String,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.forget_copy(&id)).await
}

/// Puts a mobile number on the person's card.
#[tauri::command]
pub(crate) async fn set_mobile(
    shell: State<'_, Shell>,
    id: String,
    mobile: String,
    from: NumberFrom,
) -> Result<(), ErrorView> {
    shell.change(move |app| app.set_mobile(&id, &mobile, from)).await
}

/// Puts another e-mail address on the person's card.
#[tauri::command]
pub(crate) async fn set_email(
    shell: State<'_, Shell>,
    id: String,
    email: String,
) -> Result<(), ErrorView> {
    shell.change(move |app| app.set_email(&id, &email)).await
}

/// Puts the person's own public key on their card.
#[tauri::command]
pub(crate) async fn set_public_key(
    shell: State<'_, Shell>,
    id: String,
    text: String,
) -> Result<Option<PublicKeyView>, ErrorView> {
    shell.change(move |app| app.set_public_key(&id, &text)).await
}

/// A letter, to be read.
#[tauri::command]
pub(crate) async fn letter(
    shell: State<'_, Shell>,
    id: String,
    kind: LetterKind,
) -> Result<LetterView, ErrorView> {
    shell.run(move |app| app.letter(&id, kind)).await
}

/// Puts a letter on the clipboard.
#[tauri::command]
pub(crate) async fn copy_letter(
    shell: State<'_, Shell>,
    id: String,
    kind: LetterKind,
) -> Result<(), ErrorView> {
    let clipboard = shell.clipboard.clone();
    let copy = move |app: &courier::App| {
        let letter = app.letter(&id, kind)?;
        clipboard.put(letter.body).then_some(()).ok_or(Error::ClipboardRefused)
    };
    shell.run(copy).await
}

/// Opens a new e-mail to the person; a letter too long for a link is on the clipboard.
#[tauri::command]
pub(crate) async fn open_email(
    shell: State<'_, Shell>,
    id: String,
    kind: LetterKind,
) -> Result<MailView, ErrorView> {
    let clipboard = shell.clipboard.clone();
    let open = move |app: &courier::App| outside::open_mail(app, &clipboard, app.mail(&id, kind)?);
    shell.run(open).await
}

/// Shows the saved file in its folder.
#[tauri::command]
pub(crate) async fn show_in_folder(shell: State<'_, Shell>, id: String) -> Result<(), ErrorView> {
    shell.run(move |app| outside::show_in_folder(&app.saved_path(&id)?)).await
}

/// Begins to drag the saved file out of the window.
#[tauri::command]
pub(crate) async fn drag_file(
    shell: State<'_, Shell>,
    window: WebviewWindow,
    id: String,
) -> Result<(), ErrorView> {
    let dragging = shell.dragging.clone();
    shell.run(move |app| outside::drag_file(&window, app.saved_path(&id)?, dragging)).await
}
