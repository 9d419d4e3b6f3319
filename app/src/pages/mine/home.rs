//! Her first page: her dream on top, covered; what grows below it; her next three steps and what is to come; what she did.

use chrono::NaiveDate;
use domain::{
    codes::{GoalState, StepState},
    dreams::Dreams,
    enrolments::{MyNext, ReadAt},
    goals::{GoalView, NEXT, StepView, finished, is_open, next_steps},
    placements::MyWork,
    sign_ins::Reset,
};
use leptos::prelude::*;
use records::{goals::MinePage, places::MyCoursesPage};

use super::{
    choosing::question,
    coming::coming,
    parts::{Marks, Say, icon, read_at},
    school::by_when,
    work::first_question,
};
use crate::{
    backend::{self, backend, house},
    components::{
        grown::{Gift, Grown},
        icon::Icon,
        layout::Own,
        notice::Notice,
        picture::Drawn,
        send::Send,
        trouble::page,
    },
    words::{self, day, t, tx},
};

#[component]
pub fn HomePage() -> impl IntoView {
    let marked = backend::query("marked");
    let kept = backend::query("kept").is_some();
    page(async move {
        let (records, actor) = backend()?;
        let found = records.mine(&actor, None).await?;
        let work = records.my_work(&actor, None).await?.work;
        let courses = records.my_courses(&actor).await?;
        let school = records.my_school(&actor).await?.school;
        let marked = found.goals.iter().flat_map(|goal| &goal.steps).find(|step| Some(step.id.to_string()) == marked);
        let notices = [
            found.reset.clone().map(|reset| view! { <WasReset reset/> }.into_any()),
            marked.map(|step| view! { <Marked step=step.clone()/> }.into_any()),
            kept.then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("dream-kept")}</p></Notice> }.into_any()),
        ];
        let parts = [
            view! { <Dream dreams=found.dreams.clone() finished=finished(&found.goals).len()/> }.into_any(),
            view! { <Steps page=&found own=school.own_steps() ahead=coming(&courses, &work)/> }.into_any(),
            view! { <Seats courses=&courses/> }.into_any(),
            view! { <Work work=&work/> }.into_any(),
            view! { <Asked page=&found/> }.into_any(),
            view! { <Did goals=&found.goals today=found.mine.today/> }.into_any(),
            view! { <More goals=!found.goals.is_empty() work=!work.is_empty() courses=!(courses.places.is_empty() && courses.choosings.is_empty()) talk=found.asked.map(|_| found.unread)/> }
                .into_any(),
        ];
        Ok(
            view! { <Own><div class="stack-l">{notices.into_iter().flatten().collect_view()}{parts.into_iter().collect_view()}</div></Own> },
        )
    })
}

/// Somebody on the team set her password anew: said plainly, until she says that she saw it.
#[component]
fn WasReset(reset: Reset) -> impl IntoView {
    let zone = house().time_zone;
    let when = words::full_day(words::local_day(reset.at, &zone));
    view! {
        <Notice icon="key">
            <p class="strong">{tx("mine-reset", &[("name", reset.by.into()), ("day", when.into())])}</p>
            <p>{t("mine-reset-what")}</p>
            <Send endpoint="note_reset" at="/mine" class="cluster"><button class="btn">{t("mine-reset-seen")}</button>
                <button class="btn" form="talk">{t("mine-reset-talk")}</button></Send>
        </Notice>
    }
}

#[component]
fn Marked(step: StepView) -> impl IntoView {
    let words = match (step.state, step.not_yet_on) {
        (StepState::Done, _) => t("step-done-notice"),
        (StepState::NotThis, _) => t("step-not-this-notice"),
        (_, Some(_)) => t("step-not-yet-notice"),
        _ => return ().into_any(),
    };
    view! {
        <Notice icon="tick" tone="is-good"><Send endpoint="mark_step" at="/mine" hidden=read_at("step", step.id.to_string(), step.version) class="cluster">
            <span class="grow">{words}</span><Say name="form[mark]" value="open" icon="undo" words=t("undo") about=step.words/></Send></Notice>
    }
    .into_any()
}

