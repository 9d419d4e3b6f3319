//! Work: writing a placement down, putting it right, moving it on; the board; check-ins; exceptions.

mod ahead;
mod board;
mod check_ins;
mod exceptions;
mod section;
mod step;

use chrono::NaiveDate;
use domain::{
    codes::{Answer, Code, Decider, PlacementKind, Source, ToldBy, WorkReason},
    ids::{Account, Id, Placement, Resident},
    placements::{BEGINNINGS, ExceptionState, MovePlacementForm, PlacementCode, PlacementForm, PlacementView},
    removals::RemovableKind,
    vettings::{Vetted, vetted},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::placements::Employer;
use strum::VariantArray;

pub use board::BoardPage;
pub use check_ins::{CheckInPage, FollowPage};
pub use exceptions::ExceptionPage;
use exceptions::stands_words;
pub use section::Work;

use super::residents::{Part, Trail, back_to, removed::Remove};
use crate::{
    backend::{self, backend, optional_id, path_id},
    components::{
        code_picker::CodePicker,
        faults::{Faults, KeptWords},
        fields::{Fields, apart, written},
        form::{Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, choices, grouped},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        step::{Latest, RightStep},
        trouble::page,
    },
    failure::Failure,
    words::{code, day, inside, t, tx},
};

#[server(prefix = "/do", endpoint = "record_placement")]
pub async fn record_placement(resident: Id<Resident>, placement: String, form: PlacementForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    match optional_id::<Placement>(&placement)? {
        Some(id) => records.edit_placement(&actor, resident, id, &form).await?,
        None => records.record_placement(&actor, resident, &form).await.map(|_| ())?,
    }
    back_to(resident, Part::Work);
    Ok(())
}

#[server(prefix = "/do", endpoint = "move_placement")]
pub async fn move_placement(resident: Id<Resident>, placement: Id<Placement>, form: MovePlacementForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.move_placement(&actor, resident, placement, &form).await?;
    back_to(resident, Part::Work);
    Ok(())
}

#[component]
pub fn PlacementFormPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let placement = params.read_untracked().get("placement").filter(|one| one != "new").unwrap_or_default();
    let employer = backend::query_id("employer");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.placement_form(&actor, id, optional_id(&placement)?, backend::query_id("draft")).await?;
        let fresh = PlacementForm {
            begins_as: PlacementCode::Idea.code().to_owned(),
            on: found.today.into(),
            employer: employer.map(|id| id.to_string()).unwrap_or_default(),
            nights: Answer::NotKnown.code().to_owned(),
            contract: Answer::NotKnown.code().to_owned(),
            may_call: Answer::NotKnown.code().to_owned(),
            ..PlacementForm::default()
        };
        let fields = Fields::of(&found.stands.as_ref().map_or(fresh, |one| one.terms.form(one.version)), written(found.draft));
        let version = found.stands.as_ref().map(|one| one.version);
        let new = found.stands.is_none();
        let title = if new { t("placement-add") } else { t("placement-edit") };
        let remove = found.stands.as_ref().and_then(|one| removal(one, id));
        let choice = |one: &Employer| (one.municipality.clone(), employer_choice(one, found.today));
        let employers = grouped(found.employers.iter().map(choice).collect());
        let enrolments: Vec<Choice> = found
            .enrolments
            .iter()
            .map(|one| {
                let school = one.school.as_ref().map_or_else(|| t("school-not-chosen"), |(_, name)| name.clone());
                (one.id.to_string(), school)
            })
            .collect();
        let occupation = tx("field-occupation", &[("edition", found.occupations.edition.into())]);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title/>
                    <Form endpoint="record_placement" fields hidden=vec![("resident", id.to_string()), ("placement", placement)]
                        about=id.to_string() version changed=found.changed>
                        <Radios name="kind" of=choices("placement-kind", PlacementKind::VARIANTS) label=t("field-placement-kind")/>
                        <TextField name="what" label=t("field-placement-what") hint=t("hint-placement-what") required=true/>
                        <Radios name="source" of=choices("source", Source::VARIANTS)/>
                        <Select name="employer" of=vec![] groups=employers none=t("employer-not-known")/>
                        <p class="small"><a href="/organisations/new/edit">{t("employer-not-listed")}</a></p>
                        {new.then(|| view! {
                            <Radios name="begins_as" of=choices("placement", BEGINNINGS) label=t("field-placement-begins") hint=t("hint-placement-begins")/>
                            <DateField name="on" label=t("field-move-on")/>
                        })}
                        <CodePicker name="isco" of=found.occupations.entries label=occupation/>
                        <TextField name="hours" numeric=true class="input short" label=t("field-placement-hours")/>
                        <Radios name="nights" of=choices("answer", Answer::VARIANTS) hint=t("hint-nights")/>
                        <TextField name="pay" hint=t("hint-pay")/>
                        <DateField name="starts" label=t("field-placement-starts")/>
                        <DateField name="ends" label=t("field-placement-ends")/>
                        <DateField name="first_pay" hint=t("hint-first-pay")/>
                        <Radios name="contract" of=choices("answer", Answer::VARIANTS)/>
                        <Radios name="may_call" of=choices("answer", Answer::VARIANTS) hint=t("hint-may-call")/>
                        {(!enrolments.is_empty()).then(|| view! { <Select name="enrolment" of=enrolments none=t("enrolment-none") label=t("field-placement-enrolment")/> })}
                        <Finish label=t("save") back=format!("/residents/{id}#work")/>
                    </Form>
                    {remove}
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn MovePlacementPage() -> impl IntoView {
    let params = use_params_map();
    let (id, placement) = (path_id::<Resident>(params, "id"), path_id::<Placement>(params, "placement"));
    let to = backend::query("to").and_then(|to| to.parse::<PlacementCode>().ok());
    page(async move {
        let (id, placement) = (id?, placement?);
        let (records, actor) = backend()?;
        let found = records.placement(&actor, id, placement, backend::query_id("draft")).await?;
        let (one, today) = found.stands;
        let follow = one.state.code().may_follow();
        let (open, shut): (Vec<_>, Vec<_>) = follow.iter().copied().partition(|&to| one.against(to, today).is_empty());
        let mut stored = one.move_form(today);
        stored.to = to.filter(|to| open.contains(to)).map(|to| to.code().to_owned()).unwrap_or_default();
        let (of_step, draft) = apart(found.draft, "step_on");
        let fields = Fields::of(&stored, draft).for_next();
        let hidden = vec![("resident", id.to_string()), ("placement", placement.to_string())];
        let latest = Latest::of("placement", &one.steps, one.version);
        let right = view! {
            <RightStep folded=true latest to=("correct_placement_step", "take_back_placement_step") hidden=hidden.clone() about=id draft=of_step
                changed=found.changed.clone() removable=one.steps.len() == 1 && held(&one).is_none() today/>
        };
        let remove = removal(&one, id);
        let stands = stands(&one, today).into_any();
        // Where it would be agreed next, the same stands beside that step.
        let will_stop = (!shut.contains(&PlacementCode::Agreed)).then(|| ahead::notice(&one, id, today)).flatten();
        let refused = refused(&one, &shut, (id, actor.account), today).into_any();
        let over = open.contains(&PlacementCode::Ended) || open.contains(&PlacementCode::NotTaken);
        let form = if open.is_empty() {
            let words = if follow.is_empty() { "placement-over" } else { "placement-nothing-now" };
            view! { <Faults fields=fields.clone()/><p>{t(words)}</p><KeptWords fields names=&["reason_words"]/> }.into_any()
        } else {
            view! {
                <Form endpoint="move_placement" fields hidden about=id.to_string() version=one.version changed=found.changed>
                    <Radios name="to" of=choices("placement", &open)/>
                    <DateField name="on" label=t("field-move-on")/>
                    {over.then(|| view! { <Why not_taken=open.contains(&PlacementCode::NotTaken)/> })}
                    <Finish label=t("save") back=format!("/residents/{id}#work")/>
                </Form>
            }
            .into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t("placement-move")/>{stands}{will_stop}{refused}{form}{remove}{right}</div>
            </Desk>
        })
    })
}

