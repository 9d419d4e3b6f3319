//! A place in a course: beginning with one, and moving it on.

use chrono::NaiveDate;
use domain::{
    codes::{Code, Completion, Reason},
    ids::{Choosing, Id, Place, Resident},
    places::{BEGINNINGS, MovePlaceForm, PlaceCode, PlaceForm, PlaceView},
    removals::RemovableKind,
    steps::StepDayForm,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use super::{
    courses::{run_choices, run_days, seats_words, state_words},
    residents::{Part, Trail, Undone, back_to, removed::Remove},
};
use crate::{
    backend::{self, backend, path_id},
    components::{
        faults::{Faults, KeptWords},
        fields::{Fields, apart},
        form::{DateField, Finish, Form, Radios, Select, TextBox, choices},
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        seats::SeatBar,
        send::Send,
        step::{Latest, RightStep},
        trouble::page,
    },
    failure::Failure,
    words::{day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_place")]
pub async fn record_place(resident: Id<Resident>, form: PlaceForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_place(&actor, resident, &form).await?;
    back_to(resident, Part::Courses);
    Ok(())
}

#[server(prefix = "/do", endpoint = "move_place")]
pub async fn move_place(resident: Id<Resident>, place: Id<Place>, form: MovePlaceForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.move_place(&actor, resident, place, &form).await?;
    back_to(resident, Part::Courses);
    Ok(())
}

#[server(prefix = "/do", endpoint = "correct_place_step")]
pub async fn correct_place_step(resident: Id<Resident>, place: Id<Place>, form: StepDayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_place_step(&actor, resident, place, &form).await?;
    back_to(resident, Part::Courses);
    Ok(())
}

#[server(prefix = "/do", endpoint = "take_back_place_step")]
pub async fn take_back_place_step(resident: Id<Resident>, place: Id<Place>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.take_back_place_step(&actor, resident, place, version).await?;
    Undone::TakenBack.back_to(resident, Part::Courses);
    Ok(())
}

#[server(prefix = "/do", endpoint = "note_answer")]
pub async fn note_answer(resident: Id<Resident>, place: Id<Place>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.note_answer(&actor, resident, place).await?;
    back_to(resident, Part::Courses);
    Ok(())
}

#[component]
pub fn PlaceFormPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    let run = backend::query_id("run");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.place_form(&actor, id, backend::query_id("draft")).await?;
        let stored = PlaceForm {
            run: run.map(|run| run.to_string()).unwrap_or_default(),
            begins_as: PlaceCode::Interested.code().to_owned(),
            on: found.today.into(),
            ..PlaceForm::default()
        };
        let fields = Fields::of(&stored, found.draft);
        let runs = run_choices(&found.courses, found.today);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("place-add")/>
                    <Form endpoint="record_place" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                        <Select name="run" of=runs none=t("choose") hint=t("hint-run")/>
                        <p class="small"><a href="/courses/new/edit">{t("course-not-listed")}</a></p>
                        <Radios name="begins_as" of=choices("place", BEGINNINGS) label=t("field-place-begins")/>
                        <DateField name="on" label=t("field-place-on")/>
                        <DateField name="taster_day"/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn MovePlacePage() -> impl IntoView {
    let params = use_params_map();
    let (id, place) = (path_id::<Resident>(params, "id"), path_id::<Place>(params, "place"));
    page(async move {
        let (id, place) = (id?, place?);
        let (records, actor) = backend()?;
        let found = records.place(&actor, id, place, backend::query_id("draft")).await?;
        let (one, today, paid, chose) = found.stands;
        let alone = one.steps.len() == 1;
        let to = one.state.may_follow();
        let stored = one.move_form(today);
        let (of_step, draft) = apart(found.draft, "step_on");
        let fields = Fields::of(&stored, draft).for_next();
        let hidden = vec![("resident", id.to_string()), ("place", place.to_string())];
        let latest = Latest::of("place", &one.steps, one.version);
        let right = view! {
            <RightStep folded=true latest to=("correct_place_step", "take_back_place_step") hidden=hidden.clone() about=id draft=of_step
                changed=found.changed.clone() removable=alone && !paid today/>
        };
        let has = |state: PlaceCode| to.contains(&state);
        let stands = stands(&one, chose.map(|choosing| (id, choosing)), today).into_any();
        let answered = one.her_answer_on.map(|on| view! { <Answered id place on state=one.state.code() today/> });
        let form = if to.is_empty() {
            view! { <Faults fields=fields.clone()/><p>{t("place-over")}</p><KeptWords fields names=&["reason_words"]/> }.into_any()
        } else {
            view! {
                <Form endpoint="move_place" fields hidden about=id.to_string() version=one.version changed=found.changed>
                    <Radios name="to" of=choices("place", to)/>
                    <DateField name="on" label=t("field-move-on")/>
                    {has(PlaceCode::Taster).then(|| view! { <div class="when-taster"><DateField name="taster_day"/></div> })}
                    {has(PlaceCode::Offered).then(|| view! {
                        <div class="when-offered"><DateField name="until" label=t("field-offer-until") hint=t("hint-offer-until")/></div>
                    })}
                    {has(PlaceCode::Completed).then(|| view! {
                        <div class="when-completed"><Select name="completion" of=choices("completion", Completion::VARIANTS) none=t("only-completed")/></div>
                    })}
                    {(has(PlaceCode::Left) || has(PlaceCode::NotThisTime)).then(|| view! { <Why/> })}
                    <Finish label=t("save") back=format!("/residents/{id}")/>
                </Form>
            }
            .into_any()
        };
        let remove = alone.then(|| {
            let (kind, label) = (RemovableKind::CoursePlace, t("remove-place"));
            let held = paid.then(|| t("remove-money-first"));
            view! { <Remove her=id kind id=place.raw() version=one.version label held/> }
        });
        let form = view! { {form}{remove} };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t("place-move")/>{stands}{answered}{form}{right}</div>
            </Desk>
        })
    })
}

/// What she answered herself, until somebody took it up.
#[component]
fn Answered(id: Id<Resident>, place: Id<Place>, on: NaiveDate, state: PlaceCode, today: NaiveDate) -> impl IntoView {
    let (said, done) = match state {
        PlaceCode::NotThisTime => ("place-said-no", "place-no-heard"),
        _ => ("place-said-yes", "place-yes-told"),
    };
    view! {
        <Notice icon="talk"><p>{tx(said, &[("day", day(on, today).into())])}</p>
            <Send endpoint="note_answer" hidden=vec![("resident", id.to_string()), ("place", place.to_string())]>
                <button class="btn">{t(done)}</button></Send></Notice>
    }
}

#[component]
fn Why() -> impl IntoView {
    view! {
        <div class="when-over stack"><p class="hint">{t("place-why-when")}</p>
            <Select name="reason" of=choices("reason", Reason::VARIANTS) none=t("choose")/>
            <TextBox name="reason_words" rows=3 hint=t("hint-reason-words")/></div>
    }
}

/// Which course it is, where it stands, and how its seats stand.
fn stands(one: &PlaceView, chose: Option<(Id<Resident>, Id<Choosing>)>, today: NaiveDate) -> impl IntoView + use<> {
    let run = &one.run;
    let chose = chose.map(|(her, choosing)| {
        view! { <p><span class="chip">{t("she-chose-this")}</span>" "<a class="small" href=format!("/residents/{her}/choosing/{choosing}")>{t("choosing")}</a></p> }
    });
    view! {
        <div class="stack-s"><p><a href=format!("/courses/{}/runs/{}", run.course, run.id)>{one.course.clone()}</a>", "{one.provider.1.clone()}": "
            <b>{state_words(one, today)}</b></p>{chose}
            <p class="small">{run_days(run, today)}" · "{seats_words(&run.seats)}</p><SeatBar seats=run.seats/></div>
    }
}
