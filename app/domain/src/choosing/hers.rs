//! What she chooses between, as she herself reads it, and her own word on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{ChoosingView, DecideForm, Decided, Decision, NewDecision, Point, WayView};
use crate::{
    codes::{Chooser, Code},
    ids::{Choosing, Id, Place, Run},
    places::PlaceCode,
    problem::FieldProblem,
};

/// One way, as she reads it: not who else pays, nor what it asks of anybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWay {
    pub run: Id<Run>,
    pub course: String,
    pub provider: String,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub times: String,
    pub body: String,
    pub fee: Option<i32>,
    pub costs: String,
    pub way: Option<String>,
    pub money: Option<String>,
    pub good: Option<String>,
    pub not_yet: Option<String>,
    pub points: Vec<Point>,
    /// How far she has come with it.
    pub place: Option<(Id<Place>, PlaceCode)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyChoosing {
    pub id: Id<Choosing>,
    pub on: NaiveDate,
    /// What she said when it was laid out.
    pub said: Option<String>,
    pub ways: Vec<MyWay>,
    pub decided: Option<Decided>,
    pub version: i32,
}

impl From<WayView> for MyWay {
    fn from(view: WayView) -> Self {
        Self {
            run: view.run.id,
            course: view.course.title,
            provider: view.course.provider.1,
            starts: view.run.starts,
            ends: view.run.ends,
            times: view.run.times,
            body: view.course.body,
            fee: view.course.fee,
            costs: view.course.costs,
            way: view.way,
            money: view.money,
            good: view.good,
            not_yet: view.not_yet,
            points: view.points,
            place: view.place.map(|(id, state)| (id, state.code())),
        }
    }
}

impl From<ChoosingView> for MyChoosing {
    fn from(view: ChoosingView) -> Self {
        Self {
            id: view.id,
            on: view.on,
            said: view.said,
            ways: view.ways.into_iter().map(MyWay::from).collect(),
            decided: view.decided,
            version: view.version,
        }
    }
}

impl MyChoosing {
    /// The way she chose, while it is one of these.
    pub fn chosen(&self) -> Option<&MyWay> {
        let run = self.decided.as_ref()?.decision.run()?;
        self.ways.iter().find(|way| way.run == run)
    }
}

impl From<&MyChoosing> for DecideForm {
    fn from(mine: &MyChoosing) -> Self {
        // What somebody else decided is not sent on as hers by leaving it as it is.
        Self::standing(mine.version, mine.decided.as_ref().filter(|decided| decided.by_her), true)
    }
}

impl DecideForm {
    /// What she herself decides: whose choice it is is not asked.
    pub fn check_hers(&self, ways: &[Id<Run>]) -> Result<NewDecision, Vec<FieldProblem>> {
        Self { whose: Chooser::Herself.code().to_owned(), ..self.clone() }.check(ways)
    }
}

impl MyChoosing {
    /// Whether there is still something to choose: a way that is not over, and none she has gone on with.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.decided.is_none()
            && self.ways.iter().any(|way| way.ends.is_none_or(|ends| ends >= today))
            && !self.ways.iter().any(|way| way.place.is_some_and(|(_, state)| state.is_open() && state.is_begun()))
    }
}

/// A decision, and how far she has come with what it is between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedFacts {
    pub id: Id<Choosing>,
    pub decision: Decision,
    pub by_her: bool,
    pub on: NaiveDate,
    /// The titles of the courses it is between.
    pub courses: Vec<(Id<Run>, String)>,
    /// Where she stands with those she has a place in, and since when.
    pub places: Vec<(Id<Run>, PlaceCode, NaiveDate)>,
}

/// What somebody on the team has to do about a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waits {
    /// A course she chose, in which she has no place.
    Place { course: String },
    /// A day to try that nobody fixed.
    Try,
    /// She wants none of them now, and still has a place in one.
    ChangedHerMind { course: String },
}

