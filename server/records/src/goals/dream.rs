//! Her dream: each time she writes or draws, another version; none is ever changed or taken away.

use domain::{
    access::Actor,
    codes::{Audience, DreamKind},
    drawing::Drawing,
    dreams::{DrawingForm, DreamForm, Dreams, Picture, SharedDream, Version, read_at},
    ids::{Account, Dream, Id, Resident},
    problem::{Problem, Rule},
    sharing::{SeeForm, Sharing},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use serde_json::json;
use uuid::Uuid;

use super::{ABOUT, DREAM, allowed, hers_alone};
use crate::{
    Failed, Records,
    act::{Act, KeepDream},
    column::{Key, Word},
    entity::dream,
    permit::Permit,
    revise,
};

impl Records {
    pub async fn keep_words(&self, actor: &Actor, form: &DreamForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepDream>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let sharing = allowed(&permit, new.sharing()).await?;
        insert(permit, DreamKind::Words, new.words(), None, sharing).await
    }

    pub async fn keep_drawing(&self, actor: &Actor, form: &DrawingForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepDream>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let sharing = allowed(&permit, new.sharing()).await?;
        insert(permit, DreamKind::Drawing, &new.drawing().text(), new.about(), sharing).await
    }

    /// Who may see her words, or her drawing, as they are now. What she made since is another than the one she chose for.
    pub async fn share_dream(&self, actor: &Actor, kind: DreamKind, form: &SeeForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepDream>(actor).await?;
        let sharing = allowed(&permit, form.check().map_err(Problem::Invalid)?).await?;
        let made = rows(permit.on(), kind).all(permit.db()?).await?;
        let row = made.first().ok_or(Failed(Problem::NotFound))?;
        if read_at(made.iter().map(|row| row.version)) != revise::version(&form.version) {
            return Err(Rule::Changed.into());
        }
        let next = permit.revise("dream", row.id.0.raw(), row.version, row.version, row).await?;
        dream::Entity::update(dream::ActiveModel {
            id: Set(row.id),
            audience: Set(Word(sharing.audience())),
            reader_id: Set(sharing.reader().map(Key)),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "dream": row.id })).await
    }
}

async fn insert(
    permit: Permit<KeepDream>,
    kind: DreamKind,
    body: &str,
    about: Option<&str>,
    sharing: Sharing,
) -> Result<(), Failed> {
    let id = Id::<Dream>::new(Uuid::now_v7());
    dream::Entity::insert(dream::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(permit.on())),
        kind: Set(Word(kind)),
        body: Set(permit.seal(DREAM, id.raw(), body)?),
        about: Set(permit.seal_some(ABOUT, id.raw(), about)?),
        audience: Set(Word(sharing.audience())),
        reader_id: Set(sharing.reader().map(Key)),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    permit.commit(json!({ "dream": id })).await
}

/// The versions of one kind, the last first.
fn rows(resident: Id<Resident>, kind: DreamKind) -> Select<dream::Entity> {
    dream::Entity::find()
        .filter(dream::Column::ResidentId.eq(Key(resident)))
        .filter(dream::Column::Kind.eq(Word(kind)))
        .order_by_desc(dream::Column::CreatedAt)
        .order_by_desc(dream::Column::Id)
}

fn picture<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &dream::Model) -> Result<Picture, Failed> {
    let strokes = permit.open(DREAM, row.id.0.raw(), Some(&row.body))?.unwrap_or_default();
    let about = permit.open(ABOUT, row.id.0.raw(), row.about.as_deref())?;
    Ok(Picture { drawing: Drawing::read(&strokes).unwrap_or_default(), about })
}

fn version<T>(row: &dream::Model, body: T) -> Version<T> {
    let sharing = Sharing::of(row.audience.0, row.reader_id.map(|reader| reader.0));
    Version { id: row.id.0, at: row.created_at, sharing, body, version: row.version }
}

/// Every version, whoever may see it.
pub(super) async fn all<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Dreams, Failed> {
    hers_alone::<A>();
    let mut dreams = Dreams::default();
    for row in rows(permit.on(), DreamKind::Words).all(permit.db()?).await? {
        let words = permit.open(DREAM, row.id.0.raw(), Some(&row.body))?.unwrap_or_default();
        dreams.words.push(version(&row, words));
    }
    for row in rows(permit.on(), DreamKind::Drawing).all(permit.db()?).await? {
        let picture = picture(permit, &row)?;
        dreams.drawings.push(version(&row, picture));
    }
    Ok(dreams)
}

/// The last of each kind, where she shares that one: with the team, or with the guardian who asks.
pub(super) async fn shared<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    guardian: Option<Id<Account>>,
) -> Result<SharedDream, Failed> {
    let may = |row: &dream::Model| match guardian {
        None => row.audience.0 != Audience::Me,
        Some(account) => row.audience.0 == Audience::All && row.reader_id == Some(Key(account)),
    };
    let words = rows(permit.on(), DreamKind::Words).one(permit.db()?).await?.filter(may);
    let drawing = rows(permit.on(), DreamKind::Drawing).one(permit.db()?).await?.filter(may);
    Ok(SharedDream {
        words: match words {
            Some(row) => permit.open(DREAM, row.id.0.raw(), Some(&row.body))?,
            None => None,
        },
        picture: match drawing {
            Some(row) => Some(picture(permit, &row)?),
            None => None,
        },
    })
}
