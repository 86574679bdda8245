//! WordPress: users and their application passwords by its REST API, which a site answers under `/wp-json/` where pretty
//! links are on, and under `?rest_route=` always.
//!
//! Source: <https://developer.wordpress.org/rest-api/reference/application-passwords/>, and a WordPress 6.1 that was
//! asked; its answers lie in `courier-practice/answers/wordpress`.

use std::collections::BTreeMap;

use data_encoding::{BASE64URL_NOPAD, HEXUPPER};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rand::RngCore;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::json;
use url::Url;
use zeroize::Zeroizing;

use self::rest::{Question, Rest, Visitors};
use crate::check::{CheckAnswer, CheckInput, Outcome, Why};
use crate::net::Net;

mod given;
mod problem;
mod rest;

pub use given::{Connected, Connection, LastUse, MadeUser, NewUser, Site, SiteFacts, SiteProblem};

/// What we are called where a person approves us.
const APP_NAME: &str = "Key Courier";

/// What a site tells programs of one name apart by.
const APP_ID: &str = "0c6bbf2e-6b0f-4b5e-9a53-8e3d2f1f6c47";

/// The page where a person approves a program.
const APPROVE_PAGE: &str = "/wp-admin/authorize-application.php";

/// Looks whether a site is WordPress and offers application passwords.
///
/// # Errors
/// Why not.
pub async fn look(net: &Net, site: &Site) -> Result<SiteFacts, SiteProblem> {
    match Rest::find(net, site).await?.visitors {
        Visitors::Closed => Err(SiteProblem::RestClosed),
        Visitors::Told { passwords: None, .. } => Err(SiteProblem::NoApplicationPasswords),
        Visitors::Told { name, passwords: Some(page) } => {
            Ok(SiteFacts { name, approve_url: make_approve_url(site, &page)? })
        }
    }
}

/// Tries a connection, and whether its user may make users.
///
/// # Errors
/// Why not.
pub async fn connect(net: &Net, connection: &Connection<'_>) -> Result<Connected, SiteProblem> {
    #[derive(Deserialize)]
    struct Me {
        id: u64,
        #[serde(default)]
        capabilities: BTreeMap<String, serde_json::Value>,
    }
    let rest = Rest::find(net, connection.site).await?;
    let me = Question::get("users/me").with("context", "edit").with("_fields", "id,capabilities");
    let me: Me = rest.ask(connection, me).await?;
    if me.capabilities.get("create_users") != Some(&true.into()) {
        return Err(SiteProblem::MayNotMakeUsers);
    }
    Ok(Connected { user_id: me.id, uuid: own_uuid(&rest, connection).await? })
}

/// Makes a user and its application password. Where the second fails the first is removed again.
///
/// # Errors
/// Why not.
pub async fn make_user(
    net: &Net,
    connection: &Connection<'_>,
    user: &NewUser<'_>,
) -> Result<MadeUser, SiteProblem> {
    #[derive(Deserialize)]
    struct Made {
        id: u64,
        roles: Vec<String>,
    }
    let rest = Rest::find(net, connection.site).await?;
    let NewUser { username, email, role, .. } = *user;
    let password = make_login_password();
    let new =
        json!({ "username": username, "email": email, "password": *password, "roles": [role] });
    let ask = Question::post("users", new).with("_fields", "id,roles");
    let made: Made = rest.ask(connection, ask).await?;
    let finished = if made.roles == [role] {
        add_password(&rest, connection, made.id, user.password_name).await
    } else {
        // Something at the site gave it other roles than those that were agreed to.
        Err(problem::otherwise())
    };
    let Err(why) = finished else { return finished };
    let remove = Question::delete(&format!("users/{}", made.id))
        .with("force", "true")
        .with("reassign", "false")
        .with("_fields", "deleted");
    match rest.ask::<Deleted>(connection, remove).await {
        Ok(Deleted { deleted: true }) => Err(why),
        _ => Err(SiteProblem::UserLeft(Box::new(why))),
    }
}

