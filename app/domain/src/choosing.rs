//! Choosing: two or three ways side by side, what she said, whose choice it was, and what was decided. Nothing is added up.

mod hers;
mod points;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

pub use hers::{DecidedFacts, MyAbout, MyChoosing, MyPoint, MyWay, Waits};
pub use points::{About, Her, Point, Side, points};

use crate::{
    check::Checks,
    codes::{Chooser, Code, Reason},
    courses::{CourseView, RunView},
    days::DayText,
    funding::FundingView,
    ids::{Choosing, Id, Place, Run},
    places::PlaceState,
    problem::{Day, Fault, FieldProblem},
    text,
};

/// One way, as typed: a run, and what it means for her.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WayForm {
    pub run: String,
    /// The way there and back.
    pub way: String,
    pub money: String,
    /// What speaks for it.
    pub good: String,
    pub not_yet: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoosingForm {
    pub version: String,
    pub on: DayText,
    pub one: WayForm,
    pub two: WayForm,
    /// May stay empty.
    pub three: WayForm,
    /// In her words.
    pub said: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWay {
    run: Id<Run>,
    way: Option<String>,
    money: Option<String>,
    good: Option<String>,
    not_yet: Option<String>,
}

impl NewWay {
    pub const fn run(&self) -> Id<Run> {
        self.run
    }
    pub fn way(&self) -> Option<&str> {
        self.way.as_deref()
    }
    pub fn money(&self) -> Option<&str> {
        self.money.as_deref()
    }
    pub fn good(&self) -> Option<&str> {
        self.good.as_deref()
    }
    pub fn not_yet(&self) -> Option<&str> {
        self.not_yet.as_deref()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChoosing {
    on: NaiveDate,
    ways: Vec<NewWay>,
    said: Option<String>,
}

impl NewChoosing {
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    /// Two or three, each another run.
    pub fn ways(&self) -> &[NewWay] {
        &self.ways
    }
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }
}

/// The form's names for the ways, in their order.
pub const WAYS: [&str; 3] = ["one", "two", "three"];

impl ChoosingForm {
    pub fn check(&self, today: NaiveDate, born: Option<NaiveDate>) -> Result<NewChoosing, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Birth, born);
        let mut ways: Vec<NewWay> = Vec::new();
        for (name, form) in WAYS.into_iter().zip([&self.one, &self.two, &self.three]) {
            let field = |part: &str| format!("{name}.{part}");
            let mut run = checks.id(&field("run"), &form.run);
            let way = checks.text(&field("way"), &form.way, text::LINE);
            let money = checks.text(&field("money"), &form.money, text::LINE);
            let good = checks.text(&field("good"), &form.good, text::WORDS);
            let not_yet = checks.text(&field("not_yet"), &form.not_yet, text::WORDS);
            let said_something = [&way, &money, &good, &not_yet].into_iter().any(Option::is_some);
            if name != WAYS[2] || said_something {
                run = checks.needed(&field("run"), run);
            }
            let Some(run) = run else { continue };
            if ways.iter().any(|before| before.run == run) {
                checks.fault(&field("run"), Fault::Twice);
            }
            ways.push(NewWay { run, way, money, good, not_yet });
        }
        let said = checks.text("said", &self.said, text::WORDS);
        checks.done(on.map(|on| NewChoosing { on, ways, said }))
    }
}

/// The name of a decision: what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DecisionCode {
    /// A day to try first; then she chooses.
    TryFirst,
    Chosen,
    NotNow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    TryFirst,
    Chosen { run: Id<Run> },
    NotNow,
}

impl Decision {
    pub const fn code(self) -> DecisionCode {
        match self {
            Self::TryFirst => DecisionCode::TryFirst,
            Self::Chosen { .. } => DecisionCode::Chosen,
            Self::NotNow => DecisionCode::NotNow,
        }
    }

