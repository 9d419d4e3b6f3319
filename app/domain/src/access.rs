//! Who may do what. Reach (whose records at all) is `records::reach`; this is the other question.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

use crate::ids::{Account, Id, Organisation, Resident, Session};

/// Somebody signed in, and what they came as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub account: Id<Account>,
    pub standing: Standing,
    /// The name others on the team know them by.
    pub name: String,
    /// `None` for a bearer token.
    pub session: Option<Id<Session>>,
    /// The id of the form being sent, so that it is written once.
    pub form: Option<Uuid>,
    /// The page being opened, so that what was begun on it is offered again.
    pub page: Option<String>,
}

/// What an account is. Sites, wards and the like are facts in the store, read by reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Coordinator,
    /// A coordinator with a second signature.
    Lead,
    HouseStaff,
    Resident(Id<Resident>),
    Guardian,
    School(Id<Organisation>),
    Provider(Id<Organisation>),
    Administrator,
    Auditor,
}

impl Standing {
    pub const fn kind(self) -> StandingKind {
        match self {
            Self::Coordinator => StandingKind::Coordinator,
            Self::Lead => StandingKind::Lead,
            Self::HouseStaff => StandingKind::HouseStaff,
            Self::Resident(_) => StandingKind::Resident,
            Self::Guardian => StandingKind::Guardian,
            Self::School(_) => StandingKind::School,
            Self::Provider(_) => StandingKind::Provider,
            Self::Administrator => StandingKind::Administrator,
            Self::Auditor => StandingKind::Auditor,
        }
    }
}

/// A standing without whom it is about: what is stored, listed and asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StandingKind {
    Coordinator,
    Lead,
    HouseStaff,
    Resident,
    Guardian,
    School,
    Provider,
    Administrator,
    Auditor,
}

/// Everything that can be done to a record. A door asks for one by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    // the desk's lists
    ListResidents,
    ViewToday,
    // a resident
    /// The form for taking in, and what it offers.
    ViewIntake,
    TakeIn,
    ViewResident,
    EditResident,
    /// Who finds a restricted record; of coordinators, hers alone.
    NameStaff,
    EditProfile,
    RecordStay,
    // school
    ViewEnrolments,
    RecordEnrolment,
    MoveEnrolment,
    CorrectEnrolment,
    RecordBarrier,
    RecordAttendance,
    RecordResult,
    // money
    RecordFunding,
    // tasks
    RecordTask,
    SettleTask,
    // guardians
    ViewGuardian,
    RecordGuardian,
    LetSee,
    StopAccess,
    /// A guardian's own page: their wards, and nothing else.
    ViewWard,
    WriteMessage,
    // contacts and notes
    RecordContact,
    RecordNote,
    // courses
    ListCourses,
    RecordCourse,
    /// Offers a seat that is free to whoever waits longest.
    OfferSeat,
    ViewPlaces,
    RecordPlace,
    MovePlace,
    RecordChoosing,
    DecideChoosing,
    // work
    ListPlacements,
    ViewPlacements,
    RecordPlacement,
    MovePlacement,
    /// Asks a lead to agree where the check is missing or lapsed.
    AskException,
    AnswerException,
    RecordCheckIn,
    /// The check of an employer or a provider.
    RecordVetting,
    // assessments
    ViewSittings,
    RecordSitting,
    // her sign-in, her goals and her dream: what staff do
    GiveSignIn,
    ResetSignIn,
    StopSignIn,
    ProposeGoal,
    SettleTalk,
    // and what is hers alone
    ViewMine,
    KeepGoal,
    MarkStep,
    KeepDream,
    AskToTalk,
    ViewWhoLooked,
    /// How it goes at work, in her own answers.
    TellOfWork,
    /// Between courses that were laid out with her.
    ChooseCourse,
    /// Yes or no to a seat that is offered to her.
    AnswerSeat,
    // organisations
    ListOrganisations,
    ViewOrganisation,
    RecordOrganisation,
    // the house
    ListAccounts,
    InviteAccount,
    /// Of the team: its name, its user name, what it comes here as, and where.
    CorrectAccount,
    CloseAccount,
    EditSite,
    ViewOwnAccount,
    /// Whether single keys do something at one's desk.
    SetKeys,
    SetWords,
    /// Has seen that somebody on the team set one's password anew, or made a link to.
    NoteReset,
}

