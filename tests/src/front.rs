//! What stands before a web server that speaks no TLS, as at most hosters: it answers https, and passes each request on
//! with the address it came from.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// The longest first line of a request.
const LONGEST_LINE: u64 = 65_536;

/// Where it stands, and for whom.
#[derive(Debug)]
pub struct Front {
    /// The site's certificate, PEM.
    pub certificate: PathBuf,
    /// Its key, PEM.
    pub key: PathBuf,
    /// Where it listens.
    pub at: SocketAddr,
    /// The web server, which ends each connection after one answer.
    pub to: SocketAddr,
}

/// Answers until it is ended.
pub async fn serve(front: Front) -> Result<()> {
    let chain =
        CertificateDer::pem_file_iter(&front.certificate)?.collect::<Result<Vec<_>, _>>()?;
    let key = PrivateKeyDer::from_pem_file(&front.key)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind(front.at).await.with_context(|| front.at.to_string())?;
    loop {
        let (visitor, from) = listener.accept().await?;
        let acceptor = acceptor.clone();
        // A visitor who does not trust the certificate, or goes away, ends no other's connection.
        tokio::spawn(async move { pass(acceptor, visitor, from, front.to).await });
    }
}

async fn pass(
    acceptor: TlsAcceptor,
    visitor: TcpStream,
    from: SocketAddr,
    to: SocketAddr,
) -> Result<()> {
    let mut visitor = BufReader::new(acceptor.accept(visitor).await?);
    let mut request = Vec::new();
    (&mut visitor).take(LONGEST_LINE).read_until(b'\n', &mut request).await?;
    let mut server = TcpStream::connect(to).await?;
    server.write_all(&request).await?;
    let more = format!("X-Forwarded-Proto: https\r\nX-Forwarded-For: {}\r\n", from.ip());
    server.write_all(more.as_bytes()).await?;
    copy_bidirectional(&mut visitor, &mut server).await?;
    Ok(())
}
