//! Courses: the list, one course with its runs, and recording them.

mod runs;
pub(crate) mod seats;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    code_lists::{Entry as Study, List, Offered},
    courses::{Asked, CourseForm, CourseView, Entry, Listed, RunView, When},
    ids::{Course, Id, Organisation, Run},
    organisations::Uses,
    problem::{Fault, FieldProblem, Problem, Rule},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

pub use runs::{OnRun, RunFormPage, RunPage};

use crate::{
    Failed, Records,
    act::{Act, ListCourses, RecordCourse},
    column::{Key, Word},
    enrolments::{Choice, names_of},
    entity::{course, course_run, organisation},
    permit::{Permit, own::Draft},
    remove::house,
    revise::{LastChange, version},
};

/// The list, and what its filters offer.
pub struct CourseList {
    pub courses: Vec<Listed>,
    /// Those that teach anything.
    pub providers: Vec<Choice>,
    pub today: NaiveDate,
}

pub struct CoursePage {
    pub course: Listed,
    /// Its field of study.
    pub study: Option<Study>,
    pub today: NaiveDate,
}

/// The form of a course.
pub struct CourseFormPage {
    pub stands: Option<CourseView>,
    pub uses: Uses,
    pub providers: Vec<Choice>,
    /// Its field of study, and those to pick from.
    pub study: Option<Study>,
    pub studies: Offered,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
}

impl Records {
    /// Every course that was asked for, by title. Four queries.
    pub async fn courses(&self, actor: &Actor, asked: Asked) -> Result<CourseList, Failed> {
        let permit = self.house_permit::<ListCourses>(actor).await?;
        let today = permit.today().await?;
        let mut courses = listed(&permit, Condition::all(), today).await?;
        let mut providers: Vec<Choice> = courses.iter().map(|one| one.course.provider.clone()).collect();
        providers.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
        providers.dedup();
        courses.retain_mut(|one| asked.keeps(one, today));
        permit.close().await?;
        Ok(CourseList { courses, providers, today })
    }

    pub async fn course(&self, actor: &Actor, id: Id<Course>) -> Result<CoursePage, Failed> {
        let permit = self.house_permit::<ListCourses>(actor).await?;
        let today = permit.today().await?;
        let course = one(&permit, id, today).await?;
        let study = study(&permit, course.course.isced_f.as_deref()).await?;
        permit.close().await?;
        Ok(CoursePage { course, study, today })
    }

    /// The form of a course; `None` is a new one.
    pub async fn course_form(&self, actor: &Actor, id: Option<Id<Course>>, draft: Option<Uuid>) -> Result<CourseFormPage, Failed> {
        let permit = self.house_permit::<ListCourses>(actor).await?;
        let (mut stands, mut uses, mut changed) = (None, Uses::default(), None);
        if let Some(id) = id {
            stands = Some(one(&permit, id, permit.today().await?).await?.course);
            uses = house::of_course(&permit, id).await?;
            changed = permit.last_change("course", id.raw()).await?;
        }
        let providers = providers(&permit).await?;
        let studies = permit.code_choices(List::IscedF).await?;
        let study = study(&permit, stands.as_ref().and_then(|one| one.isced_f.as_deref())).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(CourseFormPage { stands, uses, providers, study, studies, changed, draft })
    }

    pub async fn record_course(&self, actor: &Actor, id: Option<Id<Course>>, form: &CourseForm) -> Result<Id<Course>, Failed> {
        let permit = self.house_permit::<RecordCourse>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        if organisation::Entity::find_by_id(Key(new.provider())).one(permit.db()?).await?.is_none() {
            return Err(Problem::Invalid(vec![FieldProblem::new("provider", Fault::NotAnOption)]).into());
        }
        let former = match id {
            Some(id) => Some(course::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?),
            None => None,
        };
        let stands = former.as_ref().and_then(|row| row.isced_f.as_deref());
        let study = permit.picked(List::IscedF, "isced_f", new.isced_f(), stands).await?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let entry = new.entry();
        let mut columns = course::ActiveModel {
            id: Set(Key(row_id)),
            organisation_id: Set(Key(new.provider())),
            title: Set(new.title().to_owned()),
            isced_f: Set(study),
            eqf: Set(new.eqf()),
            language: Set(new.language().map(Word)),
            hours: Set(new.hours()),
            mode: Set(Word(new.mode())),
            needs_age: Set(entry.age),
            needs_level: Set(entry.level.map(Word)),
            needs_language_in: Set(entry.language.map(|(language, _)| Word(language))),
            needs_language: Set(entry.language.map(|(_, level)| Word(level))),
            needs_reading: Set(entry.reading),
            needs_numbers: Set(entry.numbers),
            needs_digital: Set(entry.digital),
            needs: Set(entry.words.clone()),
            body: Set(new.body().to_owned()),
            fee: Set(new.fee()),
            costs: Set(new.costs().to_owned()),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(row) = former {
            if row.version != version(&form.version) {
                return Err(Rule::Changed.into());
            }
            permit.keep_former("course", row_id.raw(), row.version, &row).await?;
            columns.version = Set(row.version + 1);
            columns.created_at = Set(row.created_at);
            course::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            course::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "course": row_id })).await?;
        Ok(row_id)
    }
}

