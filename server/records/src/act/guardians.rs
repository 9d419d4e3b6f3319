//! Guardians, what they see and write, and contacts and notes.

use domain::{access::Action, ids};

use super::Act;

pub struct ViewGuardian;
impl Act for ViewGuardian {
    const ACTION: Action = Action::ViewGuardian;
    type On = ids::Resident;
}

pub struct RecordGuardian;
impl Act for RecordGuardian {
    const ACTION: Action = Action::RecordGuardian;
    type On = ids::Resident;
}

pub struct LetSee;
impl Act for LetSee {
    const ACTION: Action = Action::LetSee;
    type On = ids::Resident;
}

pub struct StopAccess;
impl Act for StopAccess {
    const ACTION: Action = Action::StopAccess;
    type On = ids::Account;
}

pub struct ViewWard;
impl Act for ViewWard {
    const ACTION: Action = Action::ViewWard;
    type On = ids::Resident;
}

/// Which wards a guardian has at all.
pub struct ListWards;
impl Act for ListWards {
    const ACTION: Action = Action::ViewWard;
    type On = ids::House;
}

pub struct WriteMessage;
impl Act for WriteMessage {
    const ACTION: Action = Action::WriteMessage;
    type On = ids::Resident;
}

pub struct RecordContact;
impl Act for RecordContact {
    const ACTION: Action = Action::RecordContact;
    type On = ids::Resident;
}

pub struct RecordNote;
impl Act for RecordNote {
    const ACTION: Action = Action::RecordNote;
    type On = ids::Resident;
}
