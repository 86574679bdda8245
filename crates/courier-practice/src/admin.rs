//! Making, changing and ending keys: what a platform's own screens do.
//!
//! | call | body | answer |
//! |---|---|---|
//! | `POST /keys` | `platform, kind, account {region, name}, fields, permissions, limited` | 201 `id, key, status` |
//! | `POST /keys/find` | `key` | 200 `id, key, status` |
//! | `PUT /keys/{id}` | `status`, `refresh`, `fields`, `requests` (of this hour) | 200 `id, key, status` |
//! | `DELETE /keys/{id}` | | 204 |
//! | `PUT /caller` | `address` | 204 |

use std::collections::BTreeMap;
use std::net::IpAddr;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use subtle::ConstantTimeEq;

use crate::answers::json as answer_json;
use crate::asked::Asked;
use crate::keys::{Key, Memory, Permission, make_hex, make_key};

/// The host it answers for; a name that belongs to nobody.
pub(crate) const HOST: &str = "admin.practice.example";

const STATUSES: [&str; 3] = ["Active", "Pending", "Inactive"];

#[derive(Deserialize)]
struct NewKey {
    platform: String,
    kind: String,
    #[serde(default)]
    account: Account,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    permissions: Option<Vec<Permission>>,
    #[serde(default)]
    limited: bool,
}

#[derive(Default, Deserialize)]
struct Account {
    #[serde(default)]
    region: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Changed {
    status: Option<String>,
    #[serde(default)]
    refresh: bool,
    fields: Option<BTreeMap<String, String>>,
    requests: Option<u32>,
}

#[derive(Deserialize)]
struct ByKey {
    key: String,
}

#[derive(Deserialize)]
struct Caller {
    address: IpAddr,
}

/// Answers the app.
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let sent = asked.authorization("bearer").unwrap_or_default();
    if !bool::from(sent.as_bytes().ct_eq(memory.admin_token().as_bytes())) {
        return said(StatusCode::UNAUTHORIZED, "This is for the app only.");
    }
    match (&asked.method, asked.segments().as_slice()) {
        (&Method::POST, ["keys"]) => make(memory, asked),
        (&Method::POST, ["keys", "find"]) => find(memory, asked),
        (&Method::PUT, ["keys", id]) => change(memory, asked, id),
        (&Method::DELETE, ["keys", id]) => end(memory, id),
        (&Method::PUT, ["caller"]) => call_from(memory, asked),
        _ => said(StatusCode::NOT_FOUND, "There is no such call."),
    }
}

fn make(memory: &mut Memory, asked: &Asked) -> Response {
    let Some(new) = body::<NewKey>(asked).filter(|new| is_id(&new.platform) && is_id(&new.kind))
    else {
        return unreadable();
    };
    let status = new.fields.get("status").filter(|status| STATUSES.contains(&status.as_str()));
    let key = Key {
        id: make_hex::<8>(),
        key: make_key(&new.platform),
        status: status.cloned().unwrap_or_else(|| "Active".to_owned()),
        platform: new.platform,
        kind: new.kind,
        region: new.account.region,
        name: new.account.name,
        fields: new.fields,
        permissions: new.permissions,
        limited: new.limited,
    };
    if let Some(there) = shared(memory, &key) {
        return shown(StatusCode::OK, there);
    }
    let response = shown(StatusCode::CREATED, &key);
    if memory.add(key) { response } else { not_kept() }
}

/// The one key an account has of that kind, which everybody shares.
fn shared<'a>(memory: &'a Memory, key: &Key) -> Option<&'a Key> {
    let one = matches!(key.kind.as_str(), "group-key" | "public-token");
    memory.keys().find(|there| {
        one && there.is_active()
            && there.platform == key.platform
            && there.kind == key.kind
            && there.region == key.region
            && there.name == key.name
    })
}

fn find(memory: &Memory, asked: &Asked) -> Response {
    let Some(wanted) = body::<ByKey>(asked) else { return unreadable() };
    match memory.keys().find(|key| key.key == wanted.key) {
        Some(key) => shown(StatusCode::OK, key),
        None => gone(),
    }
}

fn change(memory: &mut Memory, asked: &Asked, id: &str) -> Response {
    let Some(changed) = body::<Changed>(asked) else { return unreadable() };
    let Some(mut key) = memory.by_id(id).cloned() else { return gone() };
    if let Some(status) = changed.status {
        if !STATUSES.contains(&status.as_str()) {
            return unreadable();
        }
        key.status = status;
    }
    if changed.refresh {
        key.key = make_key(&key.platform);
    }
    if let Some(fields) = changed.fields {
        key.fields = fields;
    }
    if let Some(requests) = changed.requests {
        memory.set_requests(id, requests);
    }
    let response = shown(StatusCode::OK, &key);
    if memory.put(key) { response } else { not_kept() }
}

fn end(memory: &mut Memory, id: &str) -> Response {
    if memory.by_id(id).is_none() {
        return gone();
    }
    if memory.remove(id) { done() } else { not_kept() }
}

fn call_from(memory: &mut Memory, asked: &Asked) -> Response {
    let Some(caller) = body::<Caller>(asked) else { return unreadable() };
    memory.caller = caller.address;
    done()
}

fn body<T: DeserializeOwned>(asked: &Asked) -> Option<T> {
    serde_json::from_slice(&asked.body).ok()
}

fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(plain)
}

fn shown(status: StatusCode, key: &Key) -> Response {
    answer_json(status, &json!({ "id": key.id, "key": key.key, "status": key.status }))
}

fn done() -> Response {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

fn said(status: StatusCode, message: &str) -> Response {
    answer_json(status, &json!({ "message": message }))
}

fn unreadable() -> Response {
    said(StatusCode::BAD_REQUEST, "This cannot be read.")
}

fn gone() -> Response {
    said(StatusCode::NOT_FOUND, "There is no such key.")
}

fn not_kept() -> Response {
    said(
        StatusCode::INSUFFICIENT_STORAGE,
        "There is no room for it, or its file cannot be written.",
    )
}
