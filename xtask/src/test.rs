//! `test`: the parts, each with its minutes.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::house::House;
use crate::needs::Purpose;
use crate::shell::Counts;
use crate::{artefacts, checks, needs, setup, shell};

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What `cargo xtask check` looks at.
    Check,
    /// Rules and properties, in the crates and here.
    Unit,
    /// The window's page by itself.
    Ui,
    /// A test binary of `courier-tests`, by its name.
    Binary(&'static str),
}

const PARTS: [Part; 7] = [
    Part::Check,
    Part::Unit,
    Part::Ui,
    Part::Binary("interop"),
    Part::Binary("journeys"),
    Part::Binary("crash"),
    Part::Binary("hostile"),
];

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Unit => "unit",
            Self::Ui => "ui",
            Self::Binary(name) => name,
        }
    }

    fn exists(self, house: &House) -> bool {
        match self {
            Self::Check | Self::Unit | Self::Ui => true,
            Self::Binary(name) => house.has_target("courier-tests", "test", name),
        }
    }

    fn purposes(self) -> Vec<Purpose> {
        match self {
            Self::Check | Self::Unit | Self::Ui => vec![Purpose::Build],
            // A crash or a hostile page is shown in the real window, and opened with real programs.
            Self::Binary(_) => Purpose::ALL.to_vec(),
        }
    }
}

/// How a part went.
struct Outcome {
    part: Part,
    passed: bool,
    counts: Counts,
    took: Duration,
}

/// All parts that there are.
pub(crate) fn all(house: &House) -> Result<bool> {
    let parts: Vec<Part> = PARTS.into_iter().filter(|part| part.exists(house)).collect();
    run(house, &parts, None)
}

/// One part, or the tests in it whose name contains `name`.
pub(crate) fn one(house: &House, part: &str, name: Option<&str>) -> Result<bool> {
    let there: Vec<Part> = PARTS.into_iter().filter(|part| part.exists(house)).collect();
    let Some(found) = there.iter().copied().find(|known| known.name() == part) else {
        let names: Vec<_> = there.iter().map(|part| part.name()).collect();
        bail!("there is no part `{part}` of the tests; there are: {}", names.join(" "));
    };
    if name.is_some() && matches!(found, Part::Check | Part::Ui) {
        bail!("`{part}` has no tests with names");
    }
    run(house, &[found], name)
}

fn run(house: &House, parts: &[Part], name: Option<&str>) -> Result<bool> {
    let mut purposes: Vec<Purpose> = Vec::new();
    for purpose in parts.iter().flat_map(|part| part.purposes()) {
        if !purposes.contains(&purpose) {
            purposes.push(purpose);
        }
    }
    let started = Instant::now();
    if !setup::ensure(house, &purposes)? {
        return Ok(false);
    }
    let set_up = started.elapsed();
    let checked = parts.contains(&Part::Check);
    let outcomes: Vec<Outcome> = parts
        .iter()
        .map(|part| {
            println!("\n== {} ==", part.name());
            let started = Instant::now();
            // A part that cannot even start has failed; the ones after it still have something to say.
            let (passed, mut counts) =
                run_part(house, *part, name, checked).unwrap_or_else(|error| {
                    eprintln!("{}: {error:#}", part.name());
                    (false, Counts::default())
                });
            if !passed && counts.failed == 0 {
                counts.failed = 1;
            }
            Outcome { part: *part, passed, counts, took: started.elapsed() }
        })
        .collect();
    print!("{}", table(set_up, &outcomes));
    if let (Some(name), true) = (name, outcomes.iter().all(|outcome| outcome.counts.passed == 0)) {
        println!("no test's name contains `{name}`, or none of them passed");
        return Ok(false);
    }
    Ok(outcomes.iter().all(|outcome| outcome.passed))
}

fn run_part(
    house: &House,
    part: Part,
    name: Option<&str>,
    checked: bool,
) -> Result<(bool, Counts)> {
    match part {
        Part::Check => {
            let counts = checks::check(house)?;
            Ok((counts.failed == 0, counts))
        }
        Part::Unit => unit(house, name),
        Part::Ui => ui(house, checked),
        Part::Binary(binary) => in_the_window(house, binary, name),
    }
}

