//! What the queries fetched of one resident, for the lines of *Today*.

use chrono::NaiveDate;

use super::TaskView;
use crate::{
    assessments::Key as Instrument,
    attendance::{self, Missed},
    choosing::DecidedFacts,
    clocks::Clock,
    codes::{BarrierKind, Holder, Mark, Relationship},
    enrolments::{NextStep, StateCode},
    funding::Next,
    guardians::Answered,
    ids::{Barrier, Contact, Enrolment, Funding, Guardian, Id, Organisation, Place, Resident, Sitting},
    placements::PlacementView,
    places::PlaceCode,
    talks::Asked,
};

/// What the queries fetched of one resident.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The last day on which something was said with a school of hers.
    pub spoken: Option<NaiveDate>,
    pub resident: Id<Resident>,
    pub clock: Option<Clock>,
    pub enrolment: Option<EnrolmentFacts>,
    pub barriers: Vec<BarrierFacts>,
    pub fundings: Vec<(Id<Funding>, String, Option<NaiveDate>, Next)>,
    pub tasks: Vec<TaskView>,
    pub places: Vec<PlaceFacts>,
    /// What was decided between courses.
    pub decided: Vec<DecidedFacts>,
    /// Work that is not over.
    pub work: Vec<PlacementView>,
    /// How many facts are not known yet: about herself, and of her profile.
    pub missing: (usize, usize),
    pub guardians: GuardianFacts,
    /// Messages of guardians that nobody has answered.
    pub messages: Vec<(Id<Contact>, Relationship, NaiveDate)>,
    /// When to look again at what she can do.
    pub reviews: Vec<(Id<Sitting>, Instrument, NaiveDate)>,
    /// She wants to talk to someone.
    pub talk: Option<Asked>,
}

impl Facts {
    /// Whether school, a course or work goes on or is on its way.
    pub(super) fn goes_on(&self) -> bool {
        self.enrolment.as_ref().is_some_and(|enrolment| enrolment.state.is_open())
            || self.places.iter().any(|place| place.state.is_open())
            || self.work.iter().any(|one| one.state.code().is_open())
    }
}

/// Who answers for her, and whose seeing ends when.
#[derive(Clone, Debug)]
pub struct GuardianFacts {
    pub answered: Answered,
    pub ending: Vec<(Id<Guardian>, Relationship, NaiveDate)>,
}

#[derive(Clone, Debug)]
pub struct EnrolmentFacts {
    pub id: Id<Enrolment>,
    pub school: Option<String>,
    /// The school, where one is named.
    pub at: Option<Id<Organisation>>,
    pub state: StateCode,
    pub next: Option<NextStep>,
    /// From which day on her attendance is kept.
    pub first: Option<NaiveDate>,
    pub marks: Vec<(NaiveDate, Mark)>,
    /// Days she was absent, each with the day on which that was written down, where this is known.
    pub written: Vec<(NaiveDate, NaiveDate)>,
}

impl EnrolmentFacts {
    /// Weeks that she missed, while she is there, and about which nothing was said with her school since they were over and
    /// written down; the earliest first.
    pub fn weeks_to_call(&self, spoken: Option<NaiveDate>, today: NaiveDate) -> Vec<Missed> {
        let there = matches!(self.state, StateCode::Guest | StateCode::Enrolled | StateCode::Attending);
        if !there || self.first.is_none() {
            return vec![];
        }
        attendance::weeks_to_call(&self.marks, &self.written, spoken, today)
    }
}

#[derive(Clone, Debug)]
pub struct BarrierFacts {
    pub id: Id<Barrier>,
    pub kind: BarrierKind,
    pub what: Option<String>,
    pub since: NaiveDate,
    pub holder: Option<Holder>,
    pub due: Option<NaiveDate>,
}

/// A place in a course that is not over, or to which she said no herself.
#[derive(Clone, Debug)]
pub struct PlaceFacts {
    pub id: Id<Place>,
    pub course: String,
    pub state: PlaceCode,
    pub since: NaiveDate,
    pub taster_day: Option<NaiveDate>,
    pub offered_until: Option<NaiveDate>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    /// The day she answered the offer herself, while nobody has taken that up.
    pub her_answer_on: Option<NaiveDate>,
}