/// Covered until she taps.
#[component]
fn Dream(dreams: Dreams, finished: usize) -> impl IntoView {
    let cover = if dreams.is_blank() {
        view! { <p>{t("dream-none")}</p> }.into_any()
    } else {
        let more = dreams.words.len() + dreams.drawings.len() > 1;
        let shut = if dreams.drawings.is_empty() { t("dream-show-words") } else { t("dream-show") };
        let drawn = dreams.drawings.into_iter().next().map(|last| view! { <Drawn picture=last.body/> });
        let words =
            dreams.words.into_iter().next().map(|last| view! { <blockquote class="words" dir="auto">{last.body}</blockquote> });
        let all = more.then(|| view! { <a href="/mine/dream">{t("dream-all")}</a> });
        let one = (!more).then(|| view! { <a href="/mine/dream">{t("dream-who")}</a> });
        view! {
            <details class="cover"><summary class="btn btn-quiet"><Icon name="eye"/><span class="shut">{shut}</span><span class="open">{t("dream-cover")}</span></summary>
                <div class="stack">{drawn}{words}<p>{all}{one}</p></div></details>
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="dream"><h1 id="dream">{t("dream-title")}</h1>
            {cover}
            <div class="pair"><a class="btn" href="/mine/dream/draw"><Icon name="pen"/>{t("dream-draw")}</a>
                <a class="btn" href="/mine/dream/write"><Icon name="paper"/>{t("dream-write")}</a></div>
            <Grown finished/></section>
    }
}

/// What somebody proposes: hers to choose.
#[component]
fn Asked<'a>(page: &'a MinePage) -> impl IntoView + use<> {
    let goals = page.goals.iter().filter(|goal| goal.state == GoalState::Proposed).map(|goal| {
        let steps = goal.steps.iter().filter(|step| step.state == StepState::Proposed).map(|step| step.words.clone()).collect();
        Proposal {
            icon: icon(goal.area),
            words: goal.words.clone(),
            by: tx("ask-by", &[("name", goal.proposed_by.clone().unwrap_or_default().into())]),
            steps,
            endpoint: "move_goal",
            what: read_at("goal", goal.id.to_string(), goal.version),
            answers: ("form[to]", "accepted", "cancelled"),
        }
    });
    let open = page.goals.iter().filter(|goal| is_open(goal.state)).flat_map(|goal| &goal.steps);
    let steps = open.filter(|step| step.state == StepState::Proposed).map(|step| Proposal {
        icon: icon(step.area),
        words: step.words.clone(),
        by: tx("ask-step-by", &[("name", step.proposed_by.clone().unwrap_or_default().into())]),
        steps: vec![],
        endpoint: "mark_step",
        what: read_at("step", step.id.to_string(), step.version),
        answers: ("form[mark]", "open", "not_this"),
    });
    let rows: Vec<_> = goals.chain(steps).map(proposal).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="asked"><h2 id="asked">{t("ask-title")}</h2><p>{t("ask-what")}</p><ol class="stack">{rows}</ol></section> }
    })
}

/// A seat that waits for her yes or no, and courses that lie before her to choose between.
#[component]
fn Seats<'a>(courses: &'a MyCoursesPage) -> impl IntoView + use<> {
    let today = courses.today;
    let seats = courses.places.iter().filter_map(|one| {
        let until = one.until.filter(|_| courses.asks && one.asks(today) && !one.is_lapsed(today))?;
        let words = tx("my-place-offered", &[("day", day(until, today).into())]);
        let href = format!("/mine/courses/{}", one.id);
        Some(asks(one.course.clone(), words, href, t("my-place-answer")))
    });
    let choices = courses.choosings.iter().filter(|one| courses.asks && one.is_open(today));
    let choices =
        choices.map(|one| asks(question(one), t("my-choosing-open"), format!("/mine/choosing/{}", one.id), t("my-choosing-look")));
    let rows: Vec<_> = seats.chain(choices).collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="courses"><h2 id="courses">{t("my-courses-asks")}</h2><ol class="stack">{rows}</ol></section> }
    })
}

