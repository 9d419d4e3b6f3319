//! School: the diagram walked by the use cases, the clock it moves, and two hands at once.

use domain::{
    attendance::monday,
    codes::{Code, Holder},
    enrolments::{EnrolmentForm, FactsForm, MoveForm, NextStep, STAYS, StateCode, may_follow},
    ids::{Enrolment, Id, Resident},
    problem::{Problem, Rule},
    residents::IntakeForm,
};
use records::Failed;
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    case::Case,
    doors::{Door, knock},
    forms::{facts, this_monday, week},
    people::{ago, child, enrolment, moved, today},
    store::{Store, both_engines},
    web::{Web, pairs},
};

/// Leads an enrolment to a state by the shortest way there is; each step on the same day.
pub const WAYS: &[(StateCode, &[&str])] = &[
    (StateCode::Needed, &["needed"]),
    (StateCode::Applied, &["applied"]),
    (StateCode::Refused, &["applied", "refused"]),
    (StateCode::Guest, &["guest"]),
    (StateCode::Enrolled, &["enrolled"]),
    (StateCode::Attending, &["attending"]),
    (StateCode::Interrupted, &["attending", "interrupted"]),
    (StateCode::YearEnded, &["attending", "year_ended"]),
    (StateCode::Completed, &["attending", "completed"]),
    (StateCode::Transferred, &["attending", "transferred"]),
    (StateCode::Stopped, &["attending", "stopped"]),
];

pub async fn at(store: &Store, her: Id<Resident>, way: &[&str]) -> (Id<Enrolment>, i32) {
    let (records, people) = (&store.records, &store.people);
    let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, way[0], ago(20))).await.unwrap();
    let mut version = 1;
    for to in &way[1..] {
        records.move_enrolment(&people.ana, her, id, &moved(to, version, ago(20))).await.unwrap();
        version += 1;
    }
    (id, version)
}

#[test]
fn every_step_of_the_diagram_can_be_written_and_no_other() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for &(from, way) in WAYS {
            for &to in StateCode::VARIANTS {
                let her = people.arrival(records, child(people.east, "")).await;
                let (id, version) = at(store, her, way).await;
                let answer = records.move_enrolment(&people.ana, her, id, &moved(to.code(), version, ago(10))).await;
                let expected =
                    if may_follow(from).contains(&to) { Ok(()) } else { Err(Failed(Problem::Conflict(Rule::NoSuchStep))) };
                assert_eq!(answer, expected, "{} to {}", from.code(), to.code());
                let stands = records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment;
                let (state, steps) = if expected.is_ok() { (to, way.len() + 1) } else { (from, way.len()) };
                assert_eq!((stands.state.code(), stands.steps.len()), (state, steps));
            }
        }
    });
}

#[test]
fn an_enrolment_begins_only_at_a_beginning() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        for state in ["refused", "interrupted", "year_ended", "completed", "transferred", "stopped", "none", ""] {
            let answer = records.record_enrolment(&people.ana, her, &enrolment(people.school, state, ago(20))).await;
            assert!(matches!(answer, Err(Failed(Problem::Invalid(_)))), "{state}: {answer:?}");
        }
    });
}

#[test]
fn one_school_and_year_is_one_enrolment_unless_it_was_stopped() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let form = enrolment(people.school, "applied", ago(20));
        let id = records.record_enrolment(&people.ana, her, &form).await.unwrap();
        assert_eq!(records.record_enrolment(&people.ana, her, &form).await, Err(Failed(Problem::Conflict(Rule::AlreadyEnrolled))));
        records.move_enrolment(&people.ana, her, id, &moved("stopped", 1, ago(3))).await.unwrap();
        assert!(records.record_enrolment(&people.ana, her, &form).await.is_ok());
    });
}

