//! Runs inside a network of a test's own and tells what was asked for; started by `courier_tests::namespace`.

use anyhow::Result;

#[tokio::main]
async fn main() -> Result<()> {
    courier_tests::namespace::proxy::serve().await?;
    // A read of standard input that is still waiting would hold the runtime up.
    std::process::exit(0)
}