impl DecidedFacts {
    /// What waits for somebody on the team. A place that was over before the decision is no answer to it.
    pub fn waits(&self) -> Option<Waits> {
        let begun =
            |(_, state, since): &&(Id<Run>, PlaceCode, NaiveDate)| state.is_begun() && (state.is_open() || *since > self.on);
        let title = |run: Id<Run>| self.courses.iter().find(|(of, _)| *of == run).map(|(_, title)| title.clone());
        match self.decision {
            Decision::Chosen { run } => {
                let has = self.places.iter().filter(begun).any(|(of, ..)| *of == run);
                (!has).then(|| title(run)).flatten().map(|course| Waits::Place { course })
            }
            Decision::TryFirst => self.places.iter().find(begun).is_none().then_some(Waits::Try),
            Decision::NotNow if self.by_her => {
                let held = self.places.iter().find(|(_, state, _)| state.is_begun() && state.is_open());
                held.and_then(|(of, ..)| title(*of)).map(|course| Waits::ChangedHerMind { course })
            }
            Decision::NotNow => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(n: u128) -> Id<Run> {
        Id::new(uuid::Uuid::from_u128(n))
    }

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn a_decision_waits_until_somebody_acted_on_it() {
        use PlaceCode::{Accepted, Attending, Interested, Left, NotThisTime, Taster};
        let bakery = Decision::Chosen { run: run(1) };
        let place = || Some(Waits::Place { course: "Bakery".into() });
        let changed = || Some(Waits::ChangedHerMind { course: "Hair".into() });
        for (decision, by_her, places, waits) in [
            (bakery, true, &[][..], place()),
            (bakery, true, &[(1, Interested, 20)], place()),
            (bakery, true, &[(2, Attending, 20)], place()),
            (bakery, true, &[(1, Attending, 2)], None),
            (bakery, true, &[(1, NotThisTime, 9)], place()),
            (bakery, true, &[(1, NotThisTime, 10)], place()),
            (bakery, false, &[(1, Left, 20)], None),
            (Decision::TryFirst, true, &[], Some(Waits::Try)),
            (Decision::TryFirst, true, &[(2, Interested, 20)], Some(Waits::Try)),
            (Decision::TryFirst, true, &[(2, Taster, 20)], None),
            (Decision::NotNow, true, &[], None),
            (Decision::NotNow, true, &[(2, Accepted, 2)], changed()),
            (Decision::NotNow, false, &[(2, Accepted, 2)], None),
            (Decision::NotNow, true, &[(2, Left, 2)], None),
        ] {
            let facts = DecidedFacts {
                id: Id::new(uuid::Uuid::nil()),
                decision,
                by_her,
                on: day(10),
                courses: vec![(run(1), "Bakery".into()), (run(2), "Hair".into())],
                places: places.iter().map(|&(of, state, since)| (run(of), state, day(since))).collect(),
            };
            assert_eq!(facts.waits(), waits, "{decision:?} {places:?}");
        }
    }

    #[test]
    fn nobody_sends_anothers_words_as_their_own() {
        let mine = |by_her| MyChoosing {
            id: Id::new(uuid::Uuid::nil()),
            on: day(1),
            said: None,
            ways: vec![],
            decided: Some(Decided {
                decision: Decision::NotNow,
                whose: Chooser::OnlyOne,
                by_her,
                why: Some("Quiet".into()),
                on: day(2),
            }),
            version: 2,
        };
        let form = |by_her| DecideForm::from(&mine(by_her));
        assert_eq!((form(true).why.as_str(), form(true).decision.as_str()), ("Quiet", "not_now"));
        assert_eq!((form(false).why.as_str(), form(false).decision.as_str()), ("", ""));
    }

    #[test]
    fn her_own_word_is_her_choice_whatever_else_was_sent() {
        let form = DecideForm { decision: "not_now".into(), whose: "only_one".into(), ..DecideForm::default() };
        assert_eq!(form.check_hers(&[]).unwrap().whose(), Chooser::Herself);
    }
}
