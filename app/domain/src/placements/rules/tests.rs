use super::{
    super::{ExceptionState, Weighed},
    *,
};
use crate::{
    codes::Outcome,
    ids::{Id, Organisation, Vetting},
};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

const TODAY: (i32, u32, u32) = (2026, 11, 24);

fn today() -> NaiveDate {
    day(TODAY.0, TODAY.1, TODAY.2)
}

fn employer(number: u128) -> Id<Organisation> {
    Id::new(uuid::Uuid::from_u128(number))
}

fn check(number: u128, outcome: Outcome, until: Option<NaiveDate>) -> Latest {
    Latest { id: Id::<Vetting>::new(uuid::Uuid::from_u128(number)), on: day(2026, 1, 2), outcome, until }
}

fn terms(kind: PlacementKind) -> Terms {
    Terms {
        kind,
        source: Source::Us,
        employer: Some(employer(1)),
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
    }
}

fn born(year: i32, month: Option<u32>, source: BirthSource) -> Birth {
    Birth { year, month, source }
}

fn aged(years: i32) -> Worker {
    Worker { birth: Some(born(2026 - years, Some(1), BirthSource::Document)), level: Some(Level::Isced2) }
}

struct Case {
    terms: Terms,
    her: Worker,
    check: Option<Latest>,
    exception: Option<ExceptionView>,
}

impl Case {
    fn of(kind: PlacementKind, her: Worker) -> Self {
        let passed = check(1, Outcome::Passed, Some(day(2027, 1, 1)));
        Self { terms: terms(kind), her, check: Some(passed), exception: None }
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            terms: &self.terms,
            her: self.her,
            check: self.check.as_ref(),
            exception: self.exception.as_ref(),
            ages: WorkAges::default(),
            today: today(),
        }
    }

    fn against(&self, to: PlacementCode) -> Vec<Rule> {
        self.asked().against(to)
    }
}

fn exception(about: u128, check: Option<u128>, agreed: bool) -> ExceptionView {
    let (by, on) = (String::from("Arben"), today());
    ExceptionView {
        id: Id::new(uuid::Uuid::nil()),
        reason: "The visit is in a week".into(),
        employer: employer(about),
        check: check.map(|number| Id::new(uuid::Uuid::from_u128(number))),
        terms: Some(Weighed::from(&terms(PlacementKind::Job))),
        asked_by: (Id::new(uuid::Uuid::nil()), "Biljana".into()),
        asked_on: today(),
        state: if agreed { ExceptionState::Agreed { by, on, words: None } } else { ExceptionState::Asked },
    }
}

#[test]
fn for_work_she_has_turned_an_age_in_the_month_after() {
    use BirthSource::{Document, Estimate, HerWord, NotKnown};
    for (birth, at, adult) in [
        (Some(born(2008, Some(11), Document)), day(2026, 11, 30), Some(false)),
        (Some(born(2008, Some(11), Document)), day(2026, 12, 1), Some(true)),
        (Some(born(2008, Some(10), HerWord)), day(2026, 11, 1), Some(true)),
        (Some(born(2008, None, Document)), day(2026, 12, 31), Some(false)),
        (Some(born(2008, None, Document)), day(2027, 1, 1), Some(true)),
        // An estimate says no month.
        (Some(born(2008, Some(1), Estimate)), day(2026, 12, 31), Some(false)),
        (Some(born(2008, Some(1), NotKnown)), day(2027, 1, 1), Some(true)),
        (None, day(2026, 11, 24), None),
    ] {
        assert_eq!(Worker { birth, level: None }.has_turned(18, at), adult, "{birth:?} {at}");
    }
}

#[test]
fn the_age_table() {
    use PlacementKind::{Apprenticeship, Internship, Job, SelfEmployment, Shadowing};
    let young = |years| aged(years);
    let no_school = |years| Worker { level: Some(Level::Isced1), ..aged(years) };
    let school_not_known = |years| Worker { level: None, ..aged(years) };
    let age_not_known = Worker { birth: None, level: Some(Level::Isced2) };
    for (kind, her, expected) in [
        (Job, young(14), vec![Rule::TooYoung]),
        (Job, young(15), vec![]),
        (Job, no_school(16), vec![Rule::SchoolFirst]),
        (Job, school_not_known(17), vec![Rule::SchoolFirst]),
        (Job, no_school(19), vec![]),
        (SelfEmployment, no_school(14), vec![Rule::TooYoung, Rule::SchoolFirst]),
        (Internship, no_school(13), vec![Rule::TooYoung]),
        (Apprenticeship, no_school(14), vec![]),
        (Shadowing, no_school(13), vec![]),
        (Job, age_not_known, vec![Rule::AgeNotKnown]),
        (Shadowing, age_not_known, vec![]),
    ] {
        for to in [PlacementCode::Agreed, PlacementCode::Started] {
            assert_eq!(Case::of(kind, her).against(to), expected, "{kind:?} {her:?}");
        }
    }
}

