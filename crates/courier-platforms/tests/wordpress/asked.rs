//! What goes well.

use courier_platforms::strategies::wordpress::{
    Connected, LastUse, NewUser, connect, end, last_use, look, make_password, make_user, switch_off,
};
use courier_platforms::{Net, Reach};
use data_encoding::BASE64;
use secrecy::ExposeSecret;

use super::site::{HOST, INDEX, KEY, UUID, asking, at, password};

const ME: &str = "/wp-json/wp/v2/users/me?context=edit&_fields=id%2Ccapabilities";
const WHO: &str = "/wp-json/wp/v2/users/me?_fields=id";
const OWN: &str = "/wp-json/wp/v2/users/me/application-passwords/introspect?_fields=uuid";
const MAKE: &str = "POST /wp-json/wp/v2/users?_fields=id%2Croles";
const MAKE_PASSWORD: &str =
    "POST /wp-json/wp/v2/users/3/application-passwords?_fields=uuid%2Cpassword";

const NEW: NewUser<'_> = NewUser {
    username: "brightwater",
    email: "ana@brightwater.example",
    role: "contributor",
    password_name: "Brightwater website",
};

fn revoke(user: &str) -> String {
    format!("DELETE /wp-json/wp/v2/users/{user}/application-passwords/{UUID}?_fields=deleted")
}

#[test]
fn a_site_says_its_name_and_where_it_is_approved() {
    let (facts, asked) = asking(&[(INDEX, "index")], async |net, it| look(net, it.site).await);
    let facts = facts.unwrap();
    assert_eq!(facts.name, "Harbour Trust");
    let page = format!("https://{HOST}/wp-admin/authorize-application.php?");
    let asks = facts.approve_url.strip_prefix(&page).unwrap();
    let ending = asks.strip_prefix("app_name=Key+Courier+").and_then(|it| it.get(..4)).unwrap();
    assert!(ending.bytes().all(|it| it.is_ascii_hexdigit()), "{asks}");
    assert_eq!(asks.get(25..33), Some("&app_id="), "{asks}");
    assert!(!asks.contains("success_url") && !asks.contains("reject_url"), "{asks}");
    assert!(!asked.heads.concat().to_lowercase().contains("authorization"), "for everybody");
}

#[test]
fn a_site_with_plain_links_is_asked_by_its_query() {
    let by_query = |route: &str| format!("/?rest_route={route}");
    let index = by_query("%2F&_fields=name%2Cnamespaces%2Cauthentication");
    let who = by_query("%2Fwp%2Fv2%2Fusers%2Fme&context=edit&_fields=id%2Ccapabilities");
    let own = by_query("%2Fwp%2Fv2%2Fusers%2Fme%2Fapplication-passwords%2Fintrospect&_fields=uuid");
    let elsewhere = format!("HTTP/1.1 301 Moved\nLocation: https://{HOST}/\n\n");
    for front_page in ["index-plain-links", &elsewhere] {
        let script =
            [(INDEX, front_page), (&index, "index"), (&who, "me-admin"), (&own, "introspect")];
        let (connected, _) = asking(&script, async |net, it| connect(net, it).await);
        assert_eq!(connected.unwrap().uuid, UUID);
    }
}

#[test]
fn a_site_in_a_folder_is_asked_there_and_approved_on_its_own_host_only() {
    let listed = |page: &str| {
        format!(
            "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{{\"name\":\"Ann &amp; Co\\u202e\\n\",\
             \"namespaces\":[\"wp/v2\"],\"authentication\":{{\"application-passwords\":\
             {{\"endpoints\":{{\"authorization\":\"{page}\"}}}}}}}}"
        )
    };
    let index = "/blog/wp-json/?_fields=name%2Cnamespaces%2Cauthentication";
    let site = at(&format!("https://{HOST}/blog"));
    let own = format!("https://{HOST}/blog/wp-admin/authorize-application.php");
    let below = format!("https://{HOST}/blog/wp/wp-admin/authorize-application.php");
    for (told, meant) in [
        (below.as_str(), &below),
        (&format!("{below}?success_url=https://evil.example/#x"), &below),
        ("https://evil.example/wp-admin/authorize-application.php", &own),
        (&format!("http://{HOST}/wp-admin/authorize-application.php"), &own),
        (&format!("https://mo:x@{HOST}/wp-admin/authorize-application.php"), &own),
        (&format!("https://{HOST}/elsewhere.php"), &own),
        ("nonsense", &own),
    ] {
        let script = [(index, &*listed(told))];
        let (facts, _) = asking(&script, async |net, _| look(net, &site).await);
        let facts = facts.unwrap();
        assert_eq!(facts.name, "Ann & Co");
        let page = facts.approve_url.split('?').next().unwrap();
        assert_eq!(page, meant, "told {told}");
        assert!(!facts.approve_url.contains("evil"), "{}", facts.approve_url);
    }
}

