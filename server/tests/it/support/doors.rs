//! Every use case that asks for a permit, with a form that stands, so that all of them can be tried by anybody.

mod knock;

use domain::access::Action;
use strum::{IntoStaticStr, VariantArray};

pub use self::knock::knock;

/// The order is one in which all can be walked on one person: her stay ends last and begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Door {
    ListResidents,
    ViewToday,
    IntakePage,
    ResidentPage,
    EditResidentPage,
    NamedPage,
    ChangesPage,
    ProfilePage,
    EnrolPage,
    EnrolmentPage,
    BarrierPage,
    FundingPage,
    TaskPage,
    TakeIn,
    EditResident,
    NameStaff,
    EditProfile,
    RecordEnrolment,
    RecordWeek,
    RecordResult,
    CorrectEnrolment,
    MoveEnrolment,
    CorrectStep,
    TakeBackStep,
    RecordBarrier,
    EditBarrier,
    RecordFunding,
    EditFunding,
    Remove,
    PutBack,
    RecordTask,
    EditTask,
    SettleTask,
    // courses
    PlaceFormPage,
    PlacePage,
    ChoosingPage,
    ChoosingFormPage,
    RecordPlace,
    MovePlace,
    CorrectPlaceStep,
    TakeBackPlaceStep,
    NoteAnswer,
    // work
    PlacementBoard,
    PlacementFormPage,
    PlacementPage,
    CheckInPage,
    RecordPlacement,
    EditPlacement,
    MovePlacement,
    AskException,
    AnswerException,
    CorrectPlacementStep,
    TakeBackPlacementStep,
    RecordCheckIn,
    FollowCheckIn,
    CorrectCheckIn,
    RecordChoosing,
    TryFirst,
    DecideChoosing,
    SignInPage,
    TalkPage,
    ProposalPage,
    GiveSignIn,
    ResetSignIn,
    StopSignIn,
    ProposeGoal,
    ProposeStep,
    SettleTalk,
    MinePage,
    MyGoalPage,
    WhatICan,
    MySchool,
    MyWork,
    TellOfWork,
    TellMoreOfWork,
    MyCourses,
    MySeat,
    MyChoosing,
    ChooseCourse,
    AnswerSeat,
    WhoSees,
    EditGoal,
    KeepGoal,
    SayAbout,
    SayWhen,
    ShareGoal,
    AddStep,
    MarkStep,
    MarkSchoolStep,
    MoveGoal,
    KeepWords,
    KeepDrawing,
    ShareDream,
    AskToTalk,
    NoteReset,
    MoveStay,
    CorrectStay,
    BeginStay,
    // guardians
    GuardianPage,
    RecordGuardian,
    EditGuardian,
    LetSee,
    RenewLink,
    Wards,
    WardPage,
    WriteMessage,
    StopAccess,
    // contacts and notes
    ContactPage,
    RecordContact,
    NotePage,
    RecordNote,
    ListCourses,
    CoursePage,
    CourseFormPage,
    RunPage,
    RunFormPage,
    RecordCourse,
    EditCourse,
    RecordRun,
    EditRun,
    OfferSeats,
    RemoveRun,
    RemoveCourse,
    // assessments
    SittingPage,
    RecordSitting,
    // organisations
    ListOrganisations,
    OrganisationPage,
    OrganisationForm,
    RecordOrganisation,
    EditOrganisation,
    RemoveOrganisation,
    PutBackUnused,
    VettingPage,
    RecordVetting,
    AccountsPage,
    AccountPage,
    SitesPage,
    Invite,
    CorrectAccount,
    RenewAccountLink,
    CloseAccount,
    RecordSite,
    EditSite,
    CloseSite,
    OwnAccount,
    SetKeys,
    SetWords,
    // she leaves the site: nothing of hers opens after it
    HandOver,
    MoveSite,
}

impl Door {
    /// What its audit line says; `None` for a door that changes nothing.
    pub fn writes(self) -> Option<Action> {
        Some(self.asks_for()).filter(|action| action.writes())
    }

