//! Runs inside a network of a test's own and tells what was asked for; started by `courier_tests::namespace`.

use std::path::Path;

use anyhow::{Context, Result};

#[tokio::main]
async fn main() -> Result<()> {
    let door = std::env::args_os().nth(1).context("which door?")?;
    courier_tests::namespace::proxy::serve(Path::new(&door)).await?;
    // A read of standard input that is still waiting would hold the runtime up.
    std::process::exit(0)
}
