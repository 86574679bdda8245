//! What is true of the kinds of key, and what a developer is given to try a key.

use std::process::Command;

use super::{base_url, kind, kinds, nothing_taken, platform};
use crate::{Arrival, Count, Field, Made, Making, Picture, Proposed, Replace, StepSet};

#[test]
fn what_is_true_of_each_kind() {
    let said: Vec<String> = kinds()
        .map(|(_, kind)| {
            format!(
                "{}: {:?}, {:?}, {:?}, {:?}, {:?}, again {}, secret {}, {}",
                kind.id,
                kind.made,
                kind.arrival,
                kind.count,
                kind.replace,
                kind.making,
                kind.shows_again,
                kind.secret,
                kind.env,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            "rest-api-user: Guided, Admin, Many, Overlap, AlwaysNew, again true, secret true, EN_REST_API_KEY",
            "private-token: Guided, Admin, Many, CutOver, AlwaysNew, again true, secret true, EN_PRIVATE_TOKEN",
            "public-token: Guided, Admin, One, CutOver, LookUpFirst, again true, secret false, EN_PUBLIC_TOKEN",
            "group-key: Guided, Admin, One, CutOver, LookUpFirst, again true, secret true, ACTION_NETWORK_API_KEY",
            "api-account: Guided, Agency, Many, CutOver, AlwaysNew, again false, secret true, SPEKTRIX_API_SECRET",
            "own-key: Here, Admin, Many, Overlap, AlwaysNew, again false, secret true, OWN_SERVICE_API_KEY",
            "application-password: Automatic, Admin, Many, Overlap, AlwaysNew, again false, secret true, WORDPRESS_APPLICATION_PASSWORD",
            "restricted-key: Guided, Admin, Many, Overlap, AlwaysNew, again false, secret true, STRIPE_RESTRICTED_KEY",
            "campaign-key: Guided, Admin, One, CutOver, LookUpFirst, again true, secret true, RAISELY_API_KEY",
            "organisation-key: Guided, Admin, One, CutOver, LookUpFirst, again false, secret true, DONORBOX_API_KEY",
            "user-key: Guided, Admin, Many, CutOver, AlwaysNew, again true, secret true, CALLHUB_API_KEY",
            "account-key: Guided, Admin, Many, Overlap, AlwaysNew, again false, secret true, GIVEBUTTER_API_KEY",
            "integration-key: Guided, Admin, Many, Overlap, AlwaysNew, again false, secret true, EVERYACTION_API_KEY",
            "marketing-key: Guided, Admin, Many, Overlap, AlwaysNew, again false, secret true, MAILCHIMP_API_KEY",
            "access-key: Guided, Admin, Many, Overlap, AlwaysNew, again true, secret true, DONORFY_ACCESS_KEY",
            "contact-key: Guided, Admin, Many, CutOver, AlwaysNew, again true, secret true, CIVICRM_API_KEY",
            "site-key: Guided, Admin, One, CutOver, LookUpFirst, again true, secret false, LUMINATE_API_KEY",
            "api-administrator: Guided, Admin, Many, Overlap, AlwaysNew, again false, secret true, LUMINATE_LOGIN_PASSWORD",
        ]
    );
}

/// Facts that have to agree with one another, whatever is added to the catalog.
#[test]
fn the_facts_of_a_kind_agree() {
    for (_, kind) in kinds() {
        let id = &kind.id;
        let has = |set| !kind.steps.of(set).is_empty();
        assert!(has(StepSet::Create), "{id}");
        // Where one may be there already, somebody has it even if the system shows it no more.
        let may_be_there = kind.making == Making::LookUpFirst;
        assert_eq!(has(StepSet::LookUp), kind.shows_again || may_be_there, "{id}");
        // What WordPress revoked cannot be let in again.
        let comes_back = kind.made != Made::Automatic;
        assert_eq!(has(StepSet::SwitchOff) && comes_back, has(StepSet::SwitchOn), "{id}");
        // Each access can be ended somehow.
        assert!(has(StepSet::SwitchOff) || has(StepSet::Delete) || has(StepSet::Replace), "{id}");
        if kind.replace == Replace::CutOver {
            assert!(has(StepSet::Replace), "{id}");
        }
        if kind.making == Making::LookUpFirst {
            assert!(kind.count == Count::One && has(StepSet::LookUp), "{id}");
        }
        let to_contact =
            |proposed: &Proposed| kind.fields.iter().any(|field| field.proposed == *proposed);
        let by_contact =
            to_contact(&Proposed::ContactEmail) && to_contact(&Proposed::ContactMobile);
        assert_eq!(kind.arrival == Arrival::Agency, by_contact, "{id}");
        assert_eq!(kind.made == Made::Here, kind.usage.docs.is_none(), "{id}");
        assert_eq!(kind.count == Count::Many, kind.name_field().is_some(), "{id}");
        for field in &kind.fields {
            assert!(!field.place.is_empty(), "{id} {}", field.id);
        }
        // What can be typed anew and decides something can be changed; the rest only where our developer does it.
        assert!(!kind.can_change() || has(StepSet::Change), "{id}");
        for purpose in &kind.purposes {
            assert!(
                purpose.ends_days.is_none() || !purpose.opens_everything,
                "{id} {}",
                purpose.id
            );
            let months = if purpose.opens_everything { 6 } else { 12 };
            assert_eq!(purpose.review_months, months, "{id} {}", purpose.id);
            assert!(kind.secret || !purpose.opens_everything, "{id} {}", purpose.id);
        }
    }
}

/// What can be changed without a new key, and with which steps, when everything is changed.
#[test]
fn what_a_key_may_do_can_be_changed_where_the_vendor_has_a_way() {
    let can: Vec<&str> =
        kinds().filter(|(_, kind)| kind.can_change()).map(|(_, kind)| kind.id.as_str()).collect();
    assert_eq!(can, ["rest-api-user", "own-key", "application-password", "api-administrator"]);
    let (platform, kind) = kind("rest-api-user");
    let values = [
        ("email-address", "brightwater-api@example.org"),
        ("remote-address", "198.51.100.20~203.0.113.7"),
        ("group", "Brightwater"),
    ];
    let values = values.map(|(field, value)| (field.to_owned(), value.to_owned())).into();
    let steps = |purpose: &str, changed: &[&str]| {
        let (_, purpose) = platform.purpose(purpose).unwrap();
        let changed = changed.iter().map(|field| (*field).to_owned()).collect();
        let steps = platform.change_steps("en", kind, purpose, &values, &changed);
        steps.into_iter().map(|step| (step.id, step.value)).collect::<Vec<_>>()
    };
    let named = |steps: Vec<(String, String)>| {
        steps.into_iter().map(|(id, _)| id).collect::<Vec<_>>().join(" ")
    };
    let address = steps("read-supporters", &["remote-address"]);
    assert_eq!(address[2], ("change-address".to_owned(), values["remote-address"].clone()));
    assert_eq!(named(address), "open-users find-user change-address save-change");
    assert_eq!(
        named(steps("read-supporters", &["group"])),
        "open-groups find-group allow open-users find-user choose-group save-change"
    );
    assert_eq!(
        named(steps("submit-pages", &["group", "remote-address"])),
        "open-users find-user change-address choose-no-group save-change"
    );
}

/// A purpose opens more than another where it opens something that the other does not.
#[test]
fn what_opens_more_than_what() {
    let more = |id: &str, than: &str, purpose: &str| {
        let (platform, kind) = kind(id);
        let of = |id: &str| platform.purpose(id).unwrap().1;
        kind.opens_more(of(than), of(purpose))
    };
    for (less, than) in [
        ("submit-pages", "show-pages"),
        ("testing", "read-supporters"),
        ("read-supporters", "update-supporters"),
        ("update-supporters", "add-and-update-supporters"),
    ] {
        assert!(more("rest-api-user", less, than), "{than} opens more than {less}");
        assert!(!more("rest-api-user", than, less), "{less} opens no more than {than}");
    }
    // Both without a group.
    assert!(!more("rest-api-user", "testing", "submit-pages"));
    assert!(!more("rest-api-user", "submit-pages", "testing"));
    assert!(more("application-password", "edit-everything", "manage-site"));
    assert!(!more("application-password", "manage-site", "edit-everything"));
    assert!(more("own-key", "part-of-it", "every-supporter"));
    // A key without permissions of its own opens the same, whatever it is for.
    assert!(!more("group-key", "add-supporters", "exchange-supporters"));
    assert!(!more("private-token", "import-supporters", "export-and-import"));
}

/// What is proposed for the law's categories, where the system's own facts tell; a test reaches nobody.
#[test]
fn what_each_purpose_reaches() {
    use crate::Category;
    for (platform, kind) in kinds() {
        for purpose in &kind.purposes {
            let id = &purpose.id;
            let mut once = purpose.categories.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), purpose.categories.len(), "{id}");
            assert!(!purpose.opens_everything || !once.is_empty(), "{}: {id}", platform.id);
            // A system does not know what is special about somebody, and figures are nobody’s.
            assert!(!once.contains(&Category::Special), "{id}");
            assert_eq!(once.contains(&Category::Figures), id == "show-counts", "{id}");
        }
    }
    let (_, testing) = platform("engaging-networks").purpose("testing").unwrap();
    assert_eq!((testing.ends_days, testing.categories.len()), (Some(14), 0));
    assert!(!testing.needs_group());
}

