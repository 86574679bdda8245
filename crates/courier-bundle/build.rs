//! Looks for the opener page, which goes round locked files: it is built by npm before this crate is.

use std::path::Path;

fn main() {
    let page = Path::new("../../ui/opener/dist/page.html");
    println!("cargo:rerun-if-changed={}", page.display());
    if !page.is_file() {
        println!(
            "cargo::error=the opener page is not built: `cargo xtask run` or `cargo xtask test` builds it, or \
             `npm run build:opener` in ui"
        );
    }
}
