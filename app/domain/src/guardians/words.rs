//! How school, courses and work stand, in words of ours that name nothing; and where each stands on a guardian's page.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::WardResult;
use crate::{
    codes::{Completion, WorkReason},
    enrolments::StateCode,
    placements::PlacementCode,
    places::PlaceCode,
};

/// Where a word stands on the page: each in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Well,
    Now,
    Next,
}

/// How school stands, in one word of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SchoolWord {
    NotYet,
    Visits,
    /// She has a place and was not there yet.
    Begins,
    Goes,
    Pauses,
    YearDone,
    Changes,
    Finished,
}

impl SchoolWord {
    /// `there` where she was at this school since she was enrolled.
    pub const fn of(state: Option<StateCode>, there: bool) -> Self {
        match state {
            None | Some(StateCode::Needed | StateCode::Applied | StateCode::Refused) => Self::NotYet,
            Some(StateCode::Guest) => Self::Visits,
            Some(StateCode::Enrolled) if !there => Self::Begins,
            Some(StateCode::Enrolled | StateCode::Attending) => Self::Goes,
            Some(StateCode::Interrupted | StateCode::Stopped) => Self::Pauses,
            Some(StateCode::YearEnded) => Self::YearDone,
            Some(StateCode::Transferred) => Self::Changes,
            Some(StateCode::Completed) => Self::Finished,
        }
    }

    /// What school brings next; of her results, those that came this month are not ahead any more.
    pub fn next(self, today: NaiveDate, results: &[WardResult]) -> Option<SchoolNext> {
        match self {
            Self::NotYet => Some(SchoolNext::Arranged),
            Self::Visits => Some(SchoolNext::Enrolment),
            Self::Begins => Some(SchoolNext::FirstDay),
            Self::Goes => Some(next_results(today, results)),
            Self::YearDone => Some(SchoolNext::NewYear),
            Self::Pauses | Self::Changes | Self::Finished => None,
        }
    }
}

/// What school brings next: a month at most, never a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SchoolNext {
    Arranged,
    Enrolment,
    FirstDay,
    ResultsInJanuary,
    ResultsInJune,
    NewYear,
}

/// Terms end in January and in June.
fn next_results(today: NaiveDate, results: &[WardResult]) -> SchoolNext {
    let came = results.iter().any(|one| (one.on.year(), one.on.month()) == (today.year(), today.month()));
    match (today.month(), came) {
        (1, false) | (6, true) | (7.., _) => SchoolNext::ResultsInJanuary,
        _ => SchoolNext::ResultsInJune,
    }
}

/// How a course stands, in one word of ours; which one it is would say where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CourseWord {
    Waiting,
    OnIt,
    Certificate,
    Finished,
}

impl CourseWord {
    /// What she only thinks about, has not said yes to, left, or did not get is hers to tell.
    const fn of(state: PlaceCode, completion: Option<Completion>) -> Option<Self> {
        match (state, completion) {
            (PlaceCode::Applied | PlaceCode::Waiting | PlaceCode::Accepted, _) => Some(Self::Waiting),
            (PlaceCode::Attending, _) => Some(Self::OnIt),
            (PlaceCode::Completed, Some(Completion::Certificate)) => Some(Self::Certificate),
            (PlaceCode::Completed, _) => Some(Self::Finished),
            (PlaceCode::Interested | PlaceCode::Taster | PlaceCode::Offered | PlaceCode::Left | PlaceCode::NotThisTime, _) => None,
        }
    }

    pub const fn part(self) -> Part {
        match self {
            Self::Waiting => Part::Next,
            Self::OnIt => Part::Now,
            Self::Certificate | Self::Finished => Part::Well,
        }
    }
}

/// What her places say, each word once.
pub fn course_words(places: impl IntoIterator<Item = (PlaceCode, Option<Completion>)>) -> Vec<CourseWord> {
    let words: BTreeSet<CourseWord> = places.into_iter().filter_map(|(state, with)| CourseWord::of(state, with)).collect();
    words.into_iter().collect()
}

/// How work stands, in one word of ours: no employer, no trade, no pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum WorkWord {
    Soon,
    AtWork,
    Finished,
}

impl WorkWord {
    /// What is only thought about, weighed or came to nothing is hers to tell; so is a job of her own.
    const fn of(state: PlacementCode, reason: Option<WorkReason>) -> Option<Self> {
        match (state, reason) {
            (PlacementCode::Agreed, _) => Some(Self::Soon),
            (PlacementCode::Started, _) => Some(Self::AtWork),
            (PlacementCode::Ended, Some(WorkReason::Finished)) => Some(Self::Finished),
            (
                PlacementCode::Ended
                | PlacementCode::StartedOwn
                | PlacementCode::Idea
                | PlacementCode::Offered
                | PlacementCode::Checking
                | PlacementCode::NotTaken,
                _,
            ) => None,
        }
    }

    /// Work that goes on is itself what went well.
    pub const fn part(self) -> Part {
        match self {
            Self::Soon => Part::Next,
            Self::AtWork | Self::Finished => Part::Well,
        }
    }
}

