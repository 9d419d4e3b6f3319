//! She moves to another site of ours: whoever works there finds her, and her clock runs on.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Ending, Phase},
    days::DayText,
    ids::{Account, Id, Resident, Site},
    problem::{Day, Fault, FieldProblem, Problem, Rule},
    removals::{Removable, RemovableKind},
    residents::{IntakeForm, ListForm},
    stays::{CorrectStayForm, MoveSiteForm, MoveStayForm, StayForm, StayView},
    tasks::TaskForm,
};
use records::{Failed, residents::ResidentPage};

use crate::{
    put_right::{kept, lines, wrong},
    residents::{found, lead_of_both, leaves},
    support::{
        people::{ago, child, enrolment, moved},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

async fn page(store: &Store, who: &Actor, her: Id<Resident>) -> Result<ResidentPage, Failed> {
    store.records.resident(who, her, None).await
}

async fn stay(store: &Store, who: &Actor, her: Id<Resident>) -> StayView {
    page(store, who, her).await.unwrap().stays.remove(0)
}

fn to(site: Id<Site>, account: Id<Account>, version: i32, days: u64) -> MoveSiteForm {
    MoveSiteForm { version: version.to_string(), to: format!("{site}_{account}"), moved: ago(days).into() }
}

async fn west(store: &Store, her: Id<Resident>, days: u64) -> Result<bool, Failed> {
    let (records, people) = (&store.records, &store.people);
    let last = stay(store, &people.ana, her).await;
    records.move_site(&people.ana, her, last.id, &to(people.west, people.vera.account, last.version, days)).await
}

async fn clock(store: &Store, who: &Actor, her: Id<Resident>) -> (i64, bool) {
    let clock = page(store, who, her).await.unwrap().clock.unwrap();
    (clock.days, clock.running)
}

#[test]
fn her_clock_runs_on_where_she_goes_and_those_she_leaves_find_her_no_more() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        assert_eq!(clock(store, &people.ana, her).await, (100, true));
        assert_eq!(west(store, her, 2).await, Ok(false));
        assert_eq!(page(store, &people.ana, her).await.err(), Some(Failed(Problem::NotFound)));
        assert_eq!(clock(store, &people.vera, her).await, (100, true));
        assert_eq!(found(store, &people.vera, ListForm { find: "mara".into(), ..ListForm::default() }).await, [her]);
        let waited = |days: &str| ListForm { over: days.into(), ..ListForm::default() };
        assert_eq!(found(store, &people.vera, waited("99")).await, [her]);
        assert!(found(store, &people.vera, waited("100")).await.is_empty());
        let stays = page(store, &people.vera, her).await.unwrap().stays;
        let said: Vec<_> =
            stays.iter().map(|one| (one.site.as_str(), one.phase, one.ending, one.arrived_on, one.began())).collect();
        let first = ("East", Phase::Ended, Some(Ending::Moved), ago(100), ago(100));
        assert_eq!(said, [("West", Phase::InResidence, None, ago(2), ago(100)), first]);
        assert_eq!(stays[0].coordinator_id, people.vera.account);
        assert!(records.today(&people.vera, false).await.unwrap().people.contains_key(&her));
    });
}

#[test]
fn school_begun_before_the_move_stops_her_clock_and_can_still_be_written_down_after_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "enrolled", ago(40))).await.unwrap();
        records.move_enrolment(&people.ana, her, id, &moved("attending", 1, ago(30))).await.unwrap();
        west(store, her, 2).await.unwrap();
        assert_eq!(clock(store, &people.vera, her).await, (70, false));
        let other =
            records.record_enrolment(&people.vera, her, &enrolment(people.other_school, "enrolled", ago(60))).await.unwrap();
        records.move_enrolment(&people.vera, her, other, &moved("attending", 1, ago(50))).await.unwrap();
        assert_eq!(clock(store, &people.vera, her).await, (50, false));
    });
}