#[test]
fn one_school_and_year_sent_by_two_at_once_is_one_enrolment() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let form = enrolment(people.school, "applied", ago(20));
        let (one, other) =
            tokio::join!(records.record_enrolment(&people.ana, her, &form), records.record_enrolment(&people.bea, her, &form));
        let refused = Err(Failed(Problem::Conflict(Rule::AlreadyEnrolled)));
        assert!(one.is_ok() != other.is_ok() && (one == refused || other == refused), "{one:?} {other:?}");
    });
}

#[test]
fn the_next_step_is_written_while_it_stays_where_it_stands() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["applied"]).await;
        let stands = async || records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment;
        let write = async |version: i32, on: chrono::NaiveDate, due: chrono::NaiveDate| {
            let form = MoveForm {
                version: version.to_string(),
                to: STAYS.into(),
                on: on.into(),
                holder: "office".into(),
                next_what: "Ask again for the copy".into(),
                next_due: due.into(),
                ..MoveForm::default()
            };
            records.move_enrolment(&people.ana, her, id, &form).await
        };
        for (version, on, due) in [(1, ago(3), ago(1)), (2, today(), today())] {
            write(version, on, due).await.unwrap();
            let one = stands().await;
            assert_eq!((one.state.code(), one.on, one.steps.len(), one.version), (StateCode::Applied, ago(20), 1, version + 1));
            let what = Some("Ask again for the copy".to_owned());
            assert_eq!(one.next, Some(NextStep { holder: Holder::Office, what, since: ago(3), due: Some(due) }), "{version}");
        }
        assert_eq!(write(1, today(), today()).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        assert_eq!(clock(store, her).await, (100, true, None));
        assert_eq!(store.sql.count("revision WHERE kind = 'enrolment'").await, 2);
        let ana = web.session(&people.ana).await;
        let changes = web.get(&format!("/residents/{her}/changes"), Some(&ana)).await.body;
        assert!(changes.contains("<ins dir=\"auto\">Ask again for the copy</ins>"), "{changes}");
    });
}

#[test]
fn today_leads_to_the_next_step_of_an_enrolment_that_stays() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "")).await;
        let form = EnrolmentForm { next_what: "Bring the papers".into(), ..enrolment(people.school, "applied", ago(20)) };
        let id = records.record_enrolment(&people.ana, her, &form).await.unwrap();
        let ana = web.session(&people.ana).await;
        let plain = format!("/residents/{her}/enrolments/{id}/move");
        let from_today = format!("{plain}?to=stays");
        assert!(web.get("/today", Some(&ana)).await.body.contains(&format!("href=\"{from_today}\"")));
        for (at, chosen) in [(plain, false), (from_today, true)] {
            let page = web.get(&at, Some(&ana)).await.body;
            let (_, after) = page.split_once("name=\"form[to]\"").unwrap();
            let (first, _) = after.split_once("</label>").unwrap();
            assert!(first.contains("value=\"stays\"") && first.contains("Still: Applied"), "{first}");
            assert_eq!(first.contains("checked"), chosen, "{first}");
            // Moving on, the step until now is told and does not go along; the form for the step itself moves nothing on.
            assert!(page.contains("<b>Bring the papers</b>"), "{page}");
            assert_eq!(page.contains("value=\"Bring the papers\""), chosen, "{page}");
            assert_eq!(page.contains("Until now:"), !chosen, "{page}");
            assert_eq!(page.contains("value=\"guest\""), !chosen, "{page}");
        }
    });
}

#[test]
fn what_is_over_has_no_next_step() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for (state, way) in WAYS.iter().filter(|(state, _)| may_follow(*state).is_empty()) {
            let her = people.arrival(records, child(people.east, "")).await;
            let (id, version) = at(store, her, way).await;
            let answer = records.move_enrolment(&people.ana, her, id, &moved(STAYS, version, ago(10))).await;
            assert_eq!(answer, Err(Failed(Problem::Conflict(Rule::NoSuchStep))), "{}", state.code());
        }
    });
}

