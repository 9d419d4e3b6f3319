//! A way to `PostgreSQL` that counts the statements that pass: what a page asks, as the database sees it.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf, tcp::OwnedWriteHalf},
};

pub struct Counted {
    /// The same database by this way.
    pub url: String,
    statements: Arc<AtomicUsize>,
}

impl Counted {
    /// `url` is `postgres://user:password@host:port/database`.
    pub async fn before(url: &str) -> Self {
        let (who, rest) = url.rsplit_once('@').unwrap();
        let (server, database) = rest.split_once('/').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("{who}@{}/{database}?sslmode=disable", listener.local_addr().unwrap());
        let (statements, server) = (Arc::new(AtomicUsize::new(0)), server.to_owned());
        let counting = statements.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await.unwrap();
                client.set_nodelay(true).unwrap();
                server.set_nodelay(true).unwrap();
                let ((from, mut to), (mut back, on)) = (client.into_split(), server.into_split());
                tokio::spawn(count(from, on, counting.clone()));
                tokio::spawn(async move { tokio::io::copy(&mut back, &mut to).await });
            }
        });
        Self { url, statements }
    }

    /// How many statements passed since this was last asked.
    pub fn taken(&self) -> usize {
        self.statements.swap(0, Ordering::SeqCst)
    }
}

/// Passes messages on. Every one but the first begins with its kind: `E` executes, `Q` is a plain query.
async fn count(mut from: OwnedReadHalf, mut on: OwnedWriteHalf, statements: Arc<AtomicUsize>) -> std::io::Result<()> {
    let mut first = true;
    loop {
        let mut message = Vec::new();
        if !std::mem::take(&mut first) {
            let kind = from.read_u8().await?;
            if matches!(kind, b'E' | b'Q') {
                statements.fetch_add(1, Ordering::SeqCst);
            }
            message.push(kind);
        }
        let length = from.read_u32().await?;
        message.extend(length.to_be_bytes());
        let head = message.len();
        message.resize(head + length as usize - 4, 0);
        from.read_exact(&mut message[head..]).await?;
        on.write_all(&message).await?;
    }
}
