//! Courses: what a provider teaches, what it asks of who comes, and what it costs.

mod runs;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use runs::{NewRun, RunForm, RunView, Seats, When, is_over, offer_until, seats};

use crate::{
    assessments::{Instrument, Key},
    check::Checks,
    codes::{Cefr, Code, Language, Level, Mode},
    ids::{Course, Id, Organisation},
    problem::{Fault, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CourseForm {
    pub version: String,
    /// An organisation's id.
    pub provider: String,
    pub title: String,
    /// A field of study as picked from ISCED-F, never required.
    pub isced_f: String,
    pub eqf: String,
    pub language: String,
    /// Teaching hours in all.
    pub hours: String,
    pub mode: String,
    pub needs_age: String,
    pub needs_level: String,
    /// Which language it asks for; empty is the one it is taught in.
    pub needs_language_in: String,
    pub needs_language: String,
    /// Bands of the looks at reading, numbers, and phone and computer.
    pub needs_reading: String,
    pub needs_numbers: String,
    pub needs_digital: String,
    pub needs: String,
    /// What it asks of the body, and what to know about being safe there.
    pub body: String,
    /// In whole denars; 0 where there is no fee.
    pub fee: String,
    /// What else it costs: tools, books, an exam.
    pub costs: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCourse {
    provider: Id<Organisation>,
    title: String,
    isced_f: Option<String>,
    eqf: Option<i32>,
    language: Option<Language>,
    hours: Option<i32>,
    mode: Mode,
    entry: Entry,
    body: String,
    fee: Option<i32>,
    costs: String,
}

/// What a course asks of who comes. `None` is "does not ask", as far as we know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub age: Option<i32>,
    /// Finished at least.
    pub level: Option<Level>,
    /// Which language, and how far in it.
    pub language: Option<(Language, Cefr)>,
    /// A band of the look at reading; so with numbers and digital.
    pub reading: Option<i32>,
    pub numbers: Option<i32>,
    pub digital: Option<i32>,
    pub words: String,
}

impl Entry {
    /// The bands it asks for, each with the look that tells.
    pub fn bands(&self) -> impl Iterator<Item = (Key, i32)> {
        let asked = [(Key::Reading, self.reading), (Key::Numbers, self.numbers), (Key::Digital, self.digital)];
        asked.into_iter().filter_map(|(of, band)| Some((of, band?)))
    }
}

impl NewCourse {
    pub const fn provider(&self) -> Id<Organisation> {
        self.provider
    }
    pub fn title(&self) -> &str {
        &self.title
    }
    /// As picked from the list of fields of study, which the store knows.
    pub fn isced_f(&self) -> Option<&str> {
        self.isced_f.as_deref()
    }
    pub const fn eqf(&self) -> Option<i32> {
        self.eqf
    }
    pub const fn language(&self) -> Option<Language> {
        self.language
    }
    pub const fn hours(&self) -> Option<i32> {
        self.hours
    }
    pub const fn mode(&self) -> Mode {
        self.mode
    }
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }
    pub fn body(&self) -> &str {
        &self.body
    }
    pub const fn fee(&self) -> Option<i32> {
        self.fee
    }
    pub fn costs(&self) -> &str {
        &self.costs
    }
}

impl CourseForm {
    pub fn check(&self) -> Result<NewCourse, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let provider = checks.id("provider", &self.provider);
        let provider = checks.needed("provider", provider);
        let title = checks.needed_text("title", &self.title, text::NAME);
        let isced_f = checks.text("isced_f", &self.isced_f, text::LINE);
        let eqf = whole(&mut checks, "eqf", &self.eqf, 1, 8);
        let language = checks.code("language", &self.language);
        let hours = whole(&mut checks, "hours", &self.hours, 1, 10_000);
        let mode = checks.code("mode", &self.mode).unwrap_or(Mode::InPerson);
        let entry = Entry {
            age: whole(&mut checks, "needs_age", &self.needs_age, 10, 99),
            level: checks.code("needs_level", &self.needs_level),
            language: self.needs_language(&mut checks, language),
            reading: band(&mut checks, Key::Reading, "needs_reading", &self.needs_reading),
            numbers: band(&mut checks, Key::Numbers, "needs_numbers", &self.needs_numbers),
            digital: band(&mut checks, Key::Digital, "needs_digital", &self.needs_digital),
            words: checks.text("needs", &self.needs, text::WORDS).unwrap_or_default(),
        };
        let body = checks.text("body", &self.body, text::WORDS).unwrap_or_default();
        let fee = whole(&mut checks, "fee", &self.fee, 0, 10_000_000);
        let costs = checks.text("costs", &self.costs, text::LINE).unwrap_or_default();
        checks.done(provider.map(|provider| NewCourse {
            provider,
            title,
            isced_f,
            eqf,
            language,
            hours,
            mode,
            entry,
            body,
            fee,
            costs,
        }))
    }

    /// A level says which language it is in: its own, else the one of teaching.
    fn needs_language(&self, checks: &mut Checks, taught: Option<Language>) -> Option<(Language, Cefr)> {
        let level = checks.code("needs_language", &self.needs_language);
        let own = checks.code("needs_language_in", &self.needs_language_in);
        match level {
            Some(level) if checks.is_clean("needs_language_in") => {
                checks.needed("needs_language_in", own.or(taught)).map(|language| (language, level))
            }
            Some(_) => None,
            None => {
                if own.is_some() && checks.is_clean("needs_language") {
                    checks.fault("needs_language", Fault::Missing);
                }
                None
            }
        }
    }
}

