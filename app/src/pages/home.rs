//! What a guardian sees: this week, what went well, what is next, what waits for them. No place, no time of day.

use chrono::{Days, NaiveDate};
use domain::{
    attendance::monday,
    codes::{Code, Relationship},
    contacts::MessageForm,
    dreams::SharedDream,
    goals::{WardGoal, WardStep, WardWords},
    guardians::{CourseWord, Part, SchoolWord, SeenDay, WardResult, WardSchool, WardView, WeekWord, WorkWord},
    ids::Resident,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use records::{goals::SharedWithGuardian, guardians::Ward as Found};

use super::contacts::Message;
use crate::{
    backend::{backend, path_id, query, query_id},
    components::{
        fields::Fields, icon::Icon, layout::Door, name::Called, notice::Notice, page_title::Neutral, picture::Drawn, trouble::page,
    },
    words::{code, day, t, tx},
};

/// The one ward at once; of several, whom to look at.
#[component]
pub fn HomePage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let wards = records.wards(&actor).await?;
        let body = match wards.as_slice() {
            [] => view! { <section class="blank"><h1>{t("home-none")}</h1><p>{t("home-none-what")}</p></section> }.into_any(),
            [one] => {
                let found = records.ward(&actor, one.id, query_id("draft")).await?;
                view! { <Ward found/> }.into_any()
            }
            several => {
                let rows = several.iter().map(|ward| {
                    view! { <li><Icon name="person"/><a class="strong" href=format!("/home/{}", ward.id)><Called name=ward.called.clone()/></a></li> }
                });
                let rows = rows.collect_view();
                view! { <div class="stack-l"><h1>{t("home-several")}</h1><ul class="bits">{rows}</ul></div> }.into_any()
            }
        };
        Ok(view! { <Door title=Neutral::Page>{body}</Door> })
    })
}

#[component]
pub fn WardPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "ward");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.ward(&actor, id?, query_id("draft")).await?;
        let others = found.others.then(|| view! { <p class="small"><a href="/home">{t("home-others")}</a></p> });
        Ok(view! { <Door title=Neutral::Page>{others}<Ward found/></Door> })
    })
}

#[component]
fn Ward(found: Found) -> impl IntoView {
    let (ward, today, shared) = (found.ward, found.today, found.shared);
    let fields = Fields::of(&MessageForm::default(), found.draft);
    let sent = (query("sent").as_deref() == Some("message"))
        .then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("message-sent")}</p></Notice> });
    let called = if ward.called.is_empty() { t("home-her") } else { ward.called.clone() };
    let nothing = ward.school.is_none()
        && ward.results.is_empty()
        && ward.skills.is_empty()
        && ward.courses.is_empty()
        && ward.work.is_empty()
        && ward.asked.is_empty()
        && shared == SharedWithGuardian::default();
    let you = ward.relation.and_then(as_whom).map(|words| view! { {words}" " });
    let nothing = nothing.then(|| view! { <p>{t("home-quiet")}</p> });
    let asked = asked(&ward, today);
    let week = ward.school.as_ref().map(|school| view! { <Week school=school.clone() today called=called.clone()/> });
    let well = section("well", t("went-well"), went_well(&ward, &shared.goals, today, &called));
    let next = section("next", t("home-next"), ahead(&ward, &shared.goals, today));
    let results = section("res", t("home-results"), results(&ward, today));
    let skills = skills(&ward, &called);
    let courses = section("learns", t("ward-courses"), courses(&ward));
    let shares = shares(shared, &called);
    let message = view! { <Message ward=ward.id to=ward.coordinator fields/> };
    view! {
        <div class="stack-l">
            <div><h1><Called name=called.clone()/></h1><p class="quiet">{you}{tx("home-line", &[("name", called.into())])}</p></div>
            {sent}{asked}{week}{well}{next}{results}{skills}{courses}{shares}{nothing}{message}
        </div>
    }
}

/// Who they are to her; an office is only itself.
fn as_whom(relation: Relationship) -> Option<String> {
    let family = !matches!(relation, Relationship::SocialWork | Relationship::Other);
    family.then(|| code("home-as", relation))
}

/// What she chose to show them; where she chose nothing there is no trace of it. What she did and what is next stand further up.
fn shares(shared: SharedWithGuardian, called: &str) -> Option<impl IntoView + use<>> {
    let goals: Vec<WardGoal> = shared.goals.into_iter().filter(|goal| !goal.went_well()).collect();
    if goals.is_empty() && shared.dream == SharedDream::default() {
        return None;
    }
    let title = tx("ward-shares", &[("name", called.to_owned().into())]);
    let picture = shared.dream.picture.map(|picture| view! { <Drawn picture whose="drawing-shared"/> });
    let words = shared.dream.words.map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    let goals = goals.into_iter().map(|goal| {
        let steps = list(to_come(goal.put_off(), None));
        let (words, dir) = goal_words(&goal);
        view! { <li><Icon name="star"/><div class="grow"><p class="strong" dir=dir>{words}</p>{steps}</div></li> }
    });
    let goals = goals.collect_view();
    Some(
        view! { <section class="stack" aria-labelledby="shares"><h2 id="shares">{title}</h2>{picture}{words}<ul class="bits">{goals}</ul></section> },
    )
}

