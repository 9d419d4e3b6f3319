//! Closed lists. If a rule branches on a code it is an enum here; if it only labels, it is a table.

mod guardians;
mod people;
mod school;

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

pub use guardians::*;
pub use people::*;
pub use school::*;

/// A code of a closed list: one lower-case word in storage, forms and locale keys.
pub trait Code: Copy + FromStr + Into<&'static str> + VariantArray {
    fn code(self) -> &'static str {
        self.into()
    }
}
impl<T: Copy + FromStr + Into<&'static str> + VariantArray> Code for T {}

/// A closed list of which one says that there is none: it stands alone.
pub trait Alone: Code + PartialEq {
    const ALONE: Self;
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
    /// It was hers, and she says that she did it: the team takes that up.
    SheDid,
}

impl Holder {
    /// To whom a step is given. That she did hers is her own word.
    pub const GIVEN: [Self; 5] = [Self::Us, Self::School, Self::Guardian, Self::Office, Self::Herself];
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

/// What is known of a plain question. "Not known" is never "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    #[default]
    NotKnown,
}

/// How a check of an organisation came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    Passed,
    NotPassed,
}

/// What kind of work a placement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PlacementKind {
    Shadowing,
    Internship,
    Apprenticeship,
    Job,
    SelfEmployment,
}

/// Through whom a placement came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    Us,
    Her,
    Family,
    /// The employer came unasked.
    Employer,
}

/// Who decided that a placement is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Decider {
    Her,
    Us,
    Employer,
}

/// Why a placement ended or was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum WorkReason {
    Finished,
    HerDecision,
    EmployerDecision,
    CheckNotPassed,
    NotSafe,
    Pay,
    Hours,
    School,
    Distance,
    Health,
    Family,
    Moved,
    Other,
}

/// Who told us how it goes at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ToldBy {
    Her,
    Employer,
    SomeoneElse,
    /// We tried; nobody was reached yet.
    NotReached,
}
