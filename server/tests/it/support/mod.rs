//! What every test stands on: a store of its own on each engine, people, and every door to knock at.

pub mod bodies;
pub mod case;
pub mod counted;
pub mod doors;
pub mod forms;
pub mod people;
pub mod sql;
pub mod store;
pub mod web;
