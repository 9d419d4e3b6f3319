//! A row about her: found by its id and hers, else it is missing.

use domain::{ids::Resident, problem::Problem};
use sea_orm::{ColumnTrait, EntityTrait, PrimaryKeyTrait, QueryFilter};

use crate::{Failed, act::Act, column::Key, permit::Permit};

impl<A: Act<On = Resident>> Permit<A> {
    /// The row with this id; `about` is the column that says whom it is about.
    pub(crate) async fn hers<E: EntityTrait>(
        &self,
        id: impl Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType>,
        about: E::Column,
    ) -> Result<E::Model, Failed> {
        let row = E::find_by_id(id).filter(about.eq(Key(self.on()))).one(self.db()?).await?;
        row.ok_or(Failed(Problem::NotFound))
    }
}
