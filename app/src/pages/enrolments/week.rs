//! A week at school in one row: every day may stay open.

use chrono::{Days, NaiveDate};
use domain::{
    attendance::{DayForm, WeekForm},
    codes::{Code, Mark, SaidBy},
    ids::{Enrolment, Id, Resident},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use super::super::residents::{Part, Trail, back_to};
use crate::{
    backend::{self, backend, path_id},
    components::{
        chart::StripKey,
        faults::fault_words,
        field::{Theirs, described},
        fields::{Fields, control},
        form::{Form, Select, TextBox, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_week")]
pub async fn record_week(
    resident: Id<Resident>,
    enrolment: Id<Enrolment>,
    monday: NaiveDate,
    form: WeekForm,
) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_week(&actor, resident, enrolment, monday, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

/// A week in one row: every day may stay open.
#[component]
pub fn WeekPage() -> impl IntoView {
    let params = use_params_map();
    let (id, enrolment) = (path_id::<Resident>(params, "id"), path_id::<Enrolment>(params, "enrolment"));
    let monday = params.read_untracked().get("monday").and_then(|day| domain::attendance::week(&day));
    page(async move {
        let (id, enrolment, monday) = (id?, enrolment?, monday.ok_or(Failure(domain::problem::Problem::NotFound))?);
        let (records, actor) = backend()?;
        let found = records.enrolment_page(&actor, id, enrolment, backend::query_id("draft")).await?;
        let days: Vec<NaiveDate> = (0..5).map(|n| monday + Days::new(n)).collect();
        let stands = |n: usize| found.days.iter().find(|day| day.day == days[n]);
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        let reason = (0..5).find_map(|n| stands(n)?.reason.clone()).unwrap_or_default();
        let mut stored = WeekForm::from_days(|n| {
            stands(n).map_or_else(DayForm::unrecorded, |day| DayForm {
                mark: day.mark.code().to_owned(),
                missed: number(day.missed),
                held: number(day.held),
                version: day.version.to_string(),
            })
        });
        stored.reason = reason;
        let fields = Fields::of(&stored, found.draft);
        let rows = days
            .iter()
            .enumerate()
            .map(|(n, &on)| roll_day(&fields, n + 1, on, found.today, stands(n).map_or(0, |day| day.version)));
        let rows = rows.collect_view();
        let other = move |week: NaiveDate| format!("/residents/{id}/enrolments/{enrolment}/week/{week}");
        let before = other(monday - Days::new(7));
        let next = (monday + Days::new(7) <= found.today)
            .then(|| view! { <a class="btn" rel="next" href=other(monday + Days::new(7))>{t("week-after")}</a> });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l">
                    <Trail resident=found.resident title=t("week-title")/>
                    <nav class="pager" aria-label=t("weeks")><a class="btn" rel="prev" href=before>{t("week-before")}</a>
                        <p>{tx("week-of", &[("from", day(monday, found.today).into()), ("to", day(monday + Days::new(4), found.today).into())])}</p>{next}</nav>
                    <Form endpoint="record_week" fields hidden=vec![("resident", id.to_string()), ("enrolment", enrolment.to_string()), ("monday", monday.to_string())] about=id.to_string()>
                        <div class="roll">{rows}</div>
                        <StripKey counts=true/>
                        <Select name="said_by" of=choices("said-by", SaidBy::VARIANTS)/>
                        <TextBox name="reason" label=t("field-absence-reason") hint=t("hint-absence-reason") rows=2/>
                        <div class="cluster"><button class="btn btn-main">{t("save")}</button>
                            <button class="btn" name="form[rest]" value=Mark::Present.code()>{t("week-rest")}</button>
                            <button class="btn" name="form[rest]" value=Mark::NoSchool.code()>{t("week-rest-no-school")}</button>
                            <a class="btn" href=format!("/residents/{id}")>{t("form-back")}</a></div>
                    </Form>
                </div>
            </Desk>
        })
    })
}

fn roll_day(fields: &Fields, n: usize, on: NaiveDate, today: NaiveDate, version: i32) -> impl IntoView + use<> {
    let field = format!("d{n}");
    let chosen = fields.value(&format!("{field}.mark"));
    let id = |part: &str| format!("{}{part}", control(&field));
    let ahead = on > today;
    let marks = std::iter::once((String::new(), t("mark-none"))).chain(choices("mark", Mark::VARIANTS));
    let marks = marks.enumerate().map(|(place, (value, words))| {
        let checked = value == chosen;
        let id = if place == 0 { id("") } else { id(&format!("-{place}")) };
        view! { <label><input type="radio" id=id name=format!("form[{field}][mark]") value=value checked=checked disabled=ahead/>{words}</label> }
    });
    let weekday = crate::words::weekday(on);
    fields.call(&field, &weekday);
    let apart = !ahead && fields.stands_apart(&field, &id(""), &weekday);
    let theirs = apart.then(|| view! { <Theirs id=id("") stands=day_words(fields, &field)/> });
    let described = described(&id(""), &[(apart, "o")]);
    let fault = fields.fault(&field).map(|fault| {
        let words = fault_words(&field, fault, fields.called(&field));
        view! { <p class="fault"><Icon name="warn"/><span>{words}</span></p> }
    });
    let lessons = ["missed", "held"].map(|part| {
        let at = id(&format!("-{part}"));
        view! {
            <div class="field"><label for=at.clone() class="small">{t(&format!("lessons-{part}"))}</label>
                <input class="input short" id=at name=format!("form[{field}][{part}]") size="2" inputmode="numeric" autocomplete="off"
                    value=fields.value(&format!("{field}.{part}")) disabled=ahead/></div>
        }
    });
    let later = ahead.then(|| view! { <p class="quiet later">{t("day-ahead")}</p> });
    view! {
        <fieldset class=ahead.then_some("ahead") aria-describedby=described><legend>{crate::words::narrow_weekday(on)}</legend>{later}{fault}{theirs}
            <input type="hidden" name=format!("form[{field}][version]") value=version/>
            <div class="seg">{marks.collect_view()}</div>
            <div class="cluster">{lessons.into_iter().collect_view()}</div></fieldset>
    }
}

/// What stands of a day: "Missed, Lessons missed: 2".
fn day_words(fields: &Fields, field: &str) -> String {
    let stands = |part: &str| fields.stored(&format!("{field}.{part}")).concat();
    let mark = stands("mark").parse::<Mark>().map_or_else(|_| t("mark-none"), |mark| code("mark", mark));
    let lessons = ["missed", "held"].map(|part| (t(&format!("lessons-{part}")), stands(part)));
    let lessons = lessons.into_iter().filter(|(_, number)| !number.is_empty()).map(|(words, number)| format!("{words}: {number}"));
    std::iter::once(mark).chain(lessons).collect::<Vec<_>>().join(", ")
}