    const fn asks_for(self) -> Action {
        match self {
            Self::TakeIn => Action::TakeIn,
            Self::EditResident => Action::EditResident,
            Self::NameStaff => Action::NameStaff,
            Self::EditProfile => Action::EditProfile,
            Self::RecordEnrolment => Action::RecordEnrolment,
            Self::RecordWeek => Action::RecordAttendance,
            Self::RecordResult => Action::RecordResult,
            Self::CorrectEnrolment | Self::CorrectStep | Self::TakeBackStep => Action::CorrectEnrolment,
            Self::MoveEnrolment => Action::MoveEnrolment,
            Self::RecordBarrier | Self::EditBarrier => Action::RecordBarrier,
            Self::RecordFunding | Self::EditFunding | Self::Remove | Self::PutBack => Action::RecordFunding,
            Self::RecordTask | Self::EditTask => Action::RecordTask,
            Self::SettleTask => Action::SettleTask,
            Self::RecordPlace | Self::TryFirst => Action::RecordPlace,
            Self::MovePlace | Self::CorrectPlaceStep | Self::TakeBackPlaceStep | Self::NoteAnswer => Action::MovePlace,
            Self::ChooseCourse => Action::ChooseCourse,
            Self::AnswerSeat => Action::AnswerSeat,
            Self::RecordPlacement | Self::EditPlacement => Action::RecordPlacement,
            Self::MovePlacement | Self::CorrectPlacementStep | Self::TakeBackPlacementStep => Action::MovePlacement,
            Self::AskException => Action::AskException,
            Self::AnswerException => Action::AnswerException,
            Self::RecordCheckIn | Self::CorrectCheckIn | Self::FollowCheckIn => Action::RecordCheckIn,
            Self::TellOfWork | Self::TellMoreOfWork => Action::TellOfWork,
            Self::RecordVetting => Action::RecordVetting,
            Self::RecordChoosing => Action::RecordChoosing,
            Self::DecideChoosing => Action::DecideChoosing,
            Self::RecordCourse | Self::EditCourse | Self::RecordRun | Self::EditRun | Self::RemoveRun | Self::RemoveCourse => {
                Action::RecordCourse
            }
            Self::OfferSeats => Action::OfferSeat,
            Self::GiveSignIn => Action::GiveSignIn,
            Self::ResetSignIn => Action::ResetSignIn,
            Self::StopSignIn => Action::StopSignIn,
            Self::ProposeGoal | Self::ProposeStep => Action::ProposeGoal,
            Self::SettleTalk => Action::SettleTalk,
            Self::EditGoal | Self::KeepGoal | Self::SayAbout | Self::SayWhen | Self::ShareGoal | Self::AddStep | Self::MoveGoal => {
                Action::KeepGoal
            }
            Self::MarkStep | Self::MarkSchoolStep => Action::MarkStep,
            Self::KeepWords | Self::KeepDrawing | Self::ShareDream => Action::KeepDream,
            Self::AskToTalk => Action::AskToTalk,
            Self::NoteReset => Action::NoteReset,
            Self::MoveStay | Self::CorrectStay | Self::MoveSite | Self::BeginStay => Action::RecordStay,
            Self::RecordGuardian | Self::EditGuardian => Action::RecordGuardian,
            Self::LetSee | Self::RenewLink => Action::LetSee,
            Self::StopAccess => Action::StopAccess,
            Self::WriteMessage => Action::WriteMessage,
            Self::RecordContact => Action::RecordContact,
            Self::RecordNote => Action::RecordNote,
            Self::RecordSitting => Action::RecordSitting,
            Self::RecordOrganisation | Self::EditOrganisation | Self::RemoveOrganisation | Self::PutBackUnused => {
                Action::RecordOrganisation
            }
            Self::Invite | Self::RenewAccountLink => Action::InviteAccount,
            Self::CorrectAccount => Action::CorrectAccount,
            Self::CloseAccount => Action::CloseAccount,
            Self::RecordSite | Self::EditSite | Self::CloseSite => Action::EditSite,
            Self::SetKeys => Action::SetKeys,
            Self::SetWords => Action::SetWords,
            Self::ListResidents => Action::ListResidents,
            Self::ViewToday => Action::ViewToday,
            Self::IntakePage => Action::ViewIntake,
            Self::ResidentPage
            | Self::EditResidentPage
            | Self::NamedPage
            | Self::ChangesPage
            | Self::ProfilePage
            | Self::FundingPage
            | Self::TaskPage
            | Self::ContactPage
            | Self::NotePage
            | Self::SignInPage
            | Self::TalkPage
            | Self::HandOver
            | Self::ProposalPage => Action::ViewResident,
            Self::EnrolPage | Self::EnrolmentPage | Self::BarrierPage => Action::ViewEnrolments,
            Self::GuardianPage => Action::ViewGuardian,
            Self::Wards | Self::WardPage => Action::ViewWard,
            Self::PlaceFormPage | Self::PlacePage | Self::ChoosingPage | Self::ChoosingFormPage => Action::ViewPlaces,
            Self::PlacementBoard => Action::ListPlacements,
            Self::PlacementFormPage | Self::PlacementPage | Self::CheckInPage => Action::ViewPlacements,
            Self::ListCourses | Self::CoursePage | Self::CourseFormPage | Self::RunPage | Self::RunFormPage => Action::ListCourses,
            Self::SittingPage => Action::ViewSittings,
            Self::MinePage
            | Self::MyGoalPage
            | Self::WhatICan
            | Self::MySchool
            | Self::MyWork
            | Self::MyCourses
            | Self::MySeat
            | Self::MyChoosing => Action::ViewMine,
            Self::WhoSees => Action::ViewWhoLooked,
            Self::ListOrganisations | Self::OrganisationForm => Action::ListOrganisations,
            Self::OrganisationPage | Self::VettingPage => Action::ViewOrganisation,
            Self::AccountsPage | Self::AccountPage | Self::SitesPage => Action::ListAccounts,
            Self::OwnAccount => Action::ViewOwnAccount,
        }
    }

