//! What is known and decided about a person's way back to school and into work: no I/O, no clock.

pub mod access;
pub mod accounts;
pub mod attendance;
pub mod barriers;
pub mod check;
pub mod clocks;
pub mod code_lists;
pub mod codes;
pub mod contacts;
pub mod days;
pub mod enrolments;
pub mod funding;
pub mod guardians;
pub mod ids;
pub mod names;
pub mod notes;
pub mod organisations;
pub mod problem;
pub mod profiles;
pub mod reference;
pub mod residents;
pub mod results;
pub mod sites;
pub mod stays;
pub mod tasks;
pub mod text;
