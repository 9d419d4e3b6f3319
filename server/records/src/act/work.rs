//! Work, and the check of an employer or a provider.

use domain::{access::Action, ids};

use super::Act;

/// The board.
pub struct ListPlacements;
impl Act for ListPlacements {
    const ACTION: Action = Action::ListPlacements;
    type On = ids::House;
}

pub struct ViewPlacements;
impl Act for ViewPlacements {
    const ACTION: Action = Action::ViewPlacements;
    type On = ids::Resident;
}

pub struct RecordPlacement;
impl Act for RecordPlacement {
    const ACTION: Action = Action::RecordPlacement;
    type On = ids::Resident;
}

pub struct MovePlacement;
impl Act for MovePlacement {
    const ACTION: Action = Action::MovePlacement;
    type On = ids::Resident;
}

pub struct AskException;
impl Act for AskException {
    const ACTION: Action = Action::AskException;
    type On = ids::Resident;
}

pub struct AnswerException;
impl Act for AnswerException {
    const ACTION: Action = Action::AnswerException;
    type On = ids::Resident;
}

pub struct RecordCheckIn;
impl Act for RecordCheckIn {
    const ACTION: Action = Action::RecordCheckIn;
    type On = ids::Resident;
}

pub struct RecordVetting;
impl Act for RecordVetting {
    const ACTION: Action = Action::RecordVetting;
    type On = ids::Organisation;
}
