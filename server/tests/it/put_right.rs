//! A wrong day or a misclick is put right in the latest step at school. The clock follows.

use chrono::NaiveDate;
use domain::{
    codes::Reason,
    enrolments::{EnrolmentForm, EnrolmentView, FactsForm, MoveForm, State, StateCode},
    ids::{Enrolment, Id, Resident},
    problem::{Day, Fault, FieldProblem, Problem, Rule},
    residents::IntakeForm,
    steps::StepDayForm,
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    case::Case,
    doors::{Door, knock},
    forms::{facts, week},
    people::{ago, child, enrolment, moved},
    store::{Store, both_engines},
    web::{Web, pairs},
};

pub const CHANGED: Failed = Failed(Problem::Conflict(Rule::Changed));
const RECORDED: Failed = Failed(Problem::Conflict(Rule::DaysRecorded));

/// Somebody with an enrolment that began so on a day.
async fn begun(store: &Store, begins_as: &str, on: NaiveDate) -> (Id<Resident>, Id<Enrolment>) {
    let (records, people) = (&store.records, &store.people);
    let her = people.arrival(records, child(people.east, "Мара")).await;
    (her, records.record_enrolment(&people.ana, her, &enrolment(people.school, begins_as, on)).await.unwrap())
}

async fn one(store: &Store, her: Id<Resident>, id: Id<Enrolment>) -> EnrolmentView {
    store.records.enrolment_page(&store.people.ana, her, id, None).await.unwrap().enrolment
}

async fn day(store: &Store, her: Id<Resident>, id: Id<Enrolment>, version: i32, on: NaiveDate) -> Result<(), Failed> {
    store.records.correct_step(&store.people.ana, her, id, &StepDayForm::of(version, on)).await
}

async fn back(store: &Store, her: Id<Resident>, id: Id<Enrolment>, version: i32) -> Result<(), Failed> {
    store.records.take_back_step(&store.people.ana, her, id, version).await
}

pub async fn clock(store: &Store, her: Id<Resident>) -> (i64, bool) {
    let clock = store.records.resident(&store.people.ana, her, None).await.unwrap().clock.unwrap();
    (clock.days, clock.running)
}

pub async fn kept(store: &Store, kind: &str, row: Uuid) -> i64 {
    store.sql.number("SELECT count(*) FROM revision WHERE kind = $1 AND row_id = $2", vec![kind.into(), row.into()]).await
}

pub async fn lines(store: &Store, action: &str, her: Id<Resident>) -> i64 {
    let said = "SELECT count(*) FROM audit WHERE action = $1 AND subject = $2";
    store.sql.number(said, vec![action.into(), her.raw().into()]).await
}

pub fn wrong(field: &str, fault: Fault) -> Result<(), Failed> {
    Err(Failed(Problem::Invalid(vec![FieldProblem::new(field, fault)])))
}

#[test]
fn a_step_taken_by_mistake_is_taken_back_and_the_clock_runs_on() {
    both_engines(async |store: &Store| {
        let (her, id) = begun(store, "enrolled", ago(20)).await;
        let before = one(store, her, id).await;
        store.records.move_enrolment(&store.people.ana, her, id, &moved("attending", 1, ago(10))).await.unwrap();
        assert_eq!(clock(store, her).await, (90, false));
        back(store, her, id, 2).await.unwrap();
        assert_eq!(one(store, her, id).await, EnrolmentView { version: 3, ..before });
        assert_eq!(clock(store, her).await, (100, true));
        assert_eq!((kept(store, "enrolment", id.raw()).await, lines(store, "correct_enrolment", her).await), (2, 1));
        assert_eq!(back(store, her, id, 3).await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))), "how it began stays");
        let found = store.records.changes(&store.people.ana, her, None).await.unwrap().changes;
        let state = |columns: &records::changes::Columns| columns.get("state").cloned().unwrap_or_default();
        let states: Vec<_> = found.iter().map(|one| (state(&one.before), state(&one.after))).collect();
        assert_eq!(states, [("attending".into(), "enrolled".into()), ("enrolled".into(), "attending".into())]);
    });
}

#[test]
fn a_refusal_taken_back_keeps_nothing_of_its_reason() {
    both_engines(async |store: &Store| {
        let (her, id) = begun(store, "applied", ago(20)).await;
        let refused = MoveForm { reason_words: "No seat".into(), in_writing: "on".into(), ..moved("refused", 1, ago(10)) };
        store.records.move_enrolment(&store.people.ana, her, id, &refused).await.unwrap();
        back(store, her, id, 2).await.unwrap();
        let nothing = "SELECT count(*) FROM enrolment WHERE id = $1 AND state = 'applied' AND state_on = next_since \
                       AND reason IS NULL AND reason_words IS NULL AND in_writing IS NULL";
        assert_eq!(store.sql.number(nothing, vec![id.raw().into()]).await, 1);
    });
}

