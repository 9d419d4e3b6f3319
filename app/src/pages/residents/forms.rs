//! Taking in, correcting, the education profile, and stays.

use domain::{
    codes::{BirthSource, Code, Ending, Language, Level, Paper, Phase, Support},
    days::DayText,
    ids::{Id, Resident, Stay},
    profiles::ProfileForm,
    residents::{IntakeForm, ResidentForm, ResidentView},
    stays::{BEGINNINGS, CorrectStayForm, MoveStayForm, StayForm, StayView, may_follow, may_precede},
    tasks::What,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::{permit::own::Draft, residents::ResidentPage as Page};
use strum::VariantArray;

use super::{
    super::{courses::state_words, today::shown::show},
    money_words,
    saved::{Part, back_to},
};
use crate::{
    backend::{self, backend, path_id},
    components::{
        field::fields,
        fields::{Fields, apart},
        form::{Checkboxes, Choice, DateField, Finish, Form, Radios, Select, TextField, Tick, choices},
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "take_in")]
pub async fn take_in(form: IntakeForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.take_in(&actor, &form).await?;
    back_to(id, Part::Record);
    Ok(())
}

#[server(prefix = "/do", endpoint = "edit_resident")]
pub async fn edit_resident(resident: Id<Resident>, form: ResidentForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.edit_resident(&actor, resident, &form).await?;
    back_to(resident, Part::Record);
    Ok(())
}

#[server(prefix = "/do", endpoint = "edit_profile")]
pub async fn edit_profile(resident: Id<Resident>, form: ProfileForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.edit_profile(&actor, resident, &form).await?;
    back_to(resident, Part::Missing);
    Ok(())
}

#[server(prefix = "/do", endpoint = "move_stay")]
pub async fn move_stay(resident: Id<Resident>, stay: Id<Stay>, form: MoveStayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.move_stay(&actor, resident, stay, &form).await?;
    back_to(resident, Part::Stays);
    Ok(())
}

#[server(prefix = "/do", endpoint = "correct_stay")]
pub async fn correct_stay(resident: Id<Resident>, stay: Id<Stay>, form: CorrectStayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_stay(&actor, resident, stay, &form).await?;
    back_to(resident, Part::Stays);
    Ok(())
}

#[server(prefix = "/do", endpoint = "begin_stay")]
pub async fn begin_stay(resident: Id<Resident>, form: StayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.begin_stay(&actor, resident, &form).await?;
    back_to(resident, Part::Stays);
    Ok(())
}

/// The two links above a form about her.
#[component]
pub(in crate::pages) fn Trail(resident: ResidentView, title: String) -> impl IntoView {
    let href = format!("/residents/{}", resident.id);
    view! {
        <div><p class="small"><a href="/residents">{t("menu-residents")}</a>" / "
            <a href=href><NameAndReference name=resident.name_used reference=resident.reference/></a></p><h1>{title}</h1></div>
    }
}

fn months() -> Vec<Choice> {
    (1..=12).map(|month| (month.to_string(), t(&format!("month-{month}")))).collect()
}

#[component]
fn About() -> impl IntoView {
    let fields = fields();
    let more = ["languages", "restricted"].iter().any(|field| fields.differs(field));
    view! {
        <TextField name="name_used" hint=t("hint-name-used")/>
        <TextField name="full_name" hint=t("hint-full-name")/>
        <fieldset class="stack-s"><legend>{t("born")}</legend><div class="cluster ends">
            <Select name="birth_month" of=months() none=t("not-known")/>
            <TextField name="birth_year" numeric=true class="input short"/>
            <Select name="birth_source" of=choices("birth-source", BirthSource::VARIANTS) none=t("choose")/></div></fieldset>
        <details class="add" open=more><summary>{t("more-about-her")}</summary><div class="stack">
            <Checkboxes name="languages" of=choices("language", Language::VARIANTS)/>
            <Tick name="restricted" hint=t("hint-restricted")/></div></details>
    }
}

#[component]
pub fn IntakePage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let intake = records.intake(&actor, backend::query_id("draft")).await?;
        let stored = IntakeForm {
            site: intake.sites.first().map(|(id, _)| id.to_string()).unwrap_or_default(),
            phase: Phase::InResidence.code().to_owned(),
            ..IntakeForm::default()
        };
        let sites: Vec<Choice> = intake.sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let fields = Fields::of(&stored, intake.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <div><p class="small"><a href="/residents">{t("menu-residents")}</a></p><h1>{t("take-in")}</h1><p class="quiet">{t("take-in-what")}</p></div>
                    <Form endpoint="take_in" fields>
                        <DateField name="arrived" hint=t("hint-arrived")/>
                        <Select name="site" of=sites/>
                        <Radios name="phase" of=choices("phase", BEGINNINGS)/>
                        <h2>{t("may-wait")}</h2>
                        <About/>
                        <TextField name="reference" hint=t("hint-reference") class="input short"/>
                        <Finish label=t("take-in-do") back="/residents"/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn EditPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.edit_resident_page(&actor, id, backend::query_id("draft")).await?;
        let fields = Fields::of(&found.stands, found.draft);
        let version = found.resident.version;
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("edit-resident")/>
                    <Form endpoint="edit_resident" fields hidden=vec![("resident", id.to_string())] about=id.to_string() version changed=found.changed>
                        <About/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn ProfilePage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.profile_page(&actor, id, backend::query_id("draft")).await?;
        let fields = Fields::of(&ProfileForm::from(&found.stands), found.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("profile")/>
                    <Form endpoint="edit_profile" fields hidden=vec![("resident", id.to_string())] about=id.to_string()
                        version=found.stands.version changed=found.changed>
                        <Select name="level" of=choices("level", Level::VARIANTS) none=t("not-known")/>
                        <TextField name="years_out" numeric=true class="input short"/>
                        <Checkboxes name="teaching_languages" of=choices("language", Language::VARIANTS)/>
                        <Checkboxes name="papers" of=choices("paper", Paper::VARIANTS)/>
                        <Checkboxes name="supports" of=choices("support", Support::VARIANTS)/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

/// A stay moves on; where the last one has ended, another begins.
#[component]
pub fn StayPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.resident(&actor, id, backend::query_id("draft")).await?;
        let leaves = found.stays.first().is_some_and(|last| last.phase != Phase::Ended);
        let open = leaves.then(|| open(&found));
        let last = found.stays.into_iter().next();
        let (of_right, draft) = apart(found.draft, "came");
        let team = records.team_of(&actor, id).await?.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        let right = last.clone().map(|last| view! { <RightStay her=id last team draft=of_right/> });
        let sites: Vec<Choice> = found.sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let back = format!("/residents/{id}");
        let about = Some(id.to_string());
        let (title, form) = match last {
            Some(last) if last.phase != Phase::Ended => {
                let stored = MoveStayForm { on: DayText::from(found.today), ..MoveStayForm::default() };
                let fields = Fields::of(&stored, draft).for_next();
                let since = tx("since", &[("day", day(last.phase_on, found.today).into())]);
                let stands = format!("{} {since}", code("phase", last.phase));
                let hidden = vec![("resident", id.to_string()), ("stay", last.id.to_string())];
                let form = view! {
                    <p>{stands}</p>
                    <Form endpoint="move_stay" fields hidden about version=last.version>
                        <Radios name="phase" label=t("stay-to") of=choices("phase", may_follow(last.phase))/>
                        <DateField name="on" label=t("stay-on")/>
                        <div class="when-support-ended"><Select name="ending" of=choices("ending", Ending::VARIANTS) none=t("choose") hint=t("hint-ending")/></div>
                        <Finish label=t("save") back/>
                    </Form>
                };
                (t("stay-move"), form.into_any())
            }
            _ => {
                let stored = StayForm { phase: Phase::InResidence.code().to_owned(), ..StayForm::default() };
                let fields = Fields::of(&stored, draft);
                let form = view! {
                    <Form endpoint="begin_stay" fields hidden=vec![("resident", id.to_string())] about>
                        <Select name="site" of=sites/>
                        <Radios name="phase" of=choices("phase", BEGINNINGS)/>
                        <DateField name="arrived" hint=t("hint-arrived")/>
                        <Finish label=t("save") back/>
                    </Form>
                };
                (t("stay-begin"), form.into_any())
            }
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title/>{open}{form}{right}</div>
            </Desk>
        })
    })
}

