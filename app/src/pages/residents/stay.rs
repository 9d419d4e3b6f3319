//! A stay: it moves on, ends, begins anew, goes on at another site, and is put right.

use chrono::NaiveDate;
use domain::{
    codes::{Code, Ending, Phase},
    days::DayText,
    ids::{Id, Resident, Stay},
    stays::{BEGINNINGS, CorrectStayForm, Elsewhere, MoveSiteForm, MoveStayForm, StayForm, StayView, may_follow, may_precede},
    tasks::What,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::{
    permit::own::Draft,
    residents::{HandOver, ResidentPage as Page},
};
use strum::VariantArray;

use super::{
    super::{courses::state_words, today::shown::show},
    Part, Trail, back_to,
    forms::SiteChoice,
    money_words,
};
use crate::{
    backend::{self, backend, go_moved, path_id},
    components::{
        fields::{Fields, apart},
        form::{Choice, DateField, Finish, Form, Radios, Select, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, t, tx},
};

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

#[server(prefix = "/do", endpoint = "move_site")]
pub async fn move_site(resident: Id<Resident>, stay: Id<Stay>, form: MoveSiteForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let still_found = records.move_site(&actor, resident, stay, &form).await?;
    if still_found {
        back_to(resident, Part::Stays);
    } else {
        go_moved("/residents");
    }
    Ok(())
}

#[server(prefix = "/do", endpoint = "begin_stay")]
pub async fn begin_stay(resident: Id<Resident>, form: StayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.begin_stay(&actor, resident, &form).await?;
    back_to(resident, Part::Stays);
    Ok(())
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
        let (of_move, draft) = apart(draft, "moved");
        let HandOver { team, elsewhere, .. } = records.hand_over(&actor, id).await?;
        let team = team.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        let elsewhere = (leaves && !elsewhere.is_empty()).then(|| {
            last.clone().map(
                |last| view! { <MoveSite her=id named=found.resident.restricted last today=found.today elsewhere draft=of_move/> },
            )
        });
        let right = last.clone().map(|last| view! { <RightStay her=id last team draft=of_right/> });
        let sites: Vec<Choice> = found.sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let back = format!("/residents/{id}");
        let about = Some(id.to_string());
        let (title, form) = match last {
            Some(last) if last.phase != Phase::Ended => {
                let stored = MoveStayForm { on: DayText::from(found.today), ..MoveStayForm::default() };
                let fields = Fields::of(&stored, draft).for_next();
                let since = tx("since", &[("day", day(last.stands_since(), found.today).into())]);
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
                        <SiteChoice of=sites/>
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
                <div class="stack-l narrow"><Trail resident=found.resident title/>{open}{form}{elsewhere}{right}</div>
            </Desk>
        })
    })
}

/// The latest stay handed over, or put right.
#[component]
fn RightStay(her: Id<Resident>, last: StayView, mut team: Vec<Choice>, draft: Option<Draft>) -> impl IntoView {
    let open = draft.as_ref().is_some_and(|draft| !draft.offered);
    let fields = Fields::of(&CorrectStayForm::from(&last), draft);
    let moved = last.began_on.is_some();
    let came = if moved { t("stay-moved-here") } else { t("field-arrived") };
    let hint = match (BEGINNINGS.contains(&last.phase), moved) {
        (true, true) => t("hint-stay-since-first"),
        (true, false) => t("hint-stay-since"),
        (false, _) => t("hint-on"),
    };
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
                {moved.then(|| view! { <DateField name="first" label=t("stay-first") hint=t("hint-stay-first")/> })}
                <DateField name="came" label=came hint=t("hint-arrived")/>
                {(!before.is_empty()).then(|| view! {
                    <Select name="stands" label=t("stay-right-stands") hint=t("hint-stay-right-stands") of=phases/>
                })}
                <DateField name="since" label=t("stay-right-since") hint/>
                {ended.map(|endings| view! { <Select name="ended" label=t("field-ending") of=choices("ending", endings) none=t("choose")/> })}
                <Finish label=t("stay-right-save")/>
            </Form></div></details>
    }
}

/// Her stay goes on at another site of ours.
#[component]
fn MoveSite(
    her: Id<Resident>,
    /// Her record is for named staff only.
    named: bool,
    last: StayView,
    today: NaiveDate,
    elsewhere: Vec<Elsewhere>,
    draft: Option<Draft>,
) -> impl IntoView {
    let open = draft.as_ref().is_some_and(|draft| !draft.offered);
    let fields = Fields::of(&MoveSiteForm { moved: today.into(), ..MoveSiteForm::default() }, draft);
    let there = elsewhere.iter().map(|one| (one.choice(), format!("{}: {}", one.site.1, one.coordinator.1))).collect::<Vec<_>>();
    view! {
        <details class="add" open=open><summary><Icon name="house"/>{t("stay-site")}</summary><div class="stack">
            {named.then(|| view! { <p class="strong">{t("stay-site-named")}</p> })}
            <p class="quiet">{t("stay-site-what")}</p>
            <Form endpoint="move_site" fields hidden=vec![("resident", her.to_string()), ("stay", last.id.to_string())]
                about=her.to_string() version=last.version autosave=false>
                <Select name="to" label=t("stay-site-to") of=there none=t("choose")/>
                <DateField name="moved" label=t("stay-on")/>
                <Finish label=t("stay-site-save")/>
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
