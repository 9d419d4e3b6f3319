//! How it goes at work, and what was done about a worrying answer.

use domain::{
    codes::{Answer, Code, ToldBy},
    ids::{CheckIn, Id, Placement, Resident},
    placements::{CheckInForm, CheckInStep, CheckInView, FollowForm, Said, due, next},
    problem::{Problem, Rule},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::revise::LastChange;
use strum::VariantArray;

use super::{
    super::residents::{Part, Trail, back_to},
    stands,
};
use crate::{
    backend::{self, backend, optional_id, path_id},
    components::{
        dots::Dots,
        fields::Fields,
        form::{Choice, DateField, Finish, Form, Radios, Select, TextBox, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{beginning, code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_check_in")]
pub async fn record_check_in(
    resident: Id<Resident>,
    placement: Id<Placement>,
    check_in: String,
    form: CheckInForm,
) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_check_in(&actor, resident, placement, optional_id(&check_in)?, &form).await?;
    back_to(resident, Part::Work);
    Ok(())
}

#[server(prefix = "/do", endpoint = "follow_check_in")]
pub async fn follow_check_in(resident: Id<Resident>, check_in: Id<CheckIn>, form: FollowForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.follow_check_in(&actor, resident, check_in, &form).await?;
    back_to(resident, Part::Work);
    Ok(())
}

/// A new one, or the same form to put right what was written down.
#[component]
pub fn CheckInPage() -> impl IntoView {
    let params = use_params_map();
    let (id, placement) = (path_id::<Resident>(params, "id"), path_id::<Placement>(params, "placement"));
    let check_in = params.read_untracked().get("check_in").unwrap_or_default();
    page(async move {
        let (id, placement) = (id?, placement?);
        let (records, actor) = backend()?;
        let found = records.check_in_page(&actor, id, placement, optional_id(&check_in)?, backend::query_id("draft")).await?;
        let (one, today) = (found.placement, found.today);
        let dots = one.dots(today);
        let chosen = due(&dots).or_else(|| next(&dots)).map_or(CheckInStep::Extra, |(step, _)| step);
        let mut steps: Vec<Choice> = dots
            .iter()
            .map(|(step, on, _)| (step.code().to_owned(), format!("{}, {}", code("check-in", *step), day(*on, today))))
            .collect();
        steps.push((CheckInStep::Extra.code().to_owned(), code("check-in", CheckInStep::Extra)));
        let fresh = CheckInForm {
            step: chosen.code().to_owned(),
            on: today.into(),
            told_by: ToldBy::Her.code().to_owned(),
            ..CheckInForm::default()
        };
        let (hers, title) = (
            found.told.as_ref().is_some_and(|told| found.hers.contains(&told.stands.id)),
            t(if found.told.is_some() { "check-in-correct" } else { "check-in" }),
        );
        let version = found.told.as_ref().map(|told| told.stands.version);
        let mut fields = Fields::of(&found.told.as_ref().map_or(fresh, |told| CheckInForm::from(&told.stands)), found.draft);
        let mut hidden = vec![("resident", id.to_string()), ("placement", placement.to_string()), ("check_in", check_in)];
        let mut meanwhile = None;
        if found.told.is_none() {
            hidden.push(("form[version]", one.check_ins.len().to_string()));
            fields = fields.for_next();
            meanwhile = fields.is_draft().then(|| one.told_meanwhile(&fields.read())).flatten().cloned();
        }
        if meanwhile.is_some() {
            fields.problem = Some(Problem::Conflict(Rule::Changed));
        }
        let asked = found.told.as_ref().is_some_and(|told| told.stands.told_by == ToldBy::Employer);
        let told: Vec<ToldBy> = ToldBy::VARIANTS
            .iter()
            .copied()
            .filter(|by| *by != ToldBy::Employer || asked || one.terms.may_call == Answer::Yes)
            .collect();
        let by = meanwhile.as_ref().map(|one| LastChange { by: one.by.clone(), hers: found.hers.contains(&one.id) });
        let changed = found.told.and_then(|told| told.changed).or(by);
        let meanwhile = meanwhile.map(|one| {
            let hers = found.hers.contains(&one.id);
            view! { <section class="stack-s" aria-labelledby="told"><h2 id="told">{check_in_title(&one, today)}</h2>{answers(&one, hers)}</section> }
        });
        let no_call = (one.terms.may_call != Answer::Yes).then(|| {
            view! { <p class="hint">{t("check-in-no-call")}" "<a href=format!("/residents/{id}/placements/{placement}/edit")>{t("placement-edit")}</a></p> }
        });
        let form = if hers {
            view! { <p>{t("check-in-hers")}</p> }.into_any()
        } else if one.began().is_some() {
            view! {
                <Form endpoint="record_check_in" fields hidden about=id.to_string() version changed>
                    <Select name="step" of=steps label=t("field-check-in-step")/>
                    <DateField name="on" label=t("field-check-in-on")/>
                    <Radios name="told_by" of=choices("told-by", &told)/>
                    {no_call}
                    <p class="hint">{t("check-in-answers")}</p>
                    {Said::VARIANTS.iter().map(|&said| view! {
                        <Radios name=said.into() of=choices("answer", Answer::VARIANTS) label=code("said", said)/>
                    }).collect_view()}
                    <TextBox name="words" rows=3 label=t("field-check-in-words")/>
                    <Finish label=t("save") back=format!("/residents/{id}#work")/>
                </Form>
            }
            .into_any()
        } else {
            view! { <p>{t("check-in-not-begun")}</p> }.into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title/>{stands(&one, today)}<Dots dots today/>{meanwhile}{form}</div>
            </Desk>
        })
    })
}

#[component]
pub fn FollowPage() -> impl IntoView {
    let params = use_params_map();
    let (id, placement) = (path_id::<Resident>(params, "id"), path_id::<Placement>(params, "placement"));
    let check_in = path_id::<CheckIn>(params, "check_in");
    page(async move {
        let (id, placement, check_in) = (id?, placement?, check_in?);
        let (records, actor) = backend()?;
        let found = records.check_in_page(&actor, id, placement, Some(check_in), backend::query_id("draft")).await?;
        let (one, today) = (found.placement, found.today);
        let told = found.told.ok_or(Problem::NotFound)?.stands;
        let hers = found.hers.contains(&told.id);
        let follows = told.needs_a_person() || told.followed.is_some();
        let correct = if hers {
            view! { <p class="quiet">{t("check-in-hers")}</p> }.into_any()
        } else {
            let href = format!("/residents/{id}/placements/{placement}/check-ins/{check_in}/edit");
            view! { <p><a class="btn btn-quiet" href=href><Icon name="pen"/>{t("check-in-correct")}</a></p> }.into_any()
        };
        let check = one.terms.employer.as_ref().filter(|_| follows).map(|(employer, name)| {
            let words = tx("vetting-anew", &[("name", name.clone().into())]);
            view! { <p><a class="btn btn-quiet" href=format!("/organisations/{employer}/check")><Icon name="shield"/>{words}</a></p> }
        });
        let (on, words) = told.followed.clone().unwrap_or((today, String::new()));
        let stored = FollowForm { version: told.version.to_string(), on: on.into(), words };
        let fields = Fields::of(&stored, found.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t(if follows { "follow" } else { "check-in-open" })/>{stands(&one, today)}
                    <section class="stack-s" aria-labelledby="told"><h2 id="told">{check_in_title(&told, today)}</h2>{answers(&told, hers)}{correct}{check}</section>
                    {follows.then(|| view! {
                        <Form endpoint="follow_check_in" fields hidden=vec![("resident", id.to_string()), ("check_in", check_in.to_string())]
                            about=id.to_string() version=told.version>
                            <DateField name="on" label=t("field-follow-on")/>
                            <TextBox name="words" label=t("field-follow-words") hint=t("hint-follow-words")/>
                            <Finish label=t("save") back=format!("/residents/{id}#work")/>
                        </Form>
                    })}</div>
            </Desk>
        })
    })
}

/// "Week 1, 17 November: she told us".
pub(super) fn check_in_title(one: &CheckInView, today: chrono::NaiveDate) -> String {
    format!("{}, {}: {}", beginning(&code("check-in", one.step)), day(one.on, today), code("told-by", one.told_by))
}

/// Every answer, the worrying ones first; `hers` where she wrote them herself.
fn answers(one: &CheckInView, hers: bool) -> impl IntoView + use<> {
    let mut all = one.answers.clone();
    all.sort_by_key(|(said, answer)| !said.is_worry(*answer));
    let rows = all.into_iter().map(|(said, answer)| {
        let class = if said.is_worry(answer) { "is-late strong" } else { "" };
        view! { <dt>{code("said", said)}</dt><dd class=class>{code("answer", answer)}</dd> }
    });
    let words = one.words.clone().map(|words| view! { <p class="quiet">{words}</p> });
    let by = if hers { t("by-herself") } else { one.by.clone() };
    view! { <dl class="facts">{rows.collect_view()}</dl>{words}<p class="small quiet">{tx("written-by", &[("name", by.into())])}</p> }
}