#[test]
fn of_steps_alike_on_one_day_each_comes_back_with_its_own_words() {
    both_engines(async |store: &Store| {
        let (her, id) = begun(store, "applied", ago(20)).await;
        let mut version = 1;
        for (to, words) in [("refused", "One"), ("applied", ""), ("refused", "Two"), ("applied", "")] {
            let form = MoveForm { reason_words: words.into(), ..moved(to, version, ago(20)) };
            store.records.move_enrolment(&store.people.ana, her, id, &form).await.unwrap();
            version += 1;
        }
        let refused = |words: &str| State::Refused { reason: Reason::Documents, words: Some(words.into()), in_writing: false };
        for (stands, steps) in [(refused("Two"), 4), (State::Applied, 3), (refused("One"), 2), (State::Applied, 1)] {
            back(store, her, id, version).await.unwrap();
            version += 1;
            let now = one(store, her, id).await;
            assert_eq!((now.state, now.steps.len(), now.version), (stands, steps, version));
        }
    });
}

#[test]
fn a_day_put_right_lies_after_the_step_before_and_moves_the_clock() {
    both_engines(async |store: &Store| {
        let (her, id) = begun(store, "enrolled", ago(20)).await;
        let early = |day, other, other_day| wrong("step_on", Fault::Before { day, other, other_day });
        assert_eq!(day(store, her, id, 1, ago(101)).await, early(ago(101), Day::Arrival, ago(100)));
        day(store, her, id, 1, ago(30)).await.unwrap();
        assert_eq!(one(store, her, id).await.next.unwrap().since, ago(30));
        store.records.move_enrolment(&store.people.ana, her, id, &moved("attending", 2, ago(10))).await.unwrap();
        assert_eq!(day(store, her, id, 3, ago(31)).await, early(ago(31), Day::StepBefore, ago(30)));
        day(store, her, id, 3, ago(25)).await.unwrap();
        let now = one(store, her, id).await;
        let steps: Vec<_> = now.steps.iter().map(|step| (step.state, step.on)).collect();
        assert_eq!(steps, [(StateCode::Enrolled, ago(30)), (StateCode::Attending, ago(25))]);
        assert_eq!((now.on, now.version, clock(store, her).await), (ago(25), 4, (75, false)));
        // What was put right of the step itself does not come back with it.
        back(store, her, id, 4).await.unwrap();
        let now = one(store, her, id).await;
        assert_eq!((now.state, now.on, clock(store, her).await), (State::Enrolled, ago(30), (100, true)));
    });
}

#[test]
fn how_she_began_is_within_the_school_year_also_when_put_right() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, IntakeForm { arrived: ago(200).into(), ..child(people.east, "Мара") }).await;
        let end = NaiveDate::from_ymd_opt(2026, 8, 31).unwrap();
        let late = |day| Fault::After { day, other: Day::SchoolYearEnd, other_day: end };
        let begins = |on: NaiveDate| EnrolmentForm { school_year: "2025".into(), ..enrolment(people.school, "attending", on) };
        let refused = records.record_enrolment(&people.ana, her, &begins(ago(19))).await.map(drop);
        assert_eq!(refused, wrong("on", late(ago(19))));
        let id = records.record_enrolment(&people.ana, her, &begins(end)).await.unwrap();
        // What ends a year may be later.
        records.move_enrolment(&people.ana, her, id, &moved("year_ended", 1, ago(19))).await.unwrap();
        back(store, her, id, 2).await.unwrap();
        assert_eq!(day(store, her, id, 3, ago(19)).await, wrong("step_on", late(ago(19))));
        let year = |version, year: &str| FactsForm { school_year: year.into(), ..facts(version, people.school) };
        let correct = async |form: FactsForm| records.correct_enrolment(&people.ana, her, id, &form).await;
        correct(year(3, "2026")).await.unwrap();
        day(store, her, id, 4, ago(19)).await.unwrap();
        assert_eq!(correct(year(5, "2025")).await, wrong("school_year", late(ago(19))));
    });
}

#[test]
fn no_school_year_is_further_ahead_than_the_next_one() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Мара")).await;
        let begins = |year: &str| EnrolmentForm { school_year: year.into(), ..enrolment(people.school, "applied", ago(3)) };
        let ahead = || wrong("school_year", Fault::Years(2000, 2027));
        for year in ["2028", "2100"] {
            assert_eq!(records.record_enrolment(&people.ana, her, &begins(year)).await.map(drop), ahead(), "{year}");
        }
        let id = records.record_enrolment(&people.ana, her, &begins("2027")).await.unwrap();
        let year = |year: &str| FactsForm { school_year: year.into(), ..facts(1, people.school) };
        assert_eq!(records.correct_enrolment(&people.ana, her, id, &year("2100")).await, ahead());
        records.correct_enrolment(&people.ana, her, id, &year("2026")).await.unwrap();
    });
}

