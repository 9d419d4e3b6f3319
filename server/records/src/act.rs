//! Every act as a type: what a permit is for, on what, and whether it writes.

use domain::{
    access::Action,
    ids::{self, Id},
};
use uuid::Uuid;

/// One act. `Permit<A>` exists only where `may` said yes and `A::On` is within reach.
pub trait Act: Send + Sync + 'static {
    const ACTION: Action;
    /// Whether the transaction may change anything.
    const WRITES: bool = false;
    type On: Subject;
}

/// What an act is on, and whose key seals what is said about it.
pub trait Subject: Send + Sync + Sized + 'static {
    const KIND: Kind;
    fn raw(id: Id<Self>) -> Uuid {
        id.raw()
    }
}

/// Which reach applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Resident,
    Organisation,
    Account,
    House,
}

impl Subject for ids::Resident {
    const KIND: Kind = Kind::Resident;
}
impl Subject for ids::Organisation {
    const KIND: Kind = Kind::Organisation;
}
impl Subject for ids::Account {
    const KIND: Kind = Kind::Account;
}
impl Subject for ids::House {
    const KIND: Kind = Kind::House;
}

/// The whole house: for lists, and for what has no record yet.
pub const HOUSE: Id<ids::House> = Id::new(Uuid::nil());

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
    const WRITES: bool = true;
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
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct NameStaff;
impl Act for NameStaff {
    const ACTION: Action = Action::NameStaff;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct EditProfile;
impl Act for EditProfile {
    const ACTION: Action = Action::EditProfile;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordStay;
impl Act for RecordStay {
    const ACTION: Action = Action::RecordStay;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ViewEnrolments;
impl Act for ViewEnrolments {
    const ACTION: Action = Action::ViewEnrolments;
    type On = ids::Resident;
}

pub struct RecordEnrolment;
impl Act for RecordEnrolment {
    const ACTION: Action = Action::RecordEnrolment;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct MoveEnrolment;
impl Act for MoveEnrolment {
    const ACTION: Action = Action::MoveEnrolment;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct CorrectEnrolment;
impl Act for CorrectEnrolment {
    const ACTION: Action = Action::CorrectEnrolment;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordBarrier;
impl Act for RecordBarrier {
    const ACTION: Action = Action::RecordBarrier;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordAttendance;
impl Act for RecordAttendance {
    const ACTION: Action = Action::RecordAttendance;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordResult;
impl Act for RecordResult {
    const ACTION: Action = Action::RecordResult;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordFunding;
impl Act for RecordFunding {
    const ACTION: Action = Action::RecordFunding;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordTask;
impl Act for RecordTask {
    const ACTION: Action = Action::RecordTask;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct SettleTask;
impl Act for SettleTask {
    const ACTION: Action = Action::SettleTask;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ViewGuardian;
impl Act for ViewGuardian {
    const ACTION: Action = Action::ViewGuardian;
    type On = ids::Resident;
}

pub struct RecordGuardian;
impl Act for RecordGuardian {
    const ACTION: Action = Action::RecordGuardian;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct LetSee;
impl Act for LetSee {
    const ACTION: Action = Action::LetSee;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct StopAccess;
impl Act for StopAccess {
    const ACTION: Action = Action::StopAccess;
    const WRITES: bool = true;
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
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordContact;
impl Act for RecordContact {
    const ACTION: Action = Action::RecordContact;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordNote;
impl Act for RecordNote {
    const ACTION: Action = Action::RecordNote;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ListCourses;
impl Act for ListCourses {
    const ACTION: Action = Action::ListCourses;
    type On = ids::House;
}

pub struct RecordCourse;
impl Act for RecordCourse {
    const ACTION: Action = Action::RecordCourse;
    const WRITES: bool = true;
    type On = ids::House;
}

pub struct OfferSeat;
impl Act for OfferSeat {
    const ACTION: Action = Action::OfferSeat;
    const WRITES: bool = true;
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
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct MovePlace;
impl Act for MovePlace {
    const ACTION: Action = Action::MovePlace;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordChoosing;
impl Act for RecordChoosing {
    const ACTION: Action = Action::RecordChoosing;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct DecideChoosing;
impl Act for DecideChoosing {
    const ACTION: Action = Action::DecideChoosing;
    const WRITES: bool = true;
    type On = ids::Resident;
}

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
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct MovePlacement;
impl Act for MovePlacement {
    const ACTION: Action = Action::MovePlacement;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct AskException;
impl Act for AskException {
    const ACTION: Action = Action::AskException;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct AgreeException;
impl Act for AgreeException {
    const ACTION: Action = Action::AgreeException;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordCheckIn;
impl Act for RecordCheckIn {
    const ACTION: Action = Action::RecordCheckIn;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct RecordVetting;
impl Act for RecordVetting {
    const ACTION: Action = Action::RecordVetting;
    const WRITES: bool = true;
    type On = ids::Organisation;
}

pub struct ViewSittings;
impl Act for ViewSittings {
    const ACTION: Action = Action::ViewSittings;
    type On = ids::Resident;
}

pub struct RecordSitting;
impl Act for RecordSitting {
    const ACTION: Action = Action::RecordSitting;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct GiveSignIn;
impl Act for GiveSignIn {
    const ACTION: Action = Action::GiveSignIn;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ResetSignIn;
impl Act for ResetSignIn {
    const ACTION: Action = Action::ResetSignIn;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct StopSignIn;
impl Act for StopSignIn {
    const ACTION: Action = Action::StopSignIn;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ProposeGoal;
impl Act for ProposeGoal {
    const ACTION: Action = Action::ProposeGoal;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct SettleTalk;
impl Act for SettleTalk {
    const ACTION: Action = Action::SettleTalk;
    const WRITES: bool = true;
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
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct MarkStep;
impl Act for MarkStep {
    const ACTION: Action = Action::MarkStep;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct KeepDream;
impl Act for KeepDream {
    const ACTION: Action = Action::KeepDream;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct AskToTalk;
impl Act for AskToTalk {
    const ACTION: Action = Action::AskToTalk;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ViewWhoLooked;
impl Act for ViewWhoLooked {
    const ACTION: Action = Action::ViewWhoLooked;
    type On = ids::Resident;
}

pub struct NoteReset;
impl Act for NoteReset {
    const ACTION: Action = Action::NoteReset;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct TellOfWork;
impl Act for TellOfWork {
    const ACTION: Action = Action::TellOfWork;
    const WRITES: bool = true;
    type On = ids::Resident;
}

pub struct ListOrganisations;
impl Act for ListOrganisations {
    const ACTION: Action = Action::ListOrganisations;
    type On = ids::House;
}

pub struct ViewOrganisation;
impl Act for ViewOrganisation {
    const ACTION: Action = Action::ViewOrganisation;
    type On = ids::Organisation;
}

pub struct RecordOrganisation;
impl Act for RecordOrganisation {
    const ACTION: Action = Action::RecordOrganisation;
    const WRITES: bool = true;
    type On = ids::House;
}

pub struct ListAccounts;
impl Act for ListAccounts {
    const ACTION: Action = Action::ListAccounts;
    type On = ids::House;
}

pub struct InviteAccount;
impl Act for InviteAccount {
    const ACTION: Action = Action::InviteAccount;
    const WRITES: bool = true;
    type On = ids::House;
}

pub struct CloseAccount;
impl Act for CloseAccount {
    const ACTION: Action = Action::CloseAccount;
    const WRITES: bool = true;
    type On = ids::Account;
}

pub struct EditSite;
impl Act for EditSite {
    const ACTION: Action = Action::EditSite;
    const WRITES: bool = true;
    type On = ids::House;
}

pub struct ViewOwnAccount;
impl Act for ViewOwnAccount {
    const ACTION: Action = Action::ViewOwnAccount;
    type On = ids::Account;
}

pub struct SetKeys;
impl Act for SetKeys {
    const ACTION: Action = Action::SetKeys;
    const WRITES: bool = true;
    type On = ids::Account;
}
