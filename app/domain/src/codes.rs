//! Closed lists. If a rule branches on a code it is an enum here; if it only labels, it is a table.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A code of a closed list: one lower-case word in storage, forms and locale keys.
pub trait Code: Copy + FromStr + Into<&'static str> + VariantArray {
    fn code(self) -> &'static str {
        self.into()
    }
}
impl<T: Copy + FromStr + Into<&'static str> + VariantArray> Code for T {}

/// Where a stay is (DESIGN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Phase {
    InResidence,
    SupportedOutside,
    SupportedAfter,
    Ended,
}

/// How a stay ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Ending {
    Planned,
    Moved,
    ToFamily,
    HerDecision,
    NotKnown,
}

/// Where the month and year of birth come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BirthSource {
    Document,
    HerWord,
    Estimate,
    NotKnown,
}

/// Level of education, ISCED 2011 (UNESCO UIS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Level {
    Isced0,
    Isced1,
    Isced2,
    Isced3,
    Isced4,
    Isced5,
    Isced6,
}

/// Documents a school asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Paper {
    BirthCertificate,
    Identity,
    SchoolReport,
    Diploma,
    HealthPaper,
    Vaccination,
    Residence,
}

/// What helps her learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Support {
    LanguageAssistant,
    TravelCompanion,
    LargeType,
    QuietPlace,
    ExtraTime,
    Tutor,
    Hearing,
    Mobility,
}

/// Languages a school here teaches in or a person speaks: ISO 639-1 codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Language {
    Mk,
    Sq,
    Tr,
    Sr,
    Bs,
    Rom,
    En,
    De,
    Ar,
    Fa,
    Uk,
    Ru,
    Other,
}

/// Who holds a next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Holder {
    /// The coordinator of her stay.
    Us,
    School,
    Guardian,
    Office,
    Herself,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum OrganisationKind {
    School,
    Provider,
    Employer,
    SocialWork,
    Service,
}

/// Whether an account may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AccountState {
    /// Made, and waiting for its owner to choose a password.
    Invited,
    Active,
    /// May not sign in; what is said at the door tells nobody why.
    Closed,
    /// A guardian's, stopped by staff: like closed at the door, and not opened again by one person.
    Stopped,
}

impl AccountState {
    /// Whether its one-time links and, once a password is chosen, its sign-in are taken.
    pub const fn may_enter(self) -> bool {
        matches!(self, Self::Invited | Self::Active)
    }
}

/// What a one-time link or a bearer token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum LinkKind {
    FirstAdministrator,
    Invitation,
    /// Staff set her password anew; she chooses the next one.
    NewPassword,
    Bearer,
}

/// How she learns in an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Pathway {
    Regular,
    Vocational,
    AdultBasic,
    PrivateCandidate,
    Bridging,
    HomeOrHospital,
}

/// Why a school refused, or why learning was interrupted or stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Reason {
    Documents,
    Language,
    NoPlace,
    Distance,
    Safety,
    Health,
    Family,
    Work,
    Money,
    HerDecision,
    Moved,
    Other,
}

/// How a school year ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum YearResult {
    Passed,
    Repeats,
    ExamsLeft,
}

/// What is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BarrierKind {
    Documents,
    Language,
    Place,
    Distance,
    Safety,
    Recognition,
    Guardian,
    Money,
    Other,
}

/// One day at school. A day that nobody recorded has no mark and is never an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Mark {
    Present,
    Late,
    Absent,
    Excused,
}

/// Who said how a day was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SaidBy {
    School,
    Staff,
    Herself,
    Guardian,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Term {
    First,
    Second,
    Year,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Payer {
    Municipality,
    Agency,
    Donor,
    Employer,
    Family,
    House,
    Other,
}

/// What comes after the money ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum After {
    Nobody,
    Asked,
    Agreed,
    NotNeeded,
}

// guardians

/// Whether somebody who answers for her is one person or an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GuardianKind {
    Person,
    Office,
}

/// Who a guardian is to her.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Relationship {
    Mother,
    Father,
    Grandparent,
    Aunt,
    Uncle,
    Sibling,
    OtherFamily,
    FosterCarer,
    AppointedGuardian,
    SocialWork,
    Other,
}

/// Whether somebody answers for her in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum InLaw {
    Yes,
    No,
    NotKnown,
}

/// What that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Basis {
    Parent,
    Court,
    Authority,
    WrittenConsent,
    Other,
}

/// Whether a guardian may be contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MayContact {
    Yes,
    No,
    /// Must not learn where she is: nor may they ever see anything here.
    MustNotLearn,
    NotKnown,
}

/// What a guardian can be let see, a group at a time. Never a place, never a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FieldGroup {
    /// That she goes to school, and on which days.
    School,
    Results,
    /// What she can do and likes, in words.
    Assessments,
    /// That there is a course, and how it stands; never which.
    Courses,
}

/// What she herself said about a guardian seeing something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SheSaid {
    Yes,
    No,
    NotSure,
}

/// Whether a guardian's seeing runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SeeingState {
    Open,
    Paused,
    /// Stopped by staff, for all of that guardian's wards at once.
    Stopped,
    Ended,
}

// contacts

/// How somebody was in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ContactKind {
    Call,
    Visit,
    Meeting,
    Letter,
    Message,
}

/// Who began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    We,
    They,
}

/// With whom, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Party {
    Herself,
    Guardian,
    Organisation,
    Other,
}

/// Whether a caller was called back on the number on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CalledBack {
    Yes,
    No,
    KnownVoice,
}

// courses

/// How a course is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Mode {
    InPerson,
    Online,
    Mixed,
    Workplace,
}

/// What she can do in a language, from the Common European Framework of Reference (Council of Europe).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Cefr {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

/// How a course was finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Completion {
    Certificate,
    AttendanceOnly,
    /// The course is over and its exam is still to come.
    ExamPending,
}

/// Whose choice it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Chooser {
    Herself,
    /// Hers, with someone she names.
    WithSomeone,
    /// There was only one place.
    OnlyOne,
}

// her own page

/// Who may see what is hers. Each sees what the one before sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Audience {
    Me,
    /// Her and the team of her site.
    Us,
    /// A guardian of hers whom she named, too.
    All,
}

/// Where a goal stands (DESIGN §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GoalState {
    Proposed,
    /// Chosen by her.
    Accepted,
    Active,
    OnHold,
    Completed,
    /// Stopped, or not chosen.
    Cancelled,
}

/// Where a step of a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StepState {
    Proposed,
    Open,
    Done,
    /// Proposed, and not chosen.
    NotThis,
}

/// What a goal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Area {
    Learning,
    Work,
    Home,
    Money,
    People,
    Health,
    Joy,
    Other,
}

/// What her dream is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DreamKind {
    Words,
    Drawing,
}