#[test]
fn a_move_from_there_counts_from_the_first_of_them_and_a_new_stay_anew() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        west(store, her, 20).await.unwrap();
        let last = stay(store, &people.vera, her).await;
        records.move_site(&people.vera, her, last.id, &to(people.east, people.bea.account, last.version, 10)).await.unwrap();
        assert_eq!(clock(store, &people.bea, her).await, (100, true));
        leaves(store, &people.bea, her, ago(5)).await;
        let back = StayForm { site: people.east.to_string(), arrived: ago(1).into(), ..StayForm::default() };
        records.begin_stay(&people.bea, her, &back).await.unwrap();
        assert_eq!(clock(store, &people.bea, her).await, (1, true));
    });
}

#[test]
fn only_somebody_who_works_at_another_site_is_chosen_and_an_ended_stay_moves_nowhere() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let last = stay(store, &people.ana, her).await;
        let went = async |form: &MoveSiteForm| records.move_site(&people.ana, her, last.id, form).await;
        let wrong = |field: &str, fault| Err(Failed(Problem::Invalid(vec![FieldProblem::new(field, fault)])));
        for (site, who) in [(people.east, &people.bea), (people.west, &people.bea), (people.west, &people.administrator)] {
            assert_eq!(went(&to(site, who.account, 1, 2)).await, wrong("to", Fault::NotAnOption));
        }
        assert_eq!(went(&to(people.west, people.vera.account, 7, 2)).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        records.close_site(&people.administrator, people.west, true).await.unwrap();
        assert_eq!(went(&to(people.west, people.vera.account, 1, 2)).await, wrong("to", Fault::NotAnOption));
        leaves(store, &people.ana, her, ago(5)).await;
        let ended = went(&to(people.west, people.vera.account, 2, 2)).await;
        assert_eq!(ended, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
    });
}

#[test]
fn whoever_read_the_stay_before_the_move_is_told_and_a_strangers_stay_is_missing() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let both = lead_of_both(store).await;
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let last = stay(store, &people.ana, her).await;
        west(store, her, 2).await.unwrap();
        let form = to(people.west, people.vera.account, last.version, 1);
        assert_eq!(records.move_site(&both, her, last.id, &form).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        let right = records.correct_stay(&both, her, last.id, &CorrectStayForm::from(&last)).await;
        assert_eq!(right, Err(Failed(Problem::Conflict(Rule::Changed))));
        let other = people.arrival(records, child(people.east, "Ана")).await;
        let others = stay(store, &people.ana, other).await;
        assert_eq!(records.move_site(&both, her, others.id, &form).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn open_tasks_of_those_she_leaves_go_to_her_coordinator_there() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        for (what, done) in [("Call the school", false), ("Buy a bag", true)] {
            let form = TaskForm { what: what.into(), due: ago(0).into(), ..TaskForm::default() };
            records.record_task(&people.ana, her, None, &form).await.unwrap();
            if done {
                let tasks = page(store, &people.ana, her).await.unwrap().tasks;
                let bag = tasks.iter().find(|task| task.what == what).unwrap();
                records.settle_task(&people.ana, her, bag.id, true).await.unwrap();
            }
        }
        west(store, her, 0).await.unwrap();
        let tasks = page(store, &people.vera, her).await.unwrap().tasks;
        let bag = tasks.iter().find(|task| task.what == "Buy a bag").unwrap();
        let gone = Removable { kind: RemovableKind::Task, id: bag.id.raw() };
        records.remove(&people.vera, her, gone, bag.version).await.unwrap();
        let held: Vec<_> = tasks.iter().map(|task| (task.what.as_str(), task.assignee.as_str())).collect();
        assert_eq!(held, [("Call the school", "vera"), ("Buy a bag", "ana")]);
        records.put_back(&people.vera, her, gone).await.unwrap();
        let back = page(store, &people.vera, her).await.unwrap().tasks;
        assert!(back.iter().all(|task| task.assignee == "vera"), "{back:?}");
    });
}

