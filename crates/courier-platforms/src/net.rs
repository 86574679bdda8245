//! The network. Only this file builds an HTTP client.
//!
//! No redirect is followed, no proxy asked, no cookie kept, no request repeated. Nothing the client says of a
//! failure is shown or logged: it holds the address, and a platform may want its token there.

use std::error::Error;
use std::io::{self, ErrorKind};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::header::{DATE, HOST, HeaderValue};
use reqwest::{Client, ClientBuilder, Response, redirect, retry};
use url::Url;

use crate::answer::Answer;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::hosts::{AllowedHosts, Lookup, PublicOnly, Refused, system_lookup};
use crate::request::{Read, Request};

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How long an answer may take, from the first look at the name to its last byte.
const WHOLE: Duration = Duration::from_secs(20);
/// How much is read until a first line has to have ended.
const FIRST_LINE: usize = 8 * 1024;

/// Where requests go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To the systems themselves.
    Real,
    /// To the practice server on this computer, whatever host is named.
    Practice {
        /// The port it listens on.
        port: u16,
    },
}

/// What asks the systems.
#[derive(Clone)]
pub struct Net {
    reach: Reach,
    whole: Duration,
    lookup: Lookup,
    /// Built when it is first needed: reading the system's certificates takes a moment.
    client: Arc<OnceLock<Option<Client>>>,
}

impl std::fmt::Debug for Net {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Net").field("reach", &self.reach).finish_non_exhaustive()
    }
}

impl Net {
    /// A client for that reach.
    pub fn new(reach: Reach) -> Self {
        Self { reach, whole: WHOLE, lookup: system_lookup(), client: Arc::default() }
    }

    /// The same with less patience for each answer; never with more.
    #[must_use]
    pub fn giving_up_after(self, whole: Duration) -> Self {
        Self { whole: whole.min(WHOLE), ..self }
    }

    /// Where its requests go.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Asks a host that is allowed.
    ///
    /// # Errors
    /// Why there is no answer.
    pub(crate) async fn ask(
        &self,
        hosts: &AllowedHosts,
        request: Request,
    ) -> Result<Answer, CheckAnswer> {
        if let Some(why) = hosts.refuse(&request.url) {
            return Err(CheckAnswer::because(Outcome::Unreachable, why));
        }
        if let Some(why) = request.wrong {
            return Err(CheckAnswer::because(Outcome::Unexpected, why));
        }
        let client = self.client.get_or_init(|| self.build()).as_ref();
        let client = client.ok_or(CheckAnswer::because(Outcome::Unreachable, Why::NotTrusted))?;
        let asking = self.send(client, request);
        let answer = tokio::time::timeout(self.whole, asking).await;
        answer.unwrap_or(Err(CheckAnswer::because(Outcome::Unreachable, Why::TimedOut)))
    }

    async fn send(&self, client: &Client, request: Request) -> Result<Answer, CheckAnswer> {
        let Request { method, url, mut headers, body, read, .. } = request;
        let target = match self.reach {
            Reach::Real => url.clone(),
            Reach::Practice { port } => {
                // The practice server tells the platforms apart by the host that was meant.
                let host = url.host_str().and_then(|host| HeaderValue::from_str(host).ok());
                headers.insert(HOST, host.ok_or_else(unexpected)?);
                on_this_computer(&url, port).ok_or_else(unexpected)?
            }
        };
        let mut sending = client.request(method, target).headers(headers);
        if let Some(body) = body {
            sending = sending.body(body);
        }
        let mut response = sending.send().await.map_err(|error| why_not(&error))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let clock_ahead = headers.get(DATE).and_then(seconds_ahead);
        let body = read_body(&mut response, read).await.map_err(|not_read| match not_read {
            NotRead::TooLong => CheckAnswer {
                status: Some(status),
                ..CheckAnswer::because(Outcome::Unexpected, Why::TooLong)
            },
            NotRead::Broken(error) => CheckAnswer { status: Some(status), ..why_not(&error) },
        })?;
        Ok(Answer { status, headers, body, url, clock_ahead })
    }