/// The latest stay handed over, or put right.
#[component]
fn RightStay(her: Id<Resident>, last: StayView, mut team: Vec<Choice>, draft: Option<Draft>) -> impl IntoView {
    let open = draft.as_ref().is_some_and(|draft| !draft.offered);
    let fields = Fields::of(&CorrectStayForm::from(&last), draft);
    let hint = if BEGINNINGS.contains(&last.phase) { t("hint-stay-since") } else { t("hint-on") };
    // Whoever left coordinates her until she is handed over.
    if !team.iter().any(|(id, _)| *id == last.coordinator_id.to_string()) {
        team.insert(0, (last.coordinator_id.to_string(), last.coordinator.clone()));
    }
    let before = may_precede(last.phase);
    let phases = choices("phase", &[vec![last.phase], before.clone()].concat());
    let ended = (last.phase == Phase::Ended).then_some(Ending::VARIANTS);
    view! {
        <details class="add" open=open><summary><Icon name="pen"/>{t("stay-right")}</summary><div class="stack">
            <p class="quiet" id="right">{t("stay-right-what")}</p>
            <Form endpoint="correct_stay" fields hidden=vec![("resident", her.to_string()), ("stay", last.id.to_string())]
                about=her.to_string() version=last.version autosave=false>
                <Select name="coordinator" of=team hint=t("hint-hand-over")/>
                <DateField name="came" label=t("field-arrived") hint=t("hint-arrived")/>
                {(!before.is_empty()).then(|| view! {
                    <Select name="stands" label=t("stay-right-stands") hint=t("hint-stay-right-stands") of=phases/>
                })}
                <DateField name="since" label=t("stay-right-since") hint/>
                {ended.map(|endings| view! { <Select name="ended" label=t("field-ending") of=choices("ending", endings) none=t("choose")/> })}
                <Finish label=t("stay-right-save")/>
            </Form></div></details>
    }
}

