//! Reading Rust source: files of a folder, enum variants, names in the page's form.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

/// The files with that ending in a folder and below, sorted. A folder that is not there has none.
pub(crate) fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, ending, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("node_modules") && !path.ends_with("dist") {
                collect(&path, ending, found)?;
            }
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    Ok(())
}

/// The text of a file, with its name in the error.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// A Rust file's syntax tree, with name and line in the error.
pub(crate) fn parse(path: &Path) -> Result<syn::File> {
    syn::parse_file(&read(path)?)
        .map_err(|error| anyhow!("{}:{}: {error}", path.display(), error.span().start().line))
}

/// The codes that an enum stands for on the page: its variants in kebab-case, or, where a macro of the same
/// file makes the enum from a list of `Variant = "code"`, the codes of that list.
pub(crate) fn codes(file: &syn::File, name: &str) -> Result<Vec<String>> {
    let mut maker = None;
    for item in &file.items {
        match item {
            syn::Item::Enum(found) if found.ident == name => {
                let variants = found.variants.iter();
                return Ok(variants.map(|variant| kebab(&variant.ident.to_string())).collect());
            }
            syn::Item::Macro(found) => match &found.ident {
                Some(own) if found.mac.tokens.to_string().contains(&format!("enum {name} ")) => {
                    maker = Some(own);
                }
                None if maker.is_some_and(|maker| found.mac.path.is_ident(maker)) => {
                    return found.mac.parse_body_with(listed).map_err(Into::into);
                }
                Some(_) | None => {}
            },
            _ => {}
        }
    }
    bail!("there is no `enum {name}` in it")
}

/// The codes in `Variant = "code", …`.
fn listed(input: syn::parse::ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut codes = Vec::new();
    while !input.is_empty() {
        input.parse::<syn::Ident>()?;
        input.parse::<syn::Token![=]>()?;
        codes.push(input.parse::<syn::LitStr>()?.value());
        input.parse::<Option<syn::Token![,]>>()?;
    }
    Ok(codes)
}

/// `KeyKept` as `key-kept`.
pub(crate) fn kebab(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// `wizard_continue` as `wizardContinue`.
pub(crate) fn camel(name: &str) -> String {
    let mut text = String::new();
    let mut capital = false;
    for letter in name.chars() {
        if letter == '_' {
            capital = !text.is_empty();
        } else if capital {
            text.extend(letter.to_uppercase());
            capital = false;
        } else {
            text.push(letter);
        }
    }
    text
}

/// Whether an attribute with this name stands among them, as `#[name]`, `#[path::name]` or `#[name(…)]`.
pub(crate) fn has_attribute(attributes: &[syn::Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().segments.last().is_some_and(|segment| segment.ident == name)
    })
}

/// Whether something is there for tests only.
pub(crate) fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_the_form_of_where_they_go() {
        assert_eq!(kebab("VaultFolderMoved"), "vault-folder-moved", "codes on the page");
        assert_eq!(camel("set_mobile"), "setMobile", "functions on the page");
        assert_eq!(camel("home"), "home", "one word stays");
    }

    #[test]
    fn the_variants_of_an_enum_are_its_codes() {
        let file = syn::parse_file("pub enum Other { A } enum Code { NoFile, TooOld { by: u32 } }");
        assert_eq!(
            codes(&file.unwrap(), "Code").unwrap(),
            ["no-file", "too-old"],
            "with fields too"
        );
    }

    #[test]
    fn the_codes_of_an_enum_that_a_macro_makes_are_those_of_its_list() {
        let file = syn::parse_file(
            r#"macro_rules! codes { ($($v:ident = $t:literal),*) => { pub enum Code { $($v),* } }; }
               macro_rules! other { () => { pub enum Else { A } }; }
               codes! { /* one */ NoFile = "no-file", TooOld = "much-too-old", }"#,
        );
        assert_eq!(
            codes(&file.unwrap(), "Code").unwrap(),
            ["no-file", "much-too-old"],
            "as listed"
        );
    }
}