    /// Nothing where the system has no certificates to trust.
    fn build(&self) -> Option<Client> {
        // Another part of the program may have done so before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = Client::builder()
            .user_agent("KeyCourier")
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .no_proxy()
            .referer(false)
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT);
        self.bound(builder).build().ok()
    }

    fn bound(&self, builder: ClientBuilder) -> ClientBuilder {
        match self.reach {
            Reach::Real => builder.https_only(true).dns_resolver(PublicOnly(self.lookup.clone())),
            // Its addresses are written out, and plain: there is no name to resolve and nobody to trust.
            Reach::Practice { .. } => builder.tls_certs_only([]),
        }
    }
}

/// The same path at the practice server.
fn on_this_computer(url: &Url, port: u16) -> Option<Url> {
    let mut local = Url::parse(&format!("http://127.0.0.1:{port}")).ok()?;
    local.set_path(url.path());
    local.set_query(url.query());
    Some(local)
}

enum NotRead {
    TooLong,
    Broken(reqwest::Error),
}

async fn read_body(response: &mut Response, read: Read) -> Result<Vec<u8>, NotRead> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(NotRead::Broken)? {
        body.extend_from_slice(&chunk);
        match read {
            Read::Upto(most) if body.len() > most => return Err(NotRead::TooLong),
            Read::Upto(_) => {}
            Read::FirstLine => {
                if let Some(line) = first_line(&body) {
                    return Ok(line.to_vec());
                }
                if body.len() > FIRST_LINE {
                    return Err(NotRead::TooLong);
                }
            }
        }
    }
    Ok(body)
}

/// The first line that is not blank, once it has ended.
fn first_line(body: &[u8]) -> Option<&[u8]> {
    let start = body.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let body = body.get(start..)?;
    let end = body.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
    body.get(..end)
}

/// How far this computer's clock is ahead.
fn seconds_ahead(date: &HeaderValue) -> Option<i64> {
    let theirs = DateTimeParser::new().parse_timestamp(date.to_str().ok()?).ok()?;
    Timestamp::now().as_second().checked_sub(theirs.as_second())
}

fn unexpected() -> CheckAnswer {
    CheckAnswer::new(Outcome::Unexpected)
}

/// What a failure of the client means. Its own words stay here.
fn why_not(error: &reqwest::Error) -> CheckAnswer {
    let causes: Vec<Cause> = Causes(Some(error)).filter_map(cause).collect();
    let has = |cause: Cause| causes.contains(&cause);
    let known = [
        (Cause::Private, Why::PrivateAddress),
        (Cause::NoNetwork, Why::NoNetwork),
        (Cause::Unknown, Why::UnknownHost),
        (Cause::Tls, Why::NotTrusted),
        (Cause::Timeout, Why::TimedOut),
    ];
    if let Some((_, why)) = known.into_iter().find(|(cause, _)| has(*cause)) {
        return CheckAnswer::because(Outcome::Unreachable, why);
    }
    if error.is_timeout() {
        CheckAnswer::because(Outcome::Unreachable, Why::TimedOut)
    } else if error.is_connect() || has(Cause::Cut) {
        CheckAnswer::new(Outcome::Unreachable)
    } else {
        CheckAnswer::because(Outcome::Unexpected, Why::NotReadable)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Private,
    NoNetwork,
    Unknown,
    Tls,
    Timeout,
    Cut,
}

fn cause(error: &(dyn Error + 'static)) -> Option<Cause> {
    if let Some(refused) = error.downcast_ref::<Refused>() {
        return Some(match refused {
            Refused::Private => Cause::Private,
            Refused::NoNetwork => Cause::NoNetwork,
            Refused::Unknown => Cause::Unknown,
        });
    }
    if error.is::<rustls::Error>() {
        return Some(Cause::Tls);
    }
    match error.downcast_ref::<io::Error>()?.kind() {
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => Some(Cause::NoNetwork),
        ErrorKind::TimedOut => Some(Cause::Timeout),
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
            Some(Cause::Cut)
        }
        _ => None,
    }
}

/// An error and what stands behind it; `io::Error` steps over what it wraps when asked for its source.
struct Causes<'a>(Option<&'a (dyn Error + 'static)>);

impl<'a> Iterator for Causes<'a> {
    type Item = &'a (dyn Error + 'static);

    fn next(&mut self) -> Option<Self::Item> {
        let this = self.0?;
        let wrapped = this.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        self.0 = match wrapped {
            Some(inner) => Some(inner),
            None => this.source(),
        };
        Some(this)
    }
}

#[cfg(test)]
#[path = "tests/net.rs"]
mod tests;