#[test]
fn what_will_stop_it_is_said_before_it_is_agreed() {
    use PlacementKind::{Apprenticeship, Internship, Job, SelfEmployment, Shadowing};
    let no_school = |years| Worker { level: Some(Level::Isced1), ..aged(years) };
    let age_not_known = Worker { birth: None, ..aged(20) };
    let training = || vec![Shadowing, Internship, Apprenticeship];
    let (passed, lapsed) = (Some(day(2027, 1, 1)), Some(day(2026, 11, 1)));
    let check = |until: Option<NaiveDate>| until.map(|until| check(1, Outcome::Passed, Some(until)));
    for (kind, her, nights, until, stops, instead) in [
        (Job, aged(15), Answer::No, passed, vec![], vec![]),
        (Job, aged(14), Answer::No, passed, vec![Rule::TooYoung], training()),
        (SelfEmployment, no_school(14), Answer::No, passed, vec![Rule::TooYoung, Rule::SchoolFirst], training()),
        (Internship, aged(13), Answer::No, passed, vec![Rule::TooYoung], vec![Shadowing]),
        (Job, no_school(16), Answer::NotKnown, passed, vec![Rule::SchoolFirst, Rule::NoNights], training()),
        (Job, age_not_known, Answer::No, passed, vec![Rule::AgeNotKnown], vec![Shadowing]),
        (Shadowing, aged(17), Answer::Yes, None, vec![Rule::NoNights, Rule::EmployerNotChecked], vec![]),
        (Job, aged(17), Answer::No, lapsed, vec![Rule::CheckLapsed], vec![]),
        // A lead may agree to an adult's.
        (Job, no_school(20), Answer::Yes, None, vec![], vec![]),
    ] {
        let mut case = Case { check: check(until), ..Case::of(kind, her) };
        case.terms.nights = nights;
        assert_eq!((case.asked().ahead(), case.asked().instead()), (stops, instead), "{kind:?} {her:?} {nights:?}");
        let refused = case.against(PlacementCode::Agreed);
        assert!(case.asked().ahead().iter().all(|rule| refused.contains(rule)));
    }
    let failed = Case { check: Some(self::check(1, Outcome::NotPassed, None)), ..Case::of(Job, aged(20)) };
    assert_eq!(failed.asked().ahead(), [Rule::CheckNotPassed], "to that nobody can agree");
    let mut nobody = Case::of(Job, aged(14));
    nobody.terms.employer = None;
    assert_eq!(nobody.asked().ahead(), [Rule::TooYoung], "who employs her may be found yet");
}

#[test]
fn no_nights_under_eighteen_and_not_asked_is_not_no() {
    for (nights, years, expected) in [
        (Answer::Yes, 17, vec![Rule::NoNights]),
        (Answer::NotKnown, 17, vec![Rule::NoNights]),
        (Answer::No, 17, vec![]),
        (Answer::Yes, 19, vec![]),
    ] {
        let mut case = Case::of(PlacementKind::Shadowing, aged(years));
        case.terms.nights = nights;
        assert_eq!(case.against(PlacementCode::Agreed), expected, "{nights:?} {years}");
    }
    let mut unknown = Case::of(PlacementKind::Shadowing, Worker::default());
    unknown.terms.nights = Answer::Yes;
    assert_eq!(unknown.against(PlacementCode::Agreed), [Rule::NoNights], "who may be a child is one");
}

#[test]
fn nothing_is_agreed_without_a_check_that_holds() {
    let failed = check(1, Outcome::NotPassed, None);
    let lapsed = check(1, Outcome::Passed, Some(day(2026, 11, 23)));
    let last_day = check(1, Outcome::Passed, Some(today()));
    for (check, expected) in [
        (None, vec![Rule::EmployerNotChecked]),
        (Some(failed), vec![Rule::CheckNotPassed]),
        (Some(lapsed), vec![Rule::CheckLapsed]),
        (Some(last_day), vec![]),
    ] {
        let case = Case { check, ..Case::of(PlacementKind::Job, aged(20)) };
        assert_eq!(case.against(PlacementCode::Agreed), expected, "{check:?}");
        assert_eq!(case.against(PlacementCode::Started), expected, "looked at again when she starts");
    }
    let mut nobody = Case::of(PlacementKind::Job, aged(20));
    nobody.terms.employer = None;
    assert_eq!(nobody.against(PlacementCode::Checking), [Rule::NoEmployer]);
    assert_eq!(nobody.against(PlacementCode::Agreed), [Rule::NoEmployer]);
    nobody.terms.kind = PlacementKind::SelfEmployment;
    assert_eq!(nobody.against(PlacementCode::Agreed), [], "a business of her own has no employer");
    let failed = Case { check: Some(failed), ..Case::of(PlacementKind::Job, aged(20)) };
    assert_eq!(failed.against(PlacementCode::Checking), [Rule::CheckNotPassed]);
}

