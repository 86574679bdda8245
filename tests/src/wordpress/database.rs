//! `MariaDB` by hand: its own folder, a socket there, no network and no service.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::{curl::fed, environment};
use crate::programs;
use crate::surroundings::{Running, Surroundings, tied_at};

/// Where the package keeps what `mariadb-install-db`, a script of another package, would read.
const TABLES: &str = "/usr/share/mysql";

const ASK: &str = include_str!("ask.php");

pub(super) fn socket(folder: &Path) -> PathBuf {
    folder.join("database")
}

/// Makes its tables and starts it.
pub(super) fn start(place: &Surroundings, folder: &Path) -> Result<Running> {
    let program = program()?;
    let mut tables =
        String::from("create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n");
    for name in ["mysql_system_tables", "mysql_performance_tables", "mysql_system_tables_data"] {
        let path = Path::new(TABLES).join(name).with_extension("sql");
        tables += &fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    }
    tables += "create database site;\n";
    let mut bootstrap = place.command_at(&program)?;
    settings(&mut bootstrap, folder).arg("--bootstrap");
    fed(bootstrap, &tables)?;

    let mut serve = tied_at(place, &program)?;
    settings(&mut serve, folder).arg("--skip-networking");
    serve.arg(format!("--socket={}", socket(folder).display()));
    serve.arg(format!("--pid-file={}", folder.join("database.pid").display()));
    serve.stdin(Stdio::null()).stdout(Stdio::null());
    place.start("mariadbd", serve)
}

/// Asks it, past WordPress.
pub(super) fn ask<T: DeserializeOwned>(
    place: &Surroundings,
    folder: &Path,
    question: &str,
) -> Result<Vec<T>> {
    let mut php = place.command("php")?;
    php.args(["-d", "display_errors=stderr", "-r"]).arg(ASK.trim_start_matches("<?php"));
    php.envs(environment(folder));
    let out = String::from_utf8(fed(php, question)?)?;
    out.lines().map(|row| serde_json::from_str(row).with_context(|| row.to_owned())).collect()
}

fn settings<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    // Small files, and nothing waits for the disk: it all goes away with the session.
    command.args(["--no-defaults", "--user=root", "--innodb-log-file-size=4M"]);
    command.args(["--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M"]);
    command.arg(format!("--datadir={}", folder.join("data").display()))
}

/// Not a program a person calls, so it is not everywhere on the search path.
fn program() -> Result<PathBuf> {
    let usual = Path::new("/usr/sbin/mariadbd");
    if usual.is_file() { Ok(usual.to_path_buf()) } else { programs::find("mariadbd") }
}
