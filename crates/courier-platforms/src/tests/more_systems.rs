//! The systems whose vendors have no guide for clients of agencies: every word of their screens says where it is
//! from, and what is true of one of them only.

use std::collections::BTreeMap;
use std::process::Command;

use super::{account_of, base_url, kind, nothing_taken, platform};
use crate::{AccountParts, Check, Outcome, Proposal, StepSet};

/// Each of them, with its file.
const FILES: &[(&str, &str)] = &[
    ("wordpress", include_str!("../../catalog/wordpress.toml")),
    ("stripe", include_str!("../../catalog/stripe.toml")),
    ("raisely", include_str!("../../catalog/raisely.toml")),
    ("donorbox", include_str!("../../catalog/donorbox.toml")),
    ("callhub", include_str!("../../catalog/callhub.toml")),
    ("givebutter", include_str!("../../catalog/givebutter.toml")),
    ("everyaction", include_str!("../../catalog/everyaction.toml")),
    ("mailchimp", include_str!("../../catalog/mailchimp.toml")),
    ("donorfy", include_str!("../../catalog/donorfy.toml")),
    ("civicrm", include_str!("../../catalog/civicrm.toml")),
    ("luminate", include_str!("../../catalog/luminate.toml")),
];

/// What stands at the top of a file: where its facts and words are from.
fn sources(toml: &str) -> String {
    let lines = toml.lines().take_while(|line| line.starts_with('#') || line.is_empty());
    lines.map(|line| line.trim_start_matches('#').trim()).collect::<Vec<_>>().join(" ")
}

/// What stands in quotation marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('“').skip(1).filter_map(|rest| rest.split('”').next())
}