    /// Whether it is about one resident.
    pub const fn is_hers(self) -> bool {
        matches!(
            self,
            Self::ResidentPage
                | Self::EditResidentPage
                | Self::NamedPage
                | Self::ChangesPage
                | Self::ProfilePage
                | Self::EnrolPage
                | Self::EnrolmentPage
                | Self::BarrierPage
                | Self::FundingPage
                | Self::TaskPage
                | Self::EditResident
                | Self::NameStaff
                | Self::EditProfile
                | Self::RecordEnrolment
                | Self::RecordWeek
                | Self::RecordResult
                | Self::CorrectEnrolment
                | Self::MoveEnrolment
                | Self::CorrectStep
                | Self::TakeBackStep
                | Self::RecordBarrier
                | Self::EditBarrier
                | Self::RecordFunding
                | Self::EditFunding
                | Self::Remove
                | Self::PutBack
                | Self::RecordTask
                | Self::EditTask
                | Self::SettleTask
                | Self::PlaceFormPage
                | Self::PlacePage
                | Self::PlacementFormPage
                | Self::PlacementPage
                | Self::CheckInPage
                | Self::RecordPlacement
                | Self::EditPlacement
                | Self::MovePlacement
                | Self::AskException
                | Self::AnswerException
                | Self::CorrectPlacementStep
                | Self::TakeBackPlacementStep
                | Self::RecordCheckIn
                | Self::CorrectCheckIn
                | Self::FollowCheckIn
                | Self::ChoosingPage
                | Self::ChoosingFormPage
                | Self::RecordPlace
                | Self::MovePlace
                | Self::CorrectPlaceStep
                | Self::TakeBackPlaceStep
                | Self::NoteAnswer
                | Self::RecordChoosing
                | Self::TryFirst
                | Self::DecideChoosing
                | Self::SignInPage
                | Self::TalkPage
                | Self::ProposalPage
                | Self::GiveSignIn
                | Self::ResetSignIn
                | Self::StopSignIn
                | Self::ProposeGoal
                | Self::ProposeStep
                | Self::SettleTalk
                | Self::MoveStay
                | Self::CorrectStay
                | Self::HandOver
                | Self::MoveSite
                | Self::BeginStay
                | Self::GuardianPage
                | Self::RecordGuardian
                | Self::EditGuardian
                | Self::LetSee
                | Self::RenewLink
                | Self::WardPage
                | Self::WriteMessage
                | Self::ContactPage
                | Self::RecordContact
                | Self::NotePage
                | Self::RecordNote
                | Self::SittingPage
                | Self::RecordSitting
        )
    }

    /// Whether a rule keeps it shut for whom a case is about, once it is hers to do: she is not an adult.
    pub const fn is_for_adults(self) -> bool {
        matches!(self, Self::AskException | Self::AnswerException)
    }
}
