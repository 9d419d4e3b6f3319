//! What lives in the browser. An island knows no words: they come to it from the page, and so does what it shows.

pub mod pad;
pub mod questions;
