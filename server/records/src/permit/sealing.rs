//! What is sealed and opened under a permit: with the key of whom it is about, and noted.

use domain::problem::Problem;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Permit;
use crate::{
    Failed,
    act::{Act, Subject},
    entity::data_key,
    seal::{DataKey, Field, Keys},
};

impl<A: Act> Permit<A> {
    fn key(&self) -> Result<&DataKey, Failed> {
        self.key.as_ref().ok_or(Failed(Problem::Internal))
    }

    /// Seals text with the key of what this permit is on.
    pub(crate) fn seal(&self, field: Field, row: Uuid, text: &str) -> Result<Vec<u8>, Failed> {
        self.key()?.seal(field, row, text)
    }

    pub(crate) fn seal_some(&self, field: Field, row: Uuid, text: Option<&str>) -> Result<Option<Vec<u8>>, Failed> {
        text.map(|text| self.seal(field, row, text)).transpose()
    }

    /// Opens a sealed field; the read is audited when the permit closes.
    pub(crate) fn open(&mut self, field: Field, row: Uuid, sealed: Option<&[u8]>) -> Result<Option<String>, Failed> {
        let Some(sealed) = sealed else { return Ok(None) };
        let text = self.key()?.open(field, row, sealed)?;
        self.note_opened([A::On::raw(self.on)]);
        Ok(Some(text))
    }

    /// The keys of many subjects, in one statement at most: the one of what this permit is on is at hand.
    pub(crate) async fn keys(&self, subjects: &[Uuid]) -> Result<Keys, Failed> {
        if let ([one], Some(key)) = (subjects, &self.key)
            && *one == A::On::raw(self.on)
        {
            return Ok(Keys([(*one, key.clone())].into()));
        }
        let rows =
            data_key::Entity::find().filter(data_key::Column::Subject.is_in(subjects.iter().copied())).all(self.db()?).await?;
        let master = &self.store().master;
        let keys = rows.into_iter().map(|row| Ok((row.subject, master.unwrap_data_key(row.subject, &row.wrapped)?)));
        Ok(Keys(keys.collect::<Result<_, Failed>>()?))
    }

    /// Makes and keeps a key for a new subject.
    pub(crate) async fn new_key(&self, subject: Uuid) -> Result<DataKey, Failed> {
        let (key, wrapped) = self.store().master.new_data_key(subject)?;
        data_key::Entity::insert(data_key::ActiveModel { subject: Set(subject), wrapped: Set(wrapped), version: Set(1) })
            .exec_without_returning(self.db()?)
            .await?;
        Ok(key)
    }

    /// What a list showed of sealed things.
    pub(crate) fn note_opened(&mut self, subjects: impl IntoIterator<Item = Uuid>) {
        for subject in subjects {
            if !self.opened.contains(&subject) {
                self.opened.push(subject);
            }
        }
    }
}