/// What is open for her, so that nothing falls between two phases: what *Today* says first, then everything else that goes on.
fn open(page: &Page) -> impl IntoView + use<> {
    let (her, today) = (page.resident.id, page.today);
    let said = page.lines.iter().map(|line| {
        let shown = show(line, today);
        (shown.icon, shown.what, shown.about.join(" · "), shown.act)
    });
    let told = |of: &dyn Fn(&What) -> bool| page.lines.iter().any(|line| of(&line.what));
    let moves = |kind: &str, id: String| (format!("/residents/{her}/{kind}/{id}/move"), t("move-on"));
    let school = page.enrolments.iter().filter(|one| one.state.code().is_open());
    let school =
        school.filter(|one| !told(&|what| matches!(what, What::SchoolStep { enrolment, .. } if *enrolment == one.id))).map(|one| {
            let name = one.school.as_ref().map_or_else(|| t("school-not-chosen"), |(_, name)| name.clone());
            ("school", name, code("state", one.state.code()), moves("enrolments", one.id.to_string()))
        });
    let courses = page.places.iter().filter(|one| one.state.code().is_open());
    let courses = courses
        .filter(|one| !told(&|what| matches!(what, What::Course { place, .. } if *place == one.id)))
        .map(|one| ("book", one.course.clone(), state_words(one, today), moves("places", one.id.to_string())));
    let work = page.placements.iter().filter(|one| one.state.code().is_open());
    let work = work
        .filter(|one| !told(&|what| matches!(what, What::Work { placement, .. } if *placement == one.id)))
        .map(|one| ("work", one.terms.what.clone(), code("placement", one.state.code()), moves("placements", one.id.to_string())));
    let money = page.fundings.iter().filter(|one| one.until.is_none_or(|until| until >= today));
    let money = money.filter(|one| !told(&|what| matches!(what, What::Money { funding, .. } if *funding == one.id))).map(|one| {
        let words = one.until.map_or_else(|| t("money-no-end"), |until| money_words(until, &one.next, today));
        ("coins", one.what.clone(), words, (format!("/residents/{her}/money/{}", one.id), t("update")))
    });
    let rows: Vec<_> = said
        .chain(school)
        .chain(courses)
        .chain(work)
        .chain(money)
        .map(|(icon, what, about, (href, act))| {
            view! {
                <li><Icon name=icon class="quiet"/><span class="grow">{what.clone()}<br/><span class="small quiet">{about}</span></span>
                    <a class="btn btn-quiet" href=href>{act}<span class="vh">": "{what}</span></a></li>
            }
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <p class="quiet">{t("stay-open-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="open-h"><h2 id="open-h">{t("stay-open")}</h2><p class="quiet">{t("stay-open-what")}</p>{body}</section>
    }
}
