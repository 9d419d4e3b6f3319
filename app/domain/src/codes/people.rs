//! Who she is and what she brings along.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Alone;

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
    /// She has none.
    Nothing,
}

impl Alone for Paper {
    const ALONE: Self = Self::Nothing;
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
    /// She needs nothing special.
    Nothing,
}

impl Alone for Support {
    const ALONE: Self = Self::Nothing;
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
