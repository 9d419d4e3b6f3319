//! The education profile: what a school will ask. Everything may be "not known" and stays visible as missing.

use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Code, Language, Level, Paper, Support},
    problem::FieldProblem,
};

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
    pub fn check(&self) -> Result<Profile, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let profile = Profile {
            level: checks.code("level", &self.level),
            years_out: checks.number("years_out", &self.years_out, 0, 30).and_then(|years| i32::try_from(years).ok()),
            teaching_languages: checks.codes("teaching_languages", &self.teaching_languages),
            papers: checks.codes("papers", &self.papers),
            supports: checks.codes("supports", &self.supports),
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
