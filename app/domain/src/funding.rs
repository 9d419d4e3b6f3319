//! Who pays for what, until when, and who takes over: the money that ends is seen before it does.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{After, Code, Payer},
    days::DayText,
    ids::{Funding, Id, Place},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// Money that ends within so many days is on the desk.
pub const SOON_DAYS: u64 = 60;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FundingForm {
    pub version: String,
    /// "Bus pass", "Course fee".
    pub what: String,
    pub payer: String,
    /// The payer's own name.
    pub payer_words: String,
    pub from: DayText,
    pub until: DayText,
    pub after: String,
    /// Who was asked, or who agreed.
    pub after_words: String,
    /// The place in a course that it is for, if it is for one.
    pub place: String,
}

/// Who pays when this has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    Nobody,
    Asked { words: Option<String> },
    Agreed { words: Option<String> },
    NotNeeded,
}

impl Next {
    /// From what is stored: the code lies open, the words are sealed.
    pub fn of(after: After, words: Option<String>) -> Self {
        match after {
            After::Nobody => Self::Nobody,
            After::Asked => Self::Asked { words },
            After::Agreed => Self::Agreed { words },
            After::NotNeeded => Self::NotNeeded,
        }
    }

    /// Nobody said yes yet, and it is not said that nobody needs to.
    pub const OPEN: [After; 2] = [After::Nobody, After::Asked];

    pub fn is_open(&self) -> bool {
        Self::OPEN.contains(&self.code())
    }

    pub const fn code(&self) -> After {
        match self {
            Self::Nobody => After::Nobody,
            Self::Asked { .. } => After::Asked,
            Self::Agreed { .. } => After::Agreed,
            Self::NotNeeded => After::NotNeeded,
        }
    }

    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Asked { words } | Self::Agreed { words } => words.as_deref(),
            Self::Nobody | Self::NotNeeded => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFunding {
    what: String,
    payer: Payer,
    payer_words: Option<String>,
    from: NaiveDate,
    until: Option<NaiveDate>,
    next: Next,
    place: Option<Id<Place>>,
}

impl NewFunding {
    pub fn what(&self) -> &str {
        &self.what
    }
    pub const fn payer(&self) -> Payer {
        self.payer
    }
    pub fn payer_words(&self) -> Option<&str> {
        self.payer_words.as_deref()
    }
    pub const fn from(&self) -> NaiveDate {
        self.from
    }
    /// `None`: no end is known.
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }
    pub const fn next(&self) -> &Next {
        &self.next
    }
    pub const fn place(&self) -> Option<Id<Place>> {
        self.place
    }
}

impl FundingForm {
    /// Both days may lie ahead. Nothing chosen for what comes after is `Nobody`: that is what the desk must see. What is agreed
    /// says with whom. `born` is the first day she may have been born on.
    pub fn check(&self, born: Option<NaiveDate>) -> Result<NewFunding, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let what = checks.needed_text("what", &self.what, text::LINE);
        let payer = checks.needed_code("payer", &self.payer);
        let payer_words = checks.text("payer_words", &self.payer_words, text::LINE);
        let from = checks.needed_day("from", &self.from);
        checks.not_before("from", from, Day::Birth, born);
        let until = checks.day("until", &self.until);
        checks.not_before_any("until", until, [(Day::Birth, born), (Day::Start, from)]);
        let after = checks.code("after", &self.after).unwrap_or(After::Nobody);
        let words = checks.text("after_words", &self.after_words, text::LINE);
        if words.is_some() && !matches!(after, After::Asked | After::Agreed) {
            checks.fault("after", Fault::Missing);
        }
        if after == After::Agreed {
            checks.needed("after_words", words.as_deref());
        }
        let next = Next::of(after, words);
        let place = checks.id("place", &self.place);
        checks.done(payer.zip(from).map(|(payer, from)| NewFunding { what, payer, payer_words, from, until, next, place }))
    }
}

