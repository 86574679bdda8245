//! The locked file: what stands in it, sealing it, opening it again to compare, and the QR codes its words
//! travel by. Knows files and bytes, no vault and no window.

mod payload;
mod qr;
mod receipt;
mod sealed;

pub use payload::{Authentication, KeyEntry, Party, Payload};
pub use qr::{Qr, QrProblem, qr_for_page, qr_for_text};
pub use receipt::make_receipt;
pub use sealed::{BundleError, Checked, Sealed, file_name};
