//! Private rows, one a table.

pub mod account;
pub mod account_site;
pub mod assignment;
pub mod attendance;
pub mod audit;
pub mod audit_head;
pub mod barrier;
pub mod data_key;
pub mod draft;
pub mod enrolment;
pub mod enrolment_step;
pub mod funding;
pub mod link;
pub mod organisation;
pub mod profile;
pub mod resident;
pub mod resident_term;
pub mod revision;
pub mod search;
pub mod sent_form;
pub mod session;
pub mod site;
pub mod stay;
pub mod task;
pub mod term_result;
