//! The data folder in use: shared by every program at work on it, and held alone by one that takes the store away.
//! The lock is the system's and ends with its program, however that ends.

use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
};

use crate::open::{Place, make_private_folder};

/// Keeps the store where it is until this is dropped.
///
/// # Errors
/// One sentence, where it is being taken away.
pub fn shared(place: &Place) -> Result<File, String> {
    make_private_folder(&place.data_dir)?;
    locked(place, File::try_lock_shared, "This folder is being emptied: try again in a moment.")
}

/// For whoever removes or replaces the store.
///
/// # Errors
/// One sentence, where anybody works on it.
pub fn alone(place: &Place) -> Result<File, String> {
    locked(place, File::try_lock, "A server is running on this folder: stop it first.")
}

fn locked(place: &Place, lock: impl Fn(&File) -> Result<(), TryLockError>, refused: &str) -> Result<File, String> {
    let path = place.data_dir.join("fledge.lock");
    let cannot = |error: std::io::Error| format!("{} cannot be locked: {error}.", path.display());
    let file = OpenOptions::new().append(true).create(true).mode(0o600).open(&path).map_err(cannot)?;
    match lock(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(refused.to_owned()),
        Err(TryLockError::Error(error)) => Err(cannot(error)),
    }
}