#[component]
fn Why(not_taken: bool) -> impl IntoView {
    let when = if not_taken { t("placement-why-not") } else { t("placement-why-ended") };
    view! {
        <div class="when-over stack"><p class="hint">{when}</p>
            {not_taken.then(|| view! { <Radios name="by" of=choices("decider", Decider::VARIANTS)/> })}
            <Select name="reason" of=choices("work-reason", WorkReason::VARIANTS) none=t("choose")/>
            <TextBox name="reason_words" rows=3 hint=t("hint-reason-words")/></div>
    }
}

/// With its first step alone it can go, unless something hangs on it.
fn removal(one: &PlacementView, her: Id<Resident>) -> Option<impl IntoView + use<>> {
    let (kind, label, held) = (RemovableKind::Placement, t("remove-placement"), held(one));
    (one.steps.len() == 1).then(|| view! { <Remove her kind id=one.id.raw() version=one.version label held/> })
}

fn held(one: &PlacementView) -> Option<String> {
    if !one.check_ins.is_empty() {
        return Some(t("remove-has-check-ins"));
    }
    (!one.exceptions.is_empty()).then(|| t("remove-was-asked"))
}

/// Steps that a rule stands against, each with the rules, and what would help.
fn refused(
    one: &PlacementView,
    shut: &[PlacementCode],
    (her, by): (Id<Resident>, Id<Account>),
    today: NaiveDate,
) -> Option<AnyView> {
    if shut.is_empty() {
        return None;
    }
    let rows = shut.iter().map(|&to| {
        let rules = one.against(to, today).into_iter().map(|rule| view! { <br/>{ahead::help(rule, one, her, today)} });
        let rules = rules.collect_view();
        view! { <li><span class="grow"><b>{tx("placement-not-now", &[("state", code("placement", to).into())])}</b>{rules}</span></li> }
    });
    let ask = (one.open_exception().is_none() && one.may_ask_exception(by, today)).then(|| {
        view! { <a class="btn" href=format!("/residents/{her}/placements/{}/exception", one.id)><Icon name="talk"/>{t("exception-ask")}</a> }
    });
    let asked = one.open_exception().filter(|asked| !matches!(asked.state, ExceptionState::Agreed { .. })).map(|asked| {
        view! { <p>{stands_words(asked, today)}" "<a href=format!("/residents/{her}/placements/{}/exception", one.id)>{t("open")}</a></p> }
    });
    let instead = shut.contains(&PlacementCode::Agreed).then(|| ahead::instead(one, today)).flatten();
    Some(view! { <div class="stack-s"><ul class="rows">{rows.collect_view()}</ul>{instead}{ask}{asked}</div> }.into_any())
}

