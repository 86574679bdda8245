//! The one door to Key Courier's source: setting up, running, testing, checking, generating.
//!
//! Each command is a file of its own. Nothing here is part of the app, and no crate of ours is used.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it speaks with a person at a terminal"
)]
#![expect(clippy::format_push_string, reason = "short texts, where `+=` reads best")]

mod allowed;
mod artefacts;
mod checks;
mod codegen;
mod fix;
mod house;
mod needs;
mod run;
mod setup;
mod shell;
mod syntax;
mod test;
mod tour;

use std::process::ExitCode;

use anyhow::{Result, bail};

use house::House;

const USAGE: &str = "\
cargo xtask COMMAND

  setup [--yes]            install what is missing on this machine; says what and asks first
  run                      build and start the app (without a display: the tour)
  tour [--out DIR]         drive the real window through the main job, leaving pictures in DIR
  test [PART] [NAME]       all parts, or one: check unit ui interop journeys crash hostile
  check                    formatting, lints, layers, texts, generated files
  fix                      repair what `check` finds, where a program can
  codegen                  write the files made from the commands, the views and the texts
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that was asked for; `false` when it found something wrong and has said so.
fn dispatch(arguments: &[String]) -> Result<bool> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["setup"] => setup::everything(&House::load()?, false),
        ["setup", "--yes"] => setup::everything(&House::load()?, true),
        ["run"] => run::run(&House::load()?),
        ["tour"] => tour::tour(&House::load()?, None),
        ["tour", "--out", folder] => tour::tour(&House::load()?, Some(folder)),
        ["test"] => test::all(&House::load()?),
        ["test", part] => test::one(&House::load()?, part, None),
        ["test", part, name] => test::one(&House::load()?, part, Some(name)),
        ["check"] => Ok(checks::check(&House::load()?)?.failed == 0),
        ["fix"] => fix::fix(&House::load()?),
        ["codegen"] => codegen::write(&House::load()?),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(true)
        }
        other => bail!("`{}` is not a command\n\n{USAGE}", other.join(" ")),
    }
}
