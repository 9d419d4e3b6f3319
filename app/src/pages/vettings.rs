//! The check of an employer or a provider: the form, and how it shows on the organisation's page.

use chrono::NaiveDate;
use domain::{
    codes::{Answer, Code, Outcome},
    ids::{Id, Organisation},
    vettings::{Question, VettingForm, VettingView, Weight, vetted},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use super::placements::vetted_chip;
use crate::{
    backend::{self, backend, go_saved, path_id},
    components::{
        fields::Fields,
        form::{DateField, Finish, Form, Radios, TextBox, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
        who::Who,
    },
    failure::Failure,
    words::{code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_vetting")]
pub async fn record_vetting(organisation: Id<Organisation>, form: VettingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_vetting(&actor, organisation, &form).await?;
    go_saved(&format!("/organisations/{organisation}"));
    Ok(())
}

#[component]
pub fn VettingPage() -> impl IntoView {
    let id = path_id::<Organisation>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.vetting_page(&actor, id, backend::query_id("draft")).await?;
        let stored = VettingForm { on: found.today.into(), ..VettingForm::default() };
        let fields = Fields::of(&stored, found.draft);
        Ok(view! {
            <Desk here=Here::Organisations title=Neutral::Form>
                <div class="stack-l narrow"><div><p class="small"><a href="/organisations">{t("menu-organisations")}</a>" / "
                    <a href=format!("/organisations/{id}")>{found.organisation.name.clone()}</a></p><h1>{t("vetting-add")}</h1>
                    <p class="quiet">{t("vetting-what")}</p></div>
                <Form endpoint="record_vetting" fields hidden=vec![("organisation", id.to_string())]>
                    <DateField name="on" label=t("field-vetting-on")/>
                    {Question::VARIANTS.iter().map(|&question| question_fields(question)).collect_view()}
                    <Radios name="result" of=choices("outcome", Outcome::VARIANTS) label=t("field-vetting-outcome") hint=t("hint-vetting-outcome")/>
                    <TextBox name="reasons" rows=3 hint=t("hint-vetting-reasons")/>
                    <DateField name="valid_until" hint=t("hint-valid-until")/>
                    <Finish label=t("save") back=format!("/organisations/{id}#check")/>
                </Form></div>
            </Desk>
        })
    })
}

fn question_fields(question: Question) -> impl IntoView {
    let words = match question {
        Question::Lodging => "lodging_words",
        Question::Papers => "papers_words",
        Question::Fee => "fee_words",
        Question::Nights => "nights_words",
        Question::WayHome => "way_home_words",
        Question::Visited => "visited_words",
    };
    view! {
        <div class="stack-s"><Radios name=question.into() of=choices("answer", Answer::VARIANTS) label=code("question", question) hint=String::new()/>
            <TextField name=words hint=String::new()/></div>
    }
}

/// The latest check, answer by answer; earlier ones below it.
#[component]
pub fn Section(id: Id<Organisation>, vettings: Vec<VettingView>, may_record: bool, today: NaiveDate) -> impl IntoView {
    let mut all = vettings.into_iter();
    let latest = all.next();
    let chip = vetted_chip(vetted(latest.as_ref().map(Into::into).as_ref(), today), today);
    let body = match latest {
        None => view! { <p class="quiet">{t("vetting-none")}</p> }.into_any(),
        Some(one) => shown(&one, today).into_any(),
    };
    let earlier = all.map(|one| {
        let words = tx(
            "vetting-line",
            &[
                ("outcome", code("outcome", one.outcome).into()),
                ("day", day(one.on, today).into()),
                ("name", one.by.clone().into()),
            ],
        );
        let at = anchor(&one);
        view! { <li id=at><span class="grow">{words}<br/><span class="quiet">{one.reasons}</span></span></li> }
    });
    let earlier: Vec<_> = earlier.collect();
    let earlier = (!earlier.is_empty())
        .then(|| view! { <div class="stack-s"><h3>{t("vetting-earlier")}</h3><ul class="rows">{earlier}</ul></div> });
    let add = may_record.then(|| {
        view! { <a class="btn btn-quiet" href=format!("/organisations/{id}/check")><Icon name="plus"/>{t("vetting-add")}</a> }
    });
    view! {
        <section class="group" id="check" aria-labelledby="check-h"><div class="group-head"><h2 id="check-h">{t("the-check")}</h2>
            <Who label=t("seen-team") sheet=t("seen-vetting-sheet")/>{add}</div>
            <div class="body"><p>{chip}</p>{body}{earlier}</div></section>
    }
}

fn anchor(one: &VettingView) -> String {
    format!("check-{}", one.id)
}

/// A check among what happened.
pub(super) fn happened(one: &VettingView, today: NaiveDate) -> impl IntoView + use<> {
    let by = tx("contact-by", &[("name", one.by.clone().into())]);
    let until = one.valid_until.map(|until| format!(" · {}", tx("checked-until", &[("day", day(until, today).into())])));
    view! {
        <li><time datetime=one.on.to_string()>{day(one.on, today)}</time><Icon name="shield"/>
            <p><a href=format!("#{}", anchor(one))>{code("checked", one.outcome)}</a><br/>
                <span class="quiet">{by}{until}</span></p></li>
    }
}

fn shown(one: &VettingView, today: NaiveDate) -> impl IntoView + use<> {
    let title = tx(
        "vetting-line",
        &[("outcome", code("outcome", one.outcome).into()), ("day", day(one.on, today).into()), ("name", one.by.clone().into())],
    );
    let class = if one.outcome == Outcome::NotPassed { "is-late" } else { "" };
    let what = if one.outcome == Outcome::NotPassed { t("vetting-not-passed-what") } else { String::new() };
    let rows = one.answers.iter().map(|answered| {
        let weight = answered.question.weigh(answered.answer);
        let (tone, icon) = match weight {
            Weight::Stop => ("chip is-late", "warn"),
            Weight::LookInto => ("chip is-soon", "eye"),
            Weight::Fine => ("chip is-good", "tick"),
            Weight::NotKnown => ("chip", "clock"),
        };
        let words = if answered.words.is_empty() { String::new() } else { format!(". {}", answered.words) };
        view! {
            <li><span class="grow"><b>{code("question", answered.question)}</b><br/><span class="quiet">{code("answer", answered.answer)}{words}</span></span>
                <span class=tone><Icon name=icon/>{t(&format!("weight-{}", weight.code().replace('_', "-")))}</span></li>
        }
    });
    view! {
        <div class="notice" id=anchor(one)><div class="grow"><h3 class=class>{title}</h3><p>{one.reasons.clone()}" "{what}</p></div></div>
        <ul class="rows">{rows.collect_view()}</ul>
    }
}
