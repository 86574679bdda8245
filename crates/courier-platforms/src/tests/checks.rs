//! `[kinds.check]`: what may stand there.

use super::kinds;
use crate::catalog::parse_platform;
use crate::{Auth, Check, CheckOffer, Outcome, Strategy};

const FTL: &str = "kind-key = Key";

/// A platform of one kind with that check.
fn with_check(check: &str) -> Result<Check, String> {
    let toml = format!(
        r#"
        id = "giving"
        name = "Giving"
        [account]
        base_url = "https://giving.example.org/api"
        max_length = 60
        [[kinds]]
        id = "key"
        made = "guided"
        arrival = "admin"
        count = "many"
        shows_again = false
        replace = "overlap"
        making = "always_new"
        env = "GIVING_KEY"
        purposes = []
        fields = [{{ id = "login-email", kind = "email", personal = true, where = "Users", proposed = "nothing" }}]
        use = {{}}
        steps = {{}}
        [kinds.key]
        groups = [32]
        alphabet = "hex"
        [kinds.check]
        {check}
        "#
    );
    let platform = parse_platform(&toml, &[("en", FTL)]).map_err(|problem| problem.to_string())?;
    platform.kinds[0].check.clone().ok_or_else(|| "there is no check".to_owned())
}

fn data(url: &str, auth: &str, rows: &str) -> Result<Check, String> {
    with_check(&format!("method = \"GET\"\nurl = \"{url}\"\nauth = {auth}\nrows = [{rows}]"))
}

const BEARER: &str = r#"{ by = "bearer" }"#;
const WORKS: &str = r#"{ status = 200, outcome = "works" }"#;

#[test]
fn a_check_is_a_strategy_or_data() {
    assert_eq!(with_check("strategy = \"spektrix\"").unwrap(), Check::Strategy(Strategy::Spektrix));
    let check = data(
        "https://giving.example.org/v1/{name}/{login-email}/campaigns?limit=1",
        r#"{ by = "basic-password", user = "login-email" }"#,
        r#"{ status = 200, body_contains = "[", outcome = "works" }, { status = 401, outcome = "wrong-key" }"#,
    )
    .unwrap();
    let Check::Data(check) = check else { panic!("it is data") };
    assert_eq!(check.host().as_deref(), Some("giving.example.org"));
    assert_eq!(check.parts().unwrap(), ["name", "login-email"]);
    assert_eq!(check.auth, Auth::BasicPassword { user: "login-email".into() });
    assert_eq!(check.rows[1].outcome, Outcome::WrongKey);
    for auth in [
        r#"{ by = "basic-user" }"#,
        r#"{ by = "basic-password", user = "name" }"#,
        r#"{ by = "header", name = "X-Api-Key" }"#,
        r#"{ by = "header", name = "Authorization", prefix = "Token " }"#,
    ] {
        data("https://giving.example.org/v1", auth, WORKS)
            .unwrap_or_else(|why| panic!("{auth}: {why}"));
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    for (check, reason) in [
        ("strategy = \"guess\"", "unknown variant `guess`"),
        ("strategy = \"spektrix\"\nmethod = \"GET\"", "has nothing beside it"),
        ("method = \"GET\"", "a check has a method, url, auth and rows"),
        ("", "a check has a method, url, auth and rows"),
        ("strategy = \"spektrix\"\nhost = \"example.org\"", "unknown field `host`"),
    ] {
        let said = with_check(check).unwrap_err();
        assert!(said.contains(reason), "{check}: {said}");
    }
    for url in [
        "http://giving.example.org/v1",
        "https://giving.example.org",
        "https://giving.example.org:443/v1",
        "https://giving.example.org:8443/v1",
        "https://key@giving.example.org/v1",
        "https://{name}.example.org/v1",
        "https://{name}/v1",
        "https://203.0.113.5/v1",
        "https://0xcb007105/v1",
        "https://[2001:db8::1]/v1",
        "https://localhost/v1",
        "https://giving.example.org/v1#there",
        "https://giving.example.org/v 1",
        "https://giving.example.org\\\\@other.example.org/v1",
        "https://gïving.example.org/v1",
        "ftp://giving.example.org/v1",
    ] {
        let said = data(url, BEARER, WORKS).unwrap_err();
        assert!(said.contains("is not https") || said.contains("holds signs"), "{url}: {said}");
    }
    for url in ["/v{name}", "/{name", "/name}", "/{}", "/{{name}}", "/v1?of={name}"] {
        let said = data(&format!("https://giving.example.org{url}"), BEARER, WORKS).unwrap_err();
        assert!(said.contains("no whole segment"), "{url}: {said}");
    }
    let said = data("https://giving.example.org/{key}", BEARER, WORKS).unwrap_err();
    assert!(said.contains("the field key, which does not exist"), "{said}");
    for (auth, reason) in [
        (r#"{ by = "basic-password", user = "login" }"#, "the field login, which does not exist"),
        (r#"{ by = "basic-password" }"#, "missing field `user`"),
        (r#"{ by = "bearer", user = "login-email" }"#, "unknown field"),
        (r#"{ by = "query" }"#, "unknown variant `query`"),
        (r#"{ by = "header", name = "Host" }"#, "Host is no header for a key"),
        (r#"{ by = "header", name = "X Key" }"#, "X Key is no header for a key"),
        (r#"{ by = "header", name = "" }"#, "is no header for a key"),
        (r#"{ by = "header", name = "X-Key", prefix = "a\r\nb" }"#, "the prefix holds signs"),
    ] {
        let said = data("https://giving.example.org/v1", auth, WORKS).unwrap_err();
        assert!(said.contains(reason), "{auth}: {said}");
    }
    for (rows, reason) in [
        ("", "no row of its table says that the key works"),
        (r#"{ status = 401, outcome = "wrong-key" }"#, "no row of its table says"),
        (r#"{ status = 99, outcome = "works" }"#, "the row for 99 can fit"),
        (r#"{ status = 200, body_contains = "", outcome = "works" }"#, "the row for 200 can fit"),
        (r#"{ status = 302, outcome = "works" }"#, "points elsewhere"),
        (r#"{ status = 200, outcome = "fine" }"#, "unknown variant `fine`"),
        (r#"{ status = 200, outcome = "works", and = 1 }"#, "unknown field `and`"),
        (
            r#"{ status = 200, outcome = "works" }, { status = 200, body_contains = "x", outcome = "limited" }"#,
            "stands below one that always fits",
        ),
    ] {
        let said = data("https://giving.example.org/v1", BEARER, rows).unwrap_err();
        assert!(said.contains(reason), "{rows}: {said}");
    }
    let rows = vec![WORKS.replace("200,", "200, body_contains = \"x\","); 33].join(",");
    assert!(data("https://giving.example.org/v1", BEARER, &rows).is_err());
}

/// Only the private token asks for an agreement first. Our own service has nobody to ask, and for four kinds no
/// harmless question is known yet.
#[test]
fn what_can_be_asked_about_each_kind() {
    for (_, kind) in kinds() {
        let offer = match kind.id.as_str() {
            "private-token" => CheckOffer::ShapeUnlessAgreed,
            "own-key" | "access-key" | "contact-key" | "site-key" | "api-administrator" => {
                CheckOffer::None
            }
            _ => CheckOffer::Harmless,
        };
        assert_eq!(kind.check_offer(), offer, "{}", kind.id);
    }
}