fn asks(title: String, words: String, href: String, act: String) -> AnyView {
    view! {
        <li class="step"><span class="stone"><Icon name="book"/></span><div><h3 dir="auto">{title.clone()}</h3><p>{words}</p></div>
            <div class="pair"><a class="btn" href=href><Icon name="eye"/>{act}<span class="vh">": "{title}</span></a></div></li>
    }
    .into_any()
}

/// The team asks how it goes where she works.
#[component]
fn Work<'a>(work: &'a [MyWork]) -> impl IntoView + use<> {
    let rows = work.iter().filter(|one| one.is_at_work() && one.due.is_some()).map(|one| {
        view! {
            <li class="step"><span class="stone"><Icon name="work"/></span>
                <div><h3 dir="auto">{one.what.clone()}</h3><p>{t("my-work-asks")}</p></div>
                <div class="pair"><a class="btn" href=first_question(one.id)><Icon name="talk"/>{t("my-work-tell")}<span class="vh">": "{one.what.clone()}</span></a></div></li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="work"><h2 id="work">{t("my-work-title")}</h2><ol class="stack">{rows}</ol></section> }
    })
}

struct Proposal {
    icon: &'static str,
    words: String,
    by: String,
    /// The steps that come with a goal.
    steps: Vec<String>,
    endpoint: &'static str,
    what: Vec<(&'static str, String)>,
    /// The field, yes, and "not this".
    answers: (&'static str, &'static str, &'static str),
}

fn proposal(one: Proposal) -> impl IntoView {
    let (field, yes, no) = one.answers;
    let steps = one.steps.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let (yes_to, no_to) = (one.words.clone(), one.words.clone());
    view! {
        <li class="step"><span class="stone"><Icon name=one.icon/></span>
            <div><h3 dir="auto">{one.words}</h3><p>{one.by}</p><ul class="stack-s" dir="auto">{steps}</ul></div>
            <Send endpoint=one.endpoint at="/mine" hidden=one.what class="pair pair-wide">
                <Say name=field value=yes icon="tick" words=t("ask-yes") about=yes_to/>
                <Say name=field value=no icon="close" words=t("ask-no") about=no_to/></Send></li>
    }
}

/// Three at most; *Not yet* is as big as *I did it*. What is hers to do for school comes first.
#[component]
fn Steps<'a>(page: &'a MinePage, own: Vec<(Option<ReadAt>, MyNext)>, ahead: Vec<AnyView>) -> impl IntoView + use<> {
    let title = match &page.mine.name {
        Some(name) => tx("steps-title-name", &[("name", name.clone().into())]),
        None => t("steps-title"),
    };
    let next = next_steps(&page.goals);
    let none = (next.is_empty() && own.is_empty() && ahead.is_empty()).then(|| {
        let open = page.goals.iter().any(|goal| matches!(goal.state, GoalState::Accepted | GoalState::Active));
        view! { <p>{t(if open { "steps-none" } else { "steps-none-yet" })}</p> }
    });
    let left = NEXT.saturating_sub(own.len());
    let own =
        own.into_iter().enumerate().map(|(place, (asks, one))| school_step(asks, one, place == 0, page.mine.today)).collect_view();
    let rows = next.into_iter().take(left).enumerate().map(|(place, step)| {
        let goal = page.goals.iter().find(|goal| goal.id == step.goal).map(|goal| goal.words.clone()).unwrap_or_default();
        let later = step.not_yet_on.map(|_| view! { <p>{t("step-later")}</p> });
        view! {
            <li class="step"><span class="stone"><Icon name=icon(step.area)/></span>
                <div><h3 dir="auto">{step.words.clone()}</h3><p dir="auto"><a href=format!("/mine/goals/{}", step.goal)>{short(&goal)}</a></p>{later}</div>
                <Marks step main=place == 0 && left == NEXT/></li>
        }
    });
    let rows = rows.collect_view();
    view! { <section class="stack" aria-labelledby="steps"><h2 id="steps">{title}</h2>{none}<ol class="stack steps">{own}{rows}</ol>{ahead}</section> }
}

/// Where she cannot say here that she did it, she tells us.
fn school_step(asks: Option<ReadAt>, one: MyNext, main: bool, today: NaiveDate) -> impl IntoView {
    let by = by_when(&one, today).map(|by| view! { <p>{by}</p> });
    let what = one.what.unwrap_or_else(|| t("my-school-step"));
    let see = view! { <a class="btn" href="/mine/school"><Icon name="eye"/>{t("my-school-see")}<span class="vh">": "{what.clone()}</span></a> };
    let (tell, acts) = match asks {
        Some((id, version)) => {
            let did = view! { <Say name="form[mark]" value="done" icon="tick" words=t("step-did") about=what.clone() main/> };
            let hidden = read_at("enrolment", id.to_string(), version);
            (None, view! { <Send endpoint="mark_school_step" at="/mine" hidden class="pair">{did}{see}</Send> }.into_any())
        }
        None => (Some(view! { <p>{t("my-school-tell")}</p> }), view! { <div class="pair">{see}</div> }.into_any()),
    };
    view! {
        <li class="step"><span class="stone"><Icon name="school"/></span><div><h3 dir="auto">{what}</h3>{by}{tell}</div>{acts}</li>
    }
}

/// The beginning of a long goal, whole words.
fn short(words: &str) -> String {
    const MOST: usize = 70;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[component]
fn Did<'a>(goals: &'a [GoalView], today: NaiveDate) -> impl IntoView + use<> {
    let done = finished(goals);
    let rows = done.iter().enumerate().map(|(place, step)| {
        let on = step.done_on.map(|on| view! { <br/><span class="small quiet">{day(on, today)}</span> });
        view! { <li><Gift place/><span dir="auto">{step.words.clone()}{on}</span></li> }
    });
    let rows = rows.collect_view();
    (!done.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="did"><h2 id="did">{t("did-title")}</h2><p>{t("did-what")}</p><ul class="gifts">{rows}</ul></section> }
    })
}

