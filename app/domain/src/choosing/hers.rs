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
        Self::standing(mine.version, mine.decided.as_ref())
    }
}

impl DecideForm {
    /// What she herself decides: whose choice it is is not asked.
    pub fn check_hers(&self, ways: &[Id<Run>]) -> Result<NewDecision, Vec<FieldProblem>> {
        Self { whose: Chooser::Herself.code().to_owned(), ..self.clone() }.check(ways)
    }
}

/// A decision that waits for somebody on the team: a course she chose and has no place in, a day to try that nobody fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedFacts {
    pub id: Id<Choosing>,
    pub decision: Decision,
    pub on: NaiveDate,
    /// The titles of the courses it is between.
    pub courses: Vec<(Id<Run>, String)>,
    /// How far she has come with those she has a place in.
    pub places: Vec<(Id<Run>, PlaceCode)>,
}

impl DecidedFacts {
    /// The title of what was chosen, or none where a day to try is what was decided; nothing while nobody has to act.
    pub fn waits(&self) -> Option<Option<&str>> {
        let begun = |run: Id<Run>| self.places.iter().any(|(of, state)| *of == run && *state != PlaceCode::Interested);
        match self.decision {
            Decision::NotNow => None,
            Decision::TryFirst => (!self.courses.iter().any(|(run, _)| begun(*run))).then_some(None),
            Decision::Chosen { run } => {
                let title = self.courses.iter().find(|(of, _)| *of == run).map(|(_, title)| title.as_str());
                (!begun(run)).then_some(title)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(n: u128) -> Id<Run> {
        Id::new(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn a_decision_waits_until_there_is_a_place_in_what_was_decided() {
        use PlaceCode::{Attending, Interested, Left, Taster};
        let facts = |decision, places: &[(u128, PlaceCode)]| DecidedFacts {
            id: Id::new(uuid::Uuid::nil()),
            decision,
            on: NaiveDate::default(),
            courses: vec![(run(1), "Bakery".into()), (run(2), "Hair".into())],
            places: places.iter().map(|(of, state)| (run(*of), *state)).collect(),
        };
        let bakery = Decision::Chosen { run: run(1) };
        for (decision, places, waits) in [
            (bakery, &[][..], Some(Some("Bakery"))),
            (bakery, &[(1, Interested)], Some(Some("Bakery"))),
            (bakery, &[(2, Attending)], Some(Some("Bakery"))),
            (bakery, &[(1, Attending)], None),
            (bakery, &[(1, Left)], None),
            (Decision::TryFirst, &[], Some(None)),
            (Decision::TryFirst, &[(2, Interested)], Some(None)),
            (Decision::TryFirst, &[(2, Taster)], None),
            (Decision::NotNow, &[], None),
        ] {
            assert_eq!(facts(decision, places).waits(), waits, "{decision:?} {places:?}");
        }
    }

    #[test]
    fn her_own_word_is_her_choice_whatever_else_was_sent() {
        let form = DecideForm { decision: "not_now".into(), whose: "only_one".into(), ..DecideForm::default() };
        assert_eq!(form.check_hers(&[]).unwrap().whose(), Chooser::Herself);
    }
}