#[test]
fn whoever_no_longer_finds_her_lands_on_the_list_and_the_record_says_where_she_was() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let (web, last) = (Web::of(store), stay(store, &people.ana, her).await);
        let (ana, vera) = (web.session(&people.ana).await, web.session(&people.vera).await);
        let at = format!("/residents/{her}/stay");
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("West: vera") && !page.contains("everybody who is named here"), "{page}");
        let named = IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") };
        let named = people.arrival(records, named).await;
        let page = web.get(&format!("/residents/{named}/stay"), Some(&ana)).await.body;
        assert!(page.contains("everybody who is named here and works only here loses it"), "{page}");
        let day = ago(0);
        let [d, m, y] = [day.format("%-d"), day.format("%-m"), day.format("%Y")].map(|part| part.to_string());
        let body = pairs(&[
            ("_at", &at),
            ("_about", &her.to_string()),
            ("resident", &her.to_string()),
            ("stay", &last.id.to_string()),
            ("form[version]", "1"),
            ("form[to]", &format!("{}_{}", people.west, people.vera.account)),
            ("form[moved][day]", &d),
            ("form[moved][month]", &m),
            ("form[moved][year]", &y),
        ]);
        let answer = web.post("/do/move_site", body, Some(&ana)).await;
        assert_eq!(answer.location(), "/residents?saved=moved#saved");
        let list = web.get("/residents?saved=moved", Some(&ana)).await.body;
        assert!(list.contains("She is supported from the other site now.") && !list.contains("Saved."), "{list}");
        let record = web.get(&format!("/residents/{her}"), Some(&vera)).await.body;
        assert!(record.contains("Moved to: West") && !record.contains("the door is open"), "{record}");
        let story = web.get(&format!("/residents/{her}/story"), Some(&vera)).await.body;
        assert!(story.contains("Moved to: West") && story.contains("Arrived: East"), "{story}");
        let changes = web.get(&format!("/residents/{her}/changes"), Some(&vera)).await.body;
        assert!(changes.contains("<li>Moved to: West, ") && !changes.contains("the door is open"), "{changes}");
    });
}

#[test]
fn what_was_changed_says_that_a_stay_went_on_and_an_end_stays_an_end() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        west(store, her, 20).await.unwrap();
        let changes = async || records.changes(&people.vera, her, None).await.unwrap().changes;
        let went = async || changes().await.into_iter().map(|one| (one.kind, one.moved_to)).collect::<Vec<_>>();
        assert_eq!(went().await, [("stay".to_owned(), Some("West".to_owned()))]);
        leaves(store, &people.vera, her, ago(5)).await;
        let ended = ("stay".to_owned(), None);
        assert_eq!(went().await, [ended, ("stay".to_owned(), Some("West".to_owned()))]);
    });
}

#[test]
fn the_day_she_first_came_is_put_right_where_she_is_now_and_her_clock_with_it() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let (at, ana) = (format!("/residents/{her}/stay"), web.session(&people.ana).await);
        let form = web.get(&at, Some(&ana)).await.body;
        assert!(form.contains("The day she arrived") && !form.contains("The day she first came to us"), "{form}");
        west(store, her, 2).await.unwrap();
        let vera = web.session(&people.vera).await;
        let form = web.get(&at, Some(&vera)).await.body;
        assert!(form.contains("The day she first came to us") && form.contains("The day she moved here"), "{form}");
        let last = stay(store, &people.vera, her).await;
        let form = CorrectStayForm { first: ago(120).into(), ..CorrectStayForm::from(&last) };
        records.correct_stay(&people.vera, her, last.id, &form).await.unwrap();
        let stays = page(store, &people.vera, her).await.unwrap().stays;
        let said: Vec<_> = stays.iter().map(|one| (one.site.as_str(), one.arrived_on, one.began_on, one.version)).collect();
        assert_eq!(said, [("West", ago(2), Some(ago(120)), 2), ("East", ago(120), None, 3)]);
        assert_eq!((stays[1].phase, stays[1].phase_on, stays[1].ending), (Phase::Ended, ago(2), Some(Ending::Moved)));
        assert_eq!(clock(store, &people.vera, her).await, (120, true));
        let again = records.correct_stay(&people.vera, her, last.id, &form).await;
        assert_eq!(again, Err(Failed(Problem::Conflict(Rule::Changed))));
        let former = (kept(store, "stay", stays[0].id.raw()).await, kept(store, "stay", stays[1].id.raw()).await);
        assert_eq!((former, lines(store, "record_stay", her).await), ((1, 2), 2));
        let changes = web.get(&format!("/residents/{her}/changes"), Some(&vera)).await.body;
        assert!(changes.contains("The day she first came to us") && changes.contains("The day she arrived"), "{changes}");
        assert_eq!(page(store, &people.ana, her).await.err(), Some(Failed(Problem::NotFound)));
        let gone = records.correct_stay(&people.ana, her, last.id, &form).await;
        assert_eq!(gone, Err(Failed(Problem::NotFound)), "whoever took her in finds her no more");
    });
}

