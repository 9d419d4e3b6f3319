//! Two at the same thing: the second is shown both versions, and the summary leads to every field that differs and to no other.

use domain::{
    assessments::SittingForm,
    barriers::BarrierForm,
    choosing::{ChoosingForm, WayForm},
    goals::{AboutForm, GoalForm, WhenForm},
    residents::ResidentForm,
};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    goals::signed_in,
    support::{
        case::Case,
        doors::{Door, knock},
        forms::{choosing, reading, see, this_monday, week},
        people::ago,
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

/// The pairs of a form as its page sends them.
fn sent(form: &impl Serialize) -> Vec<(String, String)> {
    fn walk(name: &str, value: &Value, into: &mut Vec<(String, String)>) {
        match value {
            Value::Object(object) => object.iter().for_each(|(part, value)| walk(&format!("{name}[{part}]"), value, into)),
            Value::Array(list) => list.iter().for_each(|value| walk(&format!("{name}[]"), value, into)),
            Value::String(text) => into.push((name.to_owned(), text.clone())),
            other => panic!("{name} is no text: {other}"),
        }
    }
    let mut all = Vec::new();
    walk("form", &serde_json::to_value(form).unwrap(), &mut all);
    all
}

/// What the summary leads to: ids, and what they are called.
fn summary(page: &str) -> Vec<(&str, &str)> {
    let block =
        page.split("class=\"faults\"").nth(1).and_then(|rest| rest.split("</div>").next()).unwrap_or_else(|| panic!("{page}"));
    let link = |link| {
        let (id, rest): (&str, &str) = str::split_once(link, '"')?;
        Some((id, rest.split_once('>')?.1.split('<').next()?))
    };
    block.split("href=\"#").skip(1).map(|rest| link(rest).unwrap()).collect()
}

/// Sends a form that was read at another version, and says where the summary of its page leads.
async fn refused(
    web: &Web<'_>,
    session: &str,
    case: &Case,
    (endpoint, at): (&str, &str),
    hidden: &[(&str, &str)],
    form: &impl Serialize,
) -> (Vec<String>, String) {
    let (id, her) = (Uuid::new_v4().to_string(), case.resident.to_string());
    let form = sent(form);
    let mut all = vec![("_form", id.as_str()), ("_at", at), ("_about", her.as_str())];
    all.extend(hidden);
    all.extend(form.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let answer = web.post(&format!("/do/{endpoint}"), pairs(&all), Some(session)).await;
    assert_eq!(answer.location(), format!("{at}?draft={id}"), "{endpoint}");
    let page = web.get(answer.location(), Some(session)).await.body;
    let mut led = Vec::new();
    for (id, called) in summary(&page) {
        assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{endpoint} leads to {id}");
        assert!(!called.is_empty() && !called.contains('⟦'), "{endpoint}: {id} is called {called}");
        led.push(id.to_owned());
    }
    assert_eq!(page.matches("class=\"theirs\"").count(), led.len(), "{endpoint}: what stands is said beside each: {page}");
    (led, page)
}

#[test]
fn whoever_comes_second_is_led_to_the_fields_that_differ_and_to_no_other() {
    both_engines(async |store: &Store| {
        let (case, web, records) = (Case::make(store).await, Web::of(store), &store.records);
        let (ana, bea) = (&store.people.ana, &store.people.bea);
        let session = web.session(ana).await;
        let her = case.resident.to_string();
        let about = |path: &str| format!("/residents/{her}/{path}");

        knock(Door::EditResident, records, bea, &case).await.unwrap();
        let stands = records.edit_resident_page(ana, case.resident, None).await.unwrap().stands;
        let form = ResidentForm {
            version: "1".into(),
            name_used: "Mirjana".into(),
            languages: vec!["mk".into()],
            restricted: "on".into(),
            ..stands
        };
        let at = ("edit_resident", &*about("edit"));
        let (led, page) = refused(&web, &session, &case, at, &[("resident", &her)], &form).await;
        assert_eq!(led, ["f-name-used", "f-languages", "f-restricted"]);
        let folded = page.split("<details").find(|part| part.contains("id=\"f-languages\"")).unwrap();
        assert!(folded.split('>').next().unwrap().contains(" open"), "what differs is not folded away: {folded}");

        knock(Door::EditBarrier, records, bea, &case).await.unwrap();
        let stands = records.barrier_page(ana, case.resident, Some(case.barrier), None).await.unwrap().stands.unwrap();
        let form = BarrierForm {
            version: "1".into(),
            what: "Two lines\r\nof it".into(),
            since: ago(3).into(),
            ..BarrierForm::from(&stands)
        };
        let (barrier, at) = (case.barrier.to_string(), about(&format!("barriers/{}", case.barrier)));
        let hidden = [("resident", her.as_str()), ("barrier", barrier.as_str())];
        let (led, _) = refused(&web, &session, &case, ("record_barrier", &at), &hidden, &form).await;
        assert_eq!(led, ["f-what", "f-since"]);

        knock(Door::RecordWeek, records, bea, &case).await.unwrap();
        let (enrolment, monday) = (case.enrolment.to_string(), this_monday().to_string());
        let at = about(&format!("enrolments/{enrolment}/week/{monday}"));
        let hidden = [("resident", her.as_str()), ("enrolment", enrolment.as_str()), ("monday", monday.as_str())];
        let (led, page) = refused(&web, &session, &case, ("record_week", &at), &hidden, &week("late", 0)).await;
        assert!(led == ["f-d1"] && summary(&page)[0].1.starts_with("Monday "), "{led:?}");
    });
}

#[test]
fn of_several_alike_the_summary_says_which_one_differs() {
    on_sqlite(async |store: &Store| {
        let (case, web, records) = (Case::make(store).await, Web::of(store), &store.records);
        let (ana, bea) = (&store.people.ana, &store.people.bea);
        let session = web.session(ana).await;
        let her = case.resident.to_string();

        let laid = choosing("1", case.run, case.other_run);
        records.record_choosing(bea, case.resident, Some(case.choosing), &laid).await.unwrap();
        let stands = records.choosing_form(ana, case.resident, Some(case.choosing), None).await.unwrap().stands.0.unwrap();
        let stands = ChoosingForm::from(&stands);
        let two = WayForm { way: "On foot".into(), ..stands.two };
        let form = ChoosingForm { version: "1".into(), two, ..stands };
        let (id, at) = (case.choosing.to_string(), format!("/residents/{her}/choosing/{}/edit", case.choosing));
        let hidden = [("resident", her.as_str()), ("choosing", id.as_str())];
        let (led, page) = refused(&web, &session, &case, ("record_choosing", &at), &hidden, &form).await;
        assert_eq!(led, ["f-two-way"]);
        assert!(summary(&page)[0].1.starts_with("The second way: "), "{page}");

        let id = records.record_sitting(ana, case.resident, None, &reading("", &[("text_1a", "yes")])).await.unwrap();
        let more = reading("1", &[("text_1a", "yes"), ("text_2a", "not_yet")]);
        records.record_sitting(bea, case.resident, Some(id), &more).await.unwrap();
        let stands = records.sitting_page(ana, case.resident, Some(id), None).await.unwrap().stands.unwrap();
        let mut form = SittingForm { version: "1".into(), ..SittingForm::from(&stands) };
        form.answers.insert("text_2a".into(), "yes".into());
        let (sitting, at) = (id.to_string(), format!("/residents/{her}/assessments/{id}"));
        let hidden = [("resident", her.as_str()), ("sitting", sitting.as_str())];
        let (led, page) = refused(&web, &session, &case, ("record_sitting", &at), &hidden, &form).await;
        assert_eq!(led, ["f-answers-text-2a"]);
        assert!(summary(&page)[0].1.starts_with("Reading: ") && page.contains("Stands now: Not yet"), "{page}");
    });
}

#[test]
fn she_is_led_to_her_own_words_and_to_who_may_see_them() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = web.session(&signed_in(store, case.resident).await).await;
        let form = GoalForm { version: "1".into(), words: "A blue door".into(), see: "me".into() };
        let (goal, at) = (case.goal.to_string(), format!("/mine/goals/{}/edit", case.goal));
        let (led, page) = refused(&web, &session, &case, ("keep_goal", &at), &[("goal", &goal)], &form).await;
        assert_eq!(led, ["f-own-words", "f-see"]);
        assert!(page.contains("Become a baker") && page.contains("A blue door"), "{page}");
    });
}

