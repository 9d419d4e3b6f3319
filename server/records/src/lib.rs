//! Every use case, behind a permit.

pub mod accounts;
pub mod act;
pub mod assessments;
pub mod audit;
pub mod choosing;
pub mod clock;
pub mod code_lists;
mod column;
pub mod contacts;
pub mod courses;
pub mod desk;
pub mod enrolments;
mod entity;
mod error;
pub mod goals;
pub mod guardians;
mod money;
mod notes;
pub mod open;
pub mod organisations;
mod password;
pub mod permit;
pub mod placements;
pub mod places;
mod reach;
pub mod residents;
pub mod revise;
pub mod sample;
mod seal;
pub mod sign_ins;
pub mod talks;
pub mod tasks;
pub mod vettings;

pub use error::Failed;
pub use permit::Records;
