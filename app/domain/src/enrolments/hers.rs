//! School as she herself reads it: where it stands, who does the next thing, what is in the way, how it went.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{EnrolmentView, State, StateCode};
use crate::{
    attendance::{Summary, monday},
    barriers::BarrierView,
    codes::{BarrierKind, Holder, Mark, Term, YearResult},
    goals,
    ids::{Enrolment, Id},
    results::ResultView,
};

/// Who does the next thing, and by when. What it is was written for her only where it is hers to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyNext {
    pub holder: Holder,
    pub what: Option<String>,
    pub due: Option<NaiveDate>,
}

impl MyNext {
    fn new(holder: Holder, what: Option<String>, due: Option<NaiveDate>) -> Self {
        let is_or_was_hers = matches!(holder, Holder::Herself | Holder::SheDid);
        // What she did has no day any more.
        Self { holder, what: what.filter(|_| is_or_was_hers), due: due.filter(|_| holder != Holder::SheDid) }
    }

    fn is_hers(&self) -> bool {
        self.holder == Holder::Herself
    }

    /// By when, while that day is not behind us.
    pub fn by(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.due.filter(|due| *due >= today)
    }

    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < today)
    }
}

/// Who holds a step after what she said of it; `None` where it is not hers to say.
pub const fn holds_after(holder: Holder, mark: goals::Mark) -> Option<Holder> {
    match (holder, mark) {
        (Holder::Herself | Holder::SheDid, goals::Mark::Done) => Some(Holder::SheDid),
        (Holder::Herself | Holder::SheDid, goals::Mark::Open) => Some(Holder::Herself),
        _ => None,
    }
}

/// On how many days of a week she was there. A day she was excused counts for nothing, and so does one that nobody recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWeek {
    /// This week, or the one before.
    pub this: bool,
    pub there: u32,
    pub days: u32,
}

impl MyWeek {
    /// This week, or the one before it where nothing is known of this one yet.
    pub fn latest(marks: &[(NaiveDate, Mark)], today: NaiveDate) -> Option<Self> {
        let week = |this: bool| {
            let start = monday(today) - Days::new(if this { 0 } else { 7 });
            let of_week = marks.iter().filter(|(day, _)| (start..start + Days::new(7)).contains(day));
            let sum = Summary::of(of_week.map(|(_, mark)| *mark));
            let days = sum.there + sum.absent;
            (days > 0).then_some(Self { this, there: sum.there, days })
        };
        week(true).or_else(|| week(false))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyResult {
    pub term: Term,
    pub outcome: YearResult,
    /// In hundredths: 450 is 4.50.
    pub average: Option<i32>,
    pub on: NaiveDate,
    /// What the school said.
    pub words: Option<String>,
}

impl From<ResultView> for MyResult {
    fn from(view: ResultView) -> Self {
        Self { term: view.term, outcome: view.outcome, average: view.average, on: view.on, words: view.words }
    }
}

/// One enrolment. The code of a reason is the desk's; the words that were written with it are for her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyEnrolment {
    pub id: Id<Enrolment>,
    pub version: i32,
    pub school: Option<String>,
    pub school_year: i32,
    pub grade: Option<i32>,
    pub stands: StateCode,
    pub year_result: Option<YearResult>,
    pub words: Option<String>,
    pub next: Option<MyNext>,
    pub week: Option<MyWeek>,
    pub results: Vec<MyResult>,
}

impl MyEnrolment {
    /// `marks` are the days of this and of last week.
    pub fn of(view: EnrolmentView, marks: &[(NaiveDate, Mark)], results: Vec<MyResult>, today: NaiveDate) -> Self {
        let year_result = match view.state {
            State::YearEnded { result } => Some(result),
            _ => None,
        };
        let at_school = view.state.code().is_at_school();
        Self {
            id: view.id,
            version: view.version,
            school: view.school.map(|(_, name)| name),
            school_year: view.school_year,
            grade: view.grade,
            stands: view.state.code(),
            year_result,
            words: view.state.words().map(str::to_owned),
            next: view.next.map(|next| MyNext::new(next.holder, next.what, next.due)),
            week: MyWeek::latest(marks, today).filter(|_| at_school),
            results,
        }
    }
}

/// Something that is in the way, in the words that were written for her too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyBarrier {
    pub kind: BarrierKind,
    pub what: Option<String>,
    pub next: Option<MyNext>,
}