/// A drawing needs something to draw: a path, a button's words or a box.
#[test]
fn every_picture_has_something_to_show() {
    for (platform, kind) in kinds() {
        let values =
            kind.fields.iter().map(|field| (field.id.clone(), "value".to_owned())).collect();
        for set in StepSet::ALL {
            for step in platform.steps("en", kind, &kind.purposes[0], set, &values) {
                let words = step.title.contains('“') || step.title.contains(" › ");
                let drawn = matches!(step.picture, Picture::UsersMenu | Picture::Form);
                assert!(words || !drawn, "{}", step.title);
            }
        }
    }
}

/// The vendor's own sentence about what it opens: said, and never softened.
#[test]
fn what_a_key_opens_is_said_honestly() {
    let opens = |id: &str| -> Vec<String> {
        let (platform, kind) = kind(id);
        let words = |purpose| platform.purpose_words("en", kind, purpose, "Brightwater", "x").opens;
        kind.purposes.iter().map(words).collect()
    };
    for (id, parts) in [
        (
            "private-token",
            [
                "download about the last month of supporter activity",
                "add or change supporter records by import",
            ],
        ),
        ("public-token", ["may be published", "anyone with it can see counts"]),
        ("group-key", ["everything in this group", "every supporter"]),
        ("api-account", ["every customer", "every order"]),
        ("own-key", ["With it Brightwater", "your own developer"]),
    ] {
        for sentence in opens(id) {
            for part in parts {
                assert!(
                    sentence.replace("and every order", "every order").contains(part),
                    "{sentence} lacks {part}"
                );
            }
        }
    }
    let submit = &opens("rest-api-user")[0];
    assert!(submit.contains("send in petitions") && submit.contains("cannot read supporters"));
}

