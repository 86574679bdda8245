//! `fix`: repairs what `check` finds, where a program can.

use anyhow::Result;

use crate::house::House;
use crate::needs::Purpose;
use crate::{artefacts, codegen, setup, shell};

/// Generates, formats and applies what the linters know how to repair.
pub(crate) fn fix(house: &House) -> Result<bool> {
    if !setup::ensure(house, &[Purpose::Build])? {
        return Ok(false);
    }
    // Source that does not compile cannot be generated from, but it can be formatted.
    let mut done = codegen::write(house).unwrap_or_else(|error| {
        eprintln!("codegen: {error:#}");
        false
    });
    artefacts::page(house)?;
    let mut clippy = artefacts::cargo(house, "clippy");
    clippy.args(["--all-targets", "--fix", "--allow-dirty", "--allow-staged"]);
    done &= shell::succeeds(&mut clippy)?;
    done &= shell::succeeds(house.cargo().args(["fmt", "--all"]))?;
    done &= shell::succeeds(house.npm().args(["run", "lint", "--", "--fix"]))?;
    done &= shell::succeeds(house.npm().args(["run", "format"]))?;
    Ok(done)
}
