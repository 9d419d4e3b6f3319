//! Courses, a place in one, choosing one, and a look at what she can do.

use domain::{access::Action, ids};

use super::Act;

pub struct ListCourses;
impl Act for ListCourses {
    const ACTION: Action = Action::ListCourses;
    type On = ids::House;
}

pub struct RecordCourse;
impl Act for RecordCourse {
    const ACTION: Action = Action::RecordCourse;
    type On = ids::House;
}

pub struct OfferSeat;
impl Act for OfferSeat {
    const ACTION: Action = Action::OfferSeat;
    type On = ids::House;
}

pub struct ViewPlaces;
impl Act for ViewPlaces {
    const ACTION: Action = Action::ViewPlaces;
    type On = ids::Resident;
}

pub struct RecordPlace;
impl Act for RecordPlace {
    const ACTION: Action = Action::RecordPlace;
    type On = ids::Resident;
}

pub struct MovePlace;
impl Act for MovePlace {
    const ACTION: Action = Action::MovePlace;
    type On = ids::Resident;
}

pub struct RecordChoosing;
impl Act for RecordChoosing {
    const ACTION: Action = Action::RecordChoosing;
    type On = ids::Resident;
}

pub struct DecideChoosing;
impl Act for DecideChoosing {
    const ACTION: Action = Action::DecideChoosing;
    type On = ids::Resident;
}

pub struct ViewSittings;
impl Act for ViewSittings {
    const ACTION: Action = Action::ViewSittings;
    type On = ids::Resident;
}

pub struct RecordSitting;
impl Act for RecordSitting {
    const ACTION: Action = Action::RecordSitting;
    type On = ids::Resident;
}
