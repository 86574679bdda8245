//! Onetime Secret, version 1: a text that is shown once.

use std::collections::BTreeMap;

use axum::http::Method;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};

use crate::answers::{html, not_imitated, say};
use crate::asked::Asked;
use crate::keys::{Memory, make_hex};
use crate::platforms::echo;

const US: &str = "onetime-secret";
/// The shortest and the longest time a text is kept, in seconds; without an account.
const SHORTEST: i64 = 60;
const LONGEST: i64 = 7 * 24 * 60 * 60;
/// The longest text.
const LONGEST_TEXT: usize = 10_000;
/// Keys shorter than that are not looked up.
const SHORTEST_KEY: usize = 20;
const MOST_LINKS: usize = 500;

/// What was put in, by the key of its receipt.
#[derive(Default)]
pub(crate) struct Links(BTreeMap<String, Link>);

struct Link {
    secret_key: String,
    text: String,
    passphrase: String,
    state: &'static str,
    seconds: i64,
    until: Timestamp,
}

/// `/api/v1/…`, and the page that the link leads to.
pub(crate) fn answer(memory: &mut Memory, asked: &Asked) -> Response {
    let now = memory.now();
    // Whoever names an account has to have it; without one everything is allowed.
    if let Some((_, token)) = asked.basic()
        && memory.by_key(US, &token).is_none_or(|key| !key.is_active())
    {
        return say(US, "not-authorized", &[]);
    }
    let links = &mut memory.links;
    links.forget(now);
    match (&asked.method, asked.segments().as_slice()) {
        (&Method::POST, ["api", "v1", "share" | "create"]) => links.make(asked, now),
        (
            &Method::GET | &Method::POST,
            ["api", "v1", "receipt" | "private" | "metadata", receipt],
        ) => links.state(receipt),
        (&Method::POST, ["api", "v1", "receipt" | "private" | "metadata", receipt, "burn"]) => {
            links.burn(receipt)
        }
        (&Method::POST, ["api", "v1", "secret", secret]) => links.show(asked, secret),
        (&Method::GET, ["secret", secret]) => links.page(secret),
        _ => not_imitated(),
    }
}

impl Links {
    fn make(&mut self, asked: &Asked, now: Timestamp) -> Response {
        let form = asked.form();
        let text = form.field("secret").unwrap_or_default();
        if text.is_empty() || text.len() > LONGEST_TEXT || self.0.len() >= MOST_LINKS {
            return say(US, "not-found", &[]);
        }
        let wanted = form.field("ttl").and_then(|ttl| ttl.parse().ok()).unwrap_or(LONGEST);
        let seconds = wanted.clamp(SHORTEST, LONGEST);
        let receipt = make_hex::<31>();
        let link = Link {
            secret_key: make_hex::<31>(),
            text: text.to_owned(),
            passphrase: form.field("passphrase").unwrap_or_default().to_owned(),
            state: "new",
            seconds,
            until: now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX),
        };
        let response = link.say("made", &receipt);
        self.0.insert(receipt, link);
        response
    }

    /// A text is kept for its time, what became of it for twice as long.
    fn forget(&mut self, now: Timestamp) {
        self.0.retain(|_, link| {
            let over = now.duration_since(link.until);
            if over >= SignedDuration::ZERO && link.is_there() {
                link.state = "expired";
                link.text.clear();
            }
            over < SignedDuration::from_secs(link.seconds)
        });
    }

    /// Whoever asks first gets the text as well, and from then on the receipt was `viewed`: it says nothing of the
    /// link.
    fn state(&mut self, receipt: &str) -> Response {
        match self.0.get_mut(receipt) {
            Some(link) if link.state == "new" => {
                link.state = "viewed";
                let case = if link.passphrase.is_empty() { "state-first" } else { "state-viewed" };
                link.say(case, receipt)
            }
            Some(link) => link.say(&format!("state-{}", link.state), receipt),
            None => unknown(receipt),
        }
    }

    fn burn(&mut self, receipt: &str) -> Response {
        match self.0.get_mut(receipt) {
            Some(link) if link.is_there() => {
                link.state = "burned";
                link.text.clear();
                link.say("burnt", receipt)
            }
            _ => unknown(receipt),
        }
    }

    fn show(&mut self, asked: &Asked, secret: &str) -> Response {
        let given = asked.form();
        let given = given.field("passphrase").unwrap_or_default();
        match self.open(secret) {
            Some(link) if link.passphrase == given => {
                link.state = "received";
                let text = std::mem::take(&mut link.text);
                say(US, "shown", &[("TEXT", &text), ("TOKEN", secret)])
            }
            _ => unknown(secret),
        }
    }

    /// Opening the page shows nothing yet, and uses nothing up.
    fn page(&mut self, secret: &str) -> Response {
        match self.open(secret) {
            Some(_) => html("<!doctype html><title>Practice</title><p>A text that is shown once."),
            None => unknown(secret),
        }
    }

    fn open(&mut self, secret: &str) -> Option<&mut Link> {
        self.0.values_mut().find(|link| link.secret_key == secret && link.is_there())
    }
}

impl Link {
    fn is_there(&self) -> bool {
        matches!(self.state, "new" | "viewed")
    }

    fn say(&self, case: &str, receipt: &str) -> Response {
        let seconds = self.seconds.to_string();
        let fill = [
            ("KEY", receipt),
            ("TOKEN", self.secret_key.as_str()),
            ("COUNT", &seconds),
            ("TEXT", &self.text),
        ];
        say(US, case, &fill)
    }
}

fn unknown(key: &str) -> Response {
    let case = if key.len() < SHORTEST_KEY { "not-found" } else { "unknown" };
    say(US, case, &[("KEY", &echo(key))])
}
