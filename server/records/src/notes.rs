//! Notes: read by her team, or by their author and a lead alone; corrected by their author.

use domain::{
    access::{Actor, Standing},
    ids::{Id, Note, Resident},
    notes::{NoteForm, NoteView},
    problem::Problem,
    removals::RemovableKind,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordNote, ViewResident},
    column::Key,
    entity::note,
    permit::Permit,
    reach,
    remove::Rows,
    residents::{self, EditPage},
    revise::version,
    seal::Field,
};

const WORDS: Field = Field("note", "words");

impl Records {
    /// A form for a note: `None` is new.
    pub async fn note_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Note>>,
        draft: Option<Uuid>,
    ) -> Result<EditPage<Option<NoteView>>, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            let note = of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
            changed = permit.last_change("note", id.raw()).await?;
            stands = Some(note);
        }
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands, changed, draft })
    }

    /// Writes a note, or corrects one's own.
    ///
    /// # Errors
    /// `NotAllowed` for somebody else's that one may read; `NotFound` for one that one may not.
    pub async fn record_note(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Note>>,
        form: &NoteForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordNote>(actor, resident).await?;
        let new = form.check(permit.today().await?, residents::born(&permit).await?).map_err(Problem::Invalid)?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut columns = note::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            author_id: Set(Key(actor.account)),
            on_day: Set(new.on()),
            restricted: Set(new.restricted()),
            words: Set(permit.seal(WORDS, row_id.raw(), new.words())?),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = note::Entity::find_by_id(Key(id))
                .filter(note::Column::ResidentId.eq(Key(resident)))
                .filter(reach::notes(actor))
                .one(permit.db()?)
                .await?
                .ok_or(Failed(Problem::NotFound))?;
            if row.author_id.0 != actor.account {
                return Err(Problem::NotAllowed.into());
            }
            columns.version = Set(permit.revise("note", id.raw(), row.version, version(&form.version), &row).await?);
            columns.created_at = Set(row.created_at);
            note::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            note::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "note": row_id })).await
    }
}

impl Rows for note::Entity {
    const KIND: RemovableKind = RemovableKind::Note;
    const ID: note::Column = note::Column::Id;
    const ABOUT: note::Column = note::Column::ResidentId;
    fn version(row: &note::Model) -> i32 {
        row.version
    }
    fn again(row: note::Model, version: i32) -> note::ActiveModel {
        note::Model { version, ..row }.into()
    }
    /// `reach::notes` first, as for whoever would correct it.
    fn refuses(row: &note::Model, actor: &Actor) -> Option<Problem> {
        let reads = !row.restricted || actor.standing == Standing::Lead;
        (row.author_id.0 != actor.account).then_some(if reads { Problem::NotAllowed } else { Problem::NotFound })
    }
}

/// The notes about her that this reader may read, the latest first. Two queries.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<NoteView>, Failed> {
    let rows = note::Entity::find()
        .filter(note::Column::ResidentId.eq(Key(permit.on())))
        .filter(reach::notes(permit.actor()))
        .order_by_desc(note::Column::OnDay)
        .order_by_desc(note::Column::Id)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.author_id).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(NoteView {
            id: row.id.0,
            on: row.on_day,
            words: permit.open(WORDS, row.id.0.raw(), Some(&row.words))?.unwrap_or_default(),
            restricted: row.restricted,
            author: names.of(row.author_id),
            own: row.author_id.0 == permit.actor().account,
            version: row.version,
        });
    }
    Ok(views)
}