/// A band that the look has, above the one before the first.
fn band(checks: &mut Checks, of: Key, field: &str, typed: &str) -> Option<i32> {
    whole(checks, field, typed, 1, Instrument::newest(of).map_or(1, |one| one.most.into()))
}

fn whole(checks: &mut Checks, field: &str, typed: &str, least: i64, most: i64) -> Option<i32> {
    checks.number(field, typed, least, most).and_then(|number| i32::try_from(number).ok())
}

/// What staff see of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseView {
    pub id: Id<Course>,
    pub provider: (Id<Organisation>, String),
    pub title: String,
    /// The code of a field of study.
    pub isced_f: Option<String>,
    pub eqf: Option<i32>,
    pub language: Option<Language>,
    pub hours: Option<i32>,
    pub mode: Mode,
    pub entry: Entry,
    pub body: String,
    pub fee: Option<i32>,
    pub costs: String,
    pub version: i32,
}

impl From<&CourseView> for CourseForm {
    fn from(view: &CourseView) -> Self {
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            version: view.version.to_string(),
            provider: view.provider.0.to_string(),
            title: view.title.clone(),
            isced_f: view.isced_f.clone().unwrap_or_default(),
            eqf: number(view.eqf),
            language: view.language.map(|language| language.code().to_owned()).unwrap_or_default(),
            hours: number(view.hours),
            mode: view.mode.code().to_owned(),
            needs_age: number(view.entry.age),
            needs_level: view.entry.level.map(|level| level.code().to_owned()).unwrap_or_default(),
            needs_language_in: view.entry.language.map(|(language, _)| language.code().to_owned()).unwrap_or_default(),
            needs_language: view.entry.language.map(|(_, level)| level.code().to_owned()).unwrap_or_default(),
            needs_reading: number(view.entry.reading),
            needs_numbers: number(view.entry.numbers),
            needs_digital: number(view.entry.digital),
            needs: view.entry.words.clone(),
            body: view.body.clone(),
            fee: number(view.fee),
            costs: view.costs.clone(),
        }
    }
}

/// Which courses the list shows. Codes and ids only: nothing of it is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub provider: Option<Id<Organisation>>,
    pub language: Option<Language>,
    pub when: Option<When>,
    /// Only where a seat is free.
    pub free: bool,
}

/// A course with its runs, the next first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub course: CourseView,
    pub runs: Vec<RunView>,
}

