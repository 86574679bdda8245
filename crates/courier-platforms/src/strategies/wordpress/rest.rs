//! How a site is asked: by which of two ways, and what an answer is.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::problem::Refusal;
use super::{Connection, Site, SiteProblem};
use crate::answer::Answer;
use crate::check::{CheckAnswer, Outcome, Why};
use crate::field::one_line;
use crate::hosts::AllowedHosts;
use crate::net::Net;
use crate::request::{Read, Request};

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
    make: fn(Url) -> Request,
    path: String,
    query: Vec<(&'static str, &'static str)>,
    body: Option<Value>,
}

impl Question {
    pub(super) fn get(path: &str) -> Self {
        Self { make: Request::get, path: path.to_owned(), query: Vec::new(), body: None }
    }

    pub(super) fn post(path: &str, body: Value) -> Self {
        Self { make: Request::post, body: Some(body), ..Self::get(path) }
    }

    pub(super) fn delete(path: &str) -> Self {
        Self { make: Request::delete, ..Self::get(path) }
    }

    pub(super) fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.query.push((name, value));
        self
    }
}

impl<'a> Rest<'a> {
    /// Finds out by which way the site is asked. Nothing but this is asked both ways: what has an effect has it once.
    pub(super) async fn find(net: &'a Net, site: &'a Site) -> Result<Self, SiteProblem> {
        let mut last = CheckAnswer::because(Outcome::Unexpected, Why::NotTheSystem);
        for route in [Route::Pretty, Route::Query] {
            let question = Question::get("").with("_fields", "name,namespaces,authentication");
            match send(net, site, route, question, None).await {
                Ok(answer) => match Visitors::read(&answer) {
                    Some(visitors) => return Ok(Self { net, site, route, visitors }),
                    None if answer.is_success() => {
                        last = answer.found_why(Outcome::Unexpected, Why::NotTheSystem);
                    }
                    None => last = answer.unexpected(&[]),
                },
                // Where pretty links are off this may have been the site's front page.
                Err(answer) if answer.why == Some(Why::TooLong) => last = answer,
                Err(answer) => return Err(SiteProblem::Answer(answer)),
            }
        }
        Err(SiteProblem::Answer(last))
    }

    /// Asks with a name and a password.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        connection: &Connection<'_>,
        question: Question,
    ) -> Result<T, SiteProblem> {
        let answer = send(self.net, self.site, self.route, question, Some(connection))
            .await
            .map_err(SiteProblem::Answer)?;
        let unexpected = || SiteProblem::Answer(answer.unexpected(&[connection.password]));
        if answer.is_success() {
            return serde_json::from_slice(&answer.body).map_err(|_| unexpected());
        }
        let refusal = Refusal::parse(&answer.body);
        match refusal.and_then(|refusal| refusal.problem(answer.status)) {
            // A site without application passwords says of each that nobody is logged in.
            Some(SiteProblem::NotConnected) if self.has_no_passwords() => {
                Err(SiteProblem::NoApplicationPasswords)
            }
            Some(problem) => Err(problem),
            None => Err(unexpected()),
        }
    }

    fn has_no_passwords(&self) -> bool {
        matches!(self.visitors, Visitors::Told { passwords: None, .. })
    }
}

impl Visitors {
    fn read(answer: &Answer) -> Option<Self> {
        #[derive(Deserialize)]
        struct Index {
            name: String,
            namespaces: Vec<String>,
            #[serde(default)]
            authentication: Value,
        }
        if !answer.is_success() {
            let refusal = Refusal::parse(&answer.body)?;
            return refusal.is_closed(answer.status).then_some(Self::Closed);
        }
        let index: Index = serde_json::from_slice(&answer.body).ok()?;
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

async fn send(
    net: &Net,
    site: &Site,
    route: Route,
    question: Question,
    connection: Option<&Connection<'_>>,
) -> Result<Answer, CheckAnswer> {
    let Some(url) = address(site, route, &question) else {
        return Err(CheckAnswer::because(Outcome::Unexpected, Why::Incomplete));
    };
    let mut request = (question.make)(url).reading(Read::LIST);
    if let Some(Connection { user, password, .. }) = connection {
        request = request.basic(user, password);
    }
    if let Some(body) = &question.body {
        request = request.json(body);
    }
    net.ask(&AllowedHosts::of(site.approved_hosts.iter().cloned()), request).await
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