#[test]
fn by_when_what_about_and_for_whom_she_is_shown_what_stands_beside_what_she_chose() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = web.session(&signed_in(store, case.resident).await).await;
        let goal = case.goal.to_string();
        let (at, hidden) = (|page: &str| format!("/mine/goals/{goal}{page}"), [("goal", goal.as_str())]);
        let form = WhenForm { version: "1".into(), by: ago(0).into() };
        let (led, page) = refused(&web, &session, &case, ("say_when", &at("/when")), &hidden, &form).await;
        assert_eq!(led, ["f-by"]);
        assert!(page.contains("This changed while you were here"), "{page}");
        let form = AboutForm { version: "1".into(), area: "home".into() };
        let (led, _) = refused(&web, &session, &case, ("say_about", &at("/about")), &hidden, &form).await;
        assert_eq!(led, ["f-area"]);
        let (led, page) = refused(&web, &session, &case, ("share_goal", &at("")), &hidden, &see(1, "me")).await;
        assert!(led == ["f-see"] && !page.contains("Look how it stands now"), "{page}");
        let open = page.split("<details").find(|part| part.contains("id=\"f-see\"")).unwrap();
        assert!(open.split('>').next().unwrap().contains(" open"), "what differs is not folded away: {open}");
        let (at, hidden) = (("share_dream", "/mine/dream"), [("kind", "words")]);
        let (led, _) = refused(&web, &session, &case, at, &hidden, &see(7, "us")).await;
        assert_eq!(led, ["f-see"]);
    });
}

