//! A week at school: written, written again, put right, and missed.

use domain::{
    attendance::{WeekForm, monday},
    codes::{Code, Mark},
    contacts::ContactForm,
    enrolments::{EnrolmentForm, FactsForm},
    ids::{Enrolment, Id, Organisation, Resident},
    problem::{Day, Fault, Problem, Rule},
    residents::IntakeForm,
    steps::StepDayForm,
    tasks::What,
};
use records::{Failed, Records};

use crate::{
    enrolments::{WAYS, at},
    put_right::wrong,
    support::{
        forms::{call, facts, this_monday, week},
        people::{ago, child, enrolment, moved},
        store::{Store, both_engines},
        web::Web,
    },
};

/// What is recorded, by day, with its version.
async fn days(store: &Store, her: Id<Resident>, id: Id<Enrolment>) -> Vec<(chrono::NaiveDate, Mark, i32)> {
    let page = store.records.enrolment_page(&store.people.ana, her, id, None).await.unwrap();
    page.days.into_iter().map(|day| (day.day, day.mark, day.version)).collect()
}

#[test]
fn a_week_is_written_written_again_and_holds_up_whoever_read_it_before() {
    both_engines(async |store: &Store| {
        let (records, people, monday) = (&store.records, &store.people, this_monday());
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let write = async |mark: &str, version: i32| records.record_week(&people.ana, her, id, monday, &week(mark, version)).await;
        write("present", 0).await.unwrap();
        assert_eq!(days(store, her, id).await, [(monday, Mark::Present, 1)]);
        assert_eq!(write("absent", 0).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        write("absent", 1).await.unwrap();
        // As it stands: nothing is written again.
        write("absent", 2).await.unwrap();
        assert_eq!(days(store, her, id).await, [(monday, Mark::Absent, 2)]);
        write("", 2).await.unwrap();
        assert_eq!(days(store, her, id).await, []);
        assert_eq!(store.sql.count("revision WHERE kind = 'attendance'").await, 2);
    });
}

#[test]
fn of_two_first_weeks_at_once_one_wins() {
    both_engines(async |store: &Store| {
        let (records, people, monday) = (&store.records, &store.people, this_monday());
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let (one, other) = (week("present", 0), week("absent", 0));
        let (one, other) = tokio::join!(
            records.record_week(&people.ana, her, id, monday, &one),
            records.record_week(&people.bea, her, id, monday, &other)
        );
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&Err(Failed(Problem::Conflict(Rule::Changed)))), "{answers:?}");
    });
}

#[test]
fn no_attendance_is_kept_where_she_is_not_at_school() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for &(state, way) in WAYS {
            let her = people.arrival(records, child(people.east, "")).await;
            let (id, _) = at(store, her, way).await;
            let answer = records.record_week(&people.ana, her, id, this_monday(), &week("present", 0)).await;
            let expected = if state.is_at_school() { Ok(()) } else { Err(Failed(Problem::Conflict(Rule::NoSuchStep))) };
            assert_eq!(answer, expected, "{}", state.code());
        }
    });
}

#[test]
fn why_she_was_away_is_shown_again_and_put_right_with_the_days_as_they_are() {
    both_engines(async |store: &Store| {
        let (records, people, monday) = (&store.records, &store.people, this_monday());
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let write = async |reason: &str, version: i32| {
            let form = WeekForm { reason: reason.into(), ..week("absent", version) };
            records.record_week(&people.ana, her, id, monday, &form).await.unwrap();
            let page = records.enrolment_page(&people.ana, her, id, None).await.unwrap();
            (page.days[0].reason.clone(), page.days[0].version)
        };
        assert_eq!(write("No bus", 0).await, (Some("No bus".into()), 1));
        assert_eq!(write("No bus", 1).await, (Some("No bus".into()), 1), "as it stands");
        assert_eq!(write("Afraid of the bus", 1).await, (Some("Afraid of the bus".into()), 2));
    });
}

#[test]
fn a_missed_week_is_settled_by_being_in_touch_with_her_school_and_stays_missed() {
    both_engines(async |store: &Store| {
        let (records, people, monday) = (&store.records, &store.people, monday(ago(7)));
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let absent = || week("absent", 0).d1;
        let form = WeekForm { d2: absent(), d3: absent(), d4: absent(), d5: absent(), ..week("absent", 0) };
        records.record_week(&people.ana, her, id, monday, &form).await.unwrap();
        let missed = async || {
            let lines = records.today(&people.ana, false).await.unwrap().lines;
            lines.iter().any(|line| matches!(line.what, What::MissedWeeks { .. }))
        };
        assert!(missed().await);
        let school = |id: Id<Organisation>| ContactForm { party: format!("organisation.{id}"), they_said: "Ill".into(), ..call() };
        records.record_contact(&people.ana, her, None, &school(people.other_school)).await.unwrap();
        assert!(missed().await, "another school is not hers");
        let anybody = ContactForm { direction: "they".into(), called_back: "no".into(), ..school(people.school) };
        records.record_contact(&people.ana, her, None, &anybody).await.unwrap();
        assert!(missed().await, "whoever called was not called back on the number on file");
        let early = ContactForm { on: (monday + chrono::Days::new(1)).into(), ..school(people.school) };
        records.record_contact(&people.ana, her, None, &early).await.unwrap();
        assert!(missed().await, "days were missed after that call");
        let web = Web::of(store);
        let page = web.get("/today", Some(&web.session(&people.ana).await)).await.body;
        assert!(page.contains("5 days missed in the week of"), "{page}");
        let silent = ContactForm { kind: "letter".into(), they_said: " ".into(), ..school(people.school) };
        records.record_contact(&people.ana, her, None, &silent).await.unwrap();
        assert!(missed().await, "a letter without a word says nothing");
        let form = async || {
            let path = format!("/residents/{her}/contacts/new?with=organisation.{}", people.school);
            web.get(&path, Some(&web.session(&people.ana).await)).await.body.contains("5 days missed in the week of 16 November.")
        };
        assert!(form().await, "the form says what settles it");
        records.record_contact(&people.ana, her, None, &school(people.school)).await.unwrap();
        assert!(!missed().await && !form().await);
        assert_eq!(days(store, her, id).await.len(), 5);
    });
}

