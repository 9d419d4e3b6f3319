//! What a guardian sees of their ward: only what was opened to them, and never a place, a reason or a time of day.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{CourseWord, SchoolWord, WorkWord};
use crate::{
    assessments::{Key, Look, Sentence, sentences},
    attendance::monday,
    codes::{BarrierKind, FieldGroup, GoalState, Mark, Relationship, Term, YearResult},
    goals::{WardGoal, WardStep, is_open},
    ids::{Id, Resident},
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
    /// Before her first day there.
    Before,
    NotKnown,
}

/// The five days of a week that began so many weeks ago; `first` is her first day at school, as a guest or a pupil.
pub fn seen_week(marks: &[(NaiveDate, Mark)], first: Option<NaiveDate>, today: NaiveDate, weeks_ago: u64) -> [SeenDay; 5] {
    let start = monday(today) - Days::new(7 * weeks_ago);
    std::array::from_fn(|place| {
        let day = start + Days::new(place as u64);
        match marks.iter().find(|(on, _)| *on == day) {
            Some((_, Mark::Present | Mark::Late)) => SeenDay::There,
            Some((_, Mark::Absent | Mark::Excused)) => SeenDay::Away,
            None if day >= today => SeenDay::Ahead,
            None if first.is_some_and(|first| day < first) => SeenDay::Before,
            // Which day a school is closed can tell which school it is.
            None | Some((_, Mark::NoSchool)) => SeenDay::NotKnown,
        }
    })
}

/// What a week says in a sentence: that she was there every day only where every day so far is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekWord {
    EveryDay,
    Some { there: usize, days: usize },
    Part { there: usize, recorded: usize, days: usize },
}

impl WeekWord {
    /// `None` where nothing is recorded.
    pub fn of(week: &[SeenDay; 5]) -> Option<Self> {
        let count = |seen: SeenDay| week.iter().filter(|day| **day == seen).count();
        let there = count(SeenDay::There);
        let recorded = there + count(SeenDay::Away);
        let days = recorded + count(SeenDay::NotKnown);
        match recorded {
            0 => None,
            _ if recorded < days => Some(Self::Part { there, recorded, days }),
            _ if there == days => Some(Self::EveryDay),
            _ => Some(Self::Some { there, days }),
        }
    }
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
        SeenDay::{Ahead, Away, Before, NotKnown, There},
        *,
    };
    use crate::goals::WardWords;

    #[test]
    fn what_she_can_do_is_told_without_a_language_her_ways_or_whom_she_calls() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let look = |instrument, parts: &[&str]| {
            let score =
                |part: &&str| crate::assessments::Score { part: (*part).to_owned(), value: Some(2), answered: 3, stops: None };
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
    fn a_step_is_next_only_while_she_is_on_its_goal() {
        use GoalState::{Accepted, Active, Cancelled, Completed, OnHold, Proposed};
        let step = |words: &str, done| WardStep { words: WardWords::Hers(words.into()), done, done_on: None };
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
            let goal = WardGoal { words: WardWords::Team, state, steps };
            let told = (goal.went_well(), goal.done().count(), goal.next().count(), goal.put_off().count());
            assert_eq!(told, expected, "{state:?}");
        }
    }

    #[test]
    fn a_week_shows_there_or_away_and_never_why() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let marks = [
            (day(23), Mark::Late),
            (day(24), Mark::Excused),
            (day(16), Mark::Present),
            (day(18), Mark::Absent),
            (day(19), Mark::NoSchool),
        ];
        assert_eq!(seen_week(&marks, None, day(25), 0), [There, Away, Ahead, Ahead, Ahead]);
        assert_eq!(seen_week(&marks, None, day(25), 1), [There, NotKnown, Away, NotKnown, NotKnown]);
        assert_eq!(seen_week(&marks[..1], Some(day(18)), day(25), 1), [Before, Before, NotKnown, NotKnown, NotKnown]);
        assert_eq!(seen_week(&marks, Some(day(30)), day(25), 0), [There, Away, Ahead, Ahead, Ahead]);
    }

    #[test]
    fn every_day_is_said_only_where_every_day_so_far_is_recorded() {
        use WeekWord::{EveryDay, Part, Some as Of};
        for (week, expected) in [
            ([NotKnown, NotKnown, Ahead, Ahead, Ahead], None),
            ([Before, Before, Before, Before, Before], None),
            ([There, Ahead, Ahead, Ahead, Ahead], Some(EveryDay)),
            ([There; 5], Some(EveryDay)),
            ([Before, Before, There, There, Ahead], Some(EveryDay)),
            ([There, Away, There, Ahead, Ahead], Some(Of { there: 2, days: 3 })),
            ([Away; 5], Some(Of { there: 0, days: 5 })),
            ([There, NotKnown, NotKnown, NotKnown, NotKnown], Some(Part { there: 1, recorded: 1, days: 5 })),
            ([Away, NotKnown, There, Ahead, Ahead], Some(Part { there: 1, recorded: 2, days: 3 })),
        ] {
            assert_eq!(WeekWord::of(&week), expected, "{week:?}");
        }
    }
}
