//! The commands of the shell, read from their source, and what is made of them: the page's functions, the
//! shell's handler, the list for Tauri's build step, and the page's permissions.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::HEADER;
use crate::syntax;

/// A function that the page may call.
#[derive(Debug)]
pub(crate) struct CommandFn {
    /// The file it stands in, without its ending; empty for `mod.rs`.
    screen: String,
    pub(crate) name: String,
    about: Vec<String>,
    arguments: Vec<(String, Script)>,
    result: Script,
}

/// A TypeScript type, and the names in it that are types of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Script {
    text: String,
    ours: BTreeSet<String>,
}

impl CommandFn {
    /// The types of ours that it takes or returns.
    pub(crate) fn types(&self) -> impl Iterator<Item = &String> {
        self.arguments.iter().flat_map(|(_, kind)| &kind.ours).chain(&self.result.ours)
    }
}

/// Reads the commands of a folder: files by name, commands in the order they are written.
pub(crate) fn read(folder: &Path) -> Result<Vec<CommandFn>> {
    let mut commands: Vec<CommandFn> = Vec::new();
    for path in syntax::files(folder, "rs")? {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let screen = stem.filter(|stem| stem != "mod").unwrap_or_default();
        let file = syntax::parse(&path)?;
        let found = read_file(&screen, &file).with_context(|| format!("in {}", path.display()))?;
        for command in found {
            if let Some(other) = commands.iter().find(|other| other.name == command.name) {
                bail!("`{}` is a command in {} and in {screen}", command.name, other.screen);
            }
            commands.push(command);
        }
    }
    Ok(commands)
}

fn read_file(screen: &str, file: &syn::File) -> Result<Vec<CommandFn>> {
    let mut commands = Vec::new();
    for item in &file.items {
        if let syn::Item::Fn(function) = item
            && syntax::has_attribute(&function.attrs, "command")
        {
            let name = function.sig.ident.to_string();
            let command = read_function(screen, function);
            commands.push(command.with_context(|| format!("in the command `{name}`"))?);
        }
    }
    Ok(commands)
}

fn read_function(screen: &str, function: &syn::ItemFn) -> Result<CommandFn> {
    if function.sig.asyncness.is_none() {
        bail!("it is not `async`, so it would hold up the window");
    }
    let mut arguments = Vec::new();
    for input in &function.sig.inputs {
        let syn::FnArg::Typed(input) = input else { bail!("it takes `self`") };
        if is_tauris(&input.ty) {
            continue;
        }
        let syn::Pat::Ident(name) = &*input.pat else { bail!("an argument has no plain name") };
        let name = name.ident.to_string();
        let kind = script(&input.ty).with_context(|| format!("in its argument `{name}`"))?;
        arguments.push((name, kind));
    }
    let result = match &function.sig.output {
        syn::ReturnType::Default => Script { text: "null".into(), ours: BTreeSet::new() },
        syn::ReturnType::Type(_, kind) => script(without_error(kind)).context("in its result")?,
    };
    Ok(CommandFn {
        screen: screen.into(),
        name: function.sig.ident.to_string(),
        about: about(&function.attrs),
        arguments,
        result,
    })
}

/// What Tauri hands to a command by itself.
fn is_tauris(kind: &syn::Type) -> bool {
    const TAURIS: [&str; 7] =
        ["State", "AppHandle", "Window", "Webview", "WebviewWindow", "Request", "Channel"];
    last_segment(kind).is_some_and(|segment| TAURIS.iter().any(|name| segment.ident == name))
}

/// The first part of a `Result`, or the type itself.
fn without_error(kind: &syn::Type) -> &syn::Type {
    match last_segment(kind) {
        Some(segment) if segment.ident == "Result" => {
            generics(segment).first().copied().unwrap_or(kind)
        }
        _ => kind,
    }
}

