//! Choosing: two or three ways side by side, on a phone too. Nothing is added up; she decides.

mod reasons;

use chrono::NaiveDate;
use domain::{
    choosing::{ChoosingForm, ChoosingView, DecideForm, Decision, WAYS, WayView},
    codes::{Chooser, Code},
    ids::{Choosing, Id, Place, Resident, Run},
    places::PlaceState,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::choosing::ChoosingPage as Page;
use strum::VariantArray;

use self::reasons::reasons;
use super::{
    courses::{entry_words, fee_words, run_choices, run_days, seats_words},
    residents::{Trail, money_words},
};
use crate::{
    backend::{self, backend, go, go_saved, optional_id, path_id},
    components::{
        fields::Fields,
        form::{Checkboxes, Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        name::{Called, NameAndReference},
        page_title::Neutral,
        print_head::PrintHead,
        send::Send,
        trouble::page,
        who::Team,
    },
    failure::Failure,
    words::{code, code_key, day, kept_together, t, tx},
};

#[server(prefix = "/do", endpoint = "record_choosing")]
pub async fn record_choosing(resident: Id<Resident>, choosing: String, form: ChoosingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_choosing(&actor, resident, optional_id(&choosing)?, &form).await?;
    go_saved(&format!("/residents/{resident}/choosing/{id}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "try_first")]
pub async fn try_first(resident: Id<Resident>, choosing: Id<Choosing>, run: Id<Run>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let place = records.try_first(&actor, resident, choosing, run).await?;
    go(&format!("/residents/{resident}/places/{place}/move"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "decide_choosing")]
pub async fn decide_choosing(resident: Id<Resident>, choosing: Id<Choosing>, form: DecideForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.decide_choosing(&actor, resident, choosing, &form).await?;
    go_saved(&format!("/residents/{resident}/choosing/{choosing}"));
    Ok(())
}

#[component]
pub fn ChoosingPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let which = params.read_untracked().get("choosing").unwrap_or_default();
    page(async move {
        let (id, which) = (id?, optional_id::<Choosing>(&which)?);
        let (records, actor) = backend()?;
        let found = records.choosing(&actor, id, which, backend::query_id("draft")).await?;
        let shown = match which {
            Some(which) => found.choosings.iter().find(|one| one.id == which).cloned(),
            None => found.choosings.first().cloned(),
        };
        let content = match shown {
            Some(shown) => laid_out(found, shown).into_any(),
            None => nothing(found, id).into_any(),
        };
        Ok(view! { <Desk here=Here::Residents title=Neutral::Records>{content}</Desk> })
    })
}

fn nothing(found: Page, her: Id<Resident>) -> impl IntoView {
    view! {
        <div class="stack-l"><Trail resident=found.resident title=t("choosing")/>
            <section class="blank"><h2>{t("choosing-none")}</h2><p>{t("choosing-none-what")}</p>
                <a class="btn btn-main" href=format!("/residents/{her}/choosing/new/edit")><Icon name="plus"/>{t("choosing-lay-out")}</a></section></div>
    }
}

/// "Hairdressing, level 1 or Bakery, level 1?"
fn question(shown: &ChoosingView) -> String {
    question_between(shown.ways.iter().map(|way| way.course.title.as_str()))
}

pub(super) fn question_between<'a>(titles: impl Iterator<Item = &'a str>) -> String {
    let titles: Vec<String> = titles.map(kept_together).collect();
    match titles.as_slice() {
        [one, two] => tx("choosing-two", &[("one", one.as_str().into()), ("two", two.as_str().into())]),
        [one, two, three] => {
            tx("choosing-three", &[("one", one.as_str().into()), ("two", two.as_str().into()), ("three", three.as_str().into())])
        }
        _ => t("choosing"),
    }
}

fn laid_out(found: Page, shown: ChoosingView) -> impl IntoView {
    let (her, today, restricted) = (found.resident.id, found.today, found.resident.restricted);
    let name = found.resident.name_used.clone().unwrap_or_else(|| found.resident.reference.clone());
    let title = question(&shown);
    let laid = tx("choosing-laid-out", &[("day", day(shown.on, today).into())]);
    let table = table(&shown, her, today).into_any();
    let side = side(&found, &shown).into_any();
    let decision = view! { <Decide her shown=shown.clone() found=&found today/> }.into_any();
    let edit = format!("/residents/{her}/choosing/{}/edit", shown.id);
    let third = (shown.ways.len() < WAYS.len())
        .then(|| view! { <a class="btn" href=edit.clone()><Icon name="plus"/>{t("choosing-third")}</a> });
    view! {
        <PrintHead what=found.resident.reference.clone()/>
        <div class="head"><div class="grow"><p class="small"><a href="/residents">{t("menu-residents")}</a>" / "
            <a href=format!("/residents/{her}")><NameAndReference name=found.resident.name_used.clone() reference=found.resident.reference.clone()/></a></p>
            <h1>{title}</h1><p class="quiet">{laid}" "<Called name/>"."</p></div>
            <Team restricted besides=t("choosing-seen")/>
            <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button>{third}
            <a class="btn" href=edit><Icon name="pen"/>{t("edit")}</a></div>
        <div class="with-side"><div class="stack-l">{table}{decision}</div><aside class="stack-l" aria-label=t("choosing-her-words")>{side}</aside></div>
    }
}

fn table(shown: &ChoosingView, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let class = if shown.ways.len() > 2 { "compare compare-3" } else { "compare" };
    let head = shown.ways.iter().map(|way| {
        let days = weeks_words(way).unwrap_or_else(|| run_days(&way.run, today));
        view! { <th scope="col"><h2><a href=format!("/courses/{}/runs/{}", way.course.id, way.run.id)>{way.course.title.clone()}</a></h2><p class="quiet">{way.course.provider.1.clone()}", "{days}</p></th> }
    });
    let head = head.collect_view();
    let row = |title: &str, cell: &dyn Fn(&WayView) -> AnyView| {
        let cells = shown.ways.iter().map(|way| view! { <td>{cell(way)}</td> }).collect_view();
        view! { <tr><th scope="row" class="quiet">{t(title)}</th>{cells}</tr> }.into_any()
    };
    let text = |words: &str| {
        if words.is_empty() {
            view! { <span class="quiet">{t("not-known")}</span> }.into_any()
        } else {
            words.to_owned().into_any()
        }
    };
    let rows = [
        row("choosing-starts", &|way| {
            let starts = way.run.starts.map_or_else(|| t("run-no-days"), |on| first_day(on, today));
            format!("{starts}, {}", seats_words(&way.run.seats)).into_any()
        }),
        row("field-times", &|way| text(&way.run.times)),
        row("choosing-way", &|way| text(way.way.as_deref().unwrap_or_default())),
        row("entry-needs", &|way| entry_words(&way.course.entry).into_any()),
        row("body-and-safety", &|way| text(&way.course.body)),
        row("section-money", &|way| money(way, today).into_any()),
        row("choosing-points", &|way| reasons(way, today).into_any()),
    ];
    // On paper there is nothing to press: the row stays where it says how far she has come with one of them.
    let on_paper = shown.ways.iter().all(|way| begun(way).is_none()).then_some("no-print");
    let cells = shown.ways.iter().map(|way| view! { <td>{before_yes(way, shown.id, her, today)}</td> }).collect_view();
    let last = view! { <tr class=on_paper><th scope="row" class="quiet">{t("choosing-before-yes")}</th>{cells}</tr> };
    view! {
        <table class=class><caption class="vh">{t("choosing-side-by-side")}</caption><thead><tr><td></td>{head}</tr></thead>
            <tbody>{rows.into_iter().collect_view()}{last}</tbody></table>
    }
}

/// "Began 20 October", or the day that is still to come.
fn first_day(on: NaiveDate, today: NaiveDate) -> String {
    if on < today { tx("run-began", &[("day", day(on, today).into())]) } else { day(on, today) }
}

fn weeks_words(way: &WayView) -> Option<String> {
    let days = domain::days::days_between(way.run.starts?, way.run.ends?);
    Some(tx("weeks-long", &[("weeks", ((days + 6) / 7).max(1).into())]))
}

fn money(way: &WayView, today: NaiveDate) -> impl IntoView + use<> {
    let fee = fee_words(way.course.fee);
    let costs = Some(way.course.costs.clone()).filter(|costs| !costs.is_empty()).map(|costs| view! { <p>{costs}</p> });
    let own = way.money.clone().map(|money| view! { <p>{money}</p> });
    let paid = way.fundings.iter().map(|one| {
        let until = one.until.map_or_else(|| t("money-no-end"), |until| money_words(until, &one.next, today));
        view! { <p>{one.what.clone()}": "{until}</p> }
    });
    view! { <p>{fee}</p>{costs}{own}{paid.collect_view()} }
}

/// Her place in it, once there is one that is more than liked.
fn begun(way: &WayView) -> Option<&(Id<Place>, PlaceState)> {
    way.place.as_ref().filter(|(_, state)| state.code().is_open() && *state != PlaceState::Interested)
}

/// A day to try, or where her place stands already.
fn before_yes(way: &WayView, choosing: Id<Choosing>, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let title = way.course.title.clone();
    if let Some((place, state)) = begun(way) {
        let on = match state {
            PlaceState::Taster { day: Some(on) } => day(*on, today),
            PlaceState::Taster { day: None } => t("taster-no-day"),
            PlaceState::Offered { until } => tx("offer-until", &[("day", day(*until, today).into())]),
            _ => String::new(),
        };
        return view! {
            <div class="stack-s"><p><b>{code("place", state.code())}</b>" "{on}</p>
                <p><a class="btn" href=format!("/residents/{her}/places/{place}/move")>{t("move-on")}<span class="vh">": "{title}</span></a></p></div>
        }
        .into_any();
    }
    view! {
        <Send endpoint="try_first" class="stack-s no-print"
            hidden=vec![("resident", her.to_string()), ("choosing", choosing.to_string()), ("run", way.run.id.to_string())]>
            <button class="btn">{t("try-a-day")}<span class="vh">": "{title}</span></button><span class="small quiet">{t("try-a-day-what")}</span></Send>
    }
    .into_any()
}

#[component]
fn Decide<'a>(her: Id<Resident>, shown: ChoosingView, found: &'a Page, today: NaiveDate) -> impl IntoView + use<> {
    let fields = Fields::of(&DecideForm::from(&shown), found.draft.clone());
    let mut of: Vec<Choice> = vec![("try_first".to_owned(), t("decision-try-first"))];
    of.extend(shown.ways.iter().map(|way| (way.run.id.to_string(), way.course.title.clone())));
    of.push(("not_now".to_owned(), t("decision-not-now")));
    let stand: Vec<Choice> = shown.ways.iter().filter_map(|way| let_go(way, today)).collect();
    let stand = (!stand.is_empty()).then_some(stand);
    let by_her = shown.decided.as_ref().is_some_and(|decided| decided.by_her);
    let stands = shown.decided.as_ref().map_or_else(
        || t("decision-none"),
        |decided| {
            tx("decision-on", &[("what", decision_words(&shown, decided.decision).into()), ("day", day(decided.on, today).into())])
        },
    );
    view! {
        <section class="group" aria-labelledby="dec"><div class="group-head"><h2 id="dec">{t("decision")}</h2><span class="small quiet">{stands}</span></div>
            <div class="body no-print"><Form endpoint="decide_choosing" class="stack" fields hidden=vec![("resident", her.to_string()), ("choosing", shown.id.to_string())]
                about=her.to_string() version=shown.version changed=found.changed.clone()>
                <Radios name="decision" of/>
                <Radios name="whose" of=choices("chooser", Chooser::VARIANTS)/>
                <TextBox name="why" rows=2 hint=if by_her { t("hint-why-by-her") } else { t("hint-reason-words") } label=t("why")/>
                {stand.map(|of| view! { <Checkboxes name="let_go" of hint=t("hint-let-go")/> })}
                <Finish label=t("decision-keep")/>
                <p class="small quiet">{t("decision-note")}</p></Form></div></section>
    }
}

/// Her place in one of the ways, as what may end with the decision.
fn let_go(way: &WayView, today: NaiveDate) -> Option<Choice> {
    let (place, state) = way.ends_with_it()?;
    let until = state.offered_until().map(|until| day(until, today)).unwrap_or_default();
    let words = tx(&code_key("let-go", state.code().code()), &[("course", way.course.title.clone().into()), ("day", until.into())]);
    Some((place.to_string(), words))
}

fn decision_words(shown: &ChoosingView, decision: Decision) -> String {
    match decision {
        Decision::TryFirst => t("decision-try-first"),
        Decision::NotNow => t("decision-not-now"),
        Decision::Chosen { run } => {
            shown.ways.iter().find(|way| way.run.id == run).map(|way| way.course.title.clone()).unwrap_or_default()
        }
    }
}

fn side(found: &Page, shown: &ChoosingView) -> impl IntoView + use<> {
    let her = found.resident.id;
    // Her own words can stand beside her decision; then nothing is missing here.
    let in_her_words = shown.decided.as_ref().is_some_and(|decided| decided.by_her && decided.why.is_some());
    let said = match shown.said.clone() {
        Some(said) => Some(view! { <blockquote class="words" dir="auto">{said}</blockquote> }.into_any()),
        None if in_her_words => None,
        None => Some(view! { <p class="quiet">{t("said-nothing")}</p> }.into_any()),
    };
    let said =
        said.map(|said| view! { <section class="stack" aria-labelledby="said"><h2 id="said">{t("said")}</h2>{said}</section> });
    let whose = shown.decided.as_ref().map(|decided| {
        let why = decided.why.clone().map(|why| {
            if decided.by_her {
                view! { <blockquote class="words" dir="auto">{why}</blockquote> }.into_any()
            } else {
                view! { <p>{why}</p> }.into_any()
            }
        });
        let whose = if decided.by_her { tx("chooser-by-her", &[("day", day(decided.on, found.today).into())]) } else { format!("{}.", code("chooser", decided.whose)) };
        view! { <section class="stack" aria-labelledby="whose"><h2 id="whose">{t("whose-choice")}</h2><p>{whose}</p>{why}</section> }
    });
    let others = found.choosings.iter().filter(|one| one.id != shown.id).map(|one| {
        let decided = one.decided.as_ref().map_or_else(|| t("decision-none"), |decided| decision_words(one, decided.decision));
        view! { <li><span class="grow"><a href=format!("/residents/{her}/choosing/{}", one.id)>{question(one)}</a><br/><span class="quiet">{day(one.on, found.today)}", "{decided}</span></span></li> }
    });
    let others: Vec<_> = others.collect();
    let earlier = (!others.is_empty())
        .then(|| view! { <section class="stack" aria-labelledby="also"><h2 id="also">{t("choosing-others")}</h2><ul class="rows">{others}</ul></section> });
    view! {
        {said}{whose}{earlier}
        <section class="stack" aria-labelledby="sc"><h2 id="sc">{t("no-score")}</h2><p class="quiet">{t("no-score-what")}</p>
            <p class="no-print"><a class="btn btn-quiet" href=format!("/residents/{her}/choosing/new/edit")><Icon name="plus"/>{t("choosing-lay-out")}</a></p></section>
    }
}

#[component]
pub fn ChoosingFormPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let choosing = params.read_untracked().get("choosing").filter(|choosing| choosing != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.choosing_form(&actor, id, optional_id(&choosing)?, backend::query_id("draft")).await?;
        let (stands, courses, today) = found.stands;
        let stored =
            stands.as_ref().map_or_else(|| ChoosingForm { on: today.into(), ..ChoosingForm::default() }, ChoosingForm::from);
        let fields = Fields::of(&stored, found.draft);
        let third = !fields.value("three.run").is_empty()
            || fields.differs(WAYS[2])
            || fields.faults().iter().any(|fault| fault.field.starts_with(WAYS[2]));
        let mut runs = run_choices(&courses, today);
        // What lies there already stays to be chosen when its run is over.
        for way in stands.iter().flat_map(|one| &one.ways) {
            let value = way.run.id.to_string();
            if runs.iter().all(|(run, _)| *run != value) {
                runs.push((value, format!("{}: {}", way.course.title, run_days(&way.run, today))));
            }
        }
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("choosing-lay-out")/><p>{t("choosing-form-what")}</p>
                    <Form endpoint="record_choosing" fields hidden=vec![("resident", id.to_string()), ("choosing", choosing)]
                        about=id.to_string() version=stands.map(|one| one.version) changed=found.changed>
                        <fieldset class="stack"><legend><h2>{t("field-one")}</h2></legend><Way run="one.run" there="one.way" money="one.money" good="one.good" not_yet="one.not_yet" runs=runs.clone()/></fieldset>
                        <fieldset class="stack"><legend><h2>{t("field-two")}</h2></legend><Way run="two.run" there="two.way" money="two.money" good="two.good" not_yet="two.not_yet" runs=runs.clone()/></fieldset>
                        <details class="add" open=third><summary><Icon name="plus"/>{t("field-three")}</summary>
                            <fieldset class="stack"><legend class="vh">{t("field-three")}</legend><Way run="three.run" there="three.way" money="three.money" good="three.good" not_yet="three.not_yet" runs/></fieldset></details>
                        <TextBox name="said" label=t("said") hint=t("hint-said") rows=3/>
                        <DateField name="on" label=t("field-choosing-on")/>
                        <Finish label=t("save") back=format!("/residents/{id}/choosing")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

/// One of the ways in the form, by the names of its fields.
#[component]
fn Way(
    run: &'static str,
    there: &'static str,
    money: &'static str,
    good: &'static str,
    not_yet: &'static str,
    runs: Vec<Choice>,
) -> impl IntoView {
    let none = if run.starts_with(WAYS[2]) { t("way-none") } else { t("choose") };
    view! {
        <Select name=run of=runs none label=t("field-run")/>
        <TextField name=there label=t("choosing-way") hint=t("hint-choosing-way")/>
        <TextField name=money label=t("section-money") hint=t("hint-choosing-money")/>
        <TextBox name=good label=t("field-good") hint=t("hint-good") rows=2/>
        <TextBox name=not_yet label=t("field-not-yet") hint=t("hint-not-yet") rows=2/>
    }
}
