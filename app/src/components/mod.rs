//! One component a file; a component fetches nothing and decides nothing.

pub mod bigger;
pub mod chart;
pub mod code_picker;
pub mod dots;
pub mod faults;
pub mod field;
pub mod fields;
pub mod fold;
pub mod form;
pub mod grown;
pub mod icon;
pub mod layout;
pub mod live;
pub mod name;
pub mod notice;
pub mod page_title;
pub mod pager;
pub mod picture;
pub mod print_head;
pub mod seats;
pub mod send;
pub mod send_again;
pub mod sharing;
pub mod text_area;
pub mod trouble;
pub mod who;