/// Test files of `courier-tests` that need no window and no program: they run with the crates' own.
const WITHOUT_WINDOW: [&str; 1] = ["register"];

/// The crates' own tests. The other test files of `courier-tests` are parts of their own.
fn unit(house: &House, name: Option<&str>) -> Result<(bool, Counts)> {
    artefacts::page(house)?;
    let mut command = artefacts::cargo(house, "test");
    command.args(["--no-fail-fast", "--lib", "--bins"]);
    for package in &house.packages {
        let is_here =
            |name: &str| package.name != "courier-tests" || WITHOUT_WINDOW.contains(&name);
        for target in package.targets.iter().filter(|t| t.is("test") && is_here(&t.name)) {
            command.args(["--test", &target.name]);
        }
    }
    if let Some(name) = name {
        command.args(["--", name]);
    }
    shell::count_tests(&mut command)
}

/// The pages by themselves: types, rules, builds, and the opener's own tests.
fn ui(house: &House, checked: bool) -> Result<(bool, Counts)> {
    artefacts::opener(house)?;
    let mut scripts = Vec::new();
    // Already run in this very command, on the same files.
    if !checked {
        scripts.extend(["check", "lint"]);
    }
    scripts.extend(["build", "test"]);
    let mut counts = Counts::default();
    for script in scripts {
        let passed = shell::succeeds(house.npm().args(["run", script]))?;
        counts.add(Counts { passed: passed.into(), failed: (!passed).into() });
    }
    Ok((counts.failed == 0, counts))
}

/// A test binary of `courier-tests`, with the app and the programs it drives.
fn in_the_window(house: &House, binary: &str, name: Option<&str>) -> Result<(bool, Counts)> {
    let app = artefacts::app(house)?;
    let mut command = artefacts::cargo(house, "test");
    command
        .args(["--test", binary])
        .env("KC_APP", app)
        .env("KC_TAURI_DRIVER", needs::TAURI_DRIVER.path()?)
        .env("KC_RAGE", needs::RAGE.path()?);
    if let Some(folder) = needs::WORDPRESS.newest()? {
        command.env("KC_WORDPRESS", folder.join("usr/share/wordpress"));
    }
    if let Some(name) = name {
        command.args(["--", name]);
    }
    shell::count_tests(&mut command)
}

/// The minutes of each part, and one closing line for a person and for whatever reads the log.
fn table(set_up: Duration, outcomes: &[Outcome]) -> String {
    let mut text = String::from("\npart        minutes  result\n");
    let mut total = set_up;
    let mut counts = Counts::default();
    text += &format!("{:10}  {:>7}\n", "set-up", minutes(set_up));
    for outcome in outcomes {
        total += outcome.took;
        counts.add(outcome.counts);
        let result = if outcome.passed { "passed" } else { "FAILED" };
        let Counts { passed, failed } = outcome.counts;
        let took = minutes(outcome.took);
        text += &format!("{:10}  {took:>7}  {result} ({passed}, {failed})\n", outcome.part.name());
    }
    text += &format!("{:10}  {:>7}\n\n", "total", minutes(total));
    text += &format!("{} passed, {} failed\n", counts.passed, counts.failed);
    text
}

fn minutes(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_gives_each_part_and_a_closing_line() {
        let outcomes = [
            Outcome {
                part: Part::Unit,
                passed: true,
                counts: Counts { passed: 40, failed: 0 },
                took: Duration::from_secs(90),
            },
            Outcome {
                part: Part::Binary("journeys"),
                passed: false,
                counts: Counts { passed: 2, failed: 1 },
                took: Duration::from_secs(150),
            },
        ];
        let text = table(Duration::from_mins(1), &outcomes);
        assert!(text.contains("unit            1.5  passed (40, 0)\n"), "{text}");
        assert!(text.contains("journeys        2.5  FAILED (2, 1)\n"), "{text}");
        assert!(text.contains("total           5.0\n"), "set-up counts too: {text}");
        assert!(text.ends_with("\n42 passed, 1 failed\n"), "alone on the last line: {text}");
    }
}
