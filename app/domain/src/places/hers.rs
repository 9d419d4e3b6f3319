//! Her own places in courses, as she reads them, and her yes or no to a seat that is offered.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlaceState, PlaceView};
use crate::{
    check::Checks,
    codes::{Answer, Reason},
    ids::{Id, Place},
    problem::{Fault, FieldProblem},
};

/// One place, as she reads it. How many wait before her is the desk's: she is beside nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyPlace {
    pub id: Id<Place>,
    pub course: String,
    pub provider: String,
    pub state: PlaceState,
    /// The day it came to that.
    pub on: NaiveDate,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub times: String,
    /// She answered the offer herself, and nobody on the team has taken it up yet.
    pub told: bool,
    pub version: i32,
}

impl From<PlaceView> for MyPlace {
    fn from(view: PlaceView) -> Self {
        Self {
            id: view.id,
            course: view.course,
            provider: view.provider.1,
            state: view.state,
            on: view.on,
            starts: view.run.starts,
            ends: view.run.ends,
            times: view.run.times,
            told: view.her_answer_on.is_some(),
            version: view.version,
        }
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
