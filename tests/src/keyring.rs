//! The real keychain of a session, handled with the system's own tools.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::surroundings::Surroundings;
use crate::{foreign, programs};

const SERVICE: &str = "org.freedesktop.secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";

/// What the keychain keeps for `service` and `user`, read with `secret-tool`.
pub fn look_up(place: &Surroundings, service: &str, user: &str) -> Result<Option<String>> {
    let out = place
        .command("secret-tool")?
        .args(["lookup", "service", service, "username", user])
        .output()?;
    let text = String::from_utf8(out.stdout).context("the keychain's entry is not text")?;
    Ok(Some(text).filter(|text| out.status.success() && !text.is_empty()))
}

/// How many entries of `service` the keychain has, as `secret-tool` lists them.
pub fn count(place: &Surroundings, service: &str) -> Result<usize> {
    let mut search = place.command("secret-tool")?;
    search.args(["search", "--all", "service", service]);
    let out = search.output()?;
    let listed = String::from_utf8_lossy(&out.stdout).into_owned();
    Ok(listed.lines().filter(|line| line.starts_with("label = ")).count())
}

/// Puts an entry into the keychain, with `secret-tool`.
pub fn put(place: &Surroundings, service: &str, user: &str, secret: &str) -> Result<()> {
    let mut store = place.command("secret-tool")?;
    store.args(["store", "--label=Key Courier", "service", service, "username", user]);
    foreign::fed(store, secret.as_bytes()).map(drop)
}

/// Removes every entry of `service`, as a person does who tidies up in the wrong place.
pub fn empty(place: &Surroundings, service: &str) -> Result<()> {
    let mut clear = place.command("secret-tool")?;
    clear.args(["clear", "service", service]);
    programs::output(clear)?;
    Ok(())
}

/// Locks the login keyring, as leaving the computer does.
pub fn lock(place: &Surroundings) -> Result<()> {
    let mut call = secrets_call(place)?;
    call.args(["/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock"]);
    call.arg(format!("array:objpath:{LOGIN}"));
    programs::output(call)?;
    ensure!(is_locked(place)?, "the keychain is still open after it was locked");
    Ok(())
}

/// Unlocks the login keyring of the running daemon, as logging in does: the same few bytes that the login's own
/// module writes to the daemon's socket.
pub fn unlock(place: &Surroundings, password: &str) -> Result<()> {
    const UNLOCK: u32 = 1;
    const DONE: u32 = 0;
    let text = u32::try_from(password.len())?;
    let mut request = vec![0];
    for number in [12 + text, UNLOCK, text] {
        request.extend(number.to_be_bytes());
    }
    request.extend(password.as_bytes());
    let control = place.root().join("run/keyring/control");
    let mut socket =
        UnixStream::connect(&control).with_context(|| control.display().to_string())?;
    socket.write_all(&request)?;
    let mut answer = [0; 8];
    socket.read_exact(&mut answer)?;
    let expected = [8_u32.to_be_bytes(), DONE.to_be_bytes()].concat();
    ensure!(answer.as_slice() == expected, "the keychain did not take the password: {answer:?}");
    ensure!(!is_locked(place)?, "the keychain is still locked after its password was given");
    Ok(())
}

/// Whether the login keyring is locked.
pub fn is_locked(place: &Surroundings) -> Result<bool> {
    let mut call = secrets_call(place)?;
    call.args([LOGIN, "org.freedesktop.DBus.Properties.Get"]);
    call.args(["string:org.freedesktop.Secret.Collection", "string:Locked"]);
    let answer = programs::output(call)?;
    Ok(String::from_utf8_lossy(&answer).contains("boolean true"))
}

/// Whether a keychain answers on the session's bus.
pub fn is_there(place: &Surroundings) -> Result<bool> {
    let mut call = bus_call(place, "org.freedesktop.DBus")?;
    call.args(["/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"])
        .arg(format!("string:{SERVICE}"));
    let answer = programs::output(call)?;
    Ok(String::from_utf8_lossy(&answer).contains("boolean true"))
}

/// Whether the session's bus would start a keychain for who asks for one.
pub fn can_be_started(place: &Surroundings) -> Result<bool> {
    let mut call = bus_call(place, "org.freedesktop.DBus")?;
    call.args(["/org/freedesktop/DBus", "org.freedesktop.DBus.ListActivatableNames"]);
    Ok(String::from_utf8_lossy(&programs::output(call)?).contains(SERVICE))
}

fn secrets_call(place: &Surroundings) -> Result<Command> {
    bus_call(place, SERVICE)
}

fn bus_call(place: &Surroundings, name: &str) -> Result<Command> {
    let mut call = place.command("dbus-send")?;
    call.args(["--session", "--print-reply", &format!("--dest={name}")]);
    Ok(call)
}
