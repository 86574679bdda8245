//! The types that cross to the window: printed by an example of `courier`, because only a program built with
//! that crate knows them.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Result, bail};

use super::HEADER;
use crate::house::House;
use crate::{artefacts, shell, syntax};

/// Where the types stand.
const VIEWS: &str = "crates/courier/src/views";

/// The text of `ui/src/bridge/types.ts`, and the names in it.
pub(crate) struct Types {
    pub(crate) text: String,
    pub(crate) names: BTreeSet<String>,
}

/// Builds and runs the example, and sees to it that it forgot no view.
pub(crate) fn export(house: &House) -> Result<Types> {
    let printed = shell::capture(&mut Command::new(artefacts::export_types(house)?))?;
    let names: BTreeSet<String> = exported(&printed);
    let mut forgotten = Vec::new();
    for file in syntax::files(&house.root.join(VIEWS), "rs")? {
        let crossing = derived(&syntax::parse(&file)?);
        forgotten.extend(crossing.into_iter().filter(|name| !names.contains(name)));
    }
    if !forgotten.is_empty() {
        bail!(
            "crates/courier/examples/export_types.rs leaves out {} of {VIEWS}",
            forgotten.join(", ")
        );
    }
    let from = format!("// The types of {VIEWS}, as serde writes them.");
    let text = format!("// {HEADER}\n{from}\n\n{}", on_one_line(&printed));
    Ok(Types { text, names })
}

/// Comments of one line as such; ts-rs gives each three.
fn on_one_line(printed: &str) -> String {
    let mut text = String::new();
    let mut lines = printed.lines().peekable();
    while let Some(line) = lines.next() {
        text += line;
        if line.trim() == "/**"
            && let Some(about) = lines.next_if(|next| next.trim_start().starts_with("* "))
        {
            let about = about.trim_start().trim_start_matches("* ");
            if lines.next_if(|next| next.trim() == "*/").is_some() {
                text += &format!(" {about} */");
            } else {
                text += &format!("\n * {about}");
            }
        }
        text.push('\n');
    }
    text
}

fn exported(printed: &str) -> BTreeSet<String> {
    printed
        .lines()
        .filter_map(|line| line.strip_prefix("export type "))
        .filter_map(|rest| rest.split([' ', '<', '=']).next())
        .map(str::to_owned)
        .collect()
}

/// The types in a file that derive `TS`, in whatever form the derive is written.
fn derived(file: &syn::File) -> Vec<String> {
    file.items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Struct(item) => Some((&item.attrs, &item.ident)),
            syn::Item::Enum(item) => Some((&item.attrs, &item.ident)),
            _ => None,
        })
        .filter(|(attributes, _)| {
            attributes.iter().any(|attribute| match &attribute.meta {
                syn::Meta::List(list) => list.tokens.to_string().contains("TS"),
                _ => false,
            })
        })
        .map(|(_, name)| name.to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_that_derive_ts_are_found() {
        let file = syn::parse_file(
            r#"#[cfg_attr(feature = "codegen", derive(ts_rs::TS))] pub struct A;
               #[derive(Debug)] pub struct B;
               #[derive(Debug, TS)] pub enum C {}"#,
        );
        assert_eq!(derived(&file.unwrap()), ["A", "C"], "B does not cross");
    }

    #[test]
    fn a_comment_of_one_line_takes_one_line() {
        assert_eq!(
            on_one_line("/**\n * A.\n */\nx: 1,\n/**\n * B.\n * C.\n */\n"),
            "/** A. */\nx: 1,\n/**\n * B.\n * C.\n */\n",
            "a longer one stays"
        );
    }

    #[test]
    fn names_are_read_from_what_is_printed() {
        let printed = "/**\n * About.\n */\nexport type A = { b: B };\nexport type B<T> = T;\n";
        assert_eq!(exported(printed), BTreeSet::from(["A".into(), "B".into()]), "both");
    }
}
