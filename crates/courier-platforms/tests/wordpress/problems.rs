//! What goes otherwise, and what is made of it.

use courier_platforms::strategies::wordpress::{
    NewUser, SiteProblem, connect, end, last_use, look, make_password, make_user, switch_off,
};
use courier_platforms::{CheckAnswer, Outcome, Why};
use secrecy::ExposeSecret;

use super::site::{INDEX, UUID, asking, password};

const QUERY: &str = "/?rest_route=%2F&_fields=name%2Cnamespaces%2Cauthentication";
const ME: &str = "/wp-json/wp/v2/users/me?context=edit&_fields=id%2Ccapabilities";
const WHO: &str = "/wp-json/wp/v2/users/me?_fields=id";
const MAKE: &str = "POST /wp-json/wp/v2/users?_fields=id%2Croles";
const MAKE_PASSWORD: &str =
    "POST /wp-json/wp/v2/users/3/application-passwords?_fields=uuid%2Cpassword";
const REMOVE: &str = "DELETE /wp-json/wp/v2/users/3?force=true&reassign=false&_fields=deleted";

const NEW: NewUser<'_> = NewUser {
    username: "brightwater",
    email: "ana@brightwater.example",
    role: "contributor",
    password_name: "Brightwater website",
};

const CUT: &str = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\":3";
const LIMIT: &str =
    "HTTP/1.1 429 Too Many Requests\nRetry-After: 30\nContent-Type: application/json\n\n{}";

fn unexpected(problem: &SiteProblem, why: &Why) -> bool {
    matches!(problem, SiteProblem::Answer(CheckAnswer { outcome: Outcome::Unexpected, why: Some(it), .. }) if it == why)
}

#[test]
fn a_site_without_application_passwords_or_with_a_closed_door_says_so() {
    for (index, problem) in [
        ("index-no-passwords", SiteProblem::NoApplicationPasswords),
        ("index-closed", SiteProblem::RestClosed),
    ] {
        let (looked, _) = asking(&[(INDEX, index)], async |net, it| look(net, it.site).await);
        assert_eq!(looked, Err(problem));
    }
}

#[test]
fn what_is_no_wordpress_is_told_apart() {
    let page =
        "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>Please log in to the hotel</html>";
    let other =
        "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"name\":\"x\",\"namespaces\":[]}";
    let missing = "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n<html>Not here</html>";
    for answer in [page, other, missing, CUT] {
        let script = [(INDEX, answer), (QUERY, answer)];
        let (looked, _) = asking(&script, async |net, it| look(net, it.site).await);
        assert!(unexpected(&looked.unwrap_err(), &Why::NotTheSystem), "{answer}");
    }
    let elsewhere = "HTTP/1.1 302 Found\nLocation: https://www.harbourtrust.example/\n\n";
    let script = [(INDEX, elsewhere), (QUERY, elsewhere)];
    let (looked, _) = asking(&script, async |net, it| look(net, it.site).await);
    let host = "www.harbourtrust.example".to_owned();
    assert!(unexpected(&looked.unwrap_err(), &Why::Redirected { host }));
}

#[test]
fn a_connection_that_is_refused_says_why() {
    for (index, me, problem) in [
        ("index", "wrong-key", SiteProblem::NotConnected),
        ("index", "incorrect-password", SiteProblem::NotConnected),
        ("index", "unknown-user", SiteProblem::NotConnected),
        ("index", "unknown-email", SiteProblem::NotConnected),
        ("index", "off-for-user", SiteProblem::NoApplicationPasswords),
        ("index", "users-closed", SiteProblem::RestClosed),
        ("index", "me-editor", SiteProblem::MayNotMakeUsers),
        ("index-no-passwords", "wrong-key", SiteProblem::NoApplicationPasswords),
        ("index-closed", "wrong-key", SiteProblem::NotConnected),
    ] {
        let script = [(INDEX, index), (ME, me)];
        let (connected, _) = asking(&script, async |net, it| connect(net, it).await);
        assert_eq!(connected, Err(problem), "{index}, {me}");
    }
    let (connected, _) =
        asking(&[(INDEX, "index"), (ME, LIMIT)], async |net, it| connect(net, it).await);
    let Err(SiteProblem::Answer(answer)) = connected else { panic!("{connected:?}") };
    assert_eq!(answer.why, Some(Why::AskLater { seconds: Some(30) }));
}

#[test]
fn a_user_that_is_not_made_says_why() {
    for (file, problem) in [
        ("username-taken", SiteProblem::UsernameTaken),
        ("email-taken", SiteProblem::EmailTaken),
        ("username-refused", SiteProblem::UsernameRefused),
        ("email-refused", SiteProblem::EmailRefused),
        ("no-such-role", SiteProblem::NoSuchRole),
        ("may-not-make-users", SiteProblem::MayNotMakeUsers),
        ("nobody-makes-users", SiteProblem::NotConnected),
        ("wrong-key", SiteProblem::NotConnected),
    ] {
        let script = [(INDEX, "index"), (MAKE, file)];
        let (made, _) = asking(&script, async |net, it| make_user(net, it, &NEW).await);
        assert_eq!(made.unwrap_err(), problem, "{file}");
    }
}

