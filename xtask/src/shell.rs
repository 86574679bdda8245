//! Running other programs, and finding them.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs a program with our own input and output; whether it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    println!("$ {}", line(command));
    std::io::stdout().flush()?;
    let status = command.status().with_context(|| format!("starting `{}`", line(command)))?;
    Ok(status.success())
}

/// Runs a program with our own input and output, which must succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    if !succeeds(command)? {
        bail!("`{}` did not succeed", line(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed; its complaints stay visible.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("starting `{}`", line(command)))?;
    if !output.status.success() {
        bail!("`{}` did not succeed", line(command));
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed something that is not text", line(command)))
}

/// Gives a program some text and returns what it made of it.
pub(crate) fn filter(command: &mut Command, input: &str) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting `{}`", line(command)))?;
    let mut pipe = child.stdin.take().context("a piped input is there")?;
    let text = input.to_owned();
    let writer = std::thread::spawn(move || pipe.write_all(text.as_bytes()));
    let output = child.wait_with_output()?;
    let written = writer.join();
    if !output.status.success() {
        bail!("`{}` did not succeed", line(command));
    }
    match written {
        Ok(result) => result.with_context(|| format!("writing to `{}`", line(command)))?,
        Err(_) => bail!("writing to `{}` broke off", line(command)),
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs `cargo test`, passing its lines on and counting its results.
pub(crate) fn count_tests(command: &mut Command) -> Result<(bool, Counts)> {
    println!("$ {}", line(command));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting `{}`", line(command)))?;
    let lines = BufReader::new(child.stdout.take().context("a piped output is there")?);
    let mut counts = Counts::default();
    let mut out = std::io::stdout();
    for bytes in lines.split(b'\n') {
        let bytes = bytes?;
        let text = String::from_utf8_lossy(&bytes);
        writeln!(out, "{text}")?;
        out.flush()?;
        if let Some(found) = result_line(&text) {
            counts.add(found);
        }
    }
    Ok((child.wait()?.success(), counts))
}

/// Reads `test result: ok. 12 passed; 0 failed; …`.
fn result_line(text: &str) -> Option<Counts> {
    let rest = text.trim_start().strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split(&format!(" {word}")).next()?;
        before.rsplit(' ').next()?.parse().ok()
    };
    Some(Counts { passed: number("passed;")?, failed: number("failed;")? })
}

/// A command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    std::iter::once(name)
        .chain(command.get_args().map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
        }))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where a program is, looking along `PATH`.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_of_cargo_test_is_counted() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(result_line(line), Some(Counts { passed: 12, failed: 3 }), "both numbers");
        assert_eq!(result_line("test a::b ... ok"), None, "other lines count nothing");
    }

    #[test]
    fn a_command_is_shown_as_it_would_be_typed() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["test", "--", "two words"]);
        assert_eq!(line(&command), "cargo test -- 'two words'", "no path, quoted blanks");
    }
}
