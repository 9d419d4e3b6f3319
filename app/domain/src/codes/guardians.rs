//! Those who answer for her: what they are, and what they see.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

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
    /// That she works or soon will; never where, as what or for how much.
    Work,
}

/// A part of her record of which a guardian can be let see something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    School,
    Skills,
    Courses,
    Work,
}

impl FieldGroup {
    pub const fn section(self) -> Section {
        match self {
            Self::School | Self::Results => Section::School,
            Self::Assessments => Section::Skills,
            Self::Courses => Section::Courses,
            Self::Work => Section::Work,
        }
    }
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
