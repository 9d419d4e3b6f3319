//! Her own places in courses, as she reads them, and her yes or no to a seat that is offered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlaceCode, PlaceState, PlaceView};
use crate::{
    check::Checks,
    codes::{Answer, Completion, Reason},
    courses::is_over,
    ids::{Id, Place},
    problem::{Fault, FieldProblem},
};

/// One place, as she reads it: where it stands, and the words that were written for her. How many wait before her is the
/// desk's, and so is the code of a reason: she is beside nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPlace {
    pub id: Id<Place>,
    pub course: String,
    pub provider: String,
    pub stands: PlaceCode,
    /// The day to try, while that is where it stands.
    pub tries: Option<NaiveDate>,
    /// The last day she can say yes, while a seat is offered.
    pub until: Option<NaiveDate>,
    pub completion: Option<Completion>,
    pub words: Option<String>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub times: String,
    /// She answered the offer herself, and nobody on the team has taken it up yet.
    pub told: bool,
    /// The seat is hers by a yes, whoever wrote it down.
    pub said_yes: bool,
    pub version: i32,
}

impl From<PlaceView> for MyPlace {
    fn from(view: PlaceView) -> Self {
        let said_yes = matches!(view.state.code(), PlaceCode::Accepted | PlaceCode::Attending)
            && view.steps.iter().any(|step| step.state == PlaceCode::Accepted);
        Self {
            id: view.id,
            course: view.course,
            provider: view.provider.1,
            stands: view.state.code(),
            tries: view.state.taster_day(),
            until: view.state.offered_until(),
            completion: view.state.completion(),
            words: view.state.words().map(str::to_owned),
            starts: view.run.starts,
            ends: view.run.ends,
            times: view.run.times,
            told: view.her_answer_on.is_some(),
            said_yes,
            version: view.version,
        }
    }
}

impl MyPlace {
    /// A seat waits for her yes or no. Once the course is over there is nothing to say yes to.
    pub fn asks(&self, today: NaiveDate) -> bool {
        self.stands == PlaceCode::Offered && !self.is_over(today)
    }

    pub fn is_over(&self, today: NaiveDate) -> bool {
        is_over(self.ends, today)
    }

    pub fn is_lapsed(&self, today: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// Her answer to a seat that is offered to her.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SeatForm {
    pub version: String,
    pub answer: String,
}

impl SeatForm {
    /// Where her place stands from now on.
    pub fn check(&self) -> Result<PlaceState, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let answer = checks.needed_code("answer", &self.answer);
        let state = match answer {
            Some(Answer::Yes) => Some(PlaceState::Accepted),
            Some(Answer::No) => Some(PlaceState::NotThisTime { reason: Reason::HerDecision, words: None }),
            Some(_) => {
                checks.fault("answer", Fault::NotAnOption);
                None
            }
            None => None,
        };
        checks.done(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_answered_with_yes_or_no() {
        let said = |answer: &str| SeatForm { answer: answer.into(), ..SeatForm::default() }.check();
        assert_eq!(said("yes"), Ok(PlaceState::Accepted));
        assert_eq!(said("no"), Ok(PlaceState::NotThisTime { reason: Reason::HerDecision, words: None }));
        for (answer, fault) in [("", Fault::Missing), ("not_known", Fault::NotAnOption), ("maybe", Fault::NotAnOption)] {
            assert_eq!(said(answer), Err(vec![FieldProblem::new("answer", fault)]), "{answer}");
        }
    }
}
