//! Every use case, behind a permit.

pub mod act;
pub mod audit;
pub mod clock;
mod column;
mod entity;
mod error;
pub mod open;
pub mod permit;
mod password;
mod reach;
mod revise;
mod seal;

pub use error::Failed;
pub use permit::Records;
