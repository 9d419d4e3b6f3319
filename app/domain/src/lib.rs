//! What is known and decided about a person's way back to school and into work: no I/O, no clock.

pub mod access;
pub mod accounts;
pub mod check;
pub mod codes;
pub mod days;
pub mod ids;
pub mod problem;
pub mod reference;
pub mod text;