/// "Job, Hotel Mirna", and where it stands.
fn stands(one: &PlacementView, today: NaiveDate) -> impl IntoView + use<> {
    view! {
        <div class="stack-s"><p><span class="strong">{one.terms.what.clone()}</span>", "{kind_and_employer(one)}": "<b>{code("placement", one.state.code())}</b></p>
            <p>{check_chip(one, today)}</p></div>
    }
}

/// "Job, Hotel Mirna": the employer as a link.
pub(super) fn kind_and_employer(one: &PlacementView) -> impl IntoView + use<> {
    let kind = code("placement-kind", one.terms.kind);
    match one.terms.employer.clone() {
        Some((id, name)) => view! { {kind}", "<a href=format!("/organisations/{id}")>{name}</a> }.into_any(),
        None if one.terms.kind == PlacementKind::SelfEmployment => view! { {kind} }.into_any(),
        None => view! { {kind}", "{t("employer-none-yet")} }.into_any(),
    }
}

/// An employer by name and place, and what stands against it: two may have one name.
fn employer_choice(one: &Employer, today: NaiveDate) -> Choice {
    let place = (!one.municipality.is_empty()).then_some(one.municipality.clone());
    let vetted = vetted(one.check.as_ref(), today);
    let check = (!matches!(vetted, Vetted::Until { .. })).then(|| inside(&vetted_words(vetted, today)));
    let words = [Some(one.name.clone()), place, check].into_iter().flatten().collect::<Vec<_>>().join(", ");
    (one.id.to_string(), words)
}

