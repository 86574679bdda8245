//! The locked file: what stands in it, sealing it in each of its forms, opening it again to compare, reading
//! one that somebody sent, and the QR codes its words travel by. Knows files and bytes, no vault and no
//! window.

mod env;
mod form;
mod page;
mod payload;
mod qr;
mod read;
mod receipt;
mod sealed;
mod write;
mod zipped;

pub use env::keys_env;
pub use form::{Form, Wrapping};
pub use page::{PageAround, ReleaseAround, release_opener};
pub use payload::{Authentication, KeyEntry, Party, Payload, PayloadProblem};
pub use qr::{Qr, QrProblem, qr_for_page, qr_for_sheet, qr_for_text, qr_for_whatsapp};
pub use read::{ClaimedSender, LockedFile, Needs, OpenProblem, Opened, ReadProblem};
pub use receipt::{ReceiptProblem, make_receipt, parse_receipt};
pub use sealed::{BundleError, Checked, Saved, Sealed, file_name};
pub use write::{write_file, write_secret_file};