#[test]
fn a_connection_is_tried_with_name_and_password_in_no_address() {
    let script = [(INDEX, "index"), (ME, "me-admin"), (OWN, "introspect")];
    let (connected, asked) = asking(&script, async |net, it| connect(net, it).await);
    assert_eq!(connected, Ok(Connected { user_id: 1, uuid: UUID.to_owned() }));
    let pair = BASE64.encode(format!("mo:{}", password().expose_secret()).as_bytes());
    for head in asked.heads.iter().skip(1) {
        assert!(head.contains(&format!("Basic {pair}")), "{head}");
    }
    assert!(!asked.heads.concat().contains("pier"), "{:?}", asked.heads);
}

#[test]
fn a_user_is_made_with_one_role_and_a_password_nobody_knows() {
    let script = [(INDEX, "index"), (MAKE, "user-made"), (MAKE_PASSWORD, "password-made")];
    let mut login_passwords = Vec::new();
    for _ in 0..2 {
        let (made, asked) = asking(&script, async |net, it| make_user(net, it, &NEW).await);
        let made = made.unwrap();
        assert_eq!((made.user_id, made.uuid.as_str()), (3, UUID));
        assert_eq!(made.password.expose_secret(), KEY);
        let [_, user, key] = asked.bodies.as_slice() else { panic!("{:?}", asked.bodies) };
        let user: serde_json::Value = serde_json::from_str(user).unwrap();
        assert_eq!(user["username"], "brightwater");
        assert_eq!(user["email"], "ana@brightwater.example");
        assert_eq!(user["roles"], serde_json::json!(["contributor"]));
        let login = user["password"].as_str().unwrap().to_owned();
        assert!(login.len() >= 40, "a password that could be guessed");
        login_passwords.push(login);
        assert_eq!(key, "{\"name\":\"Brightwater website\"}");
    }
    assert_ne!(login_passwords.first(), login_passwords.last());
}

#[test]
fn a_user_gets_one_more_password() {
    let script = [(INDEX, "index"), (MAKE_PASSWORD, "password-made")];
    let (made, _) = asking(&script, async |net, it| make_password(net, it, 3, "New").await);
    assert_eq!(made.unwrap().password.expose_secret(), KEY);
}

#[test]
fn a_password_was_used_then_and_from_there_or_never() {
    let one =
        format!("/wp-json/wp/v2/users/3/application-passwords/{UUID}?_fields=last_used%2Clast_ip");
    let used = LastUse { at: "2026-11-25T09:09:36Z".to_owned(), from: "198.51.100.77".to_owned() };
    for (file, meant) in [("used", used), ("never-used", LastUse::default())] {
        let script = [(INDEX, "index"), (one.as_str(), file)];
        let (told, _) = asking(&script, async |net, it| last_use(net, it, 3, UUID).await);
        assert_eq!(told, Ok(meant));
    }
}

#[test]
fn a_password_is_switched_off_also_where_it_is_gone() {
    for file in ["switched-off", "no-such-password", "no-such-user"] {
        let script = [(INDEX, "index"), (&*revoke("3"), file)];
        let (done, _) = asking(&script, async |net, it| switch_off(net, it, 3, UUID).await);
        assert_eq!(done, Ok(()), "{file}");
    }
}

#[test]
fn our_own_password_is_gone_only_where_the_site_refuses_it() {
    let mine = revoke("me");
    let ended = (mine.as_str(), "switched-off");
    for (refusal, is_gone) in [("wrong-key", true), ("incorrect-password", true), ("works", false)]
    {
        let script = [(INDEX, "index"), ended, (WHO, refusal)];
        let (gone, _) = asking(&script, async |net, it| end(net, it, UUID).await);
        assert_eq!(gone, Ok(is_gone), "{refusal}");
    }
    // Known by no id, or by another's.
    let script = [(INDEX, "index"), (OWN, "introspect"), ended, (WHO, "wrong-key")];
    let (gone, _) = asking(&script, async |net, it| end(net, it, "").await);
    assert_eq!(gone, Ok(true));
    let script = [
        (INDEX, "index"),
        (&*mine, "no-such-password"),
        (OWN, "introspect"),
        ended,
        (WHO, "wrong-key"),
    ];
    let (gone, _) = asking(&script, async |net, it| end(net, it, UUID).await);
    assert_eq!(gone, Ok(true));
    // Somebody revoked it at the site.
    let script = [(INDEX, "index"), (&*mine, "wrong-key"), (WHO, "wrong-key")];
    let (gone, _) = asking(&script, async |net, it| end(net, it, UUID).await);
    assert_eq!(gone, Ok(true));
}

#[test]
fn nobody_is_asked_who_was_not_approved_or_has_no_https() {
    let net = Net::new(Reach::Practice { port: 9 });
    for address in
        ["https://other.example", &format!("http://{HOST}"), "https://198.51.100.10", "nonsense"]
    {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let looked = runtime.block_on(look(&net, &at(address)));
        let why = looked.unwrap_err();
        let courier_platforms::strategies::wordpress::SiteProblem::Answer(answer) = why else {
            panic!("{address}: {why:?}")
        };
        let code = answer.why.unwrap().code();
        assert!(["not-approved", "not-https", "incomplete"].contains(&code), "{address}: {code}");
    }
}
