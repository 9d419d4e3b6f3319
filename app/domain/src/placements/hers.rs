//! Work as she herself sees it, and what she says about it: a question a screen, each of them hers to skip.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CheckInStep, CheckInView, ExceptionState, PlacementCode, PlacementState, PlacementView, Said, due};
use crate::{
    check::Checks,
    codes::{Answer, ToldBy},
    ids::{Account, Id, Placement},
    problem::FieldProblem,
    text,
    vettings::Vetted,
};

/// One placement, as she sees it: what was promised, and how it stands. Nothing of what the team weighs about the employer
/// but that nobody checked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWork {
    pub id: Id<Placement>,
    pub what: String,
    pub employer: Option<String>,
    pub state: PlacementState,
    /// The day it came to that.
    pub on: NaiveDate,
    pub starts: Option<NaiveDate>,
    /// Hours a week.
    pub hours: Option<i32>,
    pub pay: Option<String>,
    /// Whether she may start before the team has looked: why it was asked, and what was said to it.
    pub asked: Option<(String, ExceptionState)>,
    /// The team looked, and the employer did not pass: nothing of it is an offer any more.
    pub stopped: bool,
    /// The question of the team that is due.
    pub due: Option<CheckInStep>,
    /// What she said today, not taken up by anybody yet.
    pub said: Vec<(Said, Answer)>,
    pub words: Option<String>,
}

impl MyWork {
    /// `herself` is her own account.
    pub fn of(view: PlacementView, herself: Id<Account>, today: NaiveDate) -> Self {
        let due = due(&view.dots(today)).map(|(step, _)| step);
        let stopped = view.state.code().is_open() && matches!(view.vetted(today), Some(Vetted::NotPassed { .. }));
        let waits = matches!(view.state.code(), PlacementCode::Checking | PlacementCode::Agreed) && !stopped;
        let asked = view.open_exception().filter(|_| waits).map(|asked| (asked.reason.clone(), asked.state.clone()));
        let (said, words) = last_word(view.check_ins.iter().filter(|one| is_open(one, herself, today)));
        Self {
            id: view.id,
            what: view.terms.what,
            employer: view.terms.employer.map(|(_, name)| name),
            on: view.on,
            starts: view.terms.starts,
            hours: view.terms.hours,
            pay: view.terms.pay,
            asked,
            stopped,
            due,
            said,
            words,
            state: view.state,
        }
    }

    /// Whether she goes there, so that how it goes can be said.
    pub const fn is_at_work(&self) -> bool {
        self.state.code().is_at_work()
    }

    /// Her own job: recorded, not permitted.
    pub const fn is_unchecked(&self) -> bool {
        matches!(self.state.code(), PlacementCode::StartedOwn)
    }
}

/// What she said today goes on where nobody has done anything about it yet.
pub fn is_open(one: &CheckInView, herself: Id<Account>, today: NaiveDate) -> bool {
    one.made_by == herself && one.told_by == ToldBy::Her && one.on == today && one.followed.is_none()
}

/// Her last answer to each question, and her last words, of what comes in the order it was written.
fn last_word<'a>(open: impl Iterator<Item = &'a CheckInView>) -> (Vec<(Said, Answer)>, Option<String>) {
    let (mut said, mut words) = (Vec::<(Said, Answer)>::new(), None);
    for one in open {
        for (question, answer) in &one.answers {
            match said.iter_mut().find(|(asked, _)| asked == question) {
                Some(before) if *answer != Answer::NotKnown => before.1 = *answer,
                Some(_) => {}
                None => said.push((*question, *answer)),
            }
        }
        words = one.words.clone().or(words);
    }
    (said, words)
}

/// What becomes of her answer where she answered the same question today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It takes the place of the one before.
    Over,
    /// What worried stays until somebody did something about it: the new answer stands beside it.
    Beside,
    /// A skip takes nothing back.
    Nowhere,
}

/// `before` is what she said to the question today.
pub fn goes(said: Said, before: Answer, answer: Answer) -> Goes {
    if before != Answer::NotKnown && answer == Answer::NotKnown {
        Goes::Nowhere
    } else if said.is_worry(before) && !said.is_worry(answer) {
        Goes::Beside
    } else {
        Goes::Over
    }
}

/// Her answer to one question.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TellForm {
    pub said: String,
    pub answer: String,
}

impl TellForm {
    pub fn check(&self) -> Result<(Said, Answer), Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let said = checks.needed_code("said", &self.said);
        let answer = checks.needed_code("answer", &self.answer);
        checks.done(said.zip(answer))
    }
}

/// What she wants to say besides; nothing is an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TellMoreForm {
    pub words: String,
}

impl TellMoreForm {
    pub fn check(&self) -> Result<Option<String>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.text("words", &self.words, text::WORDS);
        checks.done(Some(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn an_answer_is_one_of_three_to_a_question_there_is() {
        let tell = |said: &str, answer: &str| TellForm { said: said.into(), answer: answer.into() }.check();
        assert_eq!(tell("safe", "no"), Ok((Said::Safe, Answer::No)));
        assert_eq!(tell("safe", "").unwrap_err(), [FieldProblem::new("answer", Fault::Missing)]);
        assert_eq!(tell("pretty", "yes").unwrap_err(), [FieldProblem::new("said", Fault::NotAnOption)]);
    }

    #[test]
    fn what_worries_is_not_taken_back_by_another_answer_nor_by_a_skip() {
        use Answer::{No, NotKnown, Yes};
        for (said, before, answer, expected) in [
            (Said::Safe, NotKnown, No, Goes::Over),
            (Said::Safe, NotKnown, NotKnown, Goes::Over),
            (Said::Safe, Yes, No, Goes::Over),
            (Said::Safe, No, No, Goes::Over),
            (Said::Safe, No, Yes, Goes::Beside),
            (Said::Safe, No, NotKnown, Goes::Nowhere),
            (Said::Safe, Yes, NotKnown, Goes::Nowhere),
            (Said::Working, No, Yes, Goes::Over),
        ] {
            assert_eq!(goes(said, before, answer), expected, "{said:?} {before:?} {answer:?}");
        }
    }

    #[test]
    fn every_question_is_asked_once_in_its_order() {
        let mut asked = vec![Said::ALL[0]];
        while let Some(next) = asked.last().and_then(|last| last.after()) {
            asked.push(next);
        }
        assert_eq!(asked, Said::ALL);
    }
}
