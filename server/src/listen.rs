//! Connections: so many at once, and one on which nothing moves is closed.

use std::{pin::pin, sync::Arc, time::Duration};

use axum::{Router, serve::Listener};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore};
use tokio_io_timeout::TimeoutStream;

/// A head that is not whole by then, or a connection on which nothing more comes, is closed.
const HEAD: Duration = Duration::from_secs(10);
/// So is one of which nothing more is taken.
const STUCK: Duration = Duration::from_secs(30);
/// Below the number of open files that a system grants a program by itself.
const CONNECTIONS: usize = 512;

/// Serves until told to stop, and then what is under way.
pub async fn serve(mut listener: TcpListener, router: Router, told: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let under_way = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut told = pin!(told);
    loop {
        let next = async { (room.clone().acquire_owned().await, Listener::accept(&mut listener).await) };
        let (place, (stream, _)) = tokio::select! {
            next = next => next,
            () = &mut told => break,
        };
        // Small answers go at once.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(STUCK));
        let connection = http.serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router.clone()));
        let connection = under_way.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            // Whoever hangs up, or is cut off, hears nothing more of it.
            let _ = connection.await;
        });
    }
    drop(listener);
    under_way.shutdown().await;
}