/// What her placements say, each word once.
pub fn work_words(placements: impl IntoIterator<Item = (PlacementCode, Option<WorkReason>)>) -> Vec<WorkWord> {
    let words: BTreeSet<WorkWord> = placements.into_iter().filter_map(|(state, reason)| WorkWord::of(state, reason)).collect();
    words.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::{Term, YearResult};

    #[test]
    fn a_course_is_a_word_and_what_came_to_nothing_is_none() {
        use PlaceCode::{Accepted, Attending, Completed, Interested, Left, NotThisTime, Offered, Taster};
        let places = [
            (Completed, Some(Completion::Certificate)),
            (Completed, Some(Completion::AttendanceOnly)),
            (Attending, None),
            (Accepted, None),
        ];
        let words = [CourseWord::Waiting, CourseWord::OnIt, CourseWord::Certificate, CourseWord::Finished];
        assert_eq!(course_words(places), words);
        assert_eq!(course_words([Interested, Taster, Offered, Left, NotThisTime].map(|state| (state, None))), []);
    }

    #[test]
    fn work_is_a_word_and_a_job_of_her_own_is_none() {
        use PlacementCode::{Agreed, Checking, Ended, Idea, NotTaken, Offered, Started, StartedOwn};
        let finished = Some(WorkReason::Finished);
        assert_eq!(
            work_words([(Ended, finished), (Started, None), (Started, None), (Agreed, None)]),
            [WorkWord::Soon, WorkWord::AtWork, WorkWord::Finished]
        );
        let hers = [Idea, Offered, Checking, StartedOwn, NotTaken, Ended].map(|state| (state, None));
        assert_eq!(work_words(hers), []);
        assert_eq!(work_words([(Ended, Some(WorkReason::HerDecision)), (NotTaken, finished)]), []);
    }

    #[test]
    fn who_is_enrolled_goes_to_school_once_she_was_there() {
        use SchoolWord::{Begins, Goes, NotYet, Pauses, Visits};
        for (state, there, expected) in [
            (None, false, NotYet),
            (Some(StateCode::Applied), false, NotYet),
            (Some(StateCode::Guest), true, Visits),
            (Some(StateCode::Enrolled), false, Begins),
            (Some(StateCode::Enrolled), true, Goes),
            (Some(StateCode::Attending), false, Goes),
            (Some(StateCode::Attending), true, Goes),
            (Some(StateCode::Interrupted), true, Pauses),
        ] {
            assert_eq!(SchoolWord::of(state, there), expected, "{state:?} {there}");
        }
    }

    #[test]
    fn what_school_brings_next_is_a_month_at_most() {
        use SchoolNext::{Arranged, Enrolment, FirstDay, NewYear, ResultsInJanuary, ResultsInJune};
        use SchoolWord::{Begins, Changes, Finished, Goes, NotYet, Pauses, Visits, YearDone};
        let day = |month| NaiveDate::from_ymd_opt(2026, month, 25).unwrap();
        let words = [NotYet, Visits, Begins, Goes, Pauses, YearDone, Changes, Finished].map(|word| word.next(day(11), &[]));
        let expected = [Some(Arranged), Some(Enrolment), Some(FirstDay), Some(ResultsInJanuary), None, Some(NewYear), None, None];
        assert_eq!(words, expected);
        let result = |month| {
            let on = NaiveDate::from_ymd_opt(2026, month, 20).unwrap();
            WardResult { term: Term::First, outcome: YearResult::Passed, average: None, on }
        };
        let cases = [
            (1, None, ResultsInJanuary),
            (1, Some(1), ResultsInJune),
            (2, Some(1), ResultsInJune),
            (6, None, ResultsInJune),
            (6, Some(1), ResultsInJune),
            (6, Some(6), ResultsInJanuary),
            (7, Some(6), ResultsInJanuary),
            (12, None, ResultsInJanuary),
        ];
        for (month, came, expected) in cases {
            let came: Vec<WardResult> = came.into_iter().map(result).collect();
            assert_eq!(Goes.next(day(month), &came), Some(expected), "{month} {came:?}");
        }
    }

    #[test]
    fn each_word_of_courses_work_and_results_stands_in_one_part() {
        let courses: Vec<Part> = CourseWord::VARIANTS.iter().map(|word| word.part()).collect();
        assert_eq!(courses, [Part::Next, Part::Now, Part::Well, Part::Well]);
        let work: Vec<Part> = WorkWord::VARIANTS.iter().map(|word| word.part()).collect();
        assert_eq!(work, [Part::Next, Part::Well, Part::Well]);
        let on = NaiveDate::from_ymd_opt(2026, 1, 20).unwrap();
        let well = [YearResult::Passed, YearResult::Repeats, YearResult::ExamsLeft]
            .map(|outcome| WardResult { term: Term::First, outcome, average: None, on }.went_well());
        assert_eq!(well, [true, false, false]);
    }
}
