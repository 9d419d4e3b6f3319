//! One file a noun: its server functions, then its pages.

pub mod accounts;
pub mod assessments;
pub mod choosing;
pub mod contacts;
pub mod courses;
pub mod drafts;
pub mod enrolments;
pub mod goals;
pub mod guardians;
pub mod home;
pub mod mine;
pub mod money;
pub mod organisations;
pub mod placements;
pub mod places;
pub mod public;
pub mod residents;
pub mod sign_in;
pub mod sign_ins;
pub mod sites;
pub mod talks;
pub mod tasks;
pub mod today;
pub mod vettings;