/// What waits for them, first and framed.
fn asked(ward: &WardView, today: NaiveDate) -> Option<impl IntoView + use<>> {
    if ward.asked.is_empty() {
        return None;
    }
    let coordinator = ward.coordinator.clone();
    let rows = ward.asked.iter().map(|one| {
        let due = one.due.map(|due| tx("asked-due", &[("day", day(due, today).into())]));
        view! { <li><Icon name="paper"/><span>{t(&format!("asked-{}", asked_key(one.what)))}" "{due}</span></li> }
    });
    let rows = rows.collect_view();
    let call = coordinator.map(|name| view! { <p>{tx("asked-call", &[("name", name.into())])}</p> });
    Some(
        view! { <section class="ask" aria-labelledby="ask"><h2 id="ask">{t("asked-title")}</h2><ul class="bits">{rows}</ul>{call}</section> },
    )
}

const fn asked_key(what: domain::guardians::AskedFor) -> &'static str {
    use domain::guardians::AskedFor::{Money, Other, Papers, Signature};
    match what {
        Papers => "papers",
        Signature => "signature",
        Money => "money",
        Other => "other",
    }
}

#[component]
fn Week(school: WardSchool, today: NaiveDate, called: String) -> impl IntoView {
    let start = monday(today);
    let said = [("seen-this-week", school.this_week), ("seen-last-week", school.last_week)];
    let said: Vec<String> = said.into_iter().filter_map(|(key, week)| week_words(key, week)).collect();
    // Who only begins may have been a guest before; else there is no day to show yet.
    let goes = match school.word {
        SchoolWord::Goes | SchoolWord::Visits => true,
        SchoolWord::Begins => !said.is_empty(),
        _ => false,
    };
    let days = school.this_week.into_iter().enumerate().map(|(place, seen)| {
        let on = start + Days::new(place as u64);
        let (shape, words) = match seen {
            SeenDay::There => (
                view! { <circle class="f-mark" cx="16" cy="16" r="13"></circle><path class="s-surface" d="M10 16.5l4 4 8-8.5"></path> }.into_any(),
                "seen-there",
            ),
            SeenDay::Away => (view! { <circle class="s-mark" cx="16" cy="16" r="11"></circle><path class="s-mark" d="M10 16h12"></path> }.into_any(), "seen-away"),
            SeenDay::Ahead => (view! { <circle class="s-line thin" cx="16" cy="16" r="11"></circle> }.into_any(), "seen-ahead"),
            SeenDay::Before => (view! { <path class="s-line" d="M8 16h16"></path> }.into_any(), "seen-before"),
            SeenDay::NotKnown => (view! { <path class="s-line" d="M8 16h16"></path> }.into_any(), "seen-not-known"),
        };
        let name = t(&format!("weekday-short-{}", place + 1));
        view! {
            <li><svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">{shape}</svg>
                <time class="small" datetime=on.to_string()>{name}<span class="vh">": "{t(words)}</span></time></li>
        }
    });
    let days = days.collect_view();
    let week = goes.then(|| view! { <ol class="week">{days}</ol><p>{said.join(" ")}</p> });
    let word = school_word(school.word, &called);
    view! { <section class="stack" aria-labelledby="week"><h2 id="week">{t("this-week")}</h2><p>{word}</p>{week}</section> }
}

/// "So far at school on 3 of 4 days." Nothing where nothing is known.
fn week_words(key: &str, week: [SeenDay; 5]) -> Option<String> {
    Some(match WeekWord::of(&week)? {
        WeekWord::EveryDay => t(&format!("{key}-all")),
        WeekWord::Some { there, days } => tx(key, &[("there", there.into()), ("days", days.into())]),
        WeekWord::Part { there, recorded, days } => {
            let counts = [("there", there.into()), ("recorded", recorded.into()), ("days", days.into())];
            tx(&format!("{key}-part"), &counts)
        }
    })
}

fn school_word(word: SchoolWord, called: &str) -> String {
    tx(&format!("school-word-{}", word.code().replace('_', "-")), &[("name", called.to_owned().into())])
}

/// One line of a list.
struct Bit {
    icon: &'static str,
    words: String,
    /// Under the words.
    small: Option<String>,
    /// Her own words run as she wrote them.
    dir: Option<&'static str>,
}