    pub const fn run(self) -> Option<Id<Run>> {
        match self {
            Self::Chosen { run } => Some(run),
            Self::TryFirst | Self::NotNow => None,
        }
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    pub version: String,
    /// `try_first`, `not_now`, or the id of one of the runs.
    pub decision: String,
    pub whose: String,
    pub why: String,
    /// Her places in the other ways that end with it.
    pub let_go: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDecision {
    decision: Decision,
    whose: Chooser,
    why: Option<String>,
    let_go: Vec<Id<Place>>,
}

impl NewDecision {
    pub const fn decision(&self) -> Decision {
        self.decision
    }
    pub const fn whose(&self) -> Chooser {
        self.whose
    }
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }
    /// Only with a course that is chosen: where she tries a day first, or not now, nothing ends.
    pub fn let_go(&self) -> &[Id<Place>] {
        if matches!(self.decision, Decision::Chosen { .. }) { &self.let_go } else { &[] }
    }
}

impl Chooser {
    /// Why she does not go on with the others.
    pub const fn reason(self) -> Reason {
        match self {
            Self::Herself | Self::WithSomeone => Reason::HerDecision,
            Self::OnlyOne => Reason::Other,
        }
    }
}

impl DecideForm {
    /// `ways` are the runs it is between.
    pub fn check(&self, ways: &[Id<Run>]) -> Result<NewDecision, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let decision = match self.decision.as_str() {
            "" => checks.needed::<Decision>("decision", None),
            "try_first" => Some(Decision::TryFirst),
            "not_now" => Some(Decision::NotNow),
            typed => {
                let run = checks.id("decision", typed).filter(|run| ways.contains(run));
                if run.is_none() && checks.is_clean("decision") {
                    checks.fault("decision", Fault::NotAnOption);
                }
                run.map(|run| Decision::Chosen { run })
            }
        };
        let whose = checks.needed_code("whose", &self.whose);
        let why = checks.text("why", &self.why, text::WORDS);
        let let_go = self.let_go.iter().filter_map(|place| checks.id("let_go", place)).collect();
        checks.done(decision.zip(whose).map(|(decision, whose)| NewDecision { decision, whose, why, let_go }))
    }
}

/// What was decided, by whom, why and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub decision: Decision,
    pub whose: Chooser,
    /// She said so herself, on her own page: her words are hers to change.
    pub by_her: bool,
    pub why: Option<String>,
    pub on: NaiveDate,
}

/// One way as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayView {
    pub run: RunView,
    pub course: CourseView,
    pub way: Option<String>,
    pub money: Option<String>,
    pub good: Option<String>,
    pub not_yet: Option<String>,
    /// What its entry needs and its field say of her.
    pub points: Vec<Point>,
    /// Her place in this run, where there is one.
    pub place: Option<(Id<Place>, PlaceState)>,
    /// Who pays for that place, until when.
    pub fundings: Vec<FundingView>,
}

