use super::*;
use crate::{
    clocks::{self, Clock},
    codes::Mark,
    places::PlaceCode,
    tasks::{EnrolmentFacts, GuardianFacts, PlaceFacts},
};

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

const TODAY: (u32, u32) = (11, 24);

fn facts() -> Facts {
    Facts {
        spoken: None,
        resident: Id::new(uuid::Uuid::nil()),
        clock: None,
        enrolment: None,
        barriers: vec![],
        fundings: vec![],
        tasks: vec![],
        places: vec![],
        decided: vec![],
        work: vec![],
        missing: (0, 0),
        guardians: GuardianFacts { answered: Answered::Yes, ending: vec![] },
        messages: vec![],
        reviews: vec![],
        talk: None,
    }
}

#[test]
fn nobody_who_answers_is_due_and_what_ends_soon_is_soon() {
    let guardians = |answered, ending| Facts { guardians: GuardianFacts { answered, ending }, ..facts() };
    let ends = |on| vec![(Id::new(uuid::Uuid::nil()), Relationship::Aunt, on)];
    let far = NaiveDate::from_ymd_opt(2027, 6, 1).unwrap();
    let cases = [
        (guardians(Answered::NobodyYet, vec![]), vec![Group::Due]),
        (guardians(Answered::ByHerself, vec![]), vec![]),
        (guardians(Answered::Until(day(12, 1)), vec![]), vec![Group::Soon]),
        (guardians(Answered::Until(far), ends(far)), vec![]),
        (guardians(Answered::Yes, ends(day(12, 1))), vec![Group::Soon]),
    ];
    for (facts, expected) in cases {
        assert_eq!(groups(&facts), expected, "{:?}", facts.guardians);
    }
}

fn clock(since: NaiveDate) -> Clock {
    let facts = clocks::Facts { since, guest_on: None, school_on: None, ended_on: None };
    clocks::read(facts, day(TODAY.0, TODAY.1), clocks::Limits::default())
}

fn enrolment(state: StateCode, holder: Holder, due: Option<NaiveDate>) -> EnrolmentFacts {
    let next = Some(NextStep { holder, what: None, since: day(11, 2), due });
    EnrolmentFacts {
        id: Id::new(uuid::Uuid::nil()),
        school: None,
        at: None,
        state,
        next,
        first: None,
        marks: vec![],
        written: vec![],
    }
}

fn groups(facts: &Facts) -> Vec<Group> {
    let lines = lines(facts, day(TODAY.0, TODAY.1)).into_iter();
    lines.filter(|line| line.what != What::NothingPlanned).map(|line| line.group).collect()
}

#[test]
fn nothing_planned_is_said_where_nothing_waits_and_nothing_goes_on() {
    let place = PlaceFacts {
        id: Id::new(uuid::Uuid::nil()),
        course: String::new(),
        state: PlaceCode::Interested,
        since: day(11, 2),
        taster_day: None,
        offered_until: None,
        starts: None,
        ends: None,
        her_answer_on: None,
    };
    let school = |state| Some(EnrolmentFacts { next: None, ..enrolment(state, Holder::Us, None) });
    let said = |facts: &Facts| lines(facts, day(TODAY.0, TODAY.1)).into_iter().any(|line| line.what == What::NothingPlanned);
    for (facts, expected) in [
        (facts(), true),
        (Facts { enrolment: school(StateCode::Completed), ..facts() }, true),
        (Facts { enrolment: school(StateCode::Attending), ..facts() }, false),
        (Facts { places: vec![place], ..facts() }, false),
        (Facts { clock: Some(clock(day(11, 12))), ..facts() }, false),
    ] {
        assert_eq!(said(&facts), expected, "{facts:?}");
    }
}

#[test]
fn what_is_still_to_know_leads_to_where_it_is_asked() {
    for (missing, expected) in [((0, 0), None), ((2, 1), Some((3, true))), ((0, 2), Some((2, false)))] {
        let facts = Facts { missing, clock: Some(clock(day(11, 12))), ..facts() };
        let lines = lines(&facts, day(TODAY.0, TODAY.1)).into_iter();
        let mut said = lines.filter_map(|line| match line.what {
            What::Missing { count, herself } => Some((count, herself)),
            _ => None,
        });
        assert_eq!(said.next(), expected);
    }
}