async fn one<A: Act>(permit: &Permit<A>, id: Id<Course>, today: NaiveDate) -> Result<Listed, Failed> {
    listed(permit, Condition::all().add(course::Column::Id.eq(Key(id))), today).await?.pop().ok_or(Failed(Problem::NotFound))
}

/// A field of study with its title.
async fn study<A: Act>(permit: &Permit<A>, code: Option<&str>) -> Result<Option<Study>, Failed> {
    let Some(code) = code else { return Ok(None) };
    let title = permit.titles(List::IscedF, &[code]).await?.remove(code).unwrap_or_default();
    Ok(Some(Study { code: code.to_owned(), title }))
}

/// What an organisation teaches.
pub(crate) async fn of_provider<A: Act>(permit: &Permit<A>, id: Id<Organisation>, today: NaiveDate) -> Result<Vec<Listed>, Failed> {
    listed(permit, Condition::all().add(course::Column::OrganisationId.eq(Key(id))), today).await
}

/// Courses with their runs and seats, by title; of the runs the next ahead first, those that are over last.
pub(crate) async fn listed<A: Act>(permit: &Permit<A>, which: Condition, today: NaiveDate) -> Result<Vec<Listed>, Failed> {
    let rows = course::Entity::find()
        .filter(which)
        .order_by_asc(course::Column::Title)
        .order_by_asc(course::Column::Id)
        .all(permit.db()?)
        .await?;
    let names = names_of(permit, rows.iter().map(|row| row.organisation_id)).await?;
    let runs = course_run::Entity::find()
        .filter(course_run::Column::CourseId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(course_run::Column::StartsOn)
        .order_by_asc(course_run::Column::Id)
        .all(permit.db()?)
        .await?;
    let mut of: HashMap<Id<Course>, Vec<RunView>> = HashMap::new();
    for run in seats::views(permit, runs, today).await? {
        of.entry(run.course).or_default().push(run);
    }
    let listed = |row: course::Model| {
        let course = view(row, &names);
        let mut runs = of.remove(&course.id).unwrap_or_default();
        runs.sort_by_key(|run| (run.when(today) == When::Over, run.starts.is_none(), run.starts));
        Listed { course, runs }
    };
    Ok(rows.into_iter().map(listed).collect())
}

fn view(row: course::Model, names: &HashMap<Id<Organisation>, String>) -> CourseView {
    let provider = row.organisation_id.0;
    CourseView {
        id: row.id.0,
        provider: (provider, names.get(&provider).cloned().unwrap_or_default()),
        title: row.title,
        isced_f: row.isced_f,
        eqf: row.eqf,
        language: row.language.map(|language| language.0),
        hours: row.hours,
        mode: row.mode.0,
        entry: Entry {
            age: row.needs_age,
            level: row.needs_level.map(|level| level.0),
            language: row.needs_language_in.zip(row.needs_language).map(|(language, level)| (language.0, level.0)),
            reading: row.needs_reading,
            numbers: row.needs_numbers,
            digital: row.needs_digital,
            words: row.needs,
        },
        body: row.body,
        fee: row.fee,
        costs: row.costs,
        version: row.version,
    }
}

/// These runs, each with the title of its course. Two queries.
pub(crate) async fn titled<A: Act>(
    permit: &Permit<A>,
    runs: impl IntoIterator<Item = Key<Run>>,
) -> Result<HashMap<Id<Run>, (course_run::Model, String)>, Failed> {
    let runs = course_run::Entity::find().filter(course_run::Column::Id.is_in(runs)).all(permit.db()?).await?;
    let courses =
        course::Entity::find().filter(course::Column::Id.is_in(runs.iter().map(|run| run.course_id))).all(permit.db()?).await?;
    let titles: HashMap<Id<Course>, String> = courses.into_iter().map(|course| (course.id.0, course.title)).collect();
    let titled = |run: course_run::Model| {
        let title = titles.get(&run.course_id.0).cloned().unwrap_or_default();
        (run.id.0, (run, title))
    };
    Ok(runs.into_iter().map(titled).collect())
}

/// Courses of these runs, each with those of its runs that were asked for. Four queries.
pub(crate) async fn of_runs<A: Act>(
    permit: &Permit<A>,
    runs: impl IntoIterator<Item = Key<Run>>,
    today: NaiveDate,
) -> Result<HashMap<Id<Run>, (CourseView, RunView)>, Failed> {
    let rows = course_run::Entity::find().filter(course_run::Column::Id.is_in(runs)).all(permit.db()?).await?;
    let courses =
        course::Entity::find().filter(course::Column::Id.is_in(rows.iter().map(|row| row.course_id))).all(permit.db()?).await?;
    let names = names_of(permit, courses.iter().map(|row| row.organisation_id)).await?;
    let courses: HashMap<Id<Course>, CourseView> = courses.into_iter().map(|row| (row.id.0, view(row, &names))).collect();
    let runs = seats::views(permit, rows, today).await?;
    Ok(runs.into_iter().filter_map(|run| Some((run.id, (courses.get(&run.course)?.clone(), run)))).collect())
}

/// Who may teach: providers, schools, and employers that train. By name.
async fn providers<A: Act>(permit: &Permit<A>) -> Result<Vec<Choice>, Failed> {
    use domain::codes::OrganisationKind::{Employer, Provider, School, Service};
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Kind.is_in([Word(Provider), Word(School), Word(Employer), Word(Service)]))
        .order_by_asc(organisation::Column::Name)
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name)).collect())
}