impl Bit {
    fn ours(icon: &'static str, words: String, small: Option<String>) -> Self {
        Self { icon, words, small, dir: None }
    }

    fn hers(icon: &'static str, words: String, small: Option<String>) -> Self {
        Self { icon, words, small, dir: Some("auto") }
    }
}

/// Nothing where there is nothing to list.
fn list(bits: Vec<Bit>) -> Option<impl IntoView + use<>> {
    if bits.is_empty() {
        return None;
    }
    let rows = bits.into_iter().map(|bit| {
        let small = bit.small.map(|small| view! { <br/><span class="small quiet">{small}</span> });
        view! { <li><Icon name=bit.icon/><span dir=bit.dir>{bit.words}{small}</span></li> }
    });
    let rows = rows.collect_view();
    Some(view! { <ul class="bits">{rows}</ul> })
}

fn section(id: &'static str, title: String, bits: Vec<Bit>) -> Option<impl IntoView + use<>> {
    list(bits).map(|list| view! { <section class="stack" aria-labelledby=id><h2 id=id>{title}</h2>{list}</section> })
}

fn went_well(ward: &WardView, goals: &[WardGoal], today: NaiveDate, called: &str) -> Vec<Bit> {
    let began = ward.school.as_ref().and_then(|school| school.began).map(|on| {
        let words = tx("well-began", &[("name", called.to_owned().into()), ("day", day(on, today).into())]);
        Bit::ours("school", words, None)
    });
    let results = ward.results.iter().filter(|one| one.went_well()).map(|one| term_passed(*one, today, called));
    let courses = ward.courses.iter().filter(|word| word.part() == Part::Well).map(|&word| course(word));
    let work = ward.work.iter().filter(|word| word.part() == Part::Well).map(|&word| work(word));
    let goals = goals.iter().flat_map(|goal| done(goal, today));
    began.into_iter().chain(results).chain(courses).chain(work).chain(goals).collect()
}

fn term_passed(one: WardResult, today: NaiveDate, called: &str) -> Bit {
    let words = tx("well-passed", &[("name", called.to_owned().into()), ("term", code("term", one.term).into())]);
    let average = average(one).map(|average| tx("home-average", &[("average", average.into())]));
    let small = [Some(day(one.on, today)), average].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Bit::ours("star", words, Some(small))
}

/// A goal she reached, and the steps she did of any.
fn done(goal: &WardGoal, today: NaiveDate) -> Vec<Bit> {
    let whole = goal.went_well().then(|| {
        let (words, dir) = goal_words(goal);
        Bit { icon: "star", words, small: Some(t("home-goal-done")), dir }
    });
    let steps = goal.done().map(|step| {
        let on = step.done_on.map(|on| tx("ward-step-done", &[("day", day(on, today).into())]));
        match &step.words {
            WardWords::Hers(words) => Bit::hers("tick", words.clone(), on),
            WardWords::Team => Bit::ours("tick", team_steps(1), on),
        }
    });
    whole.into_iter().chain(steps).collect()
}

fn goal_words(goal: &WardGoal) -> (String, Option<&'static str>) {
    match &goal.words {
        WardWords::Hers(words) => (words.clone(), Some("auto")),
        WardWords::Team => (t("home-goal-team"), None),
    }
}

fn team_steps(count: usize) -> String {
    tx("home-steps-team", &[("count", count.into())])
}

/// Her own steps in her words, then how many there are that the team put into words.
fn to_come<'a>(steps: impl Iterator<Item = &'a WardStep>, small: Option<&str>) -> Vec<Bit> {
    let (mut bits, mut team) = (Vec::new(), 0);
    for step in steps {
        match &step.words {
            WardWords::Hers(words) => bits.push(Bit::hers("next", words.clone(), small.map(str::to_owned))),
            WardWords::Team => team += 1,
        }
    }
    bits.extend((team > 0).then(|| Bit::ours("next", team_steps(team), None)));
    bits
}

/// What is next, by the month at most: a day and a time would say when she is where.
fn ahead(ward: &WardView, goals: &[WardGoal], today: NaiveDate) -> Vec<Bit> {
    let school = ward.school.as_ref().and_then(|school| school.word.next(today, &ward.results));
    let school = school.map(|next| Bit::ours("school", code("home-next", next), None));
    let courses = ward.courses.iter().filter(|word| word.part() == Part::Next).map(|&word| course(word));
    let work = ward.work.iter().filter(|word| word.part() == Part::Next).map(|&word| work(word));
    let steps = to_come(goals.iter().flat_map(WardGoal::next), Some(&t("home-step")));
    school.into_iter().chain(courses).chain(work).chain(steps).collect()
}

/// "4.25".
fn average(one: WardResult) -> Option<String> {
    one.average.map(|average| format!("{}.{:02}", average / 100, average % 100))
}