#[test]
fn a_line_stands_where_its_holder_and_its_day_put_it() {
    let cases = [
        (Some(clock(day(11, 12))), None, vec![Group::Due]),
        (Some(clock(day(8, 1))), None, vec![Group::HeldUp]),
        (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::School, None)), vec![Group::WithOthers]),
        (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::School, Some(day(11, 24)))), vec![Group::Due]),
        (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::Us, Some(day(11, 26)))), vec![Group::Soon]),
        (Some(clock(day(10, 14))), Some(enrolment(StateCode::Applied, Holder::SheDid, Some(day(11, 26)))), vec![Group::Due]),
        (Some(clock(day(8, 22))), Some(enrolment(StateCode::Applied, Holder::Office, None)), vec![Group::HeldUp]),
        (None, None, vec![]),
    ];
    for (clock, enrolment, expected) in cases {
        assert_eq!(groups(&Facts { clock, enrolment: enrolment.clone(), ..facts() }), expected, "{enrolment:?}");
    }
}

#[test]
fn what_is_in_the_way_of_a_step_stands_with_it_while_it_waits_for_the_same() {
    let barrier = |holder, due| BarrierFacts {
        id: Id::new(uuid::Uuid::nil()),
        kind: BarrierKind::Documents,
        what: None,
        since: day(11, 2),
        holder,
        due,
    };
    let by = Some(day(11, 30));
    let school = |holder, due| enrolment(StateCode::Applied, holder, due);
    let silent = EnrolmentFacts { next: None, ..enrolment(StateCode::Attending, Holder::Us, None) };
    for (step, barrier, lines_and_with_it) in [
        (school(Holder::Office, None), barrier(Some(Holder::Office), None), (1, true)),
        (school(Holder::Office, by), barrier(Some(Holder::Office), by), (1, true)),
        (school(Holder::Office, None), barrier(Some(Holder::Office), by), (2, false)),
        (school(Holder::School, None), barrier(Some(Holder::Office), None), (2, false)),
        (school(Holder::Us, None), barrier(None, None), (2, false)),
        // By itself more urgent: no day where the step has one, or held up for longer.
        (school(Holder::Us, by), barrier(Some(Holder::Us), None), (2, false)),
        (school(Holder::Office, by), BarrierFacts { since: day(10, 1), ..barrier(Some(Holder::Office), None) }, (2, false)),
        (silent, barrier(Some(Holder::Us), None), (1, false)),
    ] {
        let facts = Facts { enrolment: Some(step.clone()), barriers: vec![barrier.clone()], ..facts() };
        let all = lines(&facts, day(TODAY.0, TODAY.1));
        let with_it = all.iter().any(|line| matches!(&line.what, What::SchoolStep { in_the_way, .. } if !in_the_way.is_empty()));
        assert_eq!((all.len(), with_it), lines_and_with_it, "{step:?} {barrier:?}");
    }
}

#[test]
fn a_missed_week_is_for_a_person_now_and_days_nobody_recorded_are_not() {
    let marks = [16, 17, 18].map(|d| (day(11, d), Mark::Absent)).to_vec();
    let school = EnrolmentFacts { first: Some(day(9, 1)), next: None, marks, ..enrolment(StateCode::Attending, Holder::Us, None) };
    assert_eq!(groups(&Facts { enrolment: Some(school.clone()), ..facts() }), [Group::Now, Group::Due]);
    // Only having been in touch on the last day she missed, or since, settles it.
    for (spoken, expected) in [
        (day(11, 15), vec![Group::Now, Group::Due]),
        (day(11, 16), vec![Group::Now, Group::Due]),
        (day(11, 17), vec![Group::Now, Group::Due]),
        (day(11, 18), vec![Group::Due]),
        (day(11, 24), vec![Group::Due]),
    ] {
        let facts = Facts { enrolment: Some(school.clone()), spoken: Some(spoken), ..facts() };
        assert_eq!(groups(&facts), expected, "{spoken}");
    }
    let silent = EnrolmentFacts { marks: vec![], ..school };
    assert_eq!(groups(&Facts { enrolment: Some(silent), ..facts() }), [Group::Due]);
}