#[test]
fn an_exception_is_for_an_adult_and_for_the_check_it_was_agreed_about() {
    let lapsed = Some(check(7, Outcome::Passed, Some(day(2026, 11, 1))));
    let failed = Some(check(7, Outcome::NotPassed, None));
    let renewed_and_lapsed = Some(check(8, Outcome::Passed, Some(day(2026, 11, 20))));
    for (name, years, check, exception, stands) in [
        ("agreed", 20, lapsed, exception(1, Some(7), true), true),
        ("agreed while none was there", 20, None, exception(1, None, true), true),
        ("asked only", 20, lapsed, exception(1, Some(7), false), false),
        ("under 18", 17, lapsed, exception(1, Some(7), true), false),
        ("not passed", 20, failed, exception(1, Some(7), true), false),
        ("a newer check", 20, renewed_and_lapsed, exception(1, Some(7), true), false),
        ("a check since", 20, lapsed, exception(1, None, true), false),
        ("another employer", 20, lapsed, exception(2, Some(7), true), false),
    ] {
        let case = Case { check, exception: Some(exception), ..Case::of(PlacementKind::Job, aged(years)) };
        assert_eq!(case.against(PlacementCode::Agreed).is_empty(), stands, "{name}");
        assert_eq!(case.against(PlacementCode::Started).is_empty(), stands, "{name}");
    }
}

#[test]
fn an_exception_is_for_the_work_that_was_asked_about() {
    let lapsed = Some(check(7, Outcome::Passed, Some(day(2026, 11, 1))));
    let changed = |change: fn(&mut Terms)| {
        let mut case =
            Case { check: lapsed, exception: Some(exception(1, Some(7), true)), ..Case::of(PlacementKind::Job, aged(20)) };
        change(&mut case.terms);
        case.against(PlacementCode::Agreed)
    };
    let stands: [fn(&mut Terms); 3] =
        [|_| (), |terms| terms.pay = Some("More".into()), |terms| terms.starts = NaiveDate::from_ymd_opt(2026, 12, 1)];
    for change in stands {
        assert_eq!(changed(change), []);
    }
    let falls: [fn(&mut Terms); 5] = [
        |terms| terms.what = "Hostess, lives in".into(),
        |terms| terms.nights = Answer::Yes,
        |terms| terms.hours = Some(80),
        |terms| terms.isco = Some("5131".into()),
        |terms| terms.source = Source::Employer,
    ];
    for change in falls {
        assert_eq!(changed(change), [Rule::CheckLapsed]);
    }
}

#[test]
fn an_exception_holds_from_the_day_a_lead_agreed() {
    let lapsed = Some(check(7, Outcome::Passed, Some(day(2026, 11, 1))));
    let case = Case { check: lapsed, exception: Some(exception(1, Some(7), true)), ..Case::of(PlacementKind::Job, aged(20)) };
    let before = Asked { today: day(2026, 11, 23), ..case.asked() };
    assert_eq!((before.against(PlacementCode::Started), case.against(PlacementCode::Started)), (vec![Rule::CheckLapsed], vec![]));
}

#[test]
fn under_eighteen_a_business_of_her_own_is_somewhere_that_is_checked_and_no_week_is_long() {
    let mut own = Case::of(PlacementKind::SelfEmployment, aged(17));
    assert_eq!(own.against(PlacementCode::Agreed), []);
    own.terms.employer = None;
    assert_eq!(own.against(PlacementCode::Agreed), [Rule::NoEmployer]);
    for (years, hours, expected) in [(17, 40, vec![]), (17, 41, vec![Rule::TooManyHours]), (19, 60, vec![])] {
        let mut case = Case::of(PlacementKind::Shadowing, aged(years));
        case.terms.hours = Some(hours);
        assert_eq!(case.against(PlacementCode::Agreed), expected, "{years} {hours}");
    }
}

#[test]
fn an_exception_is_asked_only_where_it_would_settle_it() {
    let lapsed = Some(check(7, Outcome::Passed, Some(day(2026, 11, 1))));
    let of = |her, check| Case { check, ..Case::of(PlacementKind::Job, her) };
    assert!(of(aged(20), lapsed).asked().may_ask_exception());
    assert!(of(aged(20), None).asked().may_ask_exception());
    assert!(!of(aged(17), lapsed).asked().may_ask_exception());
    assert!(!of(Worker::default(), lapsed).asked().may_ask_exception());
    assert!(!of(aged(20), Some(check(7, Outcome::NotPassed, None))).asked().may_ask_exception());
    assert!(!Case::of(PlacementKind::Job, aged(20)).asked().may_ask_exception(), "the check holds");
}

#[test]
fn an_own_job_is_an_adults_and_did_not_come_through_us() {
    for (source, her, expected) in [
        (Source::Her, aged(20), vec![]),
        (Source::Family, aged(20), vec![]),
        (Source::Employer, aged(20), vec![]),
        (Source::Us, aged(20), vec![Rule::NotHerOwn]),
        (Source::Her, aged(17), vec![Rule::OwnNeedsAdult]),
        (Source::Her, Worker::default(), vec![Rule::AgeNotKnown]),
        (Source::Us, aged(17), vec![Rule::NotHerOwn, Rule::OwnNeedsAdult]),
    ] {
        let mut case = Case { check: None, ..Case::of(PlacementKind::Job, her) };
        case.terms.source = source;
        assert_eq!(case.against(PlacementCode::StartedOwn), expected, "{source:?} {her:?}");
    }
}
