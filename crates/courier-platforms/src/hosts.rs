//! Which hosts a request may go to, and which addresses a host may lead to.

use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::account::is_host_name;
use crate::addresses::is_public;
use crate::check::Why;

/// The hosts a request may go to: literals of built-in strategies and of a check in data, or hosts that a person
/// approved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AllowedHosts(BTreeSet<String>);

impl AllowedHosts {
    /// These and no others.
    pub(crate) fn of<I: Into<String>>(hosts: impl IntoIterator<Item = I>) -> Self {
        Self(hosts.into_iter().map(Into::into).collect())
    }

    /// Why a request may not go there.
    pub(crate) fn refuse(&self, url: &Url) -> Option<Why> {
        if url.scheme() != "https" {
            return Some(Why::NotHttps);
        }
        let host = url.host_str().unwrap_or_default();
        let is_name = matches!(url.host(), Some(Host::Domain(name)) if is_host_name(name));
        let is_allowed = is_name
            && self.0.contains(host)
            && url.username().is_empty()
            && url.password().is_none();
        (!is_allowed).then(|| Why::NotApproved { host: host.to_owned() })
    }
}

/// Why a name was not resolved; found again in what the client says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// Nobody knows it.
    #[error("nobody knows the name")]
    Unknown,
    /// Nobody could be asked.
    #[error("there is no network")]
    NoNetwork,
    /// It leads to no address of the internet.
    #[error("the name leads into a private network")]
    Private,
}

/// A look at the addresses of a name.
pub(crate) type Looking = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Finds the addresses of a name; another one in tests only.
pub(crate) type Lookup = Arc<dyn Fn(String) -> Looking + Send + Sync>;

/// Asks the system.
pub(crate) fn system_lookup() -> Lookup {
    Arc::new(|host| {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    })
}

/// Resolves names for the client, which connects to what it is given and to nothing else: what is judged here
/// cannot be another address a moment later.
pub(crate) struct PublicOnly(pub(crate) Lookup);

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let looking = (self.0)(name.as_str().to_owned());
        Box::pin(async move {
            let found = looking.await;
            let public = judge(found)?;
            let addresses = public.into_iter().map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}

/// The addresses that may be connected to.
fn judge(found: io::Result<Vec<IpAddr>>) -> Result<Vec<IpAddr>, Refused> {
    let Ok(found) = found else {
        return Err(if has_a_route() { Refused::Unknown } else { Refused::NoNetwork });
    };
    if found.is_empty() {
        return Err(Refused::Unknown);
    }
    let public: Vec<IpAddr> = found.into_iter().filter(|address| is_public(*address)).collect();
    if public.is_empty() { Err(Refused::Private) } else { Ok(public) }
}

/// Whether this computer would know where to send a packet. Connecting a datagram socket sends none.
fn has_a_route() -> bool {
    let leads = |own: &str, far: &str| UdpSocket::bind(own).and_then(|socket| socket.connect(far));
    leads("0.0.0.0:0", "192.0.2.1:9").is_ok() || leads("[::]:0", "[2001:db8::1]:9").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(written: &[&str]) -> Vec<IpAddr> {
        written.iter().map(|one| one.parse().unwrap()).collect()
    }

    #[test]
    fn only_public_addresses_are_connected_to() {
        let mixed = addresses(&["10.0.0.1", "198.51.100.10", "::1", "2001:db8::5"]);
        assert_eq!(judge(Ok(mixed)), Ok(addresses(&["198.51.100.10", "2001:db8::5"])));
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "169.254.169.254",
            "192.168.1.1",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "0.0.0.0",
            "100.64.0.1",
        ] {
            assert_eq!(judge(Ok(addresses(&[inside]))), Err(Refused::Private), "{inside}");
        }
        assert_eq!(judge(Ok(Vec::new())), Err(Refused::Unknown));
    }

    #[test]
    fn a_request_goes_to_a_named_host_by_https_only() {
        let allowed =
            AllowedHosts::of(["site.example.org", "203.0.113.5", "localhost", "2001:db8::5"]);
        let refused = |url: &str| allowed.refuse(&Url::parse(url).unwrap());
        assert_eq!(refused("https://site.example.org/wp-json"), None);
        assert_eq!(refused("https://SITE.example.org:8443/"), None);
        assert_eq!(refused("http://site.example.org/"), Some(Why::NotHttps));
        for url in [
            "https://203.0.113.5/",
            "https://3405803781/",
            "https://[2001:db8::5]/",
            "https://localhost/",
            "https://other.example.org/",
            "https://site.example.org.evil.example/",
            "https://site.example.org@other.example.org/",
            "https://key@site.example.org/",
            "https://site.example.org./",
        ] {
            assert!(matches!(refused(url), Some(Why::NotApproved { .. })), "{url}");
        }
    }
}