#[test]
fn two_weeks_missed_are_one_line_that_keeps_both_while_she_is_at_school() {
    let marks = [9, 10, 11, 12, 16, 17, 18].map(|d| (day(11, d), Mark::Absent)).to_vec();
    let school =
        |state| EnrolmentFacts { first: Some(day(9, 1)), next: None, marks: marks.clone(), ..enrolment(state, Holder::Us, None) };
    for (state, spoken, expected) in [
        (StateCode::Attending, None, vec![(day(11, 9), 4), (day(11, 16), 3)]),
        (StateCode::Guest, Some(day(11, 12)), vec![(day(11, 16), 3)]),
        (StateCode::Attending, Some(day(11, 18)), vec![]),
        (StateCode::Interrupted, None, vec![]),
    ] {
        let facts = Facts { enrolment: Some(school(state)), spoken, ..facts() };
        let said = lines(&facts, day(TODAY.0, TODAY.1)).into_iter().filter_map(|line| match line.what {
            What::MissedWeeks { weeks, .. } => Some((line.day, weeks)),
            _ => None,
        });
        let said: Vec<_> = said.collect();
        let weeks: Vec<_> = said.iter().flat_map(|(_, weeks)| weeks).map(|week| (week.monday, week.sum.absent)).collect();
        assert_eq!((weeks.as_slice(), said.len()), (expected.as_slice(), usize::from(!expected.is_empty())), "{spoken:?}");
        assert_eq!(said.first().map(|(on, _)| *on), expected.first().map(|(on, _)| *on));
    }
}

#[test]
fn money_shows_sixty_days_ahead() {
    let money =
        |until| Facts { fundings: vec![(Id::new(uuid::Uuid::nil()), "Bus pass".into(), Some(until), Next::Nobody)], ..facts() };
    assert_eq!(groups(&money(day(12, 31))), [Group::Soon]);
    assert_eq!(groups(&money(NaiveDate::from_ymd_opt(2027, 3, 1).unwrap())), []);
}

#[test]
fn money_that_ended_stays_until_somebody_said_what_comes_after() {
    let who = || Some("The agency".to_owned());
    for (until, next, expected) in [
        (day(11, 24), Next::Nobody, vec![Group::Soon]),
        (day(11, 23), Next::Nobody, vec![Group::Now]),
        (NaiveDate::from_ymd_opt(2024, 1, 31).unwrap(), Next::Nobody, vec![Group::Now]),
        (day(11, 23), Next::Asked { words: who() }, vec![Group::Now]),
        (day(11, 23), Next::Agreed { words: who() }, vec![]),
        (day(11, 23), Next::NotNeeded, vec![]),
    ] {
        let fundings = vec![(Id::new(uuid::Uuid::nil()), "Bus pass".into(), Some(until), next.clone())];
        assert_eq!(groups(&Facts { fundings, ..facts() }), expected, "{until} {next:?}");
    }
    // Who wants to talk since this morning comes before a gap of years.
    let at = day(TODAY.0, TODAY.1).and_hms_opt(7, 0, 0).unwrap().and_utc();
    let facts = Facts {
        fundings: vec![(Id::new(uuid::Uuid::nil()), "Bus pass".into(), Some(day(1, 31)), Next::Nobody)],
        talk: Some(Asked { id: Id::new(uuid::Uuid::nil()), at }),
        ..facts()
    };
    let mut said = lines(&facts, day(TODAY.0, TODAY.1));
    said.sort_by_key(|line| (line.group, line.day));
    assert!(matches!(said[0].what, What::Talk { .. }) && matches!(said[1].what, What::Money { .. }), "{said:?}");
}
