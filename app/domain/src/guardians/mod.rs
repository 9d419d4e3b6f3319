//! Who answers for her: a person or an office, and three separate facts. In law; whether they may be contacted; what they may see here.

mod hers;
mod seeing;
mod ward;
mod words;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use hers::{Ends, SeesMe, Stands};
pub use seeing::{NewSeeing, SeeingForm, SeeingView, Stopped, Way, ends_on, months_of, runs};
pub use ward::{Asked, AskedFor, SeenDay, WardResult, WardSchool, WardView, WeekWord, seen_week, skill_words};
pub use words::{CourseWord, Part, SchoolNext, SchoolWord, WorkWord, course_words, work_words};

use crate::{
    check::Checks,
    codes::{Basis, Code, GuardianKind, InLaw, MayContact, Relationship},
    days::DayText,
    ids::{Guardian, Id, Organisation},
    problem::{Day, Fault, FieldProblem},
    residents::Birth,
    text,
};

/// A guardian as typed: who it is, and the first two of the three facts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GuardianForm {
    pub version: String,
    pub kind: String,
    pub relation: String,
    pub name: String,
    /// Of an office: the organisation it is.
    pub office: String,
    pub in_law: String,
    pub basis: String,
    pub law_from: DayText,
    pub law_until: DayText,
    pub contact: String,
    pub contact_how: String,
}

/// Whether somebody answers for her in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    Answers { basis: Basis, from: NaiveDate, until: Option<NaiveDate> },
    Not,
    NotKnown,
}

impl Law {
    pub const fn code(self) -> InLaw {
        match self {
            Self::Answers { .. } => InLaw::Yes,
            Self::Not => InLaw::No,
            Self::NotKnown => InLaw::NotKnown,
        }
    }

    /// Whether they answer for her on a day; the last day counts.
    pub fn holds(self, today: NaiveDate) -> bool {
        match self {
            Self::Answers { from, until, .. } => from <= today && until.is_none_or(|until| until >= today),
            Self::Not | Self::NotKnown => false,
        }
    }

    /// What ended it before a day, whichever came first.
    pub fn ended(self, birth: Option<Birth>, today: NaiveDate) -> Option<LawEnded> {
        let Self::Answers { until, .. } = self else { return None };
        let of_age = birth.and_then(|birth| birth.turns(18)).filter(|on| *on <= today);
        match (until.filter(|until| *until < today), of_age) {
            (Some(until), of_age) if of_age.is_none_or(|on| until < on) => Some(LawEnded::After(until)),
            (_, of_age) => of_age.map(|_| LawEnded::OfAge),
        }
    }
}

/// How answering for her in law came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawEnded {
    /// The last day, as agreed.
    After(NaiveDate),
    /// She came of age, whatever was agreed.
    OfAge,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGuardian {
    kind: GuardianKind,
    relation: Relationship,
    name: Option<String>,
    office: Option<Id<Organisation>>,
    law: Law,
    contact: MayContact,
    contact_how: Option<String>,
}

impl NewGuardian {
    pub const fn kind(&self) -> GuardianKind {
        self.kind
    }
    pub const fn relation(&self) -> Relationship {
        self.relation
    }
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
    pub const fn office(&self) -> Option<Id<Organisation>> {
        self.office
    }
    pub const fn law(&self) -> Law {
        self.law
    }
    pub const fn contact(&self) -> MayContact {
        self.contact
    }
    pub fn contact_how(&self) -> Option<&str> {
        self.contact_how.as_deref()
    }
}

