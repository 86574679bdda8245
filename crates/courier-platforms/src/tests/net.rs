//! The real reach: https to public addresses and nothing else.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, TcpListener};
use std::sync::Mutex;

use super::*;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn real(addresses: &[&str]) -> (Net, Arc<Mutex<Vec<String>>>) {
    let addresses: Vec<IpAddr> = addresses.iter().map(|one| one.parse().unwrap()).collect();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    let lookup: Lookup = Arc::new(move |name| {
        seen.lock().unwrap().push(name);
        let addresses = addresses.clone();
        Box::pin(async move { Ok(addresses) })
    });
    (Net { lookup, ..Net::new(Reach::Real) }, asked)
}

#[expect(clippy::unwrap_in_result, reason = "the result is what is tested")]
fn get(net: &Net, url: &str) -> Result<Answer, CheckAnswer> {
    let hosts = AllowedHosts::of(["site.example.org", "127.0.0.1", "localhost"]);
    let url = Url::parse(url).expect("the test's own");
    runtime().block_on(net.ask(&hosts, Request::get(url)))
}

fn why(result: Result<Answer, CheckAnswer>) -> (Outcome, Option<Why>) {
    let answer = result.map(|answer| answer.status).expect_err("it was asked");
    (answer.outcome, answer.why)
}

/// A listener nobody connected to.
fn untouched(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).unwrap();
    listener.accept().is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

#[test]
fn a_name_that_leads_to_this_computer_is_not_connected_to() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    for inside in
        ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "192.168.0.1", "169.254.169.254"]
    {
        let (net, asked) = real(&[inside]);
        let got = why(get(&net, &format!("https://site.example.org:{port}/")));
        assert_eq!(got, (Outcome::Unreachable, Some(Why::PrivateAddress)), "{inside}");
        assert_eq!(*asked.lock().unwrap(), ["site.example.org"]);
    }
    assert!(untouched(&listener));
}

#[test]
fn plain_http_and_addresses_instead_of_names_are_not_even_looked_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (net, asked) = real(&["127.0.0.1"]);
    let got = why(get(&net, &format!("http://site.example.org:{port}/")));
    assert_eq!(got, (Outcome::Unreachable, Some(Why::NotHttps)));
    for host in ["127.0.0.1", "2130706433", "[::1]", "localhost", "other.example.org"] {
        let (outcome, why) = why(get(&net, &format!("https://{host}:{port}/")));
        assert_eq!(outcome, Outcome::Unreachable);
        assert!(matches!(why, Some(Why::NotApproved { .. })), "{host}: {why:?}");
    }
    assert!(asked.lock().unwrap().is_empty());
    assert!(untouched(&listener));
}

#[test]
fn a_name_that_nobody_knows() {
    let (net, _) = real(&[]);
    let got = why(get(&net, "https://site.example.org/"));
    assert_eq!(got, (Outcome::Unreachable, Some(Why::UnknownHost)));
    for (refused, expected) in [
        (Refused::NoNetwork, Why::NoNetwork),
        (Refused::Unknown, Why::UnknownHost),
        (Refused::Private, Why::PrivateAddress),
    ] {
        let wrapped = io::Error::other(io::Error::other(refused));
        let found: Vec<Cause> = Causes(Some(&wrapped)).filter_map(cause).collect();
        let known = [Cause::NoNetwork, Cause::Unknown, Cause::Private];
        let reasons = [Why::NoNetwork, Why::UnknownHost, Why::PrivateAddress];
        let at = reasons.iter().position(|reason| *reason == expected).unwrap();
        assert!(found == [known[at]], "{refused:?}");
    }
    let no_route = io::Error::from(ErrorKind::NetworkUnreachable);
    assert!(cause(&no_route) == Some(Cause::NoNetwork));
    let tls = io::Error::new(ErrorKind::InvalidData, rustls::Error::DecryptError);
    assert!(Causes(Some(&tls)).filter_map(cause).any(|found| found == Cause::Tls));
}

/// A server of one answer; what it was asked.
fn serve(answer: &'static [u8], and_wait: bool) -> (Net, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut chunk = [0; 1024];
        while !asked.windows(4).any(|end| end == b"\r\n\r\n") {
            let read = stream.read(&mut chunk).unwrap();
            asked.extend_from_slice(&chunk[..read]);
        }
        stream.write_all(answer).unwrap();
        if and_wait {
            // Until the other side has gone.
            let _ = stream.read(&mut chunk);
        }
        String::from_utf8(asked).unwrap()
    });
    (Net::new(Reach::Practice { port }), served)
}

#[test]
fn practice_is_asked_here_by_the_name_that_was_meant() {
    let (net, served) =
        serve(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\nhi", false);
    let answer = get(&net, "https://site.example.org/a/b?c=d%20e").unwrap_or_else(|_| panic!());
    assert_eq!((answer.status, answer.text().as_str()), (200, "hi"));
    assert_eq!(answer.url.as_str(), "https://site.example.org/a/b?c=d%20e");
    let asked = served.join().unwrap();
    assert!(asked.starts_with("GET /a/b?c=d%20e HTTP/1.1\r\n"), "{asked}");
    let lines: Vec<String> = asked.lines().map(str::to_ascii_lowercase).collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("host:")).count(), 1);
    assert!(lines.contains(&"host: site.example.org".to_owned()), "{asked}");
    assert!(!lines.iter().any(|line| line.starts_with("cookie") || line.starts_with("referer")));
}

#[test]
fn a_first_line_ends_the_answer() {
    let (net, served) =
        serve(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n\n\nA,B\n1,2\n", true);
    let request = Request::get(Url::parse("https://site.example.org/").unwrap());
    let hosts = AllowedHosts::of(["site.example.org"]);
    let asking = net.ask(&hosts, request.reading(Read::FirstLine));
    let answer = runtime().block_on(asking).unwrap_or_else(|_| panic!());
    assert_eq!(answer.text(), "A,B");
    served.join().unwrap();
}

#[test]
fn what_drips_is_ended() {
    let (net, served) = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n.", true);
    let net = net.giving_up_after(Duration::from_millis(200));
    let got = why(get(&net, "https://site.example.org/"));
    assert_eq!(got, (Outcome::Unreachable, Some(Why::TimedOut)));
    served.join().unwrap();
}

#[test]
fn a_connection_that_is_not_what_it_says() {
    // Not TLS at all, at an address that a test may have: the real client's connector, asked directly.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    let client = Net::new(Reach::Real).build().expect("the system has certificates");
    let sending = async { client.get(format!("https://127.0.0.1:{port}/")).send().await };
    let error = runtime().block_on(sending).expect_err("it is not TLS");
    assert_eq!(why_not(&error), CheckAnswer::because(Outcome::Unreachable, Why::NotTrusted));
    served.join().unwrap();
}
