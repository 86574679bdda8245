//! The vault from outside: what is written comes back, and what is not as it was is said.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it likes")]

mod boxes;
mod chains;
mod check;
mod device_file;
mod devices;
mod epochs;
mod hostile;
mod hostile_sheets;
mod person;
mod properties;
mod runs;
mod sheets;
mod vectors;