fn last_segment(kind: &syn::Type) -> Option<&syn::PathSegment> {
    match kind {
        syn::Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn generics(segment: &syn::PathSegment) -> Vec<&syn::Type> {
    let syn::PathArguments::AngleBracketed(list) = &segment.arguments else {
        return Vec::new();
    };
    list.args
        .iter()
        .filter_map(|argument| match argument {
            syn::GenericArgument::Type(kind) => Some(kind),
            _ => None,
        })
        .collect()
}

/// What serde's JSON of a Rust type is called in TypeScript.
fn script(kind: &syn::Type) -> Result<Script> {
    if matches!(kind, syn::Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return Ok(Script { text: "null".into(), ours: BTreeSet::new() });
    }
    let Some(segment) = last_segment(kind) else {
        bail!("only named types cross to the window");
    };
    let name = segment.ident.to_string();
    let inner: Vec<Script> = generics(segment).into_iter().map(script).collect::<Result<_>>()?;
    let ours: BTreeSet<String> = inner.iter().flat_map(|part| part.ours.clone()).collect();
    let text = match (name.as_str(), inner.as_slice()) {
        ("String" | "str", []) => "string".into(),
        ("bool", []) => "boolean".into(),
        ("u8" | "u16" | "u32" | "i8" | "i16" | "i32" | "f32" | "f64", []) => "number".into(),
        ("u64" | "i64" | "u128" | "i128" | "usize" | "isize", []) => {
            bail!("`{name}` can be more than a number in the page holds; use u32 or a String")
        }
        ("Option", [one]) => format!("{} | null", one.text),
        ("Vec" | "BTreeSet", [one]) if one.text.contains(' ') => format!("({})[]", one.text),
        ("Vec" | "BTreeSet", [one]) => format!("{}[]", one.text),
        ("BTreeMap" | "HashMap", [key, value]) => format!("Record<{}, {}>", key.text, value.text),
        (_, []) => {
            return Ok(Script { text: name.clone(), ours: BTreeSet::from([name]) });
        }
        _ => bail!("`{name}` with parameters has no form in TypeScript here"),
    };
    Ok(Script { text, ours })
}

/// The lines of a documentation comment.
fn about(attributes: &[syn::Attribute]) -> Vec<String> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .filter_map(|attribute| match &attribute.meta {
            syn::Meta::NameValue(syn::MetaNameValue {
                value: syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }),
                ..
            }) => Some(text.value().trim().to_owned()),
            _ => None,
        })
        .collect()
}

/// `ui/src/bridge/commands.ts`.
pub(crate) fn typescript(commands: &[CommandFn]) -> String {
    let used: BTreeSet<&String> = commands.iter().flat_map(CommandFn::types).collect();
    let used: Vec<&str> = used.into_iter().map(String::as_str).collect();
    let mut text =
        format!("// {HEADER}\n// One function for each command in src-tauri/commands/.\n\n");
    text += "import { invoke } from './tauri';\n";
    if !used.is_empty() {
        text += &format!("import type {{ {} }} from './types';\n", used.join(", "));
    }
    for command in commands {
        text.push('\n');
        match command.about.as_slice() {
            [] => {}
            [line] => text += &format!("/** {line} */\n"),
            lines => text += &format!("/**\n * {}\n */\n", lines.join("\n * ")),
        }
        let name = syntax::camel(&command.name);
        let takes: Vec<String> = command
            .arguments
            .iter()
            .map(|(argument, kind)| format!("{}: {}", syntax::camel(argument), kind.text))
            .collect();
        let gives: Vec<String> =
            command.arguments.iter().map(|(argument, _)| syntax::camel(argument)).collect();
        let gives =
            if gives.is_empty() { String::new() } else { format!(", {{ {} }}", gives.join(", ")) };
        text += &format!(
            "export function {name}({}): Promise<{}> {{\n  return invoke('{}'{gives});\n}}\n",
            takes.join(", "),
            command.result.text,
            command.name
        );
    }
    text
}

/// `src-tauri/generated.rs`.
pub(crate) fn rust(commands: &[CommandFn]) -> String {
    let paths: Vec<String> = commands
        .iter()
        .map(|CommandFn { screen, name, .. }| match screen.as_str() {
            "" => format!("crate::commands::{name},"),
            screen => format!("crate::commands::{screen}::{name},"),
        })
        .collect();
    format!(
        "//! {HEADER}\n//!\n//! The commands that the page may call, as Tauri wants them.\n\n\
         /// What Tauri asks when the page calls a command.\n\
         #[expect(clippy::too_many_lines, reason = \"one line a command\")]\n\
         pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {{\n\
         tauri::generate_handler![\n{}\n]\n}}\n",
        paths.join("\n")
    )
}

