//! QR codes of the unlock words: for the agency's page, and for a text message from the admin's phone. And of
//! the recovery sheet.

use std::fmt::Write;

use courier_crypto::Passphrase;
use qrcode::{Color, EcLevel, QrCode};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

/// The quiet zone the standard asks for (ISO/IEC 18004), in modules, on each side.
const MARGIN: u32 = 4;

/// A QR code as a path.
pub struct Qr {
    /// Width and height in modules, margins included.
    pub modules: u32,
    /// An SVG path of the dark modules, one unit a module.
    pub path: String,
}

/// Why there is no QR code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrProblem {
    /// The number is not in the international form.
    #[error("the number is not in international form")]
    Number,
    /// The text does not fit.
    #[error("the text does not fit")]
    TooLong,
}

/// For the agency's page: `KEYCOURIER:1:<words>`. Not bare words, which a phone's camera would offer to
/// search for on the web.
pub fn qr_for_page(words: &Passphrase) -> Result<Qr, QrProblem> {
    let text = Zeroizing::new(format!("KEYCOURIER:1:{}", words.canonical().expose_secret()));
    draw(&text)
}

/// For the admin's phone: `SMSTO:+<number>:<words>`, the form that phones' scanners know best. The message
/// holds the words only.
///
/// # Errors
/// [`QrProblem::Number`] unless it is `+` and 7 to 15 digits (E.164).
pub fn qr_for_text(number: &str, words: &Passphrase) -> Result<Qr, QrProblem> {
    digits_of(number)?;
    let text = Zeroizing::new(format!("SMSTO:{number}:{}", words.canonical().expose_secret()));
    draw(&text)
}

/// For the admin's phone: a `WhatsApp` message with the words only. Never an https link, which would end in
/// somebody's log with the words in it.
///
/// # Errors
/// [`QrProblem::Number`] unless it is `+` and 7 to 15 digits (E.164).
pub fn qr_for_whatsapp(number: &str, words: &Passphrase) -> Result<Qr, QrProblem> {
    let digits = digits_of(number)?;
    let words = words.canonical().expose_secret();
    let text = Zeroizing::new(format!("whatsapp://send?phone={digits}&text={words}"));
    draw(&text)
}

/// For the recovery sheet: the line that an age identity file holds, as it is.
///
/// # Errors
/// [`QrProblem::TooLong`] where it does not fit.
pub fn qr_for_sheet(identity: &SecretString) -> Result<Qr, QrProblem> {
    draw(identity.expose_secret())
}

fn digits_of(number: &str) -> Result<&str, QrProblem> {
    let digits = number.strip_prefix('+').ok_or(QrProblem::Number)?;
    let is_e164 = (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if is_e164 { Ok(digits) } else { Err(QrProblem::Number) }
}

fn draw(text: &str) -> Result<Qr, QrProblem> {
    let code =
        QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| QrProblem::TooLong)?;
    let width = u32::try_from(code.width()).map_err(|_| QrProblem::TooLong)?;
    let mut path = String::new();
    for (at, color) in (0_u32..).zip(code.to_colors()) {
        if color == Color::Dark {
            let (x, y) = (at % width + MARGIN, at / width + MARGIN);
            // Writing to a string does not fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Ok(Qr { modules: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;
    use courier_crypto::Language;

    #[test]
    fn only_international_numbers_get_a_text_message() {
        let words = Passphrase::make(Language::En);
        for not in
            ["", "07700900123", "+", "+44 7700 900123", "+44:7700900123", "+1234567890123456"]
        {
            assert_eq!(qr_for_text(not, &words).err(), Some(QrProblem::Number), "{not}");
            assert_eq!(qr_for_whatsapp(not, &words).err(), Some(QrProblem::Number), "{not}");
        }
        let qr = qr_for_text("+447700900123", &words).unwrap();
        assert_eq!((qr.modules - 8 - 17) % 4, 0, "a symbol of the standard and its margins");
        assert!(!qr.path.contains("M3 "), "the margin stays white");
    }
}
