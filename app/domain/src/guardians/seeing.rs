//! What a guardian may see here: nothing until a worker has recorded a check and what she herself said, and never for ever.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    accounts::user_name,
    check::Checks,
    codes::{AccountState, Code, FieldGroup, SeeingState, SheSaid},
    days::DayText,
    ids::{Account, Id},
    problem::{Day, Fault, FieldProblem},
    residents::Birth,
    text,
};

/// Letting a guardian see, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SeeingForm {
    pub version: String,
    /// The name she is called by to them; her own where it is empty.
    pub called: String,
    pub groups: Vec<String>,
    pub from: DayText,
    pub until: DayText,
    pub state: String,
    /// The worker's check: when, and what was found.
    pub checked_on: DayText,
    pub checked: String,
    pub she_said: String,
    pub said_on: DayText,
    pub she_words: String,
    /// An account that exists already, by its id.
    pub account: String,
    /// Or the user name of a new one.
    pub user: String,
}

/// By which account they come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The one they have here already.
    Kept,
    Existing(Id<Account>),
    New {
        user: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeeing {
    called: Option<String>,
    groups: Vec<FieldGroup>,
    from: NaiveDate,
    until: Option<NaiveDate>,
    state: SeeingState,
    checked_on: NaiveDate,
    checked: String,
    she_said: SheSaid,
    said_on: NaiveDate,
    she_words: Option<String>,
    way: Way,
}

impl NewSeeing {
    pub fn called(&self) -> Option<&str> {
        self.called.as_deref()
    }
    pub fn groups(&self) -> &[FieldGroup] {
        &self.groups
    }
    pub const fn from(&self) -> NaiveDate {
        self.from
    }
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }
    pub const fn state(&self) -> SeeingState {
        self.state
    }
    pub const fn checked_on(&self) -> NaiveDate {
        self.checked_on
    }
    pub fn checked(&self) -> &str {
        &self.checked
    }
    pub const fn she_said(&self) -> SheSaid {
        self.she_said
    }
    pub const fn said_on(&self) -> NaiveDate {
        self.said_on
    }
    pub fn she_words(&self) -> Option<&str> {
        self.she_words.as_deref()
    }
    pub const fn way(&self) -> &Way {
        &self.way
    }
}

impl SeeingForm {
    /// `has_account` where this guardian comes in already; then no account is asked for. `born` is the first day she may have
    /// been born on.
    pub fn check(&self, today: NaiveDate, has_account: bool, born: Option<NaiveDate>) -> Result<NewSeeing, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let called = checks.text("called", &self.called, text::NAME);
        let groups: Vec<FieldGroup> = checks.codes("groups", &self.groups);
        if groups.is_empty() {
            checks.fault("groups", Fault::Missing);
        }
        let from = checks.day("from", &self.from).unwrap_or(today);
        checks.not_before("from", Some(from), Day::Birth, born);
        let until = checks.day("until", &self.until);
        checks.not_before_any("until", until, [(Day::Birth, born), (Day::Start, Some(from))]);
        // Stopping is an act of its own, and nobody takes it back here.
        let state = checks.code("state", &self.state).unwrap_or(SeeingState::Open);
        if state == SeeingState::Stopped {
            checks.fault("state", Fault::NotAnOption);
        }
        let checked_on = checks.past_day("checked_on", &self.checked_on, today);
        let checked_on = checks.needed("checked_on", checked_on);
        checks.not_before("checked_on", checked_on, Day::Birth, born);
        let checked = checks.needed_text("checked", &self.checked, text::WORDS);
        let she_said = checks.needed_code("she_said", &self.she_said);
        let said_on = checks.past_day("said_on", &self.said_on, today);
        let said_on = checks.needed("said_on", said_on);
        checks.not_before("said_on", said_on, Day::Birth, born);
        let she_words = checks.text("she_words", &self.she_words, text::WORDS);
        let way = self.way(&mut checks, has_account);
        let new = checked_on.zip(she_said).zip(said_on).zip(way).map(|(((checked_on, she_said), said_on), way)| NewSeeing {
            called,
            groups,
            from,
            until,
            state,
            checked_on,
            checked,
            she_said,
            said_on,
            she_words,
            way,
        });
        checks.done(new)
    }

    fn way(&self, checks: &mut Checks, has_account: bool) -> Option<Way> {
        if has_account {
            return Some(Way::Kept);
        }
        if !self.account.is_empty() {
            return checks.id("account", &self.account).map(Way::Existing);
        }
        user_name(&self.user).map_err(|fault| checks.fault("user", fault)).ok().map(|user| Way::New { user })
    }
}

/// What a guardian may see, as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeeingView {
    pub account: Id<Account>,
    pub user: String,
    pub account_state: AccountState,
    pub called: Option<String>,
    pub groups: Vec<FieldGroup>,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub state: SeeingState,
    pub checked_on: NaiveDate,
    pub checked_by: String,
    pub checked: String,
    pub she_said: SheSaid,
    pub said_on: NaiveDate,
    pub she_words: Option<String>,
    pub stopped: Option<Stopped>,
    pub version: i32,
}

/// Who stopped it, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    pub by: String,
    pub at: DateTime<Utc>,
}

