use super::*;
use crate::{
    codes::{BirthSource, Level, Outcome, PlacementKind, Source, ToldBy, WorkReason},
    ids::Organisation,
    placements::{CheckInStep, CheckInView, ExceptionState, ExceptionView, PlacementState, PlacementStep, Terms, WorkAges, Worker},
    residents::Birth,
    vettings::Latest,
};
use strum::VariantArray;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn id<T>() -> Id<T> {
    Id::new(uuid::Uuid::nil())
}

/// A job of an adult since 10 November, with a check that holds long.
fn at(state: PlacementState) -> PlacementView {
    let employer: Id<Organisation> = id();
    PlacementView {
        id: id(),
        terms: Terms {
            kind: PlacementKind::Job,
            source: Source::Us,
            employer: Some((employer, "Bakery".into())),
            what: "Baker".into(),
            isco: None,
            hours: None,
            nights: Answer::No,
            pay: None,
            starts: None,
            ends: None,
            first_pay: None,
            contract: Answer::NotKnown,
            may_call: Answer::NotKnown,
            enrolment: None,
        },
        on: day(11, 10),
        steps: vec![PlacementStep { state: state.code(), on: day(11, 10) }],
        state,
        check: Some(check(Outcome::Passed, 2027)),
        exceptions: vec![],
        check_ins: vec![],
        her: Worker {
            birth: Some(Birth { year: 2000, month: Some(1), source: BirthSource::Document }),
            level: Some(Level::Isced2),
        },
        ages: WorkAges::default(),
        version: 1,
    }
}

fn check(outcome: Outcome, year: i32) -> Latest {
    Latest { id: id(), on: day(1, 2), outcome, until: NaiveDate::from_ymd_opt(year, 11, 1) }
}

fn told(step: CheckInStep, answer: impl Fn(Said) -> Answer) -> CheckInView {
    CheckInView {
        id: id(),
        step,
        on: day(11, 17),
        told_by: ToldBy::Her,
        answers: Said::VARIANTS.iter().map(|&said| (said, answer(said))).collect(),
        words: None,
        made_by: Id::new(uuid::Uuid::nil()),
        by: String::new(),
        followed: None,
        version: 1,
    }
}

fn lines(one: &PlacementView) -> Vec<(Group, &'static str)> {
    work_lines(one, day(11, 24)).into_iter().map(|due| (due.group, due.line.into())).collect()
}

#[test]
fn an_adults_employer_is_checked_before_it_is_agreed() {
    let (today, idea) = (day(11, 24), PlacementState::Idea);
    let girl = Worker { birth: Some(Birth { year: 2010, month: Some(1), source: BirthSource::Document }), ..at(idea.clone()).her };
    let unchecked = |state| PlacementView { check: None, ..at(state) };
    for (one, to_come) in [
        (unchecked(idea.clone()), true),
        (PlacementView { check: Some(check(Outcome::Passed, 2025)), ..at(PlacementState::Offered) }, true),
        (at(idea.clone()), false),
        // To that nobody agrees; it is said as what stops it, as it is to a girl.
        (PlacementView { check: Some(check(Outcome::NotPassed, 2025)), ..at(idea.clone()) }, false),
        (PlacementView { her: girl, ..unchecked(idea) }, false),
        (unchecked(PlacementState::Checking), false),
    ] {
        assert_eq!(one.check_to_come(today), to_come, "{one:?}");
        assert!(!to_come || one.ahead(today).is_empty());
    }
}

#[test]
fn what_stands_before_work() {
    let agreed = |starts| {
        let mut one = at(PlacementState::Agreed);
        one.terms.starts = starts;
        one
    };
    let since = |state, on| PlacementView { on, ..at(state) };
    let lapsed = PlacementView { check: Some(check(Outcome::Passed, 2025)), ..agreed(Some(day(11, 30))) };
    for (name, one, expected) in [
        ("an idea waits for nobody", at(PlacementState::Idea), vec![]),
        ("offered", at(PlacementState::Offered), vec![(Group::Due, "offered")]),
        ("offered long ago", since(PlacementState::Offered, day(10, 1)), vec![(Group::HeldUp, "offered")]),
        ("checked", at(PlacementState::Checking), vec![(Group::Due, "checked")]),
        ("agreed, no day", agreed(None), vec![]),
        ("starts next week", agreed(Some(day(11, 30))), vec![(Group::Soon, "starts_soon")]),
        ("starts in spring", agreed(Some(day(12, 30))), vec![]),
        ("was to start", agreed(Some(day(11, 23))), vec![(Group::Due, "has_started")]),
        ("the check lapsed since", lapsed, vec![(Group::Now, "cannot_start")]),
    ] {
        assert_eq!(lines(&one), expected, "{name}");
    }
}