#[test]
fn two_weeks_missed_are_both_named_until_what_was_said_is_later_than_both() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let absent = || week("absent", 0).d1;
        let form = WeekForm { d2: absent(), d3: absent(), d4: absent(), d5: absent(), ..week("absent", 0) };
        // Each is written down on its Friday.
        for back in [4, 11] {
            let then = store.later(-chrono::TimeDelta::days(back)).await;
            then.record_week(&people.ana, her, id, monday(ago(back.unsigned_abs())), &form).await.unwrap();
            then.close().await;
        }
        let session = web.session(&people.ana).await;
        let says = async |words: &str| {
            let page = web.get("/today", Some(&session)).await.body;
            assert!(page.contains(words), "{words}: {page}");
        };
        says("10 days missed in the weeks of 9 and 16 November").await;
        let said = |on: chrono::NaiveDate| ContactForm {
            on: on.into(),
            party: format!("organisation.{}", people.school),
            we_said: "Where is she?".into(),
            ..call()
        };
        records.record_contact(&people.ana, her, None, &said(monday(ago(7)))).await.unwrap();
        says("5 days missed in the week of 16 November").await;
        records.record_contact(&people.ana, her, None, &said(ago(1))).await.unwrap();
        assert!(!web.get("/today", Some(&session)).await.body.contains("days missed"));
    });
}

/// From the first day of a week on so many days, each marked so.
fn from_its_monday(days: usize, mark: &str, version: i32) -> WeekForm {
    let day = |place| if place < days { week(mark, version).d1 } else { week("", 0).d1 };
    WeekForm::from_days(day)
}

/// What was said with her school.
async fn speaks(store: &Store, records: &Records, her: Id<Resident>, on: chrono::NaiveDate) {
    let party = format!("organisation.{}", store.people.school);
    let form = ContactForm { on: on.into(), party, they_said: "She works well".into(), ..call() };
    records.record_contact(&store.people.ana, her, None, &form).await.unwrap();
}

/// The weeks that somebody calls the school about, by their Monday, and how many days were missed in each.
async fn to_call(store: &Store, records: &Records, her: Id<Resident>) -> Vec<(chrono::NaiveDate, u32)> {
    let lines = records.today(&store.people.ana, false).await.unwrap().lines;
    let weeks = lines.into_iter().filter(|line| line.resident == her).find_map(|line| match line.what {
        What::MissedWeeks { weeks, .. } => Some(weeks),
        _ => None,
    });
    let weeks = weeks.unwrap_or_default();
    let form = records.contact_page(&store.people.ana, her, None, None).await.unwrap();
    assert_eq!(form.missed, weeks, "the form of a contact asks about the same weeks");
    weeks.into_iter().map(|week| (week.monday, week.sum.absent)).collect()
}

#[test]
fn a_week_written_down_late_is_settled_only_by_what_was_said_since() {
    both_engines(async |store: &Store| {
        let (records, people, later) = (&store.records, &store.people, store.later(chrono::TimeDelta::days(2)).await);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let (before, last) = (monday(ago(14)), monday(ago(7)));
        speaks(store, records, her, ago(1)).await;
        records.record_week(&people.ana, her, id, before, &from_its_monday(3, "absent", 0)).await.unwrap();
        records.record_week(&people.ana, her, id, last, &from_its_monday(4, "absent", 0)).await.unwrap();
        assert_eq!(to_call(store, records, her).await, [(before, 3), (last, 4)], "nobody knew yet when they spoke");
        speaks(store, records, her, ago(0)).await;
        assert_eq!(to_call(store, records, her).await, [], "the school called about it: both on one day");
        // Why she was away, and the days as they are: no new mark.
        let why = WeekForm { reason: "Ill".into(), ..from_its_monday(4, "absent", 1) };
        later.record_week(&people.ana, her, id, last, &why).await.unwrap();
        assert_eq!(to_call(store, &later, her).await, []);
        // A day more is written down.
        let more = WeekForm { d4: week("absent", 0).d1, ..from_its_monday(3, "absent", 1) };
        later.record_week(&people.ana, her, id, before, &more).await.unwrap();
        assert_eq!(to_call(store, &later, her).await, [(before, 4)]);
        speaks(store, &later, her, ago(0) + chrono::Days::new(2)).await;
        assert_eq!(to_call(store, &later, her).await, []);
        later.close().await;
    });
}

