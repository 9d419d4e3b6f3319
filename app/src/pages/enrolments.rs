//! School: enrolling, moving on, results, and what is in the way.

mod correct;
mod week;

use chrono::NaiveDate;
use domain::{
    barriers::BarrierForm,
    code_lists::Offered,
    codes::{BarrierKind, Code, Holder, Language, Level, Pathway, Reason, Support, Term, YearResult},
    days::DayText,
    enrolments::{self, BEGINNINGS, EnrolmentForm, MoveForm, STAYS, StateCode, may_follow},
    ids::{Enrolment, Id, Resident},
    results::ResultForm,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

pub use correct::CorrectPage;
pub use week::WeekPage;

use super::residents::{Part, Trail, back_to};
use crate::{
    backend::{self, backend, optional_id, path_id},
    components::{
        chart::{ClockBar, clock_note, clock_words, tone_class},
        code_picker::CodePicker,
        fields::Fields,
        form::{Checkboxes, Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, Tick, choices},
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, due_on, t, tx},
};

#[server(prefix = "/do", endpoint = "record_enrolment")]
pub async fn record_enrolment(resident: Id<Resident>, form: EnrolmentForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_enrolment(&actor, resident, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

#[server(prefix = "/do", endpoint = "move_enrolment")]
pub async fn move_enrolment(resident: Id<Resident>, enrolment: Id<Enrolment>, form: MoveForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.move_enrolment(&actor, resident, enrolment, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

#[server(prefix = "/do", endpoint = "record_result")]
pub async fn record_result(resident: Id<Resident>, enrolment: Id<Enrolment>, form: ResultForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_result(&actor, resident, enrolment, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

#[server(prefix = "/do", endpoint = "record_barrier")]
pub async fn record_barrier(resident: Id<Resident>, barrier: String, form: BarrierForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_barrier(&actor, resident, optional_id(&barrier)?, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

fn schools(of: Vec<records::enrolments::Choice>) -> Vec<Choice> {
    of.into_iter().map(|(id, name)| (id.to_string(), name)).collect()
}

/// Who takes the next step, what it is, and by when.
#[component]
fn NextStep() -> impl IntoView {
    view! {
        <Radios name="holder" of=choices("holder", &Holder::GIVEN)/>
        <TextField name="next_what"/>
        <DateField name="next_due"/>
    }
}

/// What the next step is, who takes it, since when and by when.
pub(super) fn next_words(next: &enrolments::NextStep, today: NaiveDate) -> impl IntoView + use<> {
    let due = next.due.map(|due| due_on(due, today));
    let about = [Some(code("next", next.holder)), Some(tx("since", &[("day", day(next.since, today).into())])), due];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let what = next.what.clone().unwrap_or_else(|| t("next-step"));
    view! { <p><b>{what}</b><br/><span class="quiet">{about}</span></p> }
}

/// The step that moving on ends: what it was, who held it, and by when.
fn until_now(next: &enrolments::NextStep, today: NaiveDate) -> impl IntoView + use<> {
    let holder = code("holder", next.holder);
    let since = tx("since", &[("day", day(next.since, today).into())]);
    let due = next.due.map(|due| due_on(due, today));
    let (what, about) = match next.what.clone() {
        Some(what) => (what, vec![Some(holder), Some(since), due]),
        None => (holder, vec![Some(since), due]),
    };
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <div class="stack-s"><p>{t("move-until-now")}" "<b>{what}</b><br/><span class="quiet">{about}</span></p>
            <p class="hint">{t("move-next-anew")}</p></div>
    }
}

/// That it stays where it stands, and where it may go.
fn where_next(state: StateCode, to: &[StateCode]) -> Vec<Choice> {
    let stays =
        (!may_follow(state).is_empty()).then(|| (STAYS.to_owned(), tx("move-stays", &[("state", code("state", state).into())])));
    stays.into_iter().chain(choices("state", to)).collect()
}

/// The level, the class, and what is spoken there.
#[component]
fn Class() -> impl IntoView {
    view! {
        <fieldset class="stack"><legend>{t("level-and-class")}</legend><div class="cluster ends">
            <Select name="level" of=choices("level", Level::VARIANTS) none=t("not-known")/>
            <TextField name="grade" numeric=true class="input short"/>
            <Select name="language" of=choices("language", Language::VARIANTS) none=t("not-known") label=t("taught-in")/></div></fieldset>
    }
}

/// Which way through school, in which year, for what, with what help.
#[component]
fn Pathways(studies: Offered) -> impl IntoView {
    let label = tx("field-study", &[("edition", studies.edition.clone().into())]);
    view! {
        <Select name="pathway" of=choices("pathway", Pathway::VARIANTS)/>
        <TextField name="school_year" numeric=true class="input short" hint=t("hint-school-year")/>
        <TextField name="qualification"/>
        <CodePicker name="field" of=studies.entries label/>
        <Checkboxes name="supports" of=choices("support", Support::VARIANTS)/>
    }
}

#[component]
pub fn EnrolPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.enrol_page(&actor, id, backend::query_id("draft")).await?;
        let stored = EnrolmentForm {
            begins_as: StateCode::Applied.code().to_owned(),
            pathway: Pathway::Regular.code().to_owned(),
            supports: found.supports.iter().map(|support| support.code().to_owned()).collect(),
            ..EnrolmentForm::default()
        };
        let fields = Fields::of(&stored, found.draft);
        let clock = found.clock.map(|clock| {
            view! {
                <section class="stack" aria-labelledby="clk"><h2 id="clk">{t("time-to-school")}</h2>
                    <p class=format!("strong {}", tone_class(clock.tone))>{clock_words(&clock)}</p><ClockBar clock/><p class="small quiet">{clock_note(&[clock])}</p></section>
            }
        });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="with-side"><div class="stack-l narrow">
                    <Trail resident=found.resident title=t("enrol-title")/>
                    <Form endpoint="record_enrolment" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                        <Select name="school" of=schools(found.schools) none=t("school-not-chosen") hint=t("hint-school")/>
                        <p class="small"><a href="/organisations/new/edit">{t("school-not-listed")}</a></p>
                        <Radios name="begins_as" of=choices("state", BEGINNINGS)/>
                        <DateField name="on" label=t("field-enrol-on") hint=t("hint-enrol-on")/>
                        <Class/>
                        <NextStep/>
                        <Select name="barrier" of=choices("barrier", BarrierKind::VARIANTS) none=t("nothing-in-the-way") label=t("in-the-way")/>
                        <TextBox name="barrier_what" hint=t("hint-barrier-what")/>
                        <details class="add"><summary>{t("more-about-enrolment")}</summary><div class="stack">
                            <Pathways studies=found.studies/></div></details>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form></div>
                    <aside class="stack-l" aria-label=t("about-her")>{clock}</aside></div>
            </Desk>
        })
    })
}

#[component]
pub fn MovePage() -> impl IntoView {
    let params = use_params_map();
    let (id, enrolment) = (path_id::<Resident>(params, "id"), path_id::<Enrolment>(params, "enrolment"));
    let stays = backend::query("to").is_some_and(|to| to == STAYS);
    page(async move {
        let (id, enrolment) = (id?, enrolment?);
        let (records, actor) = backend()?;
        let found = records.enrolment_page(&actor, id, enrolment, backend::query_id("draft")).await?;
        let one = found.enrolment;
        // A step's day that went by is none of the next one.
        let due = one.next.as_ref().and_then(|next| next.due).filter(|due| *due >= found.today);
        let stored = if stays {
            MoveForm { to: STAYS.to_owned(), next_due: due.into(), ..MoveForm::from(&one) }
        } else {
            MoveForm::onward(&one)
        };
        let fields = Fields::of(&MoveForm { on: found.today.into(), ..stored }, found.draft).for_next();
        // With the step as it stands in the form nothing moves on: it would go along.
        let to: &[StateCode] = if stays { &[] } else { may_follow(one.state.code()) };
        let all_schools = schools(found.schools);
        let has = |state: StateCode| to.contains(&state);
        let for_reasons = has(StateCode::Refused) || has(StateCode::Stopped) || has(StateCode::Interrupted);
        let no_school = one.school.is_none();
        let schools_first = all_schools.clone();
        let school = one.school.as_ref().map_or_else(|| t("school-not-chosen"), |(_, name)| name.clone());
        let over = may_follow(one.state.code()).is_empty();
        let next = one.next.as_ref().filter(|_| !over).map(|next| {
            if stays {
                view! { <div class="stack-s">{next_words(next, found.today)}<p class="hint">{t("move-next")}</p></div> }.into_any()
            } else {
                until_now(next, found.today).into_any()
            }
        });
        let moved = (stays && !over)
            .then(|| view! { <p class="small"><a href=format!("/residents/{id}/enrolments/{enrolment}/move")>{t("move-instead")}</a></p> });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("move-title")/>
                    <p>{school}": "<b>{code("state", one.state.code())}</b>" "{tx("since", &[("day", day(one.on, found.today).into())])}</p>
                    <p class="small"><a href=format!("/residents/{id}/enrolments/{enrolment}/edit")>{t("step-wrong")}</a></p>
                    {moved}
                    <Form endpoint="move_enrolment" fields hidden=vec![("resident", id.to_string()), ("enrolment", enrolment.to_string())]
                        about=id.to_string() version=one.version changed=found.changed>
                        <Radios name="to" of=where_next(one.state.code(), to) hint=t("move-stays-what")/>
                        <DateField name="on" label=t("field-move-on")/>
                        {no_school.then(|| view! { <Select name="school" of=schools_first none=t("choose")/> })}
                        {has(StateCode::YearEnded).then(|| view! {
                            <div class="when-year-ended"><Select name="year_result" of=choices("year-result", YearResult::VARIANTS) none=t("only-year-end")/></div>
                        })}
                        {has(StateCode::Transferred).then(|| view! {
                            <div class="when-transferred"><Select name="moved_to" of=all_schools none=t("only-transfer")/></div>
                        })}
                        {for_reasons.then(|| view! {
                            <div class="when-over stack"><p class="hint">{t("why-when")}</p>
                                <Select name="reason" of=choices("reason", Reason::VARIANTS) none=t("choose")/>
                                <TextBox name="reason_words" rows=3 hint=t("hint-reason-words")/>
                                {has(StateCode::Refused).then(|| view! { <Tick name="in_writing"/> })}</div>
                        })}
                        {next}<NextStep/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn ResultPage() -> impl IntoView {
    let params = use_params_map();
    let (id, enrolment) = (path_id::<Resident>(params, "id"), path_id::<Enrolment>(params, "enrolment"));
    let term = backend::query("term");
    page(async move {
        let (id, enrolment) = (id?, enrolment?);
        let (records, actor) = backend()?;
        let found = records.enrolment_page(&actor, id, enrolment, backend::query_id("draft")).await?;
        let before = term.and_then(|term| found.results.iter().find(|result| result.term.code() == term).cloned());
        let stored = before.as_ref().map_or_else(
            || ResultForm { on: DayText::from(found.today), ..ResultForm::default() },
            |result| ResultForm {
                version: result.version.to_string(),
                term: result.term.code().to_owned(),
                outcome: result.outcome.code().to_owned(),
                average: result.average.map(|average| format!("{}.{:02}", average / 100, average % 100)).unwrap_or_default(),
                on: result.on.into(),
                words: result.words.clone().unwrap_or_default(),
            },
        );
        let fields = Fields::of(&stored, found.draft);
        let earlier = found.results.iter().map(|result| {
            view! { <li><a href=format!("/residents/{id}/enrolments/{enrolment}/result?term={}", result.term.code())>{code("term", result.term)}": "{code("year-result", result.outcome)}</a></li> }
        });
        let earlier = earlier.collect_view();
        let correct = (!found.results.is_empty()).then(
            || view! { <div class="stack-s"><p class="quiet">{t("result-correct")}</p><ul class="rows">{earlier}</ul></div> },
        );
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("result-title")/>{correct}
                    <Form endpoint="record_result" fields hidden=vec![("resident", id.to_string()), ("enrolment", enrolment.to_string())]
                        about=id.to_string() version=before.map_or(0, |result| result.version)>
                        <Radios name="term" of=choices("term", Term::VARIANTS)/>
                        <Radios name="outcome" of=choices("year-result", YearResult::VARIANTS)/>
                        <TextField name="average" hint=t("hint-average") class="input short"/>
                        <DateField name="on" label=t("field-result-on")/>
                        <TextBox name="words" hint=t("hint-result-words")/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn BarrierPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let barrier = params.read_untracked().get("barrier").filter(|barrier| barrier != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.barrier_page(&actor, id, optional_id(&barrier)?, backend::query_id("draft")).await?;
        let fields = Fields::of(&found.stands.as_ref().map(BarrierForm::from).unwrap_or_default(), found.draft);
        let version = found.stands.as_ref().map(|one| one.version);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("in-the-way")/>
                    <Form endpoint="record_barrier" fields hidden=vec![("resident", id.to_string()), ("barrier", barrier)]
                        about=id.to_string() version changed=found.changed>
                        <Select name="kind" of=choices("barrier", BarrierKind::VARIANTS) none=t("choose")/>
                        <TextBox name="what" label=t("field-barrier-what") hint=t("hint-barrier-what")/>
                        <DateField name="since"/>
                        <Radios name="holder" of=choices("holder", &Holder::GIVEN)/>
                        <DateField name="due"/>
                        <DateField name="until" label=t("field-barrier-until") hint=t("hint-barrier-until")/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
