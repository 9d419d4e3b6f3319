//! What the work is and on which terms.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{BEGINNINGS, PlacementCode};
use crate::{
    check::Checks,
    code_lists::Entry,
    codes::{Answer, Code, PlacementKind, Source},
    days::DayText,
    ids::{Enrolment, Id, Organisation},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// A placement as typed: a new one, or what is put right of one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlacementForm {
    pub version: String,
    /// Of a new one: where it begins, and since when.
    pub begins_as: String,
    pub on: DayText,
    pub kind: String,
    pub source: String,
    /// Empty: not known yet, or nobody.
    pub employer: String,
    pub what: String,
    pub isco: String,
    pub hours: String,
    pub nights: String,
    pub pay: String,
    pub starts: DayText,
    pub ends: DayText,
    pub first_pay: DayText,
    pub contract: String,
    /// Whether she said yes to calling the employer.
    pub may_call: String,
    /// The vocational enrolment it belongs to.
    pub enrolment: String,
}

/// The facts of a placement, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms<Employer = Id<Organisation>, Isco = String> {
    pub kind: PlacementKind,
    pub source: Source,
    pub employer: Option<Employer>,
    pub what: String,
    /// ISCO-08; it only labels.
    pub isco: Option<Isco>,
    /// Hours a week.
    pub hours: Option<i32>,
    pub nights: Answer,
    pub pay: Option<String>,
    pub starts: Option<NaiveDate>,
    /// The planned last day.
    pub ends: Option<NaiveDate>,
    pub first_pay: Option<NaiveDate>,
    pub contract: Answer,
    pub may_call: Answer,
    pub enrolment: Option<Id<Enrolment>>,
}

/// What a lead looks at before agreeing to an exception: when any of it changes, it is another question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    pub kind: PlacementKind,
    pub source: Source,
    pub employer: Option<Id<Organisation>>,
    pub what: String,
    pub isco: Option<String>,
    pub hours: Option<i32>,
    pub nights: Answer,
}

impl From<&Terms> for Weighed {
    fn from(terms: &Terms) -> Self {
        Self {
            kind: terms.kind,
            source: terms.source,
            employer: terms.employer,
            what: terms.what.clone(),
            isco: terms.isco.clone(),
            hours: terms.hours,
            nights: terms.nights,
        }
    }
}

/// The terms with the names that belong to them.
pub type TermsView = Terms<(Id<Organisation>, String), Entry>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlacement {
    terms: Terms,
    begins: PlacementCode,
    on: NaiveDate,
}

impl NewPlacement {
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }
    pub const fn begins(&self) -> PlacementCode {
        self.begins
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

impl PlacementForm {
    /// A new one. `arrived` is the first day of her stay: nothing of ours comes before it, while a job of her own may. `born` is
    /// the first day she may have been born on: nothing comes before that.
    pub fn check(&self, today: NaiveDate, arrived: NaiveDate, born: Option<NaiveDate>) -> Result<NewPlacement, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let began = (self.begins_as == PlacementCode::StartedOwn.code()).then(|| self.on.read().ok().flatten()).flatten();
        let terms = self.read(&mut checks, began, born);
        let mut begins = checks.needed_code::<PlacementCode>("begins_as", &self.begins_as);
        if begins.is_some_and(|begins| !BEGINNINGS.contains(&begins)) {
            checks.fault("begins_as", Fault::NotAnOption);
            begins = None;
        }
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        let arrived = Some(arrived).filter(|_| !begins.is_some_and(PlacementCode::may_be_older));
        checks.not_before_any("on", on, [(Day::Birth, born), (Day::Arrival, arrived)]);
        let new = terms.zip(begins).zip(on).map(|((terms, begins), on)| NewPlacement { terms, begins, on });
        checks.done(new)
    }

    /// What is put right of one that stands. At work, the first day is the one she began on.
    pub fn check_terms(
        &self,
        stands: PlacementCode,
        since: Option<NaiveDate>,
        born: Option<NaiveDate>,
    ) -> Result<Terms, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let began = since.filter(|_| stands.is_at_work() || stands == PlacementCode::Ended);
        let terms = self.read(&mut checks, began, born);
        checks.done(terms)
    }

    /// `began` is her first day, where there was one: it stands before what was planned.
    fn read(&self, checks: &mut Checks, began: Option<NaiveDate>, born: Option<NaiveDate>) -> Option<Terms> {
        let kind = checks.needed_code("kind", &self.kind);
        let source = checks.needed_code("source", &self.source);
        let employer = checks.id("employer", &self.employer);
        let what = checks.needed_text("what", &self.what, text::LINE);
        let isco = Some(self.isco.trim().to_owned()).filter(|typed| !typed.is_empty());
        let hours = checks.number("hours", &self.hours, 1, 80).and_then(|hours| i32::try_from(hours).ok());
        let nights = checks.code("nights", &self.nights).unwrap_or_default();
        let pay = checks.text("pay", &self.pay, text::LINE);
        let planned = checks.day("starts", &self.starts);
        checks.not_before("starts", planned, Day::Birth, born);
        let starts = began.or(planned);
        let ends = checks.day("ends", &self.ends);
        checks.not_before_any("ends", ends, [(Day::Birth, born), (Day::Start, starts)]);
        let first_pay = checks.day("first_pay", &self.first_pay);
        checks.not_before_any("first_pay", first_pay, [(Day::Birth, born), (Day::Start, starts)]);
        let contract = checks.code("contract", &self.contract).unwrap_or_default();
        let may_call = checks.code("may_call", &self.may_call).unwrap_or_default();
        let enrolment = checks.id("enrolment", &self.enrolment);
        Some(Terms {
            kind: kind?,
            source: source?,
            employer,
            what,
            isco,
            hours,
            nights,
            pay,
            starts,
            ends,
            first_pay,
            contract,
            may_call,
            enrolment,
        })
    }
}

