//! What she chooses between, as she herself reads it, and her own word on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{About, ChoosingView, DecideForm, Decided, Decision, NewDecision, Point, Side, WayView};
use crate::{
    assessments::{Area, Key},
    codes::{Chooser, Code, Language, Level},
    courses::is_over,
    ids::{Choosing, Id, Place, Run},
    places::PlaceCode,
    problem::FieldProblem,
};

/// What a point is about, in words alone: how far she is stays on the page of what she can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MyAbout {
    Age(i32),
    Level(Level),
    Speaks(Language),
    /// More, or enough, of a language.
    Language(Language),
    /// Of reading, numbers or digital.
    Band(Key),
    Likes(Area),
    Interests,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPoint {
    pub side: Side,
    pub about: MyAbout,
}

impl From<Point> for MyPoint {
    fn from(point: Point) -> Self {
        let about = match point.about {
            About::Age(age) => MyAbout::Age(age),
            About::Level(level) => MyAbout::Level(level),
            About::Language(language) => MyAbout::Speaks(language),
            About::LanguageLevel { language, .. } => MyAbout::Language(language),
            About::Band { of, .. } => MyAbout::Band(of),
            About::Likes(area) => MyAbout::Likes(area),
            About::Interests => MyAbout::Interests,
        };
        Self { side: point.side, about }
    }
}

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
    /// What it asks for besides what can be looked at.
    pub needs: String,
    /// No seat is there for her now, so that she would wait. Where seats are not known nothing is said.
    pub full: bool,
    pub fee: Option<i32>,
    pub costs: String,
    pub way: Option<String>,
    pub money: Option<String>,
    pub good: Option<String>,
    pub not_yet: Option<String>,
    pub points: Vec<MyPoint>,
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

impl MyWay {
    pub fn is_over(&self, today: NaiveDate) -> bool {
        is_over(self.ends, today)
    }
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
            needs: view.course.entry.words,
            full: !view.run.seats.has_one_for(view.run.seats.waiting),
            fee: view.course.fee,
            costs: view.course.costs,
            way: view.way,
            money: view.money,
            good: view.good,
            not_yet: view.not_yet,
            points: view.points.into_iter().map(MyPoint::from).collect(),
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
            && self.ways.iter().any(|way| !way.is_over(today))
            && !self.ways.iter().any(|way| way.place.is_some_and(|(_, state)| state.is_open() && state.is_begun()))
    }
}

/// A decision, as far as somebody on the team has to act on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedFacts {
    pub id: Id<Choosing>,
    pub decision: Decision,
    /// The title of what was chosen.
    pub course: Option<String>,
    /// She said so herself, and nobody has taken it up.
    pub her_word: bool,
    /// She has, or had, a place in one of the ways.
    pub begun: bool,
    /// The others that a seat or a turn is kept for her in: where that stands, and the course.
    pub kept: Vec<(PlaceCode, String)>,
    pub on: NaiveDate,
}

/// What she said, and somebody on the team has to hear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waits {
    Chose {
        course: String,
        /// What is still kept for her in the others.
        kept: Vec<(PlaceCode, String)>,
    },
    Try,
    NotNow,
}

impl DecidedFacts {
    /// Her own word waits until the decision is kept by the team; a day to try that was agreed, until there is a place for it.
    pub fn waits(&self) -> Option<Waits> {
        match self.decision {
            Decision::Chosen { .. } => {
                self.her_word.then(|| Waits::Chose { course: self.course.clone().unwrap_or_default(), kept: self.kept.clone() })
            }
            Decision::TryFirst => (self.her_word || !self.begun).then_some(Waits::Try),
            Decision::NotNow => self.her_word.then_some(Waits::NotNow),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn her_word_waits_until_it_is_taken_up_and_a_day_to_try_until_there_is_one() {
        let bakery = Decision::Chosen { run: Id::new(uuid::Uuid::nil()) };
        let kept = vec![(PlaceCode::Offered, "Sewing".to_owned())];
        let chose = || Some(Waits::Chose { course: "Bakery".into(), kept: kept.clone() });
        for (decision, her_word, begun, waits) in [
            (bakery, true, false, chose()),
            (bakery, true, true, chose()),
            (bakery, false, false, None),
            (Decision::TryFirst, true, true, Some(Waits::Try)),
            (Decision::TryFirst, false, false, Some(Waits::Try)),
            (Decision::TryFirst, false, true, None),
            (Decision::NotNow, true, true, Some(Waits::NotNow)),
            (Decision::NotNow, false, true, None),
        ] {
            let course = Some("Bakery".into());
            let id = Id::new(uuid::Uuid::nil());
            let facts = DecidedFacts { id, decision, course, her_word, begun, kept: kept.clone(), on: day(10) };
            assert_eq!(facts.waits(), waits, "{decision:?} {her_word} {begun}");
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