/// Makes one more application password of a user, beside those it has: replacing with overlap. The name must be one
/// that the user's other passwords do not have.
///
/// # Errors
/// Why not.
pub async fn make_password(
    net: &Net,
    connection: &Connection<'_>,
    user_id: u64,
    name: &str,
) -> Result<MadeUser, SiteProblem> {
    let rest = Rest::find(net, connection.site).await?;
    add_password(&rest, connection, user_id, name).await
}

/// When the password was used last.
///
/// # Errors
/// Why that cannot be said.
pub async fn last_use(
    net: &Net,
    connection: &Connection<'_>,
    user_id: u64,
    uuid: &str,
) -> Result<LastUse, SiteProblem> {
    #[derive(Deserialize)]
    struct Used {
        last_used: Option<String>,
        last_ip: Option<String>,
    }
    let rest = Rest::find(net, connection.site).await?;
    let path = password_path(&user_id.to_string(), uuid)?;
    let used: Used =
        rest.ask(connection, Question::get(&path).with("_fields", "last_used,last_ip")).await?;
    let Some(at) = used.last_used else { return Ok(LastUse::default()) };
    let at = in_utc(&at).ok_or_else(problem::not_readable)?;
    // Whoever makes the request may choose what stands there, where a site believes a header.
    let from = used.last_ip.filter(|from| from.parse::<std::net::IpAddr>().is_ok());
    Ok(LastUse { at, from: from.unwrap_or_default() })
}

/// Revokes an application password; one that is gone is no problem.
///
/// # Errors
/// Why not.
pub async fn switch_off(
    net: &Net,
    connection: &Connection<'_>,
    user_id: u64,
    uuid: &str,
) -> Result<(), SiteProblem> {
    let rest = Rest::find(net, connection.site).await?;
    match revoke(&rest, connection, &user_id.to_string(), uuid).await {
        Err(SiteProblem::Gone) => Ok(()),
        done => done,
    }
}

/// Revokes our own password and asks whether it is refused now: `true` where the site refused it. Where `uuid` is
/// empty or another password's, the site is asked for ours.
///
/// # Errors
/// Why not. Where the site has switched application passwords off as a whole, ours is refused and still kept.
pub async fn end(net: &Net, connection: &Connection<'_>, uuid: &str) -> Result<bool, SiteProblem> {
    let rest = Rest::find(net, connection.site).await?;
    let mut revoked = match uuid {
        "" => Err(SiteProblem::Gone),
        uuid => revoke(&rest, connection, "me", uuid).await,
    };
    if revoked == Err(SiteProblem::Gone) {
        revoked = match own_uuid(&rest, connection).await {
            Ok(uuid) => revoke(&rest, connection, "me", &uuid).await,
            Err(why) => Err(why),
        };
    }
    match revoked {
        // Refused already: somebody revoked it at the site.
        Ok(()) | Err(SiteProblem::NotConnected) => {}
        Err(why) => return Err(why),
    }
    match who(&rest, connection).await {
        Err(SiteProblem::NotConnected) => Ok(true),
        Ok(()) => Ok(false),
        Err(why) => Err(why),
    }
}

/// Whether a site takes an agency's user name and application password.
pub(super) async fn check(net: &Net, input: &CheckInput<'_>) -> CheckAnswer {
    let site = Site {
        address: input.account.address.to_owned(),
        approved_hosts: input.approved_hosts.clone(),
    };
    let user = input.fields.get(USERNAME).map_or("", String::as_str);
    let connection = Connection { site: &site, user, password: input.key };
    let found = match Rest::find(net, &site).await {
        Ok(rest) => who(&rest, &connection).await,
        Err(why) => Err(why),
    };
    match found {
        Ok(()) => CheckAnswer::new(Outcome::Works),
        Err(SiteProblem::Answer(answer)) => answer,
        Err(SiteProblem::NoApplicationPasswords) => {
            CheckAnswer::because(Outcome::KeyInactive, Why::NoApplicationPasswords)
        }
        Err(SiteProblem::NotConnected | SiteProblem::Gone) => CheckAnswer::new(Outcome::WrongKey),
        Err(SiteProblem::MayNotMakeUsers) => CheckAnswer::new(Outcome::Limited),
        Err(_) => CheckAnswer::new(Outcome::Unexpected),
    }
}

