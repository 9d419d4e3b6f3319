//! What a guardian sees of their ward: only what was opened to them, and never a place, a reason or a time of day.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    assessments::{Key, Look, Sentence, sentences},
    attendance::monday,
    codes::{BarrierKind, Completion, FieldGroup, GoalState, Mark, Relationship, Term, WorkReason, YearResult},
    enrolments::StateCode,
    goals::{WardGoal, WardStep, is_open},
    ids::{Id, Resident},
    placements::PlacementCode,
    places::PlaceCode,
};

/// A ward, as their guardian sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardView {
    pub id: Id<Resident>,
    /// The name agreed for this guardian.
    pub called: String,
    /// Who they are to her, where that is written down in one way.
    pub relation: Option<Relationship>,
    /// Whom to ask.
    pub coordinator: Option<String>,
    pub groups: Vec<FieldGroup>,
    pub school: Option<WardSchool>,
    pub results: Vec<WardResult>,
    /// What she can do and likes.
    pub skills: Vec<Sentence>,
    pub courses: Vec<CourseWord>,
    pub work: Vec<WorkWord>,
    /// What waits for this guardian.
    pub asked: Vec<Asked>,
}

/// How school stands, in one word of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum SchoolWord {
    NotYet,
    Visits,
    Goes,
    Pauses,
    YearDone,
    Changes,
    Finished,
}