impl Asked {
    /// Whether a course is shown; of its runs those are kept that were asked for.
    pub fn keeps(&self, listed: &mut Listed, today: NaiveDate) -> bool {
        if self.provider.is_some_and(|id| id != listed.course.provider.0)
            || self.language.is_some_and(|language| listed.course.language != Some(language))
        {
            return false;
        }
        if self.when.is_none() && !self.free {
            return true;
        }
        listed.runs.retain(|run| {
            self.when.is_none_or(|when| run.when(today) == when)
                && (!self.free || (run.seats.free().is_some_and(|free| free > 0) && run.when(today) != When::Over))
        });
        !listed.runs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROVIDER: &str = "0190b5a0-0000-7000-8000-000000000001";

    fn form() -> CourseForm {
        CourseForm { provider: PROVIDER.into(), title: "Bakery, level 1".into(), ..CourseForm::default() }
    }

    #[test]
    fn a_provider_and_a_title_are_enough() {
        let new = form().check().unwrap();
        assert_eq!((new.title(), new.mode(), new.fee(), new.entry()), ("Bakery, level 1", Mode::InPerson, None, &Entry::default()));
    }

    #[test]
    fn what_cannot_stand_is_named() {
        for (form, field, fault) in [
            (CourseForm { provider: String::new(), ..form() }, "provider", Fault::Missing),
            (CourseForm { provider: "iskra".into(), ..form() }, "provider", Fault::NotAnOption),
            (CourseForm { title: " ".into(), ..form() }, "title", Fault::Missing),
            (CourseForm { isced_f: "1".repeat(text::LINE + 1), ..form() }, "isced_f", Fault::TooLong(text::LINE)),
            (CourseForm { eqf: "9".into(), ..form() }, "eqf", Fault::Range(1, 8)),
            (CourseForm { hours: "many".into(), ..form() }, "hours", Fault::NotANumber),
            (CourseForm { mode: "by_post".into(), ..form() }, "mode", Fault::NotAnOption),
            (CourseForm { needs_language: "a2".into(), ..form() }, "needs_language_in", Fault::Missing),
            (CourseForm { needs_language_in: "mk".into(), ..form() }, "needs_language", Fault::Missing),
            (CourseForm { needs_language_in: "a2".into(), ..form() }, "needs_language_in", Fault::NotAnOption),
            (CourseForm { needs_reading: "5".into(), ..form() }, "needs_reading", Fault::Range(1, 4)),
            (CourseForm { needs_numbers: "0".into(), ..form() }, "needs_numbers", Fault::Range(1, 4)),
            (CourseForm { needs_digital: "4".into(), ..form() }, "needs_digital", Fault::Range(1, 3)),
            (CourseForm { needs_age: "9".into(), ..form() }, "needs_age", Fault::Range(10, 99)),
            (CourseForm { fee: "-1".into(), ..form() }, "fee", Fault::Range(0, 10_000_000)),
        ] {
            assert_eq!(form.check().unwrap_err(), [FieldProblem::new(field, fault)]);
        }
    }

    #[test]
    fn a_level_is_in_the_language_that_is_named_else_in_the_one_of_teaching() {
        for (own, taught, expected) in
            [("", "mk", Language::Mk), ("en", "mk", Language::En), ("en", "", Language::En), ("mk", "mk", Language::Mk)]
        {
            let needs_language_in = own.into();
            let form = CourseForm { needs_language: "a2".into(), needs_language_in, language: taught.into(), ..form() };
            assert_eq!(form.check().unwrap().entry().language, Some((expected, Cefr::A2)), "{own} {taught}");
        }
    }

    #[test]
    fn what_it_asks_for_is_told_by_the_look_it_is_held_against() {
        let form = CourseForm { needs_reading: "2".into(), needs_digital: "1".into(), ..form() };
        let bands: Vec<_> = form.check().unwrap().entry().bands().collect();
        assert_eq!(bands, [(Key::Reading, 2), (Key::Digital, 1)]);
    }
}