#[test]
fn what_will_stop_it_is_said_until_it_is_agreed() {
    let birth = Birth { year: 2012, month: Some(3), source: BirthSource::Document };
    let her = Worker { birth: Some(birth), level: Some(Level::Isced2) };
    let ended = PlacementState::Ended { reason: WorkReason::Finished, words: None };
    for (state, expected) in [
        (PlacementState::Idea, vec![Rule::TooYoung]),
        (PlacementState::Offered, vec![Rule::TooYoung]),
        (PlacementState::Checking, vec![Rule::TooYoung]),
        (PlacementState::Agreed, vec![]),
        (PlacementState::Started, vec![]),
        (ended, vec![]),
    ] {
        let one = PlacementView { her, ..at(state) };
        assert_eq!(one.ahead(day(11, 24)), expected, "{:?}", one.state);
    }
    let one = PlacementView { her, ..at(PlacementState::Idea) };
    let (years, from) = one.least_age().unwrap();
    assert_eq!((years, Some(from)), (15, NaiveDate::from_ymd_opt(2027, 4, 1)));
    assert_eq!(one.against(PlacementCode::Agreed, from), [], "from that day the rule lets it");
}

#[test]
fn a_lead_who_is_asked_is_with_others_and_another_check_makes_it_ours_again() {
    let asked = |check, state| ExceptionView {
        id: id(),
        reason: "The visit".into(),
        employer: id(),
        check,
        asked_by: (id(), "Biljana".into()),
        terms: None,
        asked_on: day(11, 20),
        state,
    };
    let checking = |exception| PlacementView { exceptions: vec![exception], check: None, ..at(PlacementState::Checking) };
    assert_eq!(lines(&checking(asked(None, ExceptionState::Asked))), [(Group::WithOthers, "exception")]);
    assert_eq!(lines(&checking(asked(Some(id()), ExceptionState::Asked))), [(Group::Due, "checking")]);
    let (by, words) = (String::from("Arben"), String::from("Nobody was there"));
    let refused = ExceptionState::Refused { by: by.clone(), on: day(11, 22), words };
    assert_eq!(lines(&checking(asked(None, refused.clone()))), [(Group::Due, "refused")]);
    assert_eq!(lines(&checking(asked(Some(id()), refused))), [(Group::Due, "checking")], "a check since");
    assert_eq!(
        lines(&checking(asked(None, ExceptionState::Agreed { by, on: day(11, 22), words: None }))),
        [(Group::Due, "allowed")]
    );
}

#[test]
fn a_check_that_is_made_waits_for_somebody_to_go_on() {
    for (check, expected) in [
        (None, (Group::Due, "checking")),
        (Some(check(Outcome::Passed, 2025)), (Group::Due, "checking")),
        (Some(check(Outcome::Passed, 2027)), (Group::Due, "checked")),
        (Some(check(Outcome::NotPassed, 2027)), (Group::Now, "not_passed")),
    ] {
        assert_eq!(lines(&PlacementView { check, ..at(PlacementState::Checking) }), [expected]);
    }
}

#[test]
fn that_it_is_not_safe_stands_beside_the_check_until_somebody_did_something() {
    let unsafe_there = told(CheckInStep::Week1, |said| if said == Said::Safe { Answer::No } else { Answer::Yes });
    let unpaid = told(CheckInStep::Week1, |said| if said == Said::PaidAsPromised { Answer::No } else { Answer::Yes });
    let by_another = CheckInView { told_by: ToldBy::SomeoneElse, ..unsafe_there.clone() };
    let followed = CheckInView { followed: Some((day(11, 20), "Talked".into())), ..unsafe_there.clone() };
    for (check_ins, expected) in [
        (vec![], None),
        (vec![unpaid], None),
        (vec![by_another.clone()], Some(ToldBy::SomeoneElse)),
        (vec![unsafe_there.clone(), by_another.clone()], Some(ToldBy::Her)),
        (vec![followed.clone(), by_another], Some(ToldBy::SomeoneElse)),
        (vec![followed], None),
    ] {
        let one = PlacementView { check_ins, ..at(PlacementState::Started) };
        assert_eq!(one.not_safe(), expected, "{:?}", one.check_ins);
    }
}

