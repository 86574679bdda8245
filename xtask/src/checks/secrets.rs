//! Where secrets are opened: every `expose_secret` outside tests stands in a listed file.

use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};

use crate::allowed::SECRETS_OPENED;
use crate::codegen::shown;
use crate::house::House;
use crate::syntax;

/// The check.
pub(super) fn look(house: &House) -> Result<Vec<String>> {
    let mut calls = Vec::new();
    for folder in ["crates", "src-tauri"] {
        for path in syntax::files(&house.root.join(folder), "rs")? {
            let file = shown(house, &path);
            // Tests and examples of a crate are no part of the app.
            if ["/tests/", "/examples/", "/benches/"].iter().any(|part| file.contains(part)) {
                continue;
            }
            calls.extend(lines(syntax::parse(&path)?).into_iter().map(|line| (file.clone(), line)));
        }
    }
    Ok(problems(&calls, SECRETS_OPENED))
}

fn problems(calls: &[(String, usize)], allowed: &[(&str, &str)]) -> Vec<String> {
    let covers = |place: &str, file: &str| {
        file == place || (place.ends_with('/') && file.starts_with(place))
    };
    let mut problems = Vec::new();
    for (file, line) in calls {
        if !allowed.iter().any(|(place, _)| covers(place, file)) {
            problems.push(format!(
                "{file}:{line} opens a secret, and the file is not in xtask/src/allowed.rs"
            ));
        }
    }
    for (place, _) in allowed {
        if !calls.iter().any(|(file, _)| covers(place, file)) {
            problems.push(format!("{place} opens no secret any more: take it out of allowed.rs"));
        }
    }
    problems
}

/// The lines of a file on which a secret is opened, also inside macros, but not in code for tests.
fn lines(mut file: syn::File) -> Vec<usize> {
    struct WithoutTests;
    impl VisitMut for WithoutTests {
        fn visit_file_mut(&mut self, file: &mut syn::File) {
            file.items.retain(|item| !for_tests(item));
            visit_mut::visit_file_mut(self, file);
        }
        fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
            if let Some((_, items)) = &mut module.content {
                items.retain(|item| !for_tests(item));
            }
            visit_mut::visit_item_mod_mut(self, module);
        }
    }
    WithoutTests.visit_file_mut(&mut file);
    let mut found = Vec::new();
    search(file.into_token_stream(), &mut found);
    found.dedup();
    found
}

fn for_tests(item: &syn::Item) -> bool {
    match item {
        syn::Item::Mod(item) => syntax::is_for_tests(&item.attrs),
        syn::Item::Fn(item) => syntax::is_for_tests(&item.attrs),
        syn::Item::Impl(item) => syntax::is_for_tests(&item.attrs),
        _ => false,
    }
}

fn search(tokens: TokenStream, found: &mut Vec<usize>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => search(group.stream(), found),
            TokenTree::Ident(ident) if ident == "expose_secret" || ident == "expose_secret_mut" => {
                found.push(ident.span().start().line);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_found_in_macros_and_paths_but_not_in_tests() {
        let source = "fn a(s: S) { s.expose_secret(); }\n\
                      fn b(s: S) { write!(f, \"{}\", s.expose_secret()); }\n\
                      fn c(s: S) { list.map(ExposeSecret::expose_secret) }\n\
                      // expose_secret\n\
                      #[cfg(test)]\nmod tests { fn d(s: S) { s.expose_secret(); } }\n";
        assert_eq!(lines(syn::parse_file(source).unwrap()), [1, 2, 3], "comments do not count");
    }

    #[test]
    fn a_call_needs_an_entry_and_an_entry_needs_a_call() {
        let calls = [("crates/x/src/seal.rs".to_owned(), 7), ("src-tauri/lib.rs".to_owned(), 9)];
        let found = problems(&calls, &[("crates/x/src/", "seals"), ("src-tauri/old.rs", "gone")]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("src-tauri/lib.rs:9 opens"), "{found:?}");
        assert!(found[1].starts_with("src-tauri/old.rs opens no secret"), "{found:?}");
    }
}