#[test]
fn every_stay_that_is_carried_on_is_put_right_and_what_came_before_them_is_not() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        leaves(store, &people.ana, her, ago(80)).await;
        let back = StayForm { site: people.east.to_string(), arrived: ago(50).into(), ..StayForm::default() };
        records.begin_stay(&people.ana, her, &back).await.unwrap();
        west(store, her, 20).await.unwrap();
        let last = stay(store, &people.vera, her).await;
        records.move_site(&people.vera, her, last.id, &to(people.east, people.bea.account, last.version, 10)).await.unwrap();
        let first = async |days: u64| {
            let last = stay(store, &people.bea, her).await;
            let form = CorrectStayForm { first: ago(days).into(), ..CorrectStayForm::from(&last) };
            records.correct_stay(&people.bea, her, last.id, &form).await
        };
        let early = Fault::Before { day: ago(81), other: Day::End, other_day: ago(80) };
        let late = Fault::After { day: ago(19), other: Day::Move, other_day: ago(20) };
        assert_eq!((first(81).await, first(19).await), (wrong("first", early), wrong("first", late)));
        first(80).await.unwrap();
        let stays = page(store, &people.bea, her).await.unwrap().stays;
        let said: Vec<_> = stays.iter().map(|one| (one.arrived_on, one.began_on)).collect();
        let moved = |days| (ago(days), Some(ago(80)));
        assert_eq!(said, [moved(10), moved(20), (ago(80), None), (ago(100), None)]);
        assert_eq!(clock(store, &people.bea, her).await, (80, true));
        // Saved as it stands, nothing but her latest is written.
        first(80).await.unwrap();
        let mut former = Vec::new();
        for one in &stays {
            former.push(kept(store, "stay", one.id.raw()).await);
        }
        assert_eq!(former, [2, 2, 2, 1]);
        // The day she moved here is also that on which the stay before it ended.
        let came = async |days: u64| {
            let last = stay(store, &people.bea, her).await;
            let form = CorrectStayForm { came: ago(days).into(), since: DayText::default(), ..CorrectStayForm::from(&last) };
            records.correct_stay(&people.bea, her, last.id, &form).await
        };
        let early = Fault::Before { day: ago(21), other: Day::Move, other_day: ago(20) };
        assert_eq!(came(21).await, wrong("came", early));
        for days in [12, 5] {
            came(days).await.unwrap();
            let stays = page(store, &people.bea, her).await.unwrap().stays;
            let said: Vec<_> = stays.iter().map(|one| (one.arrived_on, one.phase_on)).collect();
            assert_eq!(said[..2], [(ago(days), ago(80)), (ago(20), ago(days))]);
        }
    });
}

#[test]
fn the_day_she_first_came_is_not_after_her_first_step_towards_school() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "enrolled", ago(40))).await.unwrap();
        records.move_enrolment(&people.ana, her, id, &moved("attending", 1, ago(30))).await.unwrap();
        west(store, her, 2).await.unwrap();
        let first = async |days: u64| {
            let last = stay(store, &people.vera, her).await;
            let form = CorrectStayForm { first: ago(days).into(), ..CorrectStayForm::from(&last) };
            records.correct_stay(&people.vera, her, last.id, &form).await
        };
        let late = Fault::After { day: ago(39), other: Day::FirstStep, other_day: ago(40) };
        assert_eq!(first(39).await, wrong("first", late));
        first(40).await.unwrap();
        assert_eq!(clock(store, &people.vera, her).await, (10, false));
    });
}

