//! The next step of an enrolment that stays where it stands.

use chrono::NaiveDate;

use super::{EnrolmentView, MoveForm, NextStep, read_next};
use crate::{
    check::Checks,
    codes::Code,
    problem::{Day, FieldProblem},
};

/// What a form says comes next where nothing does: no state is called so.
pub const STAYS: &str = "stays";

impl MoveForm {
    pub fn stays(&self) -> bool {
        self.to == STAYS
    }

    /// The next step alone. It begins anew, on the form's day or else today, where somebody else takes it or it is another;
    /// another day by which it is to be done begins nothing.
    pub fn check_next(&self, today: NaiveDate, stands: &EnrolmentView) -> Result<Option<NextStep>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today).unwrap_or(today);
        let same =
            |next: &&NextStep| next.holder.code() == self.holder && next.what.as_deref().unwrap_or_default() == self.next_what;
        let since = if let Some(kept) = stands.next.as_ref().filter(same) {
            kept.since
        } else {
            checks.not_before("on", Some(on), Day::LastStep, Some(stands.on));
            on
        };
        let state = Some(stands.state.code());
        let began = (Day::Start, Some(since));
        let next = read_next(&mut checks, state, began, &self.holder, &self.next_what, &self.next_due);
        checks.done(Some(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{Holder, Pathway},
        days::DayText,
        enrolments::{Standing, State},
        ids::Id,
        problem::Fault,
    };

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    const COPY: &str = "A copy of the birth certificate";

    fn stands(state: State) -> EnrolmentView {
        EnrolmentView {
            id: Id::new(uuid::Uuid::nil()),
            school: None,
            steps: vec![],
            state,
            on: day(10, 20),
            school_year: 2026,
            pathway: Pathway::Regular,
            field: None,
            qualification: None,
            level: None,
            grade: None,
            language: None,
            supports: vec![],
            next: Some(NextStep { holder: Holder::Office, what: Some(COPY.into()), since: day(11, 2), due: Some(day(11, 20)) }),
            version: 3,
        }
    }

    fn as_it_stands() -> MoveForm {
        MoveForm { to: STAYS.into(), on: day(11, 24).into(), ..MoveForm::from(&stands(State::Applied)) }
    }

    #[test]
    fn moving_on_carries_no_step_along() {
        let view = stands(State::Attending);
        let form = MoveForm { to: "completed".into(), on: day(11, 24).into(), ..MoveForm::onward(&view) };
        assert_eq!((form.version.as_str(), form.holder.as_str(), form.next_what.as_str()), ("3", "", ""));
        assert_eq!((form.next_due.read(), MoveForm::from(&view).next_what.as_str()), (Ok(None), COPY));
        assert_eq!(form.check(day(11, 24), Standing { has_school: true, ..view.standing() }).unwrap().next(), None);
        let still = MoveForm { to: "applied".into(), ..form };
        let missing = vec![FieldProblem::new("holder", Fault::Missing)];
        assert_eq!(still.check(day(11, 24), Standing { has_school: true, ..view.standing() }), Err(missing));
    }

    #[test]
    fn a_next_step_begins_anew_only_as_another() {
        let by = day(12, 1);
        let other = |what: &str| Some(what.to_owned());
        let step = |holder, what, since, due| Some(NextStep { holder, what, since, due });
        let cases = [
            (as_it_stands(), step(Holder::Office, other(COPY), day(11, 2), Some(day(11, 20)))),
            (MoveForm { next_due: by.into(), ..as_it_stands() }, step(Holder::Office, other(COPY), day(11, 2), Some(by))),
            (
                MoveForm { next_due: DayText::default(), on: DayText::default(), ..as_it_stands() },
                step(Holder::Office, other(COPY), day(11, 2), None),
            ),
            (
                MoveForm { next_what: "Go again".into(), next_due: by.into(), ..as_it_stands() },
                step(Holder::Office, other("Go again"), day(11, 24), Some(by)),
            ),
            (
                MoveForm { holder: "us".into(), next_due: by.into(), on: day(11, 23).into(), ..as_it_stands() },
                step(Holder::Us, other(COPY), day(11, 23), Some(by)),
            ),
            (
                MoveForm { holder: "us".into(), next_due: by.into(), on: DayText::default(), ..as_it_stands() },
                step(Holder::Us, other(COPY), day(11, 24), Some(by)),
            ),
        ];
        for (form, expected) in cases {
            assert_eq!(form.check_next(day(11, 24), &stands(State::Applied)), Ok(expected), "{form:?}");
        }
    }

    #[test]
    fn a_next_step_that_cannot_stand_is_refused() {
        let before = |day, other, other_day| Fault::Before { day, other, other_day };
        let cases = [
            (MoveForm { holder: String::new(), next_due: DayText::default(), ..as_it_stands() }, "holder", Fault::Missing),
            (MoveForm { on: day(11, 25).into(), ..as_it_stands() }, "on", Fault::Future(day(11, 25))),
            (MoveForm { next_due: day(11, 1).into(), ..as_it_stands() }, "next_due", before(day(11, 1), Day::Start, day(11, 2))),
            (MoveForm { next_what: "Go again".into(), ..as_it_stands() }, "next_due", before(day(11, 20), Day::Start, day(11, 24))),
            (
                MoveForm { holder: "us".into(), on: day(10, 19).into(), ..as_it_stands() },
                "on",
                before(day(10, 19), Day::LastStep, day(10, 20)),
            ),
        ];
        for (form, field, fault) in cases {
            let answer = form.check_next(day(11, 24), &stands(State::Applied));
            assert_eq!(answer, Err(vec![FieldProblem::new(field, fault)]), "{form:?}");
        }
    }

    #[test]
    fn where_nobody_must_do_anything_the_step_may_go() {
        let nothing = MoveForm { to: STAYS.into(), ..MoveForm::default() };
        assert_eq!(nothing.check_next(day(11, 24), &stands(State::Attending)), Ok(None));
        let missing = Err(vec![FieldProblem::new("holder", Fault::Missing)]);
        assert_eq!(nothing.check_next(day(11, 24), &stands(State::Applied)), missing);
    }

    #[test]
    fn no_state_is_called_stays() {
        let standing = stands(State::Applied).standing();
        let refused = as_it_stands().check(day(11, 24), standing).unwrap_err();
        assert_eq!(refused, [FieldProblem::new("to", Fault::NotAnOption)]);
    }
}