/// The field of the catalog that holds the user name.
const USERNAME: &str = "username";

#[derive(Deserialize)]
struct Deleted {
    deleted: bool,
}

async fn who(rest: &Rest<'_>, connection: &Connection<'_>) -> Result<(), SiteProblem> {
    #[derive(Deserialize)]
    struct Me {
        #[serde(rename = "id")]
        _id: u64,
    }
    let me: Me = rest.ask(connection, Question::get("users/me").with("_fields", "id")).await?;
    let Me { .. } = me;
    Ok(())
}

async fn own_uuid(rest: &Rest<'_>, connection: &Connection<'_>) -> Result<String, SiteProblem> {
    #[derive(Deserialize)]
    struct Own {
        uuid: String,
    }
    let ask = Question::get("users/me/application-passwords/introspect").with("_fields", "uuid");
    let Own { uuid } = rest.ask(connection, ask).await?;
    if is_uuid(&uuid) { Ok(uuid) } else { Err(problem::not_readable()) }
}

async fn add_password(
    rest: &Rest<'_>,
    connection: &Connection<'_>,
    user_id: u64,
    name: &str,
) -> Result<MadeUser, SiteProblem> {
    #[derive(Deserialize)]
    struct Made {
        uuid: String,
        password: SecretString,
    }
    let path = format!("users/{user_id}/application-passwords");
    let ask = Question::post(&path, json!({ "name": name })).with("_fields", "uuid,password");
    let Made { uuid, password } = rest.ask(connection, ask).await?;
    if is_uuid(&uuid) {
        Ok(MadeUser { user_id, uuid, password })
    } else {
        Err(problem::not_readable())
    }
}

async fn revoke(
    rest: &Rest<'_>,
    connection: &Connection<'_>,
    user: &str,
    uuid: &str,
) -> Result<(), SiteProblem> {
    let path = password_path(user, uuid)?;
    let ask = Question::delete(&path).with("_fields", "deleted");
    match rest.ask::<Deleted>(connection, ask).await? {
        Deleted { deleted: true } => Ok(()),
        Deleted { deleted: false } => Err(problem::otherwise()),
    }
}

/// Ids of passwords come from a site and from the vault, and stand in a path.
fn password_path(user: &str, uuid: &str) -> Result<String, SiteProblem> {
    if !is_uuid(uuid) {
        return Err(SiteProblem::Gone);
    }
    Ok(format!("users/{user}/application-passwords/{uuid}"))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// A site says times in UTC, without saying so.
fn in_utc(said: &str) -> Option<String> {
    let time: DateTime = said.parse().ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().to_string())
}

/// Where a person approves us. The page the site names counts only on the site's own host: WordPress may live in a
/// folder below the address. A site takes no two passwords of one name from a user, and one of ours may be left from
/// before: each page asks for a name of its own.
fn make_approve_url(site: &Site, told: &str) -> Result<String, SiteProblem> {
    let own = Url::parse(&format!("{}{APPROVE_PAGE}", site.address))
        .map_err(|_| problem::not_readable())?;
    let told = Url::parse(told).ok().filter(|told| {
        told.origin() == own.origin()
            && told.username().is_empty()
            && told.password().is_none()
            && told.path().ends_with(APPROVE_PAGE)
    });
    let mut page = told.unwrap_or(own);
    page.set_fragment(None);
    page.set_query(None);
    // No `success_url`: the site would send the password in an address, which browsers remember.
    let mut random = [0; 2];
    rand::rng().fill_bytes(&mut random);
    let name = format!("{APP_NAME} {}", HEXUPPER.encode(&random));
    page.query_pairs_mut().append_pair("app_name", &name).append_pair("app_id", APP_ID);
    Ok(page.into())
}

/// A user has to have a password for the login page; this one is told nobody.
fn make_login_password() -> Zeroizing<String> {
    let mut random = Zeroizing::new([0; 32]);
    rand::rng().fill_bytes(random.as_mut_slice());
    Zeroizing::new(BASE64URL_NOPAD.encode(random.as_slice()))
}