impl From<&SeeingView> for SeeingForm {
    fn from(view: &SeeingView) -> Self {
        Self {
            version: view.version.to_string(),
            called: view.called.clone().unwrap_or_default(),
            groups: view.groups.iter().map(|group| group.code().to_owned()).collect(),
            from: view.from.into(),
            until: view.until.into(),
            state: view.state.code().to_owned(),
            checked_on: view.checked_on.into(),
            checked: view.checked.clone(),
            she_said: view.she_said.code().to_owned(),
            said_on: view.said_on.into(),
            she_words: view.she_words.clone().unwrap_or_default(),
            account: String::new(),
            user: view.user.clone(),
        }
    }
}

/// The first day they no longer see: what was agreed, or the first of the month she turns 18 unless she agreed since.
/// With no month of birth known, January: nobody sees longer than they may.
pub fn ends_on(until: Option<NaiveDate>, said_on: NaiveDate, birth: Option<Birth>) -> Option<NaiveDate> {
    let of_age = birth
        .and_then(|birth| NaiveDate::from_ymd_opt(birth.year + 18, birth.month.unwrap_or(1), 1))
        .filter(|of_age| said_on < *of_age);
    let agreed = until.and_then(|until| until.succ_opt());
    [of_age, agreed].into_iter().flatten().min()
}

/// Months since the year 0: how the store compares a month of birth with a day.
pub(super) fn months(year: i32, month: u32) -> i32 {
    year * 12 + i32::try_from(month).unwrap_or(1)
}

pub fn months_of(day: NaiveDate) -> i32 {
    months(day.year(), day.month())
}

/// Whether a guardian sees anything on a day.
pub fn runs(state: SeeingState, from: NaiveDate, ends_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    state == SeeingState::Open && from <= today && ends_on.is_none_or(|ends| today < ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BirthSource;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn today() -> NaiveDate {
        day(2026, 11, 25)
    }

    fn agreed() -> SeeingForm {
        SeeingForm {
            groups: vec!["school".into()],
            checked_on: today().into(),
            checked: "Called the court.".into(),
            she_said: "yes".into(),
            said_on: today().into(),
            user: "dafina".into(),
            ..SeeingForm::default()
        }
    }

    fn faults(form: &SeeingForm) -> Vec<String> {
        form.check(today(), false, None).map_or_else(|faults| faults.into_iter().map(|one| one.field).collect(), |_| vec![])
    }

    #[test]
    fn nothing_is_seen_before_a_check_and_her_own_word() {
        let cases = [
            (agreed(), vec![]),
            (
                SeeingForm { user: "dafina".into(), ..SeeingForm::default() },
                vec!["groups", "checked_on", "checked", "she_said", "said_on"],
            ),
            (SeeingForm { user: String::new(), ..agreed() }, vec!["user"]),
            (SeeingForm { state: "stopped".into(), ..agreed() }, vec!["state"]),
            (SeeingForm { said_on: day(2026, 11, 26).into(), ..agreed() }, vec!["said_on"]),
            (SeeingForm { until: day(2026, 11, 1).into(), ..agreed() }, vec!["until"]),
        ];
        for (form, expected) in cases {
            assert_eq!(faults(&form), expected, "{form:?}");
        }
        let unborn = agreed().check(today(), false, Some(day(2026, 11, 26))).unwrap_err();
        assert_eq!(unborn.into_iter().map(|one| one.field).collect::<Vec<_>>(), ["from", "checked_on", "said_on"]);
    }

    #[test]
    fn seeing_ends_as_agreed_and_when_she_comes_of_age_unless_she_agrees_anew() {
        let born = |month| Some(Birth { year: 2009, month, source: BirthSource::Document });
        let cases = [
            (None, day(2026, 1, 1), None, None),
            (Some(day(2026, 12, 31)), day(2026, 1, 1), None, Some(day(2027, 1, 1))),
            (None, day(2026, 1, 1), born(Some(3)), Some(day(2027, 3, 1))),
            (None, day(2026, 1, 1), born(None), Some(day(2027, 1, 1))),
            (None, day(2027, 3, 1), born(Some(3)), None),
            (Some(day(2026, 12, 31)), day(2026, 1, 1), born(Some(3)), Some(day(2027, 1, 1))),
            (Some(day(2028, 1, 1)), day(2027, 3, 2), born(Some(3)), Some(day(2028, 1, 2))),
        ];
        for (until, said_on, birth, expected) in cases {
            assert_eq!(ends_on(until, said_on, birth), expected, "{until:?} {said_on} {birth:?}");
        }
    }

    #[test]
    fn only_what_is_open_and_within_its_days_is_seen() {
        let cases = [
            (SeeingState::Open, today(), None, true),
            (SeeingState::Open, day(2026, 11, 26), None, false),
            (SeeingState::Open, day(2026, 1, 1), Some(today()), false),
            (SeeingState::Open, day(2026, 1, 1), Some(day(2026, 11, 26)), true),
            (SeeingState::Paused, today(), None, false),
            (SeeingState::Stopped, today(), None, false),
            (SeeingState::Ended, today(), None, false),
        ];
        for (state, from, ends, expected) in cases {
            assert_eq!(runs(state, from, ends, today()), expected, "{state:?} {from} {ends:?}");
        }
    }
}
