//! Programs nobody here wrote, which open what the app made.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::programs;

/// age, rage and 7-Zip ask for a passphrase on a terminal only; this gives them one and types the words there.
const TERMINAL: &str = include_str!("foreign/terminal.py");

/// What `age -d` makes of a locked file and its words.
pub fn age_with_words(file: &Path, words: &str) -> Result<Vec<u8>> {
    with_words(&programs::find("age")?, file, words)
}

/// What `rage -d` makes of a locked file and its words.
pub fn rage_with_words(file: &Path, words: &str) -> Result<Vec<u8>> {
    with_words(&programs::rage()?, file, words)
}

/// What 7-Zip takes out of a ZIP file of one entry with its words.
pub fn seven_zip_with_words(zip: &Path, words: &str) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let into = format!("-o{}", folder.path().display());
    let seven_zip = programs::find("7zz")?;
    at_a_terminal(
        "enter password",
        &seven_zip,
        &["x".as_ref(), into.as_ref(), zip.as_ref()],
        words,
    )?;
    let entries = fs::read_dir(folder.path())?.collect::<Result<Vec<_>, _>>()?;
    let [entry] = entries.as_slice() else {
        bail!("the ZIP file holds {} entries", entries.len());
    };
    Ok(fs::read(entry.path())?)
}

/// What `age -d -i -` makes of a file and an identity, which goes in by standard input and nowhere else.
pub fn age_with_identity(file: &Path, identity: &str) -> Result<Vec<u8>> {
    let mut age = Command::new(programs::find("age")?);
    age.args(["--decrypt", "--identity", "-"]).arg(file);
    fed(age, identity.as_bytes()).with_context(|| format!("opening {}", file.display()))
}

/// `text` sealed by `age` to a recipient, as a file at `path`.
pub fn age_to_recipient(path: &Path, recipient: &str, text: &[u8]) -> Result<()> {
    let mut age = Command::new(programs::find("age")?);
    age.args(["--encrypt", "--recipient", recipient, "--output"]).arg(path);
    fed(age, text).map(drop)
}

/// A new identity, made by `age-keygen`.
pub fn make_identity() -> Result<String> {
    let keygen = Command::new(programs::find("age-keygen")?);
    let made = String::from_utf8(programs::output(keygen)?)?;
    let identity = made.lines().find(|line| line.starts_with("AGE-SECRET-KEY-1"));
    Ok(identity.context("age-keygen made no identity")?.to_owned())
}

/// The recipient of an identity, told by `age-keygen -y`.
pub fn recipient_of(identity: &str) -> Result<String> {
    let mut keygen = Command::new(programs::find("age-keygen")?);
    keygen.arg("-y");
    Ok(String::from_utf8(fed(keygen, identity.as_bytes())?)?.trim().to_owned())
}

/// What `jq -r` answers.
pub fn jq(json: &[u8], question: &str) -> Result<String> {
    let mut jq = Command::new(programs::find("jq")?);
    jq.args(["--raw-output", question]);
    Ok(String::from_utf8(fed(jq, json)?)?.trim_end_matches('\n').to_owned())
}

/// What `zbarimg` reads in a picture: exactly one code.
pub fn qr_code(picture: &Path) -> Result<String> {
    let mut zbarimg = Command::new(programs::find("zbarimg")?);
    zbarimg.args(["--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable"]).arg(picture);
    let text = String::from_utf8(programs::output(zbarimg)?)?;
    Ok(text.trim_end_matches('\n').to_owned())
}

/// What `zbarimg` reads in a picture: every code there is, in its own order.
pub fn qr_codes(picture: &Path) -> Result<Vec<String>> {
    let mut zbarimg = Command::new(programs::find("zbarimg")?);
    zbarimg.args(["--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable"]).arg(picture);
    let out = zbarimg.output()?;
    // It ends with 4 where it finds none, which is an answer.
    ensure!(matches!(out.status.code(), Some(0 | 4)), "zbarimg ended with {}", out.status);
    let said = String::from_utf8(out.stdout)?;
    let codes = said.split("<![CDATA[").skip(1).filter_map(|rest| rest.split("]]>").next());
    Ok(codes.map(str::to_owned).collect())
}

/// Gives `input` to a program and returns what it printed.
pub fn fed(mut command: Command, input: &[u8]) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("could not start {command:?}"))?;
    let mut pipe = child.stdin.take().context("the program has no input")?;
    let input = input.to_vec();
    // Written beside reading: a program that answers before it has read everything would wait for ever.
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let out = child.wait_with_output()?;
    // A program may end without reading all it was given; whether it worked is told by its status.
    let _ = writer.join();
    if !out.status.success() {
        bail!("{command:?} ended with {}: {}", out.status, String::from_utf8_lossy(&out.stderr));
    }
    Ok(out.stdout)
}

fn with_words(program: &Path, file: &Path, words: &str) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let opened = folder.path().join("opened");
    let arguments =
        ["--decrypt".as_ref(), "--output".as_ref(), opened.as_os_str(), file.as_os_str()];
    at_a_terminal("passphrase", program, &arguments, words)?;
    ensure!(opened.is_file(), "{} left nothing behind", program.display());
    Ok(fs::read(opened)?)
}

fn at_a_terminal(question: &str, program: &Path, arguments: &[&OsStr], words: &str) -> Result<()> {
    // The system's own interpreter is the one that its python3-pexpect belongs to.
    let system = Path::new("/usr/bin/python3");
    let python = if system.is_file() { system.to_path_buf() } else { programs::find("python3")? };
    let mut terminal = Command::new(python);
    terminal.args(["-c", TERMINAL, question]).arg(program).args(arguments);
    terminal.env("PINENTRY_PROGRAM", "");
    fed(terminal, words.as_bytes()).map(drop)
}

/// What stands on a PDF, line by line, as Poppler reads it.
pub fn pdf_text(pdf: &Path) -> Result<String> {
    let mut reader = Command::new(programs::find("pdftotext")?);
    reader.args(["-layout", "-enc", "UTF-8"]).arg(pdf).arg("-");
    Ok(String::from_utf8(programs::output(reader)?)?)
}
