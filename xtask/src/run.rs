//! `run`: the app, in its window.

use std::process::Command;

use anyhow::Result;

use crate::house::House;
use crate::needs::Purpose;
use crate::{artefacts, setup, shell, tour};

/// Builds the app and starts it; without a display, does the tour instead.
pub(crate) fn run(house: &House) -> Result<bool> {
    if !has_display() {
        println!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the app cannot \
             show its window. Doing the tour instead: the real window on a display of its own, with \
             pictures of each step."
        );
        return tour::tour(house, None);
    }
    if !setup::ensure(house, &[Purpose::Build])? {
        return Ok(false);
    }
    let app = artefacts::app(house)?;
    shell::succeeds(&mut Command::new(app))
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
