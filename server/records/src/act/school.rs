//! School: enrolments, what is in the way, days and results.

use domain::{access::Action, ids};

use super::Act;

pub struct ViewEnrolments;
impl Act for ViewEnrolments {
    const ACTION: Action = Action::ViewEnrolments;
    type On = ids::Resident;
}

pub struct RecordEnrolment;
impl Act for RecordEnrolment {
    const ACTION: Action = Action::RecordEnrolment;
    type On = ids::Resident;
}

pub struct MoveEnrolment;
impl Act for MoveEnrolment {
    const ACTION: Action = Action::MoveEnrolment;
    type On = ids::Resident;
}

pub struct CorrectEnrolment;
impl Act for CorrectEnrolment {
    const ACTION: Action = Action::CorrectEnrolment;
    type On = ids::Resident;
}

pub struct RecordBarrier;
impl Act for RecordBarrier {
    const ACTION: Action = Action::RecordBarrier;
    type On = ids::Resident;
}

pub struct RecordAttendance;
impl Act for RecordAttendance {
    const ACTION: Action = Action::RecordAttendance;
    type On = ids::Resident;
}

pub struct RecordResult;
impl Act for RecordResult {
    const ACTION: Action = Action::RecordResult;
    type On = ids::Resident;
}