/// Keys that are tied to no server address say so; the one that is says that.
#[test]
fn from_where_a_key_works_is_said() {
    for (platform, kind) in kinds() {
        let words = platform.purpose_words("en", kind, &kind.purposes[0], "Brightwater", "x");
        let tied = kind.fields.iter().any(Field::is_many);
        assert_eq!(words.from.starts_with("anywhere"), !tied, "{}", words.from);
    }
}

/// The button that ends everybody's key is an action in one place only.
#[test]
fn the_button_that_ends_everybodys_key_is_pressed_to_replace_only() {
    let (platform, kind) = kind("group-key");
    let button = "REVOKE & GENERATE NEW KEY";
    for set in StepSet::ALL {
        for step in platform.steps("en", kind, &kind.purposes[0], set, &<_>::default()) {
            assert_eq!(step.title.contains(button), step.id == "revoke-and-generate");
            if set == StepSet::Replace {
                continue;
            }
            assert_ne!(step.id, "revoke-and-generate");
            if step.note.contains(button) {
                assert!(step.note.contains("alone"), "{}", step.note);
            }
        }
    }
    let look = platform.look_words("en", kind).unwrap();
    assert_eq!(look.question, "Which button do you see?");
    assert!(look.warning.contains(button) && look.warning.contains("leave it alone"));
    assert!(!format!("{}{}", look.new_button, look.there_button).contains(button));
    let kinds = kinds().filter(|(platform, kind)| platform.look_words("en", kind).is_some());
    assert_eq!(kinds.count(), 5);
}

#[test]
fn before_spektrix_sends_anything_the_number_is_read_back() {
    let (platform, kind) = kind("api-account");
    let words = platform.arrival_words("en", kind, "+447700900123", "Ana").unwrap();
    assert_eq!(words.heading, "Ring Ana before you send");
    assert!(words.sentence.contains("+44 7700 900123"), "{}", words.sentence);
    assert_eq!(words.agreed, "Ana agrees: show the form");
    assert_eq!(words.to_me, "Send it to me instead");
    let others =
        kinds().filter(|(platform, kind)| platform.arrival_words("en", kind, "", "").is_some());
    assert_eq!(others.count(), 1);
}

/// What goes into the form is what the vendor's form wants: no blanks, no zero.
#[test]
fn the_number_in_spektrix_form() {
    let (_, kind) = kind("api-account");
    for (typed, expected) in [
        ("+44 (0)7894 123 456", Ok("+447894123456")),
        ("07894 123 456", Err("mobile-without-country")),
        ("+44 20 7946 0018", Err("mobile-landline")),
        ("", Err("missing")),
    ] {
        let raw = [("phone".to_owned(), typed.to_owned())].into();
        let checked = kind.check(&kind.purposes[0], &raw, nothing_taken());
        let value = checked.values.get("phone").map(String::as_str);
        let problem = checked.problems.get("phone").map(crate::FieldProblem::code);
        assert_eq!(value.ok_or(problem.unwrap_or_default()), expected, "{typed}");
    }
}