/// The way through menus in a text, from its first word with a capital to the end of its last.
fn paths(text: &str) -> Option<&str> {
    let (before, _) = text.split_once(" › ")?;
    let start = before.rsplit(['“', ' ']).next().map_or(0, |word| before.len() - word.len());
    let rest = &text[start..];
    let end = rest.find([',', '.', ':']).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// A button that nobody has seen was made up.
#[test]
fn every_word_of_a_screen_says_where_it_is_from() {
    for (id, toml) in FILES {
        let platform = platform(id);
        let sources = sources(toml);
        assert!(sources.contains("http") && sources.contains("Words of the screens"), "{id}");
        for kind in &platform.kinds {
            // What was typed is no word of a screen.
            let values: BTreeMap<String, String> =
                kind.fields.iter().map(|field| (field.id.clone(), "<typed>".to_owned())).collect();
            for purpose in &kind.purposes {
                for set in StepSet::ALL {
                    for step in platform.steps("en", kind, purpose, set, &values) {
                        for text in [&step.title, &step.note] {
                            let words = quoted(text).filter(|word| !word.contains("<typed>"));
                            for word in words.chain(paths(text)) {
                                assert!(sources.contains(word), "{id}: {word} in {text}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn wordpress_gets_the_least_role_for_each_purpose() {
    let (_, kind) = kind("application-password");
    let proposal = Proposal {
        agency: "Søn & Töchter",
        email_domain: "example.org",
        taken: nothing_taken(),
        email: "ana@brightwater.example",
        mobile: "",
    };
    let roles = ["subscriber", "contributor", "author", "editor", "administrator"];
    for (purpose, role) in kind.purposes.iter().zip(roles) {
        let values = kind.propose(purpose, &proposal);
        assert_eq!(values["role"], role, "{}", purpose.id);
        assert_eq!(values["username"], "son-tochter-api");
        assert_eq!(values["email"], "son-tochter-api@example.org");
        let checked = kind.check(purpose, &values, nothing_taken());
        assert_eq!(checked.problems, BTreeMap::new());
        // The roles that may put programs into pages are named as such, wherever one is chosen.
        let (platform, _) = super::kind("application-password");
        let words = platform.purpose_words("en", kind, purpose, "Brightwater", "");
        let may_write_html = matches!(role, "editor" | "administrator");
        assert_eq!(words.opens.contains("unfiltered HTML"), may_write_html, "{role}");
        assert_eq!(words.sentence.contains("unfiltered HTML"), may_write_html, "{role}");
        assert_eq!(purpose.opens_everything, may_write_html, "{role}");
    }
    let help = platform("wordpress").text("en", "field-role.help", &[]);
    assert!(help.contains("Editor and administrator may write unfiltered HTML"), "{help}");
}

#[test]
fn a_second_user_of_an_agency_has_a_name_and_an_address_of_its_own() {
    let (_, kind) = kind("application-password");
    let taken = BTreeMap::from([("username".to_owned(), vec!["brightwater-api".to_owned()])]);
    let proposal = Proposal {
        agency: "Brightwater",
        email_domain: "example.org",
        taken: &taken,
        email: "",
        mobile: "",
    };
    let values = kind.propose(&kind.purposes[1], &proposal);
    assert_eq!(values["username"], "brightwater-api-2");
    assert_eq!(values["email"], "brightwater-api-2@example.org");
}

#[test]
fn a_name_to_sign_in_with_is_plain() {
    let (_, kind) = kind("application-password");
    let field = kind.field("username").unwrap();
    for name in ["brightwater-api", "Ana_2", "a.b@example.org"] {
        assert_eq!(field.check(name), Ok(name.to_owned()));
    }
    for name in ["Brightwater API", "søn", "a:b", "a/b", "<b>", "a'b"] {
        let code = field.check(name).unwrap_err().code();
        assert_eq!(code, "username-malformed", "{name}");
    }
}

#[test]
fn a_site_is_told_apart_by_its_address_alone() {
    for id in ["wordpress", "civicrm"] {
        let platform = platform(id);
        let parts = AccountParts { address: "www.Example.org/blog/", ..AccountParts::default() };
        let checked = platform.check_account(&parts).unwrap();
        assert_eq!(checked.address, "https://www.example.org/blog");
        assert_eq!(checked.name, "www.example.org/blog");
        let kept = AccountParts { name: &checked.name, address: &checked.address, ..parts };
        assert_eq!(platform.account_name("en", &kept), "www.example.org/blog");
        let words = platform.account_words("en");
        assert_eq!((words.label.as_str(), words.help.as_str()), ("", ""));
        assert_eq!(words.address_label, "Address of the site");
        let nothing = platform.check_account(&AccountParts::default()).unwrap_err();
        let fields: Vec<&str> = nothing.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["account-address"]);
    }
    let (wordpress, kind) = kind("application-password");
    let parts = AccountParts { address: "https://www.example.org/blog", ..AccountParts::default() };
    let url = wordpress.base_url(kind, &parts).unwrap();
    assert_eq!(url, "https://www.example.org/blog/wp-json");
    assert_eq!(wordpress.check_hosts(kind, &parts), ["www.example.org"]);
}

/// Where there is one data centre nobody chooses one.
#[test]
fn the_only_region_is_taken_by_itself() {
    for id in ["stripe", "donorbox", "callhub", "givebutter"] {
        let platform = platform(id);
        let checked = platform.check_account(&AccountParts::default()).unwrap();
        assert_eq!(checked.region, platform.regions[0].id, "{id}");
        let other = AccountParts { region: "eu", ..AccountParts::default() };
        assert!(platform.check_account(&other).is_err(), "{id}");
    }
    let nothing = platform("everyaction").check_account(&AccountParts::default());
    assert!(nothing.is_err(), "of two regions one is chosen");
}

/// What is typed into a host leaves the rest of it as it is.
#[test]
fn mailchimps_data_centre_is_one_word_of_its_host() {
    let (platform, kind) = kind("marketing-key");
    let at =
        |name: &str| platform.base_url(kind, &AccountParts { name, ..AccountParts::default() });
    assert_eq!(at(" us12 ").unwrap(), "https://us12.api.mailchimp.com/3.0");
    for name in ["", "us12.", "a.b", "a/b", "a@b", "us-12", "us_12", "us12#", "{name}", "us12345"] {
        assert_eq!(at(name), None, "{name}");
    }
}

/// A check in data sends the key where the agency will send it, and nowhere else.
#[test]
fn a_check_asks_the_systems_own_host() {
    let mut asked = 0;
    for (id, _) in FILES {
        let platform = platform(id);
        for kind in &platform.kinds {
            let Some(Check::Data(data)) = &kind.check else { continue };
            let hosts = platform.check_hosts(kind, &account_of(platform));
            assert_eq!(hosts, [data.host().unwrap()], "{id}");
            assert!(data.url.starts_with(&base_url(platform, kind)), "{id}");
            let outcomes: Vec<Outcome> = data.rows.iter().map(|row| row.outcome).collect();
            for outcome in [Outcome::Works, Outcome::WrongKey, Outcome::LimitReached] {
                assert!(outcomes.contains(&outcome), "{id}: {outcome:?}");
            }
            // A page in the system's place is no good answer.
            let good = data.rows.iter().filter(|row| row.outcome == Outcome::Works);
            assert!(good.clone().all(|row| row.body_contains.is_some()), "{id}");
            asked += 1;
        }
    }
    assert_eq!(asked, 5);
}

fn doubt(id: &str, pasted: &str) -> String {
    match kind(id).1.key.clean(pasted).doubt {
        None => String::new(),
        Some(crate::KeyDoubt::OtherShape { system }) => system.to_owned(),
        Some(doubt) => doubt.code().to_owned(),
    }
}

#[test]
fn what_their_keys_look_like() {
    let uuid = "257e2630-0000-4abc-8def-0123456ad117";
    let hex = "0123456789abcdef0123456789abcdef";
    let stripe = format!("rk_live_{}", "aB3".repeat(33));
    for (id, key) in [
        ("application-password", "abcd EFGH 1234 ijkl MNOP 5678".to_owned()),
        ("application-password", "abcdEFGH1234ijklMNOP5678".to_owned()),
        ("restricted-key", stripe.clone()),
        ("restricted-key", "rk_test_0123456789abcdefABCDEF01".to_owned()),
        ("campaign-key", format!("raisely-sk-{hex}")),
        ("organisation-key", "aB3_xYz-0123456789abcdef".to_owned()),
        ("user-key", "0123456789abcdef0123456789abcdef01234567".to_owned()),
        ("account-key", "123|aB3xYz0123456789abcdefghijklmnop".to_owned()),
        ("account-key", "live_sk_xyz789abc456def123ghi890jkl567".to_owned()),
        ("integration-key", format!("{uuid}|1")),
        ("integration-key", format!("{uuid}|0")),
        ("integration-key", uuid.to_owned()),
        ("marketing-key", format!("{hex}-us12")),
        ("marketing-key", format!("{hex}-us9")),
        ("access-key", uuid.to_owned()),
        ("contact-key", "T0PS3CR3T6ateeUXgTOJ9e3PpXvDZF9A".to_owned()),
        ("api-administrator", "aB3xYz0123456789abcdefghijklmnop".to_owned()),
    ] {
        assert_eq!(doubt(id, &key), "", "{id} {key}");
        assert_eq!(doubt(id, &format!("  {key}\n")), "", "{id} {key}");
    }
    for (id, pasted, expected) in [
        ("application-password", "abcd EFGH 1234 ijkl MNOP", "truncated"),
        ("application-password", "abcd EFGH 1234 ijkl MNOP 5678 9999", "too-long"),
        ("application-password", stripe.as_str(), "Stripe"),
        // The key that opens the whole account is not the one to give.
        (
            "restricted-key",
            "sk_live_0123456789abcdefABCDEF01",
            "Stripe that opens the whole account",
        ),
        ("restricted-key", "rk_live_01234", "truncated"),
        ("campaign-key", "raisely-sk-0123", "truncated"),
        ("integration-key", "257e2630-0000-4abc-8def-0123456ad117|2", "unlikely"),
        ("marketing-key", hex, "Action Network"),
        ("marketing-key", uuid, "Engaging Networks"),
        ("account-key", "sk_live_0123456789abcdefABCDEF01", "Stripe that opens the whole account"),
        ("organisation-key", stripe.as_str(), "Stripe"),
        ("contact-key", &format!("{hex}-us12"), "Mailchimp"),
        ("account-key", "live_sk_************************", "masked"),
        ("account-key", "two words", "unlikely"),
        ("contact-key", "short", "unlikely"),
    ] {
        assert_eq!(doubt(id, pasted), expected, "{id} {pasted}");
    }
}

#[test]
fn names_of_their_keys_are_labels() {
    for (id, label, key) in [
        ("restricted-key", "STRIPE_RESTRICTED_KEY=", "rk_test_0123456789abcdefABCDEF01"),
        ("campaign-key", "Campaign private key: ", "raisely-sk-0123456789abcdef0123456789abcdef"),
        ("marketing-key", "Mailchimp API key: ", "0123456789abcdef0123456789abcdef-us12"),
        ("access-key", "Access key: ", "257e2630-0000-4abc-8def-0123456ad117"),
        ("application-password", "Application password: ", "abcd EFGH 1234 ijkl MNOP 5678"),
    ] {
        let cleaned = kind(id).1.key.clean(&format!("{label}{key}"));
        assert_eq!((crate::key_shape::kept(&cleaned), &cleaned.doubt), (key, &None), "{label}");
    }
}

/// Where any sign may belong to a key, none is taken away.
#[test]
fn a_key_that_may_hold_any_sign_is_left_whole() {
    for key in ["'ab:cd;ef'gh.ij,kl.", "key: is-part=of it's"] {
        let cleaned = kind("contact-key").1.key.clean(&format!(" {key}\r\n"));
        assert_eq!(crate::key_shape::kept(&cleaned), key);
    }
    let with_blanks = "abcd EFGH 1234 ijkl MNOP 5678";
    let cleaned = kind("application-password").1.key.clean(&format!("\"{with_blanks}\"\n"));
    assert_eq!(crate::key_shape::kept(&cleaned), with_blanks);
}

/// What curl reads from its standard input, with curl replaced by a program that shows it.
#[test]
fn what_curl_is_given_by_them() {
    let shown = |id: &str, variables: &[(&str, &str)]| {
        let (platform, kind) = kind(id);
        let line = kind.curl(&base_url(platform, kind)).unwrap();
        let script = format!("curl() {{ cat; printf '|%s' \"$@\"; }}\n{line}");
        let ran = Command::new("sh")
            .arg("-c")
            .arg(script)
            .envs(variables.iter().copied())
            .output()
            .expect("a shell is there");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    let key = "ab%s\\n";
    assert_eq!(
        shown(
            "application-password",
            &[
                ("WORDPRESS_USERNAME", "ana"),
                ("WORDPRESS_APPLICATION_PASSWORD", "abcd EFGH 1234 ijkl MNOP 5678"),
            ]
        ),
        "user = \"ana:abcd EFGH 1234 ijkl MNOP 5678\"\n|-sS|--config|-|https://www.example.org/wp-json/wp/v2/users/me?context=edit"
    );
    assert_eq!(
        shown("restricted-key", &[("STRIPE_RESTRICTED_KEY", key)]),
        "Authorization: Bearer ab%s\\n\n|-sS|-H|@-|https://api.stripe.com/v1/balance"
    );
    assert_eq!(
        shown("user-key", &[("CALLHUB_API_KEY", key)]),
        "Authorization: Token ab%s\\n\n|-sS|-H|@-|https://api.callhub.io/v1/agents/?page_size=1"
    );
    assert_eq!(
        shown("marketing-key", &[("MAILCHIMP_API_KEY", "ab")]),
        "user = \"any:ab\"\n|-sS|--config|-|https://us12.api.mailchimp.com/3.0/ping"
    );
    assert_eq!(
        shown(
            "integration-key",
            &[("EVERYACTION_APPLICATION", "Brightwater"), ("EVERYACTION_API_KEY", "ab|1")]
        ),
        "user = \"Brightwater:ab|1\"\n|-sS|--config|-|-H|Content-Type: application/json|--data|{\"message\":\"hello\"}|https://api.securevan.com/v4/echoes"
    );
    assert_eq!(
        shown("site-key", &[("LUMINATE_API_KEY", "ab")]),
        "method=getTeamraisersByInfo&v=1.0&response_format=json&name=%25&api_key=ab|-sS|--data|@-|https://secure2.convio.net/harbourtrust/site/CRTeamraiserAPI"
    );
}