#[test]
fn since_when_she_is_supported_goes_with_her_and_stays_in_the_story_and_is_put_right() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let last = stay(store, &people.ana, her).await;
        let after = |on: NaiveDate, version: &str| MoveStayForm {
            version: version.into(),
            phase: "supported_after".into(),
            on: on.into(),
            ..MoveStayForm::default()
        };
        records.move_stay(&people.ana, her, last.id, &after(ago(12), "1")).await.unwrap();
        west(store, her, 5).await.unwrap();
        let last = stay(store, &people.vera, her).await;
        assert_eq!((last.phase, last.phase_on, last.arrived_on), (Phase::SupportedAfter, ago(12), ago(5)));
        let vera = web.session(&people.vera).await;
        let told = async |on: NaiveDate| {
            let story = web.get(&format!("/residents/{her}/story?kind=stays"), Some(&vera)).await.body;
            let lines: Vec<_> = story.split("<li").filter(|line| line.contains("Supported after leaving")).collect();
            lines.len() == 1 && lines[0].contains(&format!("datetime=\"{on}\""))
        };
        assert!(told(ago(12)).await, "the change before the move");
        let record = web.get(&format!("/residents/{her}"), Some(&vera)).await.body;
        let since = ago(12).format("Supported after leaving since %-d %B").to_string();
        assert!(record.contains(&since) && record.contains("Moved to: West"), "{since}: {record}");
        let right = async |on: NaiveDate| {
            let last = stay(store, &people.vera, her).await;
            let form = CorrectStayForm { since: on.into(), ..CorrectStayForm::from(&last) };
            records.correct_stay(&people.vera, her, last.id, &form).await
        };
        let early = Fault::Before { day: ago(101), other: Day::Arrival, other_day: ago(100) };
        assert_eq!(right(ago(101)).await, wrong("since", early));
        right(ago(14)).await.unwrap();
        let stays = page(store, &people.vera, her).await.unwrap().stays;
        let said: Vec<_> = stays.iter().map(|one| (one.arrived_on, one.phase_on, one.version)).collect();
        assert_eq!(said, [(ago(5), ago(14), 2), (ago(100), ago(5), 3)], "the stay she left is not written");
        assert!(told(ago(14)).await);
        // What comes next comes after the move.
        let form = MoveStayForm { phase: "ended".into(), ending: "planned".into(), ..after(ago(6), "2") };
        let early = Fault::Before { day: ago(6), other: Day::LastStep, other_day: ago(5) };
        assert_eq!(records.move_stay(&people.vera, her, stays[0].id, &form).await, wrong("on", early.clone()));
        let form = to(people.east, people.bea.account, 2, 6);
        let went = records.move_site(&people.vera, her, stays[0].id, &form).await;
        assert_eq!(went.map(drop), wrong("moved", early));
    });
}

#[test]
fn where_she_lives_she_lives_since_she_came_there() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "Мара")).await;
        west(store, her, 5).await.unwrap();
        let last = stay(store, &people.vera, her).await;
        assert_eq!((last.phase_on, CorrectStayForm::from(&last).since.read()), (ago(100), Ok(None)));
        let vera = web.session(&people.vera).await;
        let since = ago(5).format("Living here since %-d %B").to_string();
        for page in ["", "/stay"] {
            let page = web.get(&format!("/residents/{her}{page}"), Some(&vera)).await.body;
            assert!(page.contains(&since), "{since}: {page}");
        }
        let story = web.get(&format!("/residents/{her}/story?kind=stays"), Some(&vera)).await.body;
        assert!(!story.contains("Living here"), "{story}");
    });
}
