//! Sealed fields, the keys that seal them, and the blind index by which sealed names are found.

use std::{collections::HashMap, path::Path};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::problem::Problem;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::Failed;

const NONCE: usize = 24;

/// Which sealed column: its table and its name are part of what is authenticated.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a>(pub &'a str, pub &'a str);

/// The key-encryption key and what is derived from it. It lives outside the database.
#[derive(Clone)]
pub struct MasterKey {
    wrap: Zeroizing<[u8; 32]>,
    pub(crate) audit: Zeroizing<[u8; 32]>,
    index: Zeroizing<[u8; 32]>,
}

impl MasterKey {
    /// Reads the key file; `make_new` makes one (mode 0600) where there is none.
    ///
    /// # Errors
    /// One sentence that says what is wrong with the file.
    pub fn load(path: &Path, make_new: bool) -> Result<Self, String> {
        match std::fs::read(path) {
            Ok(bytes) => {
                let bytes: [u8; 32] =
                    bytes.try_into().map_err(|_| format!("The key file {} does not hold 32 bytes.", path.display()))?;
                Ok(Self::from_bytes(&bytes))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && make_new => {
                let bytes: [u8; 32] = rand::random();
                write_private(path, &bytes)
                    .map_err(|error| format!("The key file {} cannot be written: {error}.", path.display()))?;
                Ok(Self::from_bytes(&bytes))
            }
            Err(error) => Err(format!("The key file {} cannot be read: {error}.", path.display())),
        }
    }

    fn from_bytes(bytes: &[u8; 32]) -> Self {
        let derive = |purpose: &str| {
            let mut out = Zeroizing::new([0; 32]);
            // 32 bytes are within what HKDF-SHA256 can give, so this cannot fail.
            let _ = Hkdf::<Sha256>::new(None, bytes).expand(purpose.as_bytes(), out.as_mut());
            out
        };
        Self { wrap: derive("fledge wrap 1"), audit: derive("fledge audit 1"), index: derive("fledge index 1") }
    }

    /// A new random key for a subject, and the same key wrapped for the store.
    pub fn new_data_key(&self, subject: Uuid) -> Result<(DataKey, Vec<u8>), Failed> {
        let key = DataKey(Zeroizing::new(rand::random()));
        let wrapped = seal(&self.wrap, key.0.as_ref(), &wrap_context(subject))?;
        Ok((key, wrapped))
    }

    pub fn unwrap_data_key(&self, subject: Uuid, wrapped: &[u8]) -> Result<DataKey, Failed> {
        let bytes = open(&self.wrap, wrapped, &wrap_context(subject))?;
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| Failed(Problem::Internal))?;
        Ok(DataKey(Zeroizing::new(bytes)))
    }

    /// A keyed hash of one search term, 16 bytes; the same name gives other bytes at another site.
    /// Parts as one value of 16 bytes, the same for the same parts.
    pub fn print(&self, account: Uuid, parts: &[&[u8]]) -> Vec<u8> {
        let mut mac = hmac(self.index.as_ref());
        mac.update(b"sent");
        mac.update(account.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes()[..16].to_vec()
    }

    pub fn term(&self, site: Uuid, term: &str) -> Vec<u8> {
        let mut mac = hmac(self.index.as_ref());
        mac.update(site.as_bytes());
        mac.update(term.as_bytes());
        mac.finalize().into_bytes()[..16].to_vec()
    }
}

fn wrap_context(subject: Uuid) -> Vec<u8> {
    [b"data_key".as_slice(), subject.as_bytes()].concat()
}

#[cfg(unix)]
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The one random key of a subject.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub fn seal(&self, field: Field, row: Uuid, text: &str) -> Result<Vec<u8>, Failed> {
        seal(&self.0, text.as_bytes(), &context(field, row))
    }

    pub fn open(&self, field: Field, row: Uuid, sealed: &[u8]) -> Result<String, Failed> {
        let bytes = open(&self.0, sealed, &context(field, row))?;
        String::from_utf8(bytes).map_err(|_| Failed(Problem::Internal))
    }
}

/// Table, column, row and key version: a sealed value moved elsewhere does not open.
fn context(Field(table, column): Field, row: Uuid) -> Vec<u8> {
    [table.as_bytes(), b"\0", column.as_bytes(), b"\0", row.as_bytes(), b"1"].concat()
}

fn seal(key: &[u8; 32], plain: &[u8], context: &[u8]) -> Result<Vec<u8>, Failed> {
    let nonce: [u8; NONCE] = rand::random();
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: context })
        .map_err(|_| Failed(Problem::Internal))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open(key: &[u8; 32], sealed: &[u8], context: &[u8]) -> Result<Vec<u8>, Failed> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(Failed(Problem::Internal))?;
    XChaCha20Poly1305::new(key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: context }).map_err(|_| {
        tracing::error!("a sealed value does not open");
        Failed(Problem::Internal)
    })
}

pub(crate) fn hmac(key: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length.
    match <Hmac<Sha256> as Mac>::new_from_slice(key) {
        Ok(mac) => mac,
        Err(_) => unreachable!("HMAC takes a key of any length"),
    }
}

/// A random 256-bit token as 64 hex digits, and its hash for the store.
pub fn new_token() -> (String, Vec<u8>) {
    let bytes: [u8; 32] = rand::random();
    let token = bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}");
        text
    });
    let hash = token_hash(&token);
    (token, hash)
}

pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The keys of many subjects, fetched in one statement.
pub struct Keys(pub(crate) HashMap<Uuid, DataKey>);

impl Keys {
    /// `None` in, `None` out; a subject whose key is gone (erased) reads as `None` too.
    pub fn open(&self, subject: Uuid, field: Field, row: Uuid, sealed: Option<&[u8]>) -> Result<Option<String>, Failed> {
        match (self.0.get(&subject), sealed) {
            (Some(key), Some(sealed)) => key.open(field, row, sealed).map(Some),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_where_it_was_sealed() {
        let (key, _) = MasterKey::from_bytes(&[7; 32]).new_data_key(Uuid::nil()).unwrap();
        let (row, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let name = Field("resident", "name_used");
        let sealed = key.seal(name, row, "Марија").unwrap();
        assert_eq!(key.open(name, row, &sealed).unwrap(), "Марија");
        assert!(key.open(name, other, &sealed).is_err());
        assert!(key.open(Field("resident", "full_name"), row, &sealed).is_err());
    }

    #[test]
    fn another_key_encryption_key_opens_nothing() {
        let subject = Uuid::from_u128(3);
        let (_, wrapped) = MasterKey::from_bytes(&[1; 32]).new_data_key(subject).unwrap();
        assert!(MasterKey::from_bytes(&[2; 32]).unwrap_data_key(subject, &wrapped).is_err());
        assert!(MasterKey::from_bytes(&[1; 32]).unwrap_data_key(Uuid::nil(), &wrapped).is_err());
    }
}
