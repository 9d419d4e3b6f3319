//! School: how she learns, what is in the way, how a day and a year went.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

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
    /// A holiday, or a day the school was closed: it counts for nothing.
    NoSchool,
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
