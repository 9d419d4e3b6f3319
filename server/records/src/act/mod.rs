//! Every act as a type: what a permit is for, on what, and whether it writes.

mod courses;
mod desk;
mod guardians;
mod hers;
mod house;
mod school;
mod work;

use domain::{
    access::Action,
    ids::{self, Id},
};
use uuid::Uuid;

pub use courses::*;
pub use desk::*;
pub use guardians::*;
pub use hers::*;
pub use house::*;
pub use school::*;
pub use work::*;

/// One act. `Permit<A>` exists only where `may` said yes and `A::On` is within reach.
pub trait Act: Send + Sync + 'static {
    const ACTION: Action;
    /// Whether the transaction may change anything.
    const WRITES: bool = Self::ACTION.writes();
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