impl GuardianForm {
    /// A person needs no name: "her father" may be all that is known. An office needs one, or the organisation it is. `born` is
    /// the first day she may have been born on: from then on somebody may answer for her.
    pub fn check(&self, born: Option<NaiveDate>) -> Result<NewGuardian, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let kind = checks.needed_code::<GuardianKind>("kind", &self.kind);
        let relation = checks.needed_code("relation", &self.relation);
        let name = checks.text("name", &self.name, text::NAME);
        let office = checks.id("office", &self.office).filter(|_| kind == Some(GuardianKind::Office));
        if kind == Some(GuardianKind::Office) && name.is_none() && office.is_none() {
            checks.fault("name", Fault::Missing);
        }
        let basis = checks.code("basis", &self.basis);
        let from = checks.day("law_from", &self.law_from);
        checks.not_before("law_from", from, Day::Birth, born);
        let until = checks.day("law_until", &self.law_until);
        checks.not_before_any("law_until", until, [(Day::Birth, born), (Day::Start, from)]);
        let law = match checks.code("in_law", &self.in_law).unwrap_or(InLaw::NotKnown) {
            InLaw::Yes => checks.needed("basis", basis).zip(checks.needed("law_from", from)).map(|(basis, from)| Law::Answers {
                basis,
                from,
                until,
            }),
            InLaw::No => Some(Law::Not),
            InLaw::NotKnown => Some(Law::NotKnown),
        };
        let contact = checks.code("contact", &self.contact).unwrap_or(MayContact::NotKnown);
        let contact_how = checks.text("contact_how", &self.contact_how, text::LINE);
        let new = kind.zip(relation).zip(law).map(|((kind, relation), law)| NewGuardian {
            kind,
            relation,
            name,
            office,
            law,
            contact,
            contact_how,
        });
        checks.done(new)
    }
}

/// A guardian as staff see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianView {
    pub id: Id<Guardian>,
    pub kind: GuardianKind,
    pub relation: Relationship,
    /// The person's name, or the office's.
    pub name: Option<String>,
    pub office: Option<Id<Organisation>>,
    pub law: Law,
    pub contact: MayContact,
    pub contact_how: Option<String>,
    /// The third fact; `None` where nothing was ever opened to them.
    pub seeing: Option<SeeingView>,
    pub version: i32,
}

impl From<&GuardianView> for GuardianForm {
    fn from(view: &GuardianView) -> Self {
        let (basis, from, until) = match view.law {
            Law::Answers { basis, from, until } => (basis.code().to_owned(), from.into(), until.into()),
            Law::Not | Law::NotKnown => (String::new(), DayText::default(), DayText::default()),
        };
        Self {
            version: view.version.to_string(),
            kind: view.kind.code().to_owned(),
            relation: view.relation.code().to_owned(),
            name: view.name.clone().unwrap_or_default(),
            office: view.office.map(|id| id.to_string()).unwrap_or_default(),
            in_law: view.law.code().code().to_owned(),
            basis,
            law_from: from,
            law_until: until,
            contact: view.contact.code().to_owned(),
            contact_how: view.contact_how.clone().unwrap_or_default(),
        }
    }
}

/// Whether somebody answers for her in law, as the desk must know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// She is of age and nobody is asked for.
    ByHerself,
    Yes,
    /// The last who does stops on this day.
    Until(NaiveDate),
    NobodyYet,
}

/// What the laws of all her guardians come to. An age that is not known counts as a child's.
pub fn answered(laws: impl IntoIterator<Item = Law>, birth: Option<Birth>, today: NaiveDate) -> Answered {
    if birth.is_some_and(|birth| birth.is_adult(today)) {
        return Answered::ByHerself;
    }
    let running: Vec<Law> = laws.into_iter().filter(|law| law.holds(today)).collect();
    let ends = running.iter().map(|law| match law {
        Law::Answers { until, .. } => *until,
        Law::Not | Law::NotKnown => None,
    });
    match ends.collect::<Option<Vec<_>>>() {
        _ if running.is_empty() => Answered::NobodyYet,
        Some(ends) => ends.into_iter().max().map_or(Answered::Yes, Answered::Until),
        None => Answered::Yes,
    }
}

