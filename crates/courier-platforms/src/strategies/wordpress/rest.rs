//! How a site is asked: by which of two ways, and what an answer is.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;
use zeroize::Zeroizing;

use super::problem::{self, Refusal};
use super::{Connection, Site, SiteProblem};
use crate::check::{CheckAnswer, Outcome, Why};
use crate::net::{AllowedHosts, Net};
use crate::net::{Reply, Request};
use crate::field::one_line;

pub(super) use reqwest::Method;

/// The longest name of a site that is told.
const LONGEST_NAME: usize = 80;

/// A site whose REST API was found.
pub(super) struct Rest<'a> {
    net: &'a Net,
    site: &'a Site,
    route: Route,
    pub(super) visitors: Visitors,
}

/// What a site tells everybody.
pub(super) enum Visitors {
    /// Nothing.
    Closed,
    /// Its name, and where a person approves programs; nothing there where it has no application passwords.
    Told { name: String, passwords: Option<String> },
}

#[derive(Debug, Clone, Copy)]
enum Route {
    Pretty,
    Query,
}

/// One request below `/wp/v2`.
pub(super) struct Question {
    method: Method,
    path: String,
    query: Vec<(&'static str, &'static str)>,
    body: Option<Zeroizing<Vec<u8>>>,
}

impl Question {
    pub(super) fn new(method: Method, path: &str) -> Self {
        Self { method, path: path.to_owned(), query: Vec::new(), body: None }
    }

    pub(super) fn get(path: &str) -> Self {
        Self::new(Method::GET, path)
    }

    pub(super) fn post(path: &str, body: &impl Serialize) -> Result<Self, SiteProblem> {
        let body = serde_json::to_vec(body).map_err(|_| problem::not_readable())?;
        Ok(Self { body: Some(Zeroizing::new(body)), ..Self::new(Method::POST, path) })
    }

    pub(super) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.query.push((name, value));
        self
    }
}

impl<'a> Rest<'a> {
    /// Finds out by which way the site is asked. Nothing but this is asked both ways: what has an effect has it once.
    pub(super) async fn find(net: &'a Net, site: &'a Site) -> Result<Self, SiteProblem> {
        let mut status = 0;
        for route in [Route::Pretty, Route::Query] {
            let question = Question::get("").with("_fields", "name,namespaces,authentication");
            match send(net, site, route, question, None).await {
                Ok(reply) => {
                    status = reply.status;
                    if let Some(visitors) = Visitors::read(&reply) {
                        return Ok(Self { net, site, route, visitors });
                    }
                }
                // Where pretty links are off a site may send such addresses to its front page.
                Err(answer) if is_own(site, &answer) => status = answer.status.unwrap_or_default(),
                Err(answer) => return Err(SiteProblem::Answer(answer)),
            }
        }
        Err(problem::not_the_system(status))
    }

    /// Asks with a name and a password.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        connection: &Connection<'_>,
        question: Question,
    ) -> Result<T, SiteProblem> {
        let reply = send(self.net, self.site, self.route, question, Some(connection))
            .await
            .map_err(SiteProblem::Answer)?;
        if (200..300).contains(&reply.status) {
            return serde_json::from_slice(&reply.body).map_err(|_| problem::not_readable());
        }
        let refusal = Refusal::parse(&reply.body);
        match refusal.and_then(|refusal| refusal.problem(reply.status)) {
            // A site without application passwords says of each that nobody is logged in.
            Some(SiteProblem::NotConnected) if self.has_no_passwords() => {
                Err(SiteProblem::NoApplicationPasswords)
            }
            Some(problem) => Err(problem),
            None => Err(SiteProblem::Answer(CheckAnswer {
                outcome: Outcome::Unexpected,
                why: None,
                status: Some(reply.status),
                said: reply.said(&[connection.password]),
            })),
        }
    }

    fn has_no_passwords(&self) -> bool {
        matches!(self.visitors, Visitors::Told { passwords: None, .. })
    }
}

impl Visitors {
    fn read(reply: &Reply) -> Option<Self> {
        #[derive(Deserialize)]
        struct Index {
            name: String,
            namespaces: Vec<String>,
            #[serde(default)]
            authentication: Value,
        }
        if reply.status != 200 {
            let refusal = Refusal::parse(&reply.body)?;
            return refusal.is_closed(reply.status).then_some(Self::Closed);
        }
        let index: Index = serde_json::from_slice(&reply.body).ok()?;
        if !index.namespaces.iter().any(|namespace| namespace == "wp/v2") {
            return None;
        }
        // An empty list stands there where a site has no way to log in.
        let page = index.authentication.pointer("/application-passwords/endpoints/authorization");
        let passwords = page.and_then(Value::as_str).map(str::to_owned);
        // WordPress keeps names as they stand in a page's source.
        let name = html_escape::decode_html_entities(&index.name);
        let name = one_line(&name).chars().take(LONGEST_NAME).collect();
        Some(Self::Told { name, passwords })
    }
}

fn is_own(site: &Site, answer: &CheckAnswer) -> bool {
    let Some(Why::Redirected { host }) = &answer.why else { return false };
    Url::parse(&site.address).is_ok_and(|own| own.host_str() == Some(host))
}

async fn send(
    net: &Net,
    site: &Site,
    route: Route,
    question: Question,
    connection: Option<&Connection<'_>>,
) -> Result<Reply, CheckAnswer> {
    let Some(url) = address(site, route, &question) else {
        return Err(CheckAnswer {
            outcome: Outcome::Unexpected,
            why: Some(Why::NotReadable),
            status: None,
            said: String::new(),
        });
    };
    let Question { method, body, .. } = question;
    let mut request = Request::new(method, url);
    if let Some(Connection { user, password, .. }) = connection {
        request = request.basic(user, password);
    }
    if let Some(body) = body {
        request = request.json(body);
    }
    net.send(&AllowedHosts::approved(&site.approved_hosts), request).await
}

fn address(site: &Site, route: Route, question: &Question) -> Option<Url> {
    let Question { path, query, .. } = question;
    let mut url = Url::parse(&site.address).ok()?;
    match route {
        Route::Pretty => {
            let mut segments = url.path_segments_mut().ok()?;
            segments.pop_if_empty().push("wp-json");
            if path.is_empty() {
                segments.push("");
            } else {
                segments.extend(["wp", "v2"]).extend(path.split('/'));
            }
        }
        Route::Query => {
            url.path_segments_mut().ok()?.pop_if_empty().push("");
            let route = if path.is_empty() { "/".to_owned() } else { format!("/wp/v2/{path}") };
            url.query_pairs_mut().append_pair("rest_route", &route);
        }
    }
    url.query_pairs_mut().extend_pairs(query);
    Some(url)
}