#[test]
fn days_put_right_to_absent_are_missed_from_the_day_they_were_put_right() {
    both_engines(async |store: &Store| {
        let (records, people, later) = (&store.records, &store.people, store.later(chrono::TimeDelta::days(2)).await);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["attending"]).await;
        let last = monday(ago(7));
        records.record_week(&people.ana, her, id, last, &from_its_monday(5, "present", 0)).await.unwrap();
        speaks(store, records, her, ago(0)).await;
        later.record_week(&people.ana, her, id, last, &from_its_monday(5, "absent", 1)).await.unwrap();
        assert_eq!(to_call(store, &later, her).await, [(last, 5)]);
        // Of a week from before this was kept, nothing else is known than its days.
        store.sql.run("UPDATE attendance SET written_on = NULL", vec![]).await;
        assert_eq!(to_call(store, &later, her).await, []);
        later.close().await;
    });
}

#[test]
fn a_week_missed_long_ago_stays_on_today_until_somebody_called_about_it() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = people.arrival(records, child(people.east, "")).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "attending", ago(80))).await.unwrap();
        let absent = || week("absent", 0).d1;
        let form = WeekForm { d2: absent(), d3: absent(), ..week("absent", 0) };
        records.record_week(&people.ana, her, id, monday(ago(70)), &form).await.unwrap();
        for back in (1..10).map(|weeks| 7 * weeks) {
            records.record_week(&people.ana, her, id, monday(ago(back)), &week("present", 0)).await.unwrap();
        }
        let session = web.session(&people.ana).await;
        let waits = async || web.get("/today", Some(&session)).await.body.contains("3 days missed in the week of 14 September");
        assert!(waits().await);
        let said = ContactForm { party: format!("organisation.{}", people.school), they_said: "Ill".into(), ..call() };
        records.record_contact(&people.ana, her, None, &said).await.unwrap();
        assert!(!waits().await);
    });
}

#[test]
fn no_day_at_school_comes_before_its_school_year() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let on = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let early = |day| Fault::Before { day, other: Day::SchoolYear, other_day: on(8, 1) };
        let typed = IntakeForm { arrived: ago(200).into(), ..child(people.east, "") };
        let her = people.arrival(records, typed).await;
        let begins = |state| EnrolmentForm { school_year: "2026".into(), ..enrolment(people.school, state, on(7, 20)) };
        assert_eq!(records.record_enrolment(&people.ana, her, &begins("guest")).await.map(drop), wrong("on", early(on(7, 20))));
        // A place may well be there before.
        let id = records.record_enrolment(&people.ana, her, &begins("enrolled")).await.unwrap();
        let write = async |monday, form: WeekForm| records.record_week(&people.ana, her, id, monday, &form).await;
        assert_eq!(write(on(7, 27), week("present", 0)).await, wrong("d1", early(on(7, 27))));
        write(on(8, 3), WeekForm { rest: "present".into(), ..week("", 0) }).await.unwrap();
        assert_eq!(days(store, her, id).await.iter().map(|day| day.0).collect::<Vec<_>>(), [3, 4, 5, 6, 7].map(|day| on(8, day)));
        let attends = async |day| records.move_enrolment(&people.ana, her, id, &moved("attending", 1, day)).await;
        assert_eq!(attends(on(7, 31)).await, wrong("on", early(on(7, 31))));
        attends(on(8, 3)).await.unwrap();
        let right = StepDayForm { version: "2".into(), step_on: on(7, 31).into() };
        assert_eq!(records.correct_step(&people.ana, her, id, &right).await, wrong("step_on", early(on(7, 31))));
        let next = FactsForm { school_year: "2027".into(), ..facts(2, people.school) };
        let late = Fault::Before {
            day: on(8, 3),
            other: Day::SchoolYear,
            other_day: chrono::NaiveDate::from_ymd_opt(2027, 8, 1).unwrap(),
        };
        assert_eq!(records.correct_enrolment(&people.ana, her, id, &next).await, wrong("school_year", late));
    });
}

#[test]
fn days_that_were_recorded_hold_the_school_year_they_are_in() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "")).await;
        let (id, _) = at(store, her, &["enrolled"]).await;
        let correct = async |version: i32, year: &str| {
            let form = FactsForm { school_year: year.into(), ..facts(version, people.school) };
            records.correct_enrolment(&people.ana, her, id, &form).await
        };
        records.record_week(&people.ana, her, id, this_monday(), &week("present", 0)).await.unwrap();
        assert_eq!(correct(1, "2027").await, Err(Failed(Problem::Conflict(Rule::DaysRecorded))));
        correct(1, "2026").await.unwrap();
        records.record_week(&people.ana, her, id, this_monday(), &week("", 1)).await.unwrap();
        correct(2, "2027").await.unwrap();
    });
}
