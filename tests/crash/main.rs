//! What is left of a vault after a power cut, a killed process and a full disk.

mod full_disk;
mod kill;
mod power_cut;

use std::path::Path;

/// The program that writes vaults.
fn writer() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_writer"))
}