impl Action {
    /// Whether it changes anything. What only looks is opened to read.
    pub const fn writes(self) -> bool {
        #[allow(clippy::enum_glob_use, reason = "every action stands below")]
        use Action::*;
        match self {
            ListResidents | ViewToday | ViewIntake | ViewResident | ViewEnrolments | ViewGuardian | ViewWard | ListCourses
            | ViewPlaces | ListPlacements | ViewPlacements | ViewSittings | ViewMine | ViewWhoLooked | ListOrganisations
            | ViewOrganisation | ListAccounts | ViewOwnAccount => false,
            TakeIn | EditResident | NameStaff | EditProfile | RecordStay | RecordEnrolment | MoveEnrolment | CorrectEnrolment
            | RecordBarrier | RecordAttendance | RecordResult | RecordFunding | RecordTask | SettleTask | RecordGuardian
            | LetSee | StopAccess | WriteMessage | RecordContact | RecordNote | RecordCourse | OfferSeat | RecordPlace
            | MovePlace | RecordChoosing | DecideChoosing | RecordPlacement | MovePlacement | AskException | AnswerException
            | RecordCheckIn | RecordVetting | RecordSitting | GiveSignIn | ResetSignIn | StopSignIn | ProposeGoal | SettleTalk
            | KeepGoal | MarkStep | KeepDream | AskToTalk | TellOfWork | ChooseCourse | AnswerSeat | RecordOrganisation
            | InviteAccount | CorrectAccount | CloseAccount | EditSite | SetKeys | SetWords | NoteReset => true,
        }
    }
}

/// Whether it is this standing's to do, once the record is within reach. No wildcard: a new action does not compile
/// until somebody says whose it is.
pub const fn may(standing: StandingKind, action: Action) -> bool {
    #[allow(clippy::enum_glob_use, reason = "every action stands below, and only here")]
    use Action::*;
    use StandingKind::{Administrator, Coordinator, Guardian, HouseStaff, Lead, Resident};
    match action {
        ListResidents | ViewToday | ViewIntake | TakeIn | ViewResident | EditResident | NameStaff | EditProfile | RecordStay
        | ViewEnrolments | RecordEnrolment | MoveEnrolment | CorrectEnrolment | RecordBarrier | RecordAttendance | RecordResult
        | RecordFunding | RecordTask | SettleTask => matches!(standing, Coordinator | Lead),
        ViewGuardian | RecordGuardian | LetSee => matches!(standing, Coordinator | Lead),
        StopAccess => matches!(standing, Coordinator | Lead | HouseStaff | Administrator),
        ViewWard | WriteMessage => matches!(standing, Guardian),
        // courses
        ListCourses | RecordCourse => matches!(standing, Coordinator | Lead | Administrator),
        OfferSeat | ViewPlaces | RecordPlace | MovePlace | RecordChoosing | DecideChoosing => {
            matches!(standing, Coordinator | Lead)
        }
        // work
        ListPlacements | ViewPlacements | RecordPlacement | MovePlacement | AskException | RecordCheckIn | RecordVetting => {
            matches!(standing, Coordinator | Lead)
        }
        AnswerException => matches!(standing, Lead),
        RecordContact | RecordNote | ViewSittings | RecordSitting => matches!(standing, Coordinator | Lead),
        GiveSignIn | ResetSignIn | StopSignIn | ProposeGoal | SettleTalk => matches!(standing, Coordinator | Lead),
        ViewMine | KeepGoal | MarkStep | KeepDream | AskToTalk | ViewWhoLooked | TellOfWork | ChooseCourse | AnswerSeat => {
            matches!(standing, Resident)
        }
        ListOrganisations | ViewOrganisation | RecordOrganisation => matches!(standing, Coordinator | Lead | Administrator),
        ListAccounts | InviteAccount | CorrectAccount | CloseAccount | EditSite => matches!(standing, Administrator),
        ViewOwnAccount | SetKeys | SetWords => true,
        NoteReset => matches!(standing, Coordinator | Lead | Resident | Administrator),
    }
}

/// Whether it is a resident's to do and nobody else's. What only she may read is opened under such an act alone.
pub const fn is_hers_alone(action: Action) -> bool {
    let mut place = 0;
    while place < StandingKind::VARIANTS.len() {
        let standing = StandingKind::VARIANTS[place];
        if may(standing, action) != matches!(standing, StandingKind::Resident) {
            return false;
        }
        place += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole policy as a table: one line an action, the standings that may.
    #[test]
    fn the_policy_is_the_one_reviewed() {
        let lines: Vec<String> = Action::VARIANTS
            .iter()
            .map(|&action| {
                let who: Vec<&str> = StandingKind::VARIANTS
                    .iter()
                    .filter(|&&standing| may(standing, action))
                    .map(|&standing| standing.into())
                    .collect();
                format!("{}: {}", <&str>::from(action), who.join(", "))
            })
            .collect();
        let table = lines.join("\n") + "\n";
        assert_eq!(table, include_str!("policy.snap"), "review the change, then write it to policy.snap:\n{table}");
    }
}