#[test]
fn at_work_a_worry_stands_first_and_a_planned_end_is_asked_about() {
    let yes = |_| Answer::Yes;
    let started = |check_ins| PlacementView { check_ins, ..at(PlacementState::Started) };
    let unpaid = told(CheckInStep::Week1, |said| if said == Said::PaidAsPromised { Answer::No } else { Answer::Yes });
    let gone = told(CheckInStep::Week1, |said| if said == Said::Working { Answer::No } else { Answer::NotKnown });
    let followed = CheckInView { followed: Some((day(11, 20), "Talked".into())), ..unpaid.clone() };
    let ended = |mut one: PlacementView| {
        one.terms.ends = Some(day(11, 20));
        one
    };
    for (name, one, expected) in [
        ("due", started(vec![]), vec![(Group::Due, "check_in")]),
        ("all well", started(vec![told(CheckInStep::Week1, yes)]), vec![]),
        ("not paid", started(vec![unpaid]), vec![(Group::Now, "worry")]),
        ("followed", started(vec![followed]), vec![]),
        ("not there any more", started(vec![gone]), vec![(Group::Due, "not_working")]),
        ("past its planned end", ended(started(vec![told(CheckInStep::Week1, yes)])), vec![(Group::Due, "planned_end")]),
        ("over", ended(at(PlacementState::Ended { reason: crate::codes::WorkReason::Finished, words: None })), vec![]),
    ] {
        assert_eq!(lines(&one), expected, "{name}");
    }
}

#[test]
fn a_check_that_goes_while_she_works_there_is_heard_of() {
    let with = |state, check| PlacementView { check, check_ins: vec![told(CheckInStep::Week1, |_| Answer::Yes)], ..at(state) };
    let soon = Latest { until: Some(day(12, 20)), ..check(Outcome::Passed, 2027) };
    let own = || PlacementState::StartedOwn;
    for (state, check, expected) in [
        (PlacementState::Started, Some(check(Outcome::NotPassed, 2027)), vec![(Group::Now, "check_gone")]),
        (PlacementState::Started, Some(check(Outcome::Passed, 2025)), vec![(Group::Now, "check_gone")]),
        (PlacementState::Started, Some(soon), vec![(Group::Soon, "check_ends")]),
        (PlacementState::Started, None, vec![(Group::Now, "check_gone")]),
        (own(), Some(check(Outcome::NotPassed, 2027)), vec![(Group::Now, "check_gone")]),
        (own(), None, vec![]),
        (own(), Some(check(Outcome::Passed, 2025)), vec![]),
    ] {
        assert_eq!(lines(&with(state, check)), expected);
    }
}

#[test]
fn work_that_a_rule_came_to_stand_against_is_heard_of() {
    let well = |state| PlacementView { check_ins: vec![told(CheckInStep::Week1, |_| Answer::Yes)], ..at(state) };
    let young = |mut one: PlacementView| {
        one.her.birth = Some(Birth { year: 2010, month: Some(1), source: BirthSource::Document });
        one
    };
    let nights = |mut one: PlacementView| {
        one.terms.nights = Answer::Yes;
        one
    };
    for (name, one, expected) in [
        ("a child by day", young(well(PlacementState::Started)), vec![]),
        ("a child at night", nights(young(well(PlacementState::Started))), vec![(Group::Now, "against_rule")]),
        ("an adult at night", nights(well(PlacementState::Started)), vec![]),
        ("a job of a child's own", young(well(PlacementState::StartedOwn)), vec![(Group::Now, "against_rule")]),
        ("an adult's own", well(PlacementState::StartedOwn), vec![]),
    ] {
        assert_eq!(lines(&one), expected, "{name}");
    }
}

#[test]
fn the_rule_that_stands_against_work_is_named() {
    let young = |year, state| {
        let mut one = at(state);
        one.her.birth = Some(Birth { year, month: Some(1), source: BirthSource::Document });
        one.terms.nights = Answer::Yes;
        one
    };
    let nights = vec![Rule::NoNights];
    for (one, line, expected) in [
        (young(2010, PlacementState::Agreed), "cannot_start", nights.clone()),
        (young(2010, PlacementState::Started), "against_rule", nights),
        (young(2010, PlacementState::StartedOwn), "against_rule", vec![Rule::OwnNeedsAdult]),
        (young(2000, PlacementState::Started), "against_rule", vec![]),
        (young(2010, PlacementState::Idea), "against_rule", vec![]),
    ] {
        assert_eq!(one.stands_against(day(11, 24)), expected, "{:?}", one.state);
        let said = work_lines(&one, day(11, 24)).into_iter().find(|due| <&str>::from(due.line) == line);
        assert_eq!(said.and_then(|due| due.rule), expected.first().copied(), "{:?}", one.state);
    }
}
