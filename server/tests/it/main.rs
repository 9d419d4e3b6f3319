//! The whole of it, as its users and its enemies meet it, on each engine.

mod access;
mod audit;
mod sign_in;
mod storage;
mod support;
