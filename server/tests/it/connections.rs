//! Connections of those who send half of something: ended after a while, and others are served meanwhile.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::Duration,
};

use crate::support::{
    store::{Store, on_sqlite},
    web::Web,
};

const WHOLE: &str = "GET /help HTTP/1.1\r\nhost: fledge.example\r\nconnection: close\r\n\r\n";
const HALF_A_HEAD: &str = "GET /help HTTP/1.1\r\nhost: fledge";
const HALF_A_BODY: &str = "POST /do/sign_in HTTP/1.1\r\nhost: fledge.example\r\norigin: http://fledge.example\r\n\
    content-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\nform[user]=";

/// What is answered to this on a connection of its own, to its end.
async fn answered(to: std::net::SocketAddr, what: &str) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.write_all(what.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn half_a_request_is_given_up_and_whole_ones_are_answered() {
    on_sqlite(async |store: &Store| {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let router = Web::of(store).router;
        let serving = tokio::spawn(async move {
            let told = async {
                let _ = stopped.await;
            };
            server::listen::serve(listener, router, told).await;
        });
        assert!(answered(address, WHOLE).await.starts_with("HTTP/1.1 200"));
        // Nothing else is under way, so that the clock goes on to the next thing that waits for it.
        tokio::time::pause();
        let began = tokio::time::Instant::now();
        assert!(!answered(address, HALF_A_HEAD).await.starts_with("HTTP/1.1 200"));
        assert!(began.elapsed() >= Duration::from_secs(10), "{:?}", began.elapsed());
        let began = tokio::time::Instant::now();
        let given_up = answered(address, HALF_A_BODY).await;
        assert!(given_up.starts_with("HTTP/1.1 503") && given_up.contains("</html>"), "{given_up}");
        assert!(began.elapsed() >= Duration::from_mins(1), "{:?}", began.elapsed());
        let began = tokio::time::Instant::now();
        let mut deaf = TcpStream::connect(address).await.unwrap();
        // More than fits between the two, and none of it is taken.
        let much = "GET /help HTTP/1.1\r\nhost: fledge.example\r\n\r\n".repeat(500_000);
        let sent = deaf.write_all(much.as_bytes()).await;
        assert!(sent.is_err() && began.elapsed() >= Duration::from_secs(30), "{sent:?} after {:?}", began.elapsed());
        tokio::time::resume();
        assert!(answered(address, WHOLE).await.starts_with("HTTP/1.1 200"));
        stop.send(()).unwrap();
        serving.await.unwrap();
    });
}
