//! Residents: the list, taking in, and what is known of one.

mod changes;
mod forms;
mod list;
mod named;
mod record;
pub mod removed;
mod rows;
mod saved;
mod stay;
pub mod story;

use domain::{codes::Phase, residents::Birth};

use crate::components::chart::Way;

pub use changes::{ChangesPage, KINDS};
pub(super) use forms::Trail;
pub use forms::{EditPage, IntakePage, ProfilePage};
pub use list::ListPage;
pub(super) use list::Whom;
pub use named::NamedPage;
pub use record::ResidentPage;
pub(super) use record::money_words;
pub(super) use saved::{Part, Undone, back_to, back_with};
pub use stay::StayPage;
pub use story::StoryPage;

/// Which of the five places she is at: arrived, school, skills, work, her own way.
/// Being in a course, or having been to its end, is skills; work that is agreed or goes on is work.
pub(super) const fn way(phase: Phase, at_school: bool, on_course: bool, at_work: bool) -> Way {
    let at = match (phase, at_school, on_course, at_work) {
        (Phase::SupportedAfter | Phase::Ended, ..) => 4,
        (_, _, _, true) => 3,
        (_, _, true, false) => 2,
        (_, true, false, false) => 1,
        (_, false, false, false) => 0,
    };
    Way { at, reached: [true, at_school, on_course, at_work, true] }
}

pub(super) fn age(birth: Option<Birth>, today: chrono::NaiveDate) -> Option<String> {
    birth.map(|birth| birth.age(today).to_string())
}