#[test]
fn a_user_without_a_password_is_removed_again() {
    for (file, problem) in [
        ("password-off-for-user", SiteProblem::NoApplicationPasswords),
        ("may-not-make-passwords", SiteProblem::MayNotMakeUsers),
    ] {
        let start = [(INDEX, "index"), (MAKE, "user-made"), (MAKE_PASSWORD, file)];
        let script = [&start[..], &[(REMOVE, "switched-off")]].concat();
        let (made, _) = asking(&script, async |net, it| make_user(net, it, &NEW).await);
        assert_eq!(made.unwrap_err(), problem, "{file}");
        let script = [&start[..], &[(REMOVE, "may-not-make-users")]].concat();
        let (made, _) = asking(&script, async |net, it| make_user(net, it, &NEW).await);
        assert_eq!(made.unwrap_err(), SiteProblem::UserLeft(Box::new(problem)), "{file}");
    }
    let more = "HTTP/1.1 201 Created\nContent-Type: application/json\n\n{\"id\":3,\"roles\":[\"contributor\",\"editor\"]}";
    let script = [(INDEX, "index"), (MAKE, more), (REMOVE, "switched-off")];
    let (made, _) = asking(&script, async |net, it| make_user(net, it, &NEW).await);
    assert!(matches!(made.unwrap_err(), SiteProblem::Answer(_)), "more roles than agreed");
}

#[test]
fn a_password_that_is_not_made_read_or_switched_off_says_why() {
    let script = [(INDEX, "index"), (MAKE_PASSWORD, "password-name-taken")];
    let (made, _) = asking(&script, async |net, it| make_password(net, it, 3, "x").await);
    assert_eq!(made.unwrap_err(), SiteProblem::PasswordNameTaken);

    let one =
        format!("/wp-json/wp/v2/users/3/application-passwords/{UUID}?_fields=last_used%2Clast_ip");
    for (file, problem) in [
        ("no-such-password", SiteProblem::Gone),
        ("no-such-user", SiteProblem::Gone),
        ("may-not-read-passwords", SiteProblem::MayNotMakeUsers),
        ("wrong-key", SiteProblem::NotConnected),
    ] {
        let script = [(INDEX, "index"), (&*one, file)];
        let (told, _) = asking(&script, async |net, it| last_use(net, it, 3, UUID).await);
        assert_eq!(told, Err(problem), "{file}");
    }
    // An id that would lead somewhere else in a path is none.
    let (told, _) =
        asking(&[(INDEX, "index")], async |net, it| last_use(net, it, 3, "../../me").await);
    assert_eq!(told, Err(SiteProblem::Gone));

    let off = format!("DELETE /wp-json/wp/v2/users/3/application-passwords/{UUID}?_fields=deleted");
    let script = [(INDEX, "index"), (&*off, "may-not-read-passwords")];
    let (done, _) = asking(&script, async |net, it| switch_off(net, it, 3, UUID).await);
    assert_eq!(done, Err(SiteProblem::MayNotMakeUsers));
}

#[test]
fn an_end_that_nobody_saw_is_none() {
    let mine =
        format!("DELETE /wp-json/wp/v2/users/me/application-passwords/{UUID}?_fields=deleted");
    let page =
        "HTTP/1.1 401 Unauthorized\nContent-Type: text/html\n\n<html>Log in to the hotel</html>";
    for answer in ["users-closed", "off-for-user", page, LIMIT] {
        let script = [(INDEX, "index"), (&*mine, "switched-off"), (WHO, answer)];
        let (gone, _) = asking(&script, async |net, it| end(net, it, UUID).await);
        assert!(gone.is_err(), "{answer}: {gone:?}");
    }
    // Refused as every password there is, and still kept.
    let script = [(INDEX, "index-no-passwords"), (&*mine, "wrong-key")];
    let (gone, _) = asking(&script, async |net, it| end(net, it, UUID).await);
    assert_eq!(gone, Err(SiteProblem::NoApplicationPasswords));
}

#[test]
fn what_a_site_repeats_of_our_password_is_not_told() {
    let key = password();
    let key = key.expose_secret();
    let echo = format!(
        "HTTP/1.1 418 No\nContent-Type: application/json\n\n{{\"code\":\"x\",\"message\":\"not {key}\"}}"
    );
    let (told, _) =
        asking(&[(INDEX, "index"), (ME, &echo)], async |net, it| connect(net, it).await);
    let told = format!("{:?}", told.unwrap_err());
    assert!(told.contains("not") && !told.contains("walk on the"), "{told}");
}