/// Whether a day lies within the days that the desk looks ahead; the last day counts.
pub fn is_soon(day: NaiveDate, today: NaiveDate) -> bool {
    day >= today && today.checked_add_days(Days::new(crate::funding::SOON_DAYS)).is_some_and(|edge| day <= edge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BirthSource;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn aunt() -> GuardianForm {
        GuardianForm { kind: "person".into(), relation: "aunt".into(), ..GuardianForm::default() }
    }

    fn faults(form: &GuardianForm) -> Vec<(String, Fault)> {
        form.check(None).map_or_else(|faults| faults.into_iter().map(|one| (one.field, one.fault)).collect(), |_| vec![])
    }

    #[test]
    fn a_relation_is_enough_and_who_answers_says_on_what_and_since_when() {
        let answers = GuardianForm { in_law: "yes".into(), ..aunt() };
        let office = GuardianForm { kind: "office".into(), relation: "social_work".into(), ..GuardianForm::default() };
        let backwards = GuardianForm {
            basis: "court".into(),
            law_from: day(2026, 5, 2).into(),
            law_until: day(2026, 5, 1).into(),
            ..answers.clone()
        };
        let missing = |field: &str| (field.to_owned(), Fault::Missing);
        let before = Fault::Before { day: day(2026, 5, 1), other: Day::Start, other_day: day(2026, 5, 2) };
        let cases = [
            (aunt(), vec![]),
            (GuardianForm::default(), vec![missing("kind"), missing("relation")]),
            (office, vec![missing("name")]),
            (answers, vec![missing("basis"), missing("law_from")]),
            (backwards, vec![("law_until".to_owned(), before)]),
        ];
        for (form, expected) in cases {
            assert_eq!(faults(&form), expected, "{form:?}");
        }
    }

    #[test]
    fn somebody_answers_for_her_from_her_first_day_and_not_before() {
        let born = day(2012, 5, 1);
        let early = |day| Fault::Before { day, other: Day::Birth, other_day: born };
        let (then, last) = (day(2012, 4, 30), day(2012, 4, 29));
        for (from, until, expected) in [
            (Some(born), Some(born), vec![]),
            (Some(born), None, vec![]),
            (Some(then), None, vec![("law_from", early(then))]),
            (Some(last), Some(then), vec![("law_from", early(last)), ("law_until", early(then))]),
        ] {
            let law = GuardianForm {
                in_law: "yes".into(),
                basis: "parent".into(),
                law_from: from.into(),
                law_until: until.into(),
                ..aunt()
            };
            let expected: Vec<_> = expected.into_iter().map(|(field, fault)| FieldProblem::new(field, fault)).collect();
            assert_eq!(law.check(Some(born)).map_or_else(|faults| faults, |_| vec![]), expected, "{law:?}");
            assert!(law.check(None).is_ok(), "a birth that is not known stands against nothing");
        }
    }

    #[test]
    fn answering_for_her_ends_on_its_day_or_when_she_comes_of_age() {
        let today = day(2026, 11, 25);
        let born = |year| Some(Birth { year, month: Some(5), source: BirthSource::HerWord });
        let law = |until| Law::Answers { basis: Basis::Parent, from: day(2020, 1, 1), until };
        let (past, of_age, later) = (day(2024, 4, 30), day(2024, 5, 1), day(2030, 1, 1));
        for (law, birth, expected) in [
            (law(None), None, None),
            (law(None), born(2012), None),
            (law(None), born(2006), Some(LawEnded::OfAge)),
            (law(Some(later)), born(2012), None),
            (law(Some(later)), born(2006), Some(LawEnded::OfAge)),
            (law(Some(of_age)), born(2006), Some(LawEnded::OfAge)),
            (law(Some(past)), born(2006), Some(LawEnded::After(past))),
            (law(Some(past)), None, Some(LawEnded::After(past))),
            (law(Some(today)), None, None),
            (Law::Not, born(2006), None),
            (Law::NotKnown, born(2006), None),
        ] {
            assert_eq!(law.ended(birth, today), expected, "{law:?} {birth:?}");
        }
    }

    #[test]
    fn somebody_answers_for_a_child_or_nobody_does_yet() {
        let today = day(2026, 11, 25);
        let child = Some(Birth { year: 2012, month: None, source: BirthSource::HerWord });
        let adult = Some(Birth { year: 2000, month: Some(1), source: BirthSource::HerWord });
        let law = |from, until| Law::Answers { basis: Basis::Court, from, until };
        let (then, soon) = (day(2026, 1, 1), day(2026, 12, 1));
        let cases = [
            (vec![], child, Answered::NobodyYet),
            (vec![], None, Answered::NobodyYet),
            (vec![], adult, Answered::ByHerself),
            (vec![Law::Not, Law::NotKnown], child, Answered::NobodyYet),
            (vec![law(then, None)], child, Answered::Yes),
            (vec![law(then, Some(today))], child, Answered::Until(today)),
            (vec![law(then, Some(day(2026, 11, 24)))], child, Answered::NobodyYet),
            (vec![law(soon, None)], child, Answered::NobodyYet),
            (vec![law(then, Some(today)), law(then, Some(soon))], child, Answered::Until(soon)),
            (vec![law(then, Some(today)), law(then, None)], child, Answered::Yes),
        ];
        for (laws, birth, expected) in cases {
            assert_eq!(answered(laws.clone(), birth, today), expected, "{laws:?}");
        }
    }
}