impl From<BarrierView> for MyBarrier {
    fn from(view: BarrierView) -> Self {
        let next = view.holder.map(|holder| MyNext::new(holder, None, view.due));
        Self { kind: view.kind, what: view.what, next }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MySchool {
    /// Those that are open first.
    pub enrolments: Vec<MyEnrolment>,
    /// What is still in the way.
    pub barriers: Vec<MyBarrier>,
    /// The one whose step the desk follows: of it she can say that she did hers, while somebody works with her.
    pub asks: Option<Id<Enrolment>>,
}

/// An enrolment, and the version of it that her page shows.
pub type ReadAt = (Id<Enrolment>, i32);

impl MySchool {
    pub const fn is_empty(&self) -> bool {
        self.enrolments.is_empty() && self.barriers.is_empty()
    }

    /// What she herself does next, and where she can say that she did: as her enrolments say, else as what is in the way says.
    pub fn own_steps(&self) -> Vec<(Option<ReadAt>, MyNext)> {
        let asks = |one: &MyEnrolment| self.asks.filter(|id| *id == one.id).map(|id| (id, one.version));
        let steps = self.enrolments.iter().filter_map(|one| Some((asks(one), one.next.clone()?)));
        let steps: Vec<_> = steps.filter(|(_, next)| next.is_hers()).collect();
        if !steps.is_empty() {
            return steps;
        }
        let in_the_way = self.barriers.iter().filter_map(|one| Some((one.what.clone(), one.next.clone()?)));
        in_the_way.filter(|(_, next)| next.is_hers()).map(|(what, next)| (None, MyNext { what, ..next })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn a_week_counts_the_days_she_could_be_there_and_holds_no_excuse_against_her() {
        use Mark::{Absent, Excused, Late, NoSchool, Present};
        // Wednesday 25; the weeks of Monday 23 and of Monday 16.
        let week = |marks: &[(u32, Mark)]| {
            let marks: Vec<_> = marks.iter().map(|&(d, mark)| (day(d), mark)).collect();
            MyWeek::latest(&marks, day(25)).map(|week| (week.this, week.there, week.days))
        };
        assert_eq!(week(&[(16, Present), (23, Late), (24, Absent), (25, Excused)]), Some((true, 1, 2)));
        assert_eq!(week(&[(16, Present), (17, NoSchool), (20, Absent), (23, Excused)]), Some((false, 1, 2)));
        assert_eq!((week(&[]), week(&[(13, Present), (23, NoSchool)])), (None, None));
    }

    #[test]
    fn what_a_step_is_she_reads_where_it_is_hers() {
        let what = |holder| MyNext::new(holder, Some("Bring two photos".into()), None).what;
        assert_eq!(what(Holder::Herself).as_deref(), Some("Bring two photos"));
        assert_eq!(what(Holder::SheDid).as_deref(), Some("Bring two photos"));
        for other in [Holder::Us, Holder::School, Holder::Guardian, Holder::Office] {
            assert_eq!(what(other), None, "{other:?}");
        }
    }

    #[test]
    fn her_own_steps_are_those_of_her_enrolments_else_those_in_the_way() {
        let next = |holder, what: &str| Some(MyNext { holder, what: Some(what.to_owned()), due: None });
        let school = |next: Option<MyNext>| MySchool {
            enrolments: vec![MyEnrolment {
                id: Id::new(uuid::Uuid::nil()),
                version: 1,
                school: None,
                school_year: 2026,
                grade: None,
                stands: StateCode::Needed,
                year_result: None,
                words: None,
                next,
                week: None,
                results: vec![],
            }],
            barriers: [Holder::Office, Holder::Herself]
                .map(|holder| MyBarrier {
                    kind: BarrierKind::Documents,
                    what: Some(format!("Photos, {holder:?}")),
                    next: Some(MyNext::new(holder, None, None)),
                })
                .into(),
            asks: None,
        };
        let steps = |next| school(next).own_steps().into_iter().filter_map(|(_, one)| one.what).collect::<Vec<_>>();
        assert_eq!(steps(next(Holder::Herself, "Visit two schools")), ["Visit two schools"]);
        assert_eq!(steps(next(Holder::School, "Answers")), ["Photos, Herself"]);
        assert_eq!(steps(None), ["Photos, Herself"]);
    }

    #[test]
    fn she_says_that_she_did_what_is_hers_and_that_she_did_not_after_all() {
        use goals::Mark::{Done, NotYet, Open};
        for holder in [Holder::Herself, Holder::SheDid] {
            assert_eq!(holds_after(holder, Done), Some(Holder::SheDid));
            assert_eq!((holds_after(holder, Open), holds_after(holder, NotYet)), (Some(Holder::Herself), None));
        }
        for other in [Holder::Us, Holder::School, Holder::Guardian, Holder::Office] {
            assert_eq!((holds_after(other, Done), holds_after(other, Open)), (None, None), "{other:?}");
        }
        let told = MyNext::new(Holder::SheDid, None, Some(day(5)));
        assert!(!told.is_hers() && !told.is_late(day(24)), "what she did is not late");
    }

    #[test]
    fn a_day_that_is_over_is_no_day_to_do_it_by() {
        let next = |due| MyNext { holder: Holder::Herself, what: None, due: Some(day(due)) };
        assert_eq!((next(24).by(day(24)), next(24).is_late(day(24))), (Some(day(24)), false));
        assert_eq!((next(23).by(day(24)), next(23).is_late(day(24))), (None, true));
    }
}
