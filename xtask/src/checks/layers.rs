//! Who may depend on whom: the arrows of the house, read from what the packages ask for.

use crate::house::{House, Package};

/// Which of our packages each of ours may ask for. A package that is not here may ask for none.
const OURS: &[(&str, &[&str])] = &[
    ("courier-crypto", &[]),
    ("courier-vault", &["courier-crypto"]),
    ("courier-bundle", &["courier-crypto"]),
    ("courier-papers", &[]),
    ("courier-platforms", &[]),
    ("courier-practice", &[]),
    ("courier-reading", &["courier-crypto", "courier-platforms"]),
    (
        "courier",
        &[
            "courier-bundle",
            "courier-crypto",
            "courier-papers",
            "courier-platforms",
            "courier-reading",
            "courier-vault",
        ],
    ),
    ("key-courier", &["courier", "courier-practice"]),
    (
        "courier-tests",
        &[
            "courier",
            "courier-bundle",
            "courier-crypto",
            "courier-papers",
            "courier-platforms",
            "courier-vault",
        ],
    ),
    ("xtask", &[]),
];

/// Which of our packages the tests of each of ours may ask for as well.
const OURS_IN_TESTS: &[(&str, &str)] =
    &[("courier-platforms", "courier-practice"), ("courier", "courier-practice")];

/// Packages of others that only one of ours may ask for; a `*` stands for any ending.
const OTHERS: &[(&str, &str)] = &[
    ("age", "courier-crypto"),
    ("age-*", "courier-crypto"),
    ("arboard", "key-courier"),
    ("axum*", "courier-practice"),
    ("keyring*", "key-courier"),
    ("krilla*", "courier-papers"),
    ("tauri*", "key-courier"),
];

/// The check.
pub(super) fn look(house: &House) -> Vec<String> {
    problems(&house.packages)
}

fn problems(packages: &[Package]) -> Vec<String> {
    let ours: Vec<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let mut problems = Vec::new();
    for package in packages {
        let Some((_, allowed)) = OURS.iter().find(|(name, _)| *name == package.name) else {
            problems.push(format!(
                "{} has no place in the house yet: give it one in xtask/src/checks/layers.rs",
                package.name
            ));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let in_tests = dependency.kind.as_deref() == Some("dev")
                && OURS_IN_TESTS.contains(&(package.name.as_str(), name));
            if ours.contains(&name) && !allowed.contains(&name) && !in_tests {
                problems.push(format!("{} must not depend on {name}", package.name));
            }
            for (pattern, owner) in OTHERS {
                if fits(name, pattern) && package.name != *owner {
                    problems.push(format!(
                        "{} must not depend on {name}: only {owner} does",
                        package.name
                    ));
                }
            }
        }
    }
    problems
}

fn fits(name: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages(list: &[(&str, &[&str])]) -> Vec<Package> {
        let json: Vec<_> = list
            .iter()
            .map(|(name, needs)| {
                let needs: Vec<_> =
                    needs.iter().map(|need| serde_json::json!({ "name": need })).collect();
                serde_json::json!({ "name": name, "dependencies": needs, "targets": [] })
            })
            .collect();
        serde_json::from_value(json.into()).unwrap()
    }

    #[test]
    fn the_house_as_it_is_meant_has_no_problem() {
        let house = packages(&[
            (
                "key-courier",
                &["courier", "courier-practice", "tauri", "tauri-build", "keyring", "arboard"],
            ),
            ("courier", &["courier-vault", "courier-crypto"]),
            ("courier-vault", &["courier-crypto"]),
            ("courier-crypto", &["age", "agent"]),
            ("courier-practice", &["axum"]),
            ("courier-tests", &["courier-vault"]),
        ]);
        assert_eq!(problems(&house), [""; 0], "every arrow is drawn");
    }

    #[test]
    fn what_tests_may_ask_for_is_not_built_in() {
        let mut house = packages(&[("courier", &["courier-practice"]), ("courier-practice", &[])]);
        assert_eq!(problems(&house), ["courier must not depend on courier-practice"], "built in");
        house[0].dependencies[0].kind = Some("dev".to_owned());
        assert_eq!(problems(&house), [""; 0], "for its tests");
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_a_problem() {
        let house = packages(&[
            ("courier-crypto", &[]),
            ("courier-vault", &["age", "courier-crypto"]),
            ("courier-platforms", &["courier-crypto"]),
            ("courier-tests", &["tauri-plugin-dialog"]),
            ("newcomer", &[]),
        ]);
        assert_eq!(
            problems(&house),
            [
                "courier-vault must not depend on age: only courier-crypto does",
                "courier-platforms must not depend on courier-crypto",
                "courier-tests must not depend on tauri-plugin-dialog: only key-courier does",
                "newcomer has no place in the house yet: give it one in xtask/src/checks/layers.rs",
            ],
            "each named"
        );
    }
}