/// What is next of work that is an idea.
pub(super) fn idea_words(one: &PlacementView) -> Option<String> {
    idea_key(one.state.code(), one.terms.kind, one.terms.employer.is_some()).map(t)
}

fn idea_key(state: PlacementCode, kind: PlacementKind, named: bool) -> Option<&'static str> {
    (state == PlacementCode::Idea).then_some(match (named, kind) {
        (true, _) => "work-idea-next",
        (false, PlacementKind::SelfEmployment) => "work-idea-own",
        (false, _) => "work-idea-nobody",
    })
}

/// How the employer's check stands, as it matters to this placement; and beside it that it was called not safe since.
pub(super) fn check_chip(one: &PlacementView, today: NaiveDate) -> AnyView {
    let not_safe = one.not_safe().map(|by| {
        let words = if by == ToldBy::Her { t("not-safe-by-her") } else { t("not-safe-by-others") };
        view! { " "<span class="chip is-late"><Icon name="warn"/>{words}</span> }
    });
    view! { {of_check(one, today)}{not_safe} }.into_any()
}

fn of_check(one: &PlacementView, today: NaiveDate) -> AnyView {
    let vetted = one.vetted(today);
    if one.was_own() && matches!(vetted, None | Some(Vetted::Missing)) {
        return view! { <span class="chip">{t("own-job-not-checked")}</span> }.into_any();
    }
    match vetted {
        Some(vetted) => vetted_chip(vetted, today).into_any(),
        None if one.terms.kind == PlacementKind::SelfEmployment => {
            view! { <span class="chip">{t("own-business")}</span> }.into_any()
        }
        None => view! { <span class="chip">{t("check-none-yet")}</span> }.into_any(),
    }
}

fn vetted_words(vetted: Vetted, today: NaiveDate) -> String {
    let of = |on: NaiveDate| [("day", day(on, today).into())];
    match vetted {
        Vetted::Missing => t("vetted-missing"),
        Vetted::NotPassed { on } => tx("vetted-not-passed", &of(on)),
        Vetted::Lapsed { until } => tx("vetted-lapsed", &of(until)),
        Vetted::Until { until } => tx("vetted-until", &of(until)),
    }
}

pub(super) fn vetted_chip(vetted: Vetted, today: NaiveDate) -> impl IntoView {
    let (tone, icon) = match vetted {
        Vetted::Missing => ("is-soon", "shield"),
        Vetted::NotPassed { .. } => ("is-late", "warn"),
        Vetted::Lapsed { .. } => ("is-late", "clock"),
        Vetted::Until { .. } if vetted.ends_soon(today) => ("is-soon", "clock"),
        Vetted::Until { .. } => ("is-good", "tick"),
    };
    view! { <span class=format!("chip {tone}")><Icon name=icon/>{vetted_words(vetted, today)}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_says_what_is_next() {
        use PlacementKind::{Job, SelfEmployment};
        for (state, kind, named, words) in [
            (PlacementCode::Idea, Job, true, Some("Next: ask the employer")),
            (PlacementCode::Idea, Job, false, Some("Next: find an employer")),
            (PlacementCode::Idea, SelfEmployment, false, Some("Next: see what she needs to begin")),
            (PlacementCode::Offered, Job, true, None),
            (PlacementCode::NotTaken, Job, false, None),
        ] {
            assert_eq!(idea_key(state, kind, named).map(t).as_deref(), words, "{state:?} {kind:?} {named}");
        }
    }
}
