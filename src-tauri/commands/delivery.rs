//! The delivery page.

use courier::views::{DeliveryView, ErrorView, QrFor, QrView, Way, WordsView};
use tauri::State;

use crate::state::Shell;

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

/// The words are with the agency.
#[tauri::command]
pub(crate) async fn words_sent(
    shell: State<'_, Shell>,
    id: String,
    way: Way,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.words_sent(&id, way)).await
}

/// Puts a mobile number on the person's card.
#[tauri::command]
pub(crate) async fn set_mobile(
    shell: State<'_, Shell>,
    id: String,
    mobile: String,
) -> Result<DeliveryView, ErrorView> {
    shell.change(move |app| app.set_mobile(&id, &mobile)).await
}
