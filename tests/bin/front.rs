//! Runs inside a network of a test's own and answers https for a site there; started by `courier_tests::wordpress`.

use anyhow::{Context, Result};
use courier_tests::front::{Front, serve};

#[tokio::main]
async fn main() -> Result<()> {
    let mut told = std::env::args().skip(1);
    let mut next = |what: &str| told.next().with_context(|| format!("no {what}"));
    serve(Front {
        certificate: next("certificate")?.into(),
        key: next("key")?.into(),
        at: next("address to listen at")?.parse()?,
        to: next("address to pass on to")?.parse()?,
    })
    .await
}