#[test]
fn what_an_enrolment_is_can_be_corrected_and_the_former_row_is_kept() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (records, people) = (&store.records, &store.people);
        let form = FactsForm {
            pathway: "vocational".into(),
            school_year: "2027".into(),
            qualification: "Baker".into(),
            language: "sq".into(),
            ..facts(1, case.other_school)
        };
        records.correct_enrolment(&people.ana, case.resident, case.enrolment, &form).await.unwrap();
        let one = records.enrolment_page(&people.ana, case.resident, case.enrolment, None).await.unwrap().enrolment;
        let school = one.school.as_ref().map(|(id, _)| *id);
        assert_eq!((school, one.school_year, one.grade, one.version), (Some(case.other_school), 2027, Some(7), 2));
        assert_eq!((one.qualification.as_deref(), one.steps.len()), (Some("Baker"), 1), "where it stands is as it was");
        let kept = "SELECT count(*) FROM revision WHERE kind = 'enrolment' AND row_id = $1";
        assert_eq!(store.sql.number(kept, vec![case.enrolment.raw().into()]).await, 1);
        let ana = web.session(&people.ana).await;
        let changes = web.get(&format!("/residents/{}/changes", case.resident), Some(&ana)).await.body;
        assert!(changes.contains("Qualification") && changes.contains("<ins dir=\"auto\">Baker</ins>"), "{changes}");
    });
}

#[test]
fn a_correction_over_somebody_elses_shows_both() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4().to_string());
        let (ana, at) =
            (web.session(&store.people.ana).await, format!("/residents/{}/enrolments/{}/edit", case.resident, case.enrolment));
        assert!(web.get(&at, Some(&ana)).await.body.contains("name=\"form[version]\" value=\"1\""));
        knock(Door::CorrectEnrolment, &store.records, &store.people.bea, &case).await.unwrap();
        let (her, one, school) = (case.resident.to_string(), case.enrolment.to_string(), case.school.to_string());
        let body = pairs(&[
            ("_form", &form),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("enrolment", &one),
            ("form[version]", "1"),
            ("form[school]", &school),
            ("form[grade]", "8"),
        ]);
        let answer = web.post("/do/correct_enrolment", body, Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(page.contains("value=\"8\"") && page.contains("bea") && page.contains("id=\"f-grade-o\""), "{page}");
    });
}

#[test]
fn a_fault_calls_a_field_as_the_page_does() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, one) = (case.resident.to_string(), case.enrolment.to_string());
        let at = format!("/residents/{her}/enrolments/{one}/move");
        let body = pairs(&[
            ("_form", &Uuid::new_v4().to_string()),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("enrolment", &one),
            ("form[version]", "1"),
            ("form[to]", ""),
        ]);
        let answer = web.post("/do/move_enrolment", body, Some(&ana)).await;
        let page = web.get(answer.location(), Some(&ana)).await.body;
        let (_, summary) = page.split_once("class=\"faults\"").unwrap();
        let (summary, fields) = summary.split_once("</ul>").unwrap();
        // The page has its own words for the day, and none for what comes next.
        for part in [summary, fields] {
            assert!(part.contains("Fill in: From which day") && part.contains("Choose what comes next"), "{part}");
            assert!(!part.contains("Fill in the day"), "{part}");
        }
    });
}

#[test]
fn a_correction_makes_no_second_enrolment_at_one_school_in_one_year() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        records.record_enrolment(&people.ana, her, &enrolment(people.school, "applied", ago(20))).await.unwrap();
        let other = records.record_enrolment(&people.ana, her, &enrolment(people.other_school, "applied", ago(20))).await.unwrap();
        let correct = async |school| records.correct_enrolment(&people.ana, her, other, &facts(1, school)).await;
        assert_eq!(correct(people.school).await, Err(Failed(Problem::Conflict(Rule::AlreadyEnrolled))));
        assert!(matches!(correct(Id::new(Uuid::now_v7())).await, Err(Failed(Problem::Invalid(_)))));
        assert_eq!(correct(people.other_school).await, Ok(()));
    });
}