#[test]
fn whoever_puts_a_step_right_second_is_told_and_nothing_is_written() {
    both_engines(async |store: &Store| {
        let (her, id) = begun(store, "enrolled", ago(20)).await;
        store.records.move_enrolment(&store.people.ana, her, id, &moved("attending", 1, ago(10))).await.unwrap();
        store.records.correct_enrolment(&store.people.bea, her, id, &facts(2, store.people.school)).await.unwrap();
        assert_eq!((day(store, her, id, 2, ago(9)).await, back(store, her, id, 2).await), (Err(CHANGED), Err(CHANGED)));
        let now = one(store, her, id).await;
        assert_eq!((now.on, now.steps.len(), now.version), (ago(10), 2, 3));
        back(store, her, id, 3).await.unwrap();
        assert_eq!(one(store, her, id).await.grade, Some(7), "what was corrected meanwhile stays");
    });
}

#[test]
fn days_that_were_recorded_hold_the_step_they_lean_on() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, id) = begun(store, "applied", ago(30)).await;
        records.move_enrolment(ana, her, id, &moved("enrolled", 1, ago(28))).await.unwrap();
        let monday = domain::attendance::monday(ago(14));
        records.record_week(ana, her, id, monday, &week("present", 0)).await.unwrap();
        let stands = clock(store, her).await;
        assert_eq!((back(store, her, id, 2).await, day(store, her, id, 2, ago(3)).await), (Err(RECORDED), Err(RECORDED)));
        assert_eq!((one(store, her, id).await.version, clock(store, her).await), (2, stands));
        // One that leaves her at school is in nobody's way.
        records.move_enrolment(ana, her, id, &moved("attending", 2, ago(3))).await.unwrap();
        back(store, her, id, 3).await.unwrap();
        records.record_week(ana, her, id, monday, &week("", 1)).await.unwrap();
        back(store, her, id, 4).await.unwrap();
        assert_eq!((one(store, her, id).await.state, clock(store, her).await), (State::Applied, (100, true)));
    });
}

#[test]
fn attending_is_not_taken_back_while_days_say_that_she_does() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, id) = begun(store, "enrolled", ago(30)).await;
        records.move_enrolment(ana, her, id, &moved("attending", 1, ago(28))).await.unwrap();
        let monday = domain::attendance::monday(ago(14));
        records.record_week(ana, her, id, monday, &week("present", 0)).await.unwrap();
        let stands = clock(store, her).await;
        assert_eq!(back(store, her, id, 2).await, Err(RECORDED));
        assert_eq!(clock(store, her).await, stands);
    });
}

#[test]
fn what_was_stopped_does_not_come_back_beside_another_at_the_same_school() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (her, id) = begun(store, "applied", ago(20)).await;
        records.move_enrolment(&people.ana, her, id, &moved("stopped", 1, ago(3))).await.unwrap();
        records.record_enrolment(&people.ana, her, &enrolment(people.school, "applied", ago(2))).await.unwrap();
        assert_eq!(back(store, her, id, 2).await, Err(Failed(Problem::Conflict(Rule::AlreadyEnrolled))));
    });
}

#[test]
fn a_step_is_taken_back_by_one_button_which_says_what_it_takes_back() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4().to_string());
        let ana = web.session(&store.people.ana).await;
        let (her, one) = (case.resident.to_string(), case.enrolment.to_string());
        let at = format!("/residents/{her}/enrolments/{one}/edit");
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("/do/correct_step") && !page.contains("/do/take_back_step"), "{page}");
        knock(Door::CorrectEnrolment, &store.records, &store.people.bea, &case).await.unwrap();
        knock(Door::MoveEnrolment, &store.records, &store.people.bea, &case).await.unwrap();
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("Take back: Interrupted, "), "{page}");
        let press = |form: &str, version: &str| {
            pairs(&[("_form", form), ("_at", &at), ("resident", &her), ("enrolment", &one), ("version", version)])
        };
        let answer = web.post("/do/take_back_step", press(&form, "2"), Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(page.contains("This changed meanwhile") && page.contains("value=\"7\""), "{page}");
        let answer = web.post("/do/take_back_step", press(&Uuid::new_v4().to_string(), "3"), Some(&ana)).await;
        assert_eq!(answer.location(), format!("/residents/{her}?saved=school&undone=taken_back#saved"));
        let record = web.get(answer.location().trim_end_matches("#saved"), Some(&ana)).await.body;
        assert!(record.contains("Taken back.") && !record.contains("Saved."), "{record}");
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(!page.contains("/do/take_back_step"), "{page}");
    });
}