impl TermsView {
    /// Without the names.
    pub fn plain(&self) -> Terms {
        let own = self.clone();
        Terms {
            kind: own.kind,
            source: own.source,
            employer: own.employer.map(|(id, _)| id),
            what: own.what,
            isco: own.isco.map(|entry| entry.code),
            hours: own.hours,
            nights: own.nights,
            pay: own.pay,
            starts: own.starts,
            ends: own.ends,
            first_pay: own.first_pay,
            contract: own.contract,
            may_call: own.may_call,
            enrolment: own.enrolment,
        }
    }

    /// As the form shows it again.
    pub fn form(&self, version: i32) -> PlacementForm {
        PlacementForm {
            version: version.to_string(),
            begins_as: String::new(),
            on: DayText::default(),
            kind: self.kind.code().to_owned(),
            source: self.source.code().to_owned(),
            employer: self.employer.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            what: self.what.clone(),
            isco: self.isco.as_ref().map(Entry::choice).unwrap_or_default(),
            hours: self.hours.map(|hours| hours.to_string()).unwrap_or_default(),
            nights: self.nights.code().to_owned(),
            pay: self.pay.clone().unwrap_or_default(),
            starts: self.starts.into(),
            ends: self.ends.into(),
            first_pay: self.first_pay.into(),
            contract: self.contract.code().to_owned(),
            may_call: self.may_call.code().to_owned(),
            enrolment: self.enrolment.map(|id| id.to_string()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn form() -> PlacementForm {
        PlacementForm {
            begins_as: "idea".into(),
            on: day(11, 20).into(),
            kind: "job".into(),
            source: "us".into(),
            what: "Baker".into(),
            ..PlacementForm::default()
        }
    }

    #[test]
    fn a_kind_its_source_and_a_few_words_are_enough_and_the_rest_is_not_known() {
        let new = form().check(day(11, 24), day(10, 1), None).unwrap();
        let terms = new.terms();
        assert_eq!((new.begins(), new.on(), terms.what.as_str()), (PlacementCode::Idea, day(11, 20), "Baker"));
        assert_eq!(
            (terms.employer, terms.nights, terms.contract, terms.may_call),
            (None, Answer::NotKnown, Answer::NotKnown, Answer::NotKnown)
        );
    }

    #[test]
    fn a_placement_begins_only_at_a_beginning() {
        for (begins_as, stands) in [
            ("idea", true),
            ("offered", true),
            ("checking", true),
            ("started_own", true),
            ("agreed", false),
            ("started", false),
            ("ended", false),
            ("not_taken", false),
            ("", false),
        ] {
            let form = PlacementForm { begins_as: begins_as.into(), ..form() };
            assert_eq!(form.check(day(11, 24), day(10, 1), None).is_ok(), stands, "{begins_as}");
        }
    }

    #[test]
    fn days_that_disagree_say_which_two() {
        let before = |day, other, other_day| Fault::Before { day, other, other_day };
        for (form, arrived, field, fault) in [
            (form(), day(11, 21), "on", before(day(11, 20), Day::Arrival, day(11, 21))),
            (PlacementForm { on: day(11, 25).into(), ..form() }, day(10, 1), "on", Fault::Future(day(11, 25))),
            (
                PlacementForm { starts: day(12, 1).into(), ends: day(11, 30).into(), ..form() },
                day(10, 1),
                "ends",
                before(day(11, 30), Day::Start, day(12, 1)),
            ),
            (
                PlacementForm { starts: day(12, 1).into(), first_pay: day(11, 30).into(), ..form() },
                day(10, 1),
                "first_pay",
                before(day(11, 30), Day::Start, day(12, 1)),
            ),
            (PlacementForm { hours: "81".into(), ..form() }, day(10, 1), "hours", Fault::Range(1, 80)),
        ] {
            assert_eq!(form.check(day(11, 24), arrived, None), Err(vec![FieldProblem::new(field, fault)]));
        }
    }

    #[test]
    fn no_work_is_before_her_birth() {
        let born = Some(day(11, 1));
        let early = Fault::Before { day: day(10, 31), other: Day::Birth, other_day: day(11, 1) };
        let own = PlacementForm { begins_as: "started_own".into(), source: "her".into(), ..form() };
        for (form, field) in [
            (PlacementForm { on: day(10, 31).into(), ..own.clone() }, "on"),
            (PlacementForm { starts: day(10, 31).into(), ..form() }, "starts"),
            (PlacementForm { ends: day(10, 31).into(), ..form() }, "ends"),
            (PlacementForm { first_pay: day(10, 31).into(), ..form() }, "first_pay"),
        ] {
            let expected = vec![FieldProblem::new(field, early.clone())];
            assert_eq!(form.check(day(11, 24), day(11, 20), born), Err(expected), "{form:?}");
        }
        assert!(PlacementForm { on: day(11, 1).into(), ..own }.check(day(11, 24), day(11, 20), born).is_ok());
    }

    #[test]
    fn her_own_job_may_be_older_than_her_stay_and_starts_on_the_day_it_began() {
        let own = PlacementForm { begins_as: "started_own".into(), source: "her".into(), ..form() };
        let new = own.check(day(11, 24), day(11, 21), None).unwrap();
        assert_eq!(new.terms().starts, Some(day(11, 20)));
    }
}