impl WayView {
    /// Her place in it, where it can end because she chose another.
    pub fn ends_with_it(&self) -> Option<&(Id<Place>, PlaceState)> {
        self.place.as_ref().filter(|(_, state)| state.let_go(Reason::Other).is_some())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoosingView {
    pub id: Id<Choosing>,
    pub on: NaiveDate,
    pub said: Option<String>,
    pub ways: Vec<WayView>,
    pub decided: Option<Decided>,
    pub version: i32,
}

impl From<&ChoosingView> for ChoosingForm {
    fn from(view: &ChoosingView) -> Self {
        let way = |place: usize| {
            view.ways.get(place).map_or_else(WayForm::default, |way| WayForm {
                run: way.run.id.to_string(),
                way: way.way.clone().unwrap_or_default(),
                money: way.money.clone().unwrap_or_default(),
                good: way.good.clone().unwrap_or_default(),
                not_yet: way.not_yet.clone().unwrap_or_default(),
            })
        };
        Self {
            version: view.version.to_string(),
            on: view.on.into(),
            one: way(0),
            two: way(1),
            three: way(2),
            said: view.said.clone().unwrap_or_default(),
        }
    }
}

impl From<&ChoosingView> for DecideForm {
    fn from(view: &ChoosingView) -> Self {
        let let_go = view.ways.iter().filter_map(WayView::ends_with_it).map(|(place, _)| place.to_string()).collect();
        Self { let_go, ..Self::standing(view.version, view.decided.as_ref(), false) }
    }
}

impl DecideForm {
    /// What stands, with the reason only where whoever is asked wrote it: nobody sends another's words as their own.
    fn standing(version: i32, decided: Option<&Decided>, hers: bool) -> Self {
        let what = |decision: Decision| decision.run().map_or_else(|| decision.code().code().to_owned(), |run| run.to_string());
        let words = |decided: &Decided| decided.why.clone().filter(|_| decided.by_her == hers);
        Self {
            version: version.to_string(),
            decision: decided.map(|decided| what(decided.decision)).unwrap_or_default(),
            whose: decided.map(|decided| decided.whose.code().to_owned()).unwrap_or_default(),
            why: decided.and_then(words).unwrap_or_default(),
            let_go: vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "0190b5a0-0000-7000-8000-000000000001";
    const TWO: &str = "0190b5a0-0000-7000-8000-000000000002";

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn way(run: &str) -> WayForm {
        WayForm { run: run.into(), ..WayForm::default() }
    }

    fn form() -> ChoosingForm {
        ChoosingForm { on: day(11, 20).into(), one: way(ONE), two: way(TWO), ..ChoosingForm::default() }
    }

    #[test]
    fn two_ways_are_enough_and_each_is_another() {
        assert_eq!(form().check(day(11, 24), None).unwrap().ways().len(), 2);
        let three = WayForm { way: "Bus 4".into(), ..WayForm::default() };
        for (form, field, fault) in [
            (ChoosingForm { one: way(""), ..form() }, "one.run", Fault::Missing),
            (ChoosingForm { two: way(""), ..form() }, "two.run", Fault::Missing),
            (ChoosingForm { two: way("bakery"), ..form() }, "two.run", Fault::NotAnOption),
            (ChoosingForm { two: way(ONE), ..form() }, "two.run", Fault::Twice),
            (ChoosingForm { three: way(TWO), ..form() }, "three.run", Fault::Twice),
            (ChoosingForm { three, ..form() }, "three.run", Fault::Missing),
            (ChoosingForm { on: day(11, 25).into(), ..form() }, "on", Fault::Future(day(11, 25))),
            (ChoosingForm { on: DayText::default(), ..form() }, "on", Fault::Missing),
        ] {
            assert_eq!(form.check(day(11, 24), None).unwrap_err(), [FieldProblem::new(field, fault)]);
        }
        let unborn = ChoosingForm { on: day(11, 20).into(), ..form() }.check(day(11, 24), Some(day(11, 21)));
        let before = Fault::Before { day: day(11, 20), other: Day::Birth, other_day: day(11, 21) };
        assert_eq!(unborn.unwrap_err(), [FieldProblem::new("on", before)]);
    }

    #[test]
    fn a_decision_is_between_what_lies_there() {
        let ways: Vec<Id<Run>> = vec![ONE.parse().unwrap(), TWO.parse().unwrap()];
        let form = |what: &str| DecideForm { decision: what.into(), whose: "herself".into(), ..DecideForm::default() };
        let cases = [
            ("try_first", Ok(Decision::TryFirst)),
            ("not_now", Ok(Decision::NotNow)),
            (TWO, Ok(Decision::Chosen { run: ways[1] })),
            ("", Err(Fault::Missing)),
            ("bakery", Err(Fault::NotAnOption)),
            ("0190b5a0-0000-7000-8000-000000000003", Err(Fault::NotAnOption)),
        ];
        for (what, expected) in cases {
            let made = form(what).check(&ways).map(|new| new.decision());
            assert_eq!(made, expected.map_err(|fault| vec![FieldProblem::new("decision", fault)]), "{what}");
        }
        let ends = |what: &str, place: &str| DecideForm { let_go: vec![place.into()], ..form(what) }.check(&ways);
        assert_eq!(ends(TWO, ONE).unwrap().let_go(), [ONE.parse::<Id<Place>>().unwrap()]);
        for open in ["try_first", "not_now"] {
            assert_eq!(ends(open, ONE).unwrap().let_go(), [], "{open}");
        }
        assert_eq!(ends(TWO, "bakery"), Err(vec![FieldProblem::new("let_go", Fault::NotAnOption)]));
        let nobodys = DecideForm { whose: String::new(), ..form("not_now") };
        assert_eq!(nobodys.check(&ways), Err(vec![FieldProblem::new("whose", Fault::Missing)]));
    }
}