impl SchoolWord {
    pub const fn of(state: Option<StateCode>) -> Self {
        match state {
            None | Some(StateCode::Needed | StateCode::Applied | StateCode::Refused) => Self::NotYet,
            Some(StateCode::Guest) => Self::Visits,
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

/// Where a word stands on the page: each in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Well,
    Now,
    Next,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardSchool {
    pub word: SchoolWord,
    /// Her first day as a pupil.
    pub began: Option<NaiveDate>,
    /// This week and the one before, Monday to Friday.
    pub this_week: [SeenDay; 5],
    pub last_week: [SeenDay; 5],
}

/// A day at school as a guardian sees it: late is there, and why somebody was away is not theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenDay {
    There,
    Away,
    Ahead,
    NotKnown,
}

/// The five days of a week that began so many weeks ago.
pub fn seen_week(marks: &[(NaiveDate, Mark)], today: NaiveDate, weeks_ago: u64) -> [SeenDay; 5] {
    let start = monday(today) - Days::new(7 * weeks_ago);
    std::array::from_fn(|place| {
        let day = start + Days::new(place as u64);
        match marks.iter().find(|(on, _)| *on == day) {
            Some((_, Mark::Present | Mark::Late)) => SeenDay::There,
            Some((_, Mark::Absent | Mark::Excused)) => SeenDay::Away,
            None if day >= today => SeenDay::Ahead,
            None => SeenDay::NotKnown,
        }
    })
}

/// A result without the school's words, which may name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardResult {
    pub term: Term,
    pub outcome: YearResult,
    /// In hundredths.
    pub average: Option<i32>,
    pub on: NaiveDate,
}

impl WardResult {
    pub const fn went_well(self) -> bool {
        matches!(self.outcome, YearResult::Passed)
    }
}

/// What her latest looks say to a guardian. No look at a language, which is mostly the one around her; nothing of her health; nor
/// how she gets about and calls for help, which is nobody's to know who may mean her harm.
pub fn skill_words(latest: &[Look]) -> Vec<Sentence> {
    let told = latest.iter().filter(|look| look.instrument != Key::Language).map(|look| {
        let scores =
            look.scores.iter().filter(|score| !matches!(score.part.as_str(), "travel" | "health" | "help")).cloned().collect();
        sentences(&Look { scores, ..look.clone() })
    });
    told.flatten().collect()
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

    const fn part(self) -> Part {
        match self {
            Self::Waiting => Part::Next,
            Self::OnIt => Part::Now,
            Self::Certificate | Self::Finished => Part::Well,
        }
    }

    pub const fn went_well(self) -> bool {
        matches!(self.part(), Part::Well)
    }

    pub const fn is_now(self) -> bool {
        matches!(self.part(), Part::Now)
    }

    pub const fn is_next(self) -> bool {
        matches!(self.part(), Part::Next)
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
    const fn part(self) -> Part {
        match self {
            Self::Soon => Part::Next,
            Self::AtWork | Self::Finished => Part::Well,
        }
    }

    pub const fn went_well(self) -> bool {
        matches!(self.part(), Part::Well)
    }

    pub const fn is_next(self) -> bool {
        matches!(self.part(), Part::Next)
    }
}

/// What her placements say, each word once.
pub fn work_words(placements: impl IntoIterator<Item = (PlacementCode, Option<WorkReason>)>) -> Vec<WorkWord> {
    let words: BTreeSet<WorkWord> = placements.into_iter().filter_map(|(state, reason)| WorkWord::of(state, reason)).collect();
    words.into_iter().collect()
}

impl WardGoal {
    pub const fn went_well(&self) -> bool {
        matches!(self.state, GoalState::Completed)
    }

    /// Steps she did, whatever became of the goal.
    pub fn done(&self) -> impl Iterator<Item = &WardStep> {
        self.steps.iter().filter(|step| step.done)
    }

    pub fn next(&self) -> impl Iterator<Item = &WardStep> {
        self.steps.iter().filter(move |step| !step.done && is_open(self.state))
    }

    /// Steps that wait with a goal she put off.
    pub fn put_off(&self) -> impl Iterator<Item = &WardStep> {
        self.steps.iter().filter(move |step| !step.done && self.state == GoalState::OnHold)
    }
}

/// A step that is theirs, by its kind alone: what staff wrote about it may say where she is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub what: AskedFor,
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedFor {
    Papers,
    Signature,
    Money,
    Other,
}

impl AskedFor {
    pub const fn of(kind: BarrierKind) -> Self {
        match kind {
            BarrierKind::Documents | BarrierKind::Recognition => Self::Papers,
            BarrierKind::Guardian => Self::Signature,
            BarrierKind::Money => Self::Money,
            BarrierKind::Language | BarrierKind::Place | BarrierKind::Distance | BarrierKind::Safety | BarrierKind::Other => {
                Self::Other
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        SeenDay::{Ahead, Away, NotKnown, There},
        *,
    };

    #[test]
    fn what_she_can_do_is_told_without_a_language_her_ways_or_whom_she_calls() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let look = |instrument, parts: &[&str]| {
            let score = |part: &&str| crate::assessments::Score { part: (*part).to_owned(), value: Some(2), answered: 3 };
            Look { instrument, edition: 1, language: None, on, scores: parts.iter().map(score).collect() }
        };
        let looks = [
            look(Key::Language, &["speaking"]),
            look(Key::Reading, &["text"]),
            look(Key::LifeSkills, &["travel", "home", "health", "help"]),
        ];
        let told: Vec<String> = skill_words(&looks).iter().map(|one| one.name().to_owned()).collect();
        assert_eq!(told, ["text-2", "home-2"]);
    }

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
    fn what_school_brings_next_is_a_month_at_most() {
        use SchoolNext::{Arranged, Enrolment, NewYear, ResultsInJanuary, ResultsInJune};
        use SchoolWord::{Changes, Finished, Goes, NotYet, Pauses, Visits, YearDone};
        let day = |month| NaiveDate::from_ymd_opt(2026, month, 25).unwrap();
        let words = [NotYet, Visits, Goes, Pauses, YearDone, Changes, Finished].map(|word| word.next(day(11), &[]));
        let expected = [Some(Arranged), Some(Enrolment), Some(ResultsInJanuary), None, Some(NewYear), None, None];
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

    #[test]
    fn a_step_is_next_only_while_she_is_on_its_goal() {
        use GoalState::{Accepted, Active, Cancelled, Completed, OnHold, Proposed};
        let step = |words: &str, done| WardStep { words: words.into(), done, done_on: None };
        // Whether the goal went well; how many of its steps are done, next and put off.
        let cases = [
            (Accepted, (false, 1, 2, 0)),
            (Active, (false, 1, 2, 0)),
            (OnHold, (false, 1, 0, 2)),
            (Completed, (true, 1, 0, 0)),
            (Proposed, (false, 1, 0, 0)),
            (Cancelled, (false, 1, 0, 0)),
        ];
        for (state, expected) in cases {
            let steps = vec![step("Ask", true), step("Try", false), step("Tell", false)];
            let goal = WardGoal { words: "Bake".into(), state, steps };
            let told = (goal.went_well(), goal.done().count(), goal.next().count(), goal.put_off().count());
            assert_eq!(told, expected, "{state:?}");
        }
    }

    #[test]
    fn a_week_shows_there_or_away_and_never_why() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let marks = [(day(23), Mark::Late), (day(24), Mark::Excused), (day(16), Mark::Present), (day(18), Mark::Absent)];
        assert_eq!(seen_week(&marks, day(25), 0), [There, Away, Ahead, Ahead, Ahead]);
        assert_eq!(seen_week(&marks, day(25), 1), [There, NotKnown, Away, NotKnown, NotKnown]);
    }
}
