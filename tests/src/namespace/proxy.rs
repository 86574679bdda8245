//! The only thing there is to reach in a network of a test's own, besides what the test puts into it: it writes down
//! what is asked of it, a line each, and refuses. It also keeps the door by which the test itself gets in.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream, UdpSocket, UnixListener};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::door;

/// Where the proxy listens, inside.
pub const ADDRESS: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 3128));

/// Where names are asked for, inside; the answer is that there is no such name.
pub const NAMES: SocketAddr = SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 53));

/// For what is on its way when the end is asked for; nothing is measured by it.
const GRACE: Duration = Duration::from_millis(300);

const REFUSAL: &[u8] =
    b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Listens until standard input ends. The first line on standard output says that it is ready.
pub async fn serve(door: &Path) -> Result<()> {
    let proxy = TcpListener::bind(ADDRESS).await?;
    let names = UdpSocket::bind(NAMES).await?;
    let door = UnixListener::bind(door)?;
    say("ready")?;
    tokio::spawn(door::keep(door));
    let mut input = tokio::io::stdin();
    let mut nothing = Vec::new();
    let mut talks = JoinSet::new();
    let mut question = [0; 512];
    loop {
        tokio::select! {
            // What came before the end is taken before the end.
            biased;
            visitor = proxy.accept() => { talks.spawn(refuse(visitor?.0)); }
            asked = names.recv_from(&mut question) => no_such_name(&names, &mut question, asked?).await?,
            Some(talk) = talks.join_next() => talk??,
            _ = input.read_to_end(&mut nothing) => break,
        }
    }
    while let Ok(visitor) = timeout(GRACE, proxy.accept()).await {
        talks.spawn(refuse(visitor?.0));
    }
    while let Ok(asked) = timeout(GRACE, names.recv_from(&mut question)).await {
        no_such_name(&names, &mut question, asked?).await?;
    }
    while let Ok(Some(talk)) = timeout(GRACE, talks.join_next()).await {
        talk??;
    }
    for _ in 0..talks.len() {
        say("a connection that is asking for nothing")?;
    }
    Ok(())
}

async fn refuse(visitor: TcpStream) -> Result<()> {
    let mut visitor = BufReader::new(visitor);
    let mut request = Vec::new();
    // A visitor who goes away in the middle has still been here.
    let _ = (&mut visitor).take(65_536).read_until(b'\n', &mut request).await;
    let request = String::from_utf8_lossy(&request);
    match request.trim_end().rsplit_once(' ') {
        Some((asked, _version)) => say(asked)?,
        None => say("a connection that asked for nothing")?,
    }
    let _ = visitor.get_mut().write_all(REFUSAL).await;
    Ok(())
}

/// A question to a name server: two bytes that number it, ten that say what it is, then the name, each part with its
/// length before it. Answered at once, because whoever gets no answer asks again for half a minute.
async fn no_such_name(
    names: &UdpSocket,
    packet: &mut [u8],
    (length, visitor): (usize, SocketAddr),
) -> Result<()> {
    let Some(packet) = packet.get_mut(..length) else { return Ok(()) };
    let Some((head, mut rest)) = packet.split_at_mut_checked(12).map(|(head, rest)| (head, &*rest))
    else {
        return say("name, but it was no question");
    };
    if let [_, _, kind, answer, ..] = head {
        *kind |= 0x80;
        *answer = 0x83;
    }
    let mut parts = Vec::new();
    while let Some((length, after)) = rest.split_first() {
        match after.split_at_checked(usize::from(*length)) {
            Some((part, after)) if !part.is_empty() => {
                parts.push(String::from_utf8_lossy(part).into_owned());
                rest = after;
            }
            _ => break,
        }
    }
    say(&format!("name {}", parts.join(".")))?;
    names.send_to(packet, visitor).await?;
    Ok(())
}

fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}
