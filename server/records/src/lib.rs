//! Every use case, behind a permit.

pub mod accounts;
pub mod act;
pub mod audit;
pub mod clock;
mod column;
pub mod desk;
pub mod enrolments;
mod entity;
mod error;
mod money;
pub mod open;
pub mod organisations;
pub mod permit;
mod password;
mod reach;
pub mod residents;
pub mod revise;
mod seal;
pub mod tasks;

pub use error::Failed;
pub use permit::Records;
