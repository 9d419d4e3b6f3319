//! The whole of it, as its users and its enemies meet it, on each engine.

#![expect(clippy::unwrap_used, reason = "what supports a test stops it by panicking, too")]

mod access;
mod account_links;
mod answers;
mod api;
mod assessments;
mod audit;
mod changes;
mod check_ins;
mod choosing;
mod clocks;
mod code_lists;
mod command;
mod connections;
mod contacts;
mod courses;
mod desk;
mod drafts;
mod enrolments;
mod exceptions;
mod forms;
mod goals;
mod guardians;
mod her_courses;
mod her_pages;
mod pages;
mod placements;
mod places;
mod planted;
mod residents;
mod residents_list;
mod schema;
mod seats;
mod sign_in;
mod sign_ins;
mod signed_out;
mod stale;
mod standings;
mod storage;
mod stores;
mod story;
mod support;
mod talks;
mod typed;
mod vettings;