#[component]
fn More(
    goals: bool,
    work: bool,
    courses: bool,
    /// She asked to talk, and whether nobody can read it.
    #[prop(optional_no_strip)]
    talk: Option<bool>,
) -> impl IntoView {
    let all = goals.then(|| view! { <a class="btn" href="/mine/goals"><Icon name="list"/>{t("goals-all")}</a> });
    let work = work.then(|| view! { <p><a class="btn btn-quiet" href="/mine/work"><Icon name="work"/>{t("my-work")}</a></p> });
    let courses =
        courses.then(|| view! { <p><a class="btn btn-quiet" href="/mine/courses"><Icon name="book"/>{t("my-courses")}</a></p> });
    let talk = talk.map(|unread| {
        view! { <Notice icon="talk"><p>{t(if unread { "talk-waits-unread" } else { "talk-waits" })}</p><p><a href="/mine/talk">{t("talk-open")}</a></p></Notice> }
    });
    view! {
        <section class="stack no-print" aria-labelledby="wish"><h2 id="wish">{t("wish-title")}</h2>
            <div class="pair"><a class="btn" href="/mine/goals/new"><Icon name="plus"/>{t("wish-do")}</a>{all}</div></section>
        {talk}
        <div class="stack-s"><p><a class="btn btn-quiet" href="/mine/school"><Icon name="school"/>{t("my-school")}</a></p>{courses}{work}
            <p><a class="btn btn-quiet" href="/mine/can"><Icon name="star"/>{t("can-title")}</a></p>
            <p><a class="btn btn-quiet" href="/mine/looked"><Icon name="eye"/>{t("who-sees")}</a></p></div>
    }
}