/// `src-tauri/commands.list`, which `build.rs` hands to Tauri: only commands named there are checked
/// against the page's permissions.
pub(crate) fn list(commands: &[CommandFn]) -> String {
    let names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
    names.join("\n") + "\n"
}

/// `src-tauri/capabilities/main.json`: each command by name, hearing events, and nothing else.
pub(crate) fn capability(commands: &[CommandFn]) -> Result<String> {
    let permissions: Vec<String> = ["core:event:allow-listen", "core:event:allow-unlisten"]
        .map(str::to_owned)
        .into_iter()
        .chain(commands.iter().map(|command| format!("allow-{}", command.name.replace('_', "-"))))
        .collect();
    let capability = serde_json::json!({
        "identifier": "main",
        "description": HEADER,
        "windows": ["main"],
        "permissions": permissions,
    });
    Ok(serde_json::to_string_pretty(&capability)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r"
        use tauri::State;
        /// Validates one step.
        /// Records it.
        #[tauri::command]
        pub(crate) async fn wizard_continue(
            app: State<'_, Shell>, draft_id: String, step: Step, mobile: Option<String>,
        ) -> Result<WizardView, ErrorView> { todo!() }
        #[tauri::command]
        pub(crate) async fn history(handle: tauri::AppHandle) -> Result<Vec<HistoryRow>, ErrorView> { todo!() }
        #[tauri::command]
        pub(crate) async fn strip(on: bool) -> Result<(), ErrorView> { todo!() }
        async fn not_a_command(at: u64) {}
    ";

    fn sample() -> Vec<CommandFn> {
        read_file("wizard", &syn::parse_file(SAMPLE).unwrap()).unwrap()
    }

    #[test]
    fn the_page_gets_one_function_a_command() {
        let text = typescript(&sample());
        assert!(
            text.contains("import type { HistoryRow, Step, WizardView } from './types';\n"),
            "sorted, ErrorView is not returned: {text}"
        );
        assert!(
            text.contains(
                "/**\n * Validates one step.\n * Records it.\n */\n\
                 export function wizardContinue(draftId: string, step: Step, mobile: string | null): \
                 Promise<WizardView> {\n  return invoke('wizard_continue', { draftId, step, mobile });\n}\n"
            ),
            "Tauri's own argument is not the page's: {text}"
        );
        assert!(
            text.contains("history(): Promise<HistoryRow[]> {\n  return invoke('history');\n}"),
            "no arguments, no object: {text}"
        );
        assert!(text.contains("strip(on: boolean): Promise<null>"), "unit is null: {text}");
        assert!(!text.contains("notACommand"), "only what is marked: {text}");
    }

    #[test]
    fn the_shell_gets_its_handler_its_list_and_its_permissions() {
        let commands = sample();
        assert!(rust(&commands).contains("crate::commands::wizard::strip,"), "by module");
        assert_eq!(list(&commands), "wizard_continue\nhistory\nstrip\n", "one a line");
        let capability: serde_json::Value =
            serde_json::from_str(&capability(&commands).unwrap()).unwrap();
        assert_eq!(
            capability["permissions"],
            serde_json::json!([
                "core:event:allow-listen",
                "core:event:allow-unlisten",
                "allow-wizard-continue",
                "allow-history",
                "allow-strip"
            ]),
            "nothing but these"
        );
    }

    #[test]
    fn what_cannot_cross_to_the_window_is_refused() {
        for (source, why) in [
            ("#[tauri::command] fn a() {}", "not `async`"),
            ("#[tauri::command] async fn a(n: u64) {}", "use u32"),
            ("#[tauri::command] async fn a(n: (u8, u8)) {}", "named types"),
            ("#[tauri::command] async fn a(n: Box<Step>) {}", "no form"),
        ] {
            let error = read_file("x", &syn::parse_file(source).unwrap()).unwrap_err();
            assert!(format!("{error:#}").contains(why), "{source}: {error:#}");
        }
    }
}