/// Terms that ended in another way than passed.
fn results(ward: &WardView, today: NaiveDate) -> Vec<Bit> {
    let rows = ward.results.iter().filter(|one| !one.went_well()).map(|one| {
        let average = average(*one).map(|average| format!(", {average}")).unwrap_or_default();
        let words = format!("{}: {}{average}", code("term", one.term), code("year-result", one.outcome));
        Bit::ours("book", words, Some(day(one.on, today)))
    });
    rows.collect()
}

/// What she can do and likes, each by itself: behind one line, so that what she shares is not pushed out of sight.
fn skills(ward: &WardView, called: &str) -> Option<impl IntoView + use<>> {
    let title = tx("ward-can", &[("name", called.to_owned().into())]);
    let show = tx("ward-can-show", &[("count", ward.skills.len().into())]);
    let rows =
        ward.skills.iter().map(|one| view! { <li><Icon name="star"/><span>{t(&format!("ward-can-{}", one.name()))}</span></li> });
    let rows = rows.collect_view();
    (!ward.skills.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="can"><h2 id="can">{title}</h2>
        <details><summary class="btn">{show}</summary><ul class="bits">{rows}</ul></details></section> }
    })
}

/// That there is a course, and never which: its name, its days or its place would say where she is.
fn course(word: CourseWord) -> Bit {
    Bit::ours("book", code("ward-course", word), None)
}

/// That there is work, and never where, as what or for how much.
fn work(word: WorkWord) -> Bit {
    Bit::ours("work", code("ward-work", word), None)
}

/// Those she is on; what is behind her and ahead stands further up.
fn courses(ward: &WardView) -> Vec<Bit> {
    ward.courses.iter().filter(|word| word.part() == Part::Now).map(|&word| course(word)).collect()
}

#[cfg(test)]
mod tests {
    use domain::codes::YearResult;
    use strum::VariantArray;

    use super::*;

    #[test]
    fn everyone_is_told_as_whom_in_words() {
        let said: Vec<String> = Relationship::VARIANTS.iter().filter_map(|&one| as_whom(one)).collect();
        assert!(said.len() > 5 && said.iter().all(|words| !words.contains('⟦')), "{said:?}");
    }

    #[test]
    fn every_word_of_school_courses_work_and_results_is_in_words() {
        let day = |month| NaiveDate::from_ymd_opt(2026, month, 15).unwrap();
        let mut said = Vec::new();
        for &word in SchoolWord::VARIANTS {
            said.push(school_word(word, "Vesna"));
            said.extend((1..=12).filter_map(|month| word.next(day(month), &[])).map(|next| code("home-next", next)));
        }
        said.extend(CourseWord::VARIANTS.iter().map(|&word| code("ward-course", word)));
        said.extend(WorkWord::VARIANTS.iter().map(|&word| code("ward-work", word)));
        said.extend(YearResult::VARIANTS.iter().map(|&outcome| code("year-result", outcome)));
        assert!(said.len() > 20 && said.iter().all(|words| !words.contains('⟦')), "{said:?}");
    }

    #[test]
    fn of_the_steps_to_come_hers_are_told_and_the_teams_are_counted() {
        let step = |words| WardStep { words, done: false, done_on: None };
        for (count, said) in
            [(0, None), (1, Some("A step that she planned with her team")), (2, Some("2 steps that she planned with her team"))]
        {
            let steps: Vec<WardStep> =
                [WardWords::Hers("Ask".into())].into_iter().chain((0..count).map(|_| WardWords::Team)).map(step).collect();
            let told: Vec<String> = to_come(steps.iter(), None).into_iter().map(|bit| bit.words).collect();
            let expected: Vec<&str> = ["Ask"].into_iter().chain(said).collect();
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn a_week_is_said_with_how_much_of_it_is_written_down() {
        use SeenDay::{Ahead, Away, NotKnown, There};
        for (key, week, expected) in [
            ("seen-this-week", [There, There, Ahead, Ahead, Ahead], Some("At school every day so far.")),
            ("seen-this-week", [There, Away, There, Ahead, Ahead], Some("So far at school on 2 of 3 days.")),
            (
                "seen-this-week",
                [There, NotKnown, NotKnown, NotKnown, NotKnown],
                Some("So far we can tell of 1 of 5 days: at school on 1 of them."),
            ),
            (
                "seen-last-week",
                [Away, NotKnown, Away, NotKnown, NotKnown],
                Some("Of last week we can tell of 2 of 5 days: at school on none of them."),
            ),
            ("seen-last-week", [NotKnown; 5], None),
        ] {
            let said = week_words(key, week);
            assert_eq!(said.as_deref(), expected, "{week:?}");
        }
    }
}
