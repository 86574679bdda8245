//! Tells Tauri which commands exist, so that each must be granted by name.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/commands.list");
    let list = std::fs::read_to_string("src-tauri/commands.list").unwrap_or_default();
    let commands: Vec<&'static str> = list.lines().map(|line| &*line.to_owned().leak()).collect();
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(commands.leak()));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