#[test]
fn a_button_of_hers_that_comes_second_changes_nothing_and_she_is_told() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = web.session(&signed_in(store, case.resident).await).await;
        let (goal, step, home) = (case.goal.to_string(), case.step.to_string(), format!("/mine/goals/{}", case.goal));
        for (endpoint, at, what, said, told) in [
            ("move_goal", home.as_str(), ("goal", &goal), ("form[to]", "on_hold"), "This has changed. Look how it stands now."),
            ("mark_step", "/mine", ("step", &step), ("form[mark]", "done"), "This changed while you were here"),
        ] {
            let shown = web.get(at, Some(&session)).await.body;
            assert!(shown.contains("name=\"form[version]\""), "{endpoint}: {shown}");
            let id = Uuid::new_v4().to_string();
            let body = pairs(&[("_form", &id), ("_at", at), (what.0, what.1), ("form[version]", "0"), said]);
            let answer = web.post(&format!("/do/{endpoint}"), body, Some(&session)).await;
            assert_eq!(answer.location(), format!("{at}?draft={id}"), "{endpoint}");
            let page = web.get(answer.location(), Some(&session)).await.body;
            assert!(page.contains(told), "{endpoint}: {page}");
        }
    });
}

#[test]
fn the_summary_of_what_is_wrong_leads_to_fields_that_are_there() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let session = web.session(&store.people.ana).await;
        let id = Uuid::new_v4().to_string();
        let body = pairs(&[("_form", id.as_str()), ("_at", "/residents/new"), ("form[birth_year]", "20x2")]);
        let answer = web.post("/do/take_in", body, Some(&session)).await;
        let page = web.get(answer.location(), Some(&session)).await.body;
        let led = summary(&page);
        assert!(led.iter().any(|(id, _)| *id == "f-birth-year"), "{led:?}");
        for (id, called) in led {
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{called} leads to {id}");
        }
    });
}

#[test]
fn whoever_moves_on_second_is_told_where_it_stands_and_nothing_is_said_to_differ() {
    both_engines(async |store: &Store| {
        let (records, bea) = (&store.records, &store.people.bea);
        let case = Case::make(store).await;
        let web = Web::of(store);
        let session = web.session(&store.people.ana).await;
        let her = case.resident.to_string();
        knock(Door::CorrectEnrolment, records, bea, &case).await.unwrap();
        let (enrolment, at) = (case.enrolment.to_string(), format!("/residents/{her}/enrolments/{}/move", case.enrolment));
        let hidden = [("resident", her.as_str()), ("enrolment", enrolment.as_str())];
        let form = domain::enrolments::MoveForm {
            version: "1".into(),
            to: "needed".into(),
            reason_words: "The bus".into(),
            ..Default::default()
        };
        let (led, page) = refused(&web, &session, &case, ("move_enrolment", &at), &hidden, &form).await;
        assert!(led.is_empty() && !page.contains("Stands now"), "{led:?}");
        assert!(page.contains("How it stands now is said above") && page.contains("cannot follow any more"));
        assert!(page.contains("The bus"), "what was typed stays");
    });
}