#[test]
fn of_two_moves_at_once_one_wins_and_the_other_is_told() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, version) = at(store, her, &["applied"]).await;
        let (one, other) = (moved("enrolled", version, ago(10)), moved("refused", version, ago(10)));
        let (one, other) =
            tokio::join!(records.move_enrolment(&people.ana, her, id, &one), records.move_enrolment(&people.bea, her, id, &other));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::Conflict(Rule::Changed)))), "{answers:?}");
        assert_eq!(records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment.steps.len(), 2);
    });
}

/// Her clock: whole days, whether it runs, and the guest day on it.
async fn clock(store: &Store, her: Id<Resident>) -> (i64, bool, Option<chrono::NaiveDate>) {
    let clock = store.records.resident(&store.people.ana, her, None).await.unwrap().clock.unwrap();
    (clock.days, clock.running, clock.guest_on)
}

#[test]
fn a_guest_day_is_shown_on_the_clock_and_does_not_stop_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["guest"]).await;
        records.record_week(&people.ana, her, id, this_monday(), &week("present", 0)).await.unwrap();
        assert_eq!(clock(store, her).await, (100, true, Some(ago(20))));
    });
}

#[test]
fn enrolled_is_not_yet_at_school() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, child(store.people.east, "")).await;
        at(store, her, &["enrolled"]).await;
        assert_eq!(clock(store, her).await, (100, true, None));
    });
}

#[test]
fn the_first_day_she_is_there_as_a_pupil_stops_the_clock() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["enrolled"]).await;
        let monday = monday(ago(14));
        let days = 100 - (crate::support::people::today() - monday).num_days();
        records.record_week(&people.ana, her, id, monday, &week("absent", 0)).await.unwrap();
        assert_eq!(clock(store, her).await, (100, true, None));
        records.record_week(&people.ana, her, id, monday, &week("late", 1)).await.unwrap();
        assert_eq!(clock(store, her).await, (days, false, None));
        // Taken away again, it was nothing.
        records.record_week(&people.ana, her, id, monday, &week("", 2)).await.unwrap();
        assert_eq!(clock(store, her).await, (100, true, None));
    });
}

#[test]
fn attending_stops_the_clock_on_the_day_it_began() {
    both_engines(async |store: &Store| {
        let her = store.people.arrival(&store.records, child(store.people.east, "")).await;
        at(store, her, &["attending"]).await;
        assert_eq!(clock(store, her).await, (80, false, None));
    });
}

#[test]
fn an_adult_without_a_school_has_no_clock() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let form = IntakeForm { birth_year: "1990".into(), ..child(people.east, "") };
        let her = people.arrival(records, form).await;
        assert!(records.resident(&people.ana, her, None).await.unwrap().clock.is_none());
        at(store, her, &["applied"]).await;
        assert_eq!(clock(store, her).await, (100, true, None));
    });
}

#[test]
fn a_result_is_corrected_by_version() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let form = |version: &str, average: &str| domain::results::ResultForm {
            version: version.into(),
            term: "first".into(),
            outcome: "passed".into(),
            average: average.into(),
            on: ago(1).into(),
            ..domain::results::ResultForm::default()
        };
        records.record_result(&people.ana, her, id, &form("", "4,50")).await.unwrap();
        assert_eq!(
            records.record_result(&people.bea, her, id, &form("", "3")).await,
            Err(Failed(Problem::Conflict(Rule::Changed)))
        );
        records.record_result(&people.bea, her, id, &form("1", "4.75")).await.unwrap();
        let results = records.enrolment_page(&people.ana, her, id, None).await.unwrap().results;
        assert_eq!(results.iter().map(|one| (one.average, one.version)).collect::<Vec<_>>(), [(Some(475), 2)]);
    });
}
