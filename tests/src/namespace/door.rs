//! The door of a network of a test's own: a socket in the session's folder, by which the test reaches what listens on
//! this computer inside. Who comes in names a port first; one byte back says that something listens there.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::UnixListener;

const LISTENS: u8 = b'y';

/// Lets in whoever comes; the side that is inside.
pub(super) async fn keep(door: UnixListener) -> io::Result<()> {
    loop {
        let (mut visitor, _) = door.accept().await?;
        tokio::spawn(async move {
            let port = visitor.read_u16().await?;
            let mut listener = tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
            visitor.write_u8(LISTENS).await?;
            copy_bidirectional(&mut visitor, &mut listener).await
        });
    }
}

/// Whether something listens on that port inside.
pub(crate) fn answers(door: &Path, port: u16) -> bool {
    enter(door, port).is_ok()
}

/// A port outside that leads to `port` inside, for as long as the door is there.
pub(crate) fn passage(door: PathBuf, port: u16) -> io::Result<u16> {
    let outside = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let own = outside.local_addr()?.port();
    std::thread::spawn(move || {
        for visitor in outside.incoming() {
            let Ok((visitor, inside)) = visitor.and_then(|it| Ok((it, enter(&door, port)?))) else {
                // The visitor sees the end of the connection, as where nobody listens.
                if door.exists() {
                    continue;
                }
                break;
            };
            pass(visitor, inside);
        }
    });
    Ok(own)
}

fn enter(door: &Path, port: u16) -> io::Result<UnixStream> {
    let mut inside = UnixStream::connect(door)?;
    inside.write_all(&port.to_be_bytes())?;
    inside.read_exact(&mut [0])?;
    Ok(inside)
}

/// Carries both ways, each until its end.
fn pass(visitor: TcpStream, inside: UnixStream) {
    let Ok((from, to)) = visitor.try_clone().and_then(|it| Ok((it, inside.try_clone()?))) else {
        return;
    };
    std::thread::spawn(move || {
        let (mut from, mut to) = (from, to);
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
    std::thread::spawn(move || {
        let (mut from, mut to) = (inside, visitor);
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Write);
    });
}
