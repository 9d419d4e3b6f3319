//! Her sign-in, her goals and her dream: what staff do, and what is hers alone.

use domain::{access::Action, ids};

use super::Act;

pub struct GiveSignIn;
impl Act for GiveSignIn {
    const ACTION: Action = Action::GiveSignIn;
    type On = ids::Resident;
}

pub struct ResetSignIn;
impl Act for ResetSignIn {
    const ACTION: Action = Action::ResetSignIn;
    type On = ids::Resident;
}

pub struct StopSignIn;
impl Act for StopSignIn {
    const ACTION: Action = Action::StopSignIn;
    type On = ids::Resident;
}

pub struct ProposeGoal;
impl Act for ProposeGoal {
    const ACTION: Action = Action::ProposeGoal;
    type On = ids::Resident;
}

pub struct SettleTalk;
impl Act for SettleTalk {
    const ACTION: Action = Action::SettleTalk;
    type On = ids::Resident;
}

/// Everything that is hers.
pub struct ViewMine;
impl Act for ViewMine {
    const ACTION: Action = Action::ViewMine;
    type On = ids::Resident;
}

pub struct KeepGoal;
impl Act for KeepGoal {
    const ACTION: Action = Action::KeepGoal;
    type On = ids::Resident;
}

pub struct MarkStep;
impl Act for MarkStep {
    const ACTION: Action = Action::MarkStep;
    type On = ids::Resident;
}

pub struct KeepDream;
impl Act for KeepDream {
    const ACTION: Action = Action::KeepDream;
    type On = ids::Resident;
}

pub struct AskToTalk;
impl Act for AskToTalk {
    const ACTION: Action = Action::AskToTalk;
    type On = ids::Resident;
}

pub struct ViewWhoLooked;
impl Act for ViewWhoLooked {
    const ACTION: Action = Action::ViewWhoLooked;
    type On = ids::Resident;
}

pub struct TellOfWork;
impl Act for TellOfWork {
    const ACTION: Action = Action::TellOfWork;
    type On = ids::Resident;
}

pub struct ChooseCourse;
impl Act for ChooseCourse {
    const ACTION: Action = Action::ChooseCourse;
    type On = ids::Resident;
}

pub struct AnswerSeat;
impl Act for AnswerSeat {
    const ACTION: Action = Action::AnswerSeat;
    type On = ids::Resident;
}
