//! The desk: its lists, and a resident with her money and her tasks.

use domain::{access::Action, ids};

use super::Act;

pub struct ListResidents;
impl Act for ListResidents {
    const ACTION: Action = Action::ListResidents;
    type On = ids::House;
}

pub struct ViewToday;
impl Act for ViewToday {
    const ACTION: Action = Action::ViewToday;
    type On = ids::House;
}

pub struct ViewIntake;
impl Act for ViewIntake {
    const ACTION: Action = Action::ViewIntake;
    type On = ids::House;
}

pub struct TakeIn;
impl Act for TakeIn {
    const ACTION: Action = Action::TakeIn;
    type On = ids::House;
}

pub struct ViewResident;
impl Act for ViewResident {
    const ACTION: Action = Action::ViewResident;
    type On = ids::Resident;
}

pub struct EditResident;
impl Act for EditResident {
    const ACTION: Action = Action::EditResident;
    type On = ids::Resident;
}

pub struct NameStaff;
impl Act for NameStaff {
    const ACTION: Action = Action::NameStaff;
    type On = ids::Resident;
}

pub struct EditProfile;
impl Act for EditProfile {
    const ACTION: Action = Action::EditProfile;
    type On = ids::Resident;
}

pub struct RecordStay;
impl Act for RecordStay {
    const ACTION: Action = Action::RecordStay;
    type On = ids::Resident;
}

pub struct RecordFunding;
impl Act for RecordFunding {
    const ACTION: Action = Action::RecordFunding;
    type On = ids::Resident;
}

pub struct RecordTask;
impl Act for RecordTask {
    const ACTION: Action = Action::RecordTask;
    type On = ids::Resident;
}

pub struct SettleTask;
impl Act for SettleTask {
    const ACTION: Action = Action::SettleTask;
    type On = ids::Resident;
}
