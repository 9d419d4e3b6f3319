//! The education profile: what a school will ask. Everything may be "not known" and stays visible as missing.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Code, Language, Level, Paper, Support},
    problem::FieldProblem,
    residents::Birth,
};

/// More years out of school than this are a slip.
const MOST_OUT: i64 = 30;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub version: String,
    pub level: String,
    pub years_out: String,
    pub teaching_languages: Vec<String>,
    pub papers: Vec<String>,
    pub supports: Vec<String>,
}

/// What is known; empty lists and `None` are "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub level: Option<Level>,
    pub years_out: Option<i32>,
    pub teaching_languages: Vec<Language>,
    pub papers: Vec<Paper>,
    pub supports: Vec<Support>,
    /// 0 before anything was written.
    pub version: i32,
}

impl ProfileForm {
    /// Years out of school are years of her life: none before `birth`, where that is known.
    pub fn check(&self, today: NaiveDate, birth: Option<Birth>) -> Result<Profile, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let most = birth.map_or(MOST_OUT, |birth| i64::from(today.year() - birth.year).clamp(0, MOST_OUT));
        let profile = Profile {
            level: checks.code("level", &self.level),
            years_out: checks.number("years_out", &self.years_out, 0, most).and_then(|years| i32::try_from(years).ok()),
            teaching_languages: checks.codes("teaching_languages", &self.teaching_languages),
            papers: checks.codes_or_none("papers", &self.papers),
            supports: checks.codes_or_none("supports", &self.supports),
            version: 0,
        };
        checks.done(Some(profile))
    }
}

impl From<&Profile> for ProfileForm {
    fn from(profile: &Profile) -> Self {
        fn words<C: Code>(codes: &[C]) -> Vec<String> {
            codes.iter().map(|code| code.code().to_owned()).collect()
        }
        Self {
            version: profile.version.to_string(),
            level: profile.level.map(|level| level.code().to_owned()).unwrap_or_default(),
            years_out: profile.years_out.map(|years| years.to_string()).unwrap_or_default(),
            teaching_languages: words(&profile.teaching_languages),
            papers: words(&profile.papers),
            supports: words(&profile.supports),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codes::BirthSource, problem::Fault};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    #[test]
    fn nothing_need_be_known_and_what_is_known_reads_back_as_itself() {
        let check = |form: &ProfileForm| form.check(today(), None);
        assert_eq!(check(&ProfileForm::default()), Ok(Profile::default()));
        let known = Profile {
            level: Some(Level::Isced2),
            years_out: Some(2),
            teaching_languages: vec![Language::Mk, Language::Sq],
            papers: vec![Paper::SchoolReport],
            supports: vec![Support::LargeType],
            version: 0,
        };
        assert_eq!(check(&ProfileForm::from(&known)), Ok(known));
    }

    #[test]
    fn what_is_no_option_is_refused() {
        let papers = ProfileForm { papers: vec![String::new(), "identity".into(), "map".into()], ..ProfileForm::default() };
        assert_eq!(papers.check(today(), None), Err(vec![FieldProblem::new("papers", Fault::NotAnOption)]));
    }

    #[test]
    fn none_is_known_and_stands_alone() {
        let form = |papers: &[&str], supports: &[&str]| {
            let words = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
            ProfileForm { papers: words(papers), supports: words(supports), ..ProfileForm::default() }.check(today(), None)
        };
        let none = Profile { papers: vec![Paper::Nothing], supports: vec![Support::Nothing], ..Profile::default() };
        assert_eq!(form(&["nothing"], &["nothing", "nothing"]), Ok(none));
        let alone = |field| FieldProblem::new(field, Fault::Alone);
        let both = form(&["identity", "nothing"], &["nothing", "tutor"]);
        assert_eq!(both, Err(vec![alone("papers"), alone("supports")]));
    }

    #[test]
    fn nobody_was_away_for_longer_than_she_lives() {
        let birth = |year| Some(Birth { year, month: None, source: BirthSource::Estimate });
        for (years, birth, most) in [("31", None, 30), ("15", birth(2012), 14), ("31", birth(1980), 30), ("1", birth(2026), 0)] {
            let form = ProfileForm { years_out: years.into(), ..ProfileForm::default() };
            let fault = FieldProblem::new("years_out", Fault::Range(0, most));
            assert_eq!(form.check(today(), birth), Err(vec![fault]), "{years}");
        }
        let form = ProfileForm { years_out: "14".into(), ..ProfileForm::default() };
        assert_eq!(form.check(today(), birth(2012)).map(|known| known.years_out), Ok(Some(14)));
    }
}