/// Whether it still runs and ends within so many days; the last day counts.
pub fn ends_within(until: Option<NaiveDate>, today: NaiveDate, days: u64) -> bool {
    until.is_some_and(|until| until >= today && today.checked_add_days(Days::new(days)).is_some_and(|edge| until <= edge))
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundingView {
    pub id: Id<Funding>,
    pub what: String,
    pub payer: Payer,
    pub payer_words: Option<String>,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub next: Next,
    /// The place in a course that it is for.
    pub place: Option<Id<Place>>,
    pub version: i32,
}

impl From<&FundingView> for FundingForm {
    fn from(view: &FundingView) -> Self {
        Self {
            version: view.version.to_string(),
            what: view.what.clone(),
            payer: view.payer.code().to_owned(),
            payer_words: view.payer_words.clone().unwrap_or_default(),
            from: view.from.into(),
            until: view.until.into(),
            after: view.next.code().code().to_owned(),
            after_words: view.next.words().unwrap_or_default().to_owned(),
            place: view.place.map(|place| place.to_string()).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn form() -> FundingForm {
        FundingForm {
            what: "Bus pass".into(),
            payer: "municipality".into(),
            from: day(9, 1).into(),
            until: day(12, 31).into(),
            ..FundingForm::default()
        }
    }

    #[test]
    fn money_is_seen_ending_from_sixty_days_before_to_its_last_day() {
        for (until, expected) in [
            (None, false),
            (Some(day(11, 23)), false),
            (Some(day(11, 24)), true),
            (NaiveDate::from_ymd_opt(2027, 1, 23), true),
            (NaiveDate::from_ymd_opt(2027, 1, 24), false),
        ] {
            assert_eq!(ends_within(until, day(11, 24), SOON_DAYS), expected, "{until:?}");
        }
    }

    #[test]
    fn nobody_named_after_is_said_as_nobody() {
        let new = form().check(None).unwrap();
        assert_eq!((new.next(), new.until()), (&Next::Nobody, Some(day(12, 31))));
        let asked = FundingForm { after: "asked".into(), after_words: "the municipality".into(), ..form() };
        assert_eq!(asked.check(None).unwrap().next().words(), Some("the municipality"));
        let to_whom_not_known = FundingForm { after: "asked".into(), ..form() };
        assert_eq!(to_whom_not_known.check(None).unwrap().next(), &Next::Asked { words: None });
    }

    #[test]
    fn what_cannot_stand_is_named() {
        let early = Fault::Before { day: day(8, 31), other: Day::Start, other_day: day(9, 1) };
        for (form, field, fault) in [
            (FundingForm { what: " ".into(), ..form() }, "what", Fault::Missing),
            (FundingForm { payer: "aunt".into(), ..form() }, "payer", Fault::NotAnOption),
            (FundingForm { from: DayText::default(), ..form() }, "from", Fault::Missing),
            (FundingForm { until: day(8, 31).into(), ..form() }, "until", early),
            (FundingForm { after_words: "the agency".into(), ..form() }, "after", Fault::Missing),
            (FundingForm { after: "agreed".into(), after_words: " ".into(), ..form() }, "after_words", Fault::Missing),
        ] {
            assert_eq!(form.check(None).unwrap_err(), [FieldProblem::new(field, fault)]);
        }
    }

    #[test]
    fn nobody_pays_for_her_before_her_birth() {
        let early = |day| Fault::Before { day, other: Day::Birth, other_day: self::day(9, 2) };
        for (form, expected) in [
            (FundingForm { from: day(9, 2).into(), ..form() }, vec![]),
            (form(), vec![FieldProblem::new("from", early(day(9, 1)))]),
            (
                FundingForm { from: day(8, 1).into(), until: day(8, 31).into(), ..form() },
                vec![FieldProblem::new("from", early(day(8, 1))), FieldProblem::new("until", early(day(8, 31)))],
            ),
        ] {
            assert_eq!(form.check(Some(day(9, 2))).map_or_else(|faults| faults, |_| vec![]), expected, "{form:?}");
        }
    }

    #[test]
    fn an_edit_form_filled_from_a_view_checks_to_the_same() {
        let new = FundingForm { after: "agreed".into(), after_words: "Agency".into(), ..form() }.check(None).unwrap();
        let view = FundingView {
            id: Id::new(uuid::Uuid::nil()),
            what: new.what().into(),
            payer: new.payer(),
            payer_words: None,
            from: new.from(),
            until: new.until(),
            next: new.next().clone(),
            place: new.place(),
            version: 3,
        };
        assert_eq!(FundingForm::from(&view).check(None).unwrap(), new);
    }
}
