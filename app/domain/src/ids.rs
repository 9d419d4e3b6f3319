//! Ids that remember what they identify: `Id<Resident>` never passes for `Id<Organisation>`.

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The key of one `T`: a UUID (version 7, so that keys sort by the moment they were made).
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    pub const fn new(raw: Uuid) -> Self {
        Self(raw, PhantomData)
    }

    pub const fn raw(self) -> Uuid {
        self.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::new)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::new)
    }
}

/// What ids point at. The types carry nothing; they only tell ids apart.
#[derive(Clone, Copy, Debug)]
pub enum Account {}
#[derive(Clone, Copy, Debug)]
pub enum Barrier {}
#[derive(Clone, Copy, Debug)]
pub enum Choosing {}
#[derive(Clone, Copy, Debug)]
pub enum Course {}
pub enum Dream {}
#[derive(Clone, Copy, Debug)]
pub enum Enrolment {}
#[derive(Clone, Copy, Debug)]
pub enum Exception {}
#[derive(Clone, Copy, Debug)]
pub enum Funding {}
#[derive(Clone, Copy, Debug)]
pub enum Guardian {}
#[derive(Clone, Copy, Debug)]
pub enum Contact {}
#[derive(Clone, Copy, Debug)]
pub enum Note {}
pub enum Goal {}
#[derive(Clone, Copy, Debug)]
pub enum GoalStep {}
#[derive(Clone, Copy, Debug)]
pub enum Sitting {}
#[derive(Clone, Copy, Debug)]
pub enum Organisation {}
#[derive(Clone, Copy, Debug)]
pub enum Vetting {}
#[derive(Clone, Copy, Debug)]
pub enum Placement {}
#[derive(Clone, Copy, Debug)]
pub enum CheckIn {}
#[derive(Clone, Copy, Debug)]
pub enum Place {}
#[derive(Clone, Copy, Debug)]
pub enum Resident {}
#[derive(Clone, Copy, Debug)]
pub enum Run {}
#[derive(Clone, Copy, Debug)]
pub enum Session {}
#[derive(Clone, Copy, Debug)]
pub enum Site {}
#[derive(Clone, Copy, Debug)]
pub enum Stay {}
#[derive(Clone, Copy, Debug)]
pub enum Talk {}
#[derive(Clone, Copy, Debug)]
pub enum Task {}
#[derive(Clone, Copy, Debug)]
pub enum TermResult {}
/// What has no record yet: an act on the whole house (taking somebody in, adding an organisation).
#[derive(Clone, Copy, Debug)]
pub enum House {}
