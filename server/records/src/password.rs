//! Passwords: argon2id with 64 MiB and 3 passes, on half the cores, with a bounded queue.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::{Output, PasswordHash, SaltString},
};
use domain::problem::Problem;
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::Failed;

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// More than this many people waiting at the door get 503 at once.
const QUEUE: usize = 32;

/// A few hashing threads with a buffer each.
pub struct Hasher {
    lanes: Arc<Semaphore>,
    waiting: AtomicUsize,
    buffers: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Hasher {
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { lanes: Arc::new(Semaphore::new((cores / 2).max(1))), waiting: AtomicUsize::new(0), buffers: Arc::default() }
    }

    /// A new hash in PHC form.
    pub async fn hash(&self, password: Zeroizing<String>) -> Result<String, Failed> {
        let salt: [u8; 16] = rand::random();
        let out = self.derive(password, salt.to_vec()).await?;
        let salt = SaltString::encode_b64(&salt).map_err(|_| Failed(Problem::Internal))?;
        let params = params()?;
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: (&params).try_into().map_err(|_| Failed(Problem::Internal))?,
            salt: Some(salt.as_salt()),
            hash: Some(Output::new(&out).map_err(|_| Failed(Problem::Internal))?),
        };
        Ok(hash.to_string())
    }

    /// Whether this is the password. With no hash to compare it takes just as long, and is not.
    pub async fn verify(&self, password: Zeroizing<String>, hash: Option<&str>) -> Result<bool, Failed> {
        let parsed = hash.and_then(|hash| PasswordHash::new(hash).ok());
        let mut salt = [0; 64];
        let salt = match parsed.as_ref().and_then(|hash| hash.salt) {
            Some(stored) => stored.decode_b64(&mut salt).map_err(|_| Failed(Problem::Internal))?.to_vec(),
            None => vec![0; 16],
        };
        let expected = parsed.and_then(|hash| hash.hash);
        let out = self.derive(password, salt).await?;
        Ok(expected.is_some_and(|expected| bool::from(expected.as_bytes().ct_eq(&out))))
    }

    async fn derive(&self, password: Zeroizing<String>, salt: Vec<u8>) -> Result<[u8; 32], Failed> {
        if self.waiting.fetch_add(1, Ordering::AcqRel) >= QUEUE {
            self.waiting.fetch_sub(1, Ordering::AcqRel);
            return Err(Problem::Busy.into());
        }
        let lane = self.lanes.clone().acquire_owned().await;
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        let lane = lane.map_err(|_| Failed(Problem::Busy))?;
        let buffers = self.buffers.clone();
        let done = tokio::task::spawn_blocking(move || {
            let params = params()?;
            let mut buffer = buffers.lock().ok().and_then(|mut buffers| buffers.pop()).unwrap_or_default();
            buffer.resize(params.block_count(), Block::default());
            let mut out = [0; 32];
            let result = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
                password.as_bytes(),
                &salt,
                &mut out,
                &mut buffer,
            );
            if let Ok(mut buffers) = buffers.lock() {
                buffers.push(buffer);
            }
            drop(lane);
            result.map(|()| out).map_err(|_| Failed(Problem::Internal))
        });
        done.await.map_err(|_| Failed(Problem::Internal))?
    }
}

fn params() -> Result<Params, Failed> {
    Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| Failed(Problem::Internal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_verifies() {
        let hasher = Hasher::new();
        let typed = |text: &str| Zeroizing::new(text.to_owned());
        let hash = hasher.hash(typed("a long pass phrase")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), "{hash}");
        assert!(hasher.verify(typed("a long pass phrase"), Some(&hash)).await.unwrap());
        assert!(!hasher.verify(typed("another"), Some(&hash)).await.unwrap());
        assert!(!hasher.verify(typed("another"), None).await.unwrap());
    }
}