/// The line for a shell reads the key from the environment; in no process's arguments does it stand.
#[test]
fn no_line_for_a_shell_puts_a_key_into_arguments() {
    for (platform, kind) in kinds() {
        let line = kind.curl(&base_url(platform, kind)).expect("every kind has one");
        assert!(!line.contains('\n') && line.contains(&kind.env), "{line}");
        for command in line.split(" | ") {
            let builtin = command.starts_with("printf ");
            let reads_itself = command.contains(&format!("os.environ[\"{}\"]", kind.env));
            assert!(builtin || reads_itself || !command.contains(&kind.env), "{command}");
        }
    }
}

/// What the shell does with the line, with curl replaced by a program that shows what reaches it.
fn run(id: &str, variables: &[(&str, &str)], change: impl Fn(String) -> String) -> String {
    let (platform, kind) = kind(id);
    let line = change(kind.curl(&base_url(platform, kind)).unwrap());
    let script = format!("curl() {{ cat; printf '|%s' \"$@\"; }}\n{line}");
    let ran = Command::new("sh")
        .arg("-c")
        .arg(script)
        .envs(variables.iter().copied())
        .output()
        .expect("a shell is there");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn what_curl_is_given() {
    let as_it_is = |line: String| line;
    let key = "ab%s\\n";
    assert_eq!(
        run("rest-api-user", &[("EN_REST_API_KEY", key)], as_it_is),
        "ab%s\\n|-sS|-H|Content-Type: application/json|--data-binary|@-|https://ca.engagingnetworks.app/ens/service/authenticate"
    );
    assert_eq!(
        run("private-token", &[("EN_PRIVATE_TOKEN", key)], as_it_is),
        "url = \"https://ca.engagingnetworks.app/ea-dataservice/export.service?token=ab%s\\n&startDate=MMDDYYYY&endDate=MMDDYYYY&type=csv\"\n|-sS|--config|-"
    );
    assert_eq!(
        run("public-token", &[("EN_PUBLIC_TOKEN", key)], as_it_is),
        "url = \"https://ca.engagingnetworks.app/ea-dataservice/data.service?service=EaSupporterCount&token=ab%s\\n&contentType=json\"\n|-sS|--config|-"
    );
    assert_eq!(
        run("group-key", &[("ACTION_NETWORK_API_KEY", key)], as_it_is),
        "OSDI-API-Token: ab%s\\n\n|-sS|-H|@-|https://actionnetwork.org/api/v2/events?per_page=1"
    );
    assert_eq!(
        run("own-key", &[("OWN_SERVICE_API_KEY", key)], as_it_is),
        "Authorization: Bearer ab%s\\n\n|-sS|-H|@-|https://api.example.org/give"
    );
}

/// The signature of our own test vector (computed with two other programs), out of the line itself.
#[test]
fn spektrix_line_signs() {
    let secret =
        [("SPEKTRIX_API_SECRET", "dGhpcyBpcyBhIHRlc3Q="), ("SPEKTRIX_API_LOGIN", "Brightwater")];
    let answer = run("api-account", &secret, |line| {
        line.replace("email.utils.formatdate(usegmt=True)", "\"Wed, 21 Oct 2020 07:28:00 GMT\"")
            .replace("harbourtrust", "apitesting")
    });
    let url = "https://system.spektrix.com/apitesting/api/v3/customers?email=nobody%40example.org";
    assert_eq!(
        answer,
        format!(
            "Date: Wed, 21 Oct 2020 07:28:00 GMT\nAuthorization: SpektrixAPI3 Brightwater:dG9k3qsInxS/UoFZqaKCekbsxEY=\n|-sS|-i|-H|@-|{url}"
        )
    );
    let today = run("api-account", &secret, |line| line);
    assert!(today.starts_with("Date: ") && today.contains(" GMT\nAuthorization: SpektrixAPI3 "));
}

#[test]
fn the_signing_rule_is_whole() {
    let (spektrix, kind) = kind("api-account");
    let words =
        spektrix.use_words("en", kind, &kind.purposes[0], "https://x.example/y", "Harbour Trust");
    for part in
        ["SpektrixAPI3", "Date", "HMAC-SHA1", "Base64", "MD5", "https://x.example/y", "line feed"]
    {
        assert!(words.how.contains(part), "{part}");
    }
    assert!(words.leaked.starts_with("Ring Harbour Trust at once"));
    assert_eq!(platform("spektrix").id, spektrix.id);
}
